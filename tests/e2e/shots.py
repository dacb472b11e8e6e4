"""`make shots`: a picture of every page, as each kind of person sees it, in `DATA_DIR/shots`.

Follows the links of a site from its start page, one page for each form of address, in both languages and on a phone.
Uses the site that runs, or one of its own.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portal.embedded.site import CODE
from tests.prove.running import Target, running_or_own_site

LOOKS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 800}, "locale": "en"},
    "phone-french-dark": {"viewport": {"width": 390, "height": 844}, "locale": "fr", "color_scheme": "dark"},
}
VARIABLE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/catalogue/)[^/]+|\b\d+\b")
NO_PAGES = (".zip", ".png", "/package/", "/logout/", "/api/")


@dataclass(frozen=True)
class Visitor:
    """Who looks; without a user, anybody."""

    name: str
    user: dict[str, Any] | None


def main() -> int:
    folder = Path(os.environ.get("DATA_DIR") or CODE / ".data") / "shots"
    with running_or_own_site() as target, _chromium() as browser:
        taken = [
            file
            for look, options in LOOKS.items()
            for visitor in _visitors(target)
            for file in _tour(browser.new_context(**options), target, visitor, folder / look / visitor.name)
        ]
    print(f"{len(taken)} pictures in {folder}")
    return 0


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def _visitors(target: Target) -> list[Visitor]:
    """One of every role and membership."""
    users = {user["member"] or user["roles"][0]: user for user in reversed(target.users)}
    return [Visitor("anybody", None), *(Visitor(name, user) for name, user in sorted(users.items()))]


def _tour(context: BrowserContext, target: Target, visitor: Visitor, folder: Path) -> list[Path]:
    page = context.new_page()
    if visitor.user:
        _sign_in(page, target.url, visitor.user)
    taken: dict[str, Path] = {}
    waiting = [f"{target.url}/"]
    while waiting:
        address = waiting.pop(0)
        form = VARIABLE.sub("x", urlsplit(address).path)
        if form in taken or any(part in form for part in NO_PAGES):
            continue
        page.goto(address)
        taken[form] = folder / f"{form.strip('/').replace('/', '-') or 'start'}.png"
        page.screenshot(path=taken[form], full_page=True)
        waiting += _links(page, target.url)
    context.close()
    return list(taken.values())


def _sign_in(page: Page, url: str, user: dict[str, Any]) -> None:
    page.goto(f"{url}/account/login/")
    page.fill("input[name=login]", user["email"])
    page.fill("input[name=password]", user["password"])
    page.click("main form button.primary")
    page.wait_for_load_state()


def _links(page: Page, url: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [link for link in found if link.startswith(f"{url}/")]


if __name__ == "__main__":
    sys.exit(main())
