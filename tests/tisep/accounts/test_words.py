"""What the library for accounts says in Thai is what we say."""

from __future__ import annotations

import gettext as catalogues
from pathlib import Path

import allauth
import pytest
from django.test import Client
from django.utils.translation import gettext

from tisep.accounts.words import TEXTS

LOCALES = Path(allauth.__file__).parent / "locale"


class Unknown(catalogues.NullTranslations):
    def gettext(self, message: str) -> str:
        return ""


def test_every_text_is_one_of_the_librarys_and_has_our_thai():
    theirs = catalogues.translation("django", LOCALES, ["th"])
    theirs.add_fallback(Unknown())
    assert [text for text in TEXTS if not theirs.gettext(text)] == []
    assert [text for text in TEXTS if gettext(text) == text] == []


@pytest.mark.django_db
def test_the_pages_say_it(a_person):
    _, client = a_person()
    assert "ยืนยันว่าเป็นคุณ" in client.get("/account/reauthenticate/").content.decode()
    assert "ตั้งรหัสผ่านใหม่" in Client().get("/account/password/reset/").content.decode()
