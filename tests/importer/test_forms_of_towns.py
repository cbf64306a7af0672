"""Forms of minutes that towns print: labels, heads of §§, lists and tables that were once read wrong without a doubt."""

# ruff: noqa: E501 - tables of printed lines

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table

from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.extract.text import source_of
from generator.importer.importing import Drafted, drafted
from tests.importer.regs import REG, WORDS
from tests.importer.test_voting import brief
from tests.importer.test_word import word

HEAD = "Kommunstyrelsen\nSammanträdesdatum 2024-03-05\n"
ITEMS = "\n§ 1\nTaxa\n\nBeslut\nTaxan antas.\n\n§ 2\nBudget\n\nBeslut\nBudgeten antas.\n"


def draft(text: str) -> tuple[Any, Drafted]:
    made = drafted(source_of(text, "a.txt"), REG, WORDS)
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None and made.missing == 0, findings
    return document.data, made


@pytest.mark.parametrize(
    ("label", "value", "time", "place"),
    [
        ("Plats och tid", "Eksalen, kl. 13.00–19.40, med avbrott för middag kl. 17.00–17.45", "13:00–19:40", "Eksalen"),
        (
            "Plats och tid",
            "Eksalen, kl. 13.00–19.40, med avbrott kl. 17.00–\n               17.45",
            "13:00–19:40",
            "Eksalen",
        ),
        ("Plats och tid", "Eksalen kl 18.30-19.55. Ajournering mellan kl 18.55-19.05", "18:30–19:55", "Eksalen"),
        ("Plats och tid", "Kl. 9.00–11.40, ajournering 10.15–10.30 och 11.00–11.10, Eksalen", "9:00–11:40", "Eksalen"),
        ("Plats och tid", "Kl. 9.00–11.40 (lunchuppehåll 12–13), Eksalen", "9:00–11:40", "Eksalen"),
        ("Tid och plats", "Kl. 9.00–11.40, Pausrummet i Folkets hus", "9:00–11:40", "Pausrummet i Folkets hus"),
        ("Tid och plats", "Kl. 9.00–11.40, Avbrottsgatan 3", "9:00–11:40", "Avbrottsgatan 3"),
    ],
)
def test_breaks_are_neither_time_nor_place(label: str, value: str, time: str, place: str) -> None:
    data, _ = draft(f"{HEAD}{label}  {value}\nBeslutande  Anna Ek (S)\n{ITEMS}")
    assert (data["tid"], data["plats"]) == (time, place)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Ej tjänstgörande", "ersättare"),
        ("Närvarande, ej tjänstgörande ersättare", "ersättare"),
        ("Icke beslutande", "ersättare"),
        ("Ledamöter på plats", "beslutande"),
        ("Tjänsteman", "övriga"),
        ("Med närvarorätt", "övriga"),
    ],
)
def test_labels_of_those_present(label: str, key: str) -> None:
    person = "Rut Vik (V)" if key != "övriga" else "Rut Vik, kommunchef"
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n{label}\n{person}\n{ITEMS}")
    assert data[key][-1] == person
    assert data["beslutande"][:2] == ["Anna Ek (S)", "Bo Lund (M)"]


@pytest.mark.parametrize(
    ("printed", "wanted", "doubted"),
    [
        ("Cecilia Berg (C), anlände kl. 13.20, § 2", "Cecilia Berg (C) från § 2, anlände kl. 13.20", True),
        (
            "Cecilia Berg (C), lämnade kl. 15.00 efter § 1",
            "Cecilia Berg (C) till och med § 1, lämnade kl. 15.00",
            False,
        ),
        # Not there for that § alone.
        ("Cecilia Berg (C), lämnade kl. 15.00, § 1", "Cecilia Berg (C) till och med § 1, lämnade kl. 15.00", True),
        ("Cecilia Berg (C), avvek kl. 15.00 under § 1", "Cecilia Berg (C), under § 1, avvek kl. 15.00", True),
        ("Cecilia Berg (C) §§ 1–2, lämnade kl. 15.00", "Cecilia Berg (C) §§ 1–2, lämnade kl. 15.00", False),
        ("Gun Ny (M) tjänstgör § 2 för Bo Lund (M)", "Gun Ny (M) ersätter Bo Lund (M) § 2", False),
        ("Axel Dal (L), paragraf 1–2", "Axel Dal (L) §§ 1–2", False),
        ("Bo Hass (M) ersätter Kenneth Ax Ej, tjänstgörande Kerstin Gus", "Bo Hass (M)", True),
        ("*Hilka And (S)", "Hilka And (S)", True),
        ("Ordförande: Karin Alm (S)", "Karin Alm (S), Ordförande", False),
        ("Ordförande   Karin Alm (S)", "Karin Alm (S), Ordförande", False),
        ("---", "", False),
    ],
)
def test_lines_of_those_present(printed: str, wanted: str, doubted: bool) -> None:
    data, made = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n{printed}\n\nJusterare  Anna Ek\n{ITEMS}")
    assert data["beslutande"][:2] == ["Anna Ek (S)", "Bo Lund (M)"]
    assert "".join(data["beslutande"][2:]).startswith(wanted) and len(data["beslutande"]) == 2 + bool(wanted)
    assert ("**beslutande" in made.review) == doubted


