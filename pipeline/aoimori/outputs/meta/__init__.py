"""Metadata files beside the data, each standard in its own module."""
