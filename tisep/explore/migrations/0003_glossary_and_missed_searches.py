"""The glossary and the searches that found nothing."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0005_publish_permission'),
        ('explore', '0002_kept_by_the_database'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edited_fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('term_th', models.CharField(blank=True, db_default='', max_length=300, verbose_name='Thai term')),
                ('term_en', models.CharField(blank=True, db_default='', max_length=300, verbose_name='English term')),
                ('abbreviations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='abbreviations')),
                ('synonyms_th', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='Thai synonyms')),
                ('synonyms_en', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='English synonyms')),
                ('lay_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='words that people say')),
                ('note', models.TextField(blank=True, db_default='', default='', verbose_name='note')),
                ('active', models.BooleanField(db_default=True, default=True, help_text='Searches use it.', verbose_name='in use')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now())),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issues', models.ManyToManyField(blank=True, related_name='%(class)ss', to='actors.issue')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='%(class)ss', to='actors.targetgroup')),
                ('updated_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'glossary term',
                'verbose_name_plural': 'glossary',
                'ordering': ['slug'],
            },
        ),
        migrations.CreateModel(
            name='GlossaryTermEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('edited_fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None)),
                ('slug', models.SlugField(db_index=False, max_length=80)),
                ('term_th', models.CharField(blank=True, db_default='', max_length=300, verbose_name='Thai term')),
                ('term_en', models.CharField(blank=True, db_default='', max_length=300, verbose_name='English term')),
                ('abbreviations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='abbreviations')),
                ('synonyms_th', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='Thai synonyms')),
                ('synonyms_en', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='English synonyms')),
                ('lay_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, db_default=[], default=list, size=None, verbose_name='words that people say')),
                ('note', models.TextField(blank=True, db_default='', default='', verbose_name='note')),
                ('active', models.BooleanField(db_default=True, default=True, help_text='Searches use it.', verbose_name='in use')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now())),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='explore.glossaryterm')),
                ('updated_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GlossaryTermIssueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('glossaryterm', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='explore.glossaryterm')),
                ('issue', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actors.issue')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GlossaryTermTargetGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('glossaryterm', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='explore.glossaryterm')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('targetgroup', models.ForeignKey(db_constraint=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actors.targetgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MissedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100, unique=True, verbose_name='what was asked')),
                ('last_at', models.DateTimeField(verbose_name='last asked')),
            ],
            options={
                'verbose_name': 'missed search',
                'verbose_name_plural': 'missed searches',
                'constraints': [models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='missedsearch_asks_something'), models.CheckConstraint(condition=models.Q(('key__regex', '@|(\\d ?){9}'), _negated=True), name='missedsearch_not_personal')],
            },
        ),
        migrations.CreateModel(
            name='MissedSearchDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('count', models.PositiveIntegerField()),
                ('missed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='days', to='explore.missedsearch')),
            ],
        ),
        migrations.CreateModel(
            name='GlossaryTermIssue',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('explore.glossaryterm_issues',),
        ),
        migrations.CreateModel(
            name='GlossaryTermTargetGroup',
            fields=[
            ],
            options={
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('explore.glossaryterm_target_groups',),
        ),
        migrations.AddConstraint(
            model_name='glossaryterm',
            constraint=models.CheckConstraint(condition=models.Q(('term_en', ''), ('term_th', ''), _negated=True), name='glossaryterm_has_a_term', violation_error_message='Write the term in Thai, in English or in both.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossaryterm',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermevent" ("abbreviations", "active", "created_at", "created_by_id", "edited_fields", "id", "lay_words", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "synonyms_en", "synonyms_th", "term_en", "term_th", "updated_at", "updated_by_id") VALUES (NEW."abbreviations", NEW."active", NEW."created_at", NEW."created_by_id", NEW."edited_fields", NEW."id", NEW."lay_words", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."synonyms_en", NEW."synonyms_th", NEW."term_en", NEW."term_th", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='eb73a0114ae4bd7f6e731d2a407363728af0897f', operation='INSERT', pgid='pgtrigger_insert_insert_bcf8b', table='explore_glossaryterm', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossaryterm',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "explore_glossarytermevent" ("abbreviations", "active", "created_at", "created_by_id", "edited_fields", "id", "lay_words", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "synonyms_en", "synonyms_th", "term_en", "term_th", "updated_at", "updated_by_id") VALUES (NEW."abbreviations", NEW."active", NEW."created_at", NEW."created_by_id", NEW."edited_fields", NEW."id", NEW."lay_words", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."synonyms_en", NEW."synonyms_th", NEW."term_en", NEW."term_th", NEW."updated_at", NEW."updated_by_id"); RETURN NULL;', hash='3d74805ddf3ebedcf485fe1eb294b540c3d0c726', operation='UPDATE', pgid='pgtrigger_update_update_c8ae9', table='explore_glossaryterm', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='missedsearchday',
            index=models.Index(fields=['day'], name='missedsearchday_by_day'),
        ),
        migrations.AddConstraint(
            model_name='missedsearchday',
            constraint=models.UniqueConstraint(fields=('missed', 'day'), name='missedsearchday_once_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossarytermissue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermissueevent" ("glossaryterm_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."glossaryterm_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\'); RETURN NULL;', hash='88e977999c6a624cfaffdf4da2f7cd92cbb1ff06', operation='INSERT', pgid='pgtrigger_insert_insert_84f38', table='explore_glossaryterm_issues', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossarytermissue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermissueevent" ("glossaryterm_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."glossaryterm_id", OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\'); RETURN NULL;', hash='3a324fe6237c50bfeb57039d721d56cef95d556b', operation='DELETE', pgid='pgtrigger_delete_delete_60c94', table='explore_glossaryterm_issues', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossarytermtargetgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermtargetgroupevent" ("glossaryterm_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "targetgroup_id") VALUES (NEW."glossaryterm_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."targetgroup_id"); RETURN NULL;', hash='48bce01b635d31b3492e671211f72e52da2e8717', operation='INSERT', pgid='pgtrigger_insert_insert_29de7', table='explore_glossaryterm_target_groups', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='glossarytermtargetgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "explore_glossarytermtargetgroupevent" ("glossaryterm_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "targetgroup_id") VALUES (OLD."glossaryterm_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."targetgroup_id"); RETURN NULL;', hash='1b35c9dad5a5a64adcd3f5de22f2d38359d17923', operation='DELETE', pgid='pgtrigger_delete_delete_ebfea', table='explore_glossaryterm_target_groups', when='AFTER')),
        ),
    ]