def test_chair_told_apart_from_the_list_is_its_chair() -> None:
    data, made = draft(
        f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\nOrdförande: Anna Ek (S)\n\nJusterare  Bo Lund\n{ITEMS}"
    )
    assert data["beslutande"] == ["Anna Ek (S), ordförande", "Bo Lund (M)"] and made.doubts == 0


@pytest.mark.parametrize(
    ("below", "doubted"),
    [
        ("Övriga närvarande\nKatarina Öryd, förvaltningschef\nSekreterare  Eva Lind", ""),
        ("Övriga närvarande\n§§ 46-50 Katarina Öryd, förvaltningschef\nSekreterare  Eva Lind", "övriga 1"),
        ("Övriga närvarande\nKatarina Öryd, förvaltningschef\nSekreterare  Bo Lund", "sekreterare"),
    ],
)
def test_what_cannot_be_so_is_a_question(below: str, doubted: str) -> None:
    _, made = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n{below}\n\nJusterare  Anna Ek\n{ITEMS}")
    assert made.doubts == bool(doubted) and (not doubted or f"**{doubted}" in made.review)


LISTED = ["Anna Ek (S)", "Bo Lund (M)", "Cecilia Berg (C)"]


@pytest.mark.parametrize(
    ("above", "wanted", "doubts"),
    [
        ("Ordförande: Anna Ek (S)", ["Anna Ek (S), ordförande", *LISTED[1:]], 0),
        ("Ordförande  Anna Ek", ["Anna Ek (S), ordförande", *LISTED[1:]], 0),
        ("Ordförande\nAnna Ek (S)", ["Anna Ek (S), ordförande", *LISTED[1:]], 0),
        (
            "Ordförande: Anna Ek (S)\nVice ordförande: Bo Lund (M)",
            ["Anna Ek (S), ordförande", "Bo Lund (M), vice ordförande", LISTED[2]],
            0,
        ),
        ("1:e vice ordförande: Bo Lund (M)", [LISTED[0], "Bo Lund (M), 1:e vice ordförande", LISTED[2]], 0),
        # Who presides and is in no list was there, too.
        ("Ordförande: Disa Holm (C)", ["Disa Holm (C), ordförande", *LISTED], 1),
        # Two of them are a question, if they do not share the §§.
        ("Ordförande: Anna Ek (S)\nOrdförande: Bo Lund (M)", LISTED, 2),
        # The list says that they were there throughout, the line by itself that they were not.
        ("Ordförande: Anna Ek (S) §§ 1–2", ["Anna Ek (S), ordförande §§ 1–2", *LISTED[1:]], 1),
        (
            "Ordförande: Anna Ek (S) § 1\nOrdförande: Bo Lund (M), § 2",
            ["Anna Ek (S), ordförande § 1", "Bo Lund (M), ordförande § 2", LISTED[2]],
            2,
        ),
        # Of another party: somebody else.
        ("Ordförande: Anna Ek (V)", ["Anna Ek (V), ordförande", *LISTED], 1),
    ],
)
def test_office_told_above_the_list(above: str, wanted: list[str], doubts: int) -> None:
    listed = "\n".join(LISTED)
    data, made = draft(f"{HEAD}{above}\n\nBeslutande\n{listed}\n\nJusterare  Bo Lund\n{ITEMS}")
    assert data["beslutande"] == wanted and made.review.count("**beslutande") == doubts


