"""What is longer than its line: the words that differ stay, and what is not told is counted."""

from __future__ import annotations

import pytest

from hrcdiff.model import Finding, Place
from hrcdiff.renderers.brief import brief
from hrcdiff.renderers.briefly import apart, cut, differing, told, without_addressee, without_name


@pytest.mark.parametrize(
    ("old", "new", "kept", "shown"),
    [
        ("in line with the standards of ships", "in line with the law of ships", 0, ("… standards …", "… law …")),
        (
            "by all the standards of the ships",
            "by all the law of the ships",
            1,
            ("… the standards of …", "… the law of …"),
        ),
        ("lamps of the coast", "lamps of the north coast", 0, ("… coast", "… north coast")),
        ("lamps", "lamps of the coast", 0, ("lamps", "lamps of the coast")),
        ("lamps", "bells", 0, ("lamps", "bells")),
        ("the same words", "the same words", 0, ("the same words", "the same words")),
    ],
)
def test_words_that_both_have_are_left_out(old: str, new: str, kept: int, shown: tuple[str, str]) -> None:
    assert differing(old, new, kept=kept) == shown
    assert differing(new, old, kept=kept) == shown[::-1]


def test_a_change_that_is_cut_keeps_what_differs() -> None:
    old, new = (
        "in accordance with the standards that the keepers set",
        "in accordance with the law that the keepers set",
    )
    text = cut(f"{old} → {new}", 60)
    assert "standards" in text
    assert "law" in text
    assert len(text) <= 60


def test_what_is_said_of_a_change_stays_beside_it() -> None:
    both = "all keepers of the coast and " * 3
    text = cut(f"addressee: {both}bakers → {both}wolves (weaker)", 60)
    assert text.startswith("addressee: ")
    assert text.endswith("wolves (weaker)")
    assert "bakers → " in text


def test_the_first_part_is_told_and_the_others_are_counted() -> None:
    parts = (
        "“the lamps of the coast and its bells” → “the bread of the bakers and its price”",
        "out: “a very long word of the sea”",
    )
    text, whole = told(parts, 50, 1)
    assert not whole
    assert text.endswith("; +1")
    assert text.count("→") == 1
    assert told(parts, 120, 1) == ("; ".join(parts), True)


def test_where_it_stands_goes_before_what_it_is() -> None:
    assert told(("as appropriate added, at “the lamps of the coast”",), 30, 1) == ("as appropriate added", True)


@pytest.mark.parametrize(
    ("who", "short"),
    [
        ("States that have not yet lit their lamps", "States …"),
        ("all States that have not yet lit their lamps", "all States …"),
        ("the United Nations Keeper of Lamps and Bells", "the United Nations Keeper …"),
        ("the keepers of lamps", "the keepers of lamps"),
    ],
)
def test_a_long_addressee_is_told_in_its_first_words(who: str, short: str) -> None:
    text = f"Urges {who} to ring the bells"
    assert without_addressee(text, 6, 6 + len(who)) == f"Urges {short} to ring the bells"


def test_paragraphs_that_begin_alike_are_told_apart() -> None:
    begin = "Takes note of the report of the keepers of the coast on"
    assert apart(f"{begin} bells", [f"{begin} lamps", "Welcomes the fair"]) == "Takes note of … bells"
    assert apart("Takes note of bells", ["Takes note of lamps"]) == "Takes note of bells"


def test_what_became_of_words_is_said_however_long_they_are() -> None:
    text = cut("consistent with all the laws and customs of the keepers of the northern coast added", 50)
    assert text.startswith("consistent with all the laws")
    assert text.endswith("… added")
    assert len(text) <= 50


def test_a_long_name_gives_way_to_what_is_said_of_it() -> None:
    text = "Welcomes the report of the United Nations Keeper of Lamps on the lamps of the coast"
    start, end = text.index("United"), text.index(" on the lamps")
    assert without_name(text, start, end) == "Welcomes the report of the … on the lamps of the coast"
    assert without_name(text[:end], start, end) == text[:end]
    assert without_name("Welcomes the report of the Keeper on lamps", 27, 33).count("…") == 0


def test_of_a_duty_whose_dates_differ_what_is_due_stays() -> None:
    dates = "forty-eighth session → fifty-first session"
    assert cut(f"final report by the international team of keepers: {dates}", 60) == f"final report: {dates}"


@pytest.mark.parametrize(
    ("note", "became"),
    [
        ("to be considered by the keepers of the coast at their eighty-first session removed (session)", "removed"),
        ("Convention on the Lights of all Harbours added here; the old text names it in PP3", "added here"),
        ("the second report of the keepers on the wells of the coast dropped", "dropped"),
    ],
)
def test_what_became_of_words_is_never_what_is_cut(note: str, became: str) -> None:
    for room in range(30, len(note)):
        text = cut(note, room)
        assert len(text) <= room
        assert text.endswith(f" {became}") or f" {became}; " in text or text == note


def test_words_that_only_end_as_what_became_of_others_does_are_cut_as_all_are() -> None:
    note = "added in a list: lamps of the northern coast, oil of which a tenth is removed (by weight)"
    assert cut(note, 50) == "added in a list: lamps of the northern coast …"


def test_a_name_is_not_cut_where_it_would_be_another() -> None:
    note = "not repeated: report by the Harbour Council Advisory Committee, annual"
    assert cut(note, 47) == "not repeated: report by …"
    assert cut(note, 66) == "not repeated: report by the Harbour Council Advisory Committee …"
    assert cut("the Harbour Council Advisory Committee", 24) == "the Harbour Council …"


def test_the_noun_that_an_item_shares_is_told_in_brackets() -> None:
    new = Place(address="OP3", start=9, end=18)
    item = Finding(
        kind="list", rule="list.added", new=new, note="added in a list: child, at “mortality”", new_words="and child",
        old=None, old_words="", label=None, source="words",
    )  # fmt: skip
    told_of = brief("lists", [item])
    assert told_of is not None
    assert told_of.parts == ("in OP3: child (mortality)",)


OFFICE = "addressee: Office of the High Commissioner and respective United Nations representations"


@pytest.mark.parametrize(
    ("text", "room", "said"),
    [
        (f"{OFFICE} → Office and respective United Nations agencies", 59, "… representations → … agencies"),
        (
            f"{OFFICE} → Office and respective United Nations agencies",
            75,
            "… of the High Commissioner … representations → … agencies",
        ),
        (
            "addressee: Guild of Bakers → Guild of Bakers and of all those who mill",
            60,
            "… Bakers → … Bakers and of all those who mill",
        ),
        ("addressee: Guild of Bakers and Millers → Guild of Ferrymen", 48, "… Bakers and Millers → … Ferrymen"),
        ("addressee: the Chair → the Deputy Chair of the whole Guild: OP4", 44, "the Chair → the Deputy Chair of …"),
    ],
)
def test_what_both_sides_have_goes_before_what_differs(text: str, room: int, said: str) -> None:
    assert cut(text, room) == f"addressee: {said}"
    before, _, after = text.removeprefix("addressee: ").partition(" → ")
    if ": OP" not in text:
        other, _, one = said.partition(" → ")
        assert cut(f"addressee: {after} → {before}", room) == f"addressee: {one} → {other}"


def test_the_place_of_a_change_is_kept_where_the_change_has_room_with_it() -> None:
    said = "addressee: Member States that paint lamps → States that paint lamps: OP10"
    assert cut(said, 48) == "addressee: Member States … → States …: OP10"
