"""Nothing is published that was not examined: spellings of numbers, places where they hide, waivers, redaction."""

from __future__ import annotations

import json
import subprocess
import zlib
from base64 import b64encode, encodebytes
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from generator.checks import privacy
from generator.checks.privacy import mark_of
from generator.command.cli import main
from generator.findings import Finding, render_github, render_json, render_markdown, render_sarif, render_text
from generator.privacy.decode import decoded
from generator.privacy.figures import Kind
from generator.privacy.numbers import find
from generator.privacy.redact import redacted
from tests.paper_pdf import (
    attached,
    box,
    exif,
    packed,
    pdf,
    picture,
    png,
    saved_over,
    scanned,
    stream,
    wide,
    words,
    written,
)
from tests.sites import KOMMUN, Town, item, minutes, town

NUMBER = "640823-3234"  # of the brochure SKV 704: nobody's
TABLE = Path(__file__).parent / "data" / "personnummer.tsv"


def rows() -> list[tuple[str, str]]:
    """Return what has to happen, and the text."""
    lines = [line for line in TABLE.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    escapes = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}
    found = []
    for line in lines:
        wanted, text = line.split("\t", 1)
        for escape, meant in escapes.items():
            text = text.replace(escape, meant)
        found.append((wanted, text))
    return found


def verdict(text: str) -> str:
    hits = list(find(text))
    return "stopp" if any(hit.is_number for hit in hits) else "varna" if hits else "fri"


def test_the_table_is_large_and_has_both_sides() -> None:
    wanted = [each for each, _ in rows()]
    assert len(wanted) >= 150
    assert min(wanted.count(each) for each in ("stopp", "varna", "fri")) >= 25


@pytest.mark.parametrize(("wanted", "text"), rows())
def test_spellings(wanted: str, text: str) -> None:
    assert verdict(text) == wanted
    # In the middle of a sentence, where its signs are part of it; and in no text that is written out.
    assert verdict(f"Nämnden beviljar (ansökan {text}) bidraget.") == wanted or wanted != "stopp"
    if wanted == "stopp":
        assert verdict(redacted(text)) != "stopp"


_LAST = st.sampled_from(
    [*"-–—+/.:,;|", " - ", " – ", " / ", ", ", " | ", "", " ", "-\n", "\n", "\n    ", "\t", "\u00a0", "\u2011", "­-"]
)
_INSIDE = st.sampled_from(["", "-", " ", ".", "/"])
_BEFORE = st.sampled_from(["", "Anna Ek/", "LSS/", "BYGG-", "(", "pnr ", "x", "**", "för ", "”", "Sökande: "])
_AFTER = st.sampled_from(["", ")", "/2024", ".", ", 2024", "**", "x", " och Bo", "”", "_a"])
_NUMBERS = st.sampled_from(["6408233234", "1212121212", "1500882392"])


@given(_NUMBERS, st.sampled_from(["", "19"]), _INSIDE, _LAST, st.booleans(), _BEFORE, _AFTER)
@settings(max_examples=400, deadline=None)
def test_every_way_to_write_one_is_found_and_can_be_waived_by_one_mark(
    figures: str, century: str, inside: str, last: str, parted: bool, before: str, after: str
) -> None:
    day = inside.join((century + figures[:2], figures[2:4], figures[4:6]))
    dashed = last.strip() in {"-", "–", "—", "+", "\u2011"}
    end = f"{figures[6:8]} {figures[8:]}" if parted and dashed and "\n" not in last else figures[6:]
    hits = list(find(f"{before}{day}{last}{end}{after}"))
    assert len(hits) == 1
    # Pairs of figures with nothing but blanks between are doubtful: votes and tables have them.
    blank = inside == " " and last.isspace() and "\n" not in last and not century
    assert hits[0].is_number or blank
    assert blank or hits[0].figures[-10:] == figures


# Any sign that is no letter, except those that begin an escape, an entity or a tag.
_SIGNS = st.text(st.characters(categories=["P", "S", "Zs"], exclude_characters="%\\&<"), min_size=1, max_size=4)
_SPLIT = st.sampled_from([(4,), (2, 2), (1, 3), (3, 1), (1, 1, 1, 1)])
_SPLIT_DAY = st.sampled_from(["", "-", " ", ".", "/", " - ", " / "])


def split(figures: str, lengths: tuple[int, ...], sign: str) -> str:
    parts, at = [], 0
    for length in lengths:
        parts.append(figures[at : at + length])
        at += length
    return sign.join(parts)


@given(_NUMBERS, st.sampled_from(["", "19"]), _SIGNS, _BEFORE, _AFTER)
@settings(max_examples=400, deadline=None)
def test_any_sign_may_part_the_last_four(figures: str, century: str, sign: str, before: str, after: str) -> None:
    assert verdict(f"{before}{century}{figures[:6]}{sign}{figures[6:]}{after}") == "stopp"
    wrong = f"{figures[6:9]}{(int(figures[9]) + 1) % 10}"
    if before != "pnr ":
        assert verdict(f"{before}{century}{figures[:6]}{sign}{wrong}{after}") != "stopp"


