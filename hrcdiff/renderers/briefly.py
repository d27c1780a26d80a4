"""A line or a few for what is longer: what is the same on both sides goes first, then the end.

A part is one thing that is told of a place: ``as appropriate added, at “enjoyment”``, ``“report” → “oral update”``.
Parts are never cut into one another: an arrow keeps both its sides, and a part that finds no room is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.patterns import later
from hrcdiff.renderers import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

BECAME = " \u2192 "
GOES_ON = "\u2026"
LEAST, BOTH = 24, 44
"""Characters with which a part that is cut still says something, and one with both sides of a change."""
_RAGGED = 8
"""Characters that a line leaves free on the average, at most."""
_AT = later(r",? (?:at|for) “[^“”]*”(?=$|[,;])")
"""Where a change stands."""
_FELL = later(r", with (?:its|their) paragraph(?=$|[,;])")
"""That words went or came with their paragraph, as the addresses say."""
_HEAD = later(r"[^“”\u2192]{1,120}?: ")
"""What is said before the old words: ``addressee: ``."""
_TAIL = later(
    r"(?: \([a-z][a-z ]{0,24}\)|, (?:backwards|with (?:its|their) paragraph)"
    r"|: (?:[A-Z0-9]+\.)*[OP]P\d[^“”\u2192:;]{0,40})$"
)
"""What is said behind the new words: `` (weaker)``, ``: OP4, OP8``."""
_FATE = later(r" (?P<fate>(?:added|dropped|removed)(?: here)?)(?:(?:[;,] | \().*)?$")
"""What became of the words before it, with what is said of that: `` removed (session)``."""
_FATE_FIRST = later(
    r"(?:added|dropped|removed|moved|new|gone|[a-z ]*(?:asked|repeated|encouraged|invited))\b[^“”]{0,12}: "
)
"""That it is said before them."""
_KEPT = (6, 4, 3, 2, 1, 0)
"""Words that both sides have which are shown before or behind those that differ, as far as there is room."""


def lines(text: str, width: int) -> int:
    """How many lines of this width a text takes."""
    return 1 if len(text) <= width and text.isascii() else columns.lines(text, width)


def without_place(part: str) -> str:
    """What is told of a change without the words where it stands."""
    return _FELL.sub("", _AT.sub("", part))


def told(parts: Sequence[str], width: int, most: int) -> tuple[str, bool]:
    """As much of some parts as stands in so many lines, the first before the others; and whether that is all."""
    whole = "; ".join(parts)
    if len(whole) <= width * most and lines(whole, width) <= most:
        return whole, True
    short = list(parts)
    for pattern in (_AT, _FELL):
        short = [pattern.sub("", part) for part in short]
        text = "; ".join(short)
        if len(text) <= width * most and lines(text, width) <= most:
            return text, True
    for many in range(len(short), 0, -1):
        left = f"; +{len(short) - many}" if many < len(short) else ""
        room = width * most - len(left) - (most - 1) * _RAGGED
        while room >= LEAST:
            said = _shared(short[:many], room, least=many > 1)
            if said is None:
                break
            text = "; ".join(said) + left
            if lines(text, width) <= most:
                return text, False
            room -= 4
    return cut(short[0], LEAST), False


_WHOLE = 60
"""Characters of a part that is told whole."""


def packed(parts: Sequence[str], width: int, most: int) -> str:
    """As many parts as stand in so many lines, each whole unless it is long, and how many are left out."""
    for many in range(len(parts), 0, -1):
        left = f"; +{len(parts) - many}" if many < len(parts) else ""
        room = min(_WHOLE, width * most - len(left))
        text = "; ".join(cut(part, room) for part in parts[:many]) + left
        if len(text) <= width * most and lines(text, width) <= most:
            return text
    return told(parts, width, most)[0]


def _shared(parts: Sequence[str], room: int, *, least: bool) -> list[str] | None:
    """Parts that share so many characters: what is short stays whole, the long ones get the rest in equal shares.

    None if that is too few for one of them, and ``least`` asks for more.
    """
    room -= 2 * (len(parts) - 1)
    share = 0
    for number, size in enumerate(sorted(map(len, parts))):
        share = room // (len(parts) - number)
        if size > share:
            break
        room -= size
    if least and any(len(part) > share < (BOTH if BECAME in part else LEAST) for part in parts):
        return None
    return [cut(part, share) for part in parts]


def cut(text: str, room: int) -> str:
    """A part in so many characters, if it has words as short as that."""
    if len(text) <= room:
        return text
    before, arrow, after = text.partition(BECAME)
    if arrow and BECAME not in after:
        return _change(before, after, room)
    fate = None if _FATE_FIRST.match(text) else _FATE.search(text)
    if fate is None:
        return to_word(text, room - 2)
    words, became = text[: fate.start()], fate["fate"]
    if len(words) + 1 + len(became) <= room:
        return f"{words} {became}"
    return f"{to_word(words, max(room - len(became) - 3, 1))} {became}"


def _change(before: str, after: str, room: int) -> str:
    """Old and new words without those that both have at their ends, then as far as half the room goes."""
    head, tail = _HEAD.match(before), _TAIL.search(after)
    start, end = head.group() if head else "", tail.group() if tail else ""
    before, after = before[len(start) :], after.removesuffix(end)
    quoted = all(side.startswith("“") and side.endswith("”") and "“" not in side[1:] for side in (before, after))
    sides = [side[1:-1] if quoted else side for side in (before, after)]
    left, right = "“”" if quoted else ("", "")
    what, by, _ = start.partition(" by ")
    heads = [said for said in (start, f"{what}: " if by else "", "") if len(said) <= room // 2]
    for said, kept in ((head, kept) for head in heads for kept in _KEPT):
        one, other = (f"{left}{side}{right}" for side in differing(*sides, kept=kept))
        if len(said + one + BECAME + other + end) <= room:
            return f"{said}{one}{BECAME}{other}{end}"
    start = heads[0]
    for alone in (False, True):
        one, other = (f"{left}{side}{right}" for side in parted(*sides, replaced=alone))
        if one != other and len(start + one + BECAME + other + end) <= room:
            return f"{start}{one}{BECAME}{other}{end}"
    one, other = differing(*sides, kept=0)
    end = "" if end.startswith(": ") else end
    free = room - len(start) - len(end) - len(BECAME) - 4 * quoted
    most = max(free // 2, free - min(len(one), len(other)))
    one, other = (side if len(side) <= most else to_word(side, most - 2) for side in (one, other))
    return f"{start}{left}{one}{right}{BECAME}{left}{other}{right}{end}"


def differing(before: str, after: str, *, kept: int = 0) -> tuple[str, str]:
    """Two wordings without what both begin and end with, but for so many words beside what differs; one at least."""
    old, new = before.split(), after.split()
    short = min(len(old), len(new))
    if old == new or not short:
        return before, after
    first = next((n for n in range(short) if old[n] != new[n]), short)
    last = next((n for n in range(short - first) if old[-1 - n] != new[-1 - n]), short - first)
    if first + last == short:  # nothing is left of the shorter one
        first, last = (first, last - 1) if last else (first - 1, last)
    first, last = max(first - kept, 0), max(last - kept, 0)
    first, last = (0 if first == 1 else first), (0 if last == 1 else last)
    out = []
    for words in (old, new):
        middle = words[first : len(words) - last]
        out.append(" ".join([*([GOES_ON] if first else []), *middle, *([GOES_ON] if last else [])]))
    return out[0], out[1]


def parted(before: str, after: str, *, replaced: bool = False) -> tuple[str, str]:
    """Two wordings without any run of words that both have; ``replaced`` leaves only what is another on either side.

    ``… representations`` and ``… agencies``; of one that has nothing else ``…`` alone.
    """
    old, new = before.split(), after.split()
    if len(old) * len(new) > _LONG:
        return before, after
    places: tuple[list[Place], list[Place]] = ([], [])
    i = j = 0
    for m, n, size in [*_runs(old, new, 0, 0), (len(old), len(new), 0)]:
        if (i < m and j < n) if replaced else (i < m or j < n):
            places[0].append((i, m))
            places[1].append((j, n))
        i, j = m + size, n + size
    out = []
    for words, spans in zip((old, new), places, strict=True):
        said = [span for span in spans if span[0] < span[1]]
        if not said:
            out.append(GOES_ON)
            continue
        ends = [GOES_ON] * (said[0][0] > 0), [GOES_ON] * (said[-1][1] < len(words))
        middle = f" {GOES_ON} ".join(" ".join(words[start:end]) for start, end in said)
        out.append(" ".join([*ends[0], middle, *ends[1]]))
    return out[0], out[1]


Place = tuple[int, int]
_RUN = 2
"""Words of a run that both sides have, at least, which is left out between others that differ."""
_LONG = 2_500
"""Words of the one times words of the other wording from which on no runs of both are looked for."""


def _runs(old: Sequence[str], new: Sequence[str], i: int, j: int) -> list[tuple[int, int, int]]:
    """The runs that both have, in order, the longest found first: where each begins on both sides, and its words."""
    size, at = 0, (0, 0)
    for m, one in enumerate(old):
        for n, other in enumerate(new):
            if one == other and m + size < len(old) and n + size < len(new):
                many = _common(old[m:], new[n:])
                size, at = (many, (m, n)) if many > size else (size, at)
    edge = at in ((0, 0), (len(old) - size, len(new) - size))
    if size < (1 if edge else _RUN):
        return []
    m, n = at
    before = _runs(old[:m], new[:n], i, j)
    return [*before, (i + m, j + n, size), *_runs(old[m + size :], new[n + size :], i + m + size, j + n + size)]


_GOES_ON = later(r"\s+[A-Z][a-z]")
_ENDS = later(r"(?:(?<=\s)|^)(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s*$")
"""A name with which words end; cut in two it would be another: *the Human Rights Council* Advisory Committee."""


def to_word(text: str, size: int) -> str:
    """The first words of a text, as many as are no longer than this, with a sign that it goes on.

    A name of which not all has room is left out, if more than a third of the words is left without it.
    """
    short = text[: max(size, 1)]
    if " " in short and not text[size : size + 1].isspace():
        short = short.rsplit(" ", 1)[0]
    if _GOES_ON.match(text, len(short.rstrip())) and (name := _ENDS.search(short)) and 3 * name.start() > len(short):
        short = short[: name.start()]
    short = short.rstrip(f" ,;:(“{GOES_ON}")
    return f"{short} {GOES_ON}”" if short.count("“") > short.count("”") else f"{short} {GOES_ON}"


# --- paragraphs ----------------------------------------------------------------------------------

_FORMULA = 5
"""Words of an addressee, or of a beginning that several paragraphs have, from which on it is not told in full."""
_NAME = 4
"""Words of a name from which on it is not told."""
_FIRST = later(r"(?:(?:all|the|other|relevant|those|upon|on|of|in|particular)\s+|[A-Z][\w’'-]*\s+(?=[A-Z]))*\S+")
_BEGIN = 3
"""Words of a beginning that several paragraphs have which are told."""


def without_addressee(text: str, start: int, end: int) -> str:
    """A paragraph without all but the first words of the addressee that stands there."""
    who = text[start:end]
    first = _FIRST.match(who)
    if len(who.split()) < _FORMULA or not first or len(first.group().split()) == len(who.split()):
        return text
    return f"{text[:start]}{first.group().rstrip(',;')} {GOES_ON} {text[end:].lstrip(' ,')}"


_ASIDE = later(r",\s+(?P<aside>[^,;:]{25,160}),\s+(?=to\s)")


def without_aside(text: str, start: int) -> str:
    """A paragraph without a long aside behind its addressee: *States, as part of their efforts to …, to light*."""
    aside = _ASIDE.match(text, start)
    return f"{text[:start]} {GOES_ON} {text[aside.end() :]}" if aside else text


def without_name(text: str, start: int, end: int) -> str:
    """A paragraph without a long name that stands there: *the report of the … on lamps*."""
    if len(text[start:end].split()) < _NAME or end == len(text.rstrip(" .,;")):
        return text
    return f"{text[:start]}{GOES_ON}{text[end:]}"


def apart(text: str, others: Sequence[str]) -> str:
    """A paragraph without the words with which another one of those begins as well, but for the first of them."""
    words = text.split()
    same = max((_common(words, other.split()) for other in others), default=0)
    if not _FORMULA < same < len(words):
        return text
    return " ".join([*words[:_BEGIN], GOES_ON, *words[same:]])


def _common(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words two texts begin with."""
    for same, (one, other) in enumerate(zip(words, others, strict=False)):
        if one != other:
            return same
    return min(len(words), len(others))
