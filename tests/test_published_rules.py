"""Every table we publish keeps the 30 rules, or an office has said why it does not.

The published files are written, read again and examined by the same code as any file of anybody.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Severity
from aoimori.verbs.examine import examine
from aoimori.verbs.prepare import prepare_one
from aoimori.verbs.published import Heading, known_of
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import write_distributions

ROOT = Path(__file__).parent.parent
WORKSPACE = Workspace.around(ROOT)
RELEASES = [
    pytest.param(dataset, release, id=dataset.id_of(release))
    for dataset in WORKSPACE.catalog.datasets
    for release in dataset.releases
]
ENDINGS: dict[Heading, str] = {"name": "csv", "title": "xlsx"}


@pytest.mark.slow
@pytest.mark.parametrize(("dataset", "release"), RELEASES)
def test_every_published_table_scores_full_or_is_accepted(
    dataset: Dataset, release: Release, tmp_path: Path
) -> None:
    catalog = WORKSPACE.catalog
    prepared = prepare_one(WORKSPACE.project, catalog, dataset, release)
    write_distributions(catalog, prepared, tmp_path)
    accepts = (*dataset.accepts, *release.accepts)
    accepted = {accept.check for accept in accepts if accept.is_of_a_rule}
    for definition in dataset.tables:
        for heading in get_args(Heading):
            (path,) = tmp_path.rglob(f"{definition.name}.{ENDINGS[heading]}")
            known = known_of(catalog, dataset, release, definition.name, heading)
            checkup = examine(path, path.name, known).checkup
            broken = [f for f in checkup.every_finding if f.severity is not Severity.NOTICE]
            rules = {r.rule for r in checkup.results for f in r.findings if f in broken}
            assert rules <= accepted, [(f.check, str(f.place)) for f in broken]
            if not rules:
                assert checkup.scores == (100, 100, 100)
