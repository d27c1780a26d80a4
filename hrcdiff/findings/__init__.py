"""Findings: what a reader would want pointed out in a change, each by a named rule with its source.

Every family of rules has a file with a ``find``; the table below says in which order they are asked.  Rules give
evidence, not verdicts, and prefer silence to a false alarm.  ``docs/findings.md`` explains them.  ``asides.py`` comes
last: with ``tails.py``, ``aims.py``, ``guarantees.py``, ``limiting.py`` and ``permitted.py`` it tells conditions,
purposes, further clauses, limits and verbs in a row that no family knows, and ``absent.py`` bodies that fell out of a
row.

What they stand on: ``view.py`` has the redline as they see it and ``make.py`` makes findings; ``items.py``,
``conditions.py``, ``counts.py``, ``figures.py``, ``numbers.py``, ``documents.py``, ``coordination.py`` and
``tasks.py`` read a text, the last with ``mandates.py``, ``subjects.py`` and ``terms.py``; ``delivered.py`` sees which
reports came since; ``partners.py`` says which limbs are one, ``standing.py`` where the words of the others stand,
``lasting.py`` which of these live on, ``dated.py`` which tasks have a time, ``limits.py`` behind which preposition a
time stands now, ``governed.py`` what is asked under another verb, ``deeds.py`` which verb within it became another,
``efforts.py`` which things one effort is to serve, ``standards.py`` by what measures are judged, ``replacing.py``
which qualifier became which, ``quantities.py`` of how many something is said, ``importance.py`` how important it is,
``bounds.py`` which numbers are a floor or a ceiling, ``own.py`` which conditions rest on what is a State's own,
``people.py`` which people are meant now, ``attempts.py`` what is but tried, ``beside.py`` what came or went with one,
``partly.py`` what of it only moved, ``parts.py`` what a change is in each of several paragraphs, ``turned.py`` which
words only changed their order, ``swaps.py`` and ``rearranged.py`` which items of a list changed their places,
``numbered.py`` which Goal or article was named, ``rejoined.py`` which words another of several paragraphs has,
``extent.py`` how much of a qualifier is quoted, ``anchors.py`` where it stood, and ``brackets.py`` sees a draft without
its brackets.  ``overlong.py`` leaves out what is too long, and ``sought.py`` has patterns that are tried only where
their signs stand.  ``takenup.py`` sees what left a row that is asked for while a further clause asks for it,
``verbrows.py`` which verbs left a row or are a purpose now, ``phrased.py`` compares acts in several words or in a row,
``taken.py`` sees which paragraph names what is no longer asked, ``counterparts.py`` with whom somebody works,
``often.py`` how often something is, and ``consequence.py`` what hangs on words.
``significance.py`` weighs changes, with ``citing.py``, ``commas.py``, ``offices.py``, ``sequence.py`` and ``style.py``;
``ledgers.py`` gathers what was found, and ``words.py`` what no finding names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hrcdiff.findings import (
    absent,
    actor,
    acts,
    asides,
    asks,
    brackets,
    duty,
    enumeration,
    force,
    hedge,
    modality,
    often,
    overlong,
    pair,
    qualifier,
    reference,
    structure,
    verb,
)
from hrcdiff.findings.documents import GENERALLY
from hrcdiff.findings.figures import figures as dates_and_figures
from hrcdiff.findings.make import RULES, listed, within
from hrcdiff.findings.mandates import with_scope
from hrcdiff.findings.partly import with_origins
from hrcdiff.findings.remarks import without_names
from hrcdiff.findings.scale import Scale, built_in
from hrcdiff.findings.significance import carried, graded
from hrcdiff.findings.subjects import said_of_duty
from hrcdiff.findings.view import View, plain
from hrcdiff.patterns import later
from hrcdiff.verbs import SEQUENCE

if TYPE_CHECKING:
    from hrcdiff.model import Finding, Place, Redline

__all__ = ["FAMILIES", "RULES", "find", "judge"]

FAMILIES: tuple[tuple[str, Callable[[View], Iterator[Finding]]], ...] = (
    ("qualifiers", qualifier.find),
    ("modal verbs", modality.find),
    ("hedges", hedge.find),
    ("what is asked", asks.find),
    ("actors", actor.find),
    ("references", reference.find),
    ("dates and duties", duty.find),
    ("lists", enumeration.find),
    ("pairs", pair.find),
    ("what is alleged, what is a right", force.find),
)
"""Rules that read English."""


def judge(redline: Redline, scale: Scale | None = None) -> Redline:
    """The redline with the significance of every change, the rules that lowered some, and its findings."""
    view = View(redline)
    return replace(redline, links=graded(view), transfers=carried(view), findings=_all(_short(view), scale))


def _short(view: View) -> View:
    """A view without the words of paragraphs that are too long."""
    redline = overlong.without(view.redline)
    return view if redline is view.redline else View(redline)


def find(redline: Redline, scale: Scale | None = None) -> tuple[Finding, ...]:
    """All findings, in the order of the new text; what is gone stands with its old neighbours."""
    return _all(_short(View(redline)), scale)


def _all(view: View, scale: Scale | None) -> tuple[Finding, ...]:
    redline = view.redline
    bracketed = brackets.seen(redline)
    if bracketed is None:
        found = _found(view, scale)
    else:
        brackets_of = [*bracketed.find()]
        others = map(bracketed.back, _found(bracketed.view, scale))
        found = [*(f for f in others if not _in_brackets(f, brackets_of)), *brackets_of]
    place = _places(redline)
    return tuple(sorted(_once(dict.fromkeys(found)), key=lambda f: _rank(f, place)))


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings, of which those that say the same of one place and of several paragraphs beside it are one."""
    told = list(found)
    often = Counter([(f.rule, f.note) for f in told])
    same: defaultdict[tuple[str, str, str, Place | None], list[int]] = defaultdict(list)
    for n, f in enumerate(told):
        if often[f.rule, f.note] > 1:
            same[f.rule, f.note, "old", f.old].append(n)
            same[f.rule, f.note, "new", f.new].append(n)
    gone: set[int] = set()
    for i, one in enumerate(told):
        if i in gone:
            continue
        here, there = one.new, one.old
        if often[one.rule, one.note] == 1 or one.kind == "structure" or here is None or there is None:
            yield one
            continue
        into = [n for n in same[one.rule, one.note, "new", here] if n > i and _apart(told[n].old, there)]
        out_of = [n for n in same[one.rule, one.note, "old", there] if n > i and _apart(told[n].new, here)]
        gone |= {*into, *out_of}
        if into or out_of:
            sides = [place.address for n in (i, *(into or out_of)) if (place := told[n].old if into else told[n].new)]
            yield replace(one, note=f"{one.note}, {'from' if into else 'into'} {listed([*dict.fromkeys(sides)])}")
        else:
            yield one


