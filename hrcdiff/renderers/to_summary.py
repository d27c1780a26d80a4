"""A summary for a cable: one page of plain text, what changed in order of weight; no judgement.

Entries have as many lines as the page allows, up to eight.  If one line each is still too much, the groups are
shortened, those of least weight first, and each says how many entries it left out and what shows them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hrcdiff.findings.ledgers import clause, lowered, rollover
from hrcdiff.findings.words import unnamed
from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import Span, wrap
from hrcdiff.renderers.screen import STRONG, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hrcdiff.model import Finding, Paragraph, Redline

PAGE = 60
"""Lines of a page."""
HOLDS = "A technical rollover: nothing but dates, sessions, references and house style changed."
GUTTER = 18
_MOST = 8
"""Lines of an entry, if there is room."""
_SHORTER = ((4, 6, 14), (1, 4, 10), (0, 3, 8), (0, 1, 5), (0, 0, 3), (0, 0, 2), (0, 0, 1), (0, 0, 0))
"""Entries that each light, middling and heavy group keeps, step by step, until all is on the page."""
_LIGHT, _MIDDLING, _HEAVY = range(3)
_MANY = 6
"""Preambular paragraphs beyond which their addresses alone are told."""
_LASTING = ("date.length", "date.periodicity", "date.amount", "date.backwards")
"""Dates and figures that weigh as much as a duty."""
_ESTIMATE = re.compile(r"(?:per cent|%|thousand|million|billion)$")
"""How a figure ends that says how things are: *638 million*; not how many are to meet, or what is paid."""
_TITLE, _CROSSED = "structure.title", "structure.crossed"
_TOLD_ABOVE = (_TITLE, _CROSSED)
"""Structure that weighs as much as a paragraph that went or came."""
_BRACKETS = ("pair.bracketed", "pair.unbracketed")
_RANK = ("verb.changed", "verb.demoted", "verb.promoted", "verb.modifier", "verb.limb-gone", "verb.limb-new")
_UNRANKED = ("not comparable", "near-synonym")
_RECORD = ("adoption_mode", "vote", "voted_otherwise", "sponsors")
_CLAUSE = {"verb.limb-gone": "gone", "verb.limb-new": "new", "verb.tail-gone": "gone", "verb.tail-new": "new"}
_ASIDE = re.compile(r",? with (?:its|their) paragraph| \((?!not (?!comparable)|contested|stronger|weaker)[^()]*\)")
"""What a note says besides what changed: the kind of a verb, of a condition."""
_WHY = re.compile(r" \((contested|stronger|weaker)[^()]*\)")


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    entries: tuple[_Entry, ...]
    shown_by: str
    """What shows all of it."""
    weight: int = _LIGHT
    lines: int = 1
    """That each entry has at least, if it needs them."""
    count: int = 0
    """What its entries tell of, if each tells of several."""


def summary_to_text(redline: Redline, *, width: int = 72) -> str:
    """A page for a cable: what was compared, then what changed in order of weight."""
    screen = Screen(width=width, colour=False, gutter=GUTTER)
    _head(screen, redline)
    down = lowered(redline)
    groups = [group for group in _groups(redline) if group.entries]
    screen.gutter = min(GUTTER, max((len(entry.label) for group in groups for entry in group.entries), default=0) + 2)
    room = max(PAGE - len(screen.lines) - (2 if down else 0), 0)
    lines, kept = _fitted(screen, groups, room)
    for group, many in zip(groups, kept, strict=True):
        if many:
            _group(screen, group, many, max(lines, group.lines))
    if 0 in kept:
        screen.skip()
        screen.text(Span(_left_out(groups, kept)))
    if down:
        screen.skip()
        screen.text(Span(f"Left out as editorial or technical: {phrases.counted(len(down), 'change')} (--ledger)."))
    return str(screen)


def _left_out(groups: Sequence[_Group], kept: Sequence[int]) -> str:
    """The groups for which there is no room at all."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    for group, many in zip(groups, kept, strict=True):
        if not many:
            shown_by = "--ledger" if group.shown_by.startswith("--") else group.shown_by
            left[shown_by].append(f"{group.title.lower()} ({group.count or len(group.entries):,})")
    told = [f"by {shown_by}: {', '.join(named)}" for shown_by, named in sorted(left.items())]
    return f"Not told here, but {'; '.join(told)}."


def _group(screen: Screen, group: _Group, many: int, lines: int) -> None:
    """A group as far as there is room for it."""
    screen.skip()
    screen.text(Span(group.title, STRONG))
    for entry in group.entries[:many]:
        screen.entry(entry.label, [Span(_cut(screen, entry.text, lines))])
    left = len(group.entries) - many
    if left:
        screen.entry("", [Span(f"… and {left:,} more (see {group.shown_by})")])


