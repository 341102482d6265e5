# Ouderwijs. `make start` opent de bot, `make test` toetst hem; de rest staat in README.md.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help install start shell train check test bench lint format tensorflow widget pictures language lock licences clean

PYTHON ?=
BIN := .venv/bin

help:
	@echo "make start   de bot met een voorbeeldschool (Ctrl-C stopt alles)"
	@echo "make shell   de bot in de terminal, met spoor voor de helpdesk"
	@echo "make train   de bot opnieuw trainen"
	@echo "make check   de kennisbestanden nakijken"
	@echo "make test    alle toetsen"
	@echo "make bench   begrijpen meten, naast de pijplijnen van Rasa"

install:
	@python=$$(PYTHON="$(PYTHON)" setup/find-python) && "$$python" setup/install.py

start: install
	@$(BIN)/ouderwijs start

shell: install
	@$(BIN)/ouderwijs shell

train: install
	@$(BIN)/ouderwijs train

check: install
	@$(BIN)/ouderwijs check

test: install lint
	@$(BIN)/ouderwijs train --if-changed
	@$(BIN)/pytest

# Train and score Rasa's pipelines and ours on the same messages: writes docs/nlu.md. Needs `make tensorflow`.
bench: install
	@$(BIN)/python -m benchmarks.nlu

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: install
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# The environment with the real TensorFlow, for neural components and baselines: .venv-tensorflow
tensorflow:
	@python=$$(PYTHON="$(PYTHON)" setup/find-python) && "$$python" setup/install.py --tensorflow

# Build the file that a school's page loads: bot/channel/pages/widget/v1/ouderwijs.js. Needs Node 20.
widget:
	@cd widget && npm ci --silent --no-audit --no-fund && npm run --silent format && npm run --silent check && npm run --silent build

# The pictures in docs/embedding.md, of the real bot in Chromium
pictures: install
	@OUDERWIJS_PICTURES=1 $(BIN)/pytest tests/widget/test_look.py

# Train the drop-in Dutch pipeline again: make language TREEBANKS=folder
language: install
	@$(BIN)/python language/train.py "$(TREEBANKS)"

# Resolve the locks again after a change in pyproject.toml
lock: install
	@set -e; compile="$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python $(BIN)/python"; \
	$$compile pyproject.toml --extra test --override requirements/overrides.txt --override requirements/without-tensorflow.txt -o requirements/lean.lock; \
	$$compile pyproject.toml --extra test --extra tensorflow --override requirements/overrides.txt -o requirements/tensorflow.lock; \
	echo uv==0.13.9 | $$compile --no-annotate - -o requirements/uv.lock

# The licence of every package in the locks: docs/licenties.md
licences: install
	@$(BIN)/python setup/licences.py

clean:
	rm -rf .venv .venv-tensorflow models/* var/*.db var/*.log results