def _apart(one: Place | None, other: Place) -> bool:
    """Whether two places are in two paragraphs."""
    return one is not None and one.address != other.address


def _found(view: View, scale: Scale | None) -> list[Finding]:
    """What all families find, without what another finding tells already."""
    found = list(structure.find(view))
    if view.english:
        found += verb.find(view, scale or built_in())
        for _, family in FAMILIES:
            found += family(view)
        found = acts.apart(view, asides.joined(view, found))
        found += absent.find(view, found)
    found = [f for f in found if not (_stood(view, f) or _of_a_share(view, f)) or _became(view, f, found)]
    asked = [f for f in found if f.rule in ("verb.ask-new", "verb.ask-gone")]
    found = [f for f in with_scope(asks.told_once(found)) if not _asked_with(f, asked)]
    hedges = [f for f in found if f.kind == "modality" or f.rule in _DATED]
    found = [f for f in found if not _hedging(view, f, hedges) and not _exchanged(f, hedges)]
    reports = [f for f in found if f.rule in ("duty.lapsed", "duty.new") and "; delivered: " in f.note]
    found = [f for f in found if f.rule != "duty.done" or not _delivered(f, reports)]
    found = often.joined(view, [*_without_items_told(found)])
    return with_origins(view, found) if view.redline.transfers else found


def _without_items_told(found: list[Finding]) -> Iterator[Finding]:
    """Findings without the items of lists of which others tell."""
    paired = {(f.old, f.new) for f in found if f.kind == "pair"}
    telling = [f for f in found if f.rule in _TELLS_OF_ITEMS]
    cited = [f for f in found if f.kind == "reference"]
    changed = [f for f in found if f.rule == "duty.changed"]
    rows = [f for f in found if f.rule in ("qualifier.added", "qualifier.removed")]
    items = [f for f in found if f.kind == "list"]
    for f in found:
        if f.kind != "list":
            if not (f.rule in _DATED and f.note.endswith("(amount)") and _in_item(f, items)):
                yield f
        elif not (
            (f.old, f.new) in paired
            or _addressed(f, telling)
            or _cited(f, cited)
            or _of_duty(f, changed)
            or _a_row(f, rows)
        ):
            yield f


def _a_row(item: Finding, rows: list[Finding]) -> bool:
    """Whether an item of a list is no more than the words of a qualifier that is told: *full and equal*."""
    what = item.rule.removeprefix("list.")
    if what not in ("added", "removed"):
        return False
    old = what == "removed"
    here, said = (item.old, item.old_words) if old else (item.new, item.new_words)
    words = plain(said).removeprefix("and ").removeprefix("or ").removesuffix(" and").removesuffix(" or")
    return any(
        within(f.old if old else f.new, here) and words == plain(f.old_words if old else f.new_words)
        for f in rows
        if f.rule == f"qualifier.{what}"
    )


