"""Fields: of a page number or a cross-reference only the result is text, not its code."""

from __future__ import annotations


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._in_code: list[bool] = []

    @property
    def shown(self) -> bool:
        """Whether what stands here is to be seen: in no field, or in results alone."""
        return not any(self._in_code)

    def meet(self, kind: str | None) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()

    def end_paragraph(self) -> None:
        """A code does not go on over a paragraph's end: a field that was never closed must hide no text."""
        self._in_code = [code for code in self._in_code if not code]
