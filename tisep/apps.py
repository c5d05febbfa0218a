from django.apps import AppConfig


class TisepConfig(AppConfig):
    name = "tisep"
    verbose_name = "TISEP"
