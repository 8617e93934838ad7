"""Codes of others that metadata points to (metadata: DCAT-AP 3.0.1): the EU authority tables, SPDX.

One truth for the graph and for every portal that is told about a dataset.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
SPDX = "http://spdx.org/rdf/terms#"

# The form the shapes ask for: https, this host, a slash behind the number.
GEONAMES = "https://sws.geonames.org/"
THEMES = f"{EU}data-theme"
PUBLIC = f"{EU}access-right/PUBLIC"
STABLE = f"{EU}planned-availability/STABLE"
COMPLETED = f"{EU}distribution-status/COMPLETED"
LANGUAGES = {
    "ja": f"{EU}language/JPN",
    "en": f"{EU}language/ENG",
    "zh": f"{EU}language/ZHO",
    "ko": f"{EU}language/KOR",
}
SHA256 = f"{SPDX}checksumAlgorithm_sha256"

# The codes of EU tables: data-theme and frequency of 2022, licence of 2019-06-19 (open ones).
_DATA_THEMES = "AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN"
_FREQUENCIES = """
1MIN 5MIN 10MIN 15MIN 30MIN HOURLY BIHOURLY TRIHOURLY 12HRS DAILY DAILY_2 WEEKLY WEEKLY_2 WEEKLY_3
BIWEEKLY MONTHLY MONTHLY_2 MONTHLY_3 BIMONTHLY QUARTERLY ANNUAL ANNUAL_2 ANNUAL_3 BIENNIAL TRIENNIAL
QUADRENNIAL QUINQUENNIAL DECENNIAL BIDECENNIAL TRIDECENNIAL AS_NEEDED CONT UPDATE_CONT IRREG NEVER
NOT_PLANNED OTHER UNKNOWN
"""
_LICENCES = """
CC0 CC_BY CC_BY_2_0 CC_BY_2_5 CC_BY_3_0 CC_BY_4_0 CC_BYSA CC_BYSA_4_0 CC_BYNC_4_0 CC_BYND_4_0
CC_BYNCSA_4_0 CC_BYNCND_4_0 COM_REUSE ODC_BL ODC_BY ODC_PDDL
"""
EU_TABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "data-theme": frozenset(_DATA_THEMES.split()),
        "frequency": frozenset(_FREQUENCIES.split()),
        "licence": frozenset(_LICENCES.split()),
    }
)
# Which table the column ``eu`` of a code list is of.
EU_TABLE_OF: Mapping[str, str] = MappingProxyType(
    {"themes": "data-theme", "frequencies": "frequency", "licences": "licence"}
)
