"""The words of the product as types.

Everything here is frozen and holds tuples, so that a redline can be passed to any
renderer without a copy.  ``docs/glossary.md`` explains the words; ``docs/redline-format.md``
says how they look as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Part = Literal["preambular", "operative", "annex"]
Relation = Literal["unchanged", "reworded", "split", "merged", "regrouped"]
Op = Literal["equal", "delete", "insert"]
FindingKind = Literal[
    "verb", "qualifier", "modality", "actor", "reference", "date", "duty", "list", "pair", "structure"
]
CitationKind = Literal["resolution", "decision", "document", "internal"]
Standing = Literal["verbatim", "drafted", "reworded", "absent"]
ClaimState = Literal["held", "reworded", "not-held", "no-paragraph", "no-text"]
Significance = Literal["extraction", "editorial", "technical", "substantive"]

SIGNIFICANCES: tuple[Significance, ...] = ("extraction", "editorial", "technical", "substantive")
"""In ascending order: a whole is as significant as its most significant part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A unit with an address."""

    address: str
    """How the room calls it: ``PP7``, ``OP6``, ``OP6(b)``."""
    part: Part
    label: str | None
    """The number or letter as printed (``6.`` is ``"6"``, ``(b)`` is ``"(b)"``); None if unnumbered."""
    parent: str | None
    """Address of the chapeau."""
    opening: str | None
    """The opening phrase: ``Recalling also``; None if the paragraph has none."""
    text: str
    """Clean text: joined over lines and pages, without label, footnote marker or markup."""
    line: int = 0
    """Line of the source, from 1, at which it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note and the place it hangs on."""

    marker: str
    address: str | None
    """Address of the paragraph with the marker; ``sponsors`` for the asterisk; None if not found."""
    text: str | None
    """Body; None if the source has lost it."""
    start: int | None = None
    """Offset in the paragraph's text at which the marker stood; None if it hangs on no paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor:
    """A State or group that tabled the draft."""

    name: str
    member: bool | None
    """Member of the organ; False if starred and no note says otherwise; None if the source does not say."""
    on_behalf_of: str | None = None
    """For whom it tabled the draft, as the note of its star says: *the States Members … of the Group of 77*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A recorded vote."""

    in_favour: int
    against: int
    abstaining: int
    in_favour_states: tuple[str, ...] = ()
    """As printed, in order; empty if the record does not name them."""
    against_states: tuple[str, ...] = ()
    abstaining_states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The record under the text."""

    meeting: str | None
    """``48th meeting``"""
    date: str | None
    """ISO date."""
    mode: str | None
    """``without a vote`` or ``recorded vote``"""
    text: str | None
    """The bracketed words as printed."""
    vote: Vote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line above or between paragraphs that is none itself."""

    text: str
    before: str | None
    """Address of the paragraph that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning_:
    """A doubt about how a document was read."""

    code: str
    """Stable name: ``joined-over-gap``, ``unusual-ending`` …"""
    message: str
    address: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A resolution, decision or document that is cited, or a reference to the text's own paragraphs."""

    address: str
    """Paragraph in which it stands; ``fn1`` for a footnote."""
    kind: CitationKind
    organ: str | None
    """Whose it is, as the text says; None for a bare symbol, or if the text does not say."""
    number: str
    """As printed: ``60/251``, ``A/HRC/53/63``; of a reference to the text itself ``7 and 8``."""
    symbol: str | None
    date: str | None
    """ISO date, if the text gives one."""
    anchor: str | None
    """Paragraphs of the cited text: ``3 and 4``."""
    start: int
    """Half-open offsets in the text of the paragraph or footnote."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Where the characters of a source went, white space apart.

    ``total`` is the sum of the others: nothing is counted twice and nothing is lost.
    """

    total: int = 0
    paragraphs: int = 0
    labels: int = 0
    footnotes: int = 0
    metadata: int = 0
    headings: int = 0
    furniture: int = 0
    markup: int = 0
    unassigned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one file holds."""

    name: str
    """Short name for people: ``18/L.24/Rev.1``, ``36/...`` or the stem of the file."""
    sha256: str
    """Of the bytes that were read."""
    symbol: str | None = None
    title: str | None = None
    kind: str | None = None
    organ: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    date: str | None = None
    """ISO date of adoption, else of the document."""
    language: str | None = None
    masthead: tuple[tuple[str, str], ...] = ()
    """Fields of the publication as printed, in order: distribution, session_dates, job_number …"""
    sponsors: tuple[Sponsor, ...] = ()
    adoption: Adoption | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    furniture: tuple[str, ...] = ()
    unassigned: tuple[str, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    tally: Tally = field(default_factory=Tally)

    def paragraph(self, address: str) -> Paragraph:
        """The paragraph with this address; KeyError if there is none."""
        for paragraph in self.paragraphs:
            if paragraph.address == address:
                return paragraph
        raise KeyError(address)


def is_amendment(document: Document) -> bool:
    """Whether a document holds instructions to amend another, and no resolution."""
    return (document.kind or "").startswith("amendment")


def crosses(one: Part, other: Part) -> bool:
    """Whether two parts are the preamble and the operative part; an annex is a text of its own."""
    return {one, other} == {"preambular", "operative"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A run of whole words kept, taken out or put in."""

    op: Op
    text: str
    old: str | None = None
    """Address on the old side; None for an insertion."""
    new: str | None = None
    significance: Significance | None = None
    """None for what is equal."""
    rule: str | None = None
    """The rule that lowered the significance; None for what is substantive or equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a link was drawn."""

    score: float
    """Similarity of the pair that carries the link, 0 to 1."""
    shared: tuple[str, ...]
    """The heaviest phrases that both sides have, heaviest first."""
    in_order: bool
    """Whether the link keeps its place among the others: what moved does not."""
    runner_up: str | None
    """``old PP4`` or ``new OP8``: the next best partner of either side."""
    runner_up_score: float | None
    kept_old: float
    """Share of the old words that are kept, 0 to 1, each run of words by its weight: it is no count."""
    kept_new: float
    pinned: bool = False
    """Drawn because ``links.toml`` says so."""
    disputed: tuple[str, ...] = ()
    """Signals that point to another partner: ``text``, ``order``, ``opening``, ``citations``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Old and new paragraphs that are one provision."""

    id: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    """Which old paragraph went into which new one; only those count as linked."""
    relation: Relation
    moved: bool
    crossed: bool
    """Between preamble and operative part."""
    renumbered: bool
    confidence: float
    significance: Significance
    evidence: Evidence
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A run of characters in a paragraph: half-open, in code points of its text."""

    address: str
    start: int
    end: int
    limb: int | None = None
    """Number of the limb, from 1; None if not asked for or if the paragraph has no main verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a reader would want pointed out in a change, by a rule that says why."""

    kind: FindingKind
    rule: str
    """Stable name: ``verb.changed``, ``qualifier.removed`` …; ``docs/findings.md`` lists them."""
    old: Place | None
    """Where it is in the old text; None if the paragraph is new."""
    new: Place | None
    old_words: str
    """As they stand at the place; empty if it is a mere point between words."""
    new_words: str
    label: str | None
    """Of a verb: stronger, weaker, contested, near-synonym or not comparable."""
    note: str
    """What happened, in few words."""
    source: str
    """On what the rule rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A run of words that went from one paragraph into another that is not linked with it."""

    id: str
    old: Place
    new: Place
    text: str
    """As it stands in the new text."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """Where words were used before."""

    name: str
    """The text, as the room calls it."""
    symbol: str | None
    address: str
    part: Part
    organ: str | None
    date: str | None
    """ISO date of the text."""
    adopted: bool
    """In an adopted text; else only in a draft."""
    text: str
    """The words as they are written there, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Words of a paragraph, and whether they were used before, in the texts that were searched."""

    place: Place
    words: str
    standing: Standing
    """Word for word in an adopted text, word for word only in drafts, reworded, or in none."""
    phrase: str
    """What was looked for: the words, with their neighbours if they alone say too little."""
    score: float | None
    """Likeness of what is reworded, 0 to 1."""
    texts: int
    """Texts that have them so."""
    earliest: Precedent | None
    closest: Precedent | None
    """In the paragraph that is most like this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A drafter's remark that words come from a text, such as *[as in 42/32 OP6]*, and whether they do."""

    place: Place
    """Of the remark."""
    remark: str
    cited: str
    """Symbol that the remark names."""
    address: str | None
    """Paragraph that it names."""
    words: str
    """The words that are said to come from there."""
    state: ClaimState
    share: float | None
    """Share of the words that stand there, in runs of three or more; None if there is nothing to compare with."""
    missing: tuple[str, ...]
    """Words that do not stand there, in order."""
    found: Precedent | None
    """Where they stand, if in the text that is named; else the earliest text that has most of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What of the inserted words was used before, and whether claims hold, in the texts supplied."""

    texts: int
    """Texts that were searched."""
    adopted: int
    """Adopted ones among them."""
    origins: tuple[Origin, ...]
    """In the order of the new text."""
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of the masthead or of the record that differs."""

    field: str
    """The name in the document; ``sponsors``, ``tabled_by``, ``adoption_mode``, ``vote``, ``voted_otherwise`` too."""
    old: str | None
    """What the older text has; of sponsors, those who withdrew."""
    new: str | None
    """What the newer text has; of sponsors, those who joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteChange:
    """A footnote that came, went, moved (its words are the same) or was reworded; those that stay are not listed."""

    old: Footnote | None
    new: Footnote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of paragraphs and links."""

    same_family: bool
    family_reason: str
    old_paragraphs: int
    new_paragraphs: int
    carried_old: int
    """Old paragraphs that are in a link."""
    carried_new: int
    unchanged: int
    """Links by relation."""
    reworded: int
    split: int
    merged: int
    regrouped: int
    moved: int
    crossed: int
    removed: int
    added: int
    transfers: int
    openings_changed: int
    """Links between two paragraphs with different opening phrases, also and further apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideProof:
    """One text, rebuilt from the redline and compared with a fresh reading."""

    sha256: str
    paragraphs: int
    characters: int
    unassigned: int
    rebuilt: bool
    text_sha256: str = ""
    """Of the rebuilt text: the words of its paragraphs in order, as `hrcdiff.proof.digest` puts them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Both texts rebuilt."""

    old: SideProof
    new: SideProof


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """Two documents, their links, edits and transfers: what every renderer reads."""

    old: Document
    new: Document
    links: tuple[Link, ...]
    """In the order of the new text."""
    removed: tuple[str, ...]
    added: tuple[str, ...]
    transfers: tuple[Transfer, ...]
    metadata_changes: tuple[FieldChange, ...]
    footnote_changes: tuple[FootnoteChange, ...]
    summary: Summary
    warnings: tuple[Warning_, ...] = ()
    """About the comparison, not about one document."""
    proof: Proof | None = None
    """None until the proof has been made."""
    findings: tuple[Finding, ...] = ()
    """In the order of the new text; what is gone stands with its old neighbours."""
    agreed: Agreed | None = None
    """None if it was not asked for."""
