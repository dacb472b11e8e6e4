"""The page of a submission: everything that its one template shows."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from certification.domain.submit import ROUND_STATES
from certification.facts import Facts
from certification.models import RunKind, Submission
from certification.permissions import is_reviewer, permits
from certification.runs.reasons import SENTENCES
from connectors.store import load
from portal.web.actions import Action, actions_of
from portal.web.actor import actor_of
from portal.web.ball import ball_of
from portal.web.decisions import last_decision
from portal.web.findings import FindingFilter, finding_list
from portal.web.history import history_of
from portal.web.publisher.disputes import disputables
from portal.web.publisher.forms import RoundForm
from portal.web.rounds import compare, facts_of_round, pick, rounds_of
from portal.web.sentences import message_of
from portal.web.source import Sources


def show_page(
    request: HttpRequest,
    submission: Submission,
    *,
    form: RoundForm | None = None,
    refused: Iterable[Any] = (),
    typed: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page; `form` and `typed` are what was sent and refused."""
    context = page_context(request, submission, form=form, typed=typed)
    return render(request, "publisher/submission.html", {**context, "refused": refused}, status=status)


def page_context(
    request: HttpRequest, submission: Submission, form: RoundForm | None = None, typed: QueryDict | None = None
) -> dict[str, Any]:
    """What the page and its live part show."""
    actor = actor_of(request)
    rounds = rounds_of(submission)
    shown = pick(rounds, request.GET.get("round"))
    is_current = shown is rounds[-1]
    facts = facts_of_round(submission, shown, is_current=is_current)
    sources = Sources(load(shown.package_id))
    comparison = compare(submission, rounds, facts)
    actions = actions_of(submission, actor, "publisher:act")
    may_upload = permits("submit", actor, submission) and submission.state in ROUND_STATES
    return {
        "submission": submission,
        "connector": submission.connector,
        "ball": ball_of(submission, actor),
        "blocking": len(facts.blocking) if is_current and submission.is_open else 0,
        "testing": actions.get("start_testing") if is_current else None,
        "dispute": actions.get("request_review") if is_current else None,
        "withdraw": actions.get("withdraw"),
        "rounds": rounds,
        "round": shown,
        "is_current": is_current,
        "is_reviewer": is_reviewer(actor),
        "runs": _runs(facts),
        "is_running": any(not run.has_ended for run in facts.runs.values()),
        "intake": _intake(shown.intake),
        "findings": finding_list(
            facts, sources, _filter(request), request.GET.get("page", 1), comparison.earlier if comparison else None
        ),
        "wanted": _filter(request),
        "has_report": bool(facts.report),
        "comparison": comparison,
        "disputables": _disputables(actions, facts, sources, typed) if is_current else [],
        "typed": typed or QueryDict(),
        "decision": last_decision(submission, {shown.package_id: sources}),
        "form": form or RoundForm(initial={"revision": submission.revision}) if may_upload and is_current else None,
        "history": history_of(submission, actor),
    }


def _filter(request: HttpRequest) -> FindingFilter:
    return FindingFilter(**{name: request.GET.get(name, "") for name in ("severity", "rule", "file")})


def _runs(facts: Facts) -> list[dict[str, Any]]:
    """The runs in the order of their kinds; one that has not started yet is left out."""
    found = [facts.runs[kind] for kind in RunKind.values if kind in facts.runs]
    return [{"run": run, "reason": SENTENCES.get(run.reason, "")} for run in found]


def _intake(intake: dict[str, Any]) -> dict[str, Any]:
    return {
        "recognised": [{**each, "note": message_of(each["note"])} for each in intake["recognised"]],
        "missing": intake["missing"],
        "ignored": [{**each, "reason": message_of(each["reason"])} for each in intake["ignored"]],
    }


def _disputables(actions: dict[str, Action], facts: Facts, sources: Sources, typed: QueryDict | None) -> list[Any]:
    action = actions.get("request_review")
    return disputables(facts, sources, typed) if action and action.allowed else []
