"""Whose proposal a paragraph of a draft is: set apart in front of it, told, and left where it may be words."""

from __future__ import annotations

import pytest

from tests.unit.reading import ORGAN, read

HEAD = f"{ORGAN}\n\nRecalling its resolution 5/1 on lighthouses,\n\n"
TAIL = "\n\nOP3 Decides to remain seized of the matter."


@pytest.mark.parametrize(
    ("line", "address", "mark", "text"),
    [
        ("OP2bis (EU): Urges bakers to rise;", "OP2 bis", "(EU):", "Urges bakers to rise;"),
        ("OP2 (Mexico, Chile) Urges bakers to rise;", "OP2", "(Mexico, Chile)", "Urges bakers to rise;"),
        ("OP2. [UK/US:] Urges bakers to rise;", "OP2", "[UK/US:]", "Urges bakers to rise;"),
        ("OP2 [Mexico: Urges bakers to rise;]", "OP2", "Mexico:", "[Urges bakers to rise;]"),
        ("OP2 EU: Urges bakers to rise;", "OP2", "EU:", "Urges bakers to rise;"),
        ("OP2 (agreed ad ref) Urges bakers to rise;", "OP2", "(agreed ad ref)", "Urges bakers to rise;"),
        ("OP2 (proposed by the Group of African States) Urges all;", "OP2",
         "(proposed by the Group of African States)", "Urges all;"),
        ("2. (EU) [Urges] [Encourages] bakers to rise;", "OP2", "(EU)", "[Urges] [Encourages] bakers to rise;"),
    ],
)  # fmt: skip
def test_it_is_set_apart(line: str, address: str, mark: str, text: str) -> None:
    first = "1. Thanks the keepers;" if line[0] == "2" else "OP1 Thanks the keepers;"
    document = read(f"{HEAD}{first}\n\n{line}{TAIL}")
    assert [p.address for p in document.paragraphs][1:] == ["OP1", address, "OP3"]
    found = document.paragraph(address)
    assert (found.text, found.opening) == (text, "Urges")
    assert document.furniture == (mark,)
    assert document.unassigned == ()
    (told,) = [warning.message for warning in document.warnings if warning.code == "attributed"]
    assert told.endswith(f": {address} {mark}")


def test_the_first_paragraph_may_have_one() -> None:
    document = read(f"{ORGAN}\n\n(EU) Recalling its resolution 5/1,\n\n(US) Noting the lamps,\n\n1. Decides to rest.")
    assert [(p.address, p.text) for p in document.paragraphs][:2] == [
        ("PP1", "Recalling its resolution 5/1,"),
        ("PP2", "Noting the lamps,"),
    ]
    assert document.furniture == ("(EU)", "(US)")


@pytest.mark.parametrize(
    "line",
    [
        "OP2 [Strongly] Urges bakers to rise;",
        "OP2 (II) Urges bakers to rise;",
        "OP2 (see above) Urges bakers to rise;",
        "OP2 Notes: Urges bakers to rise;",
        "OP2 Urges bakers (EU, US) to rise [EU: delete];",
        "OP2 (EU) and other bakers rise;",
    ],
)
def test_what_may_be_words_of_the_paragraph_stays(line: str) -> None:
    document = read(f"{HEAD}OP1 Thanks the keepers;\n\n{line}{TAIL}")
    assert document.paragraph("OP2").text == line.removeprefix("OP2 ")
    assert document.furniture == ()
