"""WordprocessingML, element by element: names, attributes, and characters that XML can hold."""

from __future__ import annotations

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, or does not give back as they were."""
_BROKEN = re.compile("([\t\n])")
MOST = 32_000
"""Characters in one element of text; Word reads more, and other programs stumble."""


def qname(name: str) -> str:
    """``w:p`` as lxml wants it."""
    return f"{{{W}}}{name}"


def make(tag: str, /, *children: etree._Element | None, **attributes: str) -> etree._Element:
    """An element with its children, those left out that are None; ``val`` is ``w:val``."""
    element = etree.Element(qname(tag), {qname(key): value for key, value in attributes.items()}, nsmap={"w": W})
    element.extend([child for child in children if child is not None])
    return element


def plain(text: str) -> str:
    """A text as a Word file shows it: a character that XML cannot hold is a sign of itself."""
    return _ODD.sub(_sign, text) if _ODD.search(text) else text


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def words(text: str, *, gone: bool = False) -> list[etree._Element]:
    """A text as the content of a run: characters, tabs and line breaks; ``gone`` is the form in a deletion."""
    out: list[etree._Element] = []
    for piece in _BROKEN.split(plain(text)):
        if piece == "\t":
            out.append(make("tab"))
        elif piece == "\n":
            out.append(make("br"))
        for start in range(0, len(piece) if piece not in "\t\n" else 0, MOST):
            element = make("delText" if gone else "t")
            element.text = piece[start : start + MOST]
            element.set(f"{{{XML}}}space", "preserve")
            out.append(element)
    return out


def run(content: list[etree._Element], *properties: etree._Element | None) -> etree._Element:
    """A run of characters set alike."""
    look = [item for item in properties if item is not None]
    return make("r", make("rPr", *look) if look else None, *content)


def serialized(root: etree._Element) -> bytes:
    """A part of the file, the same bytes everywhere."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + etree.tostring(root, encoding="UTF-8")
