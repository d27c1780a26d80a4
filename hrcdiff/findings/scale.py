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


_LABELS = ("stronger", "weaker")


class Grades(NamedTuple):
    """Words beside a verb that make it say more, as one source has it: *deeply regrets*, *notes with deep concern*."""

    source: str = ""
    adverbs: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    """Adjectives of a feeling: *deep*, *great*."""
    neutral: frozenset[str] = frozenset()
    """Verbs that say neither yes nor no, to which any feeling adds something."""
    approving: frozenset[str] = frozenset()
    """Feelings that lie on the axis P: *appreciation*."""
    disapproving: frozenset[str] = frozenset()
    """Feelings that lie on the axis N: *concern*."""

    def read(self, verb: str) -> _Graded:
        """A verb as a scale names it, in its parts."""
        words, feelings = verb.split(), self.approving | self.disapproving
        adverb = next(
            (
                a
                for a in sorted([a for a in self.adverbs if a in verb])
                if verb.startswith(f"{a} ") or verb.endswith(f" {a}")
            ),
            "",
        )
        words = [word for word in words if word not in adverb.split()] if adverb else words
        held = next((n for n, word in enumerate(words) if word == "with" or words[0] in TAKES_NOUN), len(words))
        root = words[: held + (words[0] in TAKES_NOUN)]
        rest = frozenset(words[len(root) :]) - {"with", "and"}
        return _Graded(
            "note" if root == ["take", "note"] else " ".join(root), frozenset(filter(None, (adverb,))),
            rest & self.degrees, rest & feelings,
            rest - self.degrees - feelings,
        )  # fmt: skip

    def compare(self, old: str, new: str, axis: str) -> int | None:
        """Which of two verbs says more, if one has all that the other has: 1 the new one, -1 the old one, 0 neither.

        ``axis`` is that of the verb itself.  None if they differ in more than such words, or in two ways.
        """
        one, other = self.read(old), self.read(new)
        if not self.source or one.root != other.root:
            return None
        if one.feelings == other.feelings:
            if one.others != other.others:
                return None
        elif not self._adds(one, other, axis):
            return None
        sides = [_more(a, b) for a, b in zip(one[1:4], other[1:4], strict=True)]
        if None in sides or {1, -1} <= {*sides}:
            return None
        return next((side for side in sides if side), 0)

    def _adds(self, one: _Graded, other: _Graded, axis: str) -> bool:
        """Whether a feeling more of two verbs says more: all on one axis, beside a neutral verb or one of that axis."""
        axes = {"P" if word in self.approving else "N" for word in one.feelings | other.feelings}
        more, less = (one, other) if one.feelings > other.feelings else (other, one)
        bare = less.others <= more.others if not less.feelings else less.others == more.others
        return len(axes) == 1 and bare and (one.root in self.neutral or bool(less.feelings) or axes == {axis})


class _Graded(NamedTuple):
    """A verb in its parts: *notes with deep concern* is *note*, *deep* and *concern*."""

    root: str
    adverbs: frozenset[str]
    degrees: frozenset[str]
    feelings: frozenset[str]
    others: frozenset[str]
    """Other words: *growing*."""


