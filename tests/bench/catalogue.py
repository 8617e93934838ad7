"""What the files of a whole catalogue cost: the graph in three formats, lists, packages, the static
api/3, and what stands beside the data and in the head of every page.

Makes 100, 1,000 and 3,000 datasets in memory (three years of a third as many, five files each) and
writes all files to nowhere, each number in a process of its own (the smallest three times).
Prints medians of processor seconds, the cost of a dataset, and the memory; beside it what rdflib
alone takes to write the graph of 300 in the three formats. Ends with 1 if a dataset of the most
costs more than 1.3 times one of the number before (a few fit into the processor's cache and cost
less), or if the graph takes longer than with rdflib alone.

Run: make bench, or with numbers of datasets as arguments.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rdflib import Graph

from aoimori.ckan.packages import wanted
from aoimori.ckan.static import static_api
from aoimori.core.catalog import Catalog, Release
from aoimori.core.fiscal import FiscalYear
from aoimori.core.release import BuiltRelease, Distribution
from aoimori.core.summary import TableSummary
from aoimori.outputs.catalogues import Published, all_catalogues, catalogue_files
from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.meta.documents import (
    catalogue_documents,
    citable_documents,
    release_documents,
)
from aoimori.outputs.tables import WRITERS
from aoimori.portal.whole import Subject
from aoimori.verbs.heads import PageHeads
from outputs.test_dcat_sample import catalog, dataset, release

NUMBERS = [int(word) for word in sys.argv[1:] if word.isdigit()] or [100, 1000, 3000]
RUNS = 3
OF_PEER = 300
YEARS = 3
FLAT = 1.3
PEER = ("turtle", "json-ld", "xml")


def releases(number: int) -> list[BuiltRelease]:
    """So many releases: three years of each dataset, with a file in every format."""
    formats = [writer.format for name, writer in WRITERS if name != "GeoJSON"]
    summary = TableSummary("rivers", 7, 0, (), ())
    made = []
    for index in range(number):
        year = 2021 + index % YEARS
        one = release(replace(dataset(), slug=f"rivers-{index // YEARS}"), year)
        files = tuple(
            Distribution("rivers", form, f"rivers.{form.extension}", 1234, "0a" * 32, 7)
            for form in formats
        )
        made.append(
            replace(
                one,
                release=Release(FiscalYear(year), {}),
                lock=replace(one.lock, issued=date(year, 6, 1), modified=date(year, 7, 1)),
                distributions=files,
                tables={"rivers": summary},
            )
        )
    return made


def files_of(whole: Catalog, some: list[BuiltRelease]) -> Iterator[tuple[str, bytes]]:
    """Every file, one after the other."""
    formats = [form for _, form in all_catalogues()]
    yield from catalogue_files(Published.of(whole, tuple(some)), formats)
    yield from catalogue_documents(whole, some, [form.file for form in formats])
    yield from static_api(whole, wanted(whole, some))
    heads = PageHeads.of(whole, some, ())
    for built in some:
        yield from release_documents(whole, built)
        yield from citable_documents(whole, [built])
        for lang, top in (("ja", "../../../../"), ("en", "../../../../../")):
            page = Subject(built.dataset.id, built.release.year.year, top, lang)  # type: ignore[arg-type]
            yield "", heads(page).encode()


def measure(number: int) -> None:
    """In a process of its own: seconds of all files, their bytes, and the most memory in MiB."""
    some, whole = releases(number), catalog()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    total = sum(len(content) for _, content in files_of(whole, some))
    seconds = time.process_time() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "bytes": total, "more": (most - before) / 1024}))


def measure_graph(number: int) -> None:
    """The graph made and written in three formats, and the same triples put into a graph of
    rdflib's and written by it: seconds of each."""
    some, whole = releases(number), catalog()
    graphs = [form for _, form in all_catalogues() if form.paged]
    started = time.process_time()
    for _ in catalogue_files(Published.of(whole, tuple(some)), graphs):
        pass
    ours = time.process_time() - started
    triples = list(catalog_graph(whole, some))
    started = time.process_time()
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    for name in PEER:
        graph.serialize(format=name)
    print(json.dumps({"ours": ours, "rdflib": time.process_time() - started}))


def run(what: str, number: int, runs: int) -> list[dict[str, float]]:
    command = [sys.executable, __file__, what, str(number)]
    return [
        json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        for _ in range(runs)
    ]


def main() -> int:
    each: dict[int, float] = {}
    print("all files of a catalogue")
    for number in NUMBERS:
        done = run("all", number, RUNS if number == NUMBERS[0] else 1)
        seconds = statistics.median(one["seconds"] for one in done)
        each[number] = seconds / number
        print(
            f"{number:6,} datasets {seconds:7.2f} s {1000 * each[number]:6.2f} ms each"
            f" {statistics.median(one['more'] for one in done):7.0f} MiB more memory"
            f" {done[0]['bytes'] / number / 1024:6.1f} KiB each"
        )
    last = NUMBERS[-1]
    graph = run("graph", OF_PEER, RUNS)
    ours, peer = (statistics.median(one[who] for one in graph) for who in ("ours", "rdflib"))
    ratio = peer / ours
    print(
        f"the graph of {OF_PEER} in three formats {ours:.2f} s, rdflib alone {ratio:.2f} x as long"
    )
    before = NUMBERS[-2] if len(NUMBERS) > 1 else last
    growth = each[last] / each[before]
    print(f"a dataset of {last:,} costs {growth:.2f} x one of {before:,} (limit {FLAT})")
    return 0 if growth <= FLAT and ratio >= 1 else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["all"]:
        measure(int(sys.argv[2]))
    elif sys.argv[1:2] == ["graph"]:
        measure_graph(int(sys.argv[2]))
    else:
        sys.exit(main())
