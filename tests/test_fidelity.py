"""An original held against its record: every word that differs is counted, and nothing is said that is not so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from reportlab.pdfgen.canvas import Canvas

from benchmarks import setting
from generator import fidelity
from generator.archive.certificate import Certificate
from generator.fidelity import certify
from tests.paper_pdf import pdf
from tests.sites import NACKA, Site, Town, bytes_of, item, minutes, town

PATHS = ("protokoll/ks/2024-01-09.pdf", "protokoll/ks/2024-01-09.yml")
DECISION = "Kommunstyrelsen beslutar att taxan för sophämtning höjs från 10 till 12 kronor per kärl och månad."
SUMMARY = "Nämnden har sett över vad tjänsten kostar och föreslår en ny taxa som täcker det."
BOTH = f"beslut: {DECISION}\nsammanfattning: {SUMMARY}"


def printed(found: Town, *items: str) -> None:
    """Set a protocol of other §§ than the record may have as the original."""
    record: dict[str, Any] = yaml.load(minutes("ks", "2024-01-09", *items), Loader=yaml.BaseLoader)  # noqa: S506
    path = found.content / PATHS[0]
    path.write_bytes(setting.as_pdf(setting.set_minutes(record, "Kommunstyrelsen")))


def held(folder: Path, of_record: str, *of_original: str) -> Certificate:
    found = town(folder, minutes("ks", "2024-01-09", of_record))
    printed(found, *(of_original or (item(1, "Taxa", BOTH),)))
    return certify(found.content, *PATHS)


def test_the_real_protocol_has_the_differences_that_its_editor_tells_of() -> None:
    found = certify(NACKA / "content", "protokoll/kstu/2024-04-17.pdf", "protokoll/kstu/2024-04-17.yml")
    assert (found.words, found.in_order, found.moved, found.differs) == (
        2289,
        2283,
        2,
        4,
    )  # a name of the front stands one place off
    assert [(each.where, each.original, each.record) for each in found.differences] == [
        ("§ 11", "0043 I", "00431"),
        ("§ 11", "Ålta", "Älta"),
        ("§ 11", "drogs\u0446\u0435\u043d", "drogscen"),
    ]
    assert not found.lacking


@pytest.mark.parametrize(
    ("record", "differs", "moved", "told"),
    [
        (BOTH, 0, 0, []),
        (BOTH + "\nredaktionell_not: Taxan gäller 2024.\nutfall: beslutat", 0, 0, []),
        (BOTH.replace("höjs från", "**höjs** från,"), 0, 0, []),
        (BOTH.replace("12 kronor", "13 kronor"), 1, 0, [("12", "13")]),
        (BOTH.replace(" inte", "").replace("och föreslår", "föreslår"), 1, 0, [("och", "")]),
        (BOTH.replace("taxan för", "TAXAN för"), 1, 0, [("taxan", "TAXAN")]),
        (f"sammanfattning: {SUMMARY}\nbeslut: {DECISION}", 0, 14, []),
        (
            f"beslut: {DECISION}",
            15,
            0,
            [("Nämnden har sett över vad tjänsten kostar och föreslår en ny taxa … (15 ord)", "")],
        ),
        (BOTH.replace("till 12", "till [maskad]"), 1, 0, [("", "")]),
        (BOTH.replace("12 kronor", "13 kronor") + "\nredaktionell_not: Ska vara 12.", 1, 0, [("12", "13")]),
    ],
)
def test_every_word_that_differs_is_counted(
    tmp_path: Path, record: str, differs: int, moved: int, told: list[tuple[str, str]]
) -> None:
    found = held(tmp_path, item(1, "Taxa", record))
    assert (found.differs, found.moved > 0) == (differs, moved > 0)
    assert [(each.original, each.record) for each in found.differences] == told
    assert found.words == found.in_order + found.moved + found.differs


def test_a_paragraph_that_the_record_lacks_is_told(tmp_path: Path) -> None:
    found = held(tmp_path, item(1, "Taxa", BOTH), item(1, "Taxa", BOTH), item(2, "Skola", "beslut: Skolan byggs."))
    assert [where for where, _ in found.lacking] == ["§ 2"]
    assert not found.differs


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nnothing"])
def test_what_cannot_be_read_has_no_figures(tmp_path: Path, content: bytes) -> None:
    found = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa", BOTH)))
    (found.content / PATHS[0]).write_bytes(content)
    certificate = certify(found.content, *PATHS)
    assert certificate.problem.endswith(".")
    assert certificate.words == 0


def test_a_site_compares_again_only_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def noted(content: Path, original: str, minutes: str) -> Certificate:
        compared.append(original)
        return certify(content, original, minutes)

    monkeypatch.setattr(fidelity, "certify", noted)
    found = town(tmp_path, minutes("ks", "2024-01-09", item(1, "Taxa", BOTH)))
    found.write("protokoll/kf/2024-02-06.yml", minutes("kf", "2024-02-06", item(1, "Skola", BOTH)))
    printed(found, item(1, "Taxa", BOTH))

    def said() -> str:
        page = found.build().page("moten/ks/2024-01-09/")
        return page.select_one(".fidelity summary").get_text()  # type: ignore[union-attr]

    assert said().endswith("i samma ordning.")
    assert len(compared) == 1
    found.write("protokoll/kf/2024-02-06.yml", minutes("kf", "2024-02-06", item(1, "Skolan", BOTH)))
    assert said().endswith("i samma ordning.")
    assert len(compared) == 1
    printed(found, item(1, "Taxa", BOTH.replace("12", "13")))
    assert said().endswith("Ett ord skiljer sig.")
    assert len(compared) == 2
    site = found.folder / "site"
    assert "Ett ord skiljer sig." in Site(site).page("luckor/").get_text(" ")
    clean = town(tmp_path / "anew")
    shutil.copytree(found.content, clean.content, dirs_exist_ok=True)
    clean.build()
    assert bytes_of(clean.folder / "site") == bytes_of(site)


FRONT = ["Plats och tid: Stora salen, kl. 9.00–10.00", "Beslutande", "Anna Ek (S), ordförande", "Bo Lund (M)"]
ITEM = ["§ 1 Taxa", "Beslut", "Kommunstyrelsen beslutar att taxan för sop-", "hämtning höjs från 10 till 12 kronor"]
END = ["per kärl och månad.", "Sammanfattning", SUMMARY]
HEAD = ["Kommunstyrelsen", "Protokoll 2024-01-09"]


def paper(*pages: list[str]) -> bytes:
    """Return a PDF with a line of text for each; a box covers what follows "█"."""

    def page(lines: list[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            for at, line in enumerate(lines):
                canvas.setFont("Helvetica-Bold" if line.startswith("§") else "Helvetica", 10)
                canvas.drawString(60, 800 - 16 * at, line.removeprefix("█"))
                if line.startswith("█"):
                    canvas.rect(55, 797 - 16 * at, 300, 13, fill=1)

        return draw

    return pdf(*map(page, pages))


def numbered(number: int) -> list[str]:
    return [*HEAD, f"Sida {number} (2)"]


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        # Halves of a word, a head on every page, the place of a value on the front: nothing of that is a difference.
        ([[*HEAD, *FRONT, *ITEM, *END]], []),
        ([[*numbered(1), *FRONT, *ITEM], [*numbered(2), *END]], []),
        ([[*numbered(1), *FRONT, *ITEM[:3]], [*numbered(2), *ITEM[3:], *END]], []),
        ([[*HEAD, *FRONT, *ITEM, *END[:1], *END[1:]], [*HEAD]], []),
        ([[*HEAD, *FRONT, *ITEM[:3], ITEM[3].replace("12", "13"), *END]], [("§ 1", "13", "12")]),
        ([[*HEAD, *FRONT, *ITEM[:3], f"inte {ITEM[3]}", *END]], [("§ 1", "sop inte hämtning", "sophämtning")]),
        ([[*HEAD, *FRONT[:3], "Bo Lind (M)", *ITEM, *END]], [("Framsidan", "Lind", "Lund")]),
        (
            [[*HEAD, FRONT[0].replace("Stora", "Lilla"), *FRONT[1:], *ITEM, *END]],
            [("Framsidan", "Lilla", "2024 01 09 Stora")],
        ),
        # What is covered is counted, and nobody says what it was.
        ([[*HEAD, *FRONT, *ITEM, *END, "█Karl Hemlig"]], [("§ 1", "maskad", "")]),
    ],
)
def test_how_a_paper_is_set_is_no_difference_and_each_other_word_is(
    tmp_path: Path, pages: list[list[str]], told: list[tuple[str, str, str]]
) -> None:
    record = minutes("ks", "2024-01-09", item(1, "Taxa", BOTH), present=FRONT[2:])
    place = "plats: Stora salen\ntid: kl. 9.00–10.00\n"
    found = town(tmp_path, record.replace("beslutande:", f"{place}beslutande:"))
    found.write(PATHS[0], paper(*pages))
    certificate = certify(found.content, *PATHS)
    assert [(each.where, each.original, each.record) for each in certificate.differences] == told
    assert certificate.words == certificate.in_order + certificate.moved + certificate.differs
    assert certificate.words > 30
    assert "Hemlig" not in repr(certificate)
