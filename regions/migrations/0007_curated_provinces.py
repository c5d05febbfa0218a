"""The provinces that bound what a curator does."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regions', '0006_edited_regions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CuratedProvince',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='curated', to=settings.AUTH_USER_MODEL)),
                ('province', models.ForeignKey(limit_choices_to={'level': 'province'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='Province')),
            ],
            options={
                'verbose_name': 'province that somebody looks after',
                'verbose_name_plural': 'provinces that somebody looks after',
                'constraints': [models.UniqueConstraint(fields=('person', 'province'), name='curated_province_once')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='curatedprovince',
            trigger=pgtrigger.compiler.Trigger(name='is_a_province', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF NOT EXISTS (SELECT FROM regions_region WHERE id = NEW.province_id AND level = 'province') THEN\n    RAISE EXCEPTION 'regions_curatedprovince_is_a_province: % is none', NEW.province_id\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n", hash='a901ccc9c8f80b95c8993f4aa39932c336d6bb3d', operation='INSERT OR UPDATE', pgid='pgtrigger_is_a_province_8d934', table='regions_curatedprovince', when='BEFORE')),
        ),
    ]
