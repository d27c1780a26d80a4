"""How instructions name paragraphs: *operative paragraph 4 (b)*, *the third preambular paragraph*, *OP5 bis*."""

from __future__ import annotations

import re

from hrcdiff.instructions.kinds import NUMERALS
from hrcdiff.lexicon import ordinal
from hrcdiff.parsing.labels import AFTER

_NUMBER = rf"\d{{1,3}}(?:\s?(?:{AFTER})\b)?"
_LABEL = rf"\([a-z]{{1,4}}\)(?:\s(?:{AFTER})\b)?"
_LABELS = rf"(?:\s*{_LABEL})+"
_FURTHER = rf"(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_NUMBER}(?:{_LABELS})?|{_LABELS})"
_ORDINAL = (
    r"(?:last|penultimate|final|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:[a-z]+(?:teen|tie)th)|"
    r"tenth|eleventh|twelfth|(?:twent|thirt|fort|fift)y-[a-z]+|\d{1,3}(?:st|nd|rd|th))"
)
_TWIN = rf"(?:(?P<{{0}}>{'|'.join(NUMERALS[2:])})\s+)?"
_PART = r"(?P<{0}>preambular|operative)"
_LEAD = (
    r"(?:the\s+)?(?:(?P<chapeau>chapeau|introductory\s+(?:part|words))\s+(?:of|to|in)\s+|"
    r"(?P<closing>(?:closing|concluding)\s+(?:part|words|text))\s+of\s+|"
    r"(?:existing\s+|current\s+)?(?:text|wording)\s+of\s+)?(?:the\s+)?(?:(?:existing|current)\s+)?"
)
_REST = rf"[\w()#+]*(?:\s(?:{AFTER})\b[\w()#+]*)*"
"""What an address has behind its number."""
REFERENCE = re.compile(
    _LEAD
    + "(?:"
    + rf"sub-?paragraphs?\s*(?P<sub>{_LABELS})\s+of\s+(?:the\s+)?"
    + rf"{_TWIN.format('of_twin')}(?:{_PART.format('under')}\s+)?paragraph\s+(?P<of>{_NUMBER})(?P<of_labels>{_LABELS})?"
    + rf"|(?P<ordinal>{_ORDINAL})\s+(?:{_PART.format('which')}\s+)?paragraph\b(?!\s+\d)"
    + rf"(?:,?\s+(?:sub-?paragraph\s*)?(?P<ordinal_labels>{_LABELS}))?"
    + rf"|{_TWIN.format('twin')}(?:{_PART.format('part')}\s+)?paragraphs?\s+(?P<number>{_NUMBER})"
    + rf"(?P<more>(?:(?:,\s*|\s+and\s+|,\s+and\s+|\s+to\s+|\s*[-\u2013]\s*){_NUMBER}(?!\s*\())*)"
    + rf"(?:,?\s*(?:sub-?paragraph\s*)?(?P<labels>{_LABELS}))?(?P<further>(?:{_FURTHER})*)"
    + r"(?:\s+of\s+(?:the\s+(?P<behind>preamble|operative\s+part)|section\s+(?P<section>[IVXLC]+)\b))?"
    + rf"|(?P<short>PP|OP)\s?\.?(?P<figure>{_NUMBER})(?P<short_labels>{_LABELS})?"
    + rf"|paragraph\s+(?P<address>[A-Z]\w*[.\w]*\.\w{_REST}|(?:PP|OP)\d+{_REST})"
    + r")",
    re.IGNORECASE,
)
"""A paragraph, or several, of the draft."""
_ITEM = re.compile(rf"(?:,\s*(?:and\s+)?|\s+and\s+)(?P<number>{_NUMBER})?(?P<labels>{_LABELS})?", re.IGNORECASE)
_LIST = re.compile(rf"(?P<sep>,\s*and\s+|,\s*|\s+and\s+|\s+to\s+|\s*[-\u2013]\s*)(?P<number>{_NUMBER})", re.IGNORECASE)


def addresses(match: re.Match[str]) -> tuple[str, ...]:
    """The addresses that a reference means; ``PP-1`` is the last of the preamble, ``OP-2`` the last but one."""
    section, closing = match["section"], match["closing"]
    return tuple(f"{f'{section}.' if section else ''}{a}{'+' if closing else ''}" for a in _named(match))


def _named(match: re.Match[str]) -> tuple[str, ...]:
    """The addresses without what stands before and behind the reference."""
    found = match.groupdict()
    if found["address"]:
        return (match["address"],)
    if found["sub"]:
        above = _short(found["under"]) + _clean(match["of"]) + _joined(found["of_labels"])
        return (above + _twin(found["of_twin"]) + _joined(match["sub"]),)
    if found["ordinal"]:
        place = _place(match["ordinal"].lower())
        return (f"{_short(found['which'])}{place}{_joined(found['ordinal_labels'])}",)
    if found["short"]:
        return (match["short"].upper() + _clean(match["figure"]) + _joined(found["short_labels"]),)
    part = _short(found["part"] or ("preambular" if found["behind"] == "preamble" else None))
    names = [_clean(match["number"])]
    for item in _LIST.finditer(found["more"] or ""):
        number = _clean(item["number"])
        runs = item["sep"].strip() in ("to", "-", "\u2013") and names[-1].isdecimal() and number.isdecimal()
        names += [str(n) for n in range(int(names[-1]) + 1, int(number) + 1)] if runs else [number]
    labels = _joined(found["labels"])
    out = [f"{part}{name}{labels}{_twin(found['twin'])}" for name in names]
    for item in _ITEM.finditer(found["further"] or ""):
        names.append(_clean(item["number"]) if item["number"] else names[-1])
        out.append(f"{part}{names[-1]}{_joined(item['labels'])}")
    return tuple(out)


def _short(part: str | None) -> str:
    """Without its part a numbered paragraph is an operative one: the others have no numbers."""
    return "PP" if part and part.lower() == "preambular" else "OP"


def _clean(number: str) -> str:
    """``5bis`` is ``5 bis``."""
    return re.sub(r"(\d)\s?([a-z])", r"\1 \2", number.lower())


def _joined(labels: str | None) -> str:
    """``(a) (ii) bis`` is ``(a)(ii) bis``."""
    return re.sub(r"\s+\(", "(", f" {labels or ''}".rstrip()).lower()


def _twin(said: str | None) -> str:
    """Which of several paragraphs of one number is meant: the second is ``#2``."""
    return f"#{NUMERALS.index(said.lower())}" if said else ""


def _place(said: str) -> int:
    if said in ("last", "final"):
        return -1
    return -2 if said == "penultimate" else ordinal(said) or 0


def resolved(address: str, known: dict[str, int]) -> str:
    """An address with a place from the end as it stands in the draft; unchanged if there is none."""
    match = re.fullmatch(r"(PP|OP)-(\d+)(.*)", address)
    if not match:
        return address
    tops = [a for a in known if re.fullmatch(rf"{match[1]}\d+(?:\s\w+)?", a)]
    at = len(tops) - int(match[2])
    return tops[at] + match[3] if 0 <= at < len(tops) else address
