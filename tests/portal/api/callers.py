"""Callers of the API in tests: a person with a token, whose every answer is held against the document."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.test import Client

from connectors.package.intake import GivenFile
from tests.forms import CONTENT_TYPE, form
from tests.portal.api.contract import check

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

    Answer = _MonkeyPatchedWSGIResponse
else:
    Answer = HttpResponse

BASE = "/api/v1/"


class Caller:
    """Calls with a token, or without one (None)."""

    def __init__(self, token: str | None = None) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {token}"} if token else {})

    def get(self, path: str, headers: dict[str, str] | None = None, **query: Any) -> Answer:
        return self._checked("get", path, query_params=query, headers=headers)

    def post(self, path: str, **body: Any) -> Answer:
        return self._checked("post", path, data=body, content_type="application/json")

    def send(self, method: str, path: str, body: bytes = b"", content_type: str = "application/json") -> Answer:
        return self._checked("generic", path, method=method, data=body, content_type=content_type)

    def upload(self, path: str, files: list[GivenFile], field: str = "files", **texts: Any) -> Answer:
        body = form(files, field, {name: str(value) for name, value in texts.items()})
        return self.send("POST", path, body, CONTENT_TYPE)

    def act(self, submission: str, name: str, **body: Any) -> Answer:
        return self.post(f"submissions/{submission}/actions/{name}/", **body)

    def _checked(self, call: str, path: str, **given: Any) -> Answer:
        address = path if path.startswith(("/", "http")) else BASE + path
        method = given.get("method", call)
        if call == "generic":
            response = self.client.generic(path=address, **given)
        else:
            response = getattr(self.client, call)(address, **given)
        check(method, response.wsgi_request.path, response)
        return response
