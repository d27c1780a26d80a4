"""Files that somebody made to do harm, or that the way here damaged: refused in one line, in bounded memory."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrcdiff.errors import ReadError
from hrcdiff.readers import doc, read_bytes
from hrcdiff.readers.word import package
from tests.unit.docx_files import W, abstract, docx, level, num, p, packed, style

GOOD = docx(p("Recalling the lanterns,"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def parts(data: bytes = GOOD) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(**files: str | bytes | None) -> bytes:
    """The good file with other parts; names have ``__`` for ``/`` and None takes one away."""
    new = parts()
    for name, content in files.items():
        full = name.replace("__", "/") + (".rels" if name.endswith("_rels") else ".xml")
        new.pop(full, None)
        if content is not None:
            new[full] = content
    return packed(new)


def document(body: str, before: str = "") -> str:
    return f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read_bytes("text", data, shown="draft.docx")
    message = caught.value.message
    assert message.startswith("draft.docx")
    assert "\n" not in message
    assert len(message) < 300
    return message


def text(data: bytes) -> list[str]:
    return [line.text for line in read_bytes("text", data).lines]


# --- archives --------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", [4, 30, 200, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(kept: float) -> None:
    size = int(kept if kept > 1 else len(GOOD) * kept)
    assert "damaged or cut off" in refused(GOOD[:size])


def test_a_file_with_damaged_bytes_in_it() -> None:
    at = GOOD.index(b"word/document.xml") + 60
    assert "damaged" in refused(GOOD[:at] + bytes(byte ^ 255 for byte in GOOD[at : at + 40]) + GOOD[at + 40 :])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"readme.txt": "a"}, "without a Word document"),
        ({"xl/workbook.xml": "a"}, "an Excel workbook"),
        ({"ppt/presentation.xml": "a"}, "a PowerPoint presentation"),
        ({"content.xml": "a", "meta.xml": "b"}, "an OpenDocument file"),
        ({}, "without a Word document"),
    ],
)
def test_archives_that_are_no_word_files(files: dict[str, str], said: str) -> None:
    assert said in refused(b"PK\x03\x04" + packed(files)[4:] if files else packed({"a": ""}))


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MEMBERS", 5)
    assert "at most 5" in refused(packed({**parts(), "word/media/image.png": b"x"}))


def test_a_part_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(word__document=document(f"<w:p><w:r><w:t>{'a ' * 40_000_000}</w:t></w:r></w:p>"))
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert "more than hrcdiff opens" in refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_part_that_is_packed_too_well_is_refused() -> None:
    bomb = changed(word__document=document(f"<w:p><w:r><w:t>{'a' * 5_000_000}</w:t></w:r></w:p>"))
    assert "300 times its size" in refused(bomb)


def test_many_parts_that_together_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 1500)
    assert "more than hrcdiff opens" in refused(GOOD)


def test_a_part_that_lies_about_its_size() -> None:
    name = b"word/document.xml"
    data = bytearray(GOOD)
    entry = GOOD.rindex(name) - 46
    size = int.from_bytes(data[entry + 24 : entry + 28], "little")
    data[entry + 24 : entry + 28] = (size - 20).to_bytes(4, "little")
    assert "damaged" in refused(bytes(data))


def test_a_part_that_a_password_protects() -> None:
    data = bytearray(GOOD)
    for at in (GOOD.rindex(b"word/document.xml") - 46 + 8, GOOD.index(b"word/document.xml") - 30 + 6):
        data[at] |= 1
    assert "password" in refused(bytes(data))


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2], ids=["lzma", "bzip2"])
def test_a_part_that_is_packed_in_another_way(way: int) -> None:
    """Sound or damaged, it is refused before it is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for part, content in parts().items():
            archive.writestr(part, content, None if part == "word/document.xml" else zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    at = data.index(b"word/document.xml") + 60
    for made in (data, data[:at] + bytes(byte ^ 255 for byte in data[at : at + 40]) + data[at + 40 :]):
        assert "word/document.xml is packed as in no Word file" in refused(made)


@pytest.mark.parametrize(
    "target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x"]
)
def test_relationships_lead_nowhere_out_of_the_file(target: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = f'<Relationships xmlns="x"><Relationship Id="r" Type="{kind}" Target="{target}"/></Relationships>'
    files = parts() | {"word/_rels/document.xml.rels": rels, "../../evil.xml": "a", "/etc/passwd.xml": "b"}
    assert text(packed(files)) == ["Recalling the lanterns,"]


@pytest.mark.parametrize(
    "without",
    ["_rels__", "word___rels__document.xml_rels", "word__styles", "word__numbering", "word__settings"],
)
def test_parts_may_be_missing(without: str) -> None:
    files = parts()
    wanted = {"_rels__": "_rels/.rels", "word___rels__document.xml_rels": "word/_rels/document.xml.rels"}
    files.pop(wanted.get(without, without.replace("__", "/") + ".xml"))
    assert text(packed(files)) == ["Recalling the lanterns,"]


# --- XML -------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
NET = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/none.dtd">'


@pytest.mark.parametrize("before", [LAUGHS, FILE, NET], ids=["laughs", "file", "net"])
def test_document_types_and_entities_are_refused(before: str) -> None:
    body = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    assert "document type" in refused(changed(word__document=document(body, before)))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "not well-formed"),
        ("<a", "not well-formed"),
        ("<a>&b;</a>", "not well-formed"),
        (b"\x00\xff\x00\xff", "not well-formed"),
        ("<a/>", "has no body"),
        (document("<w:p>" * 300), "not well-formed"),
        (document("<w:sdt>" * 400 + "</w:sdt>" * 400), "not well-formed"),
        (document(""), "is empty"),
    ],
)
def test_broken_documents(content: str | bytes, said: str) -> None:
    told = refused(changed(word__document=content))
    assert said in told
    assert "<string>" not in told


