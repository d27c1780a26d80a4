"""hrcdiff compares versions of UN Human Rights Council resolutions and draws the redline.

::

    from hrcdiff import compare, read, render

    redline = compare(read("18/L.24/Rev.1"), read("54/28"))
    html = render(redline, "html")

`read` takes a symbol or the path of a file, `compare` two documents; a redline that comes out of
`compare` is proved: both texts were rebuilt from it.

`trace` follows the provisions of one resolution through any number of versions::

    lineage = trace([read("18/L.24/Rev.1"), read("27/20"), read("54/28")])
    table = render(lineage, "csv")

The types of all that they return, and the errors that they raise, are here as well: `Document`, `Redline`, `Finding`,
`HrcdiffError` …  Each is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hrcdiff.errors import (
        AmbiguousText,
        CompareError,
        HrcdiffError,
        IndexUnusable,
        LibraryError,
        NotAResolution,
        ProofError,
        ReadError,
        SymbolError,
        UnknownText,
        UsageError,
        WriteError,
    )
    from hrcdiff.lineage.model import (
        Asked,
        Bond,
        Dispute,
        FlowKind,
        Lineage,
        Reading,
        Run,
        Spot,
        StandingParagraph,
        State,
        Stretch,
        Thread,
        Traced,
        Traits,
        Tributary,
        VersionProof,
        VersionTally,
        Way,
    )
    from hrcdiff.model import (
        Adoption,
        Agreed,
        Citation,
        CitationKind,
        Claim,
        ClaimState,
        Document,
        Edit,
        Evidence,
        FieldChange,
        Finding,
        FindingKind,
        Footnote,
        FootnoteChange,
        Heading,
        Link,
        Op,
        Origin,
        Paragraph,
        Part,
        Place,
        Precedent,
        Proof,
        Redline,
        Relation,
        SideProof,
        Significance,
        Sponsor,
        Standing,
        Summary,
        Tally,
        Transfer,
        Vote,
        Warning_,
    )

__all__ = [
    "Adoption", "Agreed", "AmbiguousText", "Asked", "Bond", "Citation", "CitationKind", "Claim", "ClaimState",
    "CompareError", "Dispute", "Document", "Edit", "Evidence", "FieldChange", "Finding", "FindingKind", "FlowKind",
    "Footnote", "FootnoteChange", "Heading", "HrcdiffError", "IndexUnusable", "LibraryError", "Lineage", "Link",
    "NotAResolution", "Op", "Origin", "Paragraph", "Part", "Place", "Precedent", "Proof", "ProofError", "ReadError",
    "Reading", "Redline", "Relation", "Run", "SideProof", "Significance", "Sponsor", "Spot", "Standing",
    "StandingParagraph", "State", "Stretch", "Summary", "SymbolError", "Tally", "Thread", "Traced", "Traits",
    "Transfer", "Tributary", "UnknownText", "UsageError", "VersionProof", "VersionTally", "Vote", "Warning_", "Way",
    "WriteError", "__version__", "compare", "read", "render", "trace",
]  # fmt: skip

__version__ = "0.1.0"

_HOMES = {
    "errors": (
        "AmbiguousText", "CompareError", "HrcdiffError", "IndexUnusable", "LibraryError", "NotAResolution",
        "ProofError", "ReadError", "SymbolError", "UnknownText", "UsageError", "WriteError",
    ),
    "lineage.model": (
        "Asked", "Bond", "Dispute", "FlowKind", "Lineage", "Reading", "Run", "Spot", "StandingParagraph", "State",
        "Stretch", "Thread", "Traced", "Traits", "Tributary", "VersionProof", "VersionTally", "Way",
    ),
    "model": (
        "Adoption", "Agreed", "Citation", "CitationKind", "Claim", "ClaimState", "Document", "Edit", "Evidence",
        "FieldChange", "Finding", "FindingKind", "Footnote", "FootnoteChange", "Heading", "Link", "Op", "Origin",
        "Paragraph", "Part", "Place", "Precedent", "Proof", "Redline", "Relation", "SideProof", "Significance",
        "Sponsor", "Standing", "Summary", "Tally", "Transfer", "Vote", "Warning_",
    ),
}  # fmt: skip
"""The names that are loaded when they are asked for, by the module that has them."""


if not TYPE_CHECKING:  # which would take any name for one of the package

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                value: object = getattr(import_module(f"hrcdiff.{home}"), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module 'hrcdiff' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({name for name in globals() if name.startswith("__")} | {*__all__})


def read(
    text: str | Path,
    libraries: str | Path | Sequence[str | Path] = (),
    *,
    tracked: Literal["original", "final"] = "final",
) -> Document:
    """The document that a symbol, a short name or a path stands for.

    ``libraries`` is a folder of texts, or several, searched before those of ``HRCDIFF_LIBRARY``, the user's own library
    (``hrcdiff library``) and the bundled texts.  ``tracked`` says how a Word file with tracked changes is read:
    all of them accepted, or, as ``"original"``, all rejected.
    Raises subclasses of `HrcdiffError`.
    """
    import os
    from pathlib import Path

    from hrcdiff.collection import user_folder
    from hrcdiff.errors import UsageError
    from hrcdiff.library import libraries_from
    from hrcdiff.texts import identify, is_file, open_text

    if tracked not in ("original", "final"):
        raise UsageError(f"tracked is 'original' or 'final', and not {_named(tracked)}")
    _paths("read takes a symbol or a path", text)
    folders = [libraries] if isinstance(libraries, str | Path) else [*libraries]
    _paths("libraries are folders", *folders)
    user = None if is_file(str(text)) else user_folder()
    known = libraries_from([Path(each) for each in folders], os.environ, user=user, identify=identify)
    return open_text(str(text), known, tracked=tracked).document()


def compare(
    old: Document, new: Document, *, links: str | Path | None = None, verb_scale: str | Path | None = None
) -> Redline:
    """The redline of two documents, proved against them.

    ``links`` is a file of pinned and forbidden links, ``verb_scale`` another scale of verbs than the one that ships
    with hrcdiff.  A document does not know the folder it came from: unlike the command line, `compare` follows a
    ``links.toml`` beside the texts only if it is named.
    Raises `CompareError` if they cannot be compared, `ReadError` for a file that cannot be used.
    """
    from pathlib import Path

    from hrcdiff.alignment import NO_RULINGS
    from hrcdiff.comparison import compare as compared
    from hrcdiff.findings.scale import read as read_scale
    from hrcdiff.proof import prove
    from hrcdiff.rulings import or_without_effect
    from hrcdiff.texts import rulings_of

    _documents("compare", old, new)
    _paths("links and verb_scale are files", *(each for each in (links, verb_scale) if each is not None))
    rulings = NO_RULINGS
    if links is not None:
        file = Path(links)
        rulings = or_without_effect(rulings_of(file, old, new), file, (old.name, new.name))
    scale = None if verb_scale is None else read_scale(Path(verb_scale))
    return prove(compared(old, new, rulings, scale), lambda: old, lambda: new)


def trace(
    documents: Sequence[Document],
    *,
    base: Document | None = None,
    in_order: bool = False,
    links: str | Path | None = None,
) -> Lineage:
    """The lineage of several versions, proved against them; `Lineage` and its parts are names of `hrcdiff` too.

    The versions are put in order by symbol and date unless ``in_order`` says that they are.  ``base`` is the version
    to compare all others with; without it each is compared with the one before.  ``links`` is a file of pinned and
    forbidden links, as for `compare`.
    A version that is given twice counts once, and one alone gives a lineage of one (the command wants two at least).
    Raises `CompareError` if they are not in one language or there is none, `ReadError` for a file that cannot be used.
    """
    from collections.abc import Sequence
    from dataclasses import replace
    from pathlib import Path

    from hrcdiff.errors import UsageError
    from hrcdiff.lineage import trace as traced
    from hrcdiff.rulings import Rulings, without_effect
    from hrcdiff.texts import rulings_of

    if not isinstance(documents, Sequence):
        raise UsageError(f"trace takes a list of documents, and not {_named(documents)}")
    _documents("trace", *documents, *(() if base is None else (base,)))
    _paths("links are a file", *(() if links is None else (links,)))
    if links is None:
        return traced(documents, base=base, in_order=in_order)
    file, told = Path(links), list[Rulings]()

    def ruled(one: Document, other: Document) -> Rulings:
        told.append(rulings_of(file, one, other))
        return told[-1]

    drawn = traced(documents, base=base, in_order=in_order, ruled=ruled)
    if any(told):
        return drawn
    unused = without_effect(file, (document.name for document in drawn.versions))
    return replace(drawn, warnings=(*drawn.warnings, unused))


def _documents(function: str, *given: object) -> None:
    """UsageError unless all of them are documents."""
    from hrcdiff.errors import UsageError
    from hrcdiff.model import Document

    for each in given:
        if not isinstance(each, Document):
            raise UsageError(f"{function} takes documents, and not {_named(each)}: 'read' gives one")


def _paths(what: str, *given: object) -> None:
    """UsageError unless all of them are names or paths."""
    from pathlib import Path

    from hrcdiff.errors import UsageError

    for each in given:
        if not isinstance(each, str | Path):
            raise UsageError(f"{what}, and not {_named(each)}")


def _named(value: object) -> str:
    """What was given instead of what is wanted: ``'27/20' (a str)``, ``a dict``."""
    kind = f"a value of type {type(value).__name__}"
    return f"{value!r:.40} ({kind})" if isinstance(value, str | int | None) else kind


_RENDERERS = {
    "html": "html.to_html", "docx": "docx.to_docx", "json": "to_json.to_json",
    "markdown": "to_markdown.redline_to_markdown", "terminal": "to_terminal.redline_to_terminal",
}  # fmt: skip
_LINEAGE_RENDERERS = {
    "html": "lineage_page.lineage_to_html", "json": "to_json.lineage_to_json",
    "markdown": "lineage_tables.lineage_to_markdown", "csv": "lineage_tables.lineage_to_csv",
    "terminal": "lineage_terminal.lineage_to_terminal",
}  # fmt: skip
"""The forms of a redline and of a lineage, and in `hrcdiff.renderers` what makes them."""


@overload
def render(what: Redline, form: Literal["html", "json", "markdown", "terminal"] = "html") -> str: ...


@overload
def render(what: Redline, form: Literal["docx"]) -> bytes: ...


@overload
def render(what: Lineage, form: Literal["html", "json", "markdown", "csv", "terminal"] = "html") -> str: ...


def render(
    what: Redline | Lineage, form: Literal["html", "docx", "json", "markdown", "csv", "terminal"] = "html"
) -> str | bytes:
    """A redline, or a lineage, as a page, as JSON, as Markdown, or as plain text for a terminal of 80 columns.

    Of a redline there is also ``docx``, a Word file with tracked changes, as bytes; of a lineage ``csv``.
    Raises `UsageError` if there is no such form of it.
    """
    from hrcdiff.errors import UsageError
    from hrcdiff.model import Redline

    table, called = _RENDERERS, "redline"
    if not isinstance(what, Redline):
        from hrcdiff.lineage.model import Lineage

        if not isinstance(what, Lineage):
            raise UsageError(f"render takes what 'compare' or 'trace' gave, and not {_named(what)}")
        table, called = _LINEAGE_RENDERERS, "lineage"
    if form not in table:
        *forms, last = table
        raise UsageError(f"no {called} can be rendered as {form!r}: use {', '.join(forms)} or {last}")
    module, _, function = table[form].partition(".")
    made: str | bytes = getattr(import_module(f"hrcdiff.renderers.{module}"), function)(what)
    return made
