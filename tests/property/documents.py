"""A small language of documents: resolutions built from invented clauses, with the truth about them.

``clause(n)`` is the n-th clause of a pool in which no two share more than two words of content,
so that the paragraphs of a resolution are distinct.  A `Resolution` knows its paragraphs (`truth`);
``layouts`` writes it as people and converters do, and ``changes`` makes a second version of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from hypothesis import strategies as st

from hrcdiff.model import Document, Footnote, Paragraph

POOL = 400
"""Clauses that are distinct."""

_SLOTS = tuple(
    words.split()
    for words in (
        "patient frugal tidal rural coastal nomadic seasonal bilingual municipal itinerant alpine urban "
        "insular voluntary artisanal riverine nocturnal cooperative maternal",
        "work counsel craft harvest archive workshop survey ledger orchard almanac apprenticeship lighthouse "
        "granary schooling caravan cartography embroidery beekeeping irrigation masonry pottery ferry weaving",
        "bakers surveyors midwives pilots gardeners librarians potters fishers herders printers dyers "
        "carpenters tanners millers archivists boatwrights glaziers",
        "restoring measuring teaching mapping repairing counting sheltering illuminating ferrying translating "
        "harvesting weighing planting",
        "wells bridges meadows dialects lanterns roads seeds harbours songs kitchens mills terraces nurseries "
        "gates ovens canals fences markets bells maps barns ladders gutters chimneys quarries vineyards "
        "wharves hedges attics",
        "deltas villages islands valleys provinces ports districts parishes cantons estuaries plateaus",
        "drought flood frost famine erosion locusts isolation silence smoke landslides blight fire fog hail "
        "thirst plague storms neglect decay debt winter rust moths dust mildew crowds noise darkness exile "
        "eclipse haste",
    )
)
"""Adjectives, works, people, doings, things, places, plagues: seven lists whose lengths have no common factor."""
_FRAMES = (
    "the {0} {1} of {2} {3} {4} in {5} despite {6}",
    "that {2} in the {5} need {0} {1} before {3} {4} against {6}",
    "the value of {3} {4} with the {2} of {5}, and of {0} {1} after {6}",
    "how {0} {1}, under resolution {7} of {8}, keeps {2} and their {4} from {6} by {3} {5}",
)
_MONTHS = "January March April June July September October December".split()


@cache
def clause(n: int) -> str:
    """The n-th clause: a noun phrase or a *that*-clause, without its opening and its final mark."""
    words = [slot[n % len(slot)] for slot in _SLOTS]
    citation = f"{10 + n % 40}/{1 + n % 31}"
    date = f"{1 + n % 28} {_MONTHS[n % len(_MONTHS)]} {1990 + n % 34}"
    return _FRAMES[n % len(_FRAMES)].format(*words, citation, date)


def content(text: str) -> set[str]:
    """The words of a clause that come from a slot: what tells it from the others."""
    slotted = {word for slot in _SLOTS for word in slot}
    return slotted & set(text.replace(",", "").split())


# --- what a resolution is made of ------------------------------------------------------------

Verb = tuple[str, str]
"""The opening in the preamble and in the operative part."""

VERBS: tuple[Verb, ...] = (
    ("Recalling", "Recalls"),
    ("Noting with appreciation", "Notes with appreciation"),
    ("Welcoming", "Welcomes"),
    ("Bearing in mind", "Bears in mind"),
    ("Reaffirming", "Reaffirms"),
    ("Strongly encouraging", "Strongly encourages"),
    ("Recognizing also", "Recognizes also"),
    ("Emphasizing", "Emphasizes"),
    ("Considering", "Considers"),
    ("Acknowledging", "Acknowledges"),
    ("Expressing deep concern at", "Expresses deep concern at"),
)
LAST_WORD = {"at"}
"""Words of an opening in ``VERBS`` that the opening phrase leaves out."""


@dataclass(frozen=True, slots=True)
class Limb:
    """An opening and what it governs."""

    verb: Verb
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """A sub-paragraph, with further ones under it."""

    words: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A paragraph of either part; two limbs make one of two clauses, items make it a chapeau."""

    limbs: tuple[Limb, ...]
    items: tuple[Item, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Both parts of a resolution."""

    preamble: tuple[Provision, ...]
    operative: tuple[Provision, ...]


# --- the truth -------------------------------------------------------------------------------


def truth(resolution: Resolution) -> list[Paragraph]:
    """The paragraphs of a resolution as `hrcdiff` should find them, lines apart."""
    out: list[Paragraph] = []
    for number, provision in enumerate(resolution.preamble, 1):
        out.append(_paragraph(f"PP{number}", provision, 0, ",", None))
    last = len(resolution.operative)
    for number, provision in enumerate(resolution.operative, 1):
        address = f"OP{number}"
        stop = "." if number == last else ";"
        out.append(_paragraph(address, provision, 1, ":" if provision.items else stop, str(number)))
        out += _items(address, provision.items, stop)
    return out


def _paragraph(address: str, provision: Provision, mood: int, stop: str, label: str | None) -> Paragraph:
    first, *more = provision.limbs
    text = f"{first.verb[mood]} {first.words}"
    for limb in more:
        text += f", and {limb.verb[mood][0].lower()}{limb.verb[mood][1:]} {limb.words}"
    opening = first.verb[mood].split()
    return Paragraph(
        address=address,
        part="operative" if mood else "preambular",
        label=label,
        parent=None,
        opening=" ".join(opening[:-1] if opening[-1] in LAST_WORD else opening),
        text=text + stop,
    )


def _items(above: str, items: tuple[Item, ...], stop: str) -> list[Paragraph]:
    out: list[Paragraph] = []
    for number, item in enumerate(items):
        last = number + 1 == len(items)
        address = f"{above}({letter(number)})"
        end = ":" if item.items else stop if last else ";"
        out.append(_item(address, above, item.words, end))
        for place, words in enumerate(item.items):
            final = last and place + 1 == len(item.items)
            out.append(_item(f"{address}({NUMERALS[place]})", address, words, stop if final else ";"))
    return out


NUMERALS = ("i", "ii", "iii", "iv", "v", "vi")


def letter(number: int) -> str:
    """The label of the n-th sub-paragraph, from 0."""
    return chr(ord("a") + number)


def _item(address: str, parent: str, words: str, stop: str) -> Paragraph:
    return Paragraph(
        address=address,
        part="operative",
        label=address.removeprefix(parent),
        parent=parent,
        opening=None,
        text=f"{words[0].upper()}{words[1:]}{stop}",
    )


def notes(resolution: Resolution) -> list[Footnote]:
    """The footnotes of a resolution, in order."""
    places = [(f"PP{n}", p) for n, p in enumerate(resolution.preamble, 1)]
    places += [(f"OP{n}", p) for n, p in enumerate(resolution.operative, 1)]
    noted = [(address, provision.note) for address, provision in places if provision.note]
    ends = {paragraph.address: len(paragraph.text) for paragraph in truth(resolution)}
    return [
        Footnote(marker=str(n), address=address, text=text, start=ends[address])
        for n, (address, text) in enumerate(noted, 1)
    ]


def document(name: str, paragraphs: list[Paragraph]) -> Document:
    """A document of these paragraphs and nothing else."""
    digest = sha256(repr(paragraphs).encode()).hexdigest()
    return Document(name=name, sha256=digest, language="en", title="Lanterns", paragraphs=tuple(paragraphs))


# --- strategies ------------------------------------------------------------------------------


@st.composite
def resolutions(
    draw: st.DrawFn, *, least: int = 1, most: int = 7, items: bool = True, footnotes: bool = False
) -> Resolution:
    """Resolutions in which no clause comes twice."""
    first, stride = draw(st.integers(0, POOL - 1)), draw(st.sampled_from((1, 3, 7, 37, 111, 199)))
    pool = iter([(first + n * stride) % POOL for n in range(POOL)])
    sizes = st.integers(least, most)

    def provision(mood: int) -> Provision:
        limbs = tuple(
            Limb(draw(st.sampled_from(VERBS)), clause(next(pool))) for _ in range(draw(st.sampled_from((1, 1, 2))))
        )
        note = (
            f"See A/HRC/{draw(st.integers(10, 60))}/{draw(st.integers(1, 99))}."
            if footnotes and draw(st.booleans())
            else None
        )
        if not (mood and items) or draw(st.integers(0, 3)):
            return Provision(limbs, note=note)
        under = tuple(
            Item(clause(next(pool)), tuple(clause(next(pool)) for _ in range(draw(st.sampled_from((0, 0, 2, 3))))))
            for _ in range(draw(st.integers(1, 4)))
        )
        return Provision(limbs, under)

    preamble = tuple(provision(0) for _ in range(draw(sizes)))
    return Resolution(preamble, tuple(provision(1) for _ in range(draw(sizes))))
