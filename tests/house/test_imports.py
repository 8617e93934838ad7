"""The plan of the house (docs/architecture.md): who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = "aoimori"
WINGS = ("sources", "checks", "outputs", "portal", "ckan")
MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "runtime": {"core"},
    **{wing: {"core", "runtime"} for wing in WINGS},
    "verbs": {"core", "runtime", *WINGS},
    # The command line knows the project folder it is pointed at, and verbs; nothing else.
    "cli": {"core", "runtime", "verbs"},
}


def modules(root: Path) -> dict[str, Path]:
    base = root / "pipeline"
    return {
        ".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((base / PACKAGE).rglob("*.py"))
    }


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path, known: set[str]) -> Iterator[str]:
    """The modules of the package that a module imports."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith(PACKAGE))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
            assert node.module is not None
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module


def graph(root: Path) -> dict[str, set[str]]:
    found = modules(root)
    return {name: set(imports(path, set(found))) - {name} for name, path in found.items()}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_every_room_is_on_the_plan(root: Path) -> None:
    assert {room(name) for name in modules(root)} - {""} <= set(MAY_IMPORT)


def test_wings_stand_on_the_ground_alone(root: Path) -> None:
    wrong = [
        f"{name} imports {other}"
        for name, others in graph(root).items()
        for other in others
        if room(name) and room(other) not in (room(name), "", *MAY_IMPORT[room(name)])
    ]
    assert wrong == []


def test_no_circle_of_imports(root: Path) -> None:
    edges = graph(root)
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for other in sorted(edges.get(name, ())):
            visit(other, (*path, name))
        done.add(name)

    for name in edges:
        visit(name, ())


def test_only_the_command_line_prints(root: Path) -> None:
    for name, path in modules(root).items():
        calls = [node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        printing = [
            c for c in calls if ast.unparse(c) in ("print", "click.echo", "sys.stdout.write")
        ]
        assert not printing or room(name) == "cli", name


def test_the_core_does_no_input_or_output_and_reads_no_clock(root: Path) -> None:
    banned = {
        "os",
        "pathlib",
        "io",
        "subprocess",
        "socket",
        "shutil",
        "tempfile",
        "time",
        "requests",
    }
    for name, path in modules(root).items():
        tree = parsed(path)
        text = ast.unparse(tree)
        if room(name) == "core":
            names = {
                alias.name.split(".")[0]
                for node in ast.walk(tree)
                if isinstance(node, ast.Import)
                for alias in node.names
            } | {
                (node.module or "").split(".")[0]
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom)
            }
            assert not names & banned, name
            assert "open(" not in text, name
        for clock in ("datetime.now", "date.today", "time.time(", "utcnow"):
            assert clock not in text or name == "aoimori.runtime.clock", (name, clock)


def test_only_commands_ask_what_day_it_is(root: Path) -> None:
    """What they are told is recorded; nothing that is built looks at the clock."""
    asking = {name for name, others in graph(root).items() if "aoimori.runtime.clock" in others}
    assert {room(name) for name in asking - {"aoimori.verbs.status"}} == {"cli"}


def test_modules_stay_small(root: Path) -> None:
    for name, path in modules(root).items():
        lines = path.read_text(encoding="utf-8").count("\n")
        assert lines <= 400, (name, lines)
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno <= 60, (name, node.name)
