"""What the versions of a release say of what they changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aoimori.core.lock import Lock, PastVersion, Status
from aoimori.core.tablechange import TableChange
from aoimori.portal.events import events_of
from aoimori.portal.versions import versions
from portal.mocks import built, places, places_table


def lines(change: TableChange) -> list[str]:
    dataset = replace(places(), tables=places().tables[:1])
    past = (PastVersion("1.0.0", date(2025, 4, 1), {}),)
    days = date(2025, 4, 1), date(2025, 5, 1)
    lock = Lock("2.0.0", *days, {}, {}, status=Status.CORRECTED, changes=(change,), past=past)
    return [words.ja for words in versions(dataset, lock)[0].lines]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            TableChange("places", added=1, rows_added=("03 丙町",), totals=(("count", "1", "3"),)),
            [
                "増えた行 1・なくなった行 0・値の変わった行 0",
                "増えた行: 03 丙町",
                "人数（人）の合計 1 → 3（+2）",
            ],
        ),
        (TableChange("places", constant=(("open", "0", "1"),)), ["公開（全行共通）: 0 → 1"]),
        (
            TableChange("places", retyped=(("count", "integer", "number"),)),
            ["型の変わった項目: 人数（integer → number）"],
        ),
        (TableChange("places"), ["並び順だけが違います（値は同じです）"]),
        (TableChange("gone", removed=3), ["gone: なくなった表です"]),
        # A column of which today's definition knows nothing any more.
        (TableChange("places", totals=(("old", "1", "2"),)), ["oldの合計 1 → 2（+1）"]),
    ],
)
def test_everything_that_changed_is_told(change: TableChange, told: list[str]) -> None:
    assert lines(change) == told


def test_of_one_day_the_later_version_stands_first() -> None:
    release = built(places(), 2019, [places_table()], date(2025, 4, 1), "1.0.10")
    past = tuple(PastVersion(v, date(2025, 4, 1), {}) for v in ("1.0.0", "1.0.2", "1.0.9"))
    lock = replace(release.lock, past=past, status=Status.CORRECTED)
    events = events_of((replace(release, lock=lock),), ())
    assert [e.version and e.version.version for e in events] == [
        "1.0.10",
        "1.0.9",
        "1.0.2",
        "1.0.0",
    ]
