"""A built site in a browser: its server, its visitors, and which of its pages to look at.

The browser is steered by packages that only ``make test-site`` has.
"""
