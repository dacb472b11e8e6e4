"""Guards of the submission's table: each says None, or the reason against.

`act` is None when one only asks: what the act itself can still bring is then no reason against.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from certification.acts import JUDGEMENT, Act
from certification.engine import registry
from certification.facts import Facts, facts_of
from certification.models import AcceptanceKind, RunKind, RunOutcome, Submission
from certification.states import State
from connectors.package.jsonfile import JsonFile
from connectors.package.package import JSON_ROLES, NAMES
from connectors.package.pointer import resolve
from connectors.store import load
from portal.accounts.actor import Actor
from portal.accounts.models import StaffRole
from portal.workflow import Reason

# ---------------------------------------------------------------- testing


def testing_is_not_under_way(submission: Submission, _actor: Actor, _act: Act | None) -> Reason | None:
    if submission.state == State.TESTING and not facts_of(submission).errored:
        return Reason("under_way", _("Testing is under way."))
    return None


def round_is_untested(submission: Submission, _actor: Actor, _act: Act | None) -> Reason | None:
    facts = facts_of(submission)
    if submission.state == State.CHANGES_REQUESTED and facts.all_ended and not facts.errored:
        return Reason("already_tested", _("This round has been tested. Upload a changed package first."))
    return None


def testing_has_ended(submission: Submission, _actor: Actor, _act: Act | None) -> Reason | None:
    facts = facts_of(submission)
    if facts.errored:
        return Reason("run_errored", _("A run ended by our fault; it must be tested again."))
    if not facts.all_ended:
        return Reason("untested", _("This round has not been tested. Start testing first."))
    return None


def no_run_failed(submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    facts = _facts_with(submission, act)
    if failed := facts.failed_runs:
        names = ", ".join(str(RunKind(run.kind).label) for run in failed)
        return Reason("run_failed", format_lazy(_("Failed: {names}."), names=names))
    return None


# ---------------------------------------------------------------- disputes


def something_blocks(submission: Submission) -> bool:
    return bool(facts_of(submission).undisputed)


def nothing_to_dispute(submission: Submission) -> bool:
    return not facts_of(submission).blocking


def every_block_is_disputed(submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    if act is None or not act.accept:
        return None
    disputes = [each for each in act.accept if each.kind in (AcceptanceKind.DISPUTE, AcceptanceKind.WAIVER)]
    left = [
        finding
        for finding in facts_of(submission).undisputed
        if not any(each.covers(finding) and each.reason for each in disputes)
    ]
    if left:
        text = _("{count} blocking findings are not disputed; the first: {message}")
        return Reason("undisputed", format_lazy(text, count=len(left), message=left[0]["message"]))
    return None


# ---------------------------------------------------------------- claims


def nobody_else_has_it(submission: Submission, actor: Actor, _act: Act | None) -> Reason | None:
    if submission.claimant not in (None, actor.id):
        text = _("{name} has claimed this case.")
        return Reason("claimed", format_lazy(text, name=_claimant_name(submission)))
    return None


def not_mine_yet(submission: Submission, actor: Actor, _act: Act | None) -> Reason | None:
    if submission.claimant == actor.id:
        return Reason("mine", _("You have claimed this case."))
    return None


def claimed_by_actor(submission: Submission, actor: Actor, _act: Act | None) -> Reason | None:
    if submission.claimant == actor.id:
        return None
    return nobody_else_has_it(submission, actor, None) or Reason("unclaimed", _("Claim the case first."))


def claim_can_be_released(submission: Submission, actor: Actor, _act: Act | None) -> Reason | None:
    if submission.claimant is None:
        return Reason("unclaimed", _("Nobody has claimed this case."))
    if submission.claimant != actor.id and not actor.has_staff_role(StaffRole.LEAD):
        return Reason("claimed", _("Only the claimant or a lead can release a claim."))
    return None


def _claimant_name(submission: Submission) -> str:
    return submission.claimed_by.first_name if submission.claimed_by else ""


# ---------------------------------------------------------------- decisions


def pins_have_places(submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    """Every pin names a file of the package, a pointer into it, a known rule or `judgement`, and a way out."""
    for pin in act.pins if act else ():
        if not pin.satisfied_by.strip():
            return Reason("pin_without_way_out", _("Every pin must say what would satisfy you."))
        if pin.rule != JUDGEMENT and registry.get(pin.rule) is None:
            text = _("There is no rule {rule}; name a rule or “judgement”.")
            return Reason("pin_without_rule", format_lazy(text, rule=pin.rule))
        if not _place_exists(submission, pin.file, pin.pointer):
            text = _("There is no such place in the package: {file} {pointer}")
            return Reason("pin_without_place", format_lazy(text, file=pin.file, pointer=pin.pointer))
    return None


def _place_exists(submission: Submission, name: str, pointer: str) -> bool:
    """A canonical file, also a missing one; a pointer must lead somewhere in it."""
    if not pointer:
        return name in NAMES.values()
    package = load(facts_of(submission).round.package_id)
    file = next((file for file in package.files if file.name == name and file.role in JSON_ROLES), None)
    if file is None:
        return False
    try:
        resolve(JsonFile(file).value, pointer)
    except (LookupError, ValueError):
        return False
    return True


def approval_needs_acceptance(submission: Submission) -> bool:
    facts = facts_of(submission)
    return bool(facts.blocking or facts.failed_runs or facts.live_is_unproven)


def acceptances_are_sound(_submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    """A reason, an end within the limit, and a finding, a rule or a kind of run that it is about."""
    today = timezone.now().date()
    for accept in act.accept if act else ():
        if not accept.reason.strip() or not (accept.rule or accept.fingerprint):
            return Reason("accept_without_reason", _("Every acceptance needs its finding or rule, and a reason."))
        if not today <= accept.until <= today + settings.WAIVER_LIFE_LIMIT:
            text = _("An acceptance must end between today and {days} days from now.")
            return Reason("accept_without_end", format_lazy(text, days=settings.WAIVER_LIFE_LIMIT // timedelta(days=1)))
    return None


def nothing_blocks(submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    if act is None and submission.state == State.REVIEW:
        return None
    blocking = _facts_with(submission, act).blocking
    if blocking:
        text = _("{count} findings block and are not waived; the first: {message}")
        return Reason("blocked", format_lazy(text, count=len(blocking), message=blocking[0]["message"]))
    return None


def live_is_proven_or_bypassed(submission: Submission, _actor: Actor, act: Act | None) -> Reason | None:
    if act is None and submission.state == State.REVIEW:
        return None
    if _facts_with(submission, act).live_is_unproven:
        return Reason("live_unproven", _("No live test passed; approving needs its bypass with a reason."))
    return None


def these_bytes_are_approved(submission: Submission, _actor: Actor, _act: Act | None) -> Reason | None:
    """An approval of exactly this digest, by somebody who is not of the publisher, on a passing validation."""
    facts = facts_of(submission)
    approvals = submission.decisions.filter(action="approve", package_digest=facts.round.package_id)
    members = submission.connector.publisher.memberships.values("user")
    if not approvals.exclude(reviewer__in=members).exists():
        return Reason("unapproved", _("Nobody outside the publisher has approved exactly these bytes."))
    validation = facts.validation
    if validation is None or validation.outcome not in (RunOutcome.PASSED, RunOutcome.FAILED):
        return Reason("unvalidated", _("There is no validation of exactly these bytes."))
    return None


def _facts_with(submission: Submission, act: Act | None) -> Facts:
    """The facts if this act's acceptances were in force."""
    return Facts(submission, act.accept) if act and act.accept else facts_of(submission)
