# make demo and make test do all their own set-up, from a fresh clone.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test check release doctor lint setup clean

demo: setup
	$(BIN)/autograder demo

test: setup lint
	$(BIN)/python -m pytest
	$(BIN)/autograder check

check: setup
	$(BIN)/autograder check

doctor: setup
	$(BIN)/autograder doctor

release: setup
	for tp in source/*/; do $(BIN)/nbgrader generate_assignment $$(basename $$tp) --force || exit 1; done

lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

setup: $(STAMP)
	@sh tools/system-packages.sh

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv || python3 -m venv .venv
	$(BIN)/python tools/check_python.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf .venv submitted autograded feedback gradebook.db
