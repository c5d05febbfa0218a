"""Household incomes, and the inequality computed from them."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0004_merges'),
        ('regions', '0002_groups_of_provinces'),
    ]

    operations = [
        migrations.CreateModel(
            name='HouseholdFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('digest', models.CharField(help_text='SHA-256 of its bytes.', max_length=64)),
                ('loaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.datasource')),
            ],
            options={
                'verbose_name': 'household file',
                'verbose_name_plural': 'household files',
            },
        ),
        migrations.CreateModel(
            name='IncomeSurvey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(help_text='C.E.')),
                ('version', models.PositiveIntegerField(db_default=0, default=0)),
                ('computed', models.PositiveIntegerField(db_default=0, default=0)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.datasource')),
            ],
            options={
                'verbose_name': 'income survey',
                'verbose_name_plural': 'income surveys',
            },
        ),
        migrations.CreateModel(
            name='HouseholdRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('region', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.region')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.incomesurvey')),
            ],
            options={
                'verbose_name': 'release of households',
                'verbose_name_plural': 'releases of households',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('members', models.PositiveSmallIntegerField()),
                ('income', models.BigIntegerField(help_text='Of the whole household, in baht a month.')),
                ('weight', models.BigIntegerField(help_text='In hundredths of a household.')),
                ('entered', models.PositiveIntegerField()),
                ('left', models.PositiveIntegerField(db_default=0, default=0, help_text='0 while it stays.')),
                ('region', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.region')),
                ('file', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.householdfile')),
                ('survey', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.incomesurvey')),
            ],
            options={
                'verbose_name': 'household',
                'verbose_name_plural': 'households',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='InequalityRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('poverty_line', models.FloatField(help_text='Baht a month per head.', null=True)),
                ('regions', models.PositiveIntegerField(help_text='How many regions were computed.')),
                ('seconds', models.FloatField()),
                ('computed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='regions.incomesurvey')),
            ],
            options={
                'verbose_name': 'computation of inequality',
                'verbose_name_plural': 'computations of inequality',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='InequalityEstimate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(max_length=20)),
                ('value', models.FloatField(null=True)),
                ('low', models.FloatField(help_text='The interval of 95 per cent.', null=True)),
                ('high', models.FloatField(null=True)),
                ('n', models.PositiveIntegerField(help_text='Households.', null=True)),
                ('suppressed', models.BooleanField(default=False)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inequality', to='regions.region')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='regions.incomesurvey')),
                ('since', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regions.inequalityrun')),
                ('until', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regions.inequalityrun')),
            ],
            options={
                'verbose_name': 'inequality figure',
                'verbose_name_plural': 'inequality figures',
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='householdfile',
            constraint=models.UniqueConstraint(fields=('source', 'name'), name='householdfile_once'),
        ),
        migrations.AddConstraint(
            model_name='householdfile',
            constraint=models.UniqueConstraint(fields=('source', 'digest'), name='householdfile_not_twice'),
        ),
        migrations.AddConstraint(
            model_name='incomesurvey',
            constraint=models.UniqueConstraint(fields=('source', 'year'), name='incomesurvey_once'),
        ),
        migrations.AddConstraint(
            model_name='incomesurvey',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 1900), ('year__lte', 2200)), name='incomesurvey_year_is_ce'),
        ),
        migrations.AddConstraint(
            model_name='householdrelease',
            constraint=models.UniqueConstraint(fields=('survey', 'region'), name='householdrelease_once'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['survey', 'region'], name='household_by_region'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(fields=['survey', 'entered'], name='household_by_entry'),
        ),
        migrations.AddIndex(
            model_name='household',
            index=models.Index(condition=models.Q(('left__gt', 0)), fields=['survey', 'left'], name='household_leaving'),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('members__gte', 1)), name='household_has_members'),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('income__gte', 0)), name='household_income'),
        ),
        migrations.AddConstraint(
            model_name='household',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gt', 0)), name='household_weight'),
        ),
        migrations.AddIndex(
            model_name='inequalityestimate',
            index=models.Index(condition=models.Q(('until__isnull', True)), fields=['survey', 'measure'], name='inequalityestimate_current'),
        ),
        migrations.AddConstraint(
            model_name='inequalityestimate',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('survey', 'region', 'measure'), name='inequalityestimate_once'),
        ),
        migrations.AddConstraint(
            model_name='inequalityestimate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('high', None), ('low', None), ('n', None), ('suppressed', True), ('value', None)), models.Q(('n__isnull', False), ('suppressed', False), ('value__isnull', False)), _connector='OR'), name='inequalityestimate_suppressed_is_empty'),
        ),
    ]
