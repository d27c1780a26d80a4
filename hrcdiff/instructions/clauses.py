"""The clauses of an instruction: what each of them looks like, and what it says.

A clause is matched in the skeleton that `hrcdiff.instructions.reading` makes: quotations are ``⟦0⟧``, the paragraphs
named ``⟪0⟫``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from hrcdiff.instructions.brought import bare, dequoted, news
from hrcdiff.instructions.kinds import BEGINNING, DEGREES, EVERYWHERE, Instruction, New, Side, depth
from hrcdiff.parsing.labels import BIS

if TYPE_CHECKING:
    from hrcdiff.model import Part


@dataclass(slots=True)
class State:
    """What the clauses so far have said."""

    quotes: list[str]
    places: list[tuple[tuple[str, ...], bool]]
    content: list[str]
    """The paragraphs after the instruction."""
    numbered: str = ""
    """The number that a new paragraph will have, if one is told."""
    where: tuple[str, ...] = ()
    """The paragraphs that are spoken of."""
    chapeau: bool = False
    side: Side = "over"
    near: str = ""
    anchor: tuple[str, Side] | None = None
    out: list[Instruction] = field(default_factory=list)

    def q(self, group: str) -> str:
        """A quotation by its placeholder."""
        return self.quotes[int(group)]

    def to(self, group: str | None) -> None:
        """Turn to a paragraph."""
        if group:
            self.where, self.chapeau = self.places[int(group)]

    def told(self, group: str | None) -> tuple[str, ...]:
        """The paragraphs that are named in passing."""
        return self.places[int(group)][0] if group else ()

    def words(self, quoted: str, text: str, side: Side = "over", **more: str | bool) -> bool:
        """Add an instruction on words; False if no paragraph is named."""
        for address in self.where:
            said: dict[str, Any] = {"address": address, "quoted": quoted, "text": text, "side": side, **more}
            self.out.append(Instruction(act="words", chapeau=self.chapeau, **said))
        return bool(self.where)


_Q = r"⟦(?P<{0}>\d+)⟧"
_P = r"⟪(?P<{0}>\d+)⟫"
_BY = r"\s*,?\s*(?:by|with|to read)\s*:?\s*"
_PUT = r"(?:insert|add|include|place)"
_IN = rf"(?:\s+(?:in|of|from)\s+{_P.format('where')})?"
_EVERY = r"(?P<every>\s*,?\s*(?:wherever|whenever|throughout|everywhere|in all (?:places|instances))[^⟦⟪;.]*)?"
_BRINGS = r"(?:reading|to read|worded|(?:that|which) (?:reads|should read)|as follows|with the following text)[^⟦⟪]*?"
_ANNEX = r"(?P<brings>(?:the following|an?)(?: new)?(?: annex(?:es)?)?(?:, reading| to read)?(?: as follows)?\s*:$)"
_INTO = rf"(?:\s*\(merged into {_P.format('into')}\))?"
_PARA = r"(?:preambular\s+|operative\s+|annex\s+)?(?:sub-?)?paragraphs?(?:\s+of\s+the\s+\w+\s+degree)?"
_NEWS = (
    r"(?:an?\s+|the\s+following\s+|one\s+|two\s+|three\s+|four\s+|five\s+|six\s+|\d+\s+)*(?:new\s+|additional\s+|further\s+)+"
    rf"{_PARA}(?:\s+\d+\s?(?:{BIS})?\.?|\s*(?:\([a-z]+\)\s*)+)*"
)


def _in(state: State, m: re.Match[str]) -> bool:
    state.to(m["p"])
    state.side, state.near = "over", ""
    return True


def _everywhere(state: State, _m: re.Match[str]) -> bool:
    state.where = (EVERYWHERE,)
    return True


def _at_an_end(state: State, m: re.Match[str]) -> bool:
    state.side = "end" if m["end"].lower() == "end" else "start"
    state.to(m["p"])
    return True


def _near(state: State, m: re.Match[str]) -> bool:
    state.side = "before" if m["side"].lower() == "before" else "after"
    state.near = state.q(m["q"])
    state.to(m["where"])
    return True


def _beside(state: State, m: re.Match[str]) -> bool:
    side: Side = "before" if m["side"].lower() in ("before", "above") else "after"
    named = state.places[int(m["p"])][0]
    state.anchor = (named[-1] if side == "after" else named[0], side)
    state.chapeau = state.places[int(m["p"])][1]
    return True


def _replace(state: State, m: re.Match[str]) -> bool:
    state.to(m["where"])
    if m["every"] and not state.where:
        state.where = (EVERYWHERE,)
    return state.words(state.q(m["a"]), state.q(m["b"]), every=bool(m["every"]) or EVERYWHERE in state.where)


def _delete_words(state: State, m: re.Match[str]) -> bool:
    state.to(m["where"])
    if m["every"] and not state.where:
        state.where = (EVERYWHERE,)
    beside = state.near or ""
    every = bool(m["every"]) or EVERYWHERE in state.where
    return all(state.words(state.q(q), "", beside=beside, every=every) for q in re.findall(r"⟦(\d+)⟧", m["list"]))


def _put(state: State, m: re.Match[str]) -> bool:
    """Words put in: beside others, or at an end of the paragraph."""
    found = m.groupdict()
    state.to(found.get("where"))
    if found.get("side"):
        return state.words(state.q(m["q"]), state.q(m["a"]), "before" if m["side"].lower() == "before" else "after")
    if found.get("end"):
        state.side = "end" if m["end"].lower() == "end" else "start"
    if state.side in ("start", "end"):
        return state.words("", state.q(m["a"]), state.side)
    near, side = state.near, state.side
    state.near, state.side = "", "over"
    return bool(near) and state.words(near, state.q(m["a"]), side)


def _delete(state: State, m: re.Match[str]) -> bool:
    named, chapeau = state.places[int(m["p"])]
    linked = state.told(m.groupdict().get("into"))
    for address in named:
        state.out.append(Instruction(act="delete", address=address, chapeau=chapeau, linked=linked))
    return True


def _text(state: State, m: re.Match[str]) -> bool:
    """A paragraph whose whole text is replaced."""
    found = m.groupdict()
    state.to(found.get("p"))
    level = depth(state.where[0]) if state.where else 0
    new = news([state.q(found["q"])] if found.get("q") else state.content, None, level)
    if not state.where or not new or (len(state.where) > 1 and (state.chapeau or not found.get("p"))):
        return False
    address, *also = state.where
    more = tuple(replace(one, depth=one.depth - level) for one in new[1:])
    state.out.append(
        Instruction(
            act="text", address=address, also=tuple(also), chapeau=state.chapeau, text=new[0].text, new=more,
            label=new[0].label,
        )
    )  # fmt: skip
    return True


def _insert(state: State, m: re.Match[str]) -> bool:
    """New paragraphs beside one of the draft, or at the beginning."""
    found = m.groupdict()
    if found.get("p"):
        _beside(state, m)
    if state.anchor is None and state.side == "start":
        state.anchor = (BEGINNING, "after")
    kind = m["kind"].lower()
    if state.anchor is None and state.numbered and "sub" not in kind:
        number, _, bis = state.numbered.partition(" ")
        state.anchor = (f"{'PP' if 'preambular' in kind else 'OP'}{number}", "after" if bis else "before")
    if state.anchor is None:
        return False
    part: Part | None = "preambular" if "preambular" in kind else "operative" if "operative" in kind else None
    part = "annex" if "annex" in kind else part
    level = 0
    if "sub" in kind:
        degree = re.search(r"of the (first|second|third|fourth) degree", kind)
        level = DEGREES.index(degree[1]) + 1 if degree else max(1, depth(state.anchor[0]))
    named = re.findall(r"⟦(\d+)⟧", found.get("inline") or "")
    new = news([state.q(q) for q in named] or state.content, part, level)
    address, side = state.anchor
    linked = state.told(found.get("source"))
    state.out.append(
        Instruction(act="insert", address=address, side=side, chapeau=state.chapeau, new=new, linked=linked)
    )
    return bool(new)


def _move(state: State, m: re.Match[str]) -> bool:
    (named, chapeau) = state.places[int(m["p"])]
    anchor, beside, side = BEGINNING, False, "after"
    if m["q"] is not None:
        anchors, beside = state.places[int(m["q"])]
        side = "before" if m["how"].lower().endswith(("precede", "before")) else "after"
        anchor = anchors[0] if side == "before" else anchors[-1]
    kind = (m["kind"] or "").lower()
    becomes = None
    if kind:
        level = next((n for n, name in enumerate(DEGREES, 1) if name in kind), 1 if "sub" in kind else 0)
        parts: tuple[Part, ...] = ("preambular", "operative", "annex")
        becomes = New(text="", part=next((p for p in parts if p in kind), None), depth=level)
    for address in named:
        state.out.append(
            Instruction(
                act="move", address=address, chapeau=chapeau, anchor=anchor, anchor_chapeau=beside,
                side=side, becomes=becomes,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    return True


def _title(state: State, m: re.Match[str]) -> bool:
    named = m.groupdict().get("q")
    text = state.q(named) if named else " ".join(state.content)
    state.out.append(Instruction(act="title", text=bare(text)))
    return bool(text)


def _title_words(state: State, m: re.Match[str]) -> bool:
    state.out.append(Instruction(act="title", quoted=state.q(m["a"]), text=state.q(m["b"])))
    return True


def _annex(state: State, m: re.Match[str]) -> bool:
    """An annex as a whole: its headings and paragraphs follow, each with its number."""
    found = m.groupdict()
    rows = tuple(New(text=dequoted(text.strip())) for text in state.content) if "brings" in found else ()
    state.out.append(Instruction(act="annex", side="end" if found.get("put") else "over", new=rows))
    return bool(rows) or "brings" not in found


def _renumber(state: State, _m: re.Match[str]) -> bool:
    state.out.append(Instruction(act="renumber"))
    return True


def _skip(_state: State, _m: re.Match[str]) -> bool:
    return True


def _set_end(state: State, m: re.Match[str]) -> bool:
    state.side = "end" if m["end"].lower() == "end" else "start"
    return True


def _after_q(state: State, m: re.Match[str]) -> bool:
    state.side, state.near = "after", state.q(m["q"])
    return True


def _first_of(state: State, m: re.Match[str]) -> bool:
    state.anchor = (state.places[int(m["p"])][0][0], "after")
    return True


def _range(state: State, m: re.Match[str]) -> bool:
    state.to(m["where"])
    return state.words(state.q(m["a"]), "", upto=state.q(m["b"]))


_ROWS: tuple[tuple[str, Callable[[State, re.Match[str]], bool]], ...] = (
    (rf"(?:at the end(?: of the (?:text|resolution|draft|draft resolution))?,?\s*)?(?P<put>{_PUT}) {_ANNEX}", _annex),
    (rf"replace (?:the )?(?:existing )?annex(?:es)?{_BY}{_ANNEX}", _annex),
    (r"(?:delete|remove|omit|strike(?: out)?) (?:the )?annex(?:es)?", _annex),
    (rf"in the title[^⟦⟪]*?,?\s*replace {_Q.format('a')}{_BY}{_Q.format('b')}", _title_words),
    (rf"replace the title[^⟦⟪]*?{_BY}(?:the following[^⟦⟪]*)?:?\s*(?:{_Q.format('q')})?", _title),
    (r"throughout(?: the)?(?: entire)?(?: text| draft| resolution| draft resolution)?", _everywhere),
    (rf"(?:at|to) the (?P<end>end|beginning|start) of {_P.format('p')}", _at_an_end),
    (r"at the (?P<end>end|beginning|start)(?: of the (?:preamble|text|paragraph|sentence))?(?!\w)",
     _set_end),
    (rf"(?:in|of|to|from) {_P.format('p')}(?: of the draft(?: resolution)?)?", _in),
    (rf"{_P.format('p')}\s*:", _in),
    (rf"between {_Q.format('q')} and ⟦\d+⟧", _after_q),
    (rf"(?:immediately )?(?P<side>after|before|following) {_Q.format('q')}{_IN}", _near),
    (rf"(?P<side>between) {_P.format('p')}(?: and ⟪\d+⟫)?", _first_of),
    (rf"(?:immediately |directly )?(?P<side>after|before|following|above|below) {_P.format('p')}", _beside),
    (rf"(?:delete|remove|omit|strike(?: out)?) from {_Q.format('a')} (?:up )?to {_Q.format('b')}{_IN}",
     _range),
    (rf"replace{_IN} {_Q.format('a')}{_BY}{_Q.format('b')}(?P<every>)", _replace),
    (rf"replace {_Q.format('a')}{_EVERY}{_BY}{_Q.format('b')}(?P<where>)", _replace),
    (rf"replace {_Q.format('a')}{_IN}{_BY}{_Q.format('b')}{_EVERY}", _replace),
    (rf"substitute {_Q.format('b')} for {_Q.format('a')}{_IN}{_EVERY}", _replace),
    (rf"{_Q.format('a')} (?:should|shall|to|is to|must) be replaced{_BY}{_Q.format('b')}(?P<where>)(?P<every>)",
     _replace),
    ((rf"(?:replace|amend|revise|rephrase) {_P.format('p')}{_BY}(?:the following[^⟦⟪]*?|as follows|read[^⟦⟪]*?)?:?"
     rf"\s*(?:{_Q.format('q')})?$"), _text),
    (rf"(?:amend|revise) {_P.format('p')} (?:so (?:as|that it)|as follows)[^⟦⟪]*:?\s*(?:{_Q.format('q')})?$", _text),
    ((rf"{_P.format('p')}(?: (?:should|shall|would|is|to|be|now|will|amended))* reads?(?: as follows)?:?\s*"
     rf"(?:{_Q.format('q')})?$"), _text),
    ((rf"replace (?:it|the (?:existing |current )?(?:paragraph|text)){_BY}(?:the following[^⟦⟪]*?)?:?\s*"
     rf"(?:{_Q.format('q')})?$"), _text),
    (rf"(?:delete|remove|omit|strike(?: out)?) (?P<list>⟦\d+⟧(?:(?:,| and|, and) ⟦\d+⟧)*){_IN}{_EVERY}",
     _delete_words),
    (rf"(?:delete|remove|omit|strike(?: out)?) {_P.format('p')}(?: (?:entirely|in its entirety|altogether))?{_INTO}",
     _delete),
    (rf"{_P.format('p')} (?:should|shall|is to|to) be deleted", _delete),
    (r"(?P<list>⟦\d+⟧(?:(?:,| and|, and) ⟦\d+⟧)*) (?:should|shall|is to|are to|to) be deleted(?P<where>)(?P<every>)",
     _delete_words),
    ((r"(?:the )?(?:text|paragraph) (?:should|shall|is to|to) (?:be amended to )?read(?: as follows)?:?\s*"
      rf"(?:{_Q.format('q')})?$"), _text),
    (rf"{_PUT} {_Q.format('a')} at the (?P<end>end|beginning|start)(?: of {_P.format('where')})?", _put),
    (rf"{_PUT} {_Q.format('a')}(?:{_IN})? (?P<side>after|before|following) {_Q.format('q')}", _put),
    (rf"{_PUT} {_Q.format('a')} (?P<side>after|before|following) {_Q.format('q')}{_IN}", _put),
    (rf"{_PUT} {_Q.format('a')}", _put),
    ((rf"{_PUT} (?P<kind>{_NEWS})(?:\s*\(from {_P.format('source')}\))?[, ]*"
     rf"(?:(?P<side>after|before|following) {_P.format('p')})?[, ]*(?:{_BRINGS})?"
     rf":?\s*(?P<inline>(?:⟦\d+⟧(?:[,; ]|and)*)*)$"), _insert),
    ((rf"{_PUT} the following(?: text)?(?: as)? (?P<kind>(?:an?|the)? ?(?:new )?{_PARA})[^⟦⟪]*:?\s*"
     rf"(?P<inline>(?:⟦\d+⟧[,; ]*)*)$"), _insert),
    ((rf"move {_P.format('p')}(?: to| so (?:as|that) (?:it )?to?)?(?: (?P<how>(?:immediately )?(?:after|before)|"
     rf"follows?|precedes?) {_P.format('q')}| the beginning)(?:, as (?P<kind>an? {_PARA}))?"), _move),
    (r"(?:renumber|reletter|adjust|reorder)\b[^⟦⟪]*$", _renumber),
    ((r"(?:the )?(?:subsequent|remaining|following) (?:operative |preambular )?paragraphs (?:should|shall|to|are to) "
     r"be renumbered\b.*$"), _renumber),
    (r"(?:and|then|also|accordingly|as follows|[,;:.])", _skip),
)  # fmt: skip
CLAUSES = tuple((re.compile(pattern, re.IGNORECASE), handler) for pattern, handler in _ROWS)
"""In the order in which they are asked."""


def understood(skeleton: str, at: int, state: State) -> re.Match[str] | None:
    """The clause at a place, once its handler took it; None if no row understands it."""
    for pattern, handler in CLAUSES:
        match = pattern.match(skeleton, at)
        if match and match.end() > at and handler(state, match):
            return match
    return None
