"""Words about what is mended already, instead of what to do."""

from __future__ import annotations

from aoimori.core.localized import Localized

# ``mended_in``: the file that somebody can go on with.
MENDED_IN_COPY = Localized("修正版では直してあります", "it is mended in the mended copy")
MENDED_HINT = Localized("公開する表では直してあります", "it is mended in what is published")
