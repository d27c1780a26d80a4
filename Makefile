# `make` lists the targets.  Each of them first sees to .venv: the locked tools and this checkout.

PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
VENV := .venv/.made
SOURCES = $(wildcard hrcdiff tests benchmarks)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help redline test lint nightly bench report pictures accept lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

redline: $(VENV) ## compare 18/L.24/Rev.1 with 54/28: reports/18-L.24-Rev.1--54-28.html
	$(BIN)/hrcdiff 18/L.24/Rev.1 54/28 --html

test: $(VENV) ## lint, then all tests but the slow ones
	@failed=0; \
	$(MAKE) --no-print-directory lint || failed=1; \
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS) || failed=1; \
	exit $$failed

lint: $(VENV) ## style, types and the direction of imports
	@failed=0; \
	$(BIN)/ruff check --quiet $(SOURCES) || failed=1; \
	$(BIN)/ruff format --check --quiet --diff $(SOURCES) || failed=1; \
	$(BIN)/mypy --no-error-summary $(SOURCES) || failed=1; \
	$(BIN)/lint-imports --no-logo > .venv/lint-imports.log 2>&1 || { cat .venv/lint-imports.log; failed=1; }; \
	test $$failed = 0 && echo "lint: nothing found" || exit 1

nightly: $(VENV) ## all tests, the slow ones as well, each law over 1,000 examples, the proof over 10,000
	HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "" $(ARGS)

bench: $(VENV) ## speed and accuracy, against peers
	$(BIN)/python -m benchmarks $(ARGS)

report: redline ## write the README's example again

pictures: $(VENV) ## photograph it: docs/pictures (needs Chromium; LibreOffice for the Word file)
	$(BIN)/python -m tests.browser.pictures

accept: $(VENV) ## take what the tests get now as the golden files; read the difference before you commit
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --accept $(ARGS)

lock: ## resolve the dependencies anew into requirements.lock (needs uv)
	uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	  --group dev --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean: ## remove .venv and what the tools left behind
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'hrcdiff needs Python 3.11 or newer; name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo '$(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv' >&2; exit 1; }
	@echo 'making .venv with the locked dependencies'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
