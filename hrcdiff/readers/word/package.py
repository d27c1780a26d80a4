"""A Word file as a package of parts: opened with limits, because anybody may have made it.

Nothing of a part is believed: no entity is resolved, no address is fetched, no path is followed out of
the package; what unpacks to too much is refused before it is unpacked.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from hrcdiff.errors import ReadError
from hrcdiff.limits import limit

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = limit("MAX_MEMBERS", 4_000)
"""Files in the package; a text with 1,000 pictures has about 1,100."""
MAX_PART = limit("MAX_PART", 64_000_000)
"""Bytes of one part, unpacked: about 100,000 paragraphs."""
MAX_TOTAL = limit("MAX_TOTAL", 200_000_000)
"""Bytes of all parts that are read."""
MAX_RATIO = limit("MAX_RATIO", 300)
"""Unpacked by packed size of a part of more than a megabyte; real ones stay below 60."""
_SMALL = 1_000_000
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two ways to pack that the format allows; others unpack through libraries with errors of their own."""
_MAIN = "officeDocument"
_OTHER_KINDS = {
    "xl/": "an Excel workbook",
    "ppt/": "a PowerPoint presentation",
    "content.xml": "an OpenDocument file: save it as DOCX",
    "Payload/": "an application",
}


class Package:
    """The parts of a Word file, by name and by relationship."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._broken(f"the ZIP archive is damaged or cut off ({_plain(error)})") from None
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise self._broken(f"it holds {len(members):,} files, and hrcdiff opens at most {MAX_MEMBERS:,}")
        self._members = {member.filename: member for member in members}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        self.main = self._find_main()

    def _broken(self, why: str) -> ReadError:
        return ReadError(f"{self.shown} cannot be read as a Word file: {why}")

    def _find_main(self) -> str:
        named = next((target for kind, target in self.relations("").values() if kind == _MAIN), None)
        main = next((name for name in (named, "word/document.xml") if name in self._members), None)
        if main is not None and main.startswith("word/"):
            return main
        for start, kind in _OTHER_KINDS.items():
            if any(name.startswith(start) for name in self._members):
                raise ReadError(f"{self.shown} is no Word file but {kind}")
        if main is None:
            raise ReadError(f"{self.shown} is a ZIP archive without a Word document in it")
        return main

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of a part (``footnotes``, ``header``) and its name; external ones are left out."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
            found: dict[str, tuple[str, str]] = {}
            for item in root if root is not None else ():
                if item.get("TargetMode") == "External":
                    continue
                kind = (item.get("Type") or "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/" + folder, item.get("Target") or "")).lstrip("/")
                found[item.get("Id") or ""] = (kind, target)
            self._relations[part] = found
        return self._relations[part]

    def related(self, kind: str) -> etree._Element | None:
        """The first part of a kind that the main part names: its styles, its footnotes."""
        target = next((name for found, name in self.relations(self.main).values() if found == kind), None)
        return self.xml(target) if target else None

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; None if there is no such part."""
        data = self.bytes(part)
        if data is None:
            return None
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._broken(f"{part} is not well-formed XML ({_plain(error)})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._broken(f"{part} declares a document type, which no Word file does")
        return root

    def bytes(self, part: str) -> bytes | None:
        """The bytes of a part, within the limits; None if there is no such part."""
        member = self._members.get(part)
        if member is None:
            return None
        size = member.file_size
        if size > min(MAX_PART, self._left):
            raise self._broken(f"{part} unpacks to {size:,} bytes, more than hrcdiff opens")
        if size > _SMALL and size > MAX_RATIO * max(1, member.compress_size):
            raise self._broken(f"{part} unpacks to more than {MAX_RATIO} times its size, as no text does")
        if member.flag_bits & 1:
            raise self._broken("it is protected by a password: save it without one")
        if member.compress_type not in _PACKINGS:
            raise self._broken(f"{part} is packed as in no Word file: save it anew with a word processor")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(min(MAX_PART, self._left) + 1)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError
        ) as error:  # fmt: skip
            raise self._broken(f"{part} is damaged ({_plain(error)})") from None
        if len(data) > min(MAX_PART, self._left):
            raise self._broken(f"{part} unpacks to more than hrcdiff opens")
        self._left -= len(data)
        return data


def check_archive(data: bytes, shown: str) -> None:
    """Raises `ReadError` if the XML in an archive that another program is to open unpacks to more than is read."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError(f"{shown} is a ZIP archive that is damaged or cut off ({_plain(error)})") from None
    if len(members) > MAX_MEMBERS:
        raise ReadError(f"{shown} holds {len(members):,} files, and hrcdiff opens at most {MAX_MEMBERS:,}")
    left = MAX_TOTAL
    for member in members:
        if member.filename.lower().endswith(".xml"):
            size = member.file_size
            if size > min(MAX_PART, left) or (size > _SMALL and size > MAX_RATIO * max(1, member.compress_size)):
                raise ReadError(f"{shown} unpacks to more than any text: {member.filename} to {size:,} bytes")
            left -= size


def _plain(error: Exception) -> str:
    """The message of another library, in one short line; a place that it tells twice is told once."""
    said = re.sub(r"\s+", " ", "".join(char if char.isprintable() else " " for char in str(error))).strip()
    return re.sub(r" \(<string>, line \d+\)$", "", said)[:120]
