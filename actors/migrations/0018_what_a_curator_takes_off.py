# A state for what a curator has taken off, in which its people cannot publish it again.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0017_lessons_out_of_projects'),
        ('regions', '0009_desk_words'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='lesson',
            name='lesson_state',
        ),
        migrations.RemoveConstraint(
            model_name='workentry',
            name='workentry_state',
        ),
        migrations.AlterField(
            model_name='lesson',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('archived', 'Archived')], db_default='draft', default='draft', max_length=9),
        ),
        migrations.AlterField(
            model_name='lessonevent',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('archived', 'Archived')], db_default='draft', default='draft', max_length=9),
        ),
        migrations.AlterField(
            model_name='workentry',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('archived', 'Archived')], db_default='draft', default='draft', max_length=9),
        ),
        migrations.AlterField(
            model_name='workentryevent',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('archived', 'Archived')], db_default='draft', default='draft', max_length=9),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'archived'])), name='lesson_state'),
        ),
        migrations.AddConstraint(
            model_name='workentry',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'archived'])), name='workentry_state'),
        ),
    ]
