"""What is quoted as shared stands in both texts, and in the paragraph that was asked for."""

from __future__ import annotations

import re

from hrcdiff import compare
from hrcdiff.model import Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.to_explanation import explanation


def _drawn(old: str, new: str) -> Redline:
    sides = (
        parse(read_bytes(f"{name}.txt", f"The Human Rights Council,\n\nRecalling the oars,\n\n{text}\n".encode()))
        for name, text in (("a", old), ("b", new))
    )
    return compare(*sides)


def test_words_in_another_form_are_not_quoted_as_shared() -> None:
    redline = _drawn(
        "1. Encourages the Guild of Bakers to adopt bylaws aimed at protecting night lamps in the lower harbour.",
        "1. Encourages the Guild of Bakers to adopt bylaws to protect night lamps and boats in the lower harbour.",
    )
    (link,) = (link for link in redline.links if link.old == ("OP1",))
    texts = [side.paragraph("OP1").text for side in (redline.old, redline.new)]
    assert link.evidence.shared
    assert all(phrase in text for phrase in link.evidence.shared for text in texts)
    told = re.sub(r"\s+", " ", explanation(redline, "OP1"))
    assert "to adopt bylaws" in told
    assert "“protecting night lamps" not in told


def test_of_several_that_were_merged_each_has_its_own_words() -> None:
    lamps, oars = "that the lamps of the upper harbour be lit before dusk in winter", "all ferrymen who row at night"
    redline = _drawn(
        f"1. Requests the Guild of Bakers to see {lamps} and by its own hands;\n\n2. Commends {oars} with oars of ash.",
        f"1. Requests the Guild of Bakers to see {lamps}, and commends {oars} with oars of ash.",
    )
    told = re.sub(r"\s+", " ", explanation(redline, "old OP2"))
    shared = told[told.index("Shared: ") : told.index("No other signal")] if "No other" in told else told
    assert oars in shared
    assert "lamps of the upper harbour" not in shared
