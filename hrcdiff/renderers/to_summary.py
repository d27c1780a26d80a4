"""A summary for a cable: one page of plain text, what changed in order of weight; no judgement.

Entries have as many lines as the page allows, up to eight.  If one line each is still too much, the groups are
shortened, those of least weight first and in each the smallest entries; each says how many entries it left out and
what shows them, and of paragraphs that went or came which they are.  Lists, references, dates and other words that
found no room are named in brief, a line or two for each.  Where very many operative paragraphs went or came these come
first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hrcdiff.findings.consequence import consequence
from hrcdiff.findings.items import items
from hrcdiff.findings.ledgers import clause, lowered, rollover
from hrcdiff.findings.words import unnamed
from hrcdiff.lexicon import A_DATE
from hrcdiff.renderers import bracketed, headline, phrases
from hrcdiff.renderers.addresses import but_for_items, with_items
from hrcdiff.renderers.brief import brief, reworded
from hrcdiff.renderers.briefly import (
    BECAME,
    apart,
    lines,
    without_addressee,
    without_aside,
    without_name,
    without_place,
)
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.fitting import (
    FOREMOST,
    HEAVY,
    PREAMBLE,
    WORDS,
    Entry,
    Group,
    cut_short,
    fitted,
    in_brief,
    weighty,
    without_room,
)
from hrcdiff.renderers.glance import decided
from hrcdiff.renderers.screen import STRONG, Screen
from hrcdiff.renderers.weight import (
    CONSENT,
    RESOURCES,
    asks_leave,
    due,
    force,
    of_resources,
    of_verbs,
    only_encouraged,
    preambular,
)
from hrcdiff.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from hrcdiff.findings.words import Unnamed
    from hrcdiff.model import Document, Finding, Paragraph, Part, Redline

PAGE = 60
"""Lines of a page."""
HOLDS = "A technical rollover: nothing but dates, sessions, references and house style changed."
_HEAD = 12
"""Columns for *Older text*."""
_LASTING = ("date.length", "date.periodicity", "date.amount", "date.backwards")
"""Dates and figures that weigh as much as a duty."""
_ESTIMATE = re.compile(r"(?:per cent|%|thousand|million|billion)$")
"""How a figure ends that says how things are: *638 million*; not how many are to meet, or what is paid."""
_CONNECTOR = ": connector)"
"""How a note ends on a word that joins others."""
_TITLE, _CROSSED, _HEADING = "structure.title", "structure.crossed", "structure.heading"
_TOLD_ABOVE = (_TITLE, _CROSSED, _HEADING)
"""Structure that weighs as much as a paragraph that went or came."""
_BRACKETS = ("pair.bracketed", "pair.unbracketed")
_RECORD = ("adoption_mode", "vote", "voted_otherwise", "sponsors")
_CLAUSE = {"verb.limb-gone": "gone", "verb.limb-new": "new", "verb.tail-gone": "gone", "verb.tail-new": "new"}
_WORDS_STAND = "; most of its words "
"""What a note says of a clause of which hardly more than the verb came or went."""
_ASIDE = re.compile(r" \((?!not (?!comparable)|contested|stronger|weaker|sources disagree)(?:[^()]|\([^()]*\))*\)")
"""What a note says besides what changed: the kind of a verb, of a condition."""
_WHY = re.compile(r" \((contested|stronger|weaker|sources disagree)(?:[^()]|\([^()]*\))*\)")
_SMALL = ("(emphasis)", ": connector)")
"""What a note says of words that cover nothing new, *between* for *among*: the first to go, if they are few."""
_FEW = 3
"""Words of an emphasis that are few."""


def summary_to_text(redline: Redline, *, width: int = 72) -> str:
    """A page for a cable: what was compared, then what changed in order of weight."""
    screen = Screen(width=width, colour=False, gutter=_HEAD)
    _head(screen, redline)
    down = lowered(redline)
    groups = [group for group in _groups(redline) if group.entries]
    room = max(PAGE - len(screen.lines) - (2 if down else 0), 0)

    def rest(hidden: Sequence[Group]) -> int:
        return lines(_left_out(hidden), screen.width) + (not down)

    page = fitted(groups, screen.width, room, rest)
    short = cut_short(page)
    page = fitted(in_brief(groups, short), screen.width, room, rest) if short else page
    more = without_room(page) if short else []
    if more:  # some that had room before find none beside the others in brief
        other = fitted(in_brief(groups, [*short, *more]), screen.width, room, rest)
        page = other if weighty(other) >= weighty(page) else page
    for each in page:
        if each.many < 0:
            continue
        screen.skip()
        screen.text(Span(each.title, STRONG))
        screen.gutter = each.group.gutter
        for n in each.kept:
            screen.entry(each.group.entries[n].label, [Span(each.text(n))])
        for label, text in each.left:
            screen.entry(label, [Span(text)])
    hidden = [each.group for each in page if each.many < 0]
    if hidden:
        screen.skip()
        screen.text(Span(_left_out(hidden)))
    if down:
        if not hidden:
            screen.skip()
        screen.text(Span(f"Left out as editorial or technical: {phrases.counted(len(down), 'change')} (--ledger)."))
    return str(screen)


def _left_out(groups: Sequence[Group]) -> str:
    """The groups for which there is no room at all."""
    left: defaultdict[str, list[str]] = defaultdict(list)
    for group in groups:
        shown_by = "--ledger" if group.shown_by.startswith("--") else group.shown_by
        left[shown_by].append(f"{group.title.lower()} ({group.count or len(group.entries):,})")
    told = [f"by {shown_by}: {', '.join(named)}" for shown_by, named in sorted(left.items())]
    return f"Not told here, but {'; '.join(told)}."


def _head(screen: Screen, redline: Redline) -> None:
    retitled = any(f.rule == _TITLE for f in redline.findings)  # told below, with both
    documents = (redline.new,) if retitled and redline.new.title else (redline.old, redline.new)
    for title in dict.fromkeys(document.title for document in documents if document.title):
        screen.text(Span(title, STRONG))
    for side, document in (("Older text", redline.old), ("Newer text", redline.new)):
        screen.entry(side, [Span(_called(document))])
    screen.skip()
    test = rollover(redline)
    verdict = "" if test.same else f" {HOLDS}" if test.holds else " It is not a technical rollover."
    screen.text(Span(headline.summary(redline) + verdict))
    for warning in redline.warnings:
        screen.text(Span(f"Warning: {warning.message}"))


def _called(document: Document) -> str:
    """Symbol, kind and date; of what was adopted, that says what it is."""
    name, standing = phrases.name(document), phrases.standing(document)
    adopted = standing.removeprefix("resolution, ")
    return f"{name}, {adopted}" if adopted.startswith("adopted") else f"{name} ({standing})"


# --- what it tells -------------------------------------------------------------------------------


def _groups(redline: Redline) -> Iterator[Group]:
    """All that changed, by weight."""
    findings, place = redline.findings, phrases.places(redline)
    noted = partial(_noted, place=place, alone=_alone(redline))

    def of(*kinds: str) -> list[Finding]:
        return [finding for finding in findings if finding.kind in kinds]

    titles = (redline.old.title, redline.new.title) if any(f.rule == _TITLE for f in findings) else ()
    retitled = (Entry("title", (" → ".join(f"“{title}”" for title in titles),)),) if titles else ()
    yield Group("The title changed", retitled, "the redline", weight=HEAVY, lines=2)
    headings = [f for f in findings if f.rule == _HEADING]
    reheaded = tuple(Entry("heading", (f"“{f.old_words}” → “{f.new_words}”",)) for f in headings)
    yield Group("Headings that changed", reheaded, "the redline", weight=HEAVY, lines=2)
    lasting = {id(f) for f in findings if _lasting(f) and not preambular(redline, f)}
    deeds = [f for f in findings if decided(f)]
    yield _duties(redline, [*deeds, *of("duty"), *(f for f in findings if id(f) in lasting)])
    yield _paragraphs(redline, operative=True)
    yield Group("Verbs and clauses", _verbs(redline, place), "--ledger --only verbs", weight=HEAVY, named=2)
    conditions = [f for f in of("qualifier", "modality", "pair") if f.rule not in _BRACKETS and not _joins(f)]
    weightiest = _weightiest_first(redline, conditions)
    yield Group("Conditions", noted(weightiest), "--ledger --only qualifiers", weight=HEAVY, named=1)
    brackets = [finding for finding in findings if finding.rule in _BRACKETS]
    yield Group("Brackets", bracketed.rows(brackets, place), "--ledger --only qualifiers", weight=HEAVY)
    actors = noted(of("actor"))
    yield Group("Who is asked, who acts", actors, "--ledger --only actors", weight=HEAVY, lines=2, named=1)
    operative, preamble, small = _other_words(redline)
    words = reworded("other words", operative)
    yield Group("Other words in operative paragraphs", operative, "--ledger", weight=WORDS, brief=words)
    yield _paragraphs(redline, operative=False)
    words = reworded("preamble", preamble)
    yield Group("Other words in preambular paragraphs", preamble, "--ledger", weight=PREAMBLE, brief=words)
    lists = of("list")
    listed = brief("lists", _weightiest_first(redline, lists))
    yield Group("Lists", noted(lists), "--ledger --only lists", brief=listed)
    dates = _weightiest_first(redline, (finding for finding in of("date") if id(finding) not in lasting))
    dated = brief("dates, figures", dates, rank=2)
    yield Group("Dates and figures", noted(dates), "--ledger --only duties", brief=dated)
    references = _weightiest_first(redline, of("reference"))
    cited = brief("references", references)
    named = tuple(replace(entry, whole=True) for entry in noted(references))  # two names cut short may be the same
    yield Group("References", named, "--ledger --only references", brief=cited)
    moves, count = _moves(redline, place), sum(f.rule not in _TOLD_ABOVE for f in of("structure"))
    yield Group("Structure", moves, "--ledger --only structure", lines=2, count=count)
    small = (*noted([f for f in findings if _joins(f)]), *small)
    yield Group("Small words alone", small, "--ledger")
    notes = redline.footnote_changes
    named = tuple(Entry(f"{phrases.hangs(n.old)} → {phrases.hangs(n.new)}", (phrases.footnote(n),)) for n in notes)
    yield Group("Footnotes", named, "--ledger --only references")
    yield Group("Sponsors and votes", tuple(_record(redline)), "the redline", lines=2)


def _duties(redline: Redline, findings: Sequence[Finding]) -> Group:
    """What is decided or due; what became another duty, or is due at another time, each by itself.

    What the text does no more than encourage comes last.
    """
    place, alone = phrases.places(redline), _alone(redline)
    rows: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    said = [replace(f, note=_STANDING.sub(_named_in, due(redline, f))) if f.kind == "duty" else f for f in findings]
    for finding in sorted(said, key=lambda f: f.kind == "duty" and only_encouraged(redline, f)):
        itself = decided(finding) or BECAME in finding.note
        rows[place(finding), finding.note if itself else ""].append(finding)
    entries = (entry for each in rows.values() for entry in _noted(each, place, alone))
    return Group("Duties", tuple(entries), "--ledger --only duties", weight=FOREMOST, lines=2)


_STANDING = re.compile(
    r"^(?P<what>[^;]*?)(?: by the (?:Council|Assembly))?(?P<rest>,[^;]*)?; the (?P<text>new|old) text names it in "
    r"(?P<where>\S+)$"
)
"""How a note ends on a standing meeting that the other text names, with the organ that holds it itself."""


def _named_in(found: re.Match[str]) -> str:
    """The same in brief: ``, annual; named in OP17``."""
    said = f"{found['what']}{found['rest'] or ''}; named in "
    return said + ("old " if found["text"] == "old" else "") + found["where"]


def _joins(finding: Finding) -> bool:
    """Whether one word that joins stands for another, *between*, *among*: it is no condition."""
    return finding.rule == "pair.replaced" and finding.note.endswith(_CONNECTOR)


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
    """Consent first, then resources; paragraphs of both texts before new or gone ones, the operative part first.

    There *shall* for *should* comes before other conditions, and what went before what came.
    """
    alone = _alone(redline)

    def weight(finding: Finding) -> tuple[bool, ...]:
        whole, before = alone(finding), preambular(redline, finding)
        funded = not whole and (not before or finding.kind == "list") and of_resources(finding)
        asked, binds = _consent(finding, alone), finding.rule == "modality.changed"
        came = not asked and not finding.old_words
        return not asked, not funded, whole, before, _slight(finding), not binds, came

    return sorted(findings, key=weight)


def _consent(finding: Finding, alone: Callable[[Finding], bool]) -> bool:
    """Whether a finding is on consent or a request; with a whole paragraph, in so many words."""
    if not alone(finding):
        return "consent " in finding.note
    return asks_leave(finding)


def _slight(finding: Finding) -> bool:
    """Whether a finding is on words that lay stress on others and add nothing to them, or on two verbs of one force."""
    few = len(finding.old_words.split()) <= _FEW and len(finding.new_words.split()) <= _FEW
    return (few and any(kind in finding.note for kind in _SMALL)) or finding.label == "near-synonym"


def _noted(
    findings: Iterable[Finding], place: Callable[[Finding], str], alone: Callable[[Finding], bool]
) -> tuple[Entry, ...]:
    """One entry for each place, with all that is said of it."""
    rows: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        rows[place(finding)].append(finding)
    return tuple(
        Entry(
            label,
            tuple(dict.fromkeys(map(_short, said))),
            small=all(_slight(f) or (f.kind in _FELL and alone(f) and not _consent(f, alone)) for f in said),
            kinds=tuple(dict.fromkeys(_family(f) for f in said)) if any(map(_weighty, filter(alone, said))) else (),
        )
        for label, said in rows.items()
    )


_REQUEST = re.compile(r"\b(?:requests?|invitation)\b")


def _weighty(finding: Finding) -> bool:
    """Whether a finding is on consent, a request or resources."""
    return finding.kind == "qualifier" and (of_resources(finding) or (CONSENT in finding.note and asks_leave(finding)))


def _family(finding: Finding) -> str:
    """``consent new``, where that came or went with its paragraph; of others what is told of them."""
    if not _weighty(finding):
        return without_place(_short(finding))
    asked = "request" if _REQUEST.search(f"{finding.old_words} {finding.new_words}") else "consent"
    family = RESOURCES if of_resources(finding) else asked
    return f"{family} {'gone' if finding.old_words else 'new'}"


_FELL = ("qualifier", "modality", "pair", "reference", "list")
"""Findings that say little where a whole paragraph went or came with them, which is told by itself."""


def _short(finding: Finding) -> str:
    """The note without what a rule explains."""
    if finding.kind in ("duty", "list"):
        return finding.note
    note = _WHY.sub(r" (\1)", finding.note)
    return _ASIDE.sub("", note) if finding.kind not in ("reference", "structure", "date") else note


def _verbs(redline: Redline, place: Callable[[Finding], str]) -> tuple[Entry, ...]:
    """Verbs that changed and clauses that came or went, by what they ask or decide; last the preamble.

    Those of whole paragraphs are told with them.
    """
    alone = _alone(redline)
    told = [f for f in redline.findings if f.kind == "verb" and not alone(f) and not decided(f)]

    told.sort(key=lambda finding: (preambular(redline, finding), of_verbs(finding)))
    return tuple(_clause(redline, finding, place(finding)) for finding in told)


_BEHIND = re.compile(
    r" (?P<what>(?:[^\s,;:.]+ ){0,3}"
    r"(?!(?:the|an?|and|or|of|to|in|for|on|by|with|that|which|all|their|its)\b)[^\s,;:.]+)"
)
"""The first words that were kept behind what is asked: *access to all wells*."""


def _clause(redline: Redline, finding: Finding, place: str) -> Entry:
    """The verb that changed, or ``gone: emphasizing that the wells …``, of a clause that came or went."""
    said = clause(redline, finding)
    if finding.rule == "verb.ask-changed" and finding.new:
        behind = _BEHIND.match(redline.new.paragraph(finding.new.address).text, finding.new.end)
        return Entry(place, (f"{_short(finding)}{_on(finding, behind['what'])}" if behind else _short(finding),))
    if not said or finding.rule not in _CLAUSE:
        return Entry(place, (_short(finding),), small=_slight(finding))
    what, short = _CLAUSE[finding.rule], _formula(said, "operative")
    led = f"verb {what}" if _WORDS_STAND in finding.note else what
    said, short = f"{led}: {said}", f"{led}: {short}" if short != said else ""
    return Entry(place, (said,), short=short, kinds=(f"clauses {what}",))


def _on(finding: Finding, what: str) -> str:
    """What is asked is on: ``guarantee → facilitate access to the wells``; else the words at which it stands."""
    goes_on = " " in what and len(finding.new_words.removeprefix("to ").split()) == 1
    return f" {what}" if goes_on else f", at “{what}”"


# --- paragraphs that went or came ----------------------------------------------------------------


def _paragraphs(redline: Redline, *, operative: bool) -> Group:
    """Paragraphs that crossed, then those that are new, then those that are gone, each in the order of its text.

    First are told those that decide or request something, then those that ask or encourage it, whole ones before items,
    by turns one that is gone and one that is new.
    """
    place = phrases.places(redline)
    entries: list[Entry] = []
    if operative:
        entries += [Entry(place(f), (_crossed(redline, f),)) for f in redline.findings if f.rule == _CROSSED]
    named: list[tuple[str, Document, str]] = [("", redline.new, "")] * len(entries)
    for what, document, addresses, label in (
        ("new", redline.new, redline.added, "– → {}"),
        ("gone", redline.old, redline.removed, "{} → –"),
    ):
        rows = with_items([document.paragraph(address) for address in addresses])
        ours = [(p, below) for p, below in rows if (p.part != "preambular") == operative]
        whole = [_with_first_item(document, p) if below else " ".join(p.text.split()) for p, below in ours]
        texts = [_formula(text, p.part) for text, (p, _) in zip(whole, ours, strict=True)]
        before: defaultdict[tuple[int, bool], int] = defaultdict(int)
        for n, (paragraph, below) in enumerate(ours):
            text, kind = whole[n], (force(document, paragraph), paragraph.parent is not None)
            many = f"with {phrases.counted(below, 'item')}: " if below else ""
            short = apart(texts[n], [*texts[:n], *texts[n + 1 :]])
            rank = (1, *kind, before[kind], what == "new")
            before[kind] += 1
            entries.append(Entry(label.format(paragraph.address), (many + text,), short=many + short, rank=rank))
            named.append((what, document, paragraph.address))
    part = "Operative" if operative else "Preambular"
    title, weight = f"{part} paragraphs that went or came", HEAVY if operative else PREAMBLE
    weight = FOREMOST if operative and len(entries) >= _MANY else weight
    fated = {"new": set(redline.added), "gone": set(redline.removed)}
    others = partial(_addresses, named, fated) if len(entries) > 1 else None
    return Group(title, tuple(entries), "--stat", weight=weight, others=others)


def _crossed(redline: Redline, finding: Finding) -> str:
    """Where a paragraph went; of one that was split, which part of it stayed, and of a merge, with what."""
    old, new = (place.address if place else "" for place in (finding.old, finding.new))
    link = next((each for each in redline.links if old in each.old and new in each.new), None)
    stayed = [n for o, n in link.pairs if o == old and n != new] if link else []
    joined = [o for o, n in link.pairs if n == new and o != old] if link else []
    if stayed:
        return f"a part of it crossed; the rest is {phrases.listed(stayed)}"
    return f"crossed, merged with {phrases.listed(joined)}" if joined else finding.note


_MANY = 20
"""Operative paragraphs that went or came by which a text is another one: what is new in it is told before all else."""
_CHAPEAU = 80
"""Characters of a chapeau that says little without its first item."""


def _with_first_item(document: Document, paragraph: Paragraph) -> str:
    """A paragraph; a short chapeau, *Calls upon States:*, with the first item under it."""
    text = " ".join(paragraph.text.split())
    if len(text) > _CHAPEAU or not text.endswith(":"):
        return text
    first = next((" ".join(p.text.split()) for p in document.paragraphs if p.parent == paragraph.address), "")
    return f"{text} {first}".rstrip()


def _formula(words: str, part: Part) -> str:
    """The words of a paragraph or clause without a long addressee of its verb, or a long name of whose report it is."""
    text = " ".join(words.split())
    first = next(iter(verbs(text, part)), None)
    start = text.find(first.addressee, first.verb_end) if first and first.addressee else -1
    if first and start >= 0:
        text = without_aside(text, start + len(first.addressee or ""))
        return without_addressee(text, start, start + len(first.addressee or ""))
    actors = (item for item in items(text[:_BEGINS]) if item.entry.kind == "actor")
    whose = next((i for i in actors if text.endswith((" of the ", " by the "), 0, i.start)), None)
    return without_name(text, whose.start, whose.end) if whose else text


_BEGINS = 160
"""Characters in which a paragraph says whose report or work it is on."""


def _addresses(
    named: Sequence[tuple[str, Document, str]], fated: Mapping[str, Set[str]], left: Sequence[int]
) -> list[tuple[str, str]]:
    """``also new``: ``OP5, OP15(b)–(d)``, of the paragraphs that are not told."""
    out = []
    crossed = sum(not named[n][0] for n in left)
    if crossed:
        out.append(("", f"… and {phrases.counted(crossed, 'more that crossed', 'more that crossed')}"))
    for what in ("new", "gone"):
        ours = [named[n][2] for n in left if named[n][0] == what]
        if ours:
            document = next(text for each, text, _ in named if each == what)
            also = "" if len(ours) == sum(each == what for each, _, _ in named) else "also "
            out.append((f"{also}{what}", but_for_items(ours, fated[what], document)))
    return out


# --- words, moves, votes -------------------------------------------------------------------------


def _other_words(redline: Redline) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
    """Changes of words that no finding names, one entry for each place: of the operative part, of the preamble, small.

    Acts and words of norms are told first if not all can be told, then verbs and names, then where most words changed.
    """
    rows: tuple[defaultdict[str, list[Unnamed]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    quoted = {(f.old.address, f.old_words, f.note.rpartition(", now ")[2]) for f in redline.findings if f.old}
    for change in unnamed(redline):
        if (change.old, change.old_words, f"“{change.new_words}”") in quoted:
            continue
        preambular = redline.new.paragraph(change.new).part == "preambular"
        weighs = change.weighty and not all(map(_cites_alone, (change.old_words, change.new_words)))
        rows[preambular if weighs else 2][f"{change.old} → {change.new}"].append(change)
    operative, preamble, small = (tuple(_reworded(label, said) for label, said in row.items()) for row in rows)
    return operative, preamble, small


_CITED = re.compile(rf"\s*(?:resolutions?\s+)?\d+/\d+(?:\s+[A-C])?(?:\s+of\s+{A_DATE})?\s*")
_NEXT_CITED = re.compile(r",\s+and\b|,|\band\b")


def _cites_alone(words: str) -> bool:
    """Whether words are resolutions alone: references tell which came and went, the others stand elsewhere in a row."""
    return "/" in words and all(_CITED.fullmatch(each) for each in _NEXT_CITED.split(words))


def _reworded(label: str, changes: Sequence[Unnamed]) -> Entry:
    """What else changed at one place: that on which most hangs first, and of several the longest change."""
    sizes = [_size(change) for change in changes]
    hangs = [consequence(change.old_words, change.new_words) for change in changes]
    order = sorted(range(len(changes)), key=lambda n: (-hangs[n], -sizes[n]))
    return Entry(label, tuple(changes[n].words for n in order), rank=(-max(hangs), -sum(sizes)))


def _size(change: Unnamed) -> int:
    """How many words of a change are on one side alone."""
    old, new = set(change.old_words.split()), set(change.new_words.split())
    return len(old ^ new)


def _moves(redline: Redline, place: Callable[[Finding], str]) -> tuple[Entry, ...]:
    """What moved, was split or merged: addresses alone, by what became of them."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for finding in redline.findings:
        if finding.kind == "structure" and finding.rule not in _TOLD_ABOVE:
            named = finding.note.partition(": ")[2] if "→" in finding.note else place(finding)
            rows[finding.rule.partition(".")[2]].append(named)
    return tuple(Entry(what, ("; ".join(named),)) for what, named in rows.items())


def _record(redline: Redline) -> Iterator[Entry]:
    """How it was adopted, who tabled it."""
    for change in redline.metadata_changes:
        if change.field in _RECORD:
            both = f"{change.old or '–'} → {change.new or '–'}"
            yield Entry(phrases.field(change).split(" gone")[0], (both,))
