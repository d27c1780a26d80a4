"""Markup that a page has hundreds of times: links to paragraphs by their addresses, and places in the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hrcdiff.renderers.marked import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hrcdiff.renderers.ribbons import Bar


_NOWHERE = Markup("–")
_COMMA = Markup(", ")


class References(dict[str, Markup]):
    """For each address of one text a link to its place in the page."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names`` are the places by address, as `hrcdiff.renderers.anchors` names them."""
        super().__init__((address, _link(name, address)) for address, name in names.items())

    def listed(self, addresses: Sequence[str]) -> Markup:
        """Links to several paragraphs in a row; a dash for none."""
        if len(addresses) == 1:
            return self[addresses[0]]
        return _COMMA.join([self[address] for address in addresses]) if addresses else _NOWHERE


def _link(name: str, address: str) -> Markup:
    return Markup(f'<a href="#{written(name)}">{written(address)}</a>')


def box(bar: Bar) -> Markup:
    """The attributes that place a bar of the map: four numbers."""
    return Markup(f'x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"')
