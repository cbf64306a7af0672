"""Cures: what a message says to do is done, word for word, and then what it was about is gone and nothing else is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from generator.findings.codes import CODES
from tests.sites import PARTIER, REPOSITORY, item, minutes, town

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

TITLE, CASE, PLACE = "rubrik: Rubrik 2", "ärende: KS-2024-00002", "plats: Stadshuset"
DECISION = "beslut: |\n      Nämnden beslutar sak 2."
FURTHER = "  - Ola Li (S)"

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
    (CASE, "ärende: Dnr: KS-2024-00002", "yaml-kolon", CASE),
    (CASE, "ärende: Diarienummer: KS-2024-00002", "yaml-kolon", CASE),
    (TITLE, "rubrik: § 2 Rapport", "fel-paragrafnummer", "rubrik: Rapport"),
    (TITLE, 'rubrik: "§ 2. Svar: remiss"', "fel-paragrafnummer", 'rubrik: "Svar: remiss"'),
    (PLACE, "tid: 13,00-14,00", "tid-med-ord", "tid: 13:00-14:00"),
    (PLACE, "tid: kl. 13,00–14.30", "tid-med-ord", "tid: 13:00–14.30"),
    (DECISION, "- utfall: bifall", "yaml-indrag", "utfall: bifall"),
    (TITLE, "rubrik: !Viktigt nu", "yaml-tagg", 'rubrik: "!Viktigt nu"'),
    (TITLE, "rubrik: [Utgår", "yaml-citattecken", 'rubrik: "[Utgår"'),
    (TITLE, "rubrik: [Utgår] sak", "yaml-citattecken", 'rubrik: "[Utgår] sak"'),
    (TITLE, "rubrik: - Vatten", "yaml-indrag", 'rubrik: "- Vatten"'),
    (TITLE, "rubrik: [maskad]", "fel-form", 'rubrik: "[maskad]"'),
    (DECISION, "förslag_till: [kf]", "fel-form", "förslag_till: kf"),
    (TITLE, "rubrik:\n      Svar: remiss", "fel-form", '      "Svar: remiss"'),
    ("- Skrivelse 3", "- [maskad]", "fel-form", '- "[maskad]"'),
    ("- Skrivelse 3\n      - Bilaga", "• Bilaga 1: Plan", "yaml-indrag", '- "Bilaga 1: Plan"'),
    ("- Skrivelse 3\n      - Bilaga", "• text: Plan", "yaml-indrag", "- text: Plan"),
    (DECISION, "yrkanden: Bo Lund (M): Avslag.", "yaml-kolon", 'yrkanden: [{av: Bo Lund (M), text: "Avslag."}]'),
    *(
        (DECISION, f"{key}: {said}", "fel-form", f'{key}: [{{av: {by}, text: "{said}"}}]')
        for key in ("reservationer", "yrkanden", "särskilda_yttranden", "protokollsanteckningar")
        for said, by in (
            ("Bo Lund (M) håller inte med.", "Bo Lund (M)"),
            ("Bo Lund (M) och Cecilia Berg (C), mot beslutet.", "[Bo Lund (M), Cecilia Berg (C)]"),
        )
    ),
    (
        DECISION,
        "reservationer:\n      - Bo Lund (M) håller inte med.",
        "fel-form",
        '- {av: Bo Lund (M), text: "Bo Lund (M) håller inte med."}',
    ),
    (DECISION, "voteringar: Ja 2 nej 1", "fel-form", 'voteringar: {text: "Ja 2 nej 1"}'),
    (PLACE, "anslag: 2024-03-08", "fel-form", "anslag: {uppsatt: 2024-03-08}"),
    (JUSTERING, "justering: 2024-03-08", "fel-form", "justering: {datum: 2024-03-08}"),
    (PLACE, 'lokal: "Stadshuset: sal 1"', "okant-falt", 'plats: "Stadshuset: sal 1"'),
    (DECISION, "yrkanden:\n      - av: Bo Lund M\n        text: Nej", "okand-person", "av: Bo Lund (M)"),
    (DECISION, "väckt_av: Bo Lund M", "okand-person", "väckt_av: Bo Lund (M)"),
    ("- Cecilia Berg (C)", f"- Cecilia Berg (C)\n  - Eva Ros\n{FURTHER}", "parti-saknas", "- Eva Ros (-)"),
    (DECISION, "utfall: bifalles", "fel-varde", "utfall: bifall"),
    ("datum: 2024-03-05", "datum: 5/3 2024", "fel-datum", "datum: 2024-03-05"),
    (
        f"{TITLE}\n    {CASE}",
        "rubrik: Svar på motioner\n    ärende:\n      - KS-2024-00002\n      - KS-2024-00007\n    utfall: bifall",
        "ett-utfall-flera-arenden",
        "- {nr: KS-2024-00002, utfall: bifall}",
    ),
    # What is to be done is more than one line.
    (DECISION, "beslut: Ett.\n      1. tre\n      2. fyra", "yaml-lodstreck", "beslut: |\n      Ett."),
    (DECISION, "beslut: |\n      | a | b |\n      | 1 | 2 |", "flyter-ihop", "| a | b |\n      |---|---|\n"),
    (
        f"{CASE}\n    {DECISION}",
        "ärende: [KS-2024-00002, KS-2024-00007]\n    utfall: bifall\n    beslut: Motion KS-2024-00007 avslås.",
        "ett-utfall-flera-arenden",
        "ärende: [{nr: KS-2024-00002, utfall: bifall}, {nr: KS-2024-00007, utfall: avslag}]",
    ),
]  # fmt: skip


def found_in(folder: Path, text: str) -> list[Finding]:
    folder.mkdir()
    place = town(folder)
    place.write("protokoll/ks/2024-03-05.yml", text)
    return list(place.examine().findings)


def shown(hint: str) -> str:
    """Return what a hint says to write, or nothing."""
    match = re.search(f"{_SHOWS.pattern}(.*)", hint) or re.search(r"Menade du (\S+?)\?|Skriv (\S+)\.$", hint)
    return next((each for each in match.groups() if each), "") if match else ""


# The words before what should stand.
_SHOWS = re.compile(
    r"(?:så här: |bara numret: |bara klockslagen: |som i (?=\w+: \{)|vid varje nummer: |id:t: |som fält: "
    r"|Byt \d{4}-\d\d-\d\d mot )"
)


def applied_to_more(lines: list[str], at: int, code: str, new: str) -> bool:
    """Do what a finding says to more than its own line, and tell whether it was of that kind."""
    lead = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    if code == "yaml-lodstreck":
        lines[at : at + 1] = [f"{lead}{new}", f"{lead}  {lines[at].split(': ', 1)[1]}"]
    elif code == "flyter-ihop":
        lines.insert(at + 1, f"{lead}{new}")
    elif code == "ett-utfall-flera-arenden":
        each = re.match(r"- \{nr: (.*?), utfall: (.*)\}", new)
        if each:  # the first of a list; the others in the same way
            for number in range(at):
                lines[number] = re.sub(r"- (KS-2024-\d{5})$", rf"- {{nr: \1, utfall: {each[2]}}}", lines[number])
            del lines[at]
            return True
        del lines[at]
        case = max(number for number in range(at) if lines[number].lstrip().startswith("ärende:"))
        lines[case] = f"{lead}{new}"
    else:
        return False
    return True


def applied(text: str, finding: Finding) -> str:
    """Return a text after somebody did what a finding says to the line that it points at."""
    lines = text.split("\n")
    line = lines[finding.line - 1]
    new = shown(finding.hint)
    if new and applied_to_more(lines, finding.line - 1, finding.code, new):
        return "\n".join(lines)
    if finding.hint.startswith("Ta bort raden"):
        del lines[finding.line - 1]
        return "\n".join(lines)
    assert new, finding
    lead = re.match(r"(\s*)((?:[-–—−‑•] ?)*)((?:[^\W\d_]\w*: )?)", line)
    assert lead
    if line.strip() == new.strip("\"'"):
        lead = re.match(r"(\s*)()", line)
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
_PARTS = {
    *("okant-diarienummer", "okant-organ", "fel-namn", "parti-utan-parentes", "okant-falt", "felkodad-text"),
    *("okand-person", "parti-saknas", "fel-varde", "fel-datum", "fel-form", "yaml-citattecken", "yaml-indrag"),
    *("yaml-lodstreck", "flyter-ihop"),
}


def _makers() -> Iterator[tuple[str, int, str, set[str]]]:
    """Yield each place in the program whose hint shows what should stand.

    Its file, its line, the fixed words that end in what is shown, and the codes that stand in the same call or tuple.
    """
    for path in sorted((REPOSITORY / "generator").rglob("*.py")):
        if path.relative_to(REPOSITORY / "generator").parts[0] in {"rules", "findings", "opendata", "command"}:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(each) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for each in node.values}
        around = [node for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Tuple)]
        for node in ast.walk(tree):
            if not isinstance(node, ast.JoinedStr | ast.Constant) or id(node) in inside:
                continue
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            text = "".join(
                each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else "\0" for each in parts
            )
            text = text.replace("Byt \0 mot ", "Byt 2024-03-08 mot ")
            for match in _SHOWS.finditer(text):
                if not re.search("\0|{example}", text[match.end() :]):
                    continue  # an example, the same for all
                words = text[: match.end()].rpartition("\0")[2]
                calls = [each for each in around if any(part is node for part in ast.walk(each))]
                codes = {
                    part.value
                    for each in calls
                    for part in ast.iter_child_nodes(each)
                    if isinstance(part, ast.Constant) and part.value in CODES
                }
                yield str(path.relative_to(REPOSITORY)), node.lineno, words, codes


def test_every_message_that_shows_a_line_has_a_row(tmp_path: Path) -> None:
    makers = list(_makers())
    assert len(makers) > 30
    broken_title = VALID.replace("rubrik: Rubrik 2\n", "rubrik: Rubrik som är lång och\n    fortsätter här\n")
    found = [
        *found_in(tmp_path / "title", broken_title),
        *with_register(tmp_path / "mandate", {"register/personer.yml": LARS, "register/uppdrag.yml": MANDATE}, SERVES),
        *(each for at, row in enumerate(CURES) for each in found_in(tmp_path / str(at), VALID.replace(row[0], row[1]))),
        *(each for at, row in enumerate(REGISTERED) for each in with_register(tmp_path / f"r{at}", *row[:2])),
    ]
    said, told = "\n".join(each.hint for each in found), {each.code for each in found}
    assert [maker for maker in makers if maker[2] not in said or not maker[3] <= told] == []


LARS = "personer:\n  - {id: lars-norr, namn: Lars Ek}\n  - {id: lars-soder, namn: Lars Ek}\n"
SERVES = VALID.replace("- Cecilia Berg (C)", "- Cecilia Berg (C)\n  - {namn: Lars Ek, parti: S, person: lars-norr}")
MANDATE = "uppdrag:\n  - organ: ks\n    person: Lars Ek (S)\n    från: 2023-01-01\n"

# The files of a town, the last of which is broken; the code, and the line as it should be.
REGISTERED = [
    (
        {"register/personer.yml": LARS},
        VALID.replace("- Cecilia Berg (C)", "- Cecilia Berg (C)\n  - Lars Ek (S)"),
        "tvetydigt-namn",
        "- {namn: Lars Ek, parti: S, person: lars-norr}",
    ),
    (
        {"register/partier.yml": f"{PARTIER}  - kod: XQ\n    namn: Nya listan\n    från: 2024-06-01\n"},
        VALID.replace("- Cecilia Berg (C)", f"- Cecilia Berg (C)\n  - Eva Ros XQ\n{FURTHER}"),
        "parti-saknas",
        "- Eva Ros (XQ)",
    ),
]


def with_register(folder: Path, files: dict[str, str], text: str) -> list[Finding]:
    place = town(folder)
    for path, register in files.items():
        place.write(path, register)
    place.write("protokoll/ks/2024-03-05.yml", text)
    return list(place.examine().findings)


@pytest.mark.parametrize(("files", "text", "code", "line"), REGISTERED)
def test_a_cure_that_a_register_decides_works(
    tmp_path: Path, files: dict[str, str], text: str, code: str, line: str
) -> None:
    found = with_register(tmp_path / "broken", files, text)
    assert [each.code for each in found] == [code]
    mended = applied(text, found[0])
    assert line in mended
    if code == "parti-saknas":  # the party has to be put in the register too, as is said
        files = {path: register.replace("    från: 2024-06-01\n", "") for path, register in files.items()}
    assert with_register(tmp_path / "mended", files, mended) == []


def test_the_id_of_whoever_is_elected(tmp_path: Path) -> None:
    codes = []
    text = MANDATE
    for at in range(2):
        found = with_register(tmp_path / str(at), {"register/personer.yml": LARS, "register/uppdrag.yml": text}, SERVES)
        codes.append([each.code for each in found])
        if found:
            text = applied(text, found[0])
    assert codes == [["tvetydigt-namn"], []] and "    person: lars-norr\n" in text


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
