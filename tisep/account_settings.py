"""Settings of people's accounts: sign-up, sign-in, second factors, sign-in by other services."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tisep.environment import BEHIND_PROXY, PLAIN_HTTP, env

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "me"

ACCOUNT_ADAPTER = "tisep.accounts.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if PLAIN_HTTP else "https"
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "reply_to"
# Whose address is counted: the one in front of the proxy, not the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)

# Whoever may enter the desk has a second factor, but on a machine of one's own.
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=not PLAIN_HTTP)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "TISEP"
MFA_FORMS = {"add_webauthn": "tisep.accounts.keys.AddKeyForm"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PLAIN_HTTP

# Beside OpenID Connect, which is there but without a server does nothing.
SIGN_IN_SERVICES: list[str] = []
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
# Where a form that begins to sign in may lead on to.
SIGN_IN_ORIGINS: list[str] = []

if OIDC_SERVER := env.str("OIDC_SERVER", default=""):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.str("OIDC_NAME", default="OpenID Connect"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER, "oauth_pkce_enabled": True},
            }
        ]
    }
    SIGN_IN_ORIGINS.append("{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER)))
if LINE_CHANNEL_ID := env.str("LINE_CHANNEL_ID", default=""):
    SOCIALACCOUNT_PROVIDERS["line"] = {
        "APPS": [{"client_id": LINE_CHANNEL_ID, "secret": env.str("LINE_CHANNEL_SECRET")}],
        "SCOPE": ["profile", "openid", "email"],
    }
    SIGN_IN_SERVICES.append("allauth.socialaccount.providers.line")
    SIGN_IN_ORIGINS.append("https://access.line.me")
