"""What tells one program from another: its files, and the versions of what it stands on."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from referat.compile.keys import installed_versions, templates_key


def test_the_versions_are_those_that_pip_knows() -> None:
    found = installed_versions(sys.path)
    for package in ("jinja2", "markdown-it-py", "msgspec", "pyyaml", "lxml"):
        assert found[package] == metadata.version(package)


def test_the_first_folder_on_the_path_tells_the_version(tmp_path: Path) -> None:
    for name in ("a/Mark_Up-1.2.dist-info", "b/mark_up-3.dist-info", "b/other-4.dist-info", "b/x"):
        (tmp_path / name).mkdir(parents=True)
    path = [str(tmp_path / name) for name in ("not there", "a", "b")]
    assert installed_versions(path) == {"mark-up": "1.2", "other": "4"}


def test_every_file_of_the_own_templates_counts(tmp_path: Path) -> None:
    keys = [templates_key(tmp_path)]
    own = tmp_path / "templates"
    for name, content in (("a.html", "1"), ("a.html", "2"), ("site/a.html", "2"), ("b.html", "2")):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(content, encoding="utf-8")
        keys.append(templates_key(tmp_path))
    assert len(set(keys)) == len(keys)
    (own / "__pycache__").mkdir()
    (own / "__pycache__" / "a.pyc").write_text("3", encoding="utf-8")
    assert templates_key(tmp_path) == keys[-1]
