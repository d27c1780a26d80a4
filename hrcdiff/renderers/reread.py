"""A rendered page, read again: what a reader gets who accepts or rejects every change.

Only the marked-up words count, not the JSON that is embedded beside them, so that a page whose
marks are wrong is never written.
"""

from __future__ import annotations

import sys
from operator import itemgetter
from typing import TYPE_CHECKING

from hrcdiff.errors import ProofError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hrcdiff.model import Redline

Texts = dict[str, str]

DIGITS = 9
"""Digits of a number in the marks of a page at most."""

Piece = tuple[str | None, str | None, int, str]
"""Words of a page: the old and the new paragraph to which they belong, their place in the link, the words."""


def texts(html: str | bytes) -> tuple[Texts, Texts]:
    """The old and the new paragraphs by address: all changes rejected, all changes accepted.

    The page may be given as it is written, in UTF-8.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=False, collect_ids=False)
    root: _Element | None = etree.fromstring(html if isinstance(html, bytes) else html.encode("utf-8"), parser)
    paragraphs = [] if root is None else [e for e in root.iter("p") if e.get("data-text") is not None]
    pieces: list[Piece] = []
    for paragraph in paragraphs:
        _gather(paragraph, None, None, 0, pieces)
    pieces.sort(key=itemgetter(2))
    old: dict[str, list[str]] = {p.get("data-old", ""): [] for p in paragraphs if "data-old" in p.attrib}
    new: dict[str, list[str]] = {p.get("data-new", ""): [] for p in paragraphs if "data-new" in p.attrib}
    for of_old, of_new, _, text in pieces:
        if of_old is not None:
            old.setdefault(of_old, []).append(text)
        if of_new is not None:
            new.setdefault(of_new, []).append(text)
    return _joined(old), _joined(new)


def _joined(parts: dict[str, list[str]]) -> Texts:
    return {address: "".join(words) for address, words in parts.items()}


def _gather(element: _Element, old: str | None, new: str | None, place: int, pieces: list[Piece]) -> None:
    """Add the words of an element in reading order; notes and flags in it are no words of a text."""
    names = element.keys()
    if names:
        if "data-note" in names:
            return
        old, new = element.get("data-old", old), element.get("data-new", new)
        if "data-i" in names:
            place = _number(element, "data-i")
    tag = element.tag
    if tag == "ins":
        old = None
    elif tag == "del":
        new = None
    if "data-c" in names and (character := pictured(element)) is not None:
        pieces.append((old, new, place, character))
        return
    if text := element.text:
        pieces.append((old, new, place, text))
    for child in element:
        _gather(child, old, new, place, pieces)
        if tail := child.tail:
            pieces.append((old, new, place, tail))


def pictured(element: _Element) -> str | None:
    """The character of which an element is the picture; None if it is none."""
    if element.get("data-c") is None:
        return None
    code = _number(element, "data-c")
    if code > sys.maxunicode:
        raise ProofError(f"the page has {code} for a character")
    return chr(code)


def _number(element: _Element, name: str) -> int:
    """The number that an attribute holds, as `hrcdiff.renderers.marked` writes it."""
    value = element.get(name, "")
    if not (value.isascii() and value.isdecimal() and len(value) <= DIGITS):
        raise ProofError(f"the page has “{value[:20]}” as {name}, where a number is wanted")
    return int(value)


def check(html: str | bytes, redline: Redline) -> None:
    """ProofError if a page does not show both texts exactly."""
    for side, document, shown in zip(("old", "new"), (redline.old, redline.new), texts(html), strict=True):
        wanted = {paragraph.address: paragraph.text for paragraph in document.paragraphs}
        wrong = [address for address in {**wanted, **shown} if wanted.get(address, "") != shown.get(address, "")]
        if wrong:
            raise ProofError(
                f"the page does not show {wrong[0]} of the {side} text exactly, so it was not written: "
                "please report this with both texts"
            )
