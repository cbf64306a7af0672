"""What an editor can get wrong: each mistake is one finding at its place, in words that tell what to do.

Nothing here may end in a traceback, and nothing that is wrong may touch the site that is already published.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.archive import Archive
from generator.checks import examine
from generator.findings import Finding, Severity
from generator.rules import GROUPS
from generator.site import BuildFailedError
from tests.sites import (
    KOMMUN,
    NACKA,
    ORGAN,
    PARTIER,
    REPOSITORY,
    Town,
    bytes_of,
    errors,
    fragments,
    item,
    minutes,
    town,
    words,
)

FILE = "content/protokoll/ks/2024-03-05.yml"
RULES = {code for rules in GROUPS.values() for code in rules}

# what is wrong → (from, to) in the valid minutes below, then code, line, column, and words of message and hint
VALID = minutes(
    "ks",
    "2024-03-05",
    item(
        1,
        "Skolskjuts",
        """\
        ärende: KS-2024-00001
        förslag_till: kf
        utfall: bifall
        beslut: |
          Kommunstyrelsen föreslår att kommunfullmäktige antar reglementet.
        protokollsanteckningar:
          - av: Bo Lund (M)
            för: M
            text: Vi hade hellre väntat.
        """,
    ),
    item(2, "Övriga frågor", "utfall: noterat"),
    head="anslag:\n  - uppsatt: 2024-03-11\n    paragrafer: 1–2\n",
)
MISTAKES: dict[str, tuple[str, str, str, int, int, str]] = {
    "unknown key": ("rubrik: Övriga", "rubik: Övriga", "okant-falt", 23, 5, "Menade du rubrik?"),
    "key without a value": ("rubrik: Övriga frågor", "rubrik:", "tomt-varde", 23, 5, "Skriv något efter kolonet"),
    "unknown key of the meeting": ("datum:", "dattum:", "okant-falt", 2, 1, "Menade du datum?"),
    "unknown key far from all others": ("utfall: bif", "xyz: bif", "okant-falt", 15, 5, "under avsnitt"),
    "unknown key in a statement": ("för: M", "parti: M", "okant-falt", 20, 9, "”parti” finns inte"),
    "missing title": ("rubrik: Övriga frågor\n    ", "", "saknat-falt", 22, 5, "”rubrik” saknas"),
    "missing body": ("organ: ks\n", "", "saknat-falt", 1, 1, "en rad som börjar med organ:"),
    "date in words": ("datum: 2024-03-05", "datum: 17 april 2024", "fel-datum", 2, 8, "Skriv 2024-04-17."),
    "date with a short month": ("datum: 2024-03-05", "datum: 5 mar 2024", "fel-datum", 2, 8, "Skriv 2024-03-05."),
    "date without dashes": ("datum: 2024-03-05", "datum: 20240305", "fel-datum", 2, 8, "Skriv 2024-03-05."),
    "date that is none": ("datum: 2024-03-05", "datum: snart", "fel-datum", 2, 8, "till exempel 2024-04-17"),
    "day that does not exist": (
        "uppsatt: 2024-03-11",
        "uppsatt: 2023-02-29",
        "fel-datum",
        8,
        14,
        "finns inte i kalendern",
    ),
    "year that cannot be": ("uppsatt: 2024-03-11", "uppsatt: 9999-12-31", "fel-datum", 8, 14, "Kontrollera år"),
    "duplicate key": ("utfall: bifall", "rubrik: Igen", "yaml-dubbel-nyckel", 15, 5, "”rubrik” finns redan på rad 12"),
    "tab": ("  - Bo Lund (M)", "\t- Bo Lund (M)", "yaml-tabb", 5, 1, "tabbtecken"),
    "indented too far": ("datum: 2024", "  datum: 2024", "yaml-indrag", 2, 3, "rad 1"),
    "colon in a title": ("rubrik: Skolskjuts", "rubrik: Skolskjuts: taxa", "yaml-kolon", 12, 23, "Skolskjuts: taxa"),
    "unknown body": ("förslag_till: kf", "förslag_till: kff", "okant-organ", 14, 19, "Menade du kf?"),
    "unknown party": ("Bo Lund (M)\n  - C", "Bo Lund (MM)\n  - C", "okant-parti", 5, 5, "register/partier.yml"),
    "party that had not yet ended": (
        "Bo Lund (M)\n  - C",
        "Bo Lund (FP)\n  - C",
        "okant-parti",
        5,
        5,
        "inte den dagen",
    ),
    "party by half its name": ("för: M", "för: Moderat", "okant-parti", 20, 14, "Menade du Moderaterna?"),
    "§ given twice": ("nr: 2", "nr: 1", "paragraf-tva-ganger", 22, 9, "den första är på rad 11"),
    "§ in letters": ("nr: 2", "nr: två", "fel-paragrafnummer", 22, 9, 'till exempel "12"'),
    "§ with its sign": ("nr: 2", "nr: § 2", "fel-paragrafnummer", 22, 9, "I § 2: "),
    "§ zero": ("nr: 2", "nr: 0", "fel-paragrafnummer", 22, 9, "inget paragrafnummer"),
    "range that cannot be read": ("paragrafer: 1–2", "paragrafer: några", "fel-paragrafer", 9, 17, "§§ 8–10"),
    "attendance without bracket": ("Bo Lund (M)\n  - C", "Bo Lund (M\n  - C", "fel-narvaro", 5, 5, "inte stängd"),
    "two in one line": (
        "Bo Lund (M)\n  - C",
        "Bo Lund (M) och Ola Ek (S)\n  - C",
        "fel-narvaro",
        5,
        5,
        "en person per rad",
    ),
    "attendance as a list": ("- Bo Lund (M)\n  - C", "- [Bo Lund]\n  - C", "fel-form", 5, 5, "en person på varje rad"),
    "attendance by fields, party a list": (
        "- Bo Lund (M)\n  - C",
        "- {namn: Bo Lund, parti: [M]}\n  - C",
        "fel-narvaro",
        5,
        5,
        "ett enda värde",
    ),
    "attendance by fields, replaces a list": (
        "- Bo Lund (M)\n  - C",
        "- {namn: Bo Lund, ersätter: []}\n  - C",
        "fel-narvaro",
        5,
        5,
        "vem som blir ersatt",
    ),
    "attendance by unknown field": ("- Bo Lund (M)\n  - C", "- {nam: Bo}\n  - C", "fel-narvaro", 5, 5, "”nam”"),
    "outcome that is none": ("utfall: noterat", "utfall: noterad", "fel-varde", 24, 13, "Menade du noterat?"),
    "text where a list belongs": ("anslag:\n  - uppsatt", "anslag:\n  uppsatt", "yaml-indrag", 9, 5, ""),
    "empty value": ("utfall: noterat", "utfall:", "fel-varde", 24, 5, "Välj bland: beslutat"),
    "title on two lines": ("rubrik: Skolskjuts", "rubrik: |\n      A\n      B", "flera-rader", 12, 13, "på en rad"),
    "statement by nobody": (
        "av: Bo Lund (M)\n        för: M\n        text",
        "text",
        "saknar-avsandare",
        19,
        9,
        "Lägg till av:",
    ),
    "name nobody can read": ("av: Bo Lund (M)", "av: Bo Lund (M", "fel-namn", 19, 13, "(M)"),
    "number sign in a title": ("rubrik: Övriga", "rubrik: Rum #5", "text-efter-nummertecken", 23, 17, "citattecken"),
    "number sign and a blank in a list": (
        "utfall: noterat",
        "handlingar:\n      - Skrivelse # 4",
        "text-efter-nummertecken",
        25,
        19,
        'så här: - "Skrivelse # 4"',
    ),
    "number sign and a blank in a title": (
        "rubrik: Övriga",
        "rubrik: Rum # 5",
        "text-efter-nummertecken",
        23,
        17,
        'så här: rubrik: "Rum # 5',
    ),
    "name without Latin letters": ("- Bo Lund (M)\n  - C", "- Борис (M)\n  - C", "adresskrock", 5, 5, "eget id"),
}


def only(findings: tuple[Finding, ...] | list[Finding], code: str) -> Finding:
    """Return the one error among the findings, after checks that hold for all."""
    found = errors(findings)
    for finding in findings:
        assert finding.code in RULES
        assert finding.message.endswith((".", "!")), finding.message
        assert finding.hint, finding
        assert not re.search(r"Traceback|pydantic|None|\[type=|Errno", f"{finding.message} {finding.hint}")
    assert [each.code for each in found] == [code], found
    return found[0]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_at_its_place(tmp_path: Path, name: str) -> None:
    old, new, code, line, column, hint = MISTAKES[name]
    assert VALID.count(old) == 1, name
    place = town(tmp_path)
    place.write("protokoll/ks/2024-03-05.yml", VALID.replace(old, new))
    finding = only(place.examine().findings, code)
    assert (finding.file, finding.line, finding.column) == (FILE, line, column)
    assert hint in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize(
    "line",
    [
        '"Rum #5 i huset"',
        "Rum#5 i huset",
        "Övriga frågor # osäkert: står det så?",
        "Övriga frågor ##",
        "|\n      # Rum #5",
    ],
)
def test_a_number_sign_may_stand_where_nothing_is_lost(tmp_path: Path, line: str) -> None:
    text = minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: {line}\navsnitt: [{{rubrik: Ord, text: 'Mer #7'}}]"))
    assert errors(town(tmp_path, text).examine().findings) == []


def test_what_is_right_gives_no_finding(tmp_path: Path) -> None:
    place = town(tmp_path)
    place.write("protokoll/ks/2024-03-05.yml", VALID)
    assert place.examine().findings == ()


def make_folder(path: Path) -> None:
    path.mkdir(parents=True)


def make_dangling(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.with_name("borta.yml"))


def make_link(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("../ks/2024-03-05.yml")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
)
OTHER = minutes("kf", "2024-03-06")
# what is wrong → the file below content/, what it holds or how it is made; then code, line, column and words
FILES: dict[str, tuple[str, Any, str, int, int, str]] = {
    "a folder": ("protokoll/kf/2024-03-06.yml", make_folder, "fil-olaslig", 0, 0, "en mapp, inte en fil"),
    "a link": ("protokoll/kf/2024-03-06.yml", make_link, "fil-genvag", 0, 0, "Lägg dit själva filen"),
    "a dangling link": ("protokoll/kf/2024-03-06.yml", make_dangling, "fil-genvag", 0, 0, "Lägg dit själva filen"),
    "one word that means the same as none": (
        "register/synonymer.yml",
        "synonymer:\n  - dagis\n",
        "fel-synonym",
        2,
        5,
        "Skriv minst två ord",
    ),
    "a page of HTML": ("sida.html", "<h1>Hej</h1>", "fil-typ", 0, 0, "Ta bort filen"),
    "a page of HTML beside": ("protokoll/kf/sida.html", "<h1>Hej</h1>", "fil-pa-fel-plats", 0, 0, "slutar på .yml och"),
    "Latin-1": (
        "protokoll/kf/2024-03-06.yml",
        OTHER.replace("Anna", "Åsa").encode("latin-1"),
        "fil-inte-utf8",
        4,
        5,
        "troligen ”Å”",
    ),
    "UTF-16": ("protokoll/kf/2024-03-06.yml", OTHER.encode("utf-16"), "fil-inte-utf8", 1, 1, "UTF-16"),
    "a Word file": ("protokoll/kf/2024-03-06.yml", b"PK\x03\x04\x14\x00", "fil-inte-utf8", 1, 1, "Word"),
    "an empty file": ("protokoll/kf/2024-03-06.yml", "", "fil-tom", 0, 0, "kopiera en annan fil"),
    "only comments": ("protokoll/kf/2024-03-06.yml", "# Kommer snart.\n", "fil-tom", 0, 0, "bara kommentarer"),
    "two megabytes": ("protokoll/kf/2024-03-06.yml", OTHER + "#" * 2_000_000, "fil-for-stor", 0, 0, "2 MB"),
    "a control character": ("protokoll/kf/2024-03-06.yml", OTHER + "# \x1e\n", "fil-tecken", 10, 3, "Word"),
    "no name": ("protokoll/kf/2024-03-06.yml", OTHER + '"": hej\n', "yaml-nyckel", 10, 1, "namn före kolonet"),
    "no folder for the body": ("protokoll/2024-03-06.yml", OTHER, "fil-pa-fel-plats", 0, 0, "protokoll/<organ>/"),
    "a folder too deep": ("protokoll/kf/2024/2024-03-06.yml", OTHER, "fil-pa-fel-plats", 0, 0, "Flytta filen"),
    "another body's folder": ("protokoll/an/2024-03-06.yml", OTHER, "mapp-organ", 1, 8, "protokoll/kf/"),
    "another day's name": ("protokoll/kf/2024-03-07.yml", OTHER, "filnamn-datum", 2, 8, "2024-03-06.yml"),
    "a name that is no date": ("protokoll/kf/mars.yml", OTHER, "filnamn-datum", 2, 8, "2024-03-06.yml"),
    "the wrong ending": ("protokoll/kf/2024-03-06.yaml", OTHER, "fil-pa-fel-plats", 0, 0, "till 2024-03-06.yml"),
    "capital ending": ("protokoll/kf/2024-03-06.YML", OTHER, "fil-pa-fel-plats", 0, 0, "slutar på .yml"),
    "a Word file beside": ("protokoll/kf/2024-03-06.docx", "x", "fil-pa-fel-plats", 0, 0, "slutar på .yml och .pdf"),
    "a PDF that is not there": (
        "protokoll/kf/2024-03-06.yml",
        minutes("kf", "2024-03-06", head="källa:\n  pdf: 2024-03-06.pdf\n"),
        "kalla-saknas",
        8,
        8,
        "i samma mapp",
    ),
    "a PDF elsewhere": (
        "protokoll/kf/2024-03-06.yml",
        minutes("kf", "2024-03-06", head="källa:\n  pdf: ../../hemligt.pdf\n"),
        "fel-filnamn",
        8,
        8,
        "bredvid protokollet",
    ),
    "an editorial page in Latin-1": ("om.md", "# Här är det".encode("latin-1"), "fil-inte-utf8", 1, 1, "UTF-8"),
    "a register with a bad indent": ("register/organ.yml", "organ:\n  - id: ks\n namn: x\n", "yaml-indrag", 3, 2, ""),
    "a register that is a list": ("register/partier.yml", "- S\n- M\n", "fil-fel-form", 1, 1, "fält med namn"),
    "a body without name": (
        "register/organ.yml",
        "organ:\n  - id: ks\n    typ: styrelse\n",
        "saknat-falt",
        2,
        5,
        "namn:",
    ),
    "a body's id with å": ("register/organ.yml", ORGAN.replace("id: an", "id: år"), "fel-kortnamn", 14, 9, "a–z"),
    "a body of no kind": ("register/organ.yml", ORGAN.replace("nämnd\n", "nämd\n"), "fel-varde", 16, 10, "du nämnd?"),
    "a body twice": ("register/organ.yml", ORGAN.replace("id: an", "id: ks"), "dubblett-register", 14, 9, "två gånger"),
    "a body under none": (
        "register/organ.yml",
        ORGAN.replace("under: ks", "under: kss"),
        "okant-organ",
        12,
        12,
        "du ks?",
    ),
    "a body under itself": (
        "register/organ.yml",
        ORGAN.replace("under: ks", "under: ksau"),
        "okant-organ",
        12,
        12,
        "under sig självt",
    ),
    "a body called as a year": (
        "register/organ.yml",
        ORGAN.replace("id: ks\n", "id: 2024\n").replace("under: ks", "under: an"),
        "okant-organ",
        1,
        8,
        "De organ som finns är",
    ),
    "a party's colour": ("register/partier.yml", PARTIER.replace('"#E8112D"', "röd"), "fel-farg", 4, 11, "sex tecken"),
    "a party twice": (
        "register/partier.yml",
        PARTIER.replace("kod: V", "kod: M"),
        "dubblett-register",
        9,
        10,
        "annan kod",
    ),
    "a party's successor": ("register/partier.yml", PARTIER.replace("are: L", "are: LL"), "okant-parti", 16, 19, "LL"),
    "a form of case numbers": (
        "register/kommun.yml",
        KOMMUN.replace("{nr:5}", "NNNNN"),
        "fel-diarieform",
        5,
        11,
        "{nr:5}",
    ),
    "a part of a form": ("register/kommun.yml", KOMMUN.replace("{år}-", "{year}-"), "fel-diarieform", 5, 11, "{år}"),
    "an address": ("register/kommun.yml", KOMMUN.replace("https://www.", "www."), "fel-lank", 3, 12, "https://www"),
    "a person's party": (
        "register/personer.yml",
        "personer:\n  - namn: Bo Lund\n    partier: [{parti: QQ}]\n",
        "okant-parti",
        3,
        23,
        "QQ",
    ),
    "a person twice": (
        "register/personer.yml",
        "personer:\n  - id: bo\n    namn: Bo Lund\n  - id: bo\n    namn: Anna Ek\n",
        "dubblett-register",
        4,
        9,
        "ett annat id",
    ),
    "an earlier address that is taken": (
        "register/personer.yml",
        "personer:\n  - namn: Bo Lund\n    tidigare_adresser: [anna-ek]\n",
        "adresskrock",
        3,
        25,
        "/ledamoter/anna-ek/",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_wrong_as_a_whole_is_found(tmp_path: Path, name: str) -> None:
    path, made, code, line, column, hint = FILES[name]
    place = town(tmp_path, minutes())
    if callable(made):
        made(place.content / path)
    else:
        place.write(path, made)
    finding = only(place.examine().findings, code)
    assert finding.line == line
    assert finding.column == column
    assert hint in f"{finding.message} {finding.hint}"
    # A broken register does not make every name unknown; a wrong reference stands where it is made.
    assert finding.file == (f"content/{path}" if name != "a body called as a year" else FILE)


@pytest.mark.parametrize("name", ["kommun.yml", "organ.yml", "partier.yml"])
def test_a_register_that_is_missing_is_the_only_finding(tmp_path: Path, name: str) -> None:
    place = town(tmp_path, minutes())
    (place.content / "register" / name).unlink()
    finding = only(place.examine().findings, "saknat-register")
    assert finding.file == f"content/register/{name}"


def test_what_has_a_standard_may_be_missing(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    (place.content / "register" / "personer.yml").unlink()
    (place.content / "index.md").unlink()
    assert place.examine().findings == ()


def test_an_alias_bomb_is_refused_where_it_begins(tmp_path: Path) -> None:
    place = town(tmp_path)
    place.write("protokoll/kf/2024-03-06.yml", BOMB)
    findings = errors(place.examine().findings)
    assert {finding.code for finding in findings} == {"yaml-alias", "okant-falt"}
    aliases = [each for each in findings if each.code == "yaml-alias"]
    assert (aliases[1].line, aliases[1].column) == (1, 4)  # after the remark that there are more


def test_a_body_whose_meetings_would_stand_where_a_year_does(tmp_path: Path) -> None:
    place = town(tmp_path)
    place.write("register/organ.yml", ORGAN.replace("id: an", "id: 2024"))
    place.write("protokoll/2024/2024-03-05.yml", minutes("2024"))
    finding = only(place.examine().findings, "adresskrock")
    assert (finding.file, finding.line) == ("content/register/organ.yml", 14)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("Anna Ek (S)", "Bo Ek (S)", None),
        ("André Öberg (S)", "Andre Öberg (S)", "André Öberg och Andre Öberg"),
        ("Anna Ek (S)", "ANNA EK (S)", None),
        ("Anna Ek (S)", "Anna  Ek (S)", None),
        ("Anna Ek (S)", "Anna Eek (S)", None),
    ],
)
def test_two_spellings_at_one_address_need_a_line_in_the_register(
    tmp_path: Path, first: str, second: str, words: str | None
) -> None:
    place = town(tmp_path, minutes(present=[first]), minutes("kf", "2024-03-06", present=[second]))
    findings = errors(place.examine().findings)
    assert [finding.code for finding in findings] == (["adresskrock"] if words else [])
    if words:
        assert words in findings[0].message
        place.write("register/personer.yml", f"personer:\n  - namn: {first[:-4]}\n    även: [{second[:-4]}]\n")
        assert place.examine().findings == ()


# Identity numbers are made up: those that the tax authority has set aside for tests, or a date and a check digit.
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ansökan från 19121212-1212.", True),
        ("Ansökan från 121212-1212.", True),
        ("Ansökan från 121212+1212.", True),
        ("Ansökan från 1212121212.", True),
        ("Ansökan från 191212121212.", True),
        ("Ansökan från 121212 - 1212.", True),
        ("Ansökan från 121212–1212.", True),
        ("Ansökan från 121212\u20111212.", True),
        ("Ansökan från 121212\u00a01212.", True),
        ("Personnummer:121212-1212", True),
        ("(121212-1212)", True),
        ("Samordningsnummer 121272-1219.", True),
        ("Ansökan från 121212-1213.", False),  # wrong check digit
        ("Ansökan från 121312-1211.", False),  # no thirteenth month
        ("Ansökan från [maskad].", False),
        ("Ärende KS-2024-00001 och KS 2024/1 och 189914.", False),
        ("Ring 08-121 21 21 eller 070-121 21 21.", False),
        ("Organisationsnummer 556036-0793.", False),
        ("Den 2012-12-12 kl. 12:12.", False),
        ("2012-12-12–2012-12-12", False),
        ("Bankgiro 121-1212, 1 212 121 212 kronor.", False),
        ("https://exempel.se/121212-1212/", True),
    ],
)
@pytest.mark.parametrize("place_of", ["text", "title", "note", "editorial"])
def test_an_identity_number_is_found_and_never_repeated(tmp_path: Path, text: str, found: bool, place_of: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    body = {"text": f"beslut: |\n  {text}", "note": f"redaktionell_not: {quoted}"}.get(place_of, "")
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, quoted if place_of == "title" else "Ansökan", body)))
    if place_of == "editorial":
        place.write("om.md", f"---\ntitle: Om\n---\n\n# Om\n\n{text}\n")
    findings = [finding for finding in place.examine().findings if finding.code == "personnummer"]
    assert len(findings) == found
    for finding in findings:
        assert finding.severity is Severity.ERROR
        assert "[maskad]" in finding.hint
        assert not re.search(r"1212", finding.message + finding.hint)
        lines = (place.folder / finding.file).read_text("utf-8").split("\n")
        assert lines[finding.line - 1][finding.column - 1 :].startswith("1")


# The command, as an editor and CI run it.


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `protokoll` with the arguments, in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_check_and_build_say_all_that_is_wrong_and_leave_the_site_alone(tmp_path: Path) -> None:
    place = town(tmp_path, minutes())
    assert run(tmp_path, "check").returncode == 0
    site = place.build().folder
    before = bytes_of(site)
    wrong = {
        "protokoll/kf/2024-03-06.yml": minutes("kf", "2024-03-06").replace("rubrik:", "rubik:"),
        "protokoll/kf/2024-03-07.yml": minutes("kf", "7 mars 2024"),
        "protokoll/kf/2024-03-08.yml": minutes("kf", "2024-03-08").replace("  - Bo", "\t- Bo"),
        "protokoll/an/2024-03-08.yml": minutes("an", "2024-03-08", present=["Bo Lund (XX)"]),
        "protokoll/an/2024-03-09.yml": "",
        "protokoll/an/2024-03-10.yaml": "",
        "protokoll/an/2024-03-11.yml": minutes("an", "2024-03-11").encode("utf-16"),
    }
    for path, text in wrong.items():
        place.write(path, text)
    make_folder(place.content / "protokoll/an/2024-03-12.yml")
    make_dangling(place.content / "protokoll/an/2024-03-13.yml")
    for command in (["check"], ["build", "--no-search"]):
        done = run(tmp_path, *command)
        said = done.stdout + done.stderr
        assert done.returncode == 1
        for path in wrong:
            assert f"FEL i content/{path}" in said
        assert said.count("Gör så här: ") == 9
        assert "9 fel, 0 varningar." in said
        assert bytes_of(site) == before
        assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".cache") == [
            "content",
            "mkdocs.yml",
            "site",
        ]


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", "beslut: |\n  <b>Ja</b> till taxan.")))
    done = run(tmp_path, "check")
    assert done.returncode == 0
    assert "VARNING i content/protokoll/ks/2024-03-05.yml, rad 11" in done.stdout
    assert place.build().has("moten/ks/2024-03-05/")


@pytest.mark.parametrize("command", [["check"], ["build"], ["serve"], ["audit"], ["check", "finnsinte"]])
def test_a_command_in_the_wrong_folder_says_what_to_do(tmp_path: Path, command: list[str]) -> None:
    done = run(tmp_path, *command)
    assert done.returncode == 1
    assert "finns inte" in done.stderr
    assert "arkivets mapp" in done.stderr or "Bygg först" in done.stderr


# What stops a build after the records have been found to be right.


def copied_theme(place: Town) -> Path:
    """Give a town a theme of its own to break."""
    theme = place.folder / "mall"
    shutil.copytree(REPOSITORY / "theme_overrides", theme)
    change(place.folder / "mkdocs.yml", json.dumps(str(REPOSITORY / "theme_overrides")), json.dumps(str(theme)))
    return theme


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("template", "old", "new", "said"),
    [
        ("pages/meeting.html", "{% for row in rows %}", "{% for row in rows ", "meeting.html, rad "),
        ("pages/meeting.html", "{{ view.eyebrow }}", "{{ view.finns_inte }}", "meeting.html, rad "),
        ("pages/case.html", '{% import "_parts.html" as p %}', '{% import "_delar.html" as p %}', "_delar.html"),
        ("main.html", "{% if op.search %}", "{% if op.search ", "main.html, rad "),
        ("main.html", "{{ op.version }}", "{{ op.version.x.y }}", "main.html, rad "),
    ],
)
def test_a_broken_template_ends_in_a_sentence(tmp_path: Path, template: str, old: str, new: str, said: str) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", "ärende: KS-2024-00001")))
    before = bytes_of(place.build().folder)
    change(copied_theme(place) / template, old, new)
    with pytest.raises(BuildFailedError, match="En mall går inte att använda") as failure:
        place.build()
    assert said in str(failure.value)
    assert bytes_of(tmp_path / "site") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("search: true", "search: kanske"),
        ("  - protokoll:\n      search: true", "  - search"),
        ("- protokoll:", "- protokol:"),
        ("theme:\n", "theme: [\n"),
        ("site_name: Öppna protokoll\n", ""),
        ("docs_dir: content", "docs_dir: contnet"),
        ("site_dir: site", "site_dir: content/site"),
    ],
)
def test_a_wrong_setting_ends_in_a_sentence(tmp_path: Path, old: str, new: str) -> None:
    place = town(tmp_path, minutes())
    change(tmp_path / "mkdocs.yml", old, new)
    with pytest.raises(BuildFailedError, match=r"\w"):
        place.build()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".cache") == ["content", "mkdocs.yml"]


@pytest.mark.parametrize(
    ("path", "address"),
    [("moten/index.md", "/moten/"), ("sok.md", "/sok/"), ("regler/fel-datum.md", "/regler/fel-datum/")],
)
def test_a_file_on_the_address_of_a_generated_page_is_refused(tmp_path: Path, path: str, address: str) -> None:
    place = town(tmp_path, minutes())
    place.write(path, "# Egen sida\n")
    with pytest.raises(BuildFailedError, match="Webbplatsen är inte byggd") as failure:
        place.build()
    assert f"Filen {path} skulle hamna på adressen {address}, som är upptagen." in str(failure.value)


# A protocol damaged at random: it is refused with a finding, or every one of its words is published.

REAL = (NACKA / "content/protokoll/kstu/2024-04-17.yml").read_text("utf-8")
# Values that are codes, dates and names, shown in the site's own words or not at all.
CODES = {
    *("organ", "datum", "nr", "ärende", "utfall", "överklagas", "förslag_till", "beslutande", "ersättare", "av", "för"),
    *("justering", "uppsatt", "nedtas", "källa", "status"),
}
PASTED = [
    "”",
    "“",
    "’",
    "\u00ad",
    "\u00a0",
    "\u2011",
    "\u200b",
    "§§",
    ":",
    " #",
    "- ",
    "[",
    "{",
    "|",
    ">",
    "*",
    "&",
    "!",
    "@",
]


def damaged(text: str, seed: int) -> str:
    """Return a text with one to three things wrong with it, as happen in typing, pasting and merging."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        spot = chance.randrange(len(text))
        match chance.randrange(10):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines[at] = " " * chance.choice([1, 2, 4]) + lines[at]
            case 3:
                lines[at] = lines[at][chance.choice([1, 2]) :]
            case 4:
                lines[at] = lines[at].replace("  ", "\t", 1)
            case 5:
                lines = unicodedata.normalize("NFD", text).split("\n")
            case 6:
                lines = text[:spot].split("\n")
            case 7:
                lines = "\r\n".join(lines).split("\n")
            case 8:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines = f"{text[:spot]}{chance.choice(PASTED)}{text[spot:]}".split("\n")
        text = "\n".join(lines)
    return text


