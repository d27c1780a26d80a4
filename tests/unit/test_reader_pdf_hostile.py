"""PDFs made to exhaust time or memory, and files with something before their beginning."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcdiff.errors import ReadError
from hrcdiff.readers import read_bytes
from hrcdiff.readers.formats import format_of
from hrcdiff.readers.pdf import streams
from tests.unit.pdf_files import LEFT, Ink, Sheet, write

GOOD = write([Sheet([Ink("Some text", LEFT, 600)])])


def with_stream(data: bytes, filters: str = "/FlateDecode", opened: bytes = b"stream\n") -> bytes:
    """A file with one page, and a stream that nobody shows."""
    head = f"9 0 obj\n<< /Length {len(data)} /Filter [{filters}] >>\n".encode()
    return GOOD.replace(b"xref", head + opened + data + b"\nendstream\nendobj\nxref", 1)


def packed(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return with_stream(content, "/FlateDecode " * times)


def behind(first: bytes, rest: bytes, blocks: int = 1, header: bytes = b"\x78\x9c") -> bytes:
    """Packed bytes of which the first come as they are, in blocks of which all but the last are empty."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    empty = b"\x00" + struct.pack("<HH", 0, 0xFFFF)
    stored = b"\x00" + struct.pack("<HH", len(first), len(first) ^ 0xFFFF) + first
    body = deflate.compress(rest) + deflate.flush()
    return header + empty * (blocks - 1) + stored + body + struct.pack(">I", zlib.adler32(rest, zlib.adler32(first)))


# --- streams ---------------------------------------------------------------------------------


@pytest.mark.parametrize("times", [1, 2, 3])
def test_streams_that_unpack_to_too_much_are_refused(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match=r"x\.pdf unpacks to more than 1,000,000 bytes: that is no resolution"):
        read_bytes("x", packed(bytes(1_000_001), times), shown="x.pdf")


def test_streams_that_are_packed_over_and_over_are_refused() -> None:
    with pytest.raises(ReadError, match="packed more than 4 times over"):
        read_bytes("x", packed(b"a", 5), shown="x.pdf")


@pytest.mark.parametrize("times", [1, 2])
def test_streams_within_the_limit_are_no_matter(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    assert [line.text for line in read_bytes("x", packed(bytes(400_000), times)).lines] == ["Some text"]


@given(st.binary(max_size=200), st.integers(0, 3))
def test_any_stream_is_measured_or_refused(content: bytes, times: int) -> None:
    for _ in range(times):
        content = zlib.compress(content)
    streams.check(b"stream\n" + content + b"\nendstream", "x.pdf")


@pytest.mark.parametrize("first", [b"%endstream\n", b"a", b"endstream endobj\n" * 100])
def test_the_word_that_ends_a_stream_may_stand_within_it(first: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match="unpacks to more than 1,000,000 bytes"):
        read_bytes("x", with_stream(behind(first, bytes(1_000_001))))


@pytest.mark.parametrize("opened", [b"stream\r\n", b"stream\r", b"stream  \n", b"stream endstream stream\n"])
def test_a_stream_begins_on_the_line_after_its_word(opened: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match="unpacks to more than 1,000,000 bytes"):
        read_bytes("x", with_stream(zlib.compress(bytes(1_000_001)), opened=opened))


@pytest.mark.parametrize(
    "outer",
    [
        pytest.param(lambda inner: behind(b"", inner, 20_000), id="empty blocks first"),
        pytest.param(lambda inner: behind(inner[:1], inner[1:]), id="one byte first"),
        pytest.param(lambda inner: zlib.compress(b"\x68\x81" + inner[2:]), id="another window"),
    ],
)
def test_a_stream_in_a_stream_is_found_however_it_begins(
    outer: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    inner = outer(zlib.compress(bytes(1_000_001), 9))
    with pytest.raises(ReadError, match="unpacks to more than 1,000,000 bytes"):
        read_bytes("x", with_stream(inner, "/FlateDecode /FlateDecode"))


def test_what_comes_after_the_inner_stream_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match="unpacks to more than 1,000,000 bytes"):
        read_bytes("x", packed(zlib.compress(b"short") + bytes(1_000_001), 1))


def test_streams_within_each_other_are_refused() -> None:
    """Each begins with a block that holds the beginnings of all others; the rest they have in common."""
    tail = (b"\x00" + struct.pack("<HH", 0, 0xFFFF)) * 100_000
    one = b"stream\n\x78\x9c\x00"
    count = 2_000
    heads = b"".join(
        one + struct.pack("<HH", left, left ^ 0xFFFF)
        for left in range((count - 1) * (len(one) + 4), -1, -(len(one) + 4))
    )
    started = time.process_time()
    with pytest.raises(ReadError, match="streams that lie within each other"):
        streams.check(heads + tail, "x.pdf")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("piece", [b"stream\n", b"stream", b"stream\r", b"endstream "])
def test_time_grows_with_the_file(piece: bytes) -> None:
    started = time.process_time()
    streams.check(b"%PDF-1.4\n" + piece * 300_000 + b"\n%%EOF", "x.pdf")
    assert time.process_time() - started < 5, "seconds; searched anew from each word it would be minutes"


def test_many_short_streams_are_no_matter() -> None:
    streams.check(b"".join(b"stream\n" + zlib.compress(b"a") + b"\nendstream\n" for _ in range(5_000)), "x.pdf")


# --- beginnings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [b"\n", b"\xef\xbb\xbf", b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n", b" " * 1023],
)
def test_a_file_may_have_something_before_its_beginning(before: bytes) -> None:
    assert [line.text for line in read_bytes("x", before + GOOD).lines] == ["Some text"]


def test_a_text_about_such_files_is_a_text() -> None:
    assert format_of(b"Noting that such a file begins with %PDF-1.4 and goes on with objects,") == "text"
    assert format_of(b"\n" * 1024 + GOOD) == "text"
