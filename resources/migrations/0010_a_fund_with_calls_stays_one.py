# What has calls that somebody may answer is a fund, and stays one.

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('resources', '0009_calls'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='resource',
            trigger=pgtrigger.compiler.Trigger(name='has_calls', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.kind = 'fund' AND NEW.kind <> 'fund')", func="\nIF EXISTS (SELECT FROM resources_call WHERE fund_id = NEW.id AND withdrawn_at IS NULL) THEN\n    RAISE EXCEPTION 'resources_resource_has_calls: % is a fund with calls', NEW.id\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_resource_has_calls';\nEND IF;\nRETURN NEW;\n", hash='00c1fd339861bf4f24ca9f0f077fce04e9633591', operation='UPDATE OF "kind"', pgid='pgtrigger_has_calls_61c9c', table='resources_resource', when='BEFORE')),
        ),
    ]
