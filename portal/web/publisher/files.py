"""One file of a round with line numbers, and the findings at their lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from certification.models import Round
from certification.permissions import is_reviewer
from connectors.store import load
from portal.web.access import find_submission
from portal.web.actor import actor_of
from portal.web.reviewer.draft import may_pin
from portal.web.rounds import RoundFacts
from portal.web.sentences import finding_message
from portal.web.source import Line, SourceFile, Sources

LINES_ON_A_PAGE = 1_000
NOTES_AT_A_LINE = 5
NOTES_ON_A_PAGE = 200


@dataclass(frozen=True)
class Note:
    """A finding at its line."""

    finding: Mapping[str, Any]
    message: str


@dataclass(frozen=True)
class NotedLine:
    line: Line
    severity: str
    notes: tuple[Note, ...]
    left_out: int


@login_required
@require_safe
def show(request: HttpRequest, submission_id: UUID, number: int, name: str) -> HttpResponse:
    """A page of the file: the one with `?line=`, else the first."""
    submission = find_submission(request, submission_id)
    round_ = _round(submission.rounds.all(), number)
    source = Sources(load(round_.package_id)).get(name)
    if source is None:
        raise Http404
    report = RoundFacts(submission, round_).report
    findings = [each for each in report.get("findings", []) if each["file"] == name]
    total = source.count if source.is_text else 0
    page = (_number(request.GET.get("line"), total) - 1) // LINES_ON_A_PAGE
    first, last = page * LINES_ON_A_PAGE + 1, min(total, (page + 1) * LINES_ON_A_PAGE)
    actor = actor_of(request)
    context = {
        "submission": submission,
        "connector": submission.connector,
        "round": round_,
        "is_reviewer": is_reviewer(actor),
        "page": reverse("reviewer:case" if is_reviewer(actor) else "publisher:submission", args=[submission.pk]),
        "may_pin": may_pin(submission, round_, actor),
        "name": name,
        "is_text": source.is_text,
        "size": len(source.file.content),
        "lines": _noted(source, findings, first, last) if source.is_text else (),
        "first": first,
        "last": last,
        "total": total,
        "previous": first - LINES_ON_A_PAGE if first > 1 else None,
        "next": last + 1 if last < total else None,
        "finding_count": len(findings),
        "files": [file.name for file in load(round_.package_id).files],
    }
    return render(request, "publisher/file.html", context)


def _round(rounds: Iterable[Round], number: int) -> Round:
    found = next((each for each in rounds if each.number == number), None)
    if found is None:
        raise Http404
    return found


def _number(given: str | None, total: int) -> int:
    """The line asked for, within the file."""
    wanted = int(given) if given and given.isascii() and given.isdigit() and len(given) < 10 else 1
    return min(max(wanted, 1), max(total, 1))


def _noted(source: SourceFile, findings: list[Mapping[str, Any]], first: int, last: int) -> list[NotedLine]:
    at: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for finding in findings:
        at[finding["line"]].append(finding)
    left = NOTES_ON_A_PAGE
    lines = []
    for number in range(first, last + 1):
        line = _line(source, number, at.get(number, []), left)
        left -= len(line.notes)
        lines.append(line)
    return lines


def _line(source: SourceFile, number: int, found: list[Mapping[str, Any]], left: int) -> NotedLine:
    shown = found[: min(NOTES_AT_A_LINE, left)]
    return NotedLine(
        line=source.shown(number, found[0] if found else None),
        severity=found[0]["severity"] if found else "",
        notes=tuple(Note(each, finding_message(each)) for each in shown),
        left_out=len(found) - len(shown),
    )
