"""A JSON object that is read field by field, and says where it is when one is wrong."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from hrcdiff.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
S = TypeVar("S", bound=str)

SHOWN = 40
"""Characters of a wrong value that a message shows."""


class Node:
    """A JSON object and the path that leads to it: ``$.links[3].edits[0]``."""

    __slots__ = ("_path", "_value")

    def __init__(self, value: object, path: str = "$") -> None:
        self._path = path
        self._value = _checked(value, path, dict, "an object")

    def _field(self, name: str, wanted: type | tuple[type, ...], called: str) -> Any:
        if name not in self._value:
            raise ReadError(f"malformed JSON: {self._path}.{name} is missing, where {called} is wanted")
        return _checked(self._value[name], f"{self._path}.{name}", wanted, called)

    def version(self, wanted: str) -> None:
        """Refuse another format, or another version of this one."""
        got = self._field("schema", str, f'"{wanted}"')
        if got != wanted:
            raise ReadError(f'{self._path}.schema is {_shown(got)}: this hrcdiff reads "{wanted}" alone')

    def has(self, name: str) -> bool:
        return name in self._value

    def text(self, name: str) -> str:
        return _encodable(self._field(name, str, "a string"), f"{self._path}.{name}")

    def whole(self, name: str) -> int:
        return int(self._field(name, int, "a whole number"))

    def number(self, name: str) -> float:
        value = self._field(name, (int, float), "a number")
        if abs(value) > 1e300 or not isfinite(value):
            raise ReadError(f"malformed JSON: {self._path}.{name} is no finite number")
        return float(value)

    def flag(self, name: str) -> bool:
        return bool(self._field(name, bool, "true or false"))

    def one_of(self, name: str, choices: tuple[S, ...]) -> S:
        got = self.text(name)
        for choice in choices:
            if got == choice:
                return choice
        listed = f"{', '.join(choices[:-1])} or {choices[-1]}"
        raise ReadError(f"malformed JSON: {self._path}.{name} is {_shown(got)}, where {listed} is wanted")

    def node(self, name: str) -> Node:
        return Node(self._field(name, dict, "an object"), f"{self._path}.{name}")

    def maybe(self, read: Callable[[str], T], name: str) -> T | None:
        """What ``read`` finds under the name; None for null, but not if the field is missing."""
        null = name in self._value and self._value[name] is None
        return None if null else read(name)

    def each(self, name: str, build: Callable[[Node], T]) -> tuple[T, ...]:
        """The objects of a list, built."""
        values = self._field(name, list, "a list")
        return tuple(build(Node(value, f"{self._path}.{name}[{i}]")) for i, value in enumerate(values))

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._field(name, list, "a list of strings")
        return tuple(_string(value, f"{self._path}.{name}[{i}]") for i, value in enumerate(values))

    def wholes(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        values = self._field(name, list, "a list of whole numbers")
        return tuple(int(_checked(v, f"{self._path}.{name}[{i}]", int, "a whole number")) for i, v in enumerate(values))

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A list of lists of two strings."""
        found = []
        for i, value in enumerate(self._field(name, list, "a list of pairs")):
            path = f"{self._path}.{name}[{i}]"
            if not isinstance(value, list) or len(value) != 2:
                raise ReadError(f"malformed JSON: {path} is {_shown(value)}, where two addresses are wanted")
            found.append((_string(value[0], f"{path}[0]"), _string(value[1], f"{path}[1]")))
        return tuple(found)

    def mapping(self, name: str) -> tuple[tuple[str, str], ...]:
        """An object whose values are strings, in its order."""
        values = self._field(name, dict, "an object")
        path = f"{self._path}.{name}"
        return tuple((_string(key, path), _string(values[key], f"{path}[{_shown(key)}]")) for key in values)

    def refusal(self, why: str) -> ReadError:
        """What to raise when fields are right alone and wrong together."""
        return ReadError(f"malformed JSON: {self._path} {why}")


def _checked(value: object, path: str, wanted: type | tuple[type, ...], called: str) -> Any:
    """The value, if it is of the type; true and false are no numbers."""
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise ReadError(f"malformed JSON: {path} is {_shown(value)}, where {called} is wanted")
    return value


def _string(value: object, path: str) -> str:
    return _encodable(_checked(value, path, str, "a string"), path)


def _encodable(text: str, path: str) -> str:
    """JSON may escape half of a surrogate pair; no text has such a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ReadError(f"malformed JSON: {path} holds half a surrogate pair") from None
    return text


def _shown(value: object) -> str:
    """A value as JSON on one line, cut short."""
    try:
        text = json.dumps(value)
    except (TypeError, ValueError, RecursionError):
        text = type(value).__name__
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
