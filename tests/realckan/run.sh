#!/usr/bin/env bash
# Start a real CKAN (server/ckan_up.sh), run a command with its address and tokens, stop it again.
#   run.sh VERSION COMMAND…
set -euo pipefail
export CKAN_VERSION=$1
shift
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export CKAN_HOME=${CKAN_HOME:-${TMPDIR:-/tmp}/aoimori-ckan/$CKAN_VERSION}
"$HERE/server/ckan_up.sh" clean
trap '"$HERE/server/ckan_up.sh" stop' EXIT
"$HERE/server/ckan_up.sh" up
set -a
. "$CKAN_HOME/env"
set +a
"$@"
