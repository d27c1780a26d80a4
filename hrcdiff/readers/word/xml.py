"""Small helpers over WordprocessingML: names without their namespace, values of ``w:val``.

Files in the strict variant have other namespaces and the same names, so only the names count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_OFF = {"0", "false", "off", "none"}


def name_of(element: etree._Element) -> str:
    """``p`` for ``{http://…/wordprocessingml/2006/main}p``."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The value of an attribute, in whatever namespace."""
    if element is None:
        return None
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name."""
    for item in element if element is not None else ():
        if name_of(item) == name:
            return item
    return None


def path(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The child of a child …"""
    for name in names:
        element = child(element, name)
    return element


def descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """All elements of a name below an element, in order."""
    return (item for item in element.iter("{*}" + name))


def value(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of a child."""
    return attribute(child(element, name), "val")


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on; None if it is not said."""
    found = child(element, name)
    return None if found is None else (attribute(found, "val") or "1").lower() not in _OFF


def whole(text: str | None) -> int | None:
    """A whole number of at most nine figures; None if it is none."""
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 and text.count("-") <= 1 else None
