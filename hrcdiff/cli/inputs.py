"""From the words of a command to texts and to a proved redline."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from hrcdiff.cli.talk import working
from hrcdiff.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from hrcdiff.library import Library
    from hrcdiff.model import Redline
    from hrcdiff.texts import Text


_LARGE = 1_000_000
"""Bytes of a text that takes a second or more to read."""
_MANY = 300_000
"""Pairs of paragraphs that take a second or more to compare."""
_LONG = 300_000
"""Characters of two texts that take a second or more to compare, however few their paragraphs."""


def libraries(folders: list[Path] | None) -> tuple[Library, ...]:
    """Folders of ``--library``, of HRCDIFF_LIBRARY, the user's own, and the bundled texts, in this order."""
    from hrcdiff.collection import user_folder
    from hrcdiff.library import libraries_from
    from hrcdiff.texts import identify

    return libraries_from(folders or [], os.environ, user=user_folder(), identify=identify)


def open_text(argument: str, folders: list[Path] | None, tracked: Literal["original", "final"] = "final") -> Text:
    """The text that a symbol or a path names."""
    from hrcdiff import texts

    opened = texts.open_text(argument, libraries(folders), tracked=tracked)
    if len(opened.data) > _LARGE:
        working(f"reading {opened.shown}, {len(opened.data) / 1_000_000:.1f} MB")
    return opened


def pair(arguments: list[str], folders: list[Path] | None, tracked: Literal["original", "final"]) -> tuple[Text, Text]:
    """Two texts, or the two states of one; UsageError if both come from standard input."""
    if arguments == ["-", "-"]:
        raise UsageError("only one of the two texts can come from standard input")
    first, *rest = (open_text(argument, folders, tracked) for argument in arguments)
    if rest:
        return first, rest[0]
    from hrcdiff.texts import both_states

    return both_states(first)


def proved(old: Text, new: Text, links: Path | None, verb_scale: Path | None = None) -> Redline:
    """Compared and proved."""
    from hrcdiff.comparison import compare
    from hrcdiff.proof import prove
    from hrcdiff.rulings import or_without_effect
    from hrcdiff.texts import rulings_on

    one, other = old.document(), new.document()
    if verb_scale:
        from hrcdiff.findings.scale import read as read_scale

    scale = read_scale(verb_scale) if verb_scale else None
    rulings = or_without_effect(rulings_on((old, one), (new, other), links), links, (one.name, other.name))
    long = len(one.paragraphs) * len(other.paragraphs) > _MANY
    long = long or sum(len(p.text) for document in (one, other) for p in document.paragraphs) > _LONG
    if long:
        working(f"comparing {len(one.paragraphs):,} paragraphs with {len(other.paragraphs):,}")
    redline = compare(one, other, rulings, scale)
    if long:
        working("rebuilding both texts from what was found, to prove it")
    proof = prove(redline, old.again, new.again)
    if long:
        working("writing it down")
    return proof
