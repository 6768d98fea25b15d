"""Switches: `--update` rewrites expected files, `--examples N` searches longer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

DEFAULT_EXAMPLES = 40


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected files instead of comparing"
    )
    parser.addoption("--examples", type=int, default=DEFAULT_EXAMPLES, help="examples per property")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile(
        "referat",
        max_examples=config.getoption("--examples"),
        deadline=None,
        database=None,
        derandomize=config.getoption("--examples") == DEFAULT_EXAMPLES,
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("referat")


@pytest.fixture(autouse=True)
def on_no_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed does not depend on where the tests run."""
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
