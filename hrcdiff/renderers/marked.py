"""The words of a paragraph as markup: what is taken out in ``del``, what is put in in ``ins``.

This is the one place that makes markup outside the templates, because every space counts in it:
`hrcdiff.renderers.reread` must get both texts back from it.  Each text goes through `shown`.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hrcdiff.patterns import later
from hrcdiff.renderers.anchors import anchor
from hrcdiff.renderers.phrases import carried

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hrcdiff.renderers.rows import Row
    from hrcdiff.renderers.runs import Flag, Run

_NOTHING = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
ODD = later(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NOTHING}]")
"""Characters that HTML cannot carry as they are; none of them counts as printable."""

_PICTURE = Markup('<span class="odd" data-c="{}">{}</span>')
_FLAG = Markup(
    '<a data-note class="flag" id="{id}-{here}" href="#{id}-{there}" '
    'aria-label="Transfer {number}: words that {went}">{number}</a>'
)
_MARK = '<span data-note>\u2060<a class="fm" id="at-{0}" href="#{0}" aria-label="Note {1}">{1}</a>\u2060</span>'
"""For what is escaped already, as are the next two.

Word joiners keep the letter on the line of its word, and what follows on the line of the letter.
"""
_OPENING = "<i>{}</i>"
_TRANSFERRED = '<span class="tr">{}</span>'
_TAG = Markup('<span data-note class="tag"><span class="vh">from </span>{}</span>')
_ELEMENT = {"insert": "ins", "delete": "del", "equal": "span"}


def shown(text: str) -> Markup:
    """A text, escaped; characters that HTML cannot carry become named pictures of themselves."""
    if text.isprintable() or not ODD.search(text):
        return escape(text)
    parts = re.split(f"({ODD.pattern})", text)
    return Markup("").join(_picture(part) if i % 2 else escape(part) for i, part in enumerate(parts))


def _picture(character: str) -> Markup:
    code = ord(character)
    return _PICTURE.format(code, chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}")


def marked(row: Row) -> Markup:
    """The words of a row; runs of one edit stand in one element, so that a change announces itself once."""
    many = row.link is not None and (len(row.link.old) > 1 or len(row.link.new) > 1)
    several = len(row.old) > 1
    parts: list[str] = []
    before: Run | None = None
    for (op, index, significance), group in groupby(row.runs, _of_one_edit):
        runs = list(group)
        attributes = f' data-i="{index}"' if many else ""
        if several and runs[0].old is not None:
            attributes += f' data-old="{escape(runs[0].old)}"'
        space = runs[0].text[:1] if op != "equal" and runs[0].text[:1].isspace() and runs[0].text.strip() else ""
        if space:  # the space before a changed word is changed too, and is not underlined
            parts.append(f'<{_ELEMENT[op]}{attributes} class="gap">{shown(space)}</{_ELEMENT[op]}>')
            runs[0] = runs[0]._replace(text=runs[0].text[1:])
        content = "".join(map(_piece, runs))
        classes = [significance] if op != "equal" and significance not in (None, "substantive") else []
        if before is not None and _touch(before, runs[0]):
            classes.append("by")
        if classes:
            attributes += f' class="{" ".join(filter(None, classes))}"'
        name = _ELEMENT[op]
        parts.append(content if name == "span" and not attributes else f"<{name}{attributes}>{content}</{name}>")
        before = runs[-1]
    return Markup("".join(parts))


def _of_one_edit(run: Run) -> tuple[str, int, str | None]:
    return (run.op, run.place, run.significance)


def _touch(one: Run, other: Run) -> bool:
    """Whether two marks of different kinds meet without a space between them."""
    meet = "equal" not in (one.op, other.op) and one.op != other.op
    return meet and not one.text[-1:].isspace() and not other.text[:1].isspace()


def _piece(run: Run) -> str:
    text: str = shown(run.text)
    if run.opening:
        text = _OPENING.format(text)
    if run.transferred:
        text = _TRANSFERRED.format(text)
    if not run.flags and not run.tag and not run.marks:
        return text
    marks = (_MARK.format(escape(mark.id), escape(mark.letter)) for mark in run.marks)
    return "".join((_notes(run), text, *marks))


def _notes(run: Run) -> str:
    """Flags and tags that stand before a run."""
    flags: Iterable[Markup] = map(_flag, run.flags)
    return "".join((*flags, _TAG.format(run.tag) if run.tag else ""))


def _flag(flag: Flag) -> Markup:
    old = flag.side == "old"
    return _FLAG.format(
        id=anchor(flag.transfer.id),
        here=flag.side,
        there="new" if old else "old",
        number=flag.number,
        went=carried(flag),
    )
