"""Recognisers of the §§: where one begins, what its parts are, who says what; and what must be left alone."""

from __future__ import annotations

from typing import Any

import pytest

from generator.archive.casenumbers import CaseNumbers
from generator.importer.blocks import blocks, joined, markdown
from generator.importer.contents import choose_case, choose_title, read_contents
from generator.importer.extract.text import source_of
from generator.importer.fields.documents import documents
from generator.importer.fields.people import Known, people_in
from generator.importer.fields.statements import disqualified, statements
from generator.importer.fields.votes import as_fields, read_votes
from generator.importer.lines import SourceLines
from generator.importer.reading import read_minutes
from generator.importer.sections import sections
from generator.importer.segment import segment
from tests.importer.regs import REG, WORDS
from tests.importer.test_fields import as_lines

NUMBERS = CaseNumbers(REG.municipality.case_numbers)
KNOWN = Known({"Erik Sandén": "V", "Anna Ek": "S"}, {"vänsterpartiet": "V", "v": "V", "s": "S", "m": "M"})


def items_of(text: str) -> list[dict[str, Any]]:
    lines = tuple(as_lines(text))
    reading = read_minutes(SourceLines("protokoll.txt", "text", 1, lines, ()), REG, WORDS)
    assert reading.missing == []
    found: Any = reading.fields["paragrafer"]
    return list(found)


def blocks_of(text: str, width: int = 80) -> list[Any]:
    lines = as_lines(text)
    return blocks(lines, range(len(lines)), width)


