"""Kinds of words, told by a table (``word-kinds.json``) and by endings, as far as the rules need them."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_ENDINGS_OF_ADJECTIVES = (
    "al", "ive", "able", "ible", "ful", "less", "ous", "ic", "ar", "ary", "ory", "ate", "ed", "ile", "ent", "ant",
)  # fmt: skip
_ADJECTIVE = re.compile(
    rf"[\w-]{{2,}}(?:{'|'.join(_ENDINGS_OF_ADJECTIVES)})(?<!ment)$",
    re.IGNORECASE,
)


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one kind in the table."""
    return frozenset(" ".join(_table()[kind]["words"]).split())


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("word-kinds.json").read_text(encoding="utf-8"))
    return found


def verb(word: str) -> bool:
    """Whether a word is the base form of a verb."""
    return word.lower() in _words("verbs")


def infinitive(word: str) -> bool:
    """Whether a word behind *to* is a verb and no noun."""
    return verb(word) or word.lower() in _words("asked")


@cache
def _acts() -> dict[str, int]:
    """The acts of the table, with the number of their line."""
    return {word: number for number, line in enumerate(_table()["acts"]["words"]) for word in line.split()}


def act_kind(word: str) -> int | None:
    """Which of the acts that drafters keep apart a verb is; None if the table does not say."""
    return _acts().get(word)


@cache
def _phrased() -> dict[str, int]:
    """The acts of the table that are more than a verb, with the number of their line behind those of one word."""
    lines = _table()["phrased acts"]["phrases"]
    return {phrase: len(_acts()) + number for number, line in enumerate(lines) for phrase in line}


def phrased_kind(words: str) -> int | None:
    """The same of an act in several words, *work towards*; None if the table does not say."""
    return _phrased().get(words.lower())


@cache
def _act_forms() -> dict[str, tuple[int, str]]:
    """The acts of the table in their forms: *guarantee*, *guarantees*, *guaranteeing*."""
    out: dict[str, tuple[int, str]] = {}
    for word, kind in _acts().items():
        stem = word if word.endswith("ee") else word.removesuffix("e")
        stem = stem + stem[-1] if word in _words("doubling") else stem
        third = f"{word[:-1]}ies" if word.endswith("y") else f"{word}es" if word.endswith(("sh", "ch")) else f"{word}s"
        out |= {word: (kind, ""), third: (kind, "s"), f"{stem}ing": (kind, "ing")}
    return out


def act_form(word: str) -> tuple[int, str] | None:
    """Which of the acts that drafters keep apart a word is, in what form: with no ending, *s* or *ing*."""
    return _act_forms().get(word.lower())


def verb_only(word: str) -> bool:
    """Whether it is no noun as well."""
    return word.lower() in _words("verbs") and word.lower() not in _words("verbs-and-nouns")


def adjective(word: str) -> bool:
    """Whether a word is likely to be an adjective or participle before its noun."""
    lower = word.lower()
    if lower in _words("adjectives"):
        return True
    if word.isascii() and not lower.endswith(_ENDINGS_OF_ADJECTIVES):
        return False
    return lower not in _words("nouns") and _ADJECTIVE.fullmatch(word) is not None


def adverb(word: str) -> bool:
    """Whether a word is likely to be an adverb in *-ly*."""
    return word.lower().endswith("ly") and word.lower() not in _words("no-adverbs")


def no_item(word: str) -> bool:
    """Whether a word by itself is no item of a list, but says where or how: *online and offline*."""
    return word.lower() in _words("no-items")


def gerund(word: str) -> bool:
    """Whether a word is likely to be a verb in *-ing*."""
    lower = word.lower()
    noun = lower in _words("actions") or "-" in lower or lower.endswith("building")
    return lower.endswith("ing") and (len(lower) > len("being") or lower == "using") and not noun


_ENDINGS = ("ing", "ed", "es", "s", "e", "")
_PAST = {
    "bought": "buy", "brought": "bring", "built": "build", "chosen": "choose", "dealt": "deal", "drawn": "draw",
    "found": "find", "fought": "fight", "given": "give", "held": "hold", "kept": "keep", "known": "know", "laid": "lay",
    "led": "lead", "made": "make", "met": "meet", "paid": "pay", "sent": "send", "shown": "show", "sought": "seek",
    "spent": "spend", "taken": "take", "taught": "teach", "told": "tell", "undertaken": "undertake",
    "withdrawn": "withdraw", "written": "write",
}  # fmt: skip
"""Participles that no ending tells, and their verbs."""


@lru_cache(maxsize=32768)
def root(verb: str) -> str:
    """A verb without its ending: *submitting*, *submit*; *taking*, *taken*, *take*."""
    lower = verb.lower()
    lower = _PAST.get(lower, lower)
    stem = next(lower.removesuffix(end) for end in _ENDINGS if lower.endswith(end))
    return stem[:-1] if stem[-1:] == stem[-2:-1] else stem


_STEM = 6
"""Letters by which a noun is held to be that of a verb."""


def said_in(verb: str, text: str) -> bool:
    """Whether a verb, or its noun, stands in a text: *assisting*, *giving assistance to*."""
    stem = root(verb)[:_STEM]
    return any(word.startswith(stem) for word in re.findall(r"[a-z]+", text.lower()))


_FORMS = ("", "s", "d", "ed", "ing", "y", "ation", "ations")


@lru_cache(maxsize=8192)
def one_word(text: str) -> tuple[str, ...]:
    """The words of a text that are others when they are parted, in whatever form: *resigned*, *re-signed*."""
    forms = _forms_of_one()
    return tuple([word for word in _HYPHENED.findall(text.lower()) if word in forms])


_HYPHENED = re.compile(r"[a-z]+(?:-[a-z]+)*")


@cache
def _forms_of_one() -> frozenset[str]:
    """The words of the table that are others when they are parted, and their forms: *resigned*, *resolving*."""
    stems = [stem for word in _words("one-word") for stem in {word, word.removesuffix("e")}]
    return frozenset(stem + end for stem in stems for end in _FORMS)
