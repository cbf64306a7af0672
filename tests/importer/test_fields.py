"""Recognisers of the front page: what each takes, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.archive.casenumbers import CaseNumbers
from generator.importer.fields.approvers import chosen_approvers
from generator.importer.fields.bodies import body_of_minutes, proposal_to
from generator.importer.fields.casenumber import case_at, case_line, mend
from generator.importer.fields.dates import dates, times
from generator.importer.fields.front import Front, read_front
from generator.importer.fields.marks import head_of, is_legend, marked
from generator.importer.fields.misread import misread
from generator.importer.fields.names import split_names
from generator.importer.fields.rows import rows_of_one, rows_of_two
from generator.importer.fields.running import split_people
from generator.importer.flat import unflattened
from generator.importer.lines import Line
from generator.importer.notes import Notes
from tests.importer.regs import REG, WORDS

NUMBERS = CaseNumbers(REG.municipality.case_numbers)


def as_lines(text: str) -> list[Line]:
    """Return the lines of a text, with a gap after an empty one and cells where tabs part them."""
    made: list[Line] = []
    gap = False
    for number, row in enumerate(text.strip("\n").split("\n"), 1):
        if row.strip():
            cells = tuple(row.split("\t")) if "\t" in row else None
            made.append(Line("  ".join(cells) if cells else row.strip(), 1, number, gap, cells=cells))
        gap = not row.strip()
    return made


def front_of(text: str) -> Front:
    lines = unflattened(as_lines(text), WORDS)
    return read_front(lines, range(len(lines)), WORDS, Notes())


def lists(front: Front) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in front.people:
        found.setdefault(each.kind, []).append(each.text)
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("onsdag 17 april 2024 kl. 09:00", ["2024-04-17"]),
        ("den 3 december 2024", ["2024-12-03"]),
        ("2024-06-11", ["2024-06-11"]),
        ("17/4 2024", ["2024-04-17"]),
        ("3 dec. 2024 och 2024.12.05", ["2024-12-03", "2024-12-05"]),
        ("den 30 februari 2024", []),
        ("KS-2024-00112", []),
        ("budget 2024–2026", []),
        ("§ 12 2024", []),
        ("17 april", []),
    ],
)
def test_dates(text: str, wanted: list[str]) -> None:
    assert [each.value.isoformat() for each in dates(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kl. 09:00-10:30", "09:00–10:30"),
        ("Klockan 13.00–16.04", "13:00–16:04"),
        ("17:00- 19:36", "17:00–19:36"),
        ("kl 8.30 till 9.15", "8:30–9:15"),
        ("16.00–18.36, ajournering mellan kl 16.15–16.27", "16:00–18:36"),
        ("kl. 10:00", "10:00"),
        ("1,6 mkr", None),
        ("7 kap. 16 §", None),
        ("2024-04-17", None),
        ("25:70–26:80", None),
    ],
)
def test_times(text: str, wanted: str | None) -> None:
    assert next((each.value for each in times(text)), None) == wanted


def test_a_lone_figure_is_no_sure_time() -> None:
    assert [each.confidence for each in times("3.15")] == [0.6]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("KS-2024-00112", "KS-2024-00112"),
        ("KS 2024/112", "KS 2024/112"),
        ("Dnr BN-2023-001564", "BN-2023-001564"),
        ("Ärendenummer SLK-2024-01093 Information", "SLK-2024-01093"),
        ("Diarienummer:  Ärende: 10-2023-0617", "10-2023-0617"),
        ("Dnr 2023-06100", "2023-06100"),
        ("0128/22", "0128/22"),
        ("KU.2017.3", "KU.2017.3"),
        ("189914", "189914"),
        ("2024-12-05", None),
        ("PROTOKOLL 2024-09-19", None),
        ("23/0001-3", "23/0001-3"),
        ("2023/BUN 0192 40", "2023/BUN 0192 40"),
        ("GHAB 2023–0318", "GHAB 2023–0318"),
        ("Budget 2024-2026", None),
        ("Plan 2024–2026", None),
        ("Motion nr 41", None),
        ("16 § miljöbalken", None),
        ("", None),
    ],
)
def test_case_numbers(text: str, wanted: str | None) -> None:
    found = case_at(text, 0, NUMBERS)
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "value", "sure"),
    [
        ("KS-2024-0043 I", "KS-2024-0043 I", False),
        ("Dnr KS-2024-00112", "KS-2024-00112", True),
        ("19297", "19297", False),
        ("Cykelplan 2024", None, False),
        ("Beslut", None, False),
        ("KS-2024-00112 Cykelplan", None, False),
    ],
)
def test_a_line_that_is_a_case_number(text: str, value: str | None, sure: bool) -> None:
    found = case_line(text, NUMBERS)
    assert (found.value if found else None) == value
    assert (found is not None and found.confidence == 1) is sure


def test_letters_that_a_scan_takes_for_figures() -> None:
    assert mend("KS-2O24-0043 I") == "KS-2024-00431"
    assert mend("IO-2024-1") == "IO-2024-1", "the letters in front are letters"


# Lists, one person to a line, with what wraps.

ONE = [
    (["Anna Ek (S),", "Ordförande", "Bo Lund (M)"], ["Anna Ek (S), Ordförande", "Bo Lund (M)"]),
    (["Disa Holm (C) ersätter", "Cecilia Berg (C) § 23"], ["Disa Holm (C) ersätter Cecilia Berg (C) § 23"]),
    (["Disa Holm (C) ersätter Cecilia", "Berg (C)", "Bo Lund (M)"],
     ["Disa Holm (C) ersätter Cecilia Berg (C)", "Bo Lund (M)"]),
    (["Anna Ek (S) §§ 4-", "9", "Bo Lund (M)"], ["Anna Ek (S) §§ 4-9", "Bo Lund (M)"]),
    (["Vera Wall, miljö- och", "hälsoskyddsinspektör §", "49"], ["Vera Wall, miljö- och hälsoskyddsinspektör § 49"]),
    (["Hans-", "Åke Vik (EP)"], ["Hans-Åke Vik (EP)"]),
    (["Disa Holm (C), tjänstgör för Cecilia Berg", "Bo Lund (M)"],
     ["Disa Holm (C), tjänstgör för Cecilia Berg", "Bo Lund (M)"]),
    (["Anna Ek (S)", "Bo Lund (M)"], ["Anna Ek (S)", "Bo Lund (M)"]),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "wanted"), ONE)
def test_rows_of_one_column(printed: list[str], wanted: list[str]) -> None:
    assert [row.text for row in rows_of_one([(text, place) for place, text in enumerate(printed)])] == wanted


TWO = [
    # Both columns wrap, and a range is parted from its end.
    (
        [
            "Karin Falk (M), Ordförande §§ 30-33, Pär Qvarnström (M) ersätter Karin",
            "35, deltar ej § 34 p.g.a jäv Falk (M) § 34",
            "Leif Grahn (C), 1:e vice ordförande",
            "§§ 30-33, ordförande § 34",
            "Maj-Britt Norén (S)           Rut Sjö (S) ersätter",
            "Nils Öhman (V)                Sten Törn (S)",
        ],
        [
            "Karin Falk (M), Ordförande §§ 30-33, 35, deltar ej § 34 p.g.a jäv",
            "Leif Grahn (C), 1:e vice ordförande §§ 30-33, ordförande § 34",
            "Maj-Britt Norén (S)",
            "Nils Öhman (V)",
        ],
        ["Pär Qvarnström (M) ersätter Karin Falk (M) § 34", "Rut Sjö (S) ersätter Sten Törn (S)"],
        False,
    ),
    # The right column goes on alone below the left one.
    (
        [
            "Ulla Vik (EP)                 Vera Wall, förvaltningschef",
            "Olga Petrova (L) §§ 30–31 Yngve Zander, senior",
            "planarkitekt § 31",
            "Åsa Ärlig, nämndsekreterare",
        ],
        ["Ulla Vik (EP)", "Olga Petrova (L) §§ 30–31"],
        ["Vera Wall, förvaltningschef", "Yngve Zander, senior planarkitekt § 31", "Åsa Ärlig, nämndsekreterare"],
        True,
    ),
    # Nothing in the right column.
    (
        ["Anna Ek (S), Ordförande", "Bo Lund (M), 1:e vice", "ordförande"],
        ["Anna Ek (S), Ordförande", "Bo Lund (M), 1:e vice ordförande"],
        [],
        False,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "left", "right", "officials"), TWO)
def test_rows_of_two_columns(printed: list[str], left: list[str], right: list[str], officials: bool) -> None:
    found = rows_of_two([(text, place) for place, text in enumerate(printed)], officials)
    assert [row.text for row in found if row.column == 0] == left
    assert [row.text for row in found if row.column == 1] == right


# Lists in one run of text.


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anna Ek (S) Bo Lund (M) §§ 4-9 Cecilia Berg (C)", ["Anna Ek (S)", "Bo Lund (M) §§ 4-9", "Cecilia Berg (C)"]),
        ("Disa Holm (C) för Cecilia Berg (C) Rut Sjö (S) för Sten Törn (S)",
         ["Disa Holm (C) för Cecilia Berg (C)", "Rut Sjö (S) för Sten Törn (S)"]),
        ("Disa Holm (C), tjänstgör för Cecilia Berg Rut Sjö (S), tjänstgör för Sten Törn",
         ["Disa Holm (C), tjänstgör för Cecilia Berg", "Rut Sjö (S), tjänstgör för Sten Törn"]),
        ("Anna Ek (S), Ordförande Bo Lund (M), 1:e vice ordförande",
         ["Anna Ek (S), Ordförande", "Bo Lund (M), 1:e vice ordförande"]),
        ("Gunnar Ström, kommundirektör Hedda Quist, nämndsekreterare",
         ["Gunnar Ström, kommundirektör", "Hedda Quist, nämndsekreterare"]),
        ("Gunnar Ström, Vision Hedda Quist, SACO", ["Gunnar Ström, Vision", "Hedda Quist, SACO"]),
        ("Anna Ek                    Ordförande Bo Lund          1:e vice ordförande Erik Sandén Disa Holm",
         ["Anna Ek, Ordförande", "Bo Lund, 1:e vice ordförande", "Erik Sandén", "Disa Holm"]),
        ("Gunnar Ström SACO Hedda Quist Unionen", ["Gunnar Ström, SACO", "Hedda Quist, Unionen"]),
        ("Anna Ek (ej närvarande § 9) Bo Lund Erik Sandén", ["Anna Ek (ej närvarande § 9)", "Bo Lund", "Erik Sandén"]),
        ("Erik af Sandén, jurist", ["Erik af Sandén, jurist"]),
        ("", []),
    ],
)  # fmt: skip
def test_lists_in_one_run(text: str, wanted: list[str]) -> None:
    assert split_people(text) == wanted


def test_names_without_anything_between_them() -> None:
    names = ["Anna Maria Holmberg", "Bo Lund", "Per Erik Sandén", "Disa Holm"]
    found = split_names([word for name in names for word in name.split()])
    assert [" ".join(name) for name in found] == names
    assert split_names([]) == []


# Tables with marks.


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("Namn", "Parti", "Närvaro"), ("name", "party", "mark")),
        (("Ledamöter", "Parti", "Uppdrag", "Paragrafer"), ("name", "party", "role", "items")),
        (("Namn", "Telefon", "Parti"), ("name", "", "party")),
        (("Plats", "Avgift"), None),
        (("Namn",), None),
        (("Beslutande", "Närvarande"), None),
    ],
)
def test_heads_of_tables(cells: tuple[str, ...], wanted: tuple[str, ...] | None) -> None:
    assert head_of(cells) == wanted


@pytest.mark.parametrize(
    ("mark", "listed", "wanted"),
    [
        ("X", "beslutande", "beslutande"),
        ("-", "beslutande", "frånvarande"),
        ("", "beslutande", "frånvarande"),
        ("T", "ersättare", "beslutande"),
        ("N", "ersättare", "ersättare"),
        ("X", "ersättare", "ersättare"),
        ("?", "ersättare", "ersättare"),
    ],
)
def test_marks(mark: str, listed: str, wanted: str) -> None:
    row = marked(("Disa Holm, vice ordförande", "C", mark), ("name", "party", "mark"), listed)
    assert row is not None
    assert (row.text, row.kind) == ("Disa Holm (C), vice ordförande", wanted)


def test_rows_that_name_nobody() -> None:
    assert marked(("", "C", "X"), ("name", "party", "mark"), "beslutande") is None
    assert is_legend("X = närvarande, T = tjänstgörande")
    assert not is_legend("Anna Ek (S)")


# Whole front pages.


def test_a_front_page() -> None:
    front = front_of(
        """
