#!/usr/bin/env bash
# Install the readers of other standards, and two web servers (Debian's), and run a command with them.
#   run.sh FOLDER COMMAND…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../support/apart.sh"

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
install_apart standards "$1"
shift
export STANDARDS_BIN=$venv/bin
"$@"
