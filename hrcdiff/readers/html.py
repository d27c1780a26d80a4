"""Web pages: of the UN document system, of portals, and what word processors save as HTML.

What a browser would show as a paragraph is a line; numbers of
lists are counted; navigation is furniture, hidden parts are markup, scripts are no text at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from hrcdiff.errors import ReadError
from hrcdiff.readers.charsets import decode
from hrcdiff.readers.html_roles import CODE, HEADINGS, is_mark, is_note, is_struck, is_way_back, roles, style_of
from hrcdiff.readers.lines import LineWriter, struck
from hrcdiff.readers.numerals import numeral
from hrcdiff.readers.reports import refuse_page
from hrcdiff.source import LineRole, Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 4096
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre search section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_LEFT_OPEN = frozenset({"dt", "th", "td"})
_ITALIC = frozenset({"em", "i", "cite", "dfn", "var", "address"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TYPED_LABEL = re.compile(r"\s*(?:\d{1,3}\s?[.)]|\(?[a-zA-Z]{1,5}\)|[ivxIVX]{1,5}\.)")
_FORMATS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?:([a-z-]+)")
_C1 = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)}
_DEEP = "Excessive depth"


def read(name: str, data: bytes, sha256: str, *, shown: str | None = None, declared: str | None = None) -> Source:
    """Read a web page; ``declared`` is the encoding that what brought it says, if the page says none.

    Raises `ReadError` for what is no text, is empty, or nests deeper than any page.
    """
    shown = shown or name
    own = _CHARSET.search(data[:_HEAD].replace(b"\x00", b""))
    text = decode(data, shown, own.group(1).decode("ascii", errors="replace") if own else declared)
    refuse_page(text, shown)
    walk = _Walk(_body(text, shown))
    walk.run()
    source = walk.writer.source(name, sha256)
    return replace(source, doubts=(*source.doubts, struck(walk.struck))) if walk.struck else source


def _body(text: str, shown: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    data = text.replace("\x00", "\ufffd").encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError(f"{shown} is empty: there is no text to read") from None
    if any(_DEEP in entry.message for entry in parser.error_log):
        raise ReadError(f"{shown} cannot be read: its elements nest deeper than those of any page")
    return root


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the characters at a place of the page are set, inherited from element to element."""

    italic: bool = False
    raised: bool = False
    hidden: bool = False
    kept: bool = False
    """Line ends are kept, as in ``pre``."""
    heading: bool = False
    role: LineRole = "text"


@dataclass(slots=True)
class _List:
    """A list that is open."""

    format: str
    next: int
    step: int = 1


