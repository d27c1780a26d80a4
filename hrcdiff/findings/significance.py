"""How much a change matters: substantive, unless a named rule covers the whole of it.

The rules stand in a table, in the order in which they are asked; the name of the first that covers a
change goes with its edits, so that a report can list what was lowered and by which rule.  Sources:
``un-resolutions.md``, sections 7.1 to 7.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import commas, offices, style
from hrcdiff.findings.figures import figures, value
from hrcdiff.findings.reference import follows, key, renumbered_right, series
from hrcdiff.findings.view import CONTEXT
from hrcdiff.lexicon import A_DATE
from hrcdiff.text import fold
from hrcdiff.verbs import SEQUENCE
from hrcdiff.wording.significance import most

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Citation, Link, Place, Significance

_OF_DATE = re.compile(rf"(?:,\s*)?(?:of|on)\s+{A_DATE}")
_CONNECTING = frozenset(
    "and of on as well also in the most recent recently latest which is being its resolution resolutions decision "
    "decisions council general assembly human rights security , ;".split()
)
"""Words that a list of citations needs besides the citations."""


class Rule(NamedTuple):
    """A rule that lowers a change."""

    name: str
    level: Significance
    covers: Callable[[View, Change, str, str], bool]
    """Asked with the words taken out and put in, folded and stripped."""
    says: str
    """For the report."""


def _signs(_view: View, _change: Change, old: str, new: str) -> bool:
    return re.sub(r"\s+", "", old) == re.sub(r"\s+", "", new)


def _terminal(_view: View, change: Change, old: str, new: str) -> bool:
    plain = [re.sub(r"\s*\band$", "", text) for text in (old, new)]
    return not change.after.strip() and all(set(text) <= set(",;. ") for text in plain)


def _restrictive(_view: View, _change: Change, old: str, new: str) -> bool:
    return {old, new} == {", which", "that"} or {old, new} == {"which", "that"}


def _sequence(view: View, change: Change, old: str, new: str) -> bool:
    one, other = old.split(), new.split()
    if not SEQUENCE & {w.lower() for w in (*one, *other)}:
        return False
    plain = [[w.lower() for w in side if w.lower() not in SEQUENCE] for side in (one, other)]
    return plain[0] == plain[1] and any(
        _in_verb(view, place.address, place.start, place.end, old=side)
        for place, side in ((change.old, True), (change.new, False))
        if place.start < place.end
    )


def _in_verb(view: View, address: str, start: int, end: int, *, old: bool) -> bool:
    """Whether a span is part of a verb phrase, or the *also* that floats behind one."""
    paragraph = (view.old if old else view.new)[address]
    for limb in view.limbs(paragraph):
        if limb.verb_start - 1 <= start and end <= limb.verb_end + 1:
            return end < limb.verb_end or not _ADJECTIVE.match(paragraph.text, start)
        floats = limb.sequence and re.match(r"\s*(?:to|that)\b", paragraph.text[end : end + 8])
        if floats and limb.verb_end <= start < limb.verb_end + 80:
            return True
        if limb.verb_end <= start <= limb.verb_end + 1 and _BESIDE_OBJECT.match(paragraph.text, start):
            return True
    return False


_BESIDE_OBJECT = re.compile(r"\s*also\s+(?:at|about|over|for|that)\b")
"""*Expressing its concern also at*: behind the noun of the verb."""
_ADJECTIVE = re.compile(
    r"\s*further\s+(?!(?:the|its|their|an?|all|any|this|that|those|these|to|with|of|on|in|each|every|upon)\b)[a-z]"
)
"""*Calls for further steps*: behind the verb, and before a noun of its own."""


def _capitals(_view: View, _change: Change, old: str, new: str) -> bool:
    return bool(old) and style.capital(old, new)


def _hyphen(_view: View, _change: Change, old: str, new: str) -> bool:
    """*Capacity building* and *capacity-building*; not *people's* and *peoples'*: the place of the *s* is sense."""
    plain = [re.sub(r"[^\w']|_", "", text) for text in (old, new)]
    return plain[0] == plain[1] and not set(re.sub(r"[\w\s]", "", old + new)) - set("-/'")


def _spelling(_view: View, _change: Change, old: str, new: str) -> bool:
    if not (old and new) or abs(len(old) - len(new)) > style.MOST:
        return False
    return style.spelled(old).replace(" ", "") == style.spelled(new).replace(" ", "")


def _number(_view: View, _change: Change, old: str, new: str) -> bool:
    return style.number(old, new)


_PRONOUNS = frozenset("his her him hers he she their them they or /".split())
_GENDERED = frozenset("his her him he she".split())


def _pronoun(_view: View, _change: Change, old: str, new: str) -> bool:
    """*His or her* for *his*, or *their* for both; not one of them for the other, nor one that comes or goes alone."""
    one, other = (set(re.findall(r"\w+|/", text.lower())) for text in (old, new))
    both = bool((one | other) & _GENDERED)
    swapped = one != other and max(len(one), len(other)) == 1 and one | other <= _GENDERED
    joined = bool((one | other) & {"or", "/"})
    return one | other <= _PRONOUNS and both and not swapped and (bool(one and other) or joined)


def _present(_view: View, change: Change, old: str, new: str) -> bool:
    same = {old, new} in ({"present", "this"}, {"the present", "this"})
    return same and change.after.lstrip().startswith("resolution")


def _same_citation(view: View, change: Change) -> bool:
    """Whether a change is within the date of one citation that is the same on both sides."""
    if not change.simple:
        return False
    sides = [_touched(view, change, old=side) for side in (True, False)]
    return (
        [len(side) for side in sides] == [1, 1]
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
    cited = view.citations(change.new.address, old=False)
    return [c for c in cited if c.kind in ("resolution", "decision") and c.start < change.new.start]


def _dated(view: View, change: Change, old: str, new: str) -> bool:
    """The date of a resolution added, dropped, or introduced by another word."""
    if {old, new} == {"of", "on"}:
        return re.match(rf"\s+{A_DATE}", change.after) is not None
    if {old, new} == {"", "both"}:
        return re.match(rf"\s+of\s+{A_DATE}", change.after) is not None and len(_cited_before(view, change)) > 1
    if view.english and _same_citation(view, change):
        return True
    alone = not (old and new)
    return alone and _OF_DATE.fullmatch(old or new) is not None and re.search(r"\d\)?$", change.before) is not None


def _renumbered(view: View, change: Change, _old: str, _new: str) -> bool:
    """A reference to the text's own paragraphs that follows the renumbering."""
    if not change.simple:
        return False
    for one, other in follows(view, change.old.address, change.new.address):
        covers = one.start <= change.old.start + 1 and change.old.end <= one.end
        if covers and other.start <= change.new.start + 1 and change.new.end <= other.end:
            return renumbered_right(view, one, other)
    return False


