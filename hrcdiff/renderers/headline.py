"""The paragraph at the head of a report, which says what happened, and the verbs that it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings.ledgers import rollover
from hrcdiff.findings.structure import across
from hrcdiff.lexicon import without_sequence
from hrcdiff.renderers.phrases import counted, figure, figures, listed, searched, upper, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hrcdiff.model import Finding, Paragraph, Redline, Summary


def summary(redline: Redline) -> str:
    """What happened, in one paragraph."""
    s = redline.summary
    if not s.removed and not s.added and not _changed(redline):
        same = f"The two texts have the same {counted(s.new_paragraphs, 'paragraph')}, word for word{_beside(redline)}."
        return " ".join(filter(None, (same, _retitled(redline), agreed(redline))))
    titles = (_retitled(redline), _reheaded(redline))
    verbs = _verbs(redline) if s.carried_old else ""  # of texts that share no paragraph it would tell nothing
    sentences = [_carried(redline), _fresh(s), _travelled(redline), *titles, verbs, *_drafted(redline)]
    inside = len(within(redline))
    if s.transfers > inside:
        runs = upper(counted(s.transfers - inside, "run"))
        sentences.append(f"{runs} of words went from one paragraph into another.")
    if inside:
        its = "its" if inside == 1 else "their"
        sentences.append(f"{upper(counted(inside, 'run'))} of words changed {its} place within a provision.")
    return " ".join(filter(None, (*sentences, agreed(redline))))


def answered(redline: Redline) -> str:
    """What happened, and whether that is a technical rollover."""
    return f"{summary(redline)} {rollover(redline).verdict}"


def _beside(redline: Redline) -> str:
    """What differs where no paragraph does: ``; one footnote differs``."""
    notes = len(redline.footnote_changes)
    told = {other.what.partition(":")[0] for other in rollover(redline).others}
    lines = [words for what, words in _OUTSIDE.items() if what in told]
    parts = [f"{counted(notes, 'footnote')} {'differs' if notes == 1 else 'differ'}"] * bool(notes) + lines
    return f"; {listed(parts)}" if parts else ""


_OUTSIDE = {"heading": "headings differ", "not assigned": "lines that found no place differ"}


def agreed(redline: Redline) -> str:
    """What of the inserted words was agreed before, in two sentences; nothing if it was not asked for."""
    if redline.agreed is None:
        return ""
    found = redline.agreed
    counts = {standing: sum(o.standing == standing for o in found.origins) for standing in _STANDINGS}
    ours = {standing: words for standing, words in _STANDINGS.items() if counts[standing]}
    whole, *rest = figures(len(found.origins), *(counts[standing] for standing in ours))
    parts = [f"{number} {words}" for number, words in zip(rest, ours.values(), strict=True)]
    of = searched(found.texts, found.adopted)
    runs = "run" if len(found.origins) == 1 else "runs"
    said = f"Of {whole} {runs} of words put in, {listed(parts)} ({of})." if parts else ""
    if found.claims:
        hold = sum(claim.state in {"held", "reworded"} for claim in found.claims)
        holds = counted(hold, "holds", "hold") if hold else "none holds"
        said += f" Of {counted(len(found.claims), 'claim')} of the drafters {holds}."
    return said.strip() or f"Nothing was put in that could be looked for ({of})."


_STANDINGS = {
    "verbatim": "stood word for word in adopted texts before",
    "drafted": "only in drafts",
    "reworded": "in other words",
    "absent": "in none",
}


def _retitled(redline: Redline) -> str:
    return "The title changed." if any(f.rule == "structure.title" for f in redline.findings) else ""


def _reheaded(redline: Redline) -> str:
    """How many headings have other words."""
    many = sum(f.rule == "structure.heading" for f in redline.findings)
    return f"{upper(counted(many, 'heading'))} changed." if many else ""


def _changed(redline: Redline) -> bool:
    s = redline.summary
    return bool(s.reworded + s.split + s.merged + s.regrouped + s.moved + s.crossed) or bool(across(redline))


def _carried(redline: Redline) -> str:
    s = redline.summary
    if not s.carried_old:
        return f"None of the {counted(s.old_paragraphs, 'paragraph')} of the older text is carried over."
    kinds = [counted(n, word, word) for n, word in ((s.unchanged, "unchanged"), (s.reworded, "reworded")) if n]
    for word in ("merged", "split", "regrouped"):
        links = [link for link in redline.links if link.relation == word]
        if links:
            into = figure(sum(len(link.new) for link in links))
            kinds.append(f"{counted(sum(len(link.old) for link in links), word, word)} into {into}")
    are = "is" if s.carried_old == 1 else "are"
    carried = f"all {are}" if s.carried_old == s.old_paragraphs > 1 else counted(s.carried_old, are, are)
    gone = f"{counted(s.removed, 'is', 'are')} gone" if s.removed else "none is gone"
    detail = f" ({listed(kinds)})" if kinds else ""
    of = f"Of the {counted(s.old_paragraphs, 'paragraph')} of the older text"
    return f"{of} {carried} carried over{detail}; {gone}."


def _fresh(s: Summary) -> str:
    if not s.added:
        return "Nothing is wholly new."
    new = "all are" if s.added == s.new_paragraphs > 1 else counted(s.added, "is", "are")
    return f"Of the {counted(s.new_paragraphs, 'paragraph')} of the newer text {new} new."


def _travelled(redline: Redline) -> str:
    """What moved, and what went into another part of the text: each is told once."""
    parted = across(redline)
    ends = [{parted.get(pair) for pair in link.pairs} for link in redline.links]
    moved = sum(link.moved and None in ways for link, ways in zip(redline.links, ends, strict=True))
    into = sum(any(way and way[1] == "annex" for way in ways) for ways in ends)
    out = sum(any(way and way[0] == "annex" for way in ways) for ways in ends)
    crossed = redline.summary.crossed
    said = [
        f"{counted(moved, 'provision')} moved" if moved else "",
        f"{figure(crossed)} crossed between preamble and operative part" if crossed else "",
        f"{figure(into)} went into an annex" if into else "",
        f"{figure(out)} came from an annex" if out else "",
    ]
    return f"{upper(listed([words for words in said if words]))}." if any(said) else ""


VERBS_CHANGED = frozenset({"verb.changed", "verb.modifier", "verb.promoted", "verb.demoted"})
"""Findings on a verb that became another one."""


def verbs_changed(redline: Redline) -> list[Finding]:
    """The verbs that the head of the page counts and lists: not of a paragraph that is gone and one that is new."""
    gone, new = {*redline.removed}, {*redline.added}
    return [
        f
        for f in redline.findings
        if f.rule in VERBS_CHANGED and not (f.old and f.new and f.old.address in gone and f.new.address in new)
    ]


def modals_changed(redline: Redline) -> list[Finding]:
    """The modal verbs that became others, *shall*, *should*: not with a paragraph that is gone or new.

    *Should* that became *continue to* is none: the one recommends, the other says that something was done before.
    """
    gone, new = {*redline.removed}, {*redline.added}
    return [
        f
        for f in redline.findings
        if f.rule == "modality.changed" and f.old and f.new
        if f.old.address not in gone and f.new.address not in new
        if not any(words.lower().startswith("continue") for words in (f.old_words, f.new_words))
    ]


def _verbs(redline: Redline) -> str:
    """How many verbs became others, as the findings have it; of opening phrases, where verbs are not known.

    What else asks or states something and came or went within a paragraph is counted beside them.
    """
    if not {redline.old.language, redline.new.language} <= {None, "en"}:
        count = len(openings(redline))
        return f"{upper(counted(count, 'opening phrase'))} changed." if count else "No opening phrase changed."
    changed, rest = _verbs_and_modals(redline), "; ".join(_clauses(redline))
    if rest and (redline.removed or redline.added):
        rest = f"in what is carried over {rest}"
    if changed:
        return f"{upper(changed)}.{f' {upper(rest)}.' if rest else ''}"
    return f"No leading verb became another, but {rest}." if rest else "No leading verb changed."


def _verbs_and_modals(redline: Redline) -> str:
    """``two leading verbs and one within a paragraph changed, and one modal verb (shall → should)``.

    A leading verb is one with which a paragraph begins in both texts; which modal verbs, if they are few.
    """
    verbs, modal = verbs_changed(redline), modals_changed(redline)
    leading = sum(_leads(redline, finding) for finding in verbs)
    within = len(verbs) - leading
    said = list(dict.fromkeys(f"{f.old_words.lower()} → {f.new_words.lower()}" for f in modal))
    which = f" ({', '.join(said)})" if 0 < len(said) <= _FEW else ""
    what = [counted(leading, "leading verb")] if leading else []
    if within:
        where = "within a paragraph" if within == 1 else "within paragraphs"
        what.append(f"{figure(within) if leading else counted(within, 'verb')} {where}")
    changed = f"{listed(what)} changed" if what else ""
    if not modal:
        return changed
    modals = f"{counted(len(modal), 'modal verb')}{which}"
    apart = "," if leading and within else ""
    return f"{changed}{apart} and {modals}" if changed else f"no leading verb changed, but {modals}"


def _leads(redline: Redline, finding: Finding) -> bool:
    """Whether both verbs of a finding are those with which their paragraphs begin, or the list of an item does."""
    sides = ((finding.old, redline.old), (finding.new, redline.new))
    return all(
        place is not None
        and any(p.address == place.address and place.start < len(p.opening or " ") for p in text.paragraphs)
        for place, text in sides
    )


_FEW = 2
"""Modal verbs that the sentence names."""


def _clauses(redline: Redline) -> Iterator[str]:
    """``three clauses came and two went``, ``one thing is newly asked``: in paragraphs that were carried over."""
    gone, new = {*redline.removed}, {*redline.added}
    rules = Counter(
        f.rule.partition("-")
        for f in redline.findings
        if f.rule.startswith(_PARTS_OF_LIMBS)
        and not f.note.startswith(_OF_NO_REQUEST)
        and not ((f.old is None or f.old.address in gone) and (f.new is None or f.new.address in new))
    )
    came, went = (sum(rules[kind, "-", what] for kind in _PARTS_OF_LIMBS[:2]) for what in ("new", "gone"))
    asked, dropped, other = (rules[_PARTS_OF_LIMBS[2], "-", what] for what in ("new", "gone", "changed"))
    if came:
        yield f"{counted(came, 'clause')} came" + (f" and {figure(went)} went" if went else "")
    elif went:
        yield f"{counted(went, 'clause')} went"
    if asked:
        newly = f"{counted(asked, 'thing is', 'things are')} newly asked"
        yield newly + (f" and {figure(dropped)} no longer" if dropped else "")
    elif dropped:
        yield f"{counted(dropped, 'thing is', 'things are')} no longer asked"
    if other:
        yield f"{counted(other, 'thing asked is another', 'things asked are others')}"


def _drafted(redline: Redline) -> Iterator[str]:
    """What became of the brackets of a draft, and of paragraphs of which two stood there for one to be taken."""
    fates = Counter(_fate(f.note) for f in redline.findings if f.rule == "pair.unbracketed")
    total = sum(fates.values())
    if total:
        said = [f"{figure(fates[fate])} {fate}" for fate in (*_FATES, _CHANGED) if fates[fate]]
        yield f"{upper(counted(total, 'pair'))} of brackets {'is' if total == 1 else 'are'} gone: {listed(said)}."
    put = sum(f.rule == "pair.bracketed" for f in redline.findings)
    if put:
        yield f"{upper(counted(put, 'pair'))} of brackets {'is' if put == 1 else 'are'} new."
    there, gone = {p.address for p in redline.old.paragraphs}, {*redline.removed}
    pairs = [(a.removesuffix(_ALT), a) for a in there if a.endswith(_ALT) and a.removesuffix(_ALT) in there]
    taken = sorted(a for pair in pairs for a in pair if a not in gone and gone & {*pair})
    if taken:
        yield f"Of two alternative paragraphs {listed(taken)} {'was' if len(taken) == 1 else 'were'} taken."


def _fate(note: str) -> str:
    return next((fate for fate, signs in _FATES.items() if any(sign in note for sign in signs)), _CHANGED)


_FATES = {"chosen among alternatives": (" chosen of [",), "kept": ("text kept", "lifted"), "deleted": ("text deleted",)}
_CHANGED = "reworded"
_ALT = " alt"


_PARTS_OF_LIMBS = ("verb.limb", "verb.tail", "verb.ask")
"""Findings on what came to a paragraph or left it, and has no verb of the other text in its place."""
_OF_NO_REQUEST = ("new, under ", "gone, under ")
"""How a note begins on what stands under a verb that asks for nothing: *stressing the need to … and to …*."""


class Opening(NamedTuple):
    """A paragraph that opens with another phrase than before."""

    old: Paragraph
    new: Paragraph


def openings(redline: Redline) -> list[Opening]:
    """Links of one with one whose opening phrases differ, *also* and *further* apart."""
    old = {p.address: p for p in redline.old.paragraphs}
    new = {p.address: p for p in redline.new.paragraphs}
    pairs = (
        Opening(old[o], new[n]) for link in redline.links if len(link.old) == len(link.new) == 1 for o, n in link.pairs
    )
    language = redline.new.language or redline.old.language or "en"
    return [
        pair
        for pair in pairs
        if without_sequence(pair.old.opening, language) != without_sequence(pair.new.opening, language)
    ]