class _Walk:
    """Walks a page with a stack of its own, so that no depth of nesting can exhaust Python's."""

    def __init__(self, body: HtmlElement) -> None:
        self.writer = LineWriter()
        self._body = body
        self._roles = roles(body)
        self._lists: list[_List] = []
        self._label = ""
        self._bullet = False
        self.struck = 0
        """Passages that are struck through."""

    def run(self) -> None:
        """Write the whole page."""
        stack: list[tuple[HtmlElement, Iterator[HtmlElement], _Setting]] = []
        setting = self._enter(self._body, _Setting())
        stack.append((self._body, iter(self._body), setting))
        while stack:
            element, items, setting = stack[-1]
            item = next(items, None)
            if item is None:
                stack.pop()
                outer = stack[-1][2] if stack else setting
                self._leave(element, setting, outer)
                self._text(element.tail if stack else None, outer)
            elif item.tag in CODE or not isinstance(item.tag, str):
                self._text(item.tail, setting)
            else:
                stack.append((item, iter(item), self._enter(item, setting)))

    def _enter(self, element: HtmlElement, outer: _Setting) -> _Setting:
        tag = element.tag
        setting = self._setting(element, outer)
        if tag == "br":
            self.writer.break_line()
        elif tag in {"ol", "ul", "menu", "dir"}:
            self._lists.append(_list(element))
        if _is_block(element):
            self._block(element, setting)
        elif setting.role != outer.role:
            self.writer.paragraph(role=setting.role)
        if tag == "li":
            self._item(element, setting)
        if tag == "q":
            self._text("\u201c", setting)
        self._text(element.text, setting)
        return setting

    def _leave(self, element: HtmlElement, setting: _Setting, outer: _Setting) -> None:
        tag = element.tag
        if tag == "q":
            self._text("\u201d", setting)
        elif tag in {"ol", "ul", "menu", "dir"}:
            self._lists.pop()
        elif tag == "li":
            self.writer.put(self._label, hidden=True)
            self._label, self._bullet = "", False
        if setting.role != outer.role or (_is_block(element) and tag not in _LEFT_OPEN):
            self.writer.paragraph(role=outer.role)

    def _setting(self, element: HtmlElement, outer: _Setting) -> _Setting:
        """What an element changes; its children inherit it."""
        style = style_of(element)
        role = self._roles.get(element)
        if role == "hidden" or is_way_back(element):
            outer = replace(outer, hidden=True)
        if not outer.hidden and is_struck(element):
            outer = replace(outer, hidden=True)
            self.struck += 1
        if role == "furniture" or (outer.role == "note" and element.tag in HEADINGS):
            outer = replace(outer, role="furniture")
        elif outer.role == "text" and is_note(element):
            outer = replace(outer, role="note")
        italic = outer.italic or element.tag in _ITALIC
        if "font-style:" in style:
            italic = "font-style:italic" in style or "font-style:oblique" in style
        return replace(
            outer,
            italic=italic,
            raised=outer.raised or is_mark(element),
            kept=outer.kept or element.tag in {"pre", "textarea"} or "white-space:pre" in style,
            heading=outer.heading or element.tag in HEADINGS,
        )

    def _block(self, element: HtmlElement, setting: _Setting) -> None:
        """Begin a paragraph, unless the element goes on with the line of its label."""
        if element.tag in {"td", "th", "dd"} and self._goes_on(element):
            self.writer.put(" ")
            return
        self.writer.paragraph(heading=setting.heading, bullet=self._bullet, role=setting.role)

    def _goes_on(self, element: HtmlElement) -> bool:
        """Whether a cell stands after its heading, or after a number in a cell of its own."""
        before = element.getprevious()
        if before is None or self.writer.blank:
            return False
        if element.tag == "dd":
            return bool(before.tag == "dt")
        heads = before.tag == "th" and element.tag == "td" and before.getprevious() is None
        return heads or self.writer.label_alone()

    def _item(self, element: HtmlElement, setting: _Setting) -> None:
        """Count an item; its number waits for the first characters."""
        current = self._lists[-1] if self._lists else _List("bullet", 1)
        if current.format == "bullet":
            self._bullet = True
            self.writer.paragraph(heading=setting.heading, bullet=True, role=setting.role)
            return
        number = _whole(element.get("value"))
        number = current.next if number is None else number
        current.next = number + current.step
        if setting.role != "furniture" and (setting.role == "note" or not _TYPED_LABEL.match(_beginning(element))):
            self._label += _printed(number, current.format)

    def _text(self, text: str | None, setting: _Setting) -> None:
        if not text:
            return
        if any("\x80" <= char <= "\x9f" for char in text):
            text = text.translate(_C1)
        if not setting.kept:
            self._put(_SPACE.sub(" ", text), setting)
            return
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self.writer.break_line()
            self._put(line, setting)

    def _put(self, text: str, setting: _Setting) -> None:
        if self.writer.blank and text.isspace():
            return
        if text and self._label and not setting.hidden:
            note = setting.role == "note"
            self.writer.put(self._label.rstrip(" .)").lstrip("(") if note else self._label, raised=note)
            self.writer.put(" ")
            self._label = ""
        if text:
            self._bullet = False
        self.writer.put(text, italic=setting.italic, raised=setting.raised, hidden=setting.hidden)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS or "display:block" in style_of(element)


def _list(element: HtmlElement) -> _List:
    """How a list counts."""
    style = _LIST_STYLE.search(style_of(element))
    if element.tag != "ol":
        return _List("bullet", 1)
    named = style.group(1) if style else element.get("type") or "1"
    start = _whole(element.get("start"))
    if element.get("reversed") is not None:
        items = sum(1 for item in element if item.tag == "li")
        return _List(_FORMATS.get(named, "decimal"), items if start is None else start, -1)
    return _List(_FORMATS.get(named, "decimal"), 1 if start is None else start)


def _printed(number: int, number_format: str) -> str:
    """A number as the UN prints it: 3. and (a) and (i), whatever a browser makes of the list."""
    text = numeral(number, number_format)
    if number_format in {"lowerLetter", "lowerRoman"}:
        return f"({text}) "
    return f"{text}. " if text else ""


def _beginning(element: HtmlElement) -> str:
    """The first characters of an element."""
    text = ""
    for piece in islice(element.itertext(), 30):
        text += piece.strip()
        if len(text) > 12:
            break
    return text


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None
