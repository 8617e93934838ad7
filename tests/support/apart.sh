# Sourced by scripts that run a command with packages of their own, apart from the project's:
# `install_apart NAME FOLDER` makes a virtual environment (`$venv`) of requirements/NAME.txt there.
root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install_apart() {
  local wanted
  wanted=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/requirements/$1.txt
  mkdir -p "$2"
  venv=$(cd "$2" && pwd)
  if ! cmp -s "$wanted" "$venv/.installed"; then
    rm -rf "$venv"
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$wanted"
    cp "$wanted" "$venv/.installed"
  fi
}
