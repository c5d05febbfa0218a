"""Each record's page leads on to records like it."""

from __future__ import annotations

import pytest

from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def about_waste(country, issues_and_groups):
    """One record of each kind about waste in Yala, and a draft."""
    issues, _groups = issues_and_groups
    owner = an_actor("กลุ่มรักษ์ยะลา", region=country["95"])
    records = [
        owner,
        a_project("โครงการแยกขยะ", region=country["95"]),
        a_resource("ความรู้เรื่องขยะ", region=country["95"], owner=owner),
        a_need(owner, "ต้องการถังขยะ", region=country["95"]),
        an_actor("ฉบับร่างเรื่องขยะ", region=country["95"], state="draft"),
    ]
    for record in records:
        record.issues.add(issues["waste"])
    return records


def alike_on(client, record) -> set[str]:
    page = Page(client.get(record.get_absolute_url()))
    _before, _found, section = page.html.partition('id="alike"')
    section = section.partition("</section>")[0]
    return {link for link in page.links if f'href="{link}"' in section}


def test_every_kind_leads_to_what_shares_its_issue_and_place(client, about_waste):
    *public, draft = about_waste
    for record in public:
        found = alike_on(client, record)
        others = {other.get_absolute_url() for other in public if other != record}
        assert others <= found
        assert record.get_absolute_url() not in found
        assert draft.get_absolute_url() not in found


def test_where_nothing_is_alike_nothing_is_said(client, country):
    alone = an_actor("ไม่เหมือนใคร")
    assert 'id="alike"' not in client.get(alone.get_absolute_url()).content.decode()
