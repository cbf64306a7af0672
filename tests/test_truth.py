"""What would be untrue of a person or a matter: offices never held, parties never joined, answers never looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.member.career import role_line, roles_of
from tests.sites import fragments, item, minutes, town


def held(day: str, *present: str, body: str = "ks", items: str = "") -> str:
    return minutes(body, day, items or item(1), present=present)


@pytest.mark.parametrize(
    ("chairs", "period"),
    [
        ("AAA", "7 februari 2024 – 9 februari 2024"),
        ("ABA", "7 februari 2024, 9 februari 2024"),
        ("A-A", "7 februari 2024 – 9 februari 2024"),
        ("ABAA", "7 februari 2024, 9 februari 2024 – 10 februari 2024"),
        ("AABA", "7 februari 2024 – 8 februari 2024, 10 februari 2024"),
        ("ABABABABA", "2024"),
    ],
)
def test_a_term_ends_where_somebody_else_holds_the_office(tmp_path: Path, chairs: str, period: str) -> None:
    names = {"A": "Anna Ek (S), ordförande", "B": "Bo Lund (M), ordförande", "-": "Cecilia Berg (C)"}
    files = [held(f"2024-02-{7 + at:02}", names[each]) for at, each in enumerate(chairs)]
    [role] = roles_of(town(tmp_path, *files).archive().people["anna-ek"])
    assert (role.title, role.period.replace("\xa0", " ")) == ("Ordförande", period)


@pytest.mark.parametrize("role", ["tjänstgörande ordförande", "tf ordförande", "mötesordförande", "ålderspresident"])
def test_who_acts_as_president_holds_no_office(tmp_path: Path, role: str) -> None:
    archive = town(tmp_path, held("2024-02-07", "Anna Ek (S), ordförande", f"Bo Lund (M), {role}")).archive()
    assert [each.title for each in roles_of(archive.people["bo-lund"])] == ["Ledamot"]
    assert [each.title for each in roles_of(archive.people["anna-ek"])] == ["Ordförande"]


SAID = "yrkanden:\n  - {{av: Anna Ek ({}), text: Bifall.}}"


@pytest.mark.parametrize(
    ("present", "said", "codes"),
    [
        (("S", "S", "S"), ("S", "M", "S"), ["S"]),
        (("S", "S", "S"), ("S", "S", "M"), ["S"]),
        (("S", "M", "S"), ("S", "S", "S"), ["S"]),
        (("S", "M", "M"), ("S", "M", "M"), ["S", "M"]),
        (("S", "S", "M"), ("S", "S", "M"), ["S", "M"]),
        (("S", "M", "M", "S"), ("S", "M", "M", "S"), ["S", "M", "S"]),
    ],
)
def test_one_misprinted_party_is_no_change(
    tmp_path: Path, present: tuple[str, ...], said: tuple[str, ...], codes: list[str]
) -> None:
    files = [
        held(f"2024-0{at + 1}-07", f"Anna Ek ({where})", items=item(1, "Taxa", SAID.format(claimed)))
        for at, (where, claimed) in enumerate(zip(present, said, strict=True))
    ]
    archive = town(tmp_path, *files).archive()
    assert [party and party.code for _, party in archive.people["anna-ek"].parties] == codes
    misprint = next((at for at, each in enumerate(said) if each != present[at]), None)
    if misprint is not None:
        address = f"moten/ks/2024-0{misprint + 1}-07/"
        assert f"Anna Ek ({said[misprint]})" in fragments(archive, address)[address].get_text(" ")


@pytest.mark.parametrize(
    ("present", "said", "pages"),
    [
        (["Anna Ek (S)"], "yrkanden:\n  - {av: Anna Ek (M), text: Bifall.}", {"s"}),
        (["Anna Ek (S)"], "yrkanden:\n  - {av: Anna Ek (S), text: Bifall.}", {"s"}),
        (["Anna Ek (S)"], "reservationer:\n  - {av: Anna Ek (M), text: Vi är emot.}", {"s"}),
        (["Anna Ek (S)"], "yrkanden:\n  - {av: [Anna Ek (M), Bo Lund (M)], text: Bifall.}", {"s", "m"}),
        (["Cecilia Berg (C) ersätter Anna Ek (S)"], "yrkanden:\n  - {av: Anna Ek (M), text: Bifall.}", {"s"}),
        # What a statement is made for is said outright; and who is not in the list is what the § prints.
        (["Anna Ek (S)", "Bo Lund (M)"], "yrkanden:\n  - {av: Anna Ek (S), för: M, text: Bifall.}", {"m"}),
        (["Cecilia Berg (C)"], "yrkanden:\n  - {av: Anna Ek (M), text: Bifall.}", {"m"}),
        (["Anna Ek (S)", "Bo Lund (M)"], "yrkanden:\n  - {av: Bo Lund (M), text: Bifall.}", {"m"}),
        (["Anna Ek (-)"], "yrkanden:\n  - {av: Anna Ek (M), text: Bifall.}", set()),
    ],
)
def test_a_misprinted_party_puts_no_statement_on_the_other_partys_page(
    tmp_path: Path, present: list[str], said: str, pages: set[str]
) -> None:
    founded = town(tmp_path, held("2024-02-07", *present, items=item(7, "Taxan för vatten", said)))
    archive = founded.archive()
    shown = fragments(archive, *(f"partier/{each}/" for each in ("s", "m", "c")))
    where = {address.split("/")[1] for address, page in shown.items() if "Taxan för vatten" in page.get_text(" ")}
    assert where == pages
    meeting = fragments(archive, "moten/ks/2024-02-07/")["moten/ks/2024-02-07/"]
    assert "Anna Ek (M)" in meeting.get_text(" ") or "Anna Ek (M)" not in said


def test_former_members_stand_apart_with_their_years(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        held("2018-06-04", "Olle Gran (S), ordförande", "Bo Lund (S)", "Cecilia Berg (C)"),
        held("2024-06-03", "Anna Ek (S), ordförande", "Bo Lund (M)"),
    ).archive()
    lines = {each: role_line(person) for each, person in archive.people.items()}
    assert lines["olle-gran"] == "Ordförande i kommunstyrelsen, 2018"
    assert lines["anna-ek"] == "Ordförande i kommunstyrelsen"
    pages = fragments(archive, "partier/s/", "ledamoter/")
    apart = pages["ledamoter/"].select("section[aria-labelledby=tidigare] a")
    assert [each.get_text() for each in apart] == ["Cecilia Berg", "Olle Gran"]
    [former] = pages["partier/s/"].select("#ledamoter ~ details.month")
    assert [each.get_text() for each in former.select("a.quiet")] == ["Olle Gran", "Bo Lund"]
    assert "Nu Moderaterna" in former.get_text(" ")
    people = pages["partier/s/"].select_one("#ledamoter ~ ul")
    assert people and [each.get_text() for each in people.select("a.quiet")] == ["Anna Ek"]
    assert "2018" in pages["ledamoter/"].get_text(" ")


MOTION = "typ: Motion\nväckt_av: Anna Ek\närende: KS 2024/7"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("", "Svar okänt"),
        ("utfall: avslag", None),
        ("utfall: besvarad", None),
        ("utfall: hänskjutet", "3 månader"),
        ("förslag_till: ks", "3 månader"),
    ],
)
def test_what_is_unknown_is_not_called_unanswered(tmp_path: Path, outcome: str, said: str | None) -> None:
    files = [
        held("2024-03-07", "Anna Ek (S)", body="kf", items=item(1, "Motion om bron", f"{MOTION}\n{outcome}")),
        held("2024-06-07", "Anna Ek (S)", body="ks"),
    ]
    page = fragments(town(tmp_path, *files).archive(), "obesvarat/")["obesvarat/"]
    text = " ".join(page.get_text(" ").split())
    assert ("Motion om bron" in text) is (said is not None)
    if said:
        assert said in text
        assert ("men utan uppgift om utfall" in text) is (said == "Svar okänt")


NUMBER = "ärende: KS 2024/1"
OTHERS = ["Avsägelse från Bo Lund", "Val av nämndeman", "Ordningsfråga", "Anmälan av jäv", "Val till styrelsen"]


@pytest.mark.parametrize(
    ("titles", "keys", "collected"),
    [
        (OTHERS, "", True),
        (OTHERS[:4], "", True),  # in one meeting
        (OTHERS[:2], "", True),
        ([*OTHERS[:3], OTHERS[0]], "", False),
        (["Taxa"] * 5, "", False),
        (OTHERS, "utfall: bordläggning", False),
        (OTHERS, "förslag_till: kf", False),
        (OTHERS, "typ: Motion", False),
    ],
)
def test_a_collective_number_is_a_list(tmp_path: Path, titles: list[str], keys: str, collected: bool) -> None:
    items = [item(at, title, f"{NUMBER}\n{keys if at == 3 else ''}") for at, title in enumerate(titles, 1)]
    archive = town(tmp_path, minutes("ks", "2024-03-05", *items)).archive()
    [case] = archive.cases.values()
    assert case.is_collection is collected
    address = f"arenden/{case.slug}/"
    page = fragments(archive, address)[address]
    text = " ".join(page.get_text(" ").split())
    assert ("Paragraferna, de senaste först" in text) is collected
    assert ("Vad gäller nu" in text) is not collected
    assert not (collected and page.select(".path-figure, .standing"))
    assert all(each.newer() is None for each in archive.meetings[0].items) or not collected


def test_a_page_split_by_year_never_speaks_for_the_whole(tmp_path: Path) -> None:
    vote = "voteringar:\n  - {ja: bifall, nej: avslag, röster: {ja: [Anna Ek], nej: [Bo Lund]}}"
    early = [held("2023-03-07", "Anna Ek (S)", "Bo Lund (M)", items=item(1, "Taxa", vote))]
    late = [held(f"2024-{1 + at // 28:02}-{1 + at % 28:02}", "Anna Ek (S)", "Bo Lund (M)") for at in range(31)]
    pages = fragments(town(tmp_path, *early, *late).archive(), "ledamoter/anna-ek/", "ledamoter/anna-ek/2023/")
    newest = " ".join(pages["ledamoter/anna-ek/"].get_text(" ").split())
    assert "Inga under 2024. Andra år har egna sidor." in newest
    assert "Inga i arkivet" not in newest and "sedan 2024" not in newest
    assert "Inga" not in pages["ledamoter/anna-ek/2023/"].select("#roster ~ *")[0].get_text()
