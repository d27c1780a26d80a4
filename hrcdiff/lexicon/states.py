"""Names of States, so that one under another name is the same one."""

from __future__ import annotations

import json
import os
import unicodedata
from functools import cache
from typing import Any

from hrcdiff.patterns import later
from hrcdiff.text import fold

_INVERTED = later(r"(?P<name>[^,(]+?)(?:,\s*(?P<after>[^,()]+\bof(?: the)?)|\s*\((?P<inside>[^()]+\bof(?: the)?)\))")
"""*Bolivia (Plurinational State of)*, and with a comma as databases write it."""


def same_state(name: str) -> str:
    """The key of a State or group: the same for all names of one State; no name to show."""
    plain = _plain(name)
    return _known().get(plain, plain)


def is_state(name: str) -> bool:
    """Whether a name is that of a State or of a group of them, in English."""
    return _plain(name) in _known() or _plain(name) in _others()


def _plain(name: str) -> str:
    """A name in its natural order, in small letters, without *the* before it."""
    text = " ".join(_unmarked(fold(name)).casefold().split()).removesuffix(" (the)")
    match = _INVERTED.fullmatch(text)
    if match:
        text = f"{match['after'] or match['inside']} {match['name']}"
    return text.removeprefix("the ")


def _unmarked(name: str) -> str:
    """A name without accents, as databases write it."""
    apart = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c.isascii() or not unicodedata.combining(c)))


@cache
def _known() -> dict[str, str]:
    """Each name of a State that has several, and the one in use now."""
    return {_plain(name): _plain(row["names"][0]) for row in _table()["states"] for name in row["names"]}


@cache
def _others() -> frozenset[str]:
    """The names of States that have one alone, and of groups."""
    return frozenset(map(_plain, _table()["others"].split("; ")))


def _table() -> dict[str, Any]:
    path = os.path.join(os.path.dirname(__file__), "states.json")  # noqa: PTH118,PTH120 - pathlib doubles the cost
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        found: dict[str, Any] = json.load(file)
    return found
