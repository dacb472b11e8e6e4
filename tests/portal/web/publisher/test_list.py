"""My submissions."""

import re

from django.test import Client
from django.urls import reverse

from certification.models import Submission
from certification.transitions import SUBMISSION
from portal.accounts.actor import Actor
from portal.accounts.models import Publisher, User
from portal.workflow import apply
from tests.factories import make_publisher, make_submission, tiny_package
from tests.portal.web.rounds import make_draft, offer, queries
from tests.samples import clean_files

URL = reverse("publisher:submissions")


def titles(client: Client, query: str = "") -> list[str]:
    return re.findall(r'class="title"[^>]*>([^<]+)<', client.get(URL + query).content.decode())


def test_list_shows_own_only(own: Client, foreign: Client, staff: Client, draft: Submission) -> None:
    make_submission(make_publisher("Contoso"))
    assert titles(own) == [draft.connector.title]
    assert titles(foreign) == []
    assert sorted(titles(staff)) == ["Contoso Invoices", draft.connector.title]


def test_list_says_what_was_found_and_whose_turn(own: Client, draft: Submission) -> None:
    page = own.get(URL).content.decode()
    assert "3 errors" in page
    assert ">You<" in page.replace("\n", "")


def test_list_shows_the_newest_round(own: Client, draft: Submission, author: User) -> None:
    offer(draft, author, clean_files())
    page = own.get(URL).content.decode()
    assert "no findings" in page
    assert "3 errors" not in page
    assert "round 2" in page


def test_list_filtered(own: Client, draft: Submission, publisher: Publisher, author: User) -> None:
    other = make_submission(publisher, tiny_package("Northwind Parcels", "7.2"), author=author)
    apply(SUBMISSION, other, "withdraw", Actor.of(author))
    assert titles(own, "?state=withdrawn") == ["Northwind Parcels"]
    assert titles(own, "?ball=isv") == [draft.connector.title]
    assert titles(own, "?q=PARCELS+7.2") == ["Northwind Parcels"]
    assert titles(own, "?q=parcels+orders") == []
    assert sorted(titles(own, "?state=nonsense&ball=nonsense&page=99")) == []
    assert len(titles(own, "?state=nonsense&page=99")) == 2


def test_list_takes_the_same_queries_for_more(own: Client, publisher: Publisher, author: User) -> None:
    make_draft(publisher, author)
    one = queries(own, URL)
    for number in range(2):
        make_draft(publisher, author, clean_files(f"Northwind {number}"))
    assert queries(own, URL) == one


def test_empty_list_says_what_to_do(own: Client) -> None:
    assert reverse("publisher:upload") in own.get(URL).content.decode()