SEGMENTS = [
    ("§ 8\n\nVal av justerare\n\n§ 9\n\nAnmälningar", [8, 9]),
    ("§8 Val av justerare\n§9 Anmälningar", [8, 9]),
    ("12 §\nVal av justerare\n\n13 §\nAnmälningar", [12, 13]),
    ("§ 296/5\nVal av justerare", [(296, 5)]),
    ("KS § 12\nVal av justerare", [12]),
    # A table of contents has every number once more.
    ("Innehåll\n\n§ 8  Val av justerare.....  4\n§ 9  Anmälningar.....  5\n\n"
     "§ 8\nVal av justerare\n\n§ 9\nAnmälningar", [8, 9]),
    # Law, tariffs and other §§ in running text.
    ("§ 8\nTaxa\n\nBeslut\n\nNämnden beslutar enligt 7 kap.\n16 § miljöbalken och enligt\n§ 3 i taxan att avslå.", [8]),
    ("§ 8\nTaxa\n\nBeslut\n\nAvgiften följer 16 §\n1 miljöbalken.", [8]),
    ("§ 8\nRemiss\n\nBeslutsunderlag\n\nByggnadsnämnden 2024-04-05 § 87\nYttrande", [8]),
    ("§ 93\nRemiss\n\nBeslut\n\nSe protokollet,\n§ 12\n\n§ 94\nAnmälningar", [93, 94]),
    # Without the sign, where the layout says that the number is one.
    ("Ärende: 10-2023-0617\n16 Omställning av fjärrvärme\n\nStyrelsen beslutar att\n\n1. Godkänna planen", [16]),
    ("Styrelsen beslutar att\n\n1. Godkänna planen\n\n2. Avsluta", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SEGMENTS)
def test_where_items_begin(text: str, wanted: list[Any]) -> None:
    lines = as_lines(text)
    found = segment(lines, WORDS, NUMBERS)
    assert [part.number for part in found.parts] == [each if isinstance(each, tuple) else (each, 0) for each in wanted]
    every = [*found.front, *found.contents, *(line for part in found.parts for line in part.lines), *found.tail]
    assert sorted(every) == list(range(len(lines))), "each line is in one segment"


HEADS = [
    ("KS-2024-00112\n\n§ 9\n\nAnmälningar\n\nBeslut\n\nInga.", {"ärende": "KS-2024-00112", "rubrik": "Anmälningar"}),
    ("§ 10\n\n192979\n\nInformation\n\nMuntlig information\n\nBeslut\n\nNoteras.",
     {"ärende": "192979", "rubrik": "Information", "typ": "Muntlig information"}),
    ("§ 9 Dnr KS-2024-00112\nSvar på remiss av betänkandet om\nareella näringar vid vatten\n\nBeslut\nAntas.",
     {"ärende": "KS-2024-00112", "rubrik": "Svar på remiss av betänkandet om areella näringar vid vatten"}),
    ("§ 9\nFrågestund\nFråga 1\nAnna Ek (S) ställer en fråga.", {"rubrik": "Frågestund"}),
    ("§ 9 Mötets öppnande Ordföranden Anna Ek öppnade mötet och hälsade alla välkomna dit.",
     {"rubrik": "Mötets öppnande"}),
    ("§ 9\nJäv\n\nBeslut\nBo Lund (M) anmäler jäv.", {"rubrik": "Jäv"}),
    ("§ 9 Motion av Anna Ek (S) om att införa ett register över alla träd i kommunens parker", {
        "rubrik": "Motion av Anna Ek (S) om att införa ett register över alla träd i kommunens parker"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HEADS)
def test_heads(text: str, wanted: dict[str, str]) -> None:
    (item,) = items_of(text)
    assert {key: item.get(key) for key in ("ärende", "rubrik", "typ") if key in item} == wanted


def test_every_heading_gives_a_section_and_nothing_is_dropped() -> None:
    (item,) = items_of(
        """
§ 9
Ny plan

Ordföranden redogör för ärendet.

Bakgrund

Planen är från 1998.

Beslut

Planen antas. Paragrafen justeras omedelbart.

Jäv

Bo Lund (M) deltar inte i handläggningen av ärendet på grund av jäv.

Vad barnen tycker

Barnen vill ha en större park, och det har de sagt flera gånger i skolan.

Expedieras till

Byggnadsnämnden
"""
    )
    assert [key for key in item if key not in ("nr", "rubrik")] == ["omedelbart_justerad", "avsnitt", "beslut", "jäv"]
    assert item["jäv"] == "Bo Lund (M)"
    assert [(each["rubrik"], each.get("efter")) for each in item["avsnitt"]] == [
        ("(utan rubrik)", None), ("Bakgrund", None), ("Vad barnen tycker", "jäv"), ("Expedieras till", "jäv")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Beslut\n\nPlanen antas.", ["Beslut"]),
        ("Beslut:\nPlanen antas.", ["Beslut"]),
        ("Beslut: Planen antas.", ["Beslut"]),
        ("Kommunstyrelsens beslut\n\nPlanen antas.", ["Kommunstyrelsens beslut"]),
        ("Beslut Planen antas av nämnden, som tackar för arbetet med att ta fram den i rätt tid.", ["Beslut"]),
        # The end of a sentence, a list and a name are no headings.
        ("Nämnden har begärt att förvaltningen ska ta fram ett underlag till nästa\nBeslut\nfattas då.", [None]),
        ("beslut\nom planen", [None]),
        ("Beslut om planen fattas senare.", [None]),
        ("Handlingar\n\nCykelplan\n\nTjänsteskrivelse som förvaltningen lämnade i går kväll", ["Handlingar"]),
        ("Planen antas\n\nBo Lund (M)\n\nReserverar sig mot beslutet med en lång motivering här.", [None]),
    ],
)
def test_headings(text: str, wanted: list[str | None]) -> None:
    lines = as_lines(text)
    assert [each.heading for each in sections(lines, range(len(lines)), WORDS, None, None)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kommun-\nstyrelsen antar", ["kommunstyrelsen antar"]),
        ("Norrby-\noch Söderbyskolan", ["Norrby- och Söderbyskolan"]),
        ("Planen är lång och\nhar kartor.", ["Planen är lång och har kartor."]),
        ("att följa upp kartläggningen\n\noch införa arbetet.", ["att följa upp kartläggningen och införa arbetet."]),
        ("Första.\n\nAndra.", ["Första.", "Andra."]),
        ("•  Ett\n•  Två", ["•  Ett", "•  Två"]),
        ("1. Ett\n2. Två", ["1. Ett", "2. Två"]),
    ],
)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert [each.text for each in blocks_of(text)] == [joined([each]) for each in wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("• Ett\n• Två", "- Ett\n- Två"),
        ("1. Ett\n2. Två", "1. Ett\n2. Två"),
        ("2024. Ett år.", "2024\\. Ett år."),
        ("# 4", "\\# 4"),
        ("5 * 4 och _a_", "5 \\* 4 och \\_a\\_"),
        ("snake_case", "snake_case"),
        ("Avgift\nPlats\tKronor\nTorget\t150 kr", "Avgift\n\n| Plats | Kronor |\n|---|--:|\n| Torget | 150 kr |"),
        ("Text.\n\nAvgifter\nTorget\t150 kr", "Text.\n\n| Avgifter | |\n|---|--:|\n| Torget | 150 kr |"),
        ("a|b\tc", "| a\\|b | c |\n|---|---|"),
    ],
)
def test_markdown(text: str, wanted: str) -> None:
    assert markdown(blocks_of(text)) == wanted


