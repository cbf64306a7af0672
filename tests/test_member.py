"""The pages of members and parties: roles over time, whom they stood in for, dissent, votes, what they filed."""

from __future__ import annotations

import re
from operator import methodcaller
from pathlib import Path

import pytest
from bs4 import Tag

from generator.archive import Archive
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from generator.pages.member.career import roles_of
from tests.sites import fragments, item, minutes, town, words

ANNA, BO, CIA = "Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)"


def page(archive: Archive, address: str) -> str:
    """Return a page as it is read, blanks before signs left out."""
    return re.sub(r" (?=[.,;)])", "", " ".join(words(fragments(archive, address)[address])).replace("\xa0", " "))


def section(archive: Archive, address: str, anchor: str) -> str:
    heading = fragments(archive, address)[address].find(id=anchor)
    assert isinstance(heading, Tag)
    assert isinstance(heading.parent, Tag)
    return re.sub(r" (?=[.,;)])", "", " ".join(words(heading.parent)).replace("\xa0", " "))


@pytest.mark.parametrize(
    ("years", "period"),
    [
        ((2010, 2011, 2012), "1 mars 2010 – 1 mars 2012"),
        ((2010, 2011, 2014), "2010–2011, 2014"),
        ((2010, 2012), "2010, 2012"),
        ((2010,), "1 mars 2010"),
    ],
)
def test_a_role_shows_in_the_years_in_which_it_was_held(tmp_path: Path, years: tuple[int, ...], period: str) -> None:
    held = [
        minutes("ks", f"{year}-03-01", present=(ANNA, BO) if year in years else (BO,)) for year in range(2010, 2015)
    ]
    archive = town(tmp_path, *held).archive()
    [role] = roles_of(archive.people["anna-ek"])
    assert (role.title, role.period.replace("\xa0", " ")) == ("Ordförande", period)
    assert (role.terms[0][0][:4], role.terms[-1][1][:4]) == (str(years[0]), str(years[-1]))


def test_each_meeting_counts_once_and_whoever_was_replaced_is_named(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        minutes("ks", "2024-01-09", present=(ANNA, "Dan Ask (M) ersätter Bo Lund (M)")),
        minutes("ks", "2024-02-06", present=(ANNA, BO), head="ersättare: [Dan Ask (M)]"),
        minutes("ks", "2024-03-05", present=(ANNA, "Dan Ask (M) ersätter Bo Lund (M)")),
        minutes("ks", "2024-04-09", present=(ANNA, "Dan Ask (M) ersätter Cecilia Berg (C)")),
    ).archive()
    dan = section(archive, "ledamoter/dan-ask/", "narvaro")
    assert "Fyra sammanträden: tjänstgjorde i 3, närvarande ersättare i 1." in dan
    assert "Tjänstgjort för Bo Lund (M) i två sammanträden, Cecilia Berg (C)" in dan
    assert "2024 · Kommunstyrelsen" in dan
    bo = section(archive, "ledamoter/bo-lund/", "narvaro")
    assert "Tre sammanträden: tjänstgjorde i 1, ersattes i 2." in bo
    assert "Ersatt av Dan Ask (M) i två sammanträden" in bo
    assert "Tjänstgjort för" not in section(archive, "ledamoter/anna-ek/", "narvaro")
    assert "Ersatt av" not in section(archive, "ledamoter/anna-ek/", "narvaro")


DISSENT = """\
reservationer:
  - av: [Anna Ek (S), Cecilia Berg (C)]
    text: Vi yrkade avslag.
  - av: Bo Lund (M)
    blank: ja
särskilda_yttranden:
  - av: Bo Lund (M)
    text: Ett yttrande.
deltar_ej: [Cecilia Berg (C)]
yrkanden:
  - av: Anna Ek (S)
    text: avslag
    återtaget: ja
"""
KINDS = (
    "Reservationer",
    "Blanka reservationer",
    "Särskilda yttranden",
    "Protokollsanteckningar",
    "Deltog inte i beslutet",
)


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("ledamoter/anna-ek/", (1, 0, 0, 0, 0)),
        ("ledamoter/bo-lund/", (0, 1, 1, 0, 0)),
        ("ledamoter/cecilia-berg/", (1, 0, 0, 0, 1)),
        ("partier/s/", (1, 0, 0, 0, 0)),
        ("partier/m/", (0, 1, 1, 0, 0)),
        ("partier/c/", (1, 0, 0, 0, 1)),
    ],
)
def test_five_marks_of_dissent_are_counted_apart(tmp_path: Path, address: str, numbers: tuple[int, ...]) -> None:
    archive = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa", DISSENT))).archive()
    listed = section(archive, address, "avvikande")
    counted = [f"{kind} {number or 'Inga'} i arkivet" for kind, number in zip(KINDS, numbers, strict=True)]
    assert listed.endswith(" ".join(counted))
    fragment = fragments(archive, address)[address]
    targets = [str(link["href"])[1:] for link in fragment.select("#avvikande ~ dl a")]
    assert len(targets) == sum(number > 0 for number in numbers)
    assert all(fragment.find(id=target) for target in targets)


