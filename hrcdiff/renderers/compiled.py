"""Compiled templates in the user's cache folder, as Python keeps compiled modules.

Compiling them takes longer than drawing the report.  What is in the cache depends on the template's text, on how it
is compiled and on the versions of Python and Jinja alone.  An entry begins with the digest of what follows, and one
that is damaged anywhere is made again; so is the whole folder when somebody deletes it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import BytecodeCache, Template
from jinja2.compiler import CodeGenerator

from hrcdiff.errors import WriteError
from hrcdiff.output import replace_file
from hrcdiff.renderers.marked import written

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment, nodes
    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame

_DIGEST = 32
_MANNER = "attributes, items and calls as Python has them"
"""How templates are compiled, for the cache: other words wherever `Plain` writes other code."""


class Plain(CodeGenerator):
    """Attributes are read, items taken and functions called as Python does it, and not through the environment.

    So a missing attribute is no item of the same name, and no function is handed the context of the template.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # a name of Jinja's
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  # a name of Jinja's
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # a name of Jinja's
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class Compiled(BytecodeCache):
    """One file for each template."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def get_source_checksum(self, source: str) -> str:
        """The digest of a template and of how it is compiled."""
        return super().get_source_checksum(f"{_MANNER}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """The template as it was compiled, if it is there and whole."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
            bucket.bytecode_from_string(data[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where that cannot be, it is compiled again the next time."""
        body = bucket.bytecode_to_string()
        with suppress(WriteError):
            replace_file(self._file(bucket), sha256(body).digest() + body)

    def _file(self, bucket: Bucket) -> Path:
        return self.place / f"{bucket.key}.compiled"


class Written(Template):
    """A template that makes markup of its values only where something in them must be escaped."""

    @classmethod
    def from_code(cls, environment: Environment, *loaded: Any, **more: Any) -> Template:
        """The template of some compiled code; what that calls ``escape`` is `hrcdiff.renderers.marked.written`."""
        template = super().from_code(environment, *loaded, **more)
        template.root_render_func.__globals__["escape"] = written
        return template


def cache() -> Compiled | None:
    """The cache; None if there can be none."""
    from platformdirs import user_cache_path

    place = user_cache_path("hrcdiff", appauthor=False) / "templates"
    try:
        place.mkdir(parents=True, exist_ok=True)
        return Compiled(place) if os.access(place, os.W_OK) else None
    except OSError:
        return None
