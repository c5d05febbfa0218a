"""Organisations that look after the data of a tambon, and what they would have corrected."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0013_work_log'),
        ('regions', '0007_curated_provinces'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Stewardship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='permanent id')),
                ('words', models.TextField(max_length=500, verbose_name='how it does this with the community')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('agreed', 'Agreed'), ('refused', 'Refused'), ('ended', 'Ended')], default='asked', max_length=7, verbose_name='state')),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='asked at')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('reason', models.TextField(blank=True, max_length=500, verbose_name='reason')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stewardships', to='actors.actor', verbose_name='organisation')),
                ('asked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(limit_choices_to={'level__in': ('tambon', 'district')}, on_delete=django.db.models.deletion.PROTECT, related_name='stewardships', to='regions.region', verbose_name='region')),
            ],
            options={
                'verbose_name': 'stewardship of data',
                'verbose_name_plural': 'stewardships of data',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='permanent id')),
                ('about', models.CharField(choices=[('actor', 'Organisation'), ('project', 'Project'), ('resource', 'Resource'), ('need', 'Need')], max_length=8, verbose_name='about')),
                ('about_uuid', models.UUIDField(verbose_name='about which record')),
                ('words', models.TextField(max_length=2000, verbose_name='what should be corrected')),
                ('written_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='written at')),
                ('state', models.CharField(choices=[('open', 'Open'), ('taken', 'Taken up'), ('declined', 'Declined')], default='open', max_length=8, verbose_name='state')),
                ('settled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='settled at')),
                ('settled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('stewardship', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='actors.stewardship', verbose_name='stewardship of data')),
                ('written_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'suggested correction',
                'verbose_name_plural': 'suggested corrections',
                'ordering': ['-written_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='stewardship',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'agreed'])), fields=('region', 'actor'), name='stewardship_open_once'),
        ),
        migrations.AddConstraint(
            model_name='stewardship',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['asked', 'agreed', 'refused', 'ended'])), name='stewardship_state'),
        ),
        migrations.AddConstraint(
            model_name='stewardship',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('since', None), ('state__in', ['asked', 'refused']), ('until', None)), models.Q(('since__isnull', False), ('state', 'agreed'), ('until', None)), models.Q(('state', 'ended'), ('until__isnull', False)), _connector='OR'), name='stewardship_days_fit_its_state'),
        ),
        migrations.AddConstraint(
            model_name='stewardship',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='stewardship_refused_has_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stewardship',
            trigger=pgtrigger.compiler.Trigger(name='stewardship_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{asked:agreed,asked:refused,asked:ended,agreed:ended}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d74325cfe513444e04a8d8d027005e3ea8e65a13', operation='UPDATE', pgid='pgtrigger_stewardship_moves_72529', table='actors_stewardship', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stewardship',
            trigger=pgtrigger.compiler.Trigger(name='of_a_small_region', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF NOT EXISTS (\n    SELECT FROM regions_region WHERE id = NEW.region_id AND level IN ('tambon', 'district')\n) THEN\n    RAISE EXCEPTION 'actors_stewardship_of_a_small_region: % is none', NEW.region_id\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n", hash='0403bbe334d65116bdec7c7812bd177168b40fce', operation='INSERT OR UPDATE', pgid='pgtrigger_of_a_small_region_495be', table='actors_stewardship', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'taken', 'declined'])), name='suggestion_state'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('about__in', ['actor', 'project', 'resource', 'need'])), name='suggestion_about'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='suggestion_settled_has_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='suggestion_is_settled_once', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:taken,open:declined}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='ae3d5ac6cda4584c9acbaad4c7d8463201dfd81a', operation='UPDATE', pgid='pgtrigger_suggestion_is_settled_once_c2044', table='actors_suggestion', when='BEFORE')),
        ),
    ]