@given(
    _NUMBERS, st.sampled_from(["", "19"]), _SPLIT_DAY, st.sampled_from(["-", " - ", "–", "- ", "-\n"]), _SPLIT,
    st.sampled_from(" -"), st.sampled_from(["och", "x", "tkr", "§", "a"]),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_the_last_four_may_be_parted_after_a_dash_and_no_word_may_stand_between(
    figures: str, century: str, inside: str, dash: str, last: tuple[int, ...], parting: str, word: str
) -> None:
    day = inside.join((century + figures[:2], figures[2:4], figures[4:6]))
    if inside and len(last) == 4:
        return  # a day and four figures one by one: nobody writes so, and tables do
    assert verdict(f"{day}{dash}{split(figures[6:], last, parting)}") == "stopp"
    if word.isalpha():
        assert verdict(f"{day} {word} {figures[6:]}") == "fri"


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_looked_through_and_redacted(text: str) -> None:
    hits = list(find(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert not any(hit.is_number for hit in find(redacted(text)))


@given(st.text(min_size=1, max_size=60), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
@settings(deadline=None)
def test_text_is_read_in_any_encoding_that_says_which_it_is(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    assert "\0" in text or decoded(raw) == text.removeprefix("\ufeff") or encoding == "utf-8"


SOURCE = "källa:\n  pdf: 2024-03-05.pdf\n"
CSV = f"namn;nr\nÅsa;{NUMBER}\n"


def _form(canvas: object) -> None:
    canvas.acroForm.textfield(name="a", value=NUMBER, x=99, y=500, width=99, height=20)  # type: ignore[attr-defined]


def _bookmark(canvas: object) -> None:
    canvas.bookmarkPage("a")  # type: ignore[attr-defined]
    canvas.addOutlineEntry(NUMBER, "a")  # type: ignore[attr-defined]


# Path below content/, what is in it, and the codes of its errors.
PLACES: list[tuple[str, str | bytes, set[str]]] = [
    (f"{NUMBER}/a.txt", "x", set()),
    (f"bilder/beslut-{NUMBER}.png", png(), {"personnummer"}),
    (f"protokoll/ks/2024-04-17-{NUMBER}.pdf", pdf(words()), {"personnummer", "pdf-utan-protokoll"}),
    ("a.csv", CSV, {"personnummer"}),
    ("b.csv", CSV.encode("utf-16"), {"personnummer"}),
    ("c.csv", CSV.encode("utf-16-le"), {"personnummer"}),
    ("d.csv", CSV.encode("cp1252"), {"personnummer"}),
    ("e.csv", "a;b\n640823;3234\n", {"personnummer"}),
    ("e.txt", f"Åsa {NUMBER}".encode("cp1252"), {"personnummer"}),
    ("e.md", f"# Om\n\n![](data:text/plain;base64,{b64encode(f'Åsa {NUMBER}'.encode()).decode()})\n", {"personnummer"}),
    ("f.md", f"# Om\n\n{b64encode(b'Ett helt vanligt ord till').decode()}\n", set()),
    ("g.csv", CSV.encode("utf-32-le"), {"personnummer"}),
    ("h.csv", CSV.encode("cp500"), {"fil-innehall"}),
    ("f.csv", "namn;antal\nÅsa;3\n".encode("utf-16"), set()),
    ("f.txt", "Åsa".encode("cp1252"), set()),
    ("g.txt", packed("x"), {"fil-innehall"}),
    ("a.svg", f"<svg>{NUMBER}</svg>", {"fil-typ", "personnummer"}),
    ("i.csv", "namn;personnummer\nÅsa;640823-3235\n", {"personnummer-kanske"}),
    ("j.csv", "namn;personnummer;;;;ort\nÅsa;64;08;23;3234;Ek\n", {"personnummer", "personnummer-kanske"}),
    ("k.csv", 'namn,född\n"Ek, Åsa",1964-08-23\n', {"personnummer-kanske"}),
    ("l.csv", "namn;nr\nÅsa;6,408233234E+09\n", {"personnummer"}),
    ("m.csv", "namn;nr\nÅsa;6,40823E+09\n", {"personnummer-kanske"}),
    ("n.csv", "personnummer;ort\n[maskad];Ek\n", set()),
    ("o.csv", 'personnummer;ort\n"utan slut;Ek\n', set()),
    ("p.md", "\0".join(NUMBER), {"fil-innehall", "personnummer"}),
    ("64/0823/3234.txt", "x", {"personnummer"}),
    ("q 64 08 23 32 34.txt", "x", {"personnummer"}),
    ("q 64 08 23 32 35.txt", "x", set()),
    ("640823.3234/b.txt", "x", set()),
    ("född 850412.txt", "x", {"personnummer-kanske"}),
    ("2024/0617/3234.txt", "x", set()),
    ("a.docx", packed("x"), {"fil-typ"}),
    (".a.txt", NUMBER, {"personnummer"}),
    ("om.md", f"# Om\n\n<!-- {NUMBER} -->\n", {"personnummer"}),
    ("register/personer.yml", f"# {NUMBER}\npersoner: []\n", {"personnummer"}),
    ("bilder/a.png", png(b"tEXt", b"a\0" + NUMBER.encode()), {"personnummer"}),
    ("bilder/b.png", png(b"zTXt", b"a\0\0" + zlib.compress(NUMBER.encode())), {"personnummer"}),
    ("bilder/c.jpg", picture("JPEG", exif=exif(NUMBER)), {"personnummer"}),
    ("bilder/d.gif", picture("GIF", comment=NUMBER.encode()), {"personnummer"}),
    ("bilder/e.webp", picture("WEBP", xmp=NUMBER.encode()), {"personnummer"}),
    ("bilder/f.png", png(), set()),
    ("bilder/h.png", png(b"iCCP", b"a\0\0" + zlib.compress(f"profil {NUMBER}".encode())), {"personnummer"}),
    ("bilder/g.png", packed("x"), {"fil-innehall"}),
    (".a.docx", packed("x"), {"fil-typ"}),
    ("protokoll/ks/.a.docx", packed("x"), {"fil-typ"}),
    (".gitattributes", "*.yml ident", {"fil-typ"}),
    ("protokoll/ks/.2024-03-05.yml.swp", "x", set()),  # an editor has the file open
    (".gitignore", "*.tmp", set()),
    ("r.txt", "{\\rtf1 640823\\'2d3234}", {"fil-innehall"}),
    ("s.md", "# Om\n\n\u202e4323-328046\u202c\n", {"personnummer"}),
    ("t.md", "# Om\n\n| Namn | Personnummer |\n|---|---|\n| Åsa | 640823-3235 |\n", {"personnummer-kanske"}),
    ("u.md", "# Om\n\n| Namn | Ärende |\n|---|---|\n| Åsa | 640823-3235 |\n", set()),
    ("v.txt", "Anna 6408=\n23-3234", {"personnummer"}),
    ("register/platser.yml", 'platser:\n  - namn: "Åsa 64\\\n      0823-3234"\n', {"personnummer"}),
    ("KS-2024-00112.md", "# Om\n", set()),
    ("protokoll/an/2024-01-01.pdf", pdf(words(NUMBER)), {"personnummer"}),
    ("protokoll/an/2024-01-02.PDF", pdf(words(), words(), words(NUMBER)), {"personnummer"}),
    ("protokoll/an/2024-01-03.pdf", pdf(words(), lambda canvas: canvas.setTitle(NUMBER)), {"personnummer"}),
    (
        "protokoll/an/2024-01-04.pdf",
        pdf(lambda canvas: canvas.textAnnotation(NUMBER, [9, 9, 99, 99])),
        {"personnummer"},
    ),
    ("protokoll/an/2024-01-05.pdf", pdf(_form), {"personnummer"}),
    ("protokoll/an/2024-01-06.pdf", pdf(_bookmark), {"personnummer"}),
    ("protokoll/an/2024-01-07.pdf", attached(pdf(words()), "a.txt", NUMBER.encode()), {"personnummer"}),
    ("protokoll/an/2024-01-08.pdf", attached(pdf(words()), "a.pdf", pdf(words(NUMBER))), {"personnummer"}),
    ("protokoll/an/2024-01-09.pdf", attached(pdf(words()), "a.docx", packed(NUMBER)), {"personnummer"}),
    ("protokoll/an/2024-01-10.pdf", attached(pdf(words()), "a.bin", bytes(range(256)) * 9), {"pdf-olaslig"}),
    ("protokoll/an/2024-01-11.pdf", pdf(words(), box(0.0)), {"pdf-overtackt"}),
    ("protokoll/an/2024-01-12.pdf", pdf(box(0.0, over=False)), {"pdf-overtackt"}),
    ("protokoll/an/2024-01-13.pdf", pdf(box(1.0)), {"pdf-overtackt"}),
    ("protokoll/an/2024-01-14.pdf", pdf(box(0.9, over=False)), set()),
    ("protokoll/an/2024-01-15.pdf", pdf(box(0.0, over=False, ink=1.0)), set()),
    ("protokoll/an/2024-01-20.pdf", pdf(box(1.0, ink=1.0)), {"pdf-overtackt"}),
    ("protokoll/an/2024-01-16.pdf", b"%PDF-1.7 trasig", {"pdf-olaslig"}),
    ("protokoll/an/2024-01-17.pdf", packed("x"), {"fil-innehall"}),
    ("protokoll/an/2024-01-18.pdf", pdf(words()), set()),
    ("protokoll/an/2024-01-19.pdf", scanned(), {"pdf-ogranskad"}),
    ("protokoll/an/annat.pdf", pdf(words()), {"pdf-utan-protokoll"}),
    ("dokument/bilaga.pdf", pdf(words()), {"pdf-utan-protokoll"}),
]


def codes_by_file(findings: tuple[Finding, ...], *codes: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in findings:
        if each.code in codes:
            found.setdefault(each.file.removeprefix("content/"), set()).add(each.code)
    return found


def test_everything_that_is_published_is_examined_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.privacy.pdf.tesseract", lambda: None)
    founded = town(tmp_path)
    for path, content, _ in PLACES:
        founded.write(path, content)
        if path.startswith("protokoll/an/2024"):
            day = Path(path).stem
            founded.write(f"protokoll/an/{day}.yml", minutes("an", day, head="status: utkast"))
    findings = founded.examine().findings
    of_gate = {code for _, _, codes in PLACES for code in codes}
    found: dict[str, set[str]] = {}
    for file, codes in codes_by_file(findings, *of_gate).items():
        found.setdefault(redacted(file), set()).update(codes)
    wanted = {redacted(path): codes for path, _, codes in PLACES if codes} | {"[personnummer]": {"personnummer"}}
    assert found == wanted
    third = next(each for each in findings if each.file.endswith("2024-01-02.PDF"))
    assert "sidan 3" in third.message
    assert any("sidan 2" in each.message for each in findings if each.code == "pdf-overtackt")
    assert "3234" not in render_text(findings)


def test_settings_and_days_and_templates_are_published_too(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes())
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + f"# {NUMBER}\n", "utf-8")
    (tmp_path / "historik.json").write_text(f'{{"format": "x", "filer": {{"{NUMBER}": {{}}}}}}', "utf-8")
    assert [each.file for each in founded.examine().findings] == ["historik.json", "mkdocs.yml"]


def drawn(*parts: tuple[float, float, str], ink: float = 0.0, clear: float = 1.0, mode: int = 0) -> bytes:
    """Return a PDF of one page with texts at their places, under a heading that is to be seen."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 780, "Vanlig text")
        canvas.setFillGray(ink)
        canvas.setFillAlpha(clear)
        for x, y, text in parts:
            line = canvas.beginText(x, y)
            line.setTextRenderMode(mode)
            line.textOut(text)
            canvas.drawText(line)

    return pdf(draw)


def hatched(step: float, width: float) -> bytes:
    """Return a PDF of one page in which a hatching of crossed lines lies over a name."""
    lines = b"%g w 0 0 m %g %g l S 0 %g m %g 0 l S" % (width, step, step, step, step)
    about = (
        f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 {step} {step}]/XStep {step}/YStep {step}"
        "/Resources<<>>"
    )
    shown = b"BT /F1 12 Tf 72 700 Td (Anna Testsson) Tj ET /Pattern cs /P1 scn 70 690 300 25 re f"
    raw = written(stream(lines, about), content=shown)
    return raw.replace(b"/Font<</F1 5 0 R>>", b"/Font<</F1 5 0 R>>/Pattern<</P1 6 0 R>>")


DAY, LAST = NUMBER[:7], NUMBER[7:]


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        # Drawn by columns, and by rows with what wraps in a cell.
        (drawn((72, 700, DAY), (72, 680, "650101-"), (300, 700, "Anna"), (115, 700, LAST)), {"personnummer"}),
        (drawn((72, 700, DAY), (200, 700, "Anna Ek"), (72, 686, LAST), (200, 686, "Ekby")), {"personnummer"}),
        (drawn((72, 700, DAY), (200, 700, "Anna Ek"), (72, 640, LAST)), set()),
        (drawn((72, 700, DAY[:6]), (200, 700, "Anna Ek"), (72, 686, LAST)), set()),
        (drawn((72, 700, DAY), (200, 700, "Anna Ek"), (72, 686, "3235")), set()),
        (drawn((72, 700, DAY), (72, 680, "Bo"), (300, 700, LAST)), set()),
        (drawn((72, 700, "Anna Ek"), ink=1.0), {"pdf-overtackt"}),
        (drawn((72, 700, "Anna Ek"), ink=0.97), {"pdf-overtackt"}),
        (drawn((72, 700, "Anna Ek"), clear=0.02), {"pdf-overtackt"}),
        (drawn((72, 700, "Anna Ek"), mode=3), {"pdf-overtackt"}),
        (drawn((72, 700, "Anna Ek"), ink=0.7), set()),
        (drawn((72, 700, "."), ink=1.0), set()),
        (drawn((72, 700, "Anna Ek")), set()),
        (hatched(4, 2.0), {"pdf-overtackt"}),
        (hatched(6, 1.5), set()),  # through these one can read
        (hatched(10, 0.5), set()),
    ],
)
def test_what_a_page_shows_and_hides_is_told_by_where_and_how_it_is_drawn(raw: bytes, codes: set[str]) -> None:
    assert {each.code for each in privacy.contents(raw, "content/a.pdf")} == codes


def test_what_lies_where_the_program_is_run_is_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of whom a request is from: its own examination, which would say that nothing is wrong.
    own = tmp_path / "generator" / "privacy" / "pdf_child.py"
    own.parent.mkdir(parents=True)
    for each in (own.parent, own.parent.parent):
        (each / "__init__.py").touch()
    own.write_text(
        "import json, sys\njson.dump({'pages': [], 'about': [], 'attached': [], 'removed': False}, sys.stdout)\n"
    )
    (tmp_path / "json.py").write_text("raise SystemExit\n")
    monkeypatch.chdir(tmp_path)
    assert [each.code for each in privacy.contents(pdf(words(NUMBER)), "content/a.pdf")] == ["personnummer"]


def test_a_table_of_numbers_is_told_with_some_of_them(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes())
    founded.write("a.csv", f"a;{NUMBER}\n" * 500)
    findings = founded.examine().findings
    assert len(findings) == 51
    assert "fler än 50" in findings[-1].message


@pytest.mark.parametrize(
    ("settings", "name", "content", "told"),
    [
        ("  custom_dir: tema", "a.html", f"<!-- {NUMBER} -->", "tema/a.html"),
        ("  custom_dir: >-\n    ./tema/", "a.html", f"<!-- {NUMBER} -->", "tema/a.html"),
        ("  {name: material, custom_dir: tema}", "a.html", f"<!-- {NUMBER} -->", "tema/a.html"),
        ("  custom_dir: tema", f"{NUMBER}/a.css", "a{}", "tema/[personnummer]"),
        ("  custom_dir: tema", "a.docx", "x", "tema/a.docx"),
        ("  custom_dir: tema", "a.css", "a{}", ""),
        ("  name: material\nINHERIT: bas.yml", "../bas.yml", f"extra: {NUMBER}", "bas.yml"),
        ("  name: material\nINHERIT: bas.yml", "../bas.yml", "extra: x", ""),
    ],
)
def test_templates_and_what_settings_are_built_on_are_published_too(
    tmp_path: Path, settings: str, name: str, content: str, told: str
) -> None:
    founded = town(tmp_path, minutes())
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\ntheme:\n{settings}\nplugins:\n  - protokoll\n", "utf-8")
    (tmp_path / "tema").mkdir()
    file = tmp_path / "tema" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, "utf-8")
    assert [each.file for each in founded.examine().findings] == [told] * bool(told)


W = wide(NUMBER)
RAW = NUMBER.encode()
NAMED = "/Type/Filespec/F(a.txt)"
# What a PDF of one page says where no page shows it, and the codes of its errors.
UNSEEN: dict[str, tuple[bytes, set[str]]] = {
    "property of any name": (written(f"<</Min{W}>>".encode(), info="/Info 6 0 R"), {"personnummer"}),
    "in octal": (written(b"<</A(%b)>>" % b"".join(b"\\%03o" % each for each in RAW)), {"personnummer"}),
    "name of a key": (written(b"<</%b 1>>" % RAW), {"personnummer"}),
    "packed XMP": (
        written(stream(b"<x:xmpmeta>%b</x:xmpmeta>" % RAW, "/Type/Metadata"), catalog="/Metadata 6 0 R"),
        {"personnummer"},
    ),
    "place": (written(catalog=f"/Dests<</A[3 0 R/Fit]/B{W}>>"), {"personnummer"}),
    "label of pages": (written(catalog=f"/PageLabels<</Nums[0<</P{W}>>]>>"), {"personnummer"}),
    "script": (
        written(stream(b"a='%b'" % RAW), catalog="/OpenAction<</S/JavaScript/JS 6 0 R>>"),
        {"personnummer"},
    ),
    "described to the blind": (
        written(f"<</S/P/Alt{W}>>".encode(), catalog="/StructTreeRoot<</Type/StructTreeRoot/K 6 0 R>>"),
        {"personnummer"},
    ),
    "said instead": (written(content=b"/P<</ActualText(%b)>>BDC BT (A) Tj ET EMC" % RAW), {"personnummer"}),
    "field without a page": (written(catalog=f"/AcroForm<</Fields[<</FT/Tx/T(a)/V{W}>>]>>"), {"personnummer"}),
    "form in XML": (written(stream(b"<a>%b</a>" % RAW), catalog="/AcroForm<</Fields[]/XFA 6 0 R>>"), {"personnummer"}),
    "layer": (written(f"<</Type/OCG/Name{W}>>".encode()), {"personnummer"}),
    "certificate": (written(b"<</Contents<%b>>>" % (b"\x05\x13\x0c196408233234").hex().encode()), {"personnummer"}),
    "file of a note": (
        written(
            b"<</Type/Annot/Subtype/FileAttachment/Rect[9 9 9 9]/FS<<%b/EF<</F 7 0 R>>>>>>" % NAMED.encode(),
            stream(RAW, "/Type/EmbeddedFile"),
            page="/Annots[6 0 R]",
        ),
        {"personnummer"},
    ),
    "what a file is said to be": (written(f"<<{NAMED}/Desc{W}>>".encode()), {"personnummer"}),
    "a drawing that is not shown": (written(stream(b"BT [(640823)-20(-32)5(34)] TJ ET")), {"personnummer"}),
    "before the document": (b"%b\n%b" % (RAW, written()), {"personnummer"}),
    "after it": (b"%b%% %b" % (written(), RAW), {"personnummer"}),
    "saved over": (
        saved_over(written(content=b"BT /F1 9 Tf 9 9 Td (Sokande %b) Tj ET" % RAW), b"BT (x) Tj ET"),
        {"personnummer", "pdf-overtackt"},
    ),
    "word saved over": (
        saved_over(written(content=b"BT /F1 9 Tf 9 9 Td (Testsson) Tj ET"), b"BT /F1 9 Tf 9 9 Td (x) Tj ET"),
        {"pdf-overtackt"},
    ),
    "over two pages": (
        pdf(words("Beslut om 640823-"), lambda canvas: canvas.drawString(72, 800, "3234 fattas")),
        {"personnummer"},
    ),
    "too deep to open": (
        attached(written(), "a.pdf", attached(written(), "b.pdf", attached(written(), "c.pdf", written()))),
        {"pdf-olaslig"},
    ),
    # In order.
    "a page": (written(), set()),
    "when a certificate holds": (written(b"<</Contents<%b>>>" % b"\x17\x0d191212121212Z".hex().encode()), set()),
    "two strings": (written(b"<</A(640823)/B(3234)>>"), set()),
    "figures of a drawing": (written(content=b"640823 3234 m 12 12 l S BT /F1 9 Tf (x) Tj ET"), set()),
    "glyphs by number": (written(stream(b"begincmap <363430383233> <33323334> endcmap")), set()),
    "more added": (saved_over(written(), b"BT /F1 9 Tf 72 700 Td (Vanlig text, och mer) Tj ET"), set()),
    "made for the web": (b"%PDF-1.7\n%/Linearized\n%%EOF\n" + written(), set()),
}


@pytest.mark.parametrize(("raw", "codes"), UNSEEN.values(), ids=UNSEEN)
def test_what_a_pdf_says_where_no_page_shows_it_is_read(raw: bytes, codes: set[str]) -> None:
    found = privacy.contents(raw, "content/a.pdf")
    assert {each.code for each in found} == codes
    assert len(found) == len(codes)
    assert "3234" not in render_text(found)


def pictured(width: float, height: float, pages: int = 1) -> bytes:
    """Return a PDF whose pages have a text and a picture of a size in points."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 780, "Vanlig text")
        canvas.drawImage(ImageReader(Image.new("L", (int(width), int(height)), 200)), 72, 400, width, height)

    return pdf(*[draw] * pages)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (pictured(400, 200), {"pdf-ogranskad"}),
        (pictured(400, 20), {"pdf-ogranskad"}),  # a line of text, cut out of something
        (pictured(400, 20, pages=2), set()),  # the head of a letter
        (pictured(80, 40), set()),
        (pictured(400, 4), set()),
    ],
)
def test_a_picture_that_may_be_a_line_of_text_is_read_too(
    raw: bytes, codes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.privacy.pdf.tesseract", lambda: None)
    assert {each.code for each in privacy.contents(raw, "content/a.pdf")} == codes


def test_an_e_mail_in_a_pdf_is_read() -> None:
    said = encodebytes(f"Hej! Anna, som vi talade om i går på telefon, har nummer {NUMBER}.".encode())
    raw = attached(pdf(words()), "a.eml", b"Content-Transfer-Encoding: base64\n\n" + said)
    assert {each.code for each in privacy.contents(raw, "content/a.pdf")} == {"personnummer"}


@pytest.mark.parametrize(
    ("text", "reads", "codes"),
    [
        (f"Sökande {NUMBER}", True, {"personnummer"}),
        ("Sökande [maskad]", True, set()),
        ("", False, {"bild-ogranskad"}),
        ("", None, set()),
    ],
)
def test_what_stands_in_a_picture_is_read_or_said_to_be_unread(
    text: str, reads: bool | None, codes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.privacy.pdf.words_in_picture", lambda _: text if reads else None)
    large = png(b"teSt", bytes(9 if reads is None else 20_000))
    assert {each.code for each in privacy.contents(large, "content/bilder/a.png")} == codes


def waived(text: str, mark: str, code: str = "personnummer") -> str:
    return (
        f"undantag:\n  - regel: {code}\n    plats: {text}\n    kontrolltal: {mark}\n"
        "    skäl: Det är byggnämndens nummer\n    till: 2030-01-01\n"
    )


@pytest.mark.parametrize(
    ("register", "codes"),
    [
        ("", {"personnummer"}),
        (waived("protokoll/ks/2024-03-05.yml § 1", "{mark}"), {"undantag-personnummer"}),
        (waived("protokoll/ks/2024-03-05.yml", "{mark}"), {"undantag-personnummer"}),
        (waived("protokoll/ks/2024-03-05.yml", "ffff"), {"personnummer", "undantag-oanvant"}),
        (waived("protokoll/ks/2024-03-05.yml § 2", "{mark}"), {"personnummer", "undantag-oanvant"}),
        (waived("om.md", "{mark}"), {"personnummer", "undantag-oanvant"}),
        (
            waived("protokoll/ks/2024-03-05.yml", "{mark}").replace("    kontrolltal: {mark}\n", ""),
            {"personnummer", "undantag-fel"},
        ),
    ],
)
def test_a_false_alarm_is_waived_by_place_and_digest_and_loudly(tmp_path: Path, register: str, codes: set[str]) -> None:
    text = minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: Ärendet BYGG {NUMBER} avslutas."), item(2))
    founded = town(tmp_path, text)
    founded.write("om.md", "# Om\n")
    mark = mark_of("content/protokoll/ks/2024-03-05.yml", "6408233234")
    if register:
        founded.write("register/undantag.yml", register.replace("{mark}", mark))
    findings = founded.examine().findings
    assert {each.code for each in findings} == codes
    assert not any("3234" in each.message + each.hint for each in findings)
    told = [each for each in findings if each.code == "personnummer"]
    assert all(f"kontrolltal: {mark}" in each.hint for each in told)
    loud = "har undantagit" in render_markdown(findings, 1).split("###")[0]
    assert loud == (codes == {"undantag-personnummer"})


@pytest.mark.parametrize(
    ("form", "stopped"),
    [("BYGG {nr:6}-{del}", False), ("{nr:6}-{del}", True), ("PLAN {nr:6}-{del}", True), ("{nr:6}", True)],
)
def test_a_case_number_of_the_register_is_no_alarm(tmp_path: Path, form: str, stopped: bool) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: Dnr BYGG {NUMBER} avslutas.")))
    founded.write("register/kommun.yml", KOMMUN + f'  - form: "{form}"\n')
    assert ("personnummer" in {each.code for each in founded.examine().findings}) == stopped


def test_no_form_of_findings_repeats_a_number() -> None:
    for number in (NUMBER, "19640823-3234", "640823-TF32", "640823 32 34", "personnummer 640823-3235"):
        findings = [Finding(f"content/{number}/a.yml", 1, 1, "fel-datum", f"”{number}” är fel.", f"Ta bort {number}.")]
        for shown in (
            render_text(findings),
            render_json(findings, 1),
            render_markdown(findings, 1),
            render_github(findings),
            render_sarif(findings, {}, "1"),
        ):
            assert number[-7:] not in shown
            assert "personnummer" in shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("så här: 64: 08 23-3234", "så här: [personnummer]"),
        ("så här: 1964 : 08 23 3234", "så här: [personnummer]"),
        ("”Anna Ek 64 08 23-3 …”", "”Anna Ek [personnummer] …”"),
        ("”Anna Ek 19640823-32…”", "”Anna Ek [personnummer]…”"),
        ("… 0823-3234 bor", "… [personnummer] bor"),
        ("…40823-3234 bor", "…[personnummer] bor"),
        ("”den 2024-06-03 …”", "”den 2024-06-03 …”"),
        ("KS 2024/00112 …", "KS 2024/00112 …"),
        ("2024-06-03 18.30–19.45", "2024-06-03 18.30–19.45"),
        ("så här: 64: 08 23-3235", "så här: 64: 08 23-3235"),
    ],
)
def test_what_a_cure_or_a_cut_makes_of_a_number_is_not_repeated(text: str, left: str) -> None:
    assert redacted(text) == left


def test_no_command_repeats_a_number(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes().replace("datum: 2024-03-05", f"datum: {NUMBER}"))
    runner = CliRunner()
    typed = (
        ("check", str(founded.content)),
        ("check", str(founded.content), "--format", "json"),
        ("check", str(founded.folder / NUMBER)),
        ("explain", NUMBER),
        (NUMBER,),
        ("import", str(founded.folder / f"{NUMBER}.pdf"), "--content", str(founded.content)),
    )
    for arguments in typed:
        done = runner.invoke(main, arguments)
        assert done.exit_code
        assert "3234" not in done.output
        assert "personnummer" in done.output


def test_an_unforeseen_fault_is_a_sentence_without_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(NUMBER)

    monkeypatch.setattr("generator.rules.explanation.overview", fail)
    for trace in ("", "1"):
        monkeypatch.setenv("PROTOKOLL_FELSOK", trace)
        done = CliRunner().invoke(main, ["explain"])
        assert done.exit_code == 1
        assert "Ett fel i programmet" in done.output
        assert "3234" not in done.output
        assert ("Traceback" in done.output) == bool(trace)


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Anna Ek", "-c", "user.email=anna@exempel.se", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def saved(tmp_path: Path) -> Town:
    founded = town(tmp_path, minutes())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Start")
    return founded


@pytest.mark.parametrize(
    ("path", "content", "rule"),
    [
        ("content/a.csv", CSV.encode("utf-16"), "personnummer"),
        ("content/protokoll/ks/2024-03-05.pdf", pdf(words(NUMBER)), "personnummer"),
        ("content/protokoll/ks/2024-03-05.pdf", pdf(box(0.0)), "pdf-overtackt"),
        (f"content/{NUMBER}/a.txt", b"x", "personnummer"),
        ("content/a.docx", packed("x"), "fil-typ"),
        ("README.md", b"20991231-0001", "personnummer"),
        ("20991231-0001.md", b"x", "personnummer"),
        ("README.md", NUMBER.encode(), ""),  # outside the archive an example is one
        ("content/om.md", b"# Om\n", ""),
        ("content/bilder/logotyp.svg", b"<svg/>", ""),
        ("content/bilder/annan.svg", b"<svg/>", "fil-typ"),
        ("content/bilder/logotyp.svg", f"<svg>{NUMBER}</svg>".encode(), "personnummer"),
        ("content/protokoll/ks/2024-03-05.pdf", pdf(words()), ""),
        ("content/.gitattributes", b"*.yml ident", "fil-typ"),
        # Laid beside the archive by mistake, and in the history as well.
        ("protokoll.docx", packed("20991231-0001"), "personnummer"),
        ("protokoll.pdf", pdf(words("20991231-0001")), "personnummer"),
        ("bild.png", png(b"zTXt", b"a\0\0" + zlib.compress(b"20991231-0001")), "personnummer"),
        ("protokoll.docx", packed(NUMBER), ""),
        ("protokoll.docx", packed("KS 2024/00112"), ""),
        ("typsnitt.woff2", bytes(range(256)) * 9, ""),
        ("content/protokoll/ks/.a.docx", b"x", "fil-typ"),
    ],
)
def test_staged_examines_all_that_a_change_brings(saved: Town, path: str, content: bytes, rule: str) -> None:
    saved.write("register/kommun.yml", KOMMUN + "logotyp: bilder/logotyp.svg\n")
    file = saved.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    git(saved.folder, "add", ".")
    for since in ((), ("--since", "HEAD~1")):
        done = CliRunner().invoke(main, ["staged", "--content", str(saved.content), *since])
        assert done.exit_code == bool(rule), done.output
        assert f"(regel {rule})" in done.output or not rule
        assert "3234" not in done.output
        assert "0001" not in done.output
        if not since:
            git(saved.folder, "commit", "-qm", "Mer")


BUILDING = minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: Dnr BYGG {NUMBER} avslutas."))
FORM = KOMMUN + '  - form: "BYGG {nr:6}-{del}"\n'


@pytest.mark.parametrize(
    ("register", "passes", "passes_with_it"),
    [
        ({}, False, False),
        # A change does not bring the form that excuses what it brings; what is in main already does.
        ({"kommun.yml": FORM}, True, False),
        ({"undantag.yml": waived("protokoll/ks/2024-03-05.yml", "{mark}")}, True, True),
        ({"undantag.yml": waived("protokoll/ks/2024-03-05.yml § 1", "{mark}")}, True, True),
        ({"undantag.yml": waived("om.md", "{mark}")}, False, False),
        ({"undantag.yml": waived("protokoll/ks/2024-03-05.yml", "ffff")}, False, False),
    ],
)
@pytest.mark.parametrize("folder", ["", "arkivet"])
def test_what_a_check_excuses_is_excused_before_it_is_saved(
    tmp_path: Path, folder: str, register: dict[str, str], passes: bool, passes_with_it: bool
) -> None:
    top = tmp_path / "a"
    founded = town(top / folder, minutes())
    founded.write("om.md", "# Om\n")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-qm", "Start")
    mark = mark_of("content/protokoll/ks/2024-03-05.yml", "6408233234")

    def stopped(*since: str) -> bool:
        done = CliRunner().invoke(main, ["staged", "--content", str(founded.content), *since])
        assert ("Formen för ärendenumret är ny" in done.output) == (bool(since) and passes and done.exit_code == 1)
        return done.exit_code == 1

    for name, text in register.items():
        founded.write(f"register/{name}", text.replace("{mark}", mark))
    for text, since in ((BUILDING, passes_with_it), (BUILDING + "\n", passes)):
        founded.write("protokoll/ks/2024-03-05.yml", text)
        git(top, "add", ".")
        assert stopped() != passes
        assert ("personnummer" in {each.code for each in founded.examine().findings}) != passes
        git(top, "commit", "-qm", "Mer")
        assert stopped("--since", "HEAD~1") != since


def test_hidden_text_of_a_pdf_is_waived_loudly(saved: Town) -> None:
    saved.write("protokoll/ks/2024-03-05.pdf", pdf(box(0.0)))
    register = waived("protokoll/ks/2024-03-05.pdf", "x", "pdf-overtackt").replace("    kontrolltal: x\n", "")
    saved.write("register/undantag.yml", register)
    findings = saved.examine().findings
    assert [each.code for each in findings] == ["undantag-personnummer"]
    assert "har undantagit det" in render_markdown(findings, 1).split("###")[0]
    git(saved.folder, "add", ".")
    assert CliRunner().invoke(main, ["staged", "--content", str(saved.content)]).exit_code == 0


@pytest.mark.parametrize("where", ["author", "email", "message"])
def test_what_a_version_was_saved_with_is_examined(saved: Town, where: str) -> None:
    saved.write("om.md", "# Om\n")
    git(saved.folder, "add", ".")
    number = "20991231-0001"  # nobody is born then
    author = {"author": f"{number} <a@b.se>", "email": f"A <{number}@b.se>"}.get(where, "A <a@b.se>")
    git(saved.folder, "commit", "-qm", number if where == "message" else "Mer", "--author", author)
    done = CliRunner().invoke(main, ["staged", "--content", str(saved.content), "--since", "HEAD~1"])
    assert done.exit_code == 1
    assert "0001" not in done.output


@pytest.mark.parametrize(
    ("branch", "request_", "told"),
    [
        ("rattelse", {"title": "Rättelse", "body": None, "head": {"ref": "rattelse", "label": "anna:rattelse"}}, ""),
        ("rattelse", {}, ""),
        ("rattelse", None, ""),
        ("rattelse-2024-04-17", {"title": "Dnr KS 2024/512"}, ""),
        (f"maska-{NUMBER}", None, "grenens namn"),
        ("rattelse", {"title": f"Maska {NUMBER}"}, "förslagets titel"),
        ("rattelse", {"title": "x", "body": f"Hej!\n\nDet gäller {NUMBER}."}, "förslagets text"),
        ("rattelse", {"title": "x", "head": {"ref": f"a/{NUMBER}"}}, "namnet på förslagets gren"),
        ("rattelse", {"title": "x", "head": {"label": f"b{NUMBER}:a"}}, "namnet på den som har gjort förslaget"),
        ("rattelse", {"title": "x", "user": {"login": f"anna-{NUMBER}"}}, "namnet på den som har gjort förslaget"),
        ("rattelse", {"title": "x", "labels": [{"name": "fel"}, {"name": NUMBER}]}, "en etikett på förslaget"),
        ("rattelse", {"labels": [{"name": "x", "description": NUMBER}]}, "beskrivningen av en etikett"),
        ("rattelse", {"title": "x", "milestone": {"title": f"Ärendet {NUMBER}"}}, "förslagets milstolpe"),
        ("rattelse", {"head": {"repo": {"full_name": f"a/{NUMBER}"}}}, "namnet på förrådet"),
        ("rattelse", {"assignees": [{"login": f"a{NUMBER}"}]}, "namnet på den som har fått förslaget"),
        # Its own numbers, digests and addresses are nobody's.
        (
            "rattelse",
            {
                "id": 6408233234,
                "node_id": "PR_kwDO6408233234",
                "html_url": "https://exempel.se/6408233234",
                "labels": [{"id": 6408233234, "name": "fel", "description": None}],
                "milestone": None,
                "user": {"login": "anna", "id": 6408233234},
                "head": {"ref": "rattelse", "sha": "6408233234" * 4, "repo": None},
            },
            "",
        ),
    ],
)
def test_what_is_said_around_a_change_is_examined(
    saved: Town, branch: str, request_: dict[str, object] | None, told: str
) -> None:
    git(saved.folder, "checkout", "-q", "-b", branch)
    event = saved.folder / "event.json"
    event.write_text(json.dumps({"pull_request": request_} if request_ else {}))
    more = () if request_ is None else ("--request", str(event))
    for since in ((), ("--since", "main")):
        done = CliRunner().invoke(main, ["staged", "--content", str(saved.content), *since, *more])
        assert done.exit_code == bool(told), done.output
        assert told in done.output
        assert "3234" not in done.output


@pytest.mark.parametrize("written", ["", "[]", "x", '{"pull_request": 3}'])
def test_a_request_that_cannot_be_read_stops(saved: Town, written: str) -> None:
    event = saved.folder / "event.json"
    event.write_text(written)
    done = CliRunner().invoke(main, ["staged", "--content", str(saved.content), "--request", str(event)])
    assert done.exit_code == 1
    assert "inte den fil som GitHub" in done.output


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("sekretess: 26 kap. 1 § OSL", set()),
        ("sekretess: ja", {"sekretess-grund"}),
        ("sekretess: Hemligt individärende", {"sekretess-grund"}),
        ("sekretess: enligt lag", {"sekretess-grund"}),
        ("sekretess: OSL", {"sekretess-grund"}),
        ("sekretess: OSL 26:1", set()),
        ("sekretess: Offentlighets- och sekretesslagen", set()),  # a warning
        ("sekretess: Ja\nbeslut: Nämnden beviljar ansökan.", {"sekretess-grund", "sekretess-text"}),
        ("sekretess: 26 kap. 1 § OSL\nbeslut: Nämnden beviljar ansökan.", {"sekretess-text"}),
        ("sekretess: 26 kap. 1 § OSL\nhandlingar: [Utredning]", {"sekretess-text"}),
        ("sekretess: 26 kap. 1 § OSL\nbeslut: Nämnden beviljar [maskad] bidrag.", set()),
        ("beslut: Nämnden beviljar ansökan.", set()),
    ],
)
def test_what_is_secret_has_a_ground_and_no_text(tmp_path: Path, body: str, codes: set[str]) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Individärende", body)))
    assert {each.code for each in founded.examine().findings if each.severity == "fel"} == codes


# Given to nobody (Post- och telestyrelsen: numbers for films and books).
_MOBILE = (
    *("070-174 06 05", "0701740605", "070/174 06 05", "070 - 174 06 05", "(070) 174 06 05", "070.174.06.05"),
    *("0701-74 06 05", "+46701740605", "+46 70 174 06 05", "+46 (0)70-174 06 05", "0046 70 174 06 05"),
    *("070\u2011174\u00a006\u00a005", "Mobil: 070-174 0605"),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Anna Ek, Storgatan 3, 123 45 Exempelköping, ansöker.", {"hemadress"}),
        ("Den sökande bor på Ekvägen 12 B.", {"hemadress"}),
        ("Hemadress: Ekvägen 12", {"hemadress"}),
        ("Detaljplan för Storgatan 3 antas.", set()),
        ("Boende på Storgatan får information.", set()),
        ("Kommunhuset, Storgatan 1, är stängt.", set()),
        ("Uppgiften omfattas av sekretess.", {"sekretessord"}),
        ("Ärendet är sekretessbelagt.", set()),
        ("Frågan gäller offentlighets- och sekretesslagen.", set()),
        ("Hon har skyddad identitet.", {"skyddad-person"}),
        ("Ring 070-123 45 67.", {"kontaktuppgift"}),
        ("Skriv till anna@gmail.com.", {"kontaktuppgift"}),
        ("Skriv till kommunen@exempel.se.", set()),
        ("Skriv till anna (at) gmx.com.", {"kontaktuppgift"}),
        ("Skriv till registrator (at) exempel.se.", set()),
        *((number, {"kontaktuppgift"}) for number in _MOBILE),
        *((number, set()) for number in ("kl. 07.30–08.00", "08-465 004 00", "KS 2024/07012345", "070-serien")),
        ("Anna Ek, Storgatan 3, lgh 1102, ansöker.", {"hemadress"}),
        ("Hon är folkbokförd på Ekslyckan 7.", {"hemadress"}),
        ("Post till Anna Ek, c/o Ek, ska stoppas.", {"hemadress"}),
        ("Yttrande från boende på Ekvägen 12–18.", set()),
        ("Fastigheten har adressen Ekvägen 12.", set()),
        ("Uppgifterna är sekretessbelagda.", {"sekretessord"}),
        ("Texten är belagd med sekretess.", {"sekretessord"}),
        ("Uppgiften är hemlig enligt 26 kap. 1 § OSL.", {"sekretessord"}),
        ("Utlämnandet prövas enligt 6 kap. 3 § OSL.", set()),
        ("Motion om insyn i sekretessbelagda handlingar.", set()),
        ("Den sekretessmarkerade sökanden överklagar.", {"skyddad-person"}),
        ("Barnet är placerat på skyddat boende.", {"skyddad-person"}),
        ("Rutin för skyddade personuppgifter och skyddade boenden antas.", set()),
        ("Född 1985-04-12 i Exempelköping.", {"personnummer-kanske"}),
    ],
)
def test_other_personal_data_is_a_warning(tmp_path: Path, text: str, codes: set[str]) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Ansökan", f'beslut: "{text}"')))
    findings = founded.examine().findings
    assert {each.code for each in findings} == codes
    assert all(each.severity == "varning" for each in findings)


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.pdf", pdf(words(), words("Ring 070-174 06 05.")), "På sidan 2: Här står en e-postadress"),
        ("a.pdf", pdf(words("Anna Ek, Storgatan 3, 123 45 Ekby")), "På sidan 1: ”Storgatan 3, 123 45 Ekby”"),
        ("a.pdf", pdf(words("Kommunhuset, Storgatan 3")), ""),
        ("a.csv", "Namn;Tel\nÅsa;070-174 06 05\n".encode(), "Här står en e-postadress"),
        ("a.csv", "Namn;Tel\nÅsa;08-465 004 00\n".encode(), ""),
        ("a.md", b"# Press\n\nRing 070-174 06 05.\n", ""),  # the municipality's own page
    ],
)
def test_other_personal_data_is_told_of_what_lies_beside_the_minutes(name: str, raw: bytes, told: str) -> None:
    found = privacy.contents(raw, f"content/{name}")
    assert [each.severity for each in found] == ["varning"] * bool(told)
    assert not told or found[0].message.startswith(told)


