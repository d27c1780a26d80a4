"""Tables over the whole comparison, and the rollover test: all of it read off the redline.

The ledgers hold no more than the redline does; they only gather it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.headings import headings
from hrcdiff.findings.sequence import reason
from hrcdiff.findings.significance import LATER, SAYS
from hrcdiff.findings.structure import across, went
from hrcdiff.findings.view import Change, View
from hrcdiff.patterns import later
from hrcdiff.text import first_words, in_quotes
from hrcdiff.verbs import verbs

if TYPE_CHECKING:
    from hrcdiff.model import Edit, Finding, FindingKind, Footnote, Link, Redline, Significance

LEDGERS: dict[str, tuple[FindingKind, ...]] = {
    "verbs": ("verb",),
    "qualifiers": ("qualifier", "modality", "pair"),
    "actors": ("actor",),
    "references": ("reference",),
    "duties": ("duty", "date"),
    "lists": ("list",),
    "structure": ("structure",),
}
"""Which kinds of findings each ledger gathers."""


_SHOWN = 60
"""Characters of a line outside the paragraphs that are shown."""


def heading(name: str) -> str:
    """What stands over a ledger: that of duties has every date and figure, of events long past as well."""
    return "Duties and dates" if name == "duties" else name[:1].upper() + name[1:]


class Lowered(NamedTuple):
    """A change that a named rule made less than substantive."""

    rule: str
    significance: Significance
    says: str
    """What the rule covers."""
    old: str
    """Addresses."""
    new: str
    old_words: str
    new_words: str
    reason: str | None
    """Of *also* and *further*: which neighbour explains them."""


class Passage(NamedTuple):
    """A line of the concordance."""

    old: str | None
    new: tuple[str, ...]
    what: str
    """``reworded``, ``gone``, ``new``, ``merged, moved`` …"""


class Other(NamedTuple):
    """What else than dates, sessions, references and house style changed."""

    old: str | None
    new: str | None
    what: str


class Rollover(NamedTuple):
    """Whether the newer text is a technical rollover of the older."""

    holds: bool
    others: tuple[Other, ...]
    same: bool = False
    """Not a word of the text changed."""

    @property
    def verdict(self) -> str:
        """The answer in one sentence."""
        if self.same:
            return "Not a word of the text changed."
        return "A technical rollover." if self.holds else "Not a technical rollover."


def ledger(redline: Redline, name: str) -> tuple[Finding, ...]:
    """The findings of one ledger."""
    return tuple(finding for finding in redline.findings if finding.kind in LEDGERS[name])


Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Old and new addresses of a finding."""


def sides(redline: Redline) -> Callable[[Finding], Sides]:
    """Where a finding stands in both texts: a clause that is new in a linked paragraph has an old one as well."""
    became = {old: tuple(n for o, n in link.pairs if o == old) for link in redline.links for old in link.old}
    was = {new: tuple(o for o, n in link.pairs if n == new) for link in redline.links for new in link.new}

    def of(finding: Finding) -> Sides:
        old = (finding.old.address,) if finding.old else was.get(finding.new.address, ()) if finding.new else ()
        new = (finding.new.address,) if finding.new else became.get(finding.old.address, ()) if finding.old else ()
        return old, new

    return of


_CLAUSES = re.compile(r"verb\.(?:limb|tail)-(?P<what>gone|new)$")
_SOME = 12
"""Words of a clause that a ledger quotes."""


def clause(redline: Redline, finding: Finding) -> str | None:
    """The words of a clause that came or went, to its end; None of any other finding."""
    rule = _CLAUSES.match(finding.rule)
    text, place = (redline.old, finding.old) if rule and rule["what"] == "gone" else (redline.new, finding.new)
    if not rule or place is None or place.start >= place.end:
        return None
    whole = text.paragraph(place.address)
    limb = next((limb for limb in verbs(whole.text, whole.part) if limb.start <= place.start < limb.end), None)
    return _without_joint(" ".join(whole.text[place.start : limb.end if limb else None].split()))


