"""An outcome per case, opinions, votes with several options and ballots, the way to appeal, and other languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.archive import AgendaItem, appealable
from generator.pages.context import Context
from generator.search.records import record
from tests.sites import Site, Town, item, minutes, text_of, town

POSTED = "justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-03-11}"
TWO_CASES = "ärende: [{nr: KS-2024-00512, utfall: bifall}, {nr: KS-2024-00513, utfall: avslag}]\ntyp: Motionssvar"


def found(place: Town) -> list[str]:
    return sorted(each.code for each in place.examine().findings)


def only(place: Town) -> AgendaItem:
    return place.archive().meetings[0].items[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TWO_CASES, []),
        ("ärende: {nr: KS-2024-00512, utfall: bifall}", []),
        ("ärende: [KS-2024-00512, {nr: KS-2024-00513}]\nutfall: bifall", []),
        (TWO_CASES + "\nutfall: bifall", ["utfall-tva-ganger"]),
        ("ärende: {nr: KS-2024-00512, utfall: bifallet}", ["fel-varde"]),
        ("utfall: yttrande", []),
    ],
)
def test_cases_with_outcomes_of_their_own(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert found(town(tmp_path, minutes("kf", "2024-03-05", item(1, body=body)))) == expected


def test_a_motion_is_answered_case_by_case(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("kf", "2024-03-05", item(1, body=TWO_CASES))).archive()
    ends = {number: case.items[0].of(case).state_label for number, case in archive.cases.items()}
    assert ends == {"KS-2024-00512": "Bifall", "KS-2024-00513": "Avslag"}
    assert archive.meetings[0].items[0].state_label == "Beslut"
    assert not archive.pending_of([2024])


@pytest.mark.parametrize(
    ("body", "title", "organ", "expected", "codes"),
    [
        ("", "Skolskjuts", "an", "laglighetsprövning", []),
        ("", "Bygglov för carport", "an", None, ["overklagande-oklart"]),
        ("", "Ansökan om förhandsbesked för villa", "an", None, ["overklagande-oklart"]),
        ("", "Strandskyddsdispens för brygga", "an", None, ["overklagande-oklart"]),
        ("", "Ansökan om ekonomiskt bistånd", "an", None, ["overklagande-oklart"]),
        ("", "Serveringstillstånd för Krogen", "an", None, ["overklagande-oklart"]),
        ("typ: Föreläggande", "Rivning", "an", None, ["overklagande-oklart"]),
        ("", "Taxa för bygglov", "an", "laglighetsprövning", []),
        ("", "Svar på motion om bygglov", "kf", "laglighetsprövning", []),
        ("", "Bygglov", "kf", "laglighetsprövning", []),
        ("", "Yrkande om uppdrag om ekonomiskt bistånd", "an", "laglighetsprövning", []),
        (
            "beslut: Domen om att anta detaljplanen antecknas.",
            "Anmälningar",
            "kf",
            "laglighetsprövning",
            ["utfall-mot-ord"],
        ),
        ("utfall: noterat", "Bygglov för carport", "an", None, []),
        ("förslag_till: kf", "Bygglov för carport", "an", "nej", []),
        ("överklagas: förvaltningsbesvär", "Bygglov för carport", "an", "förvaltningsbesvär", []),
        ("överklagas: laglighetsprövning", "Bygglov för carport", "an", "laglighetsprövning", []),
        ("beslut: Nämnden antar detaljplanen för Norrby.", "Norrby", "an", None, ["overklagande-oklart"]),
        ("beslut: Fullmäktige antar detaljplanen för Norrby.", "Norrby", "kf", None, ["overklagande-oklart"]),
        ("beslut: Antas enligt detaljplan.\növerklagas: detaljplan", "Norrby", "kf", "detaljplan", []),
        ("typ: Lov", "Carport", "an", "förvaltningsbesvär", []),
        ("", "Carport", "ks", "förvaltningsbesvär", []),
        ("överklagas: laglighetsprövning", "Carport", "ks", "laglighetsprövning", []),
        ("utfall: yttrande", "Remiss", "an", "nej", []),
    ],
)
def test_how_it_is_appealed(
    tmp_path: Path, body: str, title: str, organ: str, expected: str | None, codes: list[str]
) -> None:
    place = town(tmp_path, minutes(organ, "2024-03-05", item(1, title, body), head=POSTED))
    register = place.content / "register"
    kommun = (register / "kommun.yml").read_text("utf-8")
    place.write("register/kommun.yml", kommun + "överklagas:\n  förvaltningsbesvär: [Lov]\n")
    organs = (register / "organ.yml").read_text("utf-8")
    place.write(
        "register/organ.yml", organs.replace("typ: styrelse", "typ: styrelse\n    överklagas: förvaltningsbesvär")
    )
    assert found(place) == codes
    the_item = only(place)
    assert appealable(the_item) == expected
    day = the_item.meeting.announcements[0].last_day_of(the_item)
    assert day == (date(2024, 4, 2) if expected == "laglighetsprövning" else None)


BALLOT = """
voteringar:
  - tid: "19.42"
    sluten: ja
    alternativ:
      - {namn: Eva Holm (C), antal: 2}
      - {namn: Bo Lund (M), antal: 1}
    resultat: {blanka: 1, ogiltiga: 1}