def texts(value: Any) -> Iterator[str]:
    """Yield the values that are words of the record or the editor's note."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    else:
        for key, each in value.items():
            if key not in CODES and not (key == "paragrafer" and isinstance(each, str)):
                yield from texts(each)


def spoken(found: list[str]) -> set[str]:
    """Return words without the signs that make Markdown of them."""
    return {
        stripped for word in found if (stripped := word.strip("*_|>#:-+.,;\u2060")) and not re.fullmatch(r"\d+\.", word)
    }


REGISTERS = {
    "kommun.yml": (NACKA / "content/register/kommun.yml").read_text("utf-8"),
    "organ.yml": ORGAN,
    "partier.yml": PARTIER,
    "personer.yml": """\
personer:
  # Samma person, skriven på två sätt.
  - namn: Karl-Erik Öst
    även: [Karl Erik Öst]
  - id: anna-ek-m
    namn: Anna Ek
    endast_parti: M
  - namn: Sara Lindvall
    även:
      - Sara Ström
    tidigare_adresser: [sara-strom]
    partier:
      - parti: FP
        till: 2015-11-22
      - parti: L
        från: 2015-11-23
""",
    "undantag.yml": """\
undantag:
  - regel: paragraf-lucka
    plats: protokoll/ks/2024-03-05.yml § 3
    skäl: |
      Paragrafen är sekretessbelagd.

      Den publiceras inte.
    till: 2026-12-31
