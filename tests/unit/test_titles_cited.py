"""A document that a text names in the quoted title of a resolution, and one that is known by that title alone."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

TITLED = (
    "resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable "
    "Development”"
)
LAMPS = "Recalling all that was said of the lamps of the harbour by the bakers of the town,"
OARS = "Recalling also that the ferrymen of the river asked for oars of ash in every winter,"


def _notes(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    texts = (
        "The Human Rights Council,\n\n" + "\n\n".join(rows) + "\n\n1. Decides to light them.\n" for rows in (old, new)
    )
    sides = [parse(read_bytes(f"{name}.txt", text.encode())) for name, text in zip("ab", texts, strict=True)]
    return [f.note for f in compare(*sides).findings if f.kind == "reference"]


def test_a_quoted_title_names_the_document_that_it_is_of() -> None:
    title = f"Recalling General Assembly {TITLED},"
    (note,) = _notes(
        (LAMPS, OARS, title), (LAMPS, f"{OARS[:-1]} under the 2030 Agenda for Sustainable Development,", title)
    )
    assert note == "2030 Agenda for Sustainable Development added here; the old text names it in PP3"


def test_a_title_on_a_document_does_not_name_it() -> None:
    title = "Recalling its resolution 60/5, entitled “Bread and the 2030 Agenda for Sustainable Development in towns”,"
    (note,) = _notes(
        (LAMPS, OARS, title), (LAMPS, f"{OARS[:-1]} under the 2030 Agenda for Sustainable Development,", title)
    )
    assert note == "2030 Agenda for Sustainable Development added here"


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_resolution_that_went_is_told_where_the_other_text_only_names_what_its_title_names(*, mirrored: bool) -> None:
    named = f"{OARS[:-1]} under the 2030 Agenda for Sustainable Development,"
    sides = (LAMPS, f"Recalling General Assembly {TITLED}, in which the Assembly adopted it,", named), (LAMPS, named)
    (note,) = _notes(*(sides[::-1] if mirrored else sides))
    what, side = ("added", "old") if mirrored else ("dropped", "new")
    where = "PP2"
    assert note == (
        f"A/RES/70/1 {what} here; the {side} text does not cite it, and names the 2030 Agenda for Sustainable "
        f"Development in {where}"
    )


def test_a_resolution_whose_whole_title_stays_is_not_told() -> None:
    title = "the lecture entitled “Transforming our world: the 2030 Agenda for Sustainable Development” by the bakers,"
    sides = (
        (LAMPS, f"Recalling General Assembly {TITLED}, in which the Assembly adopted it,"),
        (LAMPS, f"Recalling {title}"),
    )
    assert not [note for note in _notes(*sides) if "70/1" in note]
