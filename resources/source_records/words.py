"""How the sources' words are read, by mapping.toml, and which of them stay unmapped."""

from __future__ import annotations

from collections.abc import Iterable

from records.imports import Refused
from resources.source_records.files import Row


class Words:
    """The sources' words as slugs of the taxonomy and kinds of resources."""

    def __init__(self, mapping: dict[str, list[Row]]) -> None:
        self._mapping = mapping
        self._unmapped = {(row["kind"], row["word"]): row for row in mapping["unmapped"]}

    def issues(self, project: Row) -> list[str]:
        """The slugs of a project's issue words."""
        return self._slugs("issue", project.get("issue_words", []), project["source_ref"])

    def target_groups(self, project: Row) -> list[str]:
        """The slugs of a project's target group words."""
        return self._slugs("target_group", project.get("group_words", []), project["source_ref"])

    def resource_kind(self, resource: Row) -> str:
        word, ref = resource["kind_as_written"], resource["source_ref"]
        row = self._find("resource_kind", word, ref)
        if row is None:
            raise _unknown("resource_kind", word, ref)
        return row["to"]

    def unmapped(self, projects: Iterable[Row]) -> list[dict[str, str]]:
        """Every word of the projects that stays unmapped, with its project and the reason."""
        return [
            {"project": project["source_ref"], "kind": kind, "word": word, "reason": row["reason"]}
            for project in projects
            for kind, words in (("issue", "issue_words"), ("target_group", "group_words"))
            for word in project.get(words, [])
            if (row := self._unmapped.get((kind, word)))
        ]

    def _slugs(self, kind: str, words: list[str], ref: str) -> list[str]:
        slugs: dict[str, None] = {}
        for word in words:
            row = self._find(kind, word, ref)
            if row is None and (kind, word) not in self._unmapped:
                raise _unknown(kind, word, ref)
            slugs |= dict.fromkeys(row["to"] if row else [])
        return list(slugs)

    def _find(self, kind: str, word: str, ref: str) -> Row | None:
        """A word's row; one that names the project goes before one for all."""
        rows = [row for row in self._mapping[kind] if row["word"] == word]
        named = [row for row in rows if ref in row.get("projects", [])]
        general = [row for row in rows if "projects" not in row]
        return next(iter(named + general), None)


def _unknown(kind: str, word: str, ref: str) -> Refused:
    return Refused([f"{ref}: {kind} {word!r} is not in mapping.toml; map it, or list it there"])
