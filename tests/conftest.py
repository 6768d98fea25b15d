"""Switches: `--update` rewrites expected files, `--examples N` searches longer, `--faults`
tells of the faults that were made.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests import injected

DEFAULT_EXAMPLES = 40


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected files instead of comparing"
    )
    parser.addoption("--examples", type=int, default=DEFAULT_EXAMPLES, help="examples per property")
    parser.addoption("--faults", action="store_true", help="count the faults; not with -n")


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


def pytest_runtest_setup() -> None:
    injected.begin()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        injected.lose()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if terminalreporter.config.getoption("--faults"):
        terminalreporter.section("faults")
        for line in injected.table():
            terminalreporter.line(line)


@pytest.fixture(autouse=True)
def on_no_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed does not depend on where the tests run."""
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
