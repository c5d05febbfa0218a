"""Who curates finds the desk from their own page; nobody else is shown the way."""

from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_staff", [True, False])
def test_ones_own_page_leads_to_the_desk(client, django_user_model, is_staff):
    person = django_user_model.objects.create_user("one", "one@example.org", is_staff=is_staff)
    client.force_login(person)
    page = client.get(reverse("me")).content.decode()
    assert (f'href="{reverse("admin:index")}"' in page) is is_staff
    assert page.count('aria-current="page"') == 1
