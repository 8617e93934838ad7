#!/usr/bin/env bash
# Install a browser (Debian's) and what steers it, and run a command with them.
#   run.sh FOLDER COMMAND…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/apart.sh"

if [ -z "${SITE_CHROMIUM:-}" ]; then
  SITE_CHROMIUM=/usr/bin/chromium
  if [ ! -x "$SITE_CHROMIUM" ]; then
    if ! { root apt-get update -qq &&
      root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; }; then
      echo "The tests of the site need a browser: install Chromium (Debian: apt install chromium)," >&2
      echo "or say in SITE_CHROMIUM where one is." >&2
      exit 2
    fi
  fi
fi
export SITE_CHROMIUM
install_apart site "$1"
shift
# Beside what the command has itself.
packages=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')
export PYTHONPATH=$packages${PYTHONPATH:+:$PYTHONPATH}
"$@"
