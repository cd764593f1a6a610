# `make demo` and `make test` do all their own set-up, from a fresh clone.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test pytest pytest-half pytest-rest test-packages check check-behind check-thorough mutation bench bench-scale fuzz broken attacks crash doctor release lint setup clean cluster

demo: setup
	@$(BIN)/autograder demo

# Two halves of the tests side by side, the check behind them; each is printed when it is over.
test: setup lint
	@$(MAKE) --no-print-directory --jobs=3 --output-sync=target --keep-going \
		pytest-half pytest-rest check-behind

HALF := $(patsubst %,tests/project/test_%.py,bench broken corpus_course crash in_cell incidents \
	mutants nbgrader postgresql stock_faults)

pytest: setup test-packages
	$(BIN)/python -m pytest

pytest-half: setup test-packages
	$(BIN)/python -m pytest -p no:cacheprovider $(HALF)

pytest-rest: setup test-packages
	$(BIN)/python -m pytest -p no:cacheprovider $(addprefix --ignore=,$(HALF))

test-packages: setup
	@sh tools/system-packages.sh tests

check: setup
	$(BIN)/autograder check

# The same while the tests run, on what they leave of the processors.
check-behind: setup
	@nice -n 15 $(BIN)/autograder check

check-thorough: setup
	$(BIN)/autograder check --thorough

# N: size of the class. The whole of it takes over an hour, nearly all of it stock nbgrader's.
bench: setup
	$(BIN)/python -m tests.bench.run --students $(or $(N),60) --json bench.json

bench-scale: setup
	$(BIN)/python -m tests.bench.run --scale 20,100,1000

# A hundred submissions on a Dask cluster whose workers are killed on the way.
cluster: setup
	$(BIN)/python -m tests.cluster.study

mutation: setup
	$(BIN)/python -m tests.mutation.study

# A million false messages to the decoder and what stands above it.
fuzz: setup
	$(BIN)/python -m tests.fuzz.decoder --count 1000000 --jobs 2

# Every attack of tests/attacks, as this user and, for root, as an ordinary one; what each measure
# of the sandbox is for.
attacks: setup
	$(BIN)/python -m tests.attacks.run
	$(BIN)/python -m tests.attacks.run --cluster
	$(BIN)/python -m tests.attacks.measures
	$(BIN)/python -m tests.attacks.hundred
	@if [ "$$(id -u)" = 0 ]; then $(BIN)/python -m tests.attacks.run --user; fi

# Grading killed at 30 random points of a batch, then before each step of writing.
crash: setup
	$(BIN)/python -m tests.crash.study --kills 30
	$(BIN)/python -m tests.crash.study --kills 6 --way oom interrupt
	$(BIN)/python -m tests.crash.steps --every 3

# Every broken notebook of the corpus in one batch, by each of the two commands.
broken: setup
	$(BIN)/python -m tests.broken.run
	$(BIN)/python -m tests.broken.run --nbgrader

doctor: setup
	$(BIN)/autograder doctor

release: setup
	@set -e; for tp in source/*/; do $(BIN)/nbgrader generate_assignment "$$(basename $$tp)" --force; done

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

setup: $(STAMP)
	@sh tools/system-packages.sh

# torch first and by itself: a pinned CPU build, so that nothing else brings a larger one. pip leaves
# an editable install uncompiled: every command would compile it, where Python may not keep that.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) tools/check_python.py
	$(PYTHON) -m venv .venv
	$(PIP) torch
	$(PIP) -e '.[dev]'
	$(BIN)/python -m compileall -q autograder solutions
	@touch $(STAMP)

clean:
	rm -rf .venv submitted autograded feedback gradebook.db
