"""A comment about the site: what is wrong and on which page; no name and no address."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from records.models import SiteComment
from records.thai import to_arabic_digits

# For all visitors together, so that no visitor's address has to be kept to count.
PER_HOUR = 60
# Numbers of identity cards and telephones, and e-mail addresses.
PERSONAL = re.compile(
    r"\b\d([ -]?)\d{4}\1\d{5}\1\d{2}\1\d\b|(?<![\d/.-])(\+66|0)([ -]?\d){8,9}(?!\d)|\S+@\S+\.\w\w+"
)


class CommentForm(forms.Form):
    """`reply_to` is a trap: people do not see it, and what fills it in is no person."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "input", "rows": 8}),
        error_messages={
            "required": _("Please write a few words first."),
            "max_length": _(
                "This is %(show_value)s characters long; %(limit_value)s are possible. "
                "You can send it in two parts."
            ),
        },
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    reply_to = forms.CharField(required=False)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\x00", "")
        if PERSONAL.search(to_arabic_digits(text)):
            raise forms.ValidationError(
                _(
                    "This looks like a telephone number, an e-mail address or an identity card "
                    "number. Please take it out: comments need no personal data."
                )
            )
        return text

    def clean_page(self) -> str:
        """A path of this site, or nothing."""
        return path_or_nothing(self.cleaned_data["page"])

    def clean(self) -> dict[str, Any] | None:
        hour_ago = timezone.now() - timedelta(hours=1)
        if SiteComment.objects.filter(sent_at__gt=hour_ago).count() >= PER_HOUR:
            raise forms.ValidationError(
                _("Very many comments are coming in just now. Please send yours again in an hour.")
            )
        return super().clean()

    def save(self) -> None:
        """Stored once: a form sent twice is one comment, and a trapped one is none."""
        if self.cleaned_data["reply_to"]:
            return
        SiteComment.objects.get_or_create(
            text=self.cleaned_data["text"],
            page=self.cleaned_data["page"],
            answered=False,
            defaults={"language": get_language() or ""},
        )


def path_or_nothing(path: str) -> str:
    return path[:500] if re.match(r"/(?![/\\])[^\x00\s]*$", path) else ""


def what_is_missing(words: str) -> str:
    """The first line for somebody who found nothing; what looks personal is not repeated."""
    words = words.replace("\x00", "").strip()[:200]
    if not words or PERSONAL.search(to_arabic_digits(words)):
        return ""
    begun = _("I looked for “%(words)s” and found nothing. What is missing:") % {"words": words}
    return f"{begun}\n"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest) -> HttpResponse:
    """The form; `?page=` says which page it is about, `?missing=` what was looked for in vain."""
    page = path_or_nothing(request.GET.get("page", ""))
    begun = {"page": page, "text": what_is_missing(request.GET.get("missing", ""))}
    form = CommentForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("comment-thanks")
    status = 422 if form.errors else 200
    about = path_or_nothing(str(form["page"].value() or ""))
    return render(request, "site/comment.html", {"form": form, "about": about}, status=status)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "site/comment_thanks.html")
