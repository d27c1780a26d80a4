"""Citations that say the same or were brought up to date: the rules that lower a change to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.cited import key, numbers, series
from hrcdiff.findings.internal import follows, renumbered_right
from hrcdiff.findings.sought import sought
from hrcdiff.findings.style import words_outside
from hrcdiff.lexicon import A_DATE
from hrcdiff.patterns import later
from hrcdiff.text import fold

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Citation, Link, Place

_OF_DATE = later(rf"(?:,\s*)?(?:of|on)\s+{A_DATE}")
_CONNECTING = frozenset(
    "and of on as well also in the most recent recently latest which is being its resolution resolutions decision "
    "decisions council general assembly human rights security , ;".split()
)
"""Words that a list of citations needs besides the citations."""
_JOINING = frozenset({"and", ",", "resolution", "resolutions"})
"""What comes or goes before the item that was the last one."""
_LATEST = sought(
    r"\b(?:the\s+)?(?:most\s+recent(?:ly)?|latest|last)\b|"
    r"\ball\s+(?:(?:its|the|other)\s+)?(?:previous|relevant|earlier|prior|other)\s+(?:[a-zA-Z]+\s+){0,4}?resolutions\b"
    r"(?:(?!\bresolutions?\b)[^;]){0,250}?,\s+including\b",
    holds=("recent", "latest", "last", "resolutions"),
)
"""Where the newest resolutions are named: *the most recent being*, *all previous resolutions on lamps, including*."""
_NEAR_MANDATE = 140
"""Characters in which such words stand."""
_MANDATE = re.compile(r"\b(?:mandate[sd]?|established|establishing|tasks?|functions|terms of reference)\b[^;]{0,120}$")
"""What a body may do rests on the resolutions named after this: another one may give it more to do."""


def _same_citation(view: View, change: Change) -> bool:
    """Whether a change is within the date of one citation that is the same on both sides."""
    if not change.simple:
        return False
    sides = [_touched(view, change, old=True)]
    if len(sides[0]) != 1:
        return False
    sides.append(_touched(view, change, old=False))
    return (
        len(sides[1]) == 1
        and key(sides[0][0]) == key(sides[1][0])
        and all(
            _in_date(paragraphs[place.address].text, place, side[0])
            for paragraphs, place, side in ((view.old, change.old, sides[0]), (view.new, change.new, sides[1]))
        )
    )


def _in_date(text: str, place: Place, cited: Citation) -> bool:
    """Whether a stretch is within the date of a citation, or the point behind one that has none."""
    dates = list(re.finditer(A_DATE, text[cited.start : cited.end]))
    first = cited.start + dates[-1].start() - 1 if dates else cited.end
    return first <= place.start and place.end <= cited.end


def _cited_before(view: View, change: Change) -> list[Citation]:
    """The resolutions and decisions that stand before a change, *resolutions 5/1 and 5/2, [both] of 18 June 2007*."""
    cited = view.citations(change.new.address, old=False)
    return [c for c in cited if c.kind in ("resolution", "decision") and c.start < change.new.start]


def dated(view: View, change: Change, old: str, new: str) -> bool:
    """The date of a resolution added, dropped, or introduced by another word."""
    if {old, new} == {"of", "on"}:
        return re.match(rf"\s+{A_DATE}", change.after) is not None
    if {old, new} == {"", "both"}:
        return re.match(rf"\s+of\s+{A_DATE}", change.after) is not None and len(_cited_before(view, change)) > 1
    if view.english and _same_citation(view, change):
        return True
    alone = not (old and new) and (old or new)[-1:].isdigit()
    return alone and _OF_DATE.fullmatch(old or new) is not None and re.search(r"\d\)?$", change.before) is not None


def renumbered(view: View, change: Change, _old: str, _new: str) -> bool:
    """A reference to the text's own paragraphs that follows the renumbering."""
    if not change.simple:
        return False
    for one, other in follows(view, change.old.address, change.new.address):
        covers = one.start <= change.old.start + 1 and change.old.end <= one.end
        if covers and other.start <= change.new.start + 1 and change.new.end <= other.end:
            return renumbered_right(view, one, other)
    return False


