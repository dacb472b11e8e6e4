"""The page of a submission: what it shows in each state, and what can be done from it."""

import json
import re
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from certification.acts import Act, PinInput
from certification.models import Acceptance, Run, RunStatus, Submission
from certification.runs.settle import settle
from certification.transitions import SUBMISSION
from connectors.package.intake import GivenFile, receive
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, User
from portal.workflow import apply
from tests.factories import make_reviewer, make_submission
from tests.portal.web.rounds import after_testing, make_draft, offer, queries, run_all
from tests.samples import FLAWED_RULES, clean_files, flawed_files

UNCHANGED, STOPPED = 304, 286


def page(client: Client, submission: Submission, query: str = "") -> str:
    answer = client.get(reverse("publisher:submission", args=[submission.pk]) + query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def act(client: Client, submission: Submission, name: str, **fields: Any) -> Any:
    url = reverse("publisher:act", args=[submission.pk, name])
    return client.post(url, {"revision": submission.revision, **fields})


def shown_rules(text: str) -> list[str]:
    return re.findall(r'<a href="#f-[0-9a-f]{32}"[^>]*>([A-Z]+-\d+)</a>', text)


# ---------------------------------------------------------------- what it shows


def test_findings_at_their_places(own: Client, draft: Submission) -> None:
    text = page(own, draft)
    assert shown_rules(text) == FLAWED_RULES
    assert "apiDefinition.swagger.json, line 4, column 14" in text
    assert "<mark>&quot;Northwind Orders and Everything Else&quot;</mark>" in text
    assert "FieldLengthExceeded" in text
    assert "Your turn: look at the findings" in text


def test_finding_links_to_its_line(own: Client, draft: Submission) -> None:
    link = re.search(r'href="([^"]+\?line=4#L4)"', page(own, draft))
    assert link is not None
    text = own.get(link[1]).content.decode()
    assert '<li id="L4" class="found error">' in text
    assert "has 36 characters" in text


def test_findings_of_one_rule(own: Client, draft: Submission) -> None:
    assert shown_rules(page(own, draft, "?rule=ICO-007")) == ["ICO-007"]
    assert shown_rules(page(own, draft, "?severity=warning")) == []


def test_intake_says_what_is_missing_and_ignored(own: Client, publisher: Publisher, author: User) -> None:
    files = [*clean_files()[:1], GivenFile("notes.docx", b"PK not for us")]
    text = page(own, make_draft(publisher, author, files))
    assert "notes.docx" in text
    assert "Not a file of a connector&#x27;s package." in text
    for name, role, required in ((each.name, each.role, each.required) for each in receive(files).missing):
        assert (name in text, role != "", required in (True, False)) == (True, True, True)


def test_hostile_texts_are_escaped(own: Client, publisher: Publisher, author: User) -> None:
    title = "<script>alert(1)</script>"
    operation = {"operationId": "<img src=x onerror=alert(2)>", "responses": {}}
    value = {"swagger": "2.0", "info": {"title": title, "version": "<b>1"}, "paths": {"/<i>": {"get": operation}}}
    files = [
        GivenFile("apiDefinition.swagger.json", json.dumps(value, indent=1).encode()),
        GivenFile("README.md", b"<script>alert(3)</script>"),
        GivenFile("'\"><svg onload=alert(4)>.txt", b"x"),
    ]
    submission = make_draft(publisher, author, files)
    pages = [page(own, submission)]
    pages += [
        own.get(reverse("publisher:file", args=[submission.pk, 1, name])).content.decode()
        for name in ("apiDefinition.swagger.json", "README.md")
    ]
    for text in [*pages, own.get(reverse("publisher:submissions")).content.decode(), own.get("/").content.decode()]:
        for tag in ("<script>alert", "<img src=x", "<svg onload", "<b>1", "<i>"):
            assert tag not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[0]


def test_page_takes_the_same_queries_for_more_findings(own: Client, publisher: Publisher, author: User) -> None:
    found = []
    for count in (1, 3, 60):
        paths: dict[str, Any] = {f"/p{number}": {"get": {"responses": {}}} for number in range(count)}
        value = {"swagger": "2.0", "info": {"title": f"P{count}", "version": "1"}, "host": "a.example", "paths": paths}
        files = [GivenFile("apiDefinition.swagger.json", json.dumps(value).encode())]
        submission = make_draft(publisher, author, files)
        found.append(queries(own, reverse("publisher:submission", args=[submission.pk])))
    assert found[0] == found[1] == found[2]


def test_report_can_be_taken_home_in_every_format(own: Client, draft: Submission) -> None:
    links = re.findall(r'href="(/api/v1/[^"]+report/[^"]+)"', page(own, draft))
    answers = [own.get(link.replace("&amp;", "&")) for link in links]
    assert [(each.status_code, each["Content-Type"]) for each in answers] == [
        (200, "application/json"),
        (200, "application/sarif+json"),
        (200, "application/xml"),
    ]


# ---------------------------------------------------------------- live


def test_live_part_polls_while_a_run_is_open_and_stops(own: Client, publisher: Publisher, author: User) -> None:
    submission = make_submission(publisher, flawed_files(), author=author)
    url = reverse("publisher:live", args=[submission.pk])
    assert f'hx-get="{url}?"' in page(own, submission)

    first = own.get(url)
    assert (first.status_code, "hx-trigger" in first.content.decode()) == (200, True)
    again = own.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (UNCHANGED, b"", first["ETag"])

    run_all(submission)
    last = own.get(url, headers={"If-None-Match": first["ETag"]})
    assert (last.status_code, "hx-trigger" in last.content.decode()) == (STOPPED, False)
    assert shown_rules(" ".join(last.content.decode().split())) == FLAWED_RULES
    assert "hx-trigger" not in page(own, submission)


def test_live_part_polls_until_testing_is_settled(own: Client, draft: Submission, author: User) -> None:
    """Runs that were run before are reused and have ended at once; the worker that settles comes a moment later."""
    apply(SUBMISSION, draft, "start_testing", Actor.of(author))
    for run in draft.current_round.runs.exclude(status=RunStatus.ENDED):
        Run.objects.filter(pk=run.pk).update(status=RunStatus.ENDED, outcome="skipped", ended_at=timezone.now())
    url = reverse("publisher:live", args=[draft.pk])
    assert own.get(url).status_code == 200
    settle(draft.pk)
    assert own.get(url).status_code == STOPPED


def test_unchanged_live_part_reads_no_report(own: Client, publisher: Publisher, author: User) -> None:
    submission = make_submission(publisher, flawed_files(), author=author)
    url = reverse("publisher:live", args=[submission.pk])
    tag = own.get(url)["ETag"]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        assert own.get(url, headers={"If-None-Match": tag}).status_code == UNCHANGED
    assert not [each["sql"] for each in found if '"report" AS' in each["sql"] or "connectors_blob" in each["sql"]]


# ---------------------------------------------------------------- acts


def test_start_testing(own: Client, draft: Submission) -> None:
    answer = act(own, draft, "start_testing")
    assert answer["Location"] == reverse("publisher:submission", args=[draft.pk])
    draft.refresh_from_db()
    assert draft.state == "testing"
    assert "The machine&#x27;s turn" in page(own, draft)


def test_start_testing_of_older_revision(own: Client, draft: Submission) -> None:
    answer = act(own, draft, "start_testing", revision=draft.revision + 1)
    assert answer.status_code == 409
    assert "This has changed since you opened it" in answer.content.decode()


def test_act_without_revision(own: Client, draft: Submission) -> None:
    url = reverse("publisher:act", args=[draft.pk, "withdraw"])
    assert own.post(url).status_code == 409
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_withdraw_with_note(own: Client, draft: Submission) -> None:
    act(own, draft, "withdraw", note="We <b>start</b> over.")
    draft.refresh_from_db()
    assert draft.state == "withdrawn"
    text = page(own, draft)
    assert "Dora Developer withdrew the submission." in text
    assert "We &lt;b&gt;start&lt;/b&gt; over." in text
    assert "What you can do now" not in text
    assert f"{reverse('publisher:upload')}?connector={draft.connector.slug}" in text


def test_blocked_page_offers_fix_and_dispute_and_says_why_not_more(
    own: Client, draft: Submission, author: User
) -> None:
    blocked = after_testing(draft, author)
    assert blocked.state == "changes_requested"
    text = page(own, blocked)
    assert "3 findings block" in text
    assert "This round has been tested. Upload a changed package first." in text
    assert 'name="rule-' not in text  # each rule has one finding: no reason for several
    assert text.count('name="finding-') == 3


def test_dispute_of_some_findings_only(own: Client, draft: Submission, author: User) -> None:
    blocked = after_testing(draft, author)
    name = re.findall(r'name="(finding-[0-9a-f]+)"', page(own, blocked))[0]
    answer = act(own, blocked, "request_review", **{name: "The <name> is our trade mark."})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "2 blocking findings are not disputed" in text
    assert "The &lt;name&gt; is our trade mark." in text
    assert Acceptance.objects.count() == 0


def test_dispute_of_every_finding(own: Client, draft: Submission, author: User) -> None:
    blocked = after_testing(draft, author)
    names = re.findall(r'name="(finding-[0-9a-f]+)"', page(own, blocked))
    act(own, blocked, "request_review", **{name: f"Reason {name[-4:]}" for name in names})
    blocked.refresh_from_db()
    assert (blocked.state, blocked.current_round.standing) == ("review", "contested")
    assert page(own, blocked).count("Disputed by the publisher:") == 3


def test_dispute_of_a_rule_covers_its_findings(own: Client, publisher: Publisher, author: User) -> None:
    paths: dict[str, Any] = {f"/p{number}": {"get": {"responses": {}}} for number in range(30)}
    value = {"swagger": "2.0", "info": {"title": "Many", "version": "1"}, "paths": paths}
    files = [GivenFile("apiDefinition.swagger.json", json.dumps(value).encode())]
    blocked = after_testing(make_draft(publisher, author, files), author)
    text = page(own, blocked)
    rules = set(re.findall(r'name="(rule-[A-Z]+-\d+)"', text))
    singles = {f"finding-{each['fingerprint']}": "Why" for each in findings(blocked)}
    assert "10 more: they need the one reason for all." in text
    act(own, blocked, "request_review", **singles | dict.fromkeys(rules, "One for all"))
    blocked.refresh_from_db()
    assert blocked.state == "review"


def findings(submission: Submission) -> list[dict[str, Any]]:
    from certification.facts import facts_of

    return facts_of(submission).blocking


# ---------------------------------------------------------------- rounds and decisions


def test_second_round_says_what_became_of_the_findings(own: Client, draft: Submission, author: User) -> None:
    offer(draft, author, clean_files())
    text = page(own, draft)
    assert ("3 fixed" in text, "0 still there" in text, "0 new" in text) == (True, True, True)
    assert "Nothing was found." in text
    earlier = page(own, draft, "?round=1")
    assert shown_rules(earlier) == FLAWED_RULES
    assert "You are looking at round 1." in earlier
    assert "What you can do now" not in earlier


def test_round_that_is_not_there(own: Client, draft: Submission) -> None:
    url = reverse("publisher:submission", args=[draft.pk])
    assert [own.get(f"{url}?round={each}").status_code for each in ("2", "x", "-1")] == [404, 404, 404]


def test_requested_changes_stand_at_their_pins(own: Client, publisher: Publisher, author: User) -> None:
    submission = after_testing(make_draft(publisher, author, clean_files()), author)
    reviewer = Actor.of(make_reviewer("Rita Long Surname"))
    submission = apply(SUBMISSION, submission, "claim", reviewer)
    pin = PinInput("apiDefinition.swagger.json", "/info/title", "judgement", "Say <what> it does.")
    apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(note="Nearly there.", pins=(pin,)))
    text = page(own, submission)
    assert "Request changes: Rita on round 1" in text
    assert "Say &lt;what&gt; it does." in text
    assert "apiDefinition.swagger.json, line 4" in text
    assert "<mark>&quot;Northwind Orders&quot;</mark>" in text
    assert "Rita requested changes." in text
    assert "Surname" not in text
    assert 'id="dispute-note" name="note" rows="3" required' in text


def test_answer_to_reviewer_needs_its_note(own: Client, publisher: Publisher, author: User) -> None:
    submission = after_testing(make_draft(publisher, author, clean_files()), author)
    reviewer = Actor.of(make_reviewer())
    submission = apply(SUBMISSION, submission, "claim", reviewer)
    pin = PinInput("README.md", "", "judgement", "Explain it.")
    submission = apply(SUBMISSION, submission, "request_changes", reviewer, act=Act(pins=(pin,)))
    assert act(own, submission, "request_review").status_code == 409
    assert act(own, submission, "request_review", note="It is explained in line 3.").status_code == 302
    submission.refresh_from_db()
    assert submission.state == "review"
