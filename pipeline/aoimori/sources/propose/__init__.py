"""Definitions proposed for a sheet that nobody has defined (``aoimori new --from some.xlsx``)."""

from aoimori.sources.propose.proposal import Proposal, propose

__all__ = ["Proposal", "propose"]
