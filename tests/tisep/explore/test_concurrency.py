"""What two transactions do at once, each blind to the other, leaves the index right."""

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager

import pytest
from django.db import connection
from django.utils import timezone

from tests.drawing import an_actor, draw_country, themes
from tests.tisep.explore.drawing import sql
from tisep.explore.checking import differences
from tisep.explore.models import IndexChange, IndexedRecord
from tisep.explore.removals import removed_since
from tisep.explore.versions import current_version

pytestmark = pytest.mark.django_db(transaction=True)

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = %s"


class Somebody:
    """Another connection, in a transaction that is open until they commit."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self.threads = threads
        self.connection = connection.copy()
        self.connection.inc_thread_sharing()
        self.cursor = self.connection.cursor()
        self.cursor.execute("SELECT pg_backend_pid()")
        (self.pid,) = self.cursor.fetchone()
        self.cursor.execute("BEGIN")

    def does(self, statement: str, *params: object) -> None:
        self.cursor.execute(statement, params or None)

    def waits_to(self, statement: str, *params: object) -> Future:
        """Begin a statement, and see it wait for a lock that another holds."""
        begun = self.threads.submit(self.does, statement, *params)
        with connection.cursor() as cursor:
            while not begun.done():
                cursor.execute(WAITING, [self.pid])
                if cursor.fetchone()[0]:
                    return begun
        begun.result()
        raise AssertionError("It did not have to wait.")

    def commits(self) -> None:
        self.cursor.execute("COMMIT")


@contextmanager
def two_people():
    with ThreadPoolExecutor(2) as threads:
        one, other = Somebody(threads), Somebody(threads)
        with closing(one.connection), closing(other.connection):
            yield one, other


@pytest.fixture
def drawn():
    """An actor's id, an issue's and that of a chain it does not belong to."""
    country, (issues, _) = draw_country(), themes()
    actor = an_actor(region=country["950102"])
    return actor.pk, issues["waste"].pk, issues["equality"].pk


RENAME = "UPDATE actors_actor SET name_en = 'Renamed' WHERE id = %s"
TAG = "INSERT INTO actors_actor_issues (actor_id, issue_id) VALUES (%s, %s)"
MOVE = "UPDATE actors_issue SET parent_id = %s WHERE id = %s"


def one_waits_for_the_other(first, second, turned):
    """Each does one statement; the second waits until the first has committed."""
    if turned:
        first, second = second, first
    with two_people() as (one, other):
        one.does(*first)
        waiting = other.waits_to(*second)
        one.commits()
        waiting.result()
        other.commits()


@pytest.mark.parametrize("turned", [False, True])
def test_one_renames_a_record_and_another_tags_it(drawn, turned):
    actor, issue, _ = drawn
    one_waits_for_the_other((RENAME, actor), (TAG, actor, issue), turned)
    row = IndexedRecord.objects.get()
    assert (row.name_en, row.issues) == ("Renamed", ["waste"])
    assert not differences()


@pytest.mark.parametrize("turned", [False, True])
def test_one_moves_an_issue_and_another_tags_a_record_with_it(drawn, turned):
    actor, issue, chain = drawn
    one_waits_for_the_other((MOVE, chain, issue), (TAG, actor, issue), turned)
    assert IndexedRecord.objects.get().issues_up == ["equality", "waste"]
    assert not differences()


def test_who_changes_other_records_does_not_wait(drawn):
    actor, issue, _ = drawn
    second = an_actor("อีกแห่ง").pk
    with two_people() as (one, other):
        one.does(RENAME, actor)
        other.does(TAG, second, issue)
        other.commits()
        one.commits()
    assert not differences()


def test_the_version_moves_with_each_commit_whatever_their_order(drawn):
    actor, _, _ = drawn
    second = an_actor("อีกแห่ง").pk
    seen = [current_version()]
    with two_people() as (one, other):
        one.does(RENAME, actor)
        other.does(RENAME, second)
        seen.append(current_version())
        other.commits()
        seen.append(current_version())
        one.commits()
        seen.append(current_version())
    assert seen[0] == seen[1] < seen[2] < seen[3]


def test_the_version_stays_the_same_when_old_changes_are_folded(drawn):
    actor, _, _ = drawn
    second = an_actor("อีกแห่ง").pk
    before = current_version()
    sql("SELECT setval(pg_get_serial_sequence('explore_indexchange', 'id'), 490)")
    with two_people() as (one, other):
        other.does(RENAME, second)
        for number in range(20):
            one.does("UPDATE actors_actor SET name_en = %s WHERE id = %s", str(number), actor)
            one.commits()
            one.does("BEGIN")
        other.commits()
    assert current_version() == before + 21
    assert IndexChange.objects.filter(pk__lt=500).count() == 1  # what `other` had not committed


def test_what_is_committed_late_is_not_missed(drawn):
    actor, _, _ = drawn
    with two_people() as (one, _):
        one.does(RENAME, actor)
        as_of = removed_since(timezone.now())["as_of"]
        one.commits()
    assert IndexedRecord.objects.filter(updated_at__gte=as_of).count() == 1
