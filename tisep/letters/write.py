"""Beginning a letter at a record."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import verified_email_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from actors.letters.threads import people_of
from actors.letters.writing import NotSent, begin, public_address
from actors.models import About, Actor, Conversation, Side
from actors.rights import speaks_for
from records.models import User
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.letters.forms import LetterForm
from tisep.letters.recipients import KINDS, recipient_of
from tisep.letters.tasks import send_soon


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@verified_email_required  # type: ignore[untyped-decorator]
def write(request: SignedIn, uuid: UUID, about: About) -> HttpResponse:
    """The form of a first letter, to whoever answers for the record."""
    record = get_object_or_404(KINDS[about].objects.public(), uuid=uuid)  # type: ignore[attr-defined]
    recipient = recipient_of(record)
    by = request.user
    context = {"record": record, "word": about.value, "recipient": recipient}
    if recipient is None or speaks_for(by, recipient):
        return render(request, "letters/not_possible.html", context)
    form = LetterForm(request.POST or None, request.FILES or None, by=by, recipient=recipient)
    if request.method == "POST" and form.is_valid():
        try:
            conversation = begin_from(form, by=by, about=about, uuid=uuid, recipient=recipient)
        except NotSent as refused:
            form.add_error(None, refused)
        else:
            send_soon()
            messages.success(request, _("Your letter is on its way."))
            return redirect("letter", uuid=conversation.uuid)
    context |= {"form": form, **what_happens(recipient)}
    return render(request, "letters/write.html", context, status=422 if form.errors else 200)


def begin_from(
    form: LetterForm, *, by: User, about: About, uuid: UUID, recipient: Actor
) -> Conversation:
    said = form.cleaned_data
    return begin(
        by=by,
        about=about,
        about_uuid=uuid,
        recipient=recipient,
        subject=said["subject"],
        text=said["text"],
        in_name_of=said["in_name_of"],
        files=said["attached"],
        key=said["key"],
    )


def what_happens(recipient: Actor) -> dict[str, bool]:
    """Whether somebody of the organisation is here to read, or an address of it at least."""
    begun = Conversation(recipient=recipient)
    return {
        "has_people": people_of(begun, Side.RECIPIENT).exists(),
        "has_address": public_address(recipient) is not None,
    }
