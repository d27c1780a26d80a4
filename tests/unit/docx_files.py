"""A small language for Word files: ``docx(p("Decides ", i("to go on"), note(1)), notes={1: "See above."})``.

Each function gives the XML of what it is named after; `docx` packs it with the parts that it needs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WHO = 'w:id="9" w:author="A" w:date="2025-10-08T00:00:00Z"'


class Xml(str):
    """Characters that are XML already."""

    __slots__ = ()


# --- characters ------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> Xml:
    """A run; a string of XML stands as it is."""
    inner = text if isinstance(text, Xml) else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return Xml(f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>")


def i(text: str) -> Xml:
    """Italic."""
    return run(text, "<w:i/>")


def up(text: str) -> Xml:
    """Superscript."""
    return run(text, '<w:vertAlign w:val="superscript"/>')


def leaf(name: str, attributes: str = "") -> Xml:
    """A run with one empty element: ``leaf("tab")``."""
    return run(Xml(f"<w:{name} {attributes}/>"))


def note(identity: int | str, kind: str = "footnote", mark: str = "") -> Xml:
    """A reference to a note; with ``mark``, one typed by hand."""
    custom = ' w:customMarkFollows="1"' if mark else ""
    typed = f"<w:t>{mark}</w:t>" if mark else ""
    return run(Xml(f'<w:{kind}Reference{custom} w:id="{identity}"/>{typed}'))


def inserted(*runs: str) -> Xml:
    """A tracked insertion."""
    return Xml(f"<w:ins {_WHO}>{''.join(map(_run, runs))}</w:ins>")


def deleted(*runs: str) -> Xml:
    """A tracked deletion."""
    inner = "".join(map(_run, runs)).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return Xml(f"<w:del {_WHO}>{inner}</w:del>")


def moved_from(*runs: str) -> Xml:
    """Where a tracked move began."""
    return Xml(f"<w:moveFrom {_WHO}>{''.join(map(_run, runs))}</w:moveFrom>")


def moved_to(*runs: str) -> Xml:
    """Where a tracked move ended."""
    return Xml(f"<w:moveTo {_WHO}>{''.join(map(_run, runs))}</w:moveTo>")


def field(code: str, result: str) -> Xml:
    """A field with its code and its result."""
    begin, separate, end = (leaf("fldChar", f'w:fldCharType="{kind}"') for kind in ("begin", "separate", "end"))
    return Xml(f"{begin}{run(Xml(f'<w:instrText>{code}</w:instrText>'))}{separate}{run(result)}{end}")


def within(name: str, *inner: str, attributes: str = "") -> Xml:
    """Any element around others: ``within("hyperlink", "here")``."""
    return Xml(f"<w:{name} {attributes}>{''.join(map(_run, inner))}</w:{name}>")


def _run(item: str) -> str:
    return item if isinstance(item, Xml) else run(item)


# --- blocks ----------------------------------------------------------------------------------


def p(*runs: str, style: str = "", num: tuple[int, int] | None = None, mark: str = "", more: str = "") -> Xml:
    """A paragraph: ``num`` is list and level, ``mark`` a tracked change of its end (``ins``, ``del``)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr><w:{mark} {_WHO}/></w:rPr>"
    return Xml(f"<w:p><w:pPr>{properties}{more}</w:pPr>{''.join(map(_run, runs))}</w:p>")


def table(*rows: list[str], properties: tuple[str, ...] = ()) -> Xml:
    """A table of rows of cells; a cell is text or paragraphs; ``properties`` are those of the rows."""
    out = ""
    for number, row in enumerate(rows):
        cells = "".join(f"<w:tc>{cell if isinstance(cell, Xml) else p(cell)}</w:tc>" for cell in row)
        out += f"<w:tr>{properties[number] if number < len(properties) else ''}{cells}</w:tr>"
    return Xml(f"<w:tbl>{out}</w:tbl>")


def changed_row(how: str) -> str:
    """Properties of a row that was inserted (``ins``) or deleted (``del``)."""
    return f"<w:trPr><w:{how} {_WHO}/></w:trPr>"


def box(*blocks: str) -> Xml:
    """A text box, twice in the file as Word writes it: as a shape, and as VML for old programs."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    return either(shape, f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>")


def either(choice: str, fallback: str) -> Xml:
    """Two ways to draw one thing, in a run."""
    return run(
        Xml(
            f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
    )


def section(first_head: bool = False, **heads: str) -> Xml:
    """Properties of the section: ``section(first_head=True, header_first="rh1", footer_default="rf1")``."""
    inner = ""
    for place, identity in heads.items():
        kind, _, which = place.partition("_")
        inner += f'<w:{kind}Reference w:type="{which}" r:id="{identity}"/>'
    return Xml(f"<w:sectPr>{inner}{'<w:titlePg/>' if first_head else ''}</w:sectPr>")


# --- definitions -----------------------------------------------------------------------------


def level(number: int, pattern: str, fmt: str = "decimal", start: int = 1, more: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity: int, abstract_identity: int, overrides: str = "") -> str:
    """A list that paragraphs name."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_identity}"/>{overrides}</w:num>'


