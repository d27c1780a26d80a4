"""References: resolutions, reports, instruments and funds that are cited, and the text's references to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.items import difference, items
from hrcdiff.findings.make import Spot, finding, opposite

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation, Finding, Link

_NUMBER = re.compile(r"\d+")


def find(view: View) -> Iterator[Finding]:
    """Findings on references."""
    for link in view.changed:
        yield from _cited(view, link)
        yield from _instruments(view, link)
    yield from _whole(view)
    yield from internal(view)


def _of(view: View, addresses: tuple[str, ...], *, old: bool) -> list[Citation]:
    return [c for c in view.document(old=old).citations if c.address in addresses and c.kind != "internal"]


def key(citation: Citation) -> str:
    """What makes two citations the same."""
    return citation.symbol or citation.number


def series(citation: Citation) -> str:
    """The organ and kind of a citation: resolutions of one organ are one series."""
    return (citation.symbol or "").rpartition("/")[0].rpartition("/")[0] or citation.organ or citation.kind


def _newer(old: Citation, new: Citation) -> bool:
    one, other = ([int(n) for n in _NUMBER.findall(key(c))] for c in (old, new))
    return other > one


def _cited(view: View, link: Link) -> Iterator[Finding]:
    before, after = _of(view, link.old, old=True), _of(view, link.new, old=False)
    same = {key(c) for c in before} & {key(c) for c in after}
    gone, come = _once(before, same), _once(after, same)
    for one in list(gone):
        here = view.change_over(link, one.address, one.start, one.end, old=True)
        there = [n for n in come if here and view.change_over(link, n.address, n.start, n.end, old=False) is here]
        like = [n for n in there if series(n) == series(one) and n.kind == one.kind]
        if like:
            gone.remove(one)
            come.remove(like[0])
            how = "updated" if _newer(one, like[0]) else "replaced"
            note = f"{key(one)} → {key(like[0])}"
            yield finding(view, f"reference.{how}", _spot(one), _spot(like[0]), note, source="7.3")
    for one in gone:
        yield _alone(view, link, one, old=True)
    for one in come:
        yield _alone(view, link, one, old=False)


def _once(citations: list[Citation], apart: set[str]) -> list[Citation]:
    out: dict[str, Citation] = {}
    for citation in citations:
        if key(citation) not in apart:
            out.setdefault(key(citation), citation)
    return list(out.values())


def _spot(citation: Citation) -> Spot:
    return citation.address, citation.start, citation.end


def _elsewhere(view: View, citation: Citation, *, old: bool) -> str | None:
    """Where the other text cites the same."""
    other = view.document(old=not old).citations
    return next((c.address for c in other if key(c) == key(citation)), None)


def _alone(view: View, link: Link | None, one: Citation, *, old: bool) -> Finding:
    what = "dropped" if old else "added"
    place = _elsewhere(view, one, old=old)
    side = "new" if old else "old"
    elsewhere = f"the {side} text cites it in {place}" if place else f"not in the {side} text"
    note = f"{key(one)} {what} here; {elsewhere}"
    change = view.change_at(link, one.address, one.start, old=old) if link else None
    there = opposite(change, old=old)
    there = (there[0], there[1], there[1]) if there else None
    spots = (_spot(one), there) if old else (there, _spot(one))
    return finding(view, f"reference.{what}", spots[0], spots[1], note, source="7.3")


def _whole(view: View) -> Iterator[Finding]:
    """Citations in paragraphs that are new or gone, if the other text has them nowhere."""
    for addresses, old in ((view.redline.removed, True), (view.redline.added, False)):
        for one in _once(_of(view, addresses, old=old), set()):
            if _elsewhere(view, one, old=old) is None:
                yield _alone(view, None, one, old=old)


def _instruments(view: View, link: Link) -> Iterator[Finding]:
    """Treaties, declarations and funds that a linked paragraph no longer names, or now names."""
    diff = difference(view, link, "instrument")
    sides = [
        {i.entry.key for a in addresses for i in items(paragraphs[a].text) if i.entry.kind == "instrument"}
        for addresses, paragraphs in ((link.old, view.old), (link.new, view.new))
    ]
    for found, other, old in ((diff.old, sides[1], True), (diff.new, sides[0], False)):
        told: set[str] = set()
        for one in found:
            name = one.item.entry.key
            if name in other or name in told:
                continue
            told.add(name)
            what = "dropped" if old else "added"
            there = opposite(view.change_at(link, one.address, one.item.start, old=old), old=old)
            there = (there[0], there[1], there[1]) if there else None
            here: Spot = (one.address, one.item.start, one.item.end)
            spots = (here, there) if old else (there, here)
            yield finding(view, f"reference.{what}", spots[0], spots[1], f"{name} {what} here", source="names")


# --- references to the text itself -----------------------------------------------------------


def internal(view: View) -> Iterator[Finding]:
    """References such as *paragraphs 7 and 8 above* that the renumbering has left behind."""
    became = {o: n for link in view.redline.links for o, n in link.pairs}
    for link in view.redline.links:
        for old, new in link.pairs:
            for one, other in follows(view, old, new):
                wanted = [_renumbered(n, became) for n in _NUMBER.findall(one.number)]
                got = _NUMBER.findall(other.number)
                if None in wanted:
                    note = f"paragraphs {one.number} of the old text are not all carried over"
                    yield finding(view, "reference.internal-lost", _spot(one), _spot(other), note, source="7.2")
                elif wanted != got:
                    note = f"cross-reference may be wrong: old {one.number} became {', '.join(filter(None, wanted))}"
                    yield finding(view, "reference.internal", _spot(one), _spot(other), note, source="7.2")


def follows(view: View, old: str, new: str) -> Iterator[tuple[Citation, Citation]]:
    """Internal references of two linked paragraphs, in order, if they are as many."""
    sides = [
        [c for c in view.document(old=side).citations if c.address == address and c.kind == "internal"]
        for address, side in ((old, True), (new, False))
    ]
    if len(sides[0]) == len(sides[1]):
        yield from zip(*sides, strict=True)


def renumbered_right(view: View, old: Citation, new: Citation) -> bool:
    """Whether a reference names the paragraphs that the old one became."""
    became = {o: n for link in view.redline.links for o, n in link.pairs}
    return [_renumbered(n, became) for n in _NUMBER.findall(old.number)] == _NUMBER.findall(new.number)


def _renumbered(number: str, became: dict[str, str]) -> str | None:
    new = became.get(f"OP{number}")
    found = _NUMBER.search(new or "")
    return found.group() if found else None
