"""The title of a draft that has no number, and all that stands about it and is none."""

from __future__ import annotations

import pytest

from hrcdiff import compare
from hrcdiff.findings.ledgers import rollover
from tests.unit.reading import read

ENGLISH = """The Human Rights Council,

Recalling its resolution 48/13 of 8 October 2021,

1. Urges States to keep the lamps of lighthouses lit in accordance with the report;

2. Decides to remain seized of the matter.
"""
OTHERS = {
    "fr": """Le Conseil des droits de l’homme,

Rappelant sa résolution 48/13 du 8 octobre 2021,

1. Engage les États à garder les phares allumés dans le monde entier et pour tous les navires;

2. Décide de rester saisi de la question.
""",
    "es": """El Consejo de Derechos Humanos,

Recordando su resolución 48/13, de 8 de octubre de 2021,

1. Exhorta a los Estados a que mantengan encendidos los faros en todo el mundo y para todos;

2. Decide seguir ocupándose de la cuestión.
""",
    "ru": """Совет по правам человека,

ссылаясь на свою резолюцию 48/13 от 8 октября 2021 года,

1. призывает государства поддерживать свет маяков во всех странах мира;

2. постановляет продолжать заниматься этим вопросом.
""",
    "ar": """إن مجلس حقوق الإنسان،

إذ يشير إلى قراره 48/13 المؤرخ 8 تشرين الأول/أكتوبر 2021،

1- يحث الدول على إبقاء المنارات مضاءة في جميع أنحاء العالم؛

2- يقرر أن يبقي المسألة قيد نظره.
""",
    "zh": """人权理事会，

回顾其2021年10月8日第48/13号决议，

1. 促请各国在世界各地保持灯塔明亮；

2. 决定继续处理此案。
""",
}
LIGHT = "The right to light"
LEAVE = "Dear colleagues,\n\nPlease find below the zero draft.\n\nBest regards,\nAnna\n\n"


@pytest.mark.parametrize(
    "head",
    [
        f"{LIGHT}\n\n",
        f"{LIGHT}\n",
        f"# {LIGHT}\n\n",
        f"**{LIGHT}**\n\n",
        f"> {LIGHT}\n>\n",
        f"Title: {LIGHT}\n\n",
        f"Draft resolution\n\n{LIGHT}\n\n",
        f"DRAFT RESOLUTION\n{LIGHT}\n",
        f"{LIGHT}\n\nDraft resolution\n\n",
        f"Draft resolution: {LIGHT}\n\n",
        f"Zero draft\n\n{LIGHT}\n\n",
        f"Zero draft: {LIGHT}\n\n",
        f"{LIGHT}\n\nZero draft as of 12 June, 15:00\n\n",
        f"{LIGHT}\n(as of 12 June 2025, 15:00)\n\n",
        f"{LIGHT}\n\n12 June 2025\n\n",
        f"{LIGHT}\nPreamble\n\n",
        f"A/HRC/60/L.5\n\n{LIGHT}\n\n",
        f"A/HRC/60/L.XX\n{LIGHT}\n\n",
        f"60/XX. {LIGHT}\n\n",
        f"[60/..] {LIGHT}\n\n",
        f"Human Rights Council\nSixtieth session\nAgenda item 3\nPromotion of all lamps\n\n{LIGHT}\n\n",
        f"Human Rights Council\n\n60th session\n\nAgenda item 3: Promotion of all lamps\n\n{LIGHT}\n\n",
        f"Agenda item 3\n\nPromotion and protection of all lamps, civil,\npolitical and so on\n\n{LIGHT}\n\n",
        f"HRC60\nItem 3\n\n{LIGHT}\n\n",
        f"Brazil, Norway and Mexico\n\n{LIGHT}\n\n",
        f"Brazil,* Norway:* draft resolution\n\n{LIGHT}\n\n",
        f"Main sponsors: Brazil, Norway\n\n{LIGHT}\n\n",
        f"{LIGHT}\n\nMain sponsors: Brazil, Norway\n\n",
        f"{LIGHT}\n\n(Brazil, Norway and Mexico)\n\n",
        f"Human Rights Council\n\nSixtieth session\n\nAgenda item 3\n\n{LIGHT}\n\n",
        f"Human Rights Council\nAgenda item 3\n{LIGHT}\n\n",
        f"{LEAVE}{LIGHT}\n\n",
        f"From: Anna Muster <anna@example.org>\nTo: All\nSubject: draft on light\n\n{LIGHT}\n\n",
        f"Hi all, comments welcome by Friday!\n\n{LIGHT}\n\n",
    ],
)
def test_the_title_of_a_draft_stands_above_the_organ_line(head: str) -> None:
    document = read(head + ENGLISH)
    assert document.title == LIGHT
    assert [p.address for p in document.paragraphs] == ["PP1", "OP1", "OP2"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Promotion and protection of the right\nto light\n\n", "Promotion and protection of the right to light"),
        ("Promotion and protection of the right\n\nto light\n\n", "Promotion and protection of the right to light"),
        ("Follow-up to the Conference:\nlight for all\n\n", "Follow-up to the Conference: light for all"),
        ("Light: a shared task\n\n", "Light: a shared task"),
        ("Youth and Human Rights\n\n", "Youth and Human Rights"),
        ("Situation of human rights in Cambodia\n\n", "Situation of human rights in Cambodia"),
        ("Draft resolution on the right to light\n\n", "Draft resolution on the right to light"),
    ],
)
def test_a_title_has_its_lines_and_no_others(head: str, title: str) -> None:
    assert read(head + ENGLISH).title == title


