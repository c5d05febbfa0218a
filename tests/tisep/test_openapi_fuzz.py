"""Requests made up from the API's own description: no 5xx, and no answer off its schema."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.tisep.api_data import fill
from tests.tisep.test_openapi import a_token
from tisep.description import described

CASES = 20
# Not positive_data_acceptance: a region, an issue or a cursor that fits its pattern need not exist.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    allow_header_conformance,
]
schema = schemathesis.openapi.from_dict(described())
schema.app = get_wsgi_application()
OPERATIONS = {one.ok().label: one.ok() for one in schema.get_all_operations()}


@pytest.fixture
def served(db, monkeypatch):
    """Records to ask for, in a connection that outlives the requests of this test.

    Gives the token of somebody who may write them.
    """
    monkeypatch.setattr("tisep.tokens.throttle.A_MINUTE", 10_000)
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield a_token(fill())
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("label", OPERATIONS)
def test_made_up_requests_are_answered_as_described(served, label):
    operation = OPERATIONS[label]
    sends = any(operation.iter_parameters()) or operation.body
    modes = list(GenerationMode) if sends else [GenerationMode.POSITIVE]
    for mode in modes:
        answer_all(operation.as_strategy(generation_mode=mode), served)


def answer_all(cases: SearchStrategy, token: str) -> None:
    # The client that serves in-process does not unpack what comes compressed.
    headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {token}"}

    @given(cases)
    @settings(
        max_examples=CASES,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answered(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=headers)

    answered()
