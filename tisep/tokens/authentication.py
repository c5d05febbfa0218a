"""Who asks the API: by a token, or, where something is written, by the session of a page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from actors.rights import is_curator
from records.api.errors import TooMany
from records.models import User
from records.second_factor import lacks_second_factor
from tisep.tokens.making import known, used
from tisep.tokens.models import Token
from tisep.tokens.throttle import seconds_to_wait


class ByToken(BaseAuthentication):
    """`Authorization: Bearer tisep_…`. Other schemes are somebody else's, such as a proxy's."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = known(secret.strip())
        if token is None or not token.person.is_active:
            raise AuthenticationFailed(_("There is no such token, or it has been revoked."))
        if token.has_expired:
            raise AuthenticationFailed(_("This token has expired: make a new one on your page."))
        if wait := seconds_to_wait(token):
            raise TooMany(_("This token asks too often. Please slow down."), wait=wait)
        hold_to_second_factor(token.person)
        used(token)
        return token.person, token

    def authenticate_header(self, _request: Request) -> str:
        return 'Bearer realm="TISEP"'


class BySession(SessionAuthentication):
    """Whoever is signed in on the pages; what is sent carries the pages' own CSRF token."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        found: tuple[Any, Any] | None = super().authenticate(request)
        if found:
            hold_to_second_factor(found[0])
        return found

    def enforce_csrf(self, request: Any) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied as refused:
            said = _("Send the header X-CSRFToken of this site's pages, or a token of your own.")
            raise PermissionDenied(said) from refused


def hold_to_second_factor(person: User) -> None:
    """Curators change what is not their own: at the desk, and here, a password is not enough."""
    if is_curator(person) and lacks_second_factor(person):
        raise PermissionDenied(_("Set up a second factor first: curators need one."))
