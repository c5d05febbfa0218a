"""What tests of accounts share: people who have signed up."""

from __future__ import annotations

import uuid

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from records.models import User

PASSWORD = "a-long-test-word"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hashing one as it is done for people takes a second."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def a_person(db):
    """Makes somebody whose address is confirmed; the client is signed in as them."""

    def make(email: str = "malee@example.org", **fields) -> tuple[User, Client]:
        user = User.objects.create_user(uuid.uuid4().hex, email, PASSWORD, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        client = Client()
        client.force_login(user)
        return user, client

    return make
