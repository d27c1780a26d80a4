"""find, family, library index and --agreed on the command line: what is printed, exit codes, bad input."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from hrcdiff import collection
from hrcdiff.cli import run
from hrcdiff.cli.searching import index_path
from hrcdiff.renderers.phrases import searched
from tests.conftest import Golden
from tests.unit.agreed_texts import folder, resolution

SCHEMAS: dict[str, dict[str, Any]] = {
    path.name.partition(".")[0]: json.loads(path.read_text("utf-8"))
    for path in (Path(__file__).parents[2] / "hrcdiff" / "schemas").glob("*.schema.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
CONSENT = "with the consent of the States concerned"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's library, for the time of a test."""
    place = tmp_path / "data" / "library"
    monkeypatch.setattr(collection, "user_folder", lambda: place)
    monkeypatch.delenv("HRCDIFF_LIBRARY", raising=False)
    return place


def printed(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    """Standard output of a command that says nothing else."""
    assert run(words) == code
    out = capsys.readouterr()
    assert out.err == ""
    return out.out


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line of a command that was refused."""
    assert run(words) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.count("\n") == 1
    assert out.err.startswith("hrcdiff: ")
    return out.err


def valid(schema: str, text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    Draft202012Validator(SCHEMAS[schema], registry=REGISTRY).validate(value)
    return value


# --- what is printed -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("find.txt", ("find", CONSENT)),
        ("find-paragraph.txt", ("find", "--paragraph", "54/28:OP7")),
        ("family.txt", ("family", "54/28")),
    ],
)
def test_golden(golden: Golden, capsys: pytest.CaptureFixture[str], name: str, words: tuple[str, ...]) -> None:
    golden(f"finding/{name}", printed(capsys, *words))


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("found", ("find", CONSENT)),
        ("found", ("find", "seven windmills")),
        ("origins", ("find", "--paragraph", "54/28:op 7")),
        ("origins", ("find", "--paragraph", "27/20:OP3(b)")),
        ("family", ("family", "54/28")),
        ("family", ("family", "36/...")),
        ("redline", ("27/20", "54/28", "--agreed")),
    ],
)
def test_json_fits_its_schema(capsys: pytest.CaptureFixture[str], schema: str, words: tuple[str, ...]) -> None:
    first = printed(capsys, *words, "--json")
    assert valid(schema, first)["schema"] == f"hrcdiff.{schema}/1"
    assert printed(capsys, *words, "--json") == first


def test_words_may_be_given_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "find", *CONSENT.split()) == printed(capsys, "find", CONSENT)


def test_what_is_not_found_is_not_found_in_the_texts_searched(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "find", "seven windmills")
    assert "Not found in the texts searched. Four texts searched, two of them adopted." in out


def test_most_limits_what_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    one, every = (printed(capsys, "find", CONSENT, "--most", most) for most in ("1", "0"))
    assert "… and two texts more" in one
    assert "wordings more (--most 0 lists all)" in one
    assert "more" not in every
    assert len(every) > len(one)


def test_a_file_of_ones_own_can_be_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        resolution("59/...", "Guided by the Charter,", f"1. Requests assistance {CONSENT}.", adopted=None), "utf-8"
    )
    out = printed(capsys, "find", "--paragraph", f"{draft}:OP1")
    assert "earliest" in out
    assert "27/20 OP7" in out
    assert "one version" in printed(capsys, "family", str(draft)).casefold()


def test_answers_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "found.txt"
    assert printed(capsys, "find", CONSENT, "-o", str(out)) == ""
    assert out.read_text("utf-8").startswith("“with the consent")
    assert "--force" in refused(capsys, "family", "54/28", "-o", str(out))


def test_a_family_is_traced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["family", "54/28", "--html", "-o", "family.html"]) == 0
    assert run(["family", "54/28", "-o", "suffix.html"]) == 0
    assert Path("suffix.html").read_bytes() == Path("family.html").read_bytes()
    assert all(symbol in Path("family.html").read_text("utf-8") for symbol in ("18/L.24/Rev.1", "27/20", "54/28"))
    assert run(["verify", "family.html"]) == 0
    capsys.readouterr()
    assert "only version of its family" in refused(capsys, "family", "36/...", "--html")
    assert "choose one" in refused(capsys, "family", "54/28", "--html", "--json")


# --- agreed ----------------------------------------------------------------------------------


def test_agreed_notes_stand_under_their_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    plain, agreed = printed(capsys, "27/20", "54/28"), printed(capsys, "27/20", "54/28", "--agreed")
    assert "· agreed: " in agreed
    assert "not found in three texts searched, one of them adopted" in " ".join(agreed.split())
    assert "runs of words put in" in " ".join(agreed.split())
    assert "agreed:" not in plain


def test_agreed_notes_stand_in_the_page_and_it_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["27/20", "54/28", "--agreed", "--html", "-o", "report.html"]) == 0
    page = Path("report.html").read_text("utf-8")
    assert page.count("agreed: “") >= 20
    assert run(["verify", "report.html"]) == 0
    Path("report.html").write_text(page.replace("not found in three texts", "found in three texts", 1), "utf-8")
    assert run(["verify", "report.html"]) == 1


def test_claims_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "draft.txt"
    text = "1. Encourages States to paint seven windmills; [as in 54/28 OP7]"
    draft.write_text(resolution("59/...", "Guided by the Charter,", text, "2. Decides so.", adopted=None), "utf-8")
    out = " ".join(printed(capsys, "54/28", str(draft), "--agreed").split())
    assert "claim: [as in 54/28 OP7]: does not hold" in out
    assert "Of one claim of the drafters none holds" in out


# --- the index -------------------------------------------------------------------------------


def test_the_index_changes_no_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = folder(
        tmp_path / "texts", A_HRC_RES_30_1=resolution("30/1", f"Recalling help {CONSENT},", "1. Decides so.")
    )
    asked = [
        ("find", CONSENT, "--library", str(texts), "--json"),
        ("find", "--paragraph", "54/28:OP7", "--library", str(texts), "--json"),
        ("family", "54/28", "--library", str(texts), "--json"),
        ("27/20", "54/28", "--agreed", "--library", str(texts), "--json"),
    ]
    without = [printed(capsys, *words) for words in asked]
    assert not index_path().exists(), "no command makes an index that was not asked for"
    out = printed(capsys, "library", "index", "--library", str(texts))
    assert out.startswith("5 texts, ")
    assert index_path().exists()
    assert [printed(capsys, *words) for words in asked] == without


def test_the_library_keeps_an_index_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mail.txt"
    file.write_text(resolution("30/1", "Recalling the brass lanterns of the harbour,", "1. Decides so."), "utf-8")
    printed(capsys, "library", "index")
    printed(capsys, "library", "add", str(file))
    assert _held() == 5
    assert "30/1 PP1" in printed(capsys, "find", "brass lanterns")
    printed(capsys, "library", "remove", "30/1")
    assert _held() == 4
    assert "Not found" in printed(capsys, "find", "brass lanterns")


def _held() -> int:
    base = sqlite3.connect(index_path())
    try:
        return int(base.execute("SELECT count(*) FROM text").fetchone()[0])
    finally:
        base.close()


def test_without_an_index_the_library_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mail.txt"
    file.write_text(resolution("30/1", "Recalling bells,", "1. Decides so."), "utf-8")
    printed(capsys, "library", "add", str(file))
    assert not index_path().exists()


@pytest.mark.parametrize(("data", "words"), [(b"nonsense" * 2000, 1), (b"", 0)], ids=["damaged", "empty"])
def test_a_damaged_index_is_made_anew_with_a_word(capsys: pytest.CaptureFixture[str], data: bytes, words: int) -> None:
    wanted = printed(capsys, "find", CONSENT)
    index_path().parent.mkdir(parents=True, exist_ok=True)
    index_path().write_bytes(data)
    assert run(["find", CONSENT]) == 0
    out = capsys.readouterr()
    assert out.out == wanted
    assert out.err.count("made anew") == out.err.count("\n") == words
    assert printed(capsys, "find", CONSENT) == wanted, "once is enough"


def test_an_index_that_is_damaged_where_nobody_looks_at_first_is_noticed_when_it_matters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wanted = printed(capsys, "find", CONSENT)
    printed(capsys, "library", "index")
    base = sqlite3.connect(index_path(), isolation_level=None)
    base.execute("DROP TABLE run")
    base.close()
    assert run(["find", CONSENT]) == 0
    out = capsys.readouterr()
    assert out.out == wanted
    assert "the files are searched instead" in out.err
    printed(capsys, "library", "index", "--rebuild")
    assert printed(capsys, "find", CONSENT) == wanted


def test_an_index_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("in the way", "utf-8")
    assert "cannot be" in refused(capsys, "library", "index")
    assert "27/20" in printed(capsys, "find", CONSENT)


def test_what_cannot_be_read_is_named_and_the_rest_is_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = folder(tmp_path / "texts", A_HRC_RES_30_1=resolution("30/1", "Recalling brass lanterns,", "1. Decides so."))
    (texts / "A_HRC_RES_30_2.txt").write_bytes(b"")
    (texts / "A_HRC_RES_30_3.pdf").write_bytes(b"%PDF-1.7 and nothing")
    for _ in range(2):
        assert run(["find", "brass lanterns", "--library", str(texts)]) == 0
        out = capsys.readouterr()
        assert "30/1 PP1" in out.out
        assert out.err.count("\n") == 1
        assert "A_HRC_RES_30_2.txt" in out.err
        run(["library", "index", "--library", str(texts)])
        assert "not indexed: A_HRC_RES_30_3.pdf" in capsys.readouterr().err


# --- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "and not both"),
        (("consent", "--paragraph", "54/28:OP7"), "and not both"),
        (("",), "no words"),
        (("the",), "stands in every text"),
        (("*",), "has no word"),
        (('"',), "has no word"),
        (("word " * 500,), "too many"),
        (("--paragraph", "54/28"), "54/28:OP5"),
        (("--paragraph", ":OP5"), "54/28:OP5"),
        (("--paragraph", "54/28:"), "54/28:OP5"),
        (("--paragraph", "54/28:OP99"), "no paragraph OP99"),
        (("--paragraph", "99/99:OP1"), "no text called 99/99"),
        (("--paragraph", "missing.txt:OP1"), "no file missing.txt"),
        (("--paragraph", "54/28:OP7", "--exact"), "--exact"),
        (("consent", "--most", "-1"), "--most"),
        (("consent", "--library", "nowhere"), "nowhere"),
    ],
)
def test_bad_input_is_refused(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert says in refused(capsys, "find", *words)


@pytest.mark.parametrize(
    "words", ["NEAR(consent, 3)", "consent*", 'a "consent" OR b', "stems : consent", "согласия", "同意", "الدول"]
)
def test_signs_and_scripts_are_words_like_others(capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert run(["library", "index"]) == 0
    capsys.readouterr()
    printed(capsys, "find", "--", words)


@pytest.mark.parametrize("text", ["99/99", "missing.txt", "../etc"])
def test_an_unknown_text_has_no_family(capsys: pytest.CaptureFixture[str], text: str) -> None:
    refused(capsys, "family", text)


def test_nothing_depends_on_the_order_of_hashes(tmp_path: Path) -> None:
    outputs = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
        command = [sys.executable, "-m", "hrcdiff", "27/20", "54/28", "--agreed", "--json"]
        outputs.add(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((4, 2), "four texts searched, two of them adopted"), ((13, 2), "13 texts searched, 2 of them adopted"),
     ((3, 0), "three texts searched, none of them adopted"), ((1, 1), "one text searched, adopted"),
     ((1, 0), "one text searched, not adopted"), ((1204, 1000), "1,204 texts searched, 1,000 of them adopted")],
)  # fmt: skip
def test_numbers_of_one_sentence_are_in_one_style(numbers: tuple[int, int], said: str) -> None:
    assert searched(*numbers) == said


def test_what_was_first_adopted_is_said_of_the_texts_searched(capsys: pytest.CaptureFixture[str]) -> None:
    run(["find", "genuine dialogue"])
    assert "Among the texts searched, first adopted in 27/20" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "wording", "score"),
    [
        ("genuine dialog", "genuine dialogue", 0.74),
        ("genuine dialogs", "genuine dialogue", 0.74),
        ("technical co-operation", "technical cooperation", 0.99),
        ("Co-ordination", "coordination", 0.99),
        ("intergovernmental negotiation of lamps", None, None),
        ("general dialect", None, None),
        ("zebra crossing", None, None),
    ],
)
def test_a_word_written_otherwise_is_found_as_reworded(
    capsys: pytest.CaptureFixture[str], words: str, wording: str | None, score: float | None
) -> None:
    found = json.loads(printed(capsys, "find", words, "--json"))["forms"]
    told = [(form["text"], form["score"]) for form in found if not form["verbatim"]]
    assert told == ([(wording, score)] if wording else [])
    assert json.loads(printed(capsys, "find", words, "--json", "--exact"))["forms"] == []


def test_a_word_that_one_text_cuts_in_two_is_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "A_HRC_RES_51_2.txt").write_text(resolution("51/2", "Recalling the sub-harbour lanterns,"), "utf-8")
    out = printed(capsys, "find", "subharbour lanterns", "--library", str(tmp_path))
    assert "sub-harbour lanterns" in out


def test_what_is_found_is_not_joined_by_words_that_begin_alike(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("genuine dialogue", "technical cooperation"):
        found = json.loads(printed(capsys, "find", words, "--json"))["forms"]
        assert [form["text"] for form in found if form["verbatim"]] == [words]
        assert all(words.split()[1][:5] in form["text"] for form in found)


@pytest.mark.parametrize("words", ["genuine dialog", "technical co-operation", "follow-ups"])
def test_the_answer_is_the_same_with_an_index(capsys: pytest.CaptureFixture[str], words: str) -> None:
    before = printed(capsys, "find", words)
    printed(capsys, "library", "index")
    assert printed(capsys, "find", words) == before
