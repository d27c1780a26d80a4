"""Documents, redlines and lineages as JSON: UTF-8 as it is, indented by two, the same bytes each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hrcdiff.schema.to_dict import document_to_dict, redline_to_dict

if TYPE_CHECKING:
    from hrcdiff.lineage import Lineage
    from hrcdiff.model import Document, Redline


def to_json(redline: Redline) -> str:
    """The redline as ``hrcdiff OLD NEW --json`` prints it."""
    return printed(redline_to_dict(redline))


def document_to_json(document: Document) -> str:
    """The document as ``hrcdiff show DOC --json`` prints it."""
    return printed(document_to_dict(document))


def lineage_to_json(lineage: Lineage) -> str:
    """The lineage as ``hrcdiff A B C --json`` prints it."""
    from hrcdiff.schema.lineage import lineage_to_dict

    return printed(lineage_to_dict(lineage))


def printed(value: dict[str, Any]) -> str:
    """A dict as all JSON of hrcdiff is printed."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
