"""How much a change matters: substantive, unless a named rule covers the whole of it.

The rules stand in a table, in the order in which they are asked; the name of the first that covers a
change goes with its edits, so that a report can list what was lowered and by which rule.  What each covers
is in ``docs/findings.md``, how often a reader agrees in ``docs/significance.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from hrcdiff.findings import citing, commas, dates, offices, sequence, style
from hrcdiff.findings.figures import Figure, figures, value
from hrcdiff.findings.numbers import may_have, numbers
from hrcdiff.findings.view import CONTEXT
from hrcdiff.findings.wordkinds import adjective, one_word
from hrcdiff.lexicon import names_in
from hrcdiff.patterns import later
from hrcdiff.text import fold, small
from hrcdiff.wording.significance import most

if TYPE_CHECKING:
    from hrcdiff.findings.view import Change, View
    from hrcdiff.model import Edit, Link, Place, Significance, Transfer
    from hrcdiff.verbs import Limb


class Rule(NamedTuple):
    """A rule that lowers a change."""

    name: str
    level: Significance
    covers: Callable[[View, Change, str, str], bool]
    """Asked with the words taken out and put in, folded and stripped."""
    says: str
    """For the report."""
    renumbers: bool = False
    """Whether the numbers in what it covers may be others."""
    exchanges: bool = False
    """Whether it covers words in place of others alone."""
    short: bool = False
    """Whether it covers a word or two that it names, and nothing else: `_SHORT` letters at most on either side."""
    cites: bool = False
    """Whether it covers a change within one old and one new paragraph alone, of which one cites something."""


def _signs(_view: View, _change: Change, old: str, new: str) -> bool:
    """White space alone: quotes and dashes are folded already."""
    return "".join(old.split()) == "".join(new.split()) and one_word(old) == one_word(new)


def _terminal(_view: View, change: Change, old: str, new: str) -> bool:
    """The sign at the end of a paragraph, and an *and* before it."""
    if change.after.strip():
        return False
    plain = [re.sub(r"\s*\band$", "", text) for text in (old, new)]
    return all(set(text) <= set(",;. ") for text in plain)


def _restrictive(_view: View, _change: Change, old: str, new: str) -> bool:
    """*Which* for *that*; with a comma it may be another sense, so that a reader is asked to look twice."""
    return {old, new} == {", which", "that"} or {old, new} == {"which", "that"}


def _capitals(_view: View, change: Change, old: str, new: str) -> bool:
    """Capitals of style; *federal Member State* is a part of a country in whatever capitals, *State party* a party."""
    if style.part_of_a_country(old, new, change.before):
        return old.casefold() == new.casefold()
    return bool(old) and (style.capital(old, new) or style.party_to_a_treaty(old, new, change.before))


_NO_LETTER = re.compile(r"[^\w']|_")
_LETTERS = re.compile(r"[\w\s]")


def _hyphen(_view: View, _change: Change, old: str, new: str) -> bool:
    """*Capacity building*, *capacity-building*; not *peoples'*, *people's*, nor *re-sign*, *resign*: that is sense."""
    if old[:1] != new[:1] and (old or new)[:1].isalnum() and (new or old)[:1].isalnum():
        return False  # by their first letters
    if old[:1].isalpha() and new[:1].isalpha() and old[0] != new[0]:
        return False
    if _NO_LETTER.sub("", old) != _NO_LETTER.sub("", new) or one_word(old) != one_word(new):
        return False
    return not set(_LETTERS.sub("", old + new)) - set("-'")


def _spelling(_view: View, _change: Change, old: str, new: str) -> bool:
    if not (old and new) or abs(len(old) - len(new)) > style.MOST or one_word(old) != one_word(new):
        return False
    return style.spelled(old).replace(" ", "") == style.spelled(new).replace(" ", "")


def _number(_view: View, _change: Change, old: str, new: str) -> bool:
    return style.number(old, new)


_PRONOUNS = frozenset("his her him hers he she their them they or /".split())
_PRONOUN_OR_WORD = re.compile(r"\w+|/")
_GENDERED = frozenset("his her him he she".split())


def _pronoun(_view: View, _change: Change, old: str, new: str) -> bool:
    """*His or her* for *his*, or *their* for both; not one of them for the other, nor one that comes or goes alone."""
    for text in (old, new):
        first = _PRONOUN_OR_WORD.search(text)
        if first and first[0].lower() not in _PRONOUNS:
            return False
    one, other = (set(_PRONOUN_OR_WORD.findall(text.lower())) for text in (old, new))
    if not one | other <= _PRONOUNS:
        return False
    both = bool((one | other) & _GENDERED)
    swapped = one != other and max(len(one), len(other)) == 1 and one | other <= _GENDERED
    joined = bool((one | other) & {"or", "/"})
    return both and not swapped and (bool(one and other) or joined)


def _present(_view: View, change: Change, old: str, new: str) -> bool:
    """*The present resolution*, *this resolution*."""
    same = {old, new} in ({"present", "this"}, {"the present", "this"})
    return same and change.after.lstrip().startswith("resolution")


_IN_VIEW = re.compile(r"\bwith a view to$")
_GOES_ON = re.compile(r"\b(?:continue|begin|start)$")
_BEFORE_FORM = ("with a view to", "continue", "begin", "start")
"""*To continue to strengthen*, *to continue strengthening*."""


def _word(view: View, change: Change, old: str, new: str) -> bool:
    """Words that say the same in their place: *thus* and *thereby* before a participle, *with a view to enhancing*."""
    before, after = change.before.rstrip(), change.after
    if style.same(old, new, before, after):
        return True
    if change.simple and {old, new} == {"", "to"}:
        return _before_adverbs(view, change)
    if not before.endswith(_BEFORE_FORM):
        return False
    if _GOES_ON.search(before) and old.startswith("to ") != new.startswith("to "):
        old, new = old.removeprefix("to "), new.removeprefix("to ")
    elif not _IN_VIEW.search(before):
        return False
    one, other = sorted((old, new), key=len)
    return one.isalpha() and other in (f"{one}ing", f"{one.removesuffix('e')}ing")


_ADVERBS = later(r"\s*(?!only\b|likely\b|early\b)[a-z]+ly(?:\s+and\s+[a-z]+ly)?\s*")


def _before_adverbs(view: View, change: Change) -> bool:
    """*To regularly integrate* for *regularly to integrate*: *to* comes before its adverbs and goes behind them."""
    for other in view.changes(change.link):
        swapped = (other.inserted.strip(), other.deleted.strip()) == (change.deleted.strip(), change.inserted.strip())
        if swapped and other.simple and other.old.address == change.old.address:
            one, two = sorted((change, other), key=lambda c: c.first)
            if _ADVERBS.fullmatch(view.text(change.old.address, old=True)[one.old.end : two.old.start]):
                return True
    return False


_PHRASE_ENDS = re.compile(
    r"[,;:.]|\b(?:of|in|on|to|for|and|or|that|which|who|with|by|at|from|under|as|is|are|was|were|has|have|shall|should|"
    r"may|can|will|including)\b"
)


def _article(view: View, change: Change, old: str, new: str) -> bool:
    """*The* before words that stay up to the end of their phrase: *the mandate holder*, *mandate holders* is more.

    Not where the same noun came or went just before: *the experts* are then those that were named anew.
    """
    if {old, new} != {"", "the"} or not change.simple:
        return False
    start = 0
    while True:
        end = _PHRASE_ENDS.search(change.after, start)
        if end is None:
            return len(change.after) == CONTEXT and not _named_anew(view, change, change.after[start:])
        phrase = change.after[start : end.start()].split()
        joins = end[0] in (",", "and", "or")
        if not (joins and all(map(adjective, phrase)) and (phrase or start)):
            return bool(phrase) and not _named_anew(view, change, phrase[-1])
        start = end.end()


def _named_anew(view: View, change: Change, noun: str) -> bool:
    """Whether words that came or went before a change, in its sentence, have the noun behind it."""
    said = noun.split()
    head = said[-1].strip(",;.").casefold() if said else ""
    for other in view.changes(change.link):
        if other.first < change.first and change.beside(other):
            words = f"{other.deleted} {other.inserted}".casefold().split()
            if head and head in (word.strip(",;.") for word in words):
                return True
    return False


def _later(view: View, change: Change, _old: str, _new: str) -> bool:
    """Sessions, dates and years, each later than before in the later text, and nothing else.

    Not where a number came to what is due, or went from it: *a second draft* at the next session is another one.
    """
    if not change.simple or view.old[change.old.address].part != view.new[change.new.address].part:
        return False
    texts = view.text(change.old.address, old=True), view.text(change.new.address, old=False)
    before = _moments(texts[0], change.old)
    after = _moments(texts[1], change.new) if before else []
    if not before or [f.what for f in before] != [f.what for f in after]:
        return False
    rest, other = (
        style.words_outside(text, at.start, at.end, [(f.start, f.end) for f in found])
        for text, at, found in zip(texts, (change.old, change.new), (before, after), strict=True)
    )
    if rest != other:
        return False
    values = [(value(f), value(g)) for f, g in zip(before, after, strict=True)]
    known = [(a, b) for a, b in values if a and b]
    if _of_another(view, change):
        return False
    if any(dates.stayed(view, change.link, f, g) for f, g in zip(before, after, strict=True)):
        return False
    if len(known) < len(values) or any(len(a) != len(b) for a, b in known) or all(a == b for a, b in known):
        return False
    return view.onward(all(b >= a for a, b in known), all(a >= b for a, b in known))


def _moments(text: str, at: Place) -> list[Figure]:
    """The sessions, dates and years that a place touches."""
    start, end = at.start, at.end
    return [f for f in figures(text) if f.start < end and start < f.end and f.what in ("session", "date", "year")]


def _of_another(view: View, change: Change) -> bool:
    """Whether a number came or went before a change, with no sign between them."""
    for other in view.changes(change.link):
        if other.first < change.first and change.beside(other) and _numbered(other):
            words = _apart(view, other, change)
            if not any(set(",;:") & set(said) for said in (*words, other.deleted, other.inserted)):
                return True
    return False


def _numbered(change: Change) -> bool:
    """Whether words with a number came or went, and stand in the place of none."""
    gone, come = change.deleted.strip(), change.inserted.strip()
    return not (gone and come) and bool(numbers(gone or come))


_ITEM = 12
"""Words of an item at most."""
_JOINTS = frozenset({"and", "or", ",", ", and", ", or", ""})


def _series(view: View, change: Change, old: str, new: str) -> bool:
    """*And* or *or* before an item that is the last one in one text alone: the item beyond is told of apart.

    So with the numbers of resolutions in a row, with clauses, each of which has its verb, and with what is asked.
    """
    if old not in _JOINTS or new not in _JOINTS or not change.simple:
        return False
    if _in_a_row(change, old, new):
        return True
    less, more = sorted((old, new), key=len)
    word = more.removeprefix(", ")
    if less not in ("", ",") or word not in ("and", "or"):
        return False
    if less == "" and not change.before.rstrip().endswith(","):
        return False
    if word == "and" and _leads_clause(view, change):
        return True
    if word == "and" and less == "," and _BARE_BEFORE.search(change.before) and _BARE_AFTER.match(change.after):
        return True
    for other in view.changes(change.link):
        gone, come = other.deleted.strip(), other.inserted.strip()
        if other.first < change.first or not change.beside(other) or (gone and come):
            continue
        more = come if old == word else gone
        joined = more.removeprefix(",").split()[:1]
        short = all(_is_item(words) for words in _apart(view, change, other))
        asks = word == "and" and change.after.startswith(" to ") and _AND_TO.match(come or gone) is not None
        if (joined == [word] and (short or asks)) or (short and _several(more, word) and _ENDS.match(other.after)):
            return True
    return False


_ENDS = re.compile(r"\s*[;.:]|$")
"""What stands behind the last item of a list that ends its paragraph."""


def _is_item(words: str) -> bool:
    """Whether words may be one item of a list: few beside a name."""
    if set(words) & set(";:"):
        return False
    named = sum(len(words[start:end].split()) - 1 for start, end in names_in(words)) if len(words) > _ITEM else 0
    return len(words.split()) - named <= _ITEM


def _several(more: str, word: str) -> bool:
    """Whether words that came are several items, of which the last one is joined to the others: *, tin and copper*."""
    return more.startswith(", ") and f" {word} " in more and len(re.split(rf",?\s+{word}\s+(?!{word}\b)", more)) == 2


_AND_TO = later(r",?\s*and\s+to\s+[a-z]+\b")
"""A further request under the same verb."""


def _leads_clause(view: View, change: Change) -> bool:
    """Whether a change stands between a comma and the verb of a clause of its own."""
    for place, old in ((change.old, True), (change.new, False)):
        paragraph = (view.old if old else view.new)[place.address]
        verb = place.end + len(paragraph.text[place.end :]) - len(paragraph.text[place.end :].lstrip())
        if any(limb.verb_start == verb and limb.start > 0 and not limb.tail for limb in view.limbs(paragraph)):
            return True
    return False


_ROW_BEFORE = re.compile(r"\b\d+/\d+(?:\s+[A-Z])?(?:\s+of\s+\d+\s+[A-Z][a-z]+\s+\d{4})?$")
_ROW_AFTER = later(r"\s*\d+/\d+\b")
_NUMBERED = later(r"\s+\d+(?:/\d+|\s+\(\d{4}\))")


def _in_a_row(change: Change, old: str, new: str) -> bool:
    """Whether *and* for a comma between two numbers of resolutions."""
    if {old, new} != {"and", ","}:
        return False
    return _ROW_BEFORE.search(change.before.rstrip()) is not None and _ROW_AFTER.match(change.after) is not None


def _plural(_view: View, change: Change, old: str, new: str) -> bool:
    """One letter of *resolutions* before their numbers: how many there are is told of apart."""
    if {old, new} not in ({"resolution", "resolutions"}, {"decision", "decisions"}):
        return False
    return change.simple and _NUMBERED.match(change.after) is not None


def _form_of_part(view: View, change: Change, _old: str, _new: str) -> bool:
    """The first verb of a paragraph that went from one part into the other: *Recognizes*, *Recognizing*."""
    if not (change.link.crossed and change.simple) or change.old.start or change.new.start:
        return False
    old, new = view.old[change.old.address], view.new[change.new.address]
    if old.part == new.part:
        return False
    limbs = view.limbs(old), view.limbs(new)
    return bool(limbs[0] and limbs[1]) and _one_form(limbs[0][0], limbs[1][0], change)


def _one_form(one: Limb, other: Limb, change: Change) -> bool:
    """Whether two limbs have one verb with the same adverbs, and a change goes no further than this verb."""
    within = change.old.end <= one.verb_end and change.new.end <= other.verb_end
    return within and (one.verb, one.modifiers) == (other.verb, other.modifiers)


_BARE_BEFORE = re.compile(r"(?:,|\b(?:of|as|to|from|by|against|including))\s+[a-z-]+$")
_BARE_AFTER = later(r"\s+(?!to\b|that\b|in\b|by\b|the\b|not\b|with\b)[a-z-]+(?:,|\s+and)\s")
"""*Harassment, theft* and *harassment and theft*, in a list that goes on: words alone, of which none limits another."""


def _apart(view: View, one: Change, other: Change) -> tuple[str, str]:
    """What stands between a change and a later one, in the old and in the new text."""
    return (
        view.text(one.old.address, old=True)[one.old.end : other.old.start],
        view.text(one.new.address, old=False)[one.new.end : other.new.start],
    )


_SHORT = len("the present")
"""Letters of the longest words that a short rule covers."""
RULES: tuple[Rule, ...] = (
    Rule("extraction.signs", "extraction", _signs, "quotes, dashes or spaces of the file"),
    Rule("editorial.ending", "editorial", _terminal, "punctuation at the end, by position"),
    Rule(
        "editorial.comma",
        "editorial",
        commas.style_alone,
        "a comma of style: in a list, before a clause, round an aside",
    ),
    Rule(
        "editorial.which",
        "editorial",
        _restrictive,
        "which and that, with or without a comma (look twice)",
        exchanges=True,
        short=True,
    ),
    Rule("editorial.sequence", "editorial", sequence.with_verb, "also or further with a verb: it marks a sequence"),
    Rule(
        "editorial.crossed",
        "editorial",
        _form_of_part,
        "the form of a verb that follows its paragraph into another part",
    ),
    Rule("editorial.capital", "editorial", _capitals, "capitals of a word that takes them by style", exchanges=True),
    Rule("editorial.hyphen", "editorial", _hyphen, "a hyphen or one word for two"),
    Rule("editorial.number", "editorial", _number, "a number in words or in figures", exchanges=True),
    Rule("editorial.pronoun", "editorial", _pronoun, "his or her, their"),
    Rule("editorial.spelling", "editorial", _spelling, "spelling and house style", exchanges=True),
    Rule("editorial.word", "editorial", _word, "two words or forms that say the same in their place"),
    Rule("editorial.name", "editorial", offices.one_name, "long and short name of one organ or office"),
    Rule(
        "editorial.present",
        "editorial",
        _present,
        "the present resolution, this resolution",
        exchanges=True,
        short=True,
    ),
    Rule(
        "editorial.dated", "editorial", citing.dated, "the date of a resolution that is cited by number", renumbers=True
    ),
    Rule(
        "editorial.renumbered",
        "editorial",
        citing.renumbered,
        "a cross-reference that follows the renumbering",
        renumbers=True,
        cites=True,
    ),
    Rule("editorial.article", "editorial", _article, "the article before unchanged words (look twice)", short=True),
    Rule(
        "technical.later",
        "technical",
        _later,
        "a later session, date or year in the same place of the later text",
        renumbers=True,
    ),
    Rule(
        "technical.holder",
        "technical",
        offices.another_holder,
        "his or her of the holder of one office",
        exchanges=True,
        short=True,
    ),
    Rule(
        "technical.report",
        "technical",
        citing.newer_report,
        "the symbol of a newer report in the later text",
        renumbers=True,
        cites=True,
    ),
    Rule(
        "technical.latest",
        "technical",
        citing.latest,
        "a newer resolution in the later text, where the most recent ones are named, or all are meant",
        renumbers=True,
        cites=True,
    ),
    Rule(
        "technical.list",
        "technical",
        citing.longer_list,
        "newer resolutions in a list of them in the later text",
        renumbers=True,
        cites=True,
    ),
    Rule(
        "editorial.series",
        "editorial",
        _series,
        "a comma or a conjunction before an item that is the last of its list in one text alone",
        short=True,
    ),
    Rule(
        "editorial.order",
        "editorial",
        citing.reordered,
        "the order of resolutions in one row of them",
        renumbers=True,
        cites=True,
    ),
    Rule(
        "editorial.plural",
        "editorial",
        _plural,
        "resolution or resolutions before their numbers",
        exchanges=True,
        short=True,
    ),
)
"""In the order in which they are asked."""

ENGLISH_ONLY = frozenset(rule.name for rule in RULES[2:])
_ASKED = {
    (same, english, exchange, cites, short): [
        (rule.level, rule.name, rule.covers)
        for rule in RULES
        if (same or rule.renumbers)
        and (english or rule.name not in ENGLISH_ONLY)
        and (exchange or not rule.exchanges)
        and (cites or not rule.cites)
        and (short or not rule.short)
    ]
    for same, english, exchange, cites, short in product((True, False), repeat=5)
}
"""Which rules are asked, by whether the numbers stay, the texts are in English, both sides have words, one cites, and
both are short."""
LATER = frozenset(("technical.later", "technical.report", "technical.latest", "technical.list"))
"""Rules on what the later text has, be it the old or the new one."""
SAYS = {rule.name: rule.says for rule in RULES}


def graded(view: View) -> tuple[Link, ...]:
    """The links with the significance of each change and the rule that lowered it."""
    return tuple(_graded(view, link) for link in view.redline.links)


def _graded(view: View, link: Link) -> Link:
    if link.relation == "unchanged":
        return link
    edits, levels = _weighed(view, link.edits, view.changes(link))
    crossed: list[Significance] = ["substantive"] if link.crossed else []  # that it did is no matter of style
    return replace(link, edits=edits, significance=most([*levels, *crossed]))


def carried(view: View) -> tuple[Transfer, ...]:
    """The transfers with the same of what changed in them on their way."""
    return tuple(
        replace(transfer, edits=_weighed(view, transfer.edits, view.carried(transfer))[0])
        for transfer in view.redline.transfers
    )


def _weighed(
    view: View, edits: Sequence[Edit], changes: Sequence[Change]
) -> tuple[tuple[Edit, ...], list[Significance]]:
    """Edits with what each change weighs, and the weights of those that are more than white space."""
    row = list(edits)
    levels: list[Significance] = []
    for change in changes:
        level, name = judged(view, change)
        for index in range(change.first, change.last):
            if row[index].significance != level or row[index].rule != name:
                row[index] = replace(row[index], significance=level, rule=name)
        if change.deleted.strip() or change.inserted.strip():
            levels.append(level)
    return tuple(row), levels


def judged(view: View, change: Change) -> tuple[Significance, str | None]:
    """The first rule that covers a change, and its level; substantive if there is none."""
    old, new = fold(change.deleted).strip(), fold(change.inserted).strip()
    if old.count("[") != new.count("[") or old.count("]") != new.count("]"):
        return "substantive", None  # what is not agreed yet is never house style
    cites = change.simple and bool(
        view.citations(change.old.address, old=True) or view.citations(change.new.address, old=False)
    )
    short = len(old) <= _SHORT and len(new) <= _SHORT
    for level, name, covers in _ASKED[_same_numbers(change), view.english, bool(old and new), cites, short]:
        if covers(view, change, old, new):
            return level, name
    return "substantive", None


_WORD_BEFORE, _WORD_AFTER = re.compile(r"\S*$"), re.compile(r"\S*")


def _same_numbers(change: Change) -> bool:
    """Whether the same numbers stand on both sides of a change, those of which it touches a part included."""
    before, after = _WORD_BEFORE.search(change.before.rpartition(" ")[2]), _WORD_AFTER.match(change.after)
    ends = before[0] if before else "", after[0] if after else ""
    one, other = (f"{ends[0]}{words}{ends[1]}" for words in (change.deleted, change.inserted))
    return not may_have(small(fold(f"{one} {other}"))) or numbers(one) == numbers(other)
