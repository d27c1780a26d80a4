"""What a report that is about to be replaced told of: nothing of another comparison goes without a word.

Pages and JSON state the texts they were made of, each with its name and the SHA-256 of its file.  Word files and
Markdown do not: of them it is said only that they held something else.
"""

from __future__ import annotations

import json

from hrcdiff.patterns import later

_TEXT = later(r'"name":\s*("(?:[^"\\]|\\.)*"),\s*"sha256":\s*"([0-9a-f]{64})",\s*"symbol":\s*(null|"(?:[^"\\]|\\.)*")')
_SCHEMA = later(r'"schema":\s*"hrcdiff\.(\w+)/\d+"')
_AGREED = later(r'"agreed":\s*\{')
_MOST = 3
"""Texts that are named; a lineage may have sixty."""


def lost(before: bytes, after: bytes) -> str | None:
    """What goes where one report replaces another; None if it is a report of the same texts, or the same bytes.

    What ``--agreed`` found goes with a page or JSON that has it, where the new one has not.
    """
    if before == after:
        return None
    old, new = (data.decode("utf-8", "replace") for data in (before, after))
    of, now = _texts(old), _texts(new)
    if not of:
        return "a report with other content"
    if _kind(old) != _kind(new):
        return f"a report of another kind, of {_listed(list(of.values()))}"
    if list(of) != list(now):
        others = "other files called " if list(of.values()) == list(now.values()) else ""
        return f"a report of {others}{_listed(list(of.values()))}"
    if _AGREED.search(old) and not _AGREED.search(new):
        return "a report with what --agreed found"
    return None


def _texts(report: str) -> dict[str, str]:
    """By the SHA-256 of its file, how each text is called: by its symbol if it has one."""
    found: dict[str, str] = {}
    for match in _TEXT.finditer(report):
        try:
            found.setdefault(match[2], str(json.loads(match[3]) or json.loads(match[1])))
        except ValueError:
            continue  # a damaged report
    return found


def _kind(report: str) -> str | None:
    found = _SCHEMA.search(report)
    return found[1] if found else None


def _listed(names: list[str]) -> str:
    shown = [name if len(name) <= 80 else f"{name[:79]}…" for name in names]
    if len(shown) > _MOST:
        shown = [*shown[: _MOST - 1], f"{len(shown) - _MOST + 1} others"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
