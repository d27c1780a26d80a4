"""The family of a text among those that are held: by title, by shared text and by citation, never by number.

Two texts of one organ are of one family if their titles are nearly the same and they share text or cite one
another; or, under another title, if one cites the other and much of the text is the same; or if nearly all of
it is.  What is of the family of a member is of the family.  A sister is near without being of it: the same
title at another organ, or another initiative that cites this one and shares some of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from hrcdiff.agreed.runs import relatives
from hrcdiff.alignment.tokens import stem
from hrcdiff.errors import SymbolError
from hrcdiff.index.corpus import Corpus
from hrcdiff.index.held import Held, Line
from hrcdiff.index.terms import stems, terms
from hrcdiff.lexicon import function_words
from hrcdiff.symbols import Symbol
from hrcdiff.symbols import parse as parse_symbol
from hrcdiff.text import words

TITLE = 0.6
"""Share of all words of two titles that both have, for nearly the same title."""
RENAMED = 0.25
"""The same, for a title that may be another wording of the first."""
SOME_TEXT, MUCH_TEXT, MOST_TEXT, ALL_TEXT = 0.1, 0.25, 0.5, 0.6
"""Shares of words in shared runs: with the same title; with a like one; with another; without any citation."""
RUN = 8
"""Words in a row that count as shared text."""
_AT_HAND = 60
"""Texts whose words are kept at hand."""

Kinship = Literal["family", "sister"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for two texts being of one family."""

    title: float
    """Share of the words of both titles that both have, 0 to 1."""
    text: float
    """Share of the words of one text, the better covered, that stand in runs of eight or more in the other."""
    text_of_both: float
    """The same for the other of the two."""
    cites: tuple[str, ...]
    """``54/28 OP17 cites 51/34``, both ways."""
    other_organ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A text of the family."""

    held: Held
    evidence: Evidence | None
    """None for the text that was asked about."""
    beside: str | None
    """The member with which the evidence holds; None if with the text that was asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A draft, and the text that was adopted from it."""

    draft: Held
    adopted: Held | None
    """None if it is not held."""
    symbol: str | None
    """Of the adopted text."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A resolution of the same organ that the family alone cites, and that is not held."""

    symbol: str
    citing: tuple[str, ...]
    """``27/20 OP9``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The versions of a text, and what is near them."""

    of: Held
    members: tuple[Member, ...]
    """By date; the text itself is one, unless it is an amendment: then they are the versions of what it amends."""
    titles: tuple[str, ...]
    """In the order in which they came."""
    became: tuple[Became, ...]
    sisters: tuple[Member, ...]
    amendments: tuple[Held, ...]
    """Amendments to drafts of the family."""
    cited: tuple[Cited, ...]
    texts: int
    """Texts that were searched."""


def family(corpus: Corpus, of: Held) -> Family:
    """The family of a text that is held."""
    texts = _Texts(corpus)
    members: dict[str, Member] = {of.facts.sha256: Member(held=of, evidence=None, beside=None)}
    sisters: dict[str, Member] = {}
    waiting = [of]
    while waiting:
        one = waiting.pop(0)
        asked = one is of
        for other in texts.candidates(one, by_text=asked):
            if other.facts.sha256 in members:
                continue
            evidence = texts.compared(one, other)
            member = Member(held=other, evidence=evidence, beside=None if asked else one.name)
            kind = kinship(evidence)
            if kind == "family":
                members[other.facts.sha256] = member
                waiting.append(other)
            elif kind == "sister":
                sisters.setdefault(other.facts.sha256, member)
    ordered = sorted((m for m in members.values() if not _amends(m.held)), key=lambda member: member.held.order)
    near = [sisters[sha] for sha in sisters if sha not in members]
    versions = [member.held for member in ordered]
    return Family(
        of=of,
        members=tuple(ordered),
        titles=tuple(dict.fromkeys(held.title for held in versions if held.title)),
        became=tuple(_became(texts, versions)),
        sisters=tuple(sorted(near, key=lambda member: member.held.order)),
        amendments=_amendments(corpus, versions),
        cited=tuple(_cited(corpus, versions)),
        texts=len(corpus.texts),
    )


