"""Celery tasks: id in, one domain call. Only a restarting database is tried again, by the sweeper."""

from uuid import UUID

from celery import shared_task

from certification.disagreements import record_disagreements
from certification.runs.execute import execute
from certification.runs.settle import settle
from certification.runs.sweep import sweep


@shared_task
def execute_run(run_id: str) -> None:
    execute(UUID(run_id))


@shared_task
def settle_submission(submission_id: str) -> None:
    settle(UUID(submission_id))


@shared_task
def sweep_runs() -> None:
    sweep()


@shared_task(soft_time_limit=20, time_limit=30)
def seek_second_opinion(run_id: str) -> None:
    record_disagreements(UUID(run_id))
