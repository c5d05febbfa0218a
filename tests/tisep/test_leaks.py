"""Nothing that is not public leaves, through any address, in any format, in any language.

Every text of every draft, pending and archived record, of users, comments and import runs holds a
mark; every route that an anonymous reader can ask is walked, and the mark is nowhere.
"""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from django.contrib.gis.geos import Point
from django.contrib.postgres.fields import ArrayField
from django.db import models

from actors.models import (
    Actor,
    Document,
    Lesson,
    Participation,
    Partnership,
    Project,
    Stage,
    WorkEntry,
)
from records.api.formats import XLSX
from records.models import ImportRun, SiteComment, User
from regions.models import Region
from resources.models import Call, Need, Resource
from tests.tisep.addresses import KINDS, addresses, by_kind
from tests.tisep.api_data import fill
from tests.tisep.briefs.reading import read

MARK = "zqxjk"
STATES = ("draft", "pending", "archived")


def marked(model: type[models.Model], **values) -> models.Model:
    """One stored, with the mark in every text that nothing else is said of."""
    for field in model._meta.concrete_fields:
        if field.name in values or field.choices or field.is_relation or not field.editable:
            continue
        if isinstance(field, models.URLField):
            values[field.name] = f"https://{MARK}.example"
        elif isinstance(field, models.EmailField):
            values[field.name] = f"{MARK}@{MARK}.example"
        elif isinstance(field, models.CharField | models.TextField):
            values[field.name] = MARK
        elif isinstance(field, ArrayField) and isinstance(field.base_field, models.CharField):
            values[field.name] = values.get(field.name, [] if field.base_field.choices else [MARK])
        elif isinstance(field, models.JSONField):
            values[field.name] = {MARK: MARK}
    return model.objects.create(**values)


def hidden(state: str, ids: dict[str, str], somebody: User) -> list[models.Model]:
    """One record of each kind in this state, tied to public ones in every way there is."""
    place = {
        "region": Region.objects.get(code="950102"),
        "location": Point(101.25, 6.75, srid=4326),
        "placed_by": "code",
        "state": state,
        "created_by": somebody,
        "updated_by": somebody,
    }
    public = Actor.objects.get(uuid=ids["actors"])
    actor = marked(Actor, kind="cso", parent=public, **place)
    project = marked(Project, **place)
    owned = marked(Resource, kind="fund", owner=public, **place)
    asked = marked(Need, kind="fund", actor=public, **place)
    shown = Project.objects.get(uuid=ids["projects"])
    marked(Participation, project=shown, actor=actor)
    marked(Participation, project=project, actor=public)
    marked(Partnership, actor=public, partner=actor, kind="member")
    marked(Partnership, actor=actor, partner=public, kind="member")
    marked(Stage, project=project, number=1)
    done = {"region": place["region"], "begins_on": "2026-01-01", "ends_on": "2026-01-01"}
    draft = marked(Lesson, project=shown, state="draft")
    told = [
        marked(WorkEntry, actor=public, state="draft", **done),
        marked(WorkEntry, actor=actor, state="published", **done),
        marked(Lesson, project=project, actor=actor, state="published"),
        marked(Document, lesson=draft, url=f"https://{MARK}.example"),
        marked(Document, project=project, url=f"https://{MARK}.example"),
        marked(Call, fund=owned, opens_on="2026-01-01"),
    ]
    for record in (actor, project, owned, asked):
        record.serves.add(Region.objects.get(code="TH"))
    return [actor, project, owned, asked, draft, *told]


@pytest.fixture
def secrets(db) -> tuple[dict[str, str], list[models.Model]]:
    ids = fill()
    somebody = marked(User, password="x", is_staff=True)
    found = [record for state in STATES for record in hidden(state, ids, somebody)]
    # What is public belongs to what is not, too.
    draft = next(one for one in found if isinstance(one, Actor))
    Actor.objects.filter(uuid=ids["actors"]).update(parent=draft, updated_by=somebody)
    Resource.objects.filter(uuid=ids["resources"]).update(owner=draft, created_by=somebody)
    Need.objects.filter(uuid=ids["needs"]).update(actor=draft)
    marked(SiteComment)
    marked(ImportRun, by=somebody)
    return ids, found


def body(response) -> bytes:
    """All that it says, unpacked where it is packed."""
    content, kind = response.getvalue(), response.get("Content-Type", "")
    if kind == XLSX.media_type and content:
        with ZipFile(io.BytesIO(content)) as book:
            content = b"".join(map(book.read, book.namelist()))
    elif kind == "application/pdf":
        content = read(content).text.encode()
    return content + str(response.headers).encode()


def test_nothing_that_is_not_public_leaves_nor_is_named(client, secrets):
    ids, found = secrets
    names = [str(one.uuid) for one in found]
    for address in addresses(ids, by_kind(found)):
        response = client.get(address)
        assert response.status_code < 500, address
        said = body(response)
        assert MARK.encode() not in said, address
        if not any(name in address for name in names):
            assert [name for name in names if name.encode() in said] == [], address


def test_the_walk_would_find_it_everywhere(client, secrets):
    ids, found = secrets
    shown = next(one for one in found if isinstance(one, Project))
    Project.objects.filter(pk=shown.pk).update(state="published")
    folder = f"projects/{shown.uuid}"
    for address in (
        *("/api/projects", "/api/projects.json", "/api/projects.geojson", "/api/projects.csv"),
        *(f"/api/{folder}", f"/api/{folder}.geojson", f"/{folder}", f"/en/{folder}"),
        *("/api/explore", "/api/explore.csv", "/api/explore/tiles/14/12800/7884.mvt"),
        *(f"/api/actors/{ids['actors']}", f"/actors/{ids['actors']}"),
        *("/regions/950102", "/en/regions/950102", "/en/regions/950102/brief.pdf"),
        *("/api/projects.xlsx", "/api/explore.xlsx"),
    ):
        assert MARK.encode() in body(client.get(address)), address


def test_hidden_records_have_no_address(client, secrets):
    for record in secrets[1]:
        for prefix in ("/api/", "/", "/en/"):
            address = f"{prefix}{KINDS[type(record)]}/{record.uuid}"
            assert client.get(address).status_code == 404, address


def test_hidden_records_are_neither_found_nor_counted(client, secrets):
    for kind in ("explore", "actors", "projects", "resources", "needs"):
        assert client.get(f"/api/{kind}?q={MARK}").json()["count"] == 0
    facets = client.get("/api/explore/facets").json()
    assert facets["count"] == client.get("/api/explore").json()["count"] == 6


def test_what_ceased_to_be_public_leaves_a_tombstone_without_a_name(client, secrets):
    ids, _found = secrets
    Actor.objects.filter(uuid=ids["actors"]).update(state="archived", name_th=MARK)
    response = client.get("/api/actors?updated_since=2026-01-01")
    assert ids["actors"] in str(response.json()["removed"])
    assert MARK not in response.content.decode()
    assert client.get(f"/api/actors/{ids['actors']}").status_code == 404


def test_the_admin_is_for_those_who_sign_in(client, secrets):
    for address in ("/admin/", "/en/admin/", "/admin/actors/actor/", "/admin/records/user/"):
        response = client.get(address)
        assert response.status_code == 302
        assert "login" in response["Location"]
