"""References: resolutions, reports, instruments and funds that are cited, and the text's references to itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from hrcdiff.findings.documents import DOCUMENT, names, names_document
from hrcdiff.findings.items import difference, items
from hrcdiff.findings.kin import follows_upon
from hrcdiff.findings.make import Spot, finding, opposite
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import names_in

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Citation, Finding, Link

_NUMBER = re.compile(r"\d+")


def find(view: View) -> Iterator[Finding]:
    """Findings on references."""

    @cache
    def naming(old: bool) -> _Naming:
        return _Naming(view, old=old)

    for link in view.changed:
        yield from _cited(view, link)
        yield from _instruments(view, link, naming)
        yield from _named(view, link, naming)
        yield from _drafted(view, link)
    yield from _names_of_whole(view)
    yield from _whole(view)
    yield from internal(view)


def _of(view: View, addresses: tuple[str, ...], *, old: bool) -> list[Citation]:
    if len(addresses) == 1:
        return [c for c in view.citations(addresses[0], old=old) if c.kind != "internal"]
    return [c for c in view.document(old=old).citations if c.address in addresses and c.kind != "internal"]


def key(citation: Citation) -> str:
    """What makes two citations the same."""
    return citation.symbol or citation.number


def _name(citation: Citation) -> str:
    """A citation as a note names it: by symbol, else with its kind and the organ that its words name."""
    if citation.symbol or citation.kind not in ("resolution", "decision"):
        return key(citation)
    organ = f" of the {citation.organ}" if citation.organ else ""
    return f"{citation.kind} {citation.number}{organ}"


def series(citation: Citation) -> str:
    """The organ and kind of a citation: resolutions of one organ are one series."""
    return (citation.symbol or "").rpartition("/")[0].rpartition("/")[0] or citation.organ or citation.kind


def _newer(old: Citation, new: Citation) -> bool:
    one, other = ([int(n) for n in _NUMBER.findall(key(c))] for c in (old, new))
    return other > one


Naming = Callable[[bool], "_Naming"]
"""Where the old text (True) or the new one names documents."""


def _cited(view: View, link: Link) -> Iterator[Finding]:
    before, after = _of(view, link.old, old=True), _of(view, link.new, old=False)
    same = {key(c) for c in before} & {key(c) for c in after}
    gone, come = _once(before, same), _once(after, same)
    for one in list(gone):
        here = view.change_over(link, one.address, one.start, one.end, old=True)
        there = [n for n in come if here and view.change_over(link, n.address, n.start, n.end, old=False) is here]
        like = [n for n in there if series(n) == series(one) and n.kind == one.kind]
        if like:
            gone.remove(one)
            come.remove(like[0])
            yield _instead(view, one, like[0])
    for one in list(gone):
        rivals, like = ([c for c in side if series(c) == series(one) and c.kind == one.kind] for side in (gone, come))
        if (
            len(rivals) == len(like) == 1
            and _elsewhere(view, one, old=True) == _elsewhere(view, like[0], old=False) == []
        ):
            gone.remove(one)
            come.remove(like[0])
            yield _instead(view, one, like[0])
    for one in gone:
        if not _known_by_title(view, one, [view.new[a].text for a in link.new], old=True):
            yield _alone(view, link, one, old=True)
    for one in come:
        if not _known_by_title(view, one, [view.old[a].text for a in link.old], old=False):
            yield _alone(view, link, one, old=False)


def _instead(view: View, old: Citation, new: Citation) -> Finding:
    follows = old.kind == "document" or follows_upon(view, old, new)
    how = "updated" if _newer(old, new) and follows else "replaced"
    own = {view.document(old=True).symbol: "the old", view.document(old=False).symbol: "the new"}
    itself = next((f", {side} text itself" for symbol, side in own.items() if symbol in (key(old), key(new))), "")
    return finding(
        view, f"reference.{how}", _spot(old), _spot(new), f"{_name(old)} → {_name(new)}{itself}", source="7.3"
    )


def _once(citations: list[Citation], apart: set[str]) -> list[Citation]:
    out: dict[str, Citation] = {}
    for citation in citations:
        if key(citation) not in apart:
            out.setdefault(key(citation), citation)
    return list(out.values())


def _spot(citation: Citation) -> Spot:
    return citation.address, citation.start, citation.end


def _elsewhere(view: View, citation: Citation, *, old: bool) -> list[str]:
    """Where the other text cites the same."""
    other = view.document(old=not old).citations
    return list(dict.fromkeys(c.address for c in other if key(c) == key(citation)))


def _alone(view: View, link: Link | None, one: Citation, *, old: bool) -> Finding:
    what = "dropped" if old else "added"
    places = _elsewhere(view, one, old=old)
    side = "new" if old else "old"
    elsewhere = f"the {side} text cites it in {_listed(places)}" if places else f"not in the {side} text"
    if one.symbol and one.symbol == view.document(old=not old).symbol:
        elsewhere = f"it is the {side} text itself"
    note = f"{_name(one)} {what} here; {elsewhere}"
    change = view.change_at(link, one.address, one.start, old=old) if link else None
    there = opposite(change, old=old)
    there = (there[0], there[1], there[1]) if there else None
    spots = (_spot(one), there) if old else (there, _spot(one))
    return finding(view, f"reference.{what}", spots[0], spots[1], note, source="7.3")


def _listed(places: list[str]) -> str:
    """Addresses as a list: *PP4, OP6 and OP11*."""
    return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))


def _whole(view: View) -> Iterator[Finding]:
    """Citations in paragraphs that are new or gone, if the other text has them nowhere."""

    @cache
    def theirs(old: bool) -> tuple[str, ...]:
        return (" ".join(p.text for p in view.document(old=old).paragraphs),)

    for addresses, old in ((view.redline.removed, True), (view.redline.added, False)):
        for one in _once(_of(view, addresses, old=old), set()):
            if not _elsewhere(view, one, old=old) and not _known_by_title(view, one, theirs(not old), old=old):
                yield _alone(view, None, one, old=old)


_DRAFT = re.compile(
    r"\bdraft\s+(?:(?!of\b|on\b|the\b)[a-z]+\s+){0,3}?(?:instrument|convention|treaty|declaration|protocol|covenant|guidelines|principles)\b"
)
"""*draft legally binding instrument*: what is being negotiated."""


def _drafted(view: View, link: Link) -> Iterator[Finding]:
    """Another kind of document that is being drafted, in the place of the one before."""
    sides = [
        {m.group(): (a, *m.span()) for a in addresses[::-1] for m in [*_DRAFT.finditer(paragraphs[a].text)][::-1]}
        for addresses, paragraphs in ((link.old, view.old), (link.new, view.new))
    ]
    if len(sides[0]) == len(sides[1]) == 1 and sides[0].keys() != sides[1].keys():
        (was, old), (became, new) = (next(iter(side.items())) for side in sides)
        here = view.change_over(link, *old, old=True)
        if was.split()[-1] != became.split()[-1] and here and here is view.change_over(link, *new, old=False):
            yield finding(view, "reference.replaced", old, new, f"{was} \u2192 {became}", source="7.4")


_ENTITLED = re.compile(r",?\s+(?:entitled\s+)?\u201c(?P<title>[^\u201d]+)\u201d")


def _known_by_title(view: View, one: Citation, texts: Sequence[str], *, old: bool) -> bool:
    """Whether the other text has a resolution by its title, or by the document that its title names."""
    title = _ENTITLED.match((view.old if old else view.new)[one.address].text, one.end)
    if title is None:
        return False
    known = {i.entry.key for i in items(title["title"]) if i.entry.kind == "instrument"}
    words = plain(title["title"])
    return any(words in plain(text) or known & {i.entry.key for i in items(text)} for text in texts)


def _instruments(view: View, link: Link, naming: Naming) -> Iterator[Finding]:
    """Treaties, declarations and funds that a linked paragraph no longer names, or now names."""
    diff = difference(view, link, "instrument")
    sides = [
        {i.entry.key for a in addresses for i in items(paragraphs[a].text) if i.entry.kind == "instrument"}
        for addresses, paragraphs in ((link.old, view.old), (link.new, view.new))
    ]
    for found, other, old in ((diff.old, sides[1], True), (diff.new, sides[0], False)):
        told: set[str] = set()
        for one in found:
            name = one.item.entry.key
            text = (view.old if old else view.new)[one.address].text
            if (
                name in other
                or name in told
                or _no_reference(text, one.item.start)
                or _by_number(view, link, name, old=old)
            ):
                continue
            told.add(name)
            what = "dropped" if old else "added"
            there = opposite(view.change_at(link, one.address, one.item.start, old=old), old=old)
            there = (there[0], there[1], there[1]) if there else None
            here: Spot = (one.address, one.item.start, one.item.end)
            spots = (here, there) if old else (there, here)
            note = f"{name} {what} here{naming(not old).instrument(name)}"
            yield finding(view, f"reference.{what}", spots[0], spots[1], note, source="names")


_MOST_PLACES = 4
"""Paragraphs that a note names one by one."""


class _Naming:
    """Where one text names documents; looked up once for all findings."""

    def __init__(self, view: View, *, old: bool) -> None:
        self._side = "old" if old else "new"
        self._known: defaultdict[str, list[str]] = defaultdict(list)
        self._others: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        self._by_word: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        self._order: dict[str, int] = {}
        for paragraph in view.document(old=old).paragraphs:
            text, address = paragraph.text, paragraph.address
            self._order[address] = len(self._order)
            named = [i for i in items(text) if i.entry.kind == "instrument" and not _no_reference(text, i.start)]
            for name in {i.entry.key for i in named}:
                self._known[name].append(address)
            for words in {words for *_, words in _in_paragraph(view, address, old=old)}:
                self._others[words].append(address)
                for word in words:
                    self._by_word[word].add(words)

    def instrument(self, name: str) -> str:
        """Where an instrument of the table is named, as the end of a note; empty if nowhere."""
        return self._told(self._known.get(name, []))

    def document(self, words: frozenset[str]) -> str:
        """The same of a document that is named in these words, or nearly so with the rarest of them."""
        known = [word for word in words if word in self._by_word]
        rarest = min(known, key=lambda word: (len(self._by_word[word]), word), default="")
        like = [name for name in self._by_word.get(rarest, ()) if _one_name(words, name)]
        return self._told(sorted({a for name in like for a in self._others[name]}, key=self._order.__getitem__))

    def _told(self, places: list[str]) -> str:
        if not places:
            return ""
        listed = _listed(places) if len(places) <= _MOST_PLACES else f"{len(places)} other paragraphs"
        return f"; the {self._side} text names it in {listed}"


_GOALS = "Sustainable Development Goals"
_GOAL = re.compile(r"\b2030 Agenda\b.*\bGoals? \d", re.DOTALL)


def _by_number(view: View, link: Link, name: str, *, old: bool) -> bool:
    """Whether the other side names the Goals by their numbers: *the 2030 Agenda, including its Goal 4*."""
    texts = ((view.new if old else view.old)[a].text for a in (link.new if old else link.old))
    return name == _GOALS and any(_GOAL.search(text) for text in texts)


ALIKE = 60
"""Per cent of the words of two names that both have, if they are one."""


def _named(view: View, link: Link, naming: Naming) -> Iterator[Finding]:
    """Documents that the table does not know, told by what they are called: *the Rome Declaration on …*."""
    sides = [_documents(view, link, old=old) for old in (True, False)]
    for old in (True, False):
        others = [words for *_, words in sides[old]]
        told: set[frozenset[str]] = set()
        for address, start, end, words in sides[not old]:
            if words in told or any(_one_name(words, other) for other in others):
                continue
            if view.image(address, start, end, old=old) is not None or _short(view, link, address, start, end, old=old):
                continue
            if _by_title(view, link, (address, start, end), old=old):
                continue
            told.add(words)
            text = (view.old if old else view.new)[address].text
            what = "dropped" if old else "added"
            there = opposite(view.change_over(link, address, start, end, old=old), old=old)
            there = (there[0], there[1], there[1]) if there else None
            spots: tuple[Spot | None, Spot | None] = ((address, start, end), there)
            one, other = spots if old else spots[::-1]
            note = f"{text[start:end]} {what} here{naming(not old).document(words)}"
            yield finding(view, f"reference.{what}", one, other, note, source="names")


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name is short for another, or they differ in a word or two."""
    return one <= other or other <= one or len(one & other) * 100 >= len(one | other) * ALIKE


