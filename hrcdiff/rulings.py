"""What a person has decided about links: pinned and forbidden pairs, in a small file beside the texts.

::

    [[comparison]]                  # links.toml
    old = "18/L.24/Rev.1"
    new = "54/28"
    pinned = [["OP5", "OP18"]]      # these two are one provision
    forbidden = [["PP9", "PP14"]]   # these two are not

A comparison the other way round follows the same rulings.  Addresses may be written in any way: ``op 5``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hrcdiff.addresses import meant
from hrcdiff.errors import ReadError
from hrcdiff.model import Warning_
from hrcdiff.text import caseless

FILE = "links.toml"
NO_EFFECT, MISFIT = "ruling-without-effect", "ruling-does-not-fit"
"""Codes of the warnings."""
_KEYS = frozenset({"old", "new", "pinned", "forbidden"})
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Pairs of addresses, old and new."""

    pinned: Pairs = frozenset()
    forbidden: Pairs = frozenset()
    warnings: tuple[Warning_, ...] = field(default=(), compare=False)
    """Rulings that no longer fit, and so were not followed."""
    file: str = field(default=FILE, compare=False)
    """The name of the file that holds them."""

    def __bool__(self) -> bool:
        return bool(self.pinned or self.forbidden or self.warnings)


def read(file: Path, old: Collection[str], new: Collection[str]) -> Rulings:
    """The rulings of a file on a comparison of two texts, each given by all its names.

    Raises `ReadError` if the file is no TOML of this form.
    """
    comparisons = _comparisons(file)
    pinned: set[tuple[str, str]] = set()
    forbidden: set[tuple[str, str]] = set()
    for each in comparisons:
        names = caseless(each["old"]), caseless(each["new"])
        for flipped, sides in ((False, (old, new)), (True, (new, old))):
            if all(name in map(caseless, side) for name, side in zip(names, sides, strict=True)):
                pinned |= set(_pairs(each, "pinned", flipped=flipped))
                forbidden |= set(_pairs(each, "forbidden", flipped=flipped))
                break
    both = pinned & forbidden
    if both:
        raise ReadError(f"{file.name} both pins and forbids {' – '.join(min(both))}")
    return Rulings(pinned=frozenset(pinned), forbidden=frozenset(forbidden), file=file.name)


def or_without_effect(rulings: Rulings, file: Path | None, texts: Iterable[str]) -> Rulings:
    """The same rulings; with a warning if somebody named a file and it has none."""
    return replace(rulings, warnings=(without_effect(file, texts),)) if file and not rulings else rulings


def without_effect(file: Path, texts: Iterable[str]) -> Warning_:
    """What is to be said where somebody names a file and it rules nothing on the texts compared."""
    message = (
        f"{file.name} has no ruling on {' and '.join(texts)} and changed nothing: "
        "its 'old' and 'new' are symbols or names of texts"
    )
    return Warning_(code=NO_EFFECT, message=message)


def _comparisons(file: Path) -> list[dict[str, Any]]:
    """The comparisons of a file, each of them of the right shape."""
    import tomllib

    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReadError(f"{file.name} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ReadError(f"{file.name} cannot be read: it is not in UTF-8") from None
    except ValueError as error:
        raise ReadError(f"{file.name} cannot be read as TOML: {error}") from None
    except RecursionError:
        raise ReadError(f"{file.name} cannot be read: it is nested too deeply for a list of links") from None
    comparisons = content.get("comparison", [])
    if not isinstance(comparisons, list) or not all(isinstance(each, dict) for each in comparisons):
        raise ReadError(f"{file.name}: write each comparison as [[comparison]] with old, new, pinned and forbidden")
    strange = sorted((set(content) - {"comparison"}) | {k for each in comparisons for k in each} - _KEYS)
    if strange:
        raise ReadError(f"{file.name}: {strange[0]!r} is unknown: a [[comparison]] has old, new, pinned, forbidden")
    for each in comparisons:
        _judge(file, each)
    return comparisons


def _judge(file: Path, comparison: dict[str, Any]) -> None:
    """ReadError if a comparison does not name two texts, or pairs are no pairs."""
    for key in ("old", "new"):
        if not isinstance(comparison.get(key), str):
            raise ReadError(f'{file.name}: each [[comparison]] names two texts, such as {key} = "54/28"')
    for key in ("pinned", "forbidden"):
        rows = comparison.get(key, [])
        if not isinstance(rows, list) or not all(_is_pair(row) for row in rows):
            raise ReadError(f'{file.name}: {key} takes pairs of addresses, such as [["OP5", "OP18"]]')


def _is_pair(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(isinstance(address, str) for address in row)


def _pairs(comparison: dict[str, Any], key: str, *, flipped: bool) -> Iterable[tuple[str, str]]:
    return ((b, a) if flipped else (a, b) for a, b in comparison.get(key, []))


def fitting(rulings: Rulings, old: Collection[str], new: Collection[str]) -> Rulings:
    """The rulings on paragraphs that are there, with a warning for each of the others.

    Raises `ReadError` if one pair, written in two ways, is both pinned and forbidden.
    """
    warnings: list[Warning_] = list(rulings.warnings)
    kept: dict[str, set[tuple[str, str]]] = {"pins": set(), "forbids": set()}
    for verb, pairs in (("pins", rulings.pinned), ("forbids", rulings.forbidden)):
        for one, other in sorted(pairs):
            pair, missing = _resolved((one, old, "older"), (other, new, "newer"))
            if missing:
                message = f"{rulings.file} {verb} {one} – {other}, but {' and '.join(missing)}"
                warnings.append(Warning_(code=MISFIT, message=message))
            else:
                kept[verb].add(pair)
    if both := kept["pins"] & kept["forbids"]:
        raise ReadError(f"{rulings.file} both pins and forbids {' – '.join(min(both))}")
    return Rulings(
        pinned=frozenset(kept["pins"]),
        forbidden=frozenset(kept["forbids"]),
        warnings=tuple(warnings),
        file=rulings.file,
    )


def _resolved(*ends: tuple[str, Collection[str], str]) -> tuple[tuple[str, str], list[str]]:
    """The two addresses as their texts have them, and what speaks against each that stands for no single paragraph."""
    found, missing = [], []
    for address, known, side in ends:
        if address in known:
            found.append(address)
            continue
        choices = meant(known, address)
        if len(choices) > 1:
            missing.append(f"{address} may be {' or '.join(choices)} of the {side} text")
        elif not choices:
            missing.append(f"the {side} text has no {address}")
        found.append(choices[0] if choices else address)
    return (found[0], found[1]), missing
