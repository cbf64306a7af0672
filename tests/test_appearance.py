"""What an archive sets instead of changing code: logo, colours, menu, footer, and the pages that it does without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator import standard
from generator.audit import audit
from generator.checks.appearance import contrast, unsafe_svg
from generator.model.register import LeftOut, Municipality
from tests.sites import KOMMUN, ORGAN, Town, item, minutes, town

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path style="fill:url(#a)" d="M0 0h9v9z"/></svg>'
XLINK = b'xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: bytes, attributes: bytes = b"") -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" ' + attributes + b">" + inside + b"</svg>"


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        (DRAWING, True),
        (svg(b'<style>.a{fill:red}</style><use href="#a"/>'), True),
        (svg(b'<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>'), True),
        (svg(b'<g xlink:href="#a"/>', XLINK), True),
        (svg(b"<script>alert(1)</script>"), False),
        (b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script/></s:svg>', False),
        (svg(b'<b xmlns="http://www.w3.org/1999/xhtml">x</b>'), False),
        (svg(b'<path onclick="x()"/>'), False),
        (svg(b'<use href="https://x.example/a.svg#a"/>'), False),
        (svg(b'<use xlink:href="data:image/svg+xml,x"/>', XLINK), False),
        (svg(b'<path style="fill:url(https://x.example/)"/>'), False),
        (svg(b"<style>@import 'x.css'</style>"), False),
        (svg(b"<foreignObject/>"), False),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING, False),
        (b'<?xml-stylesheet href="x.css"?>' + DRAWING, False),
        (b"<html><p>x</p></html>", False),
        (b"not a drawing", False),
        (b"", False),
    ],
)
def test_drawing_is_examined(raw: bytes, safe: bool) -> None:
    assert (unsafe_svg(raw) == "") == safe


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#8B2A1A", "#FBFAF7") > 4.5 < contrast("#F0967D", "#181715")  # the archive's own


ENTRY = "meny:\n  - namn: Eget\n    sida: {}\n"


STATEMENT = "tillgänglighet:\n  uppfyller: {}\n  bedömd: 2026-01-31\n  metod: Egen bedömning.\n"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("logotyp: bilder/logotyp.svg\n", []),
        ("logotyp: bilder/logotyp.png\n", []),
        ("logotyp: bilder/saknas.svg\n", ["logotyp-saknas"]),
        ("logotyp: ../mkdocs.yml\n", ["logotyp-saknas"]),
        ("logotyp: bilder/bild.png\n", ["fil-innehall"]),
        ("logotyp: eget.md\n", ["logotyp-fel"]),
        ('färger:\n  länkar: "#0B5E3B"\n  länkar_mörkt: "#8FE0B8"\n', []),
        ('färger:\n  länkar: "#8FE0B8"\n', ["farg-kontrast"]),
        ('färger:\n  märken_mörkt: "#0B5E3B"\n  märken: "#FFD200"\n', ["farg-kontrast", "farg-kontrast"]),
        (ENTRY.format("eget.md"), []),
        (ENTRY.format("om.md"), []),
        (ENTRY.format("annat.md"), ["meny-sida-saknas"]),
        (ENTRY.format("om.md") + "utan: om\n", ["meny-sida-saknas"]),
        ("sidfot:\n  - namn: Webb-tv\n    länk: https://x.example/\n", []),
        ("sidfot:\n  - namn: Webb-tv\n", ["fel-meny"]),
        ("sidfot:\n  - {namn: Två, sida: om.md, länk: https://x.example/}\n", ["fel-meny"]),
        ("utan: [om, personuppgifter]\n", []),
        ("utan: startsidan\n", ["fel-varde"]),
        (STATEMENT.format("helt") + "  brister: [Gamla pdf-filer.]\n", ["fel-tillganglighet"]),
        (STATEMENT.format("delvis") + "  brister: [Gamla pdf-filer.]\n", []),
        (STATEMENT.format("helt"), []),
        ("kontakt:\n  text: Skriv.\n  epost: kommun@x.example\n  telefon: 08-123 45\n", []),
        ("kontakt:\n  text: Skriv.\n  epost: kommunen\n", ["fel-epost"]),
        ('organisationsnummer: "222000-9993"\n', []),
        ("organisationsnummer: 2220009993\n", []),
        ('organisationsnummer: "222000-9939"\n', ["fel-organisationsnummer"]),
        ("organisationsnummer: 22200099\n", ["fel-organisationsnummer"]),
        ("licens: https://creativecommons.org/publicdomain/zero/1.0/\n", []),
        ("licens: CC0\n", ["fel-lank"]),
    ],
)
def test_setting_is_examined(tmp_path: Path, lines: str, codes: list[str]) -> None:
    place = founded(tmp_path, lines)
    assert [finding.code for finding in place.examine().findings] == codes


def founded(folder: Path, lines: str) -> Town:
    place = town(folder, minutes())
    place.write("register/kommun.yml", KOMMUN + lines)
    if "logotyp.svg" in lines:
        place.write("bilder/logotyp.svg", DRAWING)
    place.write("bilder/logotyp.png", PNG)
    if "bild.png" in lines:
        place.write("bilder/bild.png", b"GIF89a")
    place.write("eget.md", "# En egen sida\n")
    return place


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 30


def test_settings_are_shown_and_what_is_left_out_is_no_dead_link(tmp_path: Path) -> None:
    without = [name for name in LeftOut.__args__ if name != "tillganglighet"]  # type: ignore[attr-defined]
    lines = (
        'logotyp: bilder/logotyp.svg\nfärger:\n  länkar: "#0B5E3B"\n'
        'meny:\n  - {namn: Egen sida, sida: eget.md}\nsidfot:\n  - {namn: Webb-tv, länk: "https://x.example/tv"}\n'
        f"utan: [{', '.join(without)}]\n"
        "kontakt:\n  text: Skriv.\n  epost: kommun@x.example\n  telefon: 08-123 45\n"
    )
    place = founded(tmp_path, lines)
    decided = item(1, "Skolskjuts", "ärende: KS-2024-00112\nbeslut: Kommunstyrelsen beviljar skolskjuts.")
    notice = "justering: {datum: 2024-02-12}\nanslag: {uppsatt: 2024-02-12}"
    place.write("protokoll/ks/2024-02-06.yml", minutes("ks", "2024-02-06", decided, head=notice))
    site = place.build()
    assert audit(site.folder, base="/") == []
    assert "Kan det överklagas?" in site.content("arenden/ks-2024-00112/").get_text()
    assert "overklaga" not in site.html("arenden/ks-2024-00112/")
    assert "oppna-data" not in (site.folder / "dcat.jsonld").read_text("utf-8")
    for address in ("", "moten/ks/2024-03-05/", "tillganglighet/"):
        page = site.page(address)
        assert page.select_one("img.op-logo[src$='bilder/logotyp.svg']"), address
        assert len(page.select("header a[href$='eget/']")) == 1, address
        assert page.select_one("footer a[href='https://x.example/tv']"), address
        assert page.select_one("footer a[href='mailto:kommun@x.example']"), address
        assert "08-123 45" in page.select_one("footer.op-footer").get_text()  # type: ignore[union-attr]
    assert "--link:#0B5E3B" in (site.folder / "assets/partier.css").read_text("utf-8")
    assert [name for name in without if site.has(f"{name}/")] == []


def test_own_page_takes_the_place_of_a_standard_one(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    place.write("personuppgifter.md", "# Våra egna ord\n\n[Om](om.md)\n")
    site = place.build()
    assert site.content("personuppgifter/").get_text().split() == ["Våra", "egna", "ord", "Om"]
    assert audit(site.folder, base="/") == []


LEGAL = """\
förvaltningsrätt: Förvaltningsrätten i [Falun]
ansvarig: Kommunstyrelsen
dataskyddsombud:
  text: Ombudet <b>B</b>.
  epost: ombud@x.example
