"""Word files (DOCX): a layer of our own over their XML.

The libraries for DOCX lose what a negotiator needs: automatic numbers, text in tracked changes, content
controls, footnotes; some give a moved paragraph twice.  So the parts are read here, one file for each:
``package`` opens the archive, ``styles`` and ``numbering`` say what paragraphs inherit, ``story`` walks the
text, ``notes`` counts the footnotes, and ``reading`` puts all together.
"""

from hrcdiff.readers.word.reading import has_tracked_changes, read

__all__ = ["has_tracked_changes", "read"]
