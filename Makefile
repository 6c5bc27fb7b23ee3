# The two commands of the README, and what a developer needs beside them.
# `make demo PYTHON=python3.12` chooses the interpreter.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SOURCES := assessor tests benchmarks

.PHONY: demo test lint types floors tests test-browser record constraints pictures clean

demo: $(VENV)/.demo
	$(BIN)/assessor run examples --model offline --out out/demo || test $$? -eq 3
	@echo
	@echo "Open the report in a browser: out/demo/report.html"

test: $(VENV)/.test
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not browser"

# Needs Chromium on the machine (Debian: apt-get install chromium); says so where it is absent.
test-browser: $(VENV)/.browser
	$(BIN)/pytest -m browser -rs

record: $(VENV)/.test
	$(BIN)/python -m tests.record

# The exact versions everything was tested with. Run it to move to newer ones, then test.
constraints:
	$(PYTHON) -m venv $(VENV)-fresh
	$(VENV)-fresh/bin/python -m pip install --quiet ".[dev,browser]"
	$(VENV)-fresh/bin/python -m pip freeze --exclude assessor > constraints.txt
	rm -rf $(VENV)-fresh

# The README's pictures, from the samples.
pictures: demo $(VENV)/.browser
	$(BIN)/python -m benchmarks.pictures out/demo/report.html docs/pictures

clean:
	rm -rf $(VENV) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "assessor needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Compiled here, for where Python is told not to: each run would compile everything again.
$(VENV)/.demo: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q assessor
	touch $@

$(VENV)/.test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	$(BIN)/python -m compileall -q assessor
	touch $@

$(VENV)/.browser: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev,browser]"
	touch $@
