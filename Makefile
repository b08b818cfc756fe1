# Two commands do all: `make demo` and `make test`. Both make .venv from the lock files when it is not there.
.PHONY: demo test lint types layers scores accept-scores scores-match bench sources-table sql-docs catalogue check lock wheel clean setup setup-dev
.DEFAULT_GOAL := help
BIN := .venv/bin

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with what the program needs
	@sh tools/setup.sh requirements.lock

setup-dev: ## make .venv with what development needs too
	@sh tools/setup.sh requirements-dev.lock

demo: setup ## run the nightly Prefect flow once on bundled boards, without the network
	@$(BIN)/internscout demo demo

test: setup-dev ## run the tests
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal

lint: setup-dev ## check style
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: setup-dev ## check types
	@$(BIN)/mypy

layers: setup-dev ## check that imports follow the layers
	@$(BIN)/lint-imports --no-logo

scores: setup ## score the parser on labelled postings; fails below the accepted scores
	@sh tools/scores.sh

accept-scores: setup ## take the scores of now as the accepted ones
	@sh tools/scores.sh --accept

scores-match: setup-dev ## measure how well matching ranks judged postings, where the corpus is at hand
	@$(BIN)/python -m tools.score_match

bench: setup-dev ## measure everything as ratios, into docs/benchmarks.md (PART="store fetch": some; SIZE="most=1000000"; QUICK=1: try)
	@$(BIN)/python -m tools.bench $(PART) $(if $(QUICK),--quick) $(addprefix --size ,$(SIZE))

sources-table: setup ## bring the table in docs/sources.md up to date
	@$(BIN)/python tools/sources_table.py

sql-docs: setup ## bring the tables in docs/sql.md up to date with the database's own comments
	@$(BIN)/python tools/sql_docs.py

catalogue: setup ## bring the catalogue of boards up to date with the sources
	@$(BIN)/python tools/catalogue.py

check: lint types layers test scores ## style, types, layers, tests, scores

lock: ## make the lock files anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

wheel: setup ## build dist/*.whl
	@$(BIN)/python -m hatchling build -t wheel

clean: ## remove what the commands above made
	rm -rf .venv demo dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
