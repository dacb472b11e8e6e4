import pytest

from certification.models import Submission
from connectors.models import StoredPackage
from connectors.package.intake import GivenFile
from tests.portal.api.people import ACTIONS, BYPASS, People, work
from tests.samples import FLAWED_RULES, clean_files, flawed_files

DETAIL = {
    "id",
    "revision",
    "connector",
    "version",
    "state",
    "ball",
    "due",
    "standing",
    "round",
    "package",
    "runs",
    "verdict_digest",
    "actions",
    "events",
}


def test_upload_gives_a_draft_in_round_one(people: People) -> None:
    response = people["owner"].upload("submissions/", clean_files("Northwind Orders"), publisher=people.publisher.slug)
    body = response.json()
    assert response.status_code == 201
    assert response.headers["Location"] == f"http://testserver/api/v1/submissions/{body['id']}/"
    assert body.keys() >= DETAIL
    assert [body[name] for name in ("connector", "version", "state", "ball", "standing", "round", "profile")] == [
        "northwind-orders",
        "1.0",
        "draft",
        "isv",
        None,
        1,
        "new",
    ]
    assert [file["name"] for file in body["package"]["files"]] == [
        "README.md",
        "apiDefinition.swagger.json",
        "apiProperties.json",
        "icon.png",
    ]
    assert [(run["kind"], run["status"], run["verdict"]) for run in body["runs"]] == [("validation", "queued", None)]
    assert body["verdict_digest"] is None
    assert [event["tag"] for event in body["events"]] == ["submission.open", "submission.upload"]


def test_upload_answers_what_a_later_read_answers(people: People) -> None:
    body = people.submit()
    assert people["owner"].get(f"submissions/{body['id']}/").json() == body


def test_package_files_have_the_names_they_came_with(people: People) -> None:
    definition = next(file for file in clean_files() if file.name == "apiDefinition.swagger.json")
    renamed = [file for file in clean_files() if file is not definition and file.name != definition.name]
    body = people.submit([*renamed, type(definition)("orders/My Orders.json", definition.content)])
    files = {file["role"]: file for file in body["package"]["files"]}
    assert files["definition"]["given_as"] == "orders/My Orders.json"
    assert files["definition"]["name"] == "apiDefinition.swagger.json"
    assert files["definition"]["bytes"] == len(definition.content)
    note = next(each["note"] for each in body["intake"]["recognised"] if each["role"] == "definition")
    assert note == {"code": "note_content", "text": "Recognised by its content as apiDefinition.swagger.json."}


def test_actions_say_whether_and_why_not(people: People) -> None:
    actions = people.submit()["actions"]
    assert [action["name"] for action in actions] == ACTIONS
    by_name = {action["name"]: action for action in actions}
    assert {name for name, action in by_name.items() if action["allowed"]} == {"start_testing", "withdraw"}
    assert by_name["claim"]["reasons"] == [
        {"code": "not_permitted", "text": "Only reviewers who are not members of the publisher can do this."}
    ]
    assert by_name["request_review"]["reasons"] == [
        {"code": "wrong_state", "text": "Possible only in: Changes requested. It is now: Draft."}
    ]
    assert by_name["reject"]["needs"] == ["note", "pins", "confirm"]


def test_findings_stand_at_their_lines_right_after_the_upload(people: People) -> None:
    body = people.submit(flawed_files())
    work()
    detail = people["owner"].get(f"submissions/{body['id']}/").json()
    assert [(run["status"], run["verdict"]) for run in detail["runs"]] == [("ended", "failed")]
    assert detail["counts"]["error"] > 0
    report = people["owner"].get(f"submissions/{body['id']}/report/").json()
    assert report["verdict_digest"] == detail["verdict_digest"]
    found = {finding["rule"]: finding for finding in report["findings"]}
    assert sorted(found) == sorted(FLAWED_RULES)
    lines = clean_source(flawed_files(), "apiDefinition.swagger.json")
    title = found["TXT-001"]
    assert lines[title["line"] - 1][title["column"] - 1 : title["end_column"] - 1] == (
        '"Northwind Orders and Everything Else"'
    )


def clean_source(files: list[GivenFile], name: str) -> list[str]:
    return next(file for file in files if file.name == name).content.decode().split("\n")


def test_next_round_in_the_same_submission(people: People) -> None:
    body = people.submit(flawed_files())
    response = people["developer"].upload(
        f"submissions/{body['id']}/packages/", clean_files(), revision=body["revision"]
    )
    after = response.json()
    assert (response.status_code, after["id"], after["round"], after["state"]) == (201, body["id"], 2, "draft")
    assert after["revision"] == body["revision"] + 1
    assert after["package"]["digest"] != body["package"]["digest"]


def test_next_round_with_an_old_revision_conflicts(people: People) -> None:
    body = people.submit()
    stale = people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files(), revision=99)
    assert (stale.status_code, stale.json()["code"]) == (409, "revision_conflict")
    assert Submission.objects.get().rounds.count() == 1


