"""The starter glossary that the platform brings, from its files into the database.

data/glossary/ holds a file for each part of the field. A table in it is a term by its slug: `th`
and `en` begin with the term itself, synonyms after it; `lay` is how people say it, in either
language; `abbr` its abbreviations; `wider` words of what it leads to, which do not lead back;
`issues` and `groups` the slugs of what it speaks of.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db.models import Q, QuerySet

from actors.models import Issue, TargetGroup
from records.imports import Incoming, Plan, Refused, compare, import_run
from records.models import ImportRun
from resources.source_records.edits import removed_since
from resources.source_records.files import Row, read_files
from tisep.explore.models import GlossaryTerm

FOLDER = Path(__file__).resolve().parent / "data" / "glossary"
PARTS = {"th", "en", "lay", "abbr", "wider", "issues", "groups"}

Term = dict[str, list[str]]


def read_terms(folder: Path = FOLDER) -> dict[str, Term]:
    """The terms of all files by slug. Raises Refused, with every reason, where one is broken."""
    terms: dict[str, Term] = {}
    reasons: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            read: dict[str, Term] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            reasons.append(f"{path.name}: {error}")
            continue
        reasons += [f"{path.name}: {slug} stands there twice" for slug in read.keys() & terms]
        for slug, term in read.items():
            reasons += [f"{path.name}: {slug}: what is {part}?" for part in term.keys() - PARTS]
        terms |= read
    if reasons:
        raise Refused(reasons)
    return terms


def _plan(terms: dict[str, Term]) -> tuple[Plan, list[str]]:
    """What is to be done, and the tags that this database does not have: they are left out."""
    files = read_files()
    issues = _by_slug(Issue.objects.all(), files["issues"])
    groups = _by_slug(TargetGroup.objects.all(), files["target_groups"])
    missing = [
        f"{slug}: {tag}"
        for slug, term in terms.items()
        for known, tags in ((issues, "issues"), (groups, "groups"))
        for tag in term.get(tags, ())
        if tag not in known
    ]
    incoming = [_row(slug, term, issues, groups) for slug, term in terms.items()]
    stored = GlossaryTerm.objects.all()
    removed = removed_since(stored, Q(slug__in=terms), incoming, ["slug"])
    left_out = {rejection.where for rejection in removed}
    wanted = [row for row in incoming if row.where not in left_out]
    return compare(stored, wanted, keys=["slug"], reject=removed), missing


def _by_slug(stored: QuerySet[Any], rows: list[Row]) -> dict[str, Any]:
    """A taxonomy by the slugs of its files; where another slug is used here, found by its names."""
    by_name = {one.name_th: one for one in stored}
    found = {
        row["slug"]: by_name[name]
        for row in rows
        for name in (*row.get("aliases", ()), row["name_th"])
        if name in by_name
    }
    return found | {one.slug: one for one in stored}


def _row(slug: str, term: Term, issues: dict[str, Any], groups: dict[str, Any]) -> Incoming:
    th, en = term.get("th", []), term.get("en", [])
    values = {
        "term_th": th[0] if th else "",
        "term_en": en[0] if en else "",
        "synonyms_th": th[1:],
        "synonyms_en": en[1:],
        "lay_words": term.get("lay", []),
        "wider_words": term.get("wider", []),
        "abbreviations": term.get("abbr", []),
        "issues": [issues[tag] for tag in term.get("issues", ()) if tag in issues],
        "target_groups": [groups[tag] for tag in term.get("groups", ()) if tag in groups],
    }
    return Incoming(slug, values, slug)


def load_glossary(*, apply: bool, folder: Path = FOLDER) -> tuple[ImportRun, Plan]:
    """Plan, and with `apply` write, what the files hold; a second run changes nothing.

    What a person edited or removed stays so. Tags that this database does not have are left out
    and reported. Raises Refused where a file is broken.
    """
    with import_run("load_glossary") as run:
        plan, missing = _plan(read_terms(folder))
        if apply:
            plan.apply()
        run.counts, run.report = plan.counts, {**plan.report, "tags_missing": missing}
        run.status = ImportRun.Status.APPLIED if apply else ImportRun.Status.PLANNED
    return run, plan