def restart(number: int, start: int = 1) -> str:
    """A list that starts a level anew."""
    return f'<w:lvlOverride w:ilvl="{number}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(
    identity: str, name: str = "", based: str = "", para: str = "", chars: str = "", kind: str = "paragraph"
) -> str:
    """A style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name or identity}"/>{on}'
        f"<w:pPr>{para}</w:pPr><w:rPr>{chars}</w:rPr></w:style>"
    )


UN_LISTS = abstract(0, level(0, "%1."), level(1, "(%2)", "lowerLetter"), level(2, "(%3)", "lowerRoman")) + num(1, 0)
"""1. and (a) and (i), as list 1."""


# --- the file --------------------------------------------------------------------------------


def docx(
    *blocks: str,
    notes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    styles: str = "",
    numbering: str = UN_LISTS,
    settings: str = "",
    parts: Mapping[str, str] | None = None,
    comments: str = "",
) -> bytes:
    """A Word file.  A note is text, or paragraphs; ``parts`` are running heads
    and feet by the id under which the section names them: ``{"rh1": head(p("…"))}``.
    """
    files = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        "word/settings.xml": f"<w:settings {_SPACES}>{settings}</w:settings>",
    }
    if comments:
        files["word/comments.xml"] = f"<w:comments {_SPACES}>{comments}</w:comments>"
    for kind, bodies in (("footnote", notes), ("endnote", endnotes)):
        if bodies is not None:
            inner = _separator(kind) + "".join(_note(kind, identity, body) for identity, body in bodies.items())
            files[f"word/{kind}s.xml"] = f"<w:{kind}s {_SPACES}>{inner}</w:{kind}s>"
    relations = {f"r{name}": (name.split("/")[1].split(".")[0], name.removeprefix("word/")) for name in files}
    for identity, content in (parts or {}).items():
        kind = "header" if content.startswith("<w:hdr") else "footer"
        files[f"word/{identity}.xml"] = content.replace(">", f" {_SPACES}>", 1)
        relations[identity] = (kind, f"{identity}.xml")
    return packed(
        {
            "[Content_Types].xml": _types(files, relations),
            "_rels/.rels": _rels({"r1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _rels(relations),
            **files,
        }
    )


def comment(identity: int, author: str, *blocks: str) -> Xml:
    """The body of a comment, for ``comments``."""
    return Xml(f'<w:comment w:id="{identity}" w:author="{escape(author)}">{"".join(blocks)}</w:comment>')


def commented(identity: int, *runs: str) -> Xml:
    """Words that a comment was put to."""
    inner = "".join(map(_run, runs))
    return Xml(
        f'<w:commentRangeStart w:id="{identity}"/>{inner}<w:commentRangeEnd w:id="{identity}"/>'
        f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
    )


def head(*blocks: str) -> str:
    """A running head, for ``parts``."""
    return f"<w:hdr>{''.join(blocks)}</w:hdr>"


def foot(*blocks: str) -> str:
    """A running foot, for ``parts``."""
    return f"<w:ftr>{''.join(blocks)}</w:ftr>"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _separator(kind: str) -> str:
    """The line above the notes, which is a note itself."""
    return f'<w:{kind} w:type="separator" w:id="-1">{p(run(Xml("<w:separator/>")))}</w:{kind}>'


def _note(kind: str, identity: int, body: str) -> str:
    if isinstance(body, Xml):
        return f'<w:{kind} w:id="{identity}">{body}</w:{kind}>'
    mark = run(Xml(f"<w:{kind}Ref/>"), '<w:vertAlign w:val="superscript"/>')
    return f'<w:{kind} w:id="{identity}">{p(mark, f" {body}", style="NoteText")}</w:{kind}>'


def _types(files: Mapping[str, str], relations: Mapping[str, tuple[str, str]]) -> str:
    """What other programs want to know before they open a part."""
    start = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {f"word/{target}": kind for kind, target in relations.values()}
    items = "".join(
        f'<Override PartName="/{name}" ContentType="{start}.{kinds[name].replace("document", "document.main")}+xml"/>'
        for name in files
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{items}</Types>'
    )


def _rels(relations: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'
