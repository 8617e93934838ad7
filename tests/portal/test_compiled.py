"""A template is compiled once, and again when it changes."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from aoimori.portal.compiled import Compiled, compiled


class Counting(Environment):
    """Counts what it compiles."""

    def __init__(self, folder: Path, cache: Compiled) -> None:
        super().__init__(loader=FileSystemLoader(folder), bytecode_cache=cache)
        self.made: list[str | None] = []

    def compile(self, source, name=None, *arguments, **named):  # type: ignore[no-untyped-def]
        self.made.append(name)
        return super().compile(source, name, *arguments, **named)


def written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.html").write_text(text, encoding="utf-8")
    return folder


def test_the_next_environment_compiles_what_changed_only(tmp_path: Path) -> None:
    cache = Compiled()
    for folder, text, made in (
        ("one", "{{ x }}!", ["a.html"]),
        ("one", "{{ x }}!", []),
        ("two", "{{ x }}!", []),
        ("two", "{{ x }}?", ["a.html"]),
        ("one", "{{ x }}!", []),
    ):
        env = Counting(written(tmp_path / folder, text), cache)
        assert env.get_template("a.html").render(x="甲") == "甲" + text[-1]
        assert env.made == made


def test_kinds_of_environments_share_nothing() -> None:
    assert compiled("pages/ja") is compiled("pages/ja")
    assert compiled("pages/ja") is not compiled("pages/en")
