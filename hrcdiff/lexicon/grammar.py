"""Opening phrases in the official languages other than English, from the forms that the tables list.

Text is compared in small letters, without Arabic vowel signs and without the differences of hand between
alefs, apostrophes and composed accents; the phrase comes out as it was printed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hrcdiff.lexicon.opened import Mood, Opening
from hrcdiff.lexicon.tables import table

_HEAD = 200
"""Characters within which an opening phrase ends."""
_SAME = str.maketrans("\u2019\u02bc\u2018`أإآٱىё\u00a0\u202f", "''''ااااي\u0435  ")
_LAYERS = 4
"""Adverbs, complements and attitudes that may follow the verb, one after the other."""


def folded(text: str) -> tuple[str, list[int]]:
    """Text as the tables are compared with it, and for each of its characters where it ends in the text."""
    chars: list[str] = []
    ends: list[int] = []
    for index, char in enumerate(text, 1):
        if unicodedata.combining(char) or char in "\u0640\u200c\u200d\u200e\u200f\u00ad":
            if chars:
                composed = unicodedata.normalize("NFC", chars[-1] + char)
                chars[-1] = composed if len(composed) == 1 else chars[-1]
                ends[-1] = index
            continue
        small = char.lower()
        chars.append((small if len(small) == 1 else char).translate(_SAME))
        ends.append(index)
    return "".join(chars), ends


def _spaced(source: str) -> str:
    return folded(source)[0].replace(" ", r"\s+")


class Grammar:
    """The patterns of one language, made once."""

    def __init__(self, language: str) -> None:
        rules = table(language)["opening"]
        self.capital: bool = rules["capital"]
        spaceless = rules.get("spaceless", False)
        self._gap, self._edge = ("", "") if spaceless else (r"\s+", r"(?!\w)")
        self.forms: dict[str, tuple[str, Mood | None]] = {}
        self.shapes: list[tuple[re.Pattern[str], str, Mood]] = []
        for lemma, preambular, operative in rules["verbs"]:
            self._add(lemma, preambular, "preambular")
            self._add(lemma, operative, "operative")
        self.parts = {name: rules[name] for name in ("soft", "noun", "attitude", "object") if name in rules}
        self.objects = frozenset(rules["objects"])
        self.needs = frozenset(rules["needs"])
        self._tails: dict[str, str] = rules["tails"]
        self._denied = [re.compile(_spaced(source)) for source in rules["not"].values()]
        forms = sorted(self.forms, key=lambda f: (-len(f), f))
        plain = [r"\s+".join(map(re.escape, form.split())) for form in forms]
        verbs = "|".join([shape.pattern for shape, _, _ in self.shapes] + plain)
        marker = rules.get("preamble")
        self.preamble = re.compile(_spaced(marker) + r"\s+") if marker else None
        before = f"(?:(?:{self._filled(rules['before'])}){self._edge}{self._gap})*"
        self.start = re.compile(f"{before}(?P<verb>{verbs}){self._edge}")
        self._after = self._following(rules["after"])
        self._attitude = self._following(rules["attitude"])
        self._object = self._following(rules["object"])

    def _add(self, lemma: str, forms: list[str], mood: Mood) -> None:
        for form in forms:
            if form.startswith("{"):
                self.shapes.append((re.compile(form[1:-1]), lemma, mood))
                continue
            plain = folded(form)[0]
            # Arabic verbs agree with the organ: يقرر the Council, تقرر the Assembly.
            for each in (plain, "\u062a" + plain[1:]) if plain[0] == "\u064a" else (plain,):
                other = self.forms.get(each)
                self.forms[each] = (lemma, None if other and other[1] != mood else mood)

    def _filled(self, source: str) -> str:
        for _ in range(2):
            for name, part in self.parts.items():
                source = source.replace("{" + name + "}", f"(?:{part})")
        return _spaced(source)

    def _following(self, source: str) -> re.Pattern[str]:
        return re.compile(rf"{self._gap}(?:{self._filled(source)}){self._edge}")

    @cache  # noqa: B019 - one grammar a language, and they are kept
    def after(self, lemma: str) -> tuple[re.Pattern[str], ...]:
        """What may follow a verb as part of its phrase; its fixed complement comes first."""
        patterns = [self._after, self._attitude]
        if lemma in self.objects:
            patterns.insert(0, self._object)
        if lemma in self._tails:
            patterns.insert(0, self._following(self._tails[lemma]))
        return tuple(patterns)

    def denied(self, text: str) -> bool:
        """Whether a text begins with something that only looks like a verb: *Note verbale*."""
        return any(pattern.match(text) for pattern in self._denied)

    def known(self, verb: str) -> tuple[str, Mood | None]:
        """Lemma and mood of a form that the pattern found."""
        found = self.forms.get(re.sub(r"\s+", " ", verb))
        if found:
            return found
        return next((lemma, mood) for shape, lemma, mood in self.shapes if shape.fullmatch(verb))


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language."""
    return Grammar(language)


def verb_forms(language: str) -> frozenset[str]:
    """All forms that lead a limb, as `folded` writes them."""
    return frozenset(grammar(language).forms)


def opening(text: str, language: str, *, small: bool = False) -> Opening | None:
    """The opening phrase with which a paragraph begins, or None."""
    rules = grammar(language)
    if not text or (rules.capital and not small and not text[0].isupper()):
        return None
    head, ends = folded(text[:_HEAD])
    marked = rules.preamble.match(head) if rules.preamble else None
    begin = marked.end() if marked else 0
    match = rules.start.match(head, begin)
    if rules.denied(head[begin:]):
        return None
    if not match:
        return _marked_only(text, head, ends, begin) if marked else None
    lemma, mood = rules.known(match.group("verb"))
    end, bare = _extended(rules, lemma, head, match.end())
    if lemma in rules.needs and bare and not marked:
        return None
    return Opening(text[: ends[end - 1]], "preambular" if marked else mood, lemma)


def _extended(rules: Grammar, lemma: str, head: str, end: int) -> tuple[int, bool]:
    """The end of the phrase, and whether the verb stands without a complement."""
    patterns = rules.after(lemma)
    bare = True
    for _ in range(_LAYERS):
        following = next(((k, m) for k, p in enumerate(patterns) if (m := p.match(head, end))), None)
        if following is None:
            break
        end, bare = following[1].end(), bare and following[0] > 0
    return end, bare


def _marked_only(text: str, head: str, ends: list[int], begin: int) -> Opening | None:
    """Arabic: the particle opens the paragraph whatever verb it has."""
    word = re.compile(r"\w+").match(head, begin)
    return Opening(text[: ends[word.end() - 1]], "preambular", word.group()) if word else None


def without(phrase: str, language: str) -> str:
    """A phrase without the adverbs that only mark a sequence, folded."""
    rules = table(language)["opening"]
    gap = "" if rules.get("spaceless") else r"(?!\w)"
    plain = re.sub(f"(?:{_spaced(rules['sequence'])}){gap}", " ", folded(phrase)[0])
    return " ".join(plain.split())
