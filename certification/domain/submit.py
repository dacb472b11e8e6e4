"""A publisher hands in a package: a new submission, or the next round of one."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from certification import effects
from certification.domain.recognition import intake_record
from certification.models import Round, Submission
from certification.runs import start
from certification.states import OPEN, Profile, State
from connectors import registration, store
from connectors.listing import Listing, read_listing
from connectors.models import Connector
from connectors.package.intake import GivenFile, Intake, receive
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, PublisherKind, Scope
from portal.audit import log
from portal.workflow import Conflict, NotAllowed, Reason

ROUND_STATES = frozenset({State.DRAFT, State.CHANGES_REQUESTED})


def open_submission(
    actor: Actor,
    publisher: Publisher,
    given: Iterable[GivenFile],
    *,
    connector: Connector | None = None,
    profile: str = "",
) -> Submission:
    """Open a submission in `draft` with its first round, and start its validation.

    Raises `Refused` for a hostile or empty upload, `NotAllowed` for the wrong person or a second open submission.
    """
    _demand_writer(actor, publisher)
    intake = receive(given)
    listing = read_listing(intake.package)
    with transaction.atomic():
        target = _lock(connector) if connector else _register(actor, publisher, listing, intake)
        submission = Submission(
            connector=target,
            opened_by=actor.person,
            profile=profile or default_profile(target),
            state=State.DRAFT,
        )
        effects.enter(submission, "")
        submission.save()
        _event("submission.open", submission, actor)
        _add(submission, actor, intake, listing)
    return submission


def add_round(
    actor: Actor, submission: Submission, given: Iterable[GivenFile], revision: int | None = None
) -> Submission:
    """Offer another package within a submission (states draft, changes_requested), and start its validation."""
    _demand_writer(actor, submission.connector.publisher)
    intake = receive(given)
    with transaction.atomic():
        locked = Submission.objects.select_for_update().select_related(None).get(pk=submission.pk)
        if revision is not None and revision != locked.revision:
            raise Conflict([Reason("revision_conflict", _("This has changed since you opened it."))])
        if locked.state not in ROUND_STATES:
            text = _("A new round can be offered in a draft or when changes are requested.")
            raise NotAllowed([Reason("wrong_state", text)])
        locked.revision += 1
        _add(locked, actor, intake, read_listing(intake.package))
    return locked


def default_profile(connector: Connector) -> Profile:
    """`update` once a version is published; else by the kind of the publisher."""
    if connector.published_id:
        return Profile.UPDATE
    independent = connector.publisher.kind == PublisherKind.INDEPENDENT
    return Profile.INDEPENDENT if independent else Profile.NEW


def _add(submission: Submission, actor: Actor, intake: Intake, listing: Listing) -> None:
    submission.version = listing.number
    submission.save()
    round_ = Round.objects.create(
        submission=submission,
        number=submission.rounds.count() + 1,
        package=store.save(intake.package),
        intake=intake_record(intake),
        created_by=actor.person,
    )
    if not submission.connector.published_id and listing.title:
        Connector.objects.filter(pk=submission.connector_id).update(title=listing.title)
    _event("submission.upload", submission, actor, round=round_.number, package=round_.package_id)
    start.validation(submission, round_)


def _register(actor: Actor, publisher: Publisher, listing: Listing, intake: Intake) -> Connector:
    if actor.user is None:
        raise NotAllowed([Reason("not_permitted", _("Only a person can submit a connector."))])
    return registration.register(publisher, actor.user, listing.title or _title_from_names(intake))


def _title_from_names(intake: Intake) -> str:
    """A name for a definition that gives none: that of its file."""
    names = [PurePosixPath(each.given_as).name for each in intake.recognised if each.role == "definition"]
    return names[0].split(".")[0] if names else ""


def _lock(connector: Connector) -> Connector:
    locked = Connector.objects.select_for_update().get(pk=connector.pk)
    if locked.submissions.filter(state__in=OPEN).exists():
        raise NotAllowed([Reason("already_open", _("This connector has an open submission. Continue that one."))])
    return locked


def _demand_writer(actor: Actor, publisher: Publisher) -> None:
    if not actor.may_write_for(publisher.pk):
        text = _("Only owners and developers of the publisher can submit its connectors.")
        raise NotAllowed([Reason("not_permitted", text)])
    if Scope.SUBMIT not in actor.scopes:
        raise NotAllowed([Reason("scope_missing", _("This token lacks the scope “submit”."))])


def _event(tag: str, submission: Submission, actor: Actor, **data: object) -> None:
    log.append(tag, submission, actor_id=actor.id, actor=actor.label, **data)
