"""Messages to browsers, taken in by a push service of the test's own."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils import timezone
from py_vapid import Vapid, b64urlencode

from records.models import User
from tisep.notices import push
from tisep.notices.models import Notice, PushDevice

pytestmark = pytest.mark.django_db


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Service(BaseHTTPRequestHandler):
    """Takes messages in; answers what the test wants answered."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((dict(self.headers), body))
        self.send_response(self.server.answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args) -> None:
        pass


@pytest.fixture
def service(settings) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    server.came, server.answer = [], 201
    server.origin = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    key = Vapid()
    key.generate_keys()
    number = key.private_key.private_numbers().private_value
    settings.VAPID_PRIVATE_KEY = b64urlencode(number.to_bytes(32, "big"))
    settings.PUSH_ORIGINS = [server.origin]
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser(service):
    """A browser's keys, and what it tells the site."""
    private, auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    told = {
        "endpoint": f"{service.origin}/send/1",
        "keys": {"p256dh": text(point), "auth": text(auth)},
    }
    return private, auth, told


@pytest.fixture
def person(client):
    person = User.objects.create(username="1")
    client.force_login(person)
    Notice.objects.create(
        person=person,
        word="actor",
        record="00000000-0000-4000-8000-000000000000",
        changed_at=timezone.now(),
    )
    return person


def tell_site(client, told, method="post"):
    send = getattr(client, method)
    return send("/me/notices/devices", json.dumps(told), content_type="application/json")


def test_the_browser_is_told_and_only_it_can_read_it(client, person, browser, service):
    private, auth, told = browser
    assert tell_site(client, told).status_code == 204
    assert push.tell({person.pk}) == 1
    ((headers, body),) = service.came
    assert headers["authorization"].startswith("vapid t=")
    message = json.loads(http_ece.decrypt(body, private_key=private, auth_secret=auth))
    assert message == {
        "title": "TISEP",
        "body": "มีเรื่องใหม่ 1 เรื่องในสิ่งที่คุณติดตาม",
        "url": "/me/notices",
    }


def test_who_took_the_permission_back_is_asked_no_more(client, person, browser, service):
    tell_site(client, browser[2])
    service.answer = 410
    assert push.tell({person.pk}) == 0
    assert not PushDevice.objects.exists()


def test_a_service_that_fails_is_asked_again_another_time(client, person, browser, service):
    tell_site(client, browser[2])
    service.answer = 503
    assert push.tell({person.pk}) == 0
    assert PushDevice.objects.exists()


def test_a_device_is_told_no_more_when_its_person_says_so(client, person, browser):
    tell_site(client, browser[2])
    other = User.objects.create(username="2")
    client.force_login(other)
    assert tell_site(client, browser[2], "delete").status_code == 204
    assert PushDevice.objects.exists()
    client.force_login(person)
    tell_site(client, browser[2], "delete")
    assert not PushDevice.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    ["http://127.0.0.1:9/x", "https://push.example", "file:///etc/passwd", "", "x" * 2000],
)
def test_the_site_asks_no_address_but_those_of_push_services(client, person, browser, endpoint):
    told = {**browser[2], "endpoint": endpoint}
    assert tell_site(client, told).status_code == 400
    assert tell_site(client, ["x"]).status_code == 400
    assert not PushDevice.objects.exists()


@pytest.mark.parametrize(
    ("endpoint", "sent"),
    [
        ("https://fcm.googleapis.com/fcm/send/x", True),
        ("https://sg2p.notify.windows.com/w", True),
        ("https://evil.example/notify.windows.com", False),
        ("https://fcm.googleapis.com.evil.example/x", False),
        ("http://fcm.googleapis.com/x", False),
        ("https://evilnotify.windows.com/x", False),
        (r"https://evil.example\@x.notify.windows.com/x", False),
        ("https://evil.example@x.notify.windows.com/x", False),
    ],
)
def test_which_services_are_known(endpoint, sent):
    assert push.may_be_sent_to(endpoint) == sent


@pytest.mark.parametrize("key", ["\ud800", "a\0", "ก"])
def test_what_is_no_key_is_refused(client, person, browser, key):
    told = {**browser[2], "keys": {**browser[2]["keys"], "auth": key}}
    assert tell_site(client, told).status_code == 400
    for method in ("post", "delete"):
        endless = client.generic(method, "/me/notices/devices", b"[" * 200_000)
        assert endless.status_code == 400


def test_a_key_that_is_no_point_keeps_nobody_else_from_being_told(client, person, browser, service):
    tell_site(client, {"endpoint": f"{service.origin}/bad", "keys": {"p256dh": "a", "auth": "a"}})
    tell_site(client, browser[2])
    assert push.tell({person.pk}) == 1


def test_a_person_has_so_many_devices_and_no_more(client, person, browser, service):
    for number in range(22):
        tell_site(client, {**browser[2], "endpoint": f"{service.origin}/{number}"})
    assert PushDevice.objects.count() == 20


def test_without_a_key_nothing_is_offered(client, person, settings):
    settings.VAPID_PRIVATE_KEY = ""
    assert "data-tisep-push" not in client.get("/me/notices").content.decode()
    assert push.tell({person.pk}) == 0


def test_the_page_and_the_worker(client, person, service):
    page = client.get("/me/notices").content.decode()
    assert 'data-tisep-push-worker="/me/notices/worker.js"' in page
    worker = client.get("/me/notices/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