def _head(screen: Screen, redline: Redline) -> None:
    for title in dict.fromkeys(document.title for document in (redline.old, redline.new) if document.title):
        screen.text(Span(title, STRONG))
    for side, document in (("Older text", redline.old), ("Newer text", redline.new)):
        screen.entry(side, [Span(f"{phrases.name(document)} ({phrases.standing(document)})")])
    screen.skip()
    test = rollover(redline)
    verdict = "" if test.same else f" {HOLDS}" if test.holds else " It is not a technical rollover."
    screen.text(Span(phrases.summary(redline) + verdict))
    for warning in redline.warnings:
        screen.text(Span(f"Warning: {warning.message}"))


# --- how much of it ------------------------------------------------------------------------------


def _fitted(screen: Screen, groups: Sequence[_Group], room: int) -> tuple[int, list[int]]:
    """Lines that an entry may have, and how many entries of each group are told."""
    kept = [len(group.entries) for group in groups]
    tall = [[_height(screen, entry) for entry in group.entries] for group in groups]

    def size(lines: int) -> int:
        rows = zip(groups, tall, kept, strict=True)
        told = (
            (sum(max(least, min(max(lines, g.lines), most)) for least, most in row[:n]) + 2 + (n < len(row)), n)
            for g, row, n in rows
        )
        rest = 1 + len(wrap([Span(_left_out(groups, kept))], screen.width)) if 0 in kept else 0
        return sum(lines if n else 0 for lines, n in told) + rest

    for lines in range(_MOST, 0, -1):
        if size(lines) <= room:
            return lines, kept
    for step in _SHORTER:
        for weight, most in enumerate(step):
            for k in reversed([k for k, group in enumerate(groups) if group.weight == weight]):
                least = 2 if most == 1 and len(groups[k].entries) == 2 else most
                while kept[k] > least and size(1) > room:
                    kept[k] -= 2 if least == 0 and len(groups[k].entries) == 2 else 1
    for k, group in enumerate(groups):  # a step may have taken more than was needed
        while kept[k] and kept[k] < len(group.entries):
            kept[k] += 1
            if size(1) > room:
                kept[k] -= 1
                break
    return 1, kept


def _height(screen: Screen, entry: _Entry) -> tuple[int, int]:
    """Lines that an entry has at least, for its label, and at most, as far as it matters."""
    width = screen.width - screen.gutter
    label = len(wrap([Span(entry.label)], screen.gutter - 2))
    return label, _MOST if len(entry.text) > width * _MOST else len(wrap([Span(entry.text)], width))


