"""Every address of the site: the admin, the API, and the pages in Thai and English."""

from allauth.urls import build_provider_urlpatterns
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from tisep import api, health
from tisep.pages import crawling, well_known

# In no language: what programs read.
urlpatterns = [
    path("api", api.root, name="api-root"),
    path("api/", include((api, "api"))),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    *crawling.urlpatterns,
    *well_known.urlpatterns,
    # One address a service, whatever the reader's language: it is registered there.
    path("account/", include(build_provider_urlpatterns())),
    path("en", RedirectView.as_view(url="/en/")),
]

# Pages: Thai at /, English at /en/.
urlpatterns += i18n_patterns(
    path("admin/", admin.site.urls),
    path("", include("tisep.pages.urls")),
    prefix_default_language=False,
)

urlpatterns += well_known.fallback

handler400 = "tisep.pages.errors.bad_request"
handler403 = "tisep.pages.errors.not_allowed"
handler404 = "tisep.pages.errors.not_found"
handler500 = "tisep.pages.errors.broken"
