"""Who publishes, whom to ask, and which area it is about."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.core.codes import Code
from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class Contact:
    """An office that answers questions (DCAT ``dcat:contactPoint``, vCard): a mail address, a page
    (absolute), a telephone number, at least one of them."""

    name: Localized
    email: str = ""
    url: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The box around an area, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    @property
    def wkt(self) -> str:
        """As Well-Known Text (OGC 06-103r4), longitude first."""
        w, s, e, n = self.west, self.south, self.east, self.north
        return f"POLYGON(({w} {s},{e} {s},{e} {n},{w} {n},{w} {s}))"


@dataclass(frozen=True, slots=True)
class Point:
    """A place, in degrees (WGS 84)."""

    longitude: float
    latitude: float

    @property
    def wkt(self) -> str:
        """As Well-Known Text (OGC 06-103r4), longitude first."""
        return f"POINT({self.longitude} {self.latitude})"


@dataclass(frozen=True, slots=True)
class Area:
    """The area of a publisher: its name, its number in GeoNames, its standard area code of e-Stat
    with the day since which that holds (``C02000-19700401``), where it lies."""

    name: Localized | None = None
    geonames: str = ""
    estat: str = ""
    bounds: Bounds | None = None
    center: Point | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes (DCAT ``foaf:Agent``, CKAN organization). ``code`` is the 6-digit code of the
    local government that it is, or in whose area it is; ``corporate_number`` the 法人番号 of 13
    digits."""

    slug: str
    name: Localized
    code: str
    kind: Code
    license: Code
    homepage: str = ""
    corporate_number: str = ""
    contact: Contact | None = None
    area: Area = Area()

    @property
    def is_government(self) -> bool:
        """Whether it is the local government of its code."""
        return is_government(self.kind)

    @property
    def place(self) -> Localized:
        """The name of its area."""
        return self.area.name or self.name

    @property
    def organization(self) -> str:
        """Its name on portals: the code of a local government, of others with their own behind."""
        return self.code if self.is_government else f"{self.code}-{self.slug}"


def is_government(kind: Code) -> bool:
    """Whether publishers of a kind are local governments (column ``local_government``)."""
    return kind.extra.get("local_government", "yes") == "yes"
