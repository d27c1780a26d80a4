"""What a program may call: read, compare and render, as often as it likes."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_origin

import pytest

import hrcdiff
from hrcdiff import errors, model
from hrcdiff.cli import run
from hrcdiff.lineage import model as lineage_model
from hrcdiff.renderers.docx.reread import opened
from hrcdiff.renderers.reread import texts

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_the_functions_may_be_called_more_than_once() -> None:
    old, new = hrcdiff.read("27/20"), hrcdiff.read("54/28")
    first = hrcdiff.compare(old, new)
    assert hrcdiff.compare(old, new) == first
    assert hrcdiff.compare(new, old).proof is not None


def test_a_redline_is_rendered_in_each_form() -> None:
    redline = hrcdiff.compare(hrcdiff.read("27/20"), hrcdiff.read("54/28"))
    assert texts(hrcdiff.render(redline))[1].keys() == {p.address for p in redline.new.paragraphs}
    assert hrcdiff.render(redline, "json").startswith('{\n  "schema": "hrcdiff.redline/1"')
    assert "OP18" in hrcdiff.render(redline, "terminal")
    assert "`PP4 → PP5` reworded" in hrcdiff.render(redline, "markdown")
    assert opened(hrcdiff.render(redline, "docx"))[0].findall(".//{*}ins"), "tracked changes"


def test_the_names_that_are_promised_are_there() -> None:
    assert {"read", "compare", "render"} <= set(hrcdiff.__all__)
    assert all(callable(getattr(hrcdiff, name)) for name in ("read", "compare", "render"))


def public(module: ModuleType) -> set[str]:
    """The classes and the sets of words that a module defines."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (get_origin(value) is Literal or (isinstance(value, type) and value.__module__ == module.__name__))
    }