def test_office_of_the_list_is_not_told_twice() -> None:
    listed = "Anna Ek (S), §§ 1\nBo Lund (M), ordförande\nCecilia Berg (C)"
    data, made = draft(f"{HEAD}Ordförande: Anna Ek (S)\n\nBeslutande\n{listed}\n\nJusterare  Bo Lund\n{ITEMS}")
    assert data["beslutande"] == ["Anna Ek (S) § 1", "Bo Lund (M), ordförande", "Cecilia Berg (C)"]
    assert "står som ordförande ovanför listan" in made.review


def test_those_at_a_distance_say_so() -> None:
    data, _ = draft(
        f"{HEAD}\nLedamöter på plats\nAnna Ek (S)\n\nDeltar på distans via Teams\nBo Lund (M)\nInga Ros (C) för Olle Ask (C)\n{ITEMS}"
    )
    assert data["beslutande"] == [
        "Anna Ek (S)",
        "Bo Lund (M), på distans",
        "Inga Ros (C) ersätter Olle Ask (C), på distans",
    ]


def test_column_that_says_who_served() -> None:
    table = (
        "Namn         Uppdrag     Parti    Tjänstgör    Anmärkning\n"
        "Vera Ek      Ordförande  S        Ja\n"
        "Nils Bo      Ledamot     M        Ja           §§ 1–2\n"
        "Inga Ros     Ledamot     C        Nej          Frånvarande\n"
        "Olle Ask     Ersättare   C        Ja           För Inga Ros\n"
        "Rut Vik      Ersättare   V        Nej\n"
        "Per Holm     Ersättare   L        Nej          Frånvarande\n"
    )
    data, made = draft(f"{HEAD}\nNärvarande\n{table}{ITEMS}")
    assert data["beslutande"] == ["Vera Ek (S), Ordförande", "Nils Bo (M) §§ 1–2", "Olle Ask (C) ersätter Inga Ros"]
    assert data["ersättare"] == ["Rut Vik (V)"] and "Inga Ros (C), Per Holm (L) står som frånvarande" in made.review


def test_officials_with_their_titles_right_behind_their_names() -> None:
    people = "Hans Lid kommundirektör, Ida Sted sekreterare, Jan Oks, ekonomichef § 2"
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\nTjänstemän: {people}\n{ITEMS}")
    assert data["övriga"] == ["Hans Lid, kommundirektör", "Ida Sted, sekreterare", "Jan Oks, ekonomichef § 2"]
    assert data["sekreterare"] == "Ida Sted"


def test_underlined_line_of_word_is_a_heading(tmp_path: Path) -> None:
    def row(text: str, looks: str = "") -> str:
        return f"<w:p><w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r></w:p>"

    line = '<w:u w:val="single"/>'
    rows = [row("Kommunstyrelsen"), row("2024-03-05"), row("Beslutande: Anna Ek (S), Bo Lund (M)"), row("§ 1 Taxa", "<w:b/>"),
            row("Ärendet", line), row("Taxan är gammal."), row("Hur det bereddes", line), row("Av kontoret i mars."),
            row("Beslut", line), row("Taxan antas.")]  # fmt: skip
    (tmp_path / "a.docx").write_bytes(word("".join(rows)))
    made = drafted(read_source(tmp_path / "a.docx"), REG, WORDS)
    document, _ = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None
    (item,) = document.data["paragrafer"]
    assert (item["sammanfattning"].strip(), item["beslut"].strip()) == ("Taxan är gammal.", "Taxan antas.")
    assert item["avsnitt"][0]["rubrik"] == "Hur det bereddes"


EXCEPTED = "Samtliga ledamöter med undantag av:"


