"""The texts that are measured: the bundled ones, and further ones where the folder is there."""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

from hrcdiff import read
from hrcdiff.alignment.tokens import stem
from hrcdiff.lexicon import FUNCTION_WORDS
from hrcdiff.model import Document, Paragraph
from hrcdiff.text import words

ROOT = Path(__file__).resolve().parent.parent
PAIR = ("18/L.24/Rev.1", "54/28")
SEEDS = {
    "A": "A_HRC_18_L.24_Rev.1.txt",
    "B": "A_HRC_RES_27_20.txt",
    "C": "A_HRC_RES_54_28.txt",
    "D": "HRC-36-draft-follow-up-systems.txt",
}
NO_FURTHER_TEXTS = (
    "no folder of further texts beside the checkout (HRCDIFF_SHARED names one): only the bundled texts are used"
)
SAME_TITLE = 0.34
"""Titles that share so many of the words of the longer one may be of one series."""


@cache
def shared() -> Path | None:
    """The folder of further texts and annotations; None if it is not there."""
    folder = Path(os.environ.get("HRCDIFF_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "corpora").is_dir() else None


def limits() -> list[str]:
    """What a table must say if the folder is not there."""
    return [] if shared() else [f"({NO_FURTHER_TEXTS[0].upper()}{NO_FURTHER_TEXTS[1:]}.)"]


@cache
def seeds() -> dict[str, Document]:
    """The four bundled texts, by the letters that the annotation uses."""
    return {letter: read(str(ROOT / "seeds" / name)) for letter, name in SEEDS.items()}


@cache
def council() -> dict[str, Document]:
    """Adopted resolutions by symbol; empty without the folder of further texts."""
    folder = shared()
    paths = sorted((folder / "corpora" / "hrc-en").glob("*.txt")) if folder else []
    return {document.symbol or path.stem: document for path in paths for document in [read(str(path))]}


def all_texts() -> list[Document]:
    """Every text that is there, the bundled ones first; those with annexes are left out."""
    found = [*seeds().values(), *council().values()]
    return [d for d in found if all(p.part != "annex" for p in d.paragraphs)]


def annotation(name: str) -> dict[str, object] | None:
    """An annotation by hand, as it was written; None without the folder."""
    folder = shared()
    if folder is None or not (folder / "gold" / name).is_file():
        return None
    found: dict[str, object] = json.loads((folder / "gold" / name).read_text(encoding="utf-8"))
    return found


def unrelated(one: Document, other: Document) -> bool:
    """Whether the titles share so few words that the texts are of different series."""
    a, b = _title(one), _title(other)
    return len(a & b) < SAME_TITLE * max(len(a), len(b), 1)


def _title(document: Document) -> frozenset[str]:
    plain = words(document.title or document.name)
    return frozenset(stem(w) for w in plain if w not in FUNCTION_WORDS) - {"human", "right"}


def plain(text: str) -> str:
    """A paragraph as two readings of it must agree."""
    return " ".join(words(text))


def short(document: Document) -> str:
    """What a table calls a text."""
    return (document.symbol or document.name).removeprefix("A/HRC/").removeprefix("RES/")


def share_kept(old: Paragraph, new: Paragraph) -> float:
    """Share of the words of the shorter paragraph, function words apart, that stand in the other."""
    a, b = (Counter(w for w in words(p.text) if w not in FUNCTION_WORDS) for p in (old, new))
    return (a & b).total() / max(1, min(a.total(), b.total()))
