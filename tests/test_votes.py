"""Who decided: votes as a table and as a picture, and who served in which §."""

from __future__ import annotations

import re
from math import hypot
from pathlib import Path

import pytest
from bs4 import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.context import Context
from generator.pages.item.hemicycle import ORDER, Hemicycle, SeatBlock, hemicycle
from tests.sites import data_of, fragments, item, minutes, town, words

DAY = "2024-03-05"
PRESENT = ("Anna Ek (S), ordförande", "Dan Ask (S)", "Bo Lund (M)", "Eva Alm (M)", "Cecilia Berg (C)", "Fia Ros (V)")


def section(folder: Path, body: str, number: int = 1, present: tuple[str, ...] = PRESENT, organ: str = "ks") -> Tag:
    """Return one § of the only meeting as its page shows it."""
    address = f"moten/{organ}/{DAY}/"
    archive = town(folder, minutes(organ, DAY, *body.split("----\n"), present=present)).archive()
    found = fragments(archive, address)[address].find(id=f"p{number}")
    assert isinstance(found, Tag)
    return found


def vote(body: str, more: str = "") -> str:
    return item(
        1,
        "Taxa",
        "voteringar:\n  - ja: bifall\n    nej: avslag\n" + "".join(f"    {line}\n" for line in body.split("\n")) + more,
    )


def said(element: Tag) -> str:
    return " ".join(words(element)).replace("\xa0", " ")


SPLIT = """\
resultat: {ja: 2, nej: 2, avstår: 1, frånvarande: 1}
röster:
  ja: [Anna Ek (S), Bo Lund (M)]
  nej: [Eva Alm (M), Fia Ros (V)]
  avstår: [Cecilia Berg (C)]
  frånvarande: [Dan Ask (S)]
utslagsröst: Anna Ek (S)
utfall: ja"""


def test_each_party_has_its_figures_and_each_voter_a_name(tmp_path: Path) -> None:
    found = section(tmp_path, vote(SPLIT))
    table = found.find("table")
    assert isinstance(table, Tag)
    rows = [" ".join(words(row)) for row in table.find_all("tr")]
    assert rows == [
        "Parti Ja Nej Avstår Frånv.",
        "S Socialdemokraterna 1 0 0 1",
        "M Moderaterna 1 1 0 0",
        "C Centerpartiet 0 0 1 0",
        "V Vänsterpartiet 0 1 0 0",
        "Summa 2 2 1 1",
    ]
    names = found.select_one("details.names .voters")
    assert names
    assert [" ".join(words(each)) for each in names.find_all("li")] == [
        "S Ja: Anna Ek; Frånvarande: Dan Ask",
        "M Ja: Bo Lund; Nej: Eva Alm",
        "C Avstår: Cecilia Berg",
        "V Nej: Fia Ros",
    ]
    text = said(found)
    assert "Ja 2 betyder bifall Nej 2 betyder avslag Avstår 1 Frånvarande 1" in text
    assert "Det blev lika, 2 mot 2. Utslagsröst: Anna Ek (S) (ringad i bilden). Ja-sidan vann: bifall." in text
    picture = found.find("svg", class_="hemicycle")
    assert isinstance(picture, Tag)
    assert picture["aria-label"] == (
        "Rösterna som en halvcirkel: Ja 2 (S 1 och M 1); Avstår 1 (C 1); Frånvarande 1 (S 1); Nej 2 (M 1 och V 1)."
    )
    assert picture.find("circle", class_="ring")


