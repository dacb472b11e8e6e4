"""The rounds of a submission: what is known of each, and what changed from one to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from certification.facts import Facts, facts_of
from certification.models import Round, Submission
from portal.web.sentences import finding_message

SHOWN = 20


class RoundFacts(Facts):
    """The facts of one round, which need not be the current one."""

    def __init__(self, submission: Submission, round_: Round) -> None:
        super().__init__(submission)
        self.round = round_


@dataclass(frozen=True)
class Comparison:
    """What became of the findings since the round before, by fingerprint; `fixed` holds the first messages."""

    since: int
    fixed_count: int
    still: int
    new: int
    fixed: tuple[str, ...]
    earlier: frozenset[str]

    @property
    def fixed_left_out(self) -> int:
        return self.fixed_count - len(self.fixed)


def rounds_of(submission: Submission) -> list[Round]:
    """Oldest first, with who uploaded them."""
    return list(submission.rounds.select_related("created_by").order_by("number"))


def pick(rounds: Iterable[Round], number: str | int | None) -> Round:
    """The round of that number; the last one when none is named. Raises Http404."""
    found = [each for each in rounds if number in (None, "") or str(each.number) == str(number)]
    if not found:
        raise Http404
    return found[-1]


def facts_of_round(submission: Submission, round_: Round, *, is_current: bool) -> Facts:
    return facts_of(submission) if is_current else RoundFacts(submission, round_)


def compare(submission: Submission, rounds: list[Round], facts: Facts) -> Comparison | None:
    """With the nearest earlier round that has a report; None when one of the two has none."""
    if not facts.report:
        return None
    for earlier in reversed([each for each in rounds if each.number < facts.round.number]):
        report = RoundFacts(submission, earlier).report
        if report:
            return _comparison(earlier.number, report["findings"], facts.report["findings"])
    return None


def _comparison(since: int, before: list[Mapping[str, Any]], now: list[Mapping[str, Any]]) -> Comparison:
    earlier = frozenset(each["fingerprint"] for each in before)
    current = frozenset(each["fingerprint"] for each in now)
    fixed = [each for each in before if each["fingerprint"] not in current]
    return Comparison(
        since=since,
        fixed_count=len(fixed),
        still=len(earlier & current),
        new=len(current - earlier),
        fixed=tuple(finding_message(each) for each in fixed[:SHOWN]),
        earlier=earlier,
    )
