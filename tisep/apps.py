from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.models.signals import post_migrate


class TisepConfig(AppConfig):
    name = "tisep"
    verbose_name = "TISEP"

    def ready(self) -> None:
        from records.admin.display import tell_in_words  # noqa: PLC0415 - needs the models
        from tisep.accounts.desk import take_off_the_desk  # noqa: PLC0415
        from tisep.roles import make_roles  # noqa: PLC0415
        from tisep.words import call_fields  # noqa: PLC0415

        take_off_the_desk()
        call_fields()
        tell_in_words()
        # The last app with models: by then every permission has been made.
        post_migrate.connect(make_roles, sender=apps.get_app_config("personal"))


class DeskConfig(AdminConfig):
    """Django's admin, with the curators' start page."""

    default_site = "tisep.desk.Desk"


class ServedFilesConfig(StaticFilesConfig):
    """Static files, less what packages bring and no page asks for."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "swagger-ui-standalone*"]
