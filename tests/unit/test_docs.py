"""The command-line reference says of every command which options it has, and says nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from hrcdiff.cli import COMMANDS, application
from hrcdiff.cli.choosing import AMENDED, FAMILY, FOUND, HISTORY, LINEAGE, READING, REDLINE, SUFFIXES, Forms

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
Options = dict[str, bool]
"""Names of options, and whether each takes a value."""


def stated() -> dict[str, Options]:
    """The options of each command as the lines of usage have them, taken together where a command has several."""
    block = re.sub(r"\n {12}", " ", PAGE.partition("\n\n")[2].partition("\n\n")[0])
    out: dict[str, Options] = {}
    for line in block.split("\n"):
        words = line.split()
        assert words[0] == "hrcdiff", line
        first = words[1] if words[1] in COMMANDS else "" if words[1].startswith("--") else "compare"
        name = f"library {words[2]}" if first == "library" else first
        options = re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)(?: (?=[A-Za-z])([\w|:]+))?", line)
        out.setdefault(name, {}).update({"--output" if o == "-o" else o: bool(value) for o, value in options})
    return out


def had() -> dict[str, Options]:
    """The options of each command as the program has them."""
    top: Any = typer.main.get_command(application())
    commands = {
        "": top,
        **top.commands,
        **{f"library {n}": each for n, each in top.commands["library"].commands.items()},
    }
    del commands["library"]
    return {
        name: {
            max(parameter.opts, key=len): not parameter.is_flag
            for parameter in command.params
            if parameter.param_type_name == "option"
        }
        for name, command in commands.items()
    }


def test_there_is_a_line_of_usage_for_each_command() -> None:
    assert set(stated()) == set(had())


@pytest.mark.parametrize("command", sorted(had()))
def test_the_usage_of_a_command_names_its_options_and_no_others(command: str) -> None:
    said = stated()[command]
    assert said == had()[command] | ({"--help": False} if command == "" else {})


def other_names() -> set[str]:
    """The second, shorter long names of options: ``--md`` of ``--markdown``."""
    top: Any = typer.main.get_command(application())
    long = [[o for o in p.opts if o.startswith("--")] for c in (top, *top.commands.values()) for p in c.params]
    return {name for names in long for name in names if name != max(names, key=len)}


def test_the_table_of_options_has_each_of_them_once() -> None:
    rows = re.findall(r"^\| (`-.*?`) \|", PAGE.replace("\\|", "/"), re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"--[a-z][a-z-]*", row)]
    options = {name for options in had().values() for name in options}
    assert sorted(listed) == sorted(options | other_names() | {"--help"})


def test_the_page_names_no_option_that_there_is_not() -> None:
    known = {name for options in had().values() for name in options} | other_names() | {"--help"}
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) - known == set()


FORMS: dict[str, tuple[Forms, ...]] = {
    "two texts": (REDLINE,),
    "more than two": (LINEAGE,),
    "`family`": (FAMILY,),
    "`show`, `find`, `apply`": (READING, FOUND, AMENDED),
    "`history`": (HISTORY,),
}


@pytest.mark.parametrize("row", FORMS)
def test_the_table_of_forms_is_the_one_that_is_used(row: str) -> None:
    (listed,) = re.findall(rf"^\| {re.escape(row)} \| (.*) \|$", PAGE, re.MULTILINE)
    for table in FORMS[row]:
        assert re.findall(r"`(\.\w+)`", listed) == [SUFFIXES[form][0] for form in table.forms]


def test_every_environment_variable_is_documented() -> None:
    root = Path(__file__).parents[2]
    code = "".join(path.read_text("utf-8") for path in sorted((root / "hrcdiff").rglob("*.py")))
    limits = {f"HRCDIFF_{name}" for name in re.findall(r'\blimit\("(\w+)"', code)}
    assert limits <= set(re.findall(r"`(HRCDIFF_\w+)`", (root / "docs" / "formats.md").read_text("utf-8")))
    others = set(re.findall(r"HRCDIFF_[A-Z]+\b", code))
    assert others <= set(re.findall(r"^\| `(HRCDIFF_\w+)` \|", PAGE, re.MULTILINE))
