"""Words without their inflection in the languages other than English: light cuts, to compare by and never to show."""

from __future__ import annotations

import re

from hrcdiff.patterns import later

_FRENCH = later(r"(?:issements?|ements?|antes?|ants?|ées?|és?|ers?|es?|s|x)$")
_FRENCH_OTHER = later(r"(?<=..)(?:(?<!e)aux|(?:ive|euse|elle|enne|ière)s?)$")
_FRENCH_FORMS = {"aux": "al", "ive": "if", "euse": "eux", "elle": "el", "enne": "en", "ière": "ier"}
"""Plural and feminine endings, and what else the same words end in: *régionaux* is *régional*, *active* is *actif*."""
_SPANISH = later(r"(?:amente|ando|iendo|ad[oa]s?|id[oa]s?|es|[aeo]s?|s|r)$")
_SPANISH_PLAIN = str.maketrans("áéíóú", "aeiou")
"""Without the accent that a plural loses: *resolución* and *resoluciones*."""
_RUSSIAN = later(
    r"(?:иями|ями|ами|ыми|ими|ого|его|ому|ему|иях|ях|ах|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ам|ям"
    r"|ию|ия|ии|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_ELIDED = later(r"^(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)'")
_ARABIC_BEFORE = later(r"^(?:و|ف)?(?:ال|بال|كال|لل|ب(?=ال))?")
_ARABIC_AFTER = later(r"(?:ات|ون|ين|ها|هم|ية|ه|ة|ا)$")
_ARABIC_SAME = str.maketrans("أإآٱى", "ااااي")
_SHORTEST = 3
"""Letters that stay at least."""


def cut(form: str, language: str) -> str:
    """The part of a word that its forms have in common; Chinese signs have no forms."""
    if language == "fr":
        return _without(_FRENCH_OTHER.sub(_other_form, _ELIDED.sub("", form)), _FRENCH)
    if language == "es":
        return _without(form.translate(_SPANISH_PLAIN), _SPANISH)
    if language == "ru":
        return _without(form.replace("ё", "е"), _RUSSIAN)
    if language == "ar":
        return _arabic(form.translate(_ARABIC_SAME))
    return form


def _other_form(ending: re.Match[str]) -> str:
    return _FRENCH_FORMS[ending.group().removesuffix("s")]


def _without(form: str, ending: re.Pattern[str]) -> str:
    shorter = ending.sub("", form)
    return shorter if len(shorter) > _SHORTEST else form


def _arabic(form: str) -> str:
    bare = _ARABIC_BEFORE.sub("", form, count=1)
    form = bare if len(bare) >= _SHORTEST else form
    shorter = _ARABIC_AFTER.sub("", form)
    return shorter if len(shorter) >= _SHORTEST else form
