"""Why a paragraph is linked, or why it is not, told to a person."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from hrcdiff.addresses import find, spelled
from hrcdiff.alignment import nearest
from hrcdiff.alignment.conditions import IN_ORDER, OUT_OF_ORDER
from hrcdiff.alignment.refusal import Reason, refused
from hrcdiff.alignment.similarity import SCALE
from hrcdiff.errors import UsageError
from hrcdiff.family import same_title
from hrcdiff.model import Document, Link, Redline, Transfer
from hrcdiff.renderers.columns import shown
from hrcdiff.renderers.phrases import evidence, listed, name, within
from hrcdiff.rulings import FILE

_CANDIDATES = 3
_SIGNALS = {
    "text": "by its words alone, one of the two is closer to another paragraph",
    "order": "the link breaks the order that the others keep",
    "opening": "another paragraph has the same number and the same opening phrase",
    "citations": "another paragraph cites what this one cites, and its partner does not",
}


def explanation(redline: Redline, address: str, *, width: int = 80, ruling: str = FILE) -> str:
    """What there is to say on the paragraph of this address, in either text; ``ruling`` is the file that rules links.

    ``old OP8`` and ``new OP8`` are those of one text.  Raises `UsageError` if no text that is meant has it.
    """
    out: list[str] = []
    of, address = _sided(address)
    for side, document in (("older", redline.old), ("newer", redline.new)):
        found = find(document, address) if of in (None, side) else None
        if found:
            out += [f"{found.address} of the {side} text, {shown(name(document))}", ""]
            out += [_wrapped(line, width) for line in _about(redline, found.address, ruling, old=side == "older")]
            out.append("")
    if not out:
        lacking = f"the {of} text has no" if of else "neither text has a"
        raise UsageError(f"{lacking} paragraph {shown(address)[:40]}: {_meant(redline, address)}")
    return "\n".join(out)


def _sided(address: str) -> tuple[str | None, str]:
    """Which text is meant, if it is said, and the address in it: a page calls a paragraph *old OP8*."""
    match = re.match(r"\s*(old|new)(?:er)?\s+(?=\S)", address, re.IGNORECASE)
    return (f"{match[1].lower()}er", address[match.end() :]) if match else (None, address)


def _meant(redline: Redline, address: str) -> str:
    """What a person may have meant by an address that neither text has: ``7`` is ``OP7`` or ``PP7``."""
    number = re.fullmatch(r"(?:para(?:graph)?)?(\d+.*)", spelled(address))
    known = {p.address for d in (redline.old, redline.new) for p in d.paragraphs}
    meant = sorted(a for a in known if number and spelled(a) in (f"op{number[1]}", f"pp{number[1]}"))
    if meant:
        return f"write {' or '.join(meant)}"
    if not re.match(r"(?:[IVX]+\.|A\d*\.)?(?:[OP]P|\d|[A-Z])", address.strip(), re.IGNORECASE):
        return "an address is written OP6, OP6(b) or PP7"
    whole = spelled(address.partition("(")[0])
    parent = next((a for a in sorted(known) if "(" in address and spelled(a) == whole), None)
    if parent:
        return f"{parent} has no such sub-paragraph"
    last = {d.name: d.paragraphs[-1].address for d in (redline.old, redline.new) if d.paragraphs}
    return ", ".join(f"{text} ends with {end}" for text, end in last.items())


def _about(redline: Redline, address: str, ruling: str, *, old: bool) -> list[str]:
    document = redline.old if old else redline.new
    lines = [_quoted(document, address)]
    link = next((link for link in redline.links if address in (link.old if old else link.new)), None)
    return lines + (
        _linked(redline, link, ruling, address, old=old) if link else _alone(redline, address, ruling, old=old)
    )


def _quoted(document: Document, address: str) -> str:
    text = shown(document.paragraph(address).text)
    return "“" + (text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + " …") + "”"


_SHARED = 3
"""Runs of kept words that are quoted, and the words that each has at least."""


def _shared(link: Link, address: str, *, old: bool) -> Sequence[str]:
    """The longest runs that a link keeps of the paragraph of this address; if it keeps none, what links its parts."""
    if link.relation == "unchanged":
        return link.evidence.shared
    kept = [e.text.strip() for e in link.edits if e.op == "equal" and address == (e.old if old else e.new)]
    runs = sorted((run for run in kept if len(run.split()) >= _SHARED), key=lambda run: -len(run.split()))
    return runs[:_SHARED] or link.evidence.shared


def _linked(redline: Redline, link: Link, ruling: str, address: str, *, old: bool) -> list[str]:
    moved = ", moved" * link.moved + ", crossed between preamble and operative part" * link.crossed
    lines = [f"Linked: {listed(link.old)} → {listed(link.new)}, {link.relation}{moved}."]
    if link.evidence.pinned:
        lines.append(f"Pinned by {shown(ruling)}; what follows is what the words say.")
    lines += [f"{term}: {fact}." for term, fact in evidence(link)]
    if shared := _shared(link, address, old=old):
        lines.append("Shared: " + "; ".join(f"“{shown(phrase)}”" for phrase in shared) + ".")
    lines += [f"Disputed: {_SIGNALS[signal]}." for signal in link.evidence.disputed]
    if not link.evidence.disputed:
        lines.append("No other signal points elsewhere: neither the words nor order, opening and citations.")
    ours = [t for t in redline.transfers if t.old.address in link.old or t.new.address in link.new]
    return lines + _transfers(redline, ours)


def _alone(redline: Redline, address: str, ruling: str, *, old: bool) -> list[str]:
    lines = [f"Not linked: it is {'gone from the newer text' if old else 'new'}."]
    texts = redline.old.paragraphs, redline.new.paragraphs
    near = nearest(*texts, address, of_old=old, language=_language(redline))[:_CANDIDATES]
    close = [a for a, score in near if score * SCALE >= IN_ORDER]
    missed = [_missed(redline, (address, a) if old else (a, address), ruling) for a in close]
    if near:
        linked = {a: listed(_other(link, old)) for link in redline.links for a in (link.new if old else link.old)}
        told = [f"{a} {score:.2f}" + (f" (linked with {linked[a]})" if a in linked else "") for a, score in near]
        lines.append("Closest: " + ", ".join(told) + ".")
    needed = (
        f"Most links need a similarity of {IN_ORDER / SCALE:.2f} in the order of the text and "
        f"{OUT_OF_ORDER / SCALE:.2f} out of it, and several content words in common."
    )
    lines += missed or [needed]
    ours = [t for t in redline.transfers if address == (t.old.address if old else t.new.address)]
    return lines + _transfers(redline, ours)


_REASONS: dict[Reason, str] = {
    "ruled": "{ruling} says so",
    "strangers": "the two texts share so little that only clearly shared language is linked",
    "annex": "one of them stands in an annex, a text of its own: that needs {needs:.2f}",
    "treaties": "they are about a State's reports under two different treaties",
    "authors": "they note the reports of two different bodies, and another paragraph notes that of one of these",
    "partner": "{one} is linked with {nearer}, and what that leaves of it is too little like {other}",
    "frame": "they share hardly a word of substance",
    "few": "the words that they share are too few, or too common, for so low a similarity",
    "names": "they share names and hardly a word besides",
    "addressees": "they ask two different addressees, so that only {counts} counts, and it needs {needs:.2f}",
    "parts": "one stands in the preamble and the other in the operative part: so little does not link across",
    "order": "the pair breaks the order of the other links: that needs {needs:.2f}, and {counts} is what they have",
    "weak": "it needs {needs:.2f}, and {counts} counts",
    "list": "one is an item of a list that is not linked with the other's list: that needs {needs:.2f}",
    "clause": "they share nothing but a clause under the main verb of one of them",
    "neighbour": "one of them has more in common with the partner of its neighbour, as a part of that",
    "nearer": "{one} is much nearer to {nearer}",
    "others": "the links that were drawn have more in common all together",
}
"""Why two paragraphs are no link, in words."""


def _missed(redline: Redline, ends: tuple[str, str], ruling: str) -> str:
    """Which condition two paragraphs failed that have enough in common to be asked for more."""
    old, new = redline.old, redline.new
    why = refused(old.paragraphs, new.paragraphs, ends, language=_language(redline), kin=same_title(old, new))
    nearer = " ".join(why.nearer) if why.nearer else ""
    pair = f"old {ends[0]}", f"new {ends[1]}"
    one, other = pair if nearer.startswith("new ") else pair[::-1]  # the old paragraph, if a new one stands in the way
    needs = why.needs or 0.0
    counts = f"{why.counts:.2f}" if f"{why.counts:.2f}" != f"{needs:.2f}" else f"{why.counts:.4f}"
    said = _REASONS[why.reason].format(
        needs=needs, counts=counts, nearer=nearer, one=one, other=other, ruling=shown(ruling)
    )
    return f"No link of {pair[0]} and {pair[1]}: {said}."


def _language(redline: Redline) -> str:
    """The language by whose words the texts were compared."""
    return redline.new.language or redline.old.language or "en"


def _transfers(redline: Redline, ours: Sequence[Transfer]) -> list[str]:
    inside = within(redline)
    went = {t.id: "changed their place within the provision" for t in ours if t.id in inside}
    return [
        f"Transfer {t.id}: “{shown(t.text)}” {went.get(t.id, f'went from {t.old.address} to {t.new.address}')}."
        for t in ours
    ]


def _other(link: Link, old: bool) -> tuple[str, ...]:
    return link.old if old else link.new


def _wrapped(line: str, width: int) -> str:
    return textwrap.fill(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
