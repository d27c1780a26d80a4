"""UN document symbols: parse, write, order.

``parse`` takes whole symbols, however they were typed or copied; ``candidates`` takes the short
forms people use, which may mean more than one document.  ``spelling`` → ``grammar`` →
``short_forms`` and ``sessions``.
"""

from hrcdiff.symbols.grammar import Kind, Organ, Symbol, parse
from hrcdiff.symbols.sessions import assembly_dates, council_year, session_fits_date
from hrcdiff.symbols.short_forms import candidates, draft_session
from hrcdiff.symbols.spelling import LONGEST, shown

__all__ = [
    "LONGEST",
    "Kind",
    "Organ",
    "Symbol",
    "assembly_dates",
    "candidates",
    "council_year",
    "draft_session",
    "parse",
    "session_fits_date",
    "shown",
]
