"""Where words were found, as JSON and for the terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hrcdiff.renderers import phrases
from hrcdiff.renderers.columns import Span
from hrcdiff.renderers.screen import QUIET, STRONG, WARNED, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hrcdiff.agreed.paragraphs import Traced
    from hrcdiff.agreed.phrases import Form, Found, Standing
    from hrcdiff.index.held import Held
    from hrcdiff.model import Claim, Origin, Precedent

FOUND = "hrcdiff.found/1"
ORIGINS = "hrcdiff.origins/1"
GUTTER = 16
_LONG = 8
"""Words of a run whose closest source is named beside its earliest."""
STANDINGS = {
    "verbatim": "word for word",
    "drafted": "only drafted",
    "reworded": "reworded",
    "absent": "not found",
}
STATES = {
    "held": "holds, word for word",
    "reworded": "holds, reworded",
    "not-held": "does not hold",
    "no-paragraph": "names a paragraph that the text does not have",
    "no-text": "names a text that is not among those searched",
}


# --- a phrase --------------------------------------------------------------------------------


def found_to_json(found: Found) -> str:
    """What ``hrcdiff find WORDS --json`` prints."""
    value = {
        "schema": FOUND,
        "words": found.words,
        "texts": found.texts,
        "adopted": found.adopted,
        "forms": [_form(form) for form in found.forms],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _form(form: Form) -> dict[str, Any]:
    return {
        "text": form.text,
        "verbatim": form.verbatim,
        "score": form.score,
        "adopted": bool(form.adopted),
        "places": [_place(place) for place in form.places],
    }


def _place(place: Standing) -> dict[str, Any]:
    return {
        **text_to_dict(place.held),
        "address": place.address,
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }


def text_to_dict(held: Held) -> dict[str, Any]:
    """A text as every answer names it."""
    return {
        "name": held.name,
        "symbol": held.symbol,
        "title": held.title,
        "organ": held.facts.organ,
        "date": held.date,
        "adopted": held.adopted,
        "origin": held.origin,
    }


def found_to_terminal(found: Found, *, most: int = 5, width: int = 80, colour: bool = False) -> str:
    """Each wording with the texts in which it stands; ``most`` of either, all if 0."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    screen.text(Span(f"“{found.words}”", STRONG))
    screen.skip()
    screen.text(Span(_counts(found)))
    first = _first(found)
    if first:
        screen.text(Span(first))
    for heading, forms in (("Word for word", found.verbatim), ("Reworded", found.reworded)):
        if forms:
            screen.heading(heading)
        shown = forms if not most or heading == "Word for word" else forms[:most]
        for form in shown:
            _form_to_screen(screen, form, most)
        if len(forms) > len(shown):
            screen.text(Span(f"… and {len(forms) - len(shown)} wordings more (--most 0 lists all)", QUIET))
    return str(screen)


def _counts(found: Found) -> str:
    """How often, in how many texts, of how many."""
    searched = f"{phrases.upper(phrases.searched(found.texts, found.adopted))}."
    if not found.forms:
        return f"Not found in the texts searched. {searched}"
    said = [
        f"{what} {_often(forms)}"
        for what, forms in (("word for word", found.verbatim), ("reworded", found.reworded))
        if forms
    ]
    return f"{phrases.upper('; '.join(said))}. {searched}"


def _often(forms: Sequence[Form]) -> str:
    places = [place for form in forms for place in form.places]
    texts = {place.held.facts.sha256: place.held for place in places}
    drafts = sum(not held.adopted for held in texts.values())
    where, many, only = phrases.figures(len(places), len(texts), drafts)
    kind = f", {only} of them only drafted" if drafts else ""
    s = ["" if len(each) == 1 else "s" for each in (places, texts)]
    return f"at {where} place{s[0]} in {many} text{s[1]}{kind}"


def _first(found: Found) -> str:
    """Since when, word for word."""
    places = [place for form in found.verbatim for place in form.places]
    if not places:
        return ""
    adopted = [place for place in places if place.held.adopted]
    earliest = min(adopted or places, key=lambda place: (*place.held.order, place.number))
    how = "first adopted in" if adopted else "only drafted, first in"
    return f"Among the texts searched, {how} {_named(earliest.held, [earliest])}."


def _named(held: Held, places: Sequence[Standing]) -> str:
    addresses = ", ".join(dict.fromkeys(place.address for place in places))
    return ", ".join(filter(None, (f"{held.name} {addresses}", phrases.date(held.date), held.facts.organ)))


def _form_to_screen(screen: Screen, form: Form, most: int) -> None:
    screen.skip()
    head = f"{int(form.score * 100 + 0.5)} %" if not form.verbatim else f"{len(form.places):,} ×"
    texts: dict[str, list[Standing]] = {}
    for place in form.places:
        texts.setdefault(place.held.facts.sha256, []).append(place)
    rows = list(texts.values())
    shown = rows if not most else rows[:most]
    lines = [[Span(_named(row[0].held, row)), *_drafted(row[0].held)] for row in shown]
    if len(rows) > len(shown):
        lines.append([Span(f"… and {phrases.counted(len(rows) - len(shown), 'text')} more", QUIET)])
    screen.entry(head, [Span(form.text, STRONG)], *lines)


