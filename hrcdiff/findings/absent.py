"""Bodies and groups that fell out of a row of them, or came into one, in a change that is more than the items of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.actor import bodies_in
from hrcdiff.findings.items import items
from hrcdiff.findings.make import alone, point
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_GROUPS = sought(
    r"\b(?:national\s+)?(?:parliaments|parliamentarians|academia|the\s+judiciary|the\s+media|local\s+authorities|"
    r"local\s+governments|trade\s+unions|business\s+enterprises|religious\s+leaders|academic\s+institutions|"
    r"non-governmental\s+organizations|regional\s+organizations|human\s+rights\s+defenders|journalists|the\s+business\s+sector)\b",
    holds=(
        "parliament",
        "academ",
        "judiciary",
        "media",
        "local",
        "unions",
        "enterprises",
        "leaders",
        "organizations",
        "defenders",
        "journalists",
        "sector",
    ),
)
"""Those who act and have no name in capitals."""
_JOINS = later(
    r"\s*(?:,\s*(?:(?:and|or|as\s+well\s+as)\s+)?|\s(?:and|or|as\s+well\s+as)\s+)"
    r"(?:(?:the|of|with|by|from|other|all|relevant|its|their)\s+)*"
)
"""What stands between two of a row."""
_OF_A_PAPER = later(
    r"\b(?:reports?|resolutions?|decisions?|recommendations?|stud(?:y|ies)|work|guidelines|comments?|organized|adopted|"
    r"prepared|launched|published|convened|developed|established)\s+(?:of|by|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before those who wrote or did something: that is another paper then, or another event."""
_BEFORE = 60
"""Characters in which that stands."""
_LONGER = 3
"""Letters than which a word of a name has more by which it is known."""
_STEM = 6
"""Letters by which two words are held to be one."""


class _Named(NamedTuple):
    """One of a row where it stands."""

    start: int
    end: int
    key: str


def find(view: View, told: list[Finding]) -> Iterator[Finding]:
    """Those who are no longer named beside others that are, or are newly so, of which no finding tells."""
    for link in view.changed:
        changes = view.changes(link)
        for old in (True, False):
            for address, spans in _touched(changes, old=old).items():
                rows = _rows(view.text(address, old=old))
                mine = [each for row in rows for each in row if _within_one(each, spans)]
                if mine:
                    yield from _of(view, link, address, (rows, mine), told, old=old)


_NOUNS = frozenset(
    "Mission Office Committee Commission Council Community Union Organization Team Unit Bank Fund Agency Programme "
    "Government Governments Forum Institute Group Centre Authority Force Court Tribunal Envoy Representative Expert "
    "Rapporteur Mechanism Mechanisms Assembly Commissioner Secretary-General States UN-Women authorities society "
    "institutions procedures bodies agencies programmes system sector community stakeholders parliaments "
    "parliamentarians academia judiciary media governments unions enterprises leaders organizations "
    "defenders journalists nations parties".split()
)
"""Words of which one stands in what names one of those."""
_SHORTEST = 6
"""Characters of a change in which one of those may be named."""


def _touched(changes: Sequence[Change], *, old: bool) -> dict[str, list[tuple[int, int]]]:
    """Spans of changes that may name one of those, by address."""
    out: dict[str, list[tuple[int, int]]] = {}
    for change in changes:
        place, said = (change.old, change.deleted) if old else (change.new, change.inserted)
        if len(said) >= _SHORTEST and not _NOUNS.isdisjoint(said.replace(",", " ").replace(";", " ").split()):
            out.setdefault(place.address, []).append((place.start, place.end))
    return out


def _within_one(one: _Named, spans: list[tuple[int, int]]) -> bool:
    """Whether one of those stands in a span, but for an article or a word of it that stayed."""
    return any(start < one.end and one.start < end for start, end in spans)


