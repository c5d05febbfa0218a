"""Mails that lead an organisation to the invitation of a project."""

import actors.models.claim
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0014_stewardships'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='InvitationMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=64, unique=True)),
                ('address', models.CharField(blank=True, db_default='', editable=False, max_length=64)),
                ('to_mailbox', models.BooleanField(default=False)),
                ('mailed_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('expires_at', models.DateTimeField(default=actors.models.claim.two_weeks_on)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to='actors.invitation')),
                ('mailed_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mailed invitation',
                'verbose_name_plural': 'mailed invitations',
                'ordering': ['-mailed_at', '-pk'],
                'indexes': [models.Index(fields=['mailed_by', 'mailed_at'], name='invitation_mail_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_at', None), ('address', ''), _connector='OR'), name='invitation_mail_used_forgets_its_address')],
            },
        ),
    ]
