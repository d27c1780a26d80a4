"""Structure: what crossed, moved, was split, merged or promoted, and a title that changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import SOURCES, Spot, finding
from hrcdiff.model import Finding

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Link

_PARTS = {"preambular": "the preamble", "operative": "the operative part", "annex": "an annex"}


def find(view: View) -> Iterator[Finding]:
    """Findings on structure."""
    titles = view.redline.old.title, view.redline.new.title
    if all(titles) and _plain(titles[0]) != _plain(titles[1]):
        yield Finding(
            kind="structure", rule="structure.title", old=None, new=None, old_words=titles[0] or "",
            new_words=titles[1] or "", label=None, note="title changed", source=SOURCES["7.4"],
        )  # fmt: skip
    for link in view.redline.links:
        old, new = _ends(link)
        for rule, note in _told(view, link):
            yield finding(view, rule, old, new, note, source="7.4")


def _plain(title: str | None) -> list[str]:
    return (title or "").casefold().replace("-", " ").split()


def _ends(link: Link) -> tuple[Spot, Spot]:
    """The beginnings of the paragraphs: what is told concerns them as a whole."""
    return (link.old[0], 0, 0), (link.new[0], 0, 0)


def _told(view: View, link: Link) -> Iterator[tuple[str, str]]:
    if link.crossed:
        one, other = (p[a[0]].part for p, a in ((view.old, link.old), (view.new, link.new)))
        yield "structure.crossed", f"from {_PARTS[one]} into {_PARTS[other]}"
    elif link.moved:
        yield "structure.moved", f"moved from {', '.join(link.old)} to {', '.join(link.new)}"
    if link.relation in ("split", "merged", "regrouped"):
        yield f"structure.{link.relation}", f"{link.relation}: {', '.join(link.old)} → {', '.join(link.new)}"
    elif len(link.old) == len(link.new) == 1:
        below, above = view.old[link.old[0]].parent, view.new[link.new[0]].parent
        if below and not above:
            yield "structure.promoted", f"sub-paragraph of {below} is a paragraph of its own"
        elif above and not below:
            yield "structure.demoted", f"paragraph is a sub-paragraph of {above}"
