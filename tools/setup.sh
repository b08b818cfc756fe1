#!/bin/sh
# setup.sh LOCK: makes .venv (when it is not there) and installs LOCK and the project into it (when LOCK changed).
# Uses uv when it is on PATH, else venv and pip; both check every hash of the lock.
set -eu
cd "$(dirname "$0")/.."
lock=$1
python=.venv/bin/python

fail() { echo "setup: $1" >&2; exit 2; }

find_python() {
  for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  fail "no Python 3.11 or newer found; install one (Debian: apt-get install python3)"
}

make_environment() {
  found=$(find_python)
  echo "setup: making .venv with $found"
  rm -rf .venv
  if command -v uv >/dev/null 2>&1; then
    uv venv --quiet --python "$(command -v "$found")" .venv
  elif ! "$found" -m venv .venv >.venv.log 2>&1; then
    # Debian keeps ensurepip in a package of its own; a pip that is there can serve in its place.
    "$found" -m venv --clear --without-pip .venv || fail "cannot make .venv: $(tail -n 1 .venv.log)"
    "$found" -m pip --version >/dev/null 2>&1 ||
      fail "Python has neither ensurepip nor pip; install one (Debian: apt-get install python3-venv)"
  fi
  rm -f .venv.log
}

install() {
  if command -v uv >/dev/null 2>&1; then
    VIRTUAL_ENV=.venv uv pip "$@"
  elif "$python" -m pip --version >/dev/null 2>&1; then
    "$python" -m pip --quiet --disable-pip-version-check "$@"
  else
    "$(find_python)" -m pip --quiet --disable-pip-version-check --python "$python" "$@"
  fi
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || make_environment
stamp=.venv/.installed-$(basename "$lock")
wanted=$(cat "$lock" pyproject.toml | cksum)
if [ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]; then
  echo "setup: installing $lock"
  # The lock names every package, so nothing is left to resolve; older pips stumble over extras when they try.
  install install --no-deps --require-hashes -r "$lock" || fail "$lock could not be installed; see the lines above"
  install install --no-deps --no-build-isolation -e . || fail "the project could not be installed; see the lines above"
  echo "$wanted" >"$stamp"
fi
