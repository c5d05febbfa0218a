"""A database role for the web that can do all the web does, and cannot read a household."""

from __future__ import annotations

from django.db import connection, transaction
from psycopg2 import sql

from regions.models import Household

GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "REVOKE ALL ON {households} FROM {role}",
)


@transaction.atomic
def grant_web_role(name: str, password: str = "") -> None:
    """Make the role where it is missing, and give it every table of today but the households.

    Needs a database role that may make roles. Run after each migration: new tables are not in it.
    """
    role, households = sql.Identifier(name), sql.Identifier(Household._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        known = cursor.fetchone()
        if not known:
            cursor.execute(sql.SQL("CREATE ROLE {role}").format(role=role))
        if password:
            said = sql.SQL("ALTER ROLE {role} LOGIN PASSWORD {password}")
            cursor.execute(said.format(role=role, password=sql.Literal(password)))
        for grant in GRANTS:
            cursor.execute(sql.SQL(grant).format(role=role, households=households))
