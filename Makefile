# Everything is set up by `make` itself: git, make and a Python 3.12 or newer are enough.
.DELETE_ON_ERROR:
.PHONY: demo test lint types unit soak eval lock clean help

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.12 python3.13 python3.14 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && { echo $$p; break; }; done)
SHARED := ../shared

help: ## show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: needs Python 3.12 or newer on the PATH (or: make PYTHON=/path/to/python3.12 $@)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/ready ## make a report of the example case and open it
	$(BIN)/stemma demo

test: lint types unit ## lint, types and all tests (under 15 minutes on two cores)

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready
	$(BIN)/mypy

unit: $(VENV)/ready
	$(BIN)/python -m pytest -n 2 -m "not soak"

soak: $(VENV)/ready ## the long runs: kills, fuzzing, load
	$(BIN)/python -m pytest -m soak

eval: $(VENV)/ready ## every figure of docs/evaluation.md against its floor (needs ../shared)
	$(BIN)/python -m eval.run --shared $(SHARED)

lock: ## make requirements.lock anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --python-version 3.12 --group dev pyproject.toml -o requirements.lock

clean: ## remove what make built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build dist
