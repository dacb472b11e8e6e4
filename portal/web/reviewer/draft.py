"""A decision in the making: what a reviewer typed survives every click, in their session, until they decide."""

from typing import TypedDict
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from certification.acts import JUDGEMENT
from certification.domain import claims
from certification.engine import registry
from certification.facts import facts_of
from certification.models import Round, Submission
from certification.permissions import permits
from certification.states import State
from connectors.package.package import JSON_ROLES, NAMES
from connectors.package.pointer_at import pointer_at
from connectors.store import load
from portal.accounts.actor import Actor
from portal.web.access import find_submission
from portal.web.actor import actor_of
from portal.web.reviewer.access import staff_page
from portal.web.reviewer.pins import MOST_PINS, typed_pins
from portal.web.sentences import filled
from portal.web.source import Sources

SESSION_KEY = "decisions"
MOST_DRAFTS = 20


class Draft(TypedDict):
    """The note and the pins as typed: `file`, `pointer`, `rule`, `satisfied_by` each."""

    note: str
    pins: list[dict[str, str]]


def draft_of(request: HttpRequest, submission: Submission) -> Draft:
    """What this reviewer typed for this submission so far."""
    kept: Draft | None = request.session.get(SESSION_KEY, {}).get(str(submission.pk))
    return kept or Draft(note="", pins=[])


def typed_draft(data: QueryDict) -> Draft:
    return Draft(note=data.get("note", ""), pins=typed_pins(data))


def keep(request: HttpRequest, submission: Submission, draft: Draft) -> None:
    """Keep a draft; the oldest ones make room."""
    drafts = request.session.get(SESSION_KEY, {})
    drafts.pop(str(submission.pk), None)
    drafts[str(submission.pk)] = draft
    request.session[SESSION_KEY] = dict(list(drafts.items())[-MOST_DRAFTS:])
    claims.renew(submission, actor_of(request))


def forget(request: HttpRequest, submission: Submission) -> None:
    drafts = request.session.get(SESSION_KEY, {})
    if drafts.pop(str(submission.pk), None) is not None:
        request.session[SESSION_KEY] = drafts


def may_pin(submission: Submission, round_: Round, actor: Actor) -> bool:
    """Whether this person decides on this round now, so that its lines can be pinned."""
    is_theirs = submission.state == State.REVIEW and submission.claimant is not None and submission.claimant == actor.id
    return is_theirs and permits("review", actor, submission) and round_ == facts_of(submission).round


@staff_page
@require_POST
def save(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Keep what is typed. `add` is `<rule> <file> <pointer>` of a new pin, `remove` the number of one to drop."""
    submission = find_submission(request, submission_id)
    draft = typed_draft(request.POST)
    place = "decide"
    if "add" in request.POST:
        rule, _space, where = request.POST["add"].partition(" ")
        name, _space, pointer = where.partition(" ")
        place = _add(draft, name, pointer, rule)
    elif "remove" in request.POST:
        _remove(draft, request.POST["remove"])
    keep(request, submission, draft)
    return redirect(f"{reverse('reviewer:case', args=[submission.pk])}#{place}")


@staff_page
@require_POST
def pin_line(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Pin a `line` of a `file` of the current round, chosen where the file is shown."""
    submission = find_submission(request, submission_id)
    draft = draft_of(request, submission)
    name = request.POST.get("file", "")
    given = request.POST.get("line", "")
    line = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 1
    place = _add(draft, name, _pointer(submission, name, line), JUDGEMENT)
    keep(request, submission, draft)
    if len(draft["pins"]) >= MOST_PINS:
        messages.warning(request, _("That is as many pins as one decision takes."))
    return redirect(f"{reverse('reviewer:case', args=[submission.pk])}#{place}")


def _add(draft: Draft, name: str, pointer: str, rule: str) -> str:
    """Add a pin and say where it is on the page; a rule's own way out is the first wording of it.

    A file that no package has, and a pin too many, are left out.
    """
    if name in NAMES.values() and len(draft["pins"]) < MOST_PINS:
        known = registry.get(rule)
        way_out = filled(known.fix, {}) if known else ""
        draft["pins"].append({"file": name, "pointer": pointer, "rule": rule, "satisfied_by": way_out})
    return f"pin-{len(draft['pins']) - 1}" if draft["pins"] else "decide"


def _remove(draft: Draft, number: str) -> None:
    if number.isascii() and number.isdigit() and int(number) < len(draft["pins"]):
        del draft["pins"][int(number)]


def _pointer(submission: Submission, name: str, line: int) -> str:
    """The pointer of what stands at the line; "" (the whole file) where there is no JSON."""
    source = Sources(load(facts_of(submission).round.package_id)).get(name)
    if source is None or source.file.role not in JSON_ROLES:
        return ""
    return pointer_at(source.json.positions, line)
