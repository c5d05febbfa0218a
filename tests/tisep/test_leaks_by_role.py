"""No secret is seen by anybody whom it is not meant for: every address, as each reader, and mail.

One set-up; each reader then asks every address of the site, the API and the desk, in all formats,
and what they come upon is held against what they may.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.core import mail

from actors.models import Actor, Project
from records.models import User
from resources.models import Need, Resource
from tests.tisep.addresses import addresses
from tests.tisep.desk import desk
from tests.tisep.secrets import ROLES, SECRETS, Planted, plant
from tests.tisep.test_leaks import body
from tisep.letters.outgoing import send_due
from tisep.notices import digests
from tisep.notices.models import Frequency
from tisep.referrals.reminders import remind

pytestmark = pytest.mark.django_db
EXPORTED = [Actor, Project, Resource, Need]
STAFF = {"curator", "elsewhere"}
# Other ways to write what JSON says, too.
SAME = (".geojson", ".csv", ".xlsx", ".yaml", ".mvt")
DESK_PAGES = ("", "_history", "_export")
KEPT = ("", "_history")
TOLD = ("actors_lesson", "actors_document", "resources_call")
WORK = "work-entry-edit"
WORKS = ("an unpublished entry of a work log", "what is not public")
OWN_DRAFTS = (
    *("api:me", "my-listings", "need-edit", "own-organisation", "own-work-log", "resource-edit"),
    *("call-edit", "call-new", "lesson-document", "lesson-edit", WORK),
)
MENDED = ("call-edit", "call-new", "need-edit", "resource-edit")
CONTACT = {(audience, "contact") for audience in ("public", "signed_in", "members")}
PLAIN = CONTACT - {("members", "contact")}
LETTER = {("a letter", page) for page in ("letter", "letter-file", "letters")}
THREAD = LETTER | {("a reported letter", "letter")}
REFERRAL = {("a referral", page) for page in ("referral", "api:referral-detail")}
LISTED = {"actors_actor", "actors_project", "resources_resource", "resources_need"}
EVERY_AUDIENCE = ("public", "signed_in", "members", "nobody")
MAY_SEE: dict[str, set[tuple[str, str]]] = {
    "anonymous": {("public", "contact")},
    "plain": PLAIN,
    "member": CONTACT,
    "writer": PLAIN | THREAD,
    "helper": CONTACT | REFERRAL,
    "owner": {
        *CONTACT,
        *THREAD,
        *((one, page) for one in EVERY_AUDIENCE for page in ("own-contact", "own-contact-edit")),
        *(("a draft of one's own", page) for page in ("api:me", "my-listings", "need-edit")),
        *(("an unpublished entry of a work log", page) for page in ("own-work-log", WORK)),
        *(("what is not public", page) for page in OWN_DRAFTS),
        # Drafts of what a project of theirs has learnt.
        ("what is not public", "together"),
        *REFERRAL,
        ("a claim", "own-organisation"),
        ("people's addresses", "own-organisation"),
        ("who is invited", "own-organisation"),
        ("what somebody follows", "notices"),
    },
    "curator": {
        *PLAIN,
        *((one, "admin:actors_actor") for one in EVERY_AUDIENCE),
        *(("a draft of one's own", f"admin:resources_need{page}") for page in DESK_PAGES),
        *(("what is not public", f"admin:{one}{page}") for one in LISTED for page in DESK_PAGES),
        *(("what is not public", page) for page in MENDED),
        *((what, f"admin:actors_workentry{page}") for what in WORKS for page in KEPT),
        *(("what is not public", f"admin:{one}{page}") for one in TOLD for page in KEPT),
        ("a draft of one's own", "need-edit"),
        ("a reported letter", "admin:actors_report"),
        ("a claim", "admin:actors_claim"),
        ("people's addresses", "admin:actors_claim"),
        *REFERRAL,
        ("a referral", "admin:resources_referral"),
    },
    # All that is planted lies in another province than theirs.
    "elsewhere": PLAIN,
}


@pytest.fixture
def planted(db, settings) -> Planted:
    settings.SITE_ADDRESS = "https://tisep.example"
    return plant()


def walked(planted: Planted, role: str) -> Iterator[tuple[str, str]]:
    """Every address with its method; of the desk's all pages for staff, for others its doors.

    Both languages rest on the same rights, and so do all formats of one answer: whoever is not
    signed in gets all of them, everybody else the pages in Thai, and the API in one format.
    """
    anonymous, staff = role == "anonymous", role in STAFF
    languages = ["th", "en"] if anonymous else ["th"]
    for address in addresses(planted.ids, planted.uuids, sorted(planted.keys), languages):
        if anonymous or not address.endswith(SAME):
            yield "get", address
    yield "post", f"/actors/{planted.actor.uuid}/contact"
    for model in EXPORTED:
        yield "post", desk(model, "export")
    yield "get", "/admin/"
    for model in admin.site._registry:
        yield "get", desk(model)
        for one in model._default_manager.order_by("-pk")[: 20 if staff else 1]:
            yield "get", desk(model, "change", one.pk)
            yield "get", desk(model, "history", one.pk)


def seen(planted: Planted, role: str) -> set[tuple[str, str]]:
    """What the reader comes upon, each with the name of the page."""
    client, found = planted.clients[role], set()
    mine = User.objects.filter(pk=client.session.get("_auth_user_id"))
    own = mine.values_list("email", flat=True).first() or "nobody's address"
    for method, address in walked(planted, role):
        answer = getattr(client, method)(address, {"format": "0"} if method == "post" else {})
        assert answer.status_code < 500, address
        said = body(answer).decode(errors="replace").replace(own, "")
        page = answer.resolver_match.view_name if answer.resolver_match else ""
        page = page.removesuffix("_change").removesuffix("_changelist")
        found |= {(what, page) for mark, what in SECRETS.items() if mark in said}
    return found


def test_each_reader_comes_upon_what_they_may_and_nothing_else(planted):
    found = {role: seen(planted, role) for role in ROLES}
    for role in ROLES:
        assert sorted(found[role] - MAY_SEE[role]) == [], role
        assert sorted(MAY_SEE[role] - found[role]) == [], role


def test_few_are_not_told(planted):
    rows = planted.clients["owner"].get("/api/need-ageing").json()["results"]
    (yala,) = (row for row in rows if row["code"] == "95")
    assert (yala["open"], yala["open_suppressed"]) == (None, True)


def test_mails_tell_what_their_readers_may_know(planted):
    send_due()
    remind()
    for frequency in Frequency:
        digests.send(frequency)
    came = defaultdict(set)
    for one in mail.outbox:
        (to,) = one.to
        said = str(one.message().as_string()) + one.subject + one.body
        said = said.replace(to, "")
        came[to] |= {what for mark, what in SECRETS.items() if mark in said}
    assert came == {
        "owner@people.example": {"a letter"},
        "writer@people.example": {"a reported letter", "a letter"},
    }
