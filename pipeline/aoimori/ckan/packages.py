"""A dataset as a CKAN package, a publisher as an organization, a theme as a group.

This is the one place where our nouns become CKAN's; docs/ckan.md has it as a table. Extras are
those that ckanext-dcat reads (metadata 3.1) and the words Japanese portals use.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.ckan.names import IDENTITY, package_name, uuid_of
from aoimori.ckan.resources import resources_of
from aoimori.ckan.wanted import Owner, Package, Wanted
from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import Code
from aoimori.core.identity import Addresses, dataset_page
from aoimori.core.iris import area_iri, contact_iri, theme_iri
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease, WithdrawnRelease, by_dataset
from aoimori.core.standards import Standard, recognise
from aoimori.core.tags import tag
from aoimori.core.vocabularies import LANGUAGES, PUBLIC
from aoimori.core.wording import dataset_description, provenance, withdrawn_notice

# What BODIK looks for beside the tag of a set.
STANDARD_SETS = "自治体標準ODS"


def wanted(
    catalog: Catalog,
    published: Iterable[BuiltRelease],
    withdrawn: Iterable[WithdrawnRelease] = (),
    standards: Sequence[Standard] = (),
) -> Wanted:
    """What a portal is to hold of the releases that are published: a package for every dataset,
    its years the newest first. Where withdrawn ones are to leave a notice (``catalog.ckan``), a
    dataset whose years are all withdrawn stays with its notice and no resources."""
    years = by_dataset(published)
    gone = by_dataset(withdrawn if catalog.ckan.withdrawn == "notice" else ())
    whole = [_Whole(catalog, years.get(i, ()), gone.get(i, ())) for i in sorted({*years, *gone})]
    iri = Addresses(catalog.base_url).catalog()
    packages = tuple(each.package(standards) for each in whole)
    owners = tuple(_owners(catalog, [each.dataset for each in whole]))
    themes = tuple(catalog.codes["themes"].entries) if catalog.ckan.groups else ()
    return Wanted(iri, owners, packages, themes)


def _owners(catalog: Catalog, datasets: Iterable[Dataset]) -> Iterator[Owner]:
    """Publishers under their 6-digit codes, and the themes of the datasets."""
    datasets = tuple(datasets)
    publishers = {dataset.publisher.organization: dataset.publisher for dataset in datasets}
    for code, publisher in sorted(publishers.items()):
        yield Owner("organization", code, publisher.name.ja, _about(publisher))
    themes = {dataset.theme.code: dataset.theme for dataset in datasets}
    for code, theme in sorted(themes.items() if catalog.ckan.groups else ()):
        yield Owner("group", code, theme.name.ja, theme.name.en)


def _about(publisher: Publisher) -> str:
    return "\n\n".join(filter(None, (publisher.name.en, publisher.homepage)))


@dataclass(frozen=True, slots=True)
class _Whole:
    """A dataset with its published years, and those that leave a notice; the newest first."""

    catalog: Catalog
    years: Sequence[BuiltRelease]
    gone: Sequence[WithdrawnRelease]

    @property
    def dataset(self) -> Dataset:
        return self.years[0].dataset if self.years else self.gone[0].dataset

    def package(self, standards: Sequence[Standard]) -> Package:
        dataset = self.dataset
        theme = (dataset.theme.code,) if self.catalog.ckan.groups else ()
        return Package(
            dataset=dataset.id,
            id=uuid_of(self._addresses.whole_dataset(dataset.id)),
            name=package_name(dataset.publisher.organization, dataset.slug),
            organization=dataset.publisher.organization,
            groups=theme,
            tags=tuple(sorted({*_keywords(dataset), *_sets(dataset, standards)})),
            fields={name: text for name, text in self._fields().items() if text},
            extras={k: v for k, v in (self._extras() | self._periods()).items() if v},
            resources=tuple(
                resource for built in self.years for resource in resources_of(self.catalog, built)
            ),
            created=min(lock.issued for lock in self._locks),
            changed=max(lock.listed for lock in self._locks),
            versions=sum(len(lock.past) + 1 for lock in self._locks),
        )

    @property
    def _locks(self) -> list[Lock]:
        return [*(built.lock for built in self.years), *(each.lock for each in self.gone)]

    @property
    def _addresses(self) -> Addresses:
        return Addresses(self.catalog.base_url)

    def _fields(self) -> dict[str, str]:
        dataset = self.dataset
        return {
            "title": dataset.title.ja,
            "notes": self._notes().ja,
            "url": self._addresses.absolute(dataset_page(dataset.id)),
            "license_id": dataset.license.extra.get("ckan") or "notspecified",
            "maintainer": (dataset.contact or dataset.publisher).name.ja,
            "maintainer_email": dataset.contact.email if dataset.contact else "",
        }

    def _notes(self) -> Localized:
        """What is said of the dataset; first of all of which years it is said no more."""
        notes = dataset_description(self.dataset, self.catalog.demonstration)
        for release in reversed(self.gone):
            notice = withdrawn_notice(release)
            english = f"{notice.en}\n\n{notes.en}" if notes.en else ""
            notes = Localized(f"{notice.ja}\n\n{notes.ja}", english)
        return notes

    def _extras(self) -> dict[str, str]:
        dataset, addresses = self.dataset, self._addresses
        publisher = dataset.publisher
        made_from = provenance(dataset.origins)
        return {
            IDENTITY: dataset.id,
            "uri": addresses.whole_dataset(dataset.id),
            "title_en": dataset.title.en,
            "notes_en": self._notes().en,
            "更新頻度": dataset.frequency.name.ja,
            "frequency": _eu(dataset.frequency),
            "theme": _listed([theme_iri(addresses, dataset.theme)]),
            "language": _listed([LANGUAGES[dataset.language]]),
            "access_rights": PUBLIC,
            "conforms_to": _listed(
                sorted({addresses.table_schema(table.schema.name) for table in dataset.tables})
            ),
            "provenance": made_from.ja if made_from else "",
            "publisher_uri": addresses.publisher(publisher.slug),
            "publisher_name": publisher.name.ja,
            "publisher_type": publisher.kind.extra.get("adms", ""),
            "publisher_url": publisher.homepage,
            "publisher_identifier": publisher.corporate_number,
            "spatial_uri": area_iri(addresses, publisher),
            "spatial_text": publisher.place.ja,
            **self._contact(),
        }

    def _contact(self) -> dict[str, str]:
        office = self.dataset.contact
        if office is None:
            return {}
        return {
            "contact_uri": contact_iri(self.catalog, self.dataset),
            "contact_name": office.name.ja,
            "contact_email": office.email,
            "contact_url": office.url,
        }

    def _periods(self) -> dict[str, str]:
        """From when to when all years together are, and when they came out."""
        if not self.years:
            return {}
        periods = [built.release.period for built in self.years]
        locks = [built.lock for built in self.years]
        return {
            "temporal_start": min(period.start for period in periods).isoformat(),
            "temporal_end": max(period.end for period in periods).isoformat(),
            "issued": min(lock.issued for lock in locks).isoformat(),
            "modified": max(lock.modified for lock in locks).isoformat(),
        }


def _keywords(dataset: Dataset) -> set[str]:
    return {tag(word) for words in dataset.keywords.values() for word in words}


def _sets(dataset: Dataset, standards: Sequence[Standard]) -> Iterator[str]:
    """The tags of the standard sets that tables of the dataset keep to."""
    for table in dataset.tables:
        known = recognise([field.title.ja for field in table.schema.fields], standards)
        if known is not None:
            yield STANDARD_SETS
            yield tag(known.standard.tag)


def _eu(code: Code) -> str:
    return code.extra.get("eu", "")


def _listed(values: Sequence[str]) -> str:
    """Several values of an extra, as ckanext-dcat reads them."""
    found: Sequence[str] = [value for value in values if value]
    return json.dumps(found, ensure_ascii=False) if found else ""
