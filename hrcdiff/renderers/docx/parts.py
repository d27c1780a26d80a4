"""The parts of a Word file that hold no text of the resolution: styles, settings, running head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from hrcdiff.marks import APPLICATION
from hrcdiff.renderers.docx.elements import R, W, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}
RTL = frozenset({"ar"})
"""Languages written from right to left."""
WIDTH, HEIGHT, EDGE = 11906, 16838, 1134
"""A4 and its side margins, in twentieths of a point; text is set in by as much again."""

_EDGE = 'w:left="1134" w:right="1134"'
_STYLES: tuple[tuple[str, str, str, str], ...] = (
    # id, name, paragraph, characters
    (
        "Symbol",
        "UN symbol",
        ('<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs><w:spacing w:after="120"/>'),
        '<w:sz w:val="26"/><w:szCs w:val="26"/>',
    ),
    ("Publication", "UN publication", '<w:ind w:left="{far}"/>', ""),
    ("Session", "UN session", '<w:spacing w:before="60" w:after="20"/>', "<w:b/><w:bCs/>" + '<w:sz w:val="22"/>'),
    ("SessionDates", "UN session dates", '<w:spacing w:after="20"/>', ""),
    (
        "Sponsors",
        "UN sponsors",
        f'<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:ind {_EDGE}/>',
        "<w:b/><w:bCs/>",
    ),
    (
        "Adopted",
        "UN adopted by",
        f'<w:keepNext/><w:spacing w:before="280" w:after="120"/><w:ind {_EDGE}/>',
        '<w:b/><w:bCs/><w:sz w:val="26"/>',
    ),
    (
        "Title",
        "Title",
        f'<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:ind {_EDGE}/>',
        '<w:b/><w:bCs/><w:sz w:val="24"/>',
    ),
    ("OrganLine", "UN organ line", f'<w:keepNext/><w:ind {_EDGE} w:firstLine="567"/>', ""),
    ("Preambular", "UN preambular", f'<w:ind {_EDGE} w:firstLine="567"/><w:jc w:val="both"/>', ""),
    (
        "Operative",
        "UN operative",
        f'<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:ind {_EDGE} w:firstLine="567"/><w:jc w:val="both"/>',
        "",
    ),
    *(
        (
            f"Sub{depth}",
            f"UN sub-paragraph {depth}",
            (f'<w:tabs><w:tab w:val="left" w:pos="{1701 + 567 * depth}"/></w:tabs>'
            f'<w:ind w:left="{1701 + 567 * depth}" w:right="1134" w:hanging="567"/><w:jc w:val="both"/>'),
            "",
        )
        for depth in range(1, 5)
    ),
    ("Continuation", "UN continuation", f'<w:ind {_EDGE}/><w:jc w:val="both"/>', ""),
    (
        "Annex",
        "UN annex",
        f'<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs><w:ind {_EDGE}/><w:jc w:val="both"/>',
        "",
    ),
    (
        "Heading",
        "UN heading",
        f'<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:ind {_EDGE}/>',
        '<w:b/><w:bCs/><w:sz w:val="22"/>',
    ),
    ("Record", "UN record", '<w:keepNext/><w:spacing w:after="0"/><w:ind w:right="1134"/><w:jc w:val="right"/>', ""),
    ("Vote", "UN vote", f'<w:spacing w:before="120"/><w:ind {_EDGE}/>', ""),
    (
        "End",
        "UN end",
        ('<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
        '<w:spacing w:before="360"/><w:ind w:left="4110" w:right="4110"/>'),
        "",
    ),
    (
        "FootnoteText",
        "footnote text",
        f'<w:spacing w:after="20" w:line="220" w:lineRule="atLeast"/><w:ind {_EDGE}/>',
        '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    (
        "Header",
        "header",
        ('<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>'),
        '<w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    ("Footer", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    ("Cell", "UN cell", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    (
        "CellHead",
        "UN cell head",
        '<w:keepNext/><w:spacing w:before="60" w:after="60"/>',
        '<w:b/><w:bCs/><w:sz w:val="18"/><w:szCs w:val="18"/>',
    ),
    (
        "CellNote",
        "UN cell note",
        '<w:spacing w:before="20" w:after="20"/>',
        '<w:sz w:val="16"/><w:szCs w:val="16"/>',
    ),
    (
        "Lead",
        "UN lead",
        '<w:spacing w:after="120"/>',
        "",
    ),
)  # fmt: skip


def styles(language: str, wide: int) -> str:
    """The styles, in the type of UN documents; ``wide`` is the width of a line."""
    tag = _TAGS.get(language, language)
    rtl = language in RTL
    tags = f'w:val="{_TAGS["en"] if rtl or language == "zh" else escape(tag)}" w:eastAsia="zh-CN" w:bidi="ar-SA"'
    fonts = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"'
    out = [
        (
            f'{_XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>'
            f'<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang {tags}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
            '<w:spacing w:after="120" w:line="240" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            f"{'<w:pPr><w:bidi/></w:pPr>' if rtl else ''}</w:style>"
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
            '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        )
    ]
    far = wide - 2834
    for identity, name, para, chars in _STYLES:
        looks = para.format(wide=wide, far=far)
        if rtl and identity == "Record":
            looks = looks.replace('"right"/>', '"left"/>')  # where lines begin at the right, left is their end
        out.append(
            f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f"<w:qFormat/><w:pPr>{looks}</w:pPr>{f'<w:rPr>{chars}</w:rPr>' if chars else ''}</w:style>"
        )
    return "".join([*out, "</w:styles>"])


def settings(*, tracking: bool) -> str:
    """Settings: whether what is typed next is tracked too, and how the file is to be laid out."""
    return (
        f'{_XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{"<w:trackRevisions/>" if tracking else ""}'
        '<w:defaultTabStop w:val="567"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def section(*, landscape: bool = False) -> str:
    """The page: A4, with the running head and foot."""
    across = f'w:w="{HEIGHT}" w:h="{WIDTH}" w:orient="landscape"' if landscape else f'w:w="{WIDTH}" w:h="{HEIGHT}"'
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}"><w:headerReference w:type="default" r:id="rId4"/>'
        f'<w:footerReference w:type="default" r:id="rId5"/><w:pgSz {across}/>'
        f'<w:pgMar w:top="1418" w:right="{EDGE}" w:bottom="1418" w:left="{EDGE}" w:header="709" w:footer="709" '
        'w:gutter="0"/></w:sectPr>'
    )


def line_width(*, landscape: bool = False) -> int:
    """Of a line from margin to margin."""
    return (HEIGHT if landscape else WIDTH) - 2 * EDGE


def header(left: str, right: str = "") -> str:
    """The running head."""
    first, second = (f'<w:r><w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r>' for text in (left, right))
    tab = f"<w:r><w:tab/></w:r>{second}" if right else ""
    return f'{_XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{first}{tab}</w:p></w:hdr>'


def footer() -> str:
    """The running foot: page n/m."""
    fields = [f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for name in ("PAGE", "NUMPAGES")]
    return (
        f'{_XML}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{'<w:r><w:t>/</w:t></w:r>'.join(fields)}</w:p></w:ftr>"
    )


def around(main: bytes, notes: bytes, named: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """All parts of a file in their order; ``named`` are those under ``word/`` that are written here."""
    kinds = {name: name.removesuffix(".xml").rstrip("0123456789") for name in named}
    kinds |= {"footnotes.xml": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in sorted(kinds.items())
    )
    types = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )
    order = ("styles.xml", "settings.xml", "footnotes.xml", "header1.xml", "footer1.xml")
    inner = [(f"rId{n}", kinds[name], name) for n, name in enumerate(order, 1)]
    top = [("rId1", "officeDocument", "word/document.xml"), ("rId2", "extended-properties", "docProps/app.xml")]
    text = {name: content.encode() for name, content in named.items()} | {"footnotes.xml": notes}
    return [
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _relations(top)),
        ("docProps/app.xml", _APP.encode()),
        ("word/document.xml", main),
        ("word/_rels/document.xml.rels", _relations(inner)),
        *((f"word/{name}", text[name]) for name in order),
    ]


_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"{APPLICATION}</Properties>"
)


def _relations(items: list[tuple[str, str, str]]) -> bytes:
    out = "".join(
        f"<Relationship Id={quoteattr(identity)} Type={quoteattr(f'{R}/{kind}')} Target={quoteattr(target)}/>"
        for identity, kind, target in items
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{out}</Relationships>'.encode()
