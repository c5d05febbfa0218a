"""The index is compared with what it should be, and written anew."""

import pytest
from django.core.management import CommandError, call_command

from tests.drawing import an_actor
from tests.tisep.explore.drawing import sql

pytestmark = pytest.mark.django_db


def test_verify_finds_what_was_written_behind_the_triggers_and_rebuild_mends_it(country, capsys):
    actor, gone = an_actor("หนึ่ง"), an_actor("สอง")
    call_command("verify_index")
    sql("UPDATE explore_indexedrecord SET name_en = 'x' WHERE record_id = %s", actor.pk)
    sql("DELETE FROM explore_indexedrecord WHERE record_id = %s", gone.pk)
    with pytest.raises(CommandError, match="2 records differ"):
        call_command("verify_index")
    assert f"actor {actor.pk}\nactor {gone.pk}\n" in capsys.readouterr().out
    call_command("rebuild_index")
    call_command("verify_index")
