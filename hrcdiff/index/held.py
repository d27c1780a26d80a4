"""What is known of a text that is held, and where a passage stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from hrcdiff.errors import SymbolError
from hrcdiff.model import Document
from hrcdiff.symbols import parse as parse_symbol

_ADOPTED = frozenset({"resolution", "decision", "statement"})
LAST = "9999"
"""Stands for a date that is not known, so that such texts come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a file says of itself."""

    sha256: str
    symbol: str | None
    title: str | None
    kind: str | None
    organ: str | None
    session: str | None
    date: str | None
    """ISO date of adoption, else of the document."""
    language: str
    adopted: bool
    """Adopted, as its record, its kind or its symbol says; else a draft."""
    words: int
    cited: tuple[tuple[str, str], ...]
    """Addresses, and symbols cited there, in the order of the text, each pair once."""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def facts_from(value: Mapping[str, Any]) -> Facts:
    """The inverse of `Facts.to_dict`, over JSON."""
    return Facts(**{**value, "cited": tuple((str(a), str(s)) for a, s in value["cited"])})


def facts(document: Document) -> Facts:
    """What a document says of itself."""
    from hrcdiff.text import count

    cited = dict.fromkeys((c.address, c.symbol) for c in document.citations if c.symbol)
    return Facts(
        sha256=document.sha256,
        symbol=document.symbol,
        title=document.title,
        kind=document.kind,
        organ=document.organ,
        session=document.session,
        date=document.date,
        language=document.language or "en",
        adopted=_adopted(document.symbol, document.kind, record=document.adoption is not None),
        words=sum(count(p.text) for p in document.paragraphs),
        cited=tuple((address, symbol) for address, symbol in cited if symbol),
    )


def _adopted(symbol: str | None, kind: str | None, *, record: bool) -> bool:
    if symbol:
        try:
            known = parse_symbol(symbol).kind
        except SymbolError:
            known = "document"
        if known == "draft":
            return False
        if known in _ADOPTED:
            return True
    return record or kind in _ADOPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A text of a library, with what it says of itself."""

    name: str
    """As the room calls it: ``54/28``."""
    symbol: str | None
    origin: str
    """Label of its library."""
    facts: Facts

    @property
    def date(self) -> str | None:
        return self.facts.date

    @property
    def title(self) -> str | None:
        return self.facts.title

    @property
    def adopted(self) -> bool:
        return self.facts.adopted or _adopted(self.symbol, None, record=False)

    @property
    def order(self) -> tuple[Any, ...]:
        """By date, then draft before adopted, then by symbol and name; undated texts last."""
        key = _sort_key(self.symbol)
        return (self.date or LAST, self.adopted, not key, key, self.name, self.facts.sha256)


@lru_cache(maxsize=65536)
def _sort_key(symbol: str | None) -> tuple[Any, ...]:
    try:
        return parse_symbol(symbol).sort_key if symbol else ()
    except SymbolError:
        return ()


class Spot(NamedTuple):
    """A paragraph of a text that is held."""

    held: Held
    number: int
    """Its place in the text, from 0."""
    address: str
    part: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one or more paragraphs, word for word the same, and where they stand."""

    text: str
    language: str
    spots: tuple[Spot, ...]
    """By date."""


class Raw(NamedTuple):
    """A passage on its shelf, before anybody asked where it stands."""

    shelf: Shelf
    id: int
    text: str
    language: str


Line = tuple[int, str, str, str]
"""A paragraph of a text: place, address, part, words."""
Where = tuple[str, int, str, str]
"""SHA-256 of a text; place, address and part in it."""


class Shelf(Protocol):
    """A place that holds texts and finds passages: in memory, or in the index.

    Both questions may be answered with more passages than asked for, never with fewer.
    """

    def containing(self, stems: Sequence[str], language: str) -> Iterable[Raw]:
        """Passages in which the stems follow one another."""

    def sharing(self, stems: Sequence[str], least: int, language: str) -> Iterable[Raw]:
        """Passages that have at least so many of the stems, each of which is given once."""

    def stems(self) -> Iterable[str]:
        """The stems of its passages that have no sign in them, in any order and of all languages."""

    def where(self, ids: Sequence[int]) -> Mapping[int, list[Where]]:
        """In which texts passages stand."""

    def lines(self, sha256: str) -> list[Line]:
        """The paragraphs of a text, in order; none if it is not held here."""
