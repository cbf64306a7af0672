"""Mentions: what running text names becomes a link only when it resolves without doubt."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup

from generator.archive import Meeting
from generator.archive.casenumbers import CaseNumbers
from generator.model import BodyRecord
from generator.pages.context import Context
from generator.pages.text.markup import compile_text, resolve
from generator.pages.text.mentions import Candidate, Scout
from tests.sites import item, minutes, town


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """An archive with a meeting of ks (§§ 1, 2, 3/1), whose texts the tests invent."""
    place = town(
        tmp_path_factory.mktemp("omnamnanden"),
        minutes(
            "ks",
            "2024-03-05",
            item(1, "Skolskjuts", "ärende: KS-2024-00001"),
            item(2, "Budget", "ärende: 189914"),
            item("3/1", "Val"),
            present=[
                "Anna Ek (S), ordförande",
                "Bo von Essen (M)",
                "Eva-Lena Ö'Berg (C)",
                "Cia Dahl (-)",
                "Dan Ask (S) ersätter Eva Ny (S) § 1",
            ],
            head="övriga: [Gun Lind]\nsekreterare: Per Holm",
        ),
        minutes("kf", "2015-03-05", item(1, "Val"), present=["Ulla Berg (FP)"]),
        minutes("kf", "2016-03-05", item(1, "Val"), present=["Ulla Berg (L)"]),
    )
    return Context(place.archive(), "Öppna protokoll", "https://protokoll.exempelkoping.example/")


def linked(
    context: Context, text: str, meeting: Meeting, also: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return the links of a text: their words and addresses."""
    page = BeautifulSoup(context.text(text, meeting, also).html, "html.parser")
    return [(link.get_text(), str(link["href"]).removeprefix("\x1e")) for link in page.find_all("a")]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        # persons: by name and party together
        ("Anna Ek (S) yrkade bifall.", {"Anna Ek": "ledamoter/anna-ek/"}),
        ("Bifall yrkades av Bo von Essen (M).", {"Bo von Essen": "ledamoter/bo-von-essen/"}),
        ("Ordföranden Anna Ek (S) med flera", {"Anna Ek": "ledamoter/anna-ek/"}),
        ("Eva-Lena Ö'Berg (C)", {"Eva-Lena Ö'Berg": "ledamoter/eva-lena-o-berg/"}),
        ("Anna\u00a0Ek (S)", {"Anna\u00a0Ek": "ledamoter/anna-ek/"}),
        ("Bifall yrkades av Anna Ek\n(S)", {"Anna Ek": "ledamoter/anna-ek/"}),
        ("(Anna Ek (S))", {"Anna Ek": "ledamoter/anna-ek/"}),
        ("9Anna Ek (S)", {"Anna Ek": "ledamoter/anna-ek/"}),
        ("Cia Dahl (-) avstod", {"Cia Dahl": "ledamoter/cia-dahl/"}),
        ("Eva Ny (S) var borta", {"Eva Ny": "ledamoter/eva-ny/"}),
        ("(S) Anna Ek ", {}),
        ("Anna Ek yrkade bifall.", {}),
        ("Anna  Ek (S) yrkade bifall.", {}),
        ("Anna, Ek (S) yrkade bifall.", {}),
        ("Anna Ek \\(S) yrkade bifall.", {}),
        ("Anna Ek (M) yrkade bifall.", {}),
        ("Anna Ek (XX) yrkade bifall.", {}),
        ("Johanna Ek (S) yrkade bifall.", {}),
        ("Ek (S) yrkade bifall.", {}),
        ("Gun Lind (tjänsteman) föredrog.", {}),
        ("Gun Lind och Per Holm föredrog.", {}),
        ("Gun Lind (S) och Per Holm (M)", {}),
        ("Ulla Berg (FP) flyttade.", {}),
        # bodies: other than the one that meets
        ("Kommunfullmäktige beslutar.", {"Kommunfullmäktige": "organ/kf/"}),
        ("kommunfullmäktiges beslut", {"kommunfullmäktiges": "organ/kf/"}),
        ("Förslag från KSAU.", {"KSAU": "organ/ksau/"}),
        ("kommunstyrelsens arbetsutskott föreslår", {"kommunstyrelsens arbetsutskott": "organ/ksau/"}),
        ("arbetsutskottet och arbetsutskottet", {"arbetsutskottet": "organ/ksau/"}),
        ("arbetsmarknadsnämnden", {"arbetsmarknadsnämnden": "organ/an/"}),
        ("KOMMUNFULLMÄKTIGES BESLUT", {"KOMMUNFULLMÄKTIGES": "organ/kf/"}),
        ("Kommunstyrelsen beslutar.", {}),
        ("KOMMUNFULLMÄKTİGE och ärendet", {"KOMMUNFULLMÄKTİGE": "organ/kf/"}),
        ("xkommunfullmäktige, kommunfullmäktigex, kommunfullmäktigess, kommunfullmäktige_1", {}),
        ("kommunstyrelsens förslag", {}),
        ("arbetsmarknadsnämndens-utskott", {}),
        ("förarbetsutskottet", {}),
        ("nämnden", {}),
        # case numbers
        ("i KS-2024-00001", {"KS-2024-00001": "arenden/ks-2024-00001/"}),
        ("i KS 2024/1.", {"KS 2024/1": "arenden/ks-2024-00001/"}),
        ("dnr 189914", {"189914": "arenden/189914/"}),
        ("KS-2024-00002 finns inte här", {}),
        ("det kostar 189914 kronor", {}),
        ("189914", {}),
        # §§ of the same meeting
        ("se § 2", {"§ 2": "moten/ks/2024-03-05/#p2"}),
        ("se §2.", {"§2": "moten/ks/2024-03-05/#p2"}),
        ("enligt § 3/1", {"§ 3/1": "moten/ks/2024-03-05/#p3-1"}),
        ("§ 1 och § 2", {"§ 1": "moten/ks/2024-03-05/#p1", "§ 2": "moten/ks/2024-03-05/#p2"}),
        ("se § 4", {}),
        ("se § 3", {}),
        ("§§ 1–2", {}),
        ("6 kap. 2 §", {}),
        ("6 kap. § 2", {}),
        ("kommunallagen § 2", {}),
        ("§ 2 kommunallagen", {}),
        ("KL § 2", {}),
        ("§ 2 förvaltningslagen (2017:900)", {}),
        ("ordningsstadgan § 2", {}),
        ("taxan § 1", {}),
        ("kommunfullmäktige den 4 mars 2024, § 2", {"kommunfullmäktige": "organ/kf/"}),
        ("kommunstyrelsen 2024-02-06 § 2", {}),
        ("arbetsutskottets § 1", {"arbetsutskottets": "organ/ksau/"}),
        ("§ 2 första stycket", {}),
        ("§ 1 § 2 kap.", {}),
        ("§ 99999", {}),
        ("§", {}),
        # nothing
        ("", {}),
        ("<a href='x'>Skolskjuts</a>", {}),
    ],
)
def test_only_what_is_certain_is_linked(context: Context, text: str, links: dict[str, str]) -> None:
    meeting = context.archive.bodies["ks"].meetings[0]
    assert linked(context, text, meeting) == list(links.items())


