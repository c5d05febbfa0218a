"""The words of the field: what people say, and what the records say for it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.models import Themed
from records.bilingual import blank_text, text_array
from records.editable import Editable
from records.models import User


@pghistory.track()
class GlossaryTerm(Themed, Editable):
    """One thing that is spoken of, by all the words for it: each finds what any other finds.

    The database keeps a column `keys text[]` that Django does not know: the normalised forms of
    all its words (th_norm), with a GIN index.
    """

    # The fields that hold words, in the order in which they are read.
    WORDS = ("abbreviations", "synonyms_th", "synonyms_en", "lay_words")

    slug = models.SlugField(unique=True, max_length=80)
    term_th = models.CharField(_("Thai term"), max_length=300, blank=True, db_default="")
    term_en = models.CharField(_("English term"), max_length=300, blank=True, db_default="")
    abbreviations = text_array(_("abbreviations"))
    synonyms_th = text_array(_("Thai synonyms"))
    synonyms_en = text_array(_("English synonyms"))
    lay_words = text_array(_("words that people say"))
    wider_words = text_array(
        _("wider words"),
        _(
            "What has these words is found too, behind the term itself: a funeral leads to the "
            "community's welfare fund. They do not lead back to the term."
        ),
    )
    note = blank_text(verbose_name=_("note"))
    active = models.BooleanField(
        _("in use"), default=True, db_default=True, help_text=_("Searches use it.")
    )
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    updated_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="glossaryterm_has_a_term",
                condition=~Q(term_th="", term_en=""),
                violation_error_message=_("Write the term in Thai, in English or in both."),
            )
        ]

    def __str__(self) -> str:
        terms = (self.term_th, self.term_en)
        return next(filter(None, reversed(terms) if get_language() == "en" else terms))

    @property
    def words(self) -> list[str]:
        """All its words, the terms first."""
        lists = (getattr(self, name) for name in self.WORDS)
        return [*filter(None, (self.term_th, self.term_en)), *(word for ws in lists for word in ws)]