@pytest.mark.parametrize(
    ("organ", "body", "more", "phrases", "absent"),
    [
        # The smaller side decides only where the § says that it was sent back or postponed.
        (
            "kf",
            "resultat: {ja: 43, nej: 38}\nutfall: nej",
            "utfall: återremiss\n",
            [
                "Nej-sidan vann: avslag.",
                "Den mindre sidan avgjorde: 38 av 81 mot 43.",
                "minoritetsåterremiss",
                "Vilka som röstade hur står inte i protokollet här.",
            ],
            ["enligt protokollet"],
        ),
        ("kf", "resultat: {ja: 43, nej: 38}\nutfall: nej", "utfall: bordläggning\n", ["minoritetsbordläggning"], []),
        ("kf", "resultat: {ja: 43, nej: 38}\nutfall: ja", "utfall: återremiss\n", ["Ja-sidan vann"], ["mindre sidan"]),
        (
            "kf",
            "resultat: {ja: 40, nej: 12}\nutfall: nej",
            "utfall: återremiss\n",
            ["Nej-sidan vann"],
            ["mindre sidan"],
        ),
        ("kf", "resultat: {ja: 4, nej: 3}\nutfall: nej", "", ["Den mindre sidan avgjorde, enligt"], ["kommunallagen"]),
        (
            "ks",
            "sluten: ja\nresultat: {ja: 3, nej: 2, avstår: 1}",
            "",
            ["Sluten omröstning: namnen är inte offentliga.", "Ja 3", "Avstår 1"],
            ["Så röstade", "sidan vann", "Namnen står"],
        ),
        ("ks", "röster: {ja: [S, V], nej: [M]}", "", ["Ja S, V Nej M"], ["Så röstade", "Ja 2", "Summa"]),
        ("ks", "röster: {ja: [Anna Ek], nej: [Bo Lund]}", "", ["Ja 1 betyder", "Summa 1 1"], ["Avstår", "sidan vann"]),
    ],
)
def test_what_is_said_of_a_vote(
    tmp_path: Path, organ: str, body: str, more: str, phrases: list[str], absent: list[str]
) -> None:
    text = said(section(tmp_path, vote(body, more), organ=organ))
    assert [each for each in phrases if each not in text] == []
    assert [each for each in absent if each in text] == []


def test_several_votes_in_one_section_are_numbered(tmp_path: Path) -> None:
    second = "  - ja: förslaget\n    nej: yrkandet från C\n    röster: {ja: [Anna Ek (S)], kvittade: [Fia Ros (V)]}\n"
    found = section(tmp_path, vote("röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M)]}", second))
    assert [heading.get_text() for heading in found.select("h5")] == ["Omröstning 1 av 2", "Omröstning 2 av 2"]
    assert "V Vänsterpartiet 0 1" in said(found) and "V Kvittade: Fia Ros" in said(found)


def test_a_case_page_has_the_names_too(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("ks", DAY, vote(SPLIT, "ärende: KS-2024-00001\n"), present=PRESENT)).archive()
    page = fragments(archive, "arenden/ks-2024-00001/")["arenden/ks-2024-00001/"]
    names = page.find("details", class_="names")
    assert isinstance(names, Tag) and names.get_text().startswith("Så röstade var och en") and "Eva Alm" in said(names)
    home = fragments(archive, f"moten/ks/{DAY}/")[f"moten/ks/{DAY}/"].find(id="p1-votering-1")
    assert isinstance(home, Tag) and "Eva Alm" in home.get_text()
    assert "Summa 2 2 1 1" in said(page)
    assert "Utslagsröst: Anna Ek (S)" in " ".join(words(page))


# The picture

_MOVE = re.compile(r"m(-?[\d.]+) ?(-?[\d.]+)h(-?[\d.]+)")
COUNCIL = [SeatBlock("ja", each, n) for each, n in (("S", 22), ("V", 9), ("MP", 6), ("C", 5))]
OTHERS = [SeatBlock("nej", each, n) for each, n in (("L", 6), ("KD", 1), ("SPI", 1), ("NE", 1), ("M", 17), ("SD", 13))]


def centres(picture: Hemicycle, css: str) -> list[tuple[float, float]]:
    paths = [each.path for each in picture.strokes if each.css == css]
    found: list[tuple[float, float]] = []
    for path in paths:
        assert _MOVE.sub("", path) == ""
        x = y = 0.0
        for right, down, length in _MOVE.findall(path):
            x, y = x + float(right), y + float(down)
            found.append((round(x, 1), round(y, 1)))
            x += float(length)
    return found


