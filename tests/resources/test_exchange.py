"""Offers and needs as tables: the rules of the pages hold there too."""

import pytest

from resources.models import Need, Resource
from tests.drawing import a_need, a_resource, an_actor
from tests.tisep.test_admin_tables import exported, imported, previewed, table, wrong_cells

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(db):
    return an_actor("เทศบาล")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_th", "รถเข็นให้นายสมชาย"),
        ("description_th", "โทร ๐๘๑ ๒๓๔ ๕๖๗๘"),
        ("quantity", "a@b.example"),
        ("amount", "ห้า"),
        ("exchange", "coordinator"),
        ("status", "given"),
    ],
)
def test_a_row_that_may_not_stand_is_told(admin_client, owner, field, value):
    row = {"uuid": "", "name_th": "รถเข็น", "kind": "equipment", "actor": str(owner.uuid)}
    wrong = wrong_cells(previewed(admin_client, table([{**row, field: value}]), Need))
    where = "coordinator" if field == "exchange" else field
    assert list(wrong[2]) == [where]


def test_a_state_that_may_not_follow_is_told(admin_client, owner):
    need = a_need(owner, status="met")
    wrong = wrong_cells(
        previewed(admin_client, table([{"uuid": str(need.uuid), "status": "withdrawn"}]), Need)
    )
    assert list(wrong[2]) == ["status"]
    offer = a_resource()
    rows = table([{"uuid": str(offer.uuid), "offer": "open"}])
    assert list(wrong_cells(previewed(admin_client, rows, Resource))[2]) == ["owner"]


def test_out_and_in_again_changes_nothing_and_what_is_new_is_stored(admin_client, owner):
    need = a_need(owner, amount=5, unit="คัน", on_behalf_of=an_actor("ผู้ต้องการ"))
    (row,) = exported(admin_client, Need)
    assert (row["amount"], row["unit"], row["status"]) == ("5", "คัน", "open")
    imported(admin_client, table([{**row, "amount": "๗", "status": "matched"}]), Need)
    need.refresh_from_db()
    assert (need.amount, need.status, need.on_behalf_of.name_th) == (7, "matched", "ผู้ต้องการ")
