from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = _("Sources, imports and people")

    def ready(self) -> None:
        from records import checks  # noqa: F401, PLC0415 - registers them
