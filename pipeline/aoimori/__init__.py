"""aoimori: departments' spreadsheets in, validated open data with metadata and a site out."""

from importlib.metadata import version

__version__ = version("aoimori")
