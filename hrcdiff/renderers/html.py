"""The report: one page that needs no network and reads without script.

Texts reach the page through autoescaping templates alone.  The finished page is read again and
compared with both texts before anybody sees it.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from hrcdiff.errors import ProofError
from hrcdiff.findings import ledgers
from hrcdiff.findings.ledgers import LEDGERS, ledger
from hrcdiff.findings.structure import across, went
from hrcdiff.findings.tables import tables
from hrcdiff.findings.words import OTHER
from hrcdiff.renderers import glance, headline, phrases
from hrcdiff.renderers.anchors import anchor, anchors
from hrcdiff.renderers.notes import lettered, narrowings, notes, of_row
from hrcdiff.renderers.reread import check
from hrcdiff.renderers.ribbons import drawn
from hrcdiff.renderers.rows import Fold, Row, sections
from hrcdiff.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from markupsafe import Markup

    from hrcdiff.findings.ledgers import Passage
    from hrcdiff.findings.tables import Tables
    from hrcdiff.model import Document, Finding, Redline
    from hrcdiff.renderers.headline import Opening
    from hrcdiff.renderers.notes import Mark
    from hrcdiff.renderers.references import References
    from hrcdiff.renderers.rows import Section

T = TypeVar("T")

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "syr", "ug", "ur", "yi"})
AT_HEAD = ("order", "no-rules-for-language")
"""Warnings without which the whole page would be misread."""
MANY = 250
"""Beyond so many paragraphs of both texts the browser lays out what comes into view, and not all at once."""
ARROW = '<span class="vh">became</span><span aria-hidden="true">→</span>'


def to_html(redline: Redline, *, only: str | None = None, sides: bool = False) -> str:
    """The page; ProofError if its marks do not give both texts back exactly.

    ``only`` is the filter with which it opens (`hrcdiff.renderers.notes.CHOICES`), ``sides`` opens it with the
    texts side by side; all is in it and can be shown.
    """
    page = _page(redline, only, sides=sides)
    data = page.encode("utf-8")
    check(data, redline)
    return sealed(page, data)


_SEAL_BEGINS = b'<meta name="hrcdiff-seal" content="'
_SEAL = re.compile(_SEAL_BEGINS + rb'([0-9a-f]{64})">')


def sealed(page: str, data: bytes | None = None) -> str:
    """The page with its own digest in it, taken with zeros in that place: a page that was changed seals otherwise.

    ``data`` is the page in UTF-8, if somebody has it already.  ProofError if the page does not have one place for the
    digest, and one only.
    """
    data = page.encode("utf-8", "surrogatepass") if data is None else data
    places = list(_seals(data))
    if len(places) != 1:
        raise ProofError(f"the page has {len(places) or 'no'} seals, where it should have one")
    (place,) = places
    digest = sha256(data[: place.start(1)] + b"0" * 64)
    digest.update(memoryview(data)[place.end(1) :])
    seal = place[0].decode("ascii")
    return page.replace(seal, seal.replace(place[1].decode("ascii"), digest.hexdigest()), 1)


def _seals(data: bytes) -> Iterator[re.Match[bytes]]:
    """Each place for a digest."""
    at = data.find(_SEAL_BEGINS)
    while at >= 0:
        if place := _SEAL.match(data, at):
            yield place
        at = data.find(_SEAL_BEGINS, at + 1)


def _page(redline: Redline, only: str | None, *, sides: bool) -> str:
    from markupsafe import Markup

    from hrcdiff.renderers.references import References

    style, script = asset("report.css") + _running_heads(redline), asset("report.js")
    changed, table = headline.openings(redline), notes(redline)
    marks = lettered(redline, table)
    report = sections(redline, marks)
    parted, gathered, shares = across(redline), tables(redline), _shares(redline)
    old, new = ([p.address for p in text.paragraphs] for text in (redline.old, redline.new))
    named = Pair(anchors("old", old), anchors("new", new))
    to = Pair(References(named.old), References(named.new))
    reasons = {name: _reasons(ledger(redline, name)) for name in LEDGERS}
    page: str = (
        environment()
        .get_template("report.html.j2")
        .render(
            redline=redline,
            summary=redline.summary,
            sentence=headline.summary(redline),
            names=Pair(phrases.name(redline.old), phrases.name(redline.new)),
            tongue=Pair(tongue(redline.old), tongue(redline.new)),
            travelled=sum(bool(went(link, link.pairs, parted)) for link in redline.links),
            changed_openings=changed,
            opening_of=_unsaid(changed, marks),
            sections=report,
            left={row.old[0] for row in _rows(report) if row.kind == "marker"},
            marks=marks,
            verbs=glance.verbs(redline, marks),
            duties=glance.duties(redline, marks),
            conditions=glance.conditions(redline, marks),
            with_paragraphs=glance.with_paragraphs(redline),
            came_and_went=glance.came_and_went(redline),
            placed=_placed(report),
            only=only,
            many=MANY,
            at_head=AT_HEAD,
            sides=sides,
            kinds=LEDGERS,
            table=table,
            rollover=gathered.rollover,
            ledgers=_entries(redline, to, marks, reasons),
            reasons=reasons,
            other_words=gathered.words,
            lowered=gathered.lowered,
            map=drawn(redline),
            concordance_lines=_concordance(gathered.concordance, redline, shares),
            evidence=lambda link: phrases.evidence(link, shares[link.id]),
            anchors=named,
            to=to,
            order=Pair({address: i for i, address in enumerate(old)}, {address: i for i, address in enumerate(new)}),
            first=_first_rows(report),
            csp=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=embedded(redline, gathered),
        )
    )
    return page


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from hrcdiff.renderers import compiled
    from hrcdiff.renderers.marked import autoescaped, marked, titled
    from hrcdiff.renderers.references import box

    environment = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        bytecode_cache=compiled.cache(),
    )
    environment.code_generator_class = compiled.Plain
    environment.template_class = compiled.Written
    environment.filters.update(
        shown=autoescaped,
        anchor=anchor,
        box=box,
        marked=marked,
        narrowings=lambda row, table: " ".join(narrowings(row, table)),
        of_row=of_row,
        relation=phrases.relation,
    )
    environment.globals.update(
        arrow=Markup(ARROW),
        length=phrases.length,
        titled=titled,
        parts=phrases.PARTS,
        counted=phrases.counted,
        date=phrases.date,
        upper=phrases.upper,
        heading=ledgers.heading,
        other=OTHER,
        field=phrases.field,
        marker_words=phrases.marker,
        now_words=phrases.now,
        carried=phrases.carried,
        span=phrases.span,
        standing=phrases.standing,
    )
    environment.tests.update(
        fold=lambda item: isinstance(item, Fold),
        row=lambda item: isinstance(item, Row),
        lowered=lambda change: isinstance(change, ledgers.Lowered),
    )
    return environment


_FOR_WRITERS = re.compile(r"^[ \t]+(?://.*\n)?|^(?://.*|/\*[^*\n]*\*/[ \t]*)\n", re.MULTILINE)

_BETWEEN_RULES = re.compile(r"(?<=[{};,])\n")


@cache
def asset(name: str) -> str:
    """A style sheet or a script without what those who write it need alone: indentation, remarks, ends of lines."""
    text = (folder("templates") / name).read_text(encoding="utf-8").replace("\r\n", "\n")
    short = _FOR_WRITERS.sub("", text)
    return _BETWEEN_RULES.sub("", short) if name.endswith(".css") else short


# --- safety ----------------------------------------------------------------------------------


def policy(style: str, script: str) -> str:
    """What the page may do: use its own style and script, and nothing else."""

    def digest(text: str) -> str:
        return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def embedded(redline: Redline, gathered: Tables) -> Markup:
    """The redline as JSON in which nothing can end the script block that holds it."""
    from hrcdiff.schema.to_dict import redline_to_dict

    return in_script(redline_to_dict(redline, gathered))


_USUAL = bytes(range(0x20, 0x7F))
"""The signs of ASCII that can be printed, which most of a text is made of."""


def in_script(value: object) -> Markup:
    """A value as JSON in which nothing can end the script block that holds it."""
    from markupsafe import Markup

    from hrcdiff.renderers.marked import ODD

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")
    if not beyond.replace("\u00a0", " ").isprintable():
        text = re.sub(f"[\u2028\u2029]|{ODD.pattern}", _as_json, text)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _as_json(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le", "surrogatepass")).cast("H"))


def _running_heads(redline: Redline) -> str:
    """Both names at the head of each printed page, every character as a CSS escape."""
    text = f"{phrases.name(redline.old)} → {phrases.name(redline.new)}"
    content = "".join(f"\\{ord(character):06x}" for character in text if character.isprintable())
    return f'@page{{@top-left{{content:"{content}"}}}}\n'


def tongue(document: Document) -> Markup:
    """The attributes that name the language of a text and its direction."""
    from markupsafe import Markup

    language = document.language
    if language in (None, "en"):
        return Markup("")
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return Markup(' lang="{}" dir="{}"').format(language, direction)


# --- what the templates draw -----------------------------------------------------------------


class Pair(NamedTuple, Generic[T]):
    """Something of the older text, and the same of the newer one."""

    old: T
    new: T


class Entry(NamedTuple):
    """A line of a ledger."""

    old: Markup
    """Links to the paragraphs in which it stands; a dash for none."""
    new: Markup
    says: str
    why: str
    """The rule; why it is told too, unless that stands below the ledger."""
    note: str | None
    """Name of its note in the page."""


def _entries(
    redline: Redline,
    to: Pair[References],
    marks: Mapping[tuple[str, str], Sequence[Mark]],
    reasons: Mapping[str, Mapping[str, str]],
) -> dict[str, list[Entry]]:
    """The ledgers by name; ``reasons`` are those that stand below them."""
    note_of = {id(mark.finding): mark.id for row in marks.values() for mark in row}
    ends = ledgers.sides(redline)

    def entry(finding: Finding, told: Mapping[str, str]) -> Entry:
        old, new = ends(finding)
        return Entry(
            old=to.old.listed(old),
            new=to.new.listed(new),
            says=ledgers.noted(redline, finding),
            why=finding.rule if finding.rule in told else f"{finding.rule}, {finding.source}",
            note=note_of.get(id(finding)),
        )

    return {name: [entry(finding, reasons[name]) for finding in ledger(redline, name)] for name in LEDGERS}


def _reasons(entries: Iterable[Finding]) -> dict[str, str]:
    """Why a rule tells something, for those rules of a ledger that have one reason."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in entries:
        found[finding.rule].add(finding.source)
    return {rule: next(iter(sources)) for rule, sources in found.items() if len(sources) == 1}


