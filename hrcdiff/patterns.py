"""Patterns that are compiled when they are first used: for what most texts do not hold."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands for a pattern until one of its methods is called, and then keeps that method."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def later(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern; a mistake in it shows when it is first used."""
    return cast("re.Pattern[AnyStr]", _Later(source, flags))
