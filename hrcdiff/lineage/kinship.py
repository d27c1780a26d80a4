"""Whether all versions are of one family, and what to say if they are not."""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.family import CARRIED, same_title
from hrcdiff.lineage.texts import Texts
from hrcdiff.model import Warning_


def warnings(texts: Texts, others: Sequence[Warning_]) -> tuple[Warning_, ...]:
    """One warning that names the families, if there are several; then others about the comparisons."""
    names = families(texts)
    if len(names) < 2:
        return tuple(others)
    listed = "; ".join(", ".join(each) for each in names)
    message = (
        f"these texts belong to {len(names)} families ({listed}): "
        "what the families share is shared language, not a history"
    )
    return (Warning_(code="different-families", message=message), *others)


def families(texts: Texts) -> list[list[str]]:
    """The names of the versions, those of one family together: alike titles, or most paragraphs carried over."""
    documents = texts.documents
    family = list(range(len(documents)))
    linked: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    for (v, i), (w, j) in texts.pairs:
        one, other = linked.setdefault((v, w), (set(), set()))
        one.add(i)
        other.add(j)
    for v in range(len(documents)):
        for w in range(v + 1, len(documents)):
            shorter = min(len(documents[v].paragraphs), len(documents[w].paragraphs))
            carried = min(len(side) for side in linked.get((v, w), (set(), set())))
            if same_title(documents[v], documents[w]) or (shorter and carried / shorter >= CARRIED):
                old, new = sorted((family[v], family[w]))
                family = [old if each == new else each for each in family]
    return [[d.name for d, f in zip(documents, family, strict=True) if f == each] for each in sorted(set(family))]