def test_next_round_outside_draft_is_not_allowed(people: People) -> None:
    body = people.in_review()
    refused = people["owner"].upload(f"submissions/{body['id']}/packages/", clean_files())
    assert (refused.status_code, refused.json()["code"]) == (409, "not_allowed")
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["wrong_state"]


def test_testing_a_clean_package_leads_to_review(people: People) -> None:
    body = people.in_review()
    assert (body["state"], body["ball"], body["standing"]) == ("review", "us", "clear")
    assert [(run["kind"], run["status"], run["verdict"]) for run in body["runs"]] == [
        ("validation", "ended", "passed"),
        ("changes", "ended", "skipped"),
        ("live", "ended", "skipped"),
    ]
    assert [run["reason"] and run["reason"]["code"] for run in body["runs"]] == [
        None,
        "nothing_published",
        "no_bench",
    ]


def test_testing_a_flawed_package_leads_back(people: People) -> None:
    body = people.in_review(flawed_files())
    assert (body["state"], body["ball"], body["standing"]) == ("changes_requested", "isv", "blocked")


def test_connector_of_another_submission_is_named_by_its_slug(people: People) -> None:
    first = people.published()
    again = people["owner"].upload(
        "submissions/", clean_files(version="1.1"), publisher=people.publisher.slug, connector=first["connector"]
    )
    assert (again.status_code, again.json()["connector"]) == (201, first["connector"])
    assert again.json()["profile"] == "update"


def test_second_open_submission_of_a_connector_is_not_allowed(people: People) -> None:
    first = people.submit()
    second = people["owner"].upload(
        "submissions/", clean_files(), publisher=people.publisher.slug, connector=first["connector"]
    )
    assert (second.status_code, second.json()["code"]) == (409, "not_allowed")
    assert [reason["code"] for reason in second.json()["reasons"]] == ["already_open"]
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({"publisher": "nobody"}, "publisher_unknown"),
        ({"connector": "nothing"}, "connector_unknown"),
    ],
)
def test_upload_naming_what_is_not_there_is_refused(people: People, texts: dict[str, str], reason: str) -> None:
    response = people["owner"].upload("submissions/", clean_files(), **{"publisher": people.publisher.slug} | texts)
    assert (response.status_code, response.json()["code"]) == (400, "invalid")
    assert [each["code"] for each in response.json()["reasons"]] == [reason]
    assert StoredPackage.objects.count() == 0


def test_unknown_publisher_names_those_one_may_use(people: People) -> None:
    response = people["owner"].upload("submissions/", clean_files(), publisher="nobody")
    assert response.json()["detail"] == (
        f"There is no publisher “nobody”. You can submit for: {people.publisher.slug}."
    )


def test_connector_of_another_publisher_is_unknown(people: People) -> None:
    theirs = people.submit(publisher=people.other.slug, by="stranger")
    response = people["owner"].upload(
        "submissions/", clean_files(), publisher=people.publisher.slug, connector=theirs["connector"]
    )
    assert (response.status_code, response.json()["reasons"][0]["code"]) == (400, "connector_unknown")


def test_profile_can_be_chosen_and_is_checked(people: People) -> None:
    slug = people.publisher.slug
    chosen = people["owner"].upload("submissions/", clean_files(), publisher=slug, profile="independent")
    assert chosen.json()["profile"] == "independent"
    wrong = people["owner"].upload("submissions/", clean_files(), publisher=slug, profile="old")
    assert (wrong.status_code, wrong.json()["reasons"][0]["field"]) == (400, "profile")


def test_decisions_show_their_pins_to_the_publisher(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    pin = {
        "file": "apiDefinition.swagger.json",
        "pointer": "/info/title",
        "rule": "judgement",
        "satisfied_by": "A title that says what it does.",
    }
    people["reviewer"].act(body["id"], "request_changes", pins=[pin], note="Nearly there.")
    decision = people["viewer"].get(f"submissions/{body['id']}/").json()["decisions"][0]
    assert decision["pins"] == [pin]
    assert (decision["action"], decision["note"], decision["round"]) == ("request_changes", "Nearly there.", 1)
    assert decision["package"] == body["package"]["digest"]


def test_reviewers_are_known_to_the_publisher_by_first_name(people: People) -> None:
    body = people.in_review()
    people["reviewer"].act(body["id"], "claim")
    seen = {who: people[who].get(f"submissions/{body['id']}/").json() for who in ("owner", "colleague")}
    assert {who: each["claimed_by"] for who, each in seen.items()} == {"owner": "Rita", "colleague": "Rita Reviewer"}
    assert {who: each["events"][-1]["actor"] for who, each in seen.items()} == {
        "owner": "Rita",
        "colleague": "Rita Reviewer",
    }


def test_acceptances_show_in_the_submission(people: People) -> None:
    body = people.approved()
    assert [(each["kind"], each["rule"], each["until"]) for each in body["acceptances"]] == [
        ("bypass", "live", BYPASS["until"])
    ]
