"""``hrcdiff verify``: a report holds what it says, or is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from hrcdiff import compare, read, render, trace
from hrcdiff.cli import run
from hrcdiff.errors import ProofError, ReadError
from hrcdiff.renderers.html import sealed
from hrcdiff.renderers.lineage_page import lineage_to_html
from hrcdiff.verify import verify


@pytest.fixture(scope="module")
def page() -> str:
    """The report of a pair with a merge."""
    return render(compare(read("18/L.24/Rev.1"), read("27/20")), "html")


@pytest.fixture(scope="module")
def data() -> str:
    """The same as JSON."""
    return render(compare(read("18/L.24/Rev.1"), read("27/20")), "json")


@pytest.fixture(scope="module")
def lineage() -> str:
    """The page of two versions traced."""
    return lineage_to_html(trace([read("18/L.24/Rev.1"), read("27/20")]))


def test_a_page_and_its_json_hold(page: str, data: str) -> None:
    assert verify(page.encode(), "report.html").page
    assert not verify(data.encode(), "report.json").page


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("prevent human rights violations and", "prevent human rights violations or"),
        ("<ins", "<span"),
        ("genuine", "sincere"),
        (" are gone", " are back"),
        ("<del", "<ins"),
    ],
)
def test_a_page_that_was_changed_is_refused(page: str, before: str, after: str) -> None:
    assert before in page
    with pytest.raises(ProofError):
        verify(page.replace(before, after).encode(), "report.html")


@pytest.mark.parametrize("seals", [0, 2])
def test_a_page_without_just_one_seal_is_refused(page: str, seals: int) -> None:
    seal = re.search(r"<meta name=.hrcdiff-seal.*?>", page)
    assert seal is not None
    with pytest.raises(ProofError, match="seal"):
        verify(page.replace(seal[0], seal[0] * seals).encode(), "report.html")


def test_a_word_of_the_same_length_changed_everywhere_is_refused(data: str) -> None:
    with pytest.raises(ProofError, match="a word in it was changed"):
        verify(data.replace("genuine", "sincere").encode(), "report.json")


def test_json_that_was_changed_is_refused(data: str) -> None:
    with pytest.raises(ProofError):
        verify(data.replace("prevent human rights violations", "prevent violations", 1).encode(), "report.json")


@pytest.mark.parametrize("name", ["removed", "added"])
@pytest.mark.parametrize("address", ["PP99", ""])
def test_json_that_lists_a_paragraph_that_is_not_there_is_refused(data: str, name: str, address: str) -> None:
    changed = json.loads(data)
    changed[name] = [address]
    with pytest.raises(ProofError, match="does not have"):
        verify(json.dumps(changed).encode(), "report.json")


def test_json_with_an_address_altered_is_refused(data: str) -> None:
    for side in ("old", "new"):
        for n in range(len(json.loads(data)[side]["paragraphs"])):
            altered = json.loads(data)
            altered[side]["paragraphs"][n]["address"] = "OP99"
            with pytest.raises(ProofError):
                verify(json.dumps(altered).encode(), "report.json")


WRONG_MARKS = (
    ('<span data-i="x">', "data-i"),
    (f'<span data-i="{"9" * 5000}">', "data-i"),
    ('<span data-c="zz">', "data-c"),
    ('<span data-c="-1">', "data-c"),
    ('<span data-c="1114112">', "for a character"),
    ('<span data-c="99999999999">', "data-c"),
    ("<span>" * 1800, "deeper"),
)


@pytest.mark.parametrize(("mark", "said"), WRONG_MARKS, ids=lambda value: value[:20])
def test_marks_that_hrcdiff_does_not_write_are_refused(page: str, mark: str, said: str) -> None:
    with pytest.raises(ProofError, match=said):
        verify(_marked(page, mark).encode(), "report.html")


@pytest.mark.parametrize(("mark", "said"), WRONG_MARKS[2:], ids=lambda value: value[:20])
def test_so_are_those_in_the_page_of_a_lineage(lineage: str, mark: str, said: str) -> None:
    with pytest.raises(ProofError, match=said):
        verify(_marked(lineage, mark).encode(), "report.html")


def _marked(page: str, mark: str) -> str:
    """The page with a mark at the beginning of its first paragraph, sealed as if hrcdiff had written it."""
    paragraph = re.search(r"<p [^>]*data-text[^>]*>", page)
    assert paragraph is not None
    return sealed(page.replace(paragraph[0], paragraph[0] + mark, 1))


@pytest.mark.parametrize(
    "content", ["", "{}", "<html></html>", "[" * 100_000, '{"schema": "hrcdiff.redline/2"}', "\x00"]
)
def test_what_is_no_report_is_told(content: str) -> None:
    with pytest.raises(ReadError):
        verify(content.encode(), "report.html")


def test_the_command(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.html"
    report.write_text(page, "utf-8")
    assert run(["verify", str(report)]) == 0
    assert capsys.readouterr().out.startswith(
        "report.html: both texts rebuild exactly from the page\n18/L.24/Rev.1  26"
    )
    report.write_text(page.replace("<ins", "<span"), "utf-8")
    assert run(["verify", str(report)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["verify", str(tmp_path / "missing.html")]) == 2


def test_the_command_says_what_json_does_not_prove(
    page: str, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (("report.json", data), ("report.html", page)):
        (tmp_path / name).write_text(content, "utf-8")
        assert run(["verify", str(tmp_path / name)]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("not proved")]
    assert told == [
        "not proved: what else the JSON says, such as findings and the summary; of a page every character is"
    ]
