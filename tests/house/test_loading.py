"""What a command loads: who looks at one file waits for no library it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {"frictionless", "mkdocs", "pandas", "pyarrow.parquet", "rdflib"}
_LOADED = """
import sys
from aoimori.cli.main import cli
cli(sys.argv[1:], standalone_mode=False)
print("\\n", *sys.modules, sep="\\n")
"""


@pytest.mark.parametrize("arguments", [["--help"], ["check", "{file}"]])
def test_a_quick_command_loads_nothing_slow(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "町.csv"
    file.write_text("コード,人口\n甲,5\n乙,7\n", encoding="utf-8")
    told = [argument.format(file=file) for argument in arguments]
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *told], cwd=tmp_path, capture_output=True, text=True
    )
    loaded = done.stdout.splitlines()
    assert "aoimori.cli.main" in loaded, done.stderr
    assert sorted(SLOW & set(loaded)) == []
