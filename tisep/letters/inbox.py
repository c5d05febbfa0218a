"""A person's letters: all of them, one conversation, its files, and what stops it."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors.letters.threads import (
    blocks_of,
    conversations_of,
    name_of,
    other,
    side_of,
    with_unread,
)
from actors.letters.writing import NotSent, answer, block, close, report
from actors.models import Attachment, Conversation, Reason, Seen, Side
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.letters.forms import AnswerForm, ReportForm
from tisep.letters.recipients import record_of
from tisep.letters.tasks import send_soon

A_PAGE = 30


def mine(request: SignedIn, uuid: UUID) -> tuple[Conversation, Side]:
    """A conversation of the reader's and their side. Raises Http404 for anybody else's."""
    found = conversations_of(request.user).select_related("recipient", "writer_actor", "writer")
    conversation = get_object_or_404(found, uuid=uuid)
    return conversation, side_of(request.user, conversation) or Side.WRITER


@kept_by_nobody
@require_safe
@login_required
def inbox(request: SignedIn) -> HttpResponse:
    """Every conversation of the reader's and their organisations', the newest first."""
    person = request.user
    found = with_unread(conversations_of(person), person)
    found = found.select_related("recipient", "writer_actor", "writer")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, name_of(one, other(side_of(person, one) or Side.WRITER))) for one in page]
    context = {"rows": rows, "page": page, "blocks": blocks_of(person).select_related("actor")}
    return render(request, "letters/inbox.html", context)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letter(request: SignedIn, uuid: UUID) -> HttpResponse:
    """The letters of a conversation, and the form of an answer."""
    conversation, side = mine(request, uuid)
    person = request.user
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            answer(
                conversation=conversation,
                by=person,
                side=side,
                text=said["text"],
                files=said["attached"],
                key=str(said["key"]),
            )
        except NotSent as refused:
            form.add_error(None, refused)
        else:
            send_soon()
            messages.success(request, _("Your letter is on its way."))
            return redirect("letter", uuid=uuid)
    Seen.objects.update_or_create(
        conversation=conversation, person=person, defaults={"at": timezone.now()}
    )
    context = {
        "conversation": conversation,
        "record": record_of(conversation),
        "other_name": name_of(conversation, other(side)),
        "letters": letters_of(conversation, side),
        "form": form,
        "reasons": Reason.choices,
    }
    return render(request, "letters/letter.html", context, status=422 if form.errors else 200)


def letters_of(conversation: Conversation, side: Side) -> list[dict[str, Any]]:
    """Each letter with who it is from: one's own side also sees which of its people wrote."""
    names = {one.value: name_of(conversation, one) for one in Side}
    found = []
    for message in conversation.messages.select_related("author").prefetch_related("attachments"):
        ours = message.side == side
        author = message.author.get_full_name() if ours and message.author else ""
        name = names[message.side]
        found.append(
            {"message": message, "ours": ours, "name": name, "author": author.replace(name, "")}
        )
    return found


@kept_by_nobody
@require_safe
@login_required
def attachment(request: SignedIn, uuid: UUID, pk: int) -> FileResponse:
    """A file, to keep and never to show within the site."""
    conversation, _side = mine(request, uuid)
    files = Attachment.objects.filter(message__conversation=conversation).defer(None)
    file = get_object_or_404(files, pk=pk)
    return FileResponse(
        io.BytesIO(file.content),
        as_attachment=True,
        filename=file.name,
        content_type=file.media_type,
        headers={"X-Content-Type-Options": "nosniff"},
    )


@kept_by_nobody
@require_POST
@login_required
def close_it(request: SignedIn, uuid: UUID) -> HttpResponse:
    conversation, _side = mine(request, uuid)
    close(conversation=conversation)
    messages.success(request, _("The conversation is closed. It can still be read."))
    return redirect("letter", uuid=uuid)


@kept_by_nobody
@require_POST
@login_required
def block_them(request: SignedIn, uuid: UUID) -> HttpResponse:
    conversation, side = mine(request, uuid)
    block(conversation=conversation, side=side)
    messages.success(request, _("No more letters come from there. You can undo this."))
    return redirect("letters")


@kept_by_nobody
@require_POST
@login_required
def unblock(request: SignedIn, pk: int) -> HttpResponse:
    get_object_or_404(blocks_of(request.user), pk=pk).delete()
    messages.success(request, _("Letters can be written again."))
    return redirect("letters")


@kept_by_nobody
@require_POST
@login_required
def report_it(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    """A letter of the other side, told to the curators."""
    conversation, side = mine(request, uuid)
    message = get_object_or_404(conversation.messages.filter(side=other(side)), pk=pk)
    form = ReportForm(request.POST)
    if form.is_valid():
        report(message=message, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Thank you. Somebody will read this letter, and no other."))
    else:
        messages.error(request, _("Please choose what is wrong with it."))
    return redirect("letter", uuid=uuid)
