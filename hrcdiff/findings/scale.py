"""The force of verbs as sources see it: a partial order, with a source for each comparison."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hrcdiff.errors import ReadError
from hrcdiff.verbs import Limb

SCHEMA = "hrcdiff.verb-scale/1"
UNRANKED = "no source ranks these two"
STRONG = frozenset({"strongly", "most strongly", "deeply", "gravely", "seriously", "extremely", "firmly"})
STRONGEST = "in the strongest terms"
"""What makes a verb as strong from behind."""


class Verdict(NamedTuple):
    """What may be said of two verbs."""

    label: str
    note: str
    source: str


class Scale(NamedTuple):
    """Bands, rankings and near-synonyms of one file."""

    bands: dict[str, str]
    """Verb to band: ``D3``; the letter is the axis."""
    joined: frozenset[tuple[str, str]]
    """Bands of different axes that may be read as one scale."""
    rankings: tuple[tuple[str, tuple[str, ...]], ...]
    """Source and its order, weak to strong."""
    synonyms: tuple[tuple[frozenset[str], str], ...]
    names: dict[str, str]
    """Sources and axes as a reader is told of them: *Model Diplomat*, *a directive*."""
    same: dict[str, str]
    """Forms of a verb that sources rank under another: *calls for* under *calls upon*."""

    def key(self, limb: Limb) -> str:
        """The verb as this scale names it, with its adverb if the scale knows the two together."""
        for modifier in limb.modifiers:
            if modifier in STRONG and f"{modifier} {limb.verb}" in self.bands:
                return f"{modifier} {limb.verb}"
            if modifier == STRONGEST and f"{limb.verb} {modifier}" in self.bands:
                return f"{limb.verb} {modifier}"
        return limb.verb if limb.verb in self.bands else _shorter(limb.verb, self.bands)

    def compare(self, old: str, new: str) -> Verdict:
        """What sources say of a change from one verb to another."""
        for verbs, note in self.synonyms:
            if old in verbs and new in verbs:
                return Verdict("near-synonym", f"near-synonyms: {note}", "verb scale")
        if not self._one_axis(old, new):
            return Verdict("not comparable", self._kinds(old, new), "verb scale")
        one, other = self.same.get(old, old), self.same.get(new, new)
        up, down = self._ranked(one, other), self._ranked(other, one)
        if up and down:
            said = f"sources disagree: stronger according to {self._said(up)}, weaker according to {self._said(down)}"
            return Verdict("contested", said, ", ".join((*up, *down)))
        if up or down:
            label = "stronger" if up else "weaker"
            number = "one source, " if len(up or down) == 1 else ""
            said = f"{label}, according to {number}{self._said(up or down)}"
            return Verdict(label, said, ", ".join(up or down))
        return Verdict("not comparable", UNRANKED, "verb scale")

    def _ranked(self, weak: str, strong: str) -> tuple[str, ...]:
        """Sources that have one verb before another; *strongly* makes the stronger of two no weaker."""
        bare = strong.removesuffix(f" {STRONGEST}")
        bare = bare.partition(" ")[2] if bare.partition(" ")[0] in STRONG else bare
        return tuple(
            dict.fromkeys(
                s for s, order in self.rankings if any(_before(order, weak, name) for name in {strong: 0, bare: 0})
            )
        )

    def kind(self, verb: str) -> str | None:
        """What kind of verb it is, in words; none if the scale does not say."""
        return self.names.get(self.bands.get(verb, "-")[0])

    def _one_axis(self, old: str, new: str) -> bool:
        one, other = self.bands.get(old), self.bands.get(new)
        if not one or not other:
            return False
        return one[0] == other[0] or (one, other) in self.joined or (other, one) in self.joined

    def _kinds(self, old: str, new: str) -> str:
        one, other = self.kind(old), self.kind(new)
        return f"not comparable: {one}, then {other}" if one and other and one != other else UNRANKED

    def _said(self, sources: tuple[str, ...]) -> str:
        return " and ".join(self.names.get(source, source) for source in sources)


def _before(order: tuple[str, ...], one: str, other: str) -> bool:
    """Whether an order has one verb before another."""
    return one in order and other in order and order.index(one) < order.index(other)


TAKES_NOUN = frozenset({"express", "renew", "extend", "voice", "convey"})
"""Verbs whose noun decides: *renews its commitment* renews no mandate."""


def _shorter(verb: str, bands: dict[str, str]) -> str:
    """The longest head of a verb phrase that has a band, else the phrase."""
    words = verb.split()
    if words[0] in TAKES_NOUN:
        return verb
    for size in range(len(words), 0, -1):
        if " ".join(words[:size]) in bands and "with" not in words[size:]:
            return " ".join(words[:size])
    return verb


@cache
def built_in() -> Scale:
    """The scale that ships with hrcdiff."""
    return read(Path(__file__).with_name("verb-scale.json"))


def read(path: Path) -> Scale:
    """A scale from a file; ReadError if it has another shape."""
    try:
        return scale(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ReadError(f"cannot read the verb scale {path}: {error.strerror or error}") from None
    except RecursionError:
        raise ReadError(f"{path} is no verb scale: it is nested too deeply; docs/findings.md shows the shape") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{path} is no verb scale: {error}; docs/findings.md shows the shape") from None


def scale(value: dict[str, Any]) -> Scale:
    """A scale from its JSON."""
    if value["schema"] != SCHEMA:
        raise ValueError(f"its schema is not {SCHEMA}")
    unknown = {r["source"] for r in value["rankings"]} - set(value["sources"])
    if unknown:
        raise ValueError(f"a ranking names the source {min(unknown)!r}, which is not in sources")
    return Scale(
        bands={verb: band for band, verbs in value["verbs"].items() for verb in verbs},
        joined=frozenset((a, b) for a, b in value.get("one_scale", [])),
        rankings=tuple((r["source"], tuple(r["order"])) for r in value["rankings"]),
        synonyms=tuple((frozenset(s["verbs"]), s["note"]) for s in value.get("near_synonyms", [])),
        names=dict(value.get("names", {})),
        same=dict(value.get("same_force", {})),
    )