arkivmyndighet: Arkivnämnden
bevarande: Protokollen bevaras för alltid.
tillgänglighet:
  uppfyller: delvis
  bedömd: 2026-01-31
  metod: Fem sidor är bedömda.
  brister: Gamla pdf-filer.
"""


def words(site: object, address: str) -> str:
    return " ".join(site.content(address).get_text().split())  # type: ignore[attr-defined]


def test_legal_pages_say_what_the_register_says_and_nothing_else(tmp_path: Path) -> None:
    bare = town(tmp_path / "bar", minutes()).build()
    told = founded(tmp_path / "sagd", LEGAL).build()

    assert "ställt till Förvaltningsrätten i [Falun]." in words(told, "overklaga/")
    assert "ställt till den förvaltningsrätt som" in words(bare, "overklaga/")
    personal = words(told, "personuppgifter/")
    assert "ansvarig är Kommunstyrelsen i Exempelköpings kommun." in personal
    assert "Ombudet <b>B</b>." in personal and "bevaras för alltid" in personal
    assert told.content("personuppgifter/").select_one("a[href='mailto:ombud@x.example']")
    assert "står inte i arkivets register" in words(bare, "personuppgifter/")
    assert "Arkivmyndighet: Arkivnämnden." in words(told, "begar-ut-handling/")
    assert "Arkivmyndighet" not in words(bare, "begar-ut-handling/")
    statement = words(told, "tillganglighet/")
    assert "delvis förenlig" in statement and "Gamla pdf-filer." in statement
    assert "Bedömningen gjordes den 31 januari 2026" in statement
    unsaid = words(bare, "tillganglighet/")
    assert "Ingen bedömning av webbplatsen är inlagd" in unsaid and "förenlig" not in unsaid
    for name in sorted(standard.pages()):
        address = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
        assert "Nacka" not in words(bare, address), name


@pytest.mark.parametrize(("line", "codes"), [("färger: {länkar: grön}\n", {"fel-farg"}), ("", set())])
def test_a_logo_is_not_complained_of_where_the_register_that_names_it_is_wrong(
    tmp_path: Path, line: str, codes: set[str]
) -> None:
    place = founded(tmp_path, f"logotyp: bilder/logotyp.svg\n{line}")
    assert {each.code for each in place.examine().findings if each.severity == "fel"} == codes


@pytest.mark.parametrize(
    ("name", "code", "called", "is_region"),
    [
        ("Region Ödmården", "99", "regionen", True),
        ("Region Ödmården", "", "regionen", True),
        ("Ödmårdsregionen", "", "regionen", True),
        ("Regionsholms kommun", "9998", "kommunen", False),
        ("Öbo kommun", "", "kommunen", False),
        ("Region Gotland", "0980", "regionen", False),  # a municipality with the tasks of a region
        ("Region Gotland", "09", "regionen", False),
    ],
)
def test_region_is_told_from_a_municipality(name: str, code: str, called: str, is_region: bool) -> None:
    told = Municipality.model_validate({"namn": name} | ({"kod": code} if code else {}))
    assert (told.called, told.is_region) == (called, is_region)


SPOKEN = re.compile(r"[Kk]ommun(?:en|ens|styrelsen|fullmäktige)\b")


def test_pages_of_a_region_speak_of_the_region(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    region = KOMMUN.replace("Exempelköpings kommun", "Region Ödmården").replace("9999", "99")
    place.write("register/kommun.yml", region + "anslagstavla: https://x.example/tavla/\n")
    place.write(
        "register/organ.yml", ORGAN.replace("Kommunfullmäktige", "Regionfullmäktige").replace("Kommunst", "Regionst")
    )
    site = place.build()
    for name in ("", "om/", "overklaga/", "begar-ut-handling/", "personuppgifter/", "tillganglighet/", "sa-laser-du/",
                 "moten/ks/2024-03-05/", "anslagstavla/", "organ/ks/", "partier/", "ledamoter/"):  # fmt: skip
        page = site.html(name)
        visible = BeautifulSoup(page, "lxml").get_text(" ")
        assert SPOKEN.findall(visible) == [], name
    assert "medlem i en kommun i regionen" in words(site, "overklaga/")
    assert "regionens anslagstavla" in words(site, "overklaga/")
    assert "Regionens webbplats" in site.html("om/")
    assert "regionpolitik" in (catalogue := (site.folder / "dcat.jsonld").read_text("utf-8"))
    assert "RegionalAuthority" in catalogue and "kommunpolitik" not in catalogue
