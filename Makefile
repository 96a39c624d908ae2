# `make demo` and `make test` are complete from a fresh clone: they make the virtual environment themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check docs

demo: .venv/installed
	@$(BIN)/closecall advise examples/threads/firm_close.txt --me owen@paperline.example \
	  --note "They turn over about 900k EUR a year. I'm certain: she loses two days on every big order."

test: .venv/installed-dev
	@$(BIN)/python -m pytest

check:
	@bash .ci/run

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "closecall needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

docs: .venv/installed-dev
	@$(BIN)/python tests/documents/refresh.py