def _without_joint(clause: str) -> str:
    """A clause on one line without what stands between it and the next one: commas, *and*, *or*."""
    for joint in ("and", "or"):
        before = clause.removesuffix(joint)
        if before != clause and before.endswith((" ", ",", ";")):
            return before.rstrip(" ,;")
    return clause.rstrip(" ,;")


def noted(redline: Redline, finding: Finding) -> str:
    """The note of a finding, where it stands without the text: of a clause that came or went, with how it begins."""
    said = (clause(redline, finding) or "").split()
    words = first_words(said, _SOME)
    return f"{finding.note}: “{words}”" if len(said) > 1 else finding.note


def lowered(redline: Redline, view: View | None = None) -> tuple[Lowered, ...]:
    """Every change that a rule lowered, in the order of the links, and those of words that went elsewhere.

    What only the file did is left out.  ``view`` is the redline as somebody has it already.
    """
    view = view or View(redline)
    rows = [change for link in view.changed if any(edit.rule for edit in link.edits) for change in view.changes(link)]
    rows += [change for transfer in redline.transfers for change in view.carried(transfer)]
    edits = ((change, change.link.edits[change.first]) for change in rows)
    return tuple(_lowered(view, change) for change, edit in edits if edit.rule and edit.significance != "extraction")


def _lowered(view: View, change: Change) -> Lowered:
    """A change as the table of what was lowered has it."""
    edit = change.link.edits[change.first]
    rule = edit.rule or ""
    why = None
    if rule == "editorial.sequence":
        came = len(change.inserted) > len(change.deleted)
        same = sorted(change.deleted.lower().split()) == sorted(change.inserted.lower().split())
        place = change.new if came else change.old
        why = "the order of the words alone" if same else reason(view, place.address, old=not came)
    elif view.order < 0 and rule in LATER:
        why = "the old text is the later one"
    return Lowered(
        rule=rule, significance=edit.significance or "substantive", says=SAYS.get(rule, rule),
        old=change.old.address, new=change.new.address, old_words=change.deleted.strip(),
        new_words=change.inserted.strip(), reason=why,
    )  # fmt: skip


def concordance(redline: Redline) -> tuple[Passage, ...]:
    """What became of each old paragraph, then what is new."""
    links = {address: link for link in redline.links for address in link.old}
    parted = across(redline)
    out: list[Passage] = []
    for paragraph in redline.old.paragraphs:
        link = links.get(paragraph.address)
        if link is None:
            out.append(Passage(old=paragraph.address, new=(), what="gone"))
            continue
        new = tuple(n for o, n in link.pairs if o == paragraph.address) or link.new
        how = went(link, [pair for pair in link.pairs if pair[0] == paragraph.address], parted)
        out.append(Passage(old=paragraph.address, new=new, what=f"{link.relation}, {how}" if how else link.relation))
    return (*out, *(Passage(old=None, new=(address,), what="new") for address in redline.added))


def rollover(redline: Redline) -> Rollover:
    """The rollover test: what else than dates, sessions, references and house style changed."""
    others = tuple(_others(redline))
    same = not others and all(link.relation == "unchanged" for link in redline.links) and not redline.footnote_changes
    return Rollover(holds=not others, others=others, same=same)


def _others(redline: Redline) -> Iterator[Other]:
    """All by which a text is no technical rollover."""
    titles = redline.old.title, redline.new.title
    if any(f.rule == "structure.title" for f in redline.findings):
        yield Other(old=None, new=None, what=f"title: {titles[0]} → {titles[1]}")
    yield from _outside(redline)
    parted = across(redline)
    for address in redline.removed:
        yield Other(old=address, new=None, what="gone")
    for address in redline.added:
        yield Other(old=None, new=address, what="new")
    for link in redline.links:
        old, new = ", ".join(link.old), ", ".join(link.new)
        how = went(link, link.pairs, parted)
        if how:
            yield Other(old=old, new=new, what=how)
        if link.relation in ("split", "merged", "regrouped"):
            yield Other(old=old, new=new, what=link.relation)
        if link.significance == "substantive":
            yield Other(old=old, new=new, what=_substance(link))
    for finding in redline.findings:
        if finding.rule in ("reference.internal", "reference.internal-lost") and finding.old and finding.new:
            yield Other(old=finding.old.address, new=finding.new.address, what=finding.note)
    view = View(redline)
    for change in redline.footnote_changes:
        if not _passes(view, change.old, change.new):
            yield Other(old=_at(change.old), new=_at(change.new), what="footnote")


