"""The command line: one file per verb; only here anything is printed."""
