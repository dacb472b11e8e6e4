"""Uploads that the web server itself must survive: what the client reads, and what it costs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.connectors.package.hostile import HOSTILE
from tests.forms import CONTENT_TYPE, form

FORM = {"Content-Type": CONTENT_TYPE}
MIB = 1024 * 1024
MEMORY = 350 * MIB  # bytes: the peak that a web process may reach


@pytest.fixture
def owner(site: Any) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {site.user('publisher', member='owner')['token']}"}
    with httpx.Client(base_url=f"{site.url}/api/v1/", headers=headers, timeout=60) as http:
        yield http


def test_upload_of_200_megabytes_is_refused_and_the_client_reads_why(owner: httpx.Client) -> None:
    size = 200 * MIB
    response = owner.post(
        "submissions/",
        content=_megabytes(200),
        headers={**FORM, "Content-Length": str(size)},
    )
    assert (response.status_code, response.headers["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["code"] == "upload_refused"
    assert [reason["code"] for reason in response.json()["reasons"]] == ["upload_bytes"]
    assert owner.get("me/").status_code == 200


def test_upload_of_unknown_length_is_refused_and_the_client_reads_why(owner: httpx.Client) -> None:
    response = owner.post("submissions/", content=iter([b"--b\r\n", b"x"]), headers=FORM)
    assert (response.status_code, response.json()["code"]) == (411, "length_required")
    assert owner.get("me/").status_code == 200


def test_hostile_uploads_are_refused_in_little_memory(site: Any, owner: httpx.Client) -> None:
    slug = site.user("publisher", member="owner")["publisher"]
    before = _submissions(owner)
    answers = {}
    for name, make in HOSTILE.items():
        response = owner.post("submissions/", content=form(make(), texts={"publisher": slug}), headers=FORM)
        answers[name] = (response.status_code, response.json()["code"])
    assert set(answers.values()) == {(400, "upload_refused")}
    assert _submissions(owner) == before
    peaks = _peaks(site.site.places.data)
    assert peaks
    assert max(peaks.values()) <= MEMORY, peaks


def _megabytes(count: int) -> Iterator[bytes]:
    chunk = b"x" * MIB
    for _number in range(count):
        yield chunk


def _submissions(owner: httpx.Client) -> list[str]:
    rows = owner.get("submissions/", params={"limit": 200}).json()["results"]
    return [row["id"] for row in rows]


def _peaks(data: Path) -> dict[str, int]:
    """VmHWM in bytes of the web and worker processes of the site, by pid."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            environment, command = (folder / "environ").read_bytes(), (folder / "cmdline").read_bytes()
            status = (folder / "status").read_text()
        except OSError:
            continue
        if str(data).encode() in environment and (b"gunicorn" in command or b"celery" in command):
            peak = re.search(r"VmHWM:\s+(\d+) kB", status)
            found[folder.name] = int(peak.group(1)) * 1024 if peak else 0
    return found
