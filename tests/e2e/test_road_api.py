"""The whole road through the API alone: a flawed connector goes from its upload to the catalogue."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from connectors.package.intake import GivenFile
from tests.samples import FLAWED_RULES, clean_files, flawed_files

PATIENCE = 60.0  # seconds until a worker has done what it was asked
PIN = {
    "file": "apiDefinition.swagger.json",
    "pointer": "/info/description",
    "rule": "judgement",
    "satisfied_by": "Say which orders it reads.",
}


@dataclass
class Caller:
    """Somebody with a token, and one submission."""

    http: httpx.Client
    address: str = ""

    def detail(self) -> dict[str, Any]:
        return _ok(self.http.get(self.address))

    def act(self, name: str, **body: Any) -> dict[str, Any]:
        return _ok(self.http.post(f"{self.address}actions/{name}/", json=body))

    def report(self, form: str = "json") -> httpx.Response:
        response = self.http.get(f"{self.address}report/", params={"format": form})
        assert response.status_code == 200, response.text
        return response

    def wait(self, until: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Ask again until the submission is as awaited."""
        end = time.monotonic() + PATIENCE
        while not until(detail := self.detail()):
            assert time.monotonic() < end, f"still {detail['state']}: {detail['runs']}"
            time.sleep(0.2)
        return detail


@pytest.fixture
def publisher(site: Any) -> Iterator[Caller]:
    yield from _caller(site, site.user("publisher", member="owner"))


@pytest.fixture
def reviewer(site: Any) -> Iterator[Caller]:
    yield from _caller(site, site.user("reviewer"))


def test_flawed_connector_goes_from_upload_to_the_catalogue(
    site: Any, publisher: Caller, reviewer: Caller, tmp_path: Path
) -> None:
    title = f"Northwind {time.time_ns() % 10**9}"

    # A flawed connector is a draft, and its findings stand at their lines.
    slug = site.user("publisher", member="owner")["publisher"]
    draft = _ok(publisher.http.post("submissions/", data={"publisher": slug}, files=_form(flawed_files())), 201)
    publisher.address = reviewer.address = f"submissions/{draft['id']}/"
    assert (draft["state"], draft["round"]) == ("draft", 1)
    publisher.wait(_validated)
    report = publisher.report().json()
    assert sorted(finding["rule"] for finding in report["findings"]) == sorted(FLAWED_RULES)
    for finding in report["findings"]:
        _stands_at_its_line(finding, flawed_files())
    assert publisher.report("sarif").json()["version"] == "2.1.0"
    assert publisher.report("junit").text.startswith("<?xml")

    # The fix is the next round of the same submission; testing it leads to review.
    fixed = clean_files(title)
    second = _upload(publisher, fixed, publisher.detail()["revision"])
    assert (second["id"], second["round"]) == (draft["id"], 2)
    publisher.act("start_testing", revision=second["revision"])
    tested = publisher.wait(lambda detail: detail["state"] == "review")
    assert (tested["ball"], tested["standing"]) == ("us", "clear")
    assert publisher.report().json()["findings"] == []

    # A reviewer claims it and asks for a change, pinned to its place.
    reviewer.act("claim", revision=reviewer.detail()["revision"])
    asked = reviewer.act("request_changes", pins=[PIN])
    assert (asked["state"], asked["ball"]) == ("changes_requested", "isv")
    assert publisher.detail()["decisions"][0]["pins"] == [PIN]

    # Another round answers, and is tested.
    answer = clean_files(title, "1.1")
    third = _upload(publisher, answer, publisher.detail()["revision"])
    assert (third["round"], third["version"]) == (3, "1.1")
    publisher.act("start_testing", note="It reads all open orders.")
    publisher.wait(lambda detail: detail["state"] == "review")

    # The reviewer approves exactly these bytes, bypassing the live test, and publishes them.
    claimed = reviewer.act("claim")
    assert next(each["needs"] for each in claimed["actions"] if each["name"] == "approve") == ["accept"]
    approved = reviewer.act("approve", accept=[_bypass()], revision=claimed["revision"])
    assert (approved["state"], approved["package"]["digest"]) == ("approved", third["package"]["digest"])
    published = reviewer.act("publish")
    assert (published["state"], published["ball"]) == ("published", None)

    # Everybody finds it in the catalogue, and downloads what `certify pack` makes of the same files.
    public = httpx.Client(base_url=f"{site.url}/api/v1/", timeout=30)
    (entry,) = _ok(public.get("catalogue/", params={"q": title}))["results"]
    assert (entry["slug"], entry["version"], entry["digest"]) == (
        published["connector"],
        "1.1",
        third["package"]["digest"],
    )
    download = public.get(f"catalogue/{entry['slug']}/package/")
    assert download.headers["ETag"] == f'"{entry["digest"]}"'
    assert download.content == _packed(answer, tmp_path)
    public.close()


def test_report_is_the_one_of_the_command_line(site: Any, publisher: Caller, tmp_path: Path) -> None:
    """Byte for byte, on the canonical package with the portal's policy."""
    slug = site.user("publisher", member="owner")["publisher"]
    draft = _ok(publisher.http.post("submissions/", data={"publisher": slug}, files=_form(flawed_files("2.0"))), 201)
    publisher.address = f"submissions/{draft['id']}/"
    publisher.wait(_validated)
    policy = tmp_path / "policy.json"
    policy.write_bytes(publisher.http.get("policy/").content)
    folder = _written(flawed_files("2.0"), tmp_path / "connector")
    options = ["--format", "json", "--profile", draft["profile"], "--policy", str(policy)]
    printed = _certify("check", str(folder), *options, status=1)
    assert publisher.report().content + b"\n" == printed


def _caller(site: Any, user: dict[str, Any]) -> Iterator[Caller]:
    headers = {"Authorization": f"Bearer {user['token']}"}
    with httpx.Client(base_url=f"{site.url}/api/v1/", headers=headers, timeout=30) as http:
        yield Caller(http)


def _ok(response: httpx.Response, status: int = 200) -> dict[str, Any]:
    assert response.status_code == status, response.text
    answer: dict[str, Any] = response.json()
    return answer


def _form(files: list[GivenFile]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (file.name, file.content)) for file in files]


def _upload(caller: Caller, files: list[GivenFile], revision: int) -> dict[str, Any]:
    return _ok(caller.http.post(f"{caller.address}packages/", data={"revision": revision}, files=_form(files)), 201)


def _validated(detail: dict[str, Any]) -> bool:
    return bool(detail["runs"]) and detail["runs"][0]["status"] == "ended"


def _stands_at_its_line(finding: dict[str, Any], files: list[GivenFile]) -> None:
    """The place is inside the file, and begins with a value or a key."""
    content = next(file.content for file in files if file.name == finding["file"]).decode()
    line = content.split("\n")[finding["line"] - 1]
    assert line[finding["column"] - 1] in '"{[tfn-0123456789'


def _bypass() -> dict[str, str]:
    until = datetime.now(UTC).date() + timedelta(days=30)
    return {"kind": "bypass", "rule": "live", "reason": "There is no test account yet.", "until": str(until)}


def _packed(files: list[GivenFile], folder: Path) -> bytes:
    """What `certify pack` makes of the files."""
    target = folder / "packed.zip"
    _certify("pack", str(_written(files, folder / "answer")), "--output", str(target), status=0)
    return target.read_bytes()


def _written(files: list[GivenFile], folder: Path) -> Path:
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.content)
    return folder


def _certify(*arguments: str, status: int) -> bytes:
    command = [sys.executable, "-m", "certification.engine.cli", *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout
