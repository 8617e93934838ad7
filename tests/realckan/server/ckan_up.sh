#!/usr/bin/env bash
# A real CKAN on 127.0.0.1 for tests, from packages alone: Debian's, the Python index, Maven's. No Docker.
# PostgreSQL, Redis and Solr (solr_up.sh) are real; CKAN runs unpatched with the extensions we speak to.
#
#   ckan_up.sh up       install what is missing, start everything, write CKAN_HOME/env
#   ckan_up.sh stop     stop what `up` started       ckan_up.sh clean    stop, and delete all data
#   ckan_up.sh ckan …   run the ckan command line
#
# CKAN_VERSION is 2.12.0 by default, 2.11.6 is the other one tried. Everything is under CKAN_HOME with a
# PostgreSQL cluster and ports of its own; the machine's own are left alone. Where SOLR_URL, or PG_HOST with
# REDIS_URL, is given (service images of a CI), these are used instead.
set -euo pipefail

CKAN_VERSION=${CKAN_VERSION:-2.12.0}
CKAN_HOME=${CKAN_HOME:-${TMPDIR:-/tmp}/aoimori-ckan/$CKAN_VERSION}
CKAN_PORT=${CKAN_PORT:-15000} REDIS_PORT=${REDIS_PORT:-16380} SOLR_PORT=${SOLR_PORT:-18983}
PLUGINS=${PLUGINS:-"activity datastore harvest ckan_harvester dcat dcat_rdf_harvester structured_data"}
PYTHON=${PYTHON:-/usr/bin/python3}
PG_HOST=${PG_HOST:-} PG_PORT=${PG_PORT:-15433} REDIS_URL=${REDIS_URL:-} SOLR_URL=${SOLR_URL:-}
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../../.." && pwd)
URL=http://127.0.0.1:$CKAN_PORT
VENV=$CKAN_HOME/venv INI=$CKAN_HOME/ckan.ini LOGS=$CKAN_HOME/logs DB=${PG_HOST:-127.0.0.1}
export CKAN_INI=$INI PGOPTIONS="-c client_min_messages=warning" PGPASSWORD=${PGPASSWORD:-pass}
unset PYTHONPATH PYTHONHOME

say() { printf '%4d s  %s\n' "$SECONDS" "$*" >&2; }
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
# PostgreSQL refuses to run as root.
PG_USER=$(id -un)
if [ -n "$PG_HOST" ] || [ "$(id -u)" = 0 ]; then PG_USER=postgres; fi
as_pg() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
pg_bin() { ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1; }
psql_() { psql -X -q -v ON_ERROR_STOP=1 -h "$DB" -p "$PG_PORT" -U "$PG_USER" "$@"; }
wait_for() {
  for _ in $(seq 1 300); do if "${@:2}" >/dev/null 2>&1; then return; fi; sleep 0.2; done
  echo "not up after a minute: $1 (see $LOGS)" >&2
  return 1
}
# start NAME COMMAND…: in a session of its own, with a log and a pid file
start() {
  local name=$1
  shift
  setsid "$@" >>"$LOGS/$name.log" 2>&1 </dev/null &
  echo $! >"$CKAN_HOME/$name.pid"
}

