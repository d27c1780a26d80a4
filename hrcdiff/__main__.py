"""The program: ``hrcdiff``, and ``python -m hrcdiff``."""

from __future__ import annotations

import gc

_COLLECTING = (200_000, 10, 10)
"""How rarely Python looks for rings of objects: a comparison makes many objects, keeps them, and ends."""


def main() -> None:
    """Entry point of the command; the modules are loaded when that is set, for they make many objects as well."""
    gc.set_threshold(*_COLLECTING)
    from hrcdiff.cli import main as command

    command()


if __name__ == "__main__":
    main()
