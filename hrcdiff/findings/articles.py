"""Articles of a treaty or charter that a text names by their numbers: *articles 17 and 19 of the Covenant*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import alone, point
from hrcdiff.findings.numbered import Numbered, exchanged
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_LETTERS = "rticle"
_ONE = r"\d{1,3}(?:\s?\(\w{1,3}\)){0,2}"
_ARTICLE = later(
    rf"\b[Aa]rticles?\s+(?P<numbers>{_ONE}(?:(?:,|,?\s+(?:and|or))\s+{_ONE})*)"
    r"(?:,\s+paragraphs?\s+[\d, and()]{1,20},)?\s+of\s+the\s+(?P<of>[A-Z][\w-]*)"
)
_NUMBER = later(r"(?<![(\w])\d{1,3}(?!\w)")


def find(view: View, link: Link) -> Iterator[Finding]:
    """The articles of something named on both sides that a linked paragraph names and its partner does not."""
    both = (link.old, True), (link.new, False)
    texts = [[(address, view.text(address, old=old)) for address in addresses] for addresses, old in both]
    if not all(any(_LETTERS in text for _, text in side) for side in texts):
        return
    sides = [
        [one for address, text in side for one in _articles(view, link, address, text, old=old)]
        for side, (_, old) in zip(texts, both, strict=True)
    ]
    if not all(sides):
        return
    told, gone, come = exchanged(view, link, *sides)
    yield from told
    for left, old in ((gone, True), (come, False)):
        for one in left:
            what = "dropped" if old else "added"
            there = point(view.change_at(link, *one.spot[:2], old=old), old=old)
            yield alone(view, f"reference.{what}", one.spot, there, f"{one.name} {what} here", old=old)


def _articles(view: View, link: Link, address: str, text: str, *, old: bool) -> Iterator[Numbered]:
    """The articles that a text names by number where what they are of stayed."""
    for found in _ARTICLE.finditer(text) if _LETTERS in text else ():
        image = view.image(address, *found.span("of"), old=old)
        if image is None or image.address not in (link.new if old else link.old):
            continue
        numbers = [*_NUMBER.finditer(text, *found.span("numbers"))]
        for number in numbers:
            start = number.start() if len(numbers) > 1 else found.start()
            yield Numbered(f"article {number[0]}", (address, start, number.end()))
