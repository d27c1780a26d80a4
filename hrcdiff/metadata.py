"""What differs beside the paragraphs: the masthead, who tabled the texts, how they were adopted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hrcdiff.lexicon.states import same_state
from hrcdiff.model import Adoption, Document, FieldChange, Vote

_FIELDS = ("symbol", "title", "kind", "organ", "session", "agenda_item", "date")


def changed(old: Document, new: Document) -> tuple[FieldChange, ...]:
    """The fields that differ; who tabled the texts, and votes, only if both texts tell it."""
    fields = [(name, getattr(old, name), getattr(new, name)) for name in _FIELDS]
    ways = [tabled(each) for each in (old, new)]
    if all(ways) and any(map(specially, (old, new))):
        fields.append(("tabled_by", ways[0], ways[1]))
    elif old.sponsors and new.sponsors:
        sides = [[sponsor.name for sponsor in each.sponsors] for each in (old, new)]
        fields.append(("sponsors", _only(sides[0], sides[1]), _only(sides[1], sides[0])))
    if old.adoption and new.adoption:
        fields += _adoptions(old.adoption, new.adoption)
    return tuple(FieldChange(field=name, old=before, new=after) for name, before, after in fields if before != after)


def specially(document: Document) -> bool:
    """Whether one person submitted a text, or a State tabled it on behalf of others."""
    return "submitted_by" in dict(document.masthead) or any(sponsor.on_behalf_of for sponsor in document.sponsors)


def tabled(document: Document, *, most: int | None = None) -> str | None:
    """Who tabled a text: *Iraq on behalf of …*, *the Vice-Chair …, on the basis of …*; None if it does not say.

    Of more than ``most`` sponsors their number alone.
    """
    fields = dict(document.masthead)
    if who := fields.get("submitted_by"):
        base = fields.get("symbol_of_base")
        return f"{who}, on the basis of consultations on {base}" if base else who
    if most is not None and len(document.sponsors) > most:
        return f"{len(document.sponsors)} sponsors"
    groups = {sponsor.on_behalf_of for sponsor in document.sponsors}
    if len(groups) == 1 and (whom := groups.pop()):
        return f"{_listed(sponsor.name for sponsor in document.sponsors)} on behalf of {whom}"
    return _listed(
        f"{sponsor.name} (on behalf of {sponsor.on_behalf_of})" if sponsor.on_behalf_of else sponsor.name
        for sponsor in document.sponsors
    )


def _only(names: Sequence[str], others: Sequence[str]) -> str | None:
    """Those whom the other text does not have, under any of their names."""
    known = {same_state(name) for name in others}
    return _listed(name for name in names if same_state(name) not in known)


def _listed(names: Iterable[str]) -> str | None:
    """One after the other; with semicolons if a name holds a comma, as databases write it."""
    row = list(names)
    return ("; " if any("," in name for name in row) else ", ").join(row) or None


def _adoptions(old: Adoption, new: Adoption) -> Iterator[tuple[str, str | None, str | None]]:
    """Mode, counts, and the States that voted otherwise: those in both lists, each with its vote."""
    if old.mode and new.mode:
        yield "adoption_mode", old.mode, new.mode
    if old.vote and new.vote:
        yield "vote", voted(old.vote), voted(new.vote)
        cast = [_cast(vote) for vote in (old.vote, new.vote)]
        other = [key for key in cast[0] if key in cast[1] and cast[0][key][1] != cast[1][key][1]]
        told = [_listed(f"{each[key][0]} ({each[key][1]})" for key in sorted(other)) for each in cast]
        yield "voted_otherwise", told[0], told[1]


def voted(vote: Vote) -> str:
    """``29 to 15, with 3 abstaining``."""
    abstaining = f"{vote.abstaining} abstaining" if vote.abstaining else "no abstentions"
    return f"{vote.in_favour} to {vote.against}, with {abstaining}"


def _cast(vote: Vote) -> dict[str, tuple[str, str]]:
    """Each State that is named, by its key: its name and how it voted."""
    lists = (
        ("in favour", vote.in_favour_states),
        ("against", vote.against_states),
        ("abstaining", vote.abstaining_states),
    )
    return {same_state(name): (name, how) for how, names in lists for name in names}
