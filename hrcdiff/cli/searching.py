"""What is searched for a command: the index where it is of use, the files where it is not, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hrcdiff.catalogue import INDEX
from hrcdiff.cli.inputs import libraries
from hrcdiff.cli.talk import progress, talk
from hrcdiff.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hrcdiff.cli.talk import Target
    from hrcdiff.index.corpus import Corpus
    from hrcdiff.index.store import Store
    from hrcdiff.library import Library
    from hrcdiff.model import Document, Redline

T = TypeVar("T")
MANY = 100
"""Files read for one search, beyond which a word is said about the index."""


def index_path() -> Path:
    """Where the index is, in the user's data folder."""
    from hrcdiff import collection
    from hrcdiff.index.refresh import NAME

    return collection.user_folder().parent / NAME


def searching(folders: list[Path] | None, given: Sequence[Document], search: Callable[[Corpus], T]) -> T:
    """The answer of a search over all texts, and over documents given besides; the same with an index or without."""
    from hrcdiff.index.corpus import open_corpus

    texts = libraries(folders)
    store = _store(texts)
    try:
        return _told(search, open_corpus(texts, store, given))
    except IndexUnusable as error:
        if store is None:
            raise
        talk(f"hrcdiff: {error.message}: the files are searched instead")
        return _told(search, open_corpus(texts, None, given))
    finally:
        if store:
            store.close()


def searched(folders: list[Path] | None, to: Target) -> list[Path]:
    """The files of all libraries, where the result may overwrite one of them."""
    if to.path is None or not to.path.exists():
        return []
    return [path for each in libraries(folders) for path in (each.folder / INDEX, *(e.path for e in each.entries))]


def with_agreed(redline: Redline, folders: list[Path] | None) -> Redline:
    """The redline with what of its insertions was agreed before, in all texts and the older of the two."""
    from hrcdiff.agreed.marks import marked

    return searching(folders, (redline.old, redline.new), lambda corpus: marked(redline, corpus))


def _told(search: Callable[[Corpus], T], corpus: Corpus) -> T:
    answer = search(corpus)
    if corpus.unread:
        names = ", ".join(corpus.unread[:5]) + (" …" if len(corpus.unread) > 5 else "")
        talk(f"not searched, because no resolution could be read in it: {names}")
    if corpus.read_now > MANY:
        talk(f"{corpus.read_now:,} files were read for this: 'hrcdiff library index' makes the next search quicker")
    return answer


def _store(texts: Sequence[Library]) -> Store | None:
    """The index, made anew if it is old or damaged; None if there is none or it is of no use now."""
    from hrcdiff.index.refresh import open_index

    try:
        return open_index(index_path())
    except IndexUnusable as error:
        if not error.rebuild:
            talk(f"hrcdiff: {error.message}: the files are searched instead")
            return None
    try:
        rebuild(texts)
        return open_index(index_path())
    except IndexUnusable as error:
        talk(f"hrcdiff: {error.message}: the files are searched instead")
        return None


def rebuild(texts: Sequence[Library]) -> None:
    """The index brought up to date, with a word if it must be made anew."""
    from hrcdiff.index.refresh import made_anew, refresh

    store = made_anew(index_path(), lambda message: talk(f"hrcdiff: {message}"))
    try:
        refresh(store, texts, progress("files read"))
    finally:
        store.close()


def keep_up() -> None:
    """After the user's library has changed: an index that is there learns of it."""
    try:
        if not index_path().exists():
            return
    except OSError:
        return  # before Python 3.12 asked of a folder that is closed; what was to change says so
    try:
        rebuild(libraries(None))
    except IndexUnusable as error:
        talk(f"hrcdiff: {error.message}: 'hrcdiff library index' will bring it up to date")
