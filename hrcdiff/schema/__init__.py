"""Documents and redlines as plain dicts, the shape of their JSON, and back.

``docs/redline-format.md`` explains the format to programmers; ``hrcdiff/schemas/`` holds it as
JSON Schema.  Each ``…_to_dict`` has its ``…_from_dict`` and they are exact inverses.  Reading
is strict about the fields it knows and ignores those it does not, so that a later version of
hrcdiff may add some within ``/1``.  Lineages, which few commands need, are in `hrcdiff.schema.lineage`.
"""

from hrcdiff.schema.from_dict import document_from_dict, redline_from_dict
from hrcdiff.schema.to_dict import DOCUMENT, REDLINE, document_to_dict, redline_to_dict

__all__ = [
    "DOCUMENT",
    "REDLINE",
    "document_from_dict",
    "document_to_dict",
    "redline_from_dict",
    "redline_to_dict",
]
