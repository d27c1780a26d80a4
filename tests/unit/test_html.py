"""The page: what it holds, that nothing of a text becomes markup, and that it proves itself."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from hrcdiff.comparison import compare
from hrcdiff.errors import ProofError
from hrcdiff.renderers import compiled, html
from hrcdiff.renderers.anchors import anchors
from hrcdiff.renderers.headline import summary, verbs_changed
from hrcdiff.renderers.html import to_html
from hrcdiff.renderers.marked import ODD
from hrcdiff.renderers.notes import lettered
from hrcdiff.renderers.phrases import counted, relation, upper
from hrcdiff.renderers.reread import check, texts
from hrcdiff.renderers.rows import Fold, Row, sections
from hrcdiff.schema.from_dict import redline_from_dict
from tests.unit.reading import body
from tests.unit.redlines import all_kinds, council, document, redline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from hrcdiff.model import Redline

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "{{ 7*7 }}{% raw %}",
    '"><img src=x onerror=alert(1)>',
    "<!-- a comment",
    "]]> &amp; &lt;b&gt; &#60;",
    "javascript:alert(1)",
    "a\u2028b\u2029c\u202ed",
    "tab\tnew\nline\rreturn\x0bfeed\x0c",
    "null\x00bell\x07del\x7fnext\x85",
    "\ufffe\uffff\ufdd0\U0001ffff",
    "  two  spaces  ",
    "'quoted' \"twice\" `thrice`",
    "\ufeffmark\u200b\u00ad\u00a0",
)


def tree(page: str) -> _Element:
    return etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8"))


def both(drawn: Redline) -> tuple[dict[str, str], dict[str, str]]:
    old, new = ({p.address: p.text for p in side.paragraphs} for side in (drawn.old, drawn.new))
    return old, new


def classes(page: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}


def row(drawn: Redline, new: str) -> Row:
    items = (item for section in sections(drawn) for item in section.items)
    rows = (one for item in items for one in (item.rows if isinstance(item, Fold) else (item,)))
    return next(one for one in rows if isinstance(one, Row) and one.new == new and one.kind != "marker")


# --- what it holds ---------------------------------------------------------------------------


@pytest.mark.parametrize("drawn", [council(), all_kinds()], ids=["council", "all kinds"])
def test_the_page_gives_both_texts_back(drawn: Redline) -> None:
    assert texts(to_html(drawn)) == both(drawn)


@pytest.mark.parametrize("drawn", [council(), all_kinds()], ids=["council", "all kinds"])
def test_every_paragraph_of_both_texts_has_one_anchor(drawn: Redline) -> None:
    ids = [str(i) for i in tree(to_html(drawn)).xpath("//@id")]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids))
    wanted = {
        name
        for side, text in (("old", drawn.old), ("new", drawn.new))
        for name in anchors(side, (p.address for p in text.paragraphs)).values()
    }
    assert wanted <= set(ids)


def test_notes_of_items_with_letters_that_no_link_can_hold_have_names_of_their_own() -> None:
    """Russian items are (а) and (б): their anchors alone would both be that of their chapeau."""
    items = ("чинить старые фонари на маяках северного берега;", "печь хлеб для смотрителей южных островов зимой;")
    chapeau = "Просит смотрителей гавани и пекарей всех островов:"
    old = document("old", ("OP1", chapeau), *((f"OP{n}", f"Просит {x}") for n, x in enumerate(items, 2)), language="ru")
    new = document("new", ("OP1", chapeau), ("OP1(а)", items[0]), ("OP1(б)", items[1]), language="ru")
    drawn = compare(old, new)
    names = [mark.id for row in lettered(drawn).values() for mark in row]
    ids = [str(i) for i in tree(to_html(drawn)).xpath("//@id")]  # type: ignore[union-attr]
    assert len(names) == len(items)
    assert set(names) <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere() -> None:
    root = tree(to_html(all_kinds()))
    ids = set(root.xpath("//@id"))  # type: ignore[arg-type]
    assert {str(h)[1:] for h in root.xpath("//a/@href")} <= ids  # type: ignore[union-attr]


def test_a_note_on_words_that_are_gone_stands_in_the_row_of_a_split_that_shows_them() -> None:
    old = body(
        "Recalling the rules of the harbour,",
        "1. Welcomes the opening of the northern lighthouse by the guild of keepers in the spring of the year, and"
        " encourages the masters to publish the tables of the tides, where appropriate, in every bakery of the coast;",
        "2. Decides to count the ships each evening.",
    )
    new = body(
        "Recalling the rules of the harbour,",
        "1. Further notes the opening of the northern lighthouse by the guild of keepers in the spring of the year;",
        "2. Requests the masters to publish the tables of the tides in every bakery of the coast;",
        "3. Decides to count the ships each evening.",
    )
    drawn = compare(old, new)
    drawn = replace(drawn, findings=tuple(f for f in drawn.findings if f.rule == "qualifier.removed"))
    gone = replace(drawn.findings[0], new=None)
    page = tree(to_html(replace(drawn, findings=(gone,))))
    for letters in ("p[@data-text]", "div[@class='margin']"):
        rows = page.xpath(f"//article[.//{letters}//a[@class='fm']]/@id")
        assert rows == ["new-OP2"], letters


def test_anchors_are_legal_and_never_the_same() -> None:
    names = anchors("new", ["OP6(b)(ii)", "OP5 bis", "OP6+", "OP6(b)-ii", "A1.III.3", "OP2#2", "()"])
    assert names["OP6(b)(ii)"] == "new-OP6-b-ii"
    assert names["OP5 bis"] == "new-OP5-bis"
    assert names["OP6(b)-ii"] == "new-OP6-b-ii-x2"
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", name) for name in names.values())
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("PP1", ["unchanged"]),
        ("PP2", ["merged from PP3 and PP4"]),
        ("PP3", ["crossed into the preamble", "reworded"]),
        ("OP1", ["moved up, from after OP4", "reworded"]),
        ("OP2", ["split into OP2 and OP3 (part 1 of 2)"]),
        ("OP3", ["split into OP2 and OP3 (part 2 of 2)"]),
        ("OP4", ["new"]),
    ],
)
def test_a_row_says_what_became_of_the_paragraph(new: str, words: list[str]) -> None:
    assert relation(row(all_kinds(), new)) == words


def test_words_of_a_merger_are_told_apart() -> None:
    assert [run.tag for run in row(all_kinds(), "PP2").runs if run.tag] == ["PP3", "PP4"]


def test_what_is_gone_stands_between_its_old_neighbours() -> None:
    preamble, operative = sections(all_kinds())
    shown = [(item.kind, item.old) for item in (*preamble.items, *operative.items) if not hasattr(item, "text")]
    assert shown == [
        ("unchanged", ("PP1",)),
        ("gone", ("PP2",)),
        ("changed", ("PP3", "PP4")),
        ("changed", ("OP3",)),
        ("gone", ("OP1",)),
        ("changed", ("OP5",)),
        ("changed", ("OP2",)),
        ("changed", ("OP2",)),
        ("marker", ("OP3",)),
        ("gone", ("OP3(a)", "OP4")),
        ("marker", ("OP5",)),
        ("added", ()),
        ("added", ()),
    ]


def test_a_transfer_has_a_flag_at_both_ends_that_leads_to_the_other() -> None:
    root = tree(to_html(all_kinds()))
    flags = {a.get("id"): a.get("href") for a in root.iter("a") if a.get("class") == "flag"}
    assert flags == {"T1-old": "#T1-new", "T1-new": "#T1-old"}


def test_different_families_are_said_at_the_top() -> None:
    drawn = all_kinds()
    summary = replace(drawn.summary, same_family=False, family_reason="other titles")
    page = to_html(replace(drawn, summary=summary))
    assert "These texts belong to different families</strong>: other titles." in page
    assert "different families" not in to_html(drawn)


def test_texts_in_the_wrong_order_are_said_at_the_top_and_nowhere_else() -> None:
    from hrcdiff import compare, read

    page = to_html(compare(read("54/28"), read("27/20")))
    (notice,) = (e for e in tree(page).iter("p") if e.get("class") == "notice")
    said = "27/20, given as the newer text, is dated 25 September 2014, before 54/28 of 12 October 2023"
    assert notice.xpath("string()") == f"{said}: perhaps they were given in the wrong order."
    assert page.split('<script type="application/json"')[0].count("given as the newer text") == 1
    assert 'class="notice"' not in to_html(compare(read("27/20"), read("54/28")))


def test_the_head_says_so_if_no_verb_became_another_and_only_where_verbs_are_known() -> None:
    old, arabic = (document("1/1", ("PP1", "Recalling it,"), language=language) for language in ("en", "ar"))
    assert "None: no leading verb became another." in to_html(redline(old, old, ("PP1", "PP1")))
    assert "Verbs that changed" not in to_html(redline(arabic, arabic, ("PP1", "PP1")))


def test_the_head_leads_to_the_notes_on_verbs_the_operative_part_first() -> None:
    from hrcdiff import compare, read

    root = tree(to_html(compare(read("18/L.24/Rev.1"), read("54/28"))))
    (section,) = (e for e in root.iter("section") if e.get("aria-labelledby") == "openings")
    links = [str(a.get("href")) for a in section.iter("a")]
    assert [re.sub(r"-\d+$", "", link) for link in links] == [
        "#note-new-OP1", "#note-new-OP2", "#note-new-OP4", "#note-new-PP5", "#note-new-PP13", "#ledger-verbs",
    ]  # fmt: skip


def test_one_landmark_a_region_and_one_heading_a_paragraph() -> None:
    root = tree(to_html(council()))
    for name in ("main", "h1"):
        assert len(list(root.iter(name))) == 1
    assert len(list(root.iter("article"))) == len(list(root.iter("h3")))


def test_a_text_that_runs_from_right_to_left_says_so() -> None:
    old = document("1/1", ("PP1", "إذ يشير إلى"), language="ar")
    page = to_html(redline(old, old, ("PP1", "PP1")))
    assert re.search(r'<p class="t" data-text lang="ar" dir="rtl"', page)
    assert '<html lang="en" dir="ltr">' in page


@pytest.mark.parametrize("ends", [(), (("PP1", "PP1"),)])
def test_small_redlines_render(ends: tuple[tuple[str, str], ...]) -> None:
    old = document("1/1", ("PP1", "Recalling this,"))
    drawn = redline(old, old, *ends)
    assert texts(to_html(replace(drawn, proof=None))) == both(drawn)


def test_empty_documents_render() -> None:
    drawn = redline(document("1/1"), document("1/2"))
    assert texts(to_html(drawn)) == ({}, {})


# --- the same bytes --------------------------------------------------------------------------


def test_the_same_redline_gives_the_same_bytes() -> None:
    first = to_html(council())
    html.environment.cache_clear()
    assert to_html(council()) == first


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of compiled templates, for the time of a test."""
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    html.environment.cache_clear()
    yield tmp_path / "cache" / "templates"
    html.environment.cache_clear()


