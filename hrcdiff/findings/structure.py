"""Structure: what crossed, moved, was split, merged or promoted, titles and headings that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hrcdiff.findings.headings import changed
from hrcdiff.findings.make import REASONS, finding
from hrcdiff.model import Finding, crosses

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Link, Part, Redline

PARTS = {"preambular": "the preamble", "operative": "the operative part", "annex": "an annex"}
"""What a paragraph comes from or goes into."""
Told = tuple[str, Sequence[str], Sequence[str], str]
"""A rule, the old and the new paragraphs that it concerns, and what there is to say."""


def find(view: View) -> Iterator[Finding]:
    """Findings on structure."""
    titles = view.redline.old.title, view.redline.new.title
    if all(titles) and _plain(titles[0]) != _plain(titles[1]):
        yield Finding(
            kind="structure", rule="structure.title", old=None, new=None, old_words=titles[0] or "",
            new_words=titles[1] or "", label=None, note="title changed", source=REASONS["structure.title"],
        )  # fmt: skip
    for one, other in changed(view.redline):
        yield Finding(
            kind="structure", rule="structure.heading", old=None, new=None, old_words=one.text, new_words=other.text,
            label=None, note=f"heading changed: {one.text} → {other.text}", source=REASONS["structure.heading"],
        )  # fmt: skip
    parted = across(view.redline)
    for link in view.redline.links:
        for rule, old, new, note in _told(view, link, parted):
            yield finding(view, rule, (old[0], 0, 0), (new[0], 0, 0), note)


def _plain(title: str | None) -> list[str]:
    """The words of a title; a hyphen or a capital makes no other one."""
    return (title or "").casefold().replace("-", " ").split()


def across(redline: Redline) -> dict[tuple[str, str], tuple[Part, Part]]:
    """The linked pairs of which one paragraph stands in another part of its text, with both parts."""
    one, other = ({p.address: p.part for p in text.paragraphs} for text in (redline.old, redline.new))
    pairs = ((o, n) for link in redline.links for o, n in link.pairs if o in one and n in other)
    return {(o, n): (one[o], other[n]) for o, n in pairs if one[o] != other[n]}


def went(link: Link, pairs: Sequence[tuple[str, str]], parted: Mapping[tuple[str, str], tuple[Part, Part]]) -> str:
    """Where some pairs of a link went, in a word or two; empty if they stayed."""
    for pair in pairs:
        if pair in parted:
            one, other = parted[pair]
            return "crossed" if crosses(one, other) else f"{'into' if other == 'annex' else 'from'} an annex"
    return "moved" if link.moved else ""


def _told(view: View, link: Link, parted: Mapping[tuple[str, str], tuple[Part, Part]]) -> Iterator[Told]:
    """What there is to say of one link."""
    ways = dict.fromkeys(parted[pair] for pair in link.pairs if pair in parted)
    for way in ways:
        old, new = _sides(link, [pair for pair in link.pairs if parted.get(pair) == way])
        rule = "structure.crossed" if crosses(*way) else "structure.moved"
        yield rule, old, new, f"from {PARTS[way[0]]} into {PARTS[way[1]]}"
    within = [pair for pair in link.pairs if pair not in parted]
    if link.moved and within:
        old, new = _sides(link, within)
        from_to = f"moved from {', '.join(old)} to {', '.join(new)}"
        same = f"moved: {', '.join(old)} in both texts, among other provisions"
        yield "structure.moved", old, new, same if old == new else from_to
    if link.relation in ("split", "merged", "regrouped"):
        what = f"{link.relation}: {', '.join(link.old)} → {', '.join(link.new)}"
        yield f"structure.{link.relation}", link.old, link.new, what
    elif len(link.old) == len(link.new) == 1:
        below, above = view.old[link.old[0]].parent, view.new[link.new[0]].parent
        if below and not above:
            yield "structure.promoted", link.old, link.new, f"sub-paragraph of {below} is a paragraph of its own"
        elif above and not below:
            yield "structure.demoted", link.old, link.new, f"paragraph is a sub-paragraph of {above}"


def _sides(link: Link, pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The old and the new paragraphs of some pairs of a link, in order."""
    old, new = ({pair[side] for pair in pairs} for side in (0, 1))
    return [a for a in link.old if a in old], [a for a in link.new if a in new]