def _touched(view: View, change: Change, *, old: bool) -> list[Citation]:
    """The citations that one side of a change touches."""
    place = change.old if old else change.new
    cited = view.citations(place.address, old=old)
    start, end = place.start, place.end
    return [c for c in cited if c.kind != "internal" and c.start < end and start < c.end] if cited else []


def newer_report(view: View, change: Change, _old: str, _new: str) -> bool:
    """The symbol of a report, in a newer session."""
    if not change.simple or not _touched(view, change, old=True):
        return False
    sides = [_touched(view, change, old=side) for side in (True, False)]
    if [c.kind for c in sides[0]] != ["document"] * len(sides[1]):
        return False
    rests = [
        words_outside(paragraphs[place.address].text, place.start, place.end, [(c.start, c.end) for c in cited])
        for place, paragraphs, cited in ((change.old, view.old, sides[0]), (change.new, view.new, sides[1]))
    ]
    if [series(c) for c in sides[0]] != [series(c) for c in sides[1]]:
        return False
    pairs = [(numbers(a), numbers(b)) for a, b in zip(*sides, strict=True)]
    return rests[0] == rests[1] and view.onward(all(b > a for a, b in pairs), all(a > b for a, b in pairs))


def latest(view: View, change: Change, _old: str, _new: str) -> bool:
    """*The most recent being resolution 36/9*: of each organ that is named a newer resolution in the later text.

    So where all are meant, of which some are named: *all previous resolutions on lamps, including resolution 36/9*.
    """
    if not change.simple:
        return False
    for before in _most_recent(view, change, old=True):
        for after in _most_recent(view, change, old=False):
            if before.keys() == after.keys() and before != after:
                pairs = [(before[organ], after[organ]) for organ in before]
                if view.onward(all(b >= a for a, b in pairs), all(a >= b for a, b in pairs)):
                    return True
    return False


def _most_recent(view: View, change: Change, *, old: bool) -> Iterator[dict[str, list[int]]]:
    """The resolutions that are named as the most recent ones round one side of a change, one of each organ and kind."""
    place = change.old if old else change.new
    text = view.text(place.address, old=old)
    cited = [c for c in view.citations(place.address, old=old) if c.kind != "internal"]
    for named in _LATEST.finditer(text, 0, place.start) if cited else ():
        row, end = _row(text, named.end(), cited)
        found = {f"{series(c)} {c.kind}": numbers(c) for c in row}
        last = place.start + len(text[place.start : place.end].rstrip(" ,;."))
        if row and len(found) == len(row) and last <= end:
            yield found


def _row(text: str, start: int, cited: list[Citation]) -> tuple[list[Citation], int]:
    """The citations that follow a place with no more than connecting words before each, and where the last one ends."""
    row: list[Citation] = []
    for citation in cited:
        if citation.start >= start:
            if {word.lower() for word in words_outside(text, start, citation.start, [])} - _CONNECTING:
                break
            row.append(citation)
            start = citation.end
    return row, start


def reordered(view: View, change: Change, _old: str, _new: str) -> bool:
    """Resolutions that stand at another place of one row of them; all of both texts are in the other as well."""
    keys = _in_one_row(view, change)
    return keys is not None and keys[0] == keys[1]


def _in_one_row(view: View, change: Change) -> tuple[set[str], set[str]] | None:
    """What the rows cite in which a change takes and puts resolutions, if it does nothing else; None if it does."""
    touched = [_touched(view, change, old=old) for old in (True, False)]
    if not change.simple or not any(touched):
        return None
    rows: list[set[str]] = []
    before: list[str] = []
    for place, old in ((change.old, True), (change.new, False)):
        text = view.text(place.address, old=old)
        cited = [c for c in view.citations(place.address, old=old) if c.kind in ("resolution", "decision")]
        rest = words_outside(text, place.start, place.end, [(c.start, c.end) for c in cited])
        found = _row_round(text, place, cited)
        if {word.lower() for word in rest} - _CONNECTING or not found:
            return None
        rows.append({key(c) for c in found})
        before.append(text[: found[0].start].split()[-1:][0] if found[0].start else "")
    moved = any(
        place.start <= c.start and c.end <= place.end and key(c) in rows[old]
        for place, old, cited in ((change.old, True, touched[0]), (change.new, False, touched[1]))
        for c in cited
    )
    return (rows[0], rows[1]) if moved and before[0] == before[1] else None


