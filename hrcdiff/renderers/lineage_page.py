"""The page of a lineage: the grid, each thread with its readings, the texts over time, where the words come from.

It needs no network and reads without script; the finished page is read again before anybody sees it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.lexicon import without_sequence
from hrcdiff.renderers import grid, phrases
from hrcdiff.renderers.html import asset, environment, in_script, policy, sealed, tongue
from hrcdiff.renderers.lineage_marks import check, reading_marks, standing_marks, traced_marks
from hrcdiff.text import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.lineage.model import Lineage, Reading, StandingParagraph, Thread

OPENINGS = 24
"""Opening verbs in the table, the most frequent ones."""


def lineage_to_html(lineage: Lineage) -> str:
    """The page; ProofError if it does not show the texts exactly."""
    return sealed(check(_page(lineage), lineage))


def _page(lineage: Lineage) -> str:
    from markupsafe import Markup

    from hrcdiff.schema.lineage import lineage_to_dict

    called = grid.names(lineage)
    style, script = asset("report.css") + asset("lineage.css") + _heads(called), asset("lineage.js")
    here, gone = grid.standing(lineage)
    page: str = (
        environment()
        .get_template("lineage.html.j2")
        .render(
            lineage=lineage,
            called=called,
            here=here,
            gone=gone,
            grid=grid,
            phrases=phrases,
            sentence=grid.summary(lineage),
            tongue=tongue(lineage.versions[-1]),
            title=lineage.versions[-1].title or called[-1],
            former=[
                t for t in dict.fromkeys(d.title for d in lineage.versions[:-1]) if t != lineage.versions[-1].title
            ],
            families=[w for w in lineage.warnings if w.code == "different-families"],
            remarks=[w for w in lineage.warnings if w.code != "different-families"],
            characters=sum(each.characters for each in lineage.proof or ()),
            returned=_returned(lineage),
            lengths=_lengths(lineage),
            openings=_openings(lineage),
            shares=[_share(standing) for standing in lineage.standing],
            reading_marks=reading_marks,
            traced_marks=traced_marks,
            standing_marks=standing_marks,
            csp=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=in_script(lineage_to_dict(lineage)),
            pairs=in_script(redlines(lineage)),
        )
    )
    return page


def _heads(called: Sequence[str]) -> str:
    """The names of the oldest and the newest version at the head of each printed page."""
    text = f"{called[0]} … {called[-1]}" if len(called) > 1 else called[0]
    content = "".join(f"\\{ord(character):06x}" for character in text if character.isprintable())
    return f'@page{{@top-left{{content:"{content}"}}}}\n'


def _returned(lineage: Lineage) -> list[tuple[Thread, Reading]]:
    """The readings that came back, by version and place in its text."""
    places = [{p.address: place for place, p in enumerate(v.paragraphs)} for v in lineage.versions]
    found = [(t, r) for t in lineage.threads for r in t.readings if r.state == "reinstated"]
    return sorted(found, key=lambda pair: (pair[1].version, places[pair[1].version].get(pair[1].address or "", 0)))


# --- over time -------------------------------------------------------------------------------


def _lengths(lineage: Lineage) -> list[int]:
    """The length of each text, of 100 for the longest."""
    longest = max([1, *(tally.words for tally in lineage.tallies)])
    return [max(1, tally.words * 100 // longest) if tally.words else 0 for tally in lineage.tallies]


class Opening(NamedTuple):
    """An opening verb and how often each version has it."""

    verb: str
    counts: tuple[int, ...]


def _openings(lineage: Lineage) -> list[Opening]:
    """The most frequent opening verbs; *recalling* and *recalls* are one."""
    counts = [Counter[str]() for _ in lineage.versions]
    for thread in lineage.threads:
        for reading in thread.readings:
            if reading.address is not None and (verb := _verb(lineage, reading)):
                counts[reading.version][verb] += 1
    total = Counter[str]()
    for each in counts:
        total.update(each)
    frequent = sorted(total, key=lambda verb: (-total[verb], verb))[:OPENINGS]
    return [Opening(verb, tuple(each[verb] for each in counts)) for verb in frequent]


def _verb(lineage: Lineage, reading: Reading) -> str:
    if reading.traits and reading.traits.verbs:
        return reading.traits.verbs[0].verb
    opening = grid.paragraph(lineage, reading).opening
    return without_sequence(opening, lineage.versions[reading.version].language or "en") if opening else ""


def _share(standing: Sequence[StandingParagraph]) -> float:
    """Share of the words of a version that still stand in the newest one."""
    stretches = [stretch for each in standing for stretch in each.stretches]
    words = sum(count(stretch.text) for stretch in stretches)
    kept = sum(count(stretch.text) for stretch in stretches if stretch.stands is not None)
    return kept / words if words else 0.0


# --- any two readings ------------------------------------------------------------------------


def redlines(lineage: Lineage) -> dict[str, dict[str, list[object]]]:
    """For each thread the redlines between any two of its readings, for the script to draw.

    ``{"12": {"0-2": ["=", 120, "-", 13, "+", 5]}}``: lengths in code points of what stays, goes and comes; ``<`` and
    ``>`` are followed by an address and a length: words from there, and words that went there.
    """
    known: dict[tuple[str, str], list[object]] = {}
    out: dict[str, dict[str, list[object]]] = {}
    for thread in lineage.threads:
        spots = thread.spots
        pairs = [(a.version, b.version) for i, a in enumerate(spots) for b in spots[i + 1 :]]
        if pairs:
            out[str(thread.number)] = {f"{a}-{b}": _code(lineage, thread, a, b, known) for a, b in pairs}
    return out


def _code(
    lineage: Lineage, thread: Thread, old: int, new: int, known: dict[tuple[str, str], list[object]]
) -> list[object]:
    from hrcdiff.lineage import between

    one, other = (grid.paragraph(lineage, thread.readings[version]) for version in (old, new))
    branched = any(
        {bond.old.version, bond.new.version} == {old, new}
        and not {(bond.old.version, bond.old.address), (bond.new.version, bond.new.address)}.isdisjoint(
            {(old, one.address), (new, other.address)}
        )
        for bond in lineage.branches
    )
    if not branched and (one.text, other.text) in known:
        return known[one.text, other.text]
    code: list[object] = []
    if not branched and one.text == other.text:
        code = ["=", len(one.text)]
    else:
        for edit in between(lineage, thread, old, new):
            code += _step(edit.op, edit.old == one.address, edit.new == other.address, edit.old, edit.new)
            code.append(len(edit.text))
    if not branched:
        known[one.text, other.text] = code
    return code


def _step(op: str, theirs: bool, mine: bool, old: str | None, new: str | None) -> list[object]:
    if op != "equal":
        return ["-" if op == "delete" else "+"]
    return ["="] if theirs and mine else ["<", old] if mine else [">", new]
