"""The Celery app. Workers start with `-A portal.celery`."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

NICENESS = 5

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def give_way_to_pages(**_kwargs: Any) -> None:
    """Runs take what processor time people and servers leave; the worker's parent, which starts children, does not."""
    os.nice(NICENESS)
