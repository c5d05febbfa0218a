"""Data sources have a history; it begins with what there is."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('records', '0004_merges'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataSourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name_th', models.CharField(max_length=500, verbose_name='Thai name')),
                ('name_en', models.CharField(blank=True, db_default='', max_length=500, verbose_name='English name')),
                ('slug', models.SlugField(db_index=False, max_length=80)),
                ('publisher', models.CharField(blank=True, db_default='', max_length=200)),
                ('url', models.URLField(blank=True, db_default='')),
                ('licence', models.CharField(choices=[('CC-BY-4.0', 'CC BY 4.0'), ('CC-BY-3.0-IGO', 'CC BY 3.0 IGO'), ('CC0-1.0', 'CC0 1.0'), ('Apache-2.0', 'Apache 2.0'), ('MIT', 'MIT'), ('public-domain', 'Public domain'), ('facts', 'Facts from public documents, with attribution'), ('unstated', 'No licence stated')], db_default='unstated', default='unstated', max_length=20)),
                ('attribution', models.TextField(blank=True, db_default='', default='', help_text='The line to show wherever its data is shown.')),
                ('retrieved_on', models.DateField(blank=True, null=True)),
                ('is_synthetic', models.BooleanField(db_default=False, default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='datasource',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_datasourceevent" ("attribution", "id", "is_synthetic", "licence", "name_en", "name_th", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "retrieved_on", "slug", "url") VALUES (NEW."attribution", NEW."id", NEW."is_synthetic", NEW."licence", NEW."name_en", NEW."name_th", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."retrieved_on", NEW."slug", NEW."url"); RETURN NULL;', hash='8c53364b97b2548cc3176a87e56f235ab97c8b43', operation='INSERT', pgid='pgtrigger_insert_insert_5e860', table='records_datasource', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='datasource',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_datasourceevent" ("attribution", "id", "is_synthetic", "licence", "name_en", "name_th", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "retrieved_on", "slug", "url") VALUES (NEW."attribution", NEW."id", NEW."is_synthetic", NEW."licence", NEW."name_en", NEW."name_th", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."retrieved_on", NEW."slug", NEW."url"); RETURN NULL;', hash='5c15b35e3c3773a8a978e7d0bd4d8a902250c4fe', operation='UPDATE', pgid='pgtrigger_update_update_65529', table='records_datasource', when='AFTER')),
        ),
        migrations.AddField(
            model_name='datasourceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='datasourceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='records.datasource'),
        ),
        migrations.RunSQL(
            """
            INSERT INTO records_datasourceevent (
                pgh_created_at, pgh_label, pgh_obj_id, id, name_th, name_en, slug, publisher, url,
                licence, attribution, retrieved_on, is_synthetic
            )
            SELECT now(), 'insert', id, id, name_th, name_en, slug, publisher, url,
                   licence, attribution, retrieved_on, is_synthetic
            FROM records_datasource
            """,
            migrations.RunSQL.noop,
        ),
    ]
