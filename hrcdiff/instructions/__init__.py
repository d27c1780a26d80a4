"""Amendment instructions: drawn from a redline, read from an amendment document, applied to a draft.

*In operative paragraph 4, replace “Requests” by “Encourages”; after operative paragraph 6, insert a new
paragraph, reading: …*  Applied to the old text, the instructions of a redline give the new one.
``docs/amendments.md`` explains the grammar.
"""

from hrcdiff.instructions.drawing import instructions
from hrcdiff.instructions.items import Item
from hrcdiff.instructions.kinds import Instruction, New, called
from hrcdiff.instructions.placing import Amended, Outcome, apply
from hrcdiff.instructions.reading import read
from hrcdiff.instructions.untold import untold

__all__ = ["Amended", "Instruction", "Item", "New", "Outcome", "apply", "called", "instructions", "read", "untold"]
