"""What an offer and a need have in common: how much, how it changes hands, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from records.doubles import Groups
from resources.wording import hold_to_nobody

# From each state to those that may follow it.
Changes = Mapping[str, Iterable[str]]

# Opened again within a day, a listing was closed by mistake: it is as old as it was.
CHANGE = """
IF OLD.{field} <> NEW.{field}
    AND OLD.{field} || '>' || NEW.{field} <> ALL ('{{{allowed}}}'::text[]) THEN
    RAISE EXCEPTION '{table}_{field}_change: % does not follow %', NEW.{field}, OLD.{field}
        USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_{field}_change';
END IF;
NEW.opened_at := CASE
    WHEN NEW.{field} = 'not_offered' THEN NULL
    WHEN TG_OP = 'INSERT' THEN coalesce(NEW.opened_at, now())
    WHEN OLD.opened_at IS NULL THEN now()
    WHEN NEW.{field} = 'open' AND OLD.closed_at < now() - interval '1 day' THEN now()
    ELSE OLD.opened_at
END;
NEW.closed_at := CASE WHEN NEW.{field} = ANY ('{{{closed}}}'::text[])
    THEN coalesce(OLD.closed_at, NEW.closed_at, now()) END;
RETURN NEW;
"""


class Exchange(models.TextChoices):
    OPEN = "open", _("Openly: whoever fits may come forward")
    RELAYED = "relayed", _("By messages that pass through this site")
    COORDINATOR = "coordinator", _("Through a coordinator")


class Listing(models.Model):
    """Something that is offered or asked for; `moves` names the field that says how it stands.

    Which state may follow which is `changes`, kept by the database, as are `opened_at` and
    `closed_at`.
    """

    moves: ClassVar[str]
    changes: ClassVar[Changes]
    chosen_together: ClassVar[Groups] = (("amount", "unit"), ("exchange", "coordinator"))

    amount = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True, db_default="", default="")
    exchange = models.CharField(
        _("how it changes hands"),
        max_length=11,
        choices=Exchange,
        default=Exchange.RELAYED,
        db_default=Exchange.RELAYED,
    )
    coordinator = models.ForeignKey(
        Actor,
        models.RESTRICT,
        verbose_name=_("coordinator"),
        null=True,
        blank=True,
        related_name="+",
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(exchange__in=Exchange.values), name="%(app_label)s_%(class)s_exchange"
            ),
            models.CheckConstraint(
                condition=Q(exchange=Exchange.COORDINATOR, coordinator__isnull=False)
                | (~Q(exchange=Exchange.COORDINATOR) & Q(coordinator__isnull=True)),
                name="%(app_label)s_%(class)s_coordinator",
            ),
        ]

    @property
    def status_now(self) -> str:
        return str(getattr(self, self.moves))

    @property
    def is_open(self) -> bool:
        return self.status_now == "open"

    def may_become(self, state: str) -> bool:
        return state in self.changes.get(self.status_now, ())

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        super().clean()
        hold_to_nobody(self)
        if (self.exchange == Exchange.COORDINATOR) != bool(self.coordinator_id):
            said = gettext("Choose the coordinator, or another way for it to change hands.")
            raise ValidationError({"coordinator": said})
        manager: Any = type(self)._default_manager
        before = manager.filter(pk=self.pk).values_list(self.moves, flat=True).first()
        if before and before != self.status_now and self.status_now not in self.changes[before]:
            field: Any = self._meta.get_field(self.moves)
            labels = dict(field.flatchoices)
            said = gettext("What is “%(before)s” cannot become “%(after)s”.")
            words = {"before": labels[before], "after": labels.get(self.status_now, "")}
            raise ValidationError({self.moves: said % words})


def kept_changes(
    table: str, field: str, changes: Changes, closed: Iterable[str], first: str = ""
) -> pgtrigger.Trigger:
    """The trigger that lets a listing's state follow only where it may; `first` runs before it."""
    allowed = ",".join(f"{old}>{new}" for old, after in changes.items() for new in after)
    body = CHANGE.format(table=table, field=field, allowed=allowed, closed=",".join(closed))
    return pgtrigger.Trigger(
        name=f"{field}_change",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=first + body,
    )
