"""Laws of the JSON: in equals out, what is printed fits the published schemas, bad input is told."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from hrcdiff import compare, model, read
from hrcdiff.errors import ReadError
from hrcdiff.model import Document, Redline
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file
from hrcdiff.renderers.to_json import document_to_json, to_json
from hrcdiff.schema.from_dict import document_from_dict, redline_from_dict
from hrcdiff.schema.to_dict import document_to_dict
from tests.unit.model_strategies import DOCUMENTS, REDLINES, TALLIED, TEXTS

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SCHEMAS: dict[str, dict[str, Any]] = {
    name: json.loads((ROOT / f"hrcdiff/schemas/{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("document", "redline", "amended")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
VALID = {name: Draft202012Validator(schema, registry=REGISTRY) for name, schema in SCHEMAS.items()}


# --- laws ------------------------------------------------------------------------------------


@given(DOCUMENTS)
def test_document_in_equals_document_out(document: Document) -> None:
    printed = document_to_json(document)
    assert document_from_dict(json.loads(printed)) == document
    VALID["document"].validate(json.loads(printed))


@given(REDLINES)
def test_redline_in_equals_redline_out(redline: Redline) -> None:
    printed = to_json(redline)
    again = redline_from_dict(json.loads(printed.encode()))
    assert again == redline
    assert to_json(again) == printed
    assert printed.endswith("}\n")
    VALID["redline"].validate(json.loads(printed))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: str(path.stem))
def test_real_documents(path: Path) -> None:
    document = parse(read_file(path))
    printed = document_to_json(document)
    assert document_from_dict(json.loads(printed)) == document
    VALID["document"].validate(json.loads(printed))
    assert "\\u" not in printed, "letters as they are"


@pytest.mark.parametrize(("old", "new"), [("18/L.24/Rev.1", "54/28"), ("36/...", "27/20")])
def test_real_redlines(old: str, new: str) -> None:
    redline = compare(read(old), read(new))
    printed = to_json(redline)
    assert redline_from_dict(json.loads(printed)) == redline
    VALID["redline"].validate(json.loads(printed))


def test_fields_of_a_later_version_are_ignored(some: dict[str, Any]) -> None:
    wanted = redline_from_dict(some)
    for node in (some, some["old"], some["links"][0], some["links"][0]["edits"][0], some["summary"]):
        node["later"] = {"x": 1}
    some["notes"] = [{"kind": "verb"}]
    assert redline_from_dict(some) == wanted


@pytest.mark.parametrize(("name", "kind"), [("document", Document), ("redline", Redline)])
def test_schema_has_the_fields_of_the_model(name: str, kind: type) -> None:
    extra = {"document": {"schema"}, "redline": {"schema", "ledgers", "rollover"}}[name]
    assert set(SCHEMAS[name]["properties"]) - extra == {field.name for field in dataclasses.fields(kind)}


OPTIONAL = {"rule", "limb", "agreed", "in_favour_states", "against_states", "abstaining_states"}
"""Fields that are left out where they say nothing, or that files of earlier versions do not have."""


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_schemas_are_valid_and_require_what_they_name(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    for where, node in objects(schema, "$"):
        left_out = node["properties"].keys() - set(node["required"])
        assert set(node["required"]) <= node["properties"].keys(), where
        assert left_out <= OPTIONAL, where
        assert node["additionalProperties"] is False, where


def objects(node: Any, where: str) -> list[tuple[str, dict[str, Any]]]:
    """All schemas of objects with named fields, with their paths."""
    found = [(where, node)] if isinstance(node, dict) and "required" in node else []
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return found + [hit for key, value in pairs for hit in objects(value, f"{where}.{key}")]


# --- what is refused -------------------------------------------------------------------------


@pytest.fixture
def some() -> dict[str, Any]:
    return small()


def small() -> dict[str, Any]:
    """A small redline as a dict."""
    document = document_to_dict(
        Document(
            name="a",
            sha256="0" * 64,
            masthead=(("job_number", "GE.1"),),
            paragraphs=(
                model.Paragraph(
                    address="PP1", part="preambular", label=None, parent=None, opening=None, text="Recalling"
                ),
            ),
        )
    )
    counts = dict.fromkeys(TALLIED, 1)
    edits = [
        {"op": "equal", "text": "Recalling", "old": "PP1", "new": "PP1"},
        {"op": "delete", "text": ",", "old": "PP1", "significance": "editorial"},
    ]
    evidence = {"score": 1, "shared": [], "in_order": True, "runner_up": None, "runner_up_score": None}
    link = {
        "id": "L1",
        "old": ["PP1"],
        "new": ["PP1"],
        "pairs": [["PP1", "PP1"]],
        "relation": "reworded",
        "moved": False,
        "crossed": False,
        "renumbered": False,
        "confidence": 1,
        "significance": "editorial",
        "evidence": {**evidence, "kept_old": 1, "kept_new": 1},
        "edits": edits,
    }
    empty: dict[str, list[Any]] = {name: [] for name in "removed added transfers findings metadata_changes".split()}
    return {
        "schema": "hrcdiff.redline/1",
        "old": document,
        "new": deepcopy(document),
        "links": [link],
        **empty,
        "footnote_changes": [],
        "summary": {"same_family": True, "family_reason": "same title", **counts},
        "proof": None,
        "warnings": [],
    }


def put(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    """A change of one field: ``links.0.id``."""

    def change(redline: Any) -> None:
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        for step in way:
            redline = redline[step]
        redline[last] = value

    return change


def drop(path: str) -> Callable[[dict[str, Any]], None]:
    """A field taken out."""

    def change(redline: Any) -> None:
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        for step in way:
            redline = redline[step]
        del redline[last]

    return change


MALFORMED: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("a field is missing", drop("links.0.id"), "$.links[0].id is missing, where a string is wanted"),
    ("no schema", drop("schema"), "$.schema is missing"),
    (
        "a later version",
        put("schema", "hrcdiff.redline/2"),
        '$.schema is "hrcdiff.redline/2": this',
    ),
    ("a document of another version", put("new.schema", "x"), '$.new.schema is "x": this'),
    ("null for a string", put("old.name", None), "$.old.name is null, where a string is wanted"),
    ("a number for a string", put("removed", ["PP1", 2]), "$.removed[1] is 2, where a string is wanted"),
    ("true for a number", put("summary.moved", True), "$.summary.moved is true, where a whole number"),
    ("a number for a flag", put("links.0.moved", 1), "$.links[0].moved is 1, where true or false"),
    ("not a number", put("links.0.confidence", float("nan")), "$.links[0].confidence is no finite number"),
    ("a number out of all measure", put("links.0.confidence", 10**400), "is no finite number"),
    (
        "an unknown word",
        put("links.0.relation", "kept"),
        'is "kept", where unchanged, reworded',
    ),
    ("an unknown part", put("old.paragraphs.0.part", "x"), "$.old.paragraphs[0].part is"),
    ("a list for an object", put("old", []), "$.old is [], where an object is wanted"),
    ("an object for a list", put("links", {}), "$.links is {}, where a list is wanted"),
    ("half a pair", put("links.0.pairs", [["PP1"]]), '$.links[0].pairs[0] is ["PP1"], where two addresses'),
    ("a pair of numbers", put("links.0.pairs", [["PP1", 1]]), "$.links[0].pairs[0][1] is 1"),
    (
        "no end of an equal edit",
        drop("links.0.edits.0.new"),
        'edits[0] is of op "equal" and has no "new"',
    ),
    ("two ends of a deletion", put("links.0.edits.1.new", "PP1"), 'is of op "delete" and has a field "new"'),
    ("a deletion that weighs nothing", drop("links.0.edits.1.significance"), 'and has no "significance"'),
    ("half a surrogate pair", put("old.title", "\ud800"), "$.old.title holds half a surrogate pair"),
    ("a masthead field that is none", put("old.masthead", {"a\nb": 1}), '$.old.masthead["a\\nb"] is 1'),
    ("a long value", put("old.date", ["x" * 99]), "…, where a string is wanted"),
]


@pytest.mark.parametrize(("change", "says"), [case[1:] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
def test_malformed_redline_is_told_in_one_line(
    some: dict[str, Any], change: Callable[[dict[str, Any]], None], says: str
) -> None:
    redline_from_dict(some)
    change(some)
    with pytest.raises(ReadError) as caught:
        redline_from_dict(some)
    assert says in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 160


@pytest.mark.parametrize("value", [None, 1, "text", [], {}], ids=repr)
def test_what_is_no_document_is_told(value: object) -> None:
    with pytest.raises(ReadError, match=r"\$"):
        document_from_dict(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_damaged_redline_reads_or_is_refused(data: st.DataObject) -> None:
    """Anything in place of any part gives a redline or a ReadError, nothing else."""
    node: Any = small()
    root = node
    for _ in range(data.draw(st.integers(0, 5))):
        inner = [key for key in keys(node) if keys(node[key])]
        if not inner:
            break
        node = node[data.draw(st.sampled_from(inner))]
    node[data.draw(st.sampled_from(keys(node)))] = data.draw(JSON)
    try:
        redline_from_dict(root)
    except ReadError as error:
        told = error.message
    else:
        told = ""
    assert "\n" not in told


def keys(node: Any) -> list[Any]:
    """Names or numbers of the parts of an object or a list."""
    return list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