def _more(one: frozenset[str], other: frozenset[str]) -> int | None:
    """Which of two sets has all that the other has, and more; 0 if they are the same."""
    return 0 if one == other else 1 if one < other else -1 if other < one else None


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
    grades: Grades = Grades()
    """What makes any verb say more."""

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
            known = self._graded(old, new) or self._by_its_root(old, new)
            return known or Verdict("not comparable", self._kinds(old, new), "verb scale")
        one, other = self.same.get(old, old), self.same.get(new, new)
        up, down = self._ranked(one, other), self._ranked(other, one)
        if up and down:
            said = f"sources disagree: stronger according to {self._said(up)}, weaker according to {self._said(down)}"
            return Verdict("contested", said, ", ".join((*up, *down)))
        if up or down:
            return self._verdict("stronger" if up else "weaker", up or down)
        return self._graded(old, new) or Verdict("not comparable", UNRANKED, "verb scale")

    def judge(self, old: Limb, new: Limb) -> Verdict:
        """What sources say of two verbs; no source has a verb whose adverb makes it say more below another one."""
        keys = self.key(old), self.key(new)
        verdict = self.compare(*keys)
        if verdict.label not in _LABELS:
            return verdict
        below, above = (old, new) if verdict.label == "stronger" else (new, old)
        firmly, firm = (self.grades.adverbs.intersection(limb.modifiers) for limb in (below, above))
        known = any(adverb in self.key(below) for adverb in firmly)
        return Verdict("not comparable", UNRANKED, "verb scale") if firmly and not firm and not known else verdict

    def firmer(self, old: Limb, new: Limb) -> Verdict | None:
        """What the source of the grades says of one verb with other adverbs: *Regrets*, *Deeply regrets*.

        None if an adverb differs that does not make it say more, or each has one of its own.
        """
        one, other = ({*limb.modifiers} for limb in (old, new))
        came, went = other - one, one - other
        if not self.grades.source or (came and went) or not came | went <= self.grades.adverbs:
            return None
        return self._verdict("stronger" if came else "weaker", (self.grades.source,)) if came or went else None

    def _graded(self, old: str, new: str) -> Verdict | None:
        """What the source of the grades says of two verbs of which one has all that the other has."""
        more = self.grades.compare(old, new, self.bands.get(self.grades.read(old).root, "-")[0])
        if more is None:
            return None
        if not more:
            return Verdict("near-synonym", "near-synonyms: one phrase in two forms", "verb scale")
        return self._verdict("stronger" if more > 0 else "weaker", (self.grades.source,))

    def _by_its_root(self, old: str, new: str) -> Verdict | None:
        """What sources say of two verbs of which the stronger has words beside it that make it say more yet."""
        for weak, strong, label in ((old, new, "stronger"), (new, old, "weaker")):
            bare = self.grades.read(strong).root
            if strong in self.bands or bare not in self.bands or not self._one_axis(weak, bare):
                continue
            known = self.compare(weak, bare)
            more = self.grades.compare(bare, strong, self.bands[bare][0])
            if more == 1 and known.label == "stronger":
                return self._verdict(label, tuple(known.source.split(", ")))
        return None

    def _verdict(self, label: str, sources: tuple[str, ...]) -> Verdict:
        """That one verb is stronger or weaker, according to whom."""
        number = "one source, " if len(sources) == 1 else ""
        return Verdict(label, f"{label}, according to {number}{self._said(sources)}", ", ".join(sources))

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


class _UnfitError(ValueError):
    """A scale of the right shape that says what cannot be."""


def read(path: Path) -> Scale:
    """A scale from a file; ReadError if it has another shape."""
    try:
        return scale(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ReadError(f"cannot read the verb scale {path}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(f"{path} is no verb scale: {_why(error)}; docs/findings.md shows the shape") from None


def _why(error: Exception) -> str:
    """What is wrong with a scale, in words."""
    match error:
        case json.JSONDecodeError():
            return f"it is no JSON (it goes wrong at line {error.lineno}, column {error.colno})"
        case UnicodeDecodeError():
            return "it is not in UTF-8"
        case RecursionError():
            return "it is nested too deeply"
        case KeyError():
            return f"it has no {error}"
        case _UnfitError():
            return str(error)
        case _:
            return "a part of it has another shape"


def scale(value: dict[str, Any]) -> Scale:
    """A scale from its JSON."""
    if value["schema"] != SCHEMA:
        raise _UnfitError(f"its schema is not {SCHEMA}")
    grades = value.get("grades", {})
    named = {r["source"] for r in value["rankings"]} | ({grades["source"]} if grades else set())
    unknown = named - set(value["sources"])
    if unknown:
        raise _UnfitError(f"a ranking names the source {min(unknown)!r}, which is not in sources")
    return Scale(
        bands={verb: band for band, verbs in value["verbs"].items() for verb in verbs},
        joined=frozenset((a, b) for a, b in value.get("one_scale", [])),
        rankings=tuple((r["source"], tuple(r["order"])) for r in value["rankings"]),
        synonyms=tuple((frozenset(s["verbs"]), s["note"]) for s in value.get("near_synonyms", [])),
        names=dict(value.get("names", {})),
        same=dict(value.get("same_force", {})),
        grades=_grades(grades) if grades else Grades(),
    )


def _grades(value: dict[str, Any]) -> Grades:
    """Grades from their JSON."""
    adverbs, degrees, neutral, approving, disapproving = (
        frozenset(value.get(key, ())) for key in ("adverbs", "degrees", "neutral", "P", "N")
    )
    return Grades(value["source"], adverbs, degrees, neutral, approving, disapproving)
