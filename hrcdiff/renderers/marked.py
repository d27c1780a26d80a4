"""The words of a paragraph as markup: what is taken out in ``del``, what is put in in ``ins``.

This is the one place that makes markup outside the templates, because every space counts in it:
`hrcdiff.renderers.reread` must get both texts back from it.  Each text goes through `shown`.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hrcdiff.patterns import later
from hrcdiff.renderers.anchors import anchor
from hrcdiff.renderers.phrases import carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.renderers.notes import Mark
    from hrcdiff.renderers.rows import Row, Title
    from hrcdiff.renderers.runs import Flag, Run

_NOTHING = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
ODD = later(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NOTHING}]")
"""Characters that HTML cannot carry as they are; none of them counts as printable."""

_PICTURE = Markup('<span class="odd" data-c="{}">{}</span>')
_FLAG = (
    '<a data-note class="flag" id="{id}-{here}" href="#{id}-{there}" '
    'aria-label="Transfer {number}: words that {went}">{number}</a>'
)
"""This and the next one are for what is escaped already."""
_TAG = '<span data-note class="tag"><span class="vh">from </span>{}</span>'
_TITLE = Markup('<span class="t"><b>{}</b></span>')
"""Its marks are read out as those of a paragraph are."""
_of_one_edit = attrgetter("place")
_ELEMENT = {"insert": "ins", "delete": "del", "equal": "span"}


def shown(text: str) -> Markup:
    """A text, escaped; characters that HTML cannot carry become named pictures of themselves."""
    if text.isprintable() or not ODD.search(text):
        return escape(text)
    parts = re.split(f"({ODD.pattern})", text)
    return Markup("").join(_picture(part) if i % 2 else escape(part) for i, part in enumerate(parts))


def autoescaped(text: str) -> str:
    """A text for a template that escapes it; markup only where a character had to become a picture of itself."""
    return text if text.isprintable() or not ODD.search(text) else shown(text)


def written(value: object) -> str:
    """What a template writes for a value: as `escape` has it, and no markup is made of a text without signs."""
    if type(value) is str:
        signs = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if signs else value
    return value if type(value) is Markup else escape(value)


def _picture(character: str) -> Markup:
    code = ord(character)
    return _PICTURE.format(code, chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}")


def marked(row: Row) -> Markup:
    """The words of a row; runs of one edit stand in one element, so that a change announces itself once."""
    many = row.link is not None and (len(row.link.old) > 1 or len(row.link.new) > 1)
    return _in_elements(row.runs, many=many, several=len(row.old) > 1)


def titled(title: Title) -> Markup:
    """A heading, with what was taken out and put in if it has other words, is gone or is new."""
    if not title.words:
        return shown(title.text)
    return _TITLE.format(_in_elements(title.words, many=False, several=False))


def _in_elements(runs_of_row: Sequence[Run], *, many: bool, several: bool) -> Markup:
    """Runs with the elements of their fate; with the place of each edit in its link if ``many`` share it."""
    parts: list[str] = []
    before: Run | None = None
    for place, group in groupby(runs_of_row, _of_one_edit):
        first, *others = group
        op, text, old, significance = first.op, first.text, first.old, first.significance
        name = _ELEMENT[op]
        attributes = f' data-i="{place}"' if many else ""
        if several and old is not None:
            attributes += f' data-old="{escape(old)}"'
        if op != "equal":
            if text[:1].isspace() and text.strip():  # the space before a changed word is not underlined
                parts.append(f'<{name}{attributes} class="gap">{autoescaped(text[:1])}</{name}>')
                text = text[1:]
            by = before is not None and before.op not in ("equal", op) and _touch(before.text, text)
            if significance is not None and significance != "substantive":
                attributes += f' class="{significance} by"' if by else f' class="{significance}"'
            elif by:
                attributes += ' class="by"'
        content = "".join([_piece(first, text), *[_piece(run, run.text) for run in others]])
        parts.append(content if name == "span" and not attributes else f"<{name}{attributes}>{content}</{name}>")
        before = others[-1] if others else first
    return Markup("".join(parts))


def _touch(one: str, other: str) -> bool:
    """Whether two texts meet without a space between them."""
    return not one[-1:].isspace() and not other[:1].isspace()


def _piece(run: Run, text: str) -> str:
    """The words of a run, as many of them as ``text`` has, with what stands before and behind them."""
    text = written(text) if text.isprintable() else shown(text)
    _, _, _, _, _, _, opening, flags, transferred, marks, tag = run
    if opening:
        text = f"<i>{text}</i>"
    if transferred:
        text = f'<span class="tr">{text}</span>'
    if flags or tag:
        text = "".join((*map(_flag, flags), _TAG.format(written(tag)) if tag else "", text))
    return "".join((text, *map(_mark, marks))) if marks else text


def _mark(mark: Mark) -> str:
    """Word joiners keep the letter on the line of its word, and what follows on the line of the letter."""
    name, letter = written(mark.id), written(mark.letter)
    link = f'<a class="fm" id="at-{name}" href="#{name}" aria-label="Note {letter}">{letter}</a>'
    return f"<span data-note>\u2060{link}\u2060</span>"


def _flag(flag: Flag) -> str:
    old = flag.side == "old"
    return _FLAG.format(
        id=anchor(flag.transfer.id),
        here=flag.side,
        there="new" if old else "old",
        number=flag.number,
        went=written(carried(flag)),
    )
