"""With whom somebody works: *the cooperation of the Government with the Board*, *the cooperation with the Council*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.findings.make import finding
from hrcdiff.findings.view import plain
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.make import Spot
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_WITH = later(
    r"(?<!\bin\s)(?<!\bclose\s)(?<!\bfull\s)\b(?:cooperat|collaborat|engage)(?:e|es|ed|ing|ion|ment)?\b"
    r"(?P<by>[^,;:]{0,120}?)\swith\s+(?P<whom>(?:the\s+)?[^,;:]{3,160})"
)
_SAYS = ("cooperat", "collaborat", "engage")


def counterparts(view: View, link: Link) -> Iterator[Finding]:
    """Another body with which somebody works, if each side names one such body and neither names that of the other."""
    if len(link.old) != 1 or len(link.new) != 1:
        return
    texts = view.text(link.old[0], old=True), view.text(link.new[0], old=False)
    if not all(any(map(text.__contains__, _SAYS)) for text in texts):
        return
    old = _body(link.old[0], texts[0])
    new = _body(link.new[0], texts[1]) if old else None
    if old is None or new is None or old[0] == new[0]:
        return
    names = [{item.entry.key for item in items(text) if item.entry.kind == "actor"} for text in texts]
    if old[0] in names[1] or new[0] in names[0]:
        return
    said = (texts[0][slice(*old[1][1:])], texts[1][slice(*new[1][1:])])
    if not {*plain(said[0]).split()} <= {*plain(said[1]).split()}:
        yield finding(view, "actor.replaced", old[1], new[1], " \u2192 ".join(said) + " (with whom)")


def _body(address: str, text: str) -> tuple[str, Spot] | None:
    """The actor of the table with which somebody works, and where it is named; None if there is not just one."""
    found = [*_WITH.finditer(text)]
    if len(found) != 1:
        return None
    whom = found[0]["whom"]
    begin = found[0].start("whom") + (len("the ") if whom.startswith("the ") else 0)
    named = [i for i in items(text) if i.entry.kind == "actor" and found[0].start("whom") <= i.start < found[0].end()]
    if not named or named[0].start > begin:
        return None
    return named[0].entry.key, (address, begin, named[0].end)
