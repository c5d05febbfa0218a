"""What the settings read from the environment, for all of their files."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
# For a machine of one's own without a certificate: no redirect to https, cookies over http.
PLAIN_HTTP = env.bool("PLAIN_HTTP", default=DEBUG)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)


def required(name: str, what: str) -> str:
    """A setting that nothing can stand in for."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name} to {what}.")
    return value


def redis_address(url: str) -> str:
    """A Unix socket and the database behind it are spelled otherwise by Celery than by redis."""
    return url.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
