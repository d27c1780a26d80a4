"""Templates are compiled to plain Python: what is read, taken and called is what Python reads, takes and calls."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment, StrictUndefined, Template, UndefinedError

from hrcdiff.renderers.compiled import Plain


def compiled(source: str) -> Template:
    """A template by itself."""
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    environment.code_generator_class = Plain
    return environment.from_string(source)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ it.name }}", "a&lt;b"),
        ("{{ it.it.name }}", "inner"),
        ("{{ row[0] }}, {{ row[-1] }}, {{ row[1:] | join }}", "1, 3, 23"),
        ("{{ table['x y'] }}, {{ table[it.name] }}", "4, 5"),
        ("{{ both(1, 2) }}, {{ both(1, b=3) }}, {{ both(*row[:2]) }}", "1 2, 1 3, 1 2"),
        ("{{ row | map('string') | list | length }}", "3"),
        ("{{ (it or row).name }}, {{ (row + row)[3] }}, {{ (none or it.it).name }}", "a&lt;b, 1, inner"),
        ("{{ '{:,}'.format(1000) }}, {{ table.get('no', 'none') }}, {{ none_at_all() is none }}", "1,000, none, True"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}, {{ m(1, 3) }}, {{ m(b=4, a=it.name) }}",
         "12, 13, a&lt;b4"),
        ("{% macro m() %}{{ caller(it.name) }}{% endmacro %}{% call(x) m() %}<{{ x }}>{% endcall %}", "<a&lt;b>"),
        ("{% for each in row %}{{ loop.index }}{{ both(each, loop.last) }};{% endfor %}", "11 False;22 False;33 True;"),
    ],
)  # fmt: skip
def test_a_template_writes_what_it_would_write_without(source: str, written: str) -> None:
    values = {
        "it": SimpleNamespace(name="a<b", it=SimpleNamespace(name="inner")),
        "row": [1, 2, 3],
        "table": {"x y": 4, "a<b": 5},
        "both": lambda a, b: f"{a} {b}",
        "none_at_all": lambda: None,
    }
    assert compiled(source).render(values) == written
    assert Environment(autoescape=True).from_string(source).render(values) == written


def test_a_missing_attribute_is_no_item_and_a_missing_item_no_attribute() -> None:
    with pytest.raises(AttributeError):
        compiled("{{ table.name }}").render(table={"name": 1})
    with pytest.raises((KeyError, TypeError)):
        compiled("{{ it['name'] }}").render(it=SimpleNamespace(name=1))
    with pytest.raises(UndefinedError):
        compiled("{{ it.name }}").render()
