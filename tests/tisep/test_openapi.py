"""The OpenAPI description: it is valid, whole, and says what is really sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from actors.models import Actor, Membership
from records.models import User
from tests.tisep.api_data import fill
from tisep.description import described
from tisep.tokens.making import make
from tisep.tokens.models import Scope

HERE = "urn:api"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return described()


@pytest.fixture
def valid(document):
    """Holds a value to a schema of the document."""
    resource = Resource.from_contents(rewritten(document), default_specification=DRAFT202012)
    registry = Registry().with_resource(HERE, resource)

    def check(value: Any, schema: dict[str, Any]) -> None:
        validator = Draft202012Validator(
            rewritten(schema),
            registry=registry,
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        errors = [
            f"{list(error.path)}: {error.message[:300]}" for error in validator.iter_errors(value)
        ]
        assert errors == []

    return check


def rewritten(part: Any) -> Any:
    """The document's references as addresses of the one resource."""
    if isinstance(part, dict):
        return {
            key: HERE + value if key == "$ref" else rewritten(value) for key, value in part.items()
        }
    return [rewritten(one) for one in part] if isinstance(part, list) else part


def contents(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for address, operations in document["paths"].items():
        for code, answer in operations["get"]["responses"].items():
            for media_type, content in answer.get("content", {}).items():
                yield f"{address} {code} {media_type}", content


def test_it_is_valid_openapi_and_drawn_without_a_warning(capsys):
    GENERATOR_STATS.reset()
    document = described.__wrapped__()
    validate_schema(document)
    assert document["openapi"].startswith("3.1")
    assert capsys.readouterr().err == ""


def test_every_address_is_described_and_operations_have_names(document):
    names = [one["get"]["operationId"] for one in document["paths"].values()]
    assert len(names) == len(set(names))
    assert {"listActors", "getActor", "listIndicatorValues", "getRegionTile"} <= set(names)
    patterns = get_resolver("tisep.api").url_patterns
    routes = {str(one.pattern) for one in patterns if ".<slug:format>" not in str(one.pattern)}
    undescribed = {"", "schema", "docs", r"\A(?P<rest>[\s\S]*)\Z"}
    assert len(document["paths"]) == len(routes - undescribed) + 1


def test_every_example_is_as_its_schema_says(document, valid):
    shown = 0
    for _where, content in contents(document):
        if "example" in content:
            shown += 1
            valid(content["example"], content["schema"])
    assert shown > 20


def test_every_filter_of_a_list_of_records_is_listed(document):
    for plural in ("actors", "projects", "resources", "needs", "explore"):
        listed = {one["name"] for one in document["paths"][f"/api/{plural}"]["get"]["parameters"]}
        assert listed >= {"issue", "target_group", "region", "located", "bbox", "q"}
        assert listed >= {"updated_since", "page", "page_size", "cursor"}


@pytest.mark.django_db
def test_what_is_sent_is_what_is_described(client, document, valid):
    ids = fill()
    token = {"Authorization": f"Bearer {a_token(ids)}"}
    for address, operations in document["paths"].items():
        if "{z}" in address:
            continue
        plural = address.split("/")[2] if address.count("/") > 1 else ""
        blank = re.search(r"{\w+}", address)
        path = address.replace(blank[0], ids[plural]) if blank else address
        path += examples_of(operations["get"])
        for media_type, content in operations["get"]["responses"]["200"]["content"].items():
            response = client.get(path, headers={"Accept": media_type} | token)
            assert response.status_code == 200, path
            assert response["Content-Type"].partition(";")[0] == media_type
            if "json" in media_type:
                valid(response.json(), content["schema"])


@pytest.mark.django_db
def test_what_is_written_is_answered_as_described(client, document, valid):
    ids = fill()
    headers = {"Authorization": f"Bearer {a_token(ids)}", "If-Match": "*"}
    whose = {"needs": {"actor": ids["actors"]}, "resources": {"owner": ids["actors"]}, "actors": {}}
    for plural, sent in whose.items():
        sent |= {"name_th": "ใหม่", "kind": "cso" if plural == "actors" else "fund"}
        change = {"name_en": "Anew"}
        if plural != "actors":
            sent["region"] = "950102"
        for address, method, body in (
            (f"/api/{plural}", "post", sent),
            (f"/api/{plural}/{{uuid}}", "patch", change),
        ):
            operation = document["paths"][address][method]
            scope = "records:write" if plural == "actors" else "listings:write"
            assert {"token": [scope]} in operation["security"]
            valid(body, operation["requestBody"]["content"]["application/json"]["schema"])
            path = address.format(uuid=ids[plural])
            answer = getattr(client, method)(path, body, "application/json", headers=headers)
            described = operation["responses"][str(answer.status_code)]["content"]
            valid(answer.json(), described["application/json"]["schema"])
            assert answer.status_code == (201 if method == "post" else 200)


def a_token(ids: dict[str, str]) -> str:
    """Of somebody who owns the organisation that owns what there is."""
    person = User.objects.create(username="program")
    actor = Actor.objects.get(uuid=ids["actors"])
    Membership.objects.create(person=person, actor=actor, role="owner")
    return make(by=person, name="x", scopes=Scope.values, days=30)[1]


def examples_of(operation: dict[str, Any]) -> str:
    """The query of an address that may want one, from the examples of its parameters."""
    asked = [one for one in operation.get("parameters", ()) if one["in"] == "query"]
    if "page" in [one["name"] for one in asked]:
        asked = [one for one in asked if one.get("required")]
    given = {one["name"]: one["example"] for one in asked if one.get("example")}
    return f"?{urlencode(given, doseq=True)}" if given else ""


@pytest.mark.django_db
def test_errors_are_what_is_described(client, document, valid):
    fill()
    schema = document["components"]["schemas"]["Problem"]
    for address, status in (
        ("/api/actors?colour=red", 400),
        ("/api/actors/x", 404),
        ("/api/regions?page=99", 404),
        ("/api/indicators.geojson", 404),
    ):
        response = client.get(address)
        assert response.status_code == status
        valid(response.json(), schema)
