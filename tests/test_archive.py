"""The archive: who is who, what belongs to what, and what came before and after."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.archive import Archive, ContributionKind, Meeting, Person, Presence, PresenceKind, StateKind, serving_in
from generator.findings import Severity
from generator.pages.context import Context
from generator.pages.item.row import runs_of_quiet
from tests.sites import ORGAN, PARTIER, Town, data_of, fragments, item, minutes, town

DAY = "2024-03-05"


def one(
    folder: Path, *items: str, present: tuple[str, ...] = ("Anna Ek (S)", "Bo Lund (M)"), head: str = ""
) -> Meeting:
    """Return the only meeting of an archive."""
    return town(folder, minutes("ks", DAY, *items, present=present, head=head)).archive().meetings[0]


def presences_of(person: Person) -> list[Presence]:
    return [meeting.presence(at) for meeting, at in person.attended]


def lines(person: Person) -> list[tuple[str, list[int]]]:
    return [(each.kind.value, [number[0] for number in each.numbers]) for each in presences_of(person)]


# People


def test_a_person_exists_by_being_named_as_elected(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        minutes(
            "ks",
            DAY,
            item(
                1,
                "Taxa",
                """\
                beslut: Cia Dahl (C) och Dan Ask föredrog ärendet.
                handlingar: [Skrivelse av Eva Ny (S)]
                protokollsanteckningar:
                  - av: Fia Ros (V)
                    text: Vi beklagar.
                """,
            ),
            present=["Anna Ek (S)", "Bo Lund (M) ersätter Gun Lind (M)"],
            head="""\
            ersättare: [Hans Alm (L)]
            övriga: [Ina Sten, "[maskad]", Per Holm (S)]
            sekreterare: Jan Vik
            justerare: Kim Öst (C)
            """,
        ),
    ).archive()
    assert sorted(archive.people) == ["anna-ek", "bo-lund", "fia-ros", "gun-lind", "hans-alm", "kim-ost"]


def test_who_is_replaced_has_a_page_that_says_by_whom(tmp_path: Path) -> None:
    place = town(
        tmp_path,
        minutes(
            "ks",
            DAY,
            *(item(number) for number in (8, 9, 10)),
            present=["Karin Öst (C) § 10", "Tobias Alm (M) ersätter Karin Öst (C), vice ordförande §§ 8–9"],
        ),
    )
    archive = place.archive()
    karin, tobias = archive.people["karin-ost"], archive.people["tobias-alm"]
    assert lines(karin) == [("tjänstgörande", [10]), ("ersatt", [8, 9])]
    assert lines(tobias) == [("tjänstgörande", [8, 9])]
    assert presences_of(karin)[1].replaces is not None
    assert presences_of(karin)[1].replaces.person is tobias
    assert karin.party is archive.party_index.by_code["C"]
    pages = fragments(archive, "ledamoter/karin-ost/", "ledamoter/tobias-alm/")
    assert "ersattes av Tobias Alm §§ 8⁠–⁠9" in " ".join(pages["ledamoter/karin-ost/"].get_text().split())
    assert "Vice ordförande Kommunstyrelsen" in " ".join(pages["ledamoter/karin-ost/"].get_text(" ").split())
    assert "tjänstgjorde för Karin Öst (C)" in " ".join(pages["ledamoter/tobias-alm/"].get_text().split())
    assert "Ersättare i kommunstyrelsen" in " ".join(pages["ledamoter/tobias-alm/"].get_text().split())


def test_in_one_meeting_somebody_serves_and_sits_by(tmp_path: Path) -> None:
    meeting = one(
        tmp_path,
        *(item(number) for number in (1, 2, 3)),
        present=("Anna Ek (S)", "Bo Lund (M) ersätter Cia Dahl (M) § 1", "Dan Ask (C), ej § 2 (jäv)"),
        head="ersättare: [Bo Lund (M) §§ 2–3]",
    )
    assert [presence.who.name for presence in serving_in(meeting, (1, 0))] == ["Anna Ek", "Bo Lund", "Dan Ask"]
    assert [presence.who.name for presence in serving_in(meeting, (2, 0))] == ["Anna Ek"]
    assert [presence.who.name for presence in meeting.of_kind(PresenceKind.SUBSTITUTE)] == ["Bo Lund"]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Vakant (M)", []),
        ("Vakans (S)", []),
        ("Vakantsatt (S)", []),
        ("Eva Holm (M) ersätter Vakant (M)", ["Eva Holm"]),
        ("Valter Kant (M)", ["Valter Kant"]),
    ],
)
def test_a_vacant_seat_is_nobody(tmp_path: Path, line: str, known: list[str]) -> None:
    place = town(tmp_path, minutes("ks", DAY, present=("Anna Ek (S)", line)))
    assert sorted(person.name for person in place.archive().people.values()) == sorted(["Anna Ek", *known])


@pytest.mark.parametrize(
    ("name", "linked"),
    [("Anna Ek", True), ("ANNA EK", True), ("Anna Ek (S)", True), ("Bo Ask", False), ("Ina Sten", False)],
)
def test_a_name_alone_is_looked_up_among_those_present(tmp_path: Path, name: str, linked: bool) -> None:
    place = town(tmp_path, minutes("ks", DAY, head=f"övriga: [Ina Sten]\njusterare: {name}"))
    examination = place.examine()
    assert examination.archive is not None
    [approver] = examination.archive.meetings[0].approvers
    assert (approver.person is not None) is linked
    assert [(each.code, each.severity) for each in examination.findings] == (
        [] if linked else [("okand-person", Severity.WARNING)]
    )


@pytest.mark.parametrize(("name", "meant"), [("Ana Ek", "Anna Ek"), ("Bo Lundh", "Bo Lund"), ("Ina Sten", None)])
def test_who_is_nearly_named_as_somebody_present_is_asked_after(tmp_path: Path, name: str, meant: str | None) -> None:
    findings = town(tmp_path, minutes("ks", DAY, head=f"justerare: {name}")).examine().findings
    [hint] = [each.hint for each in findings if each.code == "okand-person"]
    assert hint.startswith(f"Menade du {meant}? ") is (meant is not None)
    assert ("Menade du" in hint) is (meant is not None)


# Parties


def test_a_party_changes_its_letters_with_the_date(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        minutes("ks", "2015-11-22", present=["Ulla Berg (FP)", "Bo Lund (fp)"]),
        minutes("ks", "2015-11-23", present=["Ulla Berg (L)", "Bo Lund (Liberalerna)"]),
    ).archive()
    liberals, before = archive.party_index.by_code["L"], archive.party_index.by_code["FP"]
    for slug in ("ulla-berg", "bo-lund"):
        person = archive.people[slug]
        assert [party for _, party in person.party_history] == [before, liberals]
        assert person.party_on(date(2015, 11, 22)) is before
        assert person.party_on(date(2014, 1, 1)) is before
        assert person.party_on(date(2024, 1, 1)) is liberals
    assert before.successor is liberals
    assert [party.code for party in archive.parties] == ["L", "FP"]
    pages = fragments(archive, "ledamoter/ulla-berg/", "partier/fp/", "partier/l/")
    assert "från 23 november 2015" in " ".join(pages["ledamoter/ulla-berg/"].get_text().split())
    assert "Efterföljs av Liberalerna" in " ".join(pages["partier/fp/"].get_text().split())
    assert "Tidigare Folkpartiet liberalerna" in " ".join(pages["partier/l/"].get_text().split())


@pytest.mark.parametrize(
    ("day", "printed", "codes"),
    [
        ("2015-11-22", "FP", []),
        ("2015-11-23", "FP", ["okant-parti"]),
        ("2015-11-23", "Folkpartiet liberalerna", ["okant-parti"]),
        ("2024-01-01", "ep", []),
        ("2024-01-01", "Exempellistan", []),
        ("2024-01-01", "-", []),
        ("2024-01-01", "MM", ["okant-parti"]),
    ],
)
def test_letters_mean_a_party_only_in_its_time(tmp_path: Path, day: str, printed: str, codes: list[str]) -> None:
    place = town(tmp_path, minutes("ks", day, present=[f"Ulla Berg ({printed})"]))
    assert [finding.code for finding in place.examine().findings] == codes


def test_who_changes_party_is_one_person_who_belongs_to_both(tmp_path: Path) -> None:
    archive = town(
        tmp_path,
        minutes("ks", "2023-03-05", present=["Ulla Berg (M)"]),
        minutes("kf", "2024-03-05", present=["Ulla Berg (V)"]),
        minutes("ks", "2024-03-06", present=["Ulla Berg (-)"]),
    ).archive()
    assert list(archive.people) == ["ulla-berg"]
    person = archive.people["ulla-berg"]
    assert [(str(day), party.code if party else None) for day, party in person.party_history] == [
        ("2023-03-05", "M"),
        ("2024-03-05", "V"),
        ("2024-03-06", None),
    ]
    assert person.party is None
    assert [party.code for party in archive.parties] == ["M", "V"]


def test_a_party_is_known_by_a_statement_alone(tmp_path: Path) -> None:
    meeting = one(
        tmp_path, item(1, "Taxa", "reservationer:\n  - av: [Fia Ros (V)]\n    text: Nej.\n  - av: EP\n    text: Nej.")
    )
    first, second = meeting.items[0].contributions
    assert [party.code for party in first.parties + second.parties] == ["V", "EP"]
    assert first.authors[0].person is not None
    assert presences_of(first.authors[0].person) == []
    assert second.authors[0].person is None


# The register of people


def registered(folder: Path, register: str, *texts: str) -> Town:
    place = town(folder, *texts)
    place.write("register/personer.yml", register)
    return place


def test_the_register_merges_spellings_and_leads_on_from_the_earlier_address(tmp_path: Path) -> None:
    place = registered(
        tmp_path,
        "personer:\n  - namn: Anna Ek Berg\n    även: [Anna Ek, Anna Berg]\n    tidigare_adresser: [anna-ek]\n",
        minutes("ks", "2023-03-05", present=["Anna Ek (S)"]),
        minutes("ks", "2024-03-05", present=["Anna Ek Berg (S)"]),
        minutes("kf", "2024-03-06", present=["ANNA BERG (S)"]),
    )
    archive = place.archive()
    assert list(archive.people) == ["anna-ek-berg"]
    person = archive.people["anna-ek-berg"]
    assert person.name == "Anna Ek Berg"
    assert person.spellings == ["Anna Ek", "Anna Ek Berg", "ANNA BERG"]
    assert len(presences_of(person)) == 3
    pages = fragments(archive)
    assert "Anna Ek Berg" in pages["ledamoter/anna-ek/"].get_text()
    assert "Skrivs även Anna Ek, ANNA BERG" in " ".join(pages["ledamoter/anna-ek-berg/"].get_text().split())


def test_the_register_tells_namesakes_apart_by_party_and_by_body(tmp_path: Path) -> None:
    place = registered(
        tmp_path,
        """\
