"""What the work on every package needs: the portal, the site whose files are put, and what both are
asked again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aoimori.ckan.portal import Portal, PortalError
from aoimori.ckan.rows import read_file
from aoimori.ckan.wanted import Ours, Resource


@dataclass(frozen=True, slots=True)
class Tools:
    """A portal, what is ours there, and the root of the site."""

    portal: Portal
    ours: Ours
    site: Path
    has_datastore: bool

    def show(self, id_: str) -> Mapping[str, Any] | None:
        """A package by its id or name; ``None`` where there is none for us."""
        try:
            raw: Mapping[str, Any] = self.portal.call("package_show", {"id": id_})
        except PortalError as error:
            if error.fault in ("absent", "denied"):
                return None
            raise
        return raw

    def delete_table(self, resource: str) -> None:
        """Away with the table of a resource, if it has one."""
        try:
            self.portal.call("datastore_delete", {"resource_id": resource, "force": True})
        except PortalError as error:
            if error.fault != "absent":
                raise

    def content(self, resource: Resource) -> bytes:
        """The file of a resource. Raises :class:`PortalError` if it is another by now."""
        return read_file(self.site / resource.file, str(resource.fields["hash"]))
