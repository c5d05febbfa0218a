"""Who works with whom in a region."""

from __future__ import annotations

import pytest

from actors.models import Partnership
from tests.drawing import a_project, an_actor
from tests.tisep.reading import Page
from tisep.explore.network import CROWD, network

pytestmark = pytest.mark.django_db


def together(region, *actors, name="ร่วม", **more):
    project = a_project(name, region=region, **more)
    for actor in actors:
        project.participations.create(actor=actor)
    return project


@pytest.fixture
def drawn(country):
    """a and b share a project, b and c another, d and e a partnership; f is alone, g elsewhere."""
    here = country["950102"]
    actors = {name: an_actor(f"องค์กร {name}", region=here) for name in "abcdef"}
    actors["g"] = an_actor("องค์กร g", region=country["940101"])
    together(here, actors["a"], actors["b"], name="ตลาดชุมชน")
    together(here, actors["b"], actors["c"])
    Partnership.objects.create(actor=actors["d"], partner=actors["e"], kind="agreement")
    together(here, actors["a"], actors["f"], state="draft")
    together(country["940101"], actors["a"], actors["g"])
    return actors


def names(actors, pks):
    by_pk = {one.pk: name for name, one in actors.items()}
    return "".join(sorted(by_pk[pk] for pk in pks))


def test_clusters_bridges_and_those_alone(country, drawn):
    found = network(country["95"])
    assert [names(drawn, one) for one in found.clusters] == ["abc", "de"]
    assert names(drawn, found.bridges) == "b"
    assert names(drawn, found.alone) == "f"


def test_who_sits_elsewhere_belongs_by_a_project_here(country, drawn):
    together(country["950102"], drawn["g"], drawn["f"])
    found = network(country["95"])
    assert [names(drawn, one) for one in found.clusters] == ["abc", "de", "fg"]


def test_a_draft_is_in_no_network(country, drawn):
    an_actor("ร่าง", region=country["95"], state="draft")
    hidden = an_actor("ลับ", region=country["95"], state="pending")
    together(country["95"], drawn["a"], hidden)
    assert len(network(country["95"]).actors) == 6


def test_a_crowd_ties_nobody(country):
    actors = [an_actor(f"{number}", region=country["95"]) for number in range(CROWD + 1)]
    together(country["95"], *actors)
    assert not network(country["95"]).clusters


def test_the_way_of_introductions(client, country, drawn):
    page = Page(client.get(f"/regions/95/network?from={drawn['a'].uuid}&to={drawn['c'].uuid}"))
    way = page.html[page.html.index('class="network-way"') :]
    assert way.index("องค์กร a") < way.index("ตลาดชุมชน") < way.index("องค์กร b")
    assert way.index("องค์กร b") < way.index("องค์กร c")


def test_where_no_way_leads_it_says_so(client, country, drawn):
    asked = f"from={drawn['a'].uuid}&to={drawn['d'].uuid}"
    said = client.get(f"/en/regions/95/network?{asked}").content.decode()
    assert "Nothing here leads from one to the other." in said
    assert client.get("/regions/95/network?from=x&to=y").status_code == 200


def test_the_picture_is_the_same_each_time(country, drawn):
    assert network(country["95"]).places() == network(country["95"]).places()


def test_where_nobody_is_it_says_so(client, country):
    said = client.get("/en/regions/94/network").content.decode()
    assert "No organisation here yet." in said
    assert "/en/regions/94/network" in Page(client.get("/en/regions/94")).links


def test_it_costs_few_questions(client, country, drawn, django_assert_max_num_queries):
    # The region, its way and what the page is kept by: five; who is there, tied by what: six.
    with django_assert_max_num_queries(11):
        client.get(f"/regions/95/network?from={drawn['a'].uuid}&to={drawn['c'].uuid}")


def test_a_strange_code_is_no_region(client, country):
    assert client.get("/regions/%00/network").status_code == 404
