"""Texts searched in memory, with nothing but sets and slices: what is searched without an index, and its oracle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hrcdiff.index.held import Line, Raw, Where
from hrcdiff.index.terms import stems as stems_of
from hrcdiff.model import Document


class Scan:
    """A shelf of documents in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._passages: list[tuple[str, str]] = []
        self._stems: list[tuple[str, ...]] = []
        self._having_stem: dict[tuple[str, str], set[int]] = {}
        self._where: dict[int, list[Where]] = {}
        ids: dict[tuple[str, str], int] = {}
        for document in documents:
            if document.sha256 in self._lines:
                continue
            language = document.language or "en"
            lines = self._lines[document.sha256] = [
                (number, p.address, p.part, p.text) for number, p in enumerate(document.paragraphs)
            ]
            for number, address, part, text in lines:
                key = ids.setdefault((text, language), len(ids))
                if key == len(self._passages):
                    self._passages.append((text, language))
                    stems = tuple(stems_of(text, language))
                    self._stems.append(stems)
                    for stem in stems:
                        self._having_stem.setdefault((stem, language), set()).add(key)
                self._where.setdefault(key, []).append((document.sha256, number, address, part))

    def containing(self, stems: Sequence[str], language: str) -> Iterable[Raw]:
        wanted, first, size = tuple(stems), stems[0], len(stems)
        for key in self._having(frozenset(stems), len(frozenset(stems)), language):
            row = self._stems[key]
            if any(row[at : at + size] == wanted for at, stem in enumerate(row) if stem == first):
                yield self._raw(key)

    def sharing(self, stems: Sequence[str], least: int, language: str) -> Iterable[Raw]:
        return [self._raw(key) for key in self._having(frozenset(stems), max(1, least), language)]

    def stems(self) -> Iterable[str]:
        return (stem for stem, _ in self._having_stem if stem.isalnum())

    def _having(self, stems: frozenset[str], least: int, language: str) -> list[int]:
        """Passages that have at least so many of the stems."""
        known = [self._having_stem.get((stem, language), frozenset[int]()) for stem in stems]
        if least >= len(known):
            known.sort(key=len)
            return sorted(known[0].intersection(*known[1:])) if least == len(known) else []
        counts = Counter(key for keys in known for key in keys)
        return sorted(key for key, count in counts.items() if count >= least)

    def _raw(self, key: int) -> Raw:
        text, language = self._passages[key]
        return Raw(self, key, text, language)

    def where(self, ids: Sequence[int]) -> Mapping[int, list[Where]]:
        return {key: self._where[key] for key in ids}

    def lines(self, sha256: str) -> list[Line]:
        return self._lines.get(sha256, [])
