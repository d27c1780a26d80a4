"""What the elements of a page are for: its text, the furniture around it, notes, or nothing to be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ElementRole = Literal["hidden", "furniture", "note"]

CODE = frozenset("script style template noscript head title meta link base svg iframe canvas audio video map".split())
"""Elements whose content is no text."""
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_CONTROLS = frozenset("nav button select textarea datalist dialog menu".split())
_EDGES = frozenset({"header", "footer", "aside"})
_ROLES = frozenset(
    "navigation search banner menu menubar toolbar contentinfo complementary dialog alertdialog tablist".split()
)
_NAMES = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs sidebar cookie cookies share sharing social toolbar skip "
    "skiplink sitefooter siteheader pagination pager".split()
)
_OUT_OF_SIGHT = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NOTE_ID = re.compile(r"(?:sd)?(?:foot|end)notes?[-_:]?\w*|_?(?:ftn|edn)\d+|fn[-_:]?\d+|cite_note\S*", re.IGNORECASE)
_NOTE_CLASS = frozenset({"footnote", "footnotes", "endnotes", "MsoFootnoteText", "MsoEndnoteText"})
_BLOCKS_OF_NOTES = frozenset({"div", "p", "li", "section", "aside", "ol", "dl", "table", "footer"})
_MARK_CLASS = frozenset(
    {"MsoFootnoteReference", "MsoEndnoteReference", "sdfootnotesym", "sdendnotesym", "footnote-ref", "footnoteref"}
)
_BACK_CLASS = frozenset(
    {"footnote-back", "footnote-backref", "footnote-backlink", "reversefootnote", "mw-cite-backlink"}
)
_BACK_SIGNS = frozenset("↩ ↩︎ ↑ ^ ⏎ ↵ ⤴".split())


def style_of(element: HtmlElement) -> str:
    """The inline style, without spaces, in small letters."""
    return re.sub(r"\s+", "", element.get("style") or "").lower()


def classes(element: HtmlElement) -> frozenset[str]:
    """The classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element says that it is not shown."""
    style = style_of(element)
    said = "display:none" in style or "visibility:hidden" in style or "mso-hide:all" in style
    return said or element.get("hidden") is not None or bool(classes(element) & _OUT_OF_SIGHT)


def is_note(element: HtmlElement) -> bool:
    """Whether an element is the body of a footnote, or the list of them."""
    if element.tag not in _BLOCKS_OF_NOTES:
        return False
    if element.get("role") in {"doc-footnote", "doc-endnote", "doc-endnotes"}:
        return True
    return bool(classes(element) & _NOTE_CLASS or _NOTE_ID.fullmatch(element.get("id") or ""))


def is_mark(element: HtmlElement) -> bool:
    """Whether an element is set as a superscript, or is the mark of a note by its class."""
    style = style_of(element)
    return (
        element.tag == "sup"
        or "vertical-align:super" in style
        or element.get("role") == "doc-noteref"
        or bool(classes(element) & _MARK_CLASS)
    )


def is_struck(element: HtmlElement) -> bool:
    """Whether an element is struck through, or marked as deleted, and says something."""
    set_so = element.tag in {"s", "strike", "del"} or "line-through" in style_of(element)
    return set_so and any(part.strip() for part in element.itertext())


def is_way_back(element: HtmlElement) -> bool:
    """Whether a link only leads from a note back to its mark."""
    if element.tag != "a":
        return False
    text = "".join(element.itertext()).strip()
    said = element.get("role") == "doc-backlink" or bool(classes(element) & _BACK_CLASS)
    return text in _BACK_SIGNS or (said and not any(char.isalnum() for char in text))


@dataclass(slots=True)
class _Candidate:
    """An element that may be hidden or furniture, and what stands in it."""

    element: HtmlElement
    role: ElementRole
    inside: int | None
    """The candidate around it."""
    characters: int
    titles: int
    """Titles and superscripts in it: signs of a text of its own."""

    def fits(self, characters: int) -> bool:
        """Whether it can be what it seems to be, on a page of so many characters."""
        return self.characters * 2 <= characters and (self.role == "hidden" or not self.titles)


def roles(body: HtmlElement) -> dict[HtmlElement, ElementRole]:
    """The outermost elements that are hidden or furniture.

    A part that holds more than half of the page's text is neither, whatever it is called: the text of a
    saved page may stand in a panel that was folded when it was saved.
    """
    candidates, characters = _candidates(body)
    taken: list[bool] = []
    found: dict[HtmlElement, ElementRole] = {}
    for candidate in candidates:
        within = candidate.inside is not None and taken[candidate.inside]
        if not within and candidate.fits(characters):
            found[candidate.element] = candidate.role
        taken.append(within or candidate.element in found)
    return found


def _candidates(body: HtmlElement) -> tuple[list[_Candidate], int]:
    """All that may be hidden or furniture, outer ones first, and the characters of the page; in one walk."""
    candidates: list[_Candidate] = []
    characters = titles = 0
    stack: list[tuple[HtmlElement, bool, int | None] | str | _Candidate] = [(body, False, None)]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            characters += len(item.strip())
        elif isinstance(item, _Candidate):
            item.characters += characters
            item.titles += titles
        else:
            element, inside, around = item
            role = _role(element, inside)
            if role:
                candidates.append(_Candidate(element, role, around, -characters, -titles))
                around = len(candidates) - 1
                stack.append(candidates[around])
            titles += element.tag in {"h1", "sup"}
            inside = inside or element.tag in {"main", "article"}
            for part in reversed(element):
                stack.append(part.tail or "")
                if isinstance(part.tag, str) and part.tag not in CODE:
                    stack.append((part, inside, around))
            stack.append(element.text or "")
    return candidates, characters


def _role(element: HtmlElement, inside: bool) -> ElementRole | None:
    """Hidden, or navigation by its tag, its role or its name; heads and feet of the page outside its main part."""
    if is_hidden(element):
        return "hidden"
    if element.tag in _CONTROLS or element.get("role") in _ROLES:
        return "furniture"
    if element.tag in {"body", "html", "main", "article", "form"}:
        return None
    if element.tag in _EDGES and not inside:
        return "furniture"
    name = f"{element.get('id') or ''} {element.get('class') or ''}"
    return "furniture" if any(word.lower() in _NAMES for word in _WORD.findall(name)) else None
