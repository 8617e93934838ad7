"""Run with mlcroissant's Python: the records of a release as JSON, a line for each record set."""

import datetime as dt
import json
import sys
from pathlib import Path

import mlcroissant as mlc


def plain(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)


for name in sys.argv[1:]:
    path = Path(name)
    files = json.loads(path.read_text("utf-8"))["distribution"]
    folder = path.parents[1]
    dataset = mlc.Dataset(
        jsonld=path, mapping={file["@id"]: str(folder / file["@id"]) for file in files}
    )
    issues = dataset.metadata.ctx.issues
    assert not issues.errors, issues.report()
    assert not issues.warnings, issues.report()
    for records in dataset.metadata.record_sets:
        rows = [
            {key.partition("/")[2]: plain(value) for key, value in row.items()}
            for row in dataset.records(records.id)
        ]
        json.dump({"file": name, "table": records.id, "rows": rows}, sys.stdout)
        sys.stdout.write("\n")
