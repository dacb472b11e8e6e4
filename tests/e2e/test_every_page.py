"""What holds on every page: accessible in light and dark, targets of 24 pixels, no sideways scrolling on a phone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.browsing import sign_in

ANYBODY = ["/", "/account/login/", "/account/signup/", "/account/password/reset/", "/catalogue/"]
MEMBER = ["/", "/submissions/", "/submissions/new/", "/account/", "/account/password/change/"]
REVIEWER = ["/", "/review/", "/submissions/", "/account/"]
SMALL = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const inText = getComputedStyle(one).display === "inline";
    const inLabel = one.closest("label");
    return box.width && !inText && !inLabel && (box.height < 24 || box.width < 24) && !one.closest(".visually-hidden");
  })
  .map((one) => one.outerHTML.slice(0, 120))"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture
def visit(site: Any, browser: Any) -> Iterator[Any]:
    """Makes a page for somebody (or nobody). axe needs the content policy out of its way."""
    contexts = []

    def page_of(user: dict[str, Any] | None, **options: Any) -> Any:
        context = browser.new_context(base_url=site.url, locale="en", bypass_csp=True, **options)
        contexts.append(context)
        page = context.new_page()
        if user:
            sign_in(page, user)
        return page

    yield page_of
    for context in contexts:
        context.close()


def violations(page: Any, path: str) -> list[str]:
    page.goto(path)
    page.evaluate(OPEN_ALL)
    found = Axe().run(page).response["violations"]
    return [f"{path} {each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def pages_below(page: Any, start: str, pattern: str) -> list[str]:
    """The first link from `start` whose address is like this."""
    page.goto(start)
    links = [str(each.get_attribute("href")) for each in page.locator("main a").all()]
    return [link for link in links if re.fullmatch(pattern, link)][:1]


def every_path(page: Any, user: dict[str, Any] | None) -> list[str]:
    if user is None:
        return [*ANYBODY, *pages_below(page, "/catalogue/", r"/catalogue/[^/]+/")]
    if "publisher" in user["roles"]:
        found = pages_below(page, "/submissions/?state=changes_requested", r"/submissions/[0-9a-f-]{36}/")
        file = pages_below(page, found[0], r"/submissions/.*/files/apiDefinition.swagger.json")
        return [*MEMBER, *found, *file]
    return [*REVIEWER, *pages_below(page, "/review/", r"/review/[0-9a-f-]{36}/")]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("who", ["anybody", "publisher", "reviewer"])
def test_pages_are_accessible(visit: Any, site: Any, who: str, look: str) -> None:
    user = None if who == "anybody" else site.user(who)
    page = visit(user, color_scheme=look)
    assert [each for path in every_path(page, user) for each in violations(page, path)] == []


@pytest.mark.parametrize("who", ["anybody", "publisher", "reviewer"])
def test_pages_fit_a_phone(visit: Any, site: Any, who: str) -> None:
    user = None if who == "anybody" else site.user(who)
    page = visit(user, viewport={"width": 320, "height": 640})
    found = []
    for path in every_path(page, user):
        page.goto(path)
        found += [f"{path} {each}" for each in page.evaluate(SMALL)]
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            found.append(f"{path} scrolls sideways")
    assert found == []
