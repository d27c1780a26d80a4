"""How much hangs on a change of words that no finding names, so far as single words tell it.

For the order alone in which a page of summary tells of such changes: what it has no room for is counted.
"""

from __future__ import annotations

import re

from hrcdiff.findings.wordkinds import act_form, infinitive
from hrcdiff.lexicon import function_words

_NORMS = re.compile(
    r"(?:rights?|obligat|dut(?:y|ies)|law|legal|unlawful|illegal|lawful|consent|consult|violat|abuse|breach|crim|impunit|"
    r"prohibit|must|shall|should|bind|compuls|mandator|remed|reparat|redress|justice|judicia|court|tribun|account|"
    r"responsib|investigat|prosecut|punish|sanction|tortur|detain|detent|arrest|evict|discriminat|freedom|equal|"
    r"participat|independen|protect|respect|guarant|access|transparen|"
    r"never|without|unless|until|only|cannot|nobody|refrain|cease|deny|denied)[a-z]*"
)
"""Words of norms, by their beginnings: what is a right or duty, who answers for what, what limits it."""
_WORD = re.compile(r"[A-Za-z][\w\u2019'-]*")
_PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs who whom whose this that these those such same or".split()
)


def consequence(old: str, new: str) -> int:
    """From 0, a pronoun for what it stands for, over 1 and 2, verbs and names, to 3, acts and words of norms."""
    sides = [_WORD.findall(text) for text in (old, new)]
    if any(side and _PRONOUNS.issuperset(map(str.lower, side)) for side in sides):
        return 0
    known = [{word.lower() for word in side} for side in sides]
    small = function_words("en")
    alone = {word for word in known[0] ^ known[1] if word not in small or _NORMS.fullmatch(word)}
    if any(_NORMS.fullmatch(word) or act_form(word) for word in alone):
        return 3
    named = any(word[0].isupper() and word.lower() in alone for side in sides for word in side[1:])
    return 2 if named or any(map(infinitive, alone)) else 1
