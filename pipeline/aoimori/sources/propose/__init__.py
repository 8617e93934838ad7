"""Definitions proposed for a sheet that nobody has defined (``aoimori new --from some.xlsx``)."""

from aoimori.sources.propose.proposal import Proposal, description_of, propose

__all__ = ["Proposal", "description_of", "propose"]