def _names_of_whole(view: View) -> Iterator[Finding]:
    """Instruments and documents in paragraphs that are new or gone, if the other text names them nowhere."""
    for addresses, old in ((view.redline.removed, True), (view.redline.added, False)):
        paragraphs = view.old if old else view.new
        theirs = view.document(old=not old).paragraphs
        known = {i.entry.key for p in theirs for i in items(p.text) if i.entry.kind == "instrument"}
        words = [w for p in theirs for *_, w in _in_paragraph(view, p.address, old=not old)]
        told: set[str] = set()
        for address in addresses:
            text = paragraphs[address].text
            named = [(i.start, i.end, i.entry.key) for i in items(text) if i.entry.kind == "instrument"]
            named = [n for n in named if n[2] not in known and not _no_reference(text, n[0])]
            for _, start, end, name in _in_paragraph(view, address, old=old):
                if not any(_one_name(name, other) for other in words):
                    named.append((start, end, text[start:end]))
            here = {said: (start, end) for start, end, said in sorted(named, reverse=True) if said not in told}
            told |= here.keys()
            if here:
                yield _with_paragraph(view, address, here, old=old)


def _with_paragraph(view: View, address: str, named: dict[str, tuple[int, int]], *, old: bool) -> Finding:
    """One finding on all the names of a paragraph that is new or gone; it stands at the first."""
    what = "dropped" if old else "added"
    names = sorted(named, key=lambda name: named[name])
    spot: Spot = (address, *named[names[0]])
    note = f"{'; '.join(names)} {what}, with {'its' if len(names) == 1 else 'their'} paragraph"
    return finding(view, f"reference.{what}", spot if old else None, None if old else spot, note, source="names")


