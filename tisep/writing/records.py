"""Records that are written: made, changed where nobody else has meanwhile, and read while own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from actors.api import Records
from records.models import State, User
from tisep.writing.bodies import Body
from tisep.writing.signed import Said, Signed, etag_of, hold_to_version


class Writable(Signed, Records):
    """A collection of records with what its pages let people do."""

    #: What is sent to make one, and to change one.
    body_class: ClassVar[type[Body]]
    change_class: ClassVar[type[Body]]

    def own(self, person: User) -> QuerySet[Any]:
        """Records that the person reads while nobody else does."""
        raise NotImplementedError

    def may_change(self, person: User, record: Any) -> bool:
        raise NotImplementedError

    def make(self, by: User, said: Said) -> Any:
        raise NotImplementedError

    def change(self, by: User, record: Any, said: Said) -> Any:
        """`record` is locked, and the person may."""
        raise NotImplementedError

    def visible(self) -> Any:
        if self.action in {"create", "partial_update"}:
            return self.records.exclude(state=State.ARCHIVED)
        if self.action == "retrieve" and self.reads_own():
            mine = self.own(self.person).exclude(state=State.ARCHIVED).values("pk")
            return self.records.filter(Q(state=State.PUBLISHED) | Q(pk__in=mine))
        return super().visible()

    def create(self, request: Request) -> Response:
        said = self.said(request, self.body_class)
        with self.writing():
            record = self.make(self.person, said)
            return self.answered(record, status=201)

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        said = request.data
        with self.writing():
            record = self.locked(**kwargs)
            hold_to_version(request, etag_of(self.told(record)))
            said = self.said(request, self.change_class, partial=True)
            if said:
                record = self.change(self.person, record, said)
            if not self.may_change(self.person, record):
                # It would leave the provinces of the curator who writes it.
                raise PermissionDenied
            return self.answered(record)

    def locked(self, uuid: Any, **_format: str) -> Any:
        """The record, to be changed by nobody else meanwhile.

        Raises Http404, also where it is not public and not the person's, or PermissionDenied.
        """
        manager: Any = self.records.model._default_manager
        rows = manager.select_for_update(of=("self",)).exclude(state=State.ARCHIVED)
        record = rows.filter(uuid=uuid).first()
        if record is None:
            raise Http404
        if not self.may_change(self.person, record):
            raise PermissionDenied if record.is_public else Http404
        return record

    def told(self, record: Any) -> dict[str, Any]:
        """The record as it is read."""
        return self.get_serializer(self.get_queryset().get(pk=record.pk)).data

    def answered(self, record: Any, status: int = 200) -> Response:
        said = self.told(record)
        headers = {"ETag": etag_of(said)}
        if status == 201:
            headers["Location"] = said["url"]
        return Response(said, status=status, headers=headers)
