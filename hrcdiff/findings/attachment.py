"""What a phrase attaches to: the words beside it, and whether it is still with them elsewhere or in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hrcdiff.findings.items import BRINGS_ITS_WORDS, Found
from hrcdiff.findings.make import opposite

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Link

FEW = 4
"""Words over which a phrase may move in another form and still attach to the same."""
WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r",\s+(?:and|or|but)\b")
"""What closes a phrase between commas, so that it belongs to what is before it."""
_NEXT = re.compile(r"[\s,]*(?:the\s+|an?\s+)?((?:[\w\u2019'-]+\s*){1,3})")


def same_scope(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether a phrase stands at the same words; one that brings its own, *the consent of*, near its place."""
    alike = attached(view, old, old=True) == attached(view, new, old=False)
    if old.item.entry.family not in BRINGS_ITS_WORDS or (not alike and _between(view, link, old, new) != ""):
        return alike
    between = _between(view, link, old, new)
    return between is None or len(WORD.findall(between)) <= FEW


def near(view: View, link: Link, old: Found, new: Found) -> bool:
    """Whether a phrase in another form, *upon request* for *when requested*, stands within a few words."""
    same = words_of(view, old, old=True).casefold() == words_of(view, new, old=False).casefold()
    between = None if same else _between(view, link, old, new)
    return between is not None and ";" not in between and len(WORD.findall(between)) <= FEW


def _between(view: View, link: Link, old: Found, new: Found) -> str | None:
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


def attached(view: View, one: Found, *, old: bool) -> str:
    """The words to which a phrase belongs, as a note tells them: those behind it, or before it if it is closed."""
    text = view.text(one.address, old=old)
    following = None if _JOINED.match(text, one.item.end) else _NEXT.match(text, one.item.end)
    if following is None:
        return " ".join(text[: one.item.start].strip(" ,").split()[-2:])
    return following.group(1).strip()


def words_of(view: View, one: Found, *, old: bool) -> str:
    """A phrase as its text prints it."""
    return view.text(one.address, old=old)[one.item.start : one.item.end]