_EVENT = re.compile(
    r"\b(?:Summit|Meeting|Conference|Session|Forum|Dialogue)(?:\s+of\s+[^,;]{0,60})?\s+on\s+(?:the\s+)?$"
)
"""*The High-level Summit on the …*: what a meeting was on is not cited with it."""


def _no_reference(text: str, at: int) -> bool:
    """Whether a name stands within a quoted title or is what a meeting was on."""
    return _quoted(text, at) or _EVENT.search(text, max(0, at - 120), at) is not None


_QUOTES = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"))


def _quoted(text: str, at: int) -> bool:
    """Whether a place is within quotation marks: a title that names an instrument does not refer to it."""
    return any(text.rfind(left, 0, at) > text.rfind(right, 0, at) for left, right in _QUOTES)


def _documents(view: View, link: Link, *, old: bool) -> list[tuple[str, int, int, frozenset[str]]]:
    """Names of documents in the paragraphs of one side, with their words; what the table knows or is cited apart."""
    return [found for address in (link.old if old else link.new) for found in _in_paragraph(view, address, old=old)]


def _in_paragraph(view: View, address: str, *, old: bool) -> list[tuple[str, int, int, frozenset[str]]]:
    text = (view.old if old else view.new)[address].text
    if not names_document(text):
        return []
    known = [(i.start, i.end) for i in items(text) if i.entry.kind == "instrument"]
    known += [(c.start, c.end) for c in _of(view, (address,), old=old)]
    return [(address, *name) for name in names(text, known) if not _no_reference(text, name.start)]


