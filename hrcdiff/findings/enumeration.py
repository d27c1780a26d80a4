"""Lists: items that came into an enumeration or went out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.items import items
from hrcdiff.findings.make import finding, trimmed

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding

MOST = 30
"""Words of a change that may still be items of a list."""
_JOINED = re.compile(r"\s*(?:,\s*(?:and|or|as well as)\s|,|\b(?:and|or|as well as)\s)\s*")
_OPENS = re.compile(r"\s*(?:,|and\b|or\b|as well as\b)")
_CLOSES = re.compile(r".*(?:,|\band|\bor)\s*$", re.DOTALL)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|shall|should|will|may|can|could|must|that|which|who|to|in|of|with|"
    r"for|from|by|on|at|through|upon|while|also|further|not)\b"
)
"""Words that make a run of words a clause and no item."""
_NO_ITEM = frozenset(
    "his her him hers he she them they of in on for with by under from to at through among between within since".split()
)
"""Words with which no item begins: pronouns and prepositions."""
_OF = re.compile(r"\b(?:of|on|for|in|with)\b")
_LISTED = re.compile(r",[^,;:]{1,80}(?:,|\band\b|\bor\b)|\b(?:and|or)\b")


def find(view: View) -> Iterator[Finding]:
    """Findings on lists: changes that are nothing but items with their commas."""
    for link in view.changed:
        for change in view.changes(link):
            gone, come = change.deleted.strip(), change.inserted.strip()
            plain = change.simple and not (_only_marks(gone) and _only_marks(come))
            if plain and _only_marks(come):
                yield from _told(view, change, gone, old=True)
            elif plain and _only_marks(gone):
                yield from _told(view, change, come, old=False)


def _only_marks(text: str) -> bool:
    return all(word.strip(",;") in ("", "and", "or") for word in text.split())


def _told(view: View, change: Change, text: str, *, old: bool) -> Iterator[Finding]:
    text = text.rstrip(";. ")
    if ";" in text or len(text.split()) > MOST or not _in_a_list(change, text):
        return
    listed = _parts(text)
    if (
        _after_to(change, text)
        or not listed
        or not all(_item(part) for part in listed)
        or _reordered(view, change, listed, old=old)
    ):
        return
    here = change.old if old else change.new
    new = [part for part in listed if not view.stands(here.address, part, old=old)]
    if not new:
        return
    if _leads(view, change, old=old):
        return
    what = "removed" if old else "added"
    note = f"{what} in a list: {'; '.join(new)}"
    spots = [trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)]
    if len(new) < len(listed):
        whole = (view.old if old else view.new)[here.address].text
        start = whole.index(new[0], here.start)
        spots[not old] = here.address, start, whole.index(new[-1], start) + len(new[-1])
    yield finding(view, f"list.{what}", spots[0], spots[1], note, source="7.4")


def _parts(text: str) -> list[str]:
    """The items of a stretch; the name of an instrument is one, with whatever commas and conjunctions."""
    text = f" {text} "
    names = [(i.start, i.end) for i in items(text) if i.entry.kind == "instrument"]
    out: list[str] = []
    at = 0
    for joint in _JOINED.finditer(text):
        if not any(start < joint.end() and joint.start() < end for start, end in names):
            out.append(text[at : joint.start()].strip())
            at = joint.end()
    return [part for part in (*out, text[at:].strip()) if part]


def _reordered(view: View, change: Change, listed: list[str], *, old: bool) -> bool:
    """Whether the items only changed their places in the link."""
    others = [c.inserted if old else c.deleted for c in view.changes(change.link)]
    there = {part for other in others for part in _parts(other)}
    return set(listed) <= there


def _leads(view: View, change: Change, *, old: bool) -> bool:
    """Whether a main verb stands in the change: *and urges* is no item."""
    place, paragraphs = (change.old, view.old) if old else (change.new, view.new)
    return any(place.start <= limb.verb_start < place.end for limb in view.limbs(paragraphs[place.address]))


def _item(part: str) -> bool:
    """A noun or adjective phrase, not a clause and not a qualifier alone."""
    words = part.split()
    if not 1 <= len(words) <= 9 or not part[0].isalpha():
        return False
    if words[0].lower() in _NO_ITEM:
        return False
    if _CLAUSE.search(_OF.sub("", part)) or words[0].endswith("ing"):
        return False
    covered = sum(i.end - i.start for i in items(part) if i.entry.kind in ("qualifier", "modal", "negation"))
    return covered < len(part) / 2


def _in_a_list(change: Change, text: str) -> bool:
    """Commas or *and* on the right sides: ``, civil society`` after an item, ``civil society,`` before one."""
    before, after = change.before.rstrip(), change.after.lstrip()
    if not before or not after:
        return False
    opens = _OPENS.match(text) is not None
    closes = _CLOSES.match(text) is not None
    inside = before.endswith((",", " and", " or")) and after.startswith((",", "and ", "or "))
    follows = after.startswith((",", ";", ".", "and ", "or ")) or _LISTED.search(change.before) is not None
    if opens and not closes:
        return after[0] in ",;." or after.startswith(("and ", "or ")) or _adjective(text, after) or _name(text)
    return (closes and not opens and follows) or inside


def _after_to(change: Change, text: str) -> bool:
    """Whether what came or went begins behind *to*: a verb (*to share practices*), unless an actor is named."""
    named = any(i.entry.kind == "actor" and i.start <= len("the ") for i in items(text))
    return change.before.endswith(" to") and not named


def _name(text: str) -> bool:
    """*and civil society*: after *and* nothing but the name of an actor, which is an item wherever it stands."""
    rest = _OPENS.sub("", text, count=1).strip()
    return any(i.entry.kind == "actor" and i.end - i.start == len(rest) for i in items(rest))


def _adjective(text: str, after: str) -> bool:
    """*technical and financial assistance*: one word after *and*, before the noun both share."""
    words = text.split()
    return len(words) == 2 and words[0] in ("and", "or") and after[0].isalpha()
