"""Changes of words that weigh something and that no finding names: with the findings they tell all that changed.

Rules name what they know; what a negotiator wrote anew without a verb, a condition, a list or a citation in it would be
told by no table.  Here it stands as it is, old words and new ones, without a rule and without a judgement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import rejoined, turned
from hrcdiff.findings.parts import apart, behind_names, condition_lost, passed
from hrcdiff.findings.subjects import LONG_FORM, said_of_duty
from hrcdiff.findings.view import View, plain
from hrcdiff.lexicon import A_DATE, function_words, opening
from hrcdiff.model import Place
from hrcdiff.patterns import later
from hrcdiff.text import in_quotes, is_han
from hrcdiff.verbs import SEQUENCE

if TYPE_CHECKING:
    from hrcdiff.findings.turned import Row
    from hrcdiff.findings.view import Change
    from hrcdiff.model import Finding, Redline

OTHER = "Other words"
"""What stands over their table."""
TELLING = 4
"""Letters of a telling word; a figure tells as well."""
LEAST = 3
"""Words that say enough to be found again; a verb alone does."""
RUN = 4
"""Words together that a merge has from another part, or all if they are fewer; that were kept of a clause."""
CLAUSE = 8
"""Words of a clause at the end of others that is looked for by itself."""
DOUBLED = 0.9
"""Share of words that stand there if they are doubles, each telling one among them."""
_BRACKETS = ("pair.bracketed", "pair.unbracketed")
_TOLD_WHOLE = (
    "bracketed text deleted", "new, in brackets", "remark of delegations", "\u201c", "alternatives", "none chosen",
    "brackets lifted: ",
)  # fmt: skip
"""How a note begins on brackets whose words it tells: that others were lifted says nothing of what changed in them."""
_QUOTED = re.compile(r"\u201c[^\u201d]*")
_ALONE = {"qualifier.removed": True, "qualifier.added": False}
"""Findings whose note tells the words of one side alone, whatever stands in their place: of the old text if true."""
_CLAUSE = re.compile(r"verb\.(?:limb|tail)-")
"""Findings that tell a clause to its end, though they stand at its verb."""
_WORD = re.compile(r"\w+(?:['\u2019/-]\w+)*")


_SMALL = function_words("en") | {"well", "while"}
"""Words of four letters and more that say nothing by themselves."""
_JOINTS = ("", "and", "or", "as well as")
"""What stands before a clause and is none of its own words."""
_JOINT = re.compile(r"[\s,;]+(?:and|or|as\s+well\s+as)?\s*$")
_SIGNS = " \n\t,;"
_WORDS = re.compile(r"\s*\S+")
_TO = re.compile(r"\s*(?P<to>to\s)")
_MORE = later(r"\s*,?\s*and\s(?=[^,;:]*[A-Z])(?:(?!\bto\b)[^,;:])+\s(?P<to>to)\s(?!.*\bto\b)", re.DOTALL)


class _Span(NamedTuple):
    """Words that a finding or a transfer names."""

    start: int
    end: int
    clause: bool
    """A clause that came or went, whole: its table quotes how it begins; or words that were transferred."""
    said: frozenset[str]
    """The words of the note: of one on a duty, which has what stands behind its place, on items or on actors."""
    whole: bool
    """Whether that tells all of the words; of items the note may have the first ones alone, of actors some."""
    exchange: int = 0
    """Number of the finding, if it tells words of both sides, one for the other; else 0."""
    moved: bool = False
    """Whether the words only changed their place in a list: then those that stand there now are not for them."""


_Spans = dict[str, list[_Span]]
_Side = tuple[str, Place, list[_Span]]
"""A text, the place of a change in it, and the spans over that."""


class Unnamed(NamedTuple):
    """A substantive change of words that no finding names."""

    old: str
    """Addresses."""
    new: str
    old_words: str
    """Empty if words were put in alone."""
    new_words: str

    @property
    def weighty(self) -> bool:
        """Whether a figure or a word of four letters or more is on one side alone, endings and capitals aside."""
        old, new = (
            {word if word[0].isdigit() else word[:4].casefold() for word in _WORD.findall(side) if _weighs(word)}
            for side in (self.old_words, self.new_words)
        )
        return old != new or self.turned

    @property
    def turned(self) -> bool:
        """Whether both sides have the same words, in another order."""
        old, new = (plain(side).split() for side in (self.old_words, self.new_words))
        return old != new and sorted(old) == sorted(new)

    @property
    def words(self) -> str:
        """``in: “…”``, ``out: “…”``, ``“…” → “…”``; a sign alone is no other side."""
        old, new = (_WORD.search(side) is not None for side in (self.old_words, self.new_words))
        if old == new and self.old_words and self.new_words:
            return f"{in_quotes(self.old_words)} → {in_quotes(self.new_words)}"
        gone = old if old != new else bool(self.old_words)
        return f"out: {in_quotes(self.old_words)}" if gone else f"in: {in_quotes(self.new_words)}"


def unnamed(redline: Redline, view: View | None = None) -> tuple[Unnamed, ...]:
    """What no finding and no transfer names, in the order of the links; ``view`` if somebody has it already.

    Each longer word of a substantive change, small words apart, is named, quoted in a note, or stands here.
    """
    view = view or View(redline)
    named, duties = _named(redline, view), [f for f in redline.findings if f.rule == "duty.changed"]
    verbs = [f for f in redline.findings if f.kind == "verb" and f.old and f.new and f.old_words and f.new_words]
    out: list[Unnamed] = []
    for link in view.changed:
        if link.significance != "substantive":
            continue
        rows = [
            (change, left.old_words, left.new_words)
            for whole in view.changes(link)
            if link.edits[whole.first].significance == "substantive"
            for part in apart(view, whole)
            for whole_change in _at_joints(view, part, verbs)
            for change in (_without_its_double(view, whole_change),)
            if (left := _untold(view, change, named)) and not (_doubled(view, change) or _of_duty(change, duties))
        ]
        rows = [part for row in turned.joined(view, rows) for part in _by_sides(view, row, named)]
        out += (
            Unnamed(change.old.address, change.new.address, *words)
            for change, *words in rejoined.left(view, link, rows)
        )
    return tuple(out)


_ADDS = later(r",?\s*(?:and|or|as\s+well\s+as)\s(?=(?:\S+\s+){2,}\S)")
"""How three words or more begin that go on after what stands before them."""
_LEADING = ("connection", "context", "regard", "respect")
_LEADS_ON = later(rf"(?:and\s+)?in\s+th(?:is|at)\s+(?:{'|'.join(_LEADING)})")
"""What leads from one clause to the next, and stands for no words that say something."""
_FIRST_DATE = later(rf"(?P<date>{A_DATE})(?:(?:,\s+(?:and\s+)?|\s+and\s+)\d+/\d+\s+of\s+{A_DATE})*")
"""The date of a resolution that was set right, with others of which references tell behind it."""
_ALIKE = 3
"""Letters with which two words of one root begin: *erosion*, *eroding*."""


def _by_sides(view: View, row: Row, named: tuple[_Spans, _Spans]) -> Iterator[Row]:
    """Words that stand in the place of others; each side by itself if one of them alone goes on after what was kept.

    So if one of them only leads to what came or went behind it, *in this regard*. Of two sides by themselves the one
    that a finding tells is left out.

    *[in her next report] {and concrete proposals for the harbours}* are no words for one another, as *[and the erosion
    of] {by eroding}* are.
    """
    change, *sides = row
    dates = [_FIRST_DATE.fullmatch(words) for words in sides]
    if dates[0] and dates[1]:
        yield change, dates[0]["date"], dates[1]["date"]
        return
    leads = [words.endswith(_LEADING) and _LEADS_ON.fullmatch(words) is not None for words in sides]
    goes_on = [_ADDS.match(words) is not None for words in sides]
    if (goes_on[0] != goes_on[1] or leads[0] != leads[1]) and _share_no_root(*sides):
        for n, (words, side) in enumerate(zip(sides, _sides(view, change, named), strict=True)):
            if not side[2] or any(_left(*side)):
                yield (change, "", words) if n else (change, words, "")
    else:
        yield row


def _share_no_root(one: str, other: str) -> bool:
    """Whether both of two texts say something, and no words of theirs begin alike."""
    roots, others = ({word[:_ALIKE] for word in _telling(words)} for words in (one, other))
    return bool(roots and others) and roots.isdisjoint(others)


def _at_joints(view: View, change: Change, verbs: Sequence[Finding]) -> Iterator[Change]:
    """A change cut where one verb stands in the place of another, and where what goes before a joint is on one side.

    What stands before the verbs, and what behind them, are no words for one another: *[and calls upon] {in particular
    by the divers, and demands}* is words that came, and then a verb for a verb.
    """
    old, new = change.old, change.new
    if not (change.simple and change.deleted.strip() and change.inserted.strip()):
        yield change
        return
    for finding in verbs:
        if finding.old and finding.new and _within(finding.old, old) and _within(finding.new, new):
            yield from _parted(view, change, (finding.old.start, finding.new.start), (finding.old.end, finding.new.end))
            return
    if moved := passed(view, change):
        yield from moved
        return
    ends = behind_names(view, change)
    if ends:
        yield from _parted(view, change, ends, ends)
        return
    cuts = _before_to(change) or (_before_opening(change) if len(change.link.pairs) > 1 else None)
    if cuts is None:
        yield change
    else:
        at = old.start + cuts[0], new.start + cuts[1]
        yield from _parted(view, change, at, at)


def _within(place: Place, whole: Place) -> bool:
    return place.address == whole.address and whole.start <= place.start < place.end <= whole.end


def _parted(view: View, change: Change, ends: tuple[int, int], starts: tuple[int, int]) -> Iterator[Change]:
    """What a change has before two offsets and behind two others, without a joint that stands there alone."""
    sides = [
        (change.old, view.text(change.old.address, old=True)),
        (change.new, view.text(change.new.address, old=False)),
    ]
    spans = [
        [(place.start, end), (start, place.end)] for (place, _), end, start in zip(sides, ends, starts, strict=True)
    ]
    for one, other in zip(*spans, strict=True):
        places, words = [], []
        for (place, text), (start, end) in zip(sides, (one, other), strict=True):
            said = _JOINT.sub("", text[start:end]) if end < place.end else text[start:end]
            places.append(replace(place, start=start, end=start + len(said)))
            words.append(said)
        same = _same(*words)
        words = [said[n:] if _telling(said[n:]) else "" for said, n in zip(words, same, strict=True)]
        old, new = (
            replace(place, start=place.start + n, end=place.start + n + len(said))
            for place, n, said in zip(places, same, words, strict=True)
        )
        if _telling(words[0]) != _telling(words[1]):
            yield change._replace(deleted=words[0], inserted=words[1], old=old, new=new)


def _telling(text: str) -> set[str]:
    """The words of a text that say something by themselves, in small letters."""
    return {word.casefold() for word in _WORD.findall(text) if _weighs(word)} - _SMALL


def _same(old: str, new: str) -> tuple[int, int]:
    """Characters of the words with which both begin: *that the* of *that the first* and *that the last*."""
    out = (0, 0)
    for one, other in zip(_WORDS.finditer(old), _WORDS.finditer(new), strict=False):
        if one[0].strip(_SIGNS) != other[0].strip(_SIGNS):
            break
        out = one.end(), other.end()
    return out


def _before_to(change: Change) -> tuple[int, int] | None:
    """Where *to* stands, if one side begins with it, and the other with an item more: *, and the divers to mend*."""
    for words, others, back in ((change.deleted, change.inserted, False), (change.inserted, change.deleted, True)):
        first = _TO.match(words)
        more = _MORE.match(others) if first else None
        if first and more:
            cut = first.start("to"), more.start("to")
            return (cut[1], cut[0]) if back else cut
    return None


def _before_opening(change: Change) -> tuple[int, int] | None:
    """Where the last *, and* of one side stands, if the other is how a paragraph begins: of a split or merge."""
    if (change.old.start == 0) == (change.new.start == 0):
        return None
    words, turned = (change.inserted, True) if change.old.start == 0 else (change.deleted, False)
    last = words.rfind(", and ")
    if last < 0 or not plain(words[:last]):
        return None
    return (0, last + 1) if turned else (last + 1, 0)


def _of_duty(change: Change, duties: Sequence[Finding]) -> bool:
    """Whether the words of a change are those by which a duty changed: a session, or what a report is on."""
    sides = [(change.old, change.deleted, True), (change.new, change.inserted, False)]
    said = [side for side in sides if plain(side[1])]
    return bool(said) and any(all(said_of_duty(f, *side[:2], old=side[2]) for side in said) for f in duties)


def _doubled(view: View, change: Change) -> bool:
    """Whether words that came or went alone in a merge or split stand in another part, and on the other side as well.

    Of two paragraphs that say one thing the merged one has it once.
    """
    link = change.link
    if len(link.pairs) < 2 or bool(change.deleted.strip()) == bool(change.inserted.strip()):
        return False
    old = bool(change.deleted.strip())
    mine = [word for word in plain(change.deleted if old else change.inserted).split() if word not in SEQUENCE]
    mine = mine[1:] if mine[:1] == ["and"] else mine
    beside, beyond = _round(view, change, old=old)
    raised = " ".join(mine).capitalize()
    first = opening(raised)
    several = len(mine) >= LEAST or (first is not None and first.phrase == raised)
    told = _telling(" ".join(mine))
    flags = [_covered(mine, texts) for texts in (beside, beyond)]
    doubled = several and all(
        sum(each) >= DOUBLED * len(mine)
        and all(there or word not in told for word, there in zip(mine, each, strict=True))
        for each in flags
    )
    place, said = (change.old, change.deleted) if old else (change.new, change.inserted)
    return doubled and not condition_lost(view, place, said, old=old)


def _without_its_double(view: View, change: Change) -> Change:
    """A change without the clause at its end, if that is a double as `_doubled` says of the whole of it."""
    if len(change.link.pairs) < 2 or bool(plain(change.deleted)) == bool(plain(change.inserted)):
        return change
    old = bool(plain(change.deleted))
    place, said = (change.old, change.deleted) if old else (change.new, change.inserted)
    words = [*_WORDS.finditer(said)]
    if len(words) <= CLAUSE:
        return change
    mine = [plain(word[0]) for word in words]
    flags = [_covered(mine, texts) for texts in _round(view, change, old=old)]
    first = len(words)
    while first and all(each[first - 1] for each in flags):
        first -= 1
    if not first or len(words) - first < CLAUSE or condition_lost(view, place, said[words[first].start() :], old=old):
        return change
    head, there = said[: words[first].start()], replace(place, end=place.start + words[first].start())
    return change._replace(deleted=head, old=there) if old else change._replace(inserted=head, new=there)


def _round(view: View, change: Change, *, old: bool) -> tuple[list[str], list[str]]:
    """The texts of the other paragraphs of a link on one side of a change, and those on its other side."""
    link = change.link
    here = change.old.address if old else change.new.address
    sides = (link.old, view.old), (link.new, view.new)
    mine, theirs = sides if old else sides[::-1]
    return (
        [mine[1][a].text for a in mine[0] if a != here and a in mine[1]],
        [theirs[1][a].text for a in theirs[0] if a in theirs[1]],
    )


def _covered(words: list[str], texts: list[str]) -> list[bool]:
    """Which of some words stand in texts in runs of several; all, if they stand there together, or as plurals."""
    words = [word.removesuffix("s") for word in words]
    said = [f" {' '.join(w.removesuffix('s') for w in plain(text).split() if w not in SEQUENCE)} " for text in texts]
    size = min(RUN, len(words))
    there = [any(f" {' '.join(words[n : n + size])} " in text for text in said) for n in range(len(words) - size + 1)]
    return [any(there[max(0, n - size + 1) : n + 1]) for n in range(len(words))]


def _weighs(word: str) -> bool:
    """Whether a word says something by itself: a figure, a Chinese character, four letters or more."""
    return len(word) > 3 or word[0].isdigit() or is_han(word[0])


def _trimmed(text: str) -> str:
    """A text on one line, without the commas round it unless it is no more than that."""
    words = " ".join(text.split())
    return words.strip(" ,;") or words


def _named(redline: Redline, view: View) -> tuple[_Spans, _Spans]:
    """What findings and transfers name in both texts."""
    out: tuple[_Spans, _Spans] = defaultdict(list), defaultdict(list)
    for number, finding in enumerate(redline.findings, 1):
        if finding.kind == "structure":
            continue
        clause = _CLAUSE.match(finding.rule) is not None
        if finding.rule in _BRACKETS and not finding.note.startswith(_TOLD_WHOLE):
            for spans, place in zip(out, (finding.old, finding.new), strict=True):
                if place:
                    said = frozenset(plain(" ".join(_QUOTED.findall(finding.note)).replace("/", " ")).split())
                    spans[place.address].append(_Span(place.start, place.end, False, said, False))
            continue
        noted = finding.kind in ("duty", "date", "list", "actor")
        said = frozenset(plain(finding.note).split()) if noted else frozenset[str]()
        said |= LONG_FORM if finding.kind == "actor" else frozenset[str]()
        whole = finding.kind not in ("list", "actor") or "\u2026" in finding.note
        alone = _ALONE.get(finding.rule)
        for spans, place, old in zip(out, (finding.old, finding.new), (True, False), strict=True):
            if place and alone in (None, old):
                end = _end(view, place, old=old) if clause else place.end
                exchange = number if finding.old_words and finding.new_words and not clause else 0
                moved = finding.rule == "list.reordered"
                spans[place.address].append(_Span(place.start, end, clause, said, whole, exchange, moved))
    for transfer in redline.transfers:
        for spans, place in zip(out, (transfer.old, transfer.new), strict=True):
            spans[place.address].append(_Span(place.start, place.end, True, frozenset(), True))
    return out


def _end(view: View, place: Place, *, old: bool) -> int:
    """Where the clause ends at whose verb a finding stands, or, before that, where words of it together were kept."""
    paragraph = (view.old if old else view.new).get(place.address)
    limbs = view.limbs(paragraph) if paragraph else ()
    end = next((limb.end for limb in limbs if limb.start <= place.start < limb.end), place.end)
    text = paragraph.text if paragraph else ""
    runs = (run for run in view.images[not old].get(place.address, ()) if place.start <= run.start < end)
    return min((run.start for run in runs if len(plain(text[run.start : run.end]).split()) >= RUN), default=end)


def _untold(view: View, change: Change, named: tuple[_Spans, _Spans]) -> Unnamed | None:
    """A change of which words are left that no finding names, without the clauses at its ends that one tells whole."""
    sides = _sides(view, change, named)
    if not any(over for *_, over in sides):
        return Unnamed(change.old.address, change.new.address, _trimmed(change.deleted), _trimmed(change.inserted))
    there = change.inserted, change.deleted
    if not any(
        word not in map(str.casefold, _WORD.findall(others))
        for side, others in zip(sides, there, strict=True)
        for word in _left(*side)
    ):
        return None
    left = ["" if _only_moved(*side) else _trimmed(_beside_clauses(*side)) for side in _beside_exchanges(sides)]
    if any(map(plain, left)):
        left = [words if plain(words) else "" for words in left]
    return Unnamed(change.old.address, change.new.address, *left)


def _only_moved(text: str, place: Place, over: list[_Span]) -> bool:
    """Whether all words of a place only changed their place in a list, with the conjunctions beside them."""
    for span in over:
        outside = text[place.start : span.start], text[span.end : place.end]
        if span.moved and all(plain(words) in _JOINTS for words in outside):
            return True
    return False


def _sides(view: View, change: Change, named: tuple[_Spans, _Spans]) -> list[_Side]:
    """The two sides of a change, with what names words of them."""
    places, paragraphs = (change.old, change.new), (view.old, view.new)
    # a redline that was read from JSON may name a paragraph that is not there
    texts = [p.text if (p := side.get(at.address)) else "" for side, at in zip(paragraphs, places, strict=True)]
    overs = [_over(spans.get(place.address, ()), place) for spans, place in zip(named, places, strict=True)]
    return [*zip(texts, places, overs, strict=True)]


_BEHIND = later(r"\s*(?:,\s*)?(?:and|or|but|where|when|if)\b")
"""How words begin that stand by themselves behind others."""


def _beside_exchanges(sides: Sequence[_Side]) -> Sequence[_Side]:
    """The sides of a change without what stands at one end of both, one for the other, if a finding tells it.

    *[2018 and asked for lamps] {2022}*, of which a date is told, is *[and asked for lamps]*.
    """
    if not all(any(span.exchange for span in over) for *_, over in sides):
        return sides
    for first in (True, False):
        ends = [{span.exchange: span for span in _at_end(*side, first=first)} for side in sides]
        for number in sorted(ends[0].keys() & ends[1].keys())[:1]:
            cuts = [
                _cut(text, place, end[number], first=first) for (text, place, _), end in zip(sides, ends, strict=True)
            ]
            kept = [text[place.start : place.end] for (text, _, _), (place, _) in zip(sides, cuts, strict=True)]
            if any(map(plain, kept)) and all(
                _by_itself(words, told, behind=first) for words, (_, told) in zip(kept, cuts, strict=True)
            ):
                sides = [(text, place, over) for (text, _, over), (place, _) in zip(sides, cuts, strict=True)]
    return sides


def _cut(text: str, place: Place, span: _Span, *, first: bool) -> tuple[Place, str]:
    """A place without a span at one of its ends, and the words that are cut off."""
    if first:
        start = max(place.start, min(place.end, span.end))
        return replace(place, start=start), text[place.start : start]
    end = min(place.end, max(place.start, span.start))
    return replace(place, end=end), text[end : place.end]


def _by_itself(words: str, told: str, *, behind: bool) -> bool:
    """Whether words can stand alone where others were cut off behind which, or else before which, they stood.

    Before them a comma is the end of such words, or a noun before a preposition: *in full [within 90]*, for *in October
    [2019]* and *from [4 to 5 May]* are no words by themselves.
    """
    if not plain(words):
        return True
    if behind:
        return _BEHIND.match(words) is not None
    last, first = plain(words).split()[-1], plain(told).split()[:1]
    whole = _weighs(last) and last not in _SMALL and bool(first) and first[0] in function_words("en")
    return words.rstrip().endswith(",") or whole


def _at_end(text: str, place: Place, over: Sequence[_Span], *, first: bool) -> list[_Span]:
    """The spans of words told for others that stand at one end of a place and tell all of its words there."""
    start, end = place.start, place.end
    out: list[_Span] = []
    for span in over:
        if not span.exchange or span.end <= start or end <= span.start:
            continue
        outside = text[start : span.start] if first else text[span.end : end]
        there = text[max(start, span.start) : min(end, span.end)]
        if not outside.strip(_SIGNS) and (span.whole or _telling(there) <= span.said):
            out.append(span)
    return out


def _over(spans: Sequence[_Span], place: Place) -> list[_Span]:
    """The spans that share a character with a place; a point between words is in the span that holds it."""
    start, end = place.start, place.end
    if start == end:
        return [span for span in spans if span.start < start < span.end]
    return [span for span in spans if span.start < end and start < span.end]


def _left(text: str, place: Place, over: list[_Span]) -> Iterator[str]:
    """The telling words of a place, in small letters, that no span covers and no note of them says."""
    if any(span.whole and span.start <= place.start and place.end <= span.end for span in over):
        return
    for match in _WORD.finditer(text, place.start, place.end):
        (a, b), word = match.span(), match[0].casefold()
        small = word in _SMALL or (b - a < TELLING and not word[0].isdigit())
        if small or any(word in span.said for span in over):
            continue
        if all(span.end <= a or b <= span.start for span in over if span.whole):
            yield word


def _beside_clauses(text: str, place: Place, over: list[_Span]) -> str:
    """The words of a place before and behind the clauses that are told whole; a sign for one between them."""
    start, end = place.start, place.end
    clauses = sorted((span for span in over if span.clause), key=lambda span: span.start)
    for span in clauses:
        if plain(text[start : span.start]) in _JOINTS:
            start = min(end, max(start, span.end))
    for span in reversed(clauses):
        if start < end <= span.end:
            end = start + len(_JOINT.sub("", text[start : max(start, span.start)]))
    inside = next((span for span in clauses if start < span.start and span.end < end), None)
    if inside is None:
        return text[start:end]
    return f"{text[start : inside.start].rstrip(' ,;')} \u2026 {text[inside.end : end].lstrip(' ,;')}"
