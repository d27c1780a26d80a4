"""Web pages: what a browser shows as a paragraph is a line; navigation is furniture; nothing is lost."""

from __future__ import annotations

import codecs

import pytest

from hrcdiff.errors import ReadError
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.readers.formats import format_of
from hrcdiff.source import Source
from tests.unit.reading import accounted


def page(body: str) -> Source:
    found = read_bytes("page", f"<!DOCTYPE html><html><body>{body}</body></html>".encode())
    accounted(found)
    return found


def lines(body: str) -> list[str]:
    return [line.text for line in page(body).lines]


def roles(body: str) -> list[tuple[str, str]]:
    return [(line.text, line.role) for line in page(body).lines]


# --- told by content -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\n\n<!-- saved from a portal --><HTML lang=en><body>a", "html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b"<div><p>a</p></div>\n", "html"),
        ("<html><body>a".encode("utf-16"), "html"),
        ("<html><body>a".encode("utf-16-le"), "html"),
        (b"The Human Rights Council,\n\nRecalling <em>lanterns</em>,", "text"),
        (b"<sup>1</sup> See A/HRC/RES/54/28.", "text"),
        (b"<p align=center>**Bold** in Markdown\n\n1. Decides", "text"),
        (b"1 < 2 and <htmlish> 3 > 2", "text"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"{\\rtf1 a}", "rtf"),
        (b"", "text"),
    ],
)
def test_the_format_is_told_by_the_bytes(data: bytes, wanted: str) -> None:
    assert format_of(data) == wanted


# --- characters ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"<html><meta charset=windows-1252><body>caf\xe9 \x96 \x93so\x94", "café – “so”"),
        (b"<html><meta charset=iso-8859-1><body>caf\xe9 \x96", "café –"),
        (b"<html><body>caf\xe9", "café"),
        ("<html><body>café".encode(), "café"),
        ("<html><meta charset=windows-1252><body>café".encode(), "café"),
        ("<html><meta charset=utf-8><body>café".encode("cp1252"), "café"),
        ("<html><meta content='text/html; charset=windows-1251'><body>Совет".encode("cp1251"), "Совет"),
        ("<html><meta charset=windows-1256><body>مجلس".encode("cp1256"), "مجلس"),
        ("<html><meta charset=gb2312><body>理事会".encode("gb2312"), "理事会"),
        ("<html><meta charset=unheard-of><body>café".encode(), "café"),
        ("<html><meta charset=utf-16><body>café".encode(), "café"),
        ("<html><body>café".encode("utf-16"), "café"),
        (("<html><body>" + "caf\u00e9 a b " * 9).encode("utf-16-be"), ("café a b " * 9).strip()),
        (codecs.BOM_UTF8 + "<html><body>café".encode(), "café"),
    ],
)  # fmt: skip
def test_encodings_are_found(data: bytes, wanted: str) -> None:
    assert [line.text for line in read_bytes("page", data).lines] == [wanted]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("States&rsquo; rights &amp; duties&nbsp;&ndash; all", "States’ rights & duties – all"),
        ("d&#146;Ivoire &#x2013; &#8220;so&#8221;", "d’Ivoire – “so”"),
        ("promo&shy;tion of&#8203; it", "promotion of it"),
        ("a<!-- not this -->b <?php nor this ?>c", "ab c"),
        ("<p>a<script>var x = '<p>no</p>';</script>b<style>p {}</style>c</p>", "abc"),
        ("<p>he said <q>so</q></p>", "he said “so”"),
        ("<p>one\n   two\t three</p>", "one two three"),
        ("<p>H<sub>2</sub>O</p>", "H2O"),
        ("<template><p>no</p></template>yes", "yes"),
        ("<p>a<b>b</b><i>c</i>d</p>", "abcd"),
        ("&unknown; a", "&unknown; a"),
    ],
)
def test_characters_are_kept(body: str, wanted: str) -> None:
    assert lines(body) == [wanted]


def test_italics_and_superscript() -> None:
    (line,) = page(
        "<p><em>Recalling</em> <span style='font-style: italic'>and <span style='font-style:normal'>not</span></span> "
        "a,<sup>1</sup> b<span style='vertical-align: super'>2</span> c<sup>[3]</sup> the 48<sup>th</sup></p>"
    ).lines
    assert line.text == "Recalling and not a,1 b2 c3 the 48th"
    assert [line.text[a:b] for a, b in line.italic] == ["Recalling", "and "]
    assert [line.text[a:b] for a, b in line.raised] == ["1", "2", "3"]


