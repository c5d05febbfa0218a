"""Settings of the API: who may read it from where, how it answers, how it is described."""

from typing import Any

CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api(/.*)?$"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_EXPOSE_HEADERS = ["ETag", "Link", "X-Request-ID"]

REST_FRAMEWORK: dict[str, Any] = {
    # What everybody may read asks nobody who they are, so that every answer may be kept for all.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["records.api.formats.JSON"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "records.api.formats.Negotiation",
    "DEFAULT_SCHEMA_CLASS": "records.api.schema.ApiSchema",
    "EXCEPTION_HANDLER": "records.api.errors.problem_handler",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "TISEP",
    "DESCRIPTION": "Who works on social inequality in Thailand, with what, and where it is needed: "
    "everything public, in Thai and English. Every list also answers as CSV and XLSX and, where it "
    "has places, as GeoJSON: by the Accept header or by a suffix, as in /api/actors.csv.\n\n"
    "To write in an organisation's name, be one of its people and make a token on "
    "[your page](/en/me/tokens): send it as `Authorization: Bearer tisep_…`. It never gives more "
    "than you may do yourself at the time.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api",
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "ActorKind": "actors.models.actor.ActorKind",
        "IndicatorValueStatus": "regions.models.indicator.Status",
        "PartnershipKind": "actors.models.actor.PartnershipKind",
        "ParticipationRole": "actors.models.project.ParticipationRole",
        "ReferralMove": "resources.models.referral_step.Move",
        "ReferralOutcome": "resources.models.referral.Outcome",
        "ReferralState": "resources.models.referral.ReferralState",
        "ProjectStatus": "actors.models.project.ProjectStatus",
        "ResourceKind": "resources.models.resource.ResourceKind",
    },
}
