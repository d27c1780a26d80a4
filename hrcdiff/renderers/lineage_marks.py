"""The words of a reading as markup, and the page read again.

What is taken out stands in ``del``, what is put in in ``ins``; words that came from another paragraph, or went to
one, stand plain in a ``span`` that says so.  Each text goes through `hrcdiff.renderers.marked.shown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from hrcdiff.errors import ProofError
from hrcdiff.renderers.grid import paragraph
from hrcdiff.renderers.italics import italics, parts
from hrcdiff.renderers.marked import shown
from hrcdiff.renderers.reread import pictured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from hrcdiff.lineage.model import Lineage, Reading, Run, StandingParagraph, Thread
    from hrcdiff.model import Edit

_TAG = Markup('<span data-note class="tag"><span class="vh">{} </span>{}</span>')
_RUN = Markup('<span class="o{}"><span data-note class="tag"><span class="vh">first in </span>{}</span>{}</span>')
_CAME = Markup('<span class="came" data-only="new">{}{}</span>')
_WENT = Markup('<span class="went" data-only="old">{}{}</span>')


MOST_LOOKS = 9
"""Versions that have an underline of their own; the later ones share one."""


class _Piece(NamedTuple):
    """Words of one edit, in the opening phrase or not."""

    text: str
    opening: bool


def reading_marks(lineage: Lineage, thread: Thread, reading: Reading) -> Markup:
    """The words of a reading with what changed since the one it is compared with."""
    new = paragraph(lineage, reading)
    if not reading.edits or reading.against is None:
        return _plain(new.text, _opening(lineage, reading))
    source = thread.readings[reading.against]
    old = paragraph(lineage, source)
    openings = _opening(lineage, source), _opening(lineage, reading)
    at = [0, 0]
    marked: list[Markup] = []
    for edit in reading.edits:
        mine = edit.op != "delete" and edit.new == new.address
        theirs = edit.op != "insert" and edit.old == old.address
        side = 1 if mine else 0
        pieces = _cut(edit.text, at[side], openings[side])
        at[0] += len(edit.text) * theirs
        at[1] += len(edit.text) * mine
        marked.append(_edit(edit, pieces, mine=mine, theirs=theirs))
    return Markup("").join(marked)


def _opening(lineage: Lineage, reading: Reading) -> tuple[int, int]:
    return italics(paragraph(lineage, reading), lineage.versions[reading.version].language)


def _cut(text: str, start: int, opening: tuple[int, int]) -> list[_Piece]:
    """Words cut where the opening phrase begins and ends."""
    return [_Piece(*part) for part in parts(text, start, opening)]


def _edit(edit: Edit, pieces: Sequence[_Piece], *, mine: bool, theirs: bool) -> Markup:
    words = Markup("").join(_italic(piece) for piece in pieces)
    if edit.op == "equal" and mine and theirs:
        return words
    if edit.op == "equal":
        frame, place, way = (_CAME, edit.old, "from") if mine else (_WENT, edit.new, "went to")
        return frame.format(_TAG.format(way, place), words)
    name = "ins" if edit.op == "insert" else "del"
    light = edit.significance not in (None, "substantive")
    attributes = Markup(' class="{}"').format(edit.significance) if light else Markup("")
    space = edit.text[:1] if edit.text[:1].isspace() and edit.text.strip() else ""
    if not space:
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), attributes, words)
    rest = Markup("").join(_italic(piece) for piece in _without_first(pieces))
    return Markup('<{0} class="gap">{1}</{0}><{0}{2}>{3}</{0}>').format(Markup(name), shown(space), attributes, rest)


def _without_first(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces without their first character."""
    for number, piece in enumerate(pieces):
        text = piece.text[1:] if number == 0 else piece.text
        if text:
            yield piece._replace(text=text)


def _italic(piece: _Piece) -> Markup:
    return Markup("<i>{}</i>").format(shown(piece.text)) if piece.opening else shown(piece.text)


def _plain(text: str, opening: tuple[int, int]) -> Markup:
    return Markup("").join(_italic(piece) for piece in _cut(text, 0, opening))


def traced_marks(runs: Sequence[Run]) -> Markup:
    """Words with the number of the version that first had them, where it changes; the newest are underlined."""
    marked: list[Markup] = []
    for run in runs:
        words = run.text.lstrip()
        space = run.text[: len(run.text) - len(words)]
        number = run.origin.version + 1
        marked += [shown(space), _RUN.format(min(number, MOST_LOOKS), number, shown(words))]
    return Markup("").join(marked)


def standing_marks(standing: StandingParagraph) -> Markup:
    """Words of an older version; what no longer stands is struck through."""
    marked = [
        shown(stretch.text) if stretch.stands is not None else Markup("<del>{}</del>").format(shown(stretch.text))
        for stretch in standing.stretches
    ]
    return Markup("").join(marked)


# --- the page read again ---------------------------------------------------------------------


def check(html: str, lineage: Lineage) -> str:
    """The page itself; ProofError if a paragraph on it is not shown exactly."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(html.encode("utf-8"), parser)
    texts = [{p.address: p.text for p in document.paragraphs} for document in lineage.versions]
    seen: set[tuple[str, str, str]] = set()
    for element in () if root is None else root.iter("p"):
        kind, version, address = (element.get(f"data-{name}", "") for name in ("text", "version", "address"))
        if not kind:
            continue
        seen.add((kind, version, address))
        _same(_words(element, "del" if kind != "standing" else None, "old"), _text(texts, version, address), address)
        against, source = element.get("data-against"), element.get("data-source", "")
        if against is not None:
            _same(_words(element, "ins", "new"), _text(texts, against, source), source)
    for version, address in ((n, a) for n, each in enumerate(texts) for a in each):
        if ("traced" if version == len(texts) - 1 else "standing", str(version), address) not in seen:
            raise ProofError(f"the page does not show {address} of {lineage.versions[version].name}")
    return html


def _text(texts: Sequence[dict[str, str]], version: str, address: str) -> str:
    """The text of a paragraph that the page names; empty if there is none."""
    known = version.isascii() and version.isdecimal() and int(version) < len(texts)
    return texts[int(version)].get(address, "") if known else ""


def _same(found: str, wanted: str, address: str) -> None:
    if found != wanted:
        raise ProofError(
            f"the page does not show {address} exactly, so it was not written: please report this with the texts"
        )


def _words(element: _Element, left_out: str | None, only: str) -> str:
    """The words of an element without one kind of change; notes in it are no words of a text."""
    if element.tag == left_out or element.get("data-only") == only or element.get("data-note") is not None:
        return ""
    character = pictured(element)
    if character is not None:
        return character
    return (element.text or "") + "".join(_words(child, left_out, only) + (child.tail or "") for child in element)