@pytest.mark.parametrize(
    "blocks",
    [
        [*COUNCIL, *OTHERS],
        [
            *COUNCIL,
            *OTHERS,
            SeatBlock("avstår", "D", 12),
            SeatBlock("frånvarande", "S", 2),
            SeatBlock("kvittad", "M", 1),
        ],
        [SeatBlock("ja", "", 350), SeatBlock("nej", "", 49)],
        [SeatBlock("ja", "S", 1), SeatBlock("nej", "M", 2)],
        [SeatBlock("ja", "S", 3)],
        [SeatBlock("ja", each, 1) for each in "ABCDEFGHIJKLM"],
    ],
)
def test_every_seat_has_a_place_of_its_own_and_letters_do_not_touch(blocks: list[SeatBlock]) -> None:
    picture = hemicycle(blocks, {"ja": "Ja", "nej": "Nej"})
    seats = centres(picture, "seats")
    taking_part = [each for each in blocks if each.choice in {"ja", "nej", "avstår"}]
    assert len(seats) == sum(each.count for each in taking_part)
    assert len(centres(picture, "bars")) == sum(each.count for each in blocks if each.choice == "nej")
    away = {"frånvarande": 1, "kvittad": 2}
    assert len(centres(picture, "thin")) == sum(each.count * away.get(each.choice, 0) for each in blocks)
    widest = max(each.width for each in picture.strokes if each.css == "seats")
    nearest = min(((x - a) ** 2 + (y - b) ** 2) ** 0.5 for i, (x, y) in enumerate(seats) for a, b in seats[i + 1 :])
    assert nearest >= widest
    assert all(picture.left < x < picture.left + picture.width and y < 0.5 for x, y in seats)
    assert sorted(label.text for label in picture.labels) == sorted(each.letters for each in blocks if each.letters)
    assert all(picture.left <= each.x <= picture.left + picture.width for each in picture.labels)
    assert all(picture.top + 9 <= each.y for each in picture.labels)


BLOCKS = st.builds(SeatBlock, st.sampled_from(ORDER), st.sampled_from(("", "S", "MP", "SPI")), st.integers(1, 25))


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=12))
def test_no_two_seats_meet_however_a_council_votes(blocks: list[SeatBlock]) -> None:
    picture = hemicycle(blocks, {})
    seats = centres(picture, "seats")
    widest = max((each.width for each in picture.strokes if each.css == "seats"), default=0.0)
    assert len(seats) == sum(each.count for each in blocks if each.choice in {"ja", "nej", "avstår"})
    assert all(hypot(x - a, y - b) >= widest for i, (x, y) in enumerate(seats) for a, b in seats[i + 1 :])
    assert all(picture.left < x < picture.left + picture.width and picture.top < y < 0.5 for x, y in seats)


def test_ja_stands_to_the_left_whatever_the_order() -> None:
    assert hemicycle([*COUNCIL, *OTHERS], {}) == hemicycle([*OTHERS, *COUNCIL], {})
    picture = hemicycle([SeatBlock("nej", "M", 8), SeatBlock("ja", "S", 8)], {})
    assert max(x for x, _ in centres(picture, "seats")[:8]) < min(x for x, _ in centres(picture, "bars"))


# Who served in which §

STEPS = (
    "Anna Ek (S), ordförande",
    "Dan Ask (S) §§ 3–5",
    "Eva Alm (M) ersätter Dan Ask (S) §§ 1–2",
    "Bo Lund (M), ej § 5 (jäv)",
)


@pytest.mark.parametrize(
    ("number", "present", "expected"),
    [
        (
            1,
            PRESENT[:3],
            "3 tjänstgjorde i § 1, samma hela mötet.",
        ),
        (1, STEPS, "3 tjänstgjorde i § 1. Eva Alm (M) ersatte Dan Ask (S) under en del av mötet."),
        (3, STEPS, "3 tjänstgjorde i § 3."),
        (5, STEPS, "2 tjänstgjorde i § 5. Inte med: Bo Lund (M) (jäv)."),
        (1, ("Anna Ek (S)", "Vakant (M)"), "1 tjänstgjorde i § 1, samma hela mötet."),
        (2, ("Anna Ek (S)", "Dan Ask (S), §§ 1–2 och 4"), "2 tjänstgjorde i § 2."),
        (3, ("Anna Ek (S)", "Dan Ask (S), §§ 1–2 och 4–5"), "1 tjänstgjorde i § 3. Inte med: Dan Ask (S)."),
    ],
)
def test_each_section_says_who_served_in_it(
    tmp_path: Path, number: int, present: tuple[str, ...], expected: str
) -> None:
    found = section(tmp_path, "----\n".join(item(each) for each in range(1, 6)), number, present)
    served = found.find(class_="served")
    assert isinstance(served, Tag)
    assert re.sub(r" (?=[.,])", "", said(served)) == expected


def test_nobody_serving_is_not_told_of(tmp_path: Path) -> None:
    found = section(tmp_path, "----\n".join([item(1), item(2)]), 1, ("Anna Ek (S) § 2",))
    assert found.find(class_="served") is None


