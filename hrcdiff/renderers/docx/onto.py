"""Tracked changes in the older text's own Word file: its formatting, its other parts and its masthead stay.

The paragraphs of the text, its title and its headings are found in the file, woven with the newer text as in a
new file, and written back where they stood.  The result is opened again and compared: rejecting everything must
give the file's own words, accepting everything the newer text among what else the file holds.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from hrcdiff.errors import CompareError, ProofError
from hrcdiff.marks import WORD
from hrcdiff.readers.formats import format_of
from hrcdiff.readers.word import has_tracked_changes
from hrcdiff.readers.word.package import Package
from hrcdiff.renderers.docx import notes_part, reread
from hrcdiff.renderers.docx.archive import packed, parts_of
from hrcdiff.renderers.docx.blocks import NOTE, Block, blocks
from hrcdiff.renderers.docx.body import named
from hrcdiff.renderers.docx.elements import W, qname
from hrcdiff.renderers.docx.hosts import VISIBLE, Finder, Host
from hrcdiff.renderers.docx.rewrite import Rewriter
from hrcdiff.renderers.docx.ties import ties
from hrcdiff.renderers.docx.weave import weave

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hrcdiff.model import Document, Redline

_EXTRA = struct.pack("<HH", 0x6872, len(WORD)) + WORD
"""A field of the archive that no program knows, and so none keeps."""


def onto_docx(redline: Redline, data: bytes, shown: str, author: str) -> bytes:
    """The older text's Word file with the changes written into it.

    Raises `CompareError` if it is no DOCX, holds tracked changes, or a paragraph cannot be placed in it.
    """
    if format_of(data) != "docx":
        raise CompareError(f"{shown} is no Word file (DOCX), and --onto writes into one: leave --onto out")
    if has_tracked_changes(data, shown):
        raise CompareError(f"{shown} holds tracked changes already: accept or reject them in Word first")
    package = Package(data, shown)
    parts = _parts(data, package)
    root = _parsed(parts[package.main])
    body = root.find(qname("body"))
    if body is None or root.tag != f"{{{W}}}document":
        raise CompareError(f"{shown} is in the strict variant of the format: save it as an ordinary Word document")
    before = reread.joined(body, None, "old")
    hosts, new = _placed(redline, Finder(body, shown))
    if [b.text for b in new if not b.key.startswith("#")] != [p.text for p in redline.new.paragraphs]:
        raise ProofError(_FAULT.format("a paragraph of the newer text was lost"))
    names = dict(package.relations(package.main).values())
    notes = _notes(parts, names)
    held = {host.element for host in hosts.values()}
    elsewhere = [line for element, line in before if element not in held]
    writer = Rewriter(hosts, _models(hosts, new), notes, named(author), _highest(root), _italics(hosts))
    old = [host.block for host in hosts.values()]
    writer.write(weave(old, new, ties(redline, old, new)), body)
    notes.in_order(body)
    folder = package.main.rpartition("/")[0]
    changed = {package.main: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    if notes.changed:
        name = names.get("footnotes", f"{folder}/{notes_part.PART}")
        changed |= {} if notes.found else notes_part.announced(parts, package.main)
        changed[name] = etree.tostring(notes.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    _check(changed[package.main], notes, [line for _, line in before], elsewhere, new)
    kept = {name: part for name, part in parts_of(data).items() if name not in changed}
    after = [*((name, changed.pop(name, content)) for name, content in parts.items()), *changed.items()]
    return _whole(packed(after, _EXTRA, kept), after)


def _parts(data: bytes, package: Package) -> dict[str, bytes]:
    """All parts of the file, within the limits of what hrcdiff opens."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in dict.fromkeys(archive.namelist()) if not name.endswith("/")]
    return {name: package.bytes(name) or b"" for name in names}


