"""Every page's address, below `/` in Thai and below `/en/` in English."""

from __future__ import annotations

from django.urls import include, path

from actors.models import Actor, Project
from resources.models import Need, Resource
from tisep.briefs.views import brief
from tisep.pages import (
    changes,
    comment,
    compare,
    gaps,
    indicators,
    network,
    preview,
    records,
    regions,
    search,
    site,
)
from tisep.pages.map import home
from tisep.pages.moved import leading_on

RECORDS = {
    "actor": ("actors", leading_on(Actor, records.actor)),
    "project": ("projects", leading_on(Project, records.project)),
    "resource": ("resources", leading_on(Resource, records.resource)),
    "need": ("needs", leading_on(Need, records.need)),
}

urlpatterns = [
    path("", include("tisep.accounts.urls")),
    path("", include("tisep.referrals.urls")),
    path("", include("tisep.notices.urls")),
    path("", include("tisep.contact.urls")),
    path("", include("tisep.letters.urls")),
    path("", include("tisep.personal.urls")),
    path("", include("tisep.tokens.urls")),
    path("", include("tisep.together.urls")),
    path("", include("tisep.listings.urls")),
    path("", include("tisep.worklog.urls")),
    path("", include("tisep.lessons.urls")),
    path("", include("tisep.stewards.urls")),
    path("", include("tisep.funds.urls")),
    path("", home, name="home"),
    path("compare", compare.compare, name="compare"),
    path("gaps", gaps.page, name="gaps"),
    path("indicators", indicators.indicators, name="indicators"),
    path("indicators/<slug:slug>", indicators.indicator, name="indicator"),
    path("search", search.search, name="search"),
    path("regions", regions.regions, name="regions"),
    path("regions/<str:code>", regions.region, name="region"),
    path("regions/<str:code>/network", network.page, name="region-network"),
    path("regions/<str:code>/changes", changes.changes, name="region-changes"),
    path("preview.png", preview.site, name="preview"),
    path("regions/<str:code>/brief.pdf", brief, name="region-brief"),
    path("regions/<str:code>/preview.png", preview.region, name="region-preview"),
    path("about", site.text, {"name": "about"}, "about"),
    path("privacy", site.text, {"name": "privacy"}, "privacy"),
    path("website-policy", site.text, {"name": "website_policy"}, "website-policy"),
    path("security", site.text, {"name": "security"}, "security"),
    path("accessibility", site.text, {"name": "accessibility"}, "accessibility"),
    path("data-sources", site.data_sources, name="data-sources"),
    path("computed", changes.computed, name="computed"),
    path("methods/inequality", site.inequality_method, name="inequality-method"),
    path("comment", comment.comment, name="comment"),
    path("comment/thanks", comment.thanks, name="comment-thanks"),
]
for word, (folder, view) in RECORDS.items():
    urlpatterns += [
        path(f"{folder}/<uuid:uuid>", view, name=word),
        path(
            f"{folder}/<uuid:uuid>/preview.png",
            preview.record,
            {"word": word},
            name=f"{word}-preview",
        ),
    ]
