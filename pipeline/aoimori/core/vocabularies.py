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

# The codes of EU tables: data-theme, frequency and file-type of 2022, licence of 2019-06-19 (open
# ones).
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
_FILE_TYPES = """
7Z AAB AAC AKN4EU AKN4EU_ZIP APK APPX ARC ARCINFO_COV ARC_GZ ARJ ATOM AZW BIN BITS BMP BWF BZIP2 CSS
CSV DAPK DBF DCR DEB DGN DMG DMP DOC DOCX DTD_SGML DTD_XML DWG DXF E00 EAR ECW EFORMS_XML EPS EPUB
ETSI_XML EXE FMX2 FMX3 FMX4 FMX4_ZIP GDB GEOJSON GEOTIFF GIF GML GMZ GPKG GRID GRID_ASCII GTFS GZIP
HDF HDT HTML HTML5 HTML_SIMPL ICS IMMC_XML INDD IPA ISO ISO_ZIP JAR JATS JPEG JPEG2000 JS JSON
JSON_LD KML KMZ LAS LAZ LEG LHA LPK LZIP LZMA LZO MAP_PRVW MAP_SRVC MBOX MDB METS METS_ZIP MHTML
MIF_MID MOBI MOP MP3 MPEG2 MPEG4 MPEG4_AVC MRSID MSG_HTTP MSI MXD N3 NETCDF OAPK OCTET ODB ODC ODF
ODG ODP ODS ODT OP_DATPRO OVF OWL PDF PDF1X PDFA1A PDFA1B PDFA2A PDFA2B PDFA3 PDFUA PDFX PDFX1A
PDFX2A PDFX4 PL PNG PPS PPSX PPT PPTX PS PSD PWP QGS RAR RDF RDFA RDF_N_QUADS RDF_N_TRIPLES
RDF_THRIFT RDF_TRIG RDF_TRIX RDF_TURTLE RDF_XML REST RPM RSS RTF SB3 SCHEMA_XML SDMX SGML SHP
SKOS_XML SPARQLQ SPARQLQRES SQL STL SVG SWM TAB TAB_RSTR TAR TAR_GZ TAR_XZ TIFF TIFF_FX TMX TSV TXT
UNGEN WAR WARC WARC_GZ WAV WCS_SRVC WEBP WFS_SRVC WIM WMS_SRVC WORLD XHTML XHTML5 XHTML_SIMPL XLIFF
XLS XLSB XLSM XLSX XML XSLFO XSLT XYZ XZ YAML Z ZIP
"""
EU_TABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "data-theme": frozenset(_DATA_THEMES.split()),
        "frequency": frozenset(_FREQUENCIES.split()),
        "licence": frozenset(_LICENCES.split()),
        "file-type": frozenset(_FILE_TYPES.split()),
    }
)
# Which table the column ``eu`` of a code list is of.
EU_TABLE_OF: Mapping[str, str] = MappingProxyType(
    {"themes": "data-theme", "frequencies": "frequency", "licences": "licence"}
)
