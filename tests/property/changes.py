"""Second versions of a resolution, made by known changes, so that the true links are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hypothesis import strategies as st

from hrcdiff.lexicon import opening
from hrcdiff.model import Document, Paragraph
from tests.property.documents import POOL, Item, Limb, Provision, Resolution, clause, content, document, letter, truth

Kind = Literal["keep", "reword", "delete", "insert", "split", "merge", "move", "cross"]

FRESH = "saffron velvet copper walnut amber cobalt juniper linen marble onyx pewter russet".split()
"""Words that no clause has."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions of a resolution and the links between them."""

    old: Resolution
    new: Resolution
    links: frozenset[tuple[tuple[str, ...], tuple[str, ...]]]
    """Old and new addresses of each provision that is in both."""
    kinds: tuple[Kind, ...]

    def documents(self) -> tuple[Document, Document]:
        """Both versions as documents, without a detour over a file."""
        return document("old", truth(self.old)), document("new", truth(self.new))


@dataclass(frozen=True, slots=True)
class _Traced:
    """A provision of the new version with the provisions it comes from, by part and place."""

    provision: Provision
    origin: tuple[tuple[int, int], ...]


def reword(limb: Limb, at: Sequence[int], words: Sequence[str]) -> Limb:
    """The limb with the words at some places replaced."""
    pieces = limb.words.split(" ")
    for place, word in zip(at, words, strict=True):
        old = pieces[place % len(pieces)]
        pieces[place % len(pieces)] = word + old[len(old.rstrip(",")) :] if old.endswith(",") else word
    return replace(limb, words=" ".join(pieces))


@st.composite
def changes(draw: st.DrawFn, resolution: Resolution, kinds: Sequence[Kind], *, most: int = 4) -> Change:
    """A resolution changed in up to ``most`` places."""
    sides = [
        [_Traced(p, ((part, n),)) for n, p in enumerate(side)]
        for part, side in enumerate((resolution.preamble, resolution.operative))
    ]
    fresh = _fresh(resolution)
    done: list[Kind] = []
    touched: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(kinds))
        part = draw(st.integers(0, 1))
        place = draw(st.integers(0, 30)) % (len(sides[part]) or 1)
        if _apply(draw, kind, sides, part, place, touched, fresh):
            done.append(kind)
    new = Resolution(tuple(t.provision for t in sides[0]), tuple(t.provision for t in sides[1]))
    return Change(resolution, new, _links(resolution, sides), tuple(done))


def _fresh(resolution: Resolution) -> list[str]:
    used = {limb.words for part in (resolution.preamble, resolution.operative) for p in part for limb in p.limbs}
    used |= {w for p in resolution.operative for item in p.items for w in (item.words, *item.items)}
    return [clause(n) for n in range(POOL) if not any(_alike(clause(n), words) for words in used)]


def _alike(one: str, other: str) -> bool:
    """Whether a clause could be taken for a rewording of another: in one frame, with one of its words."""
    return _frame(one) == _frame(other) and bool(content(one) & content(other))


def _frame(words: str) -> str:
    return "the value" if words.startswith("the value of") else words.split(maxsplit=1)[0]


def _apply(
    draw: st.DrawFn,
    kind: Kind,
    sides: list[list[_Traced]],
    part: int,
    place: int,
    touched: set[tuple[int, int]],
    fresh: list[str],
) -> bool:
    """Make one change if it can be made there; whether it was."""
    side = sides[part]
    if kind == "insert":
        if not fresh:
            return False
        words = fresh.pop(draw(st.integers(0, len(fresh) - 1)))
        side.insert(place, _Traced(Provision((Limb(("Recalling", "Recalls"), words),)), ()))
        return True
    if len(side) < 2 or not side[place].origin or touched & set(side[place].origin):
        return False
    this = side[place]
    limbs = this.provision.limbs
    if this.provision.items and kind in {"merge", "split", "cross"}:
        return False
    if kind == "merge":
        return _merge(side, place, touched)
    touched |= set(this.origin)
    if kind == "split":
        side[place : place + 1] = [_Traced(Provision((limb,)), this.origin) for limb in limbs]
    elif kind == "delete":
        del side[place]
    elif kind == "move":
        side.insert(draw(st.integers(0, len(side) - 2)), side.pop(place))
    elif kind == "cross":
        other = sides[1 - part]
        other.insert(draw(st.integers(0, len(other))), side.pop(place))
    elif kind == "reword":
        count = draw(st.integers(1, 2))
        at = draw(st.lists(st.integers(0, 40), min_size=count, max_size=count))
        words_in = draw(st.lists(st.sampled_from(FRESH), min_size=count, max_size=count))
        first = reword(limbs[0], at, words_in)
        side[place] = replace(this, provision=replace(this.provision, limbs=(first, *limbs[1:])))
    return True


