"""What differs here from how the library signs people up and in."""

from __future__ import annotations

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from records.models import User


class Accounts(DefaultAccountAdapter):
    """People sign in by their e-mail address: their user name is nobody's business."""

    def generate_unique_username(self, *_hints: Any) -> str:
        return uuid.uuid4().hex

    def pre_login(self, request: HttpRequest, user: User, **hints: Any) -> HttpResponse | None:
        """Whoever gave somebody of the staff an address answers for it."""
        known = EmailAddress.objects.filter(user=user).exists()
        if user.is_staff and user.email and not known:
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return super().pre_login(request, user, **hints)

    def render_mail(
        self, template_prefix: str, email: Any, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        """In Thai and below it in English: nobody knows which the reader prefers."""
        with override("en"):
            english = super().render_mail(template_prefix, email, context, headers)
        with override("th"):
            message = super().render_mail(template_prefix, email, context, headers)
        message.subject = f"TISEP: {message.subject} / {english.subject}"
        message.body = f"{message.body}\n\n-----\n\n{english.body}\n"
        return message
