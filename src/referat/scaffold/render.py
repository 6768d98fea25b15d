"""The templates of new files, in `templates/init`.

They have marks of their own, `<< … >>` and `<% … %>`, since the braces of Jinja mean something
else in YAML, in JSON and in the forges' CI files.
"""

from __future__ import annotations

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from referat.formats.templates import shipped_templates
from referat.scaffold.yaml_text import line, scalar

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#&~|])")


def render(name: str, **values: object) -> str:
    """The text of the new file that `templates/init/<name>.jinja` describes."""
    return _environment().get_template(f"{name}.jinja").render(values)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(shipped_templates() / "init"),
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = scalar
    environment.filters["md"] = lambda text: _MARKDOWN.sub(r"\\\1", line(text))
    return environment
