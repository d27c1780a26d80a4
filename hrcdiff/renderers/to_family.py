"""The family of a text, as JSON and for the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hrcdiff.families import MUCH_TEXT, TITLE
from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.screen import QUIET, STRONG, WARNED, Screen
from hrcdiff.renderers.to_found import text_to_dict
from hrcdiff.symbols import parse as parse_symbol

if TYPE_CHECKING:
    from hrcdiff.families import Evidence, Family, Member
    from hrcdiff.index.held import Held

FAMILY = "hrcdiff.family/1"
GUTTER = 18
_MOST = 8
"""Cited texts that are listed."""


def family_to_json(family: Family) -> str:
    """What ``hrcdiff family TEXT --json`` prints."""
    value = {
        "schema": FAMILY,
        "of": text_to_dict(family.of),
        "texts": family.texts,
        "titles": list(family.titles),
        "members": [_member(member) for member in family.members],
        "became": [
            {
                "draft": each.draft.name,
                "adopted": each.adopted and each.adopted.name,
                "symbol": each.symbol,
                "why": each.why,
            }
            for each in family.became
        ],
        "sisters": [_member(member) for member in family.sisters],
        "amendments": [text_to_dict(held) for held in family.amendments],
        "cited": [{"symbol": each.symbol, "citing": list(each.citing)} for each in family.cited],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _member(member: Member) -> dict[str, Any]:
    e = member.evidence
    return text_to_dict(member.held) | {
        "beside": member.beside,
        "evidence": e
        and {
            "title": e.title,
            "text": e.text,
            "text_of_both": e.text_of_both,
            "cites": list(e.cites),
            "other_organ": e.other_organ,
        },
    }


def family_to_terminal(family: Family, *, width: int = 80, colour: bool = False) -> str:
    """The versions by date, each with what speaks for it; then what is near."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    for title in family.titles or (family.of.name,):
        screen.text(Span(title, STRONG))
    screen.skip()
    many = phrases.counted(len(family.members), "version")
    renamed = f", under {phrases.counted(len(family.titles), 'title')}" if len(family.titles) > 1 else ""
    screen.text(
        Span(f"{phrases.upper(many)}{renamed}. {phrases.upper(phrases.counted(family.texts, 'text'))} searched.")
    )
    screen.skip()
    became = {each.draft.facts.sha256: each for each in family.became}
    for member in family.members:
        lines = [[Span(_what(member.held)), *_title(member.held, family)]]
        if member.evidence:
            lines.append([Span(_told(member.evidence, member.beside), QUIET)])
        else:
            lines.append([Span("the text itself", QUIET)])
        fate = became.get(member.held.facts.sha256)
        if fate:
            name = fate.adopted.name if fate.adopted else f"{_short(fate.symbol)}, which is not in the library"
            lines.append([Span(f"became {name}: {fate.why}", QUIET)])
        screen.entry(member.held.name, *lines)
    _near(screen, family)
    return str(screen)


def _near(screen: Screen, family: Family) -> None:
    if family.sisters:
        screen.heading("Sisters: near, and another family")
    for member in family.sisters:
        evidence = [[Span(_told(member.evidence, member.beside), QUIET)]] if member.evidence else []
        screen.entry(member.held.name, [Span(_what(member.held) + f", “{member.held.title}”")], *evidence)
    if family.amendments:
        screen.heading("Amendments to its drafts")
    for held in family.amendments:
        screen.entry(held.name, [Span(_what(held))])
    if family.cited:
        screen.heading("Cited by this family alone, and not in the library")
    for each in family.cited[:_MOST]:
        more = f" and {len(each.citing) - 2} more" if len(each.citing) > 2 else ""
        screen.entry(_short(each.symbol), [Span(f"by {', '.join(each.citing[:2])}{more}")])
    if len(family.cited) > _MOST:
        screen.text(Span(f"… and {phrases.counted(len(family.cited) - _MOST, 'text')} more (--json lists all)", QUIET))


def _short(symbol: str | None) -> str:
    """As the room calls it."""
    return parse_symbol(symbol).short if symbol else "a text"


def _what(held: Held) -> str:
    kind = held.facts.kind or "text of unknown kind"
    return ", ".join(filter(None, (kind, phrases.date(held.date), held.facts.organ)))


def _title(held: Held, family: Family) -> list[Span]:
    """The title, where it is not that of the text that was asked about."""
    return [Span(f", “{held.title}”", WARNED)] if held.title and held.title != family.of.title else []


def _told(evidence: Evidence, beside: str | None) -> str:
    """What speaks for it, in one line."""
    if evidence.title == 1.0:
        title = "the same title"
    elif evidence.title >= TITLE:
        title = "nearly the same title"
    else:
        title = "another title"
    text = f"{int(evidence.text * 100 + 0.5)} % of the words in shared runs"
    if evidence.text >= MUCH_TEXT or not evidence.cites:
        text += f" ({int(evidence.text_of_both * 100 + 0.5)} % the other way)"
    cites = list(evidence.cites[:2]) + (["and more"] if len(evidence.cites) > 2 else [])
    organ = ["another organ"] if evidence.other_organ else []
    with_whom = [f"beside {beside}"] if beside else []
    return "; ".join([*with_whom, *organ, title, text, *cites])
