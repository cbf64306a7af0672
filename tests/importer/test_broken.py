"""What cannot be read gives one finding in a line, within the limits, and leaves nothing behind."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from generator.findings import Severity
from generator.importer.extract import ImportProblem, Limits, read_source
from generator.importer.extract.problem import too_slow
from generator.importer.importing import import_file
from generator.privacy.numbers import identity_numbers
from generator.system.guard import TooSlowError, run
from tests.importer import broken
from tests.importer.layouts import layouts
from tests.paper_pdf import pdf
from tests.sites import town

# Small, so that a file that wants more is soon refused.
LIMITS = Limits(pages=100, memory=300_000_000, seconds=30)


def code_of(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(ImportProblem) as raised:
        read_source(path, limits)
    finding = raised.value.finding
    assert finding.file == path.name and finding.severity is Severity.ERROR
    assert finding.message.endswith(".") and "\n" not in finding.message and len(finding.message) < 120
    return finding.code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (broken.truncated, "import-skadad"),
        (lambda: b"%PDF-1.4\nhej\n%%EOF", "import-skadad"),
        (broken.encrypted, "import-losenord"),
        (lambda: broken.empty_pages(10_000), "import-for-stor"),
        (lambda: broken.empty_pages(20), "import-tom"),
        (lambda: broken.bomb(400_000_000), "import-for-stor"),
        (lambda: b"PK\x03\x04\0\0", "import-skadad"),
        (lambda: b"", "import-tom"),
        (lambda: b" \n\n", "import-tom"),
        (lambda: b"<!doctype html><html><body><nav>Start</nav></body></html>", "import-tom"),
    ],
    ids=["halv", "skräp", "låst", "sidor", "tomma", "bomb", "docx", "noll", "blank", "html"],
)
def test_bad_file(tmp_path: Path, written: Callable[[], bytes], code: str) -> None:
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(written())
    assert code_of(file) == code
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "mapp.pdf"
    folder.mkdir()
    os.mkfifo(tmp_path / "rör.pdf")
    for each in (folder, tmp_path / "saknas.pdf", tmp_path / "rör.pdf"):
        assert code_of(each) == "import-olaslig"


def test_limits(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(layouts()[0].pdf_bytes())
    assert code_of(file, Limits(bytes=1000)) == "import-for-stor"
    assert code_of(file, Limits(pages=2)) == "import-for-stor"
    assert code_of(file, Limits(characters=100)) == "import-for-stor"
    assert code_of(file, Limits(seconds=0.001)) == "import-for-lang-tid"
    assert read_source(file, LIMITS).pages == 3


@pytest.mark.parametrize(("name", "cure"), [("a.pdf", "en ny PDF"), ("a.PDF", "en ny PDF"), ("a.txt", "på nytt")])
def test_what_takes_too_long_is_told_with_a_cure_for_its_kind(name: str, cure: str) -> None:
    hint = too_slow(name, 60).finding.hint
    assert cure in hint and ("PDF" in hint) == ("PDF" in cure) and "dela upp den" in hint


def test_program_that_is_too_slow_is_gone_with_what_it_started() -> None:
    child = "import time; time.sleep(600)"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    # What it started has its output too: while that lived, `run` would not come back.
    with pytest.raises(TooSlowError):
        run([sys.executable, "-c", script], 0.5)


def test_problem_travels_between_processes(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as raised:
        read_source(tmp_path / "saknas.pdf")
    assert pickle.loads(pickle.dumps(raised.value)).finding == raised.value.finding  # noqa: S301


def test_pdf_without_its_end_is_read_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.pdf"
    whole = layouts()[0].pdf_bytes()
    file.write_bytes(whole[: whole.rindex(b"startxref")])
    assert [each.code for each in read_source(file, LIMITS).findings] == ["import-avklippt"]


def test_old_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "protokoll.txt"
    file.write_bytes("Närvarande: Åsa Öhman".encode("cp1252"))
    source = read_source(file)
    assert source.lines[0].text == "Närvarande: Åsa Öhman"
    assert [(each.code, each.severity) for each in source.findings] == [("import-teckenkodning", Severity.WARNING)]


# What Tesseract writes: one row for each block, line and word, with the place of each in dots.
TABLE = "\n".join(
    "\t".join(row)
    for row in [
        [
            "level",
            "page_num",
            "block_num",
            "par_num",
            "line_num",
            "word_num",
            "left",
            "top",
            "width",
            "height",
            "c",
            "text",
        ],
        ["4", "1", "1", "1", "1", "0", "300", "300", "900", "40", "-1", ""],
        ["5", "1", "1", "1", "1", "1", "300", "300", "40", "40", "90", "$"],
        ["5", "1", "1", "1", "1", "2", "360", "300", "60", "40", "90", "12"],
        ["5", "1", "1", "1", "2", "1", "300", "360", "200", "42", "90", "Anna"],
        ["5", "1", "1", "1", "2", "2", "1300", "360", "200", "38", "90", "Bo"],
    ]
)


def program(folder: Path, script: str) -> str:
    """Write a stand-in for Tesseract, and return a PATH on which it is."""
    file = folder / "tesseract"
    file.write_text(f"#!{sys.executable}\nimport sys\npicture = sys.stdin.buffer.read()\n{script}\n", "utf-8")
    file.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_page_that_is_a_picture_is_read_by_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = f"assert picture.startswith(b'P5 ') and 'swe' in sys.argv\nsys.stdout.write({TABLE!r})"
    monkeypatch.setenv("PATH", program(tmp_path, script))
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(broken.picture_page())
    source = read_source(file, LIMITS)
    assert [(line.text, line.page, line.ocr) for line in source.lines] == [
        ("Kommunstyrelsen", 1, False),
        ("§ 12", 2, True),
        ("Anna  Bo", 2, True),
    ]
    assert source.findings == ()


def test_without_tesseract_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(broken.picture_page())
    (finding,) = read_source(file, LIMITS).findings
    assert (finding.code, finding.severity) == ("import-utan-text", Severity.WARNING)
    assert finding.message.startswith("Sidan 2 har ingen text") and "tesseract-ocr-swe" in finding.hint


def test_tesseract_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", program(tmp_path, "sys.exit(1)"))
    file = tmp_path / "protokoll.pdf"
    file.write_bytes(broken.picture_page())
    source = read_source(file, LIMITS)
    assert [line.text for line in source.lines] == ["Kommunstyrelsen"]
    assert [each.code for each in source.findings] == ["import-ocr"]


NUMBER = "640823-3234"  # of the brochure SKV 704: nobody's


@pytest.mark.parametrize("written", [NUMBER, "640823-\n3234", "64 08 23-3234", "640823-TF32"])
def test_no_identity_number_gets_into_a_draft(tmp_path: Path, written: str) -> None:
    content = town(tmp_path).content
    text = "Kommunstyrelsen\nSammanträdesdatum 2024-03-05\n\n§ 1 Bidrag\n\nBeslut\n\nKommunstyrelsen beviljar Anna Ek "
    source = tmp_path / f"{NUMBER}.txt"
    source.write_text(f"{text}{written} bidrag.\n", "utf-8")
    outcome = import_file(source, content, tmp_path)
    assert outcome.draft
    assert outcome.review
    assert "3234" not in outcome.draft.name + outcome.review.name
    for made in (outcome.draft, outcome.review):
        assert "\u2060" not in made.read_text("utf-8")
        assert not list(identity_numbers(made.read_text("utf-8")))
    assert "beviljar Anna Ek [maskad] bidrag." in " ".join(outcome.draft.read_text("utf-8").split())
    assert "ett personnummer är ersatt med [maskad]" in outcome.review.read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("6 408 233 234", True),
        ("64 08 23 3234", True),
        ("23/8/1964 3234", True),
        ("6 408 233 235", False),
        ("6 408 233 234 kr", False),
        ("2012-12-12 – 2013", False),
        ("född 1964-08-23", False),
    ],
)
def test_what_may_be_an_identity_number_is_masked_and_on_the_list(tmp_path: Path, written: str, masked: bool) -> None:
    content = town(tmp_path).content
    source = tmp_path / "protokoll.txt"
    head = "Kommunstyrelsen\nSammanträdesdatum 2024-03-05\n\n§ 1 Bidrag\n\nBeslut\n\nKommunstyrelsen"
    source.write_text(f"{head} beviljar {written} i bidrag.\n", "utf-8")
    outcome = import_file(source, content, tmp_path)
    assert outcome.draft and outcome.review
    shown = "[maskad]" if masked else written
    assert f"beviljar {shown} i bidrag." in " ".join(outcome.draft.read_text("utf-8").split())
    assert ("något som kan vara ett personnummer är ersatt" in outcome.review.read_text("utf-8")) == masked


def test_what_a_box_covers_is_masked_in_the_draft(tmp_path: Path) -> None:
    content = town(tmp_path).content

    def draw(canvas: Canvas) -> None:
        for row, line in enumerate(("Kommunstyrelsen 2024-03-05", "§ 1 Bidrag", "Beslut", "Bidrag till Karl Hemlig.")):
            canvas.drawString(72, 700 - 30 * row, line)
        canvas.rect(132, 605, 200, 18, fill=1)

    source = tmp_path / "a.pdf"
    source.write_bytes(pdf(draw))
    outcome = import_file(source, content, tmp_path)
    assert outcome.draft
    assert outcome.review
    draft, listed = outcome.draft.read_text("utf-8"), outcome.review.read_text("utf-8")
    assert "Hemlig" not in draft + listed
    assert "[maskad]" in draft
    assert "inte syns i originalet" in listed
