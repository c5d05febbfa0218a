"""An indicator carries the classes that its source publishes."""

import django.db.models.expressions
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
import regions.published
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0004_merges'),
        ('regions', '0007_curated_provinces'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicator',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicator',
            name='update_update',
        ),
        migrations.AddField(
            model_name='indicator',
            name='classes',
            field=models.JSONField(blank=True, db_default={}, default=dict, help_text='Edges and names that the source publishes, and where an edge belongs.', validators=[regions.published.check_classes], verbose_name='published classes'),
        ),
        migrations.AddField(
            model_name='indicatorevent',
            name='classes',
            field=models.JSONField(blank=True, db_default={}, default=dict, help_text='Edges and names that the source publishes, and where an edge belongs.', validators=[regions.published.check_classes], verbose_name='published classes'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "regions_indicatorevent" ("classes", "direction", "edited_fields", "id", "licence", "method_en", "method_th", "name_en", "name_th", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolls_up", "slug", "source_id", "system", "unit_en", "unit_th", "version") VALUES (NEW."classes", NEW."direction", NEW."edited_fields", NEW."id", NEW."licence", NEW."method_en", NEW."method_th", NEW."name_en", NEW."name_th", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rolls_up", NEW."slug", NEW."source_id", NEW."system", NEW."unit_en", NEW."unit_th", NEW."version"); RETURN NULL;', hash='54b8ef45474b278d5272f09957a40d21eca3075a', operation='INSERT', pgid='pgtrigger_insert_insert_21520', table='regions_indicator', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicator',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "regions_indicatorevent" ("classes", "direction", "edited_fields", "id", "licence", "method_en", "method_th", "name_en", "name_th", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rolls_up", "slug", "source_id", "system", "unit_en", "unit_th", "version") VALUES (NEW."classes", NEW."direction", NEW."edited_fields", NEW."id", NEW."licence", NEW."method_en", NEW."method_th", NEW."name_en", NEW."name_th", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rolls_up", NEW."slug", NEW."source_id", NEW."system", NEW."unit_en", NEW."unit_th", NEW."version"); RETURN NULL;', hash='3765c27393fc5ed692682f40a8c474b3987e2880', operation='UPDATE', pgid='pgtrigger_update_update_220e8', table='regions_indicator', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.CheckConstraint(condition=models.Q(('classes', {}), models.Q(('classes__has_keys', ['edges', 'names_th', 'names_en', 'edge_in']), ('classes__edge_in__in', ['lower', 'upper']), django.db.models.lookups.Exact(models.Func(models.F('classes__edges'), function='jsonb_array_length', output_field=models.IntegerField()), django.db.models.expressions.CombinedExpression(models.Func(models.F('classes__names_th'), function='jsonb_array_length', output_field=models.IntegerField()), '+', models.Value(1))), django.db.models.lookups.Exact(models.Func(models.F('classes__names_th'), function='jsonb_array_length', output_field=models.IntegerField()), models.Func(models.F('classes__names_en'), function='jsonb_array_length', output_field=models.IntegerField()))), _connector='OR'), name='indicator_classes_have_names_and_edges'),
        ),
    ]
