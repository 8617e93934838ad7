"""Names that CKAN takes: of packages, their ids; the marks by which we know our own."""

from __future__ import annotations

import hashlib
import uuid

# The extra whose value is the IRI of the catalogue that manages a package, organization or group.
MARK = "aoimori_catalog"
# The extra with the identity of the dataset, where ckanext-dcat looks for dct:identifier.
IDENTITY = "identifier"
# Where the state of the DataStore table is kept with its resource.
STATE = "datastore_state"
# The sha256 of a file, for us: what loads tables into the DataStore writes its own into ``hash``.
CHECKSUM = "sha256"
# Extensions that fill the DataStore from files by themselves.
LOADERS = frozenset(("xloader", "datapusher", "datapusher_plus"))
# Every extra that we may set: one of another name is of somebody else, and stays.
EXTRAS = frozenset(
    (
        *(IDENTITY, "uri", "title_en", "notes_en", "更新頻度", "frequency", "theme", "language"),
        *("access_rights", "conforms_to", "provenance", "spatial_uri", "spatial_text"),
        *("publisher_uri", "publisher_name", "publisher_type", "publisher_url"),
        *("publisher_identifier", "contact_uri", "contact_name", "contact_email", "contact_url"),
        *("temporal_start", "temporal_end", "issued", "modified"),
    )
)
# Every field of a resource that we may set: one of another name is of somebody else, and stays.
RESOURCE_FIELDS = frozenset(
    (
        *("name", "name_en", "description", "format", "mimetype", "size", "hash", "hash_algorithm"),
        *(
            "uri",
            "access_url",
            "download_url",
            "conforms_to",
            "documentation",
            "language",
            "license",
            "rights",
            "availability",
        ),
        *("status", "issued", "modified", "fiscal_year", "version", "url_type", "url"),
    )
)
# CKAN's own fields of a package that we set.
PACKAGE_FIELDS = ("title", "notes", "url", "license_id", "maintainer", "maintainer_email")
# CKAN's rule for names (ckan.logic.validators).
_NAME_MOST = 100


def package_name(organization: str, slug: str) -> str:
    """The name of the organization (a code), ``_`` and the slug, as files of
    自治体標準オープンデータセット are called. A name that CKAN would find too long is cut and
    ends in a digest of the whole."""
    name = f"{organization}_{slug}"
    if len(name) <= _NAME_MOST:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: _NAME_MOST - 9]}-{digest}"


def uuid_of(iri: str) -> str:
    """The UUIDv5 of an address (RFC 9562): the same on every portal."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, iri))
