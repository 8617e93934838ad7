"""A CKAN portal brought into line with the catalogue: what it is to hold, a plan, its doing."""
