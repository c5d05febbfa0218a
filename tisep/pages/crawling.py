"""What search engines ask for: /robots.txt and /sitemap.xml."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap, views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from regions.models import Region
from tisep.explore.models import IndexedRecord
from tisep.pages.addresses import absolute

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /en/admin/
Disallow: /api/explore/
Disallow: /api/regions/tiles/

Sitemap: {sitemap}
"""


class InBothLanguages(Sitemap):
    i18n = True
    alternates = True
    x_default = True
    limit = 10_000


class Texts(InBothLanguages):
    def items(self) -> list[str]:
        return [
            "home",
            "about",
            "gaps",
            "work-log",
            "lessons",
            "indicators",
            "regions",
            "data-sources",
            "inequality-method",
            "accessibility",
            "privacy",
            "website-policy",
            "security",
            "comment",
        ]

    def location(self, item: str) -> str:
        return reverse(item)


class Records(InBothLanguages):
    def items(self) -> QuerySet[IndexedRecord]:
        return IndexedRecord.objects.only("record", "uuid", "updated_at").order_by("pk")

    def lastmod(self, item: IndexedRecord) -> datetime:
        return item.updated_at


class Regions(InBothLanguages):
    def items(self) -> QuerySet[Region]:
        return Region.objects.current().only("code").order_by("code")


SITEMAPS = {"texts": Texts, "records": Records, "regions": Regions}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = absolute(request, reverse("sitemap"))
    return HttpResponse(ROBOTS.format(sitemap=sitemap), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("robots.txt", robots),
    path(
        "sitemap.xml",
        views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<str:section>.xml", views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"
    ),
]
