"""Word and OpenDocument: the same draft as from the PDF, and what the formats hide, number, merge and change."""

# ruff: noqa: E501 - tables of documents

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks import setting
from demonstration.__main__ import write as write_demonstration
from generator import yamlio
from generator.importer.extract import read_source
from generator.importer.extract.problem import ImportProblem
from generator.importer.importing import drafted, register_of

NACKA = Path(__file__).parents[1] / "data" / "nacka"
SEED = NACKA / "content" / "protokoll" / "kstu" / "2024-04-17.yml"
UNTOLD = {"utfall", "redaktionell_not", "källa", "överklagas", "efter", "rubriker"}


def record_of(path: Path) -> Any:
    document, _ = yamlio.read(path, path.name)
    assert document is not None
    return document.data


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key not in UNTOLD}
    return (
        [plain(each) for each in value]
        if isinstance(value, list)
        else " ".join(str(value).replace("--:", "---").split())
    )


def listed_value(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


@cache
def seed_pieces() -> list[setting.Piece]:
    register, _ = register_of(SEED.parents[2])
    return setting.set_minutes(
        record_of(SEED), "Kommunstyrelsens trygghetsutskott", dict(register.municipality.headings)
    )


FILES = {
    "docx": lambda pieces: setting.as_docx(pieces),
    "controls.docx": lambda pieces: setting.as_docx(pieces, controls=True),
    "odt": setting.as_odt,
}


def draft_of(raw: bytes, folder: Path, name: str, content: Path = SEED.parents[2]) -> Any:
    path = folder / name
    path.write_bytes(raw)
    made = drafted(read_source(path), *register_of(content))
    document, findings = yamlio.parse(made.text.encode(), "utkast.yml")
    assert document is not None, findings
    assert made.missing == 0
    return plain(document.data)


@pytest.mark.parametrize("kind", FILES)
def test_the_first_protocol_is_the_record_that_its_pdf_gives(kind: str, tmp_path: Path) -> None:
    got = draft_of(FILES[kind](seed_pieces()), tmp_path, f"protokoll.{kind}")
    wanted = plain(record_of(SEED))
    assert got.pop("status") == "utkast"
    for key in wanted:
        assert got.get(key) == wanted[key], key


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sagolunda")
    write_demonstration(folder, folder / "site")
    return folder / "content"


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("which", ["ks", "kf"])
def test_protocols_of_the_demonstration(kind: str, which: str, town: Path, tmp_path: Path) -> None:
    """The same draft as from the same protocol set as a PDF, and the lists and votes of the record."""
    records = [record_of(path) for path in sorted((town / "protokoll" / which).glob("*.yml"))[:9]]
    record = next(each for each in records[2:] if each.get("beslutande") and each.get("anslag"))
    register, _ = register_of(town)
    name = next(body.name for body in register.bodies if body.id == which)
    pieces = setting.set_minutes(record, name, dict(register.municipality.headings))
    got = draft_of(FILES[kind](pieces), tmp_path, f"protokoll.{kind}", town)
    assert got == draft_of(setting.as_pdf(pieces), tmp_path, "protokoll.pdf", town)
    wanted = plain(record)
    for key in ("organ", "datum", "tid", "plats", "beslutande", "ersättare", "övriga", "sekreterare", "justerare"):
        assert listed_value(got.get(key)) == listed_value(wanted.get(key)), key
    for item, right in zip(got["paragrafer"], wanted["paragrafer"], strict=True):
        for key in ("nr", "ärende", "rubrik", "beslut"):
            assert item.get(key) == right.get(key), (right["nr"], key)


# What only these formats have.

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


RELATIONS = "word/_rels/document.xml.rels"


def t(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def word(body: str, **parts: str) -> bytes:
    return setting.packed(
        {"word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>"}
        | {RELATIONS if name == "relations" else f"word/{name}.xml": text for name, text in parts.items()}
    )


def texts(raw: bytes, folder: Path, name: str = "a.docx") -> list[str]:
    path = folder / name
    path.write_bytes(raw)
    return [line.text for line in read_source(path).lines]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


CELL = "<w:tc>{}</w:tc>"
LISTS = (
    f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="8"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2">'
    '<w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def listed(text: str, number: int, level: int = 0) -> str:
    return p(t(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


WORD = [
    ("changes", p(t("Taxan ") + f"<w:ins>{t('antas')}</w:ins><w:del><w:r><w:delText>avslås</w:delText></w:r></w:del>" + t(".")),
     ["Taxan antas."]),
    ("moved", p(f"<w:moveFrom>{t('borta')}</w:moveFrom>" + t("Kvar ") + f"<w:moveTo>{t('hit')}</w:moveTo>"), ["Kvar hit"]),
    ("deleted end", p(t("En mening som "), "<w:rPr><w:del/></w:rPr>") + p(t("går vidare.")), ["En mening som går vidare."]),
    ("comment", p('<w:commentRangeStart w:id="0"/>' + t("Text") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
     ["Text"]),
    ("nested field", p(field("begin") + code("IF ") + field("begin") + code("DOCPROPERTY X") + field("separate") + t("INRE")
     + field("end") + code(" = 1") + field("separate") + t("resultat") + field("end")), ["resultat"]),
    ("simple field", p(t("Dnr ") + '<w:fldSimple w:instr="DOCPROPERTY Dnr">' + t("KS 2024/12") + "</w:fldSimple>"), ["Dnr KS 2024/12"]),
    ("control", '<w:sdt><w:sdtContent>' + p(t("Ifyllt")) + "</w:sdtContent></w:sdt>", ["Ifyllt"]),
    ("hyphens", p("<w:r><w:t>SSPF</w:t><w:noBreakHyphen/><w:t>grupp</w:t><w:softHyphen/><w:t>en</w:t></w:r>"), ["SSPF-gruppen"]),
    ("raised", p(t("45 m") + t("2", '<w:vertAlign w:val="superscript"/>') + t(" tak")), ["45 m² tak"]),
    ("text box", p("<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + p(t("I rutan"))
     + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + p(t("I rutan"))
     + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + t("Bredvid")), ["Bredvid", "I rutan"]),
    ("numbers", listed("Ett", 1) + listed("a", 2) + listed("i", 2, 1) + listed("j", 2, 1) + listed("b", 2) + listed("Två", 1)
     + listed("ny", 3) + listed("till", 3), ["§ 8 Ett", "1. a", "1a) i", "1b) j", "2. b", "§ 9 Två", "1. ny", "2. till"]),
    ("footnote", p(t("12 500") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + t(" kronor.")), ["12 500¹ kronor.", "¹ Exklusive moms"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), [row[1:] for row in WORD], ids=[row[0] for row in WORD])
def test_word(body: str, wanted: list[str], tmp_path: Path) -> None:
    notes = f'<w:footnotes {NS}><w:footnote w:id="2">{p(t("Exklusive moms"))}</w:footnote></w:footnotes>'
    assert texts(word(body, numbering=LISTS, footnotes=notes), tmp_path) == wanted


def test_merged_cells_keep_their_columns(tmp_path: Path) -> None:
    def row(*cells: str, before: int = 0) -> str:
        skipped = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
        return f"<w:tr>{skipped}{''.join(cells)}</w:tr>"

    def cell(text: str, more: str = "") -> str:
        return f"<w:tc>{f'<w:tcPr>{more}</w:tcPr>' if more else ''}{p(t(text) if text else '')}</w:tc>"

    table = "<w:tbl>" + row(cell("Namn"), cell("Ja"), cell("Nej"))
    table += row(cell("Anna Ek (S)", '<w:vMerge w:val="restart"/>'), cell("X"), cell(""))
    table += row(cell("Anna Ek (S)", "<w:vMerge/>"), cell(""), cell("1"))
    table += row(cell("Summa", '<w:gridSpan w:val="2"/>'), cell("1")) + row(cell("X"), before=2) + "</w:tbl>"
    path = tmp_path / "a.docx"
    path.write_bytes(word(table))
    assert [line.cells for line in read_source(path).lines] == [
        ("Namn", "Ja", "Nej"), ("Anna Ek (S)", "X", ""), ("", "", "1"), ("Summa", "", "1"), ("", "", "X"),
    ]  # fmt: skip


def test_the_head_of_the_first_page_is_read_and_what_a_form_asks_for_is_not(tmp_path: Path) -> None:
    body = (
        p(t("Taxan antas."))
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p(t("Klicka här."))
        + "</w:sdtContent></w:sdt>"
    )
    body += '<w:sectPr><w:headerReference w:type="default" r:id="a"/><w:footerReference w:type="default" r:id="b"/></w:sectPr>'
    head = f"<w:hdr {NS}>{p(t('Kommunstyrelsen') + '<w:r><w:tab/></w:r>' + t('1 (3)'))}</w:hdr>"
    foot = f"<w:ftr {NS}>{p(t('Justerandes signatur'))}</w:ftr>"
    path = tmp_path / "a.docx"
    path.write_bytes(word(
        body, header1=head, footer1=foot,
        relations='<R xmlns="x"><Relationship Id="a" Target="header1.xml"/><Relationship Id="b" Target="footer1.xml"/></R>',
    ))  # fmt: skip
    source = read_source(path)
    assert [line.text for line in source.lines] == ["Kommunstyrelsen", "Taxan antas."]
    assert {line.text for line in source.furniture} == {"1 (3)", "Justerandes signatur", "Klicka här."}


OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def opendocument(body: str, styles: str = "") -> bytes:
    return setting.packed({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {OPEN}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>",
    })  # fmt: skip


SUPER = '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
ORDER = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1" '
    'text:start-value="8"/></text:list-style>'
)


def entries(*names: str, more: str = "") -> str:
    items = "".join(f"<text:list-item><text:p>{name}</text:p></text:list-item>" for name in names)
    return f'<text:list text:style-name="L1" {more}>{items}</text:list>'


ODT = [
    ("changes", "<text:tracked-changes><text:p>struket</text:p></text:tracked-changes><text:p>Taxan <text:change-start/>antas.</text:p>",
     ["Taxan antas."]),
    ("note", "<text:p>12 500<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Exklusive moms</text:p>"
     "</text:note-body></text:note> kronor.</text:p>", ["12 500¹ kronor.", "¹ Exklusive moms"]),
    ("raised", '<text:p>45 m<text:span text:style-name="T1">2</text:span> tak</text:p>', ["45 m² tak"]),
    ("field", "<text:p>Dnr <text:user-defined>KS 2024/12</text:user-defined> den <text:date>5 mars</text:date></text:p>",
     ["Dnr KS 2024/12 den 5 mars"]),
    ("comment", "<text:p>Text<office:annotation><text:p>Nej!</text:p></office:annotation></text:p>", ["Text"]),
    ("numbers", entries("Ett", "Två") + "<text:p>Mellan</text:p>" + entries("Tre", more='text:continue-numbering="true"') + entries("Ny"),
     ["8. Ett", "9. Två", "Mellan", "10. Tre", "8. Ny"]),
    ("box", "<text:p>Bredvid<draw:frame><draw:text-box><text:p>I rutan</text:p></draw:text-box></draw:frame></text:p>",
     ["Bredvid", "I rutan"]),
    ("blanks", '<text:p>Ett<text:s text:c="3"/>två<text:line-break/>tre</text:p>', ["Ett  två", "tre"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), [row[1:] for row in ODT], ids=[row[0] for row in ODT])
def test_opendocument(body: str, wanted: list[str], tmp_path: Path) -> None:
    assert texts(opendocument(body, SUPER + ORDER), tmp_path, "a.odt") == wanted


def test_cells_that_stand_for_several(tmp_path: Path) -> None:
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    rows = (
        "<table:table-row>"
        + "".join(cell.format("", name) for name in ("Namn", "Ja", "Nej", "Avstår"))
        + "</table:table-row>"
    )
    rows += (
        "<table:table-row>"
        + cell.format("", "Anna Ek (S)")
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + cell.format("", "X")
    )
    rows += (
        "</table:table-row><table:table-row>"
        + cell.format(' table:number-columns-spanned="2"', "Summa")
        + "<table:covered-table-cell/>"
    )
    rows += cell.format("", "0") + cell.format("", "1") + "</table:table-row>"
    path = tmp_path / "a.odt"
    path.write_bytes(opendocument(f"<table:table>{rows}</table:table>"))
    assert [line.cells for line in read_source(path).lines] == [
        ("Namn", "Ja", "Nej", "Avstår"), ("Anna Ek (S)", "", "", "X"), ("Summa", "", "0", "1"),
    ]  # fmt: skip


HIDDEN = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'


@pytest.mark.parametrize(
    ("raw", "code_of_finding", "said"),
    [
        (word(p(t("Syns ") + t("hemligt", "<w:vanish/>"))), "import-dold-text", "dold text"),
        (opendocument('<text:p>Syns<text:span text:style-name="T1">hemligt</text:span></text:p>', HIDDEN), "import-dold-text", "dold text"),
        (opendocument('<text:section text:display="none"><text:p>hemligt</text:p></text:section><text:p>Syns</text:p>'), "import-dold-text", "dold"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "import-losenord", ".doc"),
        (b"{\\rtf1\\ansi Protokoll}", "import-okant-format", "RTF"),
        (word(p(t("Text")))[:-40], "import-skadad", "skadat"),
        (setting.packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'}), "import-skadad", "skadat"),
        (setting.packed({"word/document.xml": "<a>" * 400}), "import-skadad", "skadat"),
        (word(p(t("a" * 30_000_000))), "import-for-stor", "större"),
        (word(""), "import-tom", "ingen text"),
        (setting.packed({"annat.txt": "hej"}), "import-okant-format", "varken"),
        (b"Protokoll \xa7 1 Budget\nBeslut\nBifall.\n", "import-okant-format", "slutar på .docx"),
    ],
    ids=["vanish", "odt span", "odt section", "doc", "rtf", "cut", "entity", "deep", "bomb", "empty", "zip", "text"],
)  # fmt: skip
def test_what_is_not_read(raw: bytes, code_of_finding: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(raw)
    with pytest.raises(ImportProblem) as problem:
        read_source(path)
    finding = problem.value.finding
    assert finding.code == code_of_finding and said in finding.message and "hemligt" not in finding.message


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("protokoll.pdf", "Protokoll\n§ 1 Budget\n".encode(), "import-okant-format"),
        ("protokoll.pdf", setting.packed({"annat.txt": "hej"}), "import-okant-format"),
        ("protokoll.pdf", b"", "import-tom"),
        ("protokoll.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 8, "import-okant-format"),
        ("protokoll.txt", b"\xff\xd8\xff\xe0" + bytes(range(1, 256)) * 8, "import-okant-format"),
        ("protokoll.txt", b"\x00\x01\x02" * 90, "import-okant-format"),
        ("protokoll.txt", b"PK\x03\x04" + b"x" * 200, "import-skadad"),
        ("protokoll.txt", "Protokoll\n§ 1 Budget för Älvnäs\n".encode("cp1252"), ""),
        ("protokoll.txt", "Protokoll\n§ 1 Budget för Älvnäs – ”nej”\n".encode("cp1252"), ""),
        ("protokoll.txt", "Protokoll\n§ 1 Budget för Älvnäs\n".encode("utf-16"), ""),
        ("protokoll.txt", setting.as_docx([setting.Piece("text", "§ 1 Budget")]), ""),
    ],
)
def test_a_file_that_is_not_what_its_name_says(name: str, raw: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    if not code:
        assert "§ 1" in " ".join(line.text for line in read_source(path).lines)
        return
    with pytest.raises(ImportProblem) as problem:
        read_source(path)
    assert problem.value.finding.code == code


def test_columns_that_are_set_with_blanks_are_columns(tmp_path: Path) -> None:
    rows = [
        "Beslutande    Ledamöter               Ersättare",
        "Anna Ek (S), Ordförande          Bo Lund (M) §§ 1-2",
        "Två  blanka.",
    ]
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{row}</w:t></w:r></w:p>' for row in rows)
    assert texts(word(body), tmp_path) == [
        "Beslutande  Ledamöter  Ersättare", "Anna Ek (S), Ordförande  Bo Lund (M) §§ 1-2", "Två blanka.",
    ]  # fmt: skip
