"""Addresses that ask who comes: by a token, or, to write, by the session of a page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

import pghistory
from django.db import transaction
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import NotAuthenticated, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from records.api.errors import Fault, LacksScope, Refused
from records.api.formats import JSON
from records.api.views import READING, Endpoint
from records.models import User
from tisep.tokens.authentication import BySession, ByToken
from tisep.tokens.models import Scope, Token
from tisep.writing.bodies import Body

# The longest record with all its texts is a fifth of it.
MOST_BYTES = 256 * 1024
OWN = "private, no-store"
Said = dict[str, Any]


class Json(BaseParser):
    """One object of JSON in UTF-8."""

    media_type = "application/json"

    def parse(self, stream: Any, *_: Any, **__: Any) -> dict[str, Any]:
        try:
            said = json.loads(stream.read().decode("utf-8-sig"), parse_constant=_no_number)
            # Half a character is in no text, and could not be said again in the answer.
            json.dumps(said, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise ParseError from error
        if not isinstance(said, dict):
            raise ParseError
        return said


def _no_number(name: str) -> None:
    raise ValueError(name)


class Signed(Endpoint):
    """Reading asks for nothing but a token's own word; writing needs somebody, within `scope`."""

    scope: ClassVar[Scope]
    #: Whether reading needs somebody too: what is here is nobody else's.
    only_own: ClassVar[bool] = False
    parser_classes = (Json,)

    @property
    def writes(self) -> bool:
        # Where the API is only described, nobody asks.
        return getattr(self.request, "method", "GET") not in READING

    @property
    def token(self) -> Token | None:
        """What the request is signed with; None by a session, or by nobody."""
        token: Any = getattr(self.request, "auth", None)
        return token

    @property
    def person(self) -> User:
        """Whoever signed it; only where somebody did."""
        person: Any = self.request.user
        return person

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All of it or nothing; the history knows whose token it was."""
        with transaction.atomic(), pghistory.context(user=self.person.pk):
            yield

    def said(self, request: Request, kind: type[Body], **options: Any) -> Said:
        """What was sent, by field. Raises a validation error with every fault."""
        body = kind(data=request.data, context={"request": request}, **options)
        body.is_valid(raise_exception=True)
        return dict(body.validated_data)

    def get_authenticators(self) -> list[BaseAuthentication]:
        # What everybody may read asks no session, so that it is the same for all.
        return [ByToken(), BySession()] if self.writes or self.only_own else [ByToken()]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not (self.writes or self.only_own):
            return
        if not request.user:
            raise NotAuthenticated
        scope = self.scope if self.writes else Scope.OWN_READ
        if self.token and scope not in self.token.scopes:
            raise LacksScope(scope)
        if self.writes:
            hold_to_size(request)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Authorization"])
        if self.writes or self.only_own or "Authorization" in request.headers:
            response.headers["Cache-Control"] = OWN
        return response

    def reads_own(self) -> bool:
        """Whether the token lets its person's own be read too."""
        return self.token is not None and Scope.OWN_READ in self.token.scopes


def hold_to_size(request: Request) -> None:
    """Raises Refused, 413, before anything of a large body is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        said = _("It is too large: at most %(most)s KB are read.") % {"most": MOST_BYTES // 1024}
        raise Refused(Fault("Content-Length", said), status_code=413)


def etag_of(said: Mapping[str, Any]) -> str:
    """The ETag that reading the object gives, of what is said in it."""
    text = JSON().render(said)
    return quote_etag(hashlib.md5(text, usedforsecurity=False).hexdigest())


def hold_to_version(request: Request, etag: str) -> None:
    """Raises Refused, 428 or 412, where the writer may not have seen what stands there now."""
    asked = request.headers.get("If-Match", "")
    mend = _("Read it again, and send its ETag in If-Match; “*” writes over whatever is there.")
    if not asked:
        said = _("Say which version you have seen.")
        raise Refused(Fault("If-Match", said, mend), status_code=428)
    # A compressed answer carries its ETag as a weak one; what it was made from is the same.
    seen = {one.removeprefix("W/") for one in parse_etags(asked)}
    if not seen & {"*", etag}:
        said = _("Somebody has changed it meanwhile.")
        raise Refused(Fault("If-Match", said, mend), status_code=412)