@pytest.mark.parametrize(
    ("result", "figures"),
    [
        ("{ja: 2, nej: 1}", (2, 1)),
        ("{ja: 0, nej: 0, avstår: 3}", (0, 0)),
        ("{ja: 2, nej: 1, blanka: 1}", (2, 1)),
        ("{blanka: 1}", None),
        ("{ogiltiga: 2}", None),
    ],
)
def test_no_figures_of_ja_and_nej_are_made_of_blank_papers(
    tmp_path: Path, result: str, figures: tuple[int, int] | None
) -> None:
    told = item(1, "Val", f"voteringar:\n  - sluten: ja\n    resultat: {result}")
    archive = town(tmp_path, minutes("ks", "2024-03-05", told)).archive()
    vote = archive.meetings[0].items[0].record.votes[0]
    assert vote.sides == figures
    data = data_of(Context(archive, "Protokoll", "https://x.example/"), "moten/ks/2024-03-05/")
    found = data["paragrafer"][0]["voteringar"][0]["resultat"]
    assert (found.get("ja"), found.get("nej")) == (figures or (None, None))
    page = fragments(archive, "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"].get_text()
    assert ("0–0" in page.replace("\u2060", "") or "0\u00a0Ja" in page) == (figures == (0, 0))


@pytest.mark.parametrize(("voters", "told"), [(", röster: [Anna Ek (S), Bo Lund (M)]", False), ("", True)])
def test_names_beside_options_are_not_said_to_be_lacking(tmp_path: Path, voters: str, told: bool) -> None:
    options = f"alternativ: [{{namn: Röd, antal: 2{voters}}}, {{namn: Blå, antal: 0}}]"
    found = section(tmp_path, item(1, "Färg", f"voteringar:\n  - {options}\n    resultat: {{blanka: 0}}"))
    assert ("Vilka som röstade hur står inte i protokollet här." in said(found)) == told
    assert ("Bo Lund" in said(found)) != told


SIDES = """\
beslut: Ja.
voteringar:
  - ja: bifall
    nej: avslag
    utfall: ja
    röster: {ja: ["Anna Ek (S)"], nej: ["Bo Lund (M)", "Eva Ström (C)"]}
"""
SECOND_VOTE = """\
  - ja: återremiss
    nej: avgörande i dag
    utfall: nej
    röster: {ja: ["Anna Ek (S)"], nej: ["Bo Lund (M)", "Eva Ström (C)"]}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (SECOND_VOTE + 'reservationer: [{av: "Bo Lund (M)", text: Nej.}]', []),  # about which of the votes?
        (
            'reservationer: [{av: "Bo Lund (M)", text: Nej.}]',
            ["Anteckning av dem som röstade nej: reservation av Bo Lund (M)"],
        ),
        (
            'reservationer: [{av: ["Bo Lund (M)", "Eva Ström (C)"], text: Nej.}]',
            ["reservation av Bo Lund (M) och Eva Ström (C)"],
        ),
        (
            'protokollsanteckningar: [{av: "Anna Ek (S)", text: Jo.}]',
            ["Anteckning av dem som röstade ja: protokollsanteckning av Anna Ek (S)"],
        ),
        ('reservationer: [{av: "Bo Lund (M)"}]', []),  # blank: it says nothing of why
        ('reservationer: [{av: ["Bo Lund (M)", "Anna Ek (S)"], text: Nej.}]', []),  # of both sides
        ('reservationer: [{av: ["Bo Lund (M)", "Ida Berg (V)"], text: Nej.}]', []),  # one has not voted
        ('yrkanden: [{av: "Bo Lund (M)", text: Avslag.}]', []),
    ],
)
def test_a_vote_leads_to_what_its_sides_had_put_on_record(tmp_path: Path, said: str, told: list[str]) -> None:
    names = ["Anna Ek (S)", "Bo Lund (M)", "Eva Ström (C)", "Ida Berg (V)"]
    place = town(tmp_path, minutes("kf", "2024-03-05", item(1, "Bron", f"{SIDES}{said}"), present=names))
    page = fragments(place.archive(), "moten/kf/2024-03-05/")["moten/kf/2024-03-05/"]
    rows = [each for each in page.select(".vote > p") if "av dem som röstade" in each.get_text()]
    assert len(rows) == len(told)
    for row, wanted in zip(rows, told, strict=True):
        assert wanted in " ".join(row.get_text().split())
        for link in row.select("a"):
            assert page.select_one(f"#{str(link['href']).split('#')[1]}")
