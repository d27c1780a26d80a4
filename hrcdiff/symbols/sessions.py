"""When an organ's sessions met: a check on slips such as ``6/17 of 28 September 2008``."""

from __future__ import annotations

import re

from hrcdiff.symbols.grammar import Symbol


def council_year(session: int) -> int:
    """The year of a regular session of the Council: three in 2006, and three a year since 2007.

    The 43rd session was suspended and resumed, both within 2020.
    """
    return 2006 if session < 4 else 2007 + (session - 4) // 3


def assembly_dates(session: int) -> tuple[str, str]:
    """First and last day (ISO) of a regular session of the Assembly: September to September.

    The first session began in January 1946.
    """
    return ("1946-01-10" if session == 1 else f"{1945 + session}-09-01", f"{1946 + session}-09-30")


def session_fits_date(symbol: Symbol, iso_date: str) -> bool | None:
    """Whether an organ that met in that session or year could have adopted it on that day.

    None if that cannot be known: special sessions, reports (which are issued long before), or
    a date that is no ISO date.
    """
    known = symbol.kind in ("resolution", "decision", "statement", "draft")
    if not known or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", iso_date):
        return None
    if symbol.year is not None:
        return symbol.year == int(iso_date[:4])
    session = symbol.session_number
    if session is None or not (symbol.session or "").isalnum():
        return None
    if symbol.organ == "HRC":
        return council_year(session) == int(iso_date[:4])
    first, last = assembly_dates(session)
    return first <= iso_date <= last
