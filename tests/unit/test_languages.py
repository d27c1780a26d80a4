"""The other official languages: each phrase where it must fire and where it must not, and whole texts.

The texts are invented: a draft and the text adopted from it, the same in five languages.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hrcdiff.alignment import linked
from hrcdiff.alignment.tokens import stem, tokenize
from hrcdiff.comparison import compare
from hrcdiff.errors import CompareError
from hrcdiff.lexicon import LANGUAGES, detect, iso_date, opening, ordinal, organ_named, pattern, table, without_sequence
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.parsing.labels import Nesting
from hrcdiff.proof import prove
from hrcdiff.readers import read_bytes
from hrcdiff.renderers.html import to_html
from hrcdiff.text import fold, tokens, word
from tests.property.documents import clause
from tests.unit.test_alignment import resolution

CASES = Path(__file__).resolve().parents[1] / "cases" / "languages"
OPENINGS: dict[str, dict[str, Any]] = tomllib.loads((CASES / "openings.toml").read_text(encoding="utf-8"))
OTHERS = ("fr", "es", "ru", "ar", "zh")


def read(text: str, name: str = "text") -> Document:
    return parse(read_bytes(name, text.encode("utf-8")))


def case(name: str) -> Document:
    return read((CASES / f"{name}.txt").read_text(encoding="utf-8"), name)


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# --- opening phrases -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "phrase", "part"),
    [(code, *fire) for code, table in OPENINGS.items() for fire in table["fires"]],
)
def test_an_opening_fires(code: str, text: str, phrase: str, part: str) -> None:
    found = opening(text, code)
    assert found is not None
    assert (found.phrase, found.mood) == (phrase, None if part == "either" else part)
    assert text.startswith(found.phrase)


@pytest.mark.parametrize(
    ("code", "text"), [(code, silent) for code, table in OPENINGS.items() for silent in table["silent"]]
)
def test_what_is_no_opening_is_silent(code: str, text: str) -> None:
    assert opening(text, code) is None


@pytest.mark.parametrize("code", OTHERS)
def test_as_many_must_not_fire_as_must(code: str) -> None:
    assert len(OPENINGS[code]["silent"]) >= len(OPENINGS[code]["fires"])


def test_decomposed_accents_and_straight_apostrophes_open_as_well() -> None:
    found = opening("De\u0301cide d'examiner", "fr")
    assert found is not None
    assert found.phrase == "De\u0301cide"
    assert opening("S'alarmant de la situation", "fr") is not None


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("Concerned also by", "Concerned", "en"),
        ("Rappelant en outre", "Rappelant", "fr"),
        ("Exhorta también", "Exhorta", "es"),
        ("постановляет далее", "постановляет", "ru"),
        ("وإذ يشير أيضا", "وإذ يشير", "ar"),
        ("يشدّد", "يشدد", "ar"),
        ("又回顾", "回顾", "zh"),
    ],
)
def test_also_and_further_are_no_change(one: str, other: str, code: str) -> None:
    assert without_sequence(one, code) == without_sequence(other, code)


def test_a_change_of_verb_is_one(language: str) -> None:
    verbs = [verb for fire in OPENINGS[language]["fires"] if (verb := fire[1])]
    assert len({without_sequence(verb, language) for verb in verbs}) == len(verbs)


# --- dates, ordinals, organs -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        ("fr", "12 octobre 2023", "2023-10-12"),
        ("fr", "1er juillet 2020", "2020-07-01"),
        ("fr", "1 er août 2020", "2020-08-01"),
        ("es", "12 de octubre de 2023", "2023-10-12"),
        ("es", "1 de setiembre del 2023", "2023-09-01"),
        ("ru", "12 октября 2023 года", "2023-10-12"),
        ("ru", "19 October 2023", "2023-10-19"),
        ("ar", "12 تشرين الأول/أكتوبر 2023", "2023-10-12"),
        ("ar", "١٢ كانون الثاني/يناير ٢٠٢٤", "2024-01-12"),
        ("zh", "2023年10月12日", "2023-10-12"),
        ("zh", "二〇二三年十月十二日", "2023-10-12"),
        ("fr", "12 octobre", None),
        ("es", "12 de brumario de 2023", None),
        ("ru", "октябрь 2023 года", None),
        ("ar", "سنة 2023", None),
        ("zh", "2023年10月", None),
    ],
)
def test_dates(code: str, text: str, date: str | None) -> None:
    assert iso_date(text, code) == date


def test_every_month_is_known(language: str) -> None:
    shapes = {"fr": "5 {} 2021", "es": "5 de {} de 2021", "ru": "5 {} 2021 года", "ar": "5 {} 2021"}
    for number, forms in enumerate(table(language)["months"], 1):
        name = forms.split("|")[0].replace("~", "").replace("[هو]", "و")
        assert iso_date(shapes[language].format(name), language) == f"2021-{number:02d}-05"


@pytest.mark.parametrize(
    ("code", "phrase", "number"),
    [
        ("fr", "Cinquante et unième session", 51),
        ("fr", "Soixante-dix-septième session", 77),
        ("fr", "Quatre-vingt-unième session", 81),
        ("fr", "54e session", 54),
        ("es", "Quincuagésimo cuarto período de sesiones", 54),
        ("es", "Vigésimo primer período de sesiones", 21),
        ("es", "61er período de sesiones", 61),
        ("ru", "Пятьдесят четвертая сессия", 54),
        ("ru", "Пятьдесят четвёртая сессия", 54),
        ("ru", "Девятнадцатая сессия", 19),
        ("ar", "الدورة الرابعة والخمسون", 54),
        ("ar", "الدورة الثانية عشرة", 12),
        ("ar", "الدورة ٥٤", 54),
        ("zh", "第五十四届会议", 54),
        ("zh", "第十九届会议", 19),
        ("zh", "第54届会议", 54),
        ("fr", "session extraordinaire", None),
        ("zh", "会议", None),
    ],
)
def test_ordinals(code: str, phrase: str, number: int | None) -> None:
    assert ordinal(phrase, code) == number


def test_organ_lines(language: str) -> None:
    shapes = {
        "fr": ["Le Conseil des droits de l’homme,", "L'Assemblée générale,", "Le Conseil de sécurité ,"],
        "es": ["El Consejo de Derechos Humanos,", "La Asamblea General,", "El Consejo Económico y Social,"],
        "ru": ["Совет по правам человека,", "Генеральная Ассамблея,", "Совет Безопасности,"],
        "ar": ["إن مجلس حقوق الإنسان،", "إن الجمعية العامة،", "إن مجلس الأمن،"],
        "zh": ["人权理事会，", "大会，", "安全理事会，"],
    }[language]
    for line in shapes:
        assert pattern("organ_line", language, exact=True).fullmatch(line)
        assert organ_named(line, language)
        assert detect([line]) == language
        assert not pattern("organ_line", language, exact=True).fullmatch(line[:-1])


# --- detection -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Council decided that the report of the Commission should be submitted to it", "en"),
        ("Le Conseil a décidé que le rapport de la Commission serait soumis aux États", "fr"),
        ("El Consejo decidió que el informe de la Comisión se presentara a los Estados", "es"),
        ("Совет постановил, что доклад Комиссии будет представлен государствам", "ru"),
        ("قرر المجلس أن يقدم تقرير اللجنة إلى الدول", "ar"),
        ("理事会决定将委员会的报告提交各国", "zh"),
        ("Die Generalversammlung beschließt, dass der Bericht den Staaten vorgelegt wird", None),
        ("Генеральна Асамблея вирішує, що її підтримують усі держави світу", None),
        ("مجمع عمومی سازمان ملل تصمیم می‌گیرد که گزارش پیگیری شود", None),
        ("総会は、報告書を検討することを決定する", None),
        ("1. 2. 3.", None),
        ("", None),
    ],
)
def test_detection(text: str, code: str | None) -> None:
    assert detect([text]) == code


# --- whole texts -----------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["draft", "adopted"])
def test_masthead_and_numbering(language: str, version: str) -> None:
    document = case(f"{language}-{version}")
    a, b = {"ru": ("а", "б"), "ar": ("أ", "ب")}.get(language, ("a", "b"))
    preamble = ["PP1", "PP2", "PP3", *(["PP4"] if version == "adopted" else [])]
    assert document.language == language
    assert document.organ == "Human Rights Council"
    assert (document.session, document.agenda_item) == ("61", "3")
    assert [p.address for p in document.paragraphs] == [*preamble, "OP1", "OP2", f"OP2({a})", f"OP2({b})", "OP3"]
    assert all(p.opening for p in document.paragraphs if "(" not in p.address)
    assert document.unassigned == ()
    assert document.warnings == ()


def test_a_draft(language: str) -> None:
    document = case(f"{language}-draft")
    assert (document.symbol, document.kind, document.date) == ("A/HRC/61/L.7", "draft resolution", "2026-03-03")
    assert [sponsor.member for sponsor in document.sponsors].count(False) == 1
    assert len(document.sponsors) == 3


def test_an_adopted_text(language: str) -> None:
    document = case(f"{language}-adopted")
    assert (document.symbol, document.kind, document.date) == ("A/HRC/RES/61/7", "resolution", "2026-04-01")
    assert document.adoption is not None
    assert document.adoption.mode == "recorded vote"
    vote = document.adoption.vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstaining) == (26, 14, 7)


UNOPPOSED = {
    "fr": ("48e séance", "[Adoptée sans vote.]"),
    "es": ("48ª sesión", "[Aprobada sin votación.]"),
    "ru": ("48-е заседание", "[Принята без голосования.]"),
    "ar": ("الجلسة 48", "[اعتُمد بدون تصويت.]"),
    "zh": ("第48次会议", "[未经表决获得通过。]"),
}


def test_adoption_without_a_vote(language: str) -> None:
    text = (CASES / f"{language}-adopted.txt").read_text(encoding="utf-8")
    at = max(text.rfind("["), text.rfind("［"))
    document = read(text[:at] + UNOPPOSED[language][1] + "\n")
    assert document.adoption is not None
    assert (document.adoption.meeting, document.adoption.mode) == (UNOPPOSED[language][0], "without a vote")


VOTERS = {
    "fr": ("Ont voté pour : Chili, Fidji", "Ont voté contre : Japon", "Se sont abstenus : Malawi"),
    "es": ("Votos a favor: Chile, Fiji", "Votos en contra: Japón", "Abstenciones: Malawi"),
    "ru": ("Голосовали за: Чили, Фиджи", "Голосовали против: Япония", "Воздержались: Малави"),
    "ar": ("المؤيدون: شيلي، فيجي", "المعارضون: اليابان", "الممتنعون عن التصويت: ملاوي"),
    "zh": ("赞成：智利、斐济", "反对：日本", "弃权：马拉维"),
}


def test_the_states_of_a_vote(language: str) -> None:
    text = (CASES / f"{language}-adopted.txt").read_text(encoding="utf-8")
    at = max(text.rfind("]"), text.rfind("］"))
    vote = read(text[:at].rstrip(".。") + "\n\n" + "\n\n".join(VOTERS[language]) + text[at:]).adoption
    assert vote is not None
    assert vote.vote is not None
    named = (vote.vote.in_favour_states, vote.vote.against_states, vote.vote.abstaining_states)
    assert [len(names) for names in named] == [2, 1, 1]
    assert VOTERS[language][1].endswith(named[1][0])


def redline(language: str) -> Redline:
    return compare(case(f"{language}-draft"), case(f"{language}-adopted"))


def test_the_redline(language: str) -> None:
    found = redline(language)
    assert [(link.old, link.new) for link in found.links] == [
        ((p.address,), (p.address,)) for p in found.old.paragraphs
    ]
    assert found.added == ("PP4",)
    assert found.removed == ()
    assert found.summary.same_family
    assert found.summary.openings_changed == 2


CHANGES = {
    "fr": [("", " également"), (" raisonnable", " de dix jours")],
    "es": [("", " también"), (" razonable", " de diez días")],
    "ru": [("", " также"), (" разумные сроки", " течение десяти дней")],
    "ar": [("", " أيضا"), (" فترة معقولة", " عشرة أيام")],
    "zh": [("", "又"), ("合理期限", "十天之")],
}


def test_edits_are_whole_words(language: str) -> None:
    changes = {
        (
            "".join(e.text for e in link.edits if e.op == "delete"),
            "".join(e.text for e in link.edits if e.op == "insert"),
        )
        for link in redline(language).links
    }
    assert changes >= set(CHANGES[language])


def test_the_page_says_language_and_direction(language: str) -> None:
    drawn = redline(language)
    page = to_html(prove(drawn, lambda: drawn.old, lambda: drawn.new))
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<p class="t" data-text lang="{language}" dir="{direction}"' in page
    assert f'<h1 lang="{language}" dir="{direction}">' in page


def test_two_languages_are_refused_by_name() -> None:
    with pytest.raises(CompareError, match="is in French and ru-adopted in Russian"):
        compare(case("fr-draft"), case("ru-adopted"))


# --- labels ----------------------------------------------------------------------------------

LISTS = {
    "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\n1. постановляет:\n\na) учредить фонд;\n\nб) назначить "
    "докладчика;\n\nв) созвать совещание:\n\ni) в Женеве;\n\nii) в Найроби;\n\n2. просит представить доклад.": [
        "PP1", "OP1", "OP1(a)", "OP1(б)", "OP1(в)", "OP1(в)(i)", "OP1(в)(ii)", "OP2",
    ],
    "إن الجمعية العامة،\n\nإذ تؤكد من جديد قرارها،\n\n١ - تطلب ما يلي:\n\n(أ) تقرير؛\n\n(ب) موارد؛\n\n(ج) اجتماع؛\n\n"
    "(د) نشر؛\n\n(هـ) تشاور؛\n\n(و) منسق؛\n\n-2 تقرر أن تبقي المسألة قيد النظر.": [
        "PP1", "OP1", "OP1(أ)", "OP1(ب)", "OP1(ج)", "OP1(د)", "OP1(هـ)", "OP1(و)", "OP2",
    ],
    "人权理事会，\n\n遵循《联合国宪章》，\n\n１． 决定延长任期；\n\n2、请秘书长：\n\n（一）提供资源；\n\n"
    "（二）提交报告：\n\n(a) 关于方法；\n\n(b) 关于结果；\n\n3. 敦促各国合作。": [
        "PP1", "OP1", "OP2", "OP2(一)", "OP2(二)", "OP2(二)(a)", "OP2(二)(b)", "OP3",
    ],
    "Le Conseil de sécurité,\n\nRappelant sa résolution,\n\n1. Décide :\n\na ) De créer un fonds ;\n\n"
    "b ) De publier :\n\ni) Un rapport ;\n\nii) Une carte ;\n\n2. Décide de rester saisi de la question.": [
        "PP1", "OP1", "OP1(a)", "OP1(b)", "OP1(b)(i)", "OP1(b)(ii)", "OP2",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "addresses"), LISTS.items(), ids=["ru", "ar", "zh", "fr"])
def test_lists(text: str, addresses: list[str]) -> None:
    document = read(text)
    assert [p.address for p in document.paragraphs] == addresses
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        ("en", "a b c"),
        ("ru", "а б в г д е ж з и к"),
        ("ar", "أ ب ج د هـ و ز ح ط ي"),
        ("zh", "一 二 三"),
        ("ar", "١ ٢ ٣"),
    ],
)
def test_labels_run_on(code: str, labels: str) -> None:
    nesting = Nesting(code)
    row = labels.split()
    assert [nesting.place(label, after) for label, after in zip(row, [*row[1:], None], strict=True)] == [1] * len(row)


def test_a_label_out_of_its_series_begins_nothing() -> None:
    nesting = Nesting("ru")
    assert nesting.place("а", "б") == 1
    assert nesting.place("г", None) is None


# --- layout ----------------------------------------------------------------------------------


def test_chinese_lines_are_joined_without_a_space() -> None:
    document = read("人权理事会，\n\n遵循《联合国宪章》的宗旨\n和原则，\n\n1. 决定延长任期。\n")
    assert document.paragraphs[0].text == "遵循《联合国宪章》的宗旨和原则，"


def test_wrapped_russian_begins_a_paragraph_after_a_short_line() -> None:
    document = read(
        "Совет по правам человека,\nруководствуясь целями и принципами Устава Организации Объединенных\n"
        "Наций и Всеобщей декларации,\nбудучи глубоко обеспокоен сохраняющейся темнотой на мостах, особо\n"
        "отмечая положение детей в районах,\n1. подчеркивает, что каждый имеет право возвращаться домой без\n"
        "страха, и призывает государства содержать общественные фонари;\n2. просит подготовить доклад.\n"
    )
    assert [p.address for p in document.paragraphs] == ["PP1", "PP2", "OP1", "OP2"]


def test_french_in_small_letters() -> None:
    document = read(
        "L'Assemblée générale,\n\nrappelant sa résolution,\n\nconsciente des besoins,\n\n"
        "1. décide de créer un fonds ;\n\n2. prie le Secrétaire général de faire rapport.\n"
    )
    assert [(p.address, p.opening) for p in document.paragraphs] == [
        ("PP1", "rappelant"), ("PP2", "consciente"), ("OP1", "décide"), ("OP2", "prie"),
    ]  # fmt: skip


def test_what_a_converter_leaves_in_the_text() -> None:
    document = read(
        "Le Conseil des droits de l'homme ,\n\nRappelant ses résolutions 5/1 et 5/2\n\n<!-- image -->\n\n"
        "Distr. générale 1 er juillet 2020 Français Original : anglais\n\ndu 18 juin 2007,\n\n"
        "1. Prend note du rapport sur les ponts 1 et le prie de poursuivre ;\n\n"
        "2. Décide, conformément au paragraphe 1 ;\n\nDécide de demeurer saisi de la question.\n\n"
        "e\n\n49 séance 22 mars 2013\n\n[Adoptée sans vote]\n"
    )
    assert [p.text for p in document.paragraphs] == [
        "Rappelant ses résolutions 5/1 et 5/2 du 18 juin 2007,",
        "Prend note du rapport sur les ponts et le prie de poursuivre ;",
        "Décide, conformément au paragraphe 1 ;",
        "Décide de demeurer saisi de la question.",
    ]
    assert [note.address for note in document.footnotes] == ["OP1"]
    assert [w.code for w in document.warnings] == ["joined-over-gap", "number-restored", "footnote-lost"]
    assert document.date == "2013-03-22"
    assert document.unassigned == ()


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("علماً، مع", ["علماً", "،", " ", "مع"]),
        ("يـحـث", ["يـحـث"]),
        ("决定，", ["决", "定", "，"]),
        ("COVID大流行", ["COVID", "大", "流", "行"]),
        ("l’homme", ["l’homme"]),
        ("De\u0301cide de", ["De\u0301cide", " ", "de"]),
        ("чей-то", ["чей", "-", "то"]),
    ],
)
def test_words_are_cut(text: str, pieces: list[str]) -> None:
    assert tokens(text) == pieces


@pytest.mark.parametrize(
    ("one", "other"), [("علماً", "علما"), ("يـحـث", "يحث"), ("٢٠٢٣", "2023"), ("（a）", "(a)"), ("«а»", '"а"')]
)
def test_the_hand_makes_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("fr", "régional régionale régionales régionaux"),
        ("fr", "effectif effectifs effective effectives"),
        ("fr", "religieux religieuse religieuses"),
        ("fr", "culturel culturels culturelle culturelles"),
        ("fr", "européen européens européenne européennes"),
        ("fr", "particulier particulière particuliers particulières"),
        ("fr", "niveau niveaux"),
        ("es", "resolución resoluciones"),
        ("es", "país países"),
    ],
)
def test_forms_of_one_word_have_one_stem(code: str, forms: str) -> None:
    assert len({stem(word(form), code) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("code", "pair"),
    [
        ("fr", "nouveaux national"),
        ("fr", "rives rifle"),
        ("fr", "bureaux bural"),
        ("fr", "mers maux"),
        ("fr", "relief relation"),
        ("fr", "belles bénéfices"),
        ("fr", "ciel cieux"),
        ("es", "resolución resolver"),
        ("es", "país paisaje"),
    ],
)
def test_other_words_have_other_stems(code: str, pair: str) -> None:
    one, other = (stem(word(form), code) for form in pair.split())
    assert one != other


def test_a_plural_does_not_hide_what_a_french_paragraph_became() -> None:
    """*international* and *internationaux* are one word: else three of the words that stayed would be lost."""
    held, tail = "la coopération et le dialogue", "et engage les ports à faire part de leur expérience des cloches"
    old = f"Souligne la nécessité de renforcer {held} aux niveaux international, régional et bilatéral ;"
    new = f"Souligne qu'il faut resserrer {held} internationaux, régionaux et bilatéraux à long terme, {tail} ;"
    others = [(f"OP{90 + n}", f"Rappelle {held} sur {clause(200 + n)} ;") for n in range(12)]
    one, other = (resolution("texte", ("OP3", text), *others).paragraphs for text in (old, new))
    assert (((0, 0),), False) in linked(one, other, language="fr", kin=True)


@pytest.mark.parametrize(
    "words", ["l'objectif n o 4", "l'objectif no 4", "les objectifs nos 4 et 5", "les objectifs n os 4 et 5"]
)
def test_what_stands_before_a_number_in_french_says_nothing(words: str) -> None:
    assert [token.stem for token in tokenize(words, "fr") if not (token.name or token.function)] == ["objectif"]


@pytest.mark.parametrize(
    ("code", "words"), [("en", "say no word"), ("fr", "la nostalgie du port"), ("fr", "le nord du pays")]
)
def test_words_like_it_say_something(code: str, words: str) -> None:
    assert sum(not token.function for token in tokenize(words, code)) >= 2


def test_every_language_has_every_pattern() -> None:
    names = {code: set(table(code)["patterns"]) for code in LANGUAGES}
    for code, found in names.items():
        assert names["en"] - found <= ({"name"} if code in {"ar", "zh"} else set())
        for name in found:
            pattern(name, code)
