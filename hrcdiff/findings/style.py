"""House style: forms of words between which an editor chooses and a negotiator does not."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from hrcdiff.findings.numbers import in_figures, value
from hrcdiff.patterns import later
from hrcdiff.text import fold, small

_CAPITALS = frozenset(
    "goal goals charter government governments member members observer observers organization organizations "
    "chair chairperson president secretariat assembly council committee commission board office resident "
    "coordinator coordinators internet declaration covenant convention programme agenda mission conference "
    "indigenous peoples special rapporteur rapporteurs independent expert experts working group groups "
    "bill bills parliament parliaments federal prosecutor".split()
)
"""Words whose capital is a matter of style; not *State*: a country is no condition."""
_SENSE = frozenset("state states party parties power powers".split())
"""Words whose capital can be another sense, even in the name of a body."""
_SPELLINGS = (
    (("ise", "isi", "isa"), r"\b(\w+?)is(e|es|ed|ing|ation|ations|er|ers)\b", r"\1iz\2"),
    (("co-",), r"\bco-(op|ord)", r"co\1"),
    (("per cent", "percent"), r"\b(?:per cent|percent)\b", " percent"),
    (("%",), "%", " percent"),
    (("health care", "healthcare"), r"\bhealth ?care\b", "healthcare"),
    (("fulfill",), r"\bfulfill(ment|s)?\b", r"fulfil\1"),
    (("program",), r"\bprogram\b", "programme"),
    (("labor", "avior", "avor", "honor", "ighbor", "color"), r"\b(\w*)(lab|behavi|fav|hon|neighb|col)or", r"\1\2our"),
    (("judgement",), r"\bjudgement", "judgment"),
    (("enrol",), r"\benrol(s|ment)?\b", r"enroll\1"),
    (("analyz",), r"\banalyz", "analys"),
    (("fora",), r"\b(?:fora)\b", "forums"),
    (("in particular",), r"\bin particular\b", "particularly"),
    (("his/her", "his or her", "her or his", "her/his"), r"\b(?:his/her|his or her|her or his|her/his)\b", "their"),
)
"""Letters of which a text must have some for a form, the form, and the one for it."""
_SPELLED = re.compile("|".join(re.escape(letters) for each, _, _ in _SPELLINGS for letters in each))


MOST = 20
"""Characters by which two spellings of the same words differ at most."""


@cache
def _spellings() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    return tuple((letters, later(pattern, re.IGNORECASE), into) for letters, pattern, into in _SPELLINGS)


_WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s-]")


def spelled(text: str) -> str:
    """The text in one spelling, without hyphens and capitals of style; numbers in figures."""
    out = fold(text)
    if _SPELLED.search(small(out)):
        for letters, pattern, into in _spellings():
            lower = small(out)
            if any(each in lower for each in letters):
                out = pattern.sub(into, out)
    return " ".join(map(_plain, _WORD_OR_SIGN.findall(in_figures(out))))


def words_outside(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> list[str]:
    """The words of a span that lie outside some others, in one spelling."""
    kept = list(text[start:end])
    for a, b in spans:
        first, last = max(a, start) - start, min(b, end) - start
        if first < last:
            kept[first:last] = " " * (last - first)
    return spelled("".join(kept)).split()


def _plain(word: str) -> str:
    lower = word.lower()
    return lower if lower in _CAPITALS else word


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("house-style.json").read_text(encoding="utf-8"))
    return found


@cache
def _same() -> dict[frozenset[str], list[tuple[re.Pattern[str], re.Pattern[str]]]]:
    """Between what two words say the same, by the two."""
    found: dict[frozenset[str], list[tuple[re.Pattern[str], re.Pattern[str]]]] = {}
    for row in _table()["same"]:
        found.setdefault(frozenset(row["words"]), []).append((later(row["before"]), later(row["after"])))
    return found


def same(old: str, new: str, before: str, after: str) -> bool:
    """Whether two words say the same between what stands before and behind them."""
    rows = _same().get(frozenset((old, new)))
    return rows is not None and any(a.search(before) and b.match(after) for a, b in rows)


def part_of_a_country(old: str, new: str, before: str) -> bool:
    """Whether two forms of *Member State* are parts of a country, by the word before them: *federal Member State*."""
    parts = _table()["parts_of_a_country"]
    if old.casefold() not in parts["words"] or new.casefold() not in parts["words"]:
        return False
    behind = before.split()[-1:]
    return bool(behind) and behind[0].casefold() in parts["behind"]


def party_to_a_treaty(old: str, new: str, before: str) -> bool:
    """Whether two forms of *party* differ by their capital alone behind *State* or *become*: *States Parties*.

    The UN Editorial Manual writes *States parties*, *become parties to*; by itself a *party* is another one with a
    capital.
    """
    if old.casefold() != new.casefold() or old.casefold() not in ("party", "parties"):
        return False
    behind = before.rstrip().removesuffix(" a").split()[-1:]
    return bool(behind) and behind[0] in ("State", "States", "become", "becomes", "becoming", "became")


def capital(old: str, new: str) -> bool:
    """Whether two runs of words differ by capitals of style alone."""
    one, other = fold(old), fold(new)
    if one.casefold().split() != other.casefold().split():
        return False
    plain = [(a.strip(",;.:").casefold(), a == b) for a, b in zip(one.split(), other.split(), strict=True)]
    named = any(word in _CAPITALS for word, _ in plain)
    return all(kept or word in _CAPITALS or (named and word not in _SENSE) for word, kept in plain)


_SIGNS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Letters and figures alone."""
    return _SIGNS.sub("", fold(text))


def number(old: str, new: str) -> bool:
    """Whether a figure stands for a word, 10 and ten, or thousands are parted in another way, 1 000 and 1,000."""
    one, other = fold(old).strip(), fold(new).strip()
    return one.casefold() != other.casefold() and (figure := _figure(one)) != "" and figure == _figure(other)


_THOUSANDS = later(r"\d{1,3}(?:[ ,]\d{3})+|\d+")


def _figure(words: str) -> str:
    if words[:1].isdigit() and _THOUSANDS.fullmatch(words):
        return re.sub("[ ,]", "", words)
    known = value(words)
    return "" if known is None else str(known)
