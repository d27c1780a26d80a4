"""The grammar of UN document symbols, and the symbols themselves.

It is the table ``_FORMS``, one row to a kind of document; a row serves both to read a symbol
and to write it.  It follows the guides to UN document symbols of the Dag Hammarskjöld Library
(research.un.org) for the Human Rights Council, the Commission on Human Rights, the General
Assembly, the Security Council and the Economic and Social Council.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, total_ordering
from typing import Literal

from hrcdiff.patterns import later
from hrcdiff.symbols.spelling import normalise, refusal

Organ = Literal["HRC", "GA", "SC", "ECOSOC", "CHR"]
Kind = Literal["resolution", "decision", "draft", "statement", "report", "document", "submission", "paper", "review"]

_ORGANS: tuple[Organ, ...] = ("HRC", "CHR", "GA", "SC", "ECOSOC")
_MODIFIERS = ("Add", "Amend", "Corr", "Rev")
"""In the order in which they come out: an addendum or a corrigendum precedes the next revision."""

_FIRST_DECISION = {"HRC": 101, "GA": 401, "ECOSOC": 201}
"""Resolutions of a session, or year, count from 1 and decisions from here."""
_FAR_SESSION, _FAR_NUMBER = 75, 199
"""Beyond these (the Council's session of 2030; decisions seldom reach 130) 65/281 is the Assembly's."""

_SLOTS = {
    "session": ("session", r"(?:S-)?[1-9]\d{0,2}"),
    "cycle": ("session", r"OS/[1-9]\d?"),
    "assembly": ("session", r"(?:E?S-)?[1-9]\d{0,2}"),
    "roman": ("session", r"(?:E?S-)?(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"),
    "year": ("year", r"(?:19[4-9]|20\d)\d"),
    "committee": ("series", r"C\.[1-6]"),
    "category": ("series", r"NGO|NI|G"),
    "country": ("part", r"[A-Z]{3}"),
    "letter": ("part", r" ?[A-Z](?![A-Z.])|"),
    "number": ("number", r"[1-9]\d{0,4}"),
    "decision": ("number", r"10[1-9]|1[1-9]\d|[2-9]\d\d"),
    "review": ("number", r"[1-3]"),
}
"""What may stand in a form: the field that it fills, and its pattern."""

_FORMS: tuple[tuple[Organ, Kind, tuple[str, ...]], ...] = (
    ("HRC", "resolution", ("A/HRC/RES/{session}/{number}",)),
    ("HRC", "decision", ("A/HRC/DEC/{session}/{decision}",)),
    ("HRC", "statement", ("A/HRC/PRST/{session}/{number}",)),
    ("HRC", "statement", ("A/HRC/PRST/{cycle}/{number}",)),
    ("HRC", "draft", ("A/HRC/{session}/L.{number}",)),
    ("HRC", "draft", ("A/HRC/{cycle}/L.{number}",)),
    ("HRC", "report", ("A/HRC/{session}/{number}",)),
    ("HRC", "submission", ("A/HRC/{session}/{category}/{number}",)),
    ("HRC", "paper", ("A/HRC/{session}/CRP.{number}",)),
    ("HRC", "review", ("A/HRC/WG.6/{session}/{country}/{review}",)),
    ("CHR", "resolution", ("E/CN.4/RES/{year}/{number}",)),
    ("CHR", "draft", ("E/CN.4/{year}/L.{number}",)),
    ("CHR", "document", ("E/CN.4/{year}/{number}",)),
    ("GA", "resolution", ("A/RES/{assembly}/{number}{letter}",)),
    ("GA", "resolution", ("A/RES/{number}({roman}){letter}", "A/RES/{number}{letter}({roman})")),
    ("GA", "decision", ("A/DEC/{assembly}/{number}",)),
    ("GA", "draft", ("A/{assembly}/L.{number}",)),
    ("GA", "draft", ("A/{committee}/{assembly}/L.{number}",)),
    ("GA", "report", ("A/{assembly}/{number}",)),
    ("SC", "resolution", ("S/RES/{number} ({year})", "S/RES/{number}/{year}")),
    ("SC", "statement", ("S/PRST/{year}/{number}",)),
    ("SC", "document", ("S/{year}/{number}",)),
    ("ECOSOC", "resolution", ("E/RES/{year}/{number}",)),
    ("ECOSOC", "decision", ("E/DEC/{year}/{number}",)),
    ("ECOSOC", "draft", ("E/{year}/L.{number}",)),
    ("ECOSOC", "document", ("E/{year}/{number}",)),
)
"""Organ, kind and the form; forms after the first are read and never written."""


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """The symbol of one document.  ``str()`` gives its canonical form; ``parse`` makes them."""

    organ: Organ
    kind: Kind
    base: str
    """Canonical symbol without modifiers: ``A/HRC/18/L.24``."""
    number: int
    session: str | None = None
    """``18``, ``S-28``, ``OS/13``, ``III``; None where the organ counts by years."""
    year: int | None = None
    series: str | None = None
    """A committee (``C.3``) or a category (``NGO``)."""
    part: str | None = None
    """The letter of a resolution, or the country of a review."""
    modifiers: tuple[tuple[str, int], ...] = ()
    """``(("Rev", 1), ("Corr", 1))``"""

    def __str__(self) -> str:
        return self.base + self._suffix

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, Symbol) else NotImplemented

    @property
    def _suffix(self) -> str:
        return "".join(f"/{name}.{n}" for name, n in self.modifiers)

    @property
    def session_number(self) -> int | None:
        """The session as a number, whatever its series: 28 for ``S-28``, 3 for ``III``."""
        if self.session is None:
            return None
        last = re.split("[-/]", self.session)[-1]
        return int(last) if last.isdigit() else _roman(last)

    @property
    def short(self) -> str:
        """As the room calls it: ``54/28``, ``18/L.24/Rev.1``, ``PRST 29/1``; other organs in full."""
        if self.organ != "HRC" or not _leads_back(self):
            return str(self)
        name = f"{self.session}/{'L.' if self.kind == 'draft' else ''}{self.number}{self._suffix}"
        return f"PRST {name}" if self.kind == "statement" else name

    @property
    def sort_key(self) -> tuple[int, int, int, bool, str, str, int, str, tuple[tuple[int, int], ...], str]:
        """By session, then draft < Rev.1 < Rev.2 < adopted < Corr.1, numbers as numbers.

        Special sessions are a series of their own: dates alone order them against regular ones.
        """
        series = re.match(r"E?S-|OS/", self.session or "")
        return (
            _ORGANS.index(self.organ),
            ("", "S-", "ES-", "OS/").index(series[0] if series else ""),
            self.year or self.session_number or 0,
            self.kind != "draft",
            self.kind,
            self.series or "",
            self.number,
            self.part or "",
            tuple((_MODIFIERS.index(name), n) for name, n in self.modifiers),
            self.base,
        )


@lru_cache(maxsize=4096)
def parse(text: str) -> Symbol:
    """The symbol that ``text`` writes in full; SymbolError with the place if it does not.

    Case, spaces, dashes, the asterisk of a reissue, closing punctuation, web addresses, slugs
    (``a-hrc-res-27-20``) and file names (``A_HRC_18_L.24_Rev.1``) make no difference.
    """
    written = normalise(text)
    symbol, at = follow(written.text)
    if symbol is None:
        raise refusal(text, written.place(at))
    return symbol


def follow(text: str) -> tuple[Symbol | None, int]:
    """The symbol in normalised text, and the offset of the first character that fits no form."""
    furthest = 0
    for organ, kind, templates in _FORMS:
        for template in templates:
            at, fields = _match(template, text)
            if fields is not None:
                at, modifiers = _trailing(text, at)
                if at == len(text):
                    return _symbol(organ, kind, templates[0], fields, modifiers), at
            furthest = max(furthest, at)
    return None, furthest


@cache
def _pieces(template: str) -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    """What a template is made of: signs as they stand, and fields with what may stand in them."""
    pieces = re.split(r"\{(\w+)\}", template.replace(" (", "("))
    slots = [(field, later(pattern)) for field, pattern in map(_SLOTS.__getitem__, pieces[1::2])]
    return tuple(slots[n // 2] if n % 2 else (piece, None) for n, piece in enumerate(pieces))


def _match(template: str, text: str) -> tuple[int, dict[str, str] | None]:
    """How far the text follows the template, and the fields of a template followed to its end."""
    at, fields = 0, {}
    for piece, pattern in _pieces(template):
        if pattern:
            found = pattern.match(text, at)
            if found is None:
                return at, None
            fields[piece] = found[0].strip()
            at = found.end()
        elif text.startswith(piece, at):
            at += len(piece)
        else:
            same = zip(piece, text[at:], strict=False)
            return at + next((n for n, (a, b) in enumerate(same) if a != b), len(text) - at), None
    return at, fields


_MODIFIER = re.compile(r"[/ ](REV|ADD|CORR|AMEND)\.? ?([1-9]\d{0,2})(?!\d)")


def _trailing(text: str, at: int) -> tuple[int, tuple[tuple[str, int], ...]]:
    """The modifiers from ``at`` on, which may stack, and where they end."""
    modifiers = []
    while found := _MODIFIER.match(text, at):
        modifiers.append((found[1].capitalize(), int(found[2])))
        at = found.end()
    return at, tuple(modifiers)


def _symbol(
    organ: Organ, kind: Kind, template: str, fields: dict[str, str], modifiers: tuple[tuple[str, int], ...]
) -> Symbol:
    part = fields.get("part") or None
    spaced = f" {part}" if part and "roman" in template else part or ""
    values = {slot: fields.get(field, "") for slot, (field, _) in _SLOTS.items()} | {"letter": spaced}
    return Symbol(
        organ=organ,
        kind=kind,
        base=template.format_map(values),
        number=int(fields["number"]),
        session=fields.get("session"),
        year=int(fields["year"]) if "year" in fields else None,
        series=fields.get("series"),
        part=part,
        modifiers=modifiers,
    )


def _leads_back(symbol: Symbol) -> bool:
    """Whether the short form of a symbol of the Council means that symbol first of all."""
    misnumbered = symbol.kind == "resolution" and is_decision_number(symbol)
    named = symbol.kind in ("resolution", "decision", "draft", "statement")
    return named and not misnumbered and not is_far(symbol)


def is_decision_number(symbol: Symbol) -> bool:
    """Whether its organ gives such numbers to decisions rather than to resolutions."""
    first = _FIRST_DECISION.get(symbol.organ)
    is_roman = symbol.session is not None and not symbol.session[-1].isdecimal()
    return first is not None and not is_roman and symbol.number >= first


def is_far(symbol: Symbol) -> bool:
    """Whether it is a number of the Council's that only other organs have reached."""
    far = (symbol.session_number or 0) > _FAR_SESSION or symbol.number > _FAR_NUMBER
    return symbol.organ == "HRC" and far


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
