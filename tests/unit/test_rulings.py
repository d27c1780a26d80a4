"""Pinned and forbidden links (links.toml)."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcdiff import read
from hrcdiff.cli import run
from hrcdiff.comparison import compare
from hrcdiff.errors import ReadError
from hrcdiff.model import Redline
from hrcdiff.proof import prove
from hrcdiff.rulings import Rulings
from hrcdiff.rulings import read as read_rulings

OLD, NEW = "18/L.24/Rev.1", "27/20"


def ruled(pinned: list[tuple[str, str]] | None = None, forbidden: list[tuple[str, str]] | None = None) -> Redline:
    """The pair under rulings, proved."""
    old, new = read(OLD), read(NEW)
    rulings = Rulings(pinned=frozenset(pinned or ()), forbidden=frozenset(forbidden or ()))
    return prove(compare(old, new, rulings), lambda: old, lambda: new)


def links(redline: Redline) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(link.old, link.new) for link in redline.links}


def test_a_pinned_pair_is_a_link_and_says_so() -> None:
    redline = ruled(pinned=[("OP5", "OP10")])
    (link,) = (link for link in redline.links if link.new == ("OP10",))
    assert link.old == ("OP5",)
    assert link.evidence.pinned
    assert links(redline) - {(("OP5",), ("OP10",))} == links(ruled())


@pytest.mark.parametrize("written", [("op5", "OP 10"), (" OP5", "op 10."), ("Op.5", "OP10")])
def test_an_address_of_a_ruling_may_be_written_in_any_way(written: tuple[str, str]) -> None:
    assert links(ruled(pinned=[written])) == links(ruled(pinned=[("OP5", "OP10")]))
    assert not ruled(pinned=[written]).warnings


def test_one_pair_in_two_spellings_is_not_both_pinned_and_forbidden() -> None:
    with pytest.raises(ReadError, match=r"both pins and forbids OP5 – OP10"):
        ruled(pinned=[("OP5", "OP10")], forbidden=[("op 5", "op10")])


def test_a_pin_takes_a_paragraph_from_its_other_link() -> None:
    found = links(ruled(pinned=[("PP5", "PP7")]))
    assert (("PP5",), ("PP7",)) in found
    assert not any("PP4" in new for _, new in found)


def test_two_pins_on_one_paragraph_merge() -> None:
    assert (("OP11", "OP12"), ("OP6",)) in links(ruled(pinned=[("OP11", "OP6"), ("OP12", "OP6")]))


def test_a_forbidden_pair_is_no_link() -> None:
    assert (("OP14",), ("OP8",)) in links(ruled())
    assert not any("OP14" in old for old, _ in links(ruled(forbidden=[("OP14", "OP8")])))


def test_a_ruling_that_no_longer_fits_is_told() -> None:
    redline = ruled(pinned=[("OP99", "OP1")], forbidden=[("PP1", "PP99")])
    assert [w.code for w in redline.warnings] == ["ruling-does-not-fit"] * 2
    assert links(redline) == links(ruled())


def test_the_other_way_round_follows_the_same_rulings(tmp_path: Path) -> None:
    file = tmp_path / "links.toml"
    file.write_text(f'[[comparison]]\nold = "{OLD}"\nnew = "{NEW}"\npinned = [["OP5", "OP10"]]\n', "utf-8")
    assert read_rulings(file, [OLD], [NEW]).pinned == {("OP5", "OP10")}
    assert read_rulings(file, [NEW], [OLD]).pinned == {("OP10", "OP5")}
    assert not read_rulings(file, [OLD], ["54/28"])


@pytest.mark.parametrize(
    "content",
    [
        "pinned = [",
        'comparison = "all"',
        '[[comparison]]\nold = "a"\nnew = "b"\npinned = ["OP1"]',
        '[[comparison]]\nold = "a"\nnew = "b"\npinned = [["OP1", "OP2"]]\nforbidden = [["OP1", "OP2"]]',
        '[[comparison]]\nold = 1\nnew = "b"',
        '[[comparison]]\nnew = "b"\npinned = [["OP1", "OP2"]]',
        '[[comparison]]\nold = "elsewhere"\nnew = "b"\nforbidden = 7',
        '[[comparison]]\nold = "elsewhere"\nnew = "b"\nforbidden = {OP1 = "OP2"}',
        "x = " + "[" * 20_000,
    ],
    ids=range(9),
)
def test_what_is_no_such_file_is_told(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "links.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(ReadError, match=r"links\.toml"):
        read_rulings(file, ["a"], ["b"])
    if "forbidden = [[" not in content:
        assert run([OLD, NEW, "--links", str(file)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


FORMS = [(), ("--stat",), ("--ledger",), ("--summary",), ("--instructions",), ("--markdown",), ("--json",), ("54/28",)]


@pytest.mark.parametrize("form", FORMS, ids="-".join)
def test_a_file_that_rules_nothing_on_the_texts_is_told(
    form: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "my pins.toml"
    file.write_text('[[comparison]]\nold = "1/1"\nnew = "1/2"\npinned = [["OP5", "OP10"]]\n', "utf-8")
    assert run([OLD, NEW, *form, "--links", str(file)]) == 0
    told = " ".join("".join(capsys.readouterr()).split())
    assert told.count(f"my pins.toml has no ruling on {OLD} and {NEW}") == 1
    assert run([OLD, NEW, *form]) == 0
    assert "no ruling on" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", [(OLD, NEW), ("explain", OLD, NEW, "OP5"), (OLD, NEW, "54/28")], ids=len)
def test_a_file_that_rules_on_the_texts_is_not_told_of(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mypins.toml"
    file.write_text(f'[[comparison]]\nold = "{NEW}"\nnew = "{OLD}"\nforbidden = [["OP5", "OP10"]]\n', "utf-8")
    assert run([*command, "--links", str(file)]) == 0
    assert "no ruling on" not in "".join(capsys.readouterr())


def test_the_file_is_called_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mypins.toml"
    pins = 'pinned = [["OP5", "OP10"], ["OP5", "OP99"]]\nforbidden = [["PP1", "PP1"]]'
    file.write_text(f'[[comparison]]\nold = "{OLD}"\nnew = "{NEW}"\n{pins}\n', "utf-8")
    assert run(["explain", OLD, NEW, "OP5", "--links", str(file)]) == 0
    out, err = capsys.readouterr()
    assert "Pinned by mypins.toml" in out
    assert err == "warning: mypins.toml pins OP5 – OP99, but the newer text has no OP99\n"
    assert run(["explain", OLD, NEW, "PP1", "--links", str(file)]) == 0
    assert "mypins.toml says so" in capsys.readouterr().out
    assert run([OLD, NEW, "--links", str(file)]) == 0
    out = capsys.readouterr().out
    assert "mypins.toml pins OP5 – OP99" in out
    assert "links.toml" not in out


def test_a_verb_scale_that_is_nested_too_deeply_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scale.json"
    file.write_text("[" * 100_000, "utf-8")
    assert run([OLD, NEW, "--verb-scale", str(file)]) == 2
    assert "nested too deeply" in capsys.readouterr().err


def test_the_file_beside_the_texts_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "texts"
    library.mkdir()
    for name in (OLD, NEW):
        from hrcdiff.library import bundled, find

        source = find(name, (bundled(),)).path
        (library / source.name).write_bytes(source.read_bytes())
    (library / "links.toml").write_text(
        f'[[comparison]]\nold = "{OLD}"\nnew = "{NEW}"\npinned = [["OP5", "OP10"]]\n', "utf-8"
    )
    assert run(["explain", OLD, NEW, "OP5", "--library", str(library)]) == 0
    assert "Pinned by links.toml" in capsys.readouterr().out


def test_an_explanation_says_why_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", OLD, NEW, "PP3"]) == 0
    told = capsys.readouterr().out
    assert "Linked: PP3 and PP4 → PP3, merged." in told
    assert "Shared: “" in told
    assert run(["explain", OLD, NEW, "op5"]) == 0
    told = capsys.readouterr().out
    assert "Not linked" in told
    assert "Transfer T1" in told
    assert run(["explain", OLD, NEW, "OP99"]) == 2


def test_a_key_that_is_not_known_is_told(tmp_path: Path) -> None:
    file = tmp_path / "links.toml"
    file.write_text('[[comparison]]\nold = "a"\nnew = "b"\npined = [["OP1", "OP2"]]\n', "utf-8")
    with pytest.raises(ReadError, match="'pined' is unknown"):
        read_rulings(file, ["a"], ["b"])


@pytest.mark.parametrize(
    ("address", "first", "sides"),
    [
        ("old OP8", "OP8 of the older text", 1),
        ("new op 8", "OP8 of the newer text", 1),
        ("Older OP8", "OP8 of the older text", 1),
        ("OP8", "OP8 of the older text", 2),
    ],
)
def test_the_text_of_a_paragraph_may_be_named(
    address: str, first: str, sides: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", OLD, NEW, address]) == 0
    told = capsys.readouterr().out
    assert told.startswith(first)
    assert told.count("er text, A/HRC/") == sides


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("op 5 (a)", "neither text has a paragraph op 5 (a): OP5 has no such sub-paragraph"),
        ("../x", "an address is written OP6, OP6(b) or PP7"),
        ("old OP99", "the older text has no paragraph OP99"),
        ("new PP99(b)", "the newer text has no paragraph PP99(b): 18/L.24/Rev.1 ends with OP14"),
    ],
)
def test_an_address_that_is_not_there_is_answered(address: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", OLD, NEW, address]) == 2
    assert said in capsys.readouterr().err
