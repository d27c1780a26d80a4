"""Drafters' remarks that words come from another text, *[as in 42/32 OP6]*, read and checked.

A remark stands in square or round brackets and holds nothing but a symbol, an address and the words that lead
up to them.  It speaks of the words before it in its paragraph, since the last remark; of those after it if it
comes first; of the paragraph before if it stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from hrcdiff.errors import SymbolError
from hrcdiff.index.corpus import Corpus
from hrcdiff.index.held import Held, Line
from hrcdiff.index.terms import Term, literal, terms
from hrcdiff.model import Claim, ClaimState, Document, Part, Place, Precedent
from hrcdiff.parsing.labels import BIS
from hrcdiff.symbols import candidates
from hrcdiff.wording.engine import kept_runs

HELD_REWORDED = 0.7
"""Share of the words that must stand in the paragraph that is named, for a claim to hold in other words."""
_RUN = 3
"""Words in a row that count as standing there."""

_LEAD = (
    r"(?:(?:language\s+)?(?:as\s+)?(?:agreed|same|identical)\s+(?:language|wording|text)(?:\s+(?:of|from|in))?"
    r"|as\s+(?:agreed\s+|adopted\s+)?in|as\s+per|based\s+on|(?:taken|drawn|adapted)\s+from|from|source|see|cf\.?"
    r"|(?:language|wording)\s+(?:of|from|in)|verbatim(?:\s+from)?|identical\s+(?:to|with)|ref\.?)\s*[:,]?\s*"
)
_ADDRESS = (
    r"(?:(?:PP|OP)\s?\.?\s?|(?:preambular|operative)?\s*para(?:graph|\.)?\s*)"
    rf"\d{{1,3}}(?:\s?(?:{BIS}))?(?:\s?\([a-z]{{1,5}}\))*"
)
_SYMBOL = (
    r"(?:(?:HRC|UNGA|GA|UNSC|ECOSOC)\s+)?(?:resolution\s+|res\.?\s+|RES/)?[A-Z0-9][\w.()-]*(?:/[\w.-]+)+(?:\s[A-Z]\b)?"
)
_REMARK = re.compile(
    rf"(?:{_LEAD})?(?:the\s+)?(?:(?P<before>{_ADDRESS})\s*(?:of|in|,)?\s*)?"
    rf"(?P<symbol>{_SYMBOL})(?:[\s,]*\(?(?P<after>{_ADDRESS})\)?)?\.?",
    re.IGNORECASE,
)
_SQUARE = re.compile(r"\[(?P<inside>[^\[\]]{3,160})\]")
_ROUND = re.compile(r"\((?P<inside>(?:[^()]|\([^()]{1,20}\)){3,160})\)")
_LEADS = re.compile(rf"(?:{_LEAD}|{_ADDRESS})", re.IGNORECASE)
_LABEL = re.compile(rf"\s*\[?(?:PP|OP)\s?\.?\s?\d{{1,3}}\s?(?:{BIS})?\]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it is written, and what it names."""

    start: int
    end: int
    text: str
    symbols: tuple[str, ...]
    """What the symbol may mean, likeliest first."""
    address: str | None


def remarks(text: str) -> list[Remark]:
    """The remarks of a paragraph, in order."""
    found: list[Remark] = []
    for pattern in (_SQUARE, _ROUND):
        for match in pattern.finditer(text):
            if any(r.start < match.end() and match.start() < r.end for r in found):
                continue
            if pattern is _ROUND and not _LEADS.search(match["inside"]):
                continue  # (A/HRC/53/63) is an ordinary reference
            found += _read(match)
    return sorted(found, key=lambda remark: remark.start)


