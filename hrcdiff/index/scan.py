"""Texts searched in memory, passage by passage: what is searched without an index, and its oracle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hrcdiff.index.held import Line, Raw, Where
from hrcdiff.index.terms import terms
from hrcdiff.model import Document


class Scan:
    """A shelf of documents in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lines: dict[str, list[Line]] = {}
        self._passages: list[tuple[str, str]] = []
        self._stems: list[tuple[str, ...]] = []
        self._sets: list[frozenset[str]] = []
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
                    stems = tuple(term.stem for term in terms(text, language))
                    self._stems.append(stems)
                    self._sets.append(frozenset(stems))
                self._where.setdefault(key, []).append((document.sha256, number, address, part))

    def containing(self, stems: Sequence[str], language: str) -> Iterable[Raw]:
        wanted, first, size = tuple(stems), stems[0], len(stems)
        for key in self._having(frozenset(stems), size and len(frozenset(stems)), language):
            row = self._stems[key]
            at = -1
            while True:
                try:
                    at = row.index(first, at + 1)
                except ValueError:
                    break
                if row[at : at + size] == wanted:
                    yield self._raw(key)
                    break

    def sharing(self, stems: Sequence[str], least: int, language: str) -> Iterable[Raw]:
        return [self._raw(key) for key in self._having(frozenset(stems), least, language)]

    def _having(self, stems: frozenset[str], least: int, language: str) -> list[int]:
        return [
            key
            for key, own in enumerate(self._sets)
            if self._passages[key][1] == language and len(stems & own) >= least
        ]

    def _raw(self, key: int) -> Raw:
        text, language = self._passages[key]
        return Raw(self, key, text, language)

    def where(self, ids: Sequence[int]) -> Mapping[int, list[Where]]:
        return {key: self._where[key] for key in ids}

    def lines(self, sha256: str) -> list[Line]:
        return self._lines.get(sha256, [])