@pytest.mark.parametrize(
    ("year", "text", "certain"),
    [
        (2015, "Ulla Berg (FP) yrkade.", True),
        (2015, "Ulla Berg (L) yrkade.", False),
        (2016, "Ulla Berg (L) yrkade.", True),
        (2016, "Ulla Berg (FP) yrkade.", False),
    ],
)
def test_the_party_is_that_of_the_day(context: Context, year: int, text: str, certain: bool) -> None:
    meeting = next(each for each in context.archive.meetings if each.date.year == year)
    assert bool(linked(context, text, meeting)) is certain


def test_a_body_is_linked_once_in_a_stretch_of_words(context: Context) -> None:
    meeting = context.archive.bodies["ks"].meetings[0]
    text = "KF, kommunfullmäktige och *kommunfullmäktige*\n\n- Kommunfullmäktige\n- KSAU och kommunfullmäktige"
    assert [words for words, _ in linked(context, text, meeting)] == [
        "kommunfullmäktige",
        "kommunfullmäktige",
        "Kommunfullmäktige",
        "KSAU",
        "kommunfullmäktige",
    ]


def test_the_words_of_a_lead_come_before_all_else_and_nothing_is_linked_twice(context: Context) -> None:
    meeting = context.archive.bodies["ks"].meetings[0]
    text = "Anna Ek (S) och xBo Bo Ek KS-2024-00001 i kommunstyrelsens arbetsutskott"
    also = {"Bo": "x/", "Ek (S)": "y/", "arbetsutskott": "z/", "Bo Ek": "w/", "finns inte": "v/"}
    assert linked(context, text, meeting, also) == [
        ("Ek (S)", "y/"),
        ("Bo", "x/"),
        ("KS-2024-00001", "arenden/ks-2024-00001/"),
        ("arbetsutskott", "z/"),
    ]


