"""A protocol as a PDF, as text and as HTML comes out as the same lines: columns apart, tables as tables, heads away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.importer.blocks import blocks, usual_width
from generator.importer.extract import read_source
from generator.importer.extract.text import source_of
from generator.importer.join import joined
from generator.importer.lines import Line, SourceLines
from tests.importer.layouts import Layout, layouts
from tests.importer.paper import as_pdf, as_text

LAYOUTS = {layout.name: layout for layout in layouts()}


def read(layout: Layout, folder: Path, kind: str) -> SourceLines:
    file = folder / f"{layout.name}.{kind}"
    if kind == "pdf":
        file.write_bytes(layout.pdf_bytes())
    else:
        file.write_text(layout.text, "utf-8")
    return read_source(file)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], SourceLines]:
    folder = tmp_path_factory.mktemp("protokoll")
    return {(name, kind): read(layout, folder, kind) for name, layout in LAYOUTS.items() for kind in ("pdf", "txt")}


def texts(lines: tuple[Line, ...], column: int | None = None) -> list[str]:
    return [line.text for line in lines if column is None or line.column == column]


def cells(source: SourceLines) -> list[tuple[str, ...]]:
    return [line.cells for line in source.lines if line.cells is not None]


both = pytest.mark.parametrize("kind", ["pdf", "txt"])


@both
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_word_is_lost(sources: dict[tuple[str, str], SourceLines], name: str, kind: str) -> None:
    source = sources[name, kind]
    found = " ".join(line.text for line in (*source.lines, *source.furniture)).split()
    assert sorted(found) == sorted(LAYOUTS[name].text.split())
    assert source.pages == len(LAYOUTS[name].pages)


@both
@pytest.mark.parametrize("name", LAYOUTS)
def test_heads_and_feet_are_left_out_but_for_the_first_head(
    sources: dict[tuple[str, str], SourceLines], name: str, kind: str
) -> None:
    source = sources[name, kind]
    head = source.lines[0].text
    assert texts(source.lines).count(head) == 1
    assert not any("sign" in text.lower() and "justerande" in text.lower() for text in texts(source.lines))
    assert {line.page for line in source.furniture} == set(range(1, source.pages + 1))


@both
def test_columns_are_lists_one_after_the_other(sources: dict[tuple[str, str], SourceLines], kind: str) -> None:
    source = sources["two_columns", kind]
    assert texts(source.lines, 1) == [
        "Ledamöter",
        "Karin Falk (M), Ordförande §§ 30-33",
        "Leif Grahn (C), 1:e vice ordförande",
        "§§ 30-32, ordförande § 34",
        "Maj-Britt Norén (S)",
        "Nils Öhman (V)",
        "Olga Petrova (L)",
        "Ersättare",
        "Pär Qvarnström (M) §§ 30-33",
        "Ulla Vik (EP)",
    ]
    assert texts(source.lines, 2) == [
        "Tjänstgörande ersättare",
        "Pär Qvarnström (M) ersätter Karin",
        "Falk (M) § 34",
        "Rut Sjö (S) ersätter Sten Törn (S)",
        "Tjänstepersoner",
        "Vera Wall, förvaltningschef",
        "Yngve Zander, arbetsmarknads-",
        "strateg §§ 31-32",
        "Åsa Ärlig, nämndsekreterare",
    ]
    order = [line.column for line in source.lines if line.column]
    assert order == [1] * 7 + [2] * 4 + [1] * 3 + [2] * 5


@both
def test_what_follows_two_lists_is_not_part_of_them(sources: dict[tuple[str, str], SourceLines], kind: str) -> None:
    source = sources["notice_page", kind]
    assert texts(source.lines, 2) == ["ERSÄTTARE", "Rut Sjö (S) §§9-10", "Olga Petrova (L)"]
    assert texts(source.lines, 1)[-1] == "ordförande §§8-10"
    assert ("Utses att justera", "Olga Petrova") in cells(source)
    assert ("Anslaget tas ned", "30 oktober 2024") in cells(source)


@both
def test_table_has_cells(sources: dict[tuple[str, str], SourceLines], kind: str) -> None:
    assert ("Anna Ek", "S", "ordförande", "40–42") in cells(sources["name_table", kind])
    assert ("Stora torget, en månad", "1 200 kr") in cells(sources["name_table", kind])
    found = cells(sources["marks", kind])
    assert ("Ulla Vik", "EP", "-") in found
    assert [row for row in found if len(row) == 4] == [
        ("Namn", "Parti", "Ja", "Nej"),
        ("Anna Ek", "S", "X", ""),
        ("Bo Lund", "M", "", "X"),
        ("Disa Holm", "C", "X", ""),
        ("Erik Sandén", "V", "X", ""),
    ]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    return [block.text for block in blocks(lines, range(len(lines)), usual_width(lines))]


@both
def test_words_and_paragraphs_broken_over_lines_and_pages_are_joined(
    sources: dict[tuple[str, str], SourceLines], kind: str
) -> None:
    found = paragraphs(sources["one_column", kind].lines)
    assert LAYOUTS["one_column"].expected["paragrafer"][0]["sammanfattning"] in found
    assert "Kommunstyrelsen antar cykelplanen." in found
    assert "Tjänsteskrivelse den 12 februari 2024" in found
    assert "Cykelplan 2024–2030" in found


def test_pdf_tells_bold_and_place(sources: dict[tuple[str, str], SourceLines]) -> None:
    lines = {line.text: line for line in sources["one_column", "pdf"].lines}
    assert lines["Beslutande"].bold and not lines["Bo Lund (M), 1:e vice ordförande"].bold
    assert lines["Beslutande"].size == 11 and lines["Beslutande"].gap
    assert lines["Cykelplan för Exempelköping"].page == 2


def test_lines_of_text_are_numbered_as_in_the_file() -> None:
    source = source_of("Kommunstyrelsen\n\n\nBeslut\nJa.\n", "a.txt")
    assert [(line.number, line.gap) for line in source.lines] == [(1, False), (4, True), (5, False)]


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("kommun-", "styrelsen", "kommunstyrelsen"),
        ("Sicklaön-", "och Boo", "Sicklaön- och Boo"),
        ("för-", "eller efternamn", "för- eller efternamn"),
        ("KFKS-2024-", "00431", "KFKS-2024-00431"),
        ("§§ 46-", "50", "§§ 46-50"),
        ("Gunilla Grudevall-", "Steen", "Gunilla Grudevall-Steen"),
        ("IT-", "avdelningen", "IT-avdelningen"),
        ("e-", "posten", "e-posten"),
        ("ett förslag –", "förslaget", "ett förslag – förslaget"),
        ("2026–", "2030", "2026–2030"),
        ("ord", "", "ord"),
    ],
)
def test_two_lines_as_one(left: str, right: str, whole: str) -> None:
    assert joined(left, right) == whole


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # Not a new paragraph: in the middle of a sentence, whatever stands between.
        (
            "Ekonomin har varit stabil inom de flesta verksamheter, men det finns utmaningar i\n\n"
            "elevantal och boende under hela perioden.",
            1,
        ),
        # Paragraphs: headings, entries of lists, clauses of a decision, a sentence that ended before the edge.
        ("Beslut\nKommunstyrelsen beslutar att lägga informationen till handlingarna och tacka för den.", 2),
        ("Beslutsunderlag\nYttrande, 2024-03-27\nStrategi 2024–2027\n\nTjänsteskrivelse", 4),
        (
            "Kommunstyrelsen beslutar\natt godkänna redovisningen av medborgarförslagen för år 2024, samt\n\n"
            "att uppdra åt direktören att återkomma i frågan under hösten 2025.",
            3,
        ),
        ("1. Planen antas som den är, med de ändringar som yrkats i nämnden under året.\n2. Ärendet avslutas.", 2),
    ],
)
def test_paragraphs_of_text(written: str, read: int) -> None:
    assert len(paragraphs(source_of(written, "a.txt").lines)) == read


def test_text_without_form_feeds_loses_its_repeated_heads_too() -> None:
    pages = [
        "EXEMPELKÖPINGS KOMMUN     PROTOKOLL\nKommunstyrelsen\n2024-03-05\n\n§ 1\nEtt\n\nBeslut\nJa.\n",
        "EXEMPELKÖPINGS KOMMUN     PROTOKOLL     2 (3)\nKommunstyrelsen\n2024-03-05\n\n§ 2\nTvå\n\nBeslut\nJa.\n",
        "EXEMPELKÖPINGS KOMMUN     PROTOKOLL     3 (3)\nKommunstyrelsen\n2024-03-05\n\n§ 3\nTre\n\nBeslut\nJa.\n",
    ]
    source = source_of("\n".join(pages), "a.txt")
    assert texts(source.lines).count("Beslut") == 3, "what comes again in the text is no furniture"
    assert texts(source.lines).count("Kommunstyrelsen") == 1
    assert len(source.furniture) == 6


def test_signatures_of_a_service_are_no_part_of_the_minutes() -> None:
    source = source_of(
        "Kommunstyrelsen\n\n§ 1\nEtt\n\nUndertecknat    av följande personer\n\nANNA EK\nTransaktionsidentitet: 7A\n",
        "a.txt",
    )
    assert texts(source.lines) == ["Kommunstyrelsen", "§ 1", "Ett"]
    assert "ANNA EK" in texts(source.furniture)


def test_tabs_part_cells() -> None:
    source = source_of("§\t8\t4\n\tVal av justerare.....\t4\n", "a.txt")
    assert cells(source) == [("§", "8", "4"), ("", "Val av justerare.....", "4")]


HTML = """\
<!doctype html><html lang="sv"><head><title>Protokoll</title></head><body>
<header><nav><a href="/">Start</a></nav></header>
<main><h1>Protokoll</h1><p>Plats och tid<br>Rådhuset</p>
<ul><li>Anna Ek (S), <b>ordförande</b></li><li>Bo Lund (M)</li></ul>
<table><tr><th>Namn<th>Parti</tr><tr><td>Cecilia Berg</td><td>C</td></tr></table>
<h2>§&nbsp;21 Cykel&shy;plan</h2><p>Kommunstyrelsen antar
planen.</p><!-- inte detta --></main><footer>Exempelköping</footer><script>alert(1)</script></body></html>
"""


def test_html(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.html"
    file.write_text(HTML, "utf-8")
    source = read_source(file)
    assert source.kind == "html"
    assert paragraphs(source.lines) == [
        "Protokoll",
        "Plats och tid",
        "Rådhuset",
        "• Anna Ek (S), ordförande",
        "• Bo Lund (M)",
        "| Namn | Parti |\n|---|---|\n| Cecilia Berg | C |",
        "§ 21 Cykelplan",
        "Kommunstyrelsen antar planen.",
    ]
    assert cells(source) == [("Namn", "Parti"), ("Cecilia Berg", "C")]
    assert texts(source.furniture) == ["Start", "Exempelköping"]
    assert source.lines[1].number == 3


MARGIN = [
    [
        "Kommunstyrelsen",
        "",
        ((0, "*Beslut"), (18, "Kommunstyrelsen beslutar att godkänna cykelplanen för åren 2024")),
        ((18, "till 2030 med de ändringar som yrkats."),),
        "",
        ((0, "*Bakgrund"), (18, "Planen har varit på samråd under hösten, och ett trettiotal synpunkter")),
        ((18, "har kommit in."),),
        "",
        "*Yrkanden",
        ((0, "1."), (5, "att godkänna planen för cykelvägar i kommunen, samt att")),
        ((5, "uppdra åt direktören att återkomma."),),
        ((0, "2."), (5, "att avslå motionen.")),
    ]
]


@both
def test_headings_in_the_margin_and_numbered_entries(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"protokoll.{kind}"
    file.write_bytes(as_pdf(MARGIN) if kind == "pdf" else as_text(MARGIN).encode())
    assert paragraphs(read_source(file).lines) == [
        "Kommunstyrelsen",
        "Beslut",
        "Kommunstyrelsen beslutar att godkänna cykelplanen för åren 2024 till 2030 med de ändringar som yrkats.",
        "Bakgrund",
        "Planen har varit på samråd under hösten, och ett trettiotal synpunkter har kommit in.",
        "Yrkanden",
        "1. att godkänna planen för cykelvägar i kommunen, samt att uppdra åt direktören att återkomma.",
        "2. att avslå motionen.",
    ]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_page_that_is_turned_is_read_and_a_stamp_across_it_is_not(tmp_path: Path, degrees: int) -> None:
    file = tmp_path / "protokoll.pdf"
    canvas = Canvas(str(file), invariant=True)
    canvas.setPageRotation(degrees)
    canvas.translate(300, 400)
    canvas.rotate(degrees)
    canvas.drawString(0, 20, "Kommunstyrelsen beslutar")
    canvas.drawString(0, 0, "att anta planen.")
    canvas.rotate(90)
    canvas.drawString(0, 100, "INKOM 2024")
    canvas.save()
    source = read_source(file)
    assert texts(source.lines) == ["Kommunstyrelsen beslutar", "att anta planen."]
    assert texts(source.furniture) == ["INKOM 2024"]


def test_mark_belongs_to_its_ruled_cell_also_when_the_table_goes_on_over_a_page(tmp_path: Path) -> None:
    """The marks are at the left of their cells, the heads in the middle: only the lines tell what belongs together."""
    edges = [60, 200, 260, 320, 380]
    file = tmp_path / "protokoll.pdf"
    canvas = Canvas(str(file), invariant=True)

    def row(y: float, *texts: str) -> None:
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            canvas.rect(left, y - 5, right - left, 18)
            canvas.drawString((left + right) / 2 - 8 if texts[0] == "Namn" else left + 3, y, text)

    row(100, "Namn", "Parti", "Ja", "Nej")
    row(82, "Anna Ek", "S", "X", "")
    canvas.showPage()
    row(780, "Bo Lund", "M", "", "X")
    row(762, "Erik Sandén", "V", "X", "")
    canvas.save()
    assert cells(read_source(file)) == [
        ("Namn", "Parti", "Ja", "Nej"),
        ("Anna Ek", "S", "X", ""),
        ("Bo Lund", "M", "", "X"),
        ("Erik Sandén", "V", "X", ""),
    ]
