"""A list is filtered without script: what is of another body goes, with the months that have nothing left."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.harness import run_axe, serve
from tests.sites import minutes, town
from tests.test_filters import filed, held


def test_meetings_are_filtered_without_script(chromium: Browser, tmp_path: Path) -> None:
    place = town(tmp_path, *held(52, ("ks", "kf")), minutes("kf", "2024-12-03"))
    with serve(place.build().folder) as origin:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}moten/2024/")
        expect(page.locator(".row-dated:visible")).to_have_count(53)
        page.get_by_text("Kommunstyrelsen", exact=True).first.click()
        expect(page.locator(".row-dated:visible")).to_have_count(26)
        expect(page.get_by_role("heading", name="December 2024")).to_be_hidden()
        expect(page.get_by_role("heading", name="Januari 2024")).to_be_visible()
        page.get_by_text("Alla", exact=True).click()
        expect(page.locator(".row-dated:visible")).to_have_count(53)
        context.close()
        with_script = chromium.new_page()
        with_script.goto(f"{origin}moten/2024/")
        assert run_axe(with_script) == []
        with_script.close()


def test_cases_are_filtered_by_kind_without_script(chromium: Browser, tmp_path: Path) -> None:
    place = town(tmp_path, minutes("kf", "2024-03-05", *filed(80)))
    with serve(place.build().folder) as origin:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}arenden/")
        page.get_by_text("20 interpellationer", exact=True).click()
        expect(page.locator(".row-case:visible")).to_have_count(20)
        page.goto(f"{origin}obesvarat/")
        page.get_by_text("20 interpellationer", exact=True).click()
        expect(page.locator(".row-case:visible")).to_have_count(20)
        context.close()
