"""What writing a table in each format costs, on 100,000 rows x 12 columns.

Each format is written by our writer and by pandas, the tool most people would reach for (to_excel
with XlsxWriter and two sheets, to_csv, to_json, to_parquet), of the same rows in one run; JSON-LD
and GeoJSON have no peer there. Prints medians of seconds, sizes and ratios.

Run: make bench-formats, or with rows and runs as arguments.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from aoimori.core.identity import Addresses
from aoimori.core.schema import Field, TableSchema
from aoimori.outputs.tables import PublishedTable, all_writers
from support.tables import TEXT, table

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 3

FIELDS = (
    Field("code", TEXT),
    Field("name", TEXT),
    Field("kind", TEXT),
    Field("day", TEXT, "date"),
    *(Field(f"count_{n}", TEXT, "integer") for n in range(5)),
    *(Field(f"share_{n}", TEXT, "number") for n in range(3)),
)


def make_table() -> PublishedTable:
    random = np.random.default_rng(20240401)
    counts = random.integers(0, 999_999, size=(ROWS, 5)).astype(str).tolist()
    shares = np.char.mod("%.4f", random.random(size=(ROWS, 3))).tolist()
    rows = [
        [
            f"{n:07}",
            f"第{n % 1700}町",
            "市" if n % 3 else "町",
            "2024-04-01",
            *counts[n],
            *shares[n],
        ]
        for n in range(ROWS)
    ]
    made = table(TableSchema("s", TEXT, FIELDS, ("code",)), rows)
    return PublishedTable(made, TEXT, {}, Addresses("https://data.example/"), "p/d", 2024)


def typed(published: PublishedTable) -> pd.DataFrame:
    """The same rows as pandas would hold them."""
    frame = published.table.frame.copy()
    for field in FIELDS:
        if field.type in ("integer", "number"):
            frame[field.name] = pd.to_numeric(frame[field.name])
        elif field.type == "date":
            frame[field.name] = pd.to_datetime(frame[field.name])
    return frame


def to_excel(frame: pd.DataFrame, stream: io.BytesIO) -> None:
    fields = pd.DataFrame([(field.name, field.type) for field in FIELDS])
    with pd.ExcelWriter(stream, engine="xlsxwriter") as book:
        frame.to_excel(book, sheet_name="表", index=False)
        fields.to_excel(book, sheet_name="項目定義", index=False)


PEERS: dict[str, Callable[[pd.DataFrame, io.BytesIO], object]] = {
    "XLSX": to_excel,
    "CSV": lambda frame, stream: frame.to_csv(stream, index=False),
    "JSON": lambda frame, stream: frame.to_json(stream, orient="records", date_format="iso"),
    "Parquet": lambda frame, stream: frame.to_parquet(stream, compression="zstd"),
}


def timed(write: Callable[[io.BytesIO], object]) -> tuple[float, int]:
    stream = io.BytesIO()
    gc.collect()
    started = time.perf_counter()
    write(stream)
    return time.perf_counter() - started, stream.getbuffer().nbytes


def main() -> None:
    published = make_table()
    frame = typed(published)
    print(f"{ROWS:,} x {len(FIELDS)}, medians of {RUNS} runs")
    for name, writer in all_writers():
        if not writer.applies(published.table.schema):
            continue
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(timed(lambda stream: writer.write(published, stream)))  # noqa: B023 - at once
            if name in PEERS:
                theirs.append(timed(lambda stream: PEERS[name](frame, stream)))  # noqa: B023
        median = statistics.median(seconds for seconds, _ in ours)
        line = f"{name:<9}{median:7.2f} s {ours[0][1] / 1e6:8.1f} MB"
        if theirs:
            peer = statistics.median(seconds for seconds, _ in theirs)
            line += f"   pandas {peer:7.2f} s {theirs[0][1] / 1e6:8.1f} MB   {median / peer:5.2f} x"
        print(line)


if __name__ == "__main__":
    main()
