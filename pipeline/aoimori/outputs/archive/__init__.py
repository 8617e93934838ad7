"""Everything of one fiscal year in one zip, which is read without the site it came from."""
