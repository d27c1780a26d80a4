"""Several versions of one resolution: threads of provisions through all of them, and where words come from.

`trace` puts a `Lineage` together, in the order of the modules: ``ordering`` (which version comes first), ``bonds``
(what two versions alone link), ``threads`` (which links are followed), ``states`` (what became of each thread at
each version), ``provenance`` (word by word), ``proof``.  ``docs/lineage.md`` explains the method on an example.
"""

from hrcdiff.lineage.between import between
from hrcdiff.lineage.model import Lineage, Reading, Spot, Thread
from hrcdiff.lineage.tracing import trace

__all__ = ["Lineage", "Reading", "Spot", "Thread", "between", "trace"]
