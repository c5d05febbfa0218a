"""Which provinces a curator looks after."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.models import User
from regions.models.region import Level, Region

IS_A_PROVINCE = """
IF NOT EXISTS (SELECT FROM regions_region WHERE id = NEW.province_id AND level = 'province') THEN
    RAISE EXCEPTION 'regions_curatedprovince_is_a_province: % is none', NEW.province_id
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class CuratedProvince(models.Model):
    """What the person does at the desk ends at its borders; without any, they do it everywhere."""

    person = models.ForeignKey(User, models.CASCADE, related_name="curated")
    province = models.ForeignKey(
        Region,
        models.PROTECT,
        related_name="+",
        limit_choices_to={"level": Level.PROVINCE},
        verbose_name=_("Province"),
    )

    class Meta:
        verbose_name = _("province that somebody looks after")
        verbose_name_plural = _("provinces that somebody looks after")
        constraints = [
            models.UniqueConstraint(fields=["person", "province"], name="curated_province_once")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="is_a_province",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=IS_A_PROVINCE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} – {self.province_id}"
