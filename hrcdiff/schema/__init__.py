"""Documents and redlines as plain dicts, the shape of their JSON, and back.

``docs/redline-format.md`` explains the format to programmers; ``hrcdiff/schemas/`` holds it as
JSON Schema.  Each ``…_to_dict`` has its ``…_from_dict`` and they are exact inverses.  Reading
is strict about the fields it knows and ignores those it does not, so that a later version of
hrcdiff may add some within ``/1``.

What writes is in `hrcdiff.schema.to_dict`, what reads in `hrcdiff.schema.from_dict`, and both for
lineages in `hrcdiff.schema.lineage`: few commands need them all.
"""
