"""Where the files that ship with hrcdiff are: the bundled texts and the templates of the report.

A wheel carries them inside the package, a checkout beside it.  The folder above the package is
believed only if it shows that it is ours: in an installation it is ``site-packages``, where
anybody's ``templates`` may lie.
"""

from __future__ import annotations

from pathlib import Path

from hrcdiff.errors import LibraryError

_PACKAGE = Path(__file__).resolve().parent
_MARKERS = {"seeds": "seeds/index.json", "templates": "pyproject.toml"}
"""What the folder above the package holds if it is a checkout."""


def folder(name: str, *, package: Path = _PACKAGE) -> Path:
    """The folder ``seeds`` or ``templates``; LibraryError if this installation has lost it."""
    inside, beside = package / name, package.parent / name
    if inside.is_dir():
        return inside
    if beside.is_dir() and (package.parent / _MARKERS[name]).is_file():
        return beside
    raise LibraryError(f"hrcdiff's own folder {name} is missing: install hrcdiff again")
