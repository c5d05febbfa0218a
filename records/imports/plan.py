"""What an import would do: add, change, keep, reject, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction


@dataclass(frozen=True)
class Incoming:
    """One row as it came, cleaned: a key, values by field, and where it stood.

    A value of a many-to-many field is a list of objects; every other value is what the field
    holds after `to_python`.
    """

    key: Hashable
    values: dict[str, Any]
    where: str


@dataclass(frozen=True)
class Change:
    """One stored row that would change: old and new value by field."""

    stored: models.Model
    fields: dict[str, tuple[Any, Any]]
    where: str

    @property
    def new(self) -> dict[str, Any]:
        return {name: new for name, (_, new) in self.fields.items()}


@dataclass(frozen=True)
class Rejection:
    where: str
    reason: str


@dataclass
class Plan:
    """What is to be done with one kind of row. Nothing is written until `apply`."""

    model: type[models.Model]
    keys: Sequence[str]
    add: list[Incoming] = field(default_factory=list)
    change: list[Change] = field(default_factory=list)
    keep: list[Hashable] = field(default_factory=list)
    reject: list[Rejection] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    gone: list[Hashable] = field(default_factory=list)

    def __str__(self) -> str:
        counted = ", ".join(f"{name} {number}" for name, number in self.counts.items())
        return f"{self.model._meta.verbose_name_plural}: {counted}"

    @property
    def counts(self) -> dict[str, int]:
        names = ("add", "change", "keep", "reject", "edited", "gone")
        return {name: len(getattr(self, name)) for name in names}

    @property
    def report(self) -> dict[str, Any]:
        """The plan as plain values, for an ImportRun and for a screen."""
        return {
            "counts": self.counts,
            "add": [row.where for row in self.add],
            "change": [
                {
                    "where": c.where,
                    "fields": {f: [str(a), str(b)] for f, (a, b) in c.fields.items()},
                }
                for c in self.change
            ],
            "reject": [{"where": r.where, "reason": r.reason} for r in self.reject],
            "edited": self.edited,
            "gone": [str(key) for key in self.gone],
        }

    @transaction.atomic
    def apply(self) -> None:
        """Write the plan, all of it or nothing."""
        added = [(self.model(**_keyed(self.keys, row.key)), row.values) for row in self.add]
        changed = [(change.stored, change.new) for change in self.change]
        for stored, values in added + changed:
            _set(stored, values)
        manager = self.model._default_manager
        manager.bulk_create([stored for stored, _ in added], batch_size=2000)
        for stored, _ in changed:
            stored.save()
        for stored, values in added + changed:
            _set_many(stored, values)


def compare(
    stored: models.QuerySet,
    incoming: Iterable[Incoming],
    *,
    keys: Sequence[str],
    reject: Iterable[Rejection] = (),
) -> Plan:
    """The plan that makes `stored` hold what came in; `keys` name the fields that identify a row.

    Fields in a stored row's `edited_fields` are left as they are and listed under `edited`. A row
    that came twice is rejected the second time. Stored rows that did not come are listed under
    `gone` and left alone.
    """
    plan = Plan(stored.model, keys, reject=list(reject))
    by_key = {_key(row, keys): row for row in stored}
    seen: Counter[Hashable] = Counter()
    for row in incoming:
        seen[row.key] += 1
        if seen[row.key] > 1:
            plan.reject.append(Rejection(row.where, f"{row.key} stands there twice"))
        elif row.key not in by_key:
            plan.add.append(row)
        else:
            _plan_change(plan, by_key[row.key], row)
    plan.gone = [key for key in by_key if key not in seen]
    return plan


def _plan_change(plan: Plan, stored: models.Model, row: Incoming) -> None:
    edited = set(getattr(stored, "edited_fields", ()))
    differing = {
        name: (old, new)
        for name, new in row.values.items()
        if (old := _value(stored, name)) != _comparable(new)
    }
    plan.edited += [f"{row.where}: {name}" for name in differing if name in edited]
    open_fields = {name: pair for name, pair in differing.items() if name not in edited}
    if open_fields:
        plan.change.append(
            Change(
                stored, {n: (old, row.values[n]) for n, (old, _) in open_fields.items()}, row.where
            )
        )
    else:
        plan.keep.append(row.key)


def _key(row: models.Model, keys: Sequence[str]) -> Hashable:
    values = tuple(getattr(row, name) for name in keys)
    return values[0] if len(values) == 1 else values


def _keyed(keys: Sequence[str], key: Hashable) -> dict[str, Any]:
    values = (key,) if len(keys) == 1 else key
    return dict(zip(keys, values, strict=True))  # type: ignore[call-overload]


def _value(row: models.Model, name: str) -> Any:
    if row._meta.get_field(name).many_to_many:
        return sorted(row_id for (row_id,) in getattr(row, name).values_list("pk"))
    return getattr(row, name)


def _comparable(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], models.Model):
        return sorted(item.pk for item in value)
    return value


def _set(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if not row._meta.get_field(name).many_to_many:
            setattr(row, name, value)


def _set_many(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if row._meta.get_field(name).many_to_many:
            getattr(row, name).set(value)
