"""The package of an .xlsx as it is changed: whatever no edit names keeps its bytes."""
