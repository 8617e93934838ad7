"""Source workbooks as they are published where a definition asks for them."""
