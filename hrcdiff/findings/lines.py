"""The paragraphs of a text in which some letters stand, looked for in all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Lines:
    """Paragraphs, one a line."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        lines = [f"{paragraph}\n" for paragraph in paragraphs]
        self._text = "".join(lines)
        self._starts = [0, *accumulate(map(len, lines))]

    def having(self, letters: str) -> Iterator[int]:
        """The numbers of the paragraphs that have some letters, which are none of a new line, in order, from 0."""
        at = self._text.find(letters)
        while at >= 0:
            line = bisect_right(self._starts, at)
            yield line - 1
            at = self._text.find(letters, self._starts[line])
