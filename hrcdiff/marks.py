"""By what a file is known as one that hrcdiff wrote: it is replaced without asking, and never read as a resolution."""

from __future__ import annotations

import re

from hrcdiff.patterns import later

REPORTS = ("amended", "document", "family", "found", "lineage", "origins", "redline")
"""The schemas of what we print as JSON; a library's index and a scale of verbs are files of the user's."""
PAGE = later(r'<meta\s+name="generator"\s+content="hrcdiff', re.IGNORECASE)
"""Stands in the head of a page."""
JSON = later(rf'\s*\{{\s*"schema":\s*"hrcdiff\.({"|".join(REPORTS)})/\d+"')
"""Begins a JSON file."""
MARKDOWN = "\n<!-- hrcdiff -->\n"
"""The end of a Markdown file; it is not seen where Markdown is shown."""
APPLICATION = "<Application>hrcdiff</Application>"
"""Stands in the properties of a Word file; a program that saves the file again takes it out."""
WORD = b"hrcdiff\x01"
"""What a Word file that we wrote changes into carries beside the name of its first part."""
COLUMNS = frozenset({"CellHead", "CellNote"})
"""Styles of the table old | new | findings, by which it is told even when Word has saved it again."""
AT_START, AT_END = 4096, 64
"""Bytes or characters of a file within which its mark begins, or by which it ends."""
