"""The redline as Markdown, to be pasted into mails and issues: ~~struck~~ and **added**, ledgers as tables.

Nothing of a text becomes markup.  Where a mark would not be seen as one beside a letter (``States~~, all~~``),
a space stands between; beside that, leaving out what is struck gives the newer text, and leaving out what is
added the older.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hrcdiff.findings.ledgers import LEDGERS, concordance, heading, ledger, lowered, noted, rollover, sides
from hrcdiff.findings.words import OTHER, unnamed
from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import ODD
from hrcdiff.renderers.notes import Notes, called, narrowed, notes, nothing, of_row, silent, told
from hrcdiff.renderers.rows import Fold, Row, Title, sections
from hrcdiff.renderers.to_terminal import proof
from hrcdiff.renderers.words import SPACES, groups, joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hrcdiff.model import Op, Redline
    from hrcdiff.renderers.rows import Item
    from hrcdiff.renderers.runs import Run

SIGNS: dict[Op, str] = {"equal": "", "delete": "~~", "insert": "**"}
_ACTIVE = re.compile(r"[\\`*_~\[\]<>&|#$]|:(?=//)|(?<=[Ww]{3})\.")
"""Characters that mean something anywhere in a line; a colon or a point where a bare address would become a link."""
_NAME = re.compile(r"@(?=\w)")
_AT_START = re.compile(r"\A(?:(\d{1,9})(?=[.)])|()(?=[-+=]))")
"""What would begin a list or underline a heading, at the start of a line."""
_KEPT = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff")
"""Format characters that only spell."""


def redline_to_markdown(redline: Redline, *, only: str | None = None) -> str:
    """The redline; ``only`` narrows it to ``substantive`` changes or to the findings of one ledger."""
    shown = [*_redline(redline, only)]
    blocks = [*_head(redline), *shown]
    blocks += _footnotes(redline) if only in (None, "references") else []
    blocks += [block for name in LEDGERS if only in (None, name) for block in _ledger(redline, name)]
    if only is None:
        blocks += [*_words(redline), *_lowered(redline), *_concordance(redline)]
    if only and not shown and not (only == "references" and redline.footnote_changes):
        blocks.append(nothing(redline, only))
    return "\n\n".join(blocks) + "\n"


# --- text as text ----------------------------------------------------------------------------


def escaped(text: str) -> str:
    """A text of which nothing is markup, on one line; characters that cannot be shown become a sign."""
    line = "".join(map(_shown, text))
    return _NAME.sub("@<!-- -->", _ACTIVE.sub(r"\\\g<0>", line))


def _shown(character: str) -> str:
    if character.isspace():
        return character if character in " \u00a0\u2007\u202f\u3000" else " "
    odd = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in _KEPT
    return ODD if odd else character


def _line(text: str) -> str:
    """A paragraph: its first characters begin no list and no heading."""
    return _AT_START.sub(lambda match: f"{match[1] or ''}\\", text.strip(), count=1)


def marked(runs: Sequence[Run]) -> str:
    """The words of a row with their marks.

    White space at the ends of what changed stands outside the marks; a flag or a finding is left to the notes.
    """
    out = ""
    parts = groups(runs)
    for i, group in enumerate(parts):
        op, tag, text = group[0].op, group[0].tag, "".join(run.text for run in group)
        if tag:
            out = _spaced(out) + f"`{tag.replace('`', '')}`" + ("" if text[:1].isspace() else " ")
        if op != "equal" and text.isspace():
            out = out + " " if joins(parts, i) else _around(out, SIGNS[op], text.translate(SPACES))
        elif op == "equal":
            clean = escaped(text)
            out = _spaced(out) + clean if _clings(out, clean) else out + clean
        else:
            inner = text.strip()
            before = text[: len(text) - len(text.lstrip())]
            out = _around(out + escaped(before), SIGNS[op], inner) + escaped(text[len(before) + len(inner) :])
    return out


def _around(out: str, sign: str, text: str) -> str:
    """Words in their marks, set apart from marks before them and from a letter that would hide them."""
    inner = escaped(text)
    hidden = bool(out) and _is_sign(inner[:1]) and not _is_sign(out[-1], widely=False) and not out[-1].isspace()
    return (_spaced(out) if hidden or out.endswith(("~~", "**")) else out) + sign + inner + sign


def _clings(out: str, text: str) -> bool:
    """Whether the mark that ends here would not be seen: it closes after a sign, and a letter follows."""
    if not out.endswith(("~~", "**")) or not text or text[0].isspace():
        return False
    return _is_sign(out[:-2][-1:]) and not _is_sign(text[0], widely=False)


def _is_sign(character: str, *, widely: bool = True) -> bool:
    """Punctuation as Markdown has it; readers differ over symbols beyond ASCII, so those count only ``widely``."""
    kind = unicodedata.category(character)[0] if character else ""
    return kind == "P" or (kind == "S" and (widely or character.isascii()))


def _spaced(out: str) -> str:
    return out if not out or out[-1].isspace() else out + " "


# --- the whole -------------------------------------------------------------------------------


def _head(redline: Redline) -> Iterator[str]:
    old, new = redline.old, redline.new
    yield f"# {escaped(new.title or phrases.name(new)).strip()}"
    sides = (f"{escaped(phrases.name(text))} ({escaped(phrases.standing(text))})" for text in (old, new))
    yield _line(" → ".join(sides))
    if not redline.summary.same_family:
        yield f"Of different families ({escaped(redline.summary.family_reason)}): {phrases.APART}."
    yield from (f"Warning: {escaped(warning.message)}" for warning in phrases.further_warnings(redline))
    yield escaped(f"{phrases.summary(redline)} {rollover(redline).verdict}")
    yield escaped(proof(redline))


def _redline(redline: Redline, only: str | None) -> Iterator[str]:
    table = notes(redline)
    orders = tuple({p.address: i for i, p in enumerate(text.paragraphs)} for text in (redline.old, redline.new))
    for section in sections(redline):
        items = [item for each in section.items if (item := narrowed(each, only, table))]
        if items:
            yield f"## {phrases.PARTS[section.part]}"
        for item in items:
            yield from _item(item, orders, table)


def _item(item: Item, orders: Sequence[Mapping[str, int]], table: Notes) -> Iterator[str]:
    if isinstance(item, Title):
        yield f"### {escaped(item.text).strip()}"
    elif isinstance(item, Row):
        yield from [_marker(item)] if item.kind == "marker" else _row(item, table)
    else:
        for part in silent(item, table):
            yield from [_unchanged(part, orders)] if isinstance(part, Fold) else _row(part, table)


def _unchanged(fold: Fold, orders: Sequence[Mapping[str, int]]) -> str:
    old, new = (phrases.span(side, order) for side, order in zip((fold.old, fold.new), orders, strict=True))
    about = ", ".join(phrases.relation(fold.rows[0]))
    return f"{_label(f'{old} → {new}')} {escaped(about)}, {phrases.length(fold.words)}"


def _marker(row: Row) -> str:
    return f"{_label(', '.join(row.old))} {phrases.marker(row)}: now {escaped(row.new or '')}"


def _label(text: str) -> str:
    """Addresses in code, so that they look like no added words."""
    return f"`{''.join(map(_shown, text)).replace('`', '')}`"


def _row(row: Row, table: Notes) -> Iterator[str]:
    ends = f"{', '.join(row.old) or '–'} → {row.new or '–'}"
    yield f"{_label(ends)} {escaped(', '.join(phrases.relation(row)))}"
    yield _line(marked(row.runs)) or "(empty)"
    told_here = [f"- {called(f)}: {escaped(f.note)}" for f in of_row(row, table) if told(f)]
    told_here += [f"- words that {escaped(phrases.carried(flag))}: “{escaped(flag.words)}”" for flag in row.flags]
    if told_here:
        yield "\n".join(told_here)


# --- tables ----------------------------------------------------------------------------------


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        return
    yield f"## {title}"
    lines = [head, ["---"] * len(head), *([escaped(cell).strip() or "–" for cell in row] for row in rows)]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ledger(redline: Redline, name: str) -> Iterator[str]:
    places = sides(redline)
    rows = [[*(", ".join(side) for side in places(f)), noted(redline, f), f.rule] for f in ledger(redline, name)]
    return _table(heading(name), ("Old", "New", "What", "Rule"), rows)


def _footnotes(redline: Redline) -> Iterator[str]:
    rows = [[phrases.hangs(c.old), phrases.hangs(c.new), phrases.footnote(c)] for c in redline.footnote_changes]
    return _table("Footnotes", ("Old", "New", "What"), rows)


def _words(redline: Redline) -> Iterator[str]:
    rows = [[each.old, each.new, each.old_words, each.new_words] for each in unnamed(redline)]
    return _table(OTHER, ("Old", "New", "Out", "In"), rows)


def _lowered(redline: Redline) -> Iterator[str]:
    rows = [
        [each.old, each.new, each.old_words, each.new_words, f"{each.significance}: {each.says}"]
        for each in lowered(redline)
    ]
    return _table("Lowered by a rule", ("Old", "New", "Out", "In", "Rule"), rows)


def _concordance(redline: Redline) -> Iterator[str]:
    rows = [[line.old or "", ", ".join(line.new), line.what] for line in concordance(redline)]
    return _table("Concordance", ("Old", "New", "What became of it"), rows)
