"""Laws of the findings: they mirror, they stand at their words, and a text compared with itself has none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrcdiff.citations import citations
from hrcdiff.comparison import compare
from hrcdiff.findings.ledgers import rollover
from hrcdiff.findings.view import View
from hrcdiff.findings.words import Unnamed, unnamed
from hrcdiff.model import Document, Footnote
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from tests.property.changes import Kind, changes
from tests.property.documents import document, resolutions
from tests.property.mirror import OPPOSITE, plain, told
from tests.property.rewritten import SEEDS, rewritten
from tests.property.rewritten import written as freely
from tests.unit.redlines import document as written
from tests.unit.redlines import seed

Pair = tuple[Document, Document]
KINDS: tuple[Kind, ...] = ("reword", "delete", "insert", "split", "merge", "move", "cross")
CHANGED = resolutions(most=4).flatmap(lambda resolution: changes(resolution, KINDS)).map(lambda c: c.documents())

VERBS = (
    "Requests", "Invites", "Strongly encourages", "Calls upon", "Urges", "Decides", "Also requests", "Demands",
    "Welcomes", "Takes note of", "Condemns", "Encourages", "Recalls",
)  # fmt: skip
ACTORS = (
    "the Office of the High Commissioner", "the High Commissioner", "States", "all States", "the Secretary-General",
    "the States concerned", "Governments and civil society", "the Special Rapporteur",
)  # fmt: skip
DUTIES = (
    "to submit a report to the Council at its fifty-fourth session", "to report to the General Assembly annually",
    "to submit a report to the Council at its sixtieth session", "to hold a panel discussion in 2024",
    "to extend the mandate of the Special Rapporteur for a period of three years", "to consider the matter",
    "not to prevent the participation of women and girls", "to prevent violations and abuses of human rights",
)  # fmt: skip
TAILS = (
    "", ", as appropriate", ", with the consent of the States concerned", ", within existing resources",
    ", which shall be convened before 2026", ", which should be convened before 2025", " or its members",
    ", in accordance with resolution 27/20 of 25 September 2014", ", in accordance with resolution 54/28",
    ", and encourages the Office to continue its work", ", while encouraging the Office to continue its work",
    " on race, sex, language and religion", " on race, sex and religion", " on religion, race, language and sex",
    " [, as appropriate]", " [, which shall be convened before 2026]", " on fair, open and safe harbours",
   " on fair and open harbours, and on piers", " on relevant and potential risks",
)  # fmt: skip
SENTENCES = st.builds("{} {} {}{};".format, *map(st.sampled_from, (VERBS, ACTORS, DUTIES, TAILS)))
OTHERS = st.sampled_from(
    (
        "Recognizes the bakers and the lanterns of the northern harbours in winter;",
        "Emphasizes the terraces, gardens and orchards of the island villages after the flood;",
    )
)


@st.composite
def negotiated(draw: st.DrawFn) -> Pair:
    """Two versions of up to three sentences with the words that drafters trade."""
    sides: list[list[str]] = [[], []]
    for _ in range(draw(st.integers(1, 3))):
        fixed = [draw(st.sampled_from(words)) for words in (VERBS, ACTORS, DUTIES, TAILS)]
        for side in sides:
            parts = [
                draw(st.one_of(st.just(one), st.sampled_from(words)))
                for one, words in zip(fixed, (VERBS, ACTORS, DUTIES, TAILS), strict=True)
            ]
            side.append("{} {} {}{};".format(*parts))
    if draw(st.booleans()):
        sides[draw(st.integers(0, 1))].insert(0, draw(OTHERS))
    texts = [
        written(name, *((f"OP{n}", text) for n, text in enumerate(side, 1)))
        for name, side in zip(("old", "new"), sides, strict=True)
    ]
    one, other = (replace(text, title="T", organ="Human Rights Council") for text in texts)
    return replace(one, citations=citations(one)), replace(other, citations=citations(other))


def mirrors(old: Document, new: Document) -> None:
    onward, backward = compare(old, new), compare(new, old)
    there = Counter(told(finding) for finding in onward.findings)
    back = Counter(told(finding, mirrored=True) for finding in backward.findings)
    assert there == back
    other, mirrored = (sorted(map(changed, unnamed(redline))) for redline in (onward, backward))
    assert other == sorted((b, a, y, x) for a, b, x, y in mirrored)
    assert rollover(onward).holds == rollover(backward).holds


def changed(words: Unnamed) -> tuple[str, str, str, str]:
    return words.old, words.new, words.old_words, words.new_words


@given(negotiated())
def test_findings_mirror(pair: Pair) -> None:
    mirrors(*pair)


REPORTS = tuple(
    f"Official Records, {session} Session, Supplement No. 53 (A/{number}/53)."
    for session, number in (("Seventy-eighth", 78), ("Seventy-ninth", 79), ("Eightieth", 80))
)
DAYS = (None, "2022-10-07", "2023-10-12")


@given(st.tuples(*[st.sampled_from(REPORTS)] * 2), st.tuples(*[st.sampled_from(DAYS)] * 2))
def test_whether_it_is_a_rollover_mirrors(notes: tuple[str, str], days: tuple[str | None, str | None]) -> None:
    old, new = (
        replace(
            written(name, ("OP1", "Takes note of the report of the keeper of the lighthouse;")),
            title="T", date=day, footnotes=(Footnote(marker="1", address="OP1", text=note),),
        )
        for name, note, day in zip(("old", "new"), notes, days, strict=True)
    )  # fmt: skip
    mirrors(old, new)


@given(CHANGED)
def test_findings_of_moves_splits_and_merges_mirror(pair: Pair) -> None:
    mirrors(*pair)


FREELY = (
    (
        "Welcomes the holding of the panel discussion on promoting international cooperation to support national "
        "follow-up systems and processes, held on 9 November 2016, during the twenty-sixth session of the Working "
        "Group on the Universal Periodic Review, and the summary report thereon, submitted to the Human Rights Council "
        "at its thirty-fourth session;",
        "and processes, held during the twenty-sixth session Welcomes the holding of the panel discussion on promoting "
        "international cooperation to support national follow-up systems on 9 November 2016, Group on cooperation to "
        "support national follow-up systems and processes, the Universal Periodic Review, and the summary report "
        "thereon, submitted to the Human Rights Council at its thirty-fourth session;",
    ),
    (
        "Encourages the special procedures of the technical assistance and capacity-building the promotion, Rights "
        "Council, in their interaction with States, continue to share information and knowledge relating to best "
        "practices and the possibility of providing protection and fulfilment of human rights;",
        "Encourages the special procedures of the Human Rights Council, in their interaction with States, to continue "
        "to share information and knowledge relating to best practices and the possibility of providing technical "
        "assistance and capacity-building in the promotion, protection and fulfilment of human rights;",
    ),
    (
        "Recalling States Assembly resolution 60/251 of 15 March 2006 on the Human Rights Council;",
        "Recalling General Assembly resolution 60/251 of 15 March 2006 on the Human Rights Council;",
    ),
    (
        "Welcomes the offer of technical assistance General Assembly and the basis of requests and the consent of "
        "Council States concerned;",
        "Welcomes the offer of technical assistance on the basis of requests and the consent of of the United the "
        "States concerned;",
    ),
    (
        "Encourages all States to contribute to the implementation of the basis of requests and such recommendations "
        "alia, Office best practices, sharing experiences and expertise and offering technical assistance on the "
        "consent of the by States under review by, inter States concerned;",
        "Encourages all States to contribute to the implementation of such recommendations by States under review by, "
        "inter alia, showcasing best practices, sharing experiences and expertise and offering technical assistance "
        "on the basis of requests and the consent of the States concerned;",
    ),
    (
        "Recalling the mandate to promote technical assistance and capacity-building, to be provided in in "
        "consultation with consultation with and with the consent of States concerned, and provisions in resolution "
        "5/2 of 18 June 2007,",
        "Recalling the mandate to promote technical assistance and capacity-building, to be provided in consultation "
        "with and with the consent of States concerned, and provisions in Council resolution 5/2 of 18 June 2007,",
    ),
    (
        "Reaffirming General Assembly resolution 70/1 of 25 September 2015, entitled “Transforming our Human the 2030 "
        "Agenda for Sustainable Development”,",
        "Reaffirming General Assembly resolution 70/1 of 25 September 2023 marks the 2015, entitled “Transforming "
        "Agenda for Sustainable Development”,",
    ),
    (
        "Emphasizes that technical cooperation should engage all national stakeholders, including government "
        "agencies, national human rights institutions, national mechanisms for implementation, reporting and "
        "follow-up, the private sector, civil society, including women’s organizations, and rights holders;",
        "Emphasizes that technical cooperation should engage all national stakeholders, including government "
        "agencies, national human rights institutions, the private sector and civil capacity-building in the field of "
        "human rights, and that such technical cooperation should remain an of the Human Council to share their "
        "visions and views, and concrete experiences, promoting more effective technical society, including women’s "
        "organizations;",
    ),
    (
        "Also recognizes the importance of strengthening capacities and building synergies at the national level;",
        "Also requests recognizes the importance of strengthening capacities and building synergies at the national "
        "level;",
    ),
    (
        "Encourages States to continue to make contributions to these funds as well as to the technical assistance "
        "and capacity-building programme of the Office of the United Nations High Commissioner for Human Rights to "
        "ensure that the Office of the High Commissioner is in a position to respond to the requests for assistance;",
        "Encourages States to continue to make contributions to these funds as well as to the technical assistance "
        "and capacity-building programme of the Office of the United Nations High Commissioner Reaffirms the ongoing "
        "General Assembly for Human Rights to ensure that the Office of the High Commissioner is in a position to "
        "respond to the requests for assistance;",
    ),
    (
        "Urges States to build landings in harbours, in particular the small harbours;",
        "Urges States to build landings in harbours, and that there shall be no amnesty for wreckers;",
    ),
    (
        "Urges States to build landings in harbours, with a view to lighting the coast in winter;",
        "Urges States to build landings in harbours, in particular the small harbours;",
    ),
)
"""Paragraphs rewritten without regard to sense, of which something once was told one way alone."""


@pytest.mark.parametrize(("old", "new"), FREELY, ids=lambda text: text[:30])
def test_findings_of_words_that_once_were_told_one_way_mirror(old: str, new: str) -> None:
    wholly(freely("old", old), freely("new", new))


def wholly(old: Document, new: Document) -> None:
    """Findings, links, edits and what the edits weigh are the same from either side."""
    there, back = compare(old, new), compare(new, old)
    assert plain(there) == plain(back, mirrored=True)
    assert Counter(map(told, there.findings)) == Counter(told(finding, mirrored=True) for finding in back.findings)


@settings(max_examples=max(200, settings().max_examples))
@given(rewritten())
def test_findings_of_words_put_in_taken_out_and_moved_mirror(pair: Pair) -> None:
    wholly(*pair)


@pytest.mark.parametrize("pair", [*combinations(SEEDS, 2)], ids="→".join)
def test_findings_of_the_seeds_mirror(pair: tuple[str, str]) -> None:
    mirrors(seed(pair[0]), seed(pair[1]))


REAL = (
    "45/32 48/24", "48/24 51/34", "51/34 57/32", "36/9 39/9", "39/9 42/23", "40/3 43/15", "37/27 42/18", "40/7 43/11",
    "37/6 45/9", "35/22 47/5", "45/34 48/20", "48/9 54/35", "32/32 41/12", "21/15 42/17", "39/9 48/10", "42/23 51/7",
)  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("pair", REAL)
def test_findings_of_real_series_mirror(pair: str, shared: Path) -> None:
    folder = shared / "corpora" / "hrc-en"
    old, new = (parse(read_file(folder / f"A_HRC_RES_{number.replace('/', '_')}.txt")) for number in pair.split())
    mirrors(old, new)


def beside(old: Document, new: Document) -> None:
    """What a change knows as kept beside it stands there in both texts."""
    view = View(compare(old, new))
    for change in (change for link in view.changed for change in view.changes(link) if change.simple):
        for side, place in ((True, change.old), (False, change.new)):
            text = view.text(place.address, old=side)
            assert text[: place.start].endswith(change.before)
            assert text[place.end :].startswith(change.after)


@given(CHANGED)
def test_what_is_kept_beside_a_change_stands_there_in_both_texts(pair: Pair) -> None:
    beside(*pair)


@pytest.mark.parametrize("pair", [*combinations(SEEDS, 2)], ids="→".join)
def test_what_is_kept_beside_the_changes_of_the_seeds_stands_there_in_both_texts(pair: tuple[str, str]) -> None:
    beside(seed(pair[0]), seed(pair[1]))


def test_opposites_are_opposite() -> None:
    assert all(OPPOSITE[other] == one for one, other in OPPOSITE.items())


@given(negotiated())
def test_findings_stand_at_their_words(pair: Pair) -> None:
    texts = [{p.address: p.text for p in side.paragraphs} for side in pair]
    for finding in compare(*pair).findings:
        for side, place, words in zip(
            texts, (finding.old, finding.new), (finding.old_words, finding.new_words), strict=True
        ):
            if place is not None:
                assert 0 <= place.start <= place.end <= len(side[place.address])
                assert side[place.address][place.start : place.end].strip() == words


@given(resolutions(most=3))
def test_a_text_compared_with_itself_has_no_findings(resolution: object) -> None:
    from tests.property.documents import Resolution, truth

    assert isinstance(resolution, Resolution)
    same = document("same", truth(resolution))
    assert compare(same, same).findings == ()
