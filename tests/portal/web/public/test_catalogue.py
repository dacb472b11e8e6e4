"""The public catalogue: its list."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_publisher
from tests.portal.web.publishing import definition, files_of, publish

pytestmark = pytest.mark.django_db

QUERIES = 5  # categories, publishers, count, page; and the session of nobody


def titles(client: Client, **query: str) -> list[str]:
    answer = client.get("/catalogue/", query)
    assert answer.status_code == 200
    return re.findall(r'<h2><a href="[^"]+">([^<]+)</a></h2>', answer.content.decode())


def of_category(title: str, categories: str) -> None:
    metadata = [{"propertyName": "Categories", "propertyValue": categories}]
    publish(files_of(definition(title, **{"x-ms-connector-metadata": metadata})))


def test_catalogue_when_empty(client: Client) -> None:
    assert "Nothing has been published yet." in client.get("/catalogue/").content.decode()


def test_catalogue_is_in_folded_order(client: Client) -> None:
    for title in ("zebra", "Éclair", "Apple", "banana"):
        publish(files_of(definition(title)))
    assert titles(client) == ["Apple", "banana", "Éclair", "zebra"]


def test_catalogue_search_folds_accents_and_case(client: Client) -> None:
    publish(files_of(definition("Éclair Météo")))
    publish(files_of(definition("Fabrikam Tickets")))
    assert titles(client, q="METEO eclair") == ["Éclair Météo"]
    assert titles(client, q="tîckets") == ["Fabrikam Tickets"]
    assert titles(client, q="list invoices") == ["Fabrikam Tickets", "Éclair Météo"][::-1]


def test_catalogue_search_without_hits_says_so(client: Client) -> None:
    publish()
    answer = client.get("/catalogue/", {"q": "nothing like it"}).content.decode()
    assert "No connector has all of these words." in answer
    assert "0 connectors" in answer


def test_catalogue_by_category(client: Client) -> None:
    of_category("Contoso", "Finance;Data")
    of_category("Fabrikam", "Data")
    assert titles(client, category="Finance") == ["Contoso"]
    assert titles(client, category="Data") == ["Contoso", "Fabrikam"]


def test_catalogue_by_publisher(client: Client) -> None:
    publisher = make_publisher("Northwind")
    publish(files_of(definition("Ours")), publisher)
    publish(files_of(definition("Theirs")))
    assert titles(client, publisher=publisher.slug) == ["Ours"]


def test_catalogue_with_what_cannot_be_asked_for(client: Client) -> None:
    publish()
    for query in ({"publisher": "nobody"}, {"category": "\0"}, {"q": "\0"}, {"cursor": "!"}, {"cursor": "WzFd"}):
        assert titles(client, **query) == ["Contoso Invoices"]


def test_catalogue_pages_forward_and_back(client: Client) -> None:
    for number in range(30):
        publish(files_of(definition(f"Connector {number:02}")))
    first = client.get("/catalogue/")
    following = first.context["page"].next
    assert titles(client)[-1] == "Connector 23"
    assert titles(client, cursor=following) == [f"Connector {number}" for number in range(24, 30)]
    second = client.get("/catalogue/", {"cursor": following}).context["page"]
    assert titles(client, cursor=second.previous) == titles(client)


@pytest.mark.parametrize("count", [1, 3])
def test_catalogue_queries_do_not_grow(client: Client, count: int, django_assert_num_queries: Any) -> None:
    for _each in range(count):
        publish()
    with django_assert_num_queries(QUERIES - 1):
        client.get("/catalogue/")


def test_catalogue_shows_strangers_texts_as_text(client: Client) -> None:
    publish(files_of(definition("<script>alert(1)</script>")))
    assert "<script>alert" not in client.get("/catalogue/").content.decode()
