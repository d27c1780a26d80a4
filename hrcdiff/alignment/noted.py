"""Paragraphs that take note of the report of one body: this year's stands where last year's stood.

*Welcomes the report of the Working Group on Lanterns on its eighteenth session* and *Takes note of the report of the
Working Group on its twentieth session* have names in common and hardly a word besides, and yet each is the one
paragraph of its text that notes a report of that body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hrcdiff.alignment.conditions import NOTED
from hrcdiff.alignment.sides import Match, Pair, Text, by_side, partners
from hrcdiff.alignment.similarity import cosine, dot
from hrcdiff.patterns import later
from hrcdiff.verbs import Limb, verbs

_REPORT = later(
    r"\W+(?:of )?(?:the|its|her|his|their) (?:[\w-]+ ){0,3}?reports? of (?:the )?(?:[A-Z][\w-]+ of the (?=[A-Z]))?"
)
"""What leads to the name of the body; the report of its chair is its own."""
_BODY = later(
    r"[A-Z].*?(?=[,;.]|$| on (?:its|their|his|her) [\w-]+ (?:and [\w-]+ )?sessions?\b| (?:submitted|presented)\b"
    r"| and (?:of |on )?(?:the|its|their|his|her)\b)"
)
_ON_ITS = later(r"\b(?:at|in|on) (?:its|their|his|her)\b")
"""Behind a body: its report is on something particular."""
_OTHERS = later(r"secretary-general|high commissioner|office|council|assembly|secretariat|government", re.IGNORECASE)
"""Who reports on many things: only what a report is on tells it from the others."""

Noting = Mapping[str, Sequence[int]]
"""The bodies whose reports are noted, in small letters, each with the paragraphs that note one, by index."""


def noted_reports(old: Text, new: Text, links: list[Match], chain: set[tuple[int, int]]) -> list[Match]:
    """Pairs of the one old and the one new paragraph that note a report of a body, if one of the two has no link.

    What the other is linked with must not speak of a report.  English alone.
    """
    forward, backward = partners(links)
    rows = _may_note(old), _may_note(new)
    if not all(rows) or (forward.keys() >= {*rows[0]} and backward.keys() >= {*rows[1]}):
        return []
    names = _noting(old, rows[0]), _noting(new, rows[1])
    pairs = _same_body(*names)
    of_old, of_new = by_side(pairs)
    out: list[Match] = []
    for (i, j), (name, another) in sorted(pairs.items()):
        if len(of_old[i]) > 1 or len(of_new[j]) > 1 or (i in forward and j in backward):
            continue
        if old.paragraphs[i].part != new.paragraphs[j].part or not _stands_for(old, new, name, another):
            continue
        mates = [new.paragraphs[k].text for k in forward.get(i, ())]
        mates += [old.paragraphs[k].text for k in backward.get(j, ())]
        if not any("report" in mate for mate in mates):
            one, other = old.profiles[i], new.profiles[j]
            score = cosine(dot(one.weights, other.weights), one.norm, other.norm)
            out.append(Match(i, j, score, "part" if mates else "pair", (i, j) in chain))
    return out


def _may_note(text: Text) -> list[int]:
    """The paragraphs, by index, that have what any has that notes a report."""
    return [
        k
        for k, paragraph in enumerate(text.paragraphs)
        if " report" in (said := paragraph.text) and (" report of " in said or " reports of " in said)
    ]


def _noting(text: Text, row: Sequence[int]) -> Noting:
    """The bodies whose reports are noted by some of the paragraphs, which are given by index."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for at in row:
        paragraph = text.paragraphs[at]
        if text.profiles[at].language == "en":
            for limb in verbs(paragraph.text, paragraph.part):
                name = _body(paragraph.text, limb) if limb.lemma in NOTED else None
                if name:
                    out[name].append(at)
    return out


def _body(text: str, limb: Limb) -> str | None:
    """The body whose report a limb notes, in small letters; None if it notes none, or one on something particular."""
    start = _REPORT.match(text, limb.verb_end, limb.end)
    name = _BODY.match(text, start.end(), limb.end) if start else None
    if not name or _ON_ITS.search(name.group()) or (_OTHERS.search(name.group()) and " on " not in name.group()):
        return None
    return name.group().casefold()


def _same_body(mine: Noting, theirs: Noting) -> dict[Pair, tuple[str, str]]:
    """Old and new paragraphs that note a report of what may be one body, with the name that either has."""
    out = {(i, j): (name, name) for name in mine if name in theirs for i in mine[name] for j in theirs[name]}
    for name in mine:
        out |= {(i, j): (name, short) for short in _shorter(name) for i in mine[name] for j in theirs.get(short, ())}
    for name in theirs:
        out |= {(i, j): (short, name) for short in _shorter(name) for j in theirs[name] for i in mine.get(short, ())}
    return out


def _shorter(name: str) -> Iterator[str]:
    """The words with which a name begins: *working*, *working group*, *working group on* and so on."""
    words = name.split(" ")
    return (" ".join(words[:many]) for many in range(1, len(words)))


def _stands_for(old: Text, new: Text, name: str, another: str) -> bool:
    """Whether two names are one, or the short one stands in a text that has that body alone in mind.

    Wherever the text says on what *the Working Group* is, it is on what the full name says.
    """
    short, full = sorted((name, another), key=len)
    if short == full:
        return True
    text = old if short == name else new
    on = re.compile(re.escape(" ".join(full.split(" ")[: short.count(" ") + 2])) + r" (?!(?:its|their|his|her)\b)")
    low = [paragraph.text.casefold() for paragraph in text.paragraphs]
    named = [each.startswith(full, found.start()) for each in low for found in on.finditer(each)]
    return bool(named) and all(named)
