# Two commands matter: `make run` and `make test`. Both install what is missing first.
.DEFAULT_GOAL := help
.PHONY: help setup run test check bench format

PYTHON := .venv/bin/python

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## install what run and test need; serves nothing
	@./scripts/setup.sh

run: setup ## serve page and API on http://localhost:8000 (demo accounts and documents on the first start)
	@exec .venv/bin/akte serve

test: ## run every check and every test (brings a real OpenSearch for them)
	@./scripts/setup.sh --for-tests
	@./scripts/test.sh

check: ## the fast part of test: format, lint, types, import contracts, quick tests
	@./scripts/test.sh --fast

bench: ## measure speed and quality; prints tables, writes benchmarks/results/*.json
	@./scripts/setup.sh --for-tests
	@./scripts/bench.sh

format: ## put the Python sources in order
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .
