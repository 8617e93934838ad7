"""What the site costs: the views, the frame made by MkDocs, the pages, the search index.

Makes a dataset as a user would (a workbook of 100 rows and 12 columns, read and released), then
100, 500 and 2,000 like it in memory, of 41 publishers and every theme, without charts. Writes their
site in two languages and its search index, each number in a process of its own. Prints the seconds
of each part, what a page of each kind takes, and memory; beside it the time Jinja2 alone takes for
the same content. Then builds a project twice and tells how many page sources were written again.

Ends with 1 if a budget is broken: the pages of 2,000 datasets in one language take 6 s or a
process 300 MiB, Pagefind 10 s and 12 MB for each language or 700 MiB; a page is 15 % dearer than
among a quarter as many; a page of a dataset takes four times as long as with Jinja2 alone; a source
that is the same was written again.

Run: make bench-site, or with numbers of datasets as arguments.
"""

from __future__ import annotations

import json
import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
from jinja2 import Environment

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aoimori.core.catalog import Catalog
from aoimori.core.codes import THEMES
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease
from aoimori.portal.frames import Frames, write_frames
from aoimori.portal.mkdocs import build_site
from aoimori.portal.page import Page
from aoimori.portal.pages import ROOTS, Portal, pages_of
from aoimori.portal.searchindex import FOLDER, given, write_index
from aoimori.portal.whole import fill
from aoimori.runtime.work import processors
from aoimori.verbs.heads import PageHeads
from support.project import ROOT, SmallProject

NUMBERS = [int(word) for word in sys.argv[1:] if word.isdigit()] or [100, 500, 2000]
SITE = ROOT / "site"
PUBLISHERS = 41
RUNS = 3
OF_FLOOR = 20
# The budgets, for so many datasets: seconds and MiB.
OF_BUDGET = 2000
PAGES_SECONDS, PAGES_MEMORY = 6.0, 300
SEARCH_SECONDS, SEARCH_MEMORY, SEARCH_SIZE = 10.0, 700, 12.0
FLAT, FLOOR = 1.15, 4.0

COLUMNS = {
    "code": ("コード", "string"),
    "name_ja": ("名前", "string"),
    "kind": ("種類", "string"),
    "people": ("人口", "integer"),
    "opened": ("開始日", "date"),
    "area": ("面積", "number"),
    "households": ("世帯数", "integer"),
    "men": ("男", "integer"),
    "women": ("女", "integer"),
    "ward": ("地区", "string"),
    "address": ("所在地", "string"),
    "note": ("備考", "string"),
}


def project(folder: Path) -> SmallProject:
    """A project of one dataset, released."""
    random = np.random.default_rng(20240401)
    titles = [title for title, _ in COLUMNS.values()]
    rows: list[Sequence[object]] = [titles]
    for n in range(100):
        men, women, area, homes = random.integers(0, 9_999, size=4).tolist()
        name, people = f"第{n}町", men + women
        where = (f"地区{n % 7}", f"中央{n}丁目{homes}番地", "見直し中" if n % 3 else None)
        known = (f"{n:03}", name, "町", people, "2024-04-01", area / 100, homes, men, women)
        rows.append((*known, *where))
    fields = [
        {
            "name": name,
            "title": {"ja": title, "en": name},
            "type": kind,
            "description": {"ja": f"{title}です。", "en": f"The {name}."},
        }
        for name, (title, kind) in COLUMNS.items()
    ]
    made = SmallProject(folder)
    both = {"ja": "町の表", "en": "Towns"}
    schema = {"title": both, "primaryKey": ["code"], "fields": fields}
    columns = {name: title for name, (title, _) in COLUMNS.items()}
    path = made.dataset(rows=rows, schema=schema, layout={"header": 1, "columns": columns})
    definition = path / "dataset.yaml"
    definition.write_text(definition.read_text("utf-8") + "charts: {}\n", "utf-8")
    made.lock()
    return made


def one_release(made: SmallProject) -> tuple[Catalog, BuiltRelease]:
    """What a build shows of the project: its catalogue and its one release."""
    from aoimori.verbs import build as building

    real, shown = building.write_site, []

    def watched(project: Any, catalog: Catalog, what: Any, *rest: Any, **more: Any) -> Any:
        shown.append((catalog, what.published[0]))
        return real(project, catalog, what, *rest, **more)

    building.write_site = watched
    try:
        assert made.run("build").exit_code == 0
    finally:
        building.write_site = real
    return shown[0]


def rewritten(made: SmallProject) -> tuple[int, int]:
    """How many page sources there are, and how many a fresh build writes though they are same."""
    folder = made.root / "build/pages"
    before = {path: path.stat() for path in folder.rglob("*.md")}
    assert made.run("build", "--fresh").exit_code == 0
    again = [
        path
        for path, was in before.items()
        if (path.stat().st_ino, path.stat().st_mtime_ns) != (was.st_ino, was.st_mtime_ns)
    ]
    return len(before), len(again)


def many(known: bytes, number: int) -> tuple[Catalog, list[BuiltRelease]]:
    """So many datasets, each with content of its own in memory."""
    catalog, one = pickle.loads(known)
    themes = list(catalog.codes[THEMES])
    offices = [replace(one.dataset.publisher, slug=f"office{n}") for n in range(PUBLISHERS)]
    made = []
    for n in range(number):
        _, copy = pickle.loads(known)
        dataset = replace(
            copy.dataset,
            publisher=offices[n % PUBLISHERS],
            slug=f"towns{n}",
            title=Localized(f"第{n}の町の表", f"Table of towns {n}"),
            theme=themes[n % len(themes)],
            license=one.dataset.license,
            frequency=one.dataset.frequency,
        )
        made.append(replace(copy, dataset=dataset))
    return replace(catalog, datasets=tuple(each.dataset for each in made)), made


def measure(known: Path, number: int) -> dict[str, Any]:
    """In a process of its own: the site of so many datasets."""
    catalog, some = many(known.read_bytes(), number)
    parts: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        started = time.perf_counter()
        done = work()
        parts[name] = time.perf_counter() - started
        return done

    with tempfile.TemporaryDirectory() as folder:
        frames, root = Path(folder) / "frames", Path(folder) / "site"
        portal = Portal(catalog, some, (), (), (), PageHeads.of(catalog, some, ()))
        languages = timed("views", lambda: pages_of(portal, SITE / "templates", SITE / "words"))

        def framed() -> list[Frames]:
            for pages in languages:
                write_frames(pages, frames / pages.lang)
            build_site(SITE, frames, root, 0)
            return [Frames.take(pages, root / ROOTS[pages.lang]) for pages in languages]

        taken = timed("MkDocs", framed)
        japanese = [page for page in languages[0] if is_dataset(page)]
        only = replace(taken[0], pages=replace(languages[0], pages=tuple(japanese)))
        only.fill(0, len(japanese))  # one page, so that templates are compiled
        timed("datasets, one process", lambda: fill([only], 1))
        timed("datasets", lambda: fill([only], 0))
        timed("pages", lambda: fill(taken, 0))
        each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        most = max(resource.getrusage(who).ru_maxrss for who in each)
        timed("Pagefind", lambda: write_index(given(root), root))
        index = sum(path.stat().st_size for path in (root / FOLDER).rglob("*") if path.is_file())
    return {
        "parts": parts,
        "memory": most / 1024,
        "search memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "index": index / 1e6,
        "pages": sum(len(pages.pages) for pages in languages),
    }


def is_dataset(page: Page) -> bool:
    """Whether it is the page of a dataset, as the budget has it; each has other pages besides."""
    return page.template == "dataset.html" and not page.view["pinned"]


def floor(known: Path) -> dict[str, float]:
    """In a process of its own: seconds of the pages of datasets, by our templates and by Jinja2
    alone, from templates that hold all markup of one page and are given its texts."""
    catalog, some = many(known.read_bytes(), OF_FLOOR)
    jinja = Environment(autoescape=True)
    pages = pages_of(Portal(catalog, some), SITE / "templates", SITE / "words")[0]
    wanted = [page for page in pages if is_dataset(page)]
    bare = []
    for html in map(pages.html, wanted):
        parts = re.split(r">([^<]*[^<\s][^<]*)<", html)
        texts = [unescape(text) for text in parts[1::2]]
        source = "".join(f"{_raw(m)}>{{{{ x[{n}] }}}}<" for n, m in enumerate(parts[:-1:2]))
        template = jinja.from_string(source + _raw(parts[-1]))
        assert unescape(template.render(x=texts)) == unescape(html)
        bare.append((template, texts))
    seconds: dict[str, list[float]] = {"ours": [], "jinja2": []}
    for _ in range(RUNS):
        for name, work in (
            ("ours", lambda: [pages.html(page) for page in wanted]),
            ("jinja2", lambda: [template.render(x=texts) for template, texts in bare]),
        ):
            started = time.process_time()
            work()
            seconds[name].append(time.process_time() - started)
    return {name: statistics.median(each) / len(wanted) for name, each in seconds.items()}


def _raw(markup: str) -> str:
    """Markup as a template has it."""
    return f"{{% raw %}}{markup}{{% endraw %}}" if markup else ""


def run(what: str, known: Path, number: int = 0) -> Any:
    command = [sys.executable, __file__, what, str(known), str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def kept(words: str, value: float, limit: float) -> bool:
    """Say how a number stands to its limit."""
    print(f"{words:<58}{value:8.2f}  limit {limit:g}{'' if value <= limit else '  BROKEN'}")
    return value <= limit


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known"
        made = project(Path(folder) / "p")
        known.write_bytes(pickle.dumps(one_release(made)))
        sources, again = rewritten(made)
        found = {number: run("measure", known, number) for number in NUMBERS}
        bare = run("floor", known)
    print(f"{processors()} processors")
    for number, one in found.items():
        parts = "".join(f"{name} {seconds:6.2f} s  " for name, seconds in one["parts"].items())
        print(f"{number:6,} datasets, {one['pages']:6,} pages: {parts}{one['memory']:.0f} MiB")
    last = found[NUMBERS[-1]]
    size = NUMBERS[-1] / OF_BUDGET
    fewer = found[NUMBERS[-2]] if len(NUMBERS) > 1 else last
    search = last["parts"]["Pagefind"]

    def each(one: dict[str, Any]) -> float:
        return float(one["parts"]["pages"] / one["pages"])

    return (
        0
        if all(
            [
                kept(
                    f"s, {NUMBERS[-1]:,} pages of datasets",
                    last["parts"]["datasets"],
                    PAGES_SECONDS * size,
                ),
                kept("MiB, the largest process that writes the site", last["memory"], PAGES_MEMORY),
                kept("s, Pagefind, two languages", search, 2 * SEARCH_SECONDS * size),
                kept("MiB, Pagefind", last["search memory"], SEARCH_MEMORY),
                kept("MB, the index, two languages", last["index"], 2 * SEARCH_SIZE * size),
                kept("times a page among fewer", each(last) / each(fewer), FLAT),
                kept(
                    "times Jinja2 alone, a page of a dataset", bare["ours"] / bare["jinja2"], FLOOR
                ),
                kept(f"page sources of {sources} written again, though the same", again, 0),
            ]
        )
        else 1
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]))))
    elif sys.argv[1:2] == ["floor"]:
        print(json.dumps(floor(Path(sys.argv[2]))))
    else:
        sys.exit(main())
