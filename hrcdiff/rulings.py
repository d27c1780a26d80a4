"""What a person has decided about links: pinned and forbidden pairs, in a small file beside the texts.

::

    [[comparison]]                  # links.toml
    old = "18/L.24/Rev.1"
    new = "54/28"
    pinned = [["OP5", "OP18"]]      # these two are one provision
    forbidden = [["PP9", "PP14"]]   # these two are not

A comparison the other way round follows the same rulings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from hrcdiff.errors import ReadError
from hrcdiff.model import Warning_

FILE = "links.toml"
_KEYS = frozenset({"old", "new", "pinned", "forbidden"})
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Pairs of addresses, old and new."""

    pinned: Pairs = frozenset()
    forbidden: Pairs = frozenset()
    warnings: tuple[Warning_, ...] = field(default=(), compare=False)
    """Rulings that no longer fit, and so were not followed."""

    def __bool__(self) -> bool:
        return bool(self.pinned or self.forbidden or self.warnings)


def read(file: Path, old: Collection[str], new: Collection[str]) -> Rulings:
    """The rulings of a file on a comparison of two texts, each given by all its names.

    Raises `ReadError` if the file is no TOML of this form.
    """
    import tomllib

    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ReadError(f"{file.name} cannot be read: {error}") from None
    comparisons = content.get("comparison", [])
    if not isinstance(comparisons, list) or not all(isinstance(each, dict) for each in comparisons):
        raise ReadError(f"{file.name}: write each comparison as [[comparison]] with old, new, pinned and forbidden")
    strange = sorted((set(content) - {"comparison"}) | {k for each in comparisons for k in each} - _KEYS)
    if strange:
        raise ReadError(f"{file.name}: {strange[0]!r} is unknown: a [[comparison]] has old, new, pinned, forbidden")
    pinned: set[tuple[str, str]] = set()
    forbidden: set[tuple[str, str]] = set()
    for each in comparisons:
        names = str(each.get("old", "")).casefold(), str(each.get("new", "")).casefold()
        for flipped, sides in ((False, (old, new)), (True, (new, old))):
            if all(name in {s.casefold() for s in side} for name, side in zip(names, sides, strict=True)):
                pinned |= set(_pairs(file, each, "pinned", flipped))
                forbidden |= set(_pairs(file, each, "forbidden", flipped))
                break
    both = pinned & forbidden
    if both:
        raise ReadError(f"{file.name} both pins and forbids {' – '.join(min(both))}")
    return Rulings(pinned=frozenset(pinned), forbidden=frozenset(forbidden))


def _pairs(file: Path, comparison: dict[str, object], key: str, flipped: bool) -> Iterable[tuple[str, str]]:
    rows = comparison.get(key, [])
    for row in rows if isinstance(rows, list) else [rows]:
        if not (isinstance(row, list) and len(row) == 2 and all(isinstance(address, str) for address in row)):
            raise ReadError(f'{file.name}: {key} takes pairs of addresses, such as [["OP5", "OP18"]]')
        yield (row[1], row[0]) if flipped else (row[0], row[1])


def fitting(rulings: Rulings, old: Collection[str], new: Collection[str]) -> Rulings:
    """The rulings on paragraphs that are there, with a warning for each of the others."""
    warnings: list[Warning_] = list(rulings.warnings)
    kept: dict[str, set[tuple[str, str]]] = {"pins": set(), "forbids": set()}
    for verb, pairs in (("pins", rulings.pinned), ("forbids", rulings.forbidden)):
        for one, other in sorted(pairs):
            missing = [f"the older text has no {one}"] if one not in old else []
            missing += [f"the newer text has no {other}"] if other not in new else []
            if missing:
                message = f"{FILE} {verb} {one} – {other}, but {' and '.join(missing)}"
                warnings.append(Warning_(code="ruling-does-not-fit", message=message))
            else:
                kept[verb].add((one, other))
    return Rulings(pinned=frozenset(kept["pins"]), forbidden=frozenset(kept["forbids"]), warnings=tuple(warnings))