def _of(
    view: View,
    link: Link,
    address: str,
    touched: tuple[list[list[_Named]], list[_Named]],
    told: list[Finding],
    *,
    old: bool,
) -> Iterator[Finding]:
    """Those of the rows of one paragraph, which are given with those in them that a change touches."""
    rows, mine = touched
    theirs = [view.text(each, old=not old) for each in (link.new if old else link.old)]
    text = view.text(address, old=old)
    mine = [each for each in mine if not any(text[each.start : each.end] in there for there in theirs)]
    said = " ".join(theirs).casefold() if mine else ""
    mine = [each for each in mine if not _stands(each, said)]
    known = {each.key for there in theirs for each in _named(there)} if mine else set[str]()
    mine = [each for each in mine if each.key not in known]
    for row in rows if mine else ():
        if not any(each in mine for each in row):
            continue
        if _OF_A_PAPER.search(text, max(0, row[0].start - _BEFORE), row[0].start):
            continue
        stays = any(_in_place(view, address, text, each, old=old) for each in row)
        if not (stays or any(_one_row((text, row), (there, other)) for there in theirs for other in _rows(there))):
            continue
        for each in row:
            change = view.change_at(link, address, each.start, old=old) if each in mine else None
            if change is None or view.image(address, each.start, each.end, old=old) is not None:
                continue
            if view.transfer_of(address, each.start, each.end, old=old) or _tells(view, told, address, each, old=old):
                continue
            what = "removed" if old else "added"
            note = f"{what} in a list: {text[each.start : each.end].removeprefix('the ')}"
            yield alone(view, f"list.{what}", (address, each.start, each.end), point(change, old=old), note, old=old)


def _stands(one: _Named, said: str) -> bool:
    """Whether the other side, in small letters, has the beginnings of all longer words of a name."""
    return all(word[:_STEM] in said for word in plain(one.key).split() if len(word) > _LONGER)


def _in_place(view: View, address: str, text: str, one: _Named, *, old: bool) -> bool:
    """Whether one of a row was kept together with the longer word before it: *to help the [Special Rapporteur]*."""
    start = one.start
    for word in reversed(text[max(0, start - _BEFORE) : start].split()):
        start = text.rfind(word, 0, start)
        if word[-1] in ";:.":
            return False
        if len(word) > _LONGER:
            return view.image(address, start, one.end, old=old) is not None
    return False


def _one_row(mine: tuple[str, list[_Named]], other: tuple[str, list[_Named]]) -> bool:
    """Whether two rows, each with its text, share two of theirs, or one behind words of one sense."""
    (text, row), (there, theirs) = mine, other
    keys = {each.key for each in theirs}
    lead = _lead(text, row[0].start) & _lead(there, theirs[0].start)
    shared = sum(each.key in keys for each in row)
    return shared > 1 or bool(lead and shared)


def _lead(text: str, start: int) -> set[str]:
    """The beginnings of the longer words before a row."""
    near = text[max(0, start - _BEFORE) : start]
    return {
        word[:_STEM] for word in plain(near[max(near.rfind(";"), near.rfind(",")) + 1 :]).split() if len(word) > _STEM
    }


def _tells(view: View, told: list[Finding], address: str, one: _Named, *, old: bool) -> bool:
    """Whether a finding has one of a row in its words or its note, or tells of the clause that came or went with it."""
    limb = view.place(address, one.start, one.end, old=old).limb
    for f in told:
        place, words = (f.old, f.old_words) if old else (f.new, f.new_words)
        if f.kind == "structure" or place is None or place.address != address:
            continue
        if words and place.start < one.end and one.start < place.end:
            return True
        if plain(one.key) in plain(f.note) or (f.rule in _CLAUSES and place.limb == limb):
            return True
    return False


_CLAUSES = ("verb.limb-gone", "verb.limb-new", "verb.tail-gone", "verb.tail-new")


def _rows(text: str) -> list[list[_Named]]:
    """Those of a paragraph who stand in rows of two or more."""
    rows: list[list[_Named]] = []
    for one in _named(text):
        if rows and _JOINS.fullmatch(text, rows[-1][-1].end, one.start):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [row for row in rows if len(row) > 1]


@lru_cache(maxsize=256)
def _named(text: str) -> list[_Named]:
    """All bodies and groups of a text in order, none inside another."""
    found = [_Named(i.start, i.end, i.entry.key) for i in items(text) if i.entry.kind == "actor"]
    found += [
        _Named(start, end, text[start:end].removeprefix("the "))
        for start, end in bodies_in(text)
        if not any(start < each.end and each.start < end for each in found)
    ]
    found += [
        _Named(*match.span(), match.group().removeprefix("the "))
        for match in _GROUPS.finditer(text)
        if not any(match.start() < each.end and each.start < match.end() for each in found)
    ]
    return sorted(found)