def kinship(evidence: Evidence) -> Kinship | None:
    """What two texts are to each other; None if nothing much."""
    same_title = evidence.title >= TITLE
    text, both, cites = evidence.text, evidence.text_of_both, bool(evidence.cites)
    if evidence.other_organ:
        return "sister" if same_title and text >= SOME_TEXT else None
    if same_title and (text >= SOME_TEXT or cites):
        return "family"
    if cites and text >= MUCH_TEXT and evidence.title >= RENAMED:
        return "family"
    if (cites and text >= MOST_TEXT and both >= MUCH_TEXT) or both >= ALL_TEXT:
        return "family"
    return "sister" if cites and text >= SOME_TEXT else None


class _Texts:
    """What is compared: the texts by title, symbol and citation, and the words of those looked at last."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._titled: dict[tuple[str | None, str], list[Held]] = {}
        self._called: dict[str, list[Held]] = {}
        self._citing: dict[str, list[Held]] = {}
        self._rows: dict[str, list[tuple[str, ...]]] = {}
        self._shingles: dict[str, set[tuple[str, ...]]] = {}
        for held in corpus.texts:
            self._titled.setdefault((held.title, held.facts.language), []).append(held)
            if held.symbol:
                self._called.setdefault(held.symbol, []).append(held)
            for symbol in dict.fromkeys(symbol for _, symbol in held.facts.cited):
                self._citing.setdefault(symbol, []).append(held)

    def candidates(self, one: Held, *, by_text: bool) -> list[Held]:
        """Texts in the same language that could be kin; amendments are none."""
        found: dict[str, Held] = {}
        for (title, language), several in self._titled.items():
            if language == one.facts.language and _alike(one.title, title, language) >= TITLE:
                found |= {held.facts.sha256: held for held in several}
        for symbol in dict.fromkeys(symbol for _, symbol in one.facts.cited):
            found |= {held.facts.sha256: held for held in self._called.get(symbol, ())}
        found |= {held.facts.sha256: held for held in self._citing.get(one.symbol or "", ())}
        if by_text:
            rest = self._corpus.without(found.keys() | {one.facts.sha256})
            found |= {sha: rest.held[sha] for sha in _sharing(rest, one, self._corpus.lines(one))}
        able = (h for h in found.values() if h is not one and h.facts.language == one.facts.language)
        return sorted((held for held in able if not _amends(held)), key=lambda held: held.order)

    def compared(self, one: Held, other: Held) -> Evidence:
        """What two texts have in common."""
        shares = sorted((self._covered(one, other), self._covered(other, one)))
        return Evidence(
            title=round(_alike(one.title, other.title, one.facts.language), 2),
            text=round(shares[1], 2),
            text_of_both=round(shares[0], 2),
            cites=(*_citing(one, other), *_citing(other, one)),
            other_organ=one.facts.organ != other.facts.organ,
        )

    def _covered(self, one: Held, other: Held) -> float:
        """Share of the words of one text that stand in runs which the other has."""
        self._look_at(other)
        known = self._shingles[other.facts.sha256]
        self._look_at(one)
        total = covered = 0
        for row in self._rows[one.facts.sha256]:
            marks = [False] * len(row)
            for k in range(len(row) - RUN + 1):
                if row[k : k + RUN] in known:
                    marks[k : k + RUN] = [True] * RUN
            total += len(row)
            covered += sum(marks)
        return covered / total if total else 0.0

    def _look_at(self, held: Held) -> None:
        """Have the words of a text at hand, and those of a few others."""
        sha = held.facts.sha256
        if sha in self._rows:
            return
        if len(self._rows) >= _AT_HAND:
            oldest = next(iter(self._rows))
            del self._rows[oldest], self._shingles[oldest]
        language = held.facts.language
        rows = [tuple(stems(text, language)) for _, _, _, text in self._corpus.lines(held)]
        self._rows[sha] = rows
        self._shingles[sha] = {row[k : k + RUN] for row in rows for k in range(len(row) - RUN + 1)}


# --- what is compared ------------------------------------------------------------------------


def _amends(held: Held) -> bool:
    return (held.facts.kind or "").startswith("amendment")


def _sharing(corpus: Corpus, one: Held, lines: Iterable[Line]) -> frozenset[str]:
    """Texts that may have a tenth of the words, of the shorter of the two, in shared runs."""
    counts: dict[str, int] = {}
    for _, _, _, text in lines:
        row = terms(text, one.facts.language)
        best: dict[str, set[int]] = {}
        for relative in relatives(corpus, row, one.facts.language, shortest=RUN):
            covered = {k for start, end in relative.intervals for k in range(start, end)}
            for spot in relative.passage.spots:
                best.setdefault(spot.held.facts.sha256, set()).update(covered)
        for sha, places in best.items():
            counts[sha] = counts.get(sha, 0) + len(places)
    return frozenset(
        sha
        for sha, count in counts.items()
        if count >= SOME_TEXT / 2 * min(one.facts.words, corpus.held[sha].facts.words)
    )


def _alike(one: str | None, other: str | None, language: str) -> float:
    """Share of the words of two titles that both have."""
    a, b = _title(one, language), _title(other, language)
    return len(a & b) / len(a | b) if a and b else 0.0


@lru_cache(maxsize=65536)
def _title(title: str | None, language: str) -> frozenset[str]:
    weak = function_words(language)
    return frozenset(stem(word, language) for word in words(title or "") if word not in weak)


def _citing(one: Held, other: Held) -> tuple[str, ...]:
    return tuple(f"{one.name} {address} cites {other.name}" for address, s in one.facts.cited if s == other.symbol)


# --- drafts and what became of them ----------------------------------------------------------


def _became(texts: _Texts, members: Sequence[Held]) -> Iterable[Became]:
    for draft in members:
        if draft.adopted:
            continue
        able = [m for m in members if m.adopted and _session(m) == _session(draft) and not _before(m, draft)]
        if able:
            evidence = {m.facts.sha256: texts.compared(draft, m) for m in able}
            best = max(able, key=lambda m: evidence[m.facts.sha256].text_of_both)
            share = f"{int(evidence[best.facts.sha256].text_of_both * 100 + 0.5)} %"
            why = f"the same session, and {share} of the words of both stand in shared runs"
            yield Became(draft=draft, adopted=best, symbol=best.symbol, why=why)
            continue
        symbol, citing = _adopted_elsewhere(draft, members)
        if symbol:
            yield Became(
                draft=draft,
                adopted=None,
                symbol=symbol,
                why=f"the one resolution of its session that the family cites ({', '.join(citing)})",
            )


def _before(one: Held, other: Held) -> bool:
    return bool(one.date and other.date and one.date < other.date)


def _session(held: Held) -> str | None:
    symbol = _parsed(held.symbol)
    return (symbol.session if symbol else None) or held.facts.session


def _adopted_elsewhere(draft: Held, members: Sequence[Held]) -> tuple[str | None, tuple[str, ...]]:
    """The one resolution of the draft's session that later members cite; none if they cite several."""
    session = _session(draft)
    citing: dict[str, list[str]] = {}
    for member in members:
        for address, written in () if member is draft or _before(member, draft) else member.facts.cited:
            symbol = _parsed(written)
            if symbol and symbol.kind == "resolution" and symbol.session == session and _same_organ(symbol, draft):
                citing.setdefault(written, []).append(f"{member.name} {address}")
    if len(citing) != 1:
        return None, ()
    ((found, places),) = citing.items()
    return found, tuple(places)


