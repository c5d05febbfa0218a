"""A curator's program reaches as far as the curator: to the borders of their provinces."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from actors.models import Actor
from records.models import User
from regions.models import CuratedProvince
from resources.models import Need, Resource
from tests.drawing import a_need, a_resource, an_actor
from tests.tisep.writing.conftest import program_of

pytestmark = pytest.mark.django_db
FOLDERS = {Actor: "actors", Resource: "resources", Need: "needs"}


def drafts(region):
    actor = an_actor(region=region, state="draft")
    return {
        Actor: actor,
        Resource: a_resource(region=region, state="draft", owner=actor),
        Need: a_need(actor, region=region, state="draft"),
    }


@pytest.mark.parametrize("model", FOLDERS)
def test_what_lies_elsewhere_is_not_written(country, model):
    curator = User.objects.create(username="curator")
    curator.groups.add(Group.objects.get(name="curator"))
    CuratedProvince.objects.create(person=curator, province=country["95"])
    program = program_of(curator)
    mine, foreign = (drafts(country[code])[model] for code in ("950102", "940101"))

    def change(record, **sent):
        address = f"/api/{FOLDERS[model]}/{record.uuid}"
        return program.ask("PATCH", address, sent or {"name_en": "Changed"}).status_code

    assert change(foreign) == 404
    model.objects.filter(pk=foreign.pk).update(state="published")
    assert change(foreign) == 403
    foreign.refresh_from_db()
    assert foreign.name_en != "Changed"
    assert change(mine) == 200
    # Nor is anything put into another province.
    assert change(mine, region="940101") in (403, 404)
    mine.refresh_from_db()
    assert mine.region == country["950102"]
