"""What templates say in one word: badges, moments, navigation, the query of a link."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from certification.models import RunKind, RunOutcome, RunStatus
from certification.states import Standing, State
from portal.web.navigation import Link, links_for

register = template.Library()

STATE_TONES = {
    State.TESTING: "brand",
    State.REVIEW: "brand",
    State.APPROVED: "success",
    State.PUBLISHED: "success",
    State.CHANGES_REQUESTED: "warning",
    State.REJECTED: "danger",
}
STANDING_TONES = {Standing.CLEAR: "success", Standing.CONTESTED: "warning", Standing.BLOCKED: "danger"}
OUTCOME_TONES = {RunOutcome.PASSED: "success", RunOutcome.FAILED: "danger", RunOutcome.ERRORED: "danger"}
SEVERITY_WORDS = {"error": _("error"), "warning": _("warning"), "hint": _("hint")}
SEVERITY_NAMES = {"error": _("Errors"), "warning": _("Warnings"), "hint": _("Hints")}
SEVERITY_TONES = {"error": "danger", "warning": "warning", "hint": "brand"}


@register.simple_tag
def badge(label: Any, tone: str = "") -> SafeString:
    return format_html('<span class="badge {}">{}</span>', tone, label)


@register.simple_tag
def state_badge(state: str) -> SafeString:
    return badge(State(state).label, STATE_TONES.get(State(state), ""))


@register.simple_tag
def standing_badge(standing: str) -> SafeString | str:
    return badge(Standing(standing).label, STANDING_TONES[Standing(standing)]) if standing else ""


@register.simple_tag
def run_badge(run: Any) -> SafeString:
    """How a run ended or, while it has not, what it does."""
    if run.has_ended:
        return badge(RunOutcome(run.outcome).label, OUTCOME_TONES.get(RunOutcome(run.outcome), ""))
    return badge(RunStatus(run.status).label, "brand")


@register.filter
def severity_tone(severity: str) -> str:
    return SEVERITY_TONES.get(severity, "")


@register.filter
def severity_word(severity: str) -> str:
    return str(SEVERITY_WORDS[severity])


@register.filter
def severity_name(severity: str) -> str:
    return str(SEVERITY_NAMES[severity])


@register.filter
def count_of(name: str, counts: Mapping[str, int]) -> int:
    return counts.get(name, 0)


@register.filter
def turn_of(ball: str, turns: Mapping[str, Any]) -> str:
    return str(turns[ball])


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def json_string(text: str) -> SafeString:
    """A text as a JSON string within an attribute in single quotes."""
    return mark_safe(escape(json.dumps(text)))  # noqa: S308 - escaped here


@register.filter
def run_kind(kind: str) -> str:
    return str(RunKind(kind).label)


@register.inclusion_tag("components/moment.html")
def moment(at: datetime | None) -> dict[str, datetime | None]:
    """A time in UTC, machine-readable."""
    return {"moment": at}


@register.simple_tag(takes_context=True)
def navigation(context: template.Context) -> list[Link]:
    request: HttpRequest | None = context.get("request")
    return links_for(request) if request else []


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """The query of this page with some values changed; an empty value takes its name out."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    return str(query.urlencode())


@register.simple_tag
def file_url(submission: Any, round_: Any, name: str, line: int = 0) -> str:
    """Where a file of a round is shown, at a line."""
    url = reverse("publisher:file", args=[submission.pk, round_.number, name])
    return f"{url}?line={line}#L{line}" if line else url
