# Two commands for everybody: `make build` and `make test`. The rest helps maintainers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
# What our diffs are measured against: apart, since one of them brings a package called `tests`.
PEERS := $(VENV)/peers
# The versions of CKAN that publishing is tried with.
CKAN_VERSIONS ?= 2.12.0 2.11.6
BENCH_DATASETS ?= 200
BENCH_SITE ?= 100 500 2000
BENCH_DIFF ?= 1000000
BENCH_CATALOGUE ?= 100 1000 3000
PEERS_STAMP := $(PEERS)/.installed

.DEFAULT_GOAL := help
.PHONY: help build test test-slow test-standards test-site test-ckan check lint serve requirements docs bench bench-catalogue bench-ckan bench-diagnosis bench-diff bench-formats bench-provenance bench-readers bench-site clean

help:  ## Show what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what aoimori needs into $(VENV) (once, about half a minute) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(DEV_STAMP): requirements/dev.txt $(RUN_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(PEERS_STAMP): requirements/bench.txt $(DEV_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --upgrade --target $(PEERS) -r requirements/bench.txt
	@touch $@

build: $(RUN_STAMP)  ## Build every dataset and the site into build/site
	$(BIN)/aoimori build

test: $(DEV_STAMP) lint  ## Lint, types, and the tests of a few minutes
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow"

test-slow: $(DEV_STAMP)  ## The tests that try many variations, or start many processes
	$(BIN)/python -m pytest -n auto --dist loadfile -m "slow or claim" --hypothesis-profile many

test-standards: $(DEV_STAMP)  ## What a build writes, read by each standard's own reader and sent by web servers
	PYTHON=$(PYTHON) tests/standards/run.sh $(VENV)/standards $(BIN)/python -m pytest -n auto --dist loadfile tests/standards

test-site: $(DEV_STAMP)  ## The site in a real browser: barriers, the keyboard, tables explored
	$(BIN)/aoimori --quiet build
	PYTHON=$(BIN)/python tests/site/run.sh $(VENV)/site $(BIN)/python -m pytest -n 2 --dist load tests/site

test-ckan: $(DEV_STAMP)  ## Publishing on a real CKAN 2.12 and 2.11, started from packages
	for version in $(CKAN_VERSIONS); do \
	  tests/realckan/run.sh $$version $(BIN)/python -m pytest tests/realckan || exit 1; \
	done

check: $(RUN_STAMP)  ## Read and diagnose every dataset, write nothing
	$(BIN)/aoimori check

lint: $(DEV_STAMP)  ## Ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(RUN_STAMP)  ## Build and look at the site on this machine
	$(BIN)/aoimori serve

docs: $(DEV_STAMP)  ## Write the generated pages of docs/ again
	PYTHONPATH=tests $(BIN)/python -m support.generate_docs

bench: $(PEERS_STAMP)  ## Builds of 200 datasets (cold, unchanged, one cell), a big workbook, big tables, big catalogues
	$(BIN)/python tests/bench/incremental.py $(BENCH_DATASETS) 2
	$(BIN)/python tests/bench/diagnosis.py 100000 1
	$(BIN)/python tests/bench/diffs.py $(BENCH_DIFF) 1
	$(BIN)/python tests/bench/catalogue.py $(BENCH_CATALOGUE)

bench-catalogue: $(DEV_STAMP)  ## What all files of a catalogue of 100, 1,000 and 3,000 datasets cost
	$(BIN)/python tests/bench/catalogue.py $(BENCH_CATALOGUE)

bench-ckan: $(DEV_STAMP)  ## Publishing 500 datasets to a CKAN, beside ckanapi
	tests/realckan/run.sh 2.12.0 $(BIN)/python tests/bench/portal.py

bench-diagnosis: $(DEV_STAMP)  ## What diagnosing a file costs, on 100,000 x 12
	$(BIN)/python tests/bench/diagnosis.py

bench-diff: $(PEERS_STAMP)  ## What comparing two tables costs, on 1,000,000 x 12
	$(BIN)/python tests/bench/diffs.py

bench-formats: $(DEV_STAMP)  ## What writing each format costs, on 100,000 x 12
	$(BIN)/python tests/bench/formats.py

bench-provenance: $(DEV_STAMP)  ## What knowing every cell costs, on 1,000,000 x 12
	$(BIN)/python tests/bench/provenance.py

bench-readers: $(DEV_STAMP)  ## What reading a workbook costs, on 100,000 x 12
	$(BIN)/python tests/bench/readers.py

bench-site: $(DEV_STAMP)  ## What the pages and the search index of 100, 500 and 2,000 datasets cost
	$(BIN)/python tests/bench/site.py $(BENCH_SITE)

requirements:  ## Pin the dependencies again (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra install -o requirements/run.txt pyproject.toml
	for version in 2.12.0 2.11.6; do \
	  printf 'ckan[requirements]==%s\nsetuptools<81\nwheel\nckanext-dcat==2.4.4\nckanext-harvest==1.6.3\n' $$version | \
	  uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements/ckan-$$version.txt - || exit 1; \
	done
	printf 'csvw==4.1.0\nmlcroissant[parquet]==1.1.1\n' | \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o requirements/standards.txt -
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra install --extra dev -c requirements/run.txt -o requirements/dev.txt pyproject.toml
	printf 'axe-playwright-python==0.1.8\nplaywright==1.65.2\n' | \
	  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -c requirements/dev.txt -o requirements/site.txt -

clean:  ## Remove what was built (the virtual environment stays)
	rm -rf build
