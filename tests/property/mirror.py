"""A redline seen from the other side, in a form in which two of them can be compared."""

from __future__ import annotations

from typing import Any

from hrcdiff.model import Edit, Evidence, Finding, Link, Redline, Transfer

Plain = tuple[Any, ...]


def plain(redline: Redline, *, mirrored: bool = False) -> dict[str, Any]:
    """What a redline says, without the order of equal things; with old and new exchanged if ``mirrored``."""
    removed, added = set(redline.removed), set(redline.added)
    # The runner-ups of a text and itself come in pairs, one on each side, and either may be named.
    said = [[(p.address, p.part, p.text) for p in side.paragraphs] for side in (redline.old, redline.new)]
    same = said[0] == said[1]
    return {
        "links": {_link(link, mirrored, named=not same) for link in redline.links},
        "removed": added if mirrored else removed,
        "added": removed if mirrored else added,
        "transfers": {_transfer(transfer, mirrored) for transfer in redline.transfers},
        "same_family": redline.summary.same_family,
        "openings_changed": redline.summary.openings_changed,
    }


def _swapped(mirrored: bool, old: Any, new: Any) -> tuple[Any, Any]:
    return (new, old) if mirrored else (old, new)


def _link(link: Link, mirrored: bool, *, named: bool) -> Plain:
    relation = {"split": "merged", "merged": "split"}.get(link.relation, link.relation)
    return (
        _swapped(mirrored, link.old, link.new),
        frozenset(_swapped(mirrored, *pair) for pair in link.pairs),
        relation if mirrored else link.relation,
        (link.moved, link.crossed, link.renumbered, link.confidence, link.significance),
        _evidence(link.evidence, mirrored, named=named),
        changes(link.edits, mirrored=mirrored),
    )


def _evidence(evidence: Evidence, mirrored: bool, *, named: bool) -> Plain:
    side, _, address = (evidence.runner_up or "").partition(" ")
    runner_up = (("new" if side == "old" else "old") if mirrored else side, address) if address and named else None
    kept = _swapped(mirrored, evidence.kept_old, evidence.kept_new)
    return (evidence.score, evidence.in_order, runner_up, evidence.runner_up_score, kept)


def _transfer(transfer: Transfer, mirrored: bool) -> Plain:
    places = _swapped(mirrored, transfer.old, transfer.new)
    return (places, changes(transfer.edits, mirrored=mirrored))


def changes(edits: tuple[Edit, ...], *, mirrored: bool = False) -> Plain:
    """The edits in a row: what is kept, and between it what goes and what comes, a set each."""
    out: list[Any] = []
    gone: list[Plain] = []
    come: list[Plain] = []
    for edit in (*edits, None):
        if edit is not None and edit.op != "equal":
            address = edit.old if edit.op == "delete" else edit.new
            (gone if (edit.op == "delete") != mirrored else come).append((address, edit.text, edit.significance))
            continue
        if gone or come:
            out.append((frozenset(gone), frozenset(come)))
        gone, come = [], []
        if edit is not None:
            out.append((edit.text, _swapped(mirrored, edit.old, edit.new)))
    return tuple(out)


# --- findings --------------------------------------------------------------------------------

_OPPOSITES = (
    ("verb.limb-gone", "verb.limb-new"), ("verb.tail-gone", "verb.tail-new"), ("verb.demoted", "verb.promoted"),
    ("verb.ask-gone", "verb.ask-new"),
    ("qualifier.added", "qualifier.removed"), ("modality.added", "modality.removed"),
    ("actor.widened", "actor.narrowed"), ("reference.added", "reference.dropped"), ("date.added", "date.removed"),
    ("duty.new", "duty.lapsed"), ("list.added", "list.removed"), ("pair.added", "pair.removed"),
    ("pair.bracketed", "pair.unbracketed"),
    ("structure.split", "structure.merged"), ("structure.promoted", "structure.demoted"),
)  # fmt: skip
OPPOSITE = {a: b for one, other in _OPPOSITES for a, b in ((one, other), (other, one))}
"""Rules that name a direction, and what they are called from the other side."""
_ONE_WAY = {
    "reference.updated": "reference.in-its-place", "reference.replaced": "reference.in-its-place",
    "reference.internal": "reference.internal", "reference.internal-lost": "reference.internal",
}  # fmt: skip
"""Rules that look from the older to the newer text: what is newer one way is older the other."""
_LABELS = {"stronger": "weaker", "weaker": "stronger"}


def told(finding: Finding, *, mirrored: bool = False) -> Plain:
    """What a finding says, without its note; with old and new exchanged if ``mirrored``."""
    rule = OPPOSITE.get(finding.rule, finding.rule) if mirrored else finding.rule
    rule = _ONE_WAY.get(rule, rule)
    if rule.startswith("date.") and rule not in OPPOSITE:
        rule = "date.changed"
    label = _LABELS.get(finding.label or "", finding.label) if mirrored else finding.label
    ends = _swapped(mirrored, (finding.old, finding.old_words), (finding.new, finding.new_words))
    return (rule, label, *ends)
