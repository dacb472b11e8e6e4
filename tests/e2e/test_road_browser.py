"""The whole road in a real browser: a flawed connector comes in, its certified package goes out."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from connectors.package.intake import receive
from connectors.package.pack import to_zip
from tests.e2e.browsing import laid_out, signed_in
from tests.samples import clean_files, flawed_files

ROAD = "Northwind Roads"


def test_road(site: Any, browser: Any, tmp_path: Path) -> None:
    """Findings at their lines, the fix, a claim, a pin, another round, approval, publication, the same bytes.

    What the machine does shows without a reload.
    """
    final = clean_files(ROAD, "1.1")
    with (
        signed_in(browser, site, site.user("publisher", member="developer")) as author,
        signed_in(browser, site, site.user("reviewer")) as reviewer,
    ):
        upload(author, laid_out(tmp_path / "flawed", flawed_files("1.0")))
        see_findings_at_their_lines(author)
        upload_fix(author, laid_out(tmp_path / "fixed", clean_files(ROAD, "1.0")))
        see_that_all_is_fixed(author)
        bring_to_review(author)

        claim(reviewer)
        pin_a_line(reviewer, '"title": ')
        request_changes(reviewer, "Say in the title what the roads are.")

        see_the_pin(author, "Say in the title what the roads are.")
        upload_fix(author, laid_out(tmp_path / "answer", final))
        bring_to_review(author)

        claim(reviewer)
        approve(reviewer, "Seen working in a call with the publisher.")
        publish(reviewer)
        content = find_and_download(author)
    assert content == to_zip(receive(final).package)


def test_road_without_scripts(site: Any, browser: Any, tmp_path: Path) -> None:
    """Forms and links do everything; what the machine does shows after a reload."""
    user = site.user("publisher", member="developer")
    with signed_in(browser, site, user, java_script_enabled=False) as page:
        page.get_by_role("link", name="Upload a connector").first.click()
        page.get_by_label("Files or a zip").set_input_files(laid_out(tmp_path / "one", clean_files("Northwind Plain")))
        page.get_by_role("button", name="Upload", exact=True).click()
        reload_until(page, "Findings (0)")
        page.get_by_role("button", name="Start testing").click()
        reload_until(page, "Our turn")
        page.get_by_text("Withdraw this submission").click()
        page.get_by_label("Yes, end it").check()
        page.get_by_role("button", name="Withdraw").click()
        expect(page.locator("#ball")).to_contain_text("the submission was withdrawn")


def reload_until(page: Page, text: str) -> None:
    for _attempt in range(60):
        if page.get_by_text(text).count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"{text} never came")


def claim(page: Page) -> None:
    page.get_by_role("link", name="Review queue").first.click()
    page.get_by_role("button", name=f"Claim {ROAD}").click()
    expect(page.get_by_text("You have claimed this case.")).to_be_visible()


def pin_a_line(page: Page, text: str) -> None:
    """Press the number beside the line: the pin then stands at what is written there."""
    page.get_by_role("link", name="apiDefinition.swagger.json").click()
    page.get_by_role("listitem").filter(has_text=text).first.get_by_title("Pin this line").click()
    expect(page.get_by_label("JSON pointer")).to_have_value("/info/title")


def request_changes(page: Page, way_out: str) -> None:
    page.get_by_label("What would satisfy you").fill(way_out)
    page.get_by_role("button", name="Request changes").click()
    expect(page.get_by_role("heading", name="Review queue")).to_be_visible()


def approve(page: Page, reason: str) -> None:
    """The live test had nothing to test with: the approval says why it goes on without."""
    form = page.locator("form").filter(has=page.get_by_role("button", name="Approve"))
    form.get_by_label("Reason").fill(reason)
    form.get_by_role("button", name="Approve").click()
    expect(page.locator("#ball")).to_contain_text("Our turn: publish the approved package.")


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Review queue")).to_be_visible()
    expect(page.get_by_role("link", name=ROAD)).to_have_count(0)


def find_and_download(page: Page) -> bytes:
    """Find it by a word of its title without capitals, and take the certified package home."""
    page.get_by_role("link", name="Catalogue").click()
    page.get_by_label("Search").fill(ROAD.upper())
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=ROAD).click()
    expect(page.get_by_role("heading", name="Actions")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the certified package").click()
    return Path(download.value.path()).read_bytes()


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


def see_that_all_is_fixed(page: Page) -> None:
    expect(page.get_by_text("3 fixed")).to_be_visible()
    expect(page.get_by_role("heading", name="Findings (0)")).to_be_visible()


def bring_to_review(page: Page) -> None:
    """Nothing blocks, so testing leads to a reviewer; the page learns of it by itself."""
    page.get_by_role("button", name="Start testing").click()
    expect(page.locator(".head").get_by_text("In review")).to_be_visible()
    expect(page.locator("#ball")).to_contain_text("Our turn")


def see_the_pin(page: Page, way_out: str) -> None:
    page.reload()
    decision = page.get_by_role("region", name="Request changes: ")
    expect(decision.locator("mark")).to_have_text(f'"{ROAD}"')
    expect(decision).to_contain_text(way_out)