def _outside(redline: Redline) -> Iterator[Other]:
    """What differs outside the paragraphs: headings, and lines of which nobody knows what they are."""
    sides = redline.old, redline.new
    for what, old, new in (
        ("heading", *([heading.text for heading in headings(side)] for side in sides)),
        ("not assigned", *(side.unassigned for side in sides)),
    ):
        gone, came = _beside(old, new), _beside(new, old)
        if gone or came:
            yield Other(old=None, new=None, what=f"{what}: {_shortened(gone)} → {_shortened(came)}")


def _beside(texts: Iterable[str], others: Iterable[str]) -> list[str]:
    """The texts that the other side does not have; a capital makes no other one."""
    left = Counter(text.casefold() for text in others)
    out = []
    for text in texts:
        left[text.casefold()] -= 1
        if left[text.casefold()] < 0:
            out.append(text)
    return out


def _shortened(texts: list[str]) -> str:
    """The first of several texts that has words, as far as a line holds it, and how many more there are."""
    if not texts:
        return "–"
    first = next((text for text in texts if any(map(str.isalnum, text))), texts[0])
    first = first if len(first) <= _SHOWN else first[:_SHOWN].rstrip() + " …"
    return f"{first} (and {len(texts) - 1} more)" if texts[1:] else first


def _passes(view: View, one: Footnote | None, other: Footnote | None) -> bool:
    """Whether a footnote that changed is no more than a newer report, or one whose words are lost."""
    if one is None or other is None:
        return False
    return one.text is None or other.text is None or _newer_report(view, one.text, other.text)


_REPORT = later(r"\b[AES]/[\w./\-]*\w")
_SESSION = later(r"\b[A-Z][a-z]+(?:-[a-z]+)? Session\b")


def _newer_report(view: View, old: str, new: str) -> bool:
    """Whether two footnotes name reports of one series and nothing else differs, those of the later text newer."""
    symbols = _REPORT.findall(old), _REPORT.findall(new)
    rest = [_SESSION.sub("", _REPORT.sub("", text)) for text in (old, new)]
    series = [[re.sub(r"\d+", "", symbol) for symbol in side] for side in symbols]
    if not symbols[0] or series[0] != series[1] or rest[0] != rest[1]:
        return False
    pairs = [(_numbers(a), _numbers(b)) for a, b in zip(*symbols, strict=True)]
    return view.onward(all(b >= a for a, b in pairs), all(a >= b for a, b in pairs))


def _numbers(symbol: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", symbol)]


def _at(note: Footnote | None) -> str | None:
    return note.address if note else None


def _joined(edits: Sequence[Edit]) -> str:
    """Words in a row; a space stands where one paragraph ends and another begins."""
    if len(edits) == 1:
        return edits[0].text.strip()
    out = ""
    for before, edit in zip((None, *edits), edits, strict=False):
        other = before is not None and (before.old, before.new) != (edit.old, edit.new)
        out += f" {edit.text.lstrip()}" if other and not out[-1:].isspace() else edit.text
    return out.strip()


def _substance(link: Link) -> str:
    """The substantive changes of a link in few words."""
    told: list[str] = []
    for equal, group in groupby(link.edits, lambda edit: edit.op == "equal"):
        row = list(group)
        if equal or row[0].significance != "substantive":
            continue
        gone, come = (_joined([edit for edit in row if edit.op == op]) for op in ("delete", "insert"))
        if gone or come:
            both = f"{in_quotes(gone)} → {in_quotes(come)}"
            told.append(both if gone and come else f"out: {in_quotes(gone)}" if gone else f"in: {in_quotes(come)}")
    return "; ".join(told)
