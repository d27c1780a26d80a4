"""Citations as the rules compare them: by what they cite, by series and by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation

_NUMBER = later(r"\d+")


def external(view: View, addresses: tuple[str, ...], *, old: bool) -> list[Citation]:
    """What some paragraphs cite besides the text itself, in the order of the text."""
    if len(addresses) == 1:
        return [c for c in view.citations(addresses[0], old=old) if c.kind != "internal"]
    return [c for c in view.document(old=old).citations if c.address in addresses and c.kind != "internal"]


def key(citation: Citation) -> str:
    """What makes two citations the same."""
    return citation.symbol or citation.number


def series(citation: Citation) -> str:
    """The organ and kind of a citation: resolutions of one organ are one series."""
    return (citation.symbol or "").rpartition("/")[0].rpartition("/")[0] or citation.organ or citation.kind


def numbers(citation: Citation) -> list[int]:
    """What two citations of one series are compared by."""
    return [int(n) for n in _NUMBER.findall(key(citation))]
