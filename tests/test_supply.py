"""What referat stands on: bounded from below, locked by digest, and listed as it is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [Requirement(line) for line in PROJECT["dependencies"]]


def locked() -> dict[str, Version]:
    """Every package of the lock file, which must have a digest for each."""
    found: dict[str, Version] = {}
    lines = (
        (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    )
    for line in (line for line in lines if line and not line.startswith("#")):
        name, version, digests = re.fullmatch(
            r"([\w.-]+)==(\S+)(?: ; [^-]*)?((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line
        ).groups()  # type: ignore[union-attr]
        assert digests
        found[canonicalize_name(name)] = Version(version)
    return found


def test_every_dependency_has_a_lower_bound_and_no_upper() -> None:
    for each in NEEDED:
        assert [part.operator for part in each.specifier] == [">="], each


def test_the_lock_file_has_what_is_needed() -> None:
    versions = locked()
    optional = PROJECT["optional-dependencies"]
    more = [Requirement(line) for line in [*optional["dev"], *optional["fuzz"]]]
    for each in [*NEEDED, *more]:
        assert versions[canonicalize_name(each.name)] in each.specifier, each


def test_the_list_of_components_is_of_the_locked_versions() -> None:
    components = json.loads((ROOT / "sbom.json").read_text(encoding="utf-8"))["components"]
    listed = {canonicalize_name(each["name"]): Version(each["version"]) for each in components}
    versions = locked()
    assert listed == {name: versions[name] for name in listed}
    assert {canonicalize_name(each.name) for each in NEEDED} <= listed.keys()