# --- blocks ----------------------------------------------------------------------------------


def test_blocks_are_paragraphs_and_breaks_are_lines() -> None:
    found = page("<div>a<br>b<br><br>c<p>d</p>e</div><h2>f</h2><pre>g\nh\n\ni</pre>").lines
    assert [(line.text, line.gap, line.heading) for line in found] == [
        ("a", 0, False), ("b", 0, False), ("c", 1, False), ("d", 1, False), ("e", 1, False),
        ("f", 1, True), ("g", 1, False), ("h", 0, False), ("i", 1, False),
    ]  # fmt: skip


def test_tables_are_read_by_cells_and_labels_go_with_what_they_label() -> None:
    body = "<table><tr><td>1.<td>Decides<tr><th>Date:<td>2014<tr><td>a<td>b</table><dl><dt>Type:<dd>Final<dd>New</dl>z"
    assert lines(body) == ["1. Decides", "Date: 2014", "a", "b", "Type: Final", "New", "z"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=4><li>a<li value=7>b<li>c</ol>", ["4. a", "7. b", "8. c"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ("<ol type=a><li>a<li>b</ol>", ["(a) a", "(b) b"]),
        ("<ol type=i><li>a<li>b</ol>", ["(i) a", "(ii) b"]),
        ("<ol style='list-style-type: upper-roman'><li>a</ol>", ["I. a"]),
        ("<ol style='list-style: none'><li>a</ol>", ["a"]),
        ("<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", ["1. a", "(a) b", "(b) c", "2. d"]),
        ("<ol><li><ol type=a><li>a<li>b</ol></ol>", ["1. (a) a", "(b) b"]),
        ("<ol><li><p>a</p><p>b</p><li><p>c</p></ol>", ["1. a", "b", "2. c"]),
        ("<ol><li>1. typed<li><b>2.</b> typed too</ol>", ["1. typed", "2. typed too"]),
        ("<ol><li><li>b</ol>", ["2. b"]),
        ("<ol start=nonsense><li>a</ol>", ["1. a"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<li>alone", ["alone"]),
    ],
)
def test_lists_are_counted(body: str, wanted: list[str]) -> None:
    assert lines(body) == wanted


def test_bullets_are_known() -> None:
    found = page("<ul><li>a<li><p>b</p>c</ul>d").lines
    assert [(line.text, line.bullet) for line in found] == [("a", True), ("b", True), ("c", False), ("d", False)]


# --- notes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<p>a,<sup>1</sup></p><p><sup>1</sup> See b.</p>",
        "<p>a,<sup><a href='#fn1'>1</a></sup></p>"
        "<section class=footnotes><hr><ol><li id=fn1>See b. <a href='#r'>↩</a></ol></section>",
        "<p>a,<a class=sdfootnoteanc href='#s'><sup>1</sup></a></p>"
        "<div id=sdfootnote1><p><a class=sdfootnotesym href='#s'>1</a> See b.</p></div>",
        "<p>a,<a href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a></p><div id=ftn1>"
        "<p class=MsoFootnoteText><a href='#_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> See b.</p></div>",
        "<p>a,<a role=doc-noteref>1</a></p><aside role=doc-footnote><sup>1</sup> See b.</aside>",
    ],
    ids=["plain", "converter", "LibreOffice", "Word", "roles"],
)  # fmt: skip
def test_notes_begin_with_their_raised_mark(body: str) -> None:
    text, note = page(body).lines
    assert (text.text, text.raised) == ("a,1", ((2, 3),))
    assert (note.text, note.raised) == ("1 See b.", ((0, 1),))


# --- what is around the text -----------------------------------------------------------------


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Home</nav>",
        "<header>Home</header>",
        "<footer>Home</footer>",
        "<div class='main-nav'>Home</div>",
        "<div id=breadcrumbs>Home</div>",
        "<div role=navigation>Home</div>",
        "<button>Home</button>",
        "<select><option>Home</select>",
        "<div class=cookieBanner><p>Home</p></div>",
    ],
)
def test_navigation_is_furniture(around: str) -> None:
    text = "<main><p>Recalling the lanterns of every harbour,</p></main>"
    assert roles(around + text) == [("Home", "furniture"), ("Recalling the lanterns of every harbour,", "text")]