@pytest.mark.parametrize(
    ("below", "serving"),
    [
        (
            "Förhindrad ledamot      Inkallad ersättare\nBo Lund (M)             Iris Nils (M)\nOlle Ask (C)            Saknar ersättare",
            ["Iris Nils (M) ersätter Bo Lund (M)"],
        ),
        ("Bo Lund (M)\nOlle Ask (C)", []),
        ("Bo Lund (M), Olle Ask (C)", []),
    ],
)
def test_nobody_of_all_but_these_serves(below: str, serving: list[str]) -> None:
    data, made = draft(f"{HEAD}\nBeslutande\n{EXCEPTED}\n{below}\n\nJusterare  Anna Ek\n{ITEMS}")
    assert [each for each in data["beslutande"] if "FYLL I" not in each] == serving
    assert "skriv in dem som var med" in made.review


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (["Paragraf 12", "Paragraf 13", "Paragraf 14"], ["12", "13", "14"]),
        (["Ärende 1, § 200", "Ärende 2, § 201", "Ärende 3, § 202"], ["200", "201", "202"]),
        (["Ks 1   Dnr KS 2024/1", "Ks 2   Dnr KS 2024/2", "Ks 3"], ["1", "2", "3"]),
        (["KF § 7    DNR: KU.2024.3", "KF § 8", "KF § 9"], ["7", "8", "9"]),
    ],
)
def test_heads_of_items(heads: list[str], numbers: list[str]) -> None:
    items = "".join(f"\n\n{head}\n\nTaxa\n\nBeslut\nTaxan antas enligt paragraf 3 och Ks 4.\n" for head in heads)
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n{items}")
    assert [(each["nr"], each["rubrik"]) for each in data["paragrafer"]] == [(number, "Taxa") for number in numbers]


@pytest.mark.parametrize(
    ("printed", "up", "down"),
    [
        ("Anslaget har satts upp  2024-03-07\nAnslaget tas ner efter  2024-03-29", "2024-03-07", "2024-03-29"),
        ("Protokollet anslås  2024-03-07\nAnslaget till och med  2024-03-29", "2024-03-07", "2024-03-29"),
        ("Anslaget publicerades 2024-03-07 och tas bort 2024-03-29", "2024-03-07", "2024-03-29"),
        ("Anslaget publicerat 2024-03-07, tas ned 2024-\n03-29", "2024-03-07", "2024-03-29"),
    ],
)
def test_days_of_the_notice(printed: str, up: str, down: str) -> None:
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\n\nBevis om anslag\n{printed}\n{ITEMS}")
    assert data["anslag"] == [{"uppsatt": up, "nedtas": down}]


def test_numbers_of_the_front_page_with_two_hyphens() -> None:
    _, made = draft(f"{HEAD}Paragrafer 1 -- 2\n\nBeslutande\nAnna Ek (S)\n{ITEMS}")
    assert "framsidan säger 2 §§" in made.review


@pytest.mark.parametrize(
    "other",
    [
        "Jan Melker, vice ordförande i revisionen",
        "Yttrandet antas som svar till revisionen",
        "Rut Stål, ledamot i Valnämnden",
    ],
)
def test_an_office_or_a_sentence_is_not_the_head_of_a_body(other: str) -> None:
    data, made = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\n\nÖvriga deltagande\n{other}\n{ITEMS}")
    assert data["organ"] == "ks" and "**organ**" not in made.review


def test_the_day_beside_the_name_of_the_body() -> None:
    data, _ = draft(
        f"Kommunstyrelsen 2024-03-05\n\nBeslutande\nAnna Ek (S)\n\nFörvaringsplats  Kansliet\nKommunstyrelsen 2024-03-05\n{ITEMS}"
    )
    assert data["datum"] == "2024-03-05"


@pytest.mark.parametrize(
    ("section", "key", "wanted"),
    [
        (
            "Yrkanden\nRut Vik (V) föreslår 150 platser.\n\nOrdföranden föreslår bifall till förslaget.",
            "yrkanden",
            [
                ("Rut Vik (V)", "Rut Vik (V) föreslår 150 platser."),
                ("Anna Ek (S)", "Ordföranden föreslår bifall till förslaget."),
            ],
        ),
        (
            "Yrkanden\nRut Vik (V) föreslår 150 platser. Ordföranden yrkar bifall till förslaget.",
            "yrkanden",
            [
                ("Rut Vik (V)", "Rut Vik (V) föreslår 150 platser."),
                ("Anna Ek (S)", "Ordföranden yrkar bifall till förslaget."),
            ],
        ),
        ("Yrkanden\nRut Vik (V) och Bo Lund (M): Avslag.", "yrkanden", [(["Rut Vik (V)", "Bo Lund (M)"], "Avslag.")]),
        ("Yrkanden\nRut Vik: Avslag.", "yrkanden", [("Rut Vik (V)", "Avslag.")]),
        (
            "Reservationer\nSamtliga ledamöter för (S) och (V) reserverar sig.",
            "reservationer",
            [(["S", "V"], "Samtliga ledamöter för (S) och (V) reserverar sig.")],
        ),
    ],
)
def test_whose_statement_it_is(section: str, key: str, wanted: list[tuple[Any, str]]) -> None:
    people = "Beslutande\nAnna Ek (S), ordförande\nBo Lund (M)\nRut Vik (V)\n"
    data, _ = draft(f"{HEAD}\n{people}\n§ 1\nTaxa\n\nBeslut\nTaxan antas.\n\n{section}\n")
    assert [(each.get("av", each.get("för")), each["text"]) for each in data["paragrafer"][0][key]] == wanted