STATEMENTS = [
    ("Bo Lund (M) reserverar sig mot beslutet.", False, [
        {"av": "Bo Lund (M)", "text": "Bo Lund (M) reserverar sig mot beslutet."}]),
    ("Erik Sandén lät anteckna följande till protokollet för Vänsterpartiet:\n\n”Vi vill annat.”\n\nOch mer.", False, [
        {"av": "Erik Sandén (V)", "för": "V",
         "ingress": "Erik Sandén lät anteckna följande till protokollet för Vänsterpartiet:",
         "text": "”Vi vill annat.”\n\nOch mer.\n"}]),
    ("Anna Ek (S) antecknar följande till protokollet: Vi hade hellre sett en plan.", False, [
        {"av": "Anna Ek (S)", "ingress": "Anna Ek (S) antecknar följande till protokollet:",
         "text": "Vi hade hellre sett en plan."}]),
    ("Representanterna från M, D och EP antecknar som yttrande en skrivelse.", False, [
        {"för": ["M", "D", "EP"], "text": "Representanterna från M, D och EP antecknar som yttrande en skrivelse."}]),
    ("Bo Lund (M) reserverar sig blankt.", False, [
        {"av": "Bo Lund (M)", "blank": "ja", "text": "Bo Lund (M) reserverar sig blankt."}]),
    ("Ordföranden Anna Ek (S) yrkar bifall.", True, [
        {"av": "Anna Ek (S)", "text": "Ordföranden Anna Ek (S) yrkar bifall."}]),
    ("Bo Lund (M) och Anna Ek (S) yrkar avslag.", True, [
        {"av": ["Bo Lund (M)", "Anna Ek (S)"], "text": "Bo Lund (M) och Anna Ek (S) yrkar avslag."}]),
    ("Anna Ek (S), Bo Lund (M): Avslag på förslaget.", True,
     [{"av": ["Anna Ek (S)", "Bo Lund (M)"], "text": "Avslag på förslaget."}]),
    ("Anna Ek (S): Vi har inte råd.", False, [{"av": "Anna Ek (S)", "text": "Vi har inte råd."}]),
    ("Förvaltningen föreslår bifall.", True, None),
    ("Klicka här för att ange text.", False, None),
    ("”Vi vill annat.”", False, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "moves", "wanted"), STATEMENTS)
def test_statements(text: str, moves: bool, wanted: list[dict[str, Any]] | None) -> None:
    assert statements(blocks_of(text), KNOWN, moves=moves) == wanted


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("Bo Lund (M) reserverar sig mot beslutet. Reservationen återtogs före justeringen.", True),
        ("Bo Lund (M) anmälde en reservation på mötet och återtog sin reservation före justeringen.", True),
        ("Bo Lund (M) reserverar sig mot beslutet.", False),
        ("Bo Lund (M) reserverar sig mot beslutet och drar tillbaka sitt yrkande.", False),
    ],
)
def test_a_reservation_that_was_taken_back(text: str, taken_back: bool) -> None:
    (one,) = statements(blocks_of(text), KNOWN, reserved=True) or []
    assert (one.get("återtaget") == "ja") is taken_back
    (same,) = statements(blocks_of(text), KNOWN) or []  # an opinion or a note is not what was taken back
    assert "återtaget" not in same


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bo Lund (M) deltar inte i handläggningen av ärendet på grund av jäv.", ["Bo Lund (M)"]),
        ("Bo Lund (M) anmäler jäv.", ["Bo Lund (M)"]),
        ("Anna Ek (S), Bo Lund (M)", ["Anna Ek (S)", "Bo Lund (M)"]),
        ("Bo Lund (M) anmäler jäv eftersom hans bror äger marken.", None),
        ("Ingen anmälan gjordes.", None),
    ],
)
def test_disqualified(text: str, wanted: list[str] | None) -> None:
    assert disqualified(blocks_of(text), KNOWN) == wanted


