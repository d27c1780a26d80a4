"""What a document is called, and what its paragraphs are called."""

from __future__ import annotations

import re
from collections import Counter

from hrcdiff.errors import SymbolError
from hrcdiff.lexicon import organ_named
from hrcdiff.parsing.masthead import Masthead, figures
from hrcdiff.parsing.segments import Block
from hrcdiff.symbols import parse as parse_symbol

_BODIES = {"Human Rights Council": "A/HRC/", "General Assembly": "A/", "Economic and Social Council": "E/"}


def organ(fields: dict[str, str], language: str = "en") -> str | None:
    """The organ that enacts, by its English name: that of the organ line, else that of the masthead."""
    return organ_named(fields.get("enacting", "") + " " + fields.get("organ", ""), language)


def symbol(top: Masthead) -> str | None:
    """The printed symbol, else the one that the number of an adopted text implies."""
    printed = top.fields.get("symbol")
    candidates = [printed] if printed else []
    number = figures(top.fields.get("title_prefix", ""))
    named = {"enacting": top.fields.get("adopted_by", ""), "organ": top.fields.get("organ", "")}
    body = _BODIES.get(organ(named, top.language) or "")
    if body and top.kind in {"resolution", "decision"} and number[-1:].isdigit():
        candidates.append(f"{body}{'RES' if top.kind == 'resolution' else 'DEC'}/{number}")
    if body and top.fields.get("page_symbol"):
        candidates.append(body + top.fields["page_symbol"])
    for candidate in candidates:
        try:
            return str(parse_symbol(candidate))
        except SymbolError:
            continue
    return None


class Addresses:
    """Gives each block its address in turn."""

    def __init__(self) -> None:
        self._preambular: Counter[str] = Counter()
        self._annex: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._chapeaux: dict[int, str] = {}

    def next(self, block: Block) -> tuple[str, str | None]:
        """Address of the block and of its chapeau; what would be twice the same gets ``#2``."""
        parent = None
        if block.kind == "sub":
            depth = (block.number or "").count("(")
            parent = self._chapeaux.get(depth - 1)
            last = re.findall(r"\([^()]+\)[^()]*", block.number or "")[-1]
            address = self._unique((parent or "OP0") + last)
        elif block.kind == "continuation":
            depth, parent = 0, self._chapeaux.get(0)
            return self._unique((parent or "OP0") + "+"), parent
        else:
            depth = 0
            address = self._unique(self._top(block))
        self._chapeaux = {level: a for level, a in self._chapeaux.items() if level < depth} | {depth: address}
        return address, parent

    def _top(self, block: Block) -> str:
        section = block.section + "." if block.section else ""
        if block.kind == "preambular":
            return f"{section}PP{self._preamble(section, block.number)}"
        if block.kind == "annex":
            if block.number:
                return section + block.number
            self._annex[section] += 1
            return f"{section}p{self._annex[section]}"
        return f"{section}OP{block.number}"

    def _preamble(self, section: str, printed: str | None) -> str:
        """Number of a preambular paragraph; what follows *PP6 bis* without a number is *PP7*."""
        if not printed:
            self._preambular[section] += 1
            return str(self._preambular[section])
        self._preambular[section] = max(self._preambular[section], int(printed.split()[0]))
        return printed

    def _unique(self, address: str) -> str:
        self._seen[address] += 1
        return address if self._seen[address] == 1 else f"{address}#{self._seen[address]}"
