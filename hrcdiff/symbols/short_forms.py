"""The short forms people use: ``54/28``, ``18/L.24/Rev.1``, ``PRST 29/1``, ``1325 (2000)``.

They leave out the organ, and the numbers of several organs look alike: a short form means one
or more symbols, of which the reader's library decides.
"""

from __future__ import annotations

import re

from hrcdiff.errors import SymbolError
from hrcdiff.symbols.grammar import Kind, Organ, Symbol, follow, is_decision_number, is_far, parse
from hrcdiff.symbols.spelling import normalise, refusal, shown

_FIRST_SLASHED_ASSEMBLY = 31
"""Before its 31st session (1976) the Assembly numbered 2819 (XXVI), since then 31/1."""
_LAST_COMMISSION_YEAR = 2006

_PREFIXES: tuple[tuple[Organ, str], ...] = (
    ("HRC", "A/HRC/RES/"),
    ("HRC", "A/HRC/DEC/"),
    ("HRC", "A/HRC/PRST/"),
    ("HRC", "A/HRC/"),
    ("GA", "A/RES/"),
    ("GA", "A/DEC/"),
    ("GA", "A/"),
    *(("GA", f"A/C.{committee}/") for committee in range(1, 7)),
    ("SC", "S/RES/"),
    ("SC", "S/PRST/"),
    ("CHR", "E/CN.4/RES/"),
    ("CHR", "E/CN.4/"),
    ("ECOSOC", "E/RES/"),
    ("ECOSOC", "E/DEC/"),
    ("ECOSOC", "E/"),
)
"""What people leave out of a symbol, most likely first."""

_ORGAN_WORDS: dict[str, Organ] = {
    "HUMAN RIGHTS COUNCIL": "HRC",
    "UNHRC": "HRC",
    "HRC": "HRC",
    "GENERAL ASSEMBLY": "GA",
    "UNGA": "GA",
    "GA": "GA",
    "SECURITY COUNCIL": "SC",
    "UNSC": "SC",
    "SC": "SC",
    "COMMISSION ON HUMAN RIGHTS": "CHR",
    "CHR": "CHR",
    "ECONOMIC AND SOCIAL COUNCIL": "ECOSOC",
    "ECOSOC": "ECOSOC",
}
_KIND_WORDS: dict[str, Kind] = {
    "RESOLUTION": "resolution",
    "RES": "resolution",
    "DECISION": "decision",
    "DEC": "decision",
    "PRST": "statement",
}


def candidates(text: str) -> tuple[Symbol, ...]:
    """What a person may mean by a short form, most likely first; a whole symbol means itself.

    ``54/28`` is a resolution of the Council or of the Assembly; ``A/HRC/27/20`` is a report, but
    ``resolution A/HRC/27/20`` is what some drafters write for ``A/HRC/RES/27/20``.
    """
    written = normalise(text)
    organ, kind, start = _words(written.text)
    rest = written.text[start:]
    if re.fullmatch(r"L\.? ?\d+([/ ].*)?", rest):
        at = written.place(start)
        draft = shown(text[at:].strip())
        raise SymbolError(f"{draft} does not say which session: write 18/{draft}", text=text, at=at)
    symbol, furthest = follow(rest)
    if symbol is not None:
        misnamed = symbol.organ == "HRC" and symbol.kind == "report" and kind == "resolution"
        return (parse(f"A/HRC/RES/{rest.removeprefix('A/HRC/')}") if misnamed else symbol,)
    read = []
    for prefix in [prefix for owner, prefix in _PREFIXES if organ in (None, owner)]:
        symbol, at = follow(prefix + rest)
        furthest = max(furthest, at - len(prefix))
        if symbol is not None:
            read.append(symbol)
    found = dict.fromkeys(symbol for symbol in read if _is_likely(symbol, kind))
    if not found:
        why = "no document is numbered so" if read and furthest == len(rest) else None
        raise refusal(text, written.place(start + furthest), why)
    return tuple(sorted(found, key=is_far))


def draft_session(text: str) -> str | None:
    """The session of a title placeholder, ``36`` for ``36/...``, ``36/…`` and ``36/..``; else None."""
    found = re.match(r"\s*((?:S-)?[1-9][0-9]{0,2})\s?/\s?(?:\.(?:\s?\.)+|…)(?:\s|$)", text, re.IGNORECASE)
    return found[1].upper() if found else None


def _words(text: str) -> tuple[Organ | None, Kind | None, int]:
    """Organ and kind if words before the number give them, and where the number begins."""
    found = re.match(
        rf"(?:({'|'.join(_ORGAN_WORDS)})[ /])?(?:DRAFT )?(?:({'|'.join(_KIND_WORDS)})(?:\. ?|[ /]))?", text
    )
    if found is None:  # pragma: no cover (every part is optional)
        return None, None, 0
    return _ORGAN_WORDS.get(found[1] or ""), _KIND_WORDS.get(found[2] or ""), found.end()


def _is_likely(symbol: Symbol, said: Kind | None) -> bool:
    """Whether a short form, after a word for the kind or none, can mean this symbol."""
    if symbol.kind in ("report", "document") or (symbol.kind == "statement") != (said == "statement"):
        return False
    if symbol.organ == "CHR" and (symbol.year or 0) > _LAST_COMMISSION_YEAR:
        return False
    is_regular = (symbol.session or "").isdecimal()
    if symbol.organ == "GA" and is_regular and (symbol.session_number or 0) < _FIRST_SLASHED_ASSEMBLY:
        return False
    if symbol.organ == "GA" and symbol.series and not is_regular:  # no Main Committee meets then
        return False
    if symbol.kind not in ("resolution", "decision"):
        return said != "decision"
    if said is None or (symbol.organ == "HRC" and said == "resolution"):
        return is_decision_number(symbol) == (symbol.kind == "decision")
    return symbol.kind == said
