"""What a person has edited of a region, so that loading the gazetteer leaves it alone."""

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0005_indicators_that_show_their_work'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='region',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='region',
            name='update_update',
        ),
        migrations.AddField(
            model_name='region',
            name='edited_fields',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None),
        ),
        migrations.AddField(
            model_name='regionevent',
            name='edited_fields',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regions_regionevent" ("aliases", "boundary", "boundary_approximate", "boundary_source_id", "code", "edited_fields", "id", "level", "name_en", "name_th", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "point_by", "valid_from", "valid_to") VALUES (NEW."aliases", NEW."boundary", NEW."boundary_approximate", NEW."boundary_source_id", NEW."code", NEW."edited_fields", NEW."id", NEW."level", NEW."name_en", NEW."name_th", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."point", NEW."point_by", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='4f8703fe94b4cead3c79cd83025b59fa814bb2ae', operation='INSERT', pgid='pgtrigger_insert_insert_5c668', table='regions_region', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='region',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regions_regionevent" ("aliases", "boundary", "boundary_approximate", "boundary_source_id", "code", "edited_fields", "id", "level", "name_en", "name_th", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point", "point_by", "valid_from", "valid_to") VALUES (NEW."aliases", NEW."boundary", NEW."boundary_approximate", NEW."boundary_source_id", NEW."code", NEW."edited_fields", NEW."id", NEW."level", NEW."name_en", NEW."name_th", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."point", NEW."point_by", NEW."valid_from", NEW."valid_to"); RETURN NULL;', hash='22383454e396eb3bcc0259ef9d4461b15214a3d3', operation='UPDATE', pgid='pgtrigger_update_update_ce801', table='regions_region', when='AFTER')),
        ),
    ]
