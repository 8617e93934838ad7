"""What becomes of a dataset on a portal: the whole of one as CKAN gets it, and what varies."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aoimori.ckan.bodies import package_body, resource_body
from aoimori.ckan.names import EXTRAS, RESOURCE_FIELDS
from aoimori.ckan.packages import STANDARD_SETS, wanted
from aoimori.ckan.wanted import Package
from aoimori.core.catalog import Catalog, CkanSettings, TableDefinition
from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock, Status, Withdrawal
from aoimori.core.release import BuiltRelease, PublishedSource, WithdrawnRelease
from aoimori.core.schema import Field, TableSchema
from aoimori.core.summary import TableSummary
from aoimori.sources.standards import read_standards
from outputs.test_dcat_sample import CSV, bare, catalog, dataset, release

EXPECTED = Path(__file__).parent / "package.json"


def built(of: Any = None, year: int = 2019) -> BuiltRelease:
    summary = TableSummary("rivers", 7, 0, (), ())
    return replace(release(of or licensed(), year), tables={"rivers": summary})


def licensed(**changes: object) -> Any:
    known = dataset()
    licence = Code("CC-BY-4.0", known.license.name, {**known.license.extra, "ckan": "cc-by"})
    return replace(known, license=licence, **changes)  # type: ignore[arg-type]


def one(*releases: BuiltRelease, of: Catalog | None = None, **more: Any) -> Package:
    (package,) = wanted(of or catalog(), releases or (built(),), **more).packages
    return package


def test_the_whole_of_a_package() -> None:
    """As it goes to the portal; docs/ckan.md explains every field."""
    made = wanted(catalog(), [built(year=2018), built(year=2019)])
    (package,) = made.packages
    body = package_body(package, made.catalog)
    body["resources"] = [
        resource_body(each, state=each.table.state if each.table else "")
        for each in package.resources
    ]
    told = {"package": body, "owners": msgspec.to_builtins(made.owners)}
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    assert text == EXPECTED.read_text("utf-8")


def test_the_newest_year_is_first() -> None:
    package = one(built(year=2017), built(year=2019), built(year=2018))
    years = [each.fields["fiscal_year"] for each in package.resources]
    assert years == ["2019", "2019", "2018", "2018", "2017", "2017"]
    assert package.extras["temporal_start"] == "2017-04-01"
    assert package.extras["temporal_end"] == "2020-03-31"
    assert package.extras["issued"] == "2017-06-01"
    assert package.extras["modified"] == "2020-02-03"


def test_ids_are_made_of_addresses() -> None:
    """The same on every portal and in every run (RFC 9562)."""
    package = one()
    page = "https://data.example/datasets/reiji/rivers/"
    assert package.id == str(uuid.uuid5(uuid.NAMESPACE_URL, f"{page}#dataset"))
    expected = [f"{page}2019/#rivers.csv", f"{page}2019/#rivers.parquet"]
    assert [each.id for each in package.resources] == [
        str(uuid.uuid5(uuid.NAMESPACE_URL, iri)) for iri in expected
    ]
    assert one(of=catalog(base_url="https://other.example/")).id != package.id


def test_names_of_what_is_ours_are_all_known() -> None:
    """A field that is set and not in these lists would be taken for somebody else's."""
    package = one(built(year=2018), built(), of=catalog(demonstration=True))
    assert {*package.extras} <= EXTRAS
    for resource in package.resources:
        assert {*resource.fields} <= RESOURCE_FIELDS
    linked = one(of=catalog(ckan=CkanSettings(resources="link")))
    assert {name for each in linked.resources for name in each.fields} <= RESOURCE_FIELDS


def test_links_are_the_addresses_of_the_site() -> None:
    (file, _) = one(of=catalog(ckan=CkanSettings(resources="link"))).resources
    assert file.fields["url"] == "https://data.example/data/reiji/rivers/2019/rivers.csv"
    assert not file.is_upload
    (file, _) = one().resources
    assert "url" not in file.fields
    assert file.is_upload


def test_only_the_csv_has_a_table() -> None:
    csv, parquet = one().resources
    assert csv.table is not None
    assert (csv.table.rows, csv.table.sha256) == (7, "0a" * 32)
    assert parquet.table is None
    without = one(of=catalog(ckan=CkanSettings(datastore=False)))
    assert not any(each.table for each in without.resources)


def test_groups_are_left_out_where_that_is_asked() -> None:
    made = wanted(catalog(ckan=CkanSettings(groups=False)), [built()])
    assert made.packages[0].groups == ()
    assert [owner.kind for owner in made.owners] == ["organization"]


def test_a_published_source_is_a_resource_without_a_table() -> None:
    source = PublishedSource("datasets/x/川.xlsx", CSV, "_source/川.xlsx", 5, "cc" * 32)
    package = one(replace(built(), published_sources=(source,)))
    last = package.resources[-1]
    assert last.name == "2019/_source/川.xlsx"
    assert last.uri.endswith("#_source/%E5%B7%9D.xlsx")
    assert last.file == "data/reiji/rivers/2019/_source/川.xlsx"
    assert last.table is None


def test_what_nobody_wrote_is_not_there() -> None:
    package = one(built(bare()))
    assert "" not in package.extras.values()
    assert "title_en" not in package.extras
    assert package.fields["license_id"] == "notspecified"


def gone(year: int, of: Any = None) -> WithdrawnRelease:
    told = Withdrawal(date(2021, 5, 1), "誤りがあったため", "reiji/lakes")
    lock = Lock("1.0.0", date(2020, 1, 1), date(2020, 1, 1), {}, {}, withdrawn=told,
                status=Status.WITHDRAWN)  # fmt: skip
    some = built(of, year)
    return WithdrawnRelease(some.dataset, some.release, lock)


def test_what_was_withdrawn_is_gone() -> None:
    assert wanted(catalog(), [], [gone(2019)]).packages == ()
    assert "終了" not in one(withdrawn=[gone(2018)]).fields["notes"]


def test_what_was_withdrawn_leaves_a_notice_where_that_is_asked() -> None:
    noticing = catalog(ckan=CkanSettings(withdrawn="notice"))
    (package,) = wanted(noticing, [], [gone(2018), gone(2019)]).packages
    notice = (
        "令和元年度（2019年度）は 2021-05-01 に公開を終了しました（誤りがあったため）。"
        "代わりに reiji/lakes をお使いください。"
    )
    assert package.resources == ()
    assert package.fields["notes"].startswith(notice)
    assert "2018年度" in package.fields["notes"]
    assert "issued" not in package.extras
    assert notice in one(of=noticing, withdrawn=[gone(2019)]).fields["notes"]


@pytest.mark.parametrize(
    ("name", "tag"), [("aed", "AED設置箇所"), ("population", "地域-年齢別人口")]
)
def test_standard_sets_carry_the_tags_portals_look_for(root: Path, name: str, tag: str) -> None:
    standards = read_standards(root / "schemas", root)
    standard = next(each for each in standards if each.name == name)
    columns = standard.generations[0].columns
    fields = tuple(Field(f"c{n}", Localized(c.name)) for n, c in enumerate(columns))
    table = TableDefinition("rivers", Localized("表"), TableSchema("s", Localized("表"), fields))
    package = one(built(licensed(tables=(table,))), standards=standards)
    assert {STANDARD_SETS, tag} <= {*package.tags}
    assert STANDARD_SETS not in one(standards=standards).tags
