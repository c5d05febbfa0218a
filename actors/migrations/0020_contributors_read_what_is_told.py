# Who only contributes at the desk reads what organisations tell of their work, and writes none of it:
# groups that were made before lose the right here, for nothing else takes a right away.

from django.db import migrations

TOLD = ("workentry", "lesson", "document")


def take_back(apps, _schema_editor):
    codenames = [f"{act}_{model}" for act in ("add", "change", "delete") for model in TOLD]
    Permission = apps.get_model("auth", "Permission")
    theirs = Permission.objects.filter(content_type__app_label="actors", codename__in=codenames)
    for group in apps.get_model("auth", "Group").objects.filter(name="contributor"):
        group.permissions.remove(*theirs)


class Migration(migrations.Migration):

    dependencies = [
        ("actors", "0019_conversations_read"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(take_back, migrations.RunPython.noop, elidable=True)]
