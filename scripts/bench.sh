#!/usr/bin/env bash
# Speed and quality, one table each; results as JSON in benchmarks/results/.
set -euo pipefail
cd "$(dirname "$0")/.."
export HAYSTACK_TELEMETRY_ENABLED=False OMP_THREAD_LIMIT=1
for name in ocr queue indexing search retrieval; do
  printf '\n\033[1m==> %s\033[0m\n' "$name"
  .venv/bin/python -m "benchmarks.$name"
done
