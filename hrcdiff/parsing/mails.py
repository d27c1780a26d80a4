"""What a mail says after the text: its leave, names, notices, and the older mails that it quotes.

None of it belongs to the resolution; it stays with nobody, and the reader is shown it.
"""

from __future__ import annotations

import re
from functools import cache

from hrcdiff.lexicon import opening, pattern
from hrcdiff.parsing.running import ended
from hrcdiff.patterns import later
from hrcdiff.source import Line

_NAME = 90
"""Characters of a line that may hold a name, an office or an address."""
ADDRESS = re.compile(r"\S@\S|https?:|www\.|\+\d[\d ()-]{6,}")
"""What stands in mails and signatures alone."""
_NOTICE = later(
    r"(?:disclaimer|confidential(?:ity)? notice|(?:avis|clause) de confidentialité|aviso de confidencialidad)\b"
    r"|(?:this|the information in this) (?:e-?mail|message|communication|document is confidential)\b"
    r"|ce (?:message|courriel)\b|este (?:mensaje|correo)\b|diese (?:e-mail|nachricht)\b"
    r"|\[?(?:end|fin)(?: of (?:text|draft))?\]?$",
    re.IGNORECASE,
)
_STOPS = (".", "\u3002")
_CLOSING = "\"'\u201d\u2019)]\u00bb"
_DASHES = ("--", "\u2013\u2013", "\u2014")
_WROTE = 60
"""Characters of the second line of a head that was wrapped."""
_QUOTING = (
    *("wrote", "schrieb", "a écrit", "escribió", "ha scritto", "escreveu", "schreef", "пишет", "написал"),
    *("写道", "كتب", "--", "Begin"),
)
"""Something of what stands in each line that quotes a mail."""
_QUOTES = later(
    r"(?:(?:On|Am|Le|El|Il|Em|Op)\b.{4,150}|.{4,120}\d.{0,80})"
    r"(?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|escreveu|schreef.{0,80}|пишет|написала?|写道|كتب.{0,80})"
    r"\s?[:：]"
    r"|-{2,}\s?(?:Original|Forwarded|Urspr|Weitergeleitet|Message|Mensaje|Исходн|Пересыл|原始|转发).{0,60}-{2,}"
    r"|Begin forwarded message:"
)
_ENDS = (":", "\uff1a", "-")
"""With what a line ends that quotes a mail; in two lines, the second one does."""
_FROM = later(r"(?:From|Von|De|От|发件人|من)\s?[:：]\s*\S")
_COLON = 6
"""Characters of a line that begins with *From:*, its colon among them."""
_SENT = later(
    r"(?:Sent|Date|To|Gesendet|Datum|An|Envoyé|À|Enviado|Fecha|Para|Дата|Отправлено|Кому|发送时间|日期|收件人)\s?[:：]"
)


def takes_leave(text: str, language: str = "en") -> bool:
    """Whether a mail takes its leave with this line: *Best regards,*, or the two dashes above a signature."""
    if text in _DASHES:
        return True
    return not text[0].islower() and any(rule.fullmatch(text) for rule in _leaves(language))


@cache
def _leaves(language: str) -> tuple[re.Pattern[str], ...]:
    """What mails say for a leave, in a language and in English."""
    return tuple(pattern("sign_off", each) for each in dict.fromkeys((language, "en")))


def signed(lines: list[Line], language: str = "en") -> int:
    """Index of the line with which a mail takes its leave; the number of lines if there is none."""
    for index in range(1, len(lines)):
        before, line = lines[index - 1].text, lines[index]
        if ended(before) and takes_leave(line.text, language):
            return index
        if line.gap and _stopped(before) and _turns_to_reader(line.text, language):
            return index
    return len(lines)


def _turns_to_reader(text: str, language: str) -> bool:
    """Whether a line speaks to whoever gets the mail: *Please send comments by Friday.*, a notice, *[END]*."""
    return pattern("covering", language).fullmatch(text) is not None or _NOTICE.match(text) is not None


def _stopped(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_STOPS)


def quoted(lines: list[Line]) -> int:
    """Index of the line with which an older mail is quoted, *On Tuesday … wrote:*; the number of lines if none is.

    What follows belongs to that mail, whatever it says.
    """
    for index in range(1, len(lines)):
        text = lines[index].text
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if _head_of_mail(text, following) and ended(lines[index - 1].text):
            return index
        if not (text.endswith(_ENDS) or following.endswith(_ENDS)) or not ended(lines[index - 1].text):
            continue
        whole = len(following) > _WROTE or ended(text) or _quotes(following)
        said = text if whole else f"{text} {following}"
        if _quotes(text) or _quotes(said):
            return index
    return len(lines)


def _quotes(text: str) -> bool:
    return any(sign in text for sign in _QUOTING) and _QUOTES.fullmatch(text) is not None


def named(lines: list[Line], language: str = "en") -> int:
    """Index of the first of the short lines without an end that stand last, as names do under a letter.

    They open nothing, so they are no headings; the number of lines if there are none, or if the text before
    them has not come to its full stop.
    """
    index = len(lines)
    while index > 1 and _may_be_name(lines[index - 1], language):
        index -= 1
    return index if index and _stopped(lines[index - 1].text) else len(lines)


def _may_be_name(line: Line, language: str) -> bool:
    text = line.text
    if ADDRESS.search(text):
        return len(text) < _NAME
    begins = text[0].isalpha() and not text[0].islower() and opening(text, language) is None
    return begins and len(text) < _NAME and not ended(text) and not pattern("annex", language).match(text)


def _head_of_mail(text: str, following: str) -> bool:
    """Whether two lines are the first of a mail's head: *From: …*, *Sent: …*."""
    near = text[:_COLON]
    return (":" in near or "：" in near) and _FROM.match(text) is not None and _SENT.match(following) is not None
