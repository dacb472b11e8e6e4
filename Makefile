PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: setup run test e2e lint format prove bench corpus shots docs lock
.DEFAULT_GOAL := help

setup: $(VENV)/.installed  ## The virtual environment, from the lock file

$(VENV)/.installed: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@