_SAME: tuple[tuple[frozenset[str], re.Pattern[str], re.Pattern[str]], ...] = (
    (frozenset({"thus", "thereby"}), re.compile(""), re.compile(r"\s+\w+ing\b")),
    (frozenset({"at", "in"}), re.compile(""), re.compile(r"\s+which\b")),
    (frozenset({"at which", "in which"}), re.compile(""), re.compile("")),
    (frozenset({"", "for Sustainable Development"}), re.compile(r"\b2030 Agenda$"), re.compile(r"\W|$")),
)
"""Words that say the same between what stands before and after them."""
_IN_VIEW = re.compile(r"\bwith a view to$")


def _word(view: View, change: Change, old: str, new: str) -> bool:
    """Words that say the same in their place: *thus* and *thereby* before a participle, *with a view to enhancing*."""
    before, after = change.before.rstrip(), change.after
    if any({old, new} == words and a.search(before) and b.match(after) for words, a, b in _SAME):
        return True
    if change.simple and {old, new} == {"", "to"}:
        return _before_adverbs(view, change)
    one, other = sorted((old, new), key=len)
    return (
        _IN_VIEW.search(before) is not None and one.isalpha() and other in (f"{one}ing", f"{one.removesuffix('e')}ing")
    )


_ADVERBS = re.compile(r"\s*(?!only\b|likely\b|early\b)[a-z]+ly(?:\s+and\s+[a-z]+ly)?\s*")


def _before_adverbs(view: View, change: Change) -> bool:
    """*To regularly integrate* for *regularly to integrate*: *to* comes before its adverbs and goes behind them."""
    for other in view.changes(change.link):
        swapped = (other.inserted.strip(), other.deleted.strip()) == (change.deleted.strip(), change.inserted.strip())
        if swapped and other.simple and other.old.address == change.old.address:
            one, two = sorted((change, other), key=lambda c: c.first)
            if _ADVERBS.fullmatch(view.old[change.old.address].text[one.old.end : two.old.start]):
                return True
    return False


