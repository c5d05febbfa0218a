"""Letters on the site: writing, reading, answering, and who may not."""

from __future__ import annotations

import io
import struct
import zlib
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from actors.models import Attachment, Block, Conversation, Message, Report
from tests.actors.correspondence import a_person, correspondence
from tests.drawing import a_need, a_project, a_resource, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return correspondence()


def client_of(person, *, confirmed=True) -> Client:
    if confirmed:
        EmailAddress.objects.get_or_create(
            user=person, email=person.email, defaults={"verified": True, "primary": True}
        )
    client = Client()
    client.force_login(person)
    return client


def written(**values):
    return {"subject": "ขอความร่วมมือ", "text": "สวัสดี", "key": str(uuid4()), **values}


def a_picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    return drawn.getvalue()


def test_a_letter_is_begun_at_any_record(who):
    project = a_project()
    project.participations.create(actor=who.home, role="lead")
    project.participations.create(actor=who.actor, role="coordinator")
    records = [who.actor, project, a_resource(owner=who.actor), a_need(who.actor)]
    client = client_of(who.stranger)
    for record in records:
        word = record._meta.model_name
        page = client.get(record.get_absolute_url()).content.decode()
        address = f"/{word}s/{record.uuid}/write"
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
        assert client.post(address, written()).status_code == 302
    began = Conversation.objects.order_by("began_at")
    assert [one.about for one in began] == ["actor", "project", "resource", "need"]
    assert {one.recipient for one in began} == {who.actor}


def test_writing_needs_somebody_signed_in_with_a_confirmed_address(who):
    address = f"/actors/{who.actor.uuid}/write"
    assert "/account/login" in Client().get(address)["Location"]
    unconfirmed = client_of(who.stranger, confirmed=False)
    assert unconfirmed.post(address, written()).status_code == 200
    assert not Conversation.objects.exists()


def test_nobody_writes_in_the_name_of_what_they_do_not_belong_to(who):
    foreign = an_actor("ของคนอื่น")
    client = client_of(who.stranger)
    address = f"/actors/{who.actor.uuid}/write"
    assert client.post(address, written(in_name_of=foreign.pk)).status_code == 422
    assert client.post(address, written(in_name_of=who.home.pk)).status_code == 302
    assert Conversation.objects.get().writer_actor == who.home


def test_who_writes_is_told_what_will_happen(who):
    client = client_of(who.stranger)
    nobody = an_actor("ยังไม่มีใคร")
    page = client.get(f"/en/actors/{nobody.uuid}/write").content.decode()
    assert "Your letter waits for them" in page
    own = client_of(who.owner).get(f"/en/actors/{who.actor.uuid}/write").content.decode()
    assert "your own organisation" in own
    orphan = client.get(f"/en/resources/{a_resource().uuid}/write").content.decode()
    assert "not recorded yet who answers" in orphan


def test_a_hidden_record_is_not_written_to(who):
    client = client_of(who.stranger)
    hidden = an_actor(state="draft")
    assert client.get(f"/actors/{hidden.uuid}/write").status_code == 404


def test_both_sides_see_the_thread_and_nobody_else(who):
    conversation = who.begun(in_name_of=who.home, text="<script>alert(1)</script>")
    address = f"/me/letters/{conversation.uuid}"
    inbox = client_of(who.owner).get("/me/letters").content.decode()
    assert "ผู้เขียน" in inbox
    page = client_of(who.owner).get(address).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "people.example" not in page + inbox
    assert client_of(who.stranger).get(address).status_code == 200
    outsider = client_of(a_person("outsider"))
    posts = ("", "/close", "/block", f"/report/{conversation.messages.get().pk}")
    assert [outsider.get(address).status_code] == [404]
    assert {outsider.post(address + end, written()).status_code for end in posts} == {404}
    assert "/account/login" in Client().get(address)["Location"]
    assert "unread" not in client_of(who.owner).get("/me/letters").content.decode()


