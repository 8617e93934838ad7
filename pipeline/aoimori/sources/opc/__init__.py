"""The package of an .xlsx as it is read: its parts in small pieces, within bounds.

Whoever looks into a workbook, for its values or for what stands beside them, does it from here.
"""