@pytest.mark.parametrize(
    ("notes", "out", "left"),
    [
        (
            "Rut Vik (V) deltar inte i beslutet.\n\nBo Lund (M) antecknar till protokollet: Det brådskar.",
            ["Rut Vik (V)"],
            ["Bo Lund (M)"],
        ),
        ("Rut Vik (V) deltog ej i beslutet.", ["Rut Vik (V)"], []),
        ("Bo Lund (M) antecknar till protokollet: Rut Vik (V) deltar inte i beslutet.", [], ["Bo Lund (M)"]),
        ("Bo Lund (M) antecknar till protokollet att han deltar inte i beslutet om taxan.", [], ["Bo Lund (M)"]),
    ],
)
def test_who_takes_no_part_by_a_note(notes: str, out: list[str], left: list[str]) -> None:
    data, made = draft(
        f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\nRut Vik (V)\n\n§ 1\nEl\n\nBeslut\nKöpet avbryts.\n\nProtokollsanteckningar\n{notes}\n"
    )
    (item,) = data["paragrafer"]
    assert [[each["av"] for each in item.get(key, [])] for key in ("deltar_ej", "protokollsanteckningar")] == [
        out,
        left,
    ]
    assert made.doubts == 0


def test_names_in_brackets_behind_the_verb() -> None:
    people = "Beslutande\nAnna Ek (S)\nBo Lund (M)\nRut Vik (V)\n"
    sides = "De som bifaller förslaget röstar ja. De som bifaller Rut Viks yrkande röstar nej."
    went = "Omröstningen utföll så att 2 röstade ja (Anna Ek och Bo Lund) och 1 röstade nej (Rut Vik (V))."
    data, _ = draft(f"{HEAD}\n{people}\n§ 1\nTaxa\n\nOmröstning\n{sides}\n\n{went}\n\nBeslut\nTaxan antas.\n")
    (told,) = data["paragrafer"][0]["voteringar"]
    assert told["röster"] == {"ja": ["Anna Ek (S)", "Bo Lund (M)"], "nej": ["Rut Vik (V)"]}


@pytest.mark.parametrize(
    ("decision", "body"),
    [
        ("1. Uppdraget att föreslå åtgärder för hur staden ska arbeta med att säkra vatten är fullgjort.\n\n"
         "Kommunstyrelsen tillstyrker förslaget och föreslår att kommunfullmäktige beslutar:\n\nPlanen antas.", "kf"),
        ("Kontoret får i uppdrag att föreslå åtgärder för hur staden ska arbeta med att säkra vatten.", None),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta att planen antas.", "kf"),
    ],
)  # fmt: skip
def test_proposal_to_another_body_behind_other_proposals(decision: str, body: str | None) -> None:
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\n\n§ 1\nPlan\n\nBeslut\n{decision}\n")
    assert data["paragrafer"][0].get("förslag_till") == body


def test_bias_told_in_the_other_order() -> None:
    data, _ = draft(
        f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\n\n§ 1\nEl\n\nBeslut\nKöpet avbryts.\n\nJäv\nBo Lund (M) deltar på grund av jäv inte i handläggningen.\n"
    )
    assert data["paragrafer"][0]["jäv"] == "Bo Lund (M)"


def test_numbered_roll_call_below_a_vote() -> None:
    roll = "1. Anna Ek (S) Ja\n2. Bo Lund (M) Nej\n3. Rut Vik (V) Ja\n"
    vote = f"Omröstning\nJa = förslaget. Nej = avslag.\n\n{roll}\nResultat: 2 ja, 1 nej.\n"
    data, made = draft(
        f"{HEAD}\nBeslutande\nAnna Ek (S)\nBo Lund (M)\nRut Vik (V)\n\n§ 1\nTaxa\n\n{vote}\nBeslut\nTaxan antas.\n"
    )
    assert [brief(each) for each in data["paragrafer"][0]["voteringar"]] == ["förslaget|avslag|2–1|ja:Anna,Rut/nej:Bo"]
    assert made.doubts == 0


