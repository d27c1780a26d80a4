"""The summary of real resolutions is a page, whatever finds no room on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcdiff import compare, read
from hrcdiff.renderers.to_summary import PAGE, summary_to_text

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("old", "new"),
    [("36/9", "42/23"), ("40/3", "55/7"), ("42/23", "54/18"), ("51/7", "57/19"), ("48/22", "54/32")],
)
def test_it_is_a_page(shared: Path, old: str, new: str) -> None:
    names = (shared / "corpora" / "hrc-en" / f"A_HRC_RES_{symbol.replace('/', '_')}.txt" for symbol in (old, new))
    assert len(summary_to_text(compare(*map(read, names))).splitlines()) <= PAGE
