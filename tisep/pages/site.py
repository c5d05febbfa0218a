"""What the site says about itself: purpose, policies, sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from records.models import DataSource
from regions.inequality.lines import poverty_lines
from tisep.pages.carried import CARRIED


@require_safe
def text(request: HttpRequest, name: str) -> HttpResponse:
    """A long text, which has a template in each language."""
    return render(request, f"site/{name}.{get_language()}.html", {"nav": name})


@require_safe
def inequality_method(request: HttpRequest) -> HttpResponse:
    """How inequality is computed from households' incomes, and what is not told."""
    lines = sorted(poverty_lines().values(), reverse=True)
    template = f"site/methods_inequality.{get_language()}.html"
    return render(request, template, {"nav": "inequality-method", "lines": lines})


@require_safe
def data_sources(request: HttpRequest) -> HttpResponse:
    """Where every record, boundary and figure comes from, and what the platform is made with."""
    context = {"sources": DataSource.objects.order_by("name_th"), "carried": CARRIED}
    return render(request, "site/data_sources.html", context)
