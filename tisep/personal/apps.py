from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class PersonalConfig(AppConfig):
    name = "tisep.personal"
    label = "personal"
    verbose_name = _("Personal data")

    def ready(self) -> None:
        from records.models import User  # noqa: PLC0415 - needs the models
        from tisep.personal.erasing import leave_nothing  # noqa: PLC0415

        pre_delete.connect(leave_nothing, sender=User)
