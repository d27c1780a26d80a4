"""References: resolutions, reports, instruments and funds that are cited, and the text's references to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hrcdiff.findings import articles, goals, internal, naming
from hrcdiff.findings.cited import external, key, numbers, series
from hrcdiff.findings.items import instruments
from hrcdiff.findings.kin import follows_upon, of_two_things, on_one_thing
from hrcdiff.findings.make import alone, finding, listed, point, spot
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import date_in_words

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation, Finding, Link

_ENTITLED = re.compile(r",?\s+(?:entitled\s+)?\u201c(?P<title>[^\u201d]+)\u201d")


def find(view: View) -> Iterator[Finding]:
    """Findings on references: what is cited, what is named, and the text's references to itself."""
    lookup = naming.lookup(view)
    for link in view.changed:
        yield from _cited(view, link, lookup)
        named = [*naming.find(view, link, lookup)]
        yield from named
        yield from goals.find(view, link, lookup, named)
        yield from articles.find(view, link)
    yield from naming.of_whole_paragraphs(view, lookup)
    yield from _of_whole_paragraphs(view, lookup)
    yield from internal.find(view)


def _name(citation: Citation) -> str:
    """A citation as a note names it: by symbol, else with its kind and the organ that its words name."""
    if citation.symbol or citation.kind not in ("resolution", "decision"):
        return key(citation)
    organ = f" of the {citation.organ}" if citation.organ else ""
    return f"{citation.kind} {citation.number}{organ}"


def _cited(view: View, link: Link, lookup: naming.Lookup) -> Iterator[Finding]:
    """What a link cites in place of something else, and what on one side alone."""
    before, after = external(view, link.old, old=True), external(view, link.new, old=False)
    same = {key(c) for c in before} & {key(c) for c in after}
    gone, come = _once(before, same), _once(after, same)
    if same:
        yield from _otherwise_dated(view, link, before, after)
    for partner in (_of_its_title, _in_its_change, _only_one):
        for one in list(gone):
            other = partner(view, link, one, gone, come)
            if other:
                gone.remove(one)
                come.remove(other)
                yield _instead(view, one, other)
    for left, old in ((gone, True), (come, False)):
        for one in left:
            if not _known_by_title(view, one, view.texts(link, old=not old), old=old):
                yield _alone(view, link, one, lookup, old=old)


def _otherwise_dated(view: View, link: Link, before: list[Citation], after: list[Citation]) -> Iterator[Finding]:
    """One resolution that the two texts cite with two dates, of which one is wrong.

    Not where nothing else changed with the date: that it was set right is editorial.
    """
    dates: list[dict[str, list[Citation]]] = [{}, {}]
    for side, cited in zip(dates, (before, after), strict=True):
        for one in cited:
            if one.date and one.kind != "document":
                side.setdefault(key(one), []).append(one)
    for what in dates[0]:
        if what not in dates[1]:
            continue
        one, *more = dates[0][what]
        other, *others = dates[1][what]
        if one.date == other.date or {c.date for c in more} - {one.date} or {c.date for c in others} - {other.date}:
            continue
        change = view.change_over(link, *spot(one), old=True)
        if change and change.new.start <= other.end and (change.old.end > one.end or change.new.end > other.end):
            note = f"{_name(one)} of {date_in_words(one.date or '')} \u2192 of {date_in_words(other.date or '')}"
            yield finding(view, "reference.replaced", spot(one), spot(other), note)


def _alike(one: Citation, other: Citation) -> bool:
    """Whether two citations are of one kind and series."""
    return one.kind == other.kind and series(one) == series(other)


def _of_its_title(
    view: View, _link: Link, one: Citation, gone: list[Citation], come: list[Citation]
) -> Citation | None:
    """The citation like an old one, and the only such, that is on the same thing by its title."""
    like = [c for c in come if _alike(c, one) and on_one_thing(view, one, c)]
    rivals = [c for c in gone if like and _alike(c, one) and on_one_thing(view, c, like[0])]
    return like[0] if len(like) == len(rivals) == 1 else None


def _in_its_change(
    view: View, link: Link, one: Citation, _gone: list[Citation], come: list[Citation]
) -> Citation | None:
    """The citation like an old one that came in the same change."""
    here = view.change_over(link, *spot(one), old=True)
    there = (c for c in come if here and view.change_over(link, *spot(c), old=False) is here)
    return next((c for c in there if _alike(c, one) and not of_two_things(view, one, c)), None)


def _only_one(view: View, _link: Link, one: Citation, gone: list[Citation], come: list[Citation]) -> Citation | None:
    """The only citation like an old one that came, if no other one like it went, and neither text has both."""
    rivals, like = ([c for c in side if _alike(c, one)] for side in (gone, come))
    only = len(rivals) == len(like) == 1
    only = only and not of_two_things(view, one, like[0])
    moved = only and (_elsewhere(view, one, old=True) or _elsewhere(view, like[0], old=False))
    return like[0] if only and not moved else None


def _instead(view: View, old: Citation, new: Citation) -> Finding:
    """A citation in place of another one."""
    follows = old.kind == "document" or follows_upon(view, old, new)
    how = "updated" if numbers(new) > numbers(old) and follows else "replaced"
    own = {view.document(old=True).symbol: "the old", view.document(old=False).symbol: "the new"}
    itself = next((f", {side} text itself" for symbol, side in own.items() if symbol in (key(old), key(new))), "")
    note = f"{_name(old)} → {_name(new)}{itself}"
    return finding(view, f"reference.{how}", spot(old), spot(new), note)


def _once(citations: list[Citation], apart: set[str]) -> list[Citation]:
    """The first citation of each text, some texts apart."""
    out: dict[str, Citation] = {}
    for citation in citations:
        if key(citation) not in apart:
            out.setdefault(key(citation), citation)
    return list(out.values())


def _elsewhere(view: View, citation: Citation, *, old: bool) -> list[str]:
    """Where the other text cites the same."""
    return view.cited_in(citation, old=not old)


def _alone(view: View, link: Link | None, one: Citation, lookup: naming.Lookup, *, old: bool) -> Finding:
    """A citation that one side alone has; it says whether the other text has it elsewhere, or what it is called."""
    what = "dropped" if old else "added"
    places = _elsewhere(view, one, old=old)
    side = "new" if old else "old"
    elsewhere = f"the {side} text cites it in {listed(places)}" if places else f"not in the {side} text"
    title = None if places else _ENTITLED.match(view.text(one.address, old=old), one.end)
    item = naming.own_name(title["title"]) if title else None
    if item and (named := lookup(not old).instrument(item.entry.key, "")):
        where = named.partition(" it in ")[2]
        elsewhere = f"the {side} text does not cite it, and names the {item.entry.key} in {where}"
    if one.symbol and one.symbol == view.document(old=not old).symbol:
        elsewhere = f"it is the {side} text itself"
    note = f"{_name(one)} {what} here; {elsewhere}"
    change = view.change_at(link, one.address, one.start, old=old) if link else None
    return alone(view, f"reference.{what}", spot(one), point(change, old=old), note, old=old)


def _of_whole_paragraphs(view: View, lookup: naming.Lookup) -> Iterator[Finding]:
    """Citations in paragraphs that are new or gone, if the other text has them nowhere, or by another name alone."""
    for addresses, old in ((view.redline.removed, True), (view.redline.added, False)):
        for one in _once(external(view, addresses, old=old), set()):
            if not _elsewhere(view, one, old=old) and not _has_title(view, one, None, old=old):
                yield _alone(view, None, one, lookup, old=old)


def _has_title(view: View, one: Citation, texts: Sequence[str] | None, *, old: bool) -> bool:
    """Whether the other text has a resolution by its title.

    ``texts`` are the paragraphs of it that matter; all of them if there are none.
    """
    title = _ENTITLED.match(view.text(one.address, old=old), one.end)
    if title is None:
        return False
    words = plain(title["title"])
    return view.says(words, old=not old) if texts is None else any(words in plain(text) for text in texts)


def _known_by_title(view: View, one: Citation, texts: Sequence[str], *, old: bool) -> bool:
    """Whether some paragraphs of the other text have a resolution by its title, or the document that this names."""
    if _has_title(view, one, texts, old=old):
        return True
    title = _ENTITLED.match(view.text(one.address, old=old), one.end)
    known = {i.entry.key for i in instruments(title["title"])} if title else set()
    return bool(known) and any(i.entry.key in known for text in texts for i in instruments(text))
