"""What delegations write into a draft beside its words: whose proposal they are, and what is to become of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hrcdiff.parsing.attributions import NAMES, delegations
from hrcdiff.patterns import later

_WHOSE = later(
    rf"\s+[\u2013\u2014-]\s+(?P<behind>{NAMES}?)\s*(?=\]|$)|(?<=\[)\s*(?P<before>{NAMES}?)\s?:\s*(?=[^\s\]])"
)
"""Beside words in brackets, whose proposal they are: *– CHN, EU*, *Norway: and the bells*."""
_CODES = later(r"[A-Z]{2,}(?:(?:,\s*|/|\s+and\s+|\s+)[A-Z]{2,})*")
_STANCE = (
    r"(?i:(?:to be |(?:propose|want)[sd]? to )?(?:delet(?:ed?|ion)|retain(?:ed|s)?|ke(?:ep|pt)|maintain(?:ed|s)?|"
    r"reinstated?|reserv(?:es?|ed|ation)|support(?:s|ed)?|oppos(?:es?|ed))|del)\.?"
)
_SAYS = r"\s*[:\u2013\u2014-]\s*"
_REMARK = later(rf"\s*(?:{_STANCE}{_SAYS}(?P<behind>{NAMES}?)|(?P<before>{NAMES}?){_SAYS}{_STANCE})\s*")
"""What delegations say of a paragraph in it, and no text: *deleted - USA, RUS*, *Chad: retain*."""
_BRACKET = later(r"\[([^\[\]]{2,240})\]")
_STOP = later(rf"((?<!\w){_STANCE})\s*,(?=\s)")
"""What stands between the remarks of several, beside *;*: *EU: retain, CHN: delete*."""
_END = 80
"""Characters behind a remark that may be others."""


def whose(text: str) -> Iterator[tuple[int, int, str]]:
    """The places in a text that say whose proposal words in brackets are, and the names."""
    for found in _WHOSE.finditer(text):
        names = found["behind"] or found["before"] or ""
        if delegations(names) or (found["behind"] and _CODES.fullmatch(names)):
            yield *found.span(), names


def remarks(text: str) -> Iterator[tuple[int, int]]:
    """The places in a text that are remarks of delegations, with their brackets."""
    for found in _BRACKET.finditer(text):
        said = found[1]
        if all(map(_remark, _STOP.sub(r"\1;", said).split(";"))) or (_named(said) and _at_the_end(text, *found.span())):
            yield found.span()


def _remark(words: str) -> bool:
    """Whether words say what delegations want, and nothing else."""
    found = _REMARK.fullmatch(words)
    return found is not None and _named(found["behind"] or found["before"] or "")


def _named(names: str) -> bool:
    """Whether words name delegations alone."""
    return delegations(names) or _CODES.fullmatch(names.strip()) is not None


def _at_the_end(text: str, start: int, end: int) -> bool:
    """Whether brackets stand behind the last sign of a paragraph, *; [Chad, Norway]*, perhaps beside others."""
    before = text[:start].rstrip("] ")[-1:]
    return before in (";", ",", ".") and not _BRACKET.sub("", text[end : end + _END]).strip(" ;,.")


def left_out(text: str, spans: Iterable[tuple[int, int]], sign: str) -> str:
    """A text in which each character of some places is a sign, or nothing."""
    at, out = 0, ""
    for start, end in spans:
        out, at = out + text[at:start] + sign * (end - start), end
    return out + text[at:]


def without_names(words: str) -> str:
    """Words in brackets without those whose proposal they are."""
    return left_out(words, ((start, end) for start, end, _ in whose(words)), "")
