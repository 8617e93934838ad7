"""Steps on standard error, where it is no terminal."""

from __future__ import annotations

import pytest

from aoimori.cli.progress import Lines


def told(steps: int, capsys: pytest.CaptureFixture[str]) -> list[str]:
    lines = Lines("ja")
    lines.begin("check", steps)
    for number in range(steps):
        lines.step(f"表{number}")
    lines.end()
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


@pytest.mark.parametrize("steps", [1, 2, 100])
def test_every_step_is_told(steps: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(steps, capsys) == [f"[検査 {n + 1}/{steps}] 表{n}" for n in range(steps)]


@pytest.mark.parametrize("steps", [101, 388, 10_000])
def test_of_many_steps_the_last_of_every_part_is_told(
    steps: int, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(steps, capsys)
    assert len(lines) == 20
    assert lines[-1] == f"[検査 {steps}/{steps}] 表{steps - 1}"
