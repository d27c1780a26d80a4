"""Fields: of a page number or a cross-reference only the result is text, not its code."""

from __future__ import annotations

from typing import Literal


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[Literal["code", "result", "dropped"]] = []
        self._codes: list[int] = []
        """Which of them are in their codes."""

    @property
    def shown(self) -> bool:
        """Whether what stands here is to be seen: in no field, or in results alone."""
        return not self._codes

    def meet(self, kind: str | None) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._codes.append(len(self._open))
            self._open.append("code")
            return
        while self._open and self._open[-1] == "dropped":
            self._open.pop()
        if self._open and kind in ("separate", "end"):
            if self._open.pop() == "code":
                self._codes.pop()
            if kind == "separate":
                self._open.append("result")

    def end_paragraph(self) -> None:
        """A code does not go on over a paragraph's end: a field that was never closed must hide no text."""
        for field in self._codes:
            self._open[field] = "dropped"
        self._codes.clear()
