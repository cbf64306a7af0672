"""Mandates by the register: who sat when, whom of the archive that is, and what contradicts the minutes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import Tag

from generator.pages.context import Context
from tests.sites import Town, data_of, fragments, item, minutes, text_of, town

PEOPLE = """
personer:
  - {id: lars-norr, namn: Lars Ek, endast_parti: S}
  - {id: lars-soder, namn: Lars Ek, endast_parti: S}
"""


def plain(element: Tag) -> str:
    return " ".join(element.get_text().split())


def founded(folder: Path, *mandates: str) -> Town:
    place = town(
        folder,
        minutes("ks", "2024-03-05", item(1), present=("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)")),
        minutes("ks", "2025-03-04", item(1), present=("Bo Lund (M), ordförande", "Cecilia Berg (C)", "Eva Ny (S)")),
    )
    place.write("register/uppdrag.yml", "uppdrag:\n" + "".join(f"  - {{{each}}}\n" for each in mandates))
    return place


ANNA = "person: Anna Ek (S), organ: ks, roll: ordförande, från: 2023-01-01, till: 2025-02-28"
BO = "person: Bo Lund (M), organ: ks, roll: 1:e vice ordförande, från: 2023-01-01, till: 2026-12-31"
EVA = "person: Eva Ny (S), organ: ks, från: 2025-03-01, till: 2026-12-31, för: Anna Ek (S)"
NEW = "person: Dan Kommande (V), organ: ks, roll: ersättare, från: 2027-01-01"


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (ANNA, []),
        (BO, []),
        (EVA, []),
        ("person: Cecilia Berg (C), organ: ks, från: 2023-01-01", []),
        ("person: Cecilia Berg, organ: ks, från: 2023-01-01", []),
        ("person: Cecilia Berg (C), organ: kf, från: 2023-01-01, till: 2023-12-31", []),
        (NEW, ["register-utan-traff"]),
        ("person: Bo Lund (S), organ: ks, från: 2023-01-01", ["register-utan-traff"]),
        ("person: Bo Lund (XX), organ: ks, från: 2023-01-01", ["okant-parti"]),
        ("person: Bo Lund (M), organ: kss, från: 2023-01-01", ["okant-organ"]),
        ('person: "Bo Lund (M), ordförande", organ: ks, från: 2023-01-01', ["fel-uppdrag"]),
        ("person: Bo Lund (M), organ: ks, från: 2023-01-01, till: 2022-01-01", ["fel-uppdrag"]),
        ("person: Vakant, organ: ks, från: 2023-01-01", ["fel-uppdrag"]),
        ("person: Lars Ek (S), organ: ks, från: 2023-01-01", ["tvetydigt-namn"]),
        ("person: lars-norr, organ: ks, från: 2023-01-01", []),
        ("person: Cecilia Berg (C), organ: ks, från: 2023-01-01, till: 2024-12-31", ["uppdrag-mot-protokoll"]),
        (f"{ANNA}}}\n  - {{{ANNA.replace('2023', '2024')}", ["dubblett-register"]),
        (f"{ANNA}}}\n  - {{{ANNA.replace('ordförande', 'ledamot')}", []),
    ],
)
def test_what_is_wrong_in_the_register_is_told(tmp_path: Path, line: str, codes: list[str]) -> None:
    place = founded(tmp_path / "a", line)
    place.write("register/personer.yml", PEOPLE)
    assert [each.code for each in place.examine().findings] == codes


def test_pages_tell_who_sat_when_by_the_register(tmp_path: Path) -> None:
    place = founded(tmp_path / "a", ANNA, BO, EVA, NEW)
    archive = place.archive()
    body = fragments(archive, "organ/ks/")["organ/ks/"]
    presidium = body.select_one("section[aria-label=Presidium]")
    members = body.select_one("section[aria-label=Ledamöter]")
    assert presidium and "Bo Lund" in presidium.get_text() and "Anna Ek" not in presidium.get_text()
    assert members and "1 mars 2025 – 31 december 2026, för Anna Ek (S)" in plain(members)
    # Who serves by the minutes and is not in the register of the body is not said to be elected to it.
    assert "Cecilia Berg" not in plain(members)
    folded = [each.get_text(" ", strip=True).replace("\xa0", " ") for each in body.select("details")]
    assert any("Har valts men inte tillträtt (1)" in each and "Dan Kommande" in each for each in folded)
    assert any("Tidigare uppdrag (1)" in each and "Anna Ek Ordförande, 1 januari 2023" in each for each in folded)
    assert not body.select("a[href*=dan-kommande]")
    assert "4 mars 2025" in plain(body)  # the day that "now" is

    pages = fragments(archive, "ledamoter/anna-ek/", "ledamoter/bo-lund/", "ledamoter/cecilia-berg/")
    anna, bo, cecilia = (plain(pages[f"ledamoter/{each}/"]) for each in ("anna-ek", "bo-lund", "cecilia-berg"))
    assert "1 januari 2023 – 28 februari 2025" in anna
    assert "1:e vice ordförande i kommunstyrelsen 1 januari 2023 – 31 december 2026" in " ".join(bo.split())
    assert "5 mars 2024 – 4 mars 2025" in cecilia  # as the minutes show


def test_the_rest_of_a_body_is_read_out_of_its_minutes_where_the_register_has_its_presidium_alone(
    tmp_path: Path,
) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    place.write(
        "register/uppdrag.yml", "uppdrag: [{person: Bo Lund (M), organ: ks, roll: ordförande, från: 2024-01-01}]"
    )
    page = plain(fragments(place.archive(), "organ/ks/")["organ/ks/"])
    presidium, rest = page.partition("Presidium")[2].split("Ledamöter", 1)
    assert "Bo Lund" in presidium and "Anna Ek" not in presidium
    assert "Anna Ek" in rest and "Cecilia Berg" in rest and "Bo Lund" not in rest
    assert (
        "Presidiet: enligt registret över uppdrag" in rest
        and "Övriga: så som de står i protokollet 5 mars 2024." in rest
    )


@pytest.mark.parametrize(
    ("cecilia", "seen"),
    [
        ("till: 2025-03-03", ["Cecilia Berg", "Eva Ny"]),
        ("till: 2025-12-31", ["Eva Ny"]),  # she sat on the day of the newest minutes of the body, and has left since
        ("till: 2026-12-31", ["Eva Ny"]),
    ],
)
@pytest.mark.parametrize("others", [("person: Anna Ek (S), organ: ks, från: 2026-01-01",), ()])
def test_whom_the_newest_minutes_name_and_the_register_does_not_is_seen_there(
    tmp_path: Path, cecilia: str, seen: list[str], others: tuple[str, ...]
) -> None:
    place = founded(tmp_path, BO, f"person: Cecilia Berg (C), organ: ks, från: 2023-01-01, {cecilia}", *others)
    place.write("protokoll/kf/2026-02-03.yml", minutes("kf", "2026-02-03"))
    page = fragments(place.archive(), "organ/ks/")["organ/ks/"]
    sections = page.find_all("section", attrs={"aria-label": "Sedda i protokollet"})
    assert len(sections) == (1 if others or "2026" in cecilia else 0)
    rest = sections or page.find_all("section", attrs={"aria-label": "Ledamöter"})
    assert [each.get_text() for each in rest[0].find_all("a") if "ledamoter/" in str(each["href"])] == seen
    if sections:
        assert "De står i protokollet 4 mars 2025. Registret över uppdrag har inget uppdrag för dem" in plain(rest[0])


def test_who_is_elected_still_is_no_former_member(tmp_path: Path) -> None:
    last = "person: Anna Ek (S), organ: kf, från: 2023-01-01"
    people = founded(tmp_path / "a", ANNA).archive().all_people
    assert (people["anna-ek"].former, people["bo-lund"].former) == ("2023–2025", "")
    assert founded(tmp_path / "b", ANNA, last).archive().all_people["anna-ek"].former == ""


def test_data_have_mandates_and_memberships_with_days(tmp_path: Path) -> None:
    place = founded(tmp_path / "a", ANNA, EVA)
    place.write("register/personer.yml", "personer:\n  - {namn: Eva Ny, partier: [{parti: S, från: 2020-05-01}]}\n")
    archive = place.archive()
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    eva = data_of(context, "ledamoter/eva-ny/")
    assert eva["förtroendeuppdrag"][0]["från"] == "2025-03-01"
    assert eva["förtroendeuppdrag"][0]["för"]["namn"] == "Anna Ek"
    assert [each["från"] for each in eva["partitillhörighet"]] == ["2020-05-01"]
    bo = data_of(context, "ledamoter/bo-lund/")
    assert "förtroendeuppdrag" not in bo
    assert [(each["kod"], each["först_sedd"]) for each in bo["partitillhörighet"]] == [("M", "2024-03-05")]
    body = data_of(context, "organ/ks/")
    assert [each["namn"] for each in body["förtroendeuppdrag"]] == ["Anna Ek", "Eva Ny"]


@pytest.mark.parametrize("registered", [True, False])
def test_days_that_only_minutes_tell_are_said_to_be_theirs(tmp_path: Path, registered: bool) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"), minutes("ks", "2024-04-05"))
    if registered:
        place.write(
            "register/uppdrag.yml",
            'uppdrag:\n  - {person: "Anna Ek (S)", organ: ks, roll: ordförande, från: 2024-01-01}\n',
        )
    head = text_of(place.build().content("ledamoter/anna-ek/"))
    assert ("i protokollen 5" in head) is not registered
