"""Files that prove where figures come from."""
