"""The whole road in a real browser: a flawed connector comes in, its certified package goes out."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.browsing import laid_out, signed_in
from tests.samples import clean_files, flawed_files

TITLE = "Northwind Orders"


def test_road_of_the_publisher(site: Any, browser: Any, tmp_path: Path) -> None:
    """Upload, see the findings at their lines, upload the fix, start testing: everything without a reload."""
    with signed_in(browser, site, site.user("publisher", member="developer")) as page:
        upload(page, laid_out(tmp_path / "flawed", flawed_files("3.0")))
        see_findings_at_their_lines(page)
        upload_fix(page, laid_out(tmp_path / "fixed", clean_files("Northwind Alone", "3.1")))
        expect(page.get_by_text("3 fixed")).to_be_visible()
        expect(page.get_by_role("heading", name="Findings (0)")).to_be_visible()
        start_testing(page)
        expect(page.locator(".head").get_by_text("In review")).to_be_visible()
        expect(page.locator("#ball")).to_contain_text("Our turn")


def upload(page: Page, files: list[Path]) -> None:
    page.get_by_role("link", name="Upload a connector").first.click()
    page.get_by_label("Files or a zip").set_input_files(files)
    page.get_by_role("button", name="Upload", exact=True).click()
    page.get_by_role("heading", name=re.compile(r"Findings \(\d+\)")).wait_for()


def see_findings_at_their_lines(page: Page) -> None:
    """The title is too long: the page says where, and leads there."""
    finding = page.get_by_role("article").filter(has_text="has 36 characters")
    expect(finding.locator("mark")).to_have_text('"Northwind Orders and Everything Else"')
    finding.get_by_role("link", name="apiDefinition.swagger.json, line 4").click()
    line = page.locator("#L4")
    expect(line).to_be_in_viewport()
    expect(line.locator("mark")).to_have_text('"Northwind Orders and Everything Else"')
    page.get_by_role("link", name="TXT-001").click()
    expect(page.get_by_role("article").filter(has_text="has 36 characters")).to_be_in_viewport()


def upload_fix(page: Page, files: list[Path]) -> None:
    page.get_by_label("Files or a zip").set_input_files(files)
    page.get_by_role("button", name="Upload the fix").click()
    page.get_by_role("heading", name=re.compile(r"Findings \(\d+\)")).wait_for()


def start_testing(page: Page) -> None:
    page.get_by_role("button", name="Start testing").click()
