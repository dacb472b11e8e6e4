"""The page of a submission: everything that its one template shows."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from certification.domain.submit import ROUND_STATES
from certification.facts import Facts
from certification.models import Round, RunKind, Submission
from certification.permissions import is_reviewer, permits
from certification.runs.reasons import SENTENCES
from certification.states import State
from connectors.store import load
from portal.web.actions import actions_of
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
    """What the page and its live part show of a round: the current one, or an earlier one to look at."""
    rounds = rounds_of(submission)
    shown = pick(rounds, request.GET.get("round"))
    is_current = shown is rounds[-1]
    facts = facts_of_round(submission, shown, is_current=is_current)
    sources = Sources(load(shown.package_id))
    return {
        "submission": submission,
        "connector": submission.connector,
        "ball": ball_of(submission, actor_of(request)),
        "rounds": rounds,
        "round": shown,
        "is_current": is_current,
        "is_reviewer": is_reviewer(actor_of(request)),
        "may_submit": permits("submit", actor_of(request), submission),
        "runs": runs_shown(facts),
        "is_running": is_running(facts),
        "intake": intake_shown(shown.intake),
        "decision": last_decision(submission, {shown.package_id: sources}),
        "history": history_of(submission, actor_of(request)),
        **_found(request, submission, rounds, facts, sources),
        **(_acts(request, submission, facts, sources, form, typed) if is_current else {}),
    }


def _found(
    request: HttpRequest, submission: Submission, rounds: list[Round], facts: Facts, sources: Sources
) -> dict[str, Any]:
    """The findings, and what became of those of the round before."""
    wanted = FindingFilter(**{name: request.GET.get(name, "") for name in ("severity", "rule", "file")})
    comparison = compare(submission, rounds, facts)
    earlier = comparison.earlier if comparison else None
    return {
        "findings": finding_list(facts, sources, wanted, request.GET.get("page", 1), earlier),
        "wanted": wanted,
        "has_report": bool(facts.report),
        "comparison": comparison,
    }


def _acts(
    request: HttpRequest,
    submission: Submission,
    facts: Facts,
    sources: Sources,
    form: RoundForm | None,
    typed: QueryDict | None,
) -> dict[str, Any]:
    """What the reader can do with the current round."""
    actor = actor_of(request)
    actions = actions_of(submission, actor, "publisher:act")
    dispute = actions.get("request_review")
    may_upload = permits("submit", actor, submission) and submission.state in ROUND_STATES
    return {
        "blocking": len(facts.blocking) if submission.is_open else 0,
        "testing": actions.get("start_testing"),
        "dispute": dispute,
        "disputables": disputables(facts, sources, typed) if dispute and dispute.allowed else [],
        "typed": typed or QueryDict(),
        "withdraw": actions.get("withdraw"),
        "form": form or RoundForm(initial={"revision": submission.revision}) if may_upload else None,
    }


def is_running(facts: Facts) -> bool:
    """Whether the page will change by itself: a run is open, or testing is about to end."""
    is_open = any(not run.has_ended for run in facts.runs.values())
    return is_open or (facts.submission.state == State.TESTING and not facts.errored)


def runs_shown(facts: Facts) -> list[dict[str, Any]]:
    """The runs in the order of their kinds; one that has not started yet is left out."""
    found = [facts.runs[kind] for kind in RunKind.values if kind in facts.runs]
    return [{"run": run, "reason": SENTENCES.get(run.reason, "")} for run in found]


def intake_shown(intake: dict[str, Any]) -> dict[str, Any]:
    """What was recognised, missing and ignored, with its sentences. Folders alone make no other name."""
    return {
        "recognised": [_recognised(each) for each in intake["recognised"]],
        "missing": intake["missing"],
        "ignored": [{**each, "reason": message_of(each["reason"])} for each in intake["ignored"]],
    }


def _recognised(file: dict[str, Any]) -> dict[str, Any]:
    given = file["given_as"].rpartition("/")[2]
    is_renamed = given.casefold() != file["name"].casefold()
    return {**file, "given_as": file["given_as"] if is_renamed else "", "note": message_of(file["note"])}
