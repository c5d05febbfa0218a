"""Signing in by OpenID Connect, against a provider that runs here."""

from __future__ import annotations

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from records.models import User

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def number(value: int) -> str:
    raw = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Provider(BaseHTTPRequestHandler):
    """Discovery, keys, tokens and user info, as an identity service has them."""

    person = {"sub": "agency-7", "email": "officer@agency.example", "email_verified": True}
    nonces: dict[str, str] = {}

    def log_message(self, *_args: object) -> None:
        """Nothing to tell."""

    @property
    def address(self) -> str:
        host, port = self.server.server_address[:2]
        return f"http://{host}:{port}"

    def do_GET(self) -> None:
        numbers = KEY.public_key().public_numbers()
        self.answer(
            {
                "/.well-known/openid-configuration": {
                    "issuer": self.address,
                    "authorization_endpoint": f"{self.address}/authorize",
                    "token_endpoint": f"{self.address}/token",
                    "userinfo_endpoint": f"{self.address}/userinfo",
                    "jwks_uri": f"{self.address}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                },
                "/keys": {
                    "keys": [
                        {
                            "kty": "RSA",
                            "kid": "k",
                            "alg": "RS256",
                            "use": "sig",
                            "n": number(numbers.n),
                            "e": number(numbers.e),
                        }
                    ]
                },
                "/userinfo": self.person,
            }[urlsplit(self.path).path]
        )

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert sent["code"] == ["once"]
        now = int(time.time())
        claims = {
            **self.person,
            "iss": self.address,
            "aud": "tisep",
            "iat": now,
            "exp": now + 60,
            **({"nonce": self.nonces["now"]} if self.nonces.get("now") else {}),
        }
        token = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "k"})
        self.answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def answer(self, body: object) -> None:
        sent = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


@pytest.fixture
def provider(settings):
    """A provider on a free port, and the settings that name it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "oidc",
        "name": "ThaiD",
        "client_id": "tisep",
        "secret": "s",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield app
    server.shutdown()
    server.server_close()


def come_back(client, **changes: str):
    """Begins at the sign-in page's button, and returns with the provider's answer."""
    begun = client.post("/account/oidc/oidc/login/")
    asked = parse_qs(urlsplit(begun["Location"]).query)
    assert urlsplit(asked["redirect_uri"][0]).path == "/account/oidc/oidc/login/callback/"
    Provider.nonces["now"] = asked.get("nonce", [""])[0]
    sent = {"code": "once", "state": asked["state"][0]} | changes
    return client.get(f"/account/oidc/oidc/login/callback/?{urlencode(sent)}")


def test_without_a_provider_nothing_is_offered(client, db):
    assert "/account/oidc/" not in client.get("/account/login/").content.decode()
    assert client.get("/account/oidc/oidc/login/").status_code == 404


def test_the_sign_in_page_leads_to_it(client, db, provider):
    page = client.get("/account/login/").content.decode()
    assert "/account/oidc/oidc/login/" in page
    assert "ThaiD" in page


def test_who_the_provider_vouches_for_is_in(client, db, provider):
    assert come_back(client)["Location"] == "/me"
    assert client.get("/me").status_code == 200
    person = User.objects.get(email="officer@agency.example")
    assert "officer" not in person.username
    assert person.socialaccount_set.get().uid == "agency-7"


def test_an_answer_that_nobody_asked_for_is_none(client, db, provider):
    come_back(client, state="made-up")
    assert not User.objects.exists()


def test_an_account_with_the_same_address_is_not_taken_over(client, a_person, provider, mailbox):
    mine, _client = a_person("officer@agency.example")
    come_back(client)
    assert not mine.socialaccount_set.exists()
    assert client.get("/me").status_code == 302
