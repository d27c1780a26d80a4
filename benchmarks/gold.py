"""Pairs of texts whose links were established by reading."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from benchmarks.score import Pair
from benchmarks.texts import annotation, council, plain, seeds, short
from hrcdiff.model import Document

SEED_PAIRS = ("A_B", "B_C", "A_C")


@dataclass(frozen=True, slots=True)
class Gold:
    """Two texts and their links, by the addresses that hrcdiff gives them."""

    name: str
    old: Document
    new: Document
    must: frozenset[Pair]
    may: frozenset[Pair]
    parts: frozenset[Pair] = frozenset()
    """Links of ``must`` that are right as a transfer as well."""
    transfers: frozenset[Pair] = frozenset()
    """Right as a transfer only."""


def seed_pairs() -> list[Gold]:
    """The three pairs of bundled texts of one family; empty without the annotation."""
    found = annotation("seeds-links.json")
    return [_seed_pair(key, cast("list[dict[str, Any]]", found[key])) for key in SEED_PAIRS] if found else []


def _seed_pair(key: str, entries: list[dict[str, Any]]) -> Gold:
    old, new = (seeds()[letter] for letter in key.split("_"))
    kinds: dict[str, set[Pair]] = {"link": set(), "weak": set(), "part": set(), "transfer": set()}
    for entry in entries:
        kind = "weak" if entry.get("weak") else entry["type"] if entry["type"] in {"part", "transfer"} else "link"
        kinds[kind] |= {(a, b) for a in entry["from"] for b in entry["to"]}
    return Gold(
        f"{short(old)} → {short(new)}",
        old,
        new,
        frozenset(kinds["link"] | kinds["part"]),
        frozenset(kinds["weak"]),
        frozenset(kinds["part"]),
        frozenset(kinds["transfer"]),
    )


def council_pairs() -> list[Gold]:
    """Pairs annotated twice; empty without the annotation."""
    found = annotation("hrc-links.json") or {}
    return [_council_pair(name, cast("dict[str, Any]", entry)) for name, entry in found.items()]


def _council_pair(name: str, entry: dict[str, Any]) -> Gold:
    old, new = council()[entry["old"]], council()[entry["new"]]
    ours = [_addresses(entry[f"{side}_paragraphs"], d) for side, d in (("old", old), ("new", new))]

    def named(pairs: list[list[Any]]) -> frozenset[Pair]:
        return frozenset((ours[0][a], ours[1][b]) for a, b, *_ in pairs)

    return Gold(name.replace("->", "→"), old, new, named(entry["must"]), named(entry["may"]))


def further_pairs() -> list[Gold]:
    """Pairs annotated once, by reading, before anything was drawn; empty without the folder of further texts."""
    texts = council()
    with (Path(__file__).parent / "links.toml").open("rb") as file:
        entries = tomllib.load(file)["pair"]
    return [
        Gold(
            f"{short(texts[entry['old']])} → {short(texts[entry['new']])}",
            texts[entry["old"]],
            texts[entry["new"]],
            _pairs(entry["must"]),
            _pairs(entry["may"]),
        )
        for entry in entries
        if entry["old"] in texts and entry["new"] in texts
    ]


def _pairs(written: str) -> frozenset[Pair]:
    """``OP1>OP2 OP3>PP4``."""
    pairs = [pair.partition(">") for pair in written.split()]
    return frozenset((old, new) for old, _, new in pairs)


def _addresses(theirs: dict[str, str], document: Document) -> dict[str, str]:
    """From the address in the annotation to ours, by text; what we did not read keeps a name of its own."""
    by_text = {plain(p.text): p.address for p in document.paragraphs}
    return {address: by_text.get(plain(text), f"not read: {address}") for address, text in theirs.items()}
