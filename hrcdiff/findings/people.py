"""People of one kind in the place of others: *the admission of girls and boys*, *the admission of any child*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hrcdiff.findings.make import finding, trimmed
from hrcdiff.findings.wordkinds import adjective
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Finding, Link

_FORMS = {
    "women": "woman", "men": "man", "children": "child", "families": "family", "people": "person",
    "individual": "person", "individuals": "person", "persons": "person",
}  # fmt: skip
"""Plurals, and what drafters trade for one another."""
_PEOPLE = frozenset(
    "woman man girl boy child infant adolescent minor person migrant refugee victim survivor family parent "
    "mother father farmer peasant fisher smallholder pastoralist worker student pupil learner teacher "
    "journalist defender civilian detainee prisoner patient widow orphan citizen resident consumer household".split()
)
"""Nouns that say of which kind people are; *communities* and *peoples* are a pair of their own."""
_BEFORE = frozenset("all any each every both the some many most a an".split())
_JOINT = later(r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as\s+well\s+as)\s+)")
_MOST = 8
"""Words of one side."""
_NEXT = later(r"\s*(?:[,;.)\u201d]|$|(?P<word>[a-z]+)\b)")


def find(view: View, link: Link) -> Iterator[Finding]:
    """People in the place of others, where nothing else changed beside them."""
    for change in view.changes(link):
        if not (change.simple and change.deleted and change.inserted):
            continue
        old = _kinds(change.deleted)
        new = _kinds(change.inserted) if old else frozenset[str]()
        if old and new and old.isdisjoint(new) and _ends(change):
            spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
            said = (change.deleted.strip(" ,;"), change.inserted.strip(" ,;"))
            yield finding(view, "actor.replaced", spots[0], spots[1], " \u2192 ".join(said))


def _kinds(words: str) -> frozenset[str]:
    """Of which kinds the people are that some words name; empty if they name anything else, or nobody."""
    if (
        len(words.split()) > _MOST
        or not words.strip(" ,;").replace("-", "").replace(" ", "").replace(",", "").isalpha()
    ):
        return frozenset()
    kinds: set[str] = set()
    for part in _JOINT.split(words.strip(" ,;")):
        *before, last = part.split() or [""]
        noun = _FORMS.get(last, last.removesuffix("s"))
        if noun not in _PEOPLE or not all(word in _BEFORE or adjective(word) for word in before):
            return frozenset()
        kinds.add(noun)
    return frozenset(kinds)


def _ends(change: Change) -> bool:
    """Whether the noun ends with the change: what follows is a sign or a small word."""
    found = _NEXT.match(change.after)
    word = found["word"] if found else None
    return found is not None and (word is None or word in function_words("en"))
