"""Ledgers and the rollover test as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hrcdiff.findings.ledgers import LEDGERS, concordance, heading, ledger, lowered, noted, rollover
from hrcdiff.findings.words import OTHER, unnamed
from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.screen import QUIET, Screen
from hrcdiff.renderers.to_summary import HOLDS

if TYPE_CHECKING:
    from hrcdiff.model import Redline

GUTTER = 18
FAILS = "Not a technical rollover: more than dates, sessions, references and house style changed."


def ledgers_to_text(redline: Redline, *, width: int = 80, colour: bool = False, only: str | None = None) -> str:
    """All ledgers, other words, what was lowered, masthead, concordance; with ``only`` one ledger, or what weighs."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    _warned(screen, redline)
    told, place = False, phrases.places(redline)
    for name in [only] if only in LEDGERS else LEDGERS:
        rows = ledger(redline, name)
        told = told or bool(rows)
        if rows:
            screen.heading(heading(name))
        for finding in rows:
            screen.entry(place(finding), [Span(noted(redline, finding)), Span(f"  [{finding.rule}]", QUIET)])
        if name == "references":
            told = _footnotes(screen, redline) or told
    rest = () if only in LEDGERS else unnamed(redline)
    if rest:
        screen.heading(OTHER)
    for change in rest:
        screen.entry(f"{change.old} → {change.new}", [Span(change.words)])
    if only:
        return str(screen) + ("" if told or rest else f"No entry on {only}.\n")
    down = lowered(redline)
    if down:
        screen.heading("Editorial or technical, by rule")
    for each in down:
        words = f"“{each.old_words}” → “{each.new_words}”"
        why = f", {each.reason}" if each.reason else ""
        about = f"  {each.significance}: {each.says}{why} [{each.rule}]"
        screen.entry(f"{each.old} → {each.new}", [Span(words), Span(about, QUIET)])
    _masthead(screen, redline)
    screen.heading("Concordance")
    for line in concordance(redline):
        screen.entry(line.old or "–", [Span(f"{', '.join(line.new) or '–'}  {line.what}")])
    screen.heading("Rollover test")
    _rollover(screen, redline)
    return str(screen)


def rollover_to_text(redline: Redline, *, width: int = 80) -> str:
    """The answer of the rollover test, and what else changed."""
    screen = Screen(width=width, colour=False, gutter=GUTTER)
    _warned(screen, redline)
    _rollover(screen, redline)
    return str(screen)


def _warned(screen: Screen, redline: Redline) -> None:
    """That no findings are told in the language of the texts, before anybody looks for them."""
    for warning in redline.warnings:
        if warning.code == "no-rules-for-language":
            screen.text(Span(f"Warning: {warning.message}"))


def _masthead(screen: Screen, redline: Redline) -> None:
    if redline.metadata_changes:
        screen.heading("Masthead and record")
    for change in redline.metadata_changes:
        old, new = (phrases.date(value) or "–" for value in (change.old, change.new))
        screen.entry(phrases.field(change), [Span(f"{old} → {new}")])


def _footnotes(screen: Screen, redline: Redline) -> bool:
    """The footnotes that came, went, moved or were reworded; whether there are any."""
    if redline.footnote_changes:
        screen.heading("Footnotes")
    for change in redline.footnote_changes:
        screen.entry(f"{phrases.hangs(change.old)} → {phrases.hangs(change.new)}", [Span(phrases.footnote(change))])
    return bool(redline.footnote_changes)


def _rollover(screen: Screen, redline: Redline) -> None:
    test = rollover(redline)
    screen.text(Span(test.verdict if test.same else HOLDS if test.holds else FAILS))
    for other in test.others:
        screen.entry(f"{other.old or '–'} → {other.new or '–'}", [Span(other.what)])


def as_text(
    redline: Redline, what: str | None, only: str | None, *, width: int, colour: bool, sides: bool = False
) -> str:
    """The redline as text, or what was asked for in its place: ``ledger``, ``stat``, ``summary``, ``rollover``."""
    if what == "ledger":
        return ledgers_to_text(redline, width=width, colour=colour, only=only)
    if what == "stat":
        from hrcdiff.renderers.to_stat import stat_to_text

        return stat_to_text(redline, width=width, colour=colour, only=only)
    if what == "summary":
        from hrcdiff.renderers.to_summary import summary_to_text

        return summary_to_text(redline)
    if what == "rollover":
        return rollover_to_text(redline, width=width)
    from hrcdiff.renderers.to_terminal import redline_to_terminal

    return redline_to_terminal(redline, width=width, colour=colour, only=only, sides=sides)
