"""Lineages for tests of the renderers: that of the bundled series, and a small one in which everything occurs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hrcdiff import read, trace
from hrcdiff.lineage import Lineage
from hrcdiff.model import Document
from tests.unit.redlines import document

SERIES = ("18/L.24/Rev.1", "27/20", "54/28")
BELLS = "Requests the harbour master to repair the bells of the northern tower before the winter storms;"
LAMPS = "Encourages the keepers of the lamps to light them at dusk, and to count the boats that come home;"
NETS = "Welcomes the mending of the nets by the apprentices of the eastern quay;"
ROPES = "Takes note of the report on ropes, A/HRC/20/3, and of the salted timber in the southern yard;"
SPLIT = (
    "Calls upon the pilots to study the sandbanks near the estuary, and encourages the fishwives to teach their songs "
    "to the children of the village;"
)


@cache
def council() -> Lineage:
    return trace([read(name) for name in SERIES])


def text(number: int, *operative: str, preamble: tuple[str, ...] = ("Recalling the old lighthouse,",)) -> Document:
    """A version of the series of the harbour."""
    found = [(f"PP{n}", words) for n, words in enumerate(preamble, 1)]
    found += [(f"OP{n}", words) for n, words in enumerate(operative, 1)]
    return replace(
        document(f"v{number}", *found),
        symbol=f"A/HRC/RES/{10 + 3 * number}/1",
        title="The harbour",
        date=f"{2009 + number}-03-20",
    )


def harbour_texts() -> list[Document]:
    crossed = BELLS.replace("Requests", "Requesting").replace(";", ",")
    return [
        text(0, BELLS, LAMPS, NETS, SPLIT),
        text(1, LAMPS, BELLS, ROPES, SPLIT),
        text(
            2,
            LAMPS.replace("at dusk", "at nightfall"),
            "Calls upon the pilots to study the sandbanks near the estuary;",
            "Encourages the fishwives to teach their songs to the children of the village;",
            preamble=("Recalling the old lighthouse,", crossed),
        ),
        text(3, NETS.replace("mending", "careful mending"), LAMPS.replace(" at dusk", ""), ROPES, SPLIT),
    ]


@cache
def harbour() -> Lineage:
    """Four versions: moved, crossed, split, merged, dropped, reinstated."""
    return trace(harbour_texts())
