"""The desk for the words of searches: the glossary, and beside it what was asked in vain."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import admin
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actors.admin import IssueFilter
from records.admin import FIELDS, EditableAdmin, ReadOnlyAdmin
from records.admin.exchanging import ExchangeAdmin
from records.templatetags.thai import be_date
from tisep.explore.exchange import GlossaryTable
from tisep.explore.missed import waiting
from tisep.explore.models import GlossaryTerm, MissedSearch

ADD = "admin:explore_glossaryterm_add"
# A part of any of a term's words, spelled as the database spells them.
SAID = """EXISTS (
    SELECT 1 FROM unnest("explore_glossaryterm"."keys") AS word
    WHERE position(th_norm(%s) IN word) > 0
)"""


@admin.register(GlossaryTerm)
class GlossaryAdmin(ExchangeAdmin, EditableAdmin):
    """Terms with all the words for them; searches use a change at once."""

    table = GlossaryTable
    list_display = ("term_th", "term_en", "other_words", "active", "changed")
    list_display_links = ("term_th", "term_en")
    list_filter = ("active", IssueFilter, "target_groups")
    search_fields = ("term_th",)
    search_help_text = gettext_lazy("Any part of a word, in Thai or English.")
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    formfield_overrides = FIELDS
    autocomplete_fields = ("issues", "target_groups")
    readonly_fields = ("edited_fields", "created_at", "created_by", "updated_at", "updated_by")
    KEPT = ("edited_fields", ("created_at", "created_by"), ("updated_at", "updated_by"))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        version = ("version",) if self.has_change_permission(request, obj) else ()
        words = (("term_th", "term_en"), "lay_words", ("synonyms_th", "synonyms_en"))
        tags = ("wider_words", ("issues", "target_groups"))
        fields = (*version, *words, "abbreviations", *tags, "note")
        kept = {"classes": ("collapse",), "fields": ("slug", *self.KEPT)}
        return [
            (None, {"fields": (*fields, "active")}),
            (gettext_lazy("Kept by the platform"), kept),
        ]

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kw: Any) -> Any:
        form = super().get_form(request, obj, *args, **kw)
        if "slug" in form.base_fields:
            form.base_fields["slug"].required = False
            form.base_fields["slug"].help_text = _("Made from the English term where it is empty.")
        return form

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        for term in search_term.replace("\0", "").split():
            said = RawSQL(SAID, [term], output_field=BooleanField())  # noqa: S611 - a parameter
            queryset = queryset.filter(said)
        return queryset, False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context: dict[str, Any] = dict(extra_context or {})
        if request.user.has_perm("explore.view_missedsearch"):
            context["subtitle"] = format_html(
                '<a href="{}">{}</a>',
                reverse("admin:explore_missedsearch_changelist"),
                _("Searches that found nothing: %(count)s") % {"count": waiting().count()},
            )
        return super().changelist_view(request, context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
            obj.mark_edited(set(form.changed_data) - {"version"})
        obj.slug = obj.slug or free_slug(obj.term_en)
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("other words"))
    def other_words(self, term: GlossaryTerm) -> str:
        return ", ".join(word for word in term.words if word not in (term.term_th, term.term_en))

    @admin.display(description=gettext_lazy("changed on"), ordering="updated_at")
    def changed(self, term: GlossaryTerm) -> str:
        return be_date(term.updated_at)


def free_slug(term_en: str) -> str:
    """A slug that no term has, of the English term where there is one."""
    slug = slugify(term_en)[:60].strip("-") or "term"
    taken = slug == "term" or GlossaryTerm.objects.filter(slug=slug).exists()
    return f"{slug}-{uuid4().hex[:8]}" if taken else slug


@admin.register(MissedSearch)
class MissedSearchAdmin(ReadOnlyAdmin):
    """What was asked several times and not found: where the glossary grows."""

    list_display = ("key", "add_a_term", "times", "last")
    list_display_links = None
    search_fields = ("key",)
    search_help_text = gettext_lazy(
        "Asked at least three times in 90 days. Nothing is kept about who asked. A search leaves "
        "this list when a term of the glossary explains it, and comes back when it is missed "
        "again; delete what should not be here, such as a person's name."
    )
    list_per_page = 50

    class Media:
        css: ClassVar = {"all": ["css/desk.css"]}

    def get_queryset(self, _request: HttpRequest) -> QuerySet[MissedSearch]:
        return waiting()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def log_deletions(self, _request: HttpRequest, _queryset: QuerySet[Any]) -> list[Any]:
        """Nothing: the desk's log would keep the words that are to go."""
        return []

    @admin.display(description=gettext_lazy("times"), ordering="count")
    def times(self, missed: Any) -> int:
        return int(missed.count)

    @admin.display(description=gettext_lazy("last asked"), ordering="last_at")
    def last(self, missed: MissedSearch) -> str:
        return be_date(missed.last_at)

    @admin.display(description="")
    def add_a_term(self, missed: MissedSearch) -> str:
        address = f"{reverse(ADD)}?{urlencode({'lay_words': missed.key})}"
        return format_html('<a class="button desk-add" href="{}">{}</a>', address, _("Add a term"))