def whole(entry: bytes) -> bool:
    """Whether an entry of the cache begins with the digest of the rest."""
    return entry[:32] == sha256(entry[32:]).digest()


@pytest.mark.parametrize("damage", [0, 1, 18, 20, 30, 40, 60, 100, 1000, -1])
def test_a_damaged_template_in_the_cache_is_made_again(templates: Path, damage: int) -> None:
    wanted = to_html(council())
    entries = {entry: entry.read_bytes() for entry in templates.iterdir()}
    assert entries
    for damaged in (
        {entry: data[:damage] for entry, data in entries.items()},
        {entry: data[:damage] + bytes([data[damage] ^ 0xFF]) + data[damage:][1:] for entry, data in entries.items()},
    ):
        for entry, data in damaged.items():
            entry.write_bytes(data)
        html.environment.cache_clear()
        assert to_html(council()) == wanted
        assert {entry for entry in templates.iterdir() if whole(entry.read_bytes())} == set(entries)


def test_a_template_that_was_compiled_in_another_manner_is_made_again(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setattr(compiled, "_MANNER", "otherwise")
        wanted = to_html(council())
    before = {entry: entry.read_bytes() for entry in templates.iterdir()}
    html.environment.cache_clear()
    assert to_html(council()) == wanted
    after = {entry: entry.read_bytes() for entry in templates.iterdir()}
    assert after.keys() == before.keys()
    assert not {*after.values()} & {*before.values()}


def test_a_cache_that_cannot_be_written_is_done_without(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    wanted = to_html(council())
    for entry in templates.iterdir():
        entry.unlink()
    html.environment.cache_clear()
    monkeypatch.setattr(Path, "replace", full)
    assert to_html(council()) == wanted
    assert list(templates.iterdir()) == []


def test_the_embedded_redline_is_the_redline() -> None:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', to_html(council()), re.DOTALL)
    assert found is not None
    assert redline_from_dict(json.loads(found[1])) == council()


# --- safety ----------------------------------------------------------------------------------


def test_the_policy_allows_the_page_its_own_style_and_script_alone() -> None:
    page = to_html(council())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    assert allowed.startswith("default-src 'none'; ")
    for kind, tag in (("style", r"<style>(.*?)</style>"), ("script", r"<script>(.*?)</script>")):
        (content,) = re.findall(tag, page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in allowed


def test_the_page_needs_nothing_from_outside() -> None:
    page = to_html(council())
    assert not re.search(r"(?:src|href|action|data)=\"(?!#)", page)
    assert " style=" not in page
    assert not re.search(r"<[^>]* on\w+=", page)
    assert "url(" not in page
    assert "@import" not in page


def hostile(text: str) -> Redline:
    """A redline with this text wherever a text can stand."""
    old = document("1/1", ("PP1", f"Same {text}"), ("OP1", f"Was {text}"), ("OP2", text), ("OP3", f"One {text} two"))
    new = document("1/2", ("PP1", f"Same {text}"), ("OP1", f"Is {text}"), ("OP2", f"Fresh {text}"))
    named = {"title": text, "symbol": text, "kind": text, "name": text, "unassigned": (text,)}
    old, new = replace(old, **named), replace(new, **named)  # type: ignore[arg-type]
    return redline(old, new, ("PP1", "PP1"), ("OP1 OP3", "OP1"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_from_a_text_becomes_markup(text: str) -> None:
    page, harmless = to_html(hostile(text)), to_html(hostile("plain words"))
    assert texts(page) == both(hostile(text))
    assert [
        e.tag for e in tree(page).iter() if e.get("data-c") is None and e.tag not in ("ins", "del", "span", "td")
    ] == [e.tag for e in tree(harmless).iter() if e.tag not in ("ins", "del", "span", "td")]
    assert page.count("<script") == harmless.count("<script")
    assert page.count("</style") == harmless.count("</style")
    page.encode("utf-8")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_at_all_comes_back_exactly(left: list[str], right: list[str]) -> None:
    old = document("1/1", *((f"PP{i}", text) for i, text in enumerate(left, 1)))
    new = document("1/2", *((f"PP{i}", text) for i, text in enumerate(right, 1)))
    drawn = redline(old, new, (" ".join(p.address for p in old.paragraphs), "PP1"))
    assert texts(to_html(drawn)) == both(drawn)


# --- the page proves itself ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "into"),
    [
        ("<del", "<ins"),
        ("</ins> the mandate", "</ins> a mandate"),
        ('data-new="OP4"', 'data-new="OP99"'),
        ("Bearing in mind</i>", "Bearing in mind </i>"),
    ],
)
def test_a_page_that_is_wrong_is_refused(change: str, into: str) -> None:
    head, body = to_html(council()).split('id="preambular"', 1)
    assert change in body
    wrong = body.replace(change, into, 1)
    if change == "<del":
        wrong = wrong.replace("</del>", "</ins>", 1)
    with pytest.raises(ProofError, match=r"of the (old|new) text exactly"):
        check(f'{head}id="preambular"{wrong}', council())


@pytest.mark.parametrize(
    ("old", "within", "modal"),
    [("18/L.24/Rev.1", "", ""), ("27/20", " and one within a paragraph", ", and one modal verb (shall → will)")],
)
def test_the_sentence_counts_the_verbs_that_the_head_lists(old: str, within: str, modal: str) -> None:
    from hrcdiff import compare, read

    drawn = compare(read(old), read("54/28"))
    (section,) = (e for e in tree(to_html(drawn)).iter("section") if e.get("aria-labelledby") == "openings")
    leading = upper(counted(len([*section.iter("li")]) - bool(modal) - bool(within), "leading verb"))
    assert f" {leading}{within} changed{modal}." in summary(drawn)


def test_a_pair_of_a_paragraph_that_is_gone_and_a_new_one_is_no_changed_verb() -> None:
    """Words that went from the one into the other tell their verbs; the head of the page does not count them."""
    from hrcdiff import compare, read

    drawn = compare(read("27/20"), read("54/28"))
    first = next(f for f in verbs_changed(drawn) if f.old and f.new)
    assert first.old
    assert first.new
    apart = replace(drawn, removed=(*drawn.removed, first.old.address), added=(*drawn.added, first.new.address))
    assert first not in verbs_changed(apart)
    assert first in verbs_changed(replace(apart, removed=drawn.removed))


def test_opening_phrases_are_counted_where_verbs_are_not_known() -> None:
    arabic = document("1/1", ("PP1", "\u0625\u0630 \u064a\u0634\u064a\u0631"), language="ar")
    other = document("1/2", ("PP1", "\u0648\u0625\u0630 \u064a\u0644\u0627\u062d\u0638"), language="ar")
    assert "opening phrase" in summary(redline(arabic, other, ("PP1", "PP1")))


def test_what_html_cannot_carry_is_not_printable_so_that_printable_texts_need_no_search() -> None:
    odd = ODD.findall("".join(map(chr, range(0x110000))))
    assert len(odd) > 2048  # the surrogates are among them
    assert not any(map(str.isprintable, odd))


def test_letters_follow_the_words() -> None:
    """Whichever rule found something: a reader looks for a, b, c."""
    from hrcdiff import compare, read

    rows = tree(to_html(compare(read("18/L.24/Rev.1"), read("54/28")))).xpath("//article")
    many = 0
    for one in rows:  # type: ignore[union-attr]
        letters = one.xpath(".//p[@data-text]//a[@class='fm']/text()")  # type: ignore[union-attr]
        many += len(letters) > 2  # type: ignore[arg-type]
        assert list(letters) == sorted(letters)  # type: ignore[arg-type]
    assert many


def test_the_page_counts_in_plain_words() -> None:
    from hrcdiff import compare, read

    page = to_html(compare(read("27/20"), read("54/28")))
    test = r"Not a technical rollover: more than dates, sessions, references and house style changed, in \d+ places\."
    assert re.search(test, page)
    old = document("1/1", ("OP1", "Requests the keepers to light lamps, and encourages bakers to bake bread;"))
    new = document("1/2", ("OP1", "Urges the keepers to light lamps, and invites bakers to bake bread;"))
    assert ">Both entries on verbs</a>" in to_html(compare(old, new))
