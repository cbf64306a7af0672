"""The checks of one meeting by itself: tables of what is written and which rules speak; half the rows expect none."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from generator.checks import examine_minutes
from generator.checks.privacy import identity_numbers
from tests.sites import item, minutes

CHAIR = "Anna Ek (S), ordförande"


def codes(folder: Path, text: str) -> list[str]:
    date = text.split("\n")[1].split(": ")[1]
    file = folder / "ks" / f"{date}.yml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    return sorted({finding.code for finding in examine_minutes(file, file.name).findings})


def items(*bodies: str) -> list[str]:
    """Return §§ 1–5, the first ones with further keys."""
    return [item(number, body=bodies[number - 1] if number <= len(bodies) else "") for number in range(1, 6)]


@pytest.mark.parametrize(
    ("serving", "substitutes", "further", "expected"),
    [
        (["Bo Lund (M)", "Eva Holm (M) ersätter Bo Lund (M) §§ 1–2"], [], "", ["ersatt-men-tjanstgor"]),
        (["Bo Lund (M) §§ 3–5", "Eva Holm (M) ersätter Bo Lund (M) §§ 1–2"], [], "", []),
        (["Bo Lund (M)", "Eva Holm (M) ersätter Bo Lund (C) §§ 1–2"], [], "", []),  # a namesake
        (["Eva Holm (M) ersätter Vakant (M)", "Per Alm (M) ersätter Vakant (M)"], [], "", []),
        (["Eva Holm (M) ersätter Bo Lund (M)", "Per Alm (M) ersätter Bo Lund (M) § 4"], [], "", ["ersatt-av-tva"]),
        (["Eva Holm (M) ersätter Bo Lund (M) § 3", "Per Alm (M) ersätter Bo Lund (M) § 4"], [], "", []),
        (["Eva Holm (M) § 2"], ["Eva Holm (M)"], "", ["dubbel-narvaro"]),
        (["Eva Holm (M) § 2"], ["Eva Holm (M) §§ 1, 3–5"], "", []),
        (["Eva Holm (M)", "Eva Holm (C)"], [], "", []),
        (["Eva Holm (M)", "Eva Holm (M) ersätter Bo Lund (M)"], [], "", ["dubbel-narvaro"]),
        (["Bo Lund (M)"], [], "jäv: Bo Lund (M)", []),
        (["Bo Lund (M)"], [], "jäv: Bo Lund (M)\nyrkanden: {av: Bo Lund (M), text: Bifall.}", ["jav-men-tjanstgor"]),
        (["Bo Lund (M)", "Eva Holm (M) ersätter Bo Lund (M) § 1"], [], "jäv: Bo Lund (M)", []),
        (["Bo Lund (M)", "Eva Holm (M) ersätter Bo Lund (M)"], [], "jäv: Bo Lund (M)", ["ersatt-men-tjanstgor"]),
        (["Bo Lund (M), ej § 1 (jäv)"], [], "jäv: Bo Lund (M)", []),
        (["Bo Lund (M) §§ 1, 3–5", "Eva Holm (M) ersätter Bo Lund (M) § 2"], [], "", ["aterintrade"]),
        (["Bo Lund (M), ej § 2 (jäv)", "Eva Holm (M) ersätter Bo Lund (M) § 2"], [], "", []),
        (["Bo Lund (M) §§ 1, 3–5", "Eva Holm (C) ersätter Bo Lund (M) § 2"], [], "", []),  # the balance is restored
        (["Bo Lund (M) §§ 1–2", "Eva Holm (M) ersätter Bo Lund (M) §§ 3–5"], [], "", []),
        (["Bo Lund (M) §§ 1, 3–5"], [], "", []),
        (["Bo Lund (M) §§ 2–51"], [], "", ["paragraf-utanfor"]),
        (["Bo Lund (M) från § 2"], [], "", []),
        (["Bo Lund (M) §§ 2–9", "Eva Holm (M) §§ 1–9"], [], "", []),  # an extract of longer minutes
    ],
)
def test_attendance(
    tmp_path: Path, serving: list[str], substitutes: list[str], further: str, expected: list[str]
) -> None:
    head = "ersättare:\n" + "".join(f"  - {line}\n" for line in substitutes) if substitutes else ""
    text = minutes("ks", "2024-03-05", *items(further), present=[CHAIR, *serving], head=head)
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("chairs", "others", "expected"),
    [
        (["Anna Ek (S), ordförande §§ 1–3"], [], ["ordforande-saknas"]),
        (["Anna Ek (S), ordförande §§ 1–3", "Bo Lund (M), 1:e vice ordförande"], [], []),
        (["Anna Ek (S), ordförande §§ 1–3", "Bo Lund (M), mötesordförande §§ 4–5"], [], []),  # as the message says
        (["Anna Ek (S), ordförande §§ 1–3", "Bo Lund (M), mötesordförande § 4"], [], ["ordforande-saknas"]),
        (["Anna Ek (S), ordförande", "Bo Lund (M), mötesordförande §§ 4–51"], [], ["paragraf-utanfor"]),
        (["Anna Ek (S), ordförande"], ["Vega Alm §§ 1–2"], ["sekreterare-ej-narvarande"]),
        (["Anna Ek (S), ordförande"], ["Vega Alm"], []),
        (["Anna Ek (S), ordförande"], ["Ulf Strand, ekonom §§ 1–2"], []),
        (["Anna Ek (S)"], [], []),  # not every body says so in its list
    ],
)
def test_chair_and_secretary(tmp_path: Path, chairs: list[str], others: list[str], expected: list[str]) -> None:
    head = "sekreterare: Vega Alm\n" + ("övriga:\n" + "".join(f"  - {line}\n" for line in others) if others else "")
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items(), present=chairs, head=head)) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("tid: 18:30–17:15", ["tid-baklanges"]),
        ("tid: 18.30-24.75", ["tid-baklanges"]),
        ("tid: 18.70", ["tid-baklanges"]),
        ("tid: 25:10–26:00", ["tid-baklanges"]),
        ("tid: 09:00–10:30", []),
        ("tid: 18:00–24:00", []),
        ("tid: 18:00–00:15", []),
        ("tid: kl. 13", ["tid-med-ord"]),
        ("tid: Klockan 17:05", ["tid-med-ord"]),
        ("tid: 17:05, med uppehåll kl. 18", []),
        ("status: utkast\njustering: {datum: 2024-03-07}", ["utkast-justerat"]),
        ("status: utkast  # inläst: ta bort raden\njustering: {datum: 2024-03-07}", []),
        ("status: utkast  # ej inläst\njustering: {datum: 2024-03-07}", ["utkast-justerat"]),
        ("status: utkast", []),
        ("justering: {datum: 2024-03-04}", ["justering-fore-mote"]),
        ("justering: {datum: 2024-03-05}", []),
        ("justering: {datum: 2024-03-20}", ["justering-sen"]),
        ("justering: {datum: 2024-03-19}", []),
        ("justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-03-07}", ["anslag-fore-justering"]),
        ("justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-03-11}", []),  # the second day is a Sunday
        ("justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-03-12}", ["anslag-sent"]),
        ("justering: {datum: 2024-03-06}\nanslag: {uppsatt: 2024-03-08}", []),
        (
            "justering:\n  - {datum: 2024-03-05, paragrafer: § 3}\n  - {datum: 2024-03-08}\n"
            "anslag:\n  - {uppsatt: 2024-03-06, paragrafer: § 3}\n  - {uppsatt: 2024-03-11}",
            [],
        ),
        ("anslag: {uppsatt: 2024-03-08, nedtas: 2024-03-28}", ["anslag-kort"]),
        ("anslag: {uppsatt: 2024-03-08, nedtas: 2024-03-29}", []),
        ("anslag: {uppsatt: 2024-03-08, nedtas: 2024-03-01}", ["anslag-kort"]),
        ("plats: Stadshuset, onsdagen den 5 mars 2024", ["veckodag"]),
        ("plats: Stadshuset, tisdagen den 5 mars 2024", []),
        ("plats: Stadshuset, onsdag 5 mars", []),  # in 2025 it is one
        ("plats: Stadshuset, lördag 5 mars", ["veckodag"]),
        ("plats: Stadshuset, fredag 2024-03-08", []),
    ],
)
def test_times(tmp_path: Path, head: str, expected: list[str]) -> None:
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items(), head=head)) == expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("18.70", ["tid-baklanges"]), ("24:90", ["tid-baklanges"]), ("19.42", []), ("efter middagen", [])],
)
def test_the_hour_of_a_vote(tmp_path: Path, hour: str, expected: list[str]) -> None:
    body = f'voteringar:\n  - {{ja: a, nej: b, tid: "{hour}"}}'
    assert codes(tmp_path, minutes("ks", "2024-03-05", item(1, body=body))) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("förslag_till: kf\növerklagas: laglighetsprövning", ["forslag-overklagas"]),
        ("förslag_till: kf\növerklagas: förvaltningsbesvär", ["forslag-overklagas"]),
        ("förslag_till: ks", ["forslag-till-sig-sjalv"]),
        ("förslag_till: kf", []),
        ("typ: Motion\nväckt: 2024-03-06", ["tidigare-senare"]),
        ("typ: Motion\nväckt: 2024-03-05", []),
        ("förslag_till: kf\növerklagas: nej", []),
        ("överklagas: förvaltningsbesvär", []),
        ("förslag_till: kf", []),
    ],
)
def test_a_proposal_is_not_appealed(tmp_path: Path, keys: str, expected: list[str]) -> None:
    assert codes(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", f"beslut: Taxan antas.\n{keys}"))) == expected


def test_what_a_proposal_decides_for_its_own_part_may_be_appealed(tmp_path: Path) -> None:
    body = "förslag_till: kf\növerklagas: laglighetsprövning\nbeslut: Styrelsen beslutar för egen del att bygga."
    assert codes(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", body))) == []


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("{datum: 2024-05-02, tidigare: 410 kr, text: 140 kr}", []),
        ("{datum: 2024-05-02, text: 140 kr}", []),
        ("{datum: 2024-05-02, tidigare: Avgiften är 410, text: 140}", []),  # over the end of a line
        ("{datum: 2024-05-02, tidigare: 41O kr, text: 140 kr}", ["rattelse-stammer-inte"]),
        ("{datum: 2024-05-02, tidigare: 140 kr, text: 410 kr}", ["rattelse-stammer-inte"]),
        ("{datum: 2024-03-05, tidigare: 410 kr, text: 140 kr}", []),
        ("{datum: 2023-05-02, tidigare: 410 kr, text: 140 kr}", ["rattelse-stammer-inte"]),
    ],
)
def test_a_correction_is_of_what_stands_there(tmp_path: Path, correction: str, expected: list[str]) -> None:
    body = f"beslut: |\n  **Avgiften** är\n  410 kr.\nrättelser: [{correction}]"
    text = minutes("ks", "2024-03-05", item(1, "Taxa", body), head="status: rättat")
    assert codes(tmp_path, text) == expected


FOR = "Anna Ek (S)"
AGAINST = "Bo Lund (M)"
THIRD = "Cecilia Berg (C)"


@pytest.mark.parametrize(
    ("vote", "further", "expected"),
    [
        ("ja: bifall\nnej: avslag\nresultat: {ja: 2, nej: 1}\nröster: {ja: [%a, %c], nej: [%b]}", "", []),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 3, nej: 1}\nröster: {ja: [%a, %c], nej: [%b]}", "", ["rost-antal"]),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 9, nej: 1}\nröster: {ja: [S, C], nej: [M]}", "", []),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 9, nej: 1}", "", []),  # a list of some of them
        ("ja: bifall\nnej: avslag\nresultat: {ja: 3, nej: 2}", "", ["rost-for-manga"]),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 3, nej: 1, avstår: 1}", "", ["rost-for-manga"]),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 3, nej: 1, frånvarande: 1}", "", []),
        ("ja: bifall\nresultat: {ja: 2, nej: 1}", "", ["rost-mening"]),
        ("resultat: {ja: 2, nej: 1}\ntext: Den som vill bifalla röstar ja.", "", []),
        ("sluten: ja\nresultat: {ja: 2, nej: 1}", "", []),
        ("sluten: ja\nröster: {ja: [%a, %c], nej: [%b]}", "", ["rost-sluten-namn"]),
        ("sluten: ja\nresultat: {ja: 2, nej: 0}\nröster: {frånvarande: [%d]}", "", []),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a], nej: [%a]}", "", ["rost-dubbel"]),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a, %d]}", "", ["rost-ej-tjanstgorande"]),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a], frånvarande: [%d]}", "", []),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a], nej: [%b]}", "deltar_ej: [%b]", ["deltar-ej-rostade"]),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a], nej: [%b]}", "deltar_ej: [%c]", []),
        ("ja: bifall\nnej: avslag\nröster: {ja: [%a], avstår: [%b]}", "deltar_ej: [%b]", []),
        ("ja: i dag\nnej: återremiss\nröster: {ja: [%a], nej: [%b]}", "deltar_ej: [%b]", []),  # another question
        ("ja: bifall\nnej: avslag\nresultat: {ja: 2, nej: 2}", "", ["utslagsrost-saknas"]),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 2, nej: 2}\nutslagsröst: %a\nutfall: nej", "", []),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 2, nej: 2}\nutslagsröst: ja", "", ["utslagsrost-saknas"]),
        (
            "ja: bifall\nnej: avslag\nresultat: {ja: 1, nej: 1}\nröster: {ja: [%a], nej: [%b]}\nutslagsröst: %a\n"
            "utfall: nej",
            "",
            ["rost-utfall"],
        ),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 7, nej: 6}\nutfall: nej", "", ["rost-utfall"]),
        ("ja: bifall\nnej: avslag\nresultat: {ja: 7, nej: 6}\nutfall: ja", "", []),
        ("ja: i dag\nnej: återremiss\nresultat: {ja: 43, nej: 38}\nutfall: nej", "utfall: återremiss", []),
        ("ja: i dag\nnej: återremiss\nresultat: {ja: 60, nej: 9}\nutfall: nej", "utfall: återremiss", ["rost-utfall"]),
    ],
)
def test_votes(tmp_path: Path, vote: str, further: str, expected: list[str]) -> None:
    for sign, name in (("%a", FOR), ("%b", AGAINST), ("%c", THIRD), ("%d", "David Vik (M)")):
        vote, further = vote.replace(sign, name), further.replace(sign, name)
    body = f"{further}\nvoteringar:\n  - " + vote.replace("\n", "\n    ")
    head = "ersättare:\n  - David Vik (M)"
    present = [CHAIR, "Bo Lund (M)", "Cecilia Berg (C)", "Per Alm (M)"]
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items(body), present=present, head=head)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("reservationer: {av: David Vik (M), blank: ja}", ["yrkar-ej-tjanstgorande"]),
        ("yrkanden: {av: [Anna Ek (S), Per Alm (M)], text: Bifall.}", ["yrkar-ej-tjanstgorande"]),
        ("reservationer: {av: Bo Lund (M), blank: ja}", []),
        ("reservationer: {av: Per Alm (C), blank: ja}", []),  # a namesake, who stands nowhere
        ("protokollsanteckningar: {av: David Vik (M), text: Jag hade röstat nej.}", []),
        ("särskilda_yttranden: {av: David Vik (M), text: Vi ser fram emot skolan.}", []),
        ("reservationer: {för: M, text: Skolan är för dyr.}", []),
        ("jäv: Bo Lund (M)\nreservationer: {av: Bo Lund (M), blank: ja}", ["jav-men-tjanstgor"]),
    ],
)
def test_who_moves_and_reserves(tmp_path: Path, body: str, expected: list[str]) -> None:
    present = [CHAIR, "Bo Lund (M)", "Cecilia Berg (C)", "Per Alm (M) §§ 2–5"]
    text = minutes("ks", "2024-03-05", *items(body), present=present, head="ersättare: David Vik (M)")
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize(("status", "severity"), [("utkast", "fel"), ("justerat", "varning")])
@pytest.mark.parametrize(
    ("vote", "code"),
    [
        ("resultat: {ja: 3, nej: 1}\n    röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M)]}", "rost-antal"),
        ("röster: {ja: [Anna Ek (S)], nej: [Anna Ek (S)]}", "rost-dubbel"),
    ],
)
def test_a_draft_with_a_vote_that_does_not_add_up_is_wrong(
    tmp_path: Path, status: str, severity: str, vote: str, code: str
) -> None:
    body = f"voteringar:\n  - ja: bifall\n    nej: avslag\n    {vote}"
    text = minutes("ks", "2024-03-05", *items(body), present=[CHAIR, "Bo Lund (M)"], head=f"status: {status}")
    file = tmp_path / "2024-03-05.yml"
    file.write_text(text, "utf-8")
    found = examine_minutes(file, file.name).findings
    assert [str(each.severity) for each in found if each.code == code] == [severity]


LONG = "Vi ser positivt på arbetet men hade hellre sett en annan fördelning av medlen mellan skolan och fritiden. " * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den öppna drogsc\u0435nen är borta.", ["blandade-alfabet"]),
        ("Skolan läser Πυθαγόρας och mäter 12 μg.", []),
        ("Rapporten\n3 (74)\ngodkänns.", ["sidhuvud-i-text"]),
        ("Rapporten (3) godkänns av 3 (av 7) ledamöter.", []),
        ("Rapporten Justerandes sign godkänns.", ["sidhuvud-i-text"]),
        ("Justerandens uppgift är att läsa sida för sida.", []),
        ("Klicka eller tryck här för att ange text.", ["mallrest"]),
        ("Se Fel! Bokmärket är inte definierat.", ["mallrest"]),
        ("Beslut {{ rubrik }} fattas.", ["mallrest"]),
        ("Klicka här för att se sändningen. Fel uppstår ofta!", []),
        ("Ansökan från [REDACTED] beviljas.", ["maskning"]),
        ("Ansökan från [maskad] beviljas.", []),
        ("Anna lever med skyddad identitet.", ["skyddad-person"]),
        ("Sökanden är sekretessmarkerad.", ["skyddad-person"]),
        ("Riktlinjer för skyddade personuppgifter antas.", []),
        ("Handlingen är sekretessbelagd. Utbildning om kvarskrivning hålls.", []),
        ("Skriv till anna.ek@hotmail.com.", ["kontaktuppgift"]),
        ("Ring 070-174 06 05.", ["kontaktuppgift"]),
        ("Skriv till registrator@exempelkoping.example, telefon 08-718 80 00, dnr 0701/2024.", []),
        ("Han sade: ”Det är bra.", ["citattecken"]),
        ("Han sade: ”Det är ”bra”.”", []),
        ("”Första stycket.\n\n”Andra stycket.”", []),
        ("| Medel | |\n|---|--:|\n| A | 1,6 mkr |\n| B | 0,6 mkr |\n| SUMMA | 2,3 mkr |", ["summa"]),
        ("| Medel | |\n|---|--:|\n| A | 1,6 mkr |\n| B | 600 tkr |\n| **Summa** | **2,2 mkr** |", []),
        ("| Medel | 2023 |\n|---|--:|\n| A | 1 200 |\n| B | −200 |\n| Totalt | 1 000 |", []),
        ("| Medel | |\n|--|--|\n| A | 1 |\n| B | 2 |\n| Delsumma | 3 |\n| C | 4 |\n| D | 1 |\n| Summa | 8 |", []),
        ("| Medel | |\n|--|--|\n| A | 50 % |\n| B | 49 % |\n| Summa | 100 % |", []),
        ("| Medel | |\n|--|--|\n| A | ja |\n| B | 2 |\n| Summa | 7 |", []),
        ("Nämnden beslutar att\n- godkänna planen\n- skicka den", []),
        ("Nämnden beslutar att\n\n- godkänna planen\n- skicka den", []),
        ("Nämnden beslutar att\n1. godkänna planen\n2. skicka den", []),
        ("1. Nämnden godkänner planen\n2. Den skickas", []),
        ("Mötet hölls den\n3. juni och tog\n- som väntat - lång tid", []),
        ("- Nämnden godkänner planen\n  för år 2024\n- Den skickas", []),
        ("• Nämnden godkänner planen\n• Den skickas", []),
        ("• Nämnden godkänner planen", []),
        ("Följande.\n| A | B |\n|---|---|\n| 1 | 2 |", ["flyter-ihop"]),
        ("Följande.\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\nMer.", []),
        ("| A | B |\n| 1 | 2 |", ["flyter-ihop"]),
        ("| A | B |\n|---|---|\n| 1 | 2 |\nMer.", ["flyter-ihop"]),
        ("Ja | Nej\n--- | ---\n7 | 6", []),
        ("Han läste a|b som a eller b.", []),
    ],
)
def test_words(tmp_path: Path, text: str, expected: list[str]) -> None:
    body = "beslut: |\n" + "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items(body))) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("övriga: [”Jan Landström”]", ["citattecken-runt"]),
        ("plats: ”Nackasalen”", ["citattecken-runt"]),
        ('plats: "Nackasalen"', []),
        ("plats: Lokalen ”Nackasalen”", []),
        ("plats: ”Stora” och ”Lilla”", []),
        ("redaktionell_not: ”Nackasalen”", []),
    ],
)
def test_quotation_marks_around_a_value(tmp_path: Path, head: str, expected: list[str]) -> None:
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items("handlingar: [”Plan för 2024”]"), head=head)) == expected


@pytest.mark.parametrize(
    ("first", "second", "text", "expected"),
    [
        ("Bo Lund (M)", "Anna Ek (S)", LONG, ["samma-yttrande"]),
        ("Bo Lund (M)", "Eva Holm (M)", LONG, []),
        ("Bo Lund (M)", "Bo Lund (M)", LONG, []),
        ("Bo Lund (M)", "Anna Ek (S)", "Bifall till förslaget.", []),
        ("null", "Anna Ek (S)", LONG, ["samma-yttrande"]),
    ],
)
def test_statements(tmp_path: Path, first: str, second: str, text: str, expected: list[str]) -> None:
    said = [f"protokollsanteckningar:\n  - av: {who}\n    text: {text}" for who in (first, second)]
    assert codes(tmp_path, minutes("ks", "2024-03-05", *items(*said))) == expected


def test_what_is_no_name_is_not_told_as_one(tmp_path: Path) -> None:
    said = [f"protokollsanteckningar:\n  - av: {who}\n    text: {LONG}" for who in ("null", "Anna Ek (S)")]
    file = tmp_path / "2024-03-05.yml"
    file.write_text(minutes("ks", "2024-03-05", *items(*said)), "utf-8")
    assert not [each.message for each in examine_minutes(file, "x.yml").findings if "null" in each.message]


def test_a_finding_stands_at_its_line(tmp_path: Path) -> None:
    text = minutes("ks", "2024-03-05", *items(dedent("beslut: |\n  Rapporten\n  3 (74)\n  godkänns.")))
    file = tmp_path / "ks" / "2024-03-05.yml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    [finding] = examine_minutes(file, "x.yml").findings
    assert text.split("\n")[finding.line - 1].strip() == "3 (74)"
    assert finding.message.startswith("I § 1: ”3 (74)” ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("19121212-1212", 1),
        ("1912-12-12-1212", 1),
        ("12.12.12-1212", 1),
        ("121212 1212", 1),
        ("1212121212", 1),
        ("121212-1212/Anna", 1),
        ("121212-1213", 0),
        ("KS-2024-121212-1212", 1),
        ("den 2012-12-12 2012 kr", 0),
        ("2012-12-12 – 2012", 0),
        ("dnr 2024/121212-1212/3", 1),
        ("070-121 21 21", 0),
        ("19 121212-1212", 1),
        ("121212\u20091212 och 121212\t1212", 2),
        ("121212-\u200b1212", 1),
        ("1212\u00ad12-1212", 1),
        ("121212-**1212**", 1),
        ("121212&ndash;1212", 1),
        ("sökanden 121212-\n      1212", 1),
        ("１２１２１２-１２１２", 1),
        ("12 12 12 1212", 0),
        ("Personnummer: 12 12 12 1212", 1),
        ("Född 1912-12-12 1212", 1),
        ("Personnummer saknas. Dnr 2012/1212", 0),
        ("a**b** KS-2024-**00431**", 0),
        ("den 121212-\n1213", 0),
        ("KFKS-2024-00431 och 556036-0793", 0),
    ],
)
def test_identity_numbers(text: str, found: int) -> None:
    findings = list(identity_numbers(text, "x.yml"))
    assert len(findings) == found
    assert all(text.splitlines()[each.line - 1][each.column - 1].isdigit() for each in findings)
    assert all("1212" not in finding.message + finding.hint for finding in findings)
