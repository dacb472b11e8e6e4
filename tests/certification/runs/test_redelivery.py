"""The broker repeats a message that was not acknowledged in time: nothing may change by it."""

from pathlib import Path

import pytest
from django.db import transaction

from certification.models import Run
from certification.runs import queue
from portal.audit.models import Event
from tests.factories import make_submission, newest_run
from tests.workers import received, wait_until, worker

TASK = "certification.tasks.execute_run"


@pytest.mark.django_db(transaction=True)
def test_late_redelivery_changes_nothing(tmp_path: Path) -> None:
    run = newest_run(make_submission(), "validation")
    log = tmp_path / "worker.log"
    with worker(log, VISIBILITY_TIMEOUT="5"):
        with transaction.atomic():
            Run.objects.select_for_update().get(pk=run.pk)  # the worker hangs in its claim, the message stays open
            wait_until(lambda: received(log, TASK) >= 2, "the message came again", seconds=60)
        wait_until(lambda: Run.objects.get(pk=run.pk).has_ended, "the run ended")
        ended = Run.objects.get(pk=run.pk)
        queue.enqueue(run)
        wait_until(lambda: received(log, TASK) >= 3, "the message came once more")
        wait_until(lambda: log.read_text().count(f"{TASK}[") >= 6, "every message was dealt with")
    again = Run.objects.get(pk=run.pk)
    assert (again.attempts, again.ended_at, bytes(again.report)) == (1, ended.ended_at, bytes(ended.report))
    assert Event.objects.filter(tag="submission.upload").count() == 1


@pytest.mark.django_db(transaction=True)
def test_worker_validates_an_upload_without_being_asked_twice(tmp_path: Path) -> None:
    with worker(tmp_path / "worker.log"):
        run = newest_run(make_submission(), "validation")
        wait_until(lambda: Run.objects.get(pk=run.pk).has_ended, "the run ended")
    assert Run.objects.get(pk=run.pk).attempts == 1
