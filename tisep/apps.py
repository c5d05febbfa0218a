from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class TisepConfig(AppConfig):
    name = "tisep"
    verbose_name = "TISEP"


class ServedFilesConfig(StaticFilesConfig):
    """Static files, less what packages bring and no page asks for."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "swagger-ui-standalone*"]