def _short(view: View, link: Link, address: str, start: int, end: int, *, old: bool) -> bool:
    """Whether the other side names a document by what it is alone, *the Charter*, and no other of its kind."""
    said = DOCUMENT.search((view.old if old else view.new)[address].text, start, end)
    if said is None:
        return False
    kind = said.group()
    alone = re.compile(rf"\bthe {kind}\b(?!\s+(?:on|of|for|against|to|relating|concerning)\b|\s+[A-Z])")
    texts = [(view.new if old else view.old)[a].text for a in (link.new if old else link.old)]
    others = [text[a:b] for text in texts for a, b in names_in(text)]
    others += [i.entry.key for text in texts for i in items(text) if i.entry.kind == "instrument"]
    return any(alone.search(text) for text in texts) and not any(
        re.search(rf"\b{kind}\b", other) and " " in other for other in others
    )


_TITLE = re.compile(r"(?:,?\s+entitled)?(?::\s+|\s+[\u201c\u00ab])(?P<title>[^,;\u201d\u00bb]+)")
TITLE = 5
"""Words of a title at least by which a document is known."""


def _by_title(view: View, link: Link, name: Spot, *, old: bool) -> bool:
    """Whether the other side has the title that stands behind a name, and calls it by the same kind of document."""
    address, start, end = name
    here, there = (view.old, view.new) if old else (view.new, view.old)
    behind = _TITLE.match(here[address].text, end)
    words = plain(behind["title"]).split() if behind else []
    kinds = {word.lower() for word in DOCUMENT.findall(here[address].text[start:end])}
    texts = (plain(there[a].text) for a in (link.new if old else link.old))
    return len(words) >= TITLE and any(
        f" {' '.join(words[:TITLE])} " in f" {text} " and any(kind in text for kind in kinds) for text in texts
    )


