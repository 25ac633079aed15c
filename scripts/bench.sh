#!/usr/bin/env bash
# Speed and quality, one table each; results as JSON in benchmarks/results/.
set -euo pipefail
cd "$(dirname "$0")/.."
# OCRmyPDF and what measures memory are needed here only; they come and go with this script.
uv=$(command -v uv || echo "$PWD/build/tools/bin/uv")
"$uv" sync -q --frozen --group bench --group opensearch
trap '"$uv" sync -q --frozen --group opensearch' EXIT
export HAYSTACK_TELEMETRY_ENABLED=False OMP_THREAD_LIMIT=1
for name in ocr queue bulk kill_loop indexing search api embedding entities retrieval opensearch; do
  printf '\n\033[1m==> %s\033[0m\n' "$name"
  .venv/bin/python -m "benchmarks.$name"
done
