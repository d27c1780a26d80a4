"""From documents to their lineage."""

from __future__ import annotations

from collections.abc import Sequence

from hrcdiff.errors import CompareError
from hrcdiff.lexicon import LANGUAGES
from hrcdiff.lineage import kinship
from hrcdiff.lineage.bonds import Progress, Ruled, pairs_of, spread
from hrcdiff.lineage.model import Lineage
from hrcdiff.lineage.ordering import ordered
from hrcdiff.lineage.proof import prove
from hrcdiff.lineage.provenance import Sources, standing, traced
from hrcdiff.lineage.states import Course, threads
from hrcdiff.lineage.summary import branches, disputes, tallies
from hrcdiff.lineage.texts import Texts
from hrcdiff.lineage.threads import Chain, partition
from hrcdiff.model import Document, Warning_


def trace(
    documents: Sequence[Document],
    *,
    base: Document | None = None,
    in_order: bool = False,
    ruled: Ruled | None = None,
    progress: Progress | None = None,
) -> Lineage:
    """The lineage of some versions, proved against them.

    They are put in order by symbol and date unless ``in_order`` says that they are.  A document that is given twice
    counts once.  ``base`` is the version to compare all others with; without it each is compared with the one before.
    ``ruled`` says what ``links.toml`` has on two texts, ``progress`` is told how far the comparison has got.

    Raises `CompareError` if the documents are not in one language, if there is none, or if the base is not one of them.
    """
    versions, warnings = _versions(documents, in_order=in_order)
    language = _language(versions)
    if base is not None and base not in versions:
        raise CompareError(f"the base, {base.name}, is not among the texts: give it as one of them")
    kind, different = _different(versions)
    sizes = [len(document.paragraphs) for document in different]
    found = pairs_of(different, language, ruled, progress)
    chains = _spread(partition(sizes, found), kind, sizes)
    texts = Texts(versions, spread(found, kind, dict(enumerate(sizes))), language, ruled)
    at = None if base is None else versions.index(base)
    course = Course.of(texts, chains, at)
    drawn, sources = threads(course), Sources.of(texts, chains)
    newest = len(versions) - 1
    lineage = Lineage(
        versions=tuple(versions),
        base=at,
        threads=drawn,
        branches=branches(course),
        disputes=disputes(course),
        tallies=tallies(versions, drawn),
        provenance=tuple(traced(sources)),
        standing=tuple(standing(sources, version, newest) for version in range(newest)),
        warnings=(*warnings, *kinship.warnings(texts, _warned(texts))),
    )
    return prove(lineage, lambda: versions)


def _versions(documents: Sequence[Document], *, in_order: bool) -> tuple[list[Document], list[Warning_]]:
    """The documents in their order, each once, and what is doubtful about that."""
    warnings: list[Warning_] = []
    once: list[Document] = []
    for document in documents:
        if document not in once:
            once.append(document)
            times = sum(each == document for each in documents)
            if times > 1:
                often = "twice" if times == 2 else f"{times} times"
                warnings.append(_warning("given-twice", f"{document.name} is given {often} and counts once"))
    if not once:
        raise CompareError("no text given: a lineage needs versions of one resolution")
    if in_order:
        return once, sorted(warnings, key=lambda warning: warning.message)
    versions, guessed = ordered(once)
    warnings += [
        _warning(
            "place-unknown",
            f"{document.name} has neither symbol nor date and is taken for the newest: "
            "--in-order keeps the order in which the texts are given",
        )
        for document in guessed
    ]
    return versions, sorted(warnings, key=lambda warning: (warning.code, warning.message))


def _warned(texts: Texts) -> list[Warning_]:
    """What the comparisons of neighbours warn of, each warning once, families apart."""
    steps = (texts.redline(v - 1, v) for v in range(1, len(texts.documents)))
    found = dict.fromkeys(warning for redline in steps for warning in redline.warnings)
    return [warning for warning in found if warning.code != "different-families"]


def _warning(code: str, message: str) -> Warning_:
    return Warning_(code=code, message=message)


def _language(versions: Sequence[Document]) -> str:
    """The one language of all; CompareError if there are several."""
    first: dict[str, str] = {}
    for document in versions:
        if document.language:
            first.setdefault(document.language, document.name)
    if len(first) > 1:
        named = [f"{name} is in {LANGUAGES.get(code, code)}" for code, name in first.items()]
        raise CompareError(f"{' and '.join(named[:2])}: compare texts in the same language")
    return next(iter(first), "en")


def _different(versions: Sequence[Document]) -> tuple[list[int], list[Document]]:
    """For each version which of the different texts it is, and these texts: a copy must not count twice."""
    kinds: dict[object, int] = {}
    different: list[Document] = []
    kind: list[int] = []
    for document in versions:
        content = (document.title, tuple((p.address, p.part, p.parent, p.text) for p in document.paragraphs))
        if content not in kinds:
            kinds[content] = len(different)
            different.append(document)
        kind.append(kinds[content])
    return kind, different


def _spread(chains: Sequence[Chain], kind: Sequence[int], sizes: Sequence[int]) -> list[Chain]:
    """The chains of the different texts, led through the copies as well."""
    home = {node: index for index, chain in enumerate(chains) for node in chain}
    out: list[list[tuple[int, int]]] = [[] for _ in chains]
    for version, each in enumerate(kind):
        for place in range(sizes[each]):
            out[home[each, place]].append((version, place))
    return sorted(tuple(sorted(chain)) for chain in out)