def test_a_secret_item_in_which_only_a_part_is_masked_is_asked_about(tmp_path: Path) -> None:
    body = "sekretess: 26 kap. 1 § OSL\nbeslut: Nämnden beviljar [maskad].\nsammanfattning: Anna Ek söker bidrag."
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Individärende", body)))
    (found,) = founded.examine().findings
    assert (found.code, found.severity) == ("sekretess-text", "varning")
    assert found.message.endswith("inget är maskat i sammanfattning.")


def test_kinds_of_what_is_found() -> None:
    text = f"{NUMBER}, 640823-TF32, pnr 640823-3235, 850412-XXXX, född 850412\n2012-12-12 2012\n6,40823E+09"
    text += "\n6 408 233 234\nfyra sista 3234"
    assert {hit.kind for hit in find(text)} == set(Kind)


@pytest.mark.parametrize("ending", ["pdf", "PDF"])
def test_an_original_that_is_called_as_its_minutes_is_linked_without_being_named(tmp_path: Path, ending: str) -> None:
    founded = town(tmp_path, minutes())
    address = "moten/ks/2024-03-05/"
    assert not founded.build().page(address).select(f'a[href$=".{ending}"]')
    founded.write(f"protokoll/ks/2024-03-05.{ending}", pdf(words()))
    site = founded.build()
    assert site.page(address).select(f'a[href$="protokoll/ks/2024-03-05.{ending}"]')
    assert (site.folder / f"protokoll/ks/2024-03-05.{ending}").is_file()


def test_where_packed_words_stand_is_asked_only_of_those_with_a_number() -> None:
    class Uncounted(str):
        """A text whose lines nobody may count: done for each packed word it took ten seconds."""

        def count(self, *_: object) -> int:
            raise AssertionError

    words = "\n".join(b64encode(b"Kommunstyrelsen beslutar").decode() for _ in range(3))
    assert not list(privacy.found_in(Uncounted(words), "content/om.md"))
    packed = b64encode(b"Anna Ek 19640823-3234").decode()
    assert [finding.line for finding in privacy.found_in(f"{words}\n{packed}", "content/om.md")] == [4]
