"""Pins in the making: typed, added from findings and lines, dropped."""

import pytest
from django.test import Client

from certification.facts import facts_of
from portal.accounts.models import User
from tests.portal.web.reviewer.posting import DEFINITION, ONE_PIN, pins
from tests.portal.web.reviewing import claimed, in_review

pytestmark = pytest.mark.django_db


def test_draft_keeps_what_is_typed_and_adds_a_pin(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    add = f"TXT-001 {DEFINITION} /info/title"
    answer = signed_in.post(f"/review/{submission.pk}/draft/", ONE_PIN | {"note": "So far", "add": add})
    assert answer["Location"] == f"/review/{submission.pk}/#pin-1"
    page = signed_in.get(f"/review/{submission.pk}/")
    first, second = page.context["pins"].forms
    assert first.initial["satisfied_by"] == "A shorter title"
    assert (second.initial["pointer"], second.initial["rule"]) == ("/info/title", "TXT-001")
    assert second.initial["satisfied_by"] != ""
    assert "So far" in page.content.decode()


def test_draft_drops_a_pin(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    two = pins((DEFINITION, "", "judgement", "One"), (DEFINITION, "", "judgement", "Two"))
    signed_in.post(f"/review/{submission.pk}/draft/", two | {"remove": "0"})
    (left,) = signed_in.get(f"/review/{submission.pk}/").context["pins"].forms
    assert left.initial["satisfied_by"] == "Two"


def test_draft_takes_no_more_pins_than_a_decision(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    many = pins(*[(DEFINITION, "", "judgement", "x")] * 50)
    signed_in.post(f"/review/{submission.pk}/draft/", many | {"add": f"judgement {DEFINITION} "})
    assert len(signed_in.get(f"/review/{submission.pk}/").context["pins"].forms) == 50


def test_pin_line_finds_the_place(signed_in: Client, reviewer: User) -> None:
    submission = claimed(in_review(), reviewer)
    text = facts_of(submission).round.package.blobs.get(packageentry__role="definition").content
    line = bytes(text).decode().splitlines().index(next(x for x in bytes(text).decode().splitlines() if '"host"' in x))
    url = f"/review/{submission.pk}/draft/line/"
    assert signed_in.post(url, {"file": DEFINITION, "line": line + 1})["Location"].endswith("#pin-0")
    (pin,) = signed_in.get(f"/review/{submission.pk}/").context["pin_views"]
    assert (pin.form.initial["pointer"], pin.line) == ("/host", line + 1)


@pytest.mark.parametrize("data", [{}, {"file": "x", "line": "-1"}, {"file": DEFINITION, "line": "9" * 40}])
def test_pin_line_of_nonsense(signed_in: Client, reviewer: User, data: dict[str, str]) -> None:
    submission = claimed(in_review(), reviewer)
    assert signed_in.post(f"/review/{submission.pk}/draft/line/", data).status_code == 302
    assert signed_in.get(f"/review/{submission.pk}/").status_code == 200
