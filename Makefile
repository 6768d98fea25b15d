# Two commands: `make` builds the example site, `make test` runs the tests.
# Everything they need is set up in .venv by themselves.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := site
.PHONY: site test check format schemas bench fuzz faults lock sbom audit clean

PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# With LOCKED=1, as in CI, exactly the packages of requirements.lock, known by their digests.
.venv/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
ifdef LOCKED
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
else
	$(PIP) install --editable '.[dev]'
endif
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
	$(PIP) install --editable '.[bench]'
	@touch $@

bench: .venv/.bench
	$(BIN)/python -m bench
	$(BIN)/python -m bench.lsp

# Seconds for each target; a crash stops it and leaves its input here.
FUZZ ?= 60

.venv/.fuzz: .venv/.ready
ifndef LOCKED
	$(PIP) install --editable '.[fuzz]'
endif
	@touch $@

fuzz: .venv/.fuzz
	for target in dates times people loader prose attachments; do \
	  echo "$$target" && $(BIN)/python -m tests.fuzz $$target $(FUZZ) || exit 1; done

# Kills, full disks, broken files and hostile texts: how many of each, and what was lost.
faults: .venv/.ready
	$(BIN)/python -m tests.faults

# What referat stands on: which versions CI installs, a list of them for others, known weaknesses.
.venv/.supply: .venv/.ready
	$(PYTHON) -m venv .venv/supply
	.venv/supply/bin/python -m pip install --quiet --disable-pip-version-check '.[supply]'
	@touch $@

lock: .venv/.supply
	.venv/supply/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate --upgrade \
	  --extra dev --extra fuzz --build-deps-for editable \
	  --output-file requirements.lock pyproject.toml

sbom: .venv/.supply
	rm -rf .venv/shipped && $(PYTHON) -m venv .venv/shipped
	.venv/shipped/bin/python -m pip install --quiet --disable-pip-version-check .
	.venv/shipped/bin/python -m pip uninstall --quiet --disable-pip-version-check --yes pip setuptools
	.venv/supply/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible \
	  --output-file sbom.json .venv/shipped/bin/python

audit: .venv/.supply
	.venv/supply/bin/pip-audit --requirement requirements.lock --disable-pip

clean:
	rm -rf site site-medlemmer .mypy_cache .ruff_cache .pytest_cache .hypothesis