_PHRASE_ENDS = re.compile(
    r"[,;:.]|\b(?:of|in|on|to|for|and|or|that|which|who|with|by|at|from|under|as|is|are|was|were|has|have|shall|should|"
    r"may|can|will|including)\b"
)


def _article(_view: View, change: Change, old: str, new: str) -> bool:
    """*The* before words that stay up to the end of their phrase: *the mandate holder*, *mandate holders* is more."""
    if {old, new} != {"", "the"} or not change.simple:
        return False
    end = _PHRASE_ENDS.search(change.after)
    return bool(change.after[: end.start()].strip()) if end else len(change.after) == CONTEXT


def _later(view: View, change: Change, _old: str, _new: str) -> bool:
    """Sessions, dates and years, each later than before in the later text, and nothing else."""
    if not change.simple:
        return False
    texts = view.old[change.old.address].text, view.new[change.new.address].text
    before, after = (
        [f for f in figures(text) if f.start < at.end and at.start < f.end and f.what in ("session", "date", "year")]
        for text, at in zip(texts, (change.old, change.new), strict=True)
    )
    if not before or [f.what for f in before] != [f.what for f in after]:
        return False
    rest, other = (
        _without(text, at.start, at.end, [(f.start, f.end) for f in found])
        for text, at, found in zip(texts, (change.old, change.new), (before, after), strict=True)
    )
    if rest != other:
        return False
    values = [(value(f), value(g)) for f, g in zip(before, after, strict=True)]
    known = [(a, b) for a, b in values if a and b]
    if len(known) < len(values) or any(len(a) != len(b) for a, b in known) or all(a == b for a, b in known):
        return False
    return _onward(view, all(b >= a for a, b in known), all(a >= b for a, b in known))


def _onward(view: View, forward: bool, backward: bool) -> bool:
    """Whether figures go forward in time as the texts do; not where it is not known which text is the later one.

    Between two drafts of one session a date changes because somebody asked for it.
    """
    return (forward and view.order > 0) or (backward and view.order < 0)


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[str]:
    """The words of a span that lie outside some others, in one spelling."""
    kept = [c if not any(a <= i < b for a, b in spans) else " " for i, c in enumerate(text[start:end], start)]
    return style.spelled("".join(kept)).split()


def _touched(view: View, change: Change, *, old: bool) -> list[Citation]:
    place = change.old if old else change.new
    return [
        c
        for c in view.citations(place.address, old=old)
        if c.kind != "internal" and c.start < place.end and place.start < c.end
    ]


def _report(view: View, change: Change, _old: str, _new: str) -> bool:
    """The symbol of a report, in a newer session."""
    sides = [_touched(view, change, old=side) for side in (True, False)]
    if not change.simple or not sides[0] or [c.kind for c in sides[0]] != ["document"] * len(sides[1]):
        return False
    rests = [
        _without(paragraphs[place.address].text, place.start, place.end, [(c.start, c.end) for c in cited])
        for place, paragraphs, cited in ((change.old, view.old, sides[0]), (change.new, view.new, sides[1]))
    ]
    if [series(c) for c in sides[0]] != [series(c) for c in sides[1]]:
        return False
    numbers = [(_numbers(a), _numbers(b)) for a, b in zip(*sides, strict=True)]
    return rests[0] == rests[1] and _onward(view, all(b > a for a, b in numbers), all(a > b for a, b in numbers))


def _brought_up(view: View, change: Change, old: str, new: str) -> bool:
    """Newer resolutions added to a list, and the *and* before its former last one that became a comma."""
    if _longer(view, change, old, new):
        return True
    if not change.simple or {*old.split(), *new.split()} - _JOINING or not (old or new):
        return False
    return any(
        _longer(view, other, fold(other.deleted).strip(), fold(other.inserted).strip())
        and not _between(view, change, other)
        for other in view.changes(change.link)
        if _in_one(change, other) and other.first > change.first
    )


_JOINING = frozenset({"and", ",", "resolution", "resolutions"})