class Line(NamedTuple):
    """A line of the concordance."""

    old: str | None
    new: tuple[str, ...]
    what: str
    kept: str


def concordance(redline: Redline) -> list[Line]:
    """What became of each old paragraph, then what is new."""
    return _concordance(ledgers.concordance(redline), redline, _shares(redline))


def _shares(redline: Redline) -> dict[str, tuple[str, str]]:
    """By link how many of its words stayed."""
    return {link.id: phrases.shares(link) for link in redline.links}


def _concordance(passages: Iterable[Passage], redline: Redline, shares: Mapping[str, tuple[str, str]]) -> list[Line]:
    """The lines, with the words that stayed: of each paragraph of a merge by itself."""
    kept = {
        address: phrases.kept(link, "old", {address}) if len(link.old) > 1 else shares[link.id][0]
        for link in redline.links
        for address in link.old
    }
    return [Line(each.old, each.new, each.what, kept.get(each.old or "", "")) for each in passages]


def _rows(report: Sequence[Section]) -> Iterator[Row]:
    """All rows, folded ones among them."""
    for section in report:
        for item in section.items:
            yield from item.rows if isinstance(item, Fold) else (item,) if isinstance(item, Row) else ()


def _unsaid(changed: Iterable[Opening], marks: Mapping[tuple[str, str], Sequence[Mark]]) -> dict[str, Opening]:
    """By new address the paragraphs with another opening phrase of which no note on a verb says so."""
    return {
        pair.new.address: pair
        for pair in changed
        if not any(mark.finding.kind == "verb" for mark in marks.get(("new", pair.new.address), ()))
    }


def _placed(report: Sequence[Section]) -> set[str]:
    """The notes whose letter stands in a text; each stands once."""
    return {mark.id for row in _rows(report) for run in row.runs for mark in run.marks}


def _first_rows(report: Sequence[Section]) -> dict[str, str]:
    """For each old address the first row in which it is named."""
    first: dict[str, str] = {}
    for row in _rows(report):
        if row.new is not None and row.kind != "marker":
            for address in row.old:
                first.setdefault(address, row.new)
    return first