def _drafted(held: Held) -> list[Span]:
    return [] if held.adopted else [Span(" (only drafted)", WARNED)]


# --- a paragraph -----------------------------------------------------------------------------


def traced_to_json(traced: Traced) -> str:
    """What ``hrcdiff find --paragraph TEXT:ADDRESS --json`` prints."""
    from hrcdiff.schema.to_dict import claim_to_dict, origin_to_dict

    value = {
        "schema": ORIGINS,
        "name": traced.document.name,
        "symbol": traced.document.symbol,
        "address": traced.paragraph.address,
        "text": traced.paragraph.text,
        "texts": traced.texts,
        "adopted": traced.adopted,
        "origins": [origin_to_dict(origin) for origin in traced.origins],
        "claims": [claim_to_dict(claim) for claim in traced.claims],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def traced_to_terminal(traced: Traced, *, width: int = 80, colour: bool = False) -> str:
    """Each run of the paragraph with its sources, in the order of the text."""
    screen = Screen(width=width, colour=colour, gutter=GUTTER)
    screen.text(Span(f"{traced.paragraph.address} of {phrases.name(traced.document)}", STRONG))
    searched = phrases.searched(traced.texts, traced.adopted, "other text")
    screen.text(Span(f"{phrases.upper(searched)}.", QUIET))
    for origin in traced.origins:
        screen.skip()
        lines = [[Span(line, QUIET)] for line in _sources(origin, traced.document.date)]
        screen.entry(STANDINGS[origin.standing], [Span(f"“{origin.words}”")], *lines)
    if traced.claims:
        screen.heading("Claims")
    for claim in traced.claims:
        screen.entry("claim", [Span(claimed(claim))])
    return str(screen)


def _sources(origin: Origin, date: str | None) -> list[str]:
    """What was looked for, if not the words alone; earliest and closest source, each once."""
    first, near = origin.earliest, origin.closest
    sought = [f"looked for as “{origin.phrase}”"] if origin.phrase != origin.words else []
    if first is None or near is None:
        return sought
    score = f", {int((origin.score or 0) * 100 + 0.5)} % alike" if origin.score is not None else ""
    many = f" ({phrases.counted(origin.texts, 'text')} in all)" if origin.texts > 1 else ""
    same = (first.name, first.address) == (near.name, near.address)
    label = "earliest and closest" if same else "earliest"
    lines = [*sought, f"{label}: {source(first, date)}{many}{score if same else ''}"]
    if not same:
        lines.append(f"closest: {source(near, date)}{score}")
    if origin.standing == "reworded":
        lines.append(f"there: “{near.text}”")
    return lines


def source(precedent: Precedent, date: str | None = None) -> str:
    """``27/20 OP7, 25 September 2014``, and what is to be known of it."""
    later = bool(date and precedent.date and precedent.date > date)
    notes = ", ".join(filter(None, ("later" if later else "", "" if precedent.adopted else "only drafted")))
    named = ", ".join(filter(None, (f"{precedent.name} {precedent.address}", phrases.date(precedent.date))))
    return f"{named} ({notes})" if notes else named


# --- notes on a redline ----------------------------------------------------------------------


def origin_note(origin: Origin, searched: str) -> str:
    """What the margin says of inserted words; ``searched`` says in how many texts they were looked for."""
    words = f"“{_gist(origin.words)}”"
    if origin.standing == "absent" or origin.earliest is None or origin.closest is None:
        so = f" as “{_gist(origin.phrase)}”" if origin.phrase != origin.words else ""
        return f"{words} not found{so} in {searched}"
    more = f" and {phrases.counted(origin.texts - 1, 'text')} more" if origin.texts > 1 else ""
    if origin.standing == "reworded":
        return f"{words} reworded: {source(origin.closest)}: “{_gist(origin.closest.text, 16)}”"
    with_neighbours = f", as “{_gist(origin.phrase)}”" if origin.phrase != origin.words else ""
    near = origin.closest
    if len(origin.words.split()) >= _LONG and (near.name, near.address) != (
        origin.earliest.name,
        origin.earliest.address,
    ):
        more += f", closest {near.name} {near.address}"
    how = "word for word in" if origin.standing == "verbatim" else f"word for word, only in drafts ({searched}):"
    where = source(replace(origin.earliest, adopted=True))  # whether it was adopted has been said
    return f"{words} {how} {where}{more}{with_neighbours}"


def claimed(claim: Claim) -> str:
    """What came of checking a drafter's remark."""
    said = f"{claim.remark}: {STATES[claim.state]}"
    if claim.missing and claim.state in {"reworded", "not-held"}:
        missing = "; ".join(f"“{_gist(words)}”" for words in claim.missing[:4])
        said += f" ({int((claim.share or 0) * 100 + 0.5)} % of the words are there; not there: {missing})"
    if claim.found is not None and claim.state not in {"held", "reworded"}:
        said += f"; the words stand in {source(claim.found)}"
    return said


def _gist(text: str, most: int = 12) -> str:
    """The first and the last words of a long run."""
    words = text.split()
    half = most // 2
    return text if len(words) <= most + 2 else f"{' '.join(words[:half])} … {' '.join(words[-half:])}"
