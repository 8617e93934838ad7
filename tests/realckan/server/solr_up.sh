#!/usr/bin/env bash
# A real Solr 9 with CKAN's schema on 127.0.0.1, for tests: jars through Maven (pom.xml), launched by CkanSolr.java.
#
#   solr_up.sh up SCHEMA_XML SOLR_HOME PORT    fetch the jars once, start the core "ckan", wait until it answers
#   solr_up.sh stop SOLR_HOME                  stop it; the index stays in SOLR_HOME (delete the folder to start empty)
#   solr_up.sh fetch                           fetch the jars only
#
# Jars are kept in $SOLR_CACHE (default ~/.cache/ckan-solr). Log and pid: SOLR_HOME/solr.log, SOLR_HOME/solr.pid.
# java (a JDK: CkanSolr.java is launched from source) and mvn are installed by apt-get when missing.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${SOLR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ckan-solr}
LIB=$CACHE/lib-$(cksum <"$HERE/pom.xml" | cut -d' ' -f1)        # another pom.xml, another folder
JAVA_OPTS=${SOLR_JAVA_OPTS:-"-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"}
WAIT=${SOLR_WAIT:-90}                                           # seconds

die() { echo "solr_up.sh: $*" >&2; exit 1; }
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
apt() { root env DEBIAN_FRONTEND=noninteractive apt-get "$@" >>"$CACHE/apt.log" 2>&1; }
have_jdk() { command -v java >/dev/null && java --list-modules 2>/dev/null | grep '^jdk\.compiler@\(1[7-9]\|[2-9][0-9]\)' >/dev/null; }
running() { [ -s "$1/solr.pid" ] && [[ $(ps -ww -o args= -p "$(cat "$1/solr.pid")" 2>/dev/null) == *CkanSolr.java* ]]; }
answers() { [ "$(curl -s -m 5 -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1/solr/ckan/admin/ping")" = 200 ]; }
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

install_packages() {
  local need=()
  command -v curl >/dev/null || need+=(curl ca-certificates)
  command -v ps >/dev/null || need+=(procps)
  [ -d "$LIB" ] || command -v mvn >/dev/null || need+=(maven)
  if have_jdk && [ ${#need[@]} = 0 ]; then return; fi
  apt update -qq || die "apt-get update failed, see $CACHE/apt.log"
  if ! have_jdk; then                                           # 17 where the distribution has it
    if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then need+=(openjdk-17-jdk-headless)
    else need+=(default-jdk-headless); fi
  fi
  apt install -y -qq --no-install-recommends "${need[@]}" || die "cannot install ${need[*]}, see $CACHE/apt.log"
  have_jdk || die "'java' is not a JDK of version 17 or newer, even after installing one: $(command -v java)"
}

fetch() {
  mkdir -p "$CACHE"
  install_packages
  [ -d "$LIB" ] && return
  rm -rf "$LIB.part"                                            # complete or absent, also after an interruption
  # Maven's own repository is only a stopover (it also holds Maven's plugins); MAVEN_REPO=folder keeps one
  mvn -B -q -f "$HERE/pom.xml" -Dmaven.repo.local="${MAVEN_REPO:-$CACHE/m2}" \
    dependency:copy-dependencies -DoutputDirectory="$LIB.part" >"$CACHE/mvn.log" 2>&1 ||
    { tail -n 15 "$CACHE/mvn.log" >&2; die "mvn could not fetch the jars, see $CACHE/mvn.log"; }
  mv "$LIB.part" "$LIB"
  rm -rf "$CACHE/m2"
}

up() {
  local schema=$1 home=$2 port=$3 log=$2/solr.log pid
  [ -r "$schema" ] || die "no such schema: $schema"
  mkdir -p "$home"
  if running "$home"; then
    if answers "$port"; then echo "already running on port $port (pid $(cat "$home/solr.pid"))" >&2; return; fi
    die "a Solr is running in $home (pid $(cat "$home/solr.pid")) but does not answer on port $port: stop it first"
  fi
  ! listening "$port" || die "port $port is taken by another program"
  fetch
  setsid java $JAVA_OPTS -Dorg.apache.logging.log4j.level=WARN -cp "$LIB/*" "$HERE/CkanSolr.java" \
    "$schema" "$home" "$port" >"$log" 2>&1 </dev/null &
  pid=$!
  echo "$pid" >"$home/solr.pid"
  local end=$((SECONDS + WAIT))
  until answers "$port"; do
    if ! kill -0 "$pid" 2>/dev/null; then
      rm -f "$home/solr.pid"
      { grep '^Solr did not start' "$log" || tail -n 15 "$log"; grep '^Caused by' "$log" | tail -n 1; } >&2 || true
      die "Solr ended while starting, see $log"
    fi
    if [ $SECONDS -ge $end ]; then stop "$home"; die "Solr does not answer after $WAIT s, see $log"; fi
    sleep 0.2
  done
  echo "SOLR_URL=http://127.0.0.1:$port/solr/ckan"
}

stop() {
  local home=$1 pid
  if running "$home"; then
    pid=$(cat "$home/solr.pid")
    kill "$pid"
    for _ in $(seq 1 75); do kill -0 "$pid" 2>/dev/null || break; sleep 0.2; done
    if kill -0 "$pid" 2>/dev/null; then kill -9 "$pid"; fi
  fi
  rm -f "$home/solr.pid"
}

case ${1:-}:$# in
  up:4) up "$2" "$3" "$4" ;;
  stop:2) stop "$2" ;;
  fetch:1) fetch ;;
  *) sed -n 2,9p "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
