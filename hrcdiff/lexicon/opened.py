"""What an opening phrase is, in any language."""

from __future__ import annotations

from typing import Literal, NamedTuple

Mood = Literal["preambular", "operative"]


class Opening(NamedTuple):
    """The opening phrase of a paragraph."""

    phrase: str
    """As written: ``Recalling also``."""
    mood: Mood | None
    """The part it opens; None if the form opens both, as in Chinese."""
    lemma: str
    """The verb or adjective: ``recall``."""

    def opens(self, part: str) -> bool:
        """Whether a paragraph of this part may begin so."""
        return self.mood is None or self.mood == part
