"""A secret in every place where something is kept that not everybody may read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from actors.claims.asking import ask
from actors.letters.writing import answer, begin, report
from actors.models import (
    Actor,
    Attachment,
    Audience,
    MemberInvitation,
    Membership,
    Side,
    WorkEntry,
)
from records.models import DataSource, User
from regions.models import CuratedProvince, Household, HouseholdFile, IncomeSurvey, Region
from resources.models import Need
from resources.referrals import verbs
from tests.actors.correspondence import a_person
from tests.actors.test_contact import a_point
from tests.drawing import a_need, an_actor
from tests.tisep.addresses import by_kind
from tests.tisep.api_data import fill
from tests.tisep.desk import person
from tests.tisep.test_leaks import MARK, hidden
from tisep.notices.models import Follow, PushDevice
from tisep.personal.models import Breach

NUMBERS = {audience: f"02999{10 + n}00" for n, audience in enumerate(Audience.values)}
# What stands in the text, and what it is.
SECRETS = {
    MARK: "what is not public",
    "zqownneed": "a draft of one's own",
    "zqwork": "an unpublished entry of a work log",
    **{f"zqmail-{audience}@zq.example": audience for audience in Audience.values},
    **{number: audience for audience, number in NUMBERS.items()},
    **dict.fromkeys(("zqsubject", "zqletter", "zqfile"), "a letter"),
    "zqreported": "a reported letter",
    "zqnote": "a referral",
    "zqclaim": "a claim",
    "zqinvited@": "who is invited",
    "@people.example": "people's addresses",
    "zqfollow": "what somebody follows",
    "zqbreach": "a breach",
    **dict.fromkeys(("zqpush", "zqhash", "zqtotp", "zqkey", "zqcode"), "a key"),
    "7654321": "a household",
}
ROLES = ("anonymous", "plain", "member", "owner", "writer", "helper", "curator", "elsewhere")


@dataclass
class Planted:
    """`ids`: public ids by API path. `uuids` by kind and `keys`: those of what holds a secret.

    `clients`: each role's browser; `elsewhere` is a curator of another province.
    """

    ids: dict[str, str]
    actor: Actor
    clients: dict[str, Client]
    uuids: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    keys: set[int] = field(default_factory=set)


def plant() -> Planted:
    """All of it lies in Yala."""
    ids = fill()
    actor = Actor.objects.get(uuid=ids["actors"])
    people = {name: a_person(name) for name in ("plain", "member", "owner", "writer", "helper")}
    clients = {"anonymous": Client()} | {name: Client() for name in people}
    plant_what_is_personal(people["owner"])
    for name, somebody in people.items():
        somebody.refresh_from_db()
        EmailAddress.objects.create(user=somebody, email=somebody.email, verified=True)
        clients[name].force_login(somebody)
    planted = Planted(ids, actor, clients)
    Membership.objects.create(person=people["member"], actor=an_actor("อีกองค์กร"))
    Membership.objects.create(person=people["owner"], actor=actor, role="owner")
    for role in ("curator", "elsewhere"):
        somebody, clients[role] = person("curator", role)
        if role == "elsewhere":
            province = Region.objects.get(code="94")
            CuratedProvince.objects.create(person=somebody, province=province)
    plant_records(planted, people)
    plant_letters(planted, people)
    plant_referral(planted, people)
    plant_claims(planted, people)
    plant_households()
    return planted


def plant_records(planted: Planted, people: dict[str, User]) -> None:
    somebody = people["plain"]
    for kind, uuids in by_kind(hidden("draft", planted.ids, somebody)).items():
        planted.uuids[kind] += uuids
    region = Region.objects.get(code="950102")
    own = a_need(planted.actor, "zqownneed", region=region, state="draft")
    when = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
    told = {"name_th": "zqwork", "description_th": "zqwork", "state": "draft", "reached": 3}
    entry = WorkEntry.objects.create(actor=planted.actor, region=region, **when, **told)
    planted.uuids["needs"].append(own.uuid)
    planted.uuids["work-log"].append(entry.uuid)
    for audience in Audience.values:
        point = a_point(planted.actor, audience, value=f"zqmail-{audience}@zq.example")
        a_point(planted.actor, audience, kind="phone", value=NUMBERS[audience])
        planted.keys.add(point.pk)


def plant_letters(planted: Planted, people: dict[str, User]) -> None:
    conversation = begin(
        by=people["writer"], about="actor", about_uuid=planted.actor.uuid,
        recipient=planted.actor, subject="zqsubject", text="zqletter",
        key=UUID(int=1, version=4),
    )  # fmt: skip
    bad = answer(
        conversation=conversation, by=people["owner"], side=Side.RECIPIENT, text="zqreported",
        key="1",
    )  # fmt: skip
    report(message=bad, by=people["writer"], reason="spam")
    content = {"content": b"zqfile", "size": 6, "media_type": "image/png"}
    file = Attachment.objects.create(message=bad, name="zqfile.png", **content)
    planted.uuids["conversations"].append(conversation.uuid)
    planted.keys.add(file.pk)


def plant_referral(planted: Planted, people: dict[str, User]) -> None:
    helping = an_actor("ผู้ช่วย")
    Membership.objects.create(person=people["helper"], actor=helping)
    need = Need.objects.get(uuid=planted.ids["needs"])
    sent = {"need": need, "actor": helping, "to_actor": helping, "note": "zqnote"}
    planted.uuids["referrals"].append(verbs.start(by=people["helper"], **sent).uuid)


def plant_claims(planted: Planted, people: dict[str, User]) -> None:
    claim = ask(by=a_person("claimant"), actor=planted.actor, words="zqclaim")
    type(claim).objects.filter(pk=claim.pk).update(code="zqcode")
    MemberInvitation.objects.create(
        actor=planted.actor, email="zqinvited@zq.example", key="zqkey", invited_by=people["owner"]
    )
    planted.uuids["claims"].append(claim.uuid)


def plant_what_is_personal(somebody: User) -> None:
    User.objects.filter(pk=somebody.pk).update(password="zqhash")
    Authenticator.objects.create(user=somebody, type="totp", data={"secret": "zqtotp"})
    Follow.objects.create(person=somebody, query="q=zqfollow")
    endpoint = "https://push.example/zqpush"
    PushDevice.objects.create(person=somebody, endpoint=endpoint, p256dh="zqkey", auth="zqkey")
    Breach.objects.create(
        known_at=timezone.now() - timedelta(hours=1), what_happened="zqbreach",
        data_concerned="zqbreach", why_this_risk="zqbreach",
    )  # fmt: skip


def plant_households() -> None:
    source = DataSource.objects.get(slug="register")
    survey = IncomeSurvey.objects.create(source=source, year=2023, version=1)
    file = HouseholdFile.objects.create(source=source, name="a.csv", digest="x" * 64)
    Household.objects.create(
        survey=survey, file=file, region=Region.objects.get(code="950102"), members=1,
        income=7654321, weight=100, entered=1,
    )  # fmt: skip
