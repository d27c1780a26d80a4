"""Instruments and documents that are named and not cited: treaties of the table, and what a text calls by its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.cited import external
from hrcdiff.findings.documents import DOCUMENT, GENERALLY, names, names_document
from hrcdiff.findings.items import Item, difference, forms, instruments, of_kind
from hrcdiff.findings.make import alone, finding, listed, point, spot, trimmed
from hrcdiff.findings.sought import sought
from hrcdiff.findings.view import plain
from hrcdiff.lexicon import names_in
from hrcdiff.patterns import later

if TYPE_CHECKING:
    from hrcdiff.findings.view import View
    from hrcdiff.model import Finding, Link

_DRAFTED = "draft"
_DRAFT = later(
    rf"\b{_DRAFTED}\s+(?:(?!of\b|on\b|the\b)[a-z]+\s+){{0,3}}?(?:instrument|convention|treaty|declaration|protocol|covenant|guidelines|principles)\b"
)
"""*draft legally binding instrument*: what is being negotiated."""
_MOST_PLACES = 4
"""Paragraphs that a note names one by one."""
GOALS = "Sustainable Development Goals"
_GOAL = later(r"\b2030 Agenda\b.*\bGoals? \d", re.DOTALL)
ALIKE = 60
"""Per cent of the words of two names that both have, if they are one."""
_EVENT = sought(
    r"\b(?:Summit|Meeting|Conference|Session|Forum|Dialogue)(?:\s+of\s+[^,;]{0,60})?\s+on\s+(?:the\s+)?$",
    holds=("Summit", "Meeting", "Conference", "Session", "Forum", "Dialogue"),
)
"""*The High-level Summit on the …*: what a meeting was on is not cited with it."""
_NEAR_EVENT = 120
"""Characters before a name in which it is said of which event it is."""
_QUOTES = (("\u201c", "\u201d"), ("\u00ab", "\u00bb"))
_STRAIGHT = '"'
"""The sign that opens a quotation and closes it."""
_TITLE = sought(
    r"(?:,?\s+entitled)?(?::\s+|\s+[\u201c\u00ab])(?P<title>[^,;\u201d\u00bb]+)", begins=("entitled", ":", "“", "«")
)
TITLE = 5
"""Words of a title at least by which a document is known."""


class Named(NamedTuple):
    """A document that a text calls by its name, and that no table knows."""

    address: str
    start: int
    end: int
    words: frozenset[str]
    said: str


Lookup = Callable[[bool], "Places"]
"""Where the old text (True) or the new one names documents."""


def lookup(view: View) -> Lookup:
    """Where the two texts name documents, read when first asked for."""

    @cache
    def places(old: bool) -> Places:
        return Places(view, old=old)

    return places


def find(view: View, link: Link, lookup: Lookup) -> Iterator[Finding]:
    """What a linked paragraph names that its partner does not."""
    found = [*_instruments(view, link, lookup), *_documents(view, link, lookup)]
    yield from (f for f in _as_one(view, _renumbered(view, link, found)) if not _spelt_out(view, link, f))
    drafted = [*_drafted(view, link)]
    yield from drafted or _of_another_kind(view, link)


_COVENANTS = "International Covenants on Human Rights"
_COVENANT = sought(
    r"International Covenant on (?:Civil and Political|Economic, Social and Cultural) Rights", holds=("Covenant",)
)


def _spelt_out(view: View, link: Link, found: Finding) -> bool:
    """Whether a Covenant came or went that the other side of a link names with the other one, *the … Covenants*."""
    if found.rule not in ("reference.added", "reference.dropped"):
        return False
    old = found.rule == "reference.dropped"
    named = " ".join((found.old_words if old else found.new_words).split())
    return bool(_COVENANT.fullmatch(named)) and any(
        _COVENANTS in " ".join(t.split()) for t in view.texts(link, old=not old)
    )


def _grew(one: str, other: str) -> bool:
    """Whether one name is the other with some words more, and begins like it: a protocol to a treaty does not."""
    old, new = plain(one).split(), plain(other).split()
    return old[:1] == new[:1] and ({*old} < {*new} or {*new} < {*old})


def _as_one(view: View, found: list[Finding]) -> Iterator[Finding]:
    """What is named, and once where a name only grew: *Bay Programme of Action*, *Bay Declaration and Programme …*."""
    gone = {f: f.old for f in found if f.rule == "reference.dropped" and f.old}
    come = {f: f.new for f in found if f.rule == "reference.added" and f.new}
    grown: dict[Finding, Finding] = {}
    for one, old in gone.items():
        for other, new in come.items():
            kept = view.share(old.address, old.start, old.end, old=True)
            here = sum(
                max(0, min(end, new.end) - max(start, new.start)) for at, start, end in kept if at == new.address
            )
            if 2 * here > min(old.end - old.start, new.end - new.start) and _grew(one.old_words, other.new_words):
                grown[one] = grown[other] = finding(
                    view,
                    "reference.replaced",
                    spot(old),
                    spot(new),
                    f"{one.old_words} \u2192 {other.new_words}",
                )
                break
    yield from dict.fromkeys(grown.get(f, f) for f in found)


def _renumbered(view: View, link: Link, found: list[Finding]) -> list[Finding]:
    """What is named, and once where one general comment took the place of another in one change."""
    gone = [f for f in found if f.rule == "reference.dropped" and f.old and f.note.startswith(GENERALLY)]
    come = [f for f in found if f.rule == "reference.added" and f.new and f.note.startswith(GENERALLY)]
    for one in gone:
        here = view.change_over(link, *spot(one.old), old=True) if one.old else None
        there = [f for f in come if f.new and here and view.change_over(link, *spot(f.new), old=False) is here]
        if one.old and len(there) == 1 and there[0].new:
            names = (f.note.partition(f" {what} here")[0] for f, what in ((one, "dropped"), (there[0], "added")))
            note = " \u2192 ".join(names)
            both = finding(view, "reference.replaced", spot(one.old), spot(there[0].new), note)
            found = [both if f is one else f for f in found if f is not there[0]]
            come.remove(there[0])
    return found


def _printed(text: str, item: Item) -> str:
    """An instrument as the text names it; of a Goal with its number."""
    number = _ITS_NUMBER.match(text, item.end) if text[: item.end].endswith("Goal") else None
    return " ".join(text[item.start : number.end() if number else item.end].split())


_ITS_NUMBER = later(r"\s\d+(?:\.\w+)?")
_A_GOAL = "Goal"
_NUMBERED = later(rf"\b{_A_GOAL}s?\s+(?P<numbers>\d+(?:(?:,\s*|,?\s+and\s+|\s+or\s+)\d+)*)")
_NUMBER = re.compile(r"\d+")
"""*Goal 4*, *Goals 4, 5 and 16*."""


_KINDS = frozenset(
    (
        "convention", "covenant", "treaty", "protocol", "declaration", "instrument", "framework", "guidelines",
        "principles", "code of conduct", "legally binding instrument", "international instrument",
        "international legally binding instrument", "plan of action", "programme of action", "road map",
    )
)  # fmt: skip
"""What a document is called in small letters, of which each binds, or does not, in another way."""


def _of_another_kind(view: View, link: Link) -> Iterator[Finding]:
    """Another kind of document in the place of one: *convention*, *legally binding instrument*."""
    for change in view.changes(link):
        sides = change.deleted.strip(" ,;"), change.inserted.strip(" ,;")
        if change.simple and sides[0] != sides[1] and _KINDS.issuperset(sides):
            spots = trimmed(view, change.old, old=True), trimmed(view, change.new, old=False)
            yield finding(view, "reference.replaced", *spots, f"{sides[0]} \u2192 {sides[1]}")


def _drafted(view: View, link: Link) -> Iterator[Finding]:
    """Another kind of document that is being drafted, in the place of the one before."""
    sides = [
        {
            m.group(): (a, *m.span())
            for a in addresses[::-1]
            if _DRAFTED in paragraphs[a].text
            for m in [*_DRAFT.finditer(paragraphs[a].text)][::-1]
        }
        for addresses, paragraphs in ((link.old, view.old), (link.new, view.new))
    ]
    if len(sides[0]) == len(sides[1]) == 1 and sides[0].keys() != sides[1].keys():
        (was, old), (became, new) = (next(iter(side.items())) for side in sides)
        here = view.change_over(link, *old, old=True)
        if was.split()[-1] != became.split()[-1] and here and here is view.change_over(link, *new, old=False):
            yield finding(view, "reference.replaced", old, new, f"{was} \u2192 {became}")


def _instruments(view: View, link: Link, lookup: Lookup) -> Iterator[Finding]:
    """Treaties, declarations and funds that a linked paragraph no longer names, or now names."""
    diff = difference(view, link, "instrument")
    for found, old in ((diff.old, True), (diff.new, False)):
        others = link.new if old else link.old
        told = {i.entry.key for address in others for i in of_kind(view, address, "instrument", old=not old)}
        for one in found:
            name = one.item.entry.key
            refers = not _no_reference(view.text(one.address, old=old), one.item.start)
            if name not in told and refers and not _by_number(view, link, name, old=old):
                told.add(name)
                what = "dropped" if old else "added"
                there = point(view.change_at(link, one.address, one.item.start, old=old), old=old)
                said = _printed(view.text(one.address, old=old), one.item)
                note = f"{said} {what} here{lookup(not old).instrument(name, said)}"
                yield alone(view, f"reference.{what}", one.spot, there, note, old=old)


class Places:
    """Where one text names documents; an instrument is looked for when it is asked for."""

    def __init__(self, view: View, *, old: bool) -> None:
        self._view, self._old = view, old
        self._paragraphs = view.document(old=old).paragraphs
        self._having: dict[str, list[int]] = {}
        self._known: dict[str, list[tuple[str, bool]]] = {}

    def _with(self, word: str) -> list[int]:
        """The places of the paragraphs that have a word, be it a part of a longer one; many names share their words."""
        if word not in self._having:
            self._having[word] = [n for n, paragraph in enumerate(self._paragraphs) if word in paragraph.text]
        return self._having[word]

    def _named(self, name: str) -> list[tuple[str, bool]]:
        """The paragraphs that name an instrument of the table, each with whether it refers to it."""
        if name not in self._known:
            self._known[name] = []
            near: set[int] = set()
            for longest, *others in forms(name):
                near.update(n for n in self._with(longest) if all(w in self._paragraphs[n].text for w in others))
            for paragraph in map(self._paragraphs.__getitem__, sorted(near)):
                named = of_kind(self._view, paragraph.address, "instrument", old=self._old)
                here = [i for i in named if i.entry.key == name]
                if here:
                    refers = not all(
                        _no_reference(paragraph.text, i.start) and not _titled(paragraph.text, i) for i in here
                    )
                    self._known[name].append((paragraph.address, refers))
        return self._known[name]

    @cached_property
    def _goals(self) -> dict[str, list[str]]:
        """The paragraphs that name Goals by number, by number."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for paragraph in self._paragraphs:
            goals = _NUMBERED.finditer(paragraph.text) if _A_GOAL in paragraph.text else ()
            for number in {n for goal in goals for n in _NUMBER.findall(goal["numbers"])}:
                found[number].append(paragraph.address)
        return found

    @cached_property
    def _others(self) -> dict[frozenset[str], list[int]]:
        """The places in the text of the paragraphs that name other documents, by the words of their names."""
        found: defaultdict[frozenset[str], list[int]] = defaultdict(list)
        for place, paragraph in enumerate(self._paragraphs):
            for words in {named.words for named in _in_paragraph(self._view, paragraph.address, old=self._old)}:
                found[words].append(place)
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[frozenset[str]]]:
        """The names of other documents by each of their words."""
        found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        for name in self._others:
            for word in name:
                found[word].add(name)
        return found

    def has(self, name: str) -> bool:
        """Whether the text has the name of an instrument of the table."""
        return bool(self._named(name))

    def like(self, words: frozenset[str]) -> bool:
        """Whether the text names a document in these words or nearly so."""
        return any(_one_name(words, name) for name in self._others)

    def instrument(self, name: str, said: str) -> str:
        """Where an instrument of the table is named, as the end of a note; empty if nowhere; a Goal by its number."""
        number = _NUMBER.search(said) if name == GOALS else None
        if number and number.group() in self._goals:
            return self._told(self._goals[number.group()])
        places = [address for address, refers in self._named(name) if refers]
        return self._told(places, "other Goals, or all of them,") if number else self._told(places)

    def document(self, words: frozenset[str]) -> str:
        """The same of a document that is named in these words, or nearly so with the rarest of them."""
        known = [word for word in words if word in self._by_word]
        rarest = min(known, key=lambda word: (len(self._by_word[word]), word), default="")
        like = [name for name in self._by_word.get(rarest, ()) if _one_name(words, name)]
        places = sorted({place for name in like for place in self._others[name]})
        return self._told([self._paragraphs[place].address for place in places])

    def _told(self, places: list[str], what: str = "it") -> str:
        """Some paragraphs as the end of a note."""
        if not places:
            return ""
        where = listed(places) if len(places) <= _MOST_PLACES else f"{len(places)} other paragraphs"
        return f"; the {'old' if self._old else 'new'} text names {what} in {where}"