VOTES = [
    ("Godkänd voteringsproposition: ”Ja för avslag och Nej för bifall till yrkandet från SD.”\n"
     "Omröstningen utfaller med 70 Ja mot 9 Nej. 2 ledamöter är frånvarande.",
     [{"ja": "avslag", "nej": "bifall till yrkandet från SD",
       "resultat": {"ja": "70", "nej": "9", "frånvarande": "2"}}]),
    ("Ja för bifall och Nej för avslag.\nAnna Ek (S), Disa Holm (C) samt ordföranden Erik Sandén (V) röstar Ja (3).\n"
     "Bo Lund (M) röstar Nej (1).\nCecilia Berg (C) avstår från att rösta (1).",
     [{"ja": "bifall", "nej": "avslag", "resultat": {"ja": "3", "nej": "1", "avstår": "1"},
       "röster": {"ja": ["Anna Ek (S)", "Disa Holm (C)", "Erik Sandén (V)"], "nej": ["Bo Lund (M)"],
                  "avstår": ["Cecilia Berg (C)"]}}]),
    ("Den som röstar för bifall röstar ja.\n\nDen som röstar för avslag röstar nej.\n\n"
     "Namn\tParti\tJa\tNej\nAnna Ek\tS\tX\t\nBo Lund\tM\t\tX",
     [{"ja": "bifall", "nej": "avslag", "röster": {"ja": ["Anna Ek (S)"], "nej": ["Bo Lund (M)"]}}]),
    ("Sluten omröstning hålls. Med 3 ja-röster mot 2 nej-röster väljs Anna Ek.",
     [{"resultat": {"ja": "3", "nej": "2"}, "sluten": "ja"}]),
    ("Klicka eller tryck här för att ange text.", None),
    ("Omröstning begärdes men hölls inte.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), VOTES)
def test_votes(text: str, wanted: list[dict[str, Any]] | None) -> None:
    found = [as_fields(vote) for vote in read_votes([("voteringar", blocks_of(text))], KNOWN).votes]
    kept = [{key: value for key, value in each.items() if key != "text"} for each in found]
    assert kept == (wanted or [])
    for each in found:
        assert each["text"] == markdown(blocks_of(text)) + "\n", "the words are kept whole"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Skrivelse, 2024-02-12\nYttrande, 2024-02-12", ["Skrivelse, 2024-02-12", "Yttrande, 2024-02-12"]),
        ("Klimatdepartementets betänkande om areella näringar vid vatten (SOU\n2023:103)\nKarta",
         ["Klimatdepartementets betänkande om areella näringar vid vatten (SOU 2023:103)", "Karta"]),
        ("•  Karta\n•  Plan", ["Karta", "Plan"]),
        ("", []),
    ],
)  # fmt: skip
def test_documents(text: str, wanted: list[str]) -> None:
    assert [each for each, _ in documents(as_lines(text), 80)] == wanted


@pytest.mark.parametrize(
    ("body", "contents", "value", "doubted"),
    [
        ("KS-2024-0043 I", "KS-2024-00431", "KS-2024-00431", True),
        ("KS-2024-00431", "KS-2024-0043 I", "KS-2024-00431", True),
        ("KS 2024/431", "KS-2024-00431", "KS 2024/431", False),
        ("KS-2024-00431", "KS-2024-00430", "KS-2024-00431", True),
        ("KS-2024-00431", None, "KS-2024-00431", False),
        (None, "KS-2024-00431", "KS-2024-00431", True),
        (None, None, None, False),
    ],
)
def test_two_readings_of_a_case_number(
    body: str | None, contents: str | None, value: str | None, doubted: bool
) -> None:
    choice = choose_case(body, contents, NUMBERS)
    assert choice.value == value
    assert bool(choice.doubt) is doubted
    if doubted and body and contents:
        assert body in choice.doubt and contents in choice.doubt


