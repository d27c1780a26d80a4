"""Where a text stops, and where it only goes on: the guards of a label or number out of its sequence.

A label in its sequence proves itself.  One that skips or repeats may be part of a sentence whose line was
wrapped, *… in accordance with paragraph 4 (a),* / *(c) and (d) of …*, and begins a paragraph only where
what stands before it and after it could not be running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hrcdiff.lexicon import table
from hrcdiff.patterns import later

_AND = r"(?:\s?(?:and|or|et|ou|y|e|o|u|и|или|و|أو|和|及|以及|或|并))?"
_AFTER = r"[\"'\u201d\u2019)\]\u00bb\u300d\uff09]*[\u00b9\u00b2\u00b3\u2070-\u2079\d]*$"
_ENDED = re.compile(rf"[,;.:\]\u060c\u061b\u3002\uff0c\uff1b\uff1a]{_AND}{_AFTER}")
_USUAL = (",", ";", ".", ":")
"""The last signs of most paragraphs."""
_END = 60
"""Characters at the end of a line in which its last sign is looked for, with the word, quotes and figures behind it."""
_CLOSED = later(rf"[;.:\u061b\u3002\uff1b\uff1a]{_AND}{_AFTER}")
_OPENS = later(rf"[:\uff1a]{_AFTER}")
_REFERS = later(
    r"(?:of|above|below|thereof|hereof|de|du|des|del|de la|supra|infra|ci-dessus|ci-dessous|выше|ниже)\b"
    r"|(?:to|through|à|a|по)\s\(?\w{1,5}\)|[,;.:()\u2013-]",
    re.IGNORECASE,
)


def ended(text: str) -> bool:
    """Whether a line ends as a paragraph could."""
    return text.endswith(_USUAL) or _ENDED.search(text, max(0, len(text) - _END)) is not None


def closed(text: str) -> bool:
    """Whether a text ends as an item of a list does, and not with a comma, at which a sentence may be cut."""
    return _CLOSED.search(text) is not None


def opens_list(text: str) -> bool:
    """Whether a text ends with the colon that opens a list."""
    return (":" in text or "\uff1a" in text) and _OPENS.search(text) is not None


def inside_quotes(text: str) -> bool:
    """Whether a quotation that the text began is still open."""
    return text.count("\u201c") > text.count("\u201d") or text.count("\u00ab") > text.count("\u00bb")


def inline(text: str, labels: Iterable[str]) -> bool:
    """Whether one of these labels stands as an item within the text: its list runs on in the sentence."""
    return any(re.search(rf"[;,:]{_AND}\s\({label}\)\s", text) for label in labels if label)


def refers(rest: str, language: str = "en") -> bool:
    """Whether what follows a label shows that it is named and not set: ``(c) of``, ``(c) and (d)``, ``(a) to (c)``."""
    conjunction = re.match(rf"(?:{table(language)['conjunctions']})\s+\(?\w{{1,5}}\)", rest)
    return conjunction is not None or _REFERS.match(rest) is not None