def _in_item(amount: Finding, items: list[Finding]) -> bool:
    """Whether an amount came or went with an item of a list, of which another finding tells with these words."""
    what = amount.rule.rpartition(".")[2]
    here, words = (amount.new, amount.new_words) if what == "added" else (amount.old, amount.old_words)
    return any(
        f.rule == f"list.{what}" and words in f.note and within(here, f.new if what == "added" else f.old)
        for f in items
    )


def _delivered(done: Finding, reports: list[Finding]) -> bool:
    """Whether a report that was asked for and is taken up is one of those that are told of as delivered."""
    places = {place.address for place in (done.old, done.new) if place}
    return any(place.address in places for f in reports for place in (f.old, f.new) if place)


def _asked_with(date: Finding, asked: list[Finding]) -> bool:
    """Whether a date, or for whom something is open, came or went with what is asked: another finding has its words."""
    told = date.rule in _DATED or (date.kind == "qualifier" and "(accessibility)" in date.note)
    return told and any(within(date.old, f.old) or within(date.new, f.new) for f in asked)


_DATED = ("date.added", "date.removed")


def _hedging(view: View, word: Finding, hedges: list[Finding]) -> bool:
    """Whether a qualifier is a word of a hedge or deadline that is told, *promptly, and in any event within a week*.

    Or the hedge was only put in other words.  What took the place of a word of a deadline is told.
    """
    replaced = word.rule == "qualifier.replaced"
    told = (f for f in hedges if not (replaced and f.rule in _DATED)) if word.kind == "qualifier" else ()
    if any((word.old_words and within(word.old, f.old)) or (word.new_words and within(word.new, f.new)) for f in told):
        return True
    if word.rule not in ("qualifier.added", "qualifier.removed", "pair.negation"):
        return False
    return hedge.reworded(view, word.old, old=True) or hedge.reworded(view, word.new, old=False)


def _exchanged(hedge: Finding, hedges: list[Finding]) -> bool:
    """Whether a hedge that came or went stands in the place of a modal verb, of which another finding tells."""
    changed = (f for f in hedges if f.rule == "modality.changed") if hedge.kind == "modality" else ()
    return any(hedge is not f and (within(f.old, hedge.old) or within(f.new, hedge.new)) for f in changed)


def _in_brackets(item: Finding, found: list[Finding]) -> bool:
    """Whether an item of a list or a condition came or went with its brackets, of which another finding tells."""
    came, went = (item.rule in (f"list.{what}", f"qualifier.{what}") for what in ("added", "removed"))
    here, words = (item.new, item.new_words) if came else (item.old, item.old_words)
    said = {*plain(words).split()} | _BESIDE
    for f in found if came or went else ():
        place, others = (f.new, f.new_words) if came else (f.old, f.old_words)
        bracketed = f.rule == ("pair.bracketed" if came else "pair.unbracketed") and within(here, place)
        if bracketed and {*plain(without_names(others)).split()} <= said:
            return True
    return False


_TELLS_OF_ITEMS = (
    *_DATED,
    "actor.widened",
    "actor.narrowed",
    "actor.changed",
    "actor.replaced",
    "pair.replaced",
    "date.session",
    "qualifier.replaced",
    "verb.ask-gone",
    "verb.ask-new",
)


def _addressed(item: Finding, telling: list[Finding]) -> bool:
    """Whether an item of a list is an actor, a session, a word of a pair or condition, or asked: another tells."""
    return any(within(one, other) for f in telling for one, other in _ends(item, f))


def _ends(item: Finding, other: Finding) -> tuple[tuple[Place | None, Place | None], ...]:
    """The places of two findings on the sides on which an item stands: on both if it only moved."""
    old, new = (item.old, other.old), (item.new, other.new)
    return {"list.removed": (old,), "list.added": (new,)}.get(item.rule, (old, new))


_BESIDE = frozenset("the and or as well in of united nations".split())
"""Words of an item beside the name that it is."""
_BESIDE_A_GOAL = frozenset("in particular especially namely including sustainable development".split()) | _BESIDE
"""The same beside a Goal with its number."""
_OF_WHOM = frozenset("its human rights council general assembly security resolution resolutions".split()) | _BESIDE
"""The same beside the number of a resolution."""
_ON = later(r"\s*,?\s*(?:on|entitled|concerning|regarding)\b[^;]*$")
"""What a resolution is on."""


