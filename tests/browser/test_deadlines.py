"""Whether the time to appeal is running, and a meeting to come has been: what depends on the reader's own clock."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.harness import serve
from tests.sites import item, minutes, town


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2024-04-21T23:59:00", ""),  # a clock that is wrong: the notice is not up yet
        ("2024-04-22T00:01:00", "Tiden pågår."),
        ("2024-05-13T23:59:00", "Tiden pågår."),
        ("2024-05-14T00:01:00", "Tiden har gått ut."),
    ],
)
def test_a_script_says_by_the_readers_clock_whether_time_is_running(
    chromium: Browser, tmp_path: Path, now: str, said: str
) -> None:
    head = "justering: {datum: 2024-04-19}\nanslag: {uppsatt: 2024-04-22}"
    site = town(tmp_path, minutes("ks", "2024-04-17", item(1, "Taxa", "beslut: Taxan höjs."), head=head)).build()
    context = chromium.new_context(timezone_id="Europe/Stockholm")
    page = context.new_page()
    page.clock.set_fixed_time(f"{now}+02:00")
    with serve(site.folder) as origin:
        for address in ("anslagstavla/", "moten/ks/2024-04-17/"):
            page.goto(origin + address)
            marks = page.locator("[data-last-day]")
            assert {text.strip() for text in marks.all_text_contents()} == {said}, address
    context.close()


@pytest.mark.parametrize(("now", "said"), [("2024-05-21T23:59:00", ""), ("2024-05-22T00:01:00", "Dagen har varit.")])
def test_a_meeting_to_come_is_not_said_to_come_when_its_day_has_been(
    chromium: Browser, tmp_path: Path, now: str, said: str
) -> None:
    held = minutes("ks", "2024-04-17", item(1, "Taxa", "beslut: Taxan höjs."))
    called = "organ: ks\ndatum: 2024-05-21\nstatus: kallad\nplats: Stadshuset\n"
    site = town(tmp_path, held, called).build()
    context = chromium.new_context(timezone_id="Europe/Stockholm")
    page = context.new_page()
    page.clock.set_fixed_time(f"{now}+02:00")
    with serve(site.folder) as origin:
        page.goto(origin)
        assert page.locator("section:has(#nasta-moten) [data-last-day]").text_content() == (f" {said}" if said else "")
    context.close()