def _same_organ(symbol: Symbol, held: Held) -> bool:
    own = _parsed(held.symbol)
    names = {"HRC": "Human Rights Council", "GA": "General Assembly"}
    return symbol.organ == own.organ if own else names.get(symbol.organ) == held.facts.organ


def _parsed(written: str | None) -> Symbol | None:
    try:
        return parse_symbol(written) if written else None
    except SymbolError:
        return None


def _amendments(corpus: Corpus, members: Sequence[Held]) -> tuple[Held, ...]:
    """Amendments of the sessions of the family's drafts, under its title."""
    sessions = {_session(m) for m in members if not m.adopted}
    return tuple(
        held
        for held in corpus.texts
        if _amends(held)
        and _session(held) in sessions
        and any(_alike(held.title, m.title, held.facts.language) >= TITLE for m in members)
    )


def _cited(corpus: Corpus, members: Sequence[Held]) -> Iterable[Cited]:
    """Resolutions of the organ that are not held and that nobody but the family cites."""
    own = {m.facts.sha256 for m in members}
    held = {text.symbol for text in corpus.texts}
    others = {s for text in corpus.texts if text.facts.sha256 not in own for _, s in text.facts.cited}
    citing: dict[str, list[str]] = {}
    for member in members:
        for address, written in member.facts.cited:
            symbol = _parsed(written)
            if (
                symbol
                and symbol.kind == "resolution"
                and written not in held
                and written not in others
                and _same_organ(symbol, member)
            ):
                citing.setdefault(written, []).append(f"{member.name} {address}")
    for written in sorted(citing, key=lambda s: parse_symbol(s).sort_key):
        yield Cited(symbol=written, citing=tuple(citing[written]))