def _series(view: View, change: Change, old: str, new: str) -> bool:
    """*And* or *or* before an item that is no longer the last one, or is it now: the item beyond is told of apart."""
    word = old if new == "," else new
    if not change.simple or {old, new} != {word, ","} or word not in ("and", "or"):
        return False
    for other in view.changes(change.link):
        gone, come = other.deleted.strip(), other.inserted.strip()
        if other.first < change.first or not _in_one(change, other) or (gone and come):
            continue
        joined = (come if old == word else gone).removeprefix(",").split()[:1]
        short = all(len(words.split()) <= _ITEM and not set(words) & set(";:") for words in _apart(view, change, other))
        if joined == [word] and short:
            return True
    return False


def _in_one(one: Change, other: Change) -> bool:
    """Whether two changes are of one old and one new paragraph."""
    places = (one.old.address, one.new.address), (other.old.address, other.new.address)
    return one.simple and other.simple and places[0] == places[1]


def _apart(view: View, one: Change, other: Change) -> tuple[str, str]:
    """What stands between a change and a later one, in the old and in the new text."""
    return (
        view.old[one.old.address].text[one.old.end : other.old.start],
        view.new[one.new.address].text[one.new.end : other.new.start],
    )


_ITEM = 12
"""Words of an item at most."""
_LATEST = re.compile(r"\b(?:the\s+)?(?:most\s+recent(?:ly)?|latest|last)\b")


def _latest(view: View, change: Change, _old: str, _new: str) -> bool:
    """*The most recent being resolution 36/9*: of each organ that is named a newer resolution in the later text."""
    if not change.simple:
        return False
    for before in _most_recent(view, change, old=True):
        for after in _most_recent(view, change, old=False):
            if before.keys() == after.keys() and before != after:
                numbers = [(before[organ], after[organ]) for organ in before]
                if _onward(view, all(b >= a for a, b in numbers), all(a >= b for a, b in numbers)):
                    return True
    return False


def _most_recent(view: View, change: Change, *, old: bool) -> Iterator[dict[str, list[int]]]:
    """The resolutions that are named as the most recent ones round one side of a change, one of each organ and kind."""
    place = change.old if old else change.new
    text = (view.old if old else view.new)[place.address].text
    cited = [c for c in view.citations(place.address, old=old) if c.kind != "internal"]
    for named in _LATEST.finditer(text, 0, place.start):
        row, end = _row(text, named.end(), cited)
        found = {f"{series(c)} {c.kind}": _numbers(c) for c in row}
        if row and len(found) == len(row) and place.end <= end:
            yield found


def _row(text: str, start: int, cited: list[Citation]) -> tuple[list[Citation], int]:
    """The citations that follow a place with no more than connecting words before each, and where the last one ends."""
    row: list[Citation] = []
    for citation in cited:
        if citation.start >= start:
            if {word.lower() for word in _without(text, start, citation.start, [])} - _CONNECTING:
                break
            row.append(citation)
            start = citation.end
    return row, start


def _between(view: View, one: Change, other: Change) -> set[str]:
    """The words of both texts between two changes that are neither citations nor needed to list them."""
    words: set[str] = set()
    for place, end, old in ((one.old, other.old.start, True), (one.new, other.new.start, False)):
        cited = [(c.start, c.end) for c in view.citations(place.address, old=old)]
        text = (view.old if old else view.new)[place.address].text
        words |= {word.lower() for word in _without(text, place.end, end, cited)}
    return words - _CONNECTING


_MANDATE = re.compile(r"\b(?:mandate[sd]?|established|establishing|tasks?|functions|terms of reference)\b[^;]{0,120}$")
"""What a body may do rests on the resolutions named after this: another one may give it more to do."""


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
    if _MANDATE.search(text[: place.start]) or _dropped(view, change.link, old=earlier):
        return False
    rest = _without(text, place.start, place.end, [(c.start, c.end) for c in come])
    newer = all(_numbers(c) > _numbers(b) for c in come for b in before if b.organ == c.organ)
    return (
        bool([b for b in before if b.organ == come[0].organ]) and newer and not {w.lower() for w in rest} - _CONNECTING
    )


def _dropped(view: View, link: Link, *, old: bool) -> bool:
    """Whether the linked paragraphs of one side cite a resolution that those of the other do not."""
    here, there = (
        {key(c) for address in addresses for c in view.citations(address, old=side) if c.kind != "internal"}
        for addresses, side in ((link.old, True), (link.new, False))[:: 1 if old else -1]
    )
    return bool(here - there)


def _numbers(citation: Citation) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", key(citation))]