@pytest.mark.parametrize(
    "head",
    [
        "Dear colleagues,\n\n",
        "Dear all\nsee attached\n\n",
        LEAVE,
        "Best regards,\n\nAnna Muster\n\n",
        "Best regards,\nAnna Muster\nFirst Secretary\nPermanent Mission of the Lighthouses\n\n",
        "Sent from my telephone\n\n",
        "On Tue, 4 Mar 2025 at 10:00, Bob <bob@example.org> wrote:\n\n",
        "From: Anna <anna@example.org>\nDate: 3 March 2025\nSubject: draft on light\n\n",
        "12 June 2025, 15:00\n\n",
        "Rev.1\n\n",
        "Draft resolution\n\n",
        "A/HRC/60/L.5\n\n",
        "Brazil, Norway\n\n",
        "Brazil and Norway\n\n",
        "Cambodia\n\n",
        "Submitted by Brazil and Norway\n\n",
        "Agenda item 10\nTechnical assistance and capacity-building\n\n",
        "Human Rights Council\n\nAgenda item 10\n\nTechnical assistance and capacity-building\n\n",
        "Human Rights Council, sixtieth session\n\n",
        "HUMAN RIGHTS COUNCIL\nSIXTIETH SESSION\n\n",
    ],
)
def test_what_stands_there_besides_is_no_title(head: str) -> None:
    document = read(head + ENGLISH)
    assert document.title is None
    assert [p.address for p in document.paragraphs] == ["PP1", "OP1", "OP2"]


@pytest.mark.parametrize(
    ("language", "head", "title"),
    [
        ("fr", "Le droit à la lumière\n\n", "Le droit à la lumière"),
        ("fr", "Projet de résolution\n\nLe droit à la lumière\n\n", "Le droit à la lumière"),
        ("fr", "Soixantième session\nPoint 3 de l’ordre du jour\n\nLa lumière\n\n", "La lumière"),
        ("fr", "Chers collègues,\n\nVeuillez trouver ci-joint le texte.\n\nCordialement,\nAnne\n\n", None),
        ("es", "Proyecto de resolución\nEl derecho a la luz\n\n", "El derecho a la luz"),
        ("es", "Estimados colegas:\n\n", None),
        ("ru", "Проект резолюции\n\nПраво на свет\n\n", "Право на свет"),
        ("ru", "Уважаемые коллеги!\n\n", None),
        ("ar", "مشروع قرار\n\nالحق في الضوء\n\n", "الحق في الضوء"),
        ("zh", "决议草案\n\n光明权\n\n", "光明权"),
        ("zh", "各位同事：\n\n", None),
    ],
)
def test_titles_in_other_languages(language: str, head: str, title: str | None) -> None:
    document = read(head + OTHERS[language])
    assert (document.language, document.title, document.organ) == (language, title, "Human Rights Council")


