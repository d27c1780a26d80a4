"""What a phrase attaches to: the words beside it, and whether it is still with them elsewhere or in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.conditions import behind_thing
from hrcdiff.findings.items import BRINGS_ITS_WORDS, Found, alone
from hrcdiff.findings.make import opposite
from hrcdiff.findings.view import plain
from hrcdiff.findings.wordkinds import adjective, adverb, infinitive
from hrcdiff.lexicon import function_words
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Link

FEW = 4
"""Words over which a phrase may move in another form and still attach to the same."""
WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r",\s+(?:and|or|but)\b")
"""What closes a phrase between commas, so that it belongs to what is before it."""
WORDS = re.compile(r"[^\W_]+(?:(?:['\u2019/-]|(?<=\d)[.,](?=\d))[^\W_]+)*['\u2019]?")
_NOUNS = re.compile(r"[\s,]*(?:[^,;:.()]|(?<=\d)[.,](?=\d))*")
_SIGNS = re.compile(r"[;:()]|(?<!\d)[.,]|[.,](?!\d)")
_ALIA = later(r"[\s,]*inter alia\b,?")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_WEAK = function_words("en") | frozenset(
    "at towards among but can could may should shall will must when while where including".split()
)
"""Words on which no quotation ends."""
_CLOSES = frozenset(
    "and or but of in on for with by from at through under as into that which who is are was were has have".split()
)
"""Words behind a phrase that belongs to what stands before it."""
_TO = frozenset(("right", "rights", "access"))
"""Words that are quoted with what they are to: *the right to education*."""
_OPENS = frozenset(("with", "of", "to", "by", "for", "upon"))
"""Words with which a phrase ends that is of what stands behind it."""
_MOST = 7
"""Words that are quoted."""
_LAST = 3
"""Words that are quoted of what stands before a phrase."""
_BESIDE = 6
"""Words of a change beside a phrase that are passed over."""
_FAR = 120
"""Characters on either side of a phrase in which what it belongs to stands."""
_LEAD = frozenset({"with", "without", "upon", "under"})
"""Words that lead a condition behind a comma."""
_NEXT = later(r"[\s,]*(?:the\s+|an?\s+)?((?:[\w\u2019'-]+\s*){1,3})")


def same_scope(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether a phrase stands at the same words; one that brings its own, *the consent of*, near its place."""
    if len(link.pairs) > 1 and alone(view, old.address, old.item, old=True):
        return _word_before(view, old, old=True) == _word_before(view, new, old=False)
    alike = _beside(view, old, old=True) == _beside(view, new, old=False)
    if old.item.entry.family not in BRINGS_ITS_WORDS or (not alike and between(view, link, old, new) != ""):
        return alike
    apart = between(view, link, old, new)
    return apart is None or len(WORD.findall(apart)) <= FEW


def _word_before(view: View, one: Found, *, old: bool) -> str:
    """The last word before a phrase, in small letters."""
    return "".join(plain(view.text(one.address, old=old)[max(0, one.item.start - _FAR) : one.item.start]).split()[-1:])


