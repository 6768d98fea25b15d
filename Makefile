# Two commands: `make` builds the example site, `make test` runs the tests.
# Everything they need is set up in .venv by themselves.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := site
.PHONY: site test check format schemas bench clean

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

site: .venv/.ready
	$(BIN)/referat build --out site --date 2026-11-20
	@echo "The example site lies in site/: open site/index.html in a browser."

test: .venv/.ready
	$(BIN)/python -m pytest -n auto

check: .venv/.ready
	$(BIN)/ruff check src tests bench
	$(BIN)/ruff format --check src tests bench
	$(BIN)/mypy

format: .venv/.ready
	$(BIN)/ruff check --fix src tests bench
	$(BIN)/ruff format src tests bench

schemas: .venv/.ready
	$(BIN)/referat schema --out schemas
	$(BIN)/python -m referat.formats.data.shape > schemas/moede-data.schema.json

.venv/.bench: .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

bench: .venv/.bench
	$(BIN)/python -m bench
	$(BIN)/python -m bench.lsp

clean:
	rm -rf site site-medlemmer .mypy_cache .ruff_cache .pytest_cache .hypothesis
