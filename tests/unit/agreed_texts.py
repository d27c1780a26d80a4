"""Small libraries for the tests of what is found in them, written anew or quoting the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrcdiff.index.corpus import Corpus, open_corpus
from hrcdiff.library import bundled, open_folder
from hrcdiff.model import Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes

HEAD = """Human Rights Council
{session} session
Agenda item 3

{kind}

{number}
{title}

The Human Rights Council,

"""


def resolution(
    number: str,
    *paragraphs: str,
    title: str = "Wells and lanterns",
    session: str = "Thirtieth",
    adopted: str | None = "1 October 2015",
) -> str:
    """The text of a resolution, or of a draft if it was not adopted; operative paragraphs begin with a number."""
    kind = f"Resolution adopted by the Human Rights Council on {adopted}" if adopted else "Draft resolution"
    return HEAD.format(session=session, kind=kind, number=number, title=title) + "\n\n".join(paragraphs) + "\n"


def document(text: str, name: str = "text") -> Document:
    return parse(read_bytes(name, text.encode()))


def folder(where: Path, **texts: str) -> Path:
    """A library with one file for each text: ``A_HRC_RES_30_1="…"``."""
    where.mkdir(parents=True, exist_ok=True)
    for stem, text in texts.items():
        (where / f"{stem}.txt").write_text(text, "utf-8")
    return where


def corpus(where: Path | None = None, *, given: Sequence[Document] = ()) -> Corpus:
    """The texts of a folder, or the bundled ones, searched without an index."""
    return open_corpus([open_folder(where)] if where else [bundled()], None, given)