def _merge(side: list[_Traced], place: int, touched: set[tuple[int, int]]) -> bool:
    """Make one paragraph of two neighbours of one limb each."""
    pair = side[place : place + 2]
    limbs = tuple(limb for each in pair for limb in each.provision.limbs)
    origin = tuple(source for each in pair for source in each.origin)
    plain = all(each.origin and not each.provision.items for each in pair)
    if len(pair) < 2 or not plain or len(limbs) != 2 or touched & set(origin):
        return False
    side[place : place + 2] = [_Traced(Provision(limbs), origin)]
    touched.update(origin)
    return True


def _links(old: Resolution, sides: list[list[_Traced]]) -> frozenset[tuple[tuple[str, ...], tuple[str, ...]]]:
    grouped: dict[tuple[tuple[int, int], ...], list[str]] = {}
    out: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for part, side in enumerate(sides):
        for n, traced in enumerate(side):
            if traced.origin:
                grouped.setdefault(traced.origin, []).append(_address(part, n))
    parts = (old.preamble, old.operative)
    for origin, addresses in grouped.items():
        before = [_address(part, n) for part, n in origin]
        out.add((tuple(before), tuple(addresses)))
        if len(before) == len(addresses) == 1:
            for tail in _tails(parts[origin[0][0]][origin[0][1]].items):
                out.add(((before[0] + tail,), (addresses[0] + tail,)))
    return frozenset(out)


def _tails(items: Sequence[Item]) -> list[str]:
    """The labels under a chapeau."""
    numerals = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)")
    return [f"({letter(n)}){tail}" for n, item in enumerate(items) for tail in ("", *numerals[: len(item.items)])]


def _address(part: int, n: int) -> str:
    return f"{('PP', 'OP')[part]}{n + 1}"


# --- paragraphs without sense ----------------------------------------------------------------

_SCRAPS = (
    "Recalling lanterns and wells,",
    "Recalling lanterns and wells and the bakers of the coastal villages,",
    "Decides to continue its consideration of the question;",
    "Requests the Office to report to the Council on lanterns;",
    "Requests the Office to report to the Council on lanterns, and encourages States to support the Office;",
    "Encourages States to support the Office;",
    "The bakers of the coastal villages;",
    "—",
    "Lanterns, lanterns, lanterns;",
)

WORDS = st.sampled_from(
    "lanterns bells of the and States Office , ; . “ ” ’ ' - – 10 12/3 (a) Recalls\u00a0 \n É e\u0301".split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(min_size=1, max_size=30)


def paragraphs(texts: Sequence[str], preambular: int) -> list[Paragraph]:
    """Paragraphs with these texts, the first few preambular."""
    out = []
    for n, text in enumerate(texts):
        address = f"PP{n + 1}" if n < preambular else f"OP{n + 1 - preambular}"
        begins = opening(text)
        out.append(
            Paragraph(
                address=address,
                part="preambular" if n < preambular else "operative",
                label=None if n < preambular else str(n + 1 - preambular),
                parent=None,
                opening=begins.phrase if begins else None,
                text=text,
            )
        )
    return out


def scrap_documents(name: str, texts: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Document]:
    """Documents whose paragraphs repeat themselves and each other, and say little."""
    chosen = st.lists(texts if texts is not None else st.sampled_from(_SCRAPS), max_size=9)
    return st.tuples(chosen, st.integers(0, 9)).map(lambda pair: document(name, paragraphs(*pair)))
