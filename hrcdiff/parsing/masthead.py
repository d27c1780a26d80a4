"""The lines above the organ line: fields of the publication, matched by pattern and not by line.

Extraction fuses lines (``United Nations A/HRC/18/L.24/Rev.1``, ``Distr.: Limited 28 September 2011``,
``Human Rights Council Twenty-seventh session``), so a line may give several fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from hrcdiff.lexicon import date, ordinal, pattern, table, written
from hrcdiff.model import Sponsor
from hrcdiff.parsing import shapes, sponsors, titles
from hrcdiff.parsing.ledger import Ledger
from hrcdiff.parsing.sponsors import Marked
from hrcdiff.patterns import later
from hrcdiff.source import Line, join

_SYMBOL = r"(?:A|S|E)/[A-Za-z0-9.\-]+(?:/[A-Za-z0-9.\-]+)+(?:\s\(\d{4}\))?\*{0,2}"
_PREFIX = re.compile(
    r"\[?(?P<symbol>(?:S-)?\d{1,3}/(?:\d{1,4}|\.{2,4}|\u2026|[Xx]{1,3}|_{2,}))\]?(?P<dot>\.?)(?:\s+(?P<title>\S.*))?$"
)
_LOOSE_PREFIX = later(
    r"(?P<symbol>(?:S-)?\d{1,3}/(?:\d{1,4}|\.{2,4}|\u2026))(?P<dot>[.\uff0e]|\s?[-\u2013])?\s*(?P<title>[^\s\d./-].*)?$"
)
"""The number and title of a text where no space, or a dash, stands between them: Arabic, Chinese."""
_PORTAL_TITLE = re.compile(r"(?:A/HRC/)?(?P<symbol>(?:RES|DEC|PRST)/\S+/\d+)\s+(?P<title>\S.*)")
_FIELD = later(r"(?P<name>[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,2}):\s+(?P<value>\S.*)")
_COUNT = re.compile(r"(?P<name>(?:Main |Co-?)sponsors)\s?(?P<value>\d+)$", re.IGNORECASE)
_SUBMITTED = re.compile(
    r"(?P<kind>(?:Revised\s+)?draft\s+(?:resolution|decision))s?\s+submitted\s+by\s+(?P<who>.+?)"
    r"(?:,?\s+on\s+the\s+basis\s+of\s+(?:informal\s+)?consultations\b(?:.*\bdraft\s+resolution\s+(?P<base>\S+))?.*)?",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"(?P<base>\S.{0,120}?),? as amended by (?P<by>\S.{0,300})")
_PUBLICATION = ("distribution", "document_date", "text_language", "original_language")
"""What a page head says about the publication, with the distribution first."""


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    publisher = table(language)["patterns"]["publisher"]
    original = r"(?: Original~:\s*(?P<original_language>\w+))?"
    agenda = r"(?:{gap}{agenda}(?:{gap}(?P<agenda_title>\S.*))?)?"
    sources = (
        ("symbol", rf"(?:{publisher} )?({_SYMBOL})$"),
        ("publisher", rf"({publisher})$"),
        (
            "distribution",
            r"Distr\.?~:?\s*(?P<distribution>\w+)(?: (?P<document_date>{date}))?(?: (?:{tongue}))?" + original + "$",
        ),
        ("document_date", r"({date})$"),
        ("original_language", r"(?:(?:{tongue}) )?Original~:\s*(?P<original_language>\w+)$"),
        ("text_language", r"({tongue})$"),
        (
            "session",
            r"(?:(?P<organ>{organ}){gap})?(?P<session>{session})(?:{gap}(?P<session_dates>{days}))?" + agenda + "$",
        ),
        ("session_dates", r"({days}(?:,|,? and)?)$"),
        ("part", r"([A-H])\.?$"),
        ("committee", r"((?:First|Second|Third|Fourth|Fifth|Sixth|Credentials|General) Committee)$"),
        ("report", r"\[((?:on the report|without reference to|on the recommendation)\b.+)\]$"),
        ("revised", r"([(\[]as (?:orally )?(?:revised|amended|corrected|adopted)\b[^()\[\]]*[)\]])$"),
        ("organ", r"({organ})$"),
    )
    return tuple((name, written(source, language)) for name, source in sources)


@dataclass(slots=True)
class Masthead:
    """What the masthead says; ``fields`` are as printed."""

    fields: dict[str, str] = field(default_factory=dict)
    portal: dict[str, str] = field(default_factory=dict)
    sponsors: tuple[Sponsor, ...] = ()
    starred: list[Marked] = field(default_factory=list)
    """The names of the sponsors, each with its asterisks, if they stand in a line."""
    language: str = "en"
    kind: str | None = None
    title: str | None = None

    @property
    def session_number(self) -> str | None:
        """The session in figures: ``54``."""
        named = self.fields.get("session", "")
        number = ordinal(named.split()[0] if self.language == "en" else named, self.language) if named else None
        if number is not None:
            return str(number)
        prefix = figures(self.fields.get("title_prefix", ""))
        return prefix.split("/")[0] or None


class _Reader:
    def __init__(self, lines: list[Line], ledger: Ledger, language: str) -> None:
        self.lines = lines
        self.ledger = ledger
        self.language = language
        self.found = Masthead(language=language)
        self.patterns = _patterns(language)
        self.agenda = pattern("agenda", language, exact=True)
        self.prefix = _LOOSE_PREFIX if language in {"ar", "zh"} else _PREFIX
        self.used = [False] * len(lines)

    def read(self) -> Masthead:
        self._sponsor_line()
        self._submitted()
        self._amending()
        self._portal_sponsors()
        self._kind()
        self._title()
        for index, line in enumerate(self.lines):
            if not self.used[index]:
                self._pattern(index, line)
        self._draft_line()
        self._agenda()
        self._typed_title()
        self._again()
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
        return any(p.match(text) for _, p in self.patterns) or bool(self.agenda.match(text) or self.prefix.match(text))

    def _sponsor_line(self) -> None:
        """The line that ends in ``: draft resolution``, with the lines that its list began on."""
        for index, line in enumerate(self.lines):
            tail = sponsors.tail(self.language).search(line.text)
            if not tail:
                continue
            first = index
            while first and self._lists_on(first):
                first -= 1
            whole = join(line.strand for line in self.lines[first : index + 1])
            for number in range(first, index + 1):
                self._use(number)
            self.found.kind = _kind(tail.group("kind").removesuffix(tail.group("base") or ""), self.language)
            self.found.starred = sponsors.marked(whole.text, self.language)
            self.found.sponsors = sponsors.starred(self.found.starred)
            self._set("symbol_of_base", tail.group("base"))
            return

    def _lists_on(self, index: int) -> bool:
        """Whether a line goes on with the list of sponsors of the line before it."""
        before = self.lines[index - 1].text
        if self._recognised(before) or (self.lines[index].gap and not before.endswith((",", "\u060c", "\u3001"))):
            return False
        return sponsors.is_list(before)

    def _submitted(self) -> None:
        """The line that names one person instead of sponsors: *Draft resolution submitted by the Vice-Chair …*."""
        for index, line in enumerate(self.lines):
            match = None if self.used[index] or self.found.kind else _SUBMITTED.fullmatch(line.text)
            if match:
                self.found.kind = match.group("kind").lower()
                self._set("submitted_by", match.group("who"))
                self._set("symbol_of_base", match.group("base"))
                self._use(index)
                return

    def _amending(self) -> None:
        """The line that says what is amended, or what a text is amended by."""
        for index, line in enumerate(self.lines):
            match = None if self.used[index] or self.found.kind else _AMENDED.fullmatch(line.text)
            if match:
                self.found.kind = "amended text"
                self._set("symbol_of_base", match.group("base"))
                self._set("amended_by", match.group("by"))
                self._use(index)
                return
            match = None if self.used[index] or self.found.kind else shapes.amending(line)
            if match:
                self.found.kind = "amendment"
                self._set("symbol_of_base", match.group("base"))
                self._set("result", match.group("result"))
                self._use(index)
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
        """The line *Resolution adopted by …*, and the date on the line after it."""
        adopted, on = pattern("adopted", self.language), pattern("on", self.language)
        for index, line in enumerate(self.lines):
            text, stop = line.text, index + 1
            if self.used[index] or not adopted.match(text):
                continue
            if not date(self.language).search(text) and stop < len(self.lines) and on.match(self.lines[stop].text):
                text = f"{text} {self.lines[stop].text}"
                stop += 1
            match = adopted.match(text)
            assert match
            self.found.kind = _kind(match.group("kind"), self.language)
            self._set("adopted_by", text)
            self._set("adopted_on", match.group("on"))
            for number in range(index, stop):
                self._use(number)
            return

    def _title(self) -> None:
        """The title line with its number, and its continuation down to the organ line."""
        index = next(
            (i for i, line in enumerate(self.lines) if not self.used[i] and self.prefix.match(line.text)), None
        )
        if index is None:
            self._title_without_number()
            return
        match = self.prefix.match(self.lines[index].text)
        assert match
        self._set("title_prefix", match.group("symbol"))
        parts = [match.group("title")] if match.group("title") else []
        self._use(index)
        self.found.title = " ".join([*parts, *self._title_lines(index + 1)]) or None

    def _title_without_number(self) -> None:
        free = (i for i in range(len(self.lines)) if not self.used[i])
        index = next((i for i in free if _PORTAL_TITLE.fullmatch(self.lines[i].text)), None)
        if index is None and self.found.kind:
            last = max((i for i, used in enumerate(self.used) if used), default=-1)
            self.found.title = " ".join(self._title_lines(last + 1)) or None

    def _title_lines(self, start: int, end: int | None = None) -> list[str]:
        parts = []
        for index in range(start, len(self.lines) if end is None else end):
            text = self.lines[index].text
            if self.used[index] or self._recognised(text) or titles.tells_draft(text, self.language):
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
        for name, rule in self.patterns:
            match = rule.fullmatch(line.text)
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
            match = None if self.used[index] else self.agenda.match(line.text)
            if not match:
                continue
            self._set("agenda_item", match.group("agenda_item"))
            self._use(index)
            told = match.group("agenda_title")
            title = [told] if told else self._title_lines(index + 1, self._agenda_end(index))
            self._set("agenda_title", " ".join(title))
            return

    def _agenda_end(self, index: int) -> int:
        """Where the title of the agenda item ends at the latest: a draft without number has its own title last."""
        end = len(self.lines)
        if self.found.title:
            return end
        if self._is_other_item(index + 1):
            return index + 1
        starts = [i for i in range(index + 1, end) if self.lines[i].gap and not self.lines[i].text[0].islower()]
        several = len(starts) > 1 or (starts and starts[0] > index + 1) or not self.lines[index].gap
        return starts[-1] if starts and several else end

    def _is_other_item(self, index: int) -> bool:
        """Whether a line cannot be the title of an item of the Council's agenda, which is known in English."""
        named = any("human rights council" in line.text.lower() for line in self.lines)
        if self.language != "en" or not named or index >= len(self.lines) or self.used[index]:
            return False
        return re.match(table("en")["council_items"], self.lines[index].text, re.IGNORECASE) is None

    def _draft_line(self) -> None:
        """The line that only says *Draft resolution*."""
        for index, line in enumerate(self.lines):
            match = None if self.used[index] or self.found.kind else titles.tells_draft(line.text, self.language)
            if match and match["kind"]:
                self.found.kind = _kind(match["kind"], self.language)
                day = date(self.language).search(line.text)
                self._set("document_date", day.group() if day else None)
                self._use(index)

    def _again(self) -> None:
        """Lines that only say the title once more."""
        title = " ".join((self.found.title or "").split()).casefold()
        for index, line in enumerate(self.lines):
            if title and not self.used[index] and " ".join(line.text.split()).casefold() == title:
                self._use(index)

    def _typed_title(self) -> None:
        """The title of a draft that has no number and no line above it to know it by."""
        found = None if self.found.title else titles.above(self.lines, self.used, self.language)
        if found:
            line = " ".join(self._use(index) for index in found)
            self.found.title, kind = titles.said(line, self.language)
            if kind and not self.found.kind:
                self.found.kind = _kind(kind, self.language)


def _key(name: str) -> str:
    return "portal_" + re.sub(r"\W+", "_", name.strip().lower())


def _kind(printed: str, language: str) -> str:
    """The kind of a text in English words, as the model wants it."""
    small = printed.lower().strip()
    kinds: dict[str, str] = table(language)["kinds"]
    return next((kind for start, kind in sorted(kinds.items(), reverse=True) if small.startswith(start)), small)


def figures(text: str) -> str:
    """Text with its digits as ASCII: ``٥٤/٢٨`` is ``54/28``."""
    return text if text.isascii() else "".join(str(int(char)) if char.isdecimal() else char for char in text)


def limited(fields: dict[str, str], language: str) -> bool:
    """Whether the distribution is that of drafts."""
    return fields.get("distribution", "").lower() in {"limited", *table(language)["limited"]}


def stray(lines: list[Line], language: str) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the page head that a converter has left among them."""
    rules = dict(_patterns(language))
    kept: list[Line] = []
    found: list[Line] = []
    inside = False
    for line in lines:
        begins = line.text.startswith("Distr") and rules["distribution"].fullmatch(line.text)
        if begins or (inside and any(rules[name].fullmatch(line.text) for name in _PUBLICATION)):
            found.append(line)
            inside = True
        else:
            kept.append(replace(line, gap=max(1, line.gap)) if inside else line)
            inside = False
    return kept, found


def read(lines: list[Line], ledger: Ledger, language: str = "en") -> Masthead:
    """Read the lines above the organ line; what no rule takes stays with nobody."""
    return _Reader(lines, ledger, language).read()
