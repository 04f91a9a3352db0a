#!/bin/sh
# Creates training/.venv with the pinned requirements; does nothing when they are in place.
set -eu
cd "$(dirname "$0")"

stamp=.venv/requirements.installed
if cmp -s requirements.txt "$stamp"; then
  exit 0
fi

python=$(command -v python3.11 || command -v python3 || true)
if ! pkg-config --exists cairo 2>/dev/null || ! "$python" -c 'import ensurepip' 2>/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -q
    apt-get install -q -y --no-install-recommends \
      build-essential libcairo2-dev pkg-config python3-dev python3-venv
  else
    echo "Python with venv, a compiler and cairo's headers are needed: install python3-venv," \
      "python3-dev, build-essential, pkg-config and libcairo2-dev." >&2
    exit 1
  fi
fi

python=$(command -v python3.11 || command -v python3)
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Python 3.11 or newer is needed." >&2
  exit 1
}
[ -x .venv/bin/pip ] || "$python" -m venv --clear .venv
# First and alone, so that pip settles on one build. A processor-only wheel is enough and much
# smaller than the default one for Linux; name where it lies in PIP_FIND_LINKS or PIP_INDEX_URL.
.venv/bin/pip install -q --disable-pip-version-check torch==2.13.0
.venv/bin/pip install -q --disable-pip-version-check -r requirements.txt
cp requirements.txt "$stamp"