def test_what_a_text_could_name_is_known_without_an_archive(context: Context) -> None:
    municipality = context.archive.municipality
    scout = Scout(CaseNumbers(municipality.case_numbers), [each.record for each in context.archive.bodies.values()])
    text = "Då yrkar Anna Ek (S) i KS 2024/99 § 7 hos KSAU, *(M)* och Bo Ek(V)"
    [mentions] = scout.find([text])
    assert [[(text[start:end], candidate) for start, candidate in readings] for end, readings in mentions] == [
        [
            ("Då yrkar Anna Ek", ("person", "Då yrkar Anna Ek", "S")),
            ("yrkar Anna Ek", ("person", "yrkar Anna Ek", "S")),
            ("Anna Ek", ("person", "Anna Ek", "S")),
        ],
        [("och Bo Ek", ("person", "och Bo Ek", "V")), ("Bo Ek", ("person", "Bo Ek", "V"))],
        [("KS 2024/99", ("case", "KS-2024-00099"))],
        [("§ 7", ("item", "7"))],
        [("KSAU", ("body", "ksau"))],
    ]


def test_a_name_is_read_as_it_is_shown() -> None:
    bodies = [BodyRecord(id="mh", namn="Nämnden för Miljö & Hälsoskydd", typ="nämnd", även=("AMP",))]
    compiled = compile_text("Nämnden för Miljö & Hälsoskydd, bygg & trafik", Scout(CaseNumbers([]), bodies).find)
    html = resolve(compiled, lambda _: "organ/mh/").html
    assert html == '<p><a href="\x1eorgan/mh/">Nämnden för Miljö &amp; Hälsoskydd</a>, bygg &amp; trafik</p>'


def test_no_more_is_asked_than_must_be_known(context: Context) -> None:
    asked: list[Candidate] = []

    def address(candidate: Candidate) -> str | None:
        asked.append(candidate)
        return "sida/" if candidate[1] == "yrkar Anna Ek" else None

    text = "Då yrkar Anna Ek (S) i KS 2024/99 och i kommunstyrelsen"
    rendered = resolve(compile_text(text, context.scout.find), address, {"kommunstyrelsen": "x/"})
    assert rendered.plain == rendered.brief.striptags() == text
    assert asked == []
    assert rendered.html.count("<a ") == 2
    assert asked == [("person", "Då yrkar Anna Ek", "S"), ("person", "yrkar Anna Ek", "S"), ("case", "KS-2024-00099")]


def test_a_text_is_compiled_once_for_all_meetings(context: Context) -> None:
    text = "Ulla Berg (FP) i kommunfullmäktige"
    pages = [context.text(text, meeting) for meeting in context.archive.meetings]
    assert len({str(page.html) for page in pages}) > 1
    assert context.compiled(text) is context.compiled(text)


def test_a_name_inside_a_link_stays_words(context: Context) -> None:
    meeting = context.archive.bodies["ks"].meetings[0]
    html = context.text("[KS-2024-00001 av Anna Ek (S)](https://exempel.se) och Anna Ek (S)", meeting).html
    assert html.count("<a ") == 2
    assert html.count("ledamoter/anna-ek/") == 1


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("Anna Ek lät anteckna för Socialdemokraterna:", ["Anna Ek", "Socialdemokraterna"]),
        ("Johanna Ek lät anteckna:", []),
        ("Anna Eks anteckning:", []),
    ],
)
def test_the_words_that_lead_a_statement_in_name_its_author(
    tmp_path_factory: pytest.TempPathFactory, lead: str, names: list[str]
) -> None:
    text = f'protokollsanteckningar:\n  - av: Anna Ek (S)\n    för: S\n    ingress: "{lead}"\n    text: Nej.'
    archive = town(tmp_path_factory.mktemp("ingress"), minutes("ks", "2024-03-05", item(1, "Taxa", text))).archive()
    context = Context(archive, "", "https://protokoll.exempelkoping.example/")
    shown = context.lead(archive.meetings[0].items[0].contributions[0])
    assert shown
    assert shown.plain == lead
    assert [piece.split(">")[-1] for piece in shown.html.split("</a>")[:-1]] == names
