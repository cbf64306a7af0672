"""Meetings over several days, of one day in their order, to come, and called off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.content.outline import starts_at
from generator.language.calendar_se import format_days
from tests.sites import Site, Town, item, minutes, text_of, town
from tests.test_feeds import entries_of

CALLED = """\
organ: ks
datum: 2024-06-17
tid: 13:00
plats: Stadshuset
status: kallad
kallelse: 2024-06-07
dagordning:
  - Val av justerare
  - rubrik: Ny bro
    ärende: [KS-2024-00001, KS-2024-00009]
"""
OFF = "organ: ks\ndatum: 2024-05-07\nstatus: inställt\nbeslutande: []\nparagrafer: []\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CALLED, []),
        (OFF, []),
        ("organ: ks\ndatum: 2024-05-07\nstatus: inställt\n", []),
        (CALLED + "beslutande: [Anna Ek (S)]\n", ["status-stammer-inte"]),
        (CALLED + "paragrafer:\n  - {nr: 1, rubrik: Bro}\n", ["status-stammer-inte"]),
        (CALLED + "justering: {datum: 2024-06-18}\n", ["status-stammer-inte"]),
        (minutes(head="dagordning: [Bro]"), ["status-stammer-inte"]),
        ("organ: ks\ndatum: 2024-05-07\n", ["saknat-falt", "saknat-falt"]),
        ("organ: ks\ndatum: 2024-05-07\nbeslutande: [Anna Ek (S)]\nparagrafer: []\n", ["tom-lista"]),
        ("organ: ks\ndatum: 2024-05-07\nstatus: installt\n", ["fel-varde", "saknat-falt", "saknat-falt"]),
        (minutes(head="slutdatum: 2024-03-06"), []),
        (minutes(head="slutdatum: 2024-03-05"), ["fel-datum"]),
        (minutes(head="slutdatum: 2024-03-04"), ["fel-datum"]),
        (minutes(head="slutdatum: 2025-03-06"), ["fel-datum"]),
        (minutes(head="slutdatum: 2024-03-06\njustering: {datum: 2024-03-05}"), ["justering-fore-mote"]),
        (minutes(head="slutdatum: 2024-03-06\njustering: {datum: 2024-03-06}"), []),
    ],
)
def test_what_a_meeting_of_a_status_can_have(tmp_path: Path, text: str, expected: list[str]) -> None:
    place = town(tmp_path)
    place.add(text)
    assert sorted(each.code for each in place.examine().findings) == expected


@pytest.mark.parametrize(
    ("first", "last", "weekday", "expected"),
    [
        ("2024-06-17", "2024-06-17", False, "17 juni 2024"),
        ("2024-06-17", "2024-06-18", False, "17–18 juni 2024"),
        ("2024-06-30", "2024-07-01", False, "30 juni – 1 juli 2024"),
        ("2024-12-31", "2025-01-01", False, "31 december 2024 – 1 januari 2025"),
        ("2024-06-17", "2024-06-18", True, "måndag 17 juni – tisdag 18 juni 2024"),
    ],
)
def test_days_are_written(first: str, last: str, weekday: bool, expected: str) -> None:
    assert format_days(date.fromisoformat(first), date.fromisoformat(last), weekday=weekday) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (None, ""),
        ("18:30–21:00", "18:30"),
        ("kl. 9.05-12", "09:05"),
        ("Kl 9–12", "09:00"),
        ("måndagen den 3 juni 2024 klockan 08.30", "08:30"),
        ("3 juni", ""),
        ("hela dagen", ""),
    ],
)
def test_when_a_meeting_begins(printed: str | None, expected: str) -> None:
    assert starts_at(printed) == expected


def test_meetings_of_one_day_stand_in_their_order_of_time(tmp_path: Path) -> None:
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, body="ärende: KS-2024-00001\nförslag_till: kf"), head="tid: 17:00–17:30"),
        minutes("kf", "2024-03-05", item(1, body="ärende: KS-2024-00001"), head="tid: 18.30"),
        minutes("an", "2024-03-05", item(1), head="tid: kl. 9"),
        minutes("ksau", "2024-03-05", item(1)),
    )
    place.write("protokoll/ksau/2024-03-05-2.yml", minutes("ksau", "2024-03-05", item(2)))
    archive = place.archive()
    order = ["ksau/2024-03-05", "ksau/2024-03-05-2", "an/2024-03-05", "ks/2024-03-05", "kf/2024-03-05"]
    assert [meeting.id for meeting in archive.meetings] == order
    assert [each.meeting.body.id for each in archive.cases["KS-2024-00001"].items] == ["ks", "kf"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Town:
    head = "slutdatum: 2024-03-06\njustering: {datum: 2024-03-07}"
    days = minutes("ks", "2024-03-05", item(1, "Bro", "ärende: KS-2024-00001"), head=head)
    found = town(tmp_path_factory.mktemp("town"), days)
    found.add(CALLED)
    found.add(OFF)
    return found


@pytest.fixture(scope="module")
def site(place: Town) -> Site:
    return place.build(search=True)


def test_the_archive_counts_only_what_was_held(place: Town) -> None:
    archive = place.archive()
    assert [meeting.id for meeting in archive.meetings] == ["ks/2024-03-05"]
    assert [meeting.id for meeting in archive.unheld] == ["ks/2024-05-07", "ks/2024-06-17"]
    assert archive.newest_day == date(2024, 3, 5)
    assert not archive.gaps_of(2024).unapproved


def test_a_meeting_to_come_and_one_called_off_have_pages(site: Site) -> None:
    called = site.content("moten/ks/2024-06-17/")
    assert "Kallelse" in text_of(called)
    assert "Dagordning" in text_of(called) and "Val av justerare" in text_of(called)
    assert called.find("a", href="../../../arenden/ks-2024-00001/")
    assert "KS-2024-00009" in text_of(called)
    assert "Vilka som var där" not in text_of(called) and "Besluten i korthet" not in text_of(called)
    off = text_of(site.content("moten/ks/2024-05-07/"))
    assert "Inställt" in off and "blev inte av" in off


def test_they_stand_in_lists_feeds_calendar_and_data(site: Site) -> None:
    for address in ("moten/", "moten/2024/", "organ/ks/"):
        shown = text_of(site.content(address))
        assert "kallelse" in shown and "inställt" in shown
        assert "Arkivet omfattar två" not in shown and "Tre sammanträden" not in shown
    entries = {
        each["id"].removeprefix("https://protokoll.exempelkoping.example/"): each
        for each in entries_of(site, "organ/ks/")
    }
    assert "kallelse" in entries["moten/ks/2024-06-17/"]["title"]
    assert entries["moten/ks/2024-06-17/"]["date_published"].startswith("2024-06-07")
    assert "Ny bro" in str(entries["moten/ks/2024-06-17/"])
    calendar = (site.folder / "organ/ks/kalender.ics").read_text("utf-8")
    assert "STATUS:CANCELLED" in calendar and "Inställt: Kommunstyrelsen" in calendar
    assert (
        "DTSTART;VALUE=DATE:20240305\r\nDTEND;VALUE=DATE:20240307"
        in (site.folder / "organ/ks/kalender.ics").read_bytes().decode()
    )
    data = site.data("moten/ks/2024-06-17/")
    assert (data["status"], data["kallelse"], len(data["dagordning"])) == ("kallad", "2024-06-07", 2)
    assert data["dagordning"][1]["ärenden"][1] == {"nr": "KS-2024-00009"}
    assert [each.get("status") for each in site.data("organ/ks/")["möten"]] == [None, "inställt", "kallad"]


def test_a_meeting_over_two_days_has_the_address_of_the_first(site: Site) -> None:
    assert "5–6 mars 2024" in text_of(site.content("moten/ks/2024-03-05/"))
    assert "tisdag 5 mars – onsdag 6 mars 2024" in text_of(site.content("moten/ks/2024-03-05/")).replace("\xa0", " ")
    assert site.data("moten/ks/2024-03-05/")["slutdatum"] == "2024-03-06"
    assert "5–6 mars 2024" in text_of(site.content("organ/ks/"))


def test_gaps_do_not_miss_them(site: Site) -> None:
    shown = text_of(site.content("luckor/"))
    assert "17 juni" not in shown and "7 maj" not in shown
