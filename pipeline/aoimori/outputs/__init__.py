"""Outputs: from tables and releases to files, every file the same bytes for the same input."""
