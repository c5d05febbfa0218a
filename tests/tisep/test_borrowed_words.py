"""What Django says in the middle of our Thai pages is said in Thai."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from actors.models import TargetGroup

REFUSED = [
    (forms.CharField(max_length=3), "กขคง"),
    (forms.CharField(min_length=3), "ก"),
    (forms.CharField(), "ก\0"),
    (forms.SlugField(), "ก ข"),
    (forms.DecimalField(max_digits=3), "12345"),
    (forms.DecimalField(decimal_places=1), "1.234"),
    (forms.IntegerField(step_size=5), "3"),
    (forms.JSONField(), "{"),
    (forms.UUIDField(), "ก"),
]


@pytest.mark.parametrize(("field", "given"), REFUSED)
def test_what_a_form_refuses_is_told_in_thai(field, given):
    with override("th"), pytest.raises(ValidationError) as refused:
        field.clean(given)
    assert english_in(refused.value.messages) == []


def test_what_is_wrong_with_a_password_is_told_in_thai():
    with override("th"), pytest.raises(ValidationError) as refused:
        validate_password("123")
    assert len(refused.value.messages) == 3
    assert english_in(refused.value.messages) == []


@pytest.mark.django_db
def test_what_the_desk_saved_is_told_in_thai(admin_client):
    group = TargetGroup.objects.create(slug="older", name_th="ผู้สูงอายุ", name_en="Older persons")
    page = reverse("admin:actors_targetgroup_change", args=[group.pk])
    given = admin_client.get(page).context["adminform"].form.initial
    sent = {key: "" if value is None else value for key, value in given.items()}
    answer = admin_client.post(page, {**sent, "name_th": "ผู้สูงวัย"})
    assert answer.status_code == 302, answer.context["errors"]
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said
    assert english_in(said) == []


def english_in(texts: list[str]) -> list[str]:
    """Those without a Thai letter."""
    return [text for text in texts if not re.search("[ก-๙]", text)]
