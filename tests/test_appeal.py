"""How long a decision can be appealed: of each §, of each notice, and on the notice board."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path

import pytest

from generator.archive import AgendaItem, appealable
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from generator.pages.overview.board import board_years
from tests.sites import errors, fragments, item, minutes, town, words

DAY = "2024-03-05"
POSTED = "justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-04-22}"
URL = "https://protokoll.exempelkoping.example/"


def treated(tmp_path: Path, keys: str, body: str = "ks", head: str = POSTED) -> AgendaItem:
    archive = town(tmp_path, minutes(body, DAY, item(1, "Taxa", keys), head=head)).archive()
    [the_item] = archive.meetings[0].items
    return the_item


@pytest.mark.parametrize(
    ("body", "keys", "way"),
    [
        ("ks", "", "laglighetsprövning"),
        ("kf", "utfall: bifall", "laglighetsprövning"),
        ("kf", "utfall: vald", "laglighetsprövning"),
        ("ks", "utfall: vald\növerklagas: laglighetsprövning", "laglighetsprövning"),
        ("ks", "utfall: noterat\növerklagas: laglighetsprövning", "laglighetsprövning"),
        ("ks", "överklagas: förvaltningsbesvär", "förvaltningsbesvär"),
        ("ks", "överklagas: nej", "nej"),
        ("ks", "utfall: vald", "nej"),
        ("ks", "utfall: bordläggning", "nej"),
        ("kf", "utfall: återremiss", "nej"),
        ("ks", "förslag_till: kf", "nej"),
        ("ks", "förslag_till: kf\növerklagas: laglighetsprövning", "nej"),
        ("ks", "utfall: noterat", None),
    ],
)
def test_how_a_paragraph_is_appealed(tmp_path: Path, body: str, keys: str, way: str | None) -> None:
    the_item = treated(tmp_path, keys, body)
    assert appealable(the_item) == way
    notice = the_item.meeting.announcements[0]
    assert (notice.last_day_of(the_item) is not None) == (way == "laglighetsprövning")
    data = page_json(
        Context(town(tmp_path).archive(), "Öppna protokoll", URL), methodcaller("meeting", the_item.meeting)
    )["paragrafer"][0]
    assert data.get("överklagas") == way
    assert data["justerad"] == "2024-03-08" and data["anslagen"] == "2024-04-22"
    assert data.get("överklaga_senast_beräknat") == ("2024-05-13" if way == "laglighetsprövning" else None)


@pytest.mark.parametrize("kind", ["beredning", "råd", "bolag"])
def test_what_only_advises_decides_nothing_to_appeal(tmp_path: Path, kind: str) -> None:
    place = town(tmp_path, minutes("an", DAY, item(1, "Taxa"), head=POSTED))
    register = place.content / "register/organ.yml"
    register.write_text(register.read_text("utf-8").replace("typ: nämnd", f"typ: {kind}"), "utf-8")
    meeting = place.archive().meetings[0]
    assert appealable(meeting.items[0]) == "nej"
    assert meeting.announcements[0].last_day is None


def test_an_unknown_way_is_an_error(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", DAY, item(1, "Taxa", "överklagas: kanske")))
    assert len(errors(place.examine().findings)) == 1


@pytest.mark.parametrize(
    ("keys", "head", "said"),
    [
        ("", POSTED, "Justerad 8 mars 2024 och anslagen 22 april 2024. Överklaga senast 13 maj 2024 (beräknat)."),
        ("", "justering: {datum: 2024-03-08}", "Justerad 8 mars 2024."),
        ("", "anslag: {uppsatt: 2024-04-22, paragrafer: 2}", None),
        ("utfall: noterat", POSTED, "Justerad 8 mars 2024 och anslagen 22 april 2024."),
        ("förslag_till: kf", POSTED, "Justerad 8 mars 2024 och anslagen 22 april 2024."),
        ("överklagas: nej", POSTED, "Justerad 8 mars 2024 och anslagen 22 april 2024. Överklagas inte."),
        (
            "överklagas: förvaltningsbesvär",
            "",
            "Överklagas på annat sätt än genom laglighetsprövning. Hur och hur länge står i beslutet.",
        ),
        ("", "", None),
    ],
)
def test_each_paragraph_says_how_long(tmp_path: Path, keys: str, head: str, said: str | None) -> None:
    archive = town(tmp_path, minutes("ks", DAY, item(1, "Taxa", keys), item(2), head=head)).archive()
    page = fragments(archive, "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
    found = [" ".join(words(each)) for each in page.select("#p1 .appeal")]
    assert found == ([said] if said else [])
    marked = [(each["data-first-day"], each["data-last-day"]) for each in page.select("#p1 [data-last-day]")]
    assert marked == ([("2024-04-22", "2024-05-13")] if "Överklaga senast" in (said or "") else [])


def test_a_paragraph_that_was_approved_at_once_has_days_of_its_own(tmp_path: Path) -> None:
    """Nacka, kommunstyrelsen 2017-04-03: § 119 was approved and announced before the others."""
    head = """
    justering:
      - {datum: 2017-04-03, paragrafer: 119}
      - {datum: 2017-04-06, paragrafer: "§§ 88–118, 120–131"}
    anslag:
      - {uppsatt: 2017-04-04, paragrafer: 119}
      - {uppsatt: 2017-04-07, paragrafer: "§§ 88–118, 120–131"}
    """
    archive = town(tmp_path, minutes("ks", "2017-04-03", item(118), item(119), head=head)).archive()
    page = fragments(archive, "moten/ks/2017-04-03/")["moten/ks/2017-04-03/"]
    assert [" ".join(words(each)) for each in page.select(".appeal")] == [
        "Justerad 6 april 2017 och anslagen 7 april 2017. Överklaga senast 28 april 2017 (beräknat).",
        "Justerad 3 april 2017 och anslagen 4 april 2017. Överklaga senast 25 april 2017 (beräknat).",
    ]


def test_a_notice_for_the_whole_leaves_to_others_what_they_name(tmp_path: Path) -> None:
    head = """
    justering:
      - {datum: 2024-03-05, paragrafer: 3}
      - datum: 2024-03-08
    anslag:
      - {uppsatt: 2024-03-06, paragrafer: 3}
      - uppsatt: 2024-03-11
    """
    archive = town(tmp_path, minutes("ks", DAY, item(2), item(3), item(4), head=head)).archive()
    page = fragments(archive, "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
    assert [" ".join(words(each)) for each in page.select(".appeal")] == [
        "Justerad 8 mars 2024 och anslagen 11 mars 2024. Överklaga senast 2 april 2024 (beräknat).",
        "Justerad 5 mars 2024 och anslagen 6 mars 2024. Överklaga senast 27 mars 2024 (beräknat).",
        "Justerad 8 mars 2024 och anslagen 11 mars 2024. Överklaga senast 2 april 2024 (beräknat).",
    ]
    [line] = page.select(".head-line")
    assert "Överklagas senast 27 mars 2024 för § 3 och 2 april 2024 för övriga paragrafer (beräknat)." in " ".join(
        words(line)
    )


def test_one_deadline_for_some_paragraphs_says_for_which(tmp_path: Path) -> None:
    head = "anslag:\n  - {uppsatt: 2024-03-06, paragrafer: 3}\n  - {uppsatt: 2024-03-11, paragrafer: 2}"
    text = minutes("ks", DAY, item(2, "Plan", "förslag_till: kf"), item(3), head=head)
    page = fragments(town(tmp_path, text).archive(), "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
    assert " ".join(words(page.select(".head-line")[0])) == "Överklagas senast 27 mars 2024 för § 3 (beräknat)."


# The notice board.


def test_the_board_lists_notices_the_newest_first(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        minutes("ks", "2024-01-09", item(1), head="anslag: {uppsatt: 2024-01-15}"),
        minutes("an", DAY, item(1, "Plan", "förslag_till: kf"), head=POSTED),
        minutes("ks", DAY, item(2), item(3, "Bro", "förslag_till: kf"), head=POSTED),
        minutes("kf", "2024-02-20", item(1)),
    ).archive()
    board = fragments(archive, "anslagstavla/")["anslagstavla/"]
    assert [" ".join(words(each)) for each in board.select("h2")] == ["April 2024", "Januari 2024"]
    assert [" ".join(words(each)) for each in board.select(".row")] == [
        "22 april Kommunstyrelsen 5 mars 2024, anslaget 22 april §§ 2–3 · justerat 8 mars 2024 "
        "Överklaga senast 13 maj 2024 (beräknat), § 2.",
        "22 april Arbetsmarknadsnämnden 5 mars 2024, anslaget 22 april § 1 · justerat 8 mars 2024",
        "15 januari Kommunstyrelsen 9 januari 2024, anslaget 15 januari § 1 "
        "Överklaga senast 5 februari 2024 (beräknat).",
    ]


def test_earlier_years_have_boards_of_their_own(tmp_path: Path) -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2022, 2023) for month in range(1, 10) for day in range(1, 6)]
    head = "anslag: {uppsatt: DAG}"
    archive = town(tmp_path, *(minutes("ks", day, item(1), head=head.replace("DAG", day)) for day in days)).archive()
    assert board_years(Context(archive, "Öppna protokoll", URL)) == ([2023], [2022])
    pages = fragments(archive, "anslagstavla/", "anslagstavla/2022/")
    for address, year in (("anslagstavla/", "2023"), ("anslagstavla/2022/", "2022")):
        assert len(pages[address].select(".row")) == 45
        assert {each.get_text().split()[-1] for each in pages[address].select("h2")} == {year}
        assert [each.get_text() for each in pages[address].select(".years a")] == ["2023", "2022"]
        assert [each.get_text() for each in pages[address].select(".years [aria-current]")] == [year]
