"""The real protocol with one mistake of a tired secretary: the message stands at its line and says what to do.

Each row is all that is found: one mistake, one message (a § that is numbered twice leaves its own number empty, too).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checks import examine
from generator.findings import Finding
from tests.sites import NACKA

FILE = "protokoll/kstu/2024-04-17.yml"
REAL = (NACKA / "content" / FILE).read_text("utf-8")
# What a careful reader finds in the original itself.
KNOWN = {"annat-parti-talar", "samma-yttrande"}

# what went wrong → what to write instead of what, and the findings: severity, the line that they stand at, and words
# that say what is wrong and what to do
MISTAKES: dict[str, tuple[str, str, list[tuple[str, str, str, str]]]] = {
    "the indentation of a field is lost": (
        "    rubrik: Anmälningar",
        "  rubrik: Anmälningar",
        [
            (
                "fel",
                "  rubrik: Anmälningar",
                "inleds inte med ett streck",
                "lika långt in som raden ovanför, 4 blanksteg",
            )
        ],
    ),
    "quotation marks of a word processor": (
        '"Bilaga 1: Plan för samverkan kommun och polis"',
        "”Bilaga 1: Plan för samverkan kommun och polis”",
        [("fel", "- ”Bilaga 1: Plan", "I § 11: Texten har typografiska citattecken", "Byt dem mot raka citattecken")],
    ),
    "a § that is numbered twice": (
        "nr: 13",
        "nr: 12",
        [
            ("fel", "  - nr: 12", "§ 12 står två gånger; den första är på rad 117", "Rätta numret på den ena"),
            ("varning", "  - nr: 14", "Efter § 12 kommer § 14: § 13 saknas", "lägg in det som fattas"),
        ],
    ),
    "somebody serves in a § where another replaces her": (
        "  - Karin Teljstedt (KD) §§ 11–15",
        "  - Karin Teljstedt (KD)",
        [
            (
                "varning",
                "  - Karin Teljstedt (KD)",
                "Karin Teljstedt står som beslutande i §§ 8–10, men ersätts där av Tobias Nässén (rad 16)",
                "Skriv ut paragraferna på båda raderna",
            )
        ],
    ),
    "approved before the meeting": (
        "datum: 2024-04-19",
        "datum: 2024-03-19",
        [
            (
                "fel",
                "  - datum: 2024-03-19",
                "Protokollet justerades 2024-03-19, innan mötet hölls (2024-04-17)",
                "Rätta datumet, framför allt månaden och året",
            )
        ],
    ),
    "the letters of another party": (
        "av: Johanna Kvist (S)",
        "av: Johanna Kvist (M)",
        [
            (
                "varning",
                "av: Johanna Kvist (M)",
                "I § 12: Johanna Kvist står för Moderaterna här, men för Socialdemokraterna på sin egen rad i "
                "närvarolistan (rad 13)",
                "Rätta partiet på det ena stället",
            )
        ],
    ),
    "a misspelt key": (
        "sammanfattning: |\n      Regeringsuppdraget",
        "samanfattning: |\n      Regeringsuppdraget",
        [("fel", "    samanfattning: |", "I § 10: Fältet ”samanfattning” finns inte", "Menade du sammanfattning?")],
    ),
    "a tab": (
        "    rubrik: Anmälningar",
        "\trubrik: Anmälningar",
        [("fel", "\trubrik: Anmälningar", "indragen med ett tabbtecken", "Tabbtangenten går inte att använda")],
    ),
    "a colon is missing": (
        "justerare:\n",
        "justerare\n",
        [("fel", "justerare", "ser ut som ett fält men saknar kolon", "så här: justerare:")],
    ),
    "no blank after the colon": (
        "    rubrik: Anmälningar",
        "    rubrik:Anmälningar",
        [("fel", "    rubrik:Anmälningar", "saknas ett blanksteg efter kolon", "så här: rubrik: Anmälningar")],
    ),
    "the bar before a text is missing": (
        "    beslut: |\n      Kommunstyrelsens trygghetsutskott föreslår",
        "    beslut:\n      Kommunstyrelsens trygghetsutskott föreslår",
        [("fel", "    beslut:", "flera rader utan lodstreck (|)", "så här: beslut: |")],
    ),
    "a masked name without quotation marks": (
        '  - "[maskad]"',
        "  - [maskad]",
        [("fel", "  - [maskad]", "en text, men det står en lista", 'så här: - "[maskad]"')],
    ),
    "a dash that a word processor made longer": (
        "  - Emma Eide (C)",
        "  – Emma Eide (C)",
        [("fel", "  – Emma Eide (C)", "Raden börjar med –", "så här: - Emma Eide (C)")],
    ),
    "two digits change places": (
        "§§ 11–15\n  - Johanna",
        "§§ 11–51\n  - Johanna",
        [("varning", "  - Karin Teljstedt", "Här står §§ 11–51, men protokollet har §§ 8–15", "Rätta paragraferna")],
    ),
    "the name of a body instead of its id": (
        "förslag_till: ks",
        "förslag_till: kommunstyrelsen",
        [("fel", "förslag_till: komm", "organet ”kommunstyrelsen” finns inte i registret", "Menade du ks?")],
    ),
    "a figure in a table": (
        "| 1,5 mkr |",
        "| 1,6 mkr |",
        [("varning", "| SUMMA |", "raderna i tabellen blir 5,1 mkr", "Jämför varje belopp med originalet")],
    ),
    "the empty line before a table": (
        "enligt följande.\n\n      | Tryg",
        "enligt följande.\n      | Tryg",
        [("varning", "      | Trygghetspaketet", "tabellen flyter ihop med raden ovanför", "Lägg en tom rad före")],
    ),
    "the name of who is replaced": (
        "ersätter Karin Teljstedt (KD) §§ 8–10",
        "ersätter Karin Telstedt (KD) §§ 8–10",
        [("varning", "  - Tobias Nässén", "nästan samma namn som Karin Teljstedt, som står på rad 12", "Rätta stavn")],
    ),
    "a personal identity number": (
        "Inga anmälningar till",
        "Anmälan från 19121212-1212 till",
        [("fel", "      Anmälan från", "Här står ett personnummer", "skriv [maskad]")],
    ),
}


def found(folder: Path, name: str, text: str) -> tuple[Finding, ...]:
    """Return what is found with a text instead of the real protocol, under a name."""
    content = folder / "content"
    shutil.copytree(NACKA / "content", content)
    (content / FILE).unlink()
    (content / name).write_text(text, "utf-8")
    return tuple(each for each in examine(content).findings if each.code not in KNOWN)


def told(findings: tuple[Finding, ...], text: str) -> Iterator[tuple[str, str, str, str]]:
    for each in findings:
        yield each.severity.value, text.split("\n")[each.line - 1], each.message, each.hint


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_words(tmp_path: Path, name: str) -> None:
    old, new, expected = MISTAKES[name]
    assert old in REAL
    text = REAL.replace(old, new, 1)
    messages = list(told(found(tmp_path, FILE, text), text))
    assert len(messages) == len(expected), messages
    for (severity, line, message, hint), wanted in zip(messages, expected, strict=True):
        assert severity == wanted[0]
        assert wanted[1] in line
        assert wanted[2] in message
        assert wanted[3] in hint


def test_the_name_of_the_file_is_another_day(tmp_path: Path) -> None:
    [(severity, line, message, hint)] = told(found(tmp_path, FILE.replace("17.yml", "18.yml"), REAL), REAL)
    assert (severity, line) == ("fel", "datum: 2024-04-17")
    assert message == "Filen heter 2024-04-18.yml men protokollet har datum 2024-04-17."
    assert "döp om filen till 2024-04-17.yml" in hint
