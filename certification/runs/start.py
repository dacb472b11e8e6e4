"""Runs come into being, or are found: equal inputs are run once."""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from certification.engine import __version__ as engine_version
from certification.models import Round, Run, RunKind, RunOutcome, Submission
from certification.policy import portal_policy
from certification.runs import queue
from certification.states import Profile


def validation(submission: Submission, round_: Round) -> Run:
    """The validation of a round: it starts with the upload, so that the publisher sees at once what is wrong."""
    return _attach(round_, RunKind.VALIDATION, _validation_inputs(submission))


def all_kinds(submission: Submission) -> None:
    """Every kind of run for the current round; those that have ended well are reused."""
    round_ = submission.current_round
    validation(submission, round_)
    _attach(round_, RunKind.CHANGES, {"engine": engine_version, "baseline": _baseline(submission)})
    _attach(round_, RunKind.LIVE, {"engine": engine_version, "submission": str(submission.pk), "bench": None})
    transaction.on_commit(lambda: queue.settle_later(submission.pk))


def _validation_inputs(submission: Submission) -> dict[str, Any]:
    policy = portal_policy()
    return {"engine": engine_version, "profile": Profile(submission.profile).value, "policy": policy.digest}


def _baseline(submission: Submission) -> str | None:
    published = submission.connector.published
    return published.package_id if published else None


def _attach(round_: Round, kind: RunKind, inputs: dict[str, Any]) -> Run:
    key = _key(kind, round_.package_id, inputs)
    run = _reusable(key, kind) or _create(round_, kind, key, inputs)
    round_.runs.add(run)
    return run


def _reusable(key: str, kind: RunKind) -> Run | None:
    found = Run.objects.filter(key=key).exclude(outcome=RunOutcome.ERRORED)
    if kind == RunKind.LIVE:
        found = found.filter(Q(ended_at=None) | Q(ended_at__gt=timezone.now() - settings.LIVE_RUN_REUSE))
    return found.defer("report").first()


def _create(round_: Round, kind: RunKind, key: str, inputs: dict[str, Any]) -> Run:
    try:
        with transaction.atomic():
            run = Run.objects.create(
                kind=kind, package_id=round_.package_id, key=key, inputs=inputs, enqueued_at=timezone.now()
            )
    except IntegrityError:  # somebody else just started the same
        return Run.objects.exclude(outcome=RunOutcome.ERRORED).get(key=key)
    transaction.on_commit(lambda: queue.enqueue(run))
    return run


def _key(kind: RunKind, package_digest: str, inputs: dict[str, Any]) -> str:
    text = json.dumps([kind.value, package_digest, inputs], sort_keys=True)
    return sha256(text.encode()).hexdigest()
