"""Bytes to characters: by byte order mark, else by what they can be.

A file need not say its encoding, and many that say one are wrong.
"""

from __future__ import annotations

import codecs
import re

from hrcdiff.errors import ReadError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
REPLACEMENT = "\ufffd"
"""Stands for bytes that are no text."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SAMPLE = 100_000
_SPACED = 0.05
"""Share of white space in the text of any language with words; other bytes read as UTF-16 have hardly any."""
_LATIN = {"iso8859-1", "ascii"}
"""What pages call Windows-1252, and browsers read as that."""
_FAMILIES = ("cp", "iso8859", "koi8", "mac", "gb", "big5", "euc")


def decode(data: bytes, shown: str, declared: str | None = None) -> str:
    """Bytes to characters: by byte order mark, else as UTF-16, UTF-8, what is declared, or Windows-1252.

    What is valid UTF-8 is that, whatever it declares: texts in other encodings hardly ever are.
    Raises `ReadError` for what is no text.
    """
    text = _decoded(data, shown, declared)
    sample = text[:_SAMPLE]
    printable = sample.replace("\n", " ").isprintable()
    if not printable and len(_CONTROL.findall(sample)) * 200 > len(sample):
        raise ReadError(f"{shown} is not text: it is full of control characters")
    return text.removeprefix("\ufeff")


def _decoded(data: bytes, shown: str, declared: str | None) -> str:
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if marked:
        try:
            return data.decode(marked)
        except UnicodeDecodeError:
            if marked != "utf-8-sig":
                raise ReadError(f"{shown} is not text: it does not decode as {marked.upper()}") from None
    for encoding in (_without_mark(data), "utf-8", _known(declared)):
        if encoding:
            try:
                return data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged
    if b"\x00" in data:
        raise ReadError(f"{shown} is not text: it does not decode as UTF-8") from None
    text = data.decode("cp1252", errors="replace")
    strange = sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in text)
    if strange * 50 > len(text):
        raise ReadError(f"{shown} is not text: it is neither UTF-8 nor Windows-1252")
    return text


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes that are none, each replaced by U+FFFD; None if it is rather something else.

    In other encodings hardly any letter beyond ASCII is valid UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count(REPLACEMENT)
    whole = sum(1 for char in text if char > "\x7f") - broken
    return text if whole >= broken else None


def _known(declared: str | None) -> str | None:
    """A declared encoding under its Python name; None for what is none, or not one of those of texts."""
    try:
        name = codecs.lookup((declared or "").strip()).name.lower()
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in _LATIN else name if name.startswith(_FAMILIES) else None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: zeros beside spaces and line ends."""
    head = data[: _SAMPLE - _SAMPLE % 2]
    if b"\x00" not in head or len(data) % 2:
        return None
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        others = head[0::2] if encoding.endswith("le") else head[1::2]
        spaces = sum(1 for high, low in zip(zeros, others, strict=True) if not high and low in b" \n\r\t")
        if spaces > _SPACED * len(zeros):
            return encoding
    return None
