"""Cures: what a message says to do is done, word for word, and then what it was about is gone and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from tests.sites import item, minutes, town

ITEMS = [
    item(
        number,
        f"Rubrik {number}",
        f"ärende: KS-2024-0000{number}\nbeslut: |\n  Nämnden beslutar sak {number}.\n"
        f"handlingar:\n  - Skrivelse {number}\n  - Bilaga",
    )
    for number in range(1, 6)
]
HEAD = "plats: Stadshuset\nersättare:\n  - David Vik (M)\njusterare: Bo Lund\njustering:\n  - datum: 2024-03-08"
VALID = minutes("ks", "2024-03-05", *ITEMS, head=HEAD)
JUSTERING = "justering:\n  - datum: 2024-03-08"

# what is replaced, by what, the rule, and the line as it should be ("" if it should go)
CURES = [
    ("- Bo Lund (M)", "-Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Bo Lund (M)", "− Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Bo Lund (M)", "\u2011 Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Bo Lund (M)", "–Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Bo Lund (M)", "Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Bo Lund (M)", "• Bo Lund (M)", "yaml-indrag", "- Bo Lund (M)"),
    ("- Skrivelse 3", "- Bilaga 1: Plan", "yaml-kolon", '- "Bilaga 1: Plan"'),
    ("- Skrivelse 3", "- Skrivelse # 4", "text-efter-nummertecken", '- "Skrivelse # 4"'),
    ("rubrik: Rubrik 2", "rubrik: Svar: remiss", "yaml-kolon", 'rubrik: "Svar: remiss"'),
    ("rubrik: Rubrik 2", "rubrik:Rubrik 2", "yaml-kolon", "rubrik: Rubrik 2"),
    ("rubrik: Rubrik 2", "rubrik Rubrik 2", "yaml-kolon", "rubrik: Rubrik 2"),
    ("rubrik: Rubrik 2", "rubrik: &Vatten & Avlopp", "yaml-alias", 'rubrik: "&Vatten & Avlopp"'),
    ("rubrik: Rubrik 2", "rubrik: *Vatten", "yaml-alias", 'rubrik: "*Vatten"'),
    ("rubrik: Rubrik 2", 'rubrik: "Svar på "X" 2024"', "yaml-citattecken", "rubrik: 'Svar på \"X\" 2024'"),
    ("rubrik: Rubrik 2", "rubrik: @Vatten", "yaml-citattecken", 'rubrik: "@Vatten"'),
    ("rubrik: Rubrik 2", "rubrik: Rum # 5", "text-efter-nummertecken", 'rubrik: "Rum # 5"'),
    ("rubrik: Rubrik 2", "rubrik: Svar pÃ¥ remiss", "felkodad-text", "rubrik: Svar på remiss"),
    ("beslut: |\n      Nämnden beslutar sak 2", "beslut; |\n      Nämnden beslutar sak 2", "yaml-kolon", "beslut: |"),
    ("justering:\n", "justering;\n", "yaml-kolon", "justering:"),
    ("ersättare:", "ersättare=", "yaml-kolon", "ersättare:"),
    ("organ: ks", "```yaml\norgan: ks", "yaml-citattecken", ""),
    (JUSTERING, "justering: Digital justering", "fel-form", ""),
    (
        "beslut: |\n      Nämnden beslutar sak 2.",
        "voteringar:\n      - ja: a\n        nej: b\n        resultat: 2 Ja, 1 Nej",
        "fel-form",
        "resultat: {ja: 2, nej: 1}",
    ),
    ("ärende: KS-2024-00002", "ärende: Dnr KS-2024-00002", "okant-diarienummer", "ärende: KS-2024-00002"),
    ("ärende: KS-2024-00002", "förslag_till: Kommunfullmäktige", "okant-organ", "förslag_till: kf"),
    ("organ: ks", "organ: Nämnden för Teknik", "okant-organ", "organ: ks"),
    ("justerare: Bo Lund", "justerare: Bo Lund, digitalt 2024-03-08", "fel-namn", "justerare: Bo Lund"),
    ("justerare: Bo Lund", "justerare: Bo Lund, Cecilia Berg", "fel-namn", "justerare: [Bo Lund, Cecilia Berg]"),
    ("justerare: Bo Lund", "justerare: Bo Lund och David Vik (M)", "fel-namn", "justerare: [Bo Lund, David Vik (M)]"),
    ("plats: Stadshuset", "tid: Klockan 17:05", "tid-med-ord", "tid: 17:05"),
    ("plats: Stadshuset", "lokal: Stadshuset", "okant-falt", "plats: Stadshuset"),
    (
        "beslut: |\n      Nämnden beslutar sak 2.",
        "propositionsordning: Ordföranden frågar.",
        "okant-falt",
        "beslutsgång: Ordföranden frågar.",
    ),
    ("- Cecilia Berg (C)", "- Cecilia Berg C", "parti-utan-parentes", "- Cecilia Berg (C)"),
    (JUSTERING, "justeringsdatum: 2024-03-08", "okant-falt", "justering: {datum: 2024-03-08}"),
    ("plats: Stadshuset", "anslagsdatum: 2024-03-08", "okant-falt", "anslag: {uppsatt: 2024-03-08}"),
    ("plats: Stadshuset", "sekr: Maria Alm", "okant-falt", "sekreterare: Maria Alm"),
    ("plats: Stadshuset", "ordförande: Anna Ek", "okant-falt", ""),
    (
        "ärende: KS-2024-00002",
        "ärende: KS-2024-00002, KS-2024-00007",
        "okant-diarienummer",
        "ärende: [KS-2024-00002, KS-2024-00007]",
    ),
    (
        "beslut: |\n      Nämnden beslutar sak 2.",
        "rättelser: Ska vara 5",
        "fel-form",
        'rättelser: {datum: 2024-06-20, text: "Ska vara 5"}',
    ),
    (
        "beslut: |\n      Nämnden beslutar sak 2.",
        "avsnitt: Expedieras till revisorerna",
        "fel-form",
        'avsnitt: {rubrik: Övrigt, text: "Expedieras till revisorerna"}',
    ),
]  # fmt: skip


def found_in(folder: Path, text: str) -> list[Finding]:
    folder.mkdir()
    place = town(folder)
    place.write("protokoll/ks/2024-03-05.yml", text)
    return list(place.examine().findings)


def shown(hint: str) -> str:
    """Return what a hint says to write, or nothing."""
    match = re.search(r"(?:så här|bara numret|bara klockslagen|, som i):? (.*)", hint) or re.search(
        r"Menade du (\S+?)\?", hint
    )
    return match[1] if match else ""


def applied(text: str, finding: Finding) -> str:
    """Return a text after somebody did what a finding says to the line that it points at."""
    lines = text.split("\n")
    line = lines[finding.line - 1]
    if finding.hint.startswith("Ta bort raden"):
        del lines[finding.line - 1]
        return "\n".join(lines)
    new = shown(finding.hint)
    assert new, finding
    lead = re.match(r"(\s*)((?:- )*)((?:[^\W\d_]\w*: )?)", line)
    assert lead
    if "raden ovanför" in finding.hint:
        above = lines[finding.line - 2]
        lines[finding.line - 2 : finding.line] = [above[: len(above) - len(above.lstrip())] + new]
        return "\n".join(lines)
    whole = new.startswith("- ") or re.match(r"[^\W\d_]\w*:", new)
    lines[finding.line - 1] = lead[1] + new if whole else f"{lead[0]}{new}"
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # A day that is there stays.
        ("  - datum: 2024-03-08", "  - 2024-03-08", "Byt 2024-03-08 mot {datum: 2024-03-08}"),
        (JUSTERING, "anslag: 2024-03-09", "Byt 2024-03-09 mot {uppsatt: 2024-03-09}"),
        ("datum: 2024-03-05", "datum: 5/3 2024", "Skriv 2024-03-05."),
        # No cure makes somebody what they are not.
        (
            "- Cecilia Berg (C)",
            "- Cecilia Berg (C)\n  - Maria Alm, sekreterare",
            "Är det en tjänsteman flyttar du raden till övriga.",
        ),
        ("- Cecilia Berg (C)", "- Cecilia Berg (Moderata samlingspartiet)", "Menade du Moderaterna?"),
        ("- Cecilia Berg (C)", "- Cecilia Berg (Landsbygdspartiet)", "Rätta beteckningen"),
    ],
)
def test_what_is_said_to_do(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = found_in(tmp_path / "broken", VALID.replace(old, new, 1))
    assert [each.hint for each in found if each.hint.startswith(said)], found


def test_what_stands_for_a_line_that_could_not_be_read_is_never_shown(tmp_path: Path) -> None:
    found = found_in(tmp_path / "broken", VALID.replace("ärende: KS-2024-00002", "ärende: Dnr: KS-2024-00002"))
    assert [each.code for each in found] == ["yaml-kolon"] and "\ufffd" not in str(found)


def test_the_record_is_right() -> None:
    assert not re.search(r"[^\x20-\x7eåäöÅÄÖ\n]", VALID)


@pytest.mark.parametrize(("old", "new", "code", "line"), CURES, ids=[f"{code} {new[:24]}" for _, new, code, _ in CURES])
def test_a_cure_works(tmp_path: Path, old: str, new: str, code: str, line: str) -> None:
    assert VALID.count(old) == 1
    broken = VALID.replace(old, new)
    found = found_in(tmp_path / "broken", broken)
    assert {each.code for each in found} == {code}, found
    assert len(found) == 1, "one mistake, one finding"
    assert not line or line in f"{found[0].hint} {line if code in _PARTS else ''}"
    mended = applied(broken, found[0])
    assert not line or line in mended
    assert found_in(tmp_path / "mended", mended) == []


# Of these the message shows what is to be changed, and not the whole line.
_PARTS = {"okant-diarienummer", "okant-organ", "fel-namn", "parti-utan-parentes", "okant-falt", "felkodad-text"}


def test_a_title_pasted_over_two_lines(tmp_path: Path) -> None:
    broken = VALID.replace("rubrik: Rubrik 2\n", "rubrik: Rubrik som är lång och\n    fortsätter här\n")
    found = found_in(tmp_path / "broken", broken)
    assert [each.code for each in found] == ["yaml-kolon"]
    mended = applied(broken, found[0])
    assert "    rubrik: Rubrik som är lång och fortsätter här\n" in mended
    assert found_in(tmp_path / "mended", mended) == []


def test_an_entry_that_is_pasted_to_the_left_of_its_list(tmp_path: Path) -> None:
    found = found_in(tmp_path / "broken", VALID.replace("  - Bo Lund (M)", "-Bo Lund (M)"))
    assert [each.code for each in found] == ["yaml-indrag"]
    assert "lika långt in" in found[0].hint and found[0].hint.endswith("så här: - Bo Lund (M)")


@pytest.mark.parametrize(
    ("text", "codes"), [("Beslutet kräver två tredjedels majoritet.", []), ("Rösterna räknades.", ["rost-utfall"])]
)
def test_a_majority_of_two_thirds_that_was_not_reached(tmp_path: Path, text: str, codes: list[str]) -> None:
    vote = f"- ja: a\n        nej: b\n        resultat: {{ja: 2, nej: 1}}\n        utfall: nej\n        text: {text}"
    broken = VALID.replace("beslut: |\n      Nämnden beslutar sak 2.", f"voteringar:\n      {vote}")
    assert [each.code for each in found_in(tmp_path / "a", broken)] == codes


def test_one_run_tells_all_that_is_wrong(tmp_path: Path) -> None:
    broken = VALID
    for old, new, _, _ in (CURES[0], CURES[8], CURES[6]):
        broken = broken.replace(old, new)
    broken = broken.replace("nr: 4", "nr: fyra").replace("rubrik: Rubrik 5", "rubrik: Rubrik 5\n    utfall: noterad")
    broken = broken.replace("beslutar sak 1.", "beslutar sak 1. Klicka eller tryck här för att ange text.")
    found = found_in(tmp_path / "broken", broken)
    assert sorted(each.code for each in found) == [
        *("fel-paragrafnummer", "fel-varde", "mallrest", "yaml-indrag", "yaml-kolon", "yaml-kolon")
    ]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("nr: 3", "nr: tre", [1, 2, 4, 5]),
        ("rubrik: Rubrik 3", 'rubrik: "Rubrik 3" nu', [1, 2, 4, 5]),
        ("rubrik: Rubrik 3", "rubrik Rubrik 3", [1, 2, 4, 5]),
        ("- Bo Lund (M)", "-Bo Lund (M)", [1, 2, 3, 4, 5]),
        ("- Bo Lund (M)", "- Bo Lund (M", [1, 2, 3, 4, 5]),
        (JUSTERING, "justering: Digital", [1, 2, 3, 4, 5]),
    ],
)
def test_a_broken_line_costs_no_more_than_its_part(tmp_path: Path, old: str, new: str, left: list[int]) -> None:
    place = town(tmp_path)
    place.write("protokoll/ks/2024-03-05.yml", VALID.replace(old, new))
    examination = place.examine()
    assert [each.severity for each in examination.findings] == [Severity.ERROR]
    (file,) = examination.content.minutes
    assert file.is_damaged
    assert [each.number[0] for each in file.outline.items] == left
    assert len(file.outline.lines) == (3 if "Bo Lund" in old and "justerare" not in old else 4)
    # What is left keeps its place in the file.
    line, _ = file.document.locate(("paragrafer", len(left) - 1, "nr"))
    assert VALID.replace(old, new).split("\n")[line - 1].strip() == "- nr: 5"


@pytest.mark.parametrize(
    ("listed", "alone"),
    [
        ("handlingar:\n  - Skrivelse", "handlingar: Skrivelse"),
        ("handlingar:\n  - {text: A, länk: 'https://x.example/'}", "handlingar: {text: A, länk: 'https://x.example/'}"),
        ("deltar_ej:\n  - Bo Lund (M)", "deltar_ej: Bo Lund (M)"),
        ("tidigare:\n  - {organ: ks, datum: 2024-01-08, nr: 3}", "tidigare: {organ: ks, datum: 2024-01-08, nr: 3}"),
        ("voteringar:\n  - {ja: a, nej: b, resultat: {ja: 2, nej: 1}}",
         "voteringar:\n  ja: a\n  nej: b\n  resultat: {ja: 2, nej: 1}"),
        ("reservationer:\n  - {av: Bo Lund (M), text: Nej.}", "reservationer:\n  av: Bo Lund (M)\n  text: Nej."),
        ("yrkanden:\n  - {av: Bo Lund (M), text: Nej.}", "yrkanden: {av: Bo Lund (M), text: Nej.}"),
        ("avsnitt:\n  - {rubrik: Skickas till, text: Nämnden}", "avsnitt: {rubrik: Skickas till, text: Nämnden}"),
        ("rättelser:\n  - {datum: 2024-04-02, text: 5}", "rättelser: {datum: 2024-04-02, text: 5}"),
        ("jäv:\n  - Bo Lund (M)", "jäv: Bo Lund (M)"),
        ("källa: {länk: 'https://x.example/'}", "källa: https://x.example/"),
    ],
)  # fmt: skip
def test_one_value_or_a_list(tmp_path: Path, listed: str, alone: str) -> None:
    records = []
    for at, body in enumerate((listed, alone)):
        place = town(tmp_path / str(at), minutes("ks", "2024-03-05", item(1, "Ett", body)))
        (file,) = place.examine().content.minutes
        assert not file.is_damaged
        records.append(file.minutes)
    assert records[0] == records[1]
