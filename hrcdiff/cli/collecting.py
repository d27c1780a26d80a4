"""``hrcdiff library``: the texts that can be named by symbol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hrcdiff.cli.inputs import libraries
from hrcdiff.cli.options import Libraries
from hrcdiff.cli.searching import index_path, keep_up
from hrcdiff.cli.talk import progress, put, say, talk
from hrcdiff.errors import EXIT_CHECK_FAILED, HrcdiffError
from hrcdiff.renderers.columns import columns, shown

library = typer.Typer(rich_markup_mode=None, help="The texts that can be named by symbol.")


@library.command("list")
def library_list(library: Libraries = None) -> None:
    """List the texts that can be named, in which language if an index or a name says so, and where each comes from."""
    rows = [
        [shown(cell) for cell in (e.name, str(e.symbol or ""), e.date or "", e.language or "", e.origin, e.title or "")]
        for lib in libraries(library)
        for e in lib.entries
    ]
    widths = [max((columns(row[column]) for row in rows), default=0) for column in range(5)]
    for row in rows:
        cells = [cell + " " * (width - columns(cell)) for cell, width in zip(row[:5], widths, strict=True)]
        put("  ".join([*cells, row[5]]).rstrip() + "\n")


@library.command("add")
def library_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Texts to keep.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace another text of the same symbol.")] = False,
) -> None:
    """Read texts, find their symbols and keep them in your own library."""
    from hrcdiff.collection import add, user_folder

    folder = user_folder()
    failed: list[HrcdiffError] = []
    for file in files:
        try:
            kept = add(folder, file, force=force)
            say(f"{kept.name}  {kept.message}")
        except HrcdiffError as error:
            failed.append(error)
    keep_up()
    for each in failed[:-1]:
        talk(f"hrcdiff: {each.message}")
    if failed:
        raise failed[-1]


@library.command("remove")
def library_remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names or symbols.", show_default=False)],
) -> None:
    """Take texts out of your own library."""
    from hrcdiff.collection import remove, user_folder

    folder = user_folder()
    try:
        for name in names:
            kept = remove(folder, name, lambda: [each for each in libraries(None) if each.folder != folder])
            say(f"{kept.name}  {kept.message}")
    finally:
        keep_up()


@library.command("index")
def library_index(
    library: Libraries = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Throw the index away and make it anew.")] = False,
) -> None:
    """Build the index for find, family and --agreed, or bring it up to date; everything works without it."""
    from hrcdiff.index.refresh import made_anew, refresh

    store = made_anew(index_path(), lambda message: talk(f"hrcdiff: {message}"), force=rebuild)
    try:
        done = refresh(store, libraries(library), progress("files read"))
        size = store.counts()
    finally:
        store.close()
    for each in done.unread:
        talk(f"not indexed: {each}")
    put(f"{size['text']:,} texts, {size['place']:,} paragraphs, {size['passage']:,} of them different\n")
    put(f"{done.read:,} files read anew, {done.forgotten:,} texts forgotten: {index_path()}\n")


@library.command("check")
def library_check() -> None:
    """Look whether every text of your own library is there, unchanged and readable; exit code 1 if not."""
    from hrcdiff.collection import check, is_empty, user_folder

    folder = user_folder()
    faults = check(folder)
    for fault in faults:
        say(f"{fault.name}  {fault.message}")
    if faults:
        raise typer.Exit(EXIT_CHECK_FAILED)
    if is_empty(folder):
        put("your own library is empty: 'hrcdiff library add FILE' keeps a text in it\n")
    else:
        put("all texts are there, unchanged and readable\n")
