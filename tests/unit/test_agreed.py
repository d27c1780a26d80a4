"""Where language was agreed before: phrases, runs of a paragraph, insertions, claims."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hrcdiff import compare, read
from hrcdiff.addresses import paragraph_at
from hrcdiff.agreed.claims import claims, remarks, without_remarks
from hrcdiff.agreed.marks import earlier, marked
from hrcdiff.agreed.near import reworded, verbatim
from hrcdiff.agreed.origins import origins, subject
from hrcdiff.agreed.paragraphs import trace
from hrcdiff.agreed.phrases import find
from hrcdiff.errors import UsageError
from hrcdiff.index.terms import terms
from hrcdiff.model import Claim, Origin
from hrcdiff.renderers.to_found import traced_to_terminal
from tests.unit.agreed_texts import corpus, document, folder, resolution

CASES: dict[str, Any] = tomllib.loads((Path(__file__).parents[1] / "cases" / "agreed.toml").read_text("utf-8"))
PASSAGES = [(case["words"], passage, says) for case in CASES["phrase"] for passage, says in case["passages"].items()]


def _tongue(text: str) -> str:
    return "zh" if any("\u4e00" <= c <= "\u9fff" for c in text) else "en"


@pytest.mark.parametrize(("phrase", "passage", "says"), PASSAGES, ids=[f"{p[:20]}: {t[:40]}" for p, t, _ in PASSAGES])
def test_phrases_and_passages(phrase: str, passage: str, says: str) -> None:
    language = _tongue(phrase)
    one, other = terms(phrase, language), terms(passage, language)
    found = "word for word" if verbatim(one, other) else "reworded" if reworded(one, other) else "not"
    assert found == says


@pytest.mark.parametrize("case", CASES["remark"], ids=lambda case: str(case["text"])[-34:])
def test_remarks(case: dict[str, Any]) -> None:
    found = [f"{remark.symbols[0]} {remark.address or ''}".strip() for remark in remarks(case["text"])]
    assert found == case["named"]


def test_words_without_the_remarks_in_them() -> None:
    text = "[54/28 OP1] Requests the Office to report; [as in 42/32 OP6]"
    assert [text[a:b] for a, b in without_remarks(text)] == [" Requests the Office to report; "]
    assert without_remarks("plain") == [(0, 5)]


# --- a phrase in the texts -------------------------------------------------------------------


def test_the_seeds_have_the_consent_of_the_states_concerned() -> None:
    found = find(corpus(), "with the consent of the States concerned")
    assert (found.texts, found.adopted) == (4, 2)
    (form,) = found.verbatim
    said = [(p.held.name, p.address, p.part, p.held.adopted) for p in form.places]
    assert said == [
        ("27/20", "OP7", "operative", True),
        ("36/...", "PP12", "preambular", False),
        ("54/28", "PP5", "preambular", True),
        ("54/28", "PP17", "preambular", True),
        ("54/28", "OP2", "operative", True),
    ]
    assert (form.first.held.name, form.first.address) == ("27/20", "OP7")
    assert "with the consent of the State concerned" in [form.text for form in found.reworded]


def test_a_place_is_where_the_words_are() -> None:
    for form in find(corpus(), "at the request of the State concerned").forms:
        for place in form.places:
            text = read(place.held.name).paragraph(place.address).text
            assert " ".join(text[place.start : place.end].split()) == place.text


def test_exact_leaves_out_what_is_reworded() -> None:
    exact = find(corpus(), "with the consent of the States concerned", exact=True)
    assert exact.forms == find(corpus(), "with the consent of the States concerned").verbatim


def test_what_was_only_drafted_is_no_first_adoption(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        A_HRC_30_L_1=resolution(
            "30/...", "Recalling the brass lanterns of the harbour,", "1. Decides so.", adopted=None
        ),
        A_HRC_RES_31_1=resolution("31/1", "Recalling the brass lanterns of the harbour,", "1. Decides so."),
    )
    (form,) = find(corpus(texts), "brass lanterns of the harbour").verbatim
    assert [place.held.adopted for place in form.places].count(True) == 1
    assert form.first.held.adopted


def test_twice_in_a_paragraph_is_two_places(tmp_path: Path) -> None:
    text = resolution("30/1", "Recalling brass lanterns, and welcoming brass lanterns,", "1. Decides so.")
    (form,) = find(corpus(folder(tmp_path, A_HRC_RES_30_1=text)), "brass lanterns").forms
    assert len(form.places) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "no words"),
        ("  ", "no words"),
        ("*", "has no word"),
        ("the", "stands in every text"),
        ("of the", "stands in every text"),
        ("well " * 200, "too many"),
    ],
    ids=["nothing", "space", "star", "stop word", "stop words", "huge"],
)
def test_what_cannot_be_looked_for_is_refused(words: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        find(corpus(), words)
    assert "\n" not in refused.value.message
    assert len(refused.value.message) < 200


@pytest.mark.parametrize(
    "words",
    ['consent" OR "states', "consent*", "NEAR(consent states)", "^consent", "stems:consent", "consent AND NOT states"],
)
def test_the_signs_of_fts5_mean_nothing(words: str) -> None:
    assert find(corpus(), words).words == words


@pytest.mark.parametrize("words", ["согласия государств", "取得有关国家同意", "موافقة الدول المعنية", "ﷺ", "⑴ a½b"])
def test_other_scripts_are_looked_for(words: str) -> None:
    assert find(corpus(), words).forms == ()


# --- paragraphs ------------------------------------------------------------------------------


def test_each_run_of_a_paragraph_has_its_earliest_and_its_closest_source(tmp_path: Path) -> None:
    texts = folder(
        tmp_path,
        A_HRC_RES_30_1=resolution(
            "30/1", "Recalling the brass lanterns of the harbour towns,", "1. Decides so.", adopted="1 October 2015"
        ),
        A_HRC_RES_33_1=resolution(
            "33/1",
            "Recalling the brass lanterns of the harbour towns and the copper bells of the mountain villages,",
            "1. Decides so.",
            adopted="1 October 2016",
        ),
    )
    draft = document(
        resolution(
            "36/...",
            "Recalling the brass lanterns of the harbour towns and of seven windmills that nobody has mentioned,",
            "1. Decides to mend the copper bells of the mountain villages.",
            adopted=None,
        )
    )
    traced = trace(corpus(texts), draft, paragraph_at(draft, "pp 1"))
    first, second = traced.origins
    assert (first.standing, first.words) == ("verbatim", "Recalling the brass lanterns of the harbour towns")
    assert first.earliest is not None
    assert (first.earliest.name, first.earliest.address) == ("30/1", "PP1"), "'and' belongs to what follows"
    assert (second.standing, second.earliest) == ("absent", None)
    (bells,) = [o for o in trace(corpus(texts), draft, paragraph_at(draft, "OP1")).origins if o.standing == "verbatim"]
    assert bells.words == "the copper bells of the mountain villages"
    assert bells.closest is not None
    assert bells.closest.name == "33/1"


OLD_WELLS = resolution(
    "30/1",
    "Recalling the wells,",
    "1. Requests the keepers of all harbour lights to count the lamps;",
    "2. Decides to hold a meeting of bakers at its fifty-fourth session, with the consent of the keepers concerned.",
    adopted="1 October 2015",
)
DRAFTED_WELLS = resolution(
    "31/...",
    "Recalling the wells,",
    "1. Requests the keepers of all harbour lights to paint the sills of every window.",
    adopted=None,
)
LATER_WELLS = resolution(
    "40/1",
    "Recalling the wells,",
    "1. Decides to hold a meeting of bakers at its fifty-second session, with the consent of the keepers concerned, "
    "and to weigh the bread.",
    adopted="1 October 2020",
)


def _wells(tmp_path: Path, text: str, adopted: str | None = "1 October 2017") -> list[Origin]:
    texts = folder(tmp_path, A_HRC_RES_30_1=OLD_WELLS, A_HRC_31_L_1=DRAFTED_WELLS, A_HRC_RES_40_1=LATER_WELLS)
    new = document(resolution("35/1", "Recalling the wells,", f"1. {text}", adopted=adopted))
    return list(trace(corpus(texts), new, paragraph_at(new, "OP1")).origins)


def test_a_short_remainder_is_looked_for_in_adopted_texts_before_drafts(tmp_path: Path) -> None:
    first, *_ = _wells(tmp_path, "Requests the keepers of all harbour lights to paint the sills of every window.")
    assert (first.words, first.standing) == ("Requests the keepers of all harbour lights", "verbatim")


def test_a_remainder_says_with_which_neighbours_it_was_looked_for(tmp_path: Path) -> None:
    first, *_ = _wells(tmp_path, "Salutes a meeting of bakers at its fifty-fourth session.")
    assert (first.words, first.standing) == ("Salutes", "absent")
    assert first.phrase == "Salutes a meeting of bakers"
    new = document(
        resolution("35/1", "Recalling the wells,", "1. Salutes a meeting of bakers at its fifty-fourth session.")
    )
    shown = traced_to_terminal(trace(corpus(tmp_path), new, paragraph_at(new, "OP1")))
    assert "looked for as “Salutes a meeting of bakers”" in shown


def test_earlier_texts_come_before_later_ones_that_have_more(tmp_path: Path) -> None:
    text = "Decides to hold a meeting of bakers at its fifty-second session, with the consent of the keepers concerned."
    found = [(o.words, o.earliest and o.earliest.name) for o in _wells(tmp_path, text)]
    assert {name for _, name in found} == {"30/1"}, "40/1 has the whole"
    assert found[0] == ("Decides to hold a meeting of bakers", "30/1")
    assert found[-1] == ("session, with the consent of the keepers concerned", "30/1")


def test_a_run_ends_neither_in_a_compound_nor_with_a_conjunction(tmp_path: Path) -> None:
    text = (
        "Decides to hold a meeting of bakers at its fifty-ninth session, with the consent of the keepers concerned and."
    )
    found = [(o.words, o.standing, o.earliest and o.earliest.name) for o in _wells(tmp_path, text, adopted=None)]
    assert found[0] == ("Decides to hold a meeting of bakers", "verbatim", "30/1")
    assert found[-1] == ("session, with the consent of the keepers concerned", "verbatim", "30/1")
    assert all("fifty" not in words or "fifty-ninth" in words for words, _, _ in found)


def test_a_paragraph_is_not_its_own_source() -> None:
    seed = read("54/28")
    traced = trace(corpus(), seed, paragraph_at(seed, "OP6"))
    assert traced.texts == 3
    assert all(o.earliest is None or o.earliest.name != "54/28" for o in traced.origins)


def test_places_of_origins_are_their_words() -> None:
    seed = read("54/28")
    for address in ("PP4", "OP1", "OP14"):
        paragraph = seed.paragraph(address)
        end = 0
        for origin in trace(corpus(), seed, paragraph).origins:
            start, stop = origin.place.start, origin.place.end
            assert end <= start < stop
            assert " ".join(paragraph.text[start:stop].split()) == origin.words
            end = stop


@pytest.mark.parametrize("address", ["OP99", "", "PP", "\x1b[2J"])
def test_an_address_that_there_is_not_is_told(address: str) -> None:
    with pytest.raises(UsageError, match="it has from PP1 to OP19") as refused:
        paragraph_at(read("54/28"), address)
    assert refused.value.message.isprintable()


# --- insertions ------------------------------------------------------------------------------


def _origins(texts: Path | None, text: str) -> list[Origin]:
    return origins(subject(corpus(texts), "OP1", text, "en"))


def test_a_short_insertion_is_looked_for_with_its_neighbours() -> None:
    old = document(
        resolution("59/...", "Guided by the Charter,", "1. Requests help with the consent of the States.", adopted=None)
    )
    new = document(
        resolution(
            "59/...",
            "Guided by the Charter,",
            "1. Requests help with the consent of the States concerned.",
            adopted=None,
        )
    )
    (origin,) = _marks(old, new)
    assert (origin.words, origin.standing, origin.phrase) == (
        "concerned",
        "verbatim",
        "consent of the States concerned",
    )
    assert origin.earliest is not None
    assert (origin.earliest.name, origin.earliest.address) == ("27/20", "OP7")


def _marks(old: object, new: object) -> tuple[Origin, ...]:
    redline = compare(old, new)  # type: ignore[arg-type]
    agreed = marked(redline, corpus(given=(redline.old, redline.new))).agreed
    assert agreed is not None
    return agreed.origins


def test_a_new_word_among_agreed_ones_is_not_agreed() -> None:
    old = document(
        resolution(
            "59/...",
            "Guided by the Charter,",
            "1. Requests help with the consent of the States concerned.",
            adopted=None,
        )
    )
    new = document(
        resolution(
            "59/...",
            "Guided by the Charter,",
            "1. Requests help with the consent of the interested States concerned.",
            adopted=None,
        )
    )
    (origin,) = _marks(old, new)
    assert (origin.words, origin.standing) == ("interested", "absent")


def test_what_is_reworded_is_found_in_a_longer_stretch_that_is_new() -> None:
    text = "With the consent of the interested States concerned and to count seven windmills twice a year."
    found = [(o.words, o.standing, o.closest and o.closest.text) for o in _origins(None, text)]
    consent = "with the consent of the States concerned"
    assert ("With the consent of the interested States concerned", "reworded", consent) in found
    assert ("and to count seven windmills twice a year", "absent", None) in found


def test_words_that_say_nothing_get_no_note() -> None:
    old = document(
        resolution("59/...", "Guided by the Charter,", "1. Requests help for States concerned.", adopted=None)
    )
    new = document(
        resolution("59/...", "Guided by the Charter,", "1. Requests help for the States concerned.", adopted=None)
    )
    assert _marks(old, new) == ()


def test_the_newer_text_and_later_ones_are_no_sources() -> None:
    redline = compare(read("18/L.24/Rev.1"), read("27/20"))
    agreed = marked(redline, corpus()).agreed
    assert agreed is not None
    assert (agreed.texts, agreed.adopted) == (1, 0), "the draft of 2011 alone is earlier than 2014"
    assert {o.standing for o in agreed.origins} <= {"drafted", "reworded", "absent"}


def test_the_older_text_is_a_source_whatever_its_date() -> None:
    redline = compare(read("54/28"), read("27/20"))
    before = earlier(corpus(), redline.new, {redline.old.sha256})
    assert [held.name for held in before.texts] == ["18/L.24/Rev.1", "54/28"]


def test_every_origin_is_of_inserted_words() -> None:
    redline = compare(read("27/20"), read("54/28"))
    agreed = marked(redline, corpus()).agreed
    assert agreed is not None
    kept = {a: [] for a in (p.address for p in redline.new.paragraphs)}  # type: dict[str, list[tuple[int, int]]]
    for link in redline.links:
        at: dict[str, int] = {}
        for edit in link.edits:
            if edit.new:
                start = at.get(edit.new, 0)
                at[edit.new] = start + len(edit.text)
                if edit.op == "equal":
                    kept[edit.new].append((start, at[edit.new]))
    assert agreed.origins
    for origin in agreed.origins:
        for start, end in kept[origin.place.address]:
            assert origin.place.end <= start or end <= origin.place.start


# --- claims ----------------------------------------------------------------------------------


def _claims(*paragraphs: str) -> tuple[Claim, ...]:
    draft = document(resolution("59/...", *paragraphs, adopted=None))
    return claims(draft, corpus(), "en")


OP7 = read("54/28").paragraph("OP7").text


@pytest.mark.parametrize(
    ("paragraph", "state", "found"),
    [
        (f"1. {OP7} [as in 54/28 OP7]", "held", "54/28 OP7"),
        (f"1. {OP7} (54/28 OP7)", "held", "54/28 OP7"),
        (f"1. [as in 54/28 OP7] {OP7}", "held", "54/28 OP7"),
        (f"1. {OP7} [54/28]", "held", "54/28 OP7"),
        (f"1. {OP7.replace('to consider offering', 'to offer')} [54/28 OP7]", "reworded", "54/28 OP7"),
        (f"1. {OP7} [as in 54/28 OP8]", "not-held", "54/28 OP7"),
        (f"1. {OP7} [as in 27/20 OP8]", "not-held", "54/28 OP7"),
        (f"1. {OP7} [as in 54/28 OP77]", "no-paragraph", "54/28 OP7"),
        (f"1. {OP7} [as in 42/32 OP6]", "no-text", "54/28 OP7"),
        ("1. Decides to paint seven windmills; [as in 54/28 OP7]", "not-held", None),
    ],
    ids=lambda value: str(value)[-24:],
)
def test_claims(paragraph: str, state: str, found: str | None) -> None:
    (claim,) = _claims("Guided by the Charter,", paragraph, "2. Decides so.")
    assert claim.state == state
    assert (claim.found and f"{claim.found.name} {claim.found.address}") == found


def test_what_is_missing_is_listed() -> None:
    (claim,) = _claims(
        "Guided by the Charter,", f"1. {OP7.replace('to consider offering', 'to gladly offer')} [54/28 OP7]"
    )
    assert any("gladly" in words for words in claim.missing)
    assert claim.share is not None
    assert 0.7 <= claim.share < 1


def test_a_remark_alone_speaks_of_the_paragraph_before() -> None:
    (claim,) = _claims("Guided by the Charter,", f"1. {OP7}", "[as in 54/28 OP7]", "2. Decides so.")
    assert claim.state == "held"