RULES: tuple[Rule, ...] = (
    Rule("extraction.signs", "extraction", _signs, "quotes, dashes or spaces of the file"),
    Rule("editorial.ending", "editorial", _terminal, "punctuation at the end, by position"),
    Rule(
        "editorial.comma",
        "editorial",
        commas.style_alone,
        "a comma of style: in a list, before a clause, round an aside",
    ),
    Rule("editorial.which", "editorial", _restrictive, "which and that, with or without a comma (look twice)"),
    Rule("editorial.sequence", "editorial", _sequence, "also or further with a verb: it marks a sequence"),
    Rule("editorial.capital", "editorial", _capitals, "capitals of a word that takes them by style"),
    Rule("editorial.hyphen", "editorial", _hyphen, "a hyphen or one word for two"),
    Rule("editorial.number", "editorial", _number, "a number in words or in figures"),
    Rule("editorial.pronoun", "editorial", _pronoun, "his or her, their"),
    Rule("editorial.spelling", "editorial", _spelling, "spelling and house style"),
    Rule("editorial.word", "editorial", _word, "two words or forms that say the same in their place"),
    Rule("editorial.name", "editorial", offices.one_name, "long and short name of one organ or office"),
    Rule("editorial.present", "editorial", _present, "the present resolution, this resolution"),
    Rule("editorial.dated", "editorial", _dated, "the date of a resolution that is cited by number"),
    Rule("editorial.renumbered", "editorial", _renumbered, "a cross-reference that follows the renumbering"),
    Rule("editorial.article", "editorial", _article, "the article before unchanged words (look twice)"),
    Rule("technical.later", "technical", _later, "a later session, date or year in the same place of the later text"),
    Rule("technical.holder", "technical", offices.another_holder, "his or her of the holder of one office"),
    Rule("technical.report", "technical", _report, "the symbol of a newer report"),
    Rule("technical.latest", "technical", _latest, "a newer resolution where the most recent one is named"),
    Rule("technical.list", "technical", _brought_up, "a list of resolutions brought up to date"),
    Rule(
        "editorial.series",
        "editorial",
        _series,
        "and, or, or a comma before an item that is no longer the last, or is it now",
    ),
)
"""In the order in which they are asked."""

ENGLISH_ONLY = frozenset(rule.name for rule in RULES[2:])
SAYS = {rule.name: rule.says for rule in RULES}


def graded(view: View) -> tuple[Link, ...]:
    """The links with the significance of each change and the rule that lowered it."""
    return tuple(_graded(view, link) for link in view.redline.links)


def _graded(view: View, link: Link) -> Link:
    if link.relation == "unchanged":
        return link
    edits = list(link.edits)
    levels: list[Significance] = []
    for change in view.changes(link):
        level, name = judged(view, change)
        for index in range(change.first, change.last):
            edits[index] = replace(edits[index], significance=level, rule=name)
        if change.deleted.strip() or change.inserted.strip():
            levels.append(level)
    return replace(link, edits=tuple(edits), significance=most(levels))


def judged(view: View, change: Change) -> tuple[Significance, str | None]:
    """The first rule that covers a change, and its level; substantive if there is none."""
    old, new = fold(change.deleted).strip(), fold(change.inserted).strip()
    for rule in RULES:
        if (view.english or rule.name not in ENGLISH_ONLY) and rule.covers(view, change, old, new):
            return rule.level, rule.name
    return "substantive", None


# --- why also or further came or went --------------------------------------------------------


def reason(view: View, address: str, *, old: bool) -> str:
    """Which neighbour explains an *also* that came (new text) or went (old text)."""
    order = [p.address for p in view.document(old=old).paragraphs if p.parent is None]
    paragraphs = view.old if old else view.new
    at = order.index(address) if address in order else 0
    limbs = view.limbs(paragraphs[address]) if at else ()
    if not limbs:
        return "no neighbour explains it"
    before = order[at - 1]
    alike = {limb.lemma for limb in view.limbs(paragraphs[before])} & {limb.lemma for limb in limbs}
    if not alike:
        return "no neighbour explains it"
    gone = before in (view.redline.removed if old else view.redline.added)
    link = next((li for li in view.redline.links if before in (li.old if old else li.new)), None)
    what = ("is gone" if old else "is new") if gone else "moved" if link and link.moved else "has the same verb"
    return f"follows from {'old ' if old else ''}{before}, which {what}"
