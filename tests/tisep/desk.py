"""What tests of the desk share: addresses, filled-in forms, people with roles."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from records.models import User


def desk(model, page="changelist", *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def filled_in(response) -> dict[str, object]:
    """What the browser would send back from a change page, inlines included."""
    context = response.context_data
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent: dict[str, object] = {}
    for form in forms:
        for name in form.fields:
            value = form[name].value()
            if hasattr(value, "geojson"):
                value = value.geojson
            if value is not None and value is not False and value != []:
                sent[form.add_prefix(name)] = form.fields[name].prepare_value(value)
    return sent


def person(role: str, username: str = "") -> tuple[User, Client]:
    """Somebody of the staff with that role, signed in."""
    user = User.objects.create(username=username or role.replace(" ", "-"), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return user, client
