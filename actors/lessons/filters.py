"""By what lists of lessons and of documents are narrowed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from actors.filters import ACTOR_PARAMETER, THEME_PARAMETERS
from actors.models import DocumentKind, Project
from records.api.parameters import UUID_SCHEMA, Parameter, one_of, public_one
from regions.filters import CODE_SCHEMA, read_region

read_kind, kind_schema = one_of(DocumentKind.values)
read_project = public_one(Project, _("There is no project “%(uuid)s”."), "/api/projects")

LESSON_PARAMETERS = (
    Parameter(
        "region",
        "A region's code: learnt in it or below, or in a region that holds it.",
        lambda rows, regions: rows.in_or_around(regions),
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
    ACTOR_PARAMETER,
)
DOCUMENT_PARAMETERS = (
    Parameter(
        "project",
        "The UUID of a project: its documents, those of its meetings, stages and lessons too.",
        lambda rows, projects: rows.of_projects(projects),
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