personer:
  - id: anna-ek-s
    namn: Anna Ek
    endast_parti: S
  - id: anna-ek-an
    namn: Anna Ek
    endast_parti: M
    endast_organ: [an]
""",
        minutes("ks", "2024-03-05", present=["Anna Ek (S)"]),
        minutes("an", "2024-03-05", present=["Anna Ek (M)", "Anna Ek (s)"], head="justerare: Anna Ek (M)"),
        minutes("kf", "2024-03-05", present=["Anna Ek (M)"]),
    )
    archive = place.archive()
    assert {slug: len(presences_of(person)) for slug, person in archive.people.items()} == {
        "anna-ek-s": 2,
        "anna-ek-an": 1,
        "anna-ek": 1,
    }
    assert len(archive.people["anna-ek-an"].all_approved) == 1


def test_the_register_dates_a_change_of_party(tmp_path: Path) -> None:
    place = registered(
        tmp_path,
        "personer:\n  - namn: Ulla Berg\n    partier:\n      - {parti: M, till: 2024-01-31}\n"
        "      - {parti: V, från: 2024-02-01}\n",
        minutes("ks", "2024-03-05", present=["Ulla Berg (M)"]),
    )
    person = place.archive().people["ulla-berg"]
    party = person.party_on(date(2024, 3, 5))
    assert party
    assert party.code == "V"


@pytest.mark.parametrize(
    ("day", "code"),
    [("2023-12-31", "M"), ("2024-01-31", "M"), ("2024-02-01", None), ("2024-03-05", None)],
)
def test_a_membership_ends_on_its_last_day(tmp_path: Path, day: str, code: str | None) -> None:
    register = "personer:\n  - namn: Ulla Berg\n    partier: [{parti: M, till: 2024-01-31}]\n"
    person = registered(tmp_path, register, minutes("ks", day, present=["Ulla Berg (M)"])).archive().people["ulla-berg"]
    party = person.party_on(date.fromisoformat(day))
    assert (party.code if party else None) == code


# Meetings and cases


def test_meetings_of_a_body_follow_each_other_also_on_one_day(tmp_path: Path) -> None:
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(1, "Förmiddag")),
        minutes("ks", "2024-03-05", item(2, "Eftermiddag")),
        minutes("ks", "2023-12-31", item(9, "Förr")),
        minutes("kf", "2024-03-05", item(1, "Annat")),
        minutes("ks", "2024-04-01", item(3, "Sedan")),
    )
    archive = place.archive()
    ks = archive.bodies["ks"].meetings
    assert [meeting.id for meeting in ks] == ["ks/2023-12-31", "ks/2024-03-05", "ks/2024-03-05-2", "ks/2024-04-01"]
    assert [meeting.previous.id if meeting.previous else None for meeting in ks] == [
        None,
        *(each.id for each in ks[:-1]),
    ]
    assert [meeting.next.id if meeting.next else None for meeting in ks] == [*(each.id for each in ks[1:]), None]
    assert archive.bodies["kf"].meetings[0].previous is None
    assert archive.years == (2024, 2023)
    page = fragments(archive, "moten/ks/2024-03-05-2/")["moten/ks/2024-03-05-2/"]
    assert "möte 2" in page.get_text()
    assert [str(link["href"]) for link in page.select(".neighbours a")] == [
        "\x1emoten/ks/2024-03-05/",
        "\x1emoten/ks/2024-04-01/",
    ]


def test_a_case_gathers_its_handlings_in_any_spelling(tmp_path: Path) -> None:
    place = town(
        tmp_path,
        minutes("ks", "2024-03-05", item(4, "Taxa", "ärende: KS 2024/17\nförslag_till: kf\nbeslut: Taxan antas.")),
        minutes("ks", "2024-02-05", item(3, "Taxa för vatten", "ärende: ks-2024-17\nutfall: återremiss")),
        minutes("kf", "2024-03-25", item(9, "Vattentaxa", "ärende: [KS-2024-00017, 189914]")),
        minutes("kf", "2024-03-25", item(1, "Val")),
    )
    archive = place.archive()
    assert list(archive.cases) == ["KS-2024-00017", "189914"]
    case = archive.cases["KS-2024-00017"]
    assert [the_item.meeting.id for the_item in case.items] == ["ks/2024-02-05", "ks/2024-03-05", "kf/2024-03-25"]
    assert case.title == "Vattentaxa"
    number = archive.case_numbers.read("KS 2024/17")
    assert number and archive.case_of(number.canonical) is case
    assert archive.case_of("KS-2024-00018") is None
    referred, proposed, decided = case.items
    assert (referred.state, proposed.state, decided.state) == (
        StateKind.REFERRED,
        StateKind.PROPOSED,
        StateKind.DECIDED,
    )
    assert [the_item.newer() for the_item in case.items] == [decided, decided, None]
    assert decided.cases == [case, archive.cases["189914"]]
    assert archive.cases["189914"].items == [decided]
    pages = fragments(archive, "moten/ks/2024-03-05/", "moten/kf/2024-03-25/", "arenden/ks-2024-00017/")
    proposal = " ".join(pages["moten/ks/2024-03-05/"].get_text().split())
    assert "Ärendet har behandlats igen: kommunfullmäktige 25 mars 2024, § 9" in proposal
    assert "Ärendet har behandlats igen" not in pages["moten/kf/2024-03-25/"].get_text()
    assert "Tidigare rubrik" in pages["arenden/ks-2024-00017/"].get_text()
    titles = pages["arenden/ks-2024-00017/"].select(".step .para-title")
    assert [each.get_text().rpartition(", ")[2] for each in titles] == [
        "Kommunstyrelsen",
        "Kommunstyrelsen",
        "Kommunfullmäktige",
    ]


def test_one_case_named_twice_in_a_section_is_one(tmp_path: Path) -> None:
    meeting = one(tmp_path, item(1, "Taxa", "ärende: [KS-2024-00001, KS 2024/1]"))
    assert [case.number.canonical for case in meeting.items[0].cases] == ["KS-2024-00001"]


def test_a_number_of_no_known_form_is_a_case_and_a_warning(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", DAY, item(1, "Taxa", "ärende: KS-2024-0043 I")))
    examination = place.examine()
    assert [(each.code, each.severity) for each in examination.findings] == [("okant-diarienummer", Severity.WARNING)]
    assert examination.archive is not None
    assert [case.slug for case in examination.archive.cases.values()] == ["ks-2024-0043-i"]


def test_earlier_handlings_are_linked_when_the_archive_has_them(tmp_path: Path) -> None:
    earlier = """\
