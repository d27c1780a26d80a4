"""The redline as Markdown, to be pasted into mails and issues: ~~struck~~ and **added**, ledgers as tables.

Nothing of a text becomes markup.  Where a mark would not be seen as one beside a letter (``States~~, all~~``), an
element of HTML stands in its place (``States<del>, all</del>``).  Leaving out what is struck gives the newer text, and
leaving out what is added the older.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.ledgers import LEDGERS, concordance, heading, ledger, lowered, noted, sides
from hrcdiff.findings.words import OTHER, unnamed
from hrcdiff.renderers import headline, phrases
from hrcdiff.renderers.columns import ODD
from hrcdiff.renderers.notes import Notes, headed, narrowed, notes, nothing, of_row, silent, told
from hrcdiff.renderers.rows import Fold, Row, Title, sections
from hrcdiff.renderers.to_terminal import proof
from hrcdiff.renderers.words import SPACES, groups, joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hrcdiff.model import Op, Redline
    from hrcdiff.renderers.rows import Item
    from hrcdiff.renderers.runs import Run

SIGNS: dict[Op, str] = {"equal": "", "delete": "~~", "insert": "**"}
ELEMENTS: dict[Op, str] = {"equal": "", "delete": "del", "insert": "ins"}
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
    """The words of a row with their marks; a flag or a finding is left to the notes.

    White space at the ends of what changed stands outside the marks if the other text has some there too.
    """
    parts = groups(runs)
    pieces: list[_Piece] = []
    for i, group in enumerate(parts):
        op, tag, text = group[0].op, group[0].tag, "".join(run.text for run in group)
        if tag:
            pieces.append(
                _Piece("equal", f"{_gap(pieces)}`{tag.replace('`', '')}`" + ("" if text[:1].isspace() else " "))
            )
        if op == "equal":
            pieces.append(_Piece("equal", escaped(text)))
        elif not text.isspace():
            pieces += _change(parts, i, text, _gap(pieces))
        elif joins(parts, i):
            pieces.append(_Piece("equal", " "))
        else:
            pieces.append(_Piece(op, text.translate(SPACES)))
    return _drawn([piece for piece in pieces if piece.text])


class _Piece(NamedTuple):
    """Words with one mark, or without."""

    op: Op
    text: str
    """Escaped already if it stands without a mark."""


def _change(parts: Sequence[Sequence[Run]], i: int, text: str, gap: str) -> Iterator[_Piece]:
    """What changed, and the white space that stands around its marks."""
    op, inner = parts[i][0].op, text.strip()
    start = text.index(inner)
    ends = text[:start], text[start + len(inner) :]
    if any(map(_blank, _beside(parts, i, op))):
        yield _Piece("equal", escaped(ends[0]) or _between(parts, i, gap))
        yield _Piece(op, inner)
        yield _Piece("equal", escaped(ends[1]))
    else:
        kept = ("" if has else end for has, end in zip(_shared(parts, i), ends, strict=True))
        yield _Piece(op, inner.join(kept))


def _shared(parts: Sequence[Sequence[Run]], i: int) -> tuple[bool, bool]:
    """Whether words of the other text that this replaces have white space at their beginning and at their end."""
    before = i > 0 and parts[i - 1][0].op != "equal" and not parts[i][0].tag
    after = i + 1 < len(parts) and parts[i + 1][0].op != "equal" and not parts[i + 1][0].tag
    first, last = parts[i - 1][0].text if before else "", parts[i + 1][-1].text if after else ""
    return first[:1].isspace() and not first.isspace(), last[-1:].isspace() and not last.isspace()


def _between(parts: Sequence[Sequence[Run]], i: int, gap: str) -> str:
    """A space between two marks that meet, if neither text is the worse for it."""
    last = parts[i - 1][0].op if i else "equal"
    if "equal" in (last, parts[i][0].op) or parts[i][0].tag:
        return ""
    return gap if _blank(_beside(parts, i, last)[0]) and _blank(_beside(parts, i, parts[i][0].op)[1]) else ""


def _beside(parts: Sequence[Sequence[Run]], i: int, op: Op) -> tuple[str, str]:
    """The characters before and after some words in the text that has none of this kind; empty at its ends."""
    before = next((parts[j][-1].text[-1:] for j in range(i - 1, -1, -1) if parts[j][0].op != op), "")
    after = next((parts[j][0].text[:1] for j in range(i + 1, len(parts)) if parts[j][0].op != op), "")
    return before, after


def _blank(character: str) -> bool:
    return not character or character.isspace()


def _gap(pieces: Sequence[_Piece]) -> str:
    """A space, if none stands there."""
    return "" if not pieces or pieces[-1].text[-1:].isspace() else " "


def _drawn(pieces: Sequence[_Piece]) -> str:
    """The pieces in their marks, or in elements of HTML where a mark would not be seen as one."""
    out = ""
    for n, (op, text) in enumerate(pieces):
        sign, name = SIGNS[op], ELEMENTS[op]
        if not sign:
            out += text
            continue
        inner = escaped(text)
        follows = pieces[n + 1] if n + 1 < len(pieces) else _Piece("equal", " ")
        hidden = _hides(out[-1:], inner[0]) or _hides(SIGNS[follows.op][:1] or follows.text[0], inner[-1])
        plain = not (hidden or text[0].isspace() or text[-1].isspace())
        out += f"{sign}{inner}{sign}" if plain else f"<{name}>{inner}</{name}>"
    return out


def _hides(outside: str, inside: str) -> bool:
    """Whether a mark between these characters is none: it stands at a letter, and a sign comes first in it."""
    return not _blank(outside) and _is_sign(inside) and not _is_sign(outside, widely=False)


def _is_sign(character: str, *, widely: bool = True) -> bool:
    """Punctuation as Markdown has it; readers differ over symbols beyond ASCII, so those count only ``widely``."""
    kind = unicodedata.category(character)[0] if character else ""
    return kind == "P" or (kind == "S" and (widely or character.isascii()))


# --- the whole -------------------------------------------------------------------------------


def _head(redline: Redline) -> Iterator[str]:
    old, new = redline.old, redline.new
    yield f"# {escaped(new.title or phrases.name(new)).strip()}"
    sides = (f"{escaped(phrases.name(text))} ({escaped(phrases.standing(text))})" for text in (old, new))
    yield _line(" → ".join(sides))
    if not redline.summary.same_family:
        yield f"Of different families ({escaped(redline.summary.family_reason)}): {phrases.APART}."
    yield from (f"Warning: {escaped(warning.message)}" for warning in phrases.further_warnings(redline))
    yield escaped(headline.answered(redline))
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
        yield f"### {marked(item.words) if item.words else escaped(item.text).strip()}"
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
    return f"{_label(', '.join(row.old))} {phrases.marker(row)}: {escaped(phrases.now(row))}"


def _label(text: str) -> str:
    """Addresses in code, so that they look like no added words."""
    return f"`{''.join(map(_shown, text)).replace('`', '')}`"


def _row(row: Row, table: Notes) -> Iterator[str]:
    ends = f"{', '.join(row.old) or '–'} → {row.new or '–'}"
    yield f"{_label(ends)} {escaped(', '.join(phrases.relation(row)))}"
    yield _line(marked(row.runs)) or "(empty)"
    told_here = [f"- {escaped(headed(f))}" for f in of_row(row, table) if told(f)]
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
    return _table("Editorial or technical, by rule", ("Old", "New", "Out", "In", "Rule"), rows)


def _concordance(redline: Redline) -> Iterator[str]:
    rows = [[line.old or "", ", ".join(line.new), line.what] for line in concordance(redline)]
    return _table("Concordance", ("Old", "New", "What became of it"), rows)
