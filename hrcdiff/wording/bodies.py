"""Names of which one takes the place of another: the Committee of this becomes the Committee of that.

Two names that begin alike, or are both of a body or instrument (*Convention*, *Committee*), and each have a
capitalised word of their own are two bodies, two treaties, two States, and no name of which a part was changed.
Where only one of them has such a word, or each an ordinal, it is another form of the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrcdiff.lexicon import MONTHS, ordinal

Members = Sequence[tuple[str, Sequence[int]]]
"""The kind of each unit of a side, and the places of its words."""
HEADS = frozenset(
    "Agency Assembly Association Bank Body Centre Charter Commission Committee Community Compact Conference Convention "
    "Council Court Covenant Decade Declaration Federation Forum Fund Group Independent Institute League Mechanism "
    "Mission Network Office Organization Panel Programme Protocol Rapporteur Representative Rules Subcommittee "
    "Standards Summit Treaty Tribunal Union Agreement Principles Platform Law Act Decree Code Bill Ordinance".split()
)
"""Behind these, *and* joins what a name holds, and not two names."""
_HELD = frozenset("Conference Congress Forum Meeting Summit".split())
"""These are held in some place or other, each year in another one."""
_COMMON = frozenset("United Nations International Human Rights Resolution".split()) | set(MONTHS)
"""Words that a name has in its long form alone, *the Office of the (United Nations) High Commissioner*; and months."""
_AND = ("and", "or", "&")


def others(
    old: Members,
    new: Members,
    words: tuple[Sequence[str], Sequence[str]],
    forward: Mapping[int, int],
    backward: Mapping[int, int],
) -> set[int]:
    """Kept words of the old side, given up since they stand in a name that takes the place of another.

    From either side: a name that has words of two others takes the place of neither.  ``forward`` says where each kept
    word stands on the new side, ``backward`` the same of the old one.
    """
    gone = _given_up(old, new, words, forward)
    return gone and gone & {backward[j] for j in _given_up(new, old, words[::-1], backward)}


def _given_up(
    old: Members, new: Members, words: tuple[Sequence[str], Sequence[str]], forward: Mapping[int, int]
) -> set[int]:
    """The same, seen from the names of one side alone, each with one name of the other."""
    begin = {row[0]: row for kind, row in new if kind == "name"}
    within: dict[int, Sequence[int]] | None = None
    gone: set[int] = set()
    for kind, row in old:
        there = begin.get(forward.get(row[0], -1)) if kind == "name" else None
        if there is None and kind == "name" and _named(row, words[0]):
            if within is None:
                within = {i: other for other in begin.values() if _named(other, words[1]) for i in other}
            there = next((within[forward[i]] for i in row if forward.get(i) in within), None)
        if there is None:
            continue
        among = set(there)
        kept = [i for i in row if forward.get(i) in among]
        if not 0 < len(kept) < min(len(row), len(there)) or not (_single(row, words[0]) and _single(there, words[1])):
            continue
        stays = {forward[i] for i in kept}
        named = [{_stem(side[i]) for i in each} for side, each in ((words[0], row), (words[1], there))]
        one, other = _unplaced(row, words[0]), _unplaced(there, words[1])
        if _own(one, set(kept), words[0], named[1]) and _own(other, stays, words[1], named[0]):
            gone.update(kept)
    return gone


def _named(row: Sequence[int], words: Sequence[str]) -> bool:
    """Whether a name says what kind of body or instrument it is of."""
    return any(words[i] in HEADS for i in row)


def _own(row: Sequence[int], kept: set[int], words: Sequence[str], there: set[str]) -> bool:
    """Whether a name has a capitalised word that the other lacks, in whatever number; months and ordinals are none."""
    own = (words[i] for i in row if i not in kept)
    return any(
        word[0].isupper() and word not in _COMMON and _stem(word) not in there and ordinal(word) is None for word in own
    )


def _unplaced(row: Sequence[int], words: Sequence[str]) -> Sequence[int]:
    """A name without where it was held, if it is of a meeting: *the Conference of the Parties in Dubai*."""
    places = [k for k, i in enumerate(row) if words[i] == "in"]
    return row[: places[-1]] if places and any(words[i] in _HELD for i in row[: places[-1]]) else row


def _stem(word: str) -> str:
    """A word without the sign of the plural or of the genitive."""
    plain = word.lower().removesuffix("'s").removesuffix("\u2019s")
    return plain.removesuffix("s")


def _single(row: Sequence[int], words: Sequence[str]) -> bool:
    """Whether capitalised words are one name, and not several that stand side by side."""
    said = [words[i] for i in row]
    joints = [k for k, word in enumerate(said) if word in _AND]
    if not joints:
        return True
    first = min((k for k, word in enumerate(said) if word in HEADS), default=len(said))
    return all(first < k < len(said) - 1 and said[k + 1][0].isupper() and not _heads(said[k + 1 :]) for k in joints)


def _heads(said: Sequence[str]) -> bool:
    """Whether words begin another name: *Working Group on*, *Committee*."""
    return any(word in HEADS for word in said[:3])
