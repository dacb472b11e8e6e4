"""A client of the REST API, as a publisher would write one."""

import time
from collections.abc import Callable, Iterable
from typing import Any

import httpx

GivenFile = tuple[str, bytes]
"""Name and content of one file of an upload."""


class Unexpected(Exception):
    """The API answered something else than what its contract promises."""


class Client:
    """One person's connection; `patience` seconds are spent on trying again while the site is being restarted."""

    def __init__(self, url: str, user: dict[str, Any], patience: float = 0) -> None:
        self.publisher = user["publisher"]
        self.patience = patience
        self.tried_again = 0
        headers = {"Authorization": f"Bearer {user['token']}"}
        self._http = httpx.Client(base_url=f"{url}/api/v1/", headers=headers, timeout=30)

    def close(self) -> None:
        self._http.close()

    def upload(self, files: Iterable[GivenFile]) -> dict[str, Any]:
        """The new submission; raises unless the answer is 201."""
        parts = [("files", (name, content)) for name, content in files]
        return self._ask(201, "POST", "submissions/", data={"publisher": self.publisher}, files=parts).json()

    def submission(self, submission_id: str) -> dict[str, Any]:
        return self._ask(200, "GET", f"submissions/{submission_id}/").json()

    def act(self, submission_id: str, action: str, **fields: Any) -> dict[str, Any]:
        return self._ask(200, "POST", f"submissions/{submission_id}/actions/{action}/", json=fields).json()

    def report(self, submission_id: str) -> bytes:
        return self._ask(200, "GET", f"submissions/{submission_id}/report/").content

    def policy(self) -> bytes:
        return self._ask(200, "GET", "policy/").content

    def _ask(self, expected: int, method: str, path: str, **content: Any) -> httpx.Response:
        end = time.monotonic() + self.patience
        while True:
            answer = self._try(lambda: self._http.request(method, path, **content), end)
            if answer is None or (answer.status_code >= 500 and time.monotonic() < end):
                self.tried_again += 1
                time.sleep(0.2)
                continue
            if answer.status_code != expected:
                raise Unexpected(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
            return answer

    def _try(self, request: Callable[[], httpx.Response], end: float) -> httpx.Response | None:
        try:
            return request()
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            return None
