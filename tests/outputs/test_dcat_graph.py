"""The catalogue graph, triple by triple where it matters."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, SKOS, XSD

from aoimori.core.agents import Contact
from aoimori.core.localized import Localized
from aoimori.core.wording import DEMONSTRATION
from aoimori.outputs.dcat.authority import ADMS, DCAT, DCATAP, SPDX, VCARD
from aoimori.outputs.dcat.graph import catalog_graph
from outputs.test_dcat_sample import EU, OWN_TERMS, bare, catalog, dataset, release

EXPECTED = Path(__file__).with_name("test_dcat_expected.ttl")
CATALOG = URIRef("https://data.example/#catalog")
DATASET = URIRef("https://data.example/datasets/reiji/rivers/2019/#dataset")
CSV = URIRef("https://data.example/datasets/reiji/rivers/2019/#rivers.csv")
PARQUET = URIRef("https://data.example/datasets/reiji/rivers/2019/#rivers.parquet")


def test_whole_graph_is_as_expected() -> None:
    graph = catalog_graph(catalog(), [release()])
    assert isomorphic(graph, Graph().parse(EXPECTED))


def test_every_node_is_a_typed_absolute_iri() -> None:
    graph = catalog_graph(catalog(demonstration=True), [release(), release(bare())])
    addresses = {DCAT.accessURL, DCAT.downloadURL, SKOS.exactMatch}
    addresses |= {VCARD.hasEmail, VCARD.hasURL, VCARD.hasTelephone}
    for subject, predicate, value in graph:
        assert isinstance(subject, URIRef)
        assert isinstance(value, URIRef | Literal)
        if isinstance(value, URIRef):
            assert str(value).startswith(("http://", "https://", "mailto:", "tel:"))
            if predicate not in {RDF.type, *addresses}:
                assert (value, RDF.type, None) in graph, value


def test_rdfs_label_stands_on_media_types_alone() -> None:
    graph = catalog_graph(catalog(demonstration=True), [release()])
    labelled = set(graph.subjects(RDFS.label))
    assert labelled == set(graph.subjects(RDF.type, DCTERMS.MediaType))


def test_one_dataset_per_release_with_its_year_in_both_languages() -> None:
    graph = catalog_graph(catalog(), [release(year=2018), release(year=2019)])
    assert len(set(graph.objects(CATALOG, DCAT.dataset))) == 2
    assert set(graph.objects(DATASET, DCTERMS.title)) == {
        Literal("河川の一覧 令和元年度（2019年度）", lang="ja"),
        Literal("List of rivers, fiscal year 2019", lang="en"),
    }


def test_order_of_releases_does_not_matter() -> None:
    releases = [release(year=2018), release(year=2019), release(bare())]
    assert set(catalog_graph(catalog(), releases)) == set(catalog_graph(catalog(), releases[::-1]))


def test_dates_and_version_come_from_the_lock() -> None:
    graph = catalog_graph(catalog(), [release(year=2018), release(year=2019)])
    for node in (DATASET, CSV):
        assert graph.value(node, DCTERMS.issued) == Literal("2019-06-01", datatype=XSD.date)
        assert graph.value(node, DCTERMS.modified) == Literal("2020-02-03", datatype=XSD.date)
    assert graph.value(DATASET, DCAT.version) == Literal("1.2.0")
    assert graph.value(CATALOG, DCTERMS.issued) == Literal("2018-06-01", datatype=XSD.date)
    assert graph.value(CATALOG, DCTERMS.modified) == Literal("2020-02-03", datatype=XSD.date)


def test_catalogue_without_releases_has_no_dates() -> None:
    graph = catalog_graph(catalog(), [])
    assert graph.value(CATALOG, DCTERMS.issued) is None
    assert graph.value(CATALOG, DCTERMS.title) is not None


def test_codes_and_digits_keep_their_zeros() -> None:
    graph = catalog_graph(catalog(), [release()])
    area = graph.value(DATASET, DCTERMS.spatial)
    assert graph.value(area, DCTERMS.identifier) == Literal("010006")
    checksum = graph.value(CSV, SPDX.checksum)
    assert graph.value(checksum, SPDX.checksumValue) == Literal("0a" * 32, datatype=XSD.hexBinary)


def test_a_dataset_has_one_place_and_the_catalogue_those_of_its_publishers() -> None:
    graph = catalog_graph(catalog(), [release(), release(bare())])
    known, own = (
        URIRef("https://sws.geonames.org/1/"),
        URIRef("https://data.example/publishers/shi/#area"),
    )
    assert list(graph.objects(DATASET, DCTERMS.spatial)) == [known]
    assert set(graph.objects(CATALOG, DCTERMS.spatial)) == {known, own}
    estat = URIRef("http://data.e-stat.go.jp/lod/sac/C01000-19700401")
    assert graph.value(known, SKOS.exactMatch) == estat
    assert graph.value(own, DCAT.bbox) is None


def test_a_publisher_has_its_corporate_number_and_an_office() -> None:
    graph = catalog_graph(catalog(), [release(), release(bare())])
    agent = graph.value(DATASET, DCTERMS.publisher)
    assert graph.value(agent, DCTERMS.identifier) == Literal("7000020010006")
    contact = URIRef("https://data.example/publishers/reiji/#contact")
    assert graph.value(DATASET, DCAT.contactPoint) == contact
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:tokei@pref.example")
    assert graph.value(contact, VCARD.hasTelephone) == URIRef("tel:011-000-0000;phone-context=+81")
    other = URIRef("https://data.example/datasets/shi/rivers/2019/#dataset")
    assert graph.value(other, DCAT.contactPoint) is None


def test_an_office_is_named_where_it_belongs() -> None:
    other = Contact(Localized("事務局"), url="https://data.example/about/")
    for office, whole, page in (
        (other, None, "datasets/reiji/rivers/#contact"),
        (other, other, "#contact"),
    ):
        releases = [release(dataset(contact=office))]
        graph = catalog_graph(catalog(contact=whole), releases)
        expected = URIRef(f"https://data.example/{page}")
        assert graph.value(DATASET, DCAT.contactPoint) == expected


def test_a_dataset_is_of_the_eu_theme_and_of_the_field_of_estat() -> None:
    graph = catalog_graph(catalog(), [release()])
    field = URIRef("https://data.example/schemas/codes/themes.csv#land")
    assert graph.value(DATASET, DCAT.theme) == URIRef(f"{EU}data-theme/ENVI")
    assert graph.value(DATASET, DCTERMS.subject) == field
    assert graph.value(field, SKOS.notation) == Literal("01")
    # What the EU has no theme for.
    other = URIRef("https://data.example/schemas/codes/themes.csv#other")
    graph = catalog_graph(catalog(), [release(bare())])
    assert list(graph.subjects(DCAT.theme, other)) == list(graph.subjects(DCTERMS.subject, other))
    assert list(graph.subjects(DCAT.theme, other))
    scheme = URIRef("https://data.example/schemas/codes/themes.csv")
    assert graph.value(other, SKOS.inScheme) == scheme
    assert scheme in set(graph.objects(CATALOG, DCAT.themeTaxonomy))


SERIES = URIRef("https://data.example/datasets/reiji/rivers/#series")


def test_several_years_are_a_series_and_one_is_none() -> None:
    graph = catalog_graph(catalog(), [release()])
    assert not list(graph.subjects(RDF.type, DCAT.DatasetSeries))
    graph = catalog_graph(catalog(), [release(year=year) for year in (2019, 2016, 2018)])
    years = [
        URIRef(f"https://data.example/datasets/reiji/rivers/{year}/#dataset")
        for year in (2016, 2018, 2019)
    ]
    assert set(graph.subjects(DCAT.inSeries, SERIES)) == set(years)
    assert graph.value(SERIES, DCAT.first) == years[0]
    assert graph.value(SERIES, DCAT.last) == years[2]
    assert [graph.value(year, DCAT.prev) for year in years] == [None, years[0], years[1]]
    # Else harvesters would take it for one more dataset.
    assert list(graph.objects(SERIES, RDF.type)) == [DCAT.DatasetSeries]
    assert graph.value(CATALOG, DCAT.resource) == SERIES
    assert (CATALOG, DCAT.dataset, SERIES) not in graph
    period = graph.value(SERIES, DCTERMS.temporal)
    assert graph.value(period, DCAT.startDate) == Literal(date(2016, 4, 1))
    assert graph.value(period, DCAT.endDate) == Literal(date(2020, 3, 31))


def test_a_correction_is_a_version_with_its_note() -> None:
    first = release()
    note = "八戸市の世帯数を訂正"
    corrected = replace(first, lock=replace(first.lock, version="1.0.1", note=note))
    graph = catalog_graph(catalog(), [corrected])
    assert graph.value(DATASET, DCAT.version) == Literal("1.0.1")
    assert graph.value(DATASET, ADMS.versionNotes) == Literal(note, lang="ja")
    before = catalog_graph(catalog(), [first])
    assert before.value(DATASET, ADMS.versionNotes) is None


def test_every_release_has_an_entry_in_the_catalogue() -> None:
    first = release()
    listed = replace(first, lock=replace(first.lock, relisted=date(2020, 5, 5)))
    graph = catalog_graph(catalog(), [listed])
    record = graph.value(CATALOG, DCAT.record)
    assert record == URIRef("https://data.example/datasets/reiji/rivers/2019/#record")
    assert graph.value(record, FOAF.primaryTopic) == DATASET
    assert graph.value(record, DCTERMS.issued) == Literal(date(2019, 6, 1))
    assert graph.value(record, DCTERMS.modified) == Literal(date(2020, 5, 5))


def test_keywords_are_such_that_ckan_takes_the_dataset() -> None:
    words = {"ja": ("水", "河川・ダム"), "en": ("rivers (all)",)}
    graph = catalog_graph(catalog(), [release(dataset(keywords=words))])
    assert set(graph.objects(DATASET, DCAT.keyword)) == {
        Literal("水_", lang="ja"),
        Literal("河川-ダム", lang="ja"),
        Literal("rivers -all", lang="en"),
    }


def test_a_csv_has_its_columns_explained_and_a_release_its_packages() -> None:
    graph = catalog_graph(catalog(), [release()])
    folder = "https://data.example/data/reiji/rivers/2019/"
    assert graph.value(CSV, FOAF.page) == URIRef(f"{folder}rivers.csv-metadata.json")
    assert graph.value(PARQUET, FOAF.page) is None
    assert set(graph.objects(DATASET, FOAF.page)) == {
        URIRef(f"{folder}datapackage.json"),
        URIRef(f"{folder}_meta/croissant.json"),
    }


def test_files_point_to_schema_format_and_address() -> None:
    graph = catalog_graph(catalog(), [release()])
    schema = URIRef("https://data.example/schemas/tables/rivers.json")
    assert graph.value(CSV, DCTERMS.conformsTo) == schema
    assert graph.value(DATASET, DCTERMS.conformsTo) == schema
    assert graph.value(CSV, DCTERMS["format"]) == URIRef(f"{EU}file-type/CSV")
    # The EU table has no Parquet, IANA has.
    assert graph.value(PARQUET, DCTERMS["format"]) is None
    assert str(graph.value(PARQUET, DCAT.mediaType)).endswith("application/vnd.apache.parquet")
    url = URIRef("https://data.example/data/reiji/rivers/2019/rivers.csv")
    assert graph.value(CSV, DCAT.downloadURL) == url
    size = Literal("1234", datatype=XSD.nonNegativeInteger)
    assert graph.value(CSV, DCAT.byteSize) == size
    assert graph.value(CSV, DCATAP.availability) == URIRef(f"{EU}planned-availability/STABLE")
    assert graph.value(CSV, ADMS.status) == URIRef(f"{EU}distribution-status/COMPLETED")


def test_licence_stands_on_files_and_catalogue_never_on_the_dataset() -> None:
    graph = catalog_graph(catalog(), [release()])
    eu = URIRef(f"{EU}licence/CC_BY_4_0")
    assert graph.value(DATASET, DCTERMS.license) is None
    assert graph.value(CSV, DCTERMS.license) == eu
    assert graph.value(CATALOG, DCTERMS.license) == eu
    assert graph.value(eu, DCTERMS.title) == Literal("Creative Commons Attribution")


def test_licence_the_eu_does_not_know_is_its_own_address() -> None:
    graph = catalog_graph(catalog(), [release(dataset(license=OWN_TERMS))])
    own = URIRef("https://terms.example/1.0")
    assert graph.value(CSV, DCTERMS.license) == own
    assert set(graph.objects(own, DCTERMS.title)) == {
        Literal("独自の規約", lang="ja"),
        Literal("Own terms", lang="en"),
    }
    assert graph.value(own, SKOS.exactMatch) is None
    assert graph.value(CSV, DCTERMS.rights) is None


def test_codes_shared_by_several_of_ours_have_one_label() -> None:
    other = replace(dataset().theme, code="water", name=Localized("水", "Water"))
    graph = catalog_graph(catalog(), [release(), release(dataset(slug="wells", theme=other))])
    assert list(graph.objects(URIRef(f"{EU}data-theme/ENVI"), SKOS.prefLabel)) == [
        Literal("Environment", lang="en")
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_demonstration_says_so_wherever_it_may_be_read_alone(lang: str) -> None:
    graph = catalog_graph(catalog(demonstration=True), [release()])
    sentence = dict(DEMONSTRATION.items())[lang]  # type: ignore[index]
    rights = graph.value(CSV, DCTERMS.rights)
    assert graph.value(CATALOG, DCTERMS.rights) == rights
    places = ((CATALOG, DCTERMS.description), (DATASET, DCTERMS.description))
    for node, predicate in (*places, (rights, SKOS.prefLabel)):
        texts = [t for t in graph.objects(node, predicate) if t.language == lang]
        assert [sentence in text for text in texts] == [True]


def test_no_demonstration_no_sentence() -> None:
    graph = catalog_graph(catalog(), [release()])
    assert not any(DEMONSTRATION.ja in str(value) for value in graph.objects())


def test_english_remarks_do_not_stand_in_for_a_missing_description() -> None:
    words = dataset(description=Localized("県内の河川です。"))
    graph = catalog_graph(catalog(demonstration=True), [release(words)])
    assert [text.language for text in graph.objects(DATASET, DCTERMS.description)] == ["ja"]