@pytest.mark.parametrize(
    "organ",
    [
        "THE HUMAN RIGHTS COUNCIL",
        "THE HUMAN RIGHTS COUNCIL,",
        "The Human Rights Council",
        "The Human Rights Council:",
        "[The Human Rights Council,]",
        "Human Rights Council,",
    ],
)
def test_the_organ_line_as_people_type_it(organ: str) -> None:
    document = read(f"{LIGHT}\n\n{organ}\n\n{ENGLISH.partition(',')[2].lstrip()}")
    assert (document.title, document.organ) == (LIGHT, "Human Rights Council")
    assert [p.address for p in document.paragraphs] == ["PP1", "OP1", "OP2"]


def test_another_title_is_no_rollover() -> None:
    test = rollover(compare(read(f"{LIGHT}\n\n{ENGLISH}"), read(f"The right to bread\n\n{ENGLISH}")))
    assert [other.what for other in test.others] == [f"title: {LIGHT} → The right to bread"]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("The lamps are ours.\n\n", "not assigned: The lamps are ours. → –"),
        ("One.\n\nTwo, in the morning.\n\n", "not assigned: One. (and 1 more) → –"),
    ],
)
def test_lines_of_which_nobody_knows_what_they_are_stop_the_rollover(head: str, what: str) -> None:
    redline = compare(read(head + ENGLISH), read(ENGLISH))
    test = rollover(redline)
    assert (test.holds, test.same, [other.what for other in test.others]) == (False, False, [what])
    assert rollover(compare(redline.old, redline.old)).same


def test_another_heading_is_no_rollover() -> None:
    parts = ENGLISH.replace("2. Decides", "{}\n\n2. Decides")
    one, other = (read(parts.format(heading)) for heading in ("Lamps", "Oil"))
    assert [each.what for each in rollover(compare(one, other)).others] == ["heading: Lamps → Oil"]
    assert rollover(compare(one, one)).same


@pytest.mark.parametrize("dates", ["24 February–13 March and\n15–23 June 2020", "13 June–1 July and 8 July 2020"])
def test_the_dates_of_a_session_may_be_several(dates: str) -> None:
    head = f"Human Rights Council\n\nForty-third session\n\n{dates}\n\nAgenda item 3\n\n"
    text = f"{head}43/99. Lamps\n\nThe Human Rights Council,\n\nRecalling the Charter,\n\n1. Decides to go on.\n"
    assert read(text).unassigned == ()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (f"Draft resolution: {LIGHT}\n\n", "draft resolution"),
        (f"Draft resolution – {LIGHT}\n\n", "draft resolution"),
        (f"## Revised draft resolution: {LIGHT}\n\n", "revised draft resolution"),
        (f"Draft decision: {LIGHT}\n\n", "draft decision"),
        (f"Draft resolution\n\n{LIGHT}\n\n", "draft resolution"),
        (f"Zero draft: {LIGHT}\n\n", None),
        (f"Title: {LIGHT}\n\n", None),
        (f"{LIGHT}\n\n", None),
    ],
)
def test_what_introduces_a_title_may_say_the_kind(head: str, kind: str | None) -> None:
    document = read(head + ENGLISH)
    assert (document.title, document.kind) == (LIGHT, kind)


def test_a_title_that_speaks_of_drafts_says_no_kind() -> None:
    document = read("Draft resolution on the right to light: a review\n\n" + ENGLISH)
    assert (document.title, document.kind) == ("Draft resolution on the right to light: a review", None)
