"""A redline as a Word file: real tracked changes on a resolution set as the UN sets it.

``blocks`` says what stands on the page, ``weave`` lays the two texts into one, ``body`` writes that as
WordprocessingML, ``parts`` has the other parts of the file and ``archive`` packs them.  ``reread`` opens the
finished file, accepts and rejects every change, and refuses one that does not give both texts.
"""

from hrcdiff.renderers.docx.blocks import unprinted
from hrcdiff.renderers.docx.onto import onto_docx
from hrcdiff.renderers.docx.write import AUTHOR, to_clean_docx, to_column_docx, to_docx

__all__ = ["AUTHOR", "onto_docx", "to_clean_docx", "to_column_docx", "to_docx", "unprinted"]
