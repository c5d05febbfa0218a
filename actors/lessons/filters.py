"""By what lists of lessons and of documents are narrowed."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from actors.filters import THEME_PARAMETERS
from actors.models import DocumentKind, Project
from actors.worklog.filters import read_actor
from records.api.parameters import Parameter, Unusable, one_of
from regions.filters import CODE_SCHEMA, read_region

read_kind, kind_schema = one_of(DocumentKind.values)
UUID_SCHEMA = {"type": "string", "format": "uuid"}


def read_project(text: str) -> Project:
    try:
        return Project.objects.public().get(uuid=UUID(text))
    except (ValueError, Project.DoesNotExist):
        raise Unusable(
            _("There is no project “%(uuid)s”.") % {"uuid": text},
            _("Look them up under /api/projects."),
        ) from None


LESSON_PARAMETERS = (
    Parameter(
        "region",
        "A region's code: learnt in it or below, or in a region that holds it.",
        lambda rows, regions: rows.in_or_around(regions),  # type: ignore[attr-defined]
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    *THEME_PARAMETERS,
    Parameter(
        "project",
        "The UUID of the project.",
        lambda rows, projects: rows.filter(project__in=projects),
        read_project,
        many=True,
        schema=UUID_SCHEMA,
    ),
    Parameter(
        "actor",
        "The UUID of the organisation.",
        lambda rows, actors: rows.filter(actor__in=actors),
        read_actor,
        many=True,
        schema=UUID_SCHEMA,
    ),
)
DOCUMENT_PARAMETERS = (
    Parameter(
        "project",
        "The UUID of a project: its documents, those of its meetings, stages and lessons too.",
        lambda rows, projects: rows.of_projects(projects),  # type: ignore[attr-defined]
        read_project,
        many=True,
        schema=UUID_SCHEMA,
    ),
    Parameter(
        "kind",
        "The kind of document.",
        lambda rows, kinds: rows.filter(kind__in=kinds),
        read_kind,
        many=True,
        schema=kind_schema,
    ),
)
