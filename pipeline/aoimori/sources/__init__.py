"""Definitions and sheets: from YAML and workbooks to the nouns of the core."""
