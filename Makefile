# make demo   the tool at work on the example minutes, nothing else needed than Python 3.11+
# make test   the whole test suite
# make bench  what reading, loading, asking and drawing cost, on SIZE generated minutes; make truth: what is read of them
# make gains  what a change won and lost over all annotated texts
# make train  learn the weights that choose the ends and kinds of referrals from the annotated texts
# make check  tests, linters, types and layers: what must pass before a commit
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SIZE ?= 1000

.PHONY: setup demo test check lint docs bench truth gains train lock clean

setup: $(VENV)/.installed

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "klyngegraf needs Python 3.11 or newer; set PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# The demo needs no development tools; versions are those that were tested together.
$(VENV)/.runtime: $(VENV)/.python pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@$(BIN)/python -m compileall -q graph loaders queries klyngegraf
	@touch $@

$(VENV)/.installed: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@touch $@

demo: $(VENV)/.runtime
	$(BIN)/klyngegraf demo --folder demo-store

test: setup
	$(BIN)/python -m pytest -n 2

check: setup lint test

lint: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Pages that are made from the code; a test fails when they are stale.
docs: setup
	$(BIN)/python -m graph.document
	$(BIN)/python -m queries.document
	$(BIN)/python -m klyngegraf.document

# Every part of the measurements on SIZE generated minutes, and docs/performance.md from all that have been measured.
bench: setup
	$(BIN)/python -m benchmarks.run --size $(SIZE)
	$(BIN)/python -m benchmarks.report

# How many of the sentences in generated minutes are read back, by form and by cause.
truth: setup
	$(BIN)/python -m benchmarks.truth $(SIZE)

# Facts won and lost since the last commit, and F1 per writer.
gains: setup
	$(BIN)/python -m training.gains

# The same texts give the same weights. `python -m training.compare` tells what they are worth, leaving one writer out.
train: setup
	$(BIN)/python -m training.train

lock: setup
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --strip-extras --no-emit-index-url --no-emit-find-links --no-header --upgrade --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) demo-store build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis test-artefacts
