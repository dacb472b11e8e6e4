"""One whole site for all end-to-end tests, with everything `make run` starts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from portal.embedded.site import Site
from tests.sites import free_port, make_data_folder, remove_data


@dataclass(frozen=True)
class RunningSite:
    """`users` as in the demo file: email, password, token, roles, publisher, member."""

    url: str
    users: list[dict[str, Any]]
    site: Site

    def user(self, role: str, publisher: str | None = None, member: str | None = None) -> dict[str, Any]:
        """The first demo user with this role (and of this publisher, with this membership)."""
        return next(
            one
            for one in self.users
            if role in one["roles"] and publisher in (None, one["publisher"]) and member in (None, one["member"])
        )


@pytest.fixture(scope="session")
def site() -> Iterator[RunningSite]:
    running = Site(make_data_folder("e2e"), free_port())
    try:
        running.start()
        demo = json.loads(running.places.demo_file.read_text())
        yield RunningSite(demo["url"], demo["users"], running)
    finally:
        running.stop()
        remove_data(running)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, site: RunningSite) -> Iterator[Any]:
    """A page of a new, signed-out browser session; relative addresses are the site's."""
    context = browser.new_context(base_url=site.url, locale="en")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