def test_nesting_up_to_the_limit_is_read() -> None:
    inner = "<w:sdt><w:sdtContent>" * 100 + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * 100
    assert text(changed(word__document=document(inner))) == ["deep"]


def test_numbers_without_sense() -> None:
    huge = level(0, "%1.", "lowerLetter", start=999_999_999)
    bad = abstract(0, huge, '<w:lvl w:ilvl="99"/><w:lvl w:ilvl="x"/>') + num(1, 0) + num(2, 77) + "<w:num/>"
    found = text(docx(p("a", num=(1, 0)), p("b", num=(1, 99)), p("c", num=(2, 0)), numbering=bad))
    assert found == ["999999999. a", "b", "c"]


def test_a_chain_of_ten_thousand_styles_is_cut() -> None:
    styles = "".join(style(f"s{number}", based=f"s{number + 1}") for number in range(10_000))
    assert text(docx(p("a", style="s0"), p("b", style="s9000"), styles=styles)) == ["a", "b"]


# --- size ------------------------------------------------------------------------------------


def test_one_paragraph_of_a_million_words() -> None:
    words = " ".join(f"w{number % 5000}" for number in range(1_000_000))
    assert read_bytes("text", docx(p(words))).lines[0].text.count(" ") == 999_999


def test_a_directory_that_says_its_parts_stand_before_the_file() -> None:
    """The place of the directory, four bytes near the end, is too far on: so are the parts, backwards."""
    whole = docx(p("Recalling lanterns,"))
    end = whole.rindex(b"PK\x05\x06") + 16
    damaged = (
        whole[:end] + (int.from_bytes(whole[end : end + 4], "little") + 20_000).to_bytes(4, "little") + whole[end + 4 :]
    )
    with pytest.raises(ReadError, match=r"is damaged|cut off"):
        read_bytes("text", damaged)


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs() -> None:
    assert (
        len(read_bytes("text", docx(*(p(f"Recalling lantern {number},") for number in range(100_000)))).lines)
        == 100_000
    )


# --- old files -------------------------------------------------------------------------------


def name(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_a_file_that_a_password_protects_says_so() -> None:
    assert "protected by a password" in refused(OLE + bytes(600) + name("EncryptedPackage") + bytes(600))


def test_an_old_workbook_is_no_text() -> None:
    assert "no Word document" in refused(OLE + bytes(600) + name("Workbook") + bytes(600))


@pytest.mark.parametrize("start", [OLE + name("WordDocument"), b"{\\rtf1 a}"], ids=["doc", "rtf"])
def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch, start: bytes) -> None:
    monkeypatch.setattr(doc, "find_libreoffice", lambda: None)
    assert "LibreOffice" in refused(start)
    assert "save the text as DOCX" in refused(start)


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Writes a program of one line in the place of LibreOffice."""
    if sys.platform == "win32":
        pytest.skip("a shell script is no program there")

    def write(line: str) -> str:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return write


@pytest.mark.parametrize("path", ["", ".", "{here}"], ids=["empty", "relative", "absolute"])
def test_a_program_in_the_current_folder_is_never_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: Callable[[str], str], path: str
) -> None:
    written = program("exit 0")
    monkeypatch.delenv(doc.VARIABLE, raising=False)
    monkeypatch.setattr(doc, "_PLACES", ())
    monkeypatch.setenv("PATH", os.pathsep.join([path.format(here=tmp_path), "/nowhere"]))
    monkeypatch.chdir(tmp_path)
    assert doc.find_libreoffice() is None
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(Path(__file__).parent)
    assert doc.find_libreoffice() == Path(written)


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch, program: Callable[[str], str]) -> None:
    monkeypatch.setenv(doc.VARIABLE, program("sleep 60"))
    monkeypatch.setattr(doc, "TIMEOUT", 0.2)
    assert "more than 0.2 seconds" in refused(OLE + name("WordDocument"))


def odt(content: str) -> bytes:
    """An OpenDocument text; its type comes first, and is not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(odt(" " * 3_000_000), "content.xml to 3,000,000 bytes", id="packed too well"),
        pytest.param(odt(" " * 70_000_000), "content.xml to 70,000,000 bytes", id="too large"),
        pytest.param(odt("<a/>")[:150], "damaged or cut off", id="cut off"),
    ],
)
def test_an_open_document_is_measured_before_libreoffice_opens_it(
    data: bytes, said: str, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], str]
) -> None:
    monkeypatch.setenv(doc.VARIABLE, program("exit 1"))
    assert said in refused(data)
    assert "could not be converted" in refused(odt("<a/>"))


@pytest.mark.parametrize("taskkill", [True, False], ids=["taskkill", "no taskkill"])
def test_on_windows_what_the_program_started_is_stopped_too(monkeypatch: pytest.MonkeyPatch, taskkill: bool) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        asked.append(command)
        if not taskkill:
            raise FileNotFoundError

    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setenv("SYSTEMROOT", "W:")
        monkeypatch.setattr(subprocess, "run", run)
        doc._stop(process)
        assert process.returncode
    assert asked == [[str(Path("W:", "System32", "taskkill.exe")), "/F", "/T", "/PID", str(process.pid)]]


def test_a_program_that_makes_nothing(monkeypatch: pytest.MonkeyPatch, program: Callable[[str], str]) -> None:
    monkeypatch.setenv(doc.VARIABLE, program("exit 1"))
    assert "could not be converted" in refused(OLE + name("WordDocument"))
