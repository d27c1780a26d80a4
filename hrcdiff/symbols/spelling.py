"""Symbols as people type and copy them, brought to one spelling without losing the place.

Case, spaces, kinds of dash, the asterisk of a reissue, quotation marks and punctuation around
the symbol, web addresses, slugs (``a-hrc-res-27-20``) and file names (``A_HRC_RES_36_29``) say
nothing about the document.  Each character of the result remembers where it was written, so
that an error points into the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hrcdiff.errors import SymbolError

LONGEST = 200
"""No symbol, nor address of one on the web, is longer."""

ACCEPTED = "A/HRC/RES/54/28, 54/28, 18/L.24/Rev.1, PRST 29/1 or S/RES/2020 (2010)"
"""The forms that error messages suggest."""

_URL = (
    r"(?i)^\s*(?:https?://[^/\s?#]+"
    r"|(?:www\.)?(?:undocs\.org|docs\.un\.org|documents\.un\.org|right-docs\.org))/"
)
_URL_RULES = (
    (_URL + r"(?:[^?#]*[?&](?:s|symbol|finalsymbol)=)?", ""),
    (r"(?i)^(?:(?:doc|symbol|ar|en|es|fr|ru|zh)/)+", ""),
    (r"[?#&].*$", ""),
    (r"(?i)%2f", "/"),
    (r"%20", " "),
    (r"%28", "("),
    (r"%29", ")"),
    (r"/+\s*$", ""),
)
_RULES = (
    (r"[\u200b\u200e\u200f\u2060\ufeff]", ""),
    (r"[\u2010-\u2015\u2212]", "-"),
    (r"\s+", " "),
    (r"^[ \"'“‘«\[(]+", ""),
    (r"[ \"'”’»\].,;:!?]+$", ""),
    (r"^([^(]*)\)$", r"\1"),
    (r" ?\*{1,3}(?=$|[ /])", ""),
    (r" ?([/(]) ?", r"\1"),
    (r" \)", ")"),
    (r"\. (?=\d)", "."),
)
_SLUG_RULES = (
    (r"(?i)(?<=/)(E?S)/(?=\d)", r"\1-"),
    (r"(?i)(?<=/)(L|CRP|WG|CN|C|REV|ADD|CORR|AMEND)/(?=\d)", r"\1."),
)


@dataclass(slots=True)
class Written:
    """A text being normalised, each of whose characters knows where it came from."""

    text: str
    origin: list[int]

    def apply(self, rules: tuple[tuple[str, str], ...]) -> None:
        """Replace by each rule in turn; a replacement stands where its group 1, or its match, began."""
        for pattern, new in rules:
            pieces, origin, done = [], [], 0
            for match in re.finditer(pattern, self.text):
                put = match.expand(new)
                start = match.start(match.lastindex or 0)
                pieces += [self.text[done : match.start()], put]
                origin += self.origin[done : match.start()] + self.origin[start : start + len(put)]
                done = match.end()
            self.text = "".join([*pieces, self.text[done:]])
            self.origin = origin + self.origin[done:]

    def place(self, at: int) -> int:
        """The offset in the original text of the character at ``at``, or of the end."""
        if at < len(self.origin):
            return self.origin[at]
        return self.origin[-1] + 1 if self.origin else 0


def normalise(text: str) -> Written:
    """Upper-case ASCII without what makes no difference; SymbolError for what never fits."""
    if len(text) > LONGEST:
        raise refusal(text, LONGEST, f"it is longer than {LONGEST} characters")
    written = Written(text, list(range(len(text))))
    if re.match(_URL, text):
        written.apply(_URL_RULES)
    written.apply(_RULES)
    if "/" not in written.text and re.match(r"(?i)[AES][-_]", written.text):
        written.apply((("_" if "_" in written.text else "-", "/"), *_SLUG_RULES))
    strange = re.search(r"[^ -~]", written.text)
    if strange or not written.text:
        raise refusal(text, written.place(strange.start() if strange else 0))
    written.text = written.text.upper()
    return written


def shown(text: str) -> str:
    """For a message of one line: no control characters, and not too long."""
    clean = "".join(character if character.isprintable() else "?" for character in text)
    return clean if len(clean) <= 60 else f"{clean[:57]}..."


def refusal(text: str, at: int, why: str | None = None) -> SymbolError:
    """The error for a text that goes wrong at this offset."""
    if not text.strip():
        return SymbolError(f"an empty symbol; write {ACCEPTED}", text=text, at=at)
    if why is None and at:
        why = f"'{shown(text[at:])}' does not fit" if text[at:].strip() else "it breaks off"
    because = f": {why}" if why else ""
    fault = f"'{shown(text)}' is no UN document symbol{because}"
    return SymbolError(f"{fault}; write {ACCEPTED}", text=text, at=at, fault=fault)
