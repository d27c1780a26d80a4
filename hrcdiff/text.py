"""Words: normalised for comparison, cut without loss.

A `Word` is what two texts are compared by; the text itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NewType

from hrcdiff.patterns import later

Word = NewType("Word", str)
"""A token after normalisation: never to be compared with raw text."""

_FOLD = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u2026": "...", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
        "\u200e": None, "\u200f": None, "\u0640": None, "\u0670": None,
        **{chr(sign): None for sign in range(0x64B, 0x653)},
        **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
    }
)  # fmt: skip
"""Signs of the hand and of the typesetter; Arabic vowel signs and stretching; the digits of Arabic."""
_USUAL = (("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"), ("\u2014", "-"), ("\u2018", "'"))
"""Those that most texts have, which no mark joins: replaced first, they leave few texts to look up sign by sign."""

_LETTER = r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]"
_MARK = "\u0300-\u036f\u064b-\u065f\u0670"
_APOSTROPHE = "'\u2018\u2019"
TOKEN = re.compile(
    r"[A-Za-z]+(?=[ ,;.)])"
    r"|\s+"
    r"|\.\.\."
    r"|\d+(?:[./,:]\d+)*(?:(?:st|nd|rd|th)\b)?"
    rf"|(?![{_MARK}{_APOSTROPHE}])(?:[{_APOSTROPHE}]?{_LETTER}+|[{_MARK}]+)+"
    r"|\w+?"
    r"|[^\w\s]"
)
"""White space, an ellipsis, a number, a word with its inner apostrophes and its combining marks, or one other
character, as each Chinese sign is.  Most tokens of most texts are what the first line finds, in half the time.
The range of Chinese signs takes long to compile, and stands here once."""


def fold(text: str) -> str:
    """Text with quotes, dashes and compatibility forms unified; case is kept.

    Such differences come from the file and not from the text.  Folding twice changes nothing.
    """
    if not text.isascii():
        for sign, plain in _USUAL:
            text = text.replace(sign, plain)
        if not text.isascii():
            return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).translate(_FOLD)).translate(_FOLD)
    return text.replace("`", "'")


def caseless(name: str) -> str:
    """A name as two people may write it: case and the Unicode form of its letters make no difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def small(text: str) -> str:
    """A text in small letters, character by character: those that a pattern takes for an s or i in any case as well.

    So it may be asked for letters before a pattern that does not mind capitals, and the places are the same in both.
    """
    if text.isascii():
        return text.lower()
    return text.replace("\u017f", "s").replace("\u0131", "i").replace("\u0130", "i").lower()


NEAR = 100
"""Characters within which the words beside a place stand: looked for farther off, a long text takes its square."""


_HAN = later("[\u3400-\u9fff\uf900-\ufaff]")
_NOT_HAN = bytes(range(0xE3))
"""Bytes of UTF-8 with which no Chinese sign begins: all there are in most languages."""


def is_han(char: str) -> bool:
    """Whether a character is a Chinese sign."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def count(text: str) -> int:
    """Words of a text as an editor counts them: in Chinese, each sign."""
    may_have = not text.isascii() and text.encode(errors="ignore").translate(None, _NOT_HAN)
    signs = len(_HAN.findall(text)) if may_have else 0
    return signs or spaced(text)


def spaced(text: str) -> int:
    """Words of a text between white space.

    In a text whose white space is single spaces, as that of a paragraph is, these are counted: no other white space is
    printable.
    """
    return text.count(" ") + 1 if is_even(text) else len(text.split())


def is_even(text: str) -> bool:
    """Whether a text has words, and no white space but single spaces between them."""
    return text.isprintable() and "  " not in text and text[:1] not in ("", " ") and text[-1] != " "


def tokens(text: str) -> list[str]:
    """The text cut into tokens; joined, they are the text again."""
    return TOKEN.findall(text)


MOST_PIECES = 65_536
"""Pieces of texts that are kept in mind."""


class _Pieces(dict[str, list[str]]):
    """What stands between two spaces, a word with the signs beside it as a rule, each with its tokens.

    No token goes beyond a space, and none depends on what stands there.
    """

    def __missing__(self, piece: str) -> list[str]:
        if len(self) >= MOST_PIECES:
            self.clear()
        found = self[piece] = TOKEN.findall(piece)
        return found


@cache
def pieces() -> _Pieces:
    """The pieces of all texts that were read, with their tokens: not to be changed."""
    return _Pieces()


@lru_cache(maxsize=65536)
def word(token: str) -> Word:
    """The normal form of a token."""
    return Word(fold(token).casefold())


def words(text: str) -> list[Word]:
    """The words and numbers of a text in their normal form, without punctuation."""
    return [word(token) for token in TOKEN.findall(text) if token[0].isalnum()]


def in_quotes(words: str) -> str:
    """Some words in quotation marks; a mark at their beginning or end that they have already is not doubled."""
    marks = words.count("\u201c"), words.count("\u201d")
    begin = words.startswith("\u201c") and (marks == (1, 0) or (marks == (1, 1) and words.endswith("\u201d")))
    end = words.endswith("\u201d") and (marks == (0, 1) or (marks == (1, 1) and begin))
    return ("" if begin else "\u201c") + words + ("" if end else "\u201d")


def first_words(words: Sequence[str], most: int) -> str:
    """The first of some words in a row, with a sign for the rest if there are more."""
    return " ".join(words[:most]) + (" \u2026" if len(words) > most else "")


def letters(number: int) -> str:
    """A number as letters count: a to z, then aa, ab …"""
    name = ""
    while number > 0:
        number, last = divmod(number - 1, 26)
        name = chr(ord("a") + last) + name
    return name