def without_remarks(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """A stretch without the drafters' remarks in it, which are no words of the text."""
    out: list[tuple[int, int]] = []
    at, end = start, len(text) if end is None else end
    for remark in remarks(text):
        if remark.end > at and remark.start < end:
            out.append((at, max(at, remark.start)))
            at = remark.end
    return [(low, high) for low, high in (*out, (at, end)) if low < high]


def _read(match: re.Match[str]) -> Iterator[Remark]:
    """The remark in brackets, or one for each text that it names; none if it says anything else."""
    parts = [part.strip() for part in match["inside"].split(";")]
    read = [_REMARK.fullmatch(part) for part in parts]
    if not all(read):
        return
    for part in read:
        assert part is not None
        written = part["after"] or part["before"]
        try:
            symbols = tuple(str(s) for s in candidates(_misnamed(part["symbol"], named=bool(written))))
        except SymbolError:
            continue
        yield Remark(match.start(), match.end(), match.group(), symbols, _address(written))


def _misnamed(symbol: str, *, named: bool) -> str:
    """Drafters write A/HRC/28/2 (PP5) for the resolution: a report has no PP5."""
    report = re.fullmatch(r"(?:resolution\s+)?(A/HRC/\d+/\d+)", symbol, re.IGNORECASE)
    return f"resolution {report[1]}" if report and named else symbol


def _address(written: str | None) -> str | None:
    if written is None:
        return None
    part = "PP" if re.match(r"PP|preamb", written.strip(), re.IGNORECASE) else "OP"
    number = re.search(r"\d+", written)
    assert number is not None
    rest = written[number.end() :]
    suffix = re.search(BIS, rest, re.IGNORECASE)
    below = "".join(re.findall(r"\([a-z]+\)", rest.lower()))
    return f"{part}{number[0]}{' ' + suffix[0].lower() if suffix else ''}{below}"


# --- checked ---------------------------------------------------------------------------------


def claims(document: Document, corpus: Corpus, language: str) -> tuple[Claim, ...]:
    """The claims of a document, checked in the order of the text."""
    out: list[Claim] = []
    last = ""
    for paragraph in document.paragraphs:
        found = remarks(paragraph.text)
        for remark in found:
            words = _scope(paragraph.text, remark, found, last)
            out.append(_checked(corpus, paragraph.address, remark, words, language))
        bare = _without(paragraph.text, found)
        last = bare if terms(bare, language) else last
    return tuple(out)


def _scope(text: str, remark: Remark, found: Sequence[Remark], last: str) -> str:
    """The words that a remark speaks of."""
    before = [r.end for r in found if r.end <= remark.start]
    words = _bare(text[max(before, default=0) : remark.start])
    if not words and before:  # several remarks on the same words
        earlier = next((r for r in found if r.end == max(before)), None)
        return _scope(text, earlier, found, last) if earlier else last
    if words:
        return words
    after = [r.start for r in found if r.start >= remark.end]
    return _bare(text[remark.end : min(after, default=len(text))]) or last


def _bare(text: str) -> str:
    """Words without the label in front and the brackets around."""
    return _LABEL.sub("", text, count=1).strip(" \t\n[](),;:.") if text.strip() else ""


def _without(text: str, found: Sequence[Remark]) -> str:
    for remark in sorted(found, key=lambda r: -r.start):
        text = text[: remark.start] + text[remark.end :]
    return _bare(text)


def _checked(corpus: Corpus, address: str, remark: Remark, words: str, language: str) -> Claim:
    held = _meant(corpus, remark.symbols, language)
    place = Place(address=address, start=remark.start, end=remark.end)
    phrase = terms(words, language)
    state: ClaimState = "no-text"
    share: float | None = None
    missing: tuple[str, ...] = ()
    found: Precedent | None = None
    if held and phrase:
        lines = corpus.lines(held)
        named = [line for line in lines if _is_named(line[1], remark.address)]
        state = "no-paragraph"
        if named:
            share, missing, line = _compared(words, phrase, named, language)
            state = "held" if not missing else "reworded" if share >= HELD_REWORDED else "not-held"
            found = _precedent(held, line, language) if state != "not-held" else None
    if found is None and phrase:
        found = _elsewhere(corpus, held, words, phrase, language)
    return Claim(
        place=place,
        remark=remark.text,
        cited=held.symbol or held.name if held else remark.symbols[0],
        address=remark.address,
        words=" ".join(words.split()),
        state=state,
        share=share,
        missing=missing,
        found=found,
    )


def _meant(corpus: Corpus, symbols: Sequence[str], language: str) -> Held | None:
    able = [held for held in corpus.texts if held.facts.language == language]
    return next((held for symbol in symbols for held in able if held.symbol == symbol), None)


def _is_named(address: str, named: str | None) -> bool:
    """Whether a paragraph is the one named, or below it."""
    return named is None or address == named or (address.startswith(named) and address[len(named)] == "(")


def _compared(
    words: str, phrase: Sequence[Term], lines: Sequence[Line], language: str
) -> tuple[float, tuple[str, ...], Line]:
    """How much of the words stands in the paragraph that has most of them, and what does not."""
    best: tuple[float, tuple[str, ...], Line] | None = None
    for line in lines:
        share, missing = _kept(words, phrase, terms(line[3], language))
        if best is None or share > best[0]:
            best = (share, missing, line)
    assert best is not None
    return best


def _kept(words: str, phrase: Sequence[Term], other: Sequence[Term]) -> tuple[float, tuple[str, ...]]:
    kept: set[int] = set()
    for start, end, _, _ in kept_runs([term.word for term in phrase], [term.word for term in other]):
        if end - start >= min(_RUN, len(phrase)):
            kept.update(range(start, end))
    missing: list[str] = []
    k = 0
    while k < len(phrase):
        if k in kept:
            k += 1
            continue
        end = next((j for j in range(k, len(phrase)) if j in kept), len(phrase))
        missing.append(literal(words, tuple(phrase), k, end))
        k = end
    return round(len(kept) / len(phrase), 2), tuple(missing)


def _elsewhere(
    corpus: Corpus, held: Held | None, words: str, phrase: Sequence[Term], language: str
) -> Precedent | None:
    """The paragraph that has most of the words: of the text that is named, else of the earliest text."""
    from hrcdiff.agreed.runs import relatives

    own = held.facts.sha256 if held else None
    best: tuple[tuple[object, ...], Held, Line] | None = None
    for relative in relatives(corpus, phrase, language):
        share, _ = _kept(words, phrase, terms(relative.passage.text, language))
        if share < HELD_REWORDED:
            continue
        for spot in relative.passage.spots:
            there = spot.held.facts.sha256 == own
            rank = (not there, -share, *spot.held.order, spot.number)
            if best is None or rank < best[0]:
                best = (rank, spot.held, (spot.number, spot.address, spot.part, relative.passage.text))
    return _precedent(best[1], best[2], language) if best else None


def _precedent(held: Held, line: Line, language: str) -> Precedent:
    _, address, part, text = line
    row = terms(text, language)
    return Precedent(
        name=held.name,
        symbol=held.symbol,
        address=address,
        part=cast("Part", part),
        organ=held.facts.organ,
        date=held.date,
        adopted=held.adopted,
        text=literal(text, row, 0, len(row)),
    )
