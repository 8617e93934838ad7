"""Workbooks written anew: how their sheets look, and what stands in their cells."""
