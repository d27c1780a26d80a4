"""Which format a file has: told by its bytes, never by its name."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal["pdf", "docx", "doc", "rtf", "odt", "html", "mime", "text"]

_STARTS: tuple[tuple[bytes, int, Format], ...] = (
    (b"%PDF-", 0, "pdf"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", 30, "odt"),
    (b"PK\x03\x04", 0, "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "doc"),
    (b"{\\rtf", 0, "rtf"),
)
_HEAD = 1024
_PDF = re.compile(rb"%PDF-\d\.\d")
"""May stand anywhere in the first kilobyte: after a mark of the encoding, an empty line, the head of an answer."""
_OBJECT = re.compile(rb"\d obj\b")
_TAGS = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:p|div|table|ol|ul|h[1-6]|article|section|main|meta)[\s>]", re.IGNORECASE
)
_HEADER = re.compile(rb"\s*(?:From [^\r\n]*\r?\n)?[A-Za-z][\w-]*:[ \t]")
_MIME = re.compile(rb"^mime-version:[ \t]*1\.0\b", re.IGNORECASE | re.MULTILINE)
_TYPED = re.compile(rb"^content-type:[ \t]*[a-z]+/", re.IGNORECASE | re.MULTILINE)
_HEADERS = 16 * _HEAD
"""Mails that went a long way have long heads."""


def format_of(data: bytes) -> Format:
    """The format; whatever is no other is taken for text.  A ZIP archive is taken for a DOCX file."""
    for start, at, name in _STARTS:
        if data.startswith(start, at):
            return name
    if _PDF.search(data, 0, _HEAD + 7) and _OBJECT.search(data):
        return "pdf"
    if _HEADER.match(data) and _is_mime(data[:_HEADERS]):
        return "mime"
    return "html" if _is_html(data) else "text"


def _is_mime(head: bytes) -> bool:
    """Whether a file that begins with a header has those of a mail or a web archive before its first empty line."""
    headers = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    return bool(_MIME.search(headers) and _TYPED.search(headers))


def _is_html(data: bytes) -> bool:
    """Whether there are the tags of a page in the first kilobyte, or block tags at both ends of a fragment."""
    head = data[: 2 * _HEAD].replace(b"\x00", b"")[:_HEAD]
    if _TAGS.search(head):
        return True
    return bool(_FRAGMENT.match(head)) and data[-64:].rstrip(b"\x00 \r\n\t").endswith(b">")
