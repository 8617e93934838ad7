"""What is different between two tables: rows matched by key, cells, columns, codes, totals.

A diff is worked out by columns, not by rows: two tables of a million rows are compared in the
space of both.
"""