install_packages() {
  local need=()
  command -v "$PYTHON" >/dev/null || need+=(python3)
  if [ -z "$REDIS_URL" ]; then command -v redis-server >/dev/null || need+=(redis-server); fi
  if [ -z "$PG_HOST" ]; then ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need+=(postgresql); fi
  command -v psql >/dev/null || need+=(postgresql-client)
  ldconfig -p | grep -q libmagic.so.1 || need+=(libmagic1)
  # psycopg2 comes as source.
  command -v gcc >/dev/null || need+=(gcc libc6-dev)
  [ -e /usr/include/postgresql/libpq-fe.h ] || need+=(libpq-dev)
  "$PYTHON" -c 'import sysconfig, os, sys; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' 2>/dev/null || need+=(python3-dev)
  "$PYTHON" -c 'import ensurepip' 2>/dev/null || need+=(python3-venv)
  command -v curl >/dev/null || need+=(curl ca-certificates)
  command -v pgrep >/dev/null || need+=(procps)
  if [ ${#need[@]} -gt 0 ]; then
    root apt-get update -qq
    root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >"$LOGS/apt.log" 2>&1
  fi
}

install_ckan() {
  local wanted=$ROOT/requirements/ckan-$CKAN_VERSION.txt stamp=$VENV/.installed
  if [ -e "$stamp" ] && cmp -s "$wanted" "$stamp"; then return; fi
  rm -rf "$VENV"
  "$PYTHON" -m venv "$VENV"
  "$VENV/bin/pip" install -q --disable-pip-version-check --use-pep517 --require-hashes -r "$wanted"
  cp "$wanted" "$stamp"
}

start_postgres() {
  local data=$CKAN_HOME/pg
  if [ ! -d "$data/base" ]; then
    mkdir -p "$data"
    if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
    as_pg "$(pg_bin)/initdb" -D "$data" -A trust -E UTF8 --locale=C.UTF-8 -N >"$LOGS/initdb.log"
  fi
  if ! as_pg "$(pg_bin)/pg_ctl" -D "$data" status >/dev/null; then
    as_pg "$(pg_bin)/pg_ctl" -D "$data" -w -s -l "$data/server.log" start -o "-p $PG_PORT -c listen_addresses=127.0.0.1 \
      -c unix_socket_directories=$data -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  fi
}

create_databases() {
  local role db
  for role in ckan_default datastore_default; do
    psql_ -d postgres -tAc "SELECT 1 FROM pg_roles WHERE rolname='$role'" | grep -q 1 ||
      psql_ -d postgres -c "CREATE ROLE $role LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE"
    psql_ -d postgres -c "ALTER ROLE $role PASSWORD 'pass'" # of an image, too
  done
  for db in ckan_default datastore_default; do
    psql_ -d postgres -tAc "SELECT 1 FROM pg_database WHERE datname='$db'" | grep -q 1 ||
      psql_ -d postgres -c "CREATE DATABASE $db OWNER ckan_default ENCODING 'UTF8'"
  done
}

write_config() {
  # A long timeout for Redis: with redis-py 8 the harvest consumers else end after five idle seconds
  # (ckanext-harvest 581).
  [ -e "$INI" ] || "$VENV/bin/ckan" generate config "$INI" >/dev/null # makes secrets
  local db=postgresql://ckan_default:pass@$DB:$PG_PORT
  "$VENV/bin/ckan" config-tool "$INI" \
    "sqlalchemy.url=$db/ckan_default" "ckan.datastore.write_url=$db/datastore_default" \
    "ckan.datastore.read_url=postgresql://datastore_default:pass@$DB:$PG_PORT/datastore_default" \
    "ckan.redis.url=${REDIS_URL:-redis://127.0.0.1:$REDIS_PORT/0}?socket_timeout=86400" "solr_url=${SOLR_URL:-http://127.0.0.1:$SOLR_PORT/solr/ckan}" \
    "ckan.site_url=$URL" "ckan.site_id=default" "ckan.storage_path=$CKAN_HOME/storage" "ckan.plugins=$PLUGINS" \
    "ckan.auth.create_unowned_dataset=false" "ckan.harvest.mq.type=redis" "ckanext.dcat.rdf.profiles=euro_dcat_ap_3" >/dev/null
}

# A sysadmin, and an editor of no organization yet: one process instead of several ckan commands.
create_users() {
  "$VENV/bin/python" - "$INI" "$URL" >"$CKAN_HOME/env" 2>>"$LOGS/db.log" <<'PY'
import sys
from ckan.cli import load_config
from ckan.config.middleware import make_app
app = make_app(load_config(sys.argv[1]))._wsgi_app
with app.test_request_context():
    from ckan import model
    from ckan.logic import get_action
    lines = [f"CKAN_URL={sys.argv[2]}", f"CKAN_PYTHON={sys.executable}"]
    for name, variable in (("admin", "CKAN_TOKEN"), ("clerk", "CKAN_CLERK_TOKEN")):
        user = {"name": name, "email": f"{name}@example.org", "password": "test1234"}
        get_action("user_create")({"ignore_auth": True}, user)
        if name == "admin":
            model.User.get(name).sysadmin = True
        model.repo.commit_and_remove()
        token = get_action("api_token_create")({"ignore_auth": True}, {"user": name, "name": "tests"})
        lines.append(f"{variable}={token['token']}")
    print("\n".join(lines))
PY
}

up() {
  mkdir -p "$CKAN_HOME/storage" "$LOGS"
  chmod 755 "$CKAN_HOME"
  install_packages
  say "packages of the system"
  install_ckan
  say "CKAN $CKAN_VERSION"
  if [ -z "$PG_HOST" ]; then start_postgres; fi
  if [ -z "$REDIS_URL" ] && ! redis-cli -p "$REDIS_PORT" ping >/dev/null 2>&1; then
    start redis redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save '' --appendonly no --dir "$CKAN_HOME"
  fi
  if [ -z "$SOLR_URL" ]; then
    "$HERE/solr_up.sh" up "$(ls "$VENV"/lib/python3*/site-packages/ckan/config/solr/schema.xml)" "$CKAN_HOME/solr" "$SOLR_PORT" >/dev/null
  fi
  say "PostgreSQL, Redis, Solr"
  create_databases
  write_config
  "$VENV/bin/ckan" db upgrade >"$LOGS/db.log" 2>&1 || { cat "$LOGS/db.log" >&2; return 1; }
  "$VENV/bin/ckan" datastore set-permissions 2>>"$LOGS/db.log" | psql_ -d datastore_default >/dev/null
  [ -s "$CKAN_HOME/env" ] || create_users
  say "databases and users"
  if ! curl -sf "$URL/api/action/status_show" >/dev/null; then
    # -D: no debugger, which would run anybody's code; -r: no reloader; -t: threads
    start ckan "$VENV/bin/ckan" run -H 127.0.0.1 -p "$CKAN_PORT" -D -r -t
    wait_for CKAN curl -sf "$URL/api/action/status_show"
    case " $PLUGINS " in *" harvest "*) # started again when an exception ends them
      start gather bash -c "while :; do '$VENV/bin/ckan' harvester gather-consumer; sleep 1; done"
      start fetch bash -c "while :; do '$VENV/bin/ckan' harvester fetch-consumer; sleep 1; done" ;;
    esac
  fi
  say "CKAN answers on $URL"
}

stop() {
  local file pid
  for file in "$CKAN_HOME"/*.pid; do
    [ -e "$file" ] || continue
    pid=$(cat "$file")
    kill -- "-$pid" 2>/dev/null || true # the whole group: servers have children
    for _ in $(seq 1 25); do
      pgrep -g "$pid" >/dev/null || break
      sleep 0.2
    done
    kill -9 -- "-$pid" 2>/dev/null || true
    rm -f "$file"
  done
  if [ -d "$CKAN_HOME/solr" ]; then "$HERE/solr_up.sh" stop "$CKAN_HOME/solr"; fi
  if [ -d "$CKAN_HOME/pg/base" ]; then as_pg "$(pg_bin)/pg_ctl" -D "$CKAN_HOME/pg" -m immediate -s stop 2>/dev/null || true; fi
}

case ${1:-} in
  up) up ;;
  stop) stop ;;
  clean)
    stop
    rm -rf "$CKAN_HOME"/{pg,solr,storage,logs,ckan.ini,env}
    ;;
  ckan)
    shift
    exec "$VENV/bin/ckan" "$@"
    ;;
  *)
    sed -n 2,12p "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