def test_an_answer_sent_twice_is_one(who):
    conversation = who.begun()
    owner, sent = client_of(who.owner), written(text="ยินดี")
    for _time in range(2):
        assert owner.post(f"/me/letters/{conversation.uuid}", sent).status_code == 302
    assert conversation.messages.count() == 2


def test_a_closed_conversation_says_so(who):
    conversation = who.begun()
    owner = client_of(who.owner)
    owner.post(f"/me/letters/{conversation.uuid}/close")
    late = client_of(who.stranger).post(f"/me/letters/{conversation.uuid}", written())
    assert (late.status_code, Message.objects.count()) == (422, 1)


def test_a_block_can_be_undone_by_who_made_it(who):
    conversation = who.begun()
    owner, stranger = client_of(who.owner), client_of(who.stranger)
    owner.post(f"/me/letters/{conversation.uuid}/block")
    refused = stranger.post(f"/actors/{who.actor.uuid}/write", written())
    assert refused.status_code == 422
    made = Block.objects.get()
    assert stranger.post(f"/me/letters/blocks/{made.pk}/undo").status_code == 404
    assert f"/blocks/{made.pk}/undo" in owner.get("/me/letters").content.decode()
    assert owner.post(f"/me/letters/blocks/{made.pk}/undo").status_code == 302
    assert stranger.post(f"/actors/{who.actor.uuid}/write", written()).status_code == 302


def test_a_letter_of_the_other_side_is_reported(who):
    conversation = who.begun()
    message = conversation.messages.get()
    address = f"/me/letters/{conversation.uuid}/report/{message.pk}"
    assert client_of(who.stranger).post(address, {"reason": "spam"}).status_code == 404
    owner = client_of(who.owner)
    owner.post(address, {"reason": "nonsense"})
    assert not Report.objects.exists()
    owner.post(address, {"reason": "spam"})
    assert Report.objects.get().message == message


def test_a_file_is_known_by_its_content_and_kept_for_the_participants(who):
    client = client_of(who.stranger)
    address = f"/actors/{who.actor.uuid}/write"
    lie = SimpleUploadedFile("photo.png", b"MZ\x90 not a picture", "image/png")
    assert client.post(address, written(attached=[lie])).status_code == 422
    picture = SimpleUploadedFile("../../รูป<b>.exe", a_picture(), "text/html")
    assert client.post(address, written(attached=[picture])).status_code == 302
    file = Attachment.objects.get()
    assert (file.name, file.media_type) == ("รูป_b.png", "image/png")
    kept = f"/me/letters/{Conversation.objects.get().uuid}/files/{file.pk}"
    response = client_of(who.owner).get(kept)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response).startswith(b"\x89PNG")
    assert client_of(a_person("outsider")).get(kept).status_code == 404


def test_a_picture_that_says_it_is_enormous_is_refused(who):
    said = struct.pack(">II", 60_000, 60_000)
    content = a_picture()
    head = b"IHDR" + said + content[24:29]
    huge = content[:12] + head + struct.pack(">I", zlib.crc32(head)) + content[33:]
    sent = [SimpleUploadedFile("x.png", huge)]
    address = f"/actors/{who.actor.uuid}/write"
    assert client_of(who.stranger).post(address, written(attached=sent)).status_code == 422


@pytest.mark.parametrize("files", [4 * [b"%PDF-1"], [b"%PDF-" + bytes(5_000_000)]])
def test_too_many_or_too_large_files_are_refused(who, files):
    sent = [SimpleUploadedFile(f"{n}.pdf", content) for n, content in enumerate(files)]
    response = client_of(who.stranger).post(
        f"/actors/{who.actor.uuid}/write", written(attached=sent)
    )
    assert (response.status_code, Conversation.objects.count()) == (422, 0)


def test_a_huge_letter_is_refused(who):
    client = client_of(who.stranger)
    address = f"/actors/{who.actor.uuid}/write"
    assert client.post(address, written(text="ก" * 5001)).status_code == 422
    assert client.post(address, written(text="a" * 10_000_000)).status_code == 400
    assert not Conversation.objects.exists()
