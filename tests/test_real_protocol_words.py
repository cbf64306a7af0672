"""The real protocol in content/ holds every word of the scan it was made from, in order, and nothing else.

The fixture is the scan's text as it came. The YAML is read by plain PyYAML, so that this test does not depend
on the program; all that is taken away or changed is named in the constants below. How a page looks is not
tested here.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests" / "data" / "nacka" / "content" / "protokoll" / "kstu" / "2024-04-17.yml"
SCAN = ROOT / "tests" / "data" / "kstu-2024-04-17.txt"

NUMBERS = [8, 9, 10, 11, 12, 13, 14, 15]
# What the scan certainly misread and what the document says, per §; nothing else may differ.
CORRECTIONS = {
    11: [
        ("KFKS-2024-0043 I", "KFKS-2024-00431"),
        ("drogs\u0446\u0435\u043d", "drogscen"),  # three Cyrillic letters
        ("\u00c5lta", "Älta"),
    ],
}
# Paragraphs that a page break tore in mid-sentence: the last words before the break.
TORN = {11: ["att följa upp kartläggningen"]}

SIGNATURES = re.compile(r"Ordförandes signatur\tJusterandes signatur\tUtdragsbestyrkande\n-+\t-+\t-+\n?")
PAGE_HEAD = re.compile(r"(?:17 april 2024\n\n)?SAMMANTRÄDESPROTOKOLL\nKommunstyrelsens trygghetsutskott\n")
ITEM_START = re.compile(
    r"^(?:(?P<before>KFKS-\d{4}-\d+(?: I)?|\d{6})\n\n)?§ (?P<number>\d+)\n\n"
    r"(?:(?P<after>KFKS-\d{4}-\d+|\d{6})\n\n)?",
    re.MULTILINE,
)
CONTENTS_ENTRY = re.compile(r"§\t(\d+)(?: (\S+))?\t\d+\n\t(.+?)\.*(?:\t\d+|\d+)\n")

HEADINGS = {
    "beslut": "Beslut",
    "sammanfattning": "Sammanfattning av ärendet",
    "handlingar": "Handlingar i ärendet",
    "beslutsgång": "Beslutsgång",
    "protokollsanteckningar": "Protokollsanteckning",
}
# Keys that are printed in the protocol before its sections, and keys that are the editor's own words.
HEAD_KEYS = ["nr", "ärende", "rubrik", "typ"]
EDITOR_KEYS = {"utfall", "förslag_till", "överklagas", "redaktionell_not"}

Block = list[str]


def record() -> dict[str, Any]:
    text = RECORD.read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes nothing but strings)
    return loaded


def scan_parts() -> tuple[str, str, str]:
    """Return the scan's front page with the notice, the contents list, and the §§ without page furniture."""
    whole = SCAN.read_text(encoding="utf-8")
    front, rest = whole.split("Innehållsförteckning\n", 1)
    contents, body = SIGNATURES.split(rest, maxsplit=1)
    return front, contents, PAGE_HEAD.sub("", SIGNATURES.sub("", body))


def blocks_of(text: str) -> list[Block]:
    """Return the words of each paragraph; paragraphs are parted by blank lines."""
    return [part.split() for part in re.split(r"\n\s*\n", text) if part.split()]


def scan_items() -> dict[int, list[Block]]:
    body = scan_parts()[2]
    starts = list(ITEM_START.finditer(body))
    assert not body[: starts[0].start()].strip()
    ends = [start.start() for start in starts[1:]] + [len(body)]
    items: dict[int, list[Block]] = {}
    for start, end in zip(starts, ends, strict=True):
        number = int(start["number"])
        case = start["before"] or start["after"] or ""
        text = f"§ {number}\n\n{case}\n\n{body[start.end() : end]}"
        for wrong, right in CORRECTIONS.get(number, []):
            assert text.count(wrong) == 1, wrong
            text = text.replace(wrong, right)
        for words in TORN.get(number, []):
            text, joined = re.subn(rf"{words}\n\s*\n", f"{words} ", text)
            assert joined == 1, words
        assert number not in items
        items[number] = blocks_of(text)
    return items


def table_as_printed(text: str) -> str:
    """Return Markdown text with its table rows as printed: no rule under the header, no bars."""
    lines = [line for line in text.split("\n") if not re.fullmatch(r"\|[-:|]+\|", line)]
    return "\n".join(line.replace("|", " ") if line.startswith("|") else line for line in lines)


def record_blocks(item: dict[str, Any]) -> list[Block]:
    """Return the printed words of one § of the YAML, in the order of the file."""
    assert list(item)[:1] == ["nr"]
    assert [key for key in item if key in HEAD_KEYS] == [key for key in HEAD_KEYS if key in item]
    blocks: list[Block] = []
    for key, value in item.items():
        if key == "nr":
            blocks.append(["§", value])
        elif key in HEAD_KEYS:
            blocks.append(value.split())
        elif key in EDITOR_KEYS:
            continue
        else:
            blocks.append(HEADINGS[key].split())
            if key == "handlingar":
                blocks += [line.split() for line in value]
            elif key == "protokollsanteckningar":
                for note in value:
                    assert set(note) == {"av", "för", "ingress", "text"}
                    blocks += [note["ingress"].split(), *blocks_of(note["text"])]
            else:
                blocks += blocks_of(table_as_printed(value))
    return blocks


def words(blocks: list[Block]) -> list[str]:
    return [word for block in blocks for word in block]


def printed_people(text: str) -> list[str]:
    """Return the words of the printed attendance lines, with ranges spaced as the record spaces them."""
    return re.sub(r"§§(\d+)-(\d+)", r"§§ \1–\2", text).split()