def _whole(made: bytes, parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The file, opened again: ProofError if a part in it is not what it is to be."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        if [(name, archive.read(name)) for name in archive.namelist()] != list(parts):
            raise ProofError(_FAULT.format("a part of the older file did not stay as it was"))
    return made


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _notes(parts: Mapping[str, bytes], names: Mapping[str, str]) -> notes_part.NotesPart:
    found = parts.get(names.get("footnotes", ""))
    styles = parts.get(names.get("styles", ""), b"")
    known = frozenset(name.decode("ascii", "replace") for name in re.findall(rb'styleId="(\w+)"', styles))
    return notes_part.NotesPart(None if found is None else _parsed(found), known)


def _highest(root: etree._Element) -> int:
    """The highest id in the file, after which ours begin."""
    ids = (element.get(qname("id")) for element in root.iter())
    return max((int(value) for value in ids if value and value.isdecimal() and len(value) < 9), default=0)


# --- placing ---------------------------------------------------------------------------------


def _placed(redline: Redline, finder: Finder) -> tuple[dict[str, Host], list[Block]]:
    """The paragraphs of the file by the old blocks that they hold, and the new blocks that fit among them."""
    hosts: dict[str, Host] = {}
    missing: list[str] = []
    for block in _of_text(redline.old):
        host = finder.find(block) if block.key.startswith("#") else finder.must_find(block)
        if host is not None:
            hosts[block.key] = host
        else:
            missing.append(block.text)
    new = [
        block
        for block in _of_text(redline.new)
        if block.style != "Title" or "#title" in hosts
        if block.style != "Heading" or block.text not in missing
    ]
    return hosts, _numbered(redline, hosts, new)


def _of_text(document: Document) -> list[Block]:
    """Title without its number, headings, paragraphs: what a redline is about."""
    kept = [b for b in blocks(document) if not b.key.startswith("#") or b.style in ("Title", "Heading")]
    return [replace(b, text=document.title or "") if b.style == "Title" else b for b in kept]


def _numbered(redline: Redline, hosts: Mapping[str, Host], new: Sequence[Block]) -> list[Block]:
    """New blocks with the numbers that are to be typed: none where Word counts, the old sign where it stays."""
    labels = {p.address: p.label for p in redline.new.paragraphs}
    same = {n: o for link in redline.links for o, n in link.pairs if redline.old.paragraph(o).label == labels[n]}
    models = _models(hosts, new)
    counted = {p.address for p in redline.old.paragraphs if p.label and not hosts[p.address].block.label}
    out: list[Block] = []
    for block in new:
        twin = hosts.get(block.key if block.key.startswith("#") else same.get(block.key, ""))
        typed = "" if models[block.key].block.key in counted else block.label
        label = typed if twin is None else twin.block.label
        out.append(replace(block, label=label))
    return out


def _models(hosts: Mapping[str, Host], new: Sequence[Block]) -> dict[str, Host]:
    """For each new block the old one after which it is set: the last of its kind before it, or the first."""
    kinds: dict[str, list[Host]] = {}
    for host in hosts.values():
        kinds.setdefault(host.block.style, []).append(host)
    others = [host for host in hosts.values() if host.block.style not in ("Title", "Heading")] or [*hosts.values()]
    last: dict[str, Host] = {}
    models: dict[str, Host] = {}
    for block in new:
        if block.key in hosts and hosts[block.key].block.style == block.style:
            last[block.style] = hosts[block.key]
        models[block.key] = last.get(block.style) or kinds.get(block.style, others)[0]
    return models


def _italics(hosts: Mapping[str, Host]) -> bool:
    """Whether the file sets openings in italics."""
    opened = [host for host in hosts.values() if any(host.block.italic)]
    runs = [
        next((unit.run for unit in host.units if unit.end > host.places[host.block.italic[0]] and unit.is_text), None)
        for host in opened
    ]
    italic = sum(run is not None and run.find(f"{qname('rPr')}/{qname('i')}") is not None for run in runs)
    return 2 * italic > len(opened)


# --- proof -----------------------------------------------------------------------------------


def _check(
    main: bytes, notes: notes_part.NotesPart, before: Sequence[str], elsewhere: Sequence[str], new: Sequence[Block]
) -> None:
    """ProofError if the file, opened again, does not give its own words and those of the newer text."""
    body = etree.fromstring(main).find(qname("body"))
    assert body is not None
    bodies = {note.get(qname("id"), ""): note for note in notes.root}
    rejected = [line for _, line in reread.joined(body, None, "old") if line]
    if rejected != [line for line in before if line]:
        raise ProofError(_FAULT.format("rejecting all changes does not give back the words of the older file"))
    left, wanted = [_visible(line) for line in elsewhere], [_visible(block.line) for block in new]
    left, wanted = [line for line in left if line], [line for line in wanted if line]
    shown = zip(reread.joined(body, bodies, "new"), reread.joined(body, None, "new"), strict=True)
    for line, bare in ((_visible(line), _visible(bare)) for (_, line), (_, bare) in shown):
        if wanted and line == wanted[0]:
            wanted.pop(0)
        elif left and bare == left[0]:
            left.pop(0)
        elif line:
            raise ProofError(_FAULT.format(f"accepting all changes gives “{line[:40]}” where it should not stand"))
    if wanted or left:
        raise ProofError(_FAULT.format("accepting all changes does not give the newer text"))


_FAULT = "{}, so the Word file was not written: please report this with both texts"


def _visible(line: str) -> str:
    """A line without its white space, which a file types as it likes; the signs around footnotes stay."""
    return NOTE.join("".join(VISIBLE.findall(part)) for part in line.split(NOTE))
