"""Web pages saved as one file, and saved mails."""

from __future__ import annotations

import html
from email.message import EmailMessage
from pathlib import Path

import pytest

from hrcdiff import read
from hrcdiff.errors import ReadError
from hrcdiff.parsing import parse
from hrcdiff.readers import archive, read_bytes
from hrcdiff.readers.formats import format_of
from tests.unit.redlines import SEEDS

TEXT = (
    "The Human Rights Council,\n\nGuided by the Charter of the United Nations,\n\n"
    "Recalling the café at the harbour,\n\n"
    "1. Requests the keepers to report;\n\n2. Decides to remain seized of the matter.\n"
)
PAGE = "<html><body>" + "".join(f"<p>{html.escape(row)}</p>" for row in TEXT.split("\n\n")) + "</body></html>"


def mail(*attached: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "the draft"
    message.set_content(TEXT, cte="base64")
    message.add_alternative("<p>Please enable pictures.</p>", subtype="html")
    for name in attached:
        message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    return bytes(message)


def saved_page(page: str = PAGE, charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by a browser>", "A resolution"
    message.set_content(page, subtype="html", charset=charset, cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<1>")
    return bytes(message)


def texts(data: bytes) -> list[str]:
    return [p.text for p in parse(read_bytes("saved", data)).paragraphs]


@pytest.mark.parametrize(
    "data", [mail(), saved_page(), saved_page(charset="windows-1252")], ids=["mail", "page", "1252"]
)
def test_the_text_is_that_of_the_part_that_holds_it(data: bytes) -> None:
    assert format_of(data) == "mime"
    assert texts(data) == texts(TEXT.encode())


def test_what_is_attached_to_a_mail_is_named_and_not_read() -> None:
    document = parse(read_bytes("saved", mail("L.24.pdf")))
    assert [w.message for w in document.warnings if "L.24.pdf" in w.message] == [
        "not read: L.24.pdf, attached to the mail; save it and name that file"
    ]


def test_a_mail_that_was_pasted_is_text() -> None:
    pasted = f"From: a@example.org\nSubject: the draft\n\n{TEXT}".encode()
    assert format_of(pasted) == "text"
    assert format_of(b"MIME-Version: 1.0 is how a mail begins.\n\n" + TEXT.encode()) == "text"


def test_a_saved_page_of_a_seed_is_that_seed(tmp_path: Path) -> None:
    seed = read(str(SEEDS / "A_HRC_RES_54_28.txt"))
    rows = [f"<p>{html.escape(p.label or '')} {html.escape(p.text)}</p>" for p in seed.paragraphs]
    page = f"<html><body><p>The Human Rights Council,</p>{''.join(rows)}</body></html>"
    (tmp_path / "saved.mht").write_bytes(saved_page(page))
    assert [p.text for p in read(str(tmp_path / "saved.mht")).paragraphs] == [p.text for p in seed.paragraphs]


REFUSED = "more parts, or longer headers, than any"


def nested(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\r\n"
    for n in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
    return head + b"Content-Type: text/plain\r\n\r\n" + TEXT.encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n", "without text"),
        (b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\n\x89PNG", "without text"),
        (mail("L.24.pdf").replace(b"Content-Type: text/", b"Content-Type: image/"), "save L.24.pdf, which is attached"),
        (nested(archive.MOST_NESTED + 1), REFUSED),
        (mail() + b"\n" * archive.MOST_LINES, REFUSED),
        (
            mail() + b"Content-Type: text/plain" + b";\n a=b" * archive.MOST_HEADER,
            REFUSED,
        ),
        (mail() + b"Content-Type: text/plain\n" * archive.MOST_PARTS, REFUSED),
    ],
    ids=["empty", "picture", "attachment alone", "nested", "lines", "header", "parts"],
)
def test_what_holds_no_text_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read_bytes("saved", data)


def read_or_refused(data: bytes) -> list[str] | None:
    """The paragraphs, or None for what is refused in one line."""
    try:
        return texts(data)
    except ReadError as error:
        return None if "\n" not in str(error) else ["told in more than one line"]


@pytest.mark.parametrize("depth", [1, 5, archive.MOST_NESTED])
def test_parts_in_parts_are_read(depth: int) -> None:
    assert read_or_refused(nested(depth)) == texts(TEXT.encode())


@pytest.mark.parametrize("cut", range(60, 900, 60))
def test_a_truncated_archive_is_read_as_far_as_it_goes_or_refused(cut: int) -> None:
    whole = texts(TEXT.encode())
    for data in (mail("a.pdf"), saved_page()):
        for row in read_or_refused(data[: len(data) - cut]) or []:
            assert any(text.startswith(row[:8]) for text in whole)
