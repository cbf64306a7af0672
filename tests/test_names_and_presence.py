"""Names as they are, people without party, namesakes told apart by a key, and presence by the clock and by wire."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.notation import parse_spans
from generator.pages.parts import spans_label
from tests.sites import Site, Town, fragments, item, minutes, text_of, town

CHAIR = "Anna Ek (S), ordförande"
TWO = """\
personer:
  - {id: lars-ek-norr, namn: Lars Ek, endast_parti: S}
  - {id: lars-ek-soder, namn: Lars Ek, endast_parti: S}
"""


def found(place: Town) -> list[str]:
    return sorted(each.code for each in place.examine().findings)


@pytest.mark.parametrize(
    "printed", ["politisk vilde", "vilde", "oberoende", "Oberoende", "partilös", "obunden", "-", "–"]
)
def test_without_party_in_any_words(tmp_path: Path, printed: str) -> None:
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", present=[CHAIR, f"Cecilia Berg ({printed})"]),
        minutes("ks", "2024-04-05", item(2), present=[CHAIR, "Cecilia Berg (-)"]),
    )
    assert found(place) == []
    person = place.archive().people["cecilia-berg"]
    assert person.party is None
    assert {party for _, party in person.parties} == {None}


def test_the_register_dates_the_loss_of_a_party(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", present=[CHAIR, "Cecilia Berg (vilde)"]))
    parties = 'partier: [{parti: C, till: 2023-12-31}, {parti: "-", från: 2024-01-01}]'
    place.write("register/personer.yml", f"personer:\n  - namn: Cecilia Berg\n    {parties}\n")
    assert found(place) == []
    codes = [party and party.code for _, party in place.archive().people["cecilia-berg"].parties]
    assert codes == ["C", None]


@pytest.mark.parametrize(
    "line",
    [
        "Per-Olof Å:son Strand (S)",
        "Lars Ek i Norrby (S)",
        "Jan-Åke (Janne) Ek (S)",
        "Lars Ek d.y. (S)",
        "{namn: 'Prins X. 3:e / von Öst', parti: S, paragrafer: § 1}",
    ],
)
def test_names_can_be_entered(tmp_path: Path, line: str) -> None:
    place = town(tmp_path, minutes(present=[CHAIR, line]))
    assert found(place) == []
    assert len(place.archive().people) == 2


def test_a_name_that_no_grammar_reads_speaks_and_votes(tmp_path: Path) -> None:
    body = """
        reservationer:
          - av: 3:an Öst (S)
            blank: ja
    """
    place = town(
        tmp_path, minutes("ks", "2024-03-05", item(1, body=body), present=[CHAIR, "{namn: 3:an Öst, parti: S}"])
    )
    assert found(place) == []
    assert len(place.archive().people["3-an-ost"].contributions_in([2024])) == 1


@pytest.mark.parametrize(
    ("lines", "register", "expected"),
    [
        (["Lars Ek (S)"], TWO, ["tvetydigt-namn"]),
        (["{namn: Lars Ek, parti: S, person: lars-ek-norr}"], TWO, []),
        (["{namn: Lars Ek, parti: S, person: lars-ek-norr}", "Lars Ek (S) [lars-ek-soder]"], TWO, []),
        (["Lars Ek (S) [lars-ek-vast]"], TWO, ["okand-person-id"]),
        (["Lars Ek (M)"], TWO, []),
        (["Lars Ek (S)"], TWO.replace("id: lars-ek-soder, ", ""), ["dubblett-register", "tvetydigt-namn"]),
        (
            ["Lars Ek (S)"],
            TWO.replace("soder, namn: Lars Ek, endast_parti: S", "m, namn: Lars Ek, endast_parti: M"),
            [],
        ),
        (
            ["Lars Ek (S)"],
            "personer:\n  - {namn: Lars Ek}\n  - {namn: Bo Ek, även: [Lars Ek]}\n",
            ["dubblett-register", "tvetydigt-namn"],
        ),
    ],
)
def test_two_of_one_name_and_party(tmp_path: Path, lines: list[str], register: str, expected: list[str]) -> None:
    place = town(tmp_path, minutes(present=[CHAIR, *lines]))
    place.write("register/personer.yml", register)
    assert found(place) == expected


def test_who_of_two_namesakes_is_present_speaks_and_both_need_a_key(tmp_path: Path) -> None:
    speaks = "yrkanden:\n  - {av: Lars Ek (S), text: Bifall.}"
    keyed = "yrkanden:\n  - {av: {namn: Lars Ek, parti: S, person: lars-ek-soder}, text: Avslag.}"
    norr, soder = (f"{{namn: Lars Ek, parti: S, person: lars-ek-{each}}}" for each in ("norr", "soder"))
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, body=speaks), present=[CHAIR, norr]),
        minutes("ks", "2024-04-05", item(2, body=keyed), present=[CHAIR, norr, soder]),
    )
    place.write("register/personer.yml", TWO)
    assert found(place) == []
    people = place.archive().people
    assert [each.text for each in people["lars-ek-norr"].contributions_in([2024])] == ["Bifall."]
    assert [each.text for each in people["lars-ek-soder"].contributions_in([2024])] == ["Avslag."]
    place.add(minutes("ks", "2024-05-05", item(3, body=speaks), present=[CHAIR, norr, soder]))
    assert found(place) == ["tvetydigt-namn"]


@pytest.mark.parametrize(
    ("one", "other", "people", "expected"),
    [
        ("Lis Sundén Andersson (C)", "Lis Sundén-Andersson (C)", 1, ["tva-stavningar"]),
        ("Åke Björk (S)", "Björk Åke (S)", 1, ["tva-stavningar"]),
        ("Åke Björk (S)", "ÅKE BJÖRK (S)", 1, []),
        ("Åke Björk (S)", "Björk Åke (M)", 2, []),
        ("Lis Sundén Andersson (C)", "Lis Sundén-Andersson (M)", 1, ["adresskrock"]),
    ],
)
def test_spellings_of_one_person(tmp_path: Path, one: str, other: str, people: int, expected: list[str]) -> None:
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", present=[CHAIR, one]),
        minutes("ks", "2024-04-05", item(2), present=[CHAIR, other]),
    )
    assert [code for code in found(place) if code != "parti-stammer-inte"] == expected
    archive = place.examine().archive
    assert archive and len(archive.people) == 1 + people


def test_both_spellings_in_one_list_are_still_asked_about(tmp_path: Path) -> None:
    place = town(tmp_path, minutes(present=[CHAIR, "Lis Sundén Andersson (C)", "Lis Sundén-Andersson (C)"]))
    assert found(place) == ["tva-stavningar"]


def test_the_other_spelling_leads_on(tmp_path: Path) -> None:
    place = town(
        tmp_path,
        minutes(present=[CHAIR, "Åke Björk (S)"]),
        minutes("kf", "2024-03-06", present=[CHAIR, "Åke Björk (S)"]),
    )
    place.add(minutes("ks", "2024-04-05", item(2), present=[CHAIR, "Björk Åke (S)"]))
    assert place.archive().people["ake-bjork"].redirects == ("bjork-ake",)


def test_op_and_op_with_dots_are_two_parties(tmp_path: Path) -> None:
    place = town(tmp_path, minutes(present=["Anna Ek (OP), ordförande", "Bo Lund (ÖP)"]))
    place.write("register/partier.yml", "partier:\n  - {kod: OP, namn: Ortspartiet}\n  - {kod: ÖP, namn: Öns parti}\n")
    assert found(place) == []
    assert [party.slug for party in place.archive().parties] == ["op", "op-ons-parti"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Bo Lund (M)", "Eva Holm (C)", "Ida Alm (V)"], []),  # as councils list everybody who served at any time
        (["Bo Lund (M)", "Eva Holm (C) § 1"], ["for-manga-tjanstgor"]),
        (["Bo Lund (M), ej § 1", "Eva Holm (C) ersätter Bo Lund (M) § 1"], []),
        (["Bo Lund (M) kl. 9–12", "Eva Holm (C) kl. 11.30–14"], ["for-manga-tjanstgor"]),
        (["Bo Lund (M) kl. 9–12", "Eva Holm (C) kl. 12–14"], []),
        (["Bo Lund (M) till kl. 12", "Eva Holm (C) från kl. 11"], ["for-manga-tjanstgor"]),
        (["Bo Lund (M) till kl. 11", "Eva Holm (C) från kl. 11"], []),
        (["Bo Lund (M), ej kl. 11–12", "Eva Holm (C) kl. 11–12"], []),
        (["Bo Lund (M), del av § 1", "Eva Holm (C), del av § 1"], []),
    ],
)
def test_more_serve_at_once_than_there_are_seats(tmp_path: Path, lines: list[str], expected: list[str]) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1), item(2), present=[CHAIR, *lines]))
    organ = (place.content / "register/organ.yml").read_text("utf-8")
    place.write("register/organ.yml", organ.replace("typ: styrelse", "typ: styrelse\n    antal_ledamöter: 2"))
    assert [each for each in found(place) if each not in {"ej-beslutfor"}] == expected


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    voted = "{ja: [Anna Ek (S), Bo Lund (M)], nej: [Eva Holm (C)]}"
    vote = f"voteringar:\n  - {{ja: bifall, nej: avslag, resultat: {{ja: 2, nej: 1, avstår: 2}}, röster: {voted}}}"
    present = [
        CHAIR,
        "Bo Lund (M), kl. 15:14–17:51",
        "Eva Holm (C) § 1, del av § 2",
        "Ida Alm (V), på distans",
        "Cecilia Berg (politisk vilde)",
    ]
    return town(
        tmp_path_factory.mktemp("town"), minutes("ks", "2024-03-05", item(1, body=vote), item(2), present=present)
    ).build()


def test_the_clock_claims_no_paragraph(site: Site) -> None:
    shown = text_of(site.content("moten/ks/2024-03-05/")).replace("\u00a0", " ")
    assert "kl. 15:14–17:51" in shown and "§ 1, del av § 2" in shown and "på distans" in shown
    assert "minst 4 tjänstgjorde i § 1" in shown
    assert "om i den här paragrafen framgår inte: Bo Lund (M) (kl. 15:14–17:51)" in shown
    rows = {
        row.find("a").get_text(): row["data-kinds"]
        for row in site.content("moten/ks/2024-03-05/").select("[data-kinds]")
    }  # type: ignore[union-attr]
    assert rows["Bo Lund"] == "tt" and rows["Eva Holm"] == "st" and "Ida Alm" not in rows
    member = text_of(site.content("ledamoter/bo-lund/"))
    assert "tjänstgjorde kl. 15:14–17:51" in member
    lines = {each["namn"]: each for each in site.data("moten/ks/2024-03-05/")["närvaro"]}
    assert lines["Bo Lund"]["tid"] == "kl. 15:14–17:51" and "paragrafer" not in lines["Bo Lund"]
    assert lines["Ida Alm"]["sätt"] == "på distans" and "roll" not in lines["Ida Alm"]
    assert lines["Eva Holm"]["del_av"] == "§ 2"
    assert "antal_tjänstgörande" not in site.data("moten/ks/2024-03-05/")["paragrafer"][0]


def test_to_preside_for_a_while_is_no_office(tmp_path: Path) -> None:
    present = [
        "Anna Ek (S), tjänstgörande ordförande § 1",
        "Cecilia Berg (C), ålderspresident, ordförande § 2",
        "Bo Lund (M), ordförande",
    ]
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1), item(2), item(3), present=present))
    assert found(place) == []
    pages = fragments(place.archive(), "ledamoter/anna-ek/", "organ/ks/", "moten/ks/2024-03-05/")
    assert "Ledamot" in text_of(pages["ledamoter/anna-ek/"])
    assert "Tjänstgörande ordförande" not in text_of(pages["ledamoter/anna-ek/"])
    assert "Tjänstgörande ordförande" not in text_of(pages["organ/ks/"])
    assert "Ålderspresident" not in text_of(pages["organ/ks/"])
    meeting = text_of(pages["moten/ks/2024-03-05/"]).replace("\u00a0", " ")
    assert "Anna Ek § 1, Cecilia Berg § 2, Bo Lund" in meeting
    # They were there throughout.
    assert "3 tjänstgjorde i § 3, samma hela mötet" in meeting and "Inte med" not in meeting


def test_to_be_there_by_wire_is_no_office(site: Site) -> None:
    assert "Ledamot" in text_of(site.content("ledamoter/ida-alm/"))
    assert "På distans i" not in text_of(site.content("ledamoter/"))


MASKED = ("Anna Ek (S), ordförande", '"[maskad] (V)"', "Vakant (M)")


def test_who_is_masked_is_nobody_that_has_a_page(tmp_path: Path) -> None:
    said = 'reservationer: [{av: "[maskad] (V)", blank: ja}, {av: "[maskad]", text: Nej.}]'
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, "Bro", said), present=MASKED),
        minutes("kf", "2024-04-09", present=MASKED),
    )
    assert [each.code for each in place.examine().findings] == []
    archive = place.archive()
    assert [each.name for each in archive.people.values()] == ["Anna Ek"]
    page = " ".join(text_of(fragments(archive, "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]).split())
    assert "2\xa0tjänstgjorde i §\xa01" in page.replace(" tj", "\xa0tj").replace("§ 1", "§\xa01")
    assert "2\xa0tjänstgjorde hela mötet" in page.replace(" tj", "\xa0tj")
    of_party, of_nobody = archive.meetings[0].items[0].contributions
    assert [each.code for each in of_party.parties] == ["V"] and of_nobody.parties == ()
    place.add(minutes("ks", "2024-05-07", present=("Anna Ek (S), ordförande", '"[maskad] (XX)"')))
    assert [each.code for each in place.examine().findings] == ["okant-parti"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("", ""),
        ("§ 9", "§ 9"),
        ("§§ 8–10, 12", "§§ 8–10, 12"),
        ("från § 5", "från § 5"),
        ("§§ 1–2, från § 5", "§§ 1–2, från § 5"),  # not the last of them alone
        ("t.o.m. § 7, § 9", "till och med § 7, § 9"),
    ],
)
def test_printed_ranges_are_shown_whole(printed: str, shown: str) -> None:
    label = spans_label(parse_spans(printed))
    assert label.replace("\u00a0", " ").replace("\u2060", "") == shown
    assert "§ " not in label and not re.search("[^\u2060]–|–[^\u2060]", label)  # no line ends inside one