Plats och tid för Rådhuset, Storgatan 3 Klockan 13.00–16.04, ajournering
sammanträde
mellan kl 14.15–14.27
Beslutande    Ledamöter
Anna Ek (S), Ordförande
Bo Lund (M)

Övriga närvarande Ersättare                  Tjänstepersoner
Disa Holm (C)                 Gunnar Ström, kommundirektör

Sekreterare   Hedda Quist                 Paragrafer § 142

Ordförande    Anna Ek (S)

Protokolljusterare Bo Lund (M)

BEVIS OM ANSLAG
Anslaget sätts upp  8 mars 2024
Anslaget tas ned  30 mars 2024
Förvaringsplats för protokollet  Rådhuset
"""
    )
    assert lists(front) == {
        "beslutande": ["Anna Ek (S), Ordförande", "Bo Lund (M)"],
        "ersättare": ["Disa Holm (C)"],
        "övriga": ["Gunnar Ström, kommundirektör"],
    }
    assert front.time is not None
    assert front.time.value == "13:00–16:04"
    assert front.place is not None
    assert front.place.value == "Rådhuset, Storgatan 3"
    assert [each.value for each in front.secretary] == ["Hedda Quist"]
    assert [each.value for each in front.approvers] == ["Bo Lund (M)"]
    assert front.items is not None
    assert front.items.value == "§ 142"
    (notice,) = front.notices
    assert [value.value for value in (notice.posted, notice.removed, notice.kept_at) if value] == [
        "2024-03-08", "2024-03-30", "Rådhuset"
    ]  # fmt: skip


def test_two_notices_and_signatures_beside_each_other() -> None:
    front = front_of(
        """
