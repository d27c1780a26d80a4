"""What of a paragraph is followed over time: who is asked what, under which conditions, with which references."""

from __future__ import annotations

from hrcdiff.findings.cited import key
from hrcdiff.findings.items import items
from hrcdiff.lineage.model import Asked, Traits
from hrcdiff.model import Document
from hrcdiff.text import count
from hrcdiff.verbs import Limb, verbs

FOLLOWED = frozenset({"truth status", "resources", "time"})
"""Families of single words that are conditions as well; those of scope and emphasis stand in every paragraph."""


def traits(document: Document, place: int) -> Traits:
    """The traits of one paragraph; verbs and conditions are known in English alone."""
    paragraph = document.paragraphs[place]
    english = document.language in (None, "en")
    limbs = verbs(paragraph.text, paragraph.part) if english else ()
    found = (item.entry for item in items(paragraph.text) if item.entry.kind == "qualifier") if english else ()
    followed = (entry.key for entry in found if entry.weight == "phrase" or entry.family in FOLLOWED)
    cited = (c for c in document.citations if c.address == paragraph.address and c.kind != "internal")
    return Traits(
        words=count(paragraph.text),
        verbs=tuple(_asked(paragraph.text, limb) for limb in limbs),
        qualifiers=tuple(dict.fromkeys(followed)),
        references=tuple(dict.fromkeys(key(citation) for citation in cited)),
    )


def _asked(text: str, limb: Limb) -> Asked:
    """A limb in its parts.  *Calls for* asks for something, and nobody by name."""
    who = limb.addressee if limb.verb != "call for" else None
    rest = text[limb.verb_end : limb.end]
    at = rest.find(who) if who else -1
    what = rest[at + len(who) :] if who and at >= 0 else rest
    return Asked(phrase=limb.phrase, verb=limb.verb, addressee=who, what=what.strip(" ,;.:"), tail=limb.tail)
