"""What the desk calls the fields of every model, and words that the Thai of its parts lacks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy, pgettext_lazy

HOUSE = {"records", "regions", "actors", "resources", "tisep"}
# By the field's name, wherever a model does not say otherwise itself.
FIELDS = {
    "act": _("act"),
    "actor": _("organisation"),
    "actors": _("organisations"),
    "answered": _("answered"),
    "as_of": _("as of"),
    "attribution": _("attribution"),
    "boundary": _("boundary"),
    "boundary_approximate": _("approximate boundary"),
    "boundary_source": _("source of the boundary"),
    "by": _("by whom"),
    "outcome": _("outcome"),
    "urgency": _("urgency"),
    "by_actor_kind": _("by kind of organisation"),
    "by_issue": _("by issue"),
    "by_resource_kind": _("by kind of resource"),
    "by_role": _("by role"),
    "by_target_group": _("by target group"),
    "changes": _("changes"),
    "code": _("code"),
    "command": _("command"),
    "confirmed_on": _("confirmed on"),
    "count": _("count"),
    "counted_at": _("counted at"),
    "counts": _("counts"),
    "created_at": _("added at"),
    "created_by": _("added by"),
    "dates_as_written": _("dates as written"),
    "description_en": _("English description"),
    "description_th": _("Thai description"),
    "direction": _("direction"),
    "edited_fields": _("fields that a person edited"),
    "ends_on": _("ends on"),
    "everything": _("everything anew"),
    "finished_at": _("finished at"),
    "held_on": _("held on"),
    "high": _("upper bound"),
    "id": _("number"),
    "index_version": _("version of the index"),
    "indicator": _("indicator"),
    "is_synthetic": _("synthetic data"),
    "issues": _("issues"),
    "kind": pgettext_lazy("of a record", "kind"),
    "kind_as_written": _("kind as written"),
    "kpis_en": _("joint KPIs in English"),
    "kpis_th": _("joint KPIs in Thai"),
    "language": _("language"),
    "last_confirmed_on": _("last confirmed on"),
    "level": _("level"),
    "licence": _("licence"),
    "listed_by": _("listed by"),
    "location": _("point on the map"),
    "members": _("provinces in the group"),
    "low": _("lower bound"),
    "mended": _("mended"),
    "method_en": _("method in English"),
    "method_th": _("method in Thai"),
    "name_as_written": _("name as written"),
    "nearest": _("distance to the nearest"),
    "needed_by": _("needed by"),
    "needs": _("needs"),
    "number": _("number in order"),
    "order": _("order"),
    "outputs_en": _("outputs in English"),
    "outputs_th": _("outputs in Thai"),
    "owner": _("owner"),
    "owner_as_text": _("owner as written"),
    "page": _("page"),
    "parent": _("belongs to"),
    "part_of": _("part of"),
    "partner": _("partner"),
    "partners": _("partners"),
    "path": _("regions that hold it"),
    "person": _("person"),
    "placed_by": _("placed by"),
    "point": _("point"),
    "point_by": _("where the point is from"),
    "project": _("project"),
    "projects": _("projects"),
    "publisher": _("publisher"),
    "qualifier": _("qualifier"),
    "quantity": _("quantity"),
    "reaching": _("reaching it from elsewhere"),
    "region": _("region"),
    "regions": _("regions"),
    "report": _("report"),
    "resources": _("resources"),
    "retrieved_on": _("retrieved on"),
    "role": _("role"),
    "role_as_written": _("role as written"),
    "roles": _("roles"),
    "rolls_up": _("how it is summed up"),
    "sample_size": _("sample size"),
    "seconds": _("seconds"),
    "sensitive": _("sensitive"),
    "sent_at": _("sent at"),
    "serves": _("regions that it serves"),
    "since": _("since"),
    "slug": _("name in addresses"),
    "source": _("source"),
    "source_note": _("where in the source"),
    "source_ref": _("id at the source"),
    "started_at": _("started at"),
    "starts_on": _("starts on"),
    "state": _("state"),
    "status": _("status"),
    "status_as_written": _("status as written"),
    "successors": _("successors"),
    "system": _("measured by"),
    "target_groups": _("target groups"),
    "unit_en": _("unit in English"),
    "unit_th": _("unit in Thai"),
    "updated_at": _("changed at"),
    "updated_by": _("changed by"),
    "url": _("web address"),
    "uuid": _("permanent id"),
    "valid_from": _("valid from"),
    "valid_to": _("valid to"),
    "value": _("value"),
    "version": _("version"),
    "year": _("year"),
}
# Of the admin's own pages and of import-export's: gathered here, so that this site's Thai has them.
OF_THE_ADMIN = (
    gettext_noop("Skip to main content"),
    gettext_noop("Start typing to filter…"),
    gettext_noop("Filter navigation items"),
    gettext_noop("Toggle theme (current theme: auto)"),
    gettext_noop("Toggle theme (current theme: light)"),
    gettext_noop("Toggle theme (current theme: dark)"),
    gettext_noop("Model name"),
    gettext_noop("Add link"),
    gettext_noop("Change or view list link"),
    gettext_noop("Hold down “Control”, or “Command” on a Mac, to select more than one."),
    gettext_noop(
        "This object doesn’t have a change history. It probably wasn’t added via this admin site."
    ),
    gettext_noop("Show counts"),
    gettext_noop("Empty"),
    gettext_noop("Not empty"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
    gettext_noop("Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."),
    gettext_noop("Password-based authentication"),
    gettext_noop("Enabled"),
    gettext_noop("Disabled"),
    gettext_noop(
        "Whether the user will be able to authenticate using a password or not. If disabled, "
        "they may still be able to authenticate using other backends, such as Single Sign-On "
        "or LDAP."
    ),
    gettext_noop("Your password can’t be too similar to your other personal information."),
    gettext_noop("Your password can’t be a commonly used password."),
    gettext_noop("Your password can’t be entirely numeric."),
    gettext_noop("Enter the same password as before, for verification."),
    gettext_noop("Set password"),
    gettext_noop("Raw passwords are not stored, so there is no way to see the user’s password."),
    gettext_noop(
        "The groups this user belongs to. A user will get all permissions granted to each of "
        "their groups."
    ),
    gettext_noop("Import"),
    gettext_noop("Export"),
    gettext_noop("Format"),
    gettext_noop("File to import"),
    gettext_noop("This exporter will export the following fields: "),
    gettext_noop("This importer will import the following fields: "),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
)


def call_fields() -> None:
    """Give every field of the house that has no name of its own the one above.

    What a migration keeps of a field is what its model says: these words are not among it.
    """
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in HOUSE:
            continue
        fields: list[Any] = [*model._meta.local_fields, *model._meta.local_many_to_many]
        for field in fields:
            if "verbose_name" not in field.deconstruct()[3]:
                field.verbose_name = FIELDS.get(field.name, field.verbose_name)
