"""References of a text to its own paragraphs, which have to follow the renumbering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import finding, spot
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation, Finding

_NUMBER = later(r"\d+")


def find(view: View) -> Iterator[Finding]:
    """References such as *paragraphs 7 and 8 above* that the renumbering has left behind."""
    became = _became(view)
    for link in view.redline.links:
        for old, new in link.pairs:
            for one, other in follows(view, old, new):
                wanted = [_renumbered(n, became) for n in _NUMBER.findall(one.number)]
                got = _NUMBER.findall(other.number)
                if None in wanted:
                    note = f"paragraphs {one.number} of the old text are not all carried over"
                    yield finding(view, "reference.internal-lost", spot(one), spot(other), note)
                elif wanted != got:
                    note = f"cross-reference may be wrong: old {one.number} became {', '.join(filter(None, wanted))}"
                    yield finding(view, "reference.internal", spot(one), spot(other), note)


def follows(view: View, old: str, new: str) -> Iterator[tuple[Citation, Citation]]:
    """Internal references of two linked paragraphs, in order, if they are as many."""
    one = [c for c in view.citations(old, old=True) if c.kind == "internal"]
    other = [c for c in view.citations(new, old=False) if c.kind == "internal"] if one else []
    if len(one) == len(other):
        yield from zip(one, other, strict=True)


def renumbered_right(view: View, old: Citation, new: Citation) -> bool:
    """Whether a reference names the paragraphs that the old one became."""
    became = _became(view)
    return [_renumbered(n, became) for n in _NUMBER.findall(old.number)] == _NUMBER.findall(new.number)


def _became(view: View) -> dict[str, str]:
    """What each old paragraph became, by address."""
    return {o: n for link in view.redline.links for o, n in link.pairs}


def _renumbered(number: str, became: dict[str, str]) -> str | None:
    """The number that an operative paragraph has now; None if it is gone."""
    new = became.get(f"OP{number}")
    found = _NUMBER.search(new or "")
    return found.group() if found else None
