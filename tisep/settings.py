"""Settings from the environment; nothing insecure starts by default. See also *_settings.py."""

from typing import Any
from urllib.parse import unquote

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from tisep.account_settings import *  # noqa: F403
from tisep.account_settings import SIGN_IN_ORIGINS, SIGN_IN_SERVICES
from tisep.api_settings import *  # noqa: F403
from tisep.environment import (
    BASE_DIR,
    BEHIND_PROXY,
    DEBUG,
    PLAIN_HTTP,
    env,
    redis_address,
    required,
)
from tisep.mail_settings import *  # noqa: F403

SECRET_KEY = env.str("SECRET_KEY", default="") or ("only-for-development" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY to 50 random characters or more.")
if not DEBUG and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or "insecure" in SECRET_KEY):
    raise ImproperlyConfigured("SECRET_KEY can be guessed: set it to 50 random characters or more.")
OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=OWN_NAMES if DEBUG else [])
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names that the site is reached by.")
if "*" in ALLOWED_HOSTS and not PLAIN_HTTP:
    raise ImproperlyConfigured("Name the site in ALLOWED_HOSTS: with '*' anybody chooses its name.")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_ADDRESS = env.str("SITE_ADDRESS", default="")

INSTALLED_APPS = [
    "tisep.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    # What the library of accounts shows keys and sessions with.
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "tisep.apps.ServedFilesConfig",
    "django.contrib.postgres",
    "django.contrib.gis",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "leaflet",
    "corsheaders",
    "csp",
    "import_export",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    *SIGN_IN_SERVICES,
    "records",
    "regions",
    "actors",
    "resources",
    "tisep.explore",
    "tisep.notices.apps.NoticesConfig",
    "tisep.tokens.apps.TokensConfig",
    "tisep.personal.apps.PersonalConfig",
    "tisep.apps.TisepConfig",
]

MIDDLEWARE = [
    "tisep.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages, JSON, tables and tiles shrink to a fifth: most readers are on a phone and a slow line.
    "django.middleware.gzip.GZipMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tisep.accounts.caching.OwnPages",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tisep.personal.watching.Accesses",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "tisep.urls"
WSGI_APPLICATION = "tisep.wsgi.application"
AUTH_USER_MODEL = "records.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "tisep.pages.errors.form_expired"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    },
]

DATABASES = {
    "default": env.db_url_config(
        required("DATABASE_URL", "the address of the database: postgis://user:password@host/name"),
        engine="django.contrib.gis.db.backends.postgis",
    )
}
# A Unix socket's folder stands percent-encoded in the URL's host.
DATABASES["default"]["HOST"] = unquote(DATABASES["default"]["HOST"])
# The development server starts a thread a request, each of which would keep its connection.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=0 if DEBUG else 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = required("REDIS_URL", "the address of Redis: redis://host:6379/0")
# What counts how often somebody has tried: shared by all processes, and each database's own.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": redis_address(REDIS_URL),
        "KEY_PREFIX": DATABASES["default"]["NAME"],
    }
}
CELERY_BROKER_URL = REDIS_URL

# Replaces Django's own handlers too: they would mail a failed request whole, cookies included.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "tisep.logs.JsonLines"},
        "text": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "text" if DEBUG else "json"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Below 500 the request's own line says it all.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Whole addresses, query strings included, and a second line for every request.
        "gunicorn.access": {"level": "CRITICAL"},
        "gunicorn.error": {"handlers": [], "propagate": True},
        # Every mail's sender and recipients.
        "mail.log": {"level": "WARNING"},
        # Each step of cutting a face down to the letters of a brief.
        "fontTools": {"level": "WARNING"},
        # That a task arrived is said, with the request it came from, when it is done.
        "celery.worker.strategy": {"level": "WARNING"},
    },
}

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

NODE_MODULES = BASE_DIR / "node_modules"
STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *(
        (f"vendor/{package.removeprefix('@')}", NODE_MODULES / package / folder)
        for package, folder in (
            ("pbf", ""),
            ("@mapbox/vector-tile", ""),
            ("@mapbox/point-geometry", ""),
            ("@fontsource/ibm-plex-sans-thai", "files"),
            ("@fontsource/ibm-plex-sans-thai-looped", "files"),
        )
        if (NODE_MODULES / package).is_dir()
    ),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "tisep.static_storage.Storage"
    },
}

# Compressing what only a developer's tools ask for takes most of the time of a set-up.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "woff", "woff2", "br", "gz"]

BASE_MAP_URL = env.str("BASE_MAP_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")
BASE_MAP_ATTRIBUTION = env.str(
    "BASE_MAP_ATTRIBUTION",
    default='<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a>',
)
BASE_MAP_ORIGINS = (
    [f"https://{BASE_MAP_URL.split('/')[2].replace('{s}', '*')}"]
    if BASE_MAP_URL.startswith("https://")
    else []
)

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin", "/en/admin"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", *BASE_MAP_ORIGINS],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *SIGN_IN_ORIGINS],
    },
}
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = not PLAIN_HTTP
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP

# GDAL reads only the files that an operator names to a management command, never an upload.
SILENCED_SYSTEM_CHECKS = ["gis.W001"]

# A reader's request changes nothing, and asking who reads would put a cookie before every cache.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
