"""Referrals of a person's organisations: read, begun, and led on by the verbs of the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from actors.rights import actors_of
from records.api.errors import Fault, Refused
from records.api.formats import JSON
from records.api.parameters import UUID_SCHEMA
from records.api.views import Collection
from resources.models import Move, Referral
from resources.referrals import verbs
from resources.referrals.moving import TooLate
from tisep.referrals.forms import FORMS, ConsentForm, NoteForm, ReceiverForm
from tisep.referrals.moves import VERBS, seen_by, values
from tisep.tokens.models import Scope
from tisep.writing.bodies import Body
from tisep.writing.forms import valid
from tisep.writing.referral_bodies import BeginBody, MoveBody
from tisep.writing.referral_told import EXAMPLE, ReferralDetailSerializer, ReferralSerializer
from tisep.writing.signed import Said, Signed

RELATED = ("need", "from_actor", "to_actor", "resource")


class Referrals(Signed, Collection):
    """The needs that one's organisations ask, lead on or meet, on their way to an outcome."""

    singular, plural = "referral", "referrals"
    order = ("pk",)
    lookup_field = "uuid"
    id_schema = UUID_SCHEMA
    list_formats = (JSON,)
    scope = Scope.REFERRALS_WRITE
    only_own = True
    body_class: ClassVar[type[Body]] = BeginBody
    change_class: ClassVar[type[Body]] = MoveBody
    serializer_class = ReferralSerializer
    detail_serializer_class = ReferralDetailSerializer
    example, detail_example = EXAMPLE, {**EXAMPLE, "steps": []}

    def get_queryset(self) -> QuerySet[Referral]:
        rows = Referral.objects.concerning(actors_of(self.person))
        return rows.select_related(*RELATED)

    def get_object(self) -> Referral:
        """As on the pages: to whom it does not concern it is not there."""
        return seen_by(self.request, self.kwargs["uuid"])

    def create(self, request: Request) -> Response:
        said = self.said(request, BeginBody)
        said |= valid(NoteForm({"note": said.get("note", "")})).cleaned_data
        if said.pop("offered", False):
            said["to_actor"] = said["actor"]
        with self.writing():
            return self.answered(done(verbs.start, by=self.person, **said), status=201)

    def move(self, request: Request, **_kwargs: Any) -> Response:
        found = self.get_object()
        said = self.said(request, MoveBody)
        chosen = Move(said.pop("move"))
        form = valid(form_of(chosen, said))
        with self.writing():
            moved = done(VERBS[chosen], referral=found, by=self.person, **values(form))
            return self.answered(moved)

    def answered(self, referral: Referral, status: int = 200) -> Response:
        rows = Referral.objects.select_related(*RELATED)
        said = ReferralDetailSerializer(
            rows.get(pk=referral.pk), context=self.get_serializer_context()
        ).data
        headers = {"Location": said["url"]} if status == 201 else {}
        return Response(said, status=status, headers=headers)


def done(verb: Any, **said: Any) -> Referral:
    """What the verb gives. Raises Refused, 409, where somebody was quicker."""
    try:
        moved: Referral = verb(**said)
    except TooLate as late:
        raise Refused(Fault("move", " ".join(late.messages)), status_code=409) from late
    return moved


def form_of(move: Move, said: Said) -> forms.Form:
    """The page's form for this move, filled in. Raises ValidationError for what is not in it."""
    kind: Any = FORMS[move]
    aims = {"receiver": {"to_actor"} if kind is ConsentForm else {"to_actor", "resource"}}
    taken = {name for field in kind.base_fields for name in aims.get(field, {field})}
    if beside := set(said) - taken:
        raise ValidationError({name: _("This move does not take it.") for name in sorted(beside)})
    data = {name: value for name, value in said.items() if name not in {"to_actor", "resource"}}
    aim = said.get("resource") or said.get("to_actor")
    if aim and kind is ConsentForm:
        data["receiver"] = aim.uuid
    elif aim:
        data["receiver"] = f"{aim._meta.model_name}:{aim.uuid}"
    options: Said = {"choices": []} if issubclass(kind, ReceiverForm) else {}
    filled: forms.Form = kind(data, **options)
    return filled
