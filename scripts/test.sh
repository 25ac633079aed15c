#!/usr/bin/env bash
# Every check, in the order of what fails fastest. --fast leaves out browser, slow and OpenSearch tests.
set -euo pipefail
cd "$(dirname "$0")/.."
export HAYSTACK_TELEMETRY_ENABLED=False OMP_THREAD_LIMIT=1 PYTHONHASHSEED=0
say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }
bin=.venv/bin

say "Format and lint";   $bin/ruff format --check . && $bin/ruff check .
say "Types";             $bin/mypy
say "Import contracts";  $bin/lint-imports
if [ "${1:-}" = "--fast" ]; then
  say "Quick tests";     exec $bin/pytest -q -m "not slow and not browser and not opensearch"
fi
tools=build/tools/bin
if ! command -v npm >/dev/null 2>&1 || ! node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||(a===22&&b>=12)||(a===20&&b>=19)?0:1)'; then
  PATH="$PWD/$tools:$PATH"; export PATH
fi
say "The page: lint and unit tests"; (cd frontend && npm run --silent lint && npm run --silent test)
say "Tests";             exec $bin/pytest
