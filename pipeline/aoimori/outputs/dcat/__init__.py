"""The catalogue as a DCAT-AP graph."""