"""
OPEN = """
voteringar:
  - alternativ:
      - {namn: Röd, röster: [Anna Ek (S)]}
      - {namn: Blå, röster: [Bo Lund (M), Cecilia Berg (C)]}
      - Grön
reservationer:
  - {av: Bo Lund (M), blank: ja}
  - {av: Anna Ek (S), text: Minä vastustan., språk: fi}
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (BALLOT, []),
        (OPEN, []),
        (BALLOT.replace("antal: 2}", "antal: 2, röster: [Anna Ek (S)]}"), ["rost-sluten-namn"]),
        (BALLOT.replace("antal: 2}", "antal: 3}"), ["rost-for-manga"]),
        ("voteringar:\n  - {sluten: ja, resultat: {ja: 2, nej: 1, blanka: 1, ogiltiga: 1}}", []),
        ("voteringar:\n  - {sluten: ja, resultat: {ja: 2, blanka: 1}}", ["saknat-falt"]),
        ("voteringar:\n  - {sluten: ja, resultat: {avstår: 1}}", ["saknat-falt", "saknat-falt"]),
        ("voteringar:\n  - {ja: A, nej: B, utfall: nej, resultat: {ja: 3, nej: 2}}", ["rost-utfall"]),
        (
            "voteringar:\n  - {ja: A, nej: B, utfall: nej, resultat: {ja: 3, nej: 2}, text: Två tredjedelar krävs}",
            [],
        ),
    ],
)
def test_votes_with_more_than_two_sides(tmp_path: Path, body: str, expected: list[str]) -> None:
    present = ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Dan Ask (V)", "Eva Holm (C)"]
    place = town(tmp_path, minutes("kf", "2024-03-05", item(1, body=body), present=present))
    assert found(place) == expected


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    finnish = "språk: fi\närende: KS-2024-00001\nbeslut: Kunta päättää hyväksyä suunnitelman."
    return town(
        tmp_path_factory.mktemp("town"),
        minutes(
            "kf",
            "2024-03-05",
            item(1, "Val", BALLOT),
            item(2, "Färg", OPEN),
            item("2 a", "Motioner", TWO_CASES),
            item(3, "Suomi", finnish),
            item(4, "Bygglovsplan"),
        ),
        minutes("an", "2024-03-06", item(1, "Bygglov för bod"), head=POSTED),
    ).build()


def test_figures_per_candidate_and_blank_papers(site: Site) -> None:
    shown = text_of(site.content("moten/kf/2024-03-05/"))
    assert "Eva Holm (C)" in shown and "1 blank, 1 ogiltig" in shown.replace("\u00a0", " ") and "19.42" in shown
    vote = site.data("moten/kf/2024-03-05/")["paragrafer"][0]["voteringar"][0]
    assert vote["alternativ"][0] == {"namn": "Eva Holm (C)", "antal": 2}
    assert vote["resultat"] == {"blanka": 1, "ogiltiga": 1}
    assert (vote["id"], vote["tid"]) == ("p1-votering-1", "19.42")
    other = site.data("moten/kf/2024-03-05/")["paragrafer"][1]
    assert [each["namn"] for each in other["voteringar"][0]["alternativ"][1]["röster"]] == ["Bo Lund", "Cecilia Berg"]


