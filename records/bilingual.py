"""Names in Thai and English, and the small field shapes that records are built from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def blank_text(**options: Any) -> models.TextField:
    """A text that may be empty but is never null."""
    return models.TextField(blank=True, db_default="", default="", **options)


def text_array(verbose_name: str | StrPromise, help_text: str | StrPromise = "") -> ArrayField:
    """A list of short texts that may be empty but is never null."""
    return ArrayField(
        models.CharField(max_length=300),
        verbose_name=verbose_name,
        help_text=help_text,
        default=list,
        db_default=[],
        blank=True,
    )


class Bilingual(models.Model):
    """Something with a Thai and an English name."""

    name_th = models.CharField(_("Thai name"), max_length=500)
    name_en = models.CharField(_("English name"), max_length=500, blank=True, db_default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; the other one where it is missing."""
        return self.in_language("name")

    def in_language(self, field: str) -> str:
        """The text of `field_th` or `field_en`: the reader's, else the other."""
        first, second = ("en", "th") if get_language() == "en" else ("th", "en")
        return getattr(self, f"{field}_{first}") or getattr(self, f"{field}_{second}")
