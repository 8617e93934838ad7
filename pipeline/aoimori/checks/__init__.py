"""Checks: of the tables of a release, of sheets against the rules, and of what looks suspicious."""
