"""The demo data, loaded into a real database by the command itself."""

import json
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from certification.domain.submit import open_submission
from certification.models import Run, RunKind, RunOutcome, Submission
from certification.runs.execute import end
from certification.runs.kinds import Ending
from certification.runs.lease import Lease, claim
from certification.runs.reasons import NOTHING_PUBLISHED
from certification.transitions import SUBMISSION
from connectors.models import Version
from connectors.registration import register
from portal.accounts import tokens
from portal.accounts.actor import Actor
from portal.accounts.models import ApiToken, Membership, Publisher, User
from portal.audit.models import Event
from portal.demo.people import PEOPLE, make_people
from portal.demo.samples import SAMPLES, Sample
from portal.demo.stories import end_testing
from portal.workflow import NotAllowed, apply

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path


def load(data: Path) -> dict[str, Any]:
    call_command("demo", verbosity=0)
    written: dict[str, Any] = json.loads((data / "demo.json").read_text())
    return written


def states() -> dict[str, str]:
    return {f"{each.connector.slug} {each.version}": each.state for each in Submission.objects.all()}


def validations() -> dict[str, str]:
    return {
        f"{each.connector.slug} {each.version}": each.current_round.runs.get(kind=RunKind.VALIDATION).outcome
        for each in Submission.objects.all()
    }


LOADED = {
    "contoso-invoices 1.0": "published",
    "contoso-invoices 1.1": "review",
    "contoso-expenses 0.9": "changes_requested",
    "fabrikam-dispatch 2.3": "published",
    "fabrikam-calendar 1.4": "review",
}


def test_demo_brings_every_sample_to_its_goal(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(data)

    assert states() == LOADED
    assert validations() == dict.fromkeys(LOADED, "passed") | {"contoso-expenses 0.9": "failed"}
    assert capsys.readouterr().err == ""
    published = Version.objects.filter(connector__published__isnull=False).values_list("connector__slug", "number")
    assert sorted(published) == [("contoso-invoices", "1.0"), ("fabrikam-dispatch", "2.3")]


def test_demo_repeated_changes_nothing_but_the_tokens(data: Path) -> None:
    first = load(data)
    counted = Submission.objects.count(), Run.objects.count(), User.objects.count(), Membership.objects.count()
    events = Event.objects.exclude(tag__startswith="token.").count()

    second = load(data)

    assert counted == (
        Submission.objects.count(),
        Run.objects.count(),
        User.objects.count(),
        Membership.objects.count(),
    )
    assert Event.objects.exclude(tag__startswith="token.").count() == events
    assert [tokens.find(user["token"]) for user in first["users"]] == [None] * len(PEOPLE)
    found = [tokens.find(user["token"]) for user in second["users"]]
    assert [token.user.email for token in found if token] == [person.email for person in PEOPLE]
    assert ApiToken.objects.filter(revoked_at=None).count() == len(PEOPLE)


def test_demo_leaves_alone_what_people_did(data: Path) -> None:
    load(data)
    update = Submission.objects.get(version="1.1")
    apply(SUBMISSION, update, "withdraw", Actor.of(User.objects.get(email="dev@contoso.example")))

    load(data)

    assert states() == LOADED | {"contoso-invoices 1.1": "withdrawn"}


def hand_in(sample: Sample) -> Submission:
    """What the demo does first with a sample, and then is interrupted."""
    author = make_people()[sample.author]
    publisher = Publisher.objects.get(slug=sample.publisher)
    connector = register(publisher, author, sample.title)
    submission = open_submission(Actor.of(author), publisher, sample.given(), connector=connector)
    return apply(SUBMISSION, submission, "start_testing", Actor.of(author))


def test_demo_interrupted_is_taken_up_where_it_stopped(data: Path) -> None:
    hand_in(SAMPLES[0])
    assert states() == {"contoso-invoices 1.0": "testing"}

    load(data)

    assert states() == LOADED


def test_end_testing_while_a_worker_holds_a_run_waits_for_it(data: Path) -> None:
    submission = hand_in(SAMPLES[0])
    lease = claim(submission.current_round.runs.get(kind=RunKind.CHANGES).pk)
    assert lease is not None
    worker = threading.Timer(0.5, end_as_worker, [lease])
    worker.start()

    after = end_testing(submission)

    worker.join()
    assert after.state == "review"
    assert sorted(after.current_round.runs.values_list("kind", "outcome", "attempts")) == [
        ("changes", "skipped", 1),
        ("live", "skipped", 1),
        ("validation", "passed", 1),
    ]


def end_as_worker(lease: Lease) -> None:
    end(lease, Ending(RunOutcome.SKIPPED, NOTHING_PUBLISHED))
    connection.close()


def test_demo_file_names_every_person_once_and_only_its_owner_can_read_it(data: Path) -> None:
    written = load(data)

    assert stat.S_IMODE((data / "demo.json").stat().st_mode) == 0o600
    assert [file.name for file in data.iterdir()] == ["demo.json"]
    assert written["url"] == "http://localhost:8000"
    rows = {
        user["email"]: (user["roles"], user["publisher"], user["member"], user["totp_secret"])
        for user in written["users"]
    }
    assert rows == {
        "olga@contoso.example": (["publisher"], "contoso", "owner", None),
        "dev@contoso.example": (["publisher"], "contoso", "developer", None),
        "vera@contoso.example": (["publisher"], "contoso", "viewer", None),
        "filip@fabrikam.example": (["publisher"], "fabrikam", "owner", None),
        "rosa@certification.example": (["reviewer"], None, None, None),
        "ravi@certification.example": (["reviewer"], None, None, None),
        "lena@certification.example": (["lead"], None, None, None),
        "sami@certification.example": (["support"], None, None, None),
        "ada@certification.example": (["admin"], None, None, None),
    }


def test_demo_tokens_and_passwords_are_their_own_persons(data: Path) -> None:
    written = load(data)

    scopes = {user["email"]: token.scopes for user in written["users"] if (token := tokens.find(user["token"]))}
    assert scopes == {
        person.email: ["decide", "read", "submit"] if person.staff else ["read", "submit"] for person in PEOPLE
    }
    for user in User.objects.all():
        assert [person.email for person in PEOPLE if user.check_password(person.password)] == [user.email]


def test_demo_reviewers_cannot_claim_the_same_case(data: Path) -> None:
    load(data)
    waiting = Submission.objects.get(connector__slug="fabrikam-calendar")
    first, second = (Actor.of(User.objects.get(email=f"{who}@certification.example")) for who in ("rosa", "ravi"))
    apply(SUBMISSION, waiting, "claim", first)

    with pytest.raises(NotAllowed, match="Rosa has claimed this case"):
        apply(SUBMISSION, waiting, "claim", second)
