"""The words of a report: short and exact, and the same on the page and on the terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from hrcdiff.findings.ledgers import rollover, sides
from hrcdiff.findings.structure import PARTS as INTO
from hrcdiff.findings.structure import across
from hrcdiff.lexicon import date_in_words, without_sequence
from hrcdiff.metadata import voted
from hrcdiff.model import Footnote, crosses
from hrcdiff.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from hrcdiff.model import (
        Document,
        Edit,
        FieldChange,
        Finding,
        FootnoteChange,
        Link,
        Paragraph,
        Redline,
        Summary,
        Warning_,
    )
    from hrcdiff.renderers.rows import Row
    from hrcdiff.renderers.runs import Flag

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
PARTS = {"preambular": "Preamble", "operative": "Operative part", "annex": "Annexes"}
date = date_in_words
"""``2023-10-12`` as the UN writes it: 12 October 2023."""


def listed(names: Sequence[str]) -> str:
    """``PP3, PP4 and PP5``"""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def figure(number: int) -> str:
    """``twelve``, ``1,204``"""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def figures(*numbers: int) -> list[str]:
    """Numbers of one sentence, all in words or, if one of them is long, all in digits."""
    short = all(number < len(NUMBERS) for number in numbers)
    return [figure(number) if short else f"{number:,}" for number in numbers]


def searched(texts: int, adopted: int, what: str = "text") -> str:
    """``four texts searched, two of them adopted``"""
    many, ours = figures(texts, adopted)
    if texts == 1:
        return f"{many} {what} searched, {'adopted' if adopted else 'not adopted'}"
    return f"{many} {what}s searched, {ours if adopted else 'none'} of them adopted"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``three paragraphs``, ``1,204 words``"""
    return f"{figure(number)} {one if number == 1 else many or one + 's'}"