def test_who_is_behind_it_too_and_what_was_taken_back_is_said(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa", DISSENT))).archive()
    anna = page(archive, "ledamoter/anna-ek/")
    # The minutes do not say that it was for their parties.
    assert "Reservation, tillsammans med Cecilia Berg" in anna
    assert "Återtaget." in anna
    assert "Återtaget." in page(archive, "partier/s/")
    assert "tillsammans" not in page(archive, "ledamoter/bo-lund/")


MOTION = "ärende: KS-2024-00012\ntyp: Motion\n"


@pytest.mark.parametrize(
    ("later", "standing"),
    [
        ([], "Noterat i kommunfullmäktige · § 1, Kommunfullmäktige 5 februari 2024"),
        (
            [("ks", "förslag_till: kf\nutfall: avslag")],
            "Förslag till kommunfullmäktige · § 2, Kommunstyrelsen 3 mars 2024",
        ),
        (
            [("ks", "förslag_till: kf"), ("kf", "utfall: avslag")],
            "Avslag i kommunfullmäktige · § 3, Kommunfullmäktige 3 april 2024",
        ),
    ],
)
def test_a_motion_and_what_became_of_it(tmp_path: Path, later: list[tuple[str, str]], standing: str) -> None:
    filed = "väckt_av: [Anna Ek (S), Cecilia Berg (C)]\nväckt: 2024-01-30\nutfall: noterat"
    files = [minutes("kf", "2024-02-05", item(1, "Motion om cykelbanor", MOTION + filed))]
    for number, (body, more) in enumerate(later, 2):
        day = f"2024-{number + 1:02}-03"
        files.append(minutes(body, day, item(number, "Motion om cykelbanor", MOTION + more)))
    archive = town(tmp_path, *files).archive()
    anna = section(archive, "ledamoter/anna-ek/", "vackt")
    assert (
        anna == f"Motioner och frågor Motion om cykelbanor Motion, väckt 30 januari 2024 · Cecilia Berg (C) {standing}"
    )
    assert "Anna Ek (S), Cecilia Berg (C)" in section(archive, "partier/s/", "vackt")
    assert standing in section(archive, "partier/c/", "vackt")
    assert "Motion, väckt 30 januari 2024 av Anna Ek (S), Cecilia Berg (C)" in page(archive, "arenden/ks-2024-00012/")
    assert "Motioner och frågor" not in page(archive, "ledamoter/bo-lund/")
    data = page_json(
        Context(archive, "https://exempel.se/", "Protokoll"), methodcaller("party", archive.party_index.by_code["S"])
    )
    assert [each["ärenden"][0]["nr"] for each in data["väckt"]] == ["KS-2024-00012"]


VOTES = """\
voteringar:
  - ja: bifall
    nej: avslag
    resultat: {ja: 2, nej: 1}
    utfall: ja
    röster: {ja: [Anna Ek (S), Bo Lund (M)], nej: [Cecilia Berg (C)]}
  - ja: förslaget
    nej: återremiss
    resultat: {ja: 2, nej: 1}
    utfall: nej
    röster: {ja: [Anna Ek (S), Bo Lund (M)], nej: [Cecilia Berg (C)]}
utfall: återremiss
"""


def test_votes_stand_by_meeting_with_what_became_of_them(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("kf", "2024-01-09", item(1, "Taxa", VOTES))).archive()
    cecilia = section(archive, "ledamoter/cecilia-berg/", "roster")
    assert cecilia == (
        "Omröstningar Två omröstningar: röstade nej i alla. Kommunfullmäktige 9 januari 2024 två omröstningar "
        "§ 1 Taxa Nej betydde avslag Omröstning 1. Ja-sidan vann (2 Ja, 1 Nej) "
        "Nej betydde återremiss Omröstning 2. Nej-sidan vann (2 Ja, 1 Nej, minoritetsåterremiss) "
        "Som kalkylark (Excel), i kolumnen ”Cecilia Berg”: 2024"
    )
    data = page_json(
        Context(archive, "https://exempel.se/", "Protokoll"), methodcaller("person", archive.people["anna-ek"])
    )
    [cast] = data["röster"]
    assert {key: cast[key] for key in cast if key != "möte"} == {"ja": ["p1-votering-1", "p1-votering-2"]}
    meeting = page_json(
        Context(archive, "https://exempel.se/", "Protokoll"), methodcaller("meeting", archive.meetings[0])
    )
    assert cast["möte"] == meeting["url"]
    first, _ = meeting["paragrafer"][0]["voteringar"]
    assert [meeting["röstande"][at]["namn"] for at in first["röster"]["ja"]] == ["Anna Ek", "Bo Lund"]
    assert "Inga i arkivet. Arkivet börjar 9 januari 2024." in section(
        town(tmp_path / "annan", minutes("ks", "2024-01-09")).archive(), "ledamoter/anna-ek/", "roster"
    )


@pytest.mark.parametrize(
    ("ranges", "length", "told"),
    [
        ("§§ 2–3", 8, "Kommunfullmäktige 9 januari 2024 § 2 Ärende 2 Beslut § 3 Ärende 3 Beslut"),
        (
            "§§ 1–18, 20",
            20,
            "Kommunfullmäktige 9 januari 2024 Tjänstgjorde i 19 av 20 paragrafer. Inte i: § 19 Ärende 19 Beslut",
        ),
        ("§§ 1–20", 20, ""),
        ("§§ 3–5", 40, "Kommunfullmäktige 9 januari 2024 § 3 Ärende 3 Beslut § 4 Ärende 4 Beslut § 5 Ärende 5 Beslut"),
    ],
)
def test_a_part_of_a_long_meeting_is_told_by_what_is_fewer(tmp_path: Path, ranges: str, length: int, told: str) -> None:
    items = [item(number, f"Ärende {number}") for number in range(1, length + 1)]
    archive = town(tmp_path, minutes("kf", "2024-01-09", *items, present=(ANNA, f"Dan Ask (S) {ranges}"))).archive()
    address = "ledamoter/dan-ask/"
    if told:
        assert section(archive, address, "tog-del").endswith(told)
    else:
        assert fragments(archive, address)[address].find(id="tog-del") is None
