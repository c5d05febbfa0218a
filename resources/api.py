"""Resources and needs, for everybody to read."""

from __future__ import annotations

from actors.api import Records
from resources import examples
from resources.models import Need, Resource
from resources.serializers import NeedSerializer, ResourceSerializer


class Resources(Records):
    """What actors offer: money, knowledge, data, places, people."""

    singular, plural = "resource", "resources"
    records = Resource.objects.select_related("owner", "coordinator")
    example = examples.RESOURCE
    serializer_class = ResourceSerializer


class Needs(Records):
    """What actors ask for, for a place and a target group; never for a named person."""

    singular, plural = "need", "needs"
    records = Need.objects.select_related("actor", "on_behalf_of", "coordinator")
    example = examples.NEED
    serializer_class = NeedSerializer
