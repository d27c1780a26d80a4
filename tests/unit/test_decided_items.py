"""Lettered items that are gone with their chapeau: told of one by one if no finding tells of the chapeau."""

from __future__ import annotations

from tests.unit.test_rule_cases import compared

OPENS = "OP Welcomes the report of the Office on the rights of older persons in rural areas;"
KEPT = "continue to act so that the lamps of the northern pier burn brightly in every night of the year;"


def gone(*lines: str, new: str = "") -> list[str]:
    redline = compared({"old": [OPENS, *lines], "new": [OPENS, *filter(None, [new])]})
    return sorted(f.note for f in redline.findings if f.rule == "verb.limb-gone")


def test_items_whose_chapeau_gave_its_verb_to_another_item() -> None:
    """Of the chapeau it is told that its verb changed, and of them nothing (39/9 OP17, 57/19 OP24)."""
    assert gone(
        "OP Decides:",
        f"(a) To {KEPT}",
        "(b) To endorse the advice that the pilots of the southern cape gave in the autumn;",
        "(c) That the keepers, taking into account the tides, shall invite the bell-ringers to the summer feast;",
        new=f"OP Reiterates the commitment to {KEPT}",
    ) == [
        "item gone, under Decides: That the keepers, taking into account the tides, shall invite "
        "(an act of the organ itself)",
        "item gone, under Decides: To endorse (an act of the organ itself)",
    ]


def test_items_whose_chapeau_is_told_of() -> None:
    items = "(a) To endorse the advice of the pilots;", "(b) To invite the bell-ringers to the summer feast;"
    assert gone("OP Requests the keepers:", *items) == ["clause gone, with its paragraph: Requests (a directive)"]