def test_scan_and_record_have_the_same_items() -> None:
    assert list(scan_items()) == NUMBERS
    assert [int(item["nr"]) for item in record()["paragrafer"]] == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_words_of_item_are_those_of_the_scan(number: int) -> None:
    item = record()["paragrafer"][NUMBERS.index(number)]
    assert words(record_blocks(item)) == words(scan_items()[number])


@pytest.mark.parametrize("number", NUMBERS)
def test_paragraphs_of_item_are_those_of_the_scan(number: int) -> None:
    item = record()["paragrafer"][NUMBERS.index(number)]
    assert record_blocks(item) == scan_items()[number]


def test_record_breaks_no_line_within_a_paragraph() -> None:
    texts = [
        text
        for item in record()["paragrafer"]
        for key, value in item.items()
        for text in ([note["text"] for note in value] if key == "protokollsanteckningar" else [value])
        if key in HEADINGS and key != "handlingar"
    ]
    broken = [
        (first, second)
        for text in texts
        for first, second in pairwise(text.rstrip("\n").split("\n"))
        if first and second and not (first.startswith("|") and second.startswith("|"))
    ]
    assert not broken


def test_contents_list_agrees_with_the_record() -> None:
    printed = [(number, case or None, title.strip()) for number, case, title in CONTENTS_ENTRY.findall(scan_parts()[1])]
    kept = [(item["nr"], item.get("ärende"), item["rubrik"]) for item in record()["paragrafer"]]
    assert printed == kept


@pytest.mark.parametrize(
    ("key", "heading", "end", "people"),
    [("beslutande", "BESLUTANDE", "ERSÄTTARE", 9), ("ersättare", "ERSÄTTARE", "Övriga deltagare", 5)],
)
def test_every_person_of_the_front_page_is_in_the_record(key: str, heading: str, end: str, people: int) -> None:
    front = scan_parts()[0]
    printed = front[front.index(f"{heading}\n") + len(heading) : front.index(end)]
    entries = record()[key]
    assert words([entry.split() for entry in entries]) == printed_people(printed)
    assert len(entries) == people


def test_front_page_and_notice_agree_with_the_record() -> None:
    front = " ".join(scan_parts()[0].split())
    kept = record()
    others = ", ".join(kept["övriga"]).replace("[maskad]", "[REDACTED]")
    notice = kept["anslag"][0]
    assert kept["datum"] == "2024-04-17"
    assert (RECORD.parent / kept["källa"]["pdf"]).is_file()
    assert kept["justering"] == [{"datum": "2024-04-19"}]
    assert (notice["uppsatt"], notice["nedtas"]) == ("2024-04-22", "2024-05-14")
    for printed in [
        f"Plats och tid {kept['plats']}, onsdag 17 april 2024 kl. {kept['tid'].replace('–', '-')} BESLUTANDE",
        f"Övriga deltagare {others} Utses att justera {kept['justerare'][0]} Paragrafer §§ 8–15",
        f"Justeringsdatum 19 april 2024 Underskrifter Sekreterare ..... {kept['sekreterare']} Ordförande",
        "Sammanträdesdatum 17 april 2024 Anslaget sätts upp 22 april 2024 Anslaget tas ned 14 maj 2024",
        f"Förvaringsplats för protokollet {notice['förvaring']} Underskrift",
    ]:
        assert printed in front


def test_corrected_readings_are_explained_to_the_reader() -> None:
    for number, corrections in CORRECTIONS.items():
        note = record()["paragrafer"][NUMBERS.index(number)]["redaktionell_not"]
        for wrong, right in corrections:
            # Letters of another script are described, not repeated: the record stays free of them.
            assert (wrong if right != "drogscen" else "kyrilliska") in note
            assert right in note
    assert not re.search(r"[\u0400-\u04ff]", RECORD.read_text(encoding="utf-8"))


def test_the_note_on_two_equal_statements_is_true() -> None:
    eleven, twelve = record()["paragrafer"][3:5]
    assert eleven["protokollsanteckningar"][0]["för"] == "NL"
    assert twelve["protokollsanteckningar"][0]["för"] == "S"
    assert eleven["protokollsanteckningar"][0]["text"] == twelve["protokollsanteckningar"][0]["text"]


def test_statements_name_the_member_of_their_printed_introduction() -> None:
    kept = record()
    names = {re.sub(r"(\)).*", r"\1", entry) for entry in [*kept["beslutande"], *kept["ersättare"]]}
    notes = [note for item in kept["paragrafer"] for note in item.get("protokollsanteckningar", [])]
    assert len(notes) == 5
    for note in notes:
        assert note["av"] in names
        assert note["av"].endswith(f"({note['för']})")
        assert note["ingress"].startswith(note["av"].split(" (")[0] + " lät anteckna")


def test_table_has_the_printed_rows_and_columns() -> None:
    printed = [line.split("\t") for line in scan_parts()[2].split("\n") if "\t" in line]
    table = [line for line in record()["paragrafer"][4]["beslut"].split("\n") if line.startswith("|")]
    cells = [[cell.strip() for cell in line[1:-1].split("|")] for line in table]
    assert cells[1] == ["---", "--:"]
    assert cells[:1] + cells[2:] == printed


def test_editor_qualifies_only_what_decides_nothing_and_what_is_proposed() -> None:
    items = record()["paragrafer"]
    assert [int(item["nr"]) for item in items if item.get("utfall") == "noterat"] == [9, 10, 11, 13, 14, 15]
    assert [(int(item["nr"]), item["förslag_till"]) for item in items if "förslag_till" in item] == [(12, "ks")]
