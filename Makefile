PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 2
IN     := $(BIN)/python -m

.PHONY: setup run test e2e lint format prove bench corpus shots docs lock help
.DEFAULT_GOAL := help

help:  ## This list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.installed  ## The virtual environment, from the lock file

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

run: setup  ## The whole site with demo data, until Ctrl-C (PORT=8000 DATA_DIR=.data)
	@exec $(IN) portal.embedded

test: setup texts  ## Everything but the browser tests and the long proofs
	$(IN) pytest tests --ignore=tests/e2e --ignore=tests/prove -n $(JOBS)

e2e: setup texts  ## The site in a real browser, and through its API alone
	$(IN) pytest tests/e2e -p no:randomly --timeout=600

lint: setup  ## Style, types, import order, templates, migrations, texts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python -W "ignore:Got an error checking" manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check

format: setup  ## Rewrites the code in its one style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

prove: setup texts  ## The long proofs, one line each: speed, corpus, kills
	$(IN) tests.prove

corpus: setup texts  ## Uploads all corpus connectors to the running site, or to one of its own
	$(IN) tests.prove.corpus

bench: setup  ## Speed of the engine over the corpus
	$(IN) tests.prove.bench

shots: setup texts  ## Pictures of every page into .data/shots
	$(IN) tests.e2e.shots

docs: setup  ## Generates the pages of docs/ that come out of the code
	$(BIN)/python manage.py generate_docs

lock:  ## Resolves pyproject.toml anew into requirements.lock (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet --output-file requirements.lock

.PHONY: texts
texts: setup
	@$(IN) portal.embedded.translations
