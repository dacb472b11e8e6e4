"""Uploading: every shape of a package, and every refusal."""

import io
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from certification.models import Submission
from connectors.package.intake import GivenFile
from portal.accounts.models import MemberRole, Membership, Publisher, User
from tests.factories import make_publisher, make_submission
from tests.portal.web.rounds import after_testing, make_draft
from tests.samples import clean_files, flawed_files

URL = reverse("publisher:upload")


def sent(files: list[GivenFile]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(file.name, file.content) for file in files]


def zipped(files: list[GivenFile]) -> SimpleUploadedFile:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file in files:
            archive.writestr(file.name, file.content)
    return SimpleUploadedFile("package.zip", content.getvalue())


def post(client: Client, publisher: Publisher, **fields: Any) -> Any:
    return client.post(URL, {"publisher": publisher.slug, **fields})


def test_upload_of_files(own: Client, publisher: Publisher) -> None:
    answer = post(own, publisher, package=sent(flawed_files()))
    submission = Submission.objects.get()
    assert answer["Location"] == reverse("publisher:submission", args=[submission.pk])
    assert (submission.state, submission.connector.publisher) == ("draft", publisher)
    names = [each["name"] for each in submission.current_round.intake["recognised"]]
    assert sorted(names) == ["README.md", "apiDefinition.swagger.json", "apiProperties.json", "icon.png"]


def test_upload_of_zip_and_of_files_are_equal(own: Client, publisher: Publisher) -> None:
    post(own, publisher, package=zipped(clean_files()))
    post(own, publisher, package=sent(clean_files()))
    digests = {each.current_round.package_id for each in Submission.objects.all()}
    assert len(digests) == 1
    assert Submission.objects.count() == 2


def test_upload_of_folder(own: Client, publisher: Publisher) -> None:
    post(own, publisher, folder=sent(clean_files()))
    assert len(Submission.objects.get().current_round.intake["recognised"]) == 4


def test_upload_of_pasted_json(own: Client, publisher: Publisher) -> None:
    pasted = '{\r\n"swagger": "2.0", "info": {"title": "Pasted", "version": "3"}, "paths": {}}'
    post(own, publisher, pasted=pasted)
    submission = Submission.objects.get()
    assert (submission.connector.title, submission.version) == ("Pasted", "3")
    stored = submission.current_round.package.entries.get().blob.content
    assert bytes(stored) == pasted.replace("\r\n", "\n").encode()


def test_upload_of_nothing(own: Client, publisher: Publisher) -> None:
    answer = post(own, publisher)
    assert answer.status_code == 400
    assert "The upload is empty" in answer.content.decode()
    assert Submission.objects.count() == 0


def test_upload_refused_names_every_problem(own: Client, publisher: Publisher) -> None:
    files = [SimpleUploadedFile("a.zip", b"PK\x03\x04 no zip"), SimpleUploadedFile("b.zip", b"PK\x03\x04 nor this")]
    answer = post(own, publisher, package=files)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "“a.zip” is not a whole zip archive" in page
    assert "“b.zip” is not a whole zip archive" in page
    assert Submission.objects.count() == 0


def test_upload_for_connector_with_open_submission(own: Client, publisher: Publisher, draft: Submission) -> None:
    answer = post(own, publisher, package=sent(clean_files()), connector=draft.connector.slug)
    assert answer.status_code == 409
    assert "This connector has an open submission" in answer.content.decode()
    assert reverse("publisher:submission", args=[draft.pk]) in answer.content.decode()
    assert Submission.objects.count() == 1


def test_upload_for_foreign_publisher_or_connector(own: Client, publisher: Publisher) -> None:
    other = make_publisher("Fabrikam")
    foreign = make_submission(other).connector
    assert post(own, other, package=sent(clean_files())).status_code == 400
    assert post(own, publisher, package=sent(clean_files()), connector=foreign.slug).status_code == 400
    assert Submission.objects.count() == 1


def test_upload_with_several_publishers_asks_for_which(own: Client, publisher: Publisher, author: User) -> None:
    second = make_publisher("Northwind Labs")
    Membership.objects.create(user=author, publisher=second, role=MemberRole.OWNER)
    assert '<select name="publisher"' in own.get(URL).content.decode()
    post(own, second, package=sent(clean_files()))
    assert Submission.objects.get().connector.publisher == second


def test_upload_for_publisher_where_one_is_viewer(own: Client, author: User) -> None:
    second = make_publisher("Northwind Labs")
    Membership.objects.create(user=author, publisher=second, role=MemberRole.VIEWER)
    assert post(own, second, package=sent(clean_files())).status_code == 400
    assert Submission.objects.count() == 0


def test_next_round(own: Client, draft: Submission) -> None:
    url = reverse("publisher:add_round", args=[draft.pk])
    answer = own.post(url, {"revision": draft.revision, "package": sent(clean_files())})
    assert answer["Location"] == reverse("publisher:submission", args=[draft.pk])
    assert draft.rounds.count() == 2


def test_next_round_of_older_revision(own: Client, draft: Submission) -> None:
    url = reverse("publisher:add_round", args=[draft.pk])
    answer = own.post(url, {"revision": draft.revision + 1, "package": sent(clean_files())})
    assert answer.status_code == 409
    assert "This has changed since you opened it" in answer.content.decode()
    assert draft.rounds.count() == 1


def test_next_round_of_nothing(own: Client, draft: Submission) -> None:
    url = reverse("publisher:add_round", args=[draft.pk])
    answer = own.post(url, {"revision": draft.revision})
    assert answer.status_code == 400
    assert "The upload is empty" in answer.content.decode()


def test_next_round_while_in_review(own: Client, publisher: Publisher, author: User) -> None:
    submission = after_testing(make_draft(publisher, author, clean_files()), author)
    assert submission.state == "review"
    url = reverse("publisher:add_round", args=[submission.pk])
    answer = own.post(url, {"revision": submission.revision, "package": sent(clean_files("Other"))})
    assert answer.status_code == 409
    assert submission.rounds.count() == 1


# ---------------------------------------------------------------- names as they were sent


def post_named(client: Client, names: list[str], token: str = "", content: bytes = b"x") -> Any:
    """A form as a browser sends it: file names with their folders."""
    lines = [b"--b\r\nContent-Disposition: form-data; name=csrfmiddlewaretoken\r\n\r\n", token.encode(), b"\r\n"]
    for name in names:
        head = f'--b\r\nContent-Disposition: form-data; name="folder"; filename="{name}"\r\n\r\n'
        lines += [head.encode(), content, b"\r\n"]
    slug = Publisher.objects.get(name="Northwind").slug
    lines.append(f"--b\r\nContent-Disposition: form-data; name=publisher\r\n\r\n{slug}\r\n--b--\r\n".encode())
    return client.post(URL, b"".join(lines), content_type="multipart/form-data; boundary=b")


def test_folder_with_two_files_of_one_name(own: Client) -> None:
    names = ["connector/apiDefinition.swagger.json", "connector/README.md", "connector/docs/README.md"]
    assert post_named(own, names, content=b'{"swagger": "2.0"}').status_code == 302
    intake = Submission.objects.get().current_round.intake
    assert [each["given_as"] for each in intake["recognised"]] == names[:2]
    assert [each["given_as"] for each in intake["ignored"]] == names[2:]


def test_name_outside_its_folder_is_refused(own: Client) -> None:
    answer = post_named(own, ["../apiDefinition.swagger.json"])
    assert answer.status_code == 400
    assert "steps outside its folder" in answer.content.decode()


def test_folder_of_too_many_files_is_refused_with_their_number(own: Client) -> None:
    answer = post_named(own, [f"node_modules/{number}.js" for number in range(1_200)])
    assert answer.status_code == 400
    assert "The upload holds 1,200 files; the limit is 1,000." in answer.content.decode()


def test_damaged_form(own: Client) -> None:
    answer = own.post(URL, b"no form", content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 400
    assert "The request could not be read." in answer.content.decode()


def test_upload_needs_the_forms_token(author: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)
    assert post_named(client, ["a.json"]).status_code == 403
    client.get(URL)
    token = client.cookies["csrftoken"].value
    assert post_named(client, ["a.json"], token).status_code == 302
    assert post_named(client, ["a.json"], "x" * 32).status_code == 403
    assert Submission.objects.count() == 1