@pytest.mark.parametrize(
    "head",
    ["Signaturförteckning", "Dokumentet är signerat av följande personer:", "Digitala underskrifter\nVerifikat 4f3a"],
)
def test_signatures_behind_the_last_item(head: str) -> None:
    data, _ = draft(f"{HEAD}\nBeslutande\nAnna Ek (S)\n{ITEMS}\n\n{head}\nANNA EK  Ordförande  2024-03-07 09:12\n")
    assert "ANNA EK" not in str(data["paragrafer"])


def test_raised_by_its_place_in_word(tmp_path: Path) -> None:
    runs = '<w:r><w:t>Ytan är 45 m</w:t></w:r><w:r><w:rPr><w:position w:val="7"/><w:sz w:val="12"/></w:rPr><w:t>2</w:t></w:r>'
    (tmp_path / "a.docx").write_bytes(word(f"<w:p>{runs}</w:p>"))
    assert read_source(tmp_path / "a.docx").lines[0].text == "Ytan är 45 m²"


def ballots_of(file: Path, parts: list[Flowable]) -> Any:
    """Set a page with one vote as a PDF, import it, and return who voted what by the draft."""
    SimpleDocTemplate(str(file), pagesize=A4, invariant=True).build(parts)
    draft = drafted(read_source(file), REG, WORDS)
    document, _ = yamlio.parse(draft.text.encode(), "utkast.yml")
    assert document is not None
    (vote,) = document.data["paragrafer"][0]["voteringar"]
    return vote["röster"]


def test_ruled_table_with_room_in_its_rows_goes_on_overleaf(tmp_path: Path) -> None:
    rows = [["Ledamot", "Ja", "Nej", "Avstår"], ["Anna Ek (S)", "X", "", ""], ["Bo Lund (M)", "", "", "X"],
            ["Rut Vik (V)", "", "X", ""], ["Cecilia Berg (C), ordförande", "X", "", ""], ["Summa", "2", "1", "1"]]  # fmt: skip
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 11)]
    head = Table([["Kommunstyrelsen"], ["2024-03-05"], ["Beslutande: Anna Ek (S), Bo Lund (M), Rut Vik (V), Cecilia Berg (C)"],
                  ["§ 1 Taxa"], ["Omröstningsresultat"]])  # fmt: skip
    parts = [Spacer(1, 400), head, Table(rows, [148, 80, 80, 80], 33, style)]
    assert ballots_of(tmp_path / "a.pdf", parts) == {
        "ja": ["Anna Ek (S)", "Cecilia Berg (C)"],
        "nej": ["Rut Vik (V)"],
        "avstår": ["Bo Lund (M)"],
    }


def test_names_that_a_narrow_column_of_a_roll_call_breaks(tmp_path: Path) -> None:
    rows = [["Ledamot", "Ja", "Nej"], ["Viktoria Tryggvadottir Rolka\n(S)", "X", ""], ["Robert Andersson\nHammarstrand (M)", "", "X"],
            ["Rut Vik (V)", "X", ""], ["Emma\nAltenhammar\n(L)", "", "X"], ["Summa", "2", "2"]]  # fmt: skip
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONTSIZE", (0, 0), (-1, -1), 11), ("LEADING", (0, 0), (-1, -1), 14),
             ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip
    head = Table([["Kommunstyrelsen"], ["2024-03-05"], ["Beslutande: Viktoria Tryggvadottir Rolka (S), Robert Andersson Hammarstrand (M), Rut Vik (V), Emma Altenhammar (L)"],
                  ["§ 1 Taxa"], ["Omröstningsresultat"]])  # fmt: skip
    assert ballots_of(tmp_path / "a.pdf", [head, Table(rows, [160, 80, 80], style=style)]) == {
        "ja": ["Viktoria Tryggvadottir Rolka (S)", "Rut Vik (V)"],
        "nej": ["Robert Andersson Hammarstrand (M)", "Emma Altenhammar (L)"],
    }