def test_who_chose_among_several_has_that_on_their_own_page(site: Site) -> None:
    for name, chose, others in (("anna-ek", "Röd", "Blå"), ("bo-lund", "Blå", "Röd")):
        shown = " ".join(text_of(site.content(f"ledamoter/{name}/")).split("Omröstningar", 1)[1].split())
        assert f"Röstade på {chose}" in shown
        assert f"Röstade på {others}" not in shown
        [cast] = site.data(f"ledamoter/{name}/")["röster"]
        assert [key for key in cast if key != "möte"] == ["alternativ"]
        assert f"på ”{chose}” § 2" in (site.folder / f"ledamoter/{name}/atom.xml").read_text("utf-8").replace(
            "\u00a0", " "
        )


def test_who_votes_for_an_option_and_was_not_there_is_doubted(tmp_path: Path) -> None:
    text = minutes("kf", "2024-03-05", item(1, "Färg", OPEN.replace("Anna Ek (S)]}", "Olle Gran (S)]}")))
    [finding] = [each for each in town(tmp_path, text).examine().findings if each.code == "rost-ej-tjanstgorande"]
    assert text.split("\n")[finding.line - 1].strip().startswith("- {namn: Röd")


def test_no_figures_of_sides_that_there_were_not(site: Site) -> None:
    for address in ("moten/kf/2024-03-05/", "voteringar/", "voteringar/2024/"):
        shown = text_of(site.content(address)).replace("\u2060", "").replace("\u00a0", " ")
        assert "0–0" not in shown and "Lika" not in shown and "0 Ja" not in shown, address
        assert "2–1" in shown or "Eva Holm (C)" in shown, address


def test_options_are_found_and_codes_are_not(tmp_path: Path) -> None:
    body = "ärende: {nr: KS-2024-00001, utfall: bifall}\nspråk: fi\nbeslut: Kunta." + OPEN
    archive = town(tmp_path, minutes("kf", "2024-03-05", item(1, "Färg", body))).archive()
    the_item = archive.meetings[0].items[0]
    found = record(Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/"), the_item).content
    assert "Röd" in found and "Blå" in found and "Kunta." in found
    assert not {"fi", "KS-2024-00001", "bifall"} & set(found.split())


def test_votes_and_reservations_have_anchors(site: Site) -> None:
    page = site.content("moten/kf/2024-03-05/")
    data = site.data("moten/kf/2024-03-05/")["paragrafer"][1]
    ids = [each["id"] for each in (*data["voteringar"], *data["anteckningar"])]
    assert ids == ["p2-votering-1", "p2-reservation-1", "p2-reservation-2"]
    assert all(page.find(id=each) for each in ids)
    assert page.find(id="p2a")


def test_each_case_stands_with_its_own_outcome(site: Site) -> None:
    assert "Bifall" in text_of(site.content("arenden/ks-2024-00512/"))
    rejected = text_of(site.content("arenden/ks-2024-00513/"))
    assert "Avslag" in rejected and "Bifall" not in rejected
    assert "KS-2024-00513 (avslag)" in text_of(site.content("moten/kf/2024-03-05/"))
    cases = site.data("moten/kf/2024-03-05/")["paragrafer"][2]["ärenden"]
    assert [each["utfall"] for each in cases] == ["bifall", "avslag"]


def test_other_languages_are_said(site: Site) -> None:
    page = site.content("moten/kf/2024-03-05/")
    said = "Kunta päättää hyväksyä suunnitelman."  # first in short, then whole
    assert [text_of(each).strip() for each in page.select("[lang=fi]")] == ["Minä vastustan.", said, said]
    assert site.feed("arenden/ks-2024-00001/")["items"][0]["language"] == "fi"
    assert 'lang="fi"' in site.html("organ/kf/atom.xml") or 'lang="fi"' in site.html("partier/s/atom.xml")


def test_no_day_where_nobody_says_how(site: Site) -> None:
    shown = text_of(site.content("moten/an/2024-03-06/"))
    assert "Hur beslutet överklagas framgår inte här" in shown
    assert "Överklaga senast" not in shown
    assert "överklaga_senast_beräknat" not in site.data("moten/an/2024-03-06/")["paragrafer"][0]
