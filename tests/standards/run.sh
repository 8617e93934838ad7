#!/usr/bin/env bash
# Install the readers of other standards, and two web servers (Debian's), and run a command with them.
#   run.sh FOLDER COMMAND…
set -euo pipefail
mkdir -p "$1"
venv=$(cd "$1" && pwd)
shift
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
wanted=$(cd "$HERE/../.." && pwd)/requirements/standards.txt
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

need=()
[ -x /usr/sbin/nginx ] || need+=(nginx-light)
[ -x /usr/sbin/apache2 ] || need+=(apache2)
if [ ${#need[@]} -gt 0 ]; then
  root apt-get update -qq
  # Installed to be started by tests alone.
  printf '#!/bin/sh\nexit 101\n' | root tee /usr/sbin/policy-rc.d >/dev/null
  root chmod +x /usr/sbin/policy-rc.d
  root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
  root rm -f /usr/sbin/policy-rc.d
fi
if ! cmp -s "$wanted" "$venv/.installed"; then
  rm -rf "$venv"
  "${PYTHON:-python3}" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$wanted"
  cp "$wanted" "$venv/.installed"
fi
export STANDARDS_BIN=$venv/bin
"$@"
