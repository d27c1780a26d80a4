"""The lines above the organ line: fields of the publication, matched by pattern and not by line.

Extraction fuses lines (``United Nations A/HRC/18/L.24/Rev.1``, ``Distr.: Limited 28 September 2011``,
``Human Rights Council Twenty-seventh session``), so a line may give several fields
(``un-resolutions.md``, sections 1.2 and 8.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hrcdiff.lexicon import A_DATE, DATE, ORGANS, ordinal
from hrcdiff.model import Sponsor
from hrcdiff.parsing import sponsors
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.source import Line, Strand, join

_ORGAN = "|".join(map(re.escape, ORGANS))
_SYMBOL = r"(?:A|S|E)/[A-Za-z0-9.\-]+(?:/[A-Za-z0-9.\-]+)+(?:\s\(\d{4}\))?\*{0,2}"
_SESSION = r"([A-Za-z]+(?:[-\u2013][a-z]+)?|\d{1,3}(?:st|nd|rd|th))\s+(?:regular\s+|special\s+)?session"
_SPAN = r"\d{1,2}(?:\s+[A-Z][a-z]+)?(?:\s+\d{4})?\s*[-\u2013]\s*\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?"
_DAYS = rf"{_SPAN}(?:(?:,|,?\s+and)\s+{_SPAN})*"
_ADOPTED = re.compile(
    rf"(Resolution|Decision)s?\s+adopted\s+by\s+the\s+(?:{_ORGAN})\*?(?:\s+on\s+(?P<on>{A_DATE}))?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?P<symbol>(?:S-)?\d{1,3}/(?:\d{1,4}|\.{2,4}|\u2026))(?P<dot>\.?)(?:\s+(?P<title>\S.*))?$")
_PORTAL_TITLE = re.compile(r"(?:A/HRC/)?(?P<symbol>(?:RES|DEC|PRST)/\S+/\d+)\s+(?P<title>\S.*)")
_FIELD = re.compile(r"(?P<name>[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,2}):\s+(?P<value>\S.*)")
_COUNT = re.compile(r"(?P<name>(?:Main |Co-?)sponsors)\s?(?P<value>\d+)$", re.IGNORECASE)
_AGENDA = re.compile(r"Agenda items?\s+(\d{1,3}(?:\s*\([a-z]\))?)\.?(?:\s+(\S.*))?$")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("symbol", re.compile(rf"(?:United Nations\s+)?({_SYMBOL})$")),
    ("publisher", re.compile(r"(United Nations)$")),
    ("distribution", re.compile(rf"Distr\.?:\s*(\w+)(?:\s+(?P<document_date>{A_DATE}))?$")),
    ("document_date", re.compile(rf"({A_DATE})$")),
    ("original_language", re.compile(r"Original:\s*(\w+)$")),
    (
        "session",
        re.compile(rf"(?:(?P<organ>{_ORGAN})\s+)?(?P<session>{_SESSION})(?:\s+(?P<session_dates>{_DAYS}))?$"),
    ),
    ("session_dates", re.compile(rf"({_DAYS})$")),
    ("part", re.compile(r"([A-H])\.?$")),
    ("organ", re.compile(rf"({_ORGAN})$")),
)


@dataclass(slots=True)
class Masthead:
    """What the masthead says; ``fields`` are as printed."""

    fields: dict[str, str] = field(default_factory=dict)
    portal: dict[str, str] = field(default_factory=dict)
    sponsors: tuple[Sponsor, ...] = ()
    starred: Strand | None = None
    kind: str | None = None
    title: str | None = None

    @property
    def session_number(self) -> str | None:
        """The session in figures: ``54``."""
        words = self.fields.get("session", "").split()
        number = ordinal(words[0]) if words else None
        if number is not None:
            return str(number)
        prefix = self.fields.get("title_prefix", "")
        return prefix.split("/")[0] or None


class _Reader:
    def __init__(self, lines: list[Line], ledger: Ledger) -> None:
        self.lines = lines
        self.ledger = ledger
        self.found = Masthead()
        self.used = [False] * len(lines)

    def read(self) -> Masthead:
        self._sponsor_line()
        self._portal_sponsors()
        self._kind()
        self._title()
        for index, line in enumerate(self.lines):
            if not self.used[index]:
                self._pattern(index, line)
        self._agenda()
        for index, line in enumerate(self.lines):
            match = None if self.used[index] else _FIELD.fullmatch(line.text) or _COUNT.fullmatch(line.text)
            if match:
                self.found.portal[_key(match.group("name"))] = match.group("value")
                self._use(index)
        return self.found

    def _use(self, index: int) -> str:
        self.used[index] = True
        return self.ledger.take("metadata", self.lines[index].strand)

    def _set(self, name: str, value: str | None) -> None:
        if value:
            self.found.fields.setdefault(name, value)

    def _recognised(self, text: str) -> bool:
        return any(p.match(text) for _, p in _PATTERNS) or bool(_AGENDA.match(text) or _PREFIX.match(text))

    def _sponsor_line(self) -> None:
        """The line that ends in ``: draft resolution``, with the lines that its list began on."""
        for index, line in enumerate(self.lines):
            tail = sponsors.TAIL.search(line.text)
            if not tail:
                continue
            first = index
            while first and "," in self.lines[first - 1].text and not self._recognised(self.lines[first - 1].text):
                first -= 1
            whole = join(line.strand for line in self.lines[first : index + 1])
            for number in range(first, index + 1):
                self._use(number)
            self.found.kind = sponsors.TAIL.search(whole.text).group("kind").lower()  # type: ignore[union-attr]
            self.found.sponsors = sponsors.parse(whole.text)
            self._set("symbol_of_base", tail.group("base"))
            return

    def _portal_sponsors(self) -> None:
        """The list under a portal's ``Co-sponsors99``: a name to each bullet."""
        start = next((i for i, line in enumerate(self.lines) if _COUNT.fullmatch(line.text)), None)
        if start is None:
            return
        names = []
        for index in range(start, len(self.lines)):
            if _COUNT.fullmatch(self.lines[index].text):
                continue
            if not self.lines[index].bullet:
                break
            names.append(Sponsor(name=self._use(index), member=None))
        self.found.sponsors = self.found.sponsors or tuple(names)

    def _kind(self) -> None:
        for index, line in enumerate(self.lines):
            if self.used[index] or not re.match(r"(Resolution|Decision)s?\s+adopted", line.text, re.IGNORECASE):
                continue
            stop = index + 1
            text = line.text
            if not DATE.search(text) and stop < len(self.lines) and re.match(r"on\s+\d", self.lines[stop].text):
                text = f"{text} {self.lines[stop].text}"
                stop += 1
            match = _ADOPTED.match(text)
            if match:
                self.found.kind = match.group(1).lower()
                self._set("adopted_by", text)
                self._set("adopted_on", match.group("on"))
                for number in range(index, stop):
                    self._use(number)
                return

    def _title(self) -> None:
        """The title line with its number, and its continuation down to the organ line."""
        index = next((i for i, line in enumerate(self.lines) if not self.used[i] and _PREFIX.match(line.text)), None)
        if index is None:
            self._title_without_number()
            return
        match = _PREFIX.match(self.lines[index].text)
        assert match
        self._set("title_prefix", match.group("symbol"))
        parts = [match.group("title")] if match.group("title") else []
        self._use(index)
        self.found.title = " ".join([*parts, *self._title_lines(index + 1)]) or None

    def _title_without_number(self) -> None:
        index = next((i for i, line in enumerate(self.lines) if _PORTAL_TITLE.fullmatch(line.text)), None)
        if index is None and self.found.kind:
            last = max((i for i, used in enumerate(self.used) if used), default=-1)
            self.found.title = " ".join(self._title_lines(last + 1)) or None

    def _title_lines(self, start: int) -> list[str]:
        parts = []
        for index in range(start, len(self.lines)):
            if self.used[index] or self._recognised(self.lines[index].text):
                break
            parts.append(self._use(index))
        return parts

    def _pattern(self, index: int, line: Line) -> None:
        page = _PORTAL_TITLE.fullmatch(line.text)
        if page:
            self._set("page_title", line.text)
            self._set("page_symbol", page.group("symbol"))
            self.found.title = self.found.title or page.group("title")
            self._use(index)
            return
        for name, pattern in _PATTERNS:
            match = pattern.fullmatch(line.text)
            if not match:
                continue
            named = match.groupdict()
            if name == "organ" and "organ" in self.found.fields:
                self._set("parent_organ", self.found.fields["organ"])
                self.found.fields["organ"] = match.group(1)
            else:
                self._set(name, named.pop(name, None) or match.group(1))
            for other, value in named.items():
                self._set(other, value)
            self._use(index)
            return

    def _agenda(self) -> None:
        for index, line in enumerate(self.lines):
            match = None if self.used[index] else _AGENDA.match(line.text)
            if not match:
                continue
            self._set("agenda_item", match.group(1))
            self._use(index)
            title = [match.group(2)] if match.group(2) else self._title_lines(index + 1)
            self._set("agenda_title", " ".join(title))
            return


def _key(name: str) -> str:
    return "portal_" + re.sub(r"\W+", "_", name.strip().lower())


def read(lines: list[Line], ledger: Ledger) -> Masthead:
    """Read the lines above the organ line; what no rule takes stays with nobody."""
    return _Reader(lines, ledger).read()