def _row_round(text: str, place: Place, cited: list[Citation]) -> list[Citation]:
    """The citations round a place with no more than connecting words between them."""
    rows: list[list[Citation]] = []
    for citation in cited:
        between = words_outside(text, rows[-1][-1].end, citation.start, []) if rows else []
        if rows and not {word.lower() for word in between} - _CONNECTING:
            rows[-1].append(citation)
        else:
            rows.append([citation])
    return next((row for row in rows if row[0].start <= place.end + 1 and place.start <= row[-1].end + 1), [])


def longer_list(view: View, change: Change, old: str, new: str) -> bool:
    """Newer resolutions added to a list, and the *and* before its former last one that became a comma."""
    if _longer(view, change, old, new) or _longer_in_order(view, change):
        return True
    if not change.simple or {*old.split(), *new.split()} - _JOINING or not (old or new):
        return False
    return any(
        _longer(view, other, fold(other.deleted).strip(), fold(other.inserted).strip())
        and not _between(view, change, other)
        for other in view.changes(change.link)
        if change.beside(other) and other.first > change.first
    )


def _between(view: View, one: Change, other: Change) -> set[str]:
    """The words of both texts between two changes that are neither citations nor needed to list them."""
    words: set[str] = set()
    for place, end, old in ((one.old, other.old.start, True), (one.new, other.new.start, False)):
        cited = [(c.start, c.end) for c in view.citations(place.address, old=old)]
        text = view.text(place.address, old=old)
        words |= {word.lower() for word in words_outside(text, place.end, end, cited)}
    return words - _CONNECTING


def _longer(view: View, change: Change, old: str, new: str) -> bool:
    """Newer resolutions added to a list of them in the later text; none is dropped, and no mandate rests on them."""
    earlier = view.order > 0  # whether the earlier text is the old one
    gone = old if earlier else new
    come = _touched(view, change, old=not earlier)
    if not (view.order and change.simple and come) or _touched(view, change, old=earlier):
        return False
    if set(gone.lower().split()) - {"and", ","}:
        return False
    place, past = (change.new, change.old) if earlier else (change.old, change.new)
    cited = view.document(old=earlier).citations
    before = [c for c in cited if c.address == past.address and c.kind == come[0].kind]
    text = (view.new if earlier else view.old)[place.address].text
    if _says_what(text[: place.start]) or _dropped(view, change.link, old=earlier):
        return False
    rest = words_outside(text, place.start, place.end, [(c.start, c.end) for c in come])
    newer = all(numbers(c) > numbers(b) for c in come for b in before if b.organ == c.organ)
    return (
        bool([b for b in before if b.organ == come[0].organ]) and newer and not {w.lower() for w in rest} - _CONNECTING
    )


def _longer_in_order(view: View, change: Change) -> bool:
    """Whether others stand in another order beside newer resolutions that were added to their row."""
    rows = _in_one_row(view, change) if view.order else None
    if rows is None:
        return False
    earlier = view.order > 0
    past, now = rows if earlier else rows[::-1]
    text, place = (view.new, change.new) if earlier else (view.old, change.old)
    cited = view.citations(place.address, old=not earlier)
    come = [c for c in cited if key(c) in now - past]
    stay = [c for c in cited if key(c) in past]
    newer = all(numbers(c) > numbers(b) for c in come for b in stay if b.organ == c.organ)
    return past < now and newer and not _says_what(text[place.address].text[: place.start])


def _says_what(before: str) -> bool:
    """Whether words end with what a body may do."""
    return _MANDATE.search(before, max(0, len(before) - _NEAR_MANDATE)) is not None


def _dropped(view: View, link: Link, *, old: bool) -> bool:
    """Whether the linked paragraphs of one side cite a resolution that those of the other do not."""
    here, there = (
        {key(c) for address in addresses for c in view.citations(address, old=side) if c.kind != "internal"}
        for addresses, side in ((link.old, True), (link.new, False))[:: 1 if old else -1]
    )
    return bool(here - there)
