"""Calls of funds: who may apply, for how much, how and until when."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('regions', '0007_curated_provinces'),
        ('resources', '0008_referrals_that_became_one'),
    ]

    operations = [
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_th', models.CharField(max_length=500, verbose_name='Thai name')),
                ('name_en', models.CharField(blank=True, db_default='', max_length=500, verbose_name='English name')),
                ('edited_fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='permanent id')),
                ('description_th', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='what it is for, in Thai')),
                ('description_en', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='what it is for, in English')),
                ('opens_on', models.DateField(verbose_name='opens on')),
                ('closes_on', models.DateField(blank=True, help_text='The last day. Empty where it stays open until the money is spent.', null=True, verbose_name='closes on')),
                ('actor_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('government_agency', 'Government agency'), ('public_organisation', 'Public organisation'), ('local_government', 'Local government'), ('university', 'University'), ('cso', 'Civil society organisation'), ('community_organisation', 'Community organisation'), ('community_enterprise', 'Community enterprise or cooperative'), ('private_company', 'Private company'), ('network', 'Network'), ('international_organisation', 'International organisation')], max_length=26), blank=True, db_default=[], default=list, help_text='None means any.', size=None, verbose_name='kinds of organisations that may apply')),
                ('who_may_apply_th', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='who may apply, in Thai')),
                ('who_may_apply_en', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='who may apply, in English')),
                ('amount_least', models.PositiveIntegerField(blank=True, null=True, verbose_name='smallest grant')),
                ('amount_most', models.PositiveIntegerField(blank=True, null=True, verbose_name='largest grant')),
                ('unit', models.CharField(blank=True, db_default='บาท', default='บาท', max_length=60, verbose_name='unit')),
                ('apply_at', models.URLField(blank=True, db_default='', help_text='An address on the web. Empty: by a letter through this site.', verbose_name='where to apply')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now())),
                ('fund', models.ForeignKey(limit_choices_to={'kind': 'fund'}, on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='resources.resource', verbose_name='fund')),
                ('serves', models.ManyToManyField(blank=True, related_name='+', to='regions.region', verbose_name='regions whose organisations may apply')),
            ],
            options={
                'verbose_name': 'call of a fund',
                'verbose_name_plural': 'calls of funds',
                'ordering': ['-opens_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CallEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name_th', models.CharField(max_length=500, verbose_name='Thai name')),
                ('name_en', models.CharField(blank=True, db_default='', max_length=500, verbose_name='English name')),
                ('edited_fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), blank=True, db_default=[], default=list, editable=False, help_text='Fields that a person has edited; an import leaves them alone.', size=None)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='permanent id')),
                ('description_th', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='what it is for, in Thai')),
                ('description_en', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='what it is for, in English')),
                ('opens_on', models.DateField(verbose_name='opens on')),
                ('closes_on', models.DateField(blank=True, help_text='The last day. Empty where it stays open until the money is spent.', null=True, verbose_name='closes on')),
                ('actor_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('government_agency', 'Government agency'), ('public_organisation', 'Public organisation'), ('local_government', 'Local government'), ('university', 'University'), ('cso', 'Civil society organisation'), ('community_organisation', 'Community organisation'), ('community_enterprise', 'Community enterprise or cooperative'), ('private_company', 'Private company'), ('network', 'Network'), ('international_organisation', 'International organisation')], max_length=26), blank=True, db_default=[], default=list, help_text='None means any.', size=None, verbose_name='kinds of organisations that may apply')),
                ('who_may_apply_th', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='who may apply, in Thai')),
                ('who_may_apply_en', models.TextField(blank=True, db_default='', default='', validators=[django.core.validators.MaxLengthValidator(10000)], verbose_name='who may apply, in English')),
                ('amount_least', models.PositiveIntegerField(blank=True, null=True, verbose_name='smallest grant')),
                ('amount_most', models.PositiveIntegerField(blank=True, null=True, verbose_name='largest grant')),
                ('unit', models.CharField(blank=True, db_default='บาท', default='บาท', max_length=60, verbose_name='unit')),
                ('apply_at', models.URLField(blank=True, db_default='', help_text='An address on the web. Empty: by a letter through this site.', verbose_name='where to apply')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('updated_at', models.DateTimeField(auto_now=True, db_default=django.db.models.functions.datetime.Now())),
                ('fund', models.ForeignKey(db_constraint=False, limit_choices_to={'kind': 'fund'}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='resources.resource', verbose_name='fund')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='resources.call')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('name_th', ''), _negated=True), name='call_named'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__isnull', True), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='call_days_in_order', violation_error_message='It closes before it opens.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('amount_least__isnull', True), ('amount_most__isnull', True), ('amount_most__gte', models.F('amount_least')), _connector='OR'), name='call_amounts_in_order', violation_error_message='The largest grant is smaller than the smallest.'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('actor_kinds__contained_by', ['government_agency', 'public_organisation', 'local_government', 'university', 'cso', 'community_organisation', 'community_enterprise', 'private_company', 'network', 'international_organisation'])), name='call_actor_kinds'),
        ),
        migrations.AddConstraint(
            model_name='call',
            constraint=models.CheckConstraint(condition=models.Q(('apply_at', ''), ('apply_at__regex', '^https?://'), _connector='OR'), name='call_apply_at'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='call',
            trigger=pgtrigger.compiler.Trigger(name='of_a_fund', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF NOT EXISTS (SELECT FROM resources_resource WHERE id = NEW.fund_id AND kind = 'fund') THEN\n    RAISE EXCEPTION 'resources_call_of_a_fund: % is none', NEW.fund_id\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n", hash='0e024afbeb4e74facafa27ccf75a946d3f0f46d5', operation='INSERT OR UPDATE OF "fund_id"', pgid='pgtrigger_of_a_fund_c6d88', table='resources_call', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='call',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_callevent" ("actor_kinds", "amount_least", "amount_most", "apply_at", "closes_on", "created_at", "description_en", "description_th", "edited_fields", "fund_id", "id", "name_en", "name_th", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "updated_at", "uuid", "who_may_apply_en", "who_may_apply_th", "withdrawn_at") VALUES (NEW."actor_kinds", NEW."amount_least", NEW."amount_most", NEW."apply_at", NEW."closes_on", NEW."created_at", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."fund_id", NEW."id", NEW."name_en", NEW."name_th", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit", NEW."updated_at", NEW."uuid", NEW."who_may_apply_en", NEW."who_may_apply_th", NEW."withdrawn_at"); RETURN NULL;', hash='cd0444a842964ebba2e02f0250b47b644a148338', operation='INSERT', pgid='pgtrigger_insert_insert_faaeb', table='resources_call', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='call',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "resources_callevent" ("actor_kinds", "amount_least", "amount_most", "apply_at", "closes_on", "created_at", "description_en", "description_th", "edited_fields", "fund_id", "id", "name_en", "name_th", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "updated_at", "uuid", "who_may_apply_en", "who_may_apply_th", "withdrawn_at") VALUES (NEW."actor_kinds", NEW."amount_least", NEW."amount_most", NEW."apply_at", NEW."closes_on", NEW."created_at", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."fund_id", NEW."id", NEW."name_en", NEW."name_th", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit", NEW."updated_at", NEW."uuid", NEW."who_may_apply_en", NEW."who_may_apply_th", NEW."withdrawn_at"); RETURN NULL;', hash='ad75f2bfad1d3d4c8124e57468ab45ebcd4af293', operation='UPDATE', pgid='pgtrigger_update_update_eb375', table='resources_call', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='call',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_callevent" ("actor_kinds", "amount_least", "amount_most", "apply_at", "closes_on", "created_at", "description_en", "description_th", "edited_fields", "fund_id", "id", "name_en", "name_th", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit", "updated_at", "uuid", "who_may_apply_en", "who_may_apply_th", "withdrawn_at") VALUES (OLD."actor_kinds", OLD."amount_least", OLD."amount_most", OLD."apply_at", OLD."closes_on", OLD."created_at", OLD."description_en", OLD."description_th", OLD."edited_fields", OLD."fund_id", OLD."id", OLD."name_en", OLD."name_th", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit", OLD."updated_at", OLD."uuid", OLD."who_may_apply_en", OLD."who_may_apply_th", OLD."withdrawn_at"); RETURN NULL;', hash='68a2d3243b8fd31c299322cbd43ea25cb76c504a', operation='DELETE', pgid='pgtrigger_delete_delete_ed916', table='resources_call', when='AFTER')),
        ),
    ]