Ordförande                    Justerande
Anna Ek (S)                   Bo Lund (M)

Bevis om anslag
Anslaget sätts upp 2017-04-03
Paragrafer § 119
Anslaget sätts upp 2017-04-06
Paragrafer §§ 88–118, 120
"""
    )
    assert front.chair is not None
    assert front.chair.value == "Anna Ek (S)"
    assert [each.value for each in front.approvers] == ["Bo Lund (M)"]
    assert [(each.posted.value, each.items.value) for each in front.notices if each.posted and each.items] == [
        ("2017-04-03", "§ 119"), ("2017-04-06", "§§ 88–118, 120")
    ]  # fmt: skip


def test_two_lists_read_across_without_line_breaks() -> None:
    front = front_of(
        "Närvarande:     Ledamöter                         VD Anna Ek, ordförande                    Gunnar Ström "
        "Bo Lund, t.o.m. p 16 Cecilia Berg                 Ekonomidirektör Erik Sandén            Hedda Quist Disa "
        "Holm Suppleanter Rut Sjö, tjänstgör fr.o.m. p 17          Protokollförare Sten Törn      Vera Wall"
    )
    assert lists(front) == {
        "beslutande": ["Anna Ek, ordförande", "Bo Lund till och med § 16", "Cecilia Berg", "Erik Sandén", "Disa Holm",
                       "Rut Sjö, tjänstgör från § 17"],
        "ersättare": ["Sten Törn"],
        "övriga": ["Gunnar Ström, VD", "Hedda Quist, Ekonomidirektör", "Vera Wall, Protokollförare"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Till justeringsperson valdes Erik Sandén.", ["Erik Sandén"]),
        ("Olga Petrova (L) valdes till justeringsperson.", ["Olga Petrova (L)"]),
        ("Att jämte ordförande justera dagens protokoll utsågs Bo Lund (M) och Erik Sandén (V).",
         ["Bo Lund (M)", "Erik Sandén (V)"]),
        ("Anna Ek (S) valdes till ordförande.", []),
        ("Protokollet justeras den 7 mars. Bo Lund (M) deltog.", []),
    ],
)  # fmt: skip
def test_approvers_in_the_text(text: str, wanted: list[str]) -> None:
    assert chosen_approvers(text) == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsens arbetsutskott"], "ksau"),
        (["Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"], "ksau"),
        (["ARBETSMARKNADSNÄMNDEN  Protokoll"], "an"),
        (["Protokoll från kommunfullmäktige"], "kf"),
        (["Kommunfullmäktige 1(25)"], "kf"),
        (["Exempelköpings kommun, Kommunstyrelsen  2024-03-05", "Organ: Kommunstyrelsen"], "ks"),
        (["Byggnadsnämnden"], ""),
        (["PROTOKOLL från Nämnden för Teknik  3(12)", "Kommunstyrelsens sessionssal"], ""),
        (["Kommunstyrelsen", "Planeringsutskottet"], ""),
        (["Protokoll"], None),
        (["Underskrifter", "Stadshuset"], None),
    ],
)
def test_the_body(texts: list[str], wanted: str | None) -> None:
    found = body_of_minutes(texts, "protokoll.pdf", REG.bodies)
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "heading", "wanted"),
    [
        ("Arbetsutskottet föreslår att kommunstyrelsen fattar följande beslut.", None, "ks"),
        ("Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:", None, "kf"),
        ("Planen antas.", "Arbetsutskottets förslag till kommunstyrelsen", "ks"),
        ("Utskottet föreslår att byggnadsnämnden beslutar att anta planen.", None, ""),
        ("Utskottet beslutar enligt kommunstyrelsens förslag.", None, None),
        ("Förvaltningen föreslår att planen antas.", None, None),
    ],
)
def test_proposals_to_another_body(text: str, heading: str | None, wanted: str | None) -> None:
    found = proposal_to(text, REG.bodies, "ksau", heading)
    assert (found.value if found else None) == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["den öppna drogsцен"], ["drogsцен"]),
        (["Ålta centrum", "Älta, Älta och Älta"], ["Ålta"]),
        (["kommunst1relsen"], ["kommunst1relsen"]),
        (["Åsa och Asa, 100 000kr, KS-2024, covid19, H2O, Mälaren och Malaren"], []),
        (["Αθήνα"], []),
    ],
)
def test_words_that_look_misread(texts: list[str], wanted: list[str]) -> None:
    lines = as_lines("\n".join(texts))
    assert [each.word for each in misread(lines, range(len(lines)))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bo tlänstgörande, Ek tjänstgörande, My tjänstgörande, Al tjänstgörande", ["tlänstgörande"]),
        ("har flyttat ffrån byn, från Ek, från Al, från Bo", ["ffrån"]),
        ("Till Sammanträdet kom ett brev. Vid sammanträdet lästes det.", ["Sammanträdet"]),
        # Other words, other forms of one, names, and words that are no more usual than the other.
        ("beslut, besluta, besluta, besluta, beslutar, ska, skal, avtal, antal, antal, antal", []),
        ("hos Sven Ek. Sven Ek såg sven.", []),
        ("från Socialnämnden Ek. Till Ek.", []),
        ("tlänstgörande, tjänstgörande", []),
    ],
)
def test_words_that_a_picture_blurs(text: str, wanted: list[str]) -> None:
    for ocr in (True, False):
        lines = [replace(line, ocr=ocr) for line in as_lines(text)]
        assert [each.word for each in misread(lines, range(len(lines)))] == (wanted if ocr else [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The office before the name.
        (
            "Beslutande\nOrdförande Anna Ek (S)\n1:e vice ordförande Bo Lund (M)\nCecilia Berg (C)\n\n"
            "Sekreterare Hedda Quist",
            {"beslutande": ["Anna Ek (S), Ordförande", "Bo Lund (M), 1:e vice ordförande", "Cecilia Berg (C)"]},
        ),
        (
            "Beslutande\nOrdförande\nAnna Ek (S)\nVice ordförande\nBo Lund (M)\nLedamöter\nCecilia Berg (C)",
            {"beslutande": ["Anna Ek (S), Ordförande", "Bo Lund (M), Vice ordförande", "Cecilia Berg (C)"]},
        ),
        (
            "Närvarande Ledamöter Ordförande Anna Ek (S) 1:e vice ordförande Bo Lund (M) Cecilia Berg (C) "
            "Erik Sandén (V) Disa Holm (C) Tjänstgörande ersättare Rut Sjö (S) tjänstgör för Sten Törn (S)",
            {
                "beslutande": [
                    "Anna Ek (S), Ordförande", "Bo Lund (M), 1:e vice ordförande", "Cecilia Berg (C)",
                    "Erik Sandén (V)", "Disa Holm (C)", "Rut Sjö (S) ersätter Sten Törn (S)",
                ]
            },
        ),
        # Commas and a colon, in one long line and over several.
        (
            "Ledamöter: Anna Ek (S) ordförande, Bo Lund (M), Cecilia Berg (C), Erik Sandén (V), Disa Holm (C), Olga "
            "Petrova (L), Nils Öhman (V)",
            {
                "beslutande": [
                    "Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Erik Sandén (V)", "Disa Holm (C)",
                    "Olga Petrova (L)", "Nils Öhman (V)",
                ]
            },
        ),
        (
            "Beslutande: Anna Ek (S), ordförande, Bo Lund (M) och Cecilia\nBerg (C)\n"
            "Övriga: Gunnar Ström, kommundirektör, och Hedda Quist",
            {
                "beslutande": ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)"],
                "övriga": ["Gunnar Ström, kommundirektör", "Hedda Quist"],
            },
        ),
        # A place instead of a party.
        (
            "Beslutande\nAnna Ek, Norrby\nBo Lund, Söderby\nÖvriga\nGunnar Ström, Norrby",
            {"beslutande": ["Anna Ek, Norrby", "Bo Lund, Söderby"], "övriga": ["Gunnar Ström, Norrby"]},
        ),
        # A role below its name, and nobody.
        ("Beslutande\nAnna Ek (S),\nOrdförande\nVakant (M)", {"beslutande": ["Anna Ek (S), Ordförande", "Vakant (M)"]}),
        ("Beslutande\n\nSekreterare Hedda Quist", {}),
        # A list that is empty, and one with two titles.
        (
            "Beslutande\nLedamöter\nAnna Ek (S)\nErsättare\nÖvriga närvarande\nGunnar Ström\nBo Lund (M)",
            {"beslutande": ["Anna Ek (S)"], "övriga": ["Gunnar Ström", "Bo Lund (M)"]},
        ),
    ],
)  # fmt: skip
def test_lists_in_many_ways(text: str, wanted: dict[str, list[str]]) -> None:
    assert lists(front_of(text)) == wanted
