from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class TokensConfig(AppConfig):
    name = "tisep.tokens"
    label = "tokens"
    verbose_name = _("API tokens")

    def ready(self) -> None:
        from records.models import User  # noqa: PLC0415 - needs the models
        from tisep.tokens.ending import end_with_password  # noqa: PLC0415

        post_save.connect(end_with_password, sender=User)
