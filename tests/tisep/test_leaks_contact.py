"""No contact detail and no letter beyond those who may know them: every address, as each reader.

Each contact point and letter holds a mark of its own; each reader walks all addresses of the site,
the API and the desk, in all formats, and also asks for the contact details.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.core.cache import cache
from django.test import Client

from actors.letters.writing import answer, report
from actors.models import Actor, Attachment, Audience, ContactPoint, Conversation, Membership, Side
from records.models import User
from tests.actors.correspondence import Correspondence, a_person
from tests.actors.test_contact import a_point
from tests.drawing import an_actor
from tests.tisep.api_data import fill
from tests.tisep.desk import desk, person
from tests.tisep.test_leaks import addresses

pytestmark = pytest.mark.django_db
MAIL, PHONE = "zqmail-{}@zq.example", "0299900{}"
LETTER, SUBJECT, FILE, REPORTED = "zqletter", "zqsubject", "zqfile", "zqreported"
NUMBERS = {audience: f"{10 + n}" for n, audience in enumerate(Audience.values)}
MARKS = {
    **{MAIL.format(audience): audience for audience in Audience.values},
    **{PHONE.format(number): audience for audience, number in NUMBERS.items()},
    **{mark: mark for mark in (LETTER, SUBJECT, FILE, REPORTED)},
    "@people.example": "people's addresses",
}
LETTERS = {LETTER, SUBJECT, FILE, REPORTED}


@pytest.fixture
def drawn(db) -> tuple[dict[str, str], Correspondence, Conversation]:
    """An organisation with every kind of contact point, and a conversation of it."""
    cache.clear()
    ids = fill()
    actor = Actor.objects.get(uuid=ids["actors"])
    for audience in Audience.values:
        a_point(actor, audience, value=MAIL.format(audience))
        a_point(actor, audience, kind="phone", value=PHONE.format(NUMBERS[audience]))
    owner, writer = a_person("owner"), a_person("writer")
    Membership.objects.create(person=owner, actor=actor, role="owner")
    who = Correspondence(actor, an_actor("บ้าน"), owner, owner, writer)
    conversation = who.begun(subject=SUBJECT, text=LETTER)
    reported = answer(
        conversation=conversation, by=owner, side=Side.RECIPIENT, text=REPORTED, key="1"
    )
    report(message=reported, by=writer, reason="spam")
    Attachment.objects.create(
        message=reported, name=f"{FILE}.pdf", media_type="application/pdf",
        content=f"%PDF-{FILE}".encode(), size=9,
    )  # fmt: skip
    return ids, who, conversation


def as_reader(role: str, drawn) -> Client:
    _ids, who, _conversation = drawn
    client = Client()
    if role == "curator":
        return person("curator")[1]
    if role != "anonymous":
        plain = {"owner": who.owner, "writer": who.stranger}.get(role) or a_person(role)
        if role == "member":
            Membership.objects.create(person=plain, actor=an_actor("อีกองค์กร"))
        client.force_login(plain)
    return client


def seen(client: Client, drawn) -> Iterator[tuple[str, str]]:
    """Each mark that the reader comes upon, with the address."""
    ids, who, conversation = drawn
    walked = [("get", address) for address in addresses(ids, [conversation])]
    more = (*desk_addresses(), *own_addresses(who, conversation))
    walked += [("get", address) for address in more]
    walked += [("post", f"{at}/actors/{who.actor.uuid}/contact") for at in ("", "/en")]
    walked.append(("post", desk(Actor, "export")))
    for method, address in walked:
        response = getattr(client, method)(address, {"format": "0"} if method == "post" else {})
        assert response.status_code < 500, address
        content = (response.getvalue() + str(response.headers).encode()).decode(errors="replace")
        for mark, what in MARKS.items():
            if mark in content:
                yield what, address


def own_addresses(who: Correspondence, conversation: Conversation) -> Iterator[str]:
    """Those with numbers in them that only the database knows."""
    for point in ContactPoint.objects.all():
        yield f"/me/organisations/{who.actor.uuid}/contact/{point.pk}"
    for file in Attachment.objects.all():
        yield f"/me/letters/{conversation.uuid}/files/{file.pk}"


def desk_addresses() -> Iterator[str]:
    """The start page, and every list, form and history of the desk, of everything that is there."""
    yield "/admin/"
    for model in admin.site._registry:
        yield desk(model)
        for one in model._default_manager.all()[:20]:
            yield desk(model, "change", one.pk)
            yield desk(model, "history", one.pk)


CONTACT, OWN, THREAD, DESK = "contact", "own", "thread", "desk"


def place_of(address: str) -> str:
    """Which of the few places where something may be seen an address is."""
    if "/admin/" in address:
        return address.split("/admin/")[1].split("/")[1] if address != "/admin/" else "start"
    if "/me/organisations/" in address:
        return OWN
    if "/me/letters" in address:
        return THREAD
    return CONTACT if address.endswith("/contact") else address


POINTS = set(Audience.values)
MAY_SEE = {
    "anonymous": {("public", CONTACT)},
    "plain": {(one, CONTACT) for one in ("public", "signed_in")},
    "member": {(one, CONTACT) for one in ("public", "signed_in", "members")},
    "owner": {
        *((one, CONTACT) for one in ("public", "signed_in", "members")),
        *((one, OWN) for one in POINTS),
        *((one, THREAD) for one in LETTERS),
    },
    "writer": {
        *((one, CONTACT) for one in ("public", "signed_in")),
        *((one, THREAD) for one in LETTERS),
    },
    "curator": {
        *((one, CONTACT) for one in ("public", "signed_in")),
        *((one, "actor") for one in POINTS),
        (REPORTED, "report"),
    },
}


@pytest.mark.parametrize("role", MAY_SEE)
def test_a_reader_comes_upon_what_they_may_see_and_nothing_else(drawn, role):
    client = as_reader(role, drawn)
    mine = client.session.get("_auth_user_id")
    own_mail = User.objects.filter(pk=mine).values_list("email", flat=True).first()
    found = {(what, place_of(address)) for what, address in seen(client, drawn)}
    # One's own address stands on one's own pages.
    found = {one for one in found if one[0] != "people's addresses" or not own_mail}
    assert found == MAY_SEE[role]
