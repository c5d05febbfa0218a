"""The Celery application: how it takes its tasks, and what runs when."""

import os

from celery import Celery
from celery.schedules import crontab
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tisep.settings")

app = Celery("tisep")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.update(
    timezone=settings.TIME_ZONE,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    # However long Redis is away, worker and beat go on when it is back.
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
)
app.conf.beat_schedule = {
    "count every region each night": {
        "task": "tisep.explore.tasks.refresh_statistics",
        "schedule": crontab(hour=2, minute=30),
    },
    "forget searches that found nothing, after 90 days": {
        "task": "tisep.explore.tasks.forget_missed_searches",
        "schedule": crontab(hour=3, minute=30),
    },
    "count every region soon after a change": {
        "task": "tisep.explore.tasks.refresh_statistics_if_moved",
        "schedule": 30.0,
        # Where no worker is there to ask, the questions do not pile up.
        "options": {"expires": 25.0},
    },
    "compute inequality when households have changed": {
        "task": "regions.tasks.compute_inequality",
        "schedule": 300.0,
        "options": {"expires": 290.0},
    },
    "gather the news of what people follow": {
        "task": "tisep.notices.tasks.gather_news",
        "schedule": 300.0,
        "options": {"expires": 290.0},
    },
    "mail the news of a day": {
        "task": "tisep.notices.tasks.send_digests",
        "schedule": crontab(hour=7, minute=0),
        "args": ["daily"],
    },
    "mail the news of a week": {
        "task": "tisep.notices.tasks.send_digests",
        "schedule": crontab(day_of_week=1, hour=7, minute=5),
        "args": ["weekly"],
    },
    "forget notices after half a year": {
        "task": "tisep.notices.tasks.forget_notices",
        "schedule": crontab(hour=3, minute=40),
    },
    "send letters that have not left yet": {
        "task": "tisep.letters.tasks.send_letters",
        "schedule": 60.0,
        "options": {"expires": 55.0},
    },
    "forget letters after two years, and who saw a contact after 13 months": {
        "task": "tisep.letters.tasks.forget_letters",
        "schedule": crontab(hour=3, minute=50),
    },
    "delete personal data that was kept long enough": {
        "task": "tisep.personal.tasks.end_retention",
        "schedule": crontab(hour=3, minute=50),
    },
    "close offers and needs past their day": {
        "task": "resources.tasks.expire_listings",
        "schedule": crontab(hour=0, minute=20),
    },
    "tell for whom referrals wait": {
        "task": "tisep.tasks.remind_of_referrals",
        "schedule": 300.0,
        "options": {"expires": 290.0},
    },
    "find what fits needs soon after a change": {
        "task": "tisep.tasks.refresh_matches_if_changed",
        "schedule": 60.0,
        "options": {"expires": 55.0},
    },
    "tell of calls that opened, or close within a week": {
        "task": "tisep.notices.tasks.gather_calls",
        "schedule": crontab(hour=6, minute=0),
    },
    "close claims that nobody has decided for 30 days": {
        "task": "actors.tasks.expire_claims",
        "schedule": crontab(hour=3, minute=50),
    },
    "tell which imports were cut off": {
        "task": "records.tasks.end_lost_imports",
        "schedule": crontab(minute=50),
    },
    "look for records that may be one": {
        "task": "tisep.tasks.find_duplicates",
        "schedule": crontab(hour=3, minute=10),
    },
}