def _cut(screen: Screen, text: str, lines: int) -> str:
    """As much of a text as fits, with a sign that it goes on."""
    width = screen.width - screen.gutter
    if len(text) <= width * lines and len(wrap([Span(text)], width)) <= lines:
        return text
    if "; " in text:  # of several changes each is told before it is said where one of them stands
        text = _AT.sub("", text)
        if len(wrap([Span(text)], width)) <= lines:
            return text
    before, arrow, after = text.partition(_BECAME)
    if arrow:  # of a change both sides are seen
        room = width * lines - len(f"{_BECAME} \u2026 \u2026") - (lines - 1) * _RAGGED
        spare = max(room // 2, room - min(len(before), len(after)))
        text = _BECAME.join(part if len(part) <= spare else _to_word(part, spare) for part in (before, after))
        if len(wrap([Span(text)], width)) <= lines:
            return text
    short = text[: width * lines]
    while short and len(wrap([Span(f"{short} …”")], width)) > lines:
        short = short[:-1]
    return _to_word(text, len(short))


_AT = re.compile(r", at “[^“”]*”")
_BECAME = " \u2192 "
_RAGGED = 8
"""Characters that a line leaves free on the average, at most."""


def _to_word(text: str, size: int) -> str:
    """The first words of a text, as many as are no longer than this, with a sign that it goes on."""
    short = text[:size]
    if " " in short and not text[size : size + 1].isspace():
        short = short.rsplit(" ", 1)[0]
    short = short.rstrip(" ,;:(“")
    return f"{short} …”" if short.count("“") > short.count("”") else f"{short} …"


# --- what it tells -------------------------------------------------------------------------------


def _groups(redline: Redline) -> Iterator[_Group]:
    """All that changed, by weight."""
    findings, place = redline.findings, phrases.places(redline)

    def of(*kinds: str) -> list[Finding]:
        return [finding for finding in findings if finding.kind in kinds]

    duties = _noted([*of("duty"), *filter(_lasting, findings)], place)
    titles = (redline.old.title, redline.new.title) if any(f.rule == _TITLE for f in findings) else ()
    retitled = (_Entry("title", " → ".join(f"“{title}”" for title in titles)),) if titles else ()
    yield _Group("The title changed", retitled, "the redline", weight=_HEAVY, lines=_MOST)
    yield _Group("Duties", duties, "--ledger --only duties", weight=_HEAVY, lines=4)
    operative = _paragraphs(redline, operative=True)
    yield _Group("Operative paragraphs that went or came", operative, "--stat", weight=_HEAVY)
    yield _Group("Verbs and clauses", _verbs(redline, place), "--ledger --only verbs", weight=_HEAVY)
    conditions = [f for f in of("qualifier", "modality", "pair") if f.rule not in _BRACKETS]
    weightiest = _weightiest_first(redline, conditions)
    yield _Group("Conditions", _noted(weightiest, place), "--ledger --only qualifiers", weight=_HEAVY)
    brackets = [finding for finding in findings if finding.rule in _BRACKETS]
    yield _Group("Brackets", _noted(brackets, place), "--ledger --only qualifiers", weight=_HEAVY)
    yield _Group("Who is asked, who acts", _noted(of("actor"), place), "--ledger --only actors", weight=_HEAVY, lines=2)
    operative, preambular = _other_words(redline)
    yield _Group("Other words in operative paragraphs", operative, "--ledger", weight=_MIDDLING)
    preamble = _paragraphs(redline, operative=False)
    short = preamble if len(preamble) <= _MANY else _addresses(redline)
    yield _Group("Preambular paragraphs that went or came", short, "--stat", lines=2, count=len(preamble))
    yield _Group("Lists", _noted(of("list"), place), "--ledger --only lists")
    yield _Group("Other words in preambular paragraphs", preambular, "--ledger")
    dates = _noted((finding for finding in of("date") if not _lasting(finding)), place)
    yield _Group("Dates and figures", dates, "--ledger --only duties")
    references = _weightiest_first(redline, of("reference"))
    yield _Group("References", _noted(references, place), "--ledger --only references")
    moves, count = _moves(redline, place), sum(f.rule not in _TOLD_ABOVE for f in of("structure"))
    yield _Group("Structure", moves, "--ledger --only structure", lines=2, count=count)
    yield _Group("Small words alone", _small_words(redline), "--ledger")
    notes = redline.footnote_changes
    named = tuple(_Entry(f"{phrases.hangs(n.old)} → {phrases.hangs(n.new)}", phrases.footnote(n)) for n in notes)
    yield _Group("Footnotes", named, "--ledger --only references")
    yield _Group("Sponsors and votes", tuple(_record(redline)), "the redline", lines=2)


def _lasting(finding: Finding) -> bool:
    """Whether a date or figure weighs as much as a duty."""
    words = finding.new_words or finding.old_words
    estimate = finding.rule == "date.amount" and _ESTIMATE.search(words) and words[0].isdigit()
    return finding.rule in _LASTING and not estimate


def _alone(redline: Redline) -> Callable[[Finding], bool]:
    """Whether a finding went or came with its whole paragraph."""
    gone, new = set(redline.removed), set(redline.added)
    return lambda f: (f.old.address in gone if f.old else True) and (f.new.address in new if f.new else True)


def _weightiest_first(redline: Redline, findings: Iterable[Finding]) -> list[Finding]:
    """Consent before all, then the operative part; paragraphs of both texts before those that went or came."""
    alone = _alone(redline)

    def weight(finding: Finding) -> tuple[bool, bool, bool]:
        return "(consent " not in finding.note, _preambular(redline, finding), alone(finding)

    return sorted(findings, key=weight)


def _preambular(redline: Redline, finding: Finding) -> bool:
    """Whether a finding stands in no operative paragraph of either text."""
    sides = ((redline.old, finding.old), (redline.new, finding.new))
    return all(text.paragraph(place.address).part == "preambular" for text, place in sides if place)


def _noted(findings: Iterable[Finding], place: Callable[[Finding], str]) -> tuple[_Entry, ...]:
    """One entry for each place, with all that is said of it."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for finding in findings:
        rows[place(finding)].append(_short(finding))
    return tuple(_Entry(label, "; ".join(dict.fromkeys(notes))) for label, notes in rows.items())


def _short(finding: Finding) -> str:
    """The note without what a rule explains; whole where brackets may belong to the text."""
    if finding.kind in ("duty", "list"):
        return finding.note
    note = _ASIDE.sub("", finding.note) if finding.kind not in ("reference", "structure", "date") else finding.note
    return re.sub(r",? with (?:its|their) paragraph", "", _WHY.sub(r" (\1)", note))


def _verbs(redline: Redline, place: Callable[[Finding], str]) -> tuple[_Entry, ...]:
    """Verbs that changed, those first of which a ranking is told, then clauses that came or went; last the preamble.

    Those of whole paragraphs are told with them.
    """
    alone = _alone(redline)
    told = [finding for finding in redline.findings if finding.kind == "verb" and not alone(finding)]

    def weight(finding: Finding) -> tuple[bool, int, bool, bool]:
        rank = _RANK.index(finding.rule) if finding.rule in _RANK else len(_RANK)
        return _preambular(redline, finding), rank, finding.label is None, finding.label in _UNRANKED

    told.sort(key=weight)
    return tuple(_Entry(place(finding), _clause(redline, finding) or _short(finding)) for finding in told)


def _clause(redline: Redline, finding: Finding) -> str | None:
    """``gone: emphasizing that the wells …``, of a clause that came or went."""
    said = clause(redline, finding)
    return f"{_CLAUSE[finding.rule]}: {said}" if said and finding.rule in _CLAUSE else None


def _paragraphs(redline: Redline, *, operative: bool) -> tuple[_Entry, ...]:
    """Paragraphs that crossed, then those that are gone or new: first what asks or decides something."""
    place, alone = phrases.places(redline), _alone(redline)
    asking = {
        p.address for f in redline.findings if f.kind in ("verb", "duty") and alone(f) for p in (f.old, f.new) if p
    }
    entries: list[tuple[bool, _Entry]] = []
    if operative:
        entries += [(False, _Entry(place(f), f.note)) for f in redline.findings if f.rule == _CROSSED]
    for document, addresses, label in (
        (redline.old, redline.removed, "{} → –"),
        (redline.new, redline.added, "– → {}"),
    ):
        rows = [document.paragraph(address) for address in addresses]
        for paragraph, items in _with_items(rows):
            if (paragraph.part != "preambular") == operative:
                text = " ".join(paragraph.text.split())
                many = f"with {phrases.counted(items, 'item')}: " if items else ""
                light = paragraph.address not in asking
                entries.append((light, _Entry(label.format(paragraph.address), many + text)))
    return tuple(entry for _, entry in sorted(entries, key=lambda each: each[0]))


def _other_words(redline: Redline) -> tuple[tuple[_Entry, ...], tuple[_Entry, ...]]:
    """Changes of words that no finding names, one entry for each place: of the operative part, of the preamble."""
    rows: tuple[defaultdict[str, list[str]], ...] = (defaultdict(list), defaultdict(list))
    for change in unnamed(redline):
        if change.weighty:
            preambular = redline.new.paragraph(change.new).part == "preambular"
            rows[preambular][f"{change.old} → {change.new}"].append(change.words)
    operative, preamble = (tuple(_Entry(k, "; ".join(v)) for k, v in row.items()) for row in rows)
    return operative, preamble


def _small_words(redline: Redline) -> tuple[_Entry, ...]:
    """Changes of words that no finding names and that hardly say anything, one entry for each place."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for change in unnamed(redline):
        if not change.weighty:
            rows[f"{change.old} → {change.new}"].append(change.words)
    return tuple(_Entry(label, "; ".join(words)) for label, words in rows.items())


def _addresses(redline: Redline) -> tuple[_Entry, ...]:
    """The preambular paragraphs that are gone, and those that are new, each by its address."""
    rows = (("gone", redline.old, redline.removed), ("new", redline.new, redline.added))
    sides = ((what, [a for a in addresses if text.paragraph(a).part == "preambular"]) for what, text, addresses in rows)
    return tuple(_Entry(what, ", ".join(addresses)) for what, addresses in sides if addresses)


def _moves(redline: Redline, place: Callable[[Finding], str]) -> tuple[_Entry, ...]:
    """What moved, was split or merged: addresses alone, by what became of them."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for finding in redline.findings:
        if finding.kind == "structure" and finding.rule not in _TOLD_ABOVE:
            named = finding.note.partition(": ")[2] if "→" in finding.note else place(finding)
            rows[finding.rule.partition(".")[2]].append(named)
    return tuple(_Entry(what, "; ".join(named)) for what, named in rows.items())


def _with_items(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, int]]:
    """Paragraphs with the number of those below them, which are told with them."""
    parents = {paragraph.address: paragraph.parent for paragraph in paragraphs}
    below: defaultdict[str, int] = defaultdict(int)
    for paragraph in paragraphs:
        above = paragraph.parent
        while above in parents:
            below[above] += 1
            above = parents[above]
    return [(paragraph, below[paragraph.address]) for paragraph in paragraphs if paragraph.parent not in parents]


def _record(redline: Redline) -> Iterator[_Entry]:
    """How it was adopted, who tabled it."""
    for change in redline.metadata_changes:
        if change.field in _RECORD:
            both = f"{change.old or '–'} → {change.new or '–'}"
            yield _Entry(phrases.field(change).split(" gone")[0], both)