def _cited(item: Finding, references: list[Finding]) -> bool:
    """Whether an item of a list is no more than a document of which a reference tells."""
    if item.rule == "list.reordered":
        return False
    here, words = (item.old, item.old_words) if item.rule == "list.removed" else (item.new, item.new_words)
    for f in references if here is not None else ():
        place, said = (f.old, f.old_words) if item.rule == "list.removed" else (f.new, f.new_words)
        if not within(place, here):
            continue
        if not {*plain(words).split()} - {*plain(said).split()} - _BESIDE:
            return True
        if said.startswith("Goal") and not {*plain(words).split()} - {*plain(said).split()} - _BESIDE_A_GOAL:
            return True
        if f.note.startswith(GENERALLY) and "," not in words.strip(" ,"):
            return True  # with what it is on
    return here is not None and _resolutions_alone(item, here, words, references)


def _resolutions_alone(item: Finding, here: Place, words: str, references: list[Finding]) -> bool:
    """Whether an item is no more than resolutions, with what they are on, of each of which a reference tells."""
    sides = [(f.old, f.old_words) if item.rule == "list.removed" else (f.new, f.new_words) for f in references]
    told = [(place, said) for place, said in sides if place is not None and within(place, here)]
    if not told or not all(said[:1].isdigit() for _, said in told):
        return False
    behind = max(place.end for place, _ in told) - here.start
    words = words[:behind] if _ON.match(words, behind) else words
    return not {*plain(words).split()} - {*plain(" ".join(said for _, said in told)).split()} - _OF_WHOM


def _of_duty(item: Finding, changed: list[Finding]) -> bool:
    """Whether an item of a list is one by which a duty changed, of which a note has all: what a report is on."""
    old = item.rule == "list.removed"
    here, words = (item.old, item.old_words) if old else (item.new, item.new_words)
    if here is None or item.rule not in ("list.added", "list.removed"):
        return False
    return any(said_of_duty(f, here, words, old=old) for f in changed)


_COMES = ("added", "new")
_GOES = ("removed", "dropped", "gone")


def _stood(view: View, finding: Finding) -> bool:
    """Whether what is said to come or go stands as often in the linked paragraphs of both texts."""
    what = finding.rule.rpartition(".")[2].rpartition("-")[2]
    here, words = (finding.new, finding.new_words) if what in _COMES else (finding.old, finding.old_words)
    if what not in (*_COMES, *_GOES) or here is None or finding.kind in ("duty", "structure"):
        return False
    if finding.kind == "verb":
        words = _verb_alone(words)
    return view.stands(here.address, words, old=what in _GOES)


def _of_a_share(view: View, finding: Finding) -> bool:
    """Whether a qualifier is a word of a share: *one out of* every *nine*."""
    old = finding.rule == "qualifier.removed"
    here, words = (finding.old, finding.old_words) if old else (finding.new, finding.new_words)
    if finding.kind != "qualifier" or here is None or words != "every":
        return False
    each = dates_and_figures(view.text(here.address, old=old))
    return any(one.what == "share" and one.start <= here.start < one.end for one in each)


def _became(view: View, finding: Finding, found: list[Finding]) -> bool:
    """Whether the verb that stands on the other side became another one: then it is not the one of this clause."""
    new = finding.old is None
    here = finding.new if new else finding.old
    link = view.link_at(here.address, old=not new) if here else None
    if finding.kind != "verb" or link is None:
        return False
    words = _verb_alone(finding.new_words if new else finding.old_words)
    return any(
        there is not None and there.address in (link.old if new else link.new) and _one_verb(_verb_alone(said), words)
        for f in found
        if f.rule == "verb.changed"
        for there, said in ((f.old, f.old_words) if new else (f.new, f.new_words),)
    )


def _one_verb(said: str, verb: str) -> bool:
    """Whether a verb is another one, or that with a feeling: *takes note with appreciation*."""
    return said == verb or said.startswith(f"{verb} with ")


def _verb_alone(words: str) -> str:
    """A verb in small letters, without *also* and *further*."""
    return " ".join(word for word in words.lower().split() if word not in SEQUENCE)


_Spots = dict[tuple[str, str], tuple[float, int]]


def _places(redline: Redline) -> _Spots:
    """Where each paragraph stands in the order of the report, by side and address; the old ones in their own order."""
    place: _Spots = {("new", p.address): (i, 0) for i, p in enumerate(redline.new.paragraphs)}
    here = {old: new for link in redline.links for old, new in link.pairs}
    last = -0.5
    for index, paragraph in enumerate(redline.old.paragraphs):
        partner = here.get(paragraph.address)
        if partner is not None:
            last = place["new", partner][0] + 0.5
        place["old", paragraph.address] = last, index
    return place


def _rank(finding: Finding, place: _Spots) -> tuple[tuple[float, int], int, str, str]:
    """Where a finding stands among the others; one on the whole text comes first."""
    if finding.new is not None:
        return place["new", finding.new.address], finding.new.start, finding.kind, finding.note
    if finding.old is not None:
        return place["old", finding.old.address], finding.old.start, finding.kind, finding.note
    return (-1, 0), 0, finding.kind, finding.note
