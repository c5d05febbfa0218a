"""A term of the glossary leads to wider words, which do not lead back."""


import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('explore', '0011_lessons'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='glossaryterm',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='glossaryterm',
            name='update_update',
        ),
        migrations.AddField(
            model_name='glossaryterm',
            name='wider_words',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, help_text="What has these words is found too, behind the term itself: a funeral leads to the community's welfare fund. They do not lead back to the term.", size=None, verbose_name='wider words'),
        ),
        migrations.AddField(
            model_name='glossarytermevent',
            name='wider_words',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, help_text="What has these words is found too, behind the term itself: a funeral leads to the community's welfare fund. They do not lead back to the term.", size=None, verbose_name='wider words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossaryterm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermevent" ("abbreviations", "active", "created_at", "created_by_id", "edited_fields", "id", "lay_words", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "synonyms_en", "synonyms_th", "term_en", "term_th", "updated_at", "updated_by_id", "wider_words") VALUES (NEW."abbreviations", NEW."active", NEW."created_at", NEW."created_by_id", NEW."edited_fields", NEW."id", NEW."lay_words", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."synonyms_en", NEW."synonyms_th", NEW."term_en", NEW."term_th", NEW."updated_at", NEW."updated_by_id", NEW."wider_words"); RETURN NULL;', hash='f54389bf2865f78e438bac5780c59a2906201a29', operation='INSERT', pgid='pgtrigger_insert_insert_bcf8b', table='explore_glossaryterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossaryterm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "explore_glossarytermevent" ("abbreviations", "active", "created_at", "created_by_id", "edited_fields", "id", "lay_words", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "synonyms_en", "synonyms_th", "term_en", "term_th", "updated_at", "updated_by_id", "wider_words") VALUES (NEW."abbreviations", NEW."active", NEW."created_at", NEW."created_by_id", NEW."edited_fields", NEW."id", NEW."lay_words", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."synonyms_en", NEW."synonyms_th", NEW."term_en", NEW."term_th", NEW."updated_at", NEW."updated_by_id", NEW."wider_words"); RETURN NULL;', hash='181a252e23bc4957d6f282889b7e249f1c05d341', operation='UPDATE', pgid='pgtrigger_update_update_c8ae9', table='explore_glossaryterm', when='AFTER')),
        ),
    ]
