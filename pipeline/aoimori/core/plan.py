"""What would change on a portal: small values that can be reviewed, and a digest of them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# A field as portals have it: a text, a number, several texts.
FieldValue = str | int | tuple[str, ...]
# More than this part of what is there is seldom meant to change at once (octoDNS asks at 0.3, too).
MOST_CHANGED = 0.3


class Action(StrEnum):
    """What happens to a thing."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Kind(StrEnum):
    """What a thing is, in CKAN's words; ``table`` is one in the DataStore."""

    ORGANIZATION = "organization"
    GROUP = "group"
    PACKAGE = "package"
    RESOURCE = "resource"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes: its name on the portal, its title for people, and those of its
    fields that differ, as they are (``before``) and will be (``after``)."""

    action: Action
    kind: Kind
    name: str
    title: str = ""
    before: Mapping[str, FieldValue] = field(default_factory=dict)
    after: Mapping[str, FieldValue] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, in order."""
        return tuple(sorted({*self.before, *self.after}))


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would change on a portal for the catalogue with an IRI; ``existing`` is how
    many things of this catalogue the portal holds."""

    portal: str
    catalog: str
    changes: tuple[Change, ...] = ()
    existing: int = 0

    @property
    def digest(self) -> str:
        """sha256 of what changes, where, from what to what: the same plan of the same portal has
        the same."""
        told = [self.portal, self.catalog, self.existing, [_told(each) for each in self.changes]]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def count(self, action: Action) -> int:
        return sum(change.action is action for change in self.changes)

    @property
    def touched(self) -> int:
        """How many of the things that are there are changed or deleted."""
        return len(self.changes) - self.count(Action.CREATE)

    @property
    def is_much(self) -> bool:
        """Whether more of what is there changes than is seldom meant."""
        return self.touched > MOST_CHANGED * self.existing

    @property
    def is_unsafe(self) -> bool:
        """Whether somebody should say why before it is done."""
        return self.is_much or self.count(Action.DELETE) > 0


def _told(change: Change) -> list[object]:
    return [change.action, change.kind, change.name, dict(change.before), dict(change.after)]


# The form of plans as JSON (schemas/plan.schema.json).
FORMAT = 1


def plan_data(plan: Plan) -> dict[str, object]:
    """A plan for programs, and to be named when it is done."""
    return {
        "version": FORMAT,
        "portal": plan.portal,
        "catalog": plan.catalog,
        "digest": plan.digest,
        "existing": plan.existing,
        "create": plan.count(Action.CREATE),
        "update": plan.count(Action.UPDATE),
        "delete": plan.count(Action.DELETE),
        "unsafe": plan.is_unsafe,
        "changes": [
            {
                "action": str(change.action),
                "kind": str(change.kind),
                "name": change.name,
                "title": change.title,
                "before": _plain(change.before),
                "after": _plain(change.after),
            }
            for change in plan.changes
        ],
    }


def _plain(fields: Mapping[str, FieldValue]) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in sorted(fields.items())
    }
