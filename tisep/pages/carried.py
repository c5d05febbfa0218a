"""What the platform is made with, on whose terms: shown below the sources of its data."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Carried:
    """A data set, font or program of somebody else's; `credit` is the line its licence asks for."""

    name: str
    use: str | Promise
    licence: str | Promise
    credit: str
    url: str


CARRIED = (
    Carried(
        "thaiaddress",
        _("Points of the tambons, from which the approximate boundaries are computed"),
        "Apache 2.0",
        "Titipat Achakulvisut and 425 Degree",
        "https://github.com/425degree-developers/thaiaddress",
    ),
    Carried(
        "newmm-tokenizer, PyThaiNLP",
        _("The list of Thai words that the search tells words apart by"),
        "Apache 2.0",
        "PyThaiNLP",
        "https://github.com/PyThaiNLP/pythainlp",
    ),
    Carried(
        "Natural Earth (world-atlas)",
        _("Thailand's outline, for the approximate boundaries"),
        _("Public domain"),
        "Made with Natural Earth",
        "https://www.naturalearthdata.com",
    ),
    Carried(
        "OpenStreetMap",
        _("The base map under the marks"),
        "ODbL 1.0",
        "© OpenStreetMap contributors",
        "https://www.openstreetmap.org/copyright",
    ),
    Carried(
        "IBM Plex Sans Thai, IBM Plex Sans Thai Looped",
        _("The letters of every page"),
        "SIL Open Font License 1.1",
        "© IBM Corp.",
        "https://github.com/IBM/plex",
    ),
    Carried(
        "Leaflet",
        _("The map in the browser"),
        "BSD 2-Clause",
        "© Volodymyr Agafonkin, CloudMade",
        "https://leafletjs.com",
    ),
    Carried(
        "pbf, vector-tile, point-geometry",
        _("Reading the map's tiles in the browser"),
        "BSD 3-Clause, ISC",
        "© Mapbox",
        "https://github.com/mapbox/vector-tile-js",
    ),
    Carried(
        "Django, Django REST framework",
        _("The site and its API"),
        "BSD 3-Clause",
        "© Django Software Foundation, Encode OSS",
        "https://www.djangoproject.com",
    ),
    Carried(
        "PostgreSQL, PostGIS",
        _("The database and its geography"),
        _("PostgreSQL Licence, GPL 2.0 or later"),
        "© PostgreSQL Global Development Group, PostGIS contributors",
        "https://postgis.net",
    ),
    Carried(
        "django-leaflet, psycopg",
        _("Maps in the admin, and the way to the database"),
        "LGPL 3.0",
        "© Makina Corpus, the psycopg team",
        "https://github.com/makinacorpus/django-leaflet",
    ),
)