def upper(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def span(addresses: Sequence[str], order: Mapping[str, int]) -> str:
    """Addresses with their neighbours drawn together: ``PP2–PP4, PP7``."""
    parts: list[list[str]] = []
    for address in addresses:
        if parts and order[address] == order[parts[-1][-1]] + 1:
            parts[-1].append(address)
        else:
            parts.append([address])
    return ", ".join(
        part[0] if len(part) == 1 else f"{part[0]}{', ' if len(part) == 2 else '–'}{part[-1]}" for part in parts
    )


def length(number: int) -> str:
    """``1 word``, ``1,204 words``"""
    return f"{number:,} word{'' if number == 1 else 's'}"


# --- a text ----------------------------------------------------------------------------------


def name(document: Document) -> str:
    """The full symbol, else the name by which the text was found."""
    return document.symbol or document.name


def standing(document: Document) -> str:
    """What kind of text it is, and of when: ``resolution, adopted without a vote, 12 October 2023``."""
    adoption = document.adoption
    mode = f"adopted {adoption.mode}" if adoption and adoption.mode else "adopted" if adoption else None
    if adoption and adoption.vote:
        mode = f"adopted by {voted(adoption.vote)}"
    elif adoption and adoption.mode == "recorded vote":
        mode = "adopted by a recorded vote"
    return ", ".join(filter(None, (document.kind or "text of unknown kind", mode, date(document.date))))


# --- the whole -------------------------------------------------------------------------------


def summary(redline: Redline) -> str:
    """What happened, in one paragraph."""
    s = redline.summary
    if not s.removed and not s.added and not _changed(redline):
        same = f"The two texts have the same {counted(s.new_paragraphs, 'paragraph')}, word for word{_beside(redline)}."
        return " ".join(filter(None, (same, _retitled(redline), agreed(redline))))
    titles = (_retitled(redline), _reheaded(redline))
    sentences = [_carried(redline), _fresh(s), _travelled(redline), *titles, _verbs(redline), *_drafted(redline)]
    inside = len(within(redline))
    if s.transfers > inside:
        runs = upper(counted(s.transfers - inside, "run"))
        sentences.append(f"{runs} of words went from one paragraph into another.")
    if inside:
        its = "its" if inside == 1 else "their"
        sentences.append(f"{upper(counted(inside, 'run'))} of words changed {its} place within a provision.")
    return " ".join(filter(None, (*sentences, agreed(redline))))


def _beside(redline: Redline) -> str:
    """What differs where no paragraph does: ``; one footnote differs``."""
    notes = len(redline.footnote_changes)
    told = {other.what.partition(":")[0] for other in rollover(redline).others}
    lines = [words for what, words in _OUTSIDE.items() if what in told]
    parts = [f"{counted(notes, 'footnote')} {'differs' if notes == 1 else 'differ'}"] * bool(notes) + lines
    return f"; {listed(parts)}" if parts else ""


_OUTSIDE = {"heading": "headings differ", "not assigned": "lines that found no place differ"}

APART = "what they share is shared language, not a history"
"""What it means that two texts are of different families."""


def further_warnings(redline: Redline) -> list[Warning_]:
    """The warnings on the comparison but that on different families, which is told by itself."""
    return [warning for warning in redline.warnings if warning.code != "different-families"]


def within(redline: Redline) -> set[str]:
    """The transfers that stay within one link."""
    old, new = ({a: link.id for link in redline.links for a in getattr(link, side)} for side in ("old", "new"))
    homes = ((t.id, old.get(t.old.address), new.get(t.new.address)) for t in redline.transfers)
    return {name for name, one, other in homes if one is not None and one == other}


def agreed(redline: Redline) -> str:
    """What of the inserted words was agreed before, in two sentences; nothing if it was not asked for."""
    if redline.agreed is None:
        return ""
    found = redline.agreed
    counts = {standing: sum(o.standing == standing for o in found.origins) for standing in _STANDINGS}
    ours = {standing: words for standing, words in _STANDINGS.items() if counts[standing]}
    whole, *rest = figures(len(found.origins), *(counts[standing] for standing in ours))
    parts = [f"{number} {words}" for number, words in zip(rest, ours.values(), strict=True)]
    of = searched(found.texts, found.adopted)
    runs = "run" if len(found.origins) == 1 else "runs"
    said = f"Of {whole} {runs} of words put in, {listed(parts)} ({of})." if parts else ""
    if found.claims:
        hold = sum(claim.state in {"held", "reworded"} for claim in found.claims)
        holds = counted(hold, "holds", "hold") if hold else "none holds"
        said += f" Of {counted(len(found.claims), 'claim')} of the drafters {holds}."
    return said.strip() or f"Nothing was put in that could be looked for ({of})."


_STANDINGS = {
    "verbatim": "stood word for word in adopted texts before",
    "drafted": "only in drafts",
    "reworded": "in other words",
    "absent": "in none",
}


def _retitled(redline: Redline) -> str:
    return "The title changed." if any(f.rule == "structure.title" for f in redline.findings) else ""


def _reheaded(redline: Redline) -> str:
    """How many headings have other words."""
    many = sum(f.rule == "structure.heading" for f in redline.findings)
    return f"{upper(counted(many, 'heading'))} changed." if many else ""


def _changed(redline: Redline) -> bool:
    s = redline.summary
    return bool(s.reworded + s.split + s.merged + s.regrouped + s.moved + s.crossed) or bool(across(redline))


def _carried(redline: Redline) -> str:
    s = redline.summary
    if not s.carried_old:
        return f"None of the {counted(s.old_paragraphs, 'paragraph')} of the older text is carried over."
    kinds = [counted(n, word, word) for n, word in ((s.unchanged, "unchanged"), (s.reworded, "reworded")) if n]
    for word in ("merged", "split", "regrouped"):
        links = [link for link in redline.links if link.relation == word]
        if links:
            into = figure(sum(len(link.new) for link in links))
            kinds.append(f"{counted(sum(len(link.old) for link in links), word, word)} into {into}")
    are = "is" if s.carried_old == 1 else "are"
    carried = f"all {are}" if s.carried_old == s.old_paragraphs > 1 else counted(s.carried_old, are, are)
    gone = f"{counted(s.removed, 'is', 'are')} gone" if s.removed else "none is gone"
    detail = f" ({listed(kinds)})" if kinds else ""
    of = f"Of the {counted(s.old_paragraphs, 'paragraph')} of the older text"
    return f"{of} {carried} carried over{detail}; {gone}."


def _fresh(s: Summary) -> str:
    if not s.added:
        return "Nothing is wholly new."
    new = "all are" if s.added == s.new_paragraphs > 1 else counted(s.added, "is", "are")
    return f"Of the {counted(s.new_paragraphs, 'paragraph')} of the newer text {new} new."


def _travelled(redline: Redline) -> str:
    """What moved, and what went into another part of the text: each is told once."""
    parted = across(redline)
    ends = [{parted.get(pair) for pair in link.pairs} for link in redline.links]
    moved = sum(link.moved and None in ways for link, ways in zip(redline.links, ends, strict=True))
    into = sum(any(way and way[1] == "annex" for way in ways) for ways in ends)
    out = sum(any(way and way[0] == "annex" for way in ways) for ways in ends)
    crossed = redline.summary.crossed
    said = [
        f"{counted(moved, 'provision')} moved" if moved else "",
        f"{figure(crossed)} crossed between preamble and operative part" if crossed else "",
        f"{figure(into)} went into an annex" if into else "",
        f"{figure(out)} came from an annex" if out else "",
    ]
    return f"{upper(listed([words for words in said if words]))}." if any(said) else ""


VERBS_CHANGED = frozenset({"verb.changed", "verb.modifier", "verb.promoted", "verb.demoted"})
"""Findings on a verb that became another one."""


def verbs_changed(redline: Redline) -> list[Finding]:
    """The verbs that the head of the page counts and lists: not of a paragraph that is gone and one that is new."""
    gone, new = {*redline.removed}, {*redline.added}
    return [
        f
        for f in redline.findings
        if f.rule in VERBS_CHANGED and not (f.old and f.new and f.old.address in gone and f.new.address in new)
    ]


def modals_changed(redline: Redline) -> list[Finding]:
    """The modal verbs that became others, *shall*, *should*: not with a paragraph that is gone or new.

    *Should* that became *continue to* is none: the one recommends, the other says that something was done before.
    """
    gone, new = {*redline.removed}, {*redline.added}
    return [
        f
        for f in redline.findings
        if f.rule == "modality.changed" and f.old and f.new
        if f.old.address not in gone and f.new.address not in new
        if not any(words.lower().startswith("continue") for words in (f.old_words, f.new_words))
    ]


def _verbs(redline: Redline) -> str:
    """How many verbs became others, as the findings have it; of opening phrases, where verbs are not known.

    What else asks or states something and came or went within a paragraph is counted beside them.
    """
    if not {redline.old.language, redline.new.language} <= {None, "en"}:
        count = len(openings(redline))
        return f"{upper(counted(count, 'opening phrase'))} changed." if count else "No opening phrase changed."
    changed, rest = _verbs_and_modals(redline), "; ".join(_clauses(redline))
    if rest and (redline.removed or redline.added):
        rest = f"in what is carried over {rest}"
    if changed:
        return f"{upper(changed)}.{f' {upper(rest)}.' if rest else ''}"
    return f"No leading verb became another, but {rest}." if rest else "No leading verb changed."


def _verbs_and_modals(redline: Redline) -> str:
    """``two leading verbs and one within a paragraph changed, and one modal verb (shall → should)``.

    A leading verb is one with which a paragraph begins in both texts; which modal verbs, if they are few.
    """
    verbs, modal = verbs_changed(redline), modals_changed(redline)
    leading = sum(_leads(redline, finding) for finding in verbs)
    within = len(verbs) - leading
    said = list(dict.fromkeys(f"{f.old_words.lower()} → {f.new_words.lower()}" for f in modal))
    which = f" ({', '.join(said)})" if 0 < len(said) <= _FEW else ""
    what = [counted(leading, "leading verb")] if leading else []
    if within:
        where = "within a paragraph" if within == 1 else "within paragraphs"
        what.append(f"{figure(within) if leading else counted(within, 'verb')} {where}")
    changed = f"{listed(what)} changed" if what else ""
    if not modal:
        return changed
    modals = f"{counted(len(modal), 'modal verb')}{which}"
    apart = "," if leading and within else ""
    return f"{changed}{apart} and {modals}" if changed else f"no leading verb changed, but {modals}"


def _leads(redline: Redline, finding: Finding) -> bool:
    """Whether both verbs of a finding are those with which their paragraphs begin, or the list of an item does."""
    sides = ((finding.old, redline.old), (finding.new, redline.new))
    return all(
        place is not None
        and any(p.address == place.address and place.start < len(p.opening or " ") for p in text.paragraphs)
        for place, text in sides
    )


_FEW = 2
"""Modal verbs that the sentence names."""


def _clauses(redline: Redline) -> Iterator[str]:
    """``three clauses came and two went``, ``one thing is newly asked``: in paragraphs that were carried over."""
    gone, new = {*redline.removed}, {*redline.added}
    rules = Counter(
        f.rule.partition("-")
        for f in redline.findings
        if f.rule.startswith(_PARTS_OF_LIMBS)
        and not f.note.startswith(_OF_NO_REQUEST)
        and not ((f.old is None or f.old.address in gone) and (f.new is None or f.new.address in new))
    )
    came, went = (sum(rules[kind, "-", what] for kind in _PARTS_OF_LIMBS[:2]) for what in ("new", "gone"))
    asked, dropped, other = (rules[_PARTS_OF_LIMBS[2], "-", what] for what in ("new", "gone", "changed"))
    if came:
        yield f"{counted(came, 'clause')} came" + (f" and {figure(went)} went" if went else "")
    elif went:
        yield f"{counted(went, 'clause')} went"
    if asked:
        newly = f"{counted(asked, 'thing is', 'things are')} newly asked"
        yield newly + (f" and {figure(dropped)} no longer" if dropped else "")
    elif dropped:
        yield f"{counted(dropped, 'thing is', 'things are')} no longer asked"
    if other:
        yield f"{counted(other, 'thing asked is another', 'things asked are others')}"


def _drafted(redline: Redline) -> Iterator[str]:
    """What became of the brackets of a draft, and of paragraphs of which two stood there for one to be taken."""
    fates = Counter(_fate(f.note) for f in redline.findings if f.rule == "pair.unbracketed")
    total = sum(fates.values())
    if total:
        said = [f"{figure(fates[fate])} {fate}" for fate in (*_FATES, _CHANGED) if fates[fate]]
        yield f"{upper(counted(total, 'pair'))} of brackets {'is' if total == 1 else 'are'} gone: {listed(said)}."
    put = sum(f.rule == "pair.bracketed" for f in redline.findings)
    if put:
        yield f"{upper(counted(put, 'pair'))} of brackets {'is' if put == 1 else 'are'} new."
    there, gone = {p.address for p in redline.old.paragraphs}, {*redline.removed}
    pairs = [(a.removesuffix(_ALT), a) for a in there if a.endswith(_ALT) and a.removesuffix(_ALT) in there]
    taken = sorted(a for pair in pairs for a in pair if a not in gone and gone & {*pair})
    if taken:
        yield f"Of two alternative paragraphs {listed(taken)} {'was' if len(taken) == 1 else 'were'} taken."


def _fate(note: str) -> str:
    return next((fate for fate, signs in _FATES.items() if any(sign in note for sign in signs)), _CHANGED)


_FATES = {"chosen among alternatives": (" chosen of [",), "kept": ("text kept", "lifted"), "deleted": ("text deleted",)}
_CHANGED = "reworded"
_ALT = " alt"


_PARTS_OF_LIMBS = ("verb.limb", "verb.tail", "verb.ask")
"""Findings on what came to a paragraph or left it, and has no verb of the other text in its place."""
_OF_NO_REQUEST = ("new, under ", "gone, under ")
"""How a note begins on what stands under a verb that asks for nothing: *stressing the need to … and to …*."""


class Opening(NamedTuple):
    """A paragraph that opens with another phrase than before."""

    old: Paragraph
    new: Paragraph


def openings(redline: Redline) -> list[Opening]:
    """Links of one with one whose opening phrases differ, *also* and *further* apart."""
    old = {p.address: p for p in redline.old.paragraphs}
    new = {p.address: p for p in redline.new.paragraphs}
    pairs = (
        Opening(old[o], new[n]) for link in redline.links if len(link.old) == len(link.new) == 1 for o, n in link.pairs
    )
    language = redline.new.language or redline.old.language or "en"
    return [
        pair
        for pair in pairs
        if without_sequence(pair.old.opening, language) != without_sequence(pair.new.opening, language)
    ]


FIELDS = {
    "agenda_title": "Title of the agenda item",
    "enacting": "Organ line",
    "adopted_by": "Adoption",
    "adopted_on": "Date of adoption",
    "document_date": "Date of the document",
    "title_prefix": "Number before the title",
    "symbol_of_base": "Symbol of the base",
    "amended_by": "Amended by",
    "session_dates": "Dates of the session",
    "adoption_mode": "Adopted",
    "voted_otherwise": "Voted otherwise",
    "sponsors": "Sponsors gone and new",
}
"""Fields whose name says too little."""


def field(change: FieldChange) -> str:
    """What a field of the masthead is called."""
    return FIELDS.get(change.field, upper(change.field.replace("_", " ")))


LOST_NOTE = "(its text is not in the source)"


def hangs(note: Footnote | None) -> str:
    """``1 at OP13``; ``–`` for none."""
    if note is None:
        return "–"
    return f"{note.marker} at {note.address}" if note.address else note.marker


def footnote(change: FootnoteChange) -> str:
    """Both texts of a footnote that came, went or was reworded: ``“A/79/171.” → “A/80/213.”``"""
    old, new = (f"“{note.text}”" if note.text else LOST_NOTE for note in (change.old or _NONE, change.new or _NONE))
    if change.old and change.new:
        return f"{old} → {new}"
    return f"gone: {old}" if change.old else f"new: {new}"


_NONE = Footnote(marker="", address=None, text=None)


# --- a row -----------------------------------------------------------------------------------


def relation(row: Row) -> list[str]:
    """What became of the paragraph: one short phrase for each thing that is so."""
    if row.link is None:
        return ["new" if row.kind == "added" else "gone"]
    return [*_went(row), *_became(row, row.link)]


def _went(row: Row) -> list[str]:
    """Whether it moved, or went into another part of the text; of several sources, which of them did."""
    if row.other is not None:
        who = "" if row.across == row.old else f"{listed(row.across)} "
        if crosses(row.other, row.part):
            return [f"{who}crossed into {INTO[row.part]}"]
        return [f"{who}from {INTO[row.other]} into {INTO[row.part]}"]
    if not row.away:
        return []
    moved = f"moved {row.way}" if row.way else "moved"
    if row.after is None:
        return [moved]
    return [f"{moved}, from after {row.after}" if row.after else f"{moved}, from the beginning"]


def marker(row: Row) -> str:
    """What became of the paragraph that stood where a marker stands: ``moved up``."""
    if row.other is None:
        return f"moved {row.way}" if row.way else "moved"
    return f"crossed into {INTO[row.other]}" if crosses(row.part, row.other) else f"into {INTO[row.other]}"


def now(row: Row) -> str:
    """Where the paragraph of a marker stands: ``now OP4``; if it has its old address, which one it passed."""
    if row.passed is None:
        return f"now {row.new}"
    old, new = row.passed
    side = "before" if row.way == "up" else "after"
    return f"now {row.new}, {side} {new}, which was {old}" if old != new else f"now {row.new}, {side} {new}"


def _became(row: Row, link: Link) -> list[str]:
    scope = {"extraction": "signs only", "editorial": "editorial only", "technical": "technical only"}
    if link.relation == "merged":
        return [f"merged from {listed(link.old)}"]
    if link.relation == "split":
        part = f" (part {row.piece[0]} of {row.piece[1]})" if row.piece else ""
        return [f"split into {listed(link.new)}{part}"]
    if link.relation == "regrouped":
        return [f"regrouped: {listed(link.old)} became {listed(link.new)}"]
    if row.kind == "unchanged":
        return ["unchanged"]
    return ["reworded" + (f", {scope[link.significance]}" if link.significance in scope else "")]


def carried(flag: Flag) -> str:
    """What became of the words of a transfer, as told at one of its ends: ``went to new OP10``."""
    if flag.within:
        return "changed their place within the provision"
    return f"{'went to new' if flag.side == 'old' else 'came from old'} {flag.there.address}"


def percent(share: float) -> str:
    """``0.625`` as ``63 %``, and never a rounded 0 or 100."""
    whole = min(99, max(1, int(share * 100 + 0.5))) if 0 < share < 1 else int(share * 100)
    return f"{whole} %"


def kept(link: Link, side: Literal["old", "new"], addresses: Collection[str] | None = None) -> str:
    """How many of the words of one side stand on the other as well, of all its paragraphs or of some: ``63 %``.

    A word in other signs (a capital, quotes, hyphens) is kept.  The shares of the evidence are weighted, and no count.
    """
    whole = stays = 0
    for equal, run in groupby(link.edits, _is_equal):
        ours: list[Edit] = []
        theirs: list[str] = []
        for edit in run:
            address = edit.old if side == "old" else edit.new
            if address is None:
                theirs += _words(edit.text)
            elif addresses is None or address in addresses:
                ours.append(edit)
        changed: list[str] = []
        for edit in ours:
            words = _words(edit.text)
            whole += len(words)
            if equal or edit.significance == "extraction":
                stays += len(words)
            else:
                changed += words
        stays += _recased(changed, theirs) if changed and theirs else 0
    return percent(stays / whole if whole else 1.0)


def _is_equal(edit: Edit) -> bool:
    return edit.op == "equal"


def _recased(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words stand among others, each of which counts once, with other capitals."""
    small = {*map(str.casefold, words)}
    if small.isdisjoint(map(str.casefold, others)):
        return 0
    left: defaultdict[str, list[str]] = defaultdict(list)
    for other in others:
        if other.casefold() in small:
            left[other.casefold()].append(other)
    number = 0
    for word in words:
        forms = left[word.casefold()]
        found = next((form for form in forms if form != word), None)
        if found is not None:
            forms.remove(found)
            number += 1
    return number


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    """The words of an edit, which is asked for old and new words and for the concordance."""
    return tuple(token for token in tokens(text) if token[0].isalnum())


def shares(link: Link) -> tuple[str, str]:
    """How many of the old words and of the new ones stand on the other side as well."""
    return kept(link, "old"), kept(link, "new")


def evidence(link: Link, counted_before: tuple[str, str] | None = None) -> list[tuple[str, str]]:
    """Why the link was drawn, as terms and what they are here; with its `shares` if somebody has counted them."""
    e = link.evidence
    old, new = counted_before or shares(link)
    facts = [
        ("Similarity", f"{e.score:.2f} of 1"),
        ("Kept", f"{old} of the old words, {new} of the new"),
        ("Order", "in the order of both texts" if e.in_order else "out of the order of the others"),
    ]
    if e.runner_up is not None:
        score = f", {e.runner_up_score:.2f}" if e.runner_up_score is not None else ""
        facts.append(("Next best", f"{e.runner_up}{score}"))
    else:
        facts.append(("Next best", "none"))
    return [*facts, ("Confidence", f"{link.confidence:.2f} of 1")]


def places(redline: Redline) -> Callable[[Finding], str]:
    """Where a finding stands: ``OP4 → OP8``, ``– → OP3`` in a paragraph that is new."""
    of = sides(redline)
    return lambda finding: " → ".join(", ".join(side) or "–" for side in of(finding))
