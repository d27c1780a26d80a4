"""A draft and an amendment document to the amended text, with an account of every instruction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrcdiff.comparison import compare
from hrcdiff.errors import CompareError
from hrcdiff.instructions import Amended, apply, read
from hrcdiff.lexicon import LANGUAGES
from hrcdiff.model import Document, Warning_, is_amendment
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.phrases import name
from hrcdiff.renderers.to_json import printed as as_json
from hrcdiff.renderers.to_resolution import to_resolution
from hrcdiff.schema.to_dict import document_to_dict

AMENDED = "hrcdiff.amended/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An instruction as the amendment document prints it, and what became of it."""

    number: int
    """From 1, in the order of the document."""
    printed: str
    """Without the paragraphs that it brings."""
    reason: str | None
    """Why it, or a part of it, could not be placed; None if it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it."""

    draft: Document
    amendments: Document
    amended: Amended
    text: str
    """The amended text as a plain resolution."""
    document: Document
    """That text as hrcdiff reads it."""
    printed: tuple[Printed, ...]
    warnings: tuple[Warning_, ...]

    @property
    def unplaced(self) -> tuple[Printed, ...]:
        """The instructions that could not be placed."""
        return tuple(one for one in self.printed if one.reason)


def amend(draft: Document, amendments: Document) -> Result:
    """Apply an amendment document to a draft.

    Raises `CompareError` if the one is no draft, or the other holds no instructions.
    """
    _check(draft, amendments)
    given = read([p.text for p in amendments.paragraphs])
    amended = apply(draft, given)
    text = to_resolution(draft, amended, name(amendments))
    document = parse(read_bytes(f"{draft.name}-amended", text.encode("utf-8"), shown="the amended text"))
    reasons: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for outcome in amended.outcomes:
        one = outcome.instruction
        names[one.number] = one.printed
        reasons.setdefault(one.number, []).extend([outcome.reason] if outcome.reason else [])
    printed = tuple(
        Printed(number=number, printed=names[number], reason=_reason(why) or None) for number, why in reasons.items()
    )
    warnings = (*_base(draft, amendments), *_read_back(amended, document), *_references(draft, document))
    return Result(
        draft=draft, amendments=amendments, amended=amended, text=text, document=document, printed=printed,
        warnings=warnings,
    )  # fmt: skip


_TOLD = 3
"""Reasons that are told of one instruction; the others are counted."""


def _reason(why: Sequence[str]) -> str:
    """Why an instruction could not be placed, in one line."""
    left = len(why) - _TOLD
    return "; ".join(why if left < 2 else [*why[:_TOLD], f"and {left} more of its places"])


def to_json(result: Result) -> str:
    """The result as ``hrcdiff apply DRAFT AMENDMENTS --json`` prints it."""
    return as_json(
        {
            "schema": AMENDED,
            "draft": document_to_dict(result.draft),
            "amendments": document_to_dict(result.amendments),
            "instructions": [
                {"number": one.number, "printed": one.printed, "placed": one.reason is None, "reason": one.reason}
                for one in result.printed
            ],
            "text": result.text,
            "amended": document_to_dict(result.document),
            "warnings": [{"code": w.code, "message": w.message, "address": w.address} for w in result.warnings],
        }
    )


def _check(draft: Document, amendments: Document) -> None:
    if is_amendment(draft):
        other = "" if is_amendment(amendments) else f": name the draft first, {name(amendments)}"
        raise CompareError(f"{name(draft)} is an amendment and no draft{other}")
    if not is_amendment(amendments):
        raise CompareError(
            f"{name(amendments)} holds no instructions such as “In operative paragraph 4, replace “…” by “…””: "
            "to compare two texts, leave out the word apply"
        )
    if amendments.language not in (None, "en"):
        tongue = LANGUAGES.get(amendments.language, amendments.language)
        raise CompareError(f"{name(amendments)} is in {tongue}: instructions are read in English alone")


def _base(draft: Document, amendments: Document) -> Iterator[Warning_]:
    """Whether the amendments say that they amend another text."""
    base = dict(amendments.masthead).get("symbol_of_base", "").rstrip(".*")
    names = {draft.symbol, draft.name, dict(draft.masthead).get("symbol")}
    if base and base not in names:
        yield Warning_(code="another-base", message=f"{name(amendments)} amends {base}, and the draft is {name(draft)}")


def _read_back(amended: Amended, document: Document) -> Iterator[Warning_]:
    """Whether the amended text is read again as it was made."""
    wanted, got = [item.text for item in amended.items], [p.text for p in document.paragraphs]
    if wanted != got:
        first = next(
            (n for n, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got))
        )
        where = document.paragraphs[first].address if first < len(got) else "the end"
        yield Warning_(
            code="not-read-back", message=f"the amended text is not read again as it was made: look at {where}",
            address=where if first < len(got) else None,
        )  # fmt: skip


def _references(draft: Document, document: Document) -> Iterator[Warning_]:
    """References of the text to itself that the new numbers have left behind: no amendment says to change them."""
    for finding in compare(draft, document).findings:
        if finding.rule.startswith("reference.internal") and finding.new:
            yield Warning_(
                code="cross-reference", message=f"{finding.new.address}: {finding.note}", address=finding.new.address
            )