tidigare:
  - {organ: ks, datum: 2024-02-05, nr: 3, som: bordlagt}
  - {organ: ks, datum: 2024-02-05, nr: 4}
"""
    place = town(
        tmp_path,
        minutes("ks", "2024-02-05", item(3, "Taxa")),
        minutes("ks", "2024-03-05", item(1, "Taxa", earlier + "  - {organ: utbn, datum: 1999-01-01, nr: 1}")),
    )
    page = fragments(place.archive(), "moten/ks/2024-03-05/")["moten/ks/2024-03-05/"]
    [line] = [each for each in page.select(".item-case") if "Tidigare" in each.get_text()]
    assert " ".join(line.get_text(" ").split()).replace(" ,", ",") == (
        "Tidigare behandlat tre gånger kommunstyrelsen 5 februari 2024, § 3 (bordlagt), "
        "kommunstyrelsen 5 februari 2024, § 4, utbn 1 januari 1999, § 1"
    )
    assert [str(link["href"]) for link in line.find_all("a")] == ["\x1emoten/ks/2024-02-05/#p3"]


# What was put on record

DISSENT = item(
    1,
    "Taxa",
    """\
    yrkanden:
      - av: [Anna Ek (S), Bo Lund (M)]
        text: bifall
      - av: Anna Ek
        text: avslag
        återtaget: ja
    voteringar:
      - ja: bifall till taxan
        nej: avslag på taxan
        resultat: {ja: 2, nej: 1, avstår: 1, frånvarande: 1, kvittade: 0}
        röster:
          ja: [Anna Ek (S), Bo Lund (M)]
          nej: [Cecilia Berg]
          avstår: [Dan Ask (V)]
          frånvarande: [Eva Ny (S)]
        utslagsröst: Anna Ek
        utfall: ja
      - text: Sluten omröstning om ordförande.
        sluten: ja
        resultat: {ja: 2, nej: 1}
    reservationer:
      - av: [Cecilia Berg]
        text: Vi reserverar oss.
      - av: [Dan Ask (V)]
        blank: ja
    särskilda_yttranden:
      - av: EP
        text: Vi yttrar oss.
    protokollsanteckningar:
      - av: Bo Lund
        för: M
        ingress: "Bo Lund lät anteckna:"
        text: Vi antecknar.
    deltar_ej:
      - Dan Ask (V)
    jäv: [Fia Ros (C)]
    """,
)
VOTERS = ("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Dan Ask (V)")


def test_five_marks_of_dissent_and_the_votes_are_kept_apart(tmp_path: Path) -> None:
    meeting = one(tmp_path, DISSENT, present=VOTERS)
    [the_item] = meeting.items
    assert [(each.kind, [author.name for author in each.authors]) for each in the_item.contributions] == [
        (ContributionKind.PROPOSAL, ["Anna Ek", "Bo Lund"]),
        (ContributionKind.PROPOSAL, ["Anna Ek"]),
        (ContributionKind.RESERVATION, ["Cecilia Berg"]),
        (ContributionKind.BLANK_RESERVATION, ["Dan Ask"]),
        (ContributionKind.SEPARATE_OPINION, ["EP"]),
        (ContributionKind.NOTE, ["Bo Lund"]),
        (ContributionKind.ABSTENTION, ["Dan Ask"]),
    ]
    assert [each.withdrawn for each in the_item.contributions] == ["", "återtaget", *[""] * 5]
    assert [[party.code for party in each.parties] for each in the_item.contributions] == [
        *(["S", "M"], ["S"], ["C"], ["V"], ["EP"], ["M"], ["V"]),
    ]
    assert [(each.authors[0].name, each.choice) for each in the_item.ballots] == [
        ("Anna Ek", "ja"),
        ("Bo Lund", "ja"),
        ("Cecilia Berg", "nej"),
        ("Dan Ask", "avstår"),
        ("Eva Ny", "frånvarande"),
    ]
    assert all(each.authors[0].person for each in the_item.ballots)
    assert [author.name for author in the_item.disqualified] == ["Fia Ros"]


def test_each_of_them_stands_on_the_pages_it_belongs_to(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("ks", DAY, DISSENT, present=VOTERS)).archive()
    pages = {address: " ".join(page.get_text(" ").split()) for address, page in fragments(archive).items()}
    meeting = pages["moten/ks/2024-03-05/"]
    for said in (
        "Ja 2 betyder bifall till taxan Nej 1 betyder avslag på taxan Avstår 1 Frånvarande 1",
        "M Moderaterna 1 0 0 0",
        "M Ja: Bo Lund",
        "Frånvarande: Eva Ny",
        "Utslagsröst: Anna Ek (ringad i bilden).",
        "Ja-sidan vann: bifall till taxan.",
        "Sluten omröstning: namnen är inte offentliga.",
        "Återtaget.",
        "Blank reservation.",
        "Deltar inte i beslutet",
        "Jäv Fia Ros (C)",
    ):
        assert said in meeting, said
    dan = pages["ledamoter/dan-ask/"]
    assert "Blanka reservationer" in dan
    assert "Deltog inte i beslutet" in dan
    assert "§ 1 Taxa Jäv: Fia Ros Avstår Omröstning 1. Ja-sidan vann (2 Ja, 1 Nej, utslagsröst)" in dan
    assert "Reservationer Inga i arkivet" in dan
    assert "§ 1 Taxa Jäv: Fia Ros Nej betydde avslag på taxan" in pages["ledamoter/cecilia-berg/"]
    assert "Vi reserverar oss." in pages["ledamoter/cecilia-berg/"]
    assert "Vi reserverar oss." in pages["partier/c/"]
    assert "Vi yttrar oss." in meeting
    assert "Vi reserverar oss." not in pages["partier/v/"]


@pytest.mark.parametrize(
    ("outcome", "proposal", "state", "label"),
    [
        ("", "", StateKind.DECIDED, "Beslut"),
        ("bifall", "", StateKind.DECIDED, "Bifall"),
        ("avslag", "", StateKind.DECIDED, "Avslag"),
        ("noterat", "", StateKind.NOTED, "Noterat"),
        ("bordläggning", "", StateKind.POSTPONED, "Bordlagt"),
        ("återremiss", "", StateKind.REFERRED, "Återremitterat"),
        ("utgår", "", StateKind.WITHDRAWN, "Utgår"),
        ("", "kf", StateKind.PROPOSED, "Förslag till kommunfullmäktige"),
        ("bifall", "kf", StateKind.PROPOSED, "Förslag till kommunfullmäktige"),
    ],
)
def test_a_proposal_is_never_a_decision(
    tmp_path: Path, outcome: str, proposal: str, state: StateKind, label: str
) -> None:
    keys = "\n".join(filter(None, [outcome and f"utfall: {outcome}", proposal and f"förslag_till: {proposal}"]))
    [the_item] = one(tmp_path, item(1, "Taxa", f"{keys}\nbeslut: Taxan antas.")).items
    assert (the_item.state, the_item.state_label) == (state, label)


def notices(archive: Archive, address: str) -> list[str]:
    page = fragments(archive, address)[address]
    return [
        " ".join(row.get_text().split())
        for row in page.select(".times .facts div")
        if row.dt and row.dt.get_text() == "Överklaga senast"
    ]


@pytest.mark.parametrize(
    ("head", "proposed", "said"),
    [
        ("anslag: {uppsatt: 2024-04-22}", [], ["13 maj 2024 (beräknat)"]),
        (
            "anslag: {uppsatt: 2024-04-22}",
            [2],
            ["13 maj 2024 (beräknat), § 1Tre veckor efter att anslaget sattes upp."],
        ),
        ("anslag: {uppsatt: 2024-04-22}", [1, 2], []),
        ("", [], []),
        (
            "anslag:\n  - {uppsatt: 2024-04-04, paragrafer: 1}\n  - {uppsatt: 2024-04-22, paragrafer: 2}",
            [],
            ["25 april 2024 (beräknat), § 1", "13 maj 2024 (beräknat), § 2"],
        ),
        (
            "anslag:\n  - {uppsatt: 2024-04-04, paragrafer: 1}\n  - {uppsatt: 2024-04-22, paragrafer: 2}",
            [2],
            ["25 april 2024 (beräknat), § 1"],
        ),
    ],
)
def test_the_last_day_to_appeal_is_only_for_decisions(
    tmp_path: Path, head: str, proposed: list[int], said: list[str]
) -> None:
    items = [item(number, "Taxa", "förslag_till: kf" if number in proposed else "") for number in (1, 2)]
    shown = notices(town(tmp_path, minutes("ks", DAY, *items, head=head)).archive(), "moten/ks/2024-03-05/")
    assert len(shown) == len(said)
    for row, words in zip(shown, said, strict=True):
        assert words in row


@pytest.mark.parametrize(("proposed", "last_day"), [("", "2024-05-13"), ("förslag_till: kf", None)])
def test_the_data_and_the_page_agree_on_the_last_day(tmp_path: Path, proposed: str, last_day: str | None) -> None:
    text = minutes("ks", DAY, item(1, "Taxa", proposed), head="anslag: {uppsatt: 2024-04-22}")
    archive = town(tmp_path, text).archive()
    data = data_of(
        Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/"),
        f"moten/ks/{DAY}/",
    )
    assert data["anslag"][0].get("överklaga_senast_beräknat") == last_day
    assert len(notices(archive, "moten/ks/2024-03-05/")) == (1 if last_day else 0)


def test_jav_stands_on_the_members_page(tmp_path: Path) -> None:
    text = minutes("ks", DAY, item(1, "Skolskjuts"), item(2, "Taxa", "jäv: [Bo Lund (M)]"))
    archive = town(tmp_path, text).archive()
    pages = fragments(archive)
    assert [
        " ".join(each.get_text().split()) for each in pages["ledamoter/bo-lund/"].select("#jav ~ ol .line-title")
    ] == ["§ 2 Taxa"]
    assert not pages["ledamoter/anna-ek/"].select("#jav")


def test_a_body_leads_to_its_successor(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    place.write("register/organ.yml", ORGAN + "  - {id: gn, namn: Gamla nämnden, typ: nämnd, efterträdare: an}\n")
    pages = fragments(place.archive())
    assert "Efterföljs av Arbetsmarknadsnämnden." in pages["organ/gn/"].get_text()
    assert "Efterföljs" not in pages["organ/an/"].get_text()
    assert "Efterträdde" in pages["organ/an/"].get_text()
    assert "Efterträdde" not in pages["organ/gn/"].get_text()


def test_sections_stand_in_the_order_of_the_file_under_the_heading_of_the_record(tmp_path: Path) -> None:
    text = """\
    sammanfattning: Först.
    avsnitt:
      - {rubrik: Ekonomi, text: Tredje.}
      - {rubrik: Barnets bästa, text: Andra., efter: sammanfattning}
      - {rubrik: Sist, text: Femte., efter: jäv}
    beslut: Fjärde.
    rubriker: {beslut: Nämndens beslut}
    """
    page = fragments(town(tmp_path, minutes("ks", DAY, item(1, "Taxa", text))).archive(), "moten/ks/2024-03-05/")
    headings = [each.get_text() for each in page["moten/ks/2024-03-05/"].select(".item-main h4")]
    assert headings == ["Sammanfattning", "Barnets bästa", "Ekonomi", "Nämndens beslut", "Sist"]


def test_a_name_used_by_no_party_of_the_register_has_no_page(tmp_path: Path) -> None:
    archive = town(tmp_path, minutes("ks", DAY)).archive()
    addresses = set(fragments(archive))
    assert {"partier/s/", "partier/m/", "partier/c/"} <= addresses
    assert not {"partier/v/", "partier/ep/", "partier/l/"} & addresses
    assert PARTIER.count("kod:") == 7


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ("utfall: noterat", "tre noterade"),
        ("utfall: bordläggning", "tre bordlagda"),
        ("utfall: hänskjutet", "tre återremitterade"),
        ("förslag_till: kf", "tre förslag"),
        ("utfall: utgår", "tre utgår"),
    ],
)
def test_a_run_of_formal_sections_is_folded_whatever_became_of_them(tmp_path: Path, keys: str, heading: str) -> None:
    sections = [item(number, "Val av protokollsjusterare", keys) for number in (1, 2, 3)]
    assert runs_of_quiet(one(tmp_path, *sections).items) == {0: (3, heading)}
