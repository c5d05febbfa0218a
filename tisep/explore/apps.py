from django.apps import AppConfig


class ExploreConfig(AppConfig):
    name = "tisep.explore"
    verbose_name = "Explore"
