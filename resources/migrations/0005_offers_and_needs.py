"""Resources may be offered, and needs stand somewhere between open and met."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# No one edited them now: neither their history nor the index has anything to say about it.
OPENED = """
ALTER TABLE resources_need DISABLE TRIGGER USER;
UPDATE resources_need SET opened_at = created_at;
ALTER TABLE resources_need ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('actors', '0007_memberships'),
        ('records', '0004_merges'),
        ('regions', '0006_edited_regions'),
        ('resources', '0004_merges'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='need',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='need',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='resource',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='resource',
            name='update_update',
        ),
        migrations.AddField(
            model_name='need',
            name='amount',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='how many'),
        ),
        migrations.AddField(
            model_name='need',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed'),
        ),
        migrations.AddField(
            model_name='need',
            name='coordinator',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='actors.actor', verbose_name='coordinator'),
        ),
        migrations.AddField(
            model_name='need',
            name='exchange',
            field=models.CharField(choices=[('open', 'Openly: whoever fits may come forward'), ('relayed', 'By messages that pass through this site'), ('coordinator', 'Through a coordinator')], db_default='relayed', default='relayed', max_length=11, verbose_name='how it changes hands'),
        ),
        migrations.AddField(
            model_name='need',
            name='on_behalf_of',
            field=models.ForeignKey(blank=True, help_text='The organisation that needs it, where another asks for it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='needs_asked_by_others', to='actors.actor', verbose_name='on behalf of'),
        ),
        migrations.AddField(
            model_name='need',
            name='opened_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opened'),
        ),
        migrations.AddField(
            model_name='need',
            name='status',
            field=models.CharField(choices=[('open', 'Open'), ('matched', 'In progress'), ('met', 'Met'), ('partly_met', 'Partly met'), ('withdrawn', 'Withdrawn'), ('expired', 'Past its date')], db_default='open', default='open', max_length=10, verbose_name='how it stands'),
        ),
        migrations.AddField(
            model_name='need',
            name='unit',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='amount',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='how many'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='coordinator',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actors.actor', verbose_name='coordinator'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='exchange',
            field=models.CharField(choices=[('open', 'Openly: whoever fits may come forward'), ('relayed', 'By messages that pass through this site'), ('coordinator', 'Through a coordinator')], db_default='relayed', default='relayed', max_length=11, verbose_name='how it changes hands'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='on_behalf_of',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The organisation that needs it, where another asks for it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actors.actor', verbose_name='on behalf of'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='opened_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opened'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='status',
            field=models.CharField(choices=[('open', 'Open'), ('matched', 'In progress'), ('met', 'Met'), ('partly_met', 'Partly met'), ('withdrawn', 'Withdrawn'), ('expired', 'Past its date')], db_default='open', default='open', max_length=10, verbose_name='how it stands'),
        ),
        migrations.AddField(
            model_name='needevent',
            name='unit',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='resource',
            name='amount',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='how many'),
        ),
        migrations.AddField(
            model_name='resource',
            name='available_from',
            field=models.DateField(blank=True, null=True, verbose_name='available from'),
        ),
        migrations.AddField(
            model_name='resource',
            name='available_until',
            field=models.DateField(blank=True, null=True, verbose_name='available until'),
        ),
        migrations.AddField(
            model_name='resource',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed'),
        ),
        migrations.AddField(
            model_name='resource',
            name='coordinator',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='actors.actor', verbose_name='coordinator'),
        ),
        migrations.AddField(
            model_name='resource',
            name='exchange',
            field=models.CharField(choices=[('open', 'Openly: whoever fits may come forward'), ('relayed', 'By messages that pass through this site'), ('coordinator', 'Through a coordinator')], db_default='relayed', default='relayed', max_length=11, verbose_name='how it changes hands'),
        ),
        migrations.AddField(
            model_name='resource',
            name='offer',
            field=models.CharField(choices=[('not_offered', 'Not offered'), ('open', 'Open'), ('reserved', 'Reserved'), ('given', 'Given'), ('withdrawn', 'Withdrawn'), ('expired', 'Past its date')], db_default='not_offered', default='not_offered', max_length=11, verbose_name='how it is offered'),
        ),
        migrations.AddField(
            model_name='resource',
            name='opened_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opened'),
        ),
        migrations.AddField(
            model_name='resource',
            name='terms_en',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='terms in English'),
        ),
        migrations.AddField(
            model_name='resource',
            name='terms_th',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='terms in Thai'),
        ),
        migrations.AddField(
            model_name='resource',
            name='unit',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='unit'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='amount',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='how many'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='available_from',
            field=models.DateField(blank=True, null=True, verbose_name='available from'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='available_until',
            field=models.DateField(blank=True, null=True, verbose_name='available until'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='coordinator',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actors.actor', verbose_name='coordinator'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='exchange',
            field=models.CharField(choices=[('open', 'Openly: whoever fits may come forward'), ('relayed', 'By messages that pass through this site'), ('coordinator', 'Through a coordinator')], db_default='relayed', default='relayed', max_length=11, verbose_name='how it changes hands'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='offer',
            field=models.CharField(choices=[('not_offered', 'Not offered'), ('open', 'Open'), ('reserved', 'Reserved'), ('given', 'Given'), ('withdrawn', 'Withdrawn'), ('expired', 'Past its date')], db_default='not_offered', default='not_offered', max_length=11, verbose_name='how it is offered'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='opened_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='opened'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='terms_en',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='terms in English'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='terms_th',
            field=models.TextField(blank=True, db_default='', default='', verbose_name='terms in Thai'),
        ),
        migrations.AddField(
            model_name='resourceevent',
            name='unit',
            field=models.CharField(blank=True, db_default='', default='', max_length=60, verbose_name='unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='status_change', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF OLD.status <> NEW.status\n    AND OLD.status || '>' || NEW.status <> ALL ('{open>matched,open>partly_met,open>met,open>withdrawn,open>expired,matched>open,matched>partly_met,matched>met,matched>withdrawn,partly_met>open,partly_met>matched,partly_met>met,partly_met>withdrawn,met>open,met>partly_met,withdrawn>open,expired>open,expired>partly_met,expired>met,expired>withdrawn}'::text[]) THEN\n    RAISE EXCEPTION 'resources_need_status_change: % does not follow %', NEW.status, OLD.status\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_need_status_change';\nEND IF;\nNEW.opened_at := CASE\n    WHEN NEW.status = 'not_offered' THEN NULL\n    WHEN TG_OP = 'INSERT' THEN coalesce(NEW.opened_at, now())\n    WHEN OLD.opened_at IS NULL THEN now()\n    WHEN NEW.status = 'open' AND OLD.closed_at < now() - interval '1 day' THEN now()\n    ELSE OLD.opened_at\nEND;\nNEW.closed_at := CASE WHEN NEW.status = ANY ('{met,partly_met,withdrawn,expired}'::text[])\n    THEN coalesce(OLD.closed_at, NEW.closed_at, now()) END;\nRETURN NEW;\n", hash='d5bf20a85c27fa0e209c553e2d1270c320262dac', operation='INSERT OR UPDATE', pgid='pgtrigger_status_change_ce9e5', table='resources_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_needevent" ("abbreviations", "actor_id", "aliases", "amount", "closed_at", "confirmed_on", "coordinator_id", "created_at", "created_by_id", "description_en", "description_th", "edited_fields", "exchange", "id", "kind", "licence", "location", "name_as_written", "name_en", "name_en_unverified", "name_th", "needed_by", "on_behalf_of_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by", "placed_sure", "quantity", "region_id", "source_id", "source_note", "source_ref", "state", "status", "unit", "updated_at", "updated_by_id", "uuid", "website") VALUES (NEW."abbreviations", NEW."actor_id", NEW."aliases", NEW."amount", NEW."closed_at", NEW."confirmed_on", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."exchange", NEW."id", NEW."kind", NEW."licence", NEW."location", NEW."name_as_written", NEW."name_en", NEW."name_en_unverified", NEW."name_th", NEW."needed_by", NEW."on_behalf_of_id", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placed_by", NEW."placed_sure", NEW."quantity", NEW."region_id", NEW."source_id", NEW."source_note", NEW."source_ref", NEW."state", NEW."status", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."uuid", NEW."website"); RETURN NULL;', hash='f56f8a3927d3b96949b3fa755df82125477548fc', operation='INSERT', pgid='pgtrigger_insert_insert_8cf86', table='resources_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "resources_needevent" ("abbreviations", "actor_id", "aliases", "amount", "closed_at", "confirmed_on", "coordinator_id", "created_at", "created_by_id", "description_en", "description_th", "edited_fields", "exchange", "id", "kind", "licence", "location", "name_as_written", "name_en", "name_en_unverified", "name_th", "needed_by", "on_behalf_of_id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by", "placed_sure", "quantity", "region_id", "source_id", "source_note", "source_ref", "state", "status", "unit", "updated_at", "updated_by_id", "uuid", "website") VALUES (NEW."abbreviations", NEW."actor_id", NEW."aliases", NEW."amount", NEW."closed_at", NEW."confirmed_on", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."exchange", NEW."id", NEW."kind", NEW."licence", NEW."location", NEW."name_as_written", NEW."name_en", NEW."name_en_unverified", NEW."name_th", NEW."needed_by", NEW."on_behalf_of_id", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placed_by", NEW."placed_sure", NEW."quantity", NEW."region_id", NEW."source_id", NEW."source_note", NEW."source_ref", NEW."state", NEW."status", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."uuid", NEW."website"); RETURN NULL;', hash='2b4fe654f361d346e58e238635217f9707e5fd74', operation='UPDATE', pgid='pgtrigger_update_update_cfae1', table='resources_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resource',
            trigger=pgtrigger.compiler.Trigger(name='offer_change', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF OLD.owner_id IS NOT NULL AND NEW.owner_id IS NULL AND NEW.offer IN ('open', 'reserved') THEN\n    NEW.offer := 'withdrawn';\n    NEW.opened_at := OLD.opened_at;\n    NEW.closed_at := now();\n    RETURN NEW;\nEND IF;\n\nIF OLD.offer <> NEW.offer\n    AND OLD.offer || '>' || NEW.offer <> ALL ('{not_offered>open,open>reserved,open>given,open>withdrawn,open>expired,open>not_offered,reserved>open,reserved>given,given>open,given>not_offered,withdrawn>open,withdrawn>not_offered,expired>open,expired>given,expired>withdrawn,expired>not_offered}'::text[]) THEN\n    RAISE EXCEPTION 'resources_resource_offer_change: % does not follow %', NEW.offer, OLD.offer\n        USING ERRCODE = 'check_violation', CONSTRAINT = 'resources_resource_offer_change';\nEND IF;\nNEW.opened_at := CASE\n    WHEN NEW.offer = 'not_offered' THEN NULL\n    WHEN TG_OP = 'INSERT' THEN coalesce(NEW.opened_at, now())\n    WHEN OLD.opened_at IS NULL THEN now()\n    WHEN NEW.offer = 'open' AND OLD.closed_at < now() - interval '1 day' THEN now()\n    ELSE OLD.opened_at\nEND;\nNEW.closed_at := CASE WHEN NEW.offer = ANY ('{given,withdrawn,expired}'::text[])\n    THEN coalesce(OLD.closed_at, NEW.closed_at, now()) END;\nRETURN NEW;\n", hash='12a9d0d3d5f92b23d121843eb6569732c30f6a92', operation='INSERT OR UPDATE', pgid='pgtrigger_offer_change_a8aa8', table='resources_resource', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resource',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "resources_resourceevent" ("abbreviations", "aliases", "amount", "available_from", "available_until", "closed_at", "confirmed_on", "coordinator_id", "created_at", "created_by_id", "description_en", "description_th", "edited_fields", "exchange", "id", "kind", "kind_as_written", "licence", "location", "name_as_written", "name_en", "name_en_unverified", "name_th", "offer", "opened_at", "owner_as_text", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by", "placed_sure", "region_id", "source_id", "source_note", "source_ref", "state", "terms_en", "terms_th", "unit", "updated_at", "updated_by_id", "uuid", "website") VALUES (NEW."abbreviations", NEW."aliases", NEW."amount", NEW."available_from", NEW."available_until", NEW."closed_at", NEW."confirmed_on", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."exchange", NEW."id", NEW."kind", NEW."kind_as_written", NEW."licence", NEW."location", NEW."name_as_written", NEW."name_en", NEW."name_en_unverified", NEW."name_th", NEW."offer", NEW."opened_at", NEW."owner_as_text", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placed_by", NEW."placed_sure", NEW."region_id", NEW."source_id", NEW."source_note", NEW."source_ref", NEW."state", NEW."terms_en", NEW."terms_th", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."uuid", NEW."website"); RETURN NULL;', hash='8ce7e4a2594121f79453631b3e9ee1fd743c22c0', operation='INSERT', pgid='pgtrigger_insert_insert_09d61', table='resources_resource', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='resource',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "resources_resourceevent" ("abbreviations", "aliases", "amount", "available_from", "available_until", "closed_at", "confirmed_on", "coordinator_id", "created_at", "created_by_id", "description_en", "description_th", "edited_fields", "exchange", "id", "kind", "kind_as_written", "licence", "location", "name_as_written", "name_en", "name_en_unverified", "name_th", "offer", "opened_at", "owner_as_text", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placed_by", "placed_sure", "region_id", "source_id", "source_note", "source_ref", "state", "terms_en", "terms_th", "unit", "updated_at", "updated_by_id", "uuid", "website") VALUES (NEW."abbreviations", NEW."aliases", NEW."amount", NEW."available_from", NEW."available_until", NEW."closed_at", NEW."confirmed_on", NEW."coordinator_id", NEW."created_at", NEW."created_by_id", NEW."description_en", NEW."description_th", NEW."edited_fields", NEW."exchange", NEW."id", NEW."kind", NEW."kind_as_written", NEW."licence", NEW."location", NEW."name_as_written", NEW."name_en", NEW."name_en_unverified", NEW."name_th", NEW."offer", NEW."opened_at", NEW."owner_as_text", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placed_by", NEW."placed_sure", NEW."region_id", NEW."source_id", NEW."source_note", NEW."source_ref", NEW."state", NEW."terms_en", NEW."terms_th", NEW."unit", NEW."updated_at", NEW."updated_by_id", NEW."uuid", NEW."website"); RETURN NULL;', hash='5e428131a87c5d3ba0eaf7374c0c70178acc0cff', operation='UPDATE', pgid='pgtrigger_update_update_4f99f', table='resources_resource', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('exchange__in', ['open', 'relayed', 'coordinator'])), name='resources_need_exchange'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('coordinator__isnull', False), ('exchange', 'coordinator')), models.Q(models.Q(('exchange', 'coordinator'), _negated=True), ('coordinator__isnull', True)), _connector='OR'), name='resources_need_coordinator'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'matched', 'met', 'partly_met', 'withdrawn', 'expired'])), name='resources_need_status'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'expired'), _negated=True), ('needed_by__isnull', False), _connector='OR'), name='resources_need_expired_by_date'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(('exchange__in', ['open', 'relayed', 'coordinator'])), name='resources_resource_exchange'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('coordinator__isnull', False), ('exchange', 'coordinator')), models.Q(models.Q(('exchange', 'coordinator'), _negated=True), ('coordinator__isnull', True)), _connector='OR'), name='resources_resource_coordinator'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(('offer__in', ['not_offered', 'open', 'reserved', 'given', 'withdrawn', 'expired'])), name='resources_resource_offer'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer__in', ['open', 'reserved']), _negated=True), ('owner__isnull', False), _connector='OR'), name='resources_resource_offered_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer', 'expired'), _negated=True), ('available_until__isnull', False), _connector='OR'), name='resources_resource_expired_by_date'),
        ),
        migrations.AddConstraint(
            model_name='resource',
            constraint=models.CheckConstraint(condition=models.Q(('available_until__gte', models.F('available_from')), ('available_from__isnull', True), ('available_until__isnull', True), _connector='OR'), name='resources_resource_available_in_order'),
        ),
        migrations.RunSQL(OPENED, migrations.RunSQL.noop),
    ]
