"""Web pages saved as one file (MHT) and saved mails (EML): the part that holds the text, read as what it is."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

from hrcdiff.errors import ReadError
from hrcdiff.readers import charsets, html, plain
from hrcdiff.source import Source

MOST_PARTS = 1_000
"""Parts beyond which a file is no page and no mail."""
MOST_NESTED = 20
"""How many of them may hold others: each line is looked at once for each of these."""
MOST_HEADER = 8_000
"""Bytes of a header with the lines that go on with it: they are read several times, and a mail's have some hundred."""
_NAME = 80
"""Characters of the name of what is attached that are told."""
MOST_LINES = 2_000_000
"""Lines; a file of the greatest size has a third of that, packed as mails are."""


_READ = re.compile(rb"^content-[a-z-]{2,20}:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
"""The headers that are asked for, in small letters."""


def read(name: str, data: bytes, sha256: str, *, shown: str | None = None) -> Source:
    """Read the page of a web archive, or the text of a mail; attachments are named in a doubt, not read.

    Raises `ReadError` for what holds no text, or more parts than any page.
    """
    shown = shown or name
    head = data.lower()
    parts, nested = head.count(b"content-type:"), head.count(b"multipart/")
    long = any(match.end() - match.start() > MOST_HEADER for match in _READ.finditer(head))
    if long or parts > MOST_PARTS or nested > MOST_NESTED or data.count(b"\n") > MOST_LINES:
        raise ReadError(f"{shown} cannot be read: it has more parts, or longer headers, than any mail or web archive")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        assert isinstance(message, EmailMessage)
        page = message.get_content_type() == "multipart/related"
        part = message.get_body(("html", "plain") if page else ("plain", "html"))
        attached = [] if page else [_called(each) for each in message.iter_attachments()]
        body = part.get_payload(decode=True) if part is not None else None
        charset, kind = (part.get_content_charset(), part.get_content_type()) if part is not None else (None, "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReadError(f"{shown} cannot be read: it is a damaged mail or web archive") from None
    if not isinstance(body, bytes) or not body.strip():
        also = f"; save {attached[0]}, which is attached to it, and name that file" if attached else ""
        raise ReadError(f"{shown} is a mail or a web archive without text{also}")
    if kind == "text/html":
        source = html.read(name, body, sha256, shown=shown, declared=charset)
    else:
        source = plain.read(name, charsets.decode(body, shown, charset), sha256)
    doubts = (f"not read: {file}, attached to the mail; save it and name that file" for file in attached)
    return replace(source, doubts=(*source.doubts, *doubts))


def _called(attached: Message) -> str:
    """What an attachment is called, shortened."""
    name = attached.get_filename() or attached.get_content_type()
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"
