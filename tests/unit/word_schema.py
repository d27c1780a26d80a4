"""What the WordprocessingML schema (ECMA-376, part 1, transitional) asks of the elements that we write.

The schema itself is in no package that may be used here, so the order and number of the children, the
attributes that must be there and the places of changes are written down by hand from the standard.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from hrcdiff.readers.word.xml import name_of
from hrcdiff.renderers.docx.elements import R, W, qname

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGES = {"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"}
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_LOOK = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
).split()
ORDER: dict[str, list[str]] = {
    "rPr": _LOOK,
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split(),
    "pBdr": "top left bottom right between bar".split(),
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook".split(),
    "tblBorders": "top left start bottom right end insideH insideV".split(),
    "tblCellMar": "top left start bottom right end".split(),
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign".split(),
    "trPr": "cantSplit tblHeader".split(),
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid".split(),
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal rsid pPr rPr tblPr trPr tcPr tblStylePr".split(),
    "styles": "docDefaults latentStyles style".split(),
    "docDefaults": "rPrDefault pPrDefault".split(),
    "settings": "writeProtection view zoom removePersonalInformation trackRevisions defaultTabStop "
    "footnotePr endnotePr compat".split(),
    "body": [],
    "tbl": "tblPr tblGrid tr".split(),
    "tr": "trPr tc".split(),
    "footnotes": ["footnote"],
}
"""Children in the order that the schema gives; what is not named is not allowed there."""
MANY = {"style", "tr", "tc", "footnote", "headerReference", "footerReference"}
ALLOWED: dict[str, set[str]] = {
    "document": {"body"},
    "body": {"p", "tbl", "sectPr"} | _RANGES,
    "p": {"pPr", "r", "fldSimple"} | _CHANGES | _RANGES,
    "ins": {"r"},
    "del": {"r"},
    "moveFrom": {"r"},
    "moveTo": {"r"},
    "r": {"rPr", "t", "delText", "tab", "br", "footnoteReference", "footnoteRef", "separator", "continuationSeparator"},
    "tc": {"tcPr", "p"},
    "footnote": {"p"},
}
NEEDED = {
    **dict.fromkeys(_CHANGES, ("id", "author")),
    **{name: ("id", "author", "name") for name in _RANGES if name.endswith("Start")},
    **{name: ("id",) for name in _RANGES if name.endswith("End")},
    "footnoteReference": ("id",),
    "footnote": ("id",),
    "pStyle": ("val",),
}


def faults(data: bytes) -> list[str]:
    """What the schema would say against a Word file, and parts that are named and not there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    found = [fault for name, root in parts.items() if root.tag.startswith(f"{{{W}}}") for fault in _element(root, name)]
    return [*found, *_relations(parts), *_styles(parts), *_ids(parts), *_types(parts)]


def _element(root: etree._Element, part: str) -> Iterator[str]:
    for element in root.iter():
        name, place = name_of(element), f"{part}: {name_of(element)}"
        yield from (f"{place} {fault}" for fault in _children(name, [name_of(child) for child in element]))
        yield from (f"{place} {fault}" for fault in _place(name, element))
        if any(qname(needed) not in element.attrib for needed in NEEDED.get(name, ())):
            yield f"{place} lacks one of {NEEDED[name]}"


def _children(name: str, children: list[str]) -> Iterator[str]:
    if order := ORDER.get(name):
        yield from (f"has no {child}" for child in children if child not in order)
        ranks = [order.index(child) for child in children if child in order]
        if ranks != sorted(ranks):
            yield f"has its children in the order {children}"
        twice = [child for child, count in Counter(children).items() if count > 1 and child not in MANY]
        if twice:
            yield f"has twice {twice}"
    elif name in ALLOWED:
        yield from (f"may not hold {child}" for child in children if child not in ALLOWED[name])
    for first in ("pPr", "rPr", "tcPr", "tblPr", "trPr"):
        if first in children[1:] and name not in {"pPr", "style", "rPrDefault", "pPrDefault"}:
            yield f"does not begin with {first}"
    if name == "body" and (children[-1:] != ["sectPr"] or "sectPr" in children[:-1]):
        yield "does not end with its section"
    if name == "tc" and children[-1:] != ["p"]:
        yield "does not end with a paragraph"


def _place(name: str, element: etree._Element) -> Iterator[str]:
    if name in {"t", "delText"} and (name == "delText") != bool([*element.iterancestors(qname("del"))]):
        yield f"stands in {'no' if name == 'delText' else 'a'} deletion"
    parent = element.getparent()
    if name in _CHANGES and parent is not None and name_of(parent) == "rPr" and len(element):
        yield "of a mark holds something"


def _relations(parts: dict[str, etree._Element]) -> Iterator[str]:
    for name, root in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for item in root:
                target = posixpath.join(folder, item.get("Target", ""))
                if target not in parts:
                    yield f"{name} names {target}, which is not there"
    named = {item.get("Id") for item in parts["word/_rels/document.xml.rels"]}
    for element in parts["word/document.xml"].iter():
        identity = element.get(f"{{{R}}}id")
        if identity is not None and identity not in named:
            yield f"document.xml names the part {identity}, which is not there"


def _styles(parts: dict[str, etree._Element]) -> Iterator[str]:
    known = {style.get(qname("styleId")) for style in parts["word/styles.xml"].iter(qname("style"))}
    for name, root in parts.items():
        for element in root.iter(qname("pStyle"), qname("rStyle"), qname("basedOn")):
            if element.get(qname("val")) not in known:
                yield f"{name} uses the style {element.get(qname('val'))}, which is not there"


def _ids(parts: dict[str, etree._Element]) -> Iterator[str]:
    texts = [parts["word/document.xml"], parts["word/footnotes.xml"]]
    starts = {name for name in _RANGES if name.endswith("Start")}
    ids = [e.get(qname("id")) for root in texts for e in root.iter() if name_of(e) in _CHANGES | starts]
    if len(set(ids)) != len(ids):
        yield "two changes have the same id"
    notes = [note.get(qname("id")) for note in parts["word/footnotes.xml"]]
    references = [e.get(qname("id")) for e in parts["word/document.xml"].iter(qname("footnoteReference"))]
    if len(set(notes)) != len(notes) or sorted(map(str, references)) != sorted(map(str, notes[2:])):
        yield "footnotes and their references do not belong together"


def _types(parts: dict[str, etree._Element]) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    named = {item.get("PartName", "").lstrip("/") for item in types if item.get("PartName")}
    yield from (f"[Content_Types].xml names {name}, which is not there" for name in sorted(named - parts.keys()))
    for name in parts:
        if name.startswith(("word/", "docProps/")) and name.endswith(".xml") and name not in named:
            yield f"[Content_Types].xml does not say what {name} is"
