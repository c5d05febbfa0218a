"""The front page as the server sends it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import resolve

from tests.drawing import an_actor
from tisep.pages.map_texts import texts

pytestmark = pytest.mark.django_db
SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"


@pytest.fixture
def html(client, country) -> str:
    return client.get("/").content.decode()


@pytest.fixture
def config(html) -> dict:
    found = re.search(r'<script id="tisep-config" type="application/json">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def patterns(urls) -> list[str]:
    if isinstance(urls, dict):
        return [one for inner in urls.values() for one in patterns(inner)]
    return [urls]


def test_every_address_leads_somewhere(config):
    for pattern in patterns(config["urls"]):
        values = {"uuid": "9c1d8c78-94b7-44b4-a882-d9cdb7c34ed1", "code": "95", "slug": "hai"}
        path = pattern.split("?")[0]
        for name, value in (values | {"z": "5", "x": "25", "y": "14"}).items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path
        assert "blank" not in path
        resolve(path)


def test_labels_are_in_the_readers_language(client, country, issues_and_groups):
    thai = client.get("/").context["config"]
    english = client.get("/en/").context["config"]
    assert (thai["language"], english["language"]) == ("th", "en")
    assert thai["labels"]["region"]["95"] == "ยะลา"
    assert english["labels"]["region"]["95"] == "Yala"
    assert thai["labels"]["issue"]["waste"] == "ขยะ"
    assert english["labels"]["target_group"]["older-persons"] == "Older persons"


def test_a_chain_holds_its_sub_issues(client, country, issues_and_groups):
    chains = client.get("/").context["filters"]["issue"]
    under = {chain.value: [sub.value for sub in chain.under] for chain in chains}
    assert under == {"social-power": ["waste"], "equality": ["child-protection"]}


def test_provinces_are_in_thai_order(html):
    assert html.index('<option value="94">') < html.index('<option value="95">')


def test_without_javascript_it_links_to_records_and_provinces(client, country):
    shown = an_actor("มูลนิธิที่เผยแพร่")
    an_actor("มูลนิธิฉบับร่าง", state="draft")
    html = client.get("/").content.decode()
    without = html[html.index("<noscript>") :]
    assert shown.get_absolute_url() in without
    assert "มูลนิธิฉบับร่าง" not in html
    assert 'href="/regions/95"' in without


def test_both_languages_know_of_each_other(client, country):
    html = client.get("/en/?region=95").content.decode()
    assert '<html lang="en">' in html
    assert '<link rel="alternate" hreflang="th" href="http://testserver/">' in html
    assert '<link rel="canonical" href="http://testserver/en/">' in html
    assert 'href="/?region=95" lang="th" hreflang="th"' in html


def test_scripts_may_run_only_from_here_or_with_the_nonce(client, country):
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    nonce = re.search(r"script-src 'self' 'nonce-([^']+)'", policy)
    assert nonce
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", answer.content.decode())
    assert all('type="application/' in one or f'nonce="{nonce[1]}"' in one for one in inline)


def test_no_text_goes_unused_or_unwritten():
    source = "".join(script.read_text() for script in SCRIPTS.glob("*.js"))
    written = set(re.findall(r'words\.text\(\s*"(\w+)"', source))
    named = {name for name in texts() if f'"{name}"' in source}
    assert written <= set(texts())
    assert set(texts()) == named


def test_all_static_files_are_there(html):
    for path in re.findall(r'(?:href|src)="/static/([^"#]+)', html):
        assert finders.find(path.replace("%40", "@")), path


def test_the_browser_is_told_of_every_module_at_once(html):
    told = set(re.findall(r'rel="modulepreload" href="/static/js/(\w+)\.js"', html))
    imported = {
        name
        for module in told
        for name in re.findall(r'from "\./(\w+)\.js"', (SCRIPTS / f"{module}.js").read_text())
    }
    assert told == imported | {"main"}
