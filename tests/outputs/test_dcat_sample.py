"""A small catalogue made by hand for the tests of the graph."""

from dataclasses import replace
from datetime import date

from rdflib import Graph

from aoimori.core.agents import Area, Bounds, Contact, Point, Publisher
from aoimori.core.catalog import Catalog, Dataset, Origin, Release, TableDefinition
from aoimori.core.codes import Code, CodeList
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease, Distribution, FileFormat
from aoimori.core.schema import Field, TableSchema
from aoimori.core.story import Story

EU = "http://publications.europa.eu/resource/authority/"

CSV = FileFormat("CSV", "csv", "text/csv", "CSV", Localized("表計算で使う方", "For spreadsheets"))
PARQUET = FileFormat(
    "Parquet", "parquet", "application/vnd.apache.parquet", "", Localized("分析する方")
)

CC_BY = Code(
    "CC-BY-4.0",
    Localized("表示 4.0 国際", "Attribution 4.0 International"),
    {
        "url": "https://creativecommons.org/licenses/by/4.0/",
        "eu": f"{EU}licence/CC_BY_4_0",
        "eu_title": "Creative Commons Attribution",
        "attribution_ja": "出典を書けば自由に使えます。",
        "attribution_en": "Free to use with attribution.",
        "list06": "CC BY 4.0",
        "adms": "http://purl.org/adms/licencetype/Attribution",
    },
)
OFFICE = Contact(
    Localized("統計課", "Statistics Division"),
    "tokei@pref.example",
    "https://www.pref.example/tokei/",
    "011-000-0000",
)
OWN_TERMS = Code("OWN", Localized("独自の規約", "Own terms"), {"url": "https://terms.example/1.0"})


def catalog(**changes: object) -> Catalog:
    made = Catalog(
        title=Localized("例示データ", "Example data"),
        tagline=Localized("見本"),
        description=Localized("例示の目録です。", "An example catalogue."),
        base_url="https://data.example/",
        publisher=Localized("例示事務局", "Example office"),
        license=CC_BY,
        kind=Code(
            "ngo",
            Localized("民間団体", "Non-governmental organisation"),
            {"adms": "http://purl.org/adms/publishertype/NonGovernmentalOrganisation"},
        ),
        codes={
            "themes": CodeList("themes", {"environment": Code("environment", Localized("環境"))})
        },
    )
    return replace(made, **changes)


def dataset(**changes: object) -> Dataset:
    schema = TableSchema(
        "rivers", Localized("河川の表", "Rivers"), (Field("code", Localized("コード")),)
    )
    made = Dataset(
        publisher=Publisher(
            slug="reiji",
            name=Localized("例示県", "Reiji Prefecture"),
            code="010006",
            kind=Code(
                "prefecture",
                Localized("都道府県", "Prefecture"),
                {"adms": "http://purl.org/adms/publishertype/RegionalAuthority"},
            ),
            license=CC_BY,
            homepage="https://www.pref.example/",
            corporate_number="7000020010006",
            contact=OFFICE,
            area=Area(
                Localized("例示県"),
                "1",
                "C01000-19700401",
                Bounds(139, 41, 149, 46),
                Point(143.5, 43.5),
            ),
        ),
        contact=OFFICE,
        slug="rivers",
        folder="datasets/reiji/rivers",
        title=Localized("河川の一覧", "List of rivers"),
        description=Localized("県内の河川です。", "Rivers of the prefecture."),
        theme=Code(
            "land", Localized("国土", "Land"), {"eu": f"{EU}data-theme/ENVI", "estat": "01"}
        ),
        frequency=Code("annual", Localized("毎年", "Annual"), {"eu": f"{EU}frequency/ANNUAL"}),
        license=CC_BY,
        keywords={"ja": ("河川", "水系"), "en": ("rivers",)},
        tables=(TableDefinition("rivers", Localized("河川", "Rivers"), schema),),
        releases=(),
        origins=(
            Origin(
                Localized("河川調書", "River register"),
                Localized("例示県", "Reiji Prefecture"),
                Localized("無断転載可", "No permission needed"),
            ),
        ),
        notes=(Localized("「－」は値なしです。", "A dash means no value."),),
    )
    return replace(made, **changes)


def release(of: Dataset | None = None, year: int = 2019) -> BuiltRelease:
    return BuiltRelease(
        dataset=of or dataset(),
        release=Release(FiscalYear(year), {}),
        lock=Lock("1.2.0", date(year, 6, 1), date(year + 1, 2, 3), {}, {}),
        tables={},
        distributions=(
            Distribution("rivers", CSV, "rivers.csv", 1234, "0a" * 32, 7),
            Distribution("rivers", PARQUET, "rivers.parquet", 987, "ff" * 32, 7),
        ),
        sources=(),
        story=Story(),
    )


def copy_of(graph: Graph) -> Graph:
    """A graph that may be spoiled."""
    copy = Graph(bind_namespaces="none")
    copy += graph
    return copy


def bare() -> Dataset:
    """Only what every dataset has: Japanese alone, no origin, codes without a counterpart."""
    full = dataset()
    return dataset(
        publisher=Publisher(
            "shi", Localized("例示市"), full.publisher.code, full.publisher.kind, CC_BY
        ),
        contact=None,
        title=Localized("川"),
        description=Localized("川です。"),
        theme=Code("other", Localized("その他", "Other"), {"eu": ""}),
        license=OWN_TERMS,
        keywords={},
        origins=(),
        notes=(),
    )