@pytest.mark.parametrize(
    "body",
    [
        "<div class=menu><p>Recalling the lanterns,</p></div>",
        "<div class='page has-sidebar'><nav>Home</nav><p>Recalling the lanterns,</p></div>",
        "<p>Home</p><article><header>Recalling the lanterns,</header></article>",
        "<header><h1>Recalling the lanterns,</h1></header><p>Some of the other text stands here</p>",
        "<p>Some of the other text stands here</p><footer><p><sup>1</sup> Recalling the lanterns,</p></footer>",
        "<div style='display:none'>Recalling the lanterns,</div>",
        "<p>Some of the other text stands here</p><p class=navigable>Recalling the lanterns,</p>",
    ],
)
def test_what_holds_the_text_is_no_furniture(body: str) -> None:
    assert any(line.text.endswith("Recalling the lanterns,") and line.role == "text" for line in page(body).lines)


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>not this</p>",
        "<p style='display: none'>not this</p>",
        "<span style='visibility:hidden'>not this</span>",
        "<span class='sr-only'>not this</span>",
    ],
)
def test_hidden_parts_are_markup(hidden: str) -> None:
    found = page(f"<p>Recalling the lanterns,</p>{hidden}")
    assert [line.text for line in found.lines] == ["Recalling the lanterns,"]
    assert "not this" in found.text


def test_a_page_of_a_portal_is_read() -> None:
    document = parse(
        page(
            """<header class=site-header><a href=/>Portal</a> <button>Menu</button></header>
<nav class=breadcrumb><ol><li><a>Home</a><li><a>Texts</a></ol></nav>
<main><h1>RES/60/5 Lanterns for every harbour</h1>
<div><b>Document Type:</b> Final Resolution</div><div><b>Date:</b> 2025 Oct</div>
<ul><li>Main sponsors<span>2</span></li></ul>
<ul><li>Co-sponsors<span>2</span><ul><li>Brazil</li><li>Bolivia, Plurinational State of</li></ul></li></ul>
<a class=share href=x>PDF</a>
<div class=text>GE.<br>Human Rights Council Sixtieth session<br>Agenda item 10<br>Technical assistance<br>
Resolution adopted by the Human Rights Council<br>60/5<br>Lanterns for every<br>harbour<br>
<i>The Human Rights Council,</i><br><br>
<i>Recalling</i> all lanterns,<br><br>
<ol><li><i>Decides</i>:<ol type=a><li>To light them;</li><li>To ring bells;</li></ol></li>
<li><i>Requests</i> a report.</li></ol></div></main>
<footer>© A portal</footer>"""
        )
    )
    assert [(x.address, x.text) for x in document.paragraphs] == [
        ("PP1", "Recalling all lanterns,"),
        ("OP1", "Decides:"),
        ("OP1(a)", "To light them;"),
        ("OP1(b)", "To ring bells;"),
        ("OP2", "Requests a report."),
    ]
    assert document.symbol == "A/HRC/RES/60/5"
    assert document.title == "Lanterns for every harbour"
    assert [sponsor.name for sponsor in document.sponsors] == ["Brazil", "Bolivia, Plurinational State of"]
    assert dict(document.masthead)["portal_document_type"] == "Final Resolution"
    assert document.unassigned == ()
    assert set(document.furniture) == {"Portal Menu", "Home", "Texts", "PDF", "GE.", "© A portal"}


# --- hostile pages ---------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["div", "b", "nav", "ul"])
def test_a_page_that_nests_without_end_is_refused(tag: str) -> None:
    with pytest.raises(ReadError, match="nest deeper"):
        page(f"<{tag}>" * 30_000 + "deep")


@pytest.mark.parametrize("tag", ["div", "b", "nav", "ul", "table"])
def test_a_page_that_nests_deeply_is_read(tag: str) -> None:
    assert lines(f"<{tag}>" * 200 + "deep" + f"</{tag}>" * 200)[-1] == "deep"


def test_entities_of_a_page_are_not_resolved() -> None:
    data = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "aaa">]><html><body>&a;|&b;'
    assert read_bytes("page", data).lines[-1].text.endswith("&a;|&b;")


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p> &nbsp; </p>"])
def test_an_empty_page_is_refused(body: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        page(body)


@pytest.mark.slow
def test_a_page_with_a_hundred_thousand_paragraphs_is_read() -> None:
    found = read_bytes("page", b"<html><body>" + b"<p>Recalling <i>it</i> all," * 100_000)
    assert len(found.lines) == 100_000
