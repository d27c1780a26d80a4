"""The words of a lineage as types: versions, threads, readings, and where words come from.

Versions are known by their place in `Lineage.versions`, from 0.  ``docs/lineage-format.md`` says how it all
looks as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hrcdiff.model import Document, Edit, Significance, Warning_

State = Literal["new", "unchanged", "reworded", "split", "merged", "reinstated", "dropped", "absent"]
FlowKind = Literal["link", "transfer"]
Way = Literal["from", "into"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A paragraph of a version."""

    version: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tributary:
    """What flows into a thread, or out of it, besides its own readings."""

    kind: FlowKind
    way: Way
    """Words came from the spot, or went into it."""
    spot: Spot
    thread: int
    """Number of the other thread."""
    text: str
    """The words of a transfer, as the newer text has them; empty for a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a limb of a paragraph does, and whom it asks."""

    phrase: str
    """As written: ``also calls upon``."""
    verb: str
    """As the scale of verbs knows it."""
    addressee: str | None
    what: str
    """The rest of the limb: what is asked, welcomed, recalled."""
    tail: bool
    """Subordinate: ``while encouraging …``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of a reading is followed over time."""

    words: int
    verbs: tuple[Asked, ...]
    qualifiers: tuple[str, ...]
    """Conditions and hedges, each once, in order: ``as appropriate``."""
    references: tuple[str, ...]
    """Symbols, or numbers as printed, of what is cited, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thread at one version."""

    version: int
    address: str | None
    """None where the version has no paragraph of this thread."""
    state: State
    """``merged`` without an address: its words stand in a paragraph of another thread."""
    moved: bool = False
    crossed: bool = False
    """Between preamble and operative part."""
    against: int | None = None
    """The version whose reading it is compared with: the last before it, the one that it comes back from, or the
    base; None for the first reading and where there is none."""
    kept: float | None = None
    """Share of the words of both readings that stay, 0 to 1; None where nothing is compared."""
    significance: Significance | None = None
    """Of the change; None where nothing is compared or nothing changed."""
    edits: tuple[Edit, ...] = ()
    """From the reading in ``against`` to this one; none if they are the same."""
    tributaries: tuple[Tributary, ...] = ()
    traits: Traits | None = None
    """None without an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One provision through all versions: at most one paragraph of each."""

    number: int
    """From 1, in the order of first appearance."""
    readings: tuple[Reading, ...]
    """One for each version."""

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The paragraphs of the thread."""
        return tuple(Spot(version=r.version, address=r.address) for r in self.readings if r.address is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A link between paragraphs of two versions, as the comparison of these two alone draws it."""

    old: Spot
    new: Spot
    strength: float
    """Geometric mean of the shares of both paragraphs' rare words that the other has, over all versions; 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Links that two versions alone would have, and that no thread follows because others weigh more."""

    threads: tuple[int, int]
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of a paragraph with one origin."""

    text: str
    origin: Spot
    """The paragraph of the earliest version that has them: itself if they are new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A paragraph, word by word; the runs join to its text."""

    address: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of an older paragraph, and where they still stand."""

    text: str
    stands: str | None
    """Address in the other version; None if they are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingParagraph:
    """A paragraph of an older version, as far as it still stands in another."""

    address: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTally:
    """What happened at one version."""

    paragraphs: int
    words: int
    new: int
    unchanged: int
    reworded: int
    split: int
    merged: int
    """Paragraphs into which others were merged."""
    reinstated: int
    moved: int
    crossed: int
    dropped: int
    """Threads that end here, or pause."""
    absorbed: int
    """Threads whose words went into a paragraph of another thread here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionProof:
    """One text, rebuilt from the threads and compared with a fresh reading."""

    sha256: str
    paragraphs: int
    characters: int
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Several versions of a resolution, and their provisions through all of them."""

    versions: tuple[Document, ...]
    base: int | None
    """The version that all others are compared with; None if each is compared with the one before."""
    threads: tuple[Thread, ...]
    branches: tuple[Bond, ...]
    """The links of splits and merges that lead from one thread into another."""
    disputes: tuple[Dispute, ...]
    tallies: tuple[VersionTally, ...]
    """One for each version."""
    provenance: tuple[tuple[Traced, ...], ...]
    """Each version, word by word."""
    standing: tuple[tuple[StandingParagraph, ...], ...]
    """Each version but the newest: what of it still stands there."""
    warnings: tuple[Warning_, ...] = ()
    proof: tuple[VersionProof, ...] | None = None
    """None until the proof has been made."""
