"""Real texts, each read once a worker: tests that read the same ones are in one group."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.parsing import parse
from hrcdiff.readers import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from hrcdiff.model import Document


@cache
def text(path: Path) -> Document:
    return parse(read_file(path))


def served(name: str, shared: Path) -> Document:
    """A text as the United Nations serves it."""
    return text(shared / "corpora" / "un-pdf" / f"{name}.pdf")


def resolution(number: str, shared: Path, language: str = "en") -> Document:
    """A resolution of the Council by its number, ``54/28``."""
    ending = "" if language == "en" else f"_{language}"
    return text(shared / "corpora" / f"hrc-{language}" / f"A_HRC_RES_{number.replace('/', '_')}{ending}.txt")
