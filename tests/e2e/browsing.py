"""What people do in the browser, in their words; and what no page may ever do."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from connectors.package.intake import GivenFile


@contextmanager
def signed_in(browser: Any, site: Any, user: dict[str, Any], **options: Any) -> Iterator[Any]:
    """A page of a browser session of its own. Fails when any page wrote an error into the console."""
    context = browser.new_context(base_url=site.url, locale="en", **options)
    context.set_default_timeout(20_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    sign_in(page, user)
    yield page
    context.close()
    assert errors == []


def sign_in(page: Any, user: dict[str, Any]) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email").fill(user["email"])
    page.get_by_label("Password").fill(user["password"])
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Hello").wait_for()


def laid_out(folder: Path, files: Iterable[GivenFile]) -> list[Path]:
    """The files on disk, as a person would choose them."""
    folder.mkdir()
    for file in files:
        (folder / file.name).write_bytes(file.content)
    return sorted(folder.iterdir())