# --- references to the text itself -----------------------------------------------------------


def internal(view: View) -> Iterator[Finding]:
    """References such as *paragraphs 7 and 8 above* that the renumbering has left behind."""
    became = {o: n for link in view.redline.links for o, n in link.pairs}
    for link in view.redline.links:
        for old, new in link.pairs:
            for one, other in follows(view, old, new):
                wanted = [_renumbered(n, became) for n in _NUMBER.findall(one.number)]
                got = _NUMBER.findall(other.number)
                if None in wanted:
                    note = f"paragraphs {one.number} of the old text are not all carried over"
                    yield finding(view, "reference.internal-lost", _spot(one), _spot(other), note, source="7.2")
                elif wanted != got:
                    note = f"cross-reference may be wrong: old {one.number} became {', '.join(filter(None, wanted))}"
                    yield finding(view, "reference.internal", _spot(one), _spot(other), note, source="7.2")


def follows(view: View, old: str, new: str) -> Iterator[tuple[Citation, Citation]]:
    """Internal references of two linked paragraphs, in order, if they are as many."""
    sides = [
        [c for c in view.citations(address, old=side) if c.kind == "internal"]
        for address, side in ((old, True), (new, False))
    ]
    if len(sides[0]) == len(sides[1]):
        yield from zip(*sides, strict=True)


def renumbered_right(view: View, old: Citation, new: Citation) -> bool:
    """Whether a reference names the paragraphs that the old one became."""
    became = {o: n for link in view.redline.links for o, n in link.pairs}
    return [_renumbered(n, became) for n in _NUMBER.findall(old.number)] == _NUMBER.findall(new.number)


def _renumbered(number: str, became: dict[str, str]) -> str | None:
    new = became.get(f"OP{number}")
    found = _NUMBER.search(new or "")
    return found.group() if found else None
