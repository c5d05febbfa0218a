"""Who works with whom in a region: from shared projects and stated partnerships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
from django.db.models import Q

from actors.models import Actor, Participation, Partnership
from records.models import State
from regions.models import Region
from regions.querysets import in_the_tree
from tisep.explore.models import IndexedRecord, RecordType

# A project with more partners would tie all of them: it tells of a crowd, not of who knows whom.
CROWD = 40
DRAWN = 150


@dataclass(frozen=True)
class Network:
    """`graph`: actors' ids, and edges with `projects`, the names of what they share.

    `actors` by id. `clusters`: ids that are tied to each other, the largest first, of two or more.
    `bridges`: without them a cluster falls apart. `alone`: tied to nobody here.
    """

    graph: nx.Graph
    actors: dict[int, Actor]
    clusters: list[list[int]]
    bridges: list[int]
    alone: list[int]

    def way(self, one: int, other: int) -> list[int]:
        """The shortest way of introductions; empty where there is none."""
        try:
            return list(nx.shortest_path(self.graph, one, other))
        except nx.NetworkXNoPath:
            return []

    def places(self) -> dict[int, tuple[float, float]]:
        """Where the most tied stand in a picture, from -1 to 1; the same each time."""
        most = sorted(self.graph, key=lambda pk: (-self.graph.degree(pk), pk))[:DRAWN]
        drawn = self.graph.subgraph([pk for pk in most if self.graph.degree(pk)])
        if not drawn:
            return {}
        spread = nx.spring_layout(drawn, seed=1, k=2.5 / len(drawn) ** 0.5, iterations=80)
        return {pk: (float(x), float(y)) for pk, (x, y) in spread.items()}


def network(region: Region) -> Network:
    """Of the actors that sit in the region or serve it or something in it, and of the partners in
    projects there. Those that only serve the whole country are in it by their projects."""
    projects = _here(region, RecordType.PROJECT)
    shared = _shared(projects)
    members = {pk for partners in shared.values() for pk in partners}
    actors = {
        one.pk: one
        for one in Actor.objects.public()
        .filter(pk__in=members | set(_here(region, RecordType.ACTOR)))
        .select_related("region")
        .defer("region__boundary", "region__point")
        .order_by("name_th", "pk")
    }
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(actors)
    for project, partners in shared.items():
        if len(partners) <= CROWD:
            _tie(graph, combinations(sorted(set(partners) & set(actors)), 2), project)
    _tie(graph, _partnerships(actors))
    clusters = [sorted(one) for one in nx.connected_components(graph) if len(one) > 1]
    return Network(
        graph,
        actors,
        sorted(clusters, key=lambda one: (-len(one), one)),
        sorted(nx.articulation_points(graph), key=lambda pk: (-graph.degree(pk), pk)),
        [pk for pk in actors if not graph.degree(pk)],
    )


def _here(region: Region, record: RecordType) -> Iterable[int]:
    codes = [one.code for one in in_the_tree([region])]
    here = Q(path__overlap=codes) | Q(serves_up__overlap=codes)
    return IndexedRecord.objects.filter(here, record=record).values_list("record_id", flat=True)


def _shared(projects: Iterable[int]) -> dict[int, list[int]]:
    """The public partners of each of the projects."""
    shared: dict[int, list[int]] = defaultdict(list)
    parts = Participation.objects.filter(
        project__in=list(projects), actor__state=State.PUBLISHED
    ).values_list("project", "actor")
    for project, actor in parts.distinct():
        shared[project].append(actor)
    return shared


def _partnerships(actors: Iterable[int]) -> Iterable[tuple[int, int]]:
    both = list(actors)
    return Partnership.objects.filter(actor__in=both, partner__in=both).values_list(
        "actor", "partner"
    )


def _tie(graph: nx.Graph, pairs: Iterable[tuple[int, int]], project: int | None = None) -> None:
    """One edge a pair, however often they meet; it gathers the projects that they share."""
    for one, other in pairs:
        graph.add_edge(one, other)
        if project is not None:
            graph.edges[one, other].setdefault("projects", set()).add(project)