@pytest.mark.parametrize(
    ("body", "contents", "value", "doubted"),
    [
        ("Ny plan", "Ny  plan.", "Ny plan", False),
        ("Delår 2", "Budget 2024", "Delår 2", True),
        ("", "Ny plan", "Ny plan", True),
        ("", "", None, False),
    ],
)
def test_two_readings_of_a_title(body: str, contents: str, value: str | None, doubted: bool) -> None:
    choice = choose_title(body, contents)
    assert (choice.value, bool(choice.doubt)) == (value, doubted)


def test_a_table_of_contents() -> None:
    lines = as_lines(
        """
Innehåll
§ 8  4
Val av justerare.....  4
§ 9 KS-2024-00112
Svar på remiss av betänkandet om
areella näringar ................................. 5
§ 10 Övriga frågor    Fel! Bokmärket är inte definierat.
"""
    )
    assert [(each.number[0], each.case, each.title) for each in read_contents(lines, range(len(lines)), NUMBERS)] == [
        (8, None, "Val av justerare"),
        (9, "KS-2024-00112", "Svar på remiss av betänkandet om areella näringar"),
        (10, None, "Övriga frågor"),
    ]


def test_contents_and_body_that_differ_are_told() -> None:
    lines = tuple(as_lines("Innehåll\n§ 8 Val..... 4\n§ 9 Plan..... 5\n\n§ 8\n\nVal\n\nBeslut\n\nAnna Ek (S) väljs."))
    reading = read_minutes(SourceLines("protokoll.txt", "text", 1, lines, ()), REG, WORDS)
    assert "§ 9 står i innehållsförteckningen men hittades inte" in [each.why for each in reading.notes.doubts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anna Ek (S) och ledamoten Bo Lund (M)", ["Anna Ek (S)", "Bo Lund (M)"]),
        ("Erik Sandén lät anteckna", ["Erik Sandén (V)"]),
        ("Tjänstgörande ersättaren Disa Holm (C)", ["Disa Holm (C)"]),
        ("SOU (2024) och Plan (bilaga)", []),
    ],
)
def test_people_in_running_text(text: str, wanted: list[str]) -> None:
    assert people_in(text, KNOWN) == wanted


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [
        ("Paragrafen justeras omedelbart.", True),
        ("Nämnden beslutar att paragrafen justeras omedelbart.", True),
        ("Styrelsen förklarar ärendet omedelbart justerat.", True),
        ("Styrelsen godkänner svaret med omedelbar justering.", True),
        ("Paragrafen justeras inte omedelbart.", False),
        ("Taxan justeras från årsskiftet. Åtgärden genomförs omedelbart.", False),
    ],
)
def test_approved_at_once(decision: str, wanted: bool) -> None:
    (item,) = items_of(f"§ 9\nNy plan\n\nBeslut\n\n{decision}")
    assert item.get("omedelbart_justerad") == ("ja" if wanted else None)


def test_template_text_that_was_left_is_told_and_kept() -> None:
    lines = tuple(as_lines("§ 9\nNy plan\n\nBeslut\n\nPlanen antas.\n\nReservation\n\nKlicka här för att ange text."))
    reading = read_minutes(SourceLines("protokoll.txt", "text", 1, lines, ()), REG, WORDS)
    assert any("mallens hjälptext" in each.why for each in reading.notes.doubts)
    found: Any = reading.fields["paragrafer"]
    assert found[0]["avsnitt"] == [
        {"rubrik": "Reservation", "efter": "beslut", "text": "Klicka här för att ange text.\n"}
    ]


@pytest.mark.parametrize(
    ("title", "below", "wanted"),
    [
        ("Bidrag till byalaget för arbetet år", "2014", "Bidrag till byalaget för arbetet år 2014"),
        ("Budget för", "2025–2027", "Budget för 2025–2027"),
        ("Mål och budget", "2025", "Mål och budget"),
    ],
)
def test_year_on_a_line_of_its_own_ends_a_title_that_wants_one(title: str, below: str, wanted: str) -> None:
    text = f"Kommunstyrelsen\n2024-03-05\n\n§ 1\n\n{title}\n\n{below}\n\nBeslut\nJa.\n"
    reading = read_minutes(source_of(text, "a.txt"), REG, WORDS)
    (item,) = reading.fields["paragrafer"]
    assert item["rubrik"] == wanted  # type: ignore[call-overload,index]  # a value of any kind