def test_the_names_of_the_model_and_the_errors_are_there() -> None:
    for module in (model, lineage_model, errors):
        assert public(module) <= set(hrcdiff.__all__)
        assert all(getattr(hrcdiff, name) is getattr(module, name) for name in public(module))
    assert set(hrcdiff.__all__) <= set(dir(hrcdiff))
    assert all(hasattr(hrcdiff, name) for name in hrcdiff.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Redlines'"):
        getattr(hrcdiff, "Redlines")  # noqa: B009 - no such name, as a type checker would say


def test_what_is_imported_for_types_is_what_is_found() -> None:
    tree = ast.parse(Path(hrcdiff.__file__).read_text(encoding="utf-8"))
    imported = {
        (node.module.removeprefix("hrcdiff."), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.col_offset == 4
        for alias in node.names
    }
    assert imported >= {(home, name) for home, names in hrcdiff._HOMES.items() for name in names}


def test_a_lineage_is_rendered_in_each_form() -> None:
    lineage = hrcdiff.trace([hrcdiff.read(name) for name in ("18/L.24/Rev.1", "27/20", "54/28")])
    assert hrcdiff.render(lineage).startswith("<!DOCTYPE html>")
    assert '"schema": "hrcdiff.lineage/1"' in hrcdiff.render(lineage, "json")
    assert "|" in hrcdiff.render(lineage, "markdown")
    assert hrcdiff.render(lineage, "csv").count("\n") > 30
    assert "OP18" in hrcdiff.render(lineage, "terminal")


@pytest.mark.parametrize("form", ["pdf", "Html", None, "", "csv"])
def test_a_form_that_is_none_is_refused(form: Any) -> None:
    redline = hrcdiff.compare(hrcdiff.read("27/20"), hrcdiff.read("54/28"))
    with pytest.raises(hrcdiff.UsageError, match="use html, docx, json, markdown or terminal"):
        hrcdiff.render(redline, form)


def test_what_is_no_document_or_redline_is_refused() -> None:
    wrong: Any = "27/20"
    document = hrcdiff.read("27/20")
    lineage: Any = hrcdiff.trace([document, hrcdiff.read("54/28")])
    for call in (
        lambda: hrcdiff.compare(wrong, document),
        lambda: hrcdiff.compare(document, wrong),
        lambda: hrcdiff.trace([document, wrong]),
        lambda: hrcdiff.trace([document, document], base=wrong),
    ):
        with pytest.raises(hrcdiff.UsageError, match=r"takes documents, and not '27/20'.*'read' gives one"):
            call()
    with pytest.raises(hrcdiff.UsageError, match="what 'compare' or 'trace' gave"):
        hrcdiff.render(wrong)
    with pytest.raises(hrcdiff.UsageError, match="no lineage can be rendered as 'docx'"):
        hrcdiff.render(lineage, "docx")


RULING = '[[comparison]]\nold = "{}"\nnew = "{}"\npinned = [["OP3", "OP18"]]\n'


@pytest.mark.parametrize(("old", "new"), [("27/20", "54/28"), ("A_HRC_RES_27_20", "A_HRC_RES_54_28.txt")])
def test_a_program_may_pin_a_link_as_the_command_line_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    for seed in ("A_HRC_RES_27_20.txt", "A_HRC_RES_54_28.txt"):
        (tmp_path / seed).write_bytes((SEEDS / seed).read_bytes())
    texts = [tmp_path / "A_HRC_RES_27_20.txt", tmp_path / "A_HRC_RES_54_28.txt"]
    file = tmp_path / "links.toml"
    file.write_text(RULING.format(old, new), encoding="utf-8")
    redline = hrcdiff.compare(*(hrcdiff.read(text) for text in texts), links=file)
    assert [link.old for link in redline.links if link.evidence.pinned] == [("OP3",)]
    assert run([*map(str, texts), "--json"]) == 0
    assert hrcdiff.render(redline, "json") == capsys.readouterr().out
    lineage = hrcdiff.trace([redline.old, redline.new], links=str(file))
    assert any({r.address for r in thread.readings} == {"OP3", "OP18"} for thread in lineage.threads)


def test_a_file_of_links_that_rules_nothing_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(RULING.format("10/1", "54/28"), encoding="utf-8")
    both = hrcdiff.read("27/20"), hrcdiff.read("54/28")
    for made in (hrcdiff.compare(*both, links=file), hrcdiff.trace(both, links=file)):
        assert "mine.toml has no ruling on 27/20 and 54/28" in made.warnings[-1].message
    for call in (
        lambda: hrcdiff.compare(*both, links=tmp_path / "none.toml"),
        lambda: hrcdiff.trace(both, links=tmp_path / "none.toml"),
        lambda: hrcdiff.compare(*both, verb_scale=tmp_path / "none.json"),
    ):
        with pytest.raises(hrcdiff.ReadError, match="none"):
            call()


def test_a_program_may_bring_a_scale_of_verbs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scale = json.loads((Path(hrcdiff.__file__).parent / "findings" / "verb-scale.json").read_text(encoding="utf-8"))
    scale["rankings"] = [{"source": "practice", "order": [verb for band in scale["verbs"].values() for verb in band]}]
    file = tmp_path / "scale.json"
    file.write_text(json.dumps(scale), encoding="utf-8")
    both = hrcdiff.read("18/L.24/Rev.1"), hrcdiff.read("54/28")
    redline = hrcdiff.compare(*both, verb_scale=file)
    assert redline != hrcdiff.compare(*both)
    assert run(["18/L.24/Rev.1", "54/28", "--json", "--verb-scale", str(file)]) == 0
    assert hrcdiff.render(redline, "json") == capsys.readouterr().out


def test_a_program_may_read_a_word_file_with_its_changes_rejected(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    redline = hrcdiff.compare(hrcdiff.read("27/20"), hrcdiff.read("54/28"))
    file.write_bytes(hrcdiff.render(redline, "docx"))
    for tracked, wanted in (("original", redline.old), ("final", redline.new)):
        document = hrcdiff.read(file, tracked=tracked)  # type: ignore[arg-type] # a loop over words
        assert [p.text for p in document.paragraphs] == [p.text for p in wanted.paragraphs]
    assert hrcdiff.read(file) == hrcdiff.read(file, tracked="final")
    wrong: Any = "Final"
    with pytest.raises(hrcdiff.UsageError, match="'original' or 'final'"):
        hrcdiff.read("27/20", tracked=wrong)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: hrcdiff.read(None), "read takes a symbol or a path, and not None"),  # type: ignore[arg-type]
        (lambda: hrcdiff.read("27/20", [5]), "libraries are folders, and not 5"),  # type: ignore[list-item]
        (lambda: hrcdiff.trace(hrcdiff.read("27/20")), "trace takes a list of documents"),  # type: ignore[arg-type]
        (
            lambda: hrcdiff.compare(hrcdiff.read("27/20"), hrcdiff.read("54/28"), links={}),  # type: ignore[arg-type]
            "links and verb_scale are files, and not a value of type dict",
        ),
    ],
)
def test_what_is_no_name_and_no_path_is_refused(call: Callable[[], object], said: str) -> None:
    with pytest.raises(hrcdiff.UsageError, match=said):
        call()


def test_one_folder_may_be_given_by_itself(tmp_path: Path) -> None:
    with pytest.raises(hrcdiff.LibraryError, match="nowhere"):
        hrcdiff.read("27/20", str(tmp_path / "nowhere"))
    assert hrcdiff.read("27/20", str(tmp_path)).symbol == "A/HRC/RES/27/20"


def test_the_package_shows_its_names_alone() -> None:
    assert {name for name in dir(hrcdiff) if not name.startswith("__")} == {
        name for name in hrcdiff.__all__ if not name.startswith("__")
    }