def _by_number(view: View, link: Link, name: str, *, old: bool) -> bool:
    """Whether the other side names the Goals by their numbers: *the 2030 Agenda, including its Goal 4*."""
    return name == GOALS and any(_GOAL.search(text) for text in view.texts(link, old=not old))


def _documents(view: View, link: Link, lookup: Lookup) -> Iterator[Finding]:
    """Documents that the table does not know, told by what they are called: *the Rome Declaration on …*."""
    before, after = (
        [named for address in addresses for named in _in_paragraph(view, address, old=old)]
        for addresses, old in ((link.old, True), (link.new, False))
    )
    for mine, theirs, old in ((before, after, True), (after, before, False)):
        told: set[frozenset[str]] = set()
        for one in mine:
            known = one.words in told or any(_one_name(one.words, other.words) for other in theirs)
            if not known and not _stands(view, link, one, old=old):
                told.add(one.words)
                what = "dropped" if old else "added"
                there = point(view.change_over(link, *spot(one), old=old), old=old)
                note = f"{one.said} {what} here{lookup(not old).document(one.words)}"
                yield alone(view, f"reference.{what}", spot(one), there, note, old=old)


def _stands(view: View, link: Link, one: Named, *, old: bool) -> bool:
    """Whether the other side of a link has a name: kept, by what the document is alone, or by its title."""
    return (
        view.image(*spot(one), old=old) is not None
        or _short(view, link, one, old=old)
        or _by_title(view, link, one, old=old)
    )


