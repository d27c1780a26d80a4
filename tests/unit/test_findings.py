"""Findings: the table of cases, the known changes of the seeds, and a draft against its adopted text."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hrcdiff.citations import citations
from hrcdiff.comparison import compare
from hrcdiff.errors import ReadError
from hrcdiff.findings import figures
from hrcdiff.findings.ledgers import rollover
from hrcdiff.findings.scale import built_in, read
from hrcdiff.model import Document, Finding, Paragraph, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from tests.unit.reading import body
from tests.unit.redlines import seed

ROOT = Path(__file__).resolve().parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/findings.toml").read_text(encoding="utf-8"))["case"]
FIRST = {
    "preambular": "Guided by the purposes and principles of the Charter of the United Nations,",
    "operative": "Decides to remain seized of the matter.",
}


def one(name: str, text: str, part: str) -> Document:
    """A document of one paragraph, with one beside it that never changes."""
    addresses = {"preambular": ("PP2", "PP1"), "operative": ("OP1", "OP2")}[part]
    rows = zip(addresses, (text, FIRST[part]), strict=True)
    paragraphs = tuple(
        Paragraph(address=a, part=part, label=None, parent=None, opening=t.split(" ", maxsplit=1)[0], text=t)  # type: ignore[arg-type]
        for a, t in sorted(rows)
    )
    document = Document(
        name=name, sha256="0" * 64, organ="Human Rights Council", language="en", title="T", paragraphs=paragraphs
    )
    return replace(document, citations=citations(document))


def drawn(case: dict[str, Any]) -> Redline:
    part = case.get("part", "operative")
    old, new = one("old", case["old"], part), one("new", case["new"], part)
    if "dates" in case:
        old, new = (replace(text, date=date) for text, date in zip((old, new), case["dates"], strict=True))
    return compare(old, new)


def told(finding: Finding) -> str:
    return f"{finding.rule}: {finding.old_words} -> {finding.new_words}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    found = drawn(case).findings
    assert sorted(f.rule if f.rule in case["found"] else told(f) for f in found) == sorted(case["found"])
    if "label" in case:
        assert [f.label for f in found if f.label] == [case["label"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_findings_stand_at_their_words(case: dict[str, Any]) -> None:
    for finding in drawn(case).findings:
        for place, words, text in (
            (finding.old, finding.old_words, case["old"]),
            (finding.new, finding.new_words, case["new"]),
        ):
            if place is not None:
                assert text[place.start : place.end].strip() == words


SEEDS = ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28")
KNOWN = {
    ("A_HRC_RES_27_20", "A_HRC_RES_54_28"): {
        ("modality.changed", "OP9", "OP17", "shall", "will"),
        ("actor.changed", "OP10", "OP18", "the High Commissioner", "the Office of the High Commissioner"),
    },
    ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_54_28"): {
        ("list.removed", "PP7", "PP13", "and financial", ""),
        ("qualifier.removed", "PP8", "PP12", "potential", ""),
        ("verb.changed", "PP7", "PP13", "Acknowledging", "Reiterating"),
    },
    ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20"): {
        ("qualifier.removed", "OP1", "OP1", "all", ""),
        ("verb.demoted", "OP14", "OP8", "Calls for", "encouraging"),
    },
}


@pytest.mark.parametrize("pair", KNOWN, ids="→".join)
def test_known_changes_of_the_seeds(pair: tuple[str, str]) -> None:
    found = compare(seed(pair[0]), seed(pair[1])).findings
    rows = {(f.rule, f.old.address, f.new.address, f.old_words, f.new_words) for f in found if f.old and f.new}
    assert rows >= KNOWN[pair]


NONE_OF = {
    ("A_HRC_18_L.24_Rev.1", "A_HRC_RES_54_28"): {
        ("verb.changed", "Emphasizing", "Recognizing"),
        ("verb.limb-gone", "Recognizing", ""),
        ("qualifier.added", "", "with the consent of"),
    },
    ("A_HRC_RES_27_20", "A_HRC_RES_54_28"): {("qualifier.removed", "in consultation with", "")},
}
"""What readers of the seeds were told wrongly."""


@pytest.mark.parametrize("pair", NONE_OF, ids="→".join)
def test_false_notes_on_linked_paragraphs_of_the_seeds(pair: tuple[str, str]) -> None:
    redline = compare(seed(pair[0]), seed(pair[1]))
    linked = {a for link in redline.links for a in (*link.old, *link.new)}
    places = ((f, f.old or f.new) for f in redline.findings)
    told_of = {(f.rule, f.old_words, f.new_words) for f, place in places if place and place.address in linked}
    assert not told_of & NONE_OF[pair]


def times(words: str, texts: list[str]) -> int:
    """How often words stand in texts, whatever their capitals and signs."""
    wanted, said = (re.findall(r"[\w/-]+", text.lower()) for text in (words, " | ".join(texts)))
    return sum(said[i : i + len(wanted)] == wanted for i in range(len(said)))


@pytest.mark.parametrize("pair", [(a, b) for a in SEEDS for b in SEEDS if a != b], ids="→".join)
def test_law_what_stands_on_both_sides_neither_comes_nor_goes(pair: tuple[str, str]) -> None:
    redline = compare(seed(pair[0]), seed(pair[1]))
    old, new = ({p.address: p.text for p in d.paragraphs} for d in (redline.old, redline.new))
    for link in redline.links:
        texts = [old[a] for a in link.old], [new[a] for a in link.new]
        for finding in redline.findings:
            if finding.kind not in ("verb", "qualifier", "list", "reference"):
                continue
            here = finding.new if finding.rule.endswith(("added", "-new")) else finding.old
            addresses = link.new if here is finding.new else link.old
            if finding.rule.endswith(("added", "-new", "removed", "dropped", "-gone")) and here:
                words = finding.new_words if here is finding.new else finding.old_words
                words = re.sub(r"^(also|further) ", "", words)
                if here.address in addresses:
                    assert times(words, texts[0]) != times(words, texts[1]) or not times(words, texts[0]), finding


@pytest.mark.shared
def test_a_draft_and_its_adopted_text(shared: Path) -> None:
    """Of seed 36/... only one finding is real; what the editors did is named as such."""
    adopted = parse(read_file(shared / "corpora/hrc-en/A_HRC_RES_36_29.txt"))
    redline = compare(seed("HRC-36-draft-follow-up-systems"), adopted)
    assert [told(f) for f in redline.findings] == ["actor.replaced: country concerned -> States concerned"]
    lowered = [e.rule for link in redline.links for e in link.edits if e.rule]
    assert sorted(set(lowered)) == ["editorial.comma", "editorial.hyphen", "editorial.sequence"]


def test_a_text_in_another_language_has_no_findings_on_words() -> None:
    from dataclasses import replace

    case = CASES[0]
    old, new = (replace(one(side, case[side], "preambular"), language="fr") for side in ("old", "new"))
    assert all(f.kind == "structure" for f in compare(old, new).findings)


# --- the scale ---------------------------------------------------------------------------------


def test_verdicts_mirror() -> None:
    """What is stronger one way is weaker the other; contested, near-synonym and not comparable stay."""
    scale = built_in()
    turned = {"stronger": "weaker", "weaker": "stronger"}
    for old in scale.bands:
        for new in scale.bands:
            if old != new:
                label = scale.compare(old, new).label
                assert scale.compare(new, old).label == turned.get(label, label)


def test_nothing_is_ranked_across_axes() -> None:
    scale = built_in()
    for old, band in scale.bands.items():
        for new, other in scale.bands.items():
            if band[0] != other[0] and (band, other) not in scale.joined and (other, band) not in scale.joined:
                assert scale.compare(old, new).label in ("not comparable", "near-synonym")


GRADED = {
    ("note with concern", "note"): "weaker",
    ("take note with interest", "note"): "weaker",
    ("note with deep concern", "take note"): "weaker",
    ("recall with appreciation", "recall"): "weaker",
    ("welcome with appreciation", "welcome"): "weaker",
    ("take note with interest", "welcome"): "stronger",
    ("note with great interest", "note with interest"): "weaker",
    ("express utmost concern", "express concern"): "weaker",
    ("strongly deplore", "deplore"): "weaker",
    ("express deep appreciation and gratitude", "express appreciation"): "weaker",
    ("note with deep concern", "note with concern and regret"): "not comparable",
    ("note with interest", "take note with interest"): "near-synonym",
    ("note with interest", "note with appreciation"): "not comparable",
    ("note with concern", "note with appreciation"): "not comparable",
    ("note with great concern", "note with utmost concern"): "not comparable",
    ("note with growing concern", "note with concern"): "not comparable",
    ("note with growing concern", "note"): "weaker",
    ("note with concern and appreciation", "note"): "not comparable",
    ("note with hope", "note"): "not comparable",
    ("recognize with concern", "recognize"): "not comparable",
    ("welcome with concern", "welcome"): "not comparable",
    ("express concern", "express appreciation"): "not comparable",
    ("note with concern", "regret"): "not comparable",
}


@pytest.mark.parametrize(("pair", "label"), GRADED.items(), ids=str)
def test_words_beside_a_verb_make_it_say_more_or_less(pair: tuple[str, str], label: str) -> None:
    """A feeling, its degree or an adverb that came or went has a direction; one in the place of another has none."""
    scale, turned = built_in(), {"stronger": "weaker", "weaker": "stronger"}
    assert scale.compare(*pair).label == label
    assert scale.compare(*pair[::-1]).label == turned.get(label, label)


NOTES = {
    ("emphasize", "recognize"): "no source ranks these two",
    ("bear in mind", "recall"): "no source ranks these two",
    ("call upon", "encourage"): "weaker, according to one source, Model Diplomat",
    ("welcome", "note"): "weaker, according to General Assembly decision 55/488 and drafting practice",
    ("encourage", "emphasize"): "not comparable: a directive, then an assertion",
}


@pytest.mark.parametrize(("pair", "note"), NOTES.items(), ids=str)
def test_notes_are_words_and_no_codes(pair: tuple[str, str], note: str) -> None:
    assert built_in().compare(*pair).note == note


def test_no_note_names_a_band_or_the_code_of_a_source() -> None:
    scale = built_in()
    codes = re.compile("|".join(rf"\b{code}\b" for code in {*scale.bands.values(), *(s for s, _ in scale.rankings)}))
    notes = {scale.compare(a, b).note for a in scale.bands for b in scale.bands if a != b}
    wrong = {code for note in notes for code in codes.findall(note)} - {"practice", "I"}
    assert not wrong


def test_another_scale(tmp_path: Path) -> None:
    path = tmp_path / "scale.json"
    ranking = {"source": "mine", "order": ["urge", "encourage"]}
    value = {"schema": "hrcdiff.verb-scale/1", "sources": {"mine": "x"}, "verbs": {"D1": ["urge", "encourage"]}}
    path.write_text(json.dumps({**value, "rankings": [ranking]}), encoding="utf-8")
    assert read(path).compare("urge", "encourage").label == "stronger"
    path.write_text(json.dumps({**value, "rankings": [{**ranking, "source": "nobody"}]}), encoding="utf-8")
    with pytest.raises(ReadError, match="nobody"):
        read(path)


@pytest.mark.parametrize("name", ["A_HRC_18_L.24_Rev.1", "A_HRC_RES_27_20", "A_HRC_RES_54_28"])
def test_figures_that_are_looked_for_only_where_their_words_stand_are_all_found(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [paragraph.text for paragraph in seed(name).paragraphs]
    texts += ["The bakery has five hundred members and 3 per cent of nothing", "half-year bells, every two years", "$,"]
    quick = [figures.figures.__wrapped__(text) for text in texts]
    monkeypatch.setattr(figures, "_possible", lambda *_, **__: True)
    assert [figures.figures.__wrapped__(text) for text in texts] == quick


def test_a_document_that_the_other_text_names_elsewhere_is_told_with_its_places() -> None:
    """Else *added here* reads as if it were new."""
    old = body(
        "Recalling the Declaration on the Lamps of the North and its annexes,",
        "1. Encourages the keepers to light the lamps of the harbour every evening of the winter;",
        "2. Decides to remain seized of the matter.",
    )
    new = body(
        "Recalling the Declaration on the Lamps of the North and its annexes,",
        "1. Encourages the keepers to light the lamps of the harbour every evening of the winter, as the Declaration on"
        " the Lamps of the North has it, and the Convention on Wicks;",
        "2. Decides to remain seized of the matter.",
    )
    notes = [f.note for f in compare(old, new).findings if f.rule == "reference.added"]
    assert notes == [
        "Declaration on the Lamps of the North added here; the old text names it in PP2",
        "Convention on Wicks added here",
    ]


def test_a_goal_is_named_elsewhere_only_by_its_number() -> None:
    """*Goal 5 dropped here; the new text names it* must not be said of a text that names Goal 16."""
    said = "1. Encourages the keepers to light the lamps of the harbour every evening of the winter"
    goals = "Recalling the Sustainable Development Goals, in particular Goal 16 on access to lamps,"
    old = body(goals, f"{said}, with a view to Sustainable Development Goal 5;", "2. Decides to go on.")
    new = body(goals, f"{said};", "2. Decides to go on.")
    both = body(goals.replace("Goal 16", "Goals 5 and 16"), f"{said};", "2. Decides to go on.")
    notes = [[f.note for f in compare(old, other).findings if f.rule == "reference.dropped"] for other in (new, both)]
    dropped = "Sustainable Development Goal 5 dropped here; the new text names"
    assert notes == [[f"{dropped} other Goals, or all of them, in PP2"], [f"{dropped} it in PP2"]]


def test_a_note_on_modal_verbs_is_of_those_that_changed() -> None:
    said = {
        f.note
        for new in ("should", "might")
        for f in drawn({"old": "States may light lamps;", "new": f"States {new} light lamps;"}).findings
    }
    assert said == {"may → should (should recommends, may permits)", "may → might (may permits)"}


def test_in_the_preamble_a_modal_verb_binds_and_permits_nobody() -> None:
    case = {"old": "Recognizing that the aim of schools shall be to teach,", "part": "preambular"}
    notes = [f.note for f in drawn(case | {"new": "Recognizing that the aim of schools should be to teach,"}).findings]
    assert notes == ["shall → should"]


def test_the_rollover_test_sets_words_of_two_paragraphs_apart() -> None:
    """Two paragraphs of which one lost its end and the other its beginning, in one provision."""
    others = rollover(compare(seed("A_HRC_RES_27_20"), seed("A_HRC_RES_54_28"))).others
    assert any("coordination in this regard; Reiterates that" in other.what for other in others)
    assert not any(re.search(r"[;,](?=[A-Z][a-z])", other.what) for other in others)