""",
}


@pytest.mark.parametrize("seed", range(100))
def test_damage_of_a_register_is_found_or_harmless(tmp_path: Path, seed: int) -> None:
    name = list(REGISTERS)[seed % len(REGISTERS)]
    text = damaged(REGISTERS[name], seed)
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1), item(3)))
    place.write(f"register/{name}", text.encode())
    examination = place.examine()
    if errors(examination.findings):
        assert {finding.code for finding in examination.findings} <= RULES
        return
    content = examination.content
    registers = (content.municipality, content.bodies, content.parties, content.people, content.waivers)
    known = set(" ".join(written(each.model_dump(mode="json", by_alias=True)) for each in registers).casefold().split())
    loaded = yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    assert set(written(loaded).casefold().split()) <= known | {"ja", "nej"}


def written(value: Any) -> str:
    """Return every text in a value."""
    if isinstance(value, dict):
        return " ".join(map(written, value.values()))
    if isinstance(value, list):
        return " ".join(map(written, value))
    return "" if value is None else str(value)


@pytest.mark.parametrize("seed", range(100))
def test_damage_is_found_or_harmless(tmp_path: Path, seed: int) -> None:
    text = damaged(REAL, seed)
    content = tmp_path / "content"
    shutil.copytree(NACKA / "content", content)
    (content / "protokoll/kstu/2024-04-17.yml").write_text(text, "utf-8", newline="")
    examination = examine(content)
    if errors(examination.findings):
        assert {finding.code for finding in examination.findings} <= RULES
        return
    assert isinstance(examination.archive, Archive)
    shown = spoken(words(fragments(examination.archive, "moten/kstu/2024-04-17/")["moten/kstu/2024-04-17/"]))
    loaded = yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    for value in texts(loaded):
        assert spoken(value.split()) <= shown
