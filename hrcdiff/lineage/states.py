"""What becomes of a thread at each version, and what flows into it and out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hrcdiff.lineage.bonds import Node, Pairs
from hrcdiff.lineage.model import FlowKind, Reading, Spot, State, Thread, Tributary, Way
from hrcdiff.lineage.rows import kept_share
from hrcdiff.lineage.texts import Texts
from hrcdiff.lineage.threads import Chain
from hrcdiff.lineage.traits import traits
from hrcdiff.model import Edit, Significance, crosses
from hrcdiff.wording.significance import most


@dataclass(slots=True)
class Course:
    """The chains with all that is asked about them."""

    texts: Texts
    chains: Sequence[Chain]
    base: int | None
    home: dict[Node, int]
    """Place of its chain, for each paragraph."""
    branches: dict[Node, list[Node]]
    """Paragraphs of other chains with which a split or a merge links a paragraph."""

    @classmethod
    def of(cls, texts: Texts, chains: Sequence[Chain], base: int | None) -> Course:
        """Gather what is linked across chains."""
        home = {node: index for index, chain in enumerate(chains) for node in chain}
        branches: defaultdict[Node, list[Node]] = defaultdict(list)
        for p, q in across(texts.pairs, home):
            if not texts.pairs[p, q].link.alone:
                branches[p].append(q)
                branches[q].append(p)
        return cls(texts, chains, base, home, branches)


def across(pairs: Pairs, home: dict[Node, int]) -> Iterator[tuple[Node, Node]]:
    """The linked paragraphs that are in different chains, in order."""
    return ((p, q) for p, q in sorted(pairs) if home[p] != home[q])


def threads(course: Course) -> tuple[Thread, ...]:
    """All chains with their readings."""
    follow = _against_base if course.base is not None else _in_turn
    return tuple(Thread(number=index + 1, readings=tuple(follow(course, index))) for index in range(len(course.chains)))


def _in_turn(course: Course, index: int) -> Iterator[Reading]:
    """Each reading beside the one before it."""
    at = dict(course.chains[index])
    before: list[Node] = []
    state: State = "absent"
    for version in range(len(course.texts.documents)):
        here = (version, at[version]) if version in at else None
        if here is None:
            within = _within(course, index, version) if before else []
            state = "merged" if within else "dropped" if before and state not in ("dropped", "absent") else "absent"
            flows = (*_flows(course, index, within, "into"), *_carried_off(course, before, version))
            yield Reading(version=version, address=None, state=state, tributaries=_each(flows))
        elif not before:
            state = "split" if _came_from(course, here) else "new"
            yield _first(course, index, here, state)
        else:
            away = before[-1][0] < version - 1
            if away and state in ("dropped", "absent"):
                reading = _returned(course, index, before, here)
            else:
                reading = _next(course, index, before[-1], here, rejoined=away)
            state = reading.state
            yield reading
        if here is not None:
            before.append(here)


def _against_base(course: Course, index: int) -> Iterator[Reading]:
    """Each reading beside that of the base."""
    at, base = dict(course.chains[index]), course.base
    assert base is not None
    stands = (base, at[base]) if base in at else None
    for version in range(len(course.texts.documents)):
        here = (version, at[version]) if version in at else None
        if here is None:
            within = _within(course, index, version) if stands else []
            state: State = "merged" if within else "dropped" if stands else "absent"
            flows = _flows(course, index, within, "into")
            yield Reading(version=version, address=None, state=state, tributaries=_each(flows))
        elif stands is None:
            sources = [node for node in course.branches.get(here, ()) if node[0] == base]
            yield _first(course, index, here, "split" if sources else "new")
        elif version == base:
            yield _plain(course, here, "unchanged")
        else:
            yield _next(course, index, stands, here, rejoined=False)


# --- one reading -----------------------------------------------------------------------------


def _plain(course: Course, here: Node, state: State) -> Reading:
    address = course.texts.paragraph(here).address
    return Reading(
        version=here[0], address=address, state=state, traits=traits(course.texts.documents[here[0]], here[1])
    )


def _first(course: Course, index: int, here: Node, state: State) -> Reading:
    old = course.base if course.base is not None else here[0] - 1
    sources = [node for node in course.branches.get(here, ()) if node[0] == old]
    flows = (*_flows(course, index, sources, "from"), *_brought(course, here, old))
    plain = _plain(course, here, state)
    return Reading(
        version=plain.version, address=plain.address, state=state, tributaries=_each(flows), traits=plain.traits
    )


def _came_from(course: Course, here: Node) -> bool:
    """Whether a first reading is part of a paragraph of the version just before, which went on besides."""
    return any(node[0] == here[0] - 1 for node in course.branches.get(here, ()))


def _next(course: Course, index: int, old: Node, here: Node, *, rejoined: bool) -> Reading:
    """A reading beside an earlier one.  ``rejoined``: meanwhile its words stood in another thread."""
    one, other = course.texts.paragraph(old), course.texts.paragraph(here)
    came = [n for n in course.branches.get(here, ()) if n[0] == old[0]]
    went = [n for n in course.branches.get(old, ()) if n[0] == here[0]]
    if rejoined:
        came += [n for n in course.branches.get(here, ()) if n[0] == here[0] - 1]
    same = one.text == other.text
    state: State = "split" if rejoined else "unchanged" if same else "reworded"
    if not rejoined and came:
        state = "merged"
    elif not rejoined and went:
        state = "split"
    flows = (*_flows(course, index, came, "from"), *_flows(course, index, went, "into"))
    brought = _brought(course, here, old[0] if course.base is not None else here[0] - 1)
    return _compared(course, old, here, state, _each((*flows, *brought)))


def _returned(course: Course, index: int, before: Sequence[Node], here: Node) -> Reading:
    """A reading after an absence, beside the earlier one that it is closest to; the latest of equals."""
    texts = course.texts

    def closeness(old: Node) -> tuple[float, int]:
        one, other = texts.paragraph(old), texts.paragraph(here)
        return kept_share(texts.between(old, here), one.address, other.address), old[0]

    old = max(before, key=closeness)
    sources = [node for node in course.branches.get(here, ()) if node[0] in (old[0], here[0] - 1)]
    flows = (*_flows(course, index, sources, "from"), *_brought(course, here, here[0] - 1))
    return _compared(course, old, here, "reinstated", _each(flows))


def _compared(course: Course, old: Node, here: Node, state: State, tributaries: tuple[Tributary, ...]) -> Reading:
    texts = course.texts
    one, other = texts.paragraph(old), texts.paragraph(here)
    pair = texts.pairs.get((min(old, here), max(old, here)))
    words = texts.step(old, here) if one.text != other.text or (pair and not pair.link.alone) else ()
    if all(e.op == "equal" and e.old == one.address and e.new == other.address for e in words):
        words = ()
    return Reading(
        version=here[0],
        address=other.address,
        state=state,
        moved=bool(pair and pair.link.moved),
        crossed=crosses(one.part, other.part),
        against=old[0],
        kept=kept_share(words, one.address, other.address) if words else 1.0,
        significance=_significance(words),
        edits=words,
        tributaries=tributaries,
        traits=traits(texts.documents[here[0]], here[1]),
    )


def _significance(words: Sequence[Edit]) -> Significance | None:
    changes = [e.significance for e in words if e.significance and e.text.strip()]
    return most(changes) if changes else None


# --- what flows ------------------------------------------------------------------------------


def _within(course: Course, index: int, version: int) -> list[Node]:
    """The paragraphs of a version in which words of an absent thread stand.

    Those into which its last reading went, by a split or a merge; and those that another reading is a part of, if
    they have a clause of it word for word.
    """
    chain = course.chains[index]
    last = max((node for node in chain if node[0] < version), default=None)
    found = {
        host
        for node in chain
        for host in course.branches.get(node, ())
        if host[0] == version and (node == last or course.texts.share_clause(host, node))
    }
    return sorted(found)


def _flows(course: Course, index: int, nodes: Sequence[Node], way: Way) -> Iterator[Tributary]:
    """Links with paragraphs of other threads."""
    for node in sorted(set(nodes)):
        if course.home[node] != index:
            yield _tributary(course, "link", way, node)


def _brought(course: Course, here: Node, old: int) -> Iterator[Tributary]:
    """Transfers into a paragraph from other threads, out of the version ``old``."""
    if not 0 <= old < len(course.texts.documents) or old == here[0]:
        return
    address = course.texts.paragraph(here).address
    for transfer in course.texts.redline(old, here[0]).transfers:
        source = course.texts.node(old, transfer.old.address)
        if transfer.new.address == address and course.home[source] != course.home[here]:
            yield _tributary(course, "transfer", "from", source, transfer.text)


def _carried_off(course: Course, before: Sequence[Node], version: int) -> Iterator[Tributary]:
    """Transfers out of the last reading of a thread that has none in the version after."""
    if not before or before[-1][0] != version - 1:
        return
    address = course.texts.paragraph(before[-1]).address
    for transfer in course.texts.redline(version - 1, version).transfers:
        if transfer.old.address == address:
            target = course.texts.node(version, transfer.new.address)
            yield _tributary(course, "transfer", "into", target, transfer.text)


def _tributary(course: Course, kind: FlowKind, way: Way, node: Node, text: str = "") -> Tributary:
    return Tributary(
        kind=kind,
        way=way,
        spot=Spot(version=node[0], address=course.texts.paragraph(node).address),
        thread=course.home[node] + 1,
        text=text,
    )


def _each(found: Iterable[Tributary]) -> tuple[Tributary, ...]:
    """Each once; words that are linked need not be told as transferred as well."""
    flows = tuple(found)
    linked = {(t.way, t.spot) for t in flows if t.kind == "link"}
    return tuple(dict.fromkeys(t for t in flows if t.kind == "link" or (t.way, t.spot) not in linked))