def near(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether a phrase in another form, *upon request* for *when requested*, stands within a few words."""
    same = words_of(view, old, old=True).casefold() == words_of(view, new, old=False).casefold()
    apart = None if same else between(view, link, old, new)
    return apart is not None and ";" not in apart and len(WORD.findall(apart)) <= FEW


def between(view: View, link: Link, old: Found, new: Found) -> str | None:
    """The words between a phrase and the place where it now stands, in the text that has more; None if it is far."""
    if any(
        address == new.address and at < new.item.end and new.item.start < end
        for address, at, end in _kept(view, old, new)
    ):
        return ""
    apart = _apart(view, link, old, new, old=True), _apart(view, link, new, old, old=False)
    if apart[0] is None or apart[1] is None:
        return None
    return max(apart, key=lambda words: (len(WORD.findall(words or "")), words or ""))


def _apart(view: View, link: Link, here: Found, there: Found, *, old: bool) -> str | None:
    """The words of one text between a phrase and the place where the other text has it; None if not in a paragraph."""
    at = opposite(view.change_at(link, there.address, there.item.start, old=not old), old=not old)
    if at is None:
        kept = view.image(there.address, there.item.start, there.item.start + 1, old=not old)
        at = (kept.address, kept.start, kept.end) if kept else None
    if at is None or at[0] != here.address:
        return None
    text = view.text(here.address, old=old)
    return (text[at[1] : here.item.start] if at[1] < here.item.start else text[here.item.end : at[1]]).strip()


def _kept(view: View, one: Found, other: Found) -> list[tuple[str, int, int]]:
    """Where words of a phrase were kept in their place: a word put in between them is no move."""
    if any(
        view.transfer_of(each.address, each.item.start, each.item.end, old=old)
        for each, old in ((one, True), (other, False))
    ):
        return []
    return view.share(one.address, one.item.start, one.item.end, old=True)


def _beside(view: View, one: Found, *, old: bool) -> str:
    """The words beside a phrase: those behind it, or before it if it is closed."""
    text = view.text(one.address, old=old)
    end = behind_own(text, one)
    following = None if _JOINED.match(text, end) else _NEXT.match(text, end)
    if following is None:
        return " ".join(text[: one.item.start].strip(" ,").split()[-2:])
    return following.group(1).strip()


def opens(one: Found) -> bool:
    """Whether a phrase is of what stands behind it: *in consultation with* whom."""
    return one.item.entry.key.split()[-1] in _OPENS and not one.item.entry.begin


def behind_own(text: str, one: Found) -> int:
    """Where a phrase ends with the words that it is of, *without prejudice to [their mandate]*; not so of consent."""
    own = opens(one) and one.item.entry.family not in BRINGS_ITS_WORDS
    return behind_thing(text, one.item.end) if own else one.item.end


def attached_whole(view: View, one: Found, *, old: bool) -> str:
    """The words to which a phrase belongs with all that it is of: *to visit them*, behind *subject to national law*."""
    text = view.text(one.address, old=old)
    return attached_at(text, one.item.start, behind_thing(text, one.item.end))


def attached(view: View, one: Found, *, old: bool) -> str:
    """The words to which a phrase belongs, as a note tells them: kept ones behind it, or before it if it is closed."""
    start, end, far = _edit(view, one, old=old)
    if opens(one):
        end, far = one.item.end, False
    entry, text = one.item.entry, view.text(one.address, old=old)
    ends = (
        entry.family == "time"
        and " " in entry.key
        and _between_signs(text, one.item.start, one.item.end) == (False, True)
    )
    far = far or ends or entry.key.endswith("consent")
    return attached_at(text, start, end, phrase=ends or entry.weight == "phrase", far=far)


def _between_signs(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a comma or semicolon stands before a stretch of a text, and whether one stands behind it."""
    return text[:start].rstrip().endswith((",", ";")), text[end : end + 1] in (",", ";")


def attached_at(text: str, start: int, end: int, *, phrase: bool = True, far: bool = False) -> str:
    """The words to which what stands between two places belongs; ``far`` if those behind it are not its own."""
    behind = "" if _JOINED.match(text, end) else _behind(text[end : end + _FAR])
    first = WORDS.match(behind)
    closed = phrase and first is not None and (far or first.group().lower() in _CLOSES)
    said = "" if closed else _up_to_a_noun(behind)
    return (
        said
        or _before(text[max(0, start - _FAR) : start], over=far)
        or _up_to_a_noun(behind)
        or _last_words(text, start)
    )


def _edit(view: View, one: Found, *, old: bool) -> tuple[int, int, bool]:
    """Where a phrase begins and ends, with the words of its change beside it if those are few.

    Then whether many more came or went behind it, to which it does not attach.
    """
    start, end = one.item.start, max(one.item.end, one.item.whole)
    link = view.link_at(one.address, old=old)
    change = view.change_at(link, one.address, start, old=old) if link else None
    place = (change.old if old else change.new) if change else None
    if place is None or place.address != one.address:
        return start, end, False
    text = view.text(one.address, old=old)
    if len(text[place.start : start].split()) <= _BESIDE:
        start = min(place.start, start)
    rest = len(text[end : place.end].split())
    return start, max(place.end, end) if rest <= _BESIDE else end, rest > _BESIDE


def ahead_of(view: View, one: Found, *, old: bool) -> str:
    """The words before a phrase, whatever stands behind it."""
    text, start = view.text(one.address, old=old), one.item.start
    return _before(text[max(0, start - _FAR) : start], over=True) or _last_words(text, start)


def _last_words(text: str, start: int) -> str:
    """The last words before a place, where there is no noun near it."""
    return " ".join(WORDS.findall(text[max(0, start - _FAR) : start])[-2:])


def _behind(text: str) -> str:
    """A text as far as a sign, but for a comma between adjectives; without the article before it."""
    alia = _ALIA.match(text) if "inter alia" in text else None
    text = text[alia.end() :] if alia else text
    end = 0
    while found := _NOUNS.match(text, end):
        end = found.end()
        if text[end : end + 1] != "," or not all(_describes(word) for word in WORDS.findall(text[:end])):
            break
    return _ARTICLE.sub("", text[:end].strip(" ,"))


def _describes(word: str) -> bool:
    """Whether a word is an adjective or adverb."""
    return adjective(word) or adverb(word)


def _up_to_a_noun(text: str) -> str:
    """The first words of a text as far as a noun: *to provide technical advice*, not *technical advice to*."""
    places = list(WORDS.finditer(text))
    words = [place.group() for place in places]
    first = 0
    while words[first : first + 1] == ["to"]:  # *to continue to address*
        first += 2
    for index in range(first, min(len(words), _MOST)):
        following = words[index + 1 : index + 2]
        if (words[index].lower() in _TO and following == ["to"]) or (words[index] == "human" and following == ["and"]):
            continue
        last = not following or following[0].lower() in _WEAK or following[0].endswith("ing")
        verb = index == 0 and infinitive(words[0])
        if last and words[index].lower() not in _WEAK and (verb or not _describes(words[index])):
            return text[: places[index].end()]
    while len(words) > _MOST or (len(words) > 1 and words[-1].lower() in _WEAK):
        words.pop()
    return text[: places[len(words) - 1].end()] if words else ""


def weak(word: str) -> bool:
    """Whether a word is one of the small ones, on which no quotation begins or ends."""
    return word.lower() in _WEAK


def closed(words: str) -> str:
    """Some words of a text without the small ones at their end: *hold elections*, not *hold elections in a*."""
    while (cut := words.rstrip(" ,").rpartition(" "))[2].lower() in _WEAK and cut[0]:
        words = cut[0]
    return words.rstrip(" ,")


def _before(text: str, *, over: bool) -> str:
    """The last noun of a text with what describes it; its verb if there is no noun.

    ``over`` the last comma, if small words alone stand behind it, which lead what follows: *the harbours, with their*.
    """
    *before, last = _SIGNS.split(text.rstrip(" ,;"))
    small = WORDS.findall(last)
    words = _without_weak([*small])
    if over and not words and _LEAD.intersection(small) and before and text.rstrip(" ,;")[: -len(last)].endswith(","):
        words = _without_weak(WORDS.findall(before[-1]))
    some: list[str] = []
    for word in reversed(words):
        if word.lower() in _WEAK or (len(some) >= _LAST and not (word[0].isupper() and some[0][0].isupper())):
            break
        some.insert(0, word)
    return " ".join(some)


def _without_weak(words: list[str]) -> list[str]:
    """Some words without the small ones at their end."""
    while words and words[-1].lower() in _WEAK | {"particular"}:
        words.pop()
    return words


def words_of(view: View, one: Found, *, old: bool) -> str:
    """A phrase as its text prints it."""
    return view.text(one.address, old=old)[one.item.start : one.item.end]
