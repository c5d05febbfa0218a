"""The page that says how inequality is computed, in both languages."""

from __future__ import annotations

import pytest

from regions.inequality.lines import poverty_lines

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "heading", "line"),
    [
        ("/methods/inequality", "วิธีคำนวณความเหลื่อมล้ำ", "พ.ศ. 2567: 3,078 บาท"),
        ("/en/methods/inequality", "How inequality is computed", "2024: 3,078 baht"),
    ],
)
def test_the_method_is_told_with_every_poverty_line(client, path, heading, line):
    page = client.get(path).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert line in page
    assert page.count("<li>") >= len(poverty_lines()) + 15
    assert client.get("/data-sources").content.decode().count("/methods/inequality") == 1
