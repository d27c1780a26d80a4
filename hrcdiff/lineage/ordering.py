"""The order of versions: by session and date, within a session by symbol, whatever order they were given in."""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.errors import SymbolError
from hrcdiff.model import Document
from hrcdiff.symbols import Symbol, assembly_dates, council_year, parse

_MONTHS = ("03", "06", "09")
"""In which the regular sessions of the Council begin."""
_LAST = "9999"
"""Date of what has neither symbol nor date: a draft on somebody's desk is as a rule the newest text."""


def ordered(documents: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    """The documents from the oldest to the newest, and those of them whose place is a guess.

    Documents of one session of one organ stand together, in the order of their symbols: a draft comes before
    its revision, and both before the text that was adopted, whatever the dates on them.
    """
    symbols = [_symbol(document) for document in documents]
    known = [_when(document, symbol) for document, symbol in zip(documents, symbols, strict=True)]
    groups = [_group(symbol) or f"{index:06}" for index, symbol in enumerate(symbols)]
    first: dict[str, str] = {}
    for group, when in zip(groups, known, strict=True):
        first[group] = min(when or _LAST, first.get(group, _LAST))
    keys = {
        id(document): (
            first[group],
            group if symbol else "",
            symbol is None,
            (symbol.sort_key,) if symbol else (),
            document.date or "",
            document.name,
            document.sha256,
        )
        for document, symbol, group in zip(documents, symbols, groups, strict=True)
    }
    guessed = [document for document, when in zip(documents, known, strict=True) if when is None]
    return sorted(documents, key=lambda document: keys[id(document)]), guessed


def _symbol(document: Document) -> Symbol | None:
    try:
        return parse(document.symbol) if document.symbol else None
    except SymbolError:
        return None


def _group(symbol: Symbol | None) -> str | None:
    """Organ and session, or year, of a document."""
    if symbol is None:
        return None
    return f"{symbol.organ} {symbol.session or symbol.year}"


def _when(document: Document, symbol: Symbol | None) -> str | None:
    """ISO date, or the beginning of one; None if neither date nor session is known."""
    if document.date:
        return document.date
    session = symbol.session_number if symbol else None
    if symbol is not None and symbol.year is not None:
        return str(symbol.year)
    if symbol is None and document.session and document.session.isdecimal():
        return _council(int(document.session)) if document.organ == "Human Rights Council" else None
    if symbol is None or session is None or not (symbol.session or "").isdecimal():
        return None
    return _council(session) if symbol.organ == "HRC" else assembly_dates(session)[0]


def _council(session: int) -> str:
    """Year and month of a regular session of the Council; before its fourth the year alone."""
    year = str(council_year(session))
    return year if session < 4 else f"{year}-{_MONTHS[(session - 4) % 3]}"
