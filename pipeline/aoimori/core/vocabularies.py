"""Codes of others that metadata points to (metadata: DCAT-AP 3.0.1): the EU authority tables, SPDX.

One truth for the graph and for every portal that is told about a dataset.
"""

from __future__ import annotations

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
SPDX = "http://spdx.org/rdf/terms#"

THEMES = f"{EU}data-theme"
PUBLIC = f"{EU}access-right/PUBLIC"
STABLE = f"{EU}planned-availability/STABLE"
COMPLETED = f"{EU}distribution-status/COMPLETED"
# The country whose fiscal years, area codes and language the pipeline reads.
COUNTRY = f"{EU}country/JPN"
LANGUAGES = {"ja": f"{EU}language/JPN", "en": f"{EU}language/ENG"}
SHA256 = f"{SPDX}checksumAlgorithm_sha256"