def _one_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name is short for another, or they differ in a word or two."""
    return one <= other or other <= one or len(one & other) * 100 >= len(one | other) * ALIKE


def of_whole_paragraphs(view: View, lookup: Lookup) -> Iterator[Finding]:
    """Instruments and documents in paragraphs that are new or gone, if the other text names them nowhere."""
    for addresses, old in ((view.redline.removed, True), (view.redline.added, False)):
        told: set[str] = set()
        for address in addresses:
            here = _anew(view, address, told, lookup(not old), old=old)
            if here:
                yield _with_paragraph(view, address, here, old=old)


def _anew(view: View, address: str, told: set[str], theirs: Places, *, old: bool) -> dict[str, tuple[int, int]]:
    """What a paragraph names and is not told yet, where it first stands; ``told`` grows by it."""
    text = view.text(address, old=old)
    named = [
        (i.entry.key, i.start, i.end, _printed(text, i))
        for i in of_kind(view, address, "instrument", old=old)
        if not _no_reference(text, i.start)
    ]
    for _, start, end, words, said in _in_paragraph(view, address, old=old):
        if not theirs.like(words):
            named.append((said, start, end, said))
    here: dict[str, tuple[int, int]] = {}
    for key, start, end, said in sorted(named, key=lambda one: one[1]):
        if key not in told and not theirs.has(key):
            told.add(key)
            here[said] = start, end
    return here


def _with_paragraph(view: View, address: str, named: dict[str, tuple[int, int]], *, old: bool) -> Finding:
    """One finding on all the names of a paragraph that is new or gone; it stands at the first."""
    what = "dropped" if old else "added"
    names = sorted(named, key=lambda name: named[name])
    note = f"{'; '.join(names)} {what}, with {'its' if len(names) == 1 else 'their'} paragraph"
    return alone(view, f"reference.{what}", (address, *named[names[0]]), None, note, old=old)


def _no_reference(text: str, at: int) -> bool:
    """Whether a name stands within a quoted title or is what a meeting was on."""
    return _quoted(text, at) or _EVENT.search(text, max(0, at - _NEAR_EVENT), at) is not None


def own_name(title: str) -> Item | None:
    """The document of the table that a title names as its own: *Transforming our world: the 2030 Agenda for …*."""
    return next(
        (
            i
            for i in instruments(title)
            if _titled(f"\u201c{title}\u201d", i._replace(start=i.start + 1, end=i.end + 1))
        ),
        None,
    )


_OWN = later(r"(?:[\u201c\u00ab\"]|:\s+)(?:the\s+)?$", re.IGNORECASE)
_TITLE_ENDS = ("\u201d", "\u00bb", _STRAIGHT)


def _titled(text: str, item: Item) -> bool:
    """Whether a name is the quoted title of a document, or the end of it: of that which it names, and on no other."""
    return text[item.end :].lstrip(" ,").startswith(_TITLE_ENDS) and _OWN.search(text, 0, item.start) is not None


def _quoted(text: str, at: int) -> bool:
    """Whether a place is within quotation marks: a title that names an instrument does not refer to it."""
    if any(text.rfind(left, 0, at) > text.rfind(right, 0, at) for left, right in _QUOTES):
        return True
    return _STRAIGHT in text and text.count(_STRAIGHT, 0, at) % 2 == 1 and text.count(_STRAIGHT) % 2 == 0


def _in_paragraph(view: View, address: str, *, old: bool) -> list[Named]:
    """Names of documents in a paragraph, looked for once."""
    known = view.named[not old]
    if address not in known:
        known[address] = _read(view, address, old=old)
    return known[address]


def _read(view: View, address: str, *, old: bool) -> list[Named]:
    """Names of documents in a paragraph; what the table knows or is cited apart."""
    text = view.text(address, old=old)
    if not names_document(text):
        return []
    known = [(i.start, i.end) for i in of_kind(view, address, "instrument", old=old)]
    known += [(c.start, c.end) for c in external(view, (address,), old=old)]
    key = text, tuple(known)
    found = view.names.get(key)
    if found is None:
        found = view.names[key] = [name for name in names(text, known) if not _no_reference(text, name.start)]
    return [Named(address, *name) for name in found]


def _short(view: View, link: Link, one: Named, *, old: bool) -> bool:
    """Whether the other side names a document by what it is alone, *the Charter*, and no other of its kind."""
    said = DOCUMENT.search(view.text(one.address, old=old), one.start, one.end)
    if said is None:
        return False
    kind = said.group()
    short = later(rf"\bthe {kind}\b(?!\s+(?:on|of|for|against|to|relating|concerning)\b|\s+[A-Z])")
    texts = view.texts(link, old=not old)
    others = [text[a:b] for text in texts for a, b in names_in(text)]
    others += [i.entry.key for text in texts for i in instruments(text)]
    named = f"the {kind}"
    return any(named in text and short.search(text) for text in texts) and not any(
        re.search(rf"\b{kind}\b", other) and " " in other for other in others
    )


def _by_title(view: View, link: Link, one: Named, *, old: bool) -> bool:
    """Whether the other side has the title that stands behind a name, and calls it by the same kind of document."""
    text = view.text(one.address, old=old)
    behind = _TITLE.match(text, one.end)
    words = plain(behind["title"]).split() if behind else []
    kinds = {word.lower() for word in DOCUMENT.findall(text[one.start : one.end])}
    return len(words) >= TITLE and any(
        f" {' '.join(words[:TITLE])} " in f" {other} " and any(kind in other for kind in kinds)
        for other in map(plain, view.texts(link, old=not old))
    )
