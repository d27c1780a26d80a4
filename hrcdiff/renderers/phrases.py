"""The words of a report: short and exact, and the same on the page and on the terminal."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from hrcdiff.findings.ledgers import sides
from hrcdiff.findings.structure import PARTS as INTO
from hrcdiff.lexicon import date_in_words
from hrcdiff.metadata import specially, tabled, voted
from hrcdiff.model import Footnote, crosses
from hrcdiff.patterns import later
from hrcdiff.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from hrcdiff.model import (
        Document,
        Edit,
        FieldChange,
        Finding,
        FootnoteChange,
        Link,
        Redline,
        Warning_,
    )
    from hrcdiff.renderers.rows import Row
    from hrcdiff.renderers.runs import Flag

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_IN_WORDS = 10
"""Numbers below this are written in words, and those that begin a sentence as far as `NUMBERS` has them: as the UN
Editorial Manual has it."""
PARTS = {"preambular": "Preamble", "operative": "Operative part", "annex": "Annexes"}
date = date_in_words
"""``2023-10-12`` as the UN writes it: 12 October 2023."""


def listed(names: Sequence[str]) -> str:
    """``PP3, PP4 and PP5``"""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def figure(number: int) -> str:
    """``nine``, ``12``, ``1,204``"""
    return NUMBERS[number] if number < _IN_WORDS else f"{number:,}"


def figures(*numbers: int) -> list[str]:
    """Numbers of one sentence, all in words or, if one of them is long, all in digits."""
    short = all(number < _IN_WORDS for number in numbers)
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
    """With a capital, and a number in words if it is no greater than twelve: as a sentence begins."""
    first, space, rest = text.partition(" ")
    if space and first.isdecimal() and int(first) < len(NUMBERS):
        return f"{NUMBERS[int(first)].capitalize()} {rest}"
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
    kind = document.kind or "text of unknown kind"
    if who := tabled(document, most=_FEW) if specially(document) else None:
        way = "submitted" if "submitted_by" in dict(document.masthead) else "tabled"
        kind += f" {way} by {_BESIDES.sub('', who)}"
    return ", ".join(filter(None, (kind, mode, date(document.date))))


_FEW = 3
"""Sponsors that are named where a text is named."""
_BESIDES = later(
    r"(?<=on behalf of )(?:the )?States (?:Members of the United Nations )?that are (?:also )?members of "
    r"|, (?:on the basis of consultations on|taking into account|in accordance with)\b[^()]*(?=\)|$)"
)
"""What is told of those who tabled a text besides who they are."""


# --- the whole -------------------------------------------------------------------------------

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
    "voted_otherwise": "Votes changed",
    "sponsors": "Sponsors gone and new",
    "tabled_by": "Tabled by",
    "submitted_by": "Submitted by",
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
    """Both texts of a footnote that came, went, moved or was reworded: ``“A/79/171.” → “A/80/213.”``"""
    old, new = (f"“{note.text}”" if note.text else LOST_NOTE for note in (change.old or _NONE, change.new or _NONE))
    if change.old and change.new and old == new:
        return f"moved: {old}"
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
        changed: list[str] = []
        theirs: list[str] = []
        for edit in run:
            address = edit.old if side == "old" else edit.new
            words = _words(edit.text)
            if address is None:
                theirs += words
            elif addresses is None or address in addresses:
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
