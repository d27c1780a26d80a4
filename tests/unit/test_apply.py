"""``hrcdiff apply``: what is printed, what is said, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrcdiff.cli import run
from hrcdiff.instructions import apply, read
from hrcdiff.parsing import parse
from hrcdiff.readers import read_bytes, read_file
from tests.unit.test_schema import VALID

DRAFT = """The Human Rights Council,

Recalling its resolution 5/1 of 18 June 2007,

1. Welcomes with appreciation the work of the Office;

2. Requests the Office to report on the matter set out in paragraph 1 above;

3. Decides to remain seized of the matter.
"""
AMENDMENTS = """United Nations A/HRC/60/L.9

Brazil, Chile: amendments to draft resolution A/HRC/60/L.5

60/... Lanterns for every harbour

1. In operative paragraph 1, delete “with appreciation”.

2. Before operative paragraph 1, insert a new operative paragraph, reading:

Urges all States to cooperate;

3. In operative paragraph 14, replace “Demands” with “Requests”.
"""
Files = tuple[str, str]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("amendments.txt").write_text(AMENDMENTS, encoding="utf-8")
    return "draft.txt", "amendments.txt"


def test_what_can_be_placed_is_and_the_rest_is_told(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["apply", *files]) == 1
    out, err = capsys.readouterr()
    assert out.split("\n\n") == [
        "draft as amended by A/HRC/60/L.9 (without instruction 3)",
        "The Human Rights Council,",
        "Recalling its resolution 5/1 of 18 June 2007,",
        "1. Urges all States to cooperate;",
        "2. Welcomes the work of the Office;",
        "3. Requests the Office to report on the matter set out in paragraph 1 above;",
        "4. Decides to remain seized of the matter.\n",
    ]
    assert err.splitlines() == [
        "2 of 3 instructions placed",
        "not placed: 3. In operative paragraph 14, replace “Demands” with “Requests”. "
        "(the draft has no operative paragraph 14)",
        "warning: A/HRC/60/L.9 amends A/HRC/60/L.5, and the draft is draft",
        "warning: OP3: cross-reference may be wrong: old 1 became 2",
    ]


def test_all_placed_is_done(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    Path("amendments.txt").write_text(AMENDMENTS.partition("3. In")[0], encoding="utf-8")
    assert run(["apply", *files, "-o", "amended.txt"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("2 of 2 instructions placed\n")
    again = parse(read_file(Path("amended.txt")))
    assert [p.address for p in again.paragraphs] == ["PP1", "OP1", "OP2", "OP3", "OP4"]
    assert again.kind == "amended text"
    assert not again.unassigned
    assert run(["apply", *files, "-o", "amended.txt"]) == 0  # nothing would be lost
    edited = Path("amended.txt").read_bytes() + b"\nA note of mine.\n"
    Path("amended.txt").write_bytes(edited)
    capsys.readouterr()
    assert run(["apply", *files, "-o", "amended.txt"]) == 2
    assert "exists" in capsys.readouterr().err
    assert Path("amended.txt").read_bytes() == edited


def test_json(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["apply", *files, "--json"]) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["schema"] == "hrcdiff.amended/1"
    VALID["amended"].validate(printed)
    assert [one["placed"] for one in printed["instructions"]] == [True, True, False]
    assert printed["instructions"][2]["reason"] == "the draft has no operative paragraph 14"
    assert [p["address"] for p in printed["amended"]["paragraphs"]] == ["PP1", "OP1", "OP2", "OP3", "OP4"]
    assert [w["code"] for w in printed["warnings"]] == ["another-base", "cross-reference"]
    assert run(["apply", *files, "-o", "out.json"]) == 1
    assert json.loads(Path("out.json").read_text(encoding="utf-8")) == printed


def test_what_instructions_prints_is_applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["27/20", "54/28", "--instructions", "-o", "own.txt"]) == 0
    assert run(["apply", "27/20", "own.txt", "-o", "amended.txt"]) == 0
    wanted = parse(read_file(Path(__file__).parents[2] / "seeds" / "A_HRC_RES_54_28.txt"))
    got = parse(read_file(Path("amended.txt")))
    assert [(p.address, p.text) for p in got.paragraphs] == [(p.address, p.text) for p in wanted.paragraphs]


@pytest.mark.parametrize("put_in", ["districts, saffron of", "districts, United Nations funds of", "districts;"])
def test_one_instruction_that_is_wrapped_after_a_comma_is_one(put_in: str) -> None:
    """A file of one instruction has no blank line that would tell where the next begins."""
    lines = [
        "Amendments to old that turn it into new",
        "",
        "1.    In preambular paragraph 2, replace “districts, and of”",
    ]
    lines += [f"      by “{put_in}”.".replace("districts, ", "districts,\n      ")]
    document = parse(read_bytes("own", "\n".join(lines).encode(), shown="own"))
    assert [p.text for p in document.paragraphs] == [
        f"1. In preambular paragraph 2, replace “districts, and of” by “{put_in}”."
    ]


REFUSED = {
    ("draft.txt", "draft.txt"): "holds no instructions",
    ("amendments.txt", "draft.txt"): "is an amendment and no draft: name the draft first, draft",
    ("amendments.txt", "amendments.txt"): "is an amendment and no draft",
    ("draft.txt", "empty.txt"): "empty.txt",
    ("draft.txt", "binary.txt"): "binary.txt",
    ("draft.txt", "none.txt"): "there is no file none.txt",
    ("-", "-"): "only one of the two texts can come from standard input",
}


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_is_refused(words: Files, files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("binary.txt").write_bytes(bytes(range(256)) * 40)
    assert run(["apply", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert REFUSED[words] in err


@pytest.mark.parametrize("name", ["out.docx", "out.pdf", "out.html", "out.md", "out.csv"])
def test_an_amended_text_is_plain(name: str, files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["apply", *files, "-o", name]) == 2
    assert "use .txt or .json" in capsys.readouterr().err
    assert not Path(name).exists()


def test_an_amendment_is_not_compared_as_a_resolution(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(list(files)) == 2
    assert "hrcdiff apply DRAFT AMENDMENTS" in capsys.readouterr().err
    assert run(["amendments.txt", "./amendments.txt"]) == 0


def test_an_amendment_is_shown_as_one(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "amendments.txt"]) == 0
    printed = capsys.readouterr().out
    assert "Amends          A/HRC/60/L.5" in printed
    assert "── Instructions ──" in printed
    assert run(["show", "amendments.txt", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["kind"], document["masthead"]["symbol_of_base"]) == (
        "amendment to draft resolution", "A/HRC/60/L.5",
    )  # fmt: skip


HOSTILE = {
    "quotes": "1. In operative paragraph 1, replace " + "“" * 50_000,
    "brackets": "1. In operative paragraph 1, replace ⟦0⟧ by ⟦99⟧ in ⟪7⟫.",
    "numbers": "1. Delete paragraphs " + ", ".join(["1"] * 20_000) + ".",
    "clauses": "1. In operative paragraph 1, " + "delete “x” and " * 5_000 + "delete “y”.",
    "labels": "1. After operative paragraph 1, insert a new subparagraph, reading:\n\n" + "(a) (b) (i) " * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_amendments_are_answered_soon(name: str, files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    Path("amendments.txt").write_text(f"Amendments to A/HRC/60/L.5\n\n{HOSTILE[name]}\n", encoding="utf-8")
    assert run(["apply", *files]) in (0, 1)
    assert "internal" not in capsys.readouterr().err


DIVIDED = DRAFT.replace("1. Welcomes", "I. Lamps\n\n1. Welcomes").replace("3. Decides", "II. Oil\n\n1. Decides")


def test_headings_that_no_instruction_brings_are_told(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    Path("divided.txt").write_text(DIVIDED, encoding="utf-8")
    assert run(["draft.txt", "divided.txt", "--instructions"]) == 0
    err = capsys.readouterr().err
    assert "warning: the instructions do not bring headings of the newer text: “I. Lamps”, “II. Oil”\n" in err
    assert run(["divided.txt", "draft.txt", "--instructions"]) == 0
    err = capsys.readouterr().err
    assert "warning: the instructions do not take away headings of the older text: “I. Lamps”, “II. Oil”\n" in err


@pytest.mark.parametrize("numeral", ["I\n", "I. ", "Part I\n"])
def test_numerals_of_sections_are_read_again(numeral: str, files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    draft = DRAFT.replace("1. Welcomes", f"{numeral}Lamps and the people who light them\n\n1. Welcomes")
    Path("draft.txt").write_text(draft, encoding="utf-8")
    Path("amendments.txt").write_text(AMENDMENTS.partition("2. Before")[0], encoding="utf-8")
    assert run(["apply", *files]) == 0
    out, err = capsys.readouterr()
    assert "not read again" not in err
    Path("amended.txt").write_text(out, encoding="utf-8")
    one, other = (read_file(Path(name)) for name in ("draft.txt", "amended.txt"))
    assert [h.text for h in parse(one).headings] == [h.text for h in parse(other).headings]


def test_footnotes_that_no_instruction_brings_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["27/20", "54/28", "--instructions"]) == 0
    assert "warning: the instructions do not bring the 2 footnotes that differ\n" in capsys.readouterr().err


def test_nothing_is_told_where_all_is_brought(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.txt").write_text(DRAFT.replace("seized", "actively seized"), encoding="utf-8")
    assert run(["draft.txt", "other.txt", "--instructions"]) == 0
    assert capsys.readouterr().err == ""


def test_a_text_that_is_not_read_as_it_was_made_is_no_success(files: Files, capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph of the preamble that begins in a small letter goes on with the one before."""
    told = "1. After preambular paragraph 1, insert a new preambular paragraph, reading:\n\nand lamps,\n"
    Path("amendments.txt").write_text(f"Amendments to draft\n\n{told}", encoding="utf-8")
    assert run(["apply", *files]) == 1
    assert "warning: the amended text is not read again as it was made" in capsys.readouterr().err


def test_what_moves_does_not_take_along_what_lost_its_own_chapeau() -> None:
    """Sub-paragraph 3 (a) (i) stands behind paragraph 2 once what it stood under is deleted, and is none of its own."""
    draft = parse(
        read_bytes(
            "draft",
            b"The Human Rights Council,\n\nRecalling its lamps,\n\n1. Welcomes oil;\n\n2. Requests wicks;\n\n"
            b"3. Urges keepers:\n\n(a) To watch, that is:\n\n(i) To look at the sea;\n\n(ii) To listen;\n\n"
            b"4. Decides to go on.\n",
        )
    )
    given = read(
        [
            "Delete the chapeau of operative paragraph 3.",
            "Delete the chapeau of operative paragraph 3 (a).",
            "Move operative paragraph 2 to precede operative paragraph 1.",
        ]
    )
    made = apply(draft, given)
    assert [(item.address, item.depth) for item in made.items if item.part == "operative"] == [
        ("OP2", 0), ("OP1", 0), ("OP3(a)(i)", 2), ("OP3(a)(ii)", 2), ("OP4", 0),
    ]  # fmt: skip
