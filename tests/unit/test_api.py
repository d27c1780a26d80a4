"""What a program may call: read, compare and render, as often as it likes."""

from __future__ import annotations

import hrcdiff
from hrcdiff.renderers.docx.reread import opened
from hrcdiff.renderers.reread import texts


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
