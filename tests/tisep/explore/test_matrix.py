"""Four roles by three chains: counted as the filters find, with its gaps."""

from __future__ import annotations

import pytest

from actors.models import Role
from tests.drawing import an_actor
from tisep.explore.matrix import matrix

pytestmark = pytest.mark.django_db


@pytest.fixture
def themed(country, issues_and_groups):
    """Makes an actor with roles and issues."""
    issues, _groups = issues_and_groups

    def make(name, *, roles=("implementer",), about=("waste",), serves=None, **values):
        actor = an_actor(name, roles=list(roles), **values)
        actor.issues.set([issues[slug] for slug in about])
        if serves:
            actor.serves.add(country[serves])
        return actor

    return make


def cell(found, role, chain):
    cells = dict(found.rows)[Role(role)]
    return next(one for one in cells if one.chain.slug == chain)


def test_every_role_and_chain_has_a_cell_and_empty_ones_are_gaps(country, themed):
    found = matrix([country["95"]])
    assert [role for role, _cells in found.rows] == list(Role)
    assert [chain.slug for chain in found.chains] == ["equality", "social-power"]
    assert found.gaps == 8
    themed("ก", region=country["950102"])
    assert matrix([country["95"]]).gaps == 7


def test_a_sub_issue_counts_for_its_chain_once(country, themed):
    actor = themed("ก", region=country["950102"], about=("waste", "social-power"))
    found = cell(matrix([country["95"]]), "implementer", "social-power")
    assert (found.count, found.named) == (1, [actor])


def test_an_actor_of_two_roles_and_two_chains_stands_in_four_cells(country, themed):
    themed(
        "ก",
        region=country["950102"],
        roles=("supporter", "policy_maker"),
        about=("waste", "child-protection"),
    )
    found = matrix([country["95"]])
    assert found.gaps == 4
    assert cell(found, "supporter", "equality").count == 1
    assert cell(found, "policy_maker", "social-power").count == 1


def test_those_that_sit_here_are_named_first_and_the_country_wide_last(country, themed):
    themed("ก ทั้งประเทศ", serves="TH")
    themed("ข ที่อื่น", region=country["94"], serves="9501")
    themed("ฮ ที่นี่", region=country["950102"])
    found = cell(matrix([country["95"]]), "implementer", "social-power")
    assert [actor.name_th for actor in found.named] == ["ฮ ที่นี่", "ข ที่อื่น", "ก ทั้งประเทศ"]
    themed("ค ที่อื่น", region=country["94"], serves="95")
    found = cell(matrix([country["95"]]), "implementer", "social-power")
    assert [actor.name_th for actor in found.named] == ["ฮ ที่นี่", "ข ที่อื่น", "ค ที่อื่น"]
    assert (found.count, found.here, found.more) == (4, 1, 1)


def test_only_the_place_and_only_what_is_public(country, themed):
    themed("ข้างเคียง", region=country["94"])
    themed("ลับ", region=country["950102"], state="draft")
    assert matrix([country["95"]]).gaps == 8
    assert cell(matrix([country["94"], country["95"]]), "implementer", "social-power").here == 1


def test_coordinators_are_told_by_chain(country, themed):
    actor = themed("ก", roles=("network_coordinator",), region=country["950102"])
    equality, power = matrix([country["95"]]).coordinators
    assert (equality.count, power.named) == (0, [actor])


def test_who_stands_in_no_cell_is_counted(country, themed):
    themed("ไม่มีบทบาท", roles=(), region=country["950102"])
    themed("ไม่มีประเด็น", about=(), region=country["950102"])
    themed("ครบ", region=country["950102"])
    assert matrix([country["95"]]).outside == 2


def test_many_actors_cost_no_more_questions(country, themed, django_assert_num_queries):
    for number in range(12):
        themed(f"องค์กร {number}", roles=Role.values, region=country["950102"])
    with django_assert_num_queries(4):
        assert matrix([country["95"]]).rows[0][1][1].count == 12
