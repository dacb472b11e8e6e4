import io
import zipfile
from typing import Any

from connectors.package.intake import GivenFile, receive
from connectors.package.pack import to_zip
from tests.portal.api.people import People
from tests.samples import clean_files


def _slugs(people: People, **query: Any) -> list[str]:
    return [row["slug"] for row in people["anonymous"].get("catalogue/", **query).json()["results"]]


def test_published_connector_is_in_the_catalogue(people: People) -> None:
    assert _slugs(people) == []
    body = people.published(clean_files("Northwind Orders"))
    (row,) = people["anonymous"].get("catalogue/").json()["results"]
    assert row["slug"] == body["connector"] == "northwind-orders"
    assert row["publisher"] == {"slug": people.publisher.slug, "name": "Contoso"}
    assert (row["title"], row["version"], row["digest"]) == ("Northwind Orders", "1.0", body["package"]["digest"])


def test_connector_that_is_not_published_is_not_there(people: People) -> None:
    slug = people.approved()["connector"]
    assert _slugs(people) == []
    for path in (f"catalogue/{slug}/", f"catalogue/{slug}/package/"):
        response = people["owner"].get(path)
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


def test_catalogue_is_searched_and_filtered(people: People) -> None:
    people.published(clean_files("Northwind Orders"))
    people.published(clean_files("Northwind Café"))
    asked = {
        "all": {},
        "one word": {"q": "cafe"},
        "two words": {"q": "orders NORTHWIND"},
        "nothing": {"q": "orders bananas"},
        "category": {"category": "Finance"},
        "no category": {"category": "None of this"},
        "publisher": {"publisher": people.publisher.slug},
        "other publisher": {"publisher": people.other.slug},
        "descending": {"order": "-title"},
        "newest": {"order": "-published"},
    }
    cafe, orders = "northwind-cafe", "northwind-orders"
    assert {name: _slugs(people, **query) for name, query in asked.items()} == {
        "all": [cafe, orders],
        "one word": [cafe],
        "two words": [orders],
        "nothing": [],
        "category": [cafe, orders],
        "no category": [],
        "publisher": [cafe, orders],
        "other publisher": [],
        "descending": [orders, cafe],
        "newest": [cafe, orders],
    }


def test_entry_lists_operations_files_and_versions(people: People) -> None:
    body = people.published(clean_files("Northwind Orders"))
    again = people["owner"].upload(
        "submissions/",
        clean_files("Northwind Orders", "1.1"),
        publisher=people.publisher.slug,
        connector=body["connector"],
    )
    assert again.status_code == 201
    entry = people["anonymous"].get(f"catalogue/{body['connector']}/").json()
    assert [version["version"] for version in entry["versions"]] == ["1.0"]
    assert [(each["kind"], each["id"], each["title"]) for each in entry["operations"]][:2] == [
        ("action", "ListInvoices", "List invoices"),
        ("action", "CreateInvoice", "Create an invoice"),
    ]
    assert [file["name"] for file in entry["package"]["files"]] == [file.name for file in clean_files()]


def test_package_has_the_bytes_of_certify_pack(people: People) -> None:
    files = clean_files("Northwind Orders")
    body = people.published(files)
    response = people["anonymous"].get(f"catalogue/{body['connector']}/package/", headers={"Accept": "application/zip"})
    assert response.content == to_zip(receive(files).package)
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"] == 'attachment; filename="northwind-orders-1.0.zip"'
    assert response.headers["ETag"] == f'"{body["package"]["digest"]}"'
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Vary" not in response.headers or "Cookie" not in response.headers["Vary"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.testzip() is None


def test_package_that_one_has_is_not_sent_again(people: People) -> None:
    address = f"catalogue/{people.published()['connector']}/package/"
    etag = people["anonymous"].get(address).headers["ETag"]
    again = people["anonymous"].get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)


def test_version_that_is_no_file_name_gives_a_safe_one(people: People) -> None:
    body = people.published(clean_files("Northwind Orders", '1.0"/../é\r\nX: y'))
    response = people["anonymous"].get(f"catalogue/{body['connector']}/package/")
    assert response.headers["Content-Disposition"] == 'attachment; filename="northwind-orders-1.0..e-x-y.zip"'


def test_downloaded_package_can_be_uploaded_again(people: People) -> None:
    body = people.published(clean_files("Northwind Orders"))
    content = people["anonymous"].get(f"catalogue/{body['connector']}/package/").content
    again = people["owner"].upload(
        "submissions/",
        [GivenFile("northwind.zip", content)],
        publisher=people.publisher.slug,
        connector=body["connector"],
    )
    assert again.json()["package"]["digest"] == body["package"]["digest"]


def test_catalogue_may_be_kept_for_a_minute(people: People) -> None:
    assert people["anonymous"].get("catalogue/").headers["Cache-Control"] == "public, max-age=60"
