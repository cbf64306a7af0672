"""What contradicts itself: what a protocol says and which rules speak. Half the rows expect none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.checks import examine_minutes
from tests.sites import ORGAN, errors, item, minutes, town

PRESENT = ("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "David Vik (M)")


def codes(folder: Path, body: str, title: str = "Skolskjuts", *more: str) -> list[str]:
    file = folder / "ks" / "2024-03-05.yml"
    file.parent.mkdir()
    file.write_text(minutes("ks", "2024-03-05", item(1, title, body), *more, present=PRESENT), "utf-8")
    return sorted({finding.code for finding in examine_minutes(file, file.name).findings})


def across(folder: Path, *files: str) -> list[str]:
    return sorted({finding.code for finding in town(folder, *files).examine().findings})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "beslut: Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta planen.",
            ["forslag-utan-mottagare"],
        ),
        ("beslut: Utskottet föreslår kommunstyrelsen besluta följande.", ["forslag-utan-mottagare"]),
        ("beslut: Styrelsen hemställer hos kommunfullmäktige att planen antas.", ["forslag-utan-mottagare"]),
        ("förslag_till: kf\nbeslut: Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta planen.", []),
        ("utfall: bordläggning\nbeslut: Ärendet, i vilket utskottet föreslår nämnden att besluta, bordläggs.", []),
        ("beslut: Kommunfullmäktige beslutar enligt kommunstyrelsens förslag.", []),
        ("beslut: Styrelsen föreslår regeringen att ändra lagen.", []),
        ("beslut: Styrelsen hemställer till nämnden för teknik att utreda frågan.", []),
        ("beslut: Ärendet bordläggs.", ["utfall-mot-ord"]),
        ("beslut: Ärendet återremitteras för ny beräkning.", ["utfall-mot-ord"]),
        ("utfall: noterat\nbeslut: Nämnden bordlägger ärendet.", ["utfall-mot-ord"]),
        ("utfall: bifall\nbeslut: Motionen avslås.", ["utfall-mot-ord"]),
        ("utfall: avslag\nbeslut: Ansökan bifalls.", ["utfall-mot-ord"]),
        ("utfall: bifall\nbeslut: Nämnden beslutar att avslå motionen.", ["utfall-mot-ord"]),
        ("utfall: bifall\nbeslut: Nämnden avslår motionen.", ["utfall-mot-ord"]),
        ("utfall: avslag\nbeslut: Nämnden beslutar att bifalla motionen.", ["utfall-mot-ord"]),
        ("utfall: bifall\nbeslut: Nämnden beslutar att inte bifalla motionen.", ["utfall-mot-ord"]),
        ("beslut: Nämnden beslutar att återremittera ärendet.", ["utfall-mot-ord"]),
        ("beslut: Nämnden beslutar att bordlägga frågan.", ["utfall-mot-ord"]),
        ("utfall: avslag\nbeslut: Nämnden beslutar att avslå motionen.", []),
        ("utfall: avslag\nbeslut: Nämnden beslutar att inte bifalla motionen.", []),
        ("utfall: bifall\nbeslut: Nämnden beslutar att bifalla motionen.", []),
        ("utfall: återremiss\nbeslut: Nämnden beslutar att återremittera ärendet.", []),
        ("utfall: bordläggning\nbeslut: Ärendet bordläggs.", []),
        ("utfall: återremiss\nbeslut: Nämnden återremitterar ärendet.", []),
        ("utfall: bifall\nbeslut: Motionen bifalls.", []),
        ("utfall: besvarad\nbeslut: Motionen avslås i sin första del och anses besvarad i övrigt.", []),
        ("beslut: Nämnden beslutar i det ärende som bordlades den 3 februari.", []),
        ("förslag_till: kf\nbeslut: Motionen avslås.", []),
        ("beslut: Den nämnd som inte bordlägger ärenden får beröm.", []),
        ("utfall: noterat\nbeslut: Nämnden ger förvaltningen i uppdrag att återkomma.", ["uppdrag-noterat"]),
        ("utfall: noterat\nbeslut: Nämnden uppdrar åt förvaltningen att återkomma.", ["uppdrag-noterat"]),
        ("utfall: noterat\nbeslut: Nämnden noterar informationen.", []),
        ("utfall: noterat\nbeslut: Nämnden noterar att uppdraget är slutfört.", []),
        ("beslut: Nämnden ger förvaltningen i uppdrag att återkomma.", []),
    ],
)
def test_decisions(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Svar på motioner om cykel", "ärende: [KS-1, KS-2]\nutfall: bifall", ["ett-utfall-flera-arenden"]),
        ("Motion om cykel och motion om bil", "ärende: [KS-1, KS-2]\nutfall: avslag", ["ett-utfall-flera-arenden"]),
        ("Svar på motioner om cykel", "ärende: [KS-1, KS-2]\nutfall: avslag\nbeslut: Motionerna avslås.", []),
        ("Svar på motion om cykel", "ärende: [KS-1, KS-2]\nutfall: bifall", []),
        ("Svar på motioner om cykel", "ärende: [KS-1, KS-2]", []),
        ("Svar på motioner om cykel", "ärende: [{nr: KS-1, utfall: bifall}, {nr: KS-2, utfall: avslag}]", []),
    ],
)
def test_motions_of_several_cases(tmp_path: Path, title: str, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, body, title) == expected


TWO = "ärende: [KS 2024/512, KS 2024/513]\nutfall: bifall\nbeslut: |\n  "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Motion KS 2024/512 bifalls. Motion KS 2024/513 avslås.", "{nr: KS 2024/513, utfall: avslag}"),
        ("Motion KS 2024/512 bifalls. Motion KS 2024/513 anses besvarad.", "{nr: KS 2024/513, utfall: besvarad}"),
        ("Motionen om utegym (KS-2024/513) avslås.", "{nr: KS 2024/512, utfall: bifall}, {nr: KS 2024/513, utfall: av"),
        ("Motionerna KS 2024/512 och KS 2024/513 bifalls.", None),
        ("Motion KS 2024/512 och KS 2024/513 avslås inte utan bifalls.", None),
        ("Motion KS 2024/512 bifalls i första delen och avslås i övrigt.", None),
        ("Motionerna bifalls.", None),
    ],
)
def test_words_that_split_one_outcome_are_an_error(tmp_path: Path, text: str, said: str | None) -> None:
    found = errors(town(tmp_path, minutes("ks", "2024-03-05", item(1, "Svar på två", TWO + text))).examine().findings)
    assert [each.code for each in found] == (["ett-utfall-flera-arenden"] if said else [])
    assert all(said is not None and said in each.hint for each in found)


def vote(yes: str, no: str, decision: str) -> str:
    return f"{decision}\nvoteringar:\n  - {{ja: {yes}, nej: {no}, resultat: {{ja: 3, nej: 1}}}}"


BACK = "utfall: återremiss\nvoteringar:\n  - ja: ärendets avgörande idag\n    nej: ärendets återremiss\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{BACK}    resultat: {{ja: 3, nej: 1}}\n    utfall: ja", ["aterremiss-mot-rost"]),
        (f"{BACK}    resultat: {{ja: 3, nej: 1}}", ["aterremiss-mot-rost"]),
        (f"{BACK}    resultat: {{ja: 1, nej: 3}}\n    utfall: nej", []),
        (f"{BACK}    resultat: {{ja: 3, nej: 1}}".replace("ärendets avgörande idag", "avslag på yrkandet"), []),
        (f"{BACK}    resultat: {{ja: 2, nej: 1}}\n    utfall: nej", []),  # only fullmäktige may: said by another rule
        (f"{BACK}    resultat: {{ja: 3, nej: 1}}\n    utfall: ja".replace("utfall: återremiss\n", ""), []),
        ("voteringar:\n  - {ja: bifall, nej: avslag, resultat: {ja: 2, nej: 2}, utslagsröst: Bo Lund (M), utfall: ja}",
         ["utslagsrost-ej-ordforande"]),
        ("voteringar:\n  - {ja: bifall, nej: avslag, resultat: {ja: 2, nej: 2}, utslagsröst: Anna Ek (S), utfall: ja}",
         []),
        ("voteringar:\n  - {ja: bifall, nej: avslag, resultat: {ja: 2, nej: 2}, utslagsröst: Pia Ro (L), utfall: ja}",
         []),
        ("voteringar:\n  - {ja: bifall, nej: avslag, resultat: {ja: 2, nej: 2}, utslagsröst: Anna Ek (S)}",
         ["utslagsrost-saknas"]),
        ("voteringar:\n  - {ja: bifall, nej: avslag, resultat: {ja: 3, nej: 1}, utslagsröst: Anna Ek (S), utfall: ja}",
         ["rost-utfall"]),
        ("beslut: Informationen noteras.", ["utfall-mot-ord"]),
        ("beslut: Nämnden lägger rapporten till handlingarna.", ["utfall-mot-ord"]),
        ("beslut: Informationen noteras.\nutfall: noterat", []),
        ("beslut: Informationen noteras. Planen antas.", []),
        ("beslut: Nämnden noterar rapporten och antar planen.", []),
        ("beslut: Nämnden noterar rapporten och ger förvaltningen i uppdrag att återkomma.", []),
        ("beslut: Styrelsens förslag till kommunfullmäktige", ["forslag-utan-mottagare"]),
        ("beslut: Nämnden antar styrelsens förslag till fullmäktiges arbetsordning.", []),
        ("jäv: [Bo Lund (M)]\nreservationer: [{av: Bo Lund (M), text: Nej.}]", ["jav-men-tjanstgor"]),
        ("jäv: [Bo Lund (M)]\nreservationer: [{av: Anna Ek (S), text: Nej.}]", []),
        (vote("avslag på motionen", "bifall till motionen", "utfall: bifall"), ["rost-mot-beslut"]),
        (vote("bifall till motionen", "avslag på motionen", "beslut: Motionen avslås."), ["rost-mot-beslut"]),
        (vote("återremiss", "avgörs i dag", "beslut: Planen antas."), ["rost-mot-beslut"]),
        (vote("bordläggning", "avgörs i dag", "beslut: Planen antas."), ["rost-mot-beslut"]),
        (vote("bifall till motionen", "avslag på motionen", "utfall: bifall"), []),
        (vote("avslag på motionen", "bifall till motionen", "utfall: besvarad"), []),
        (vote("avslag på yrkandet från S", "bifall till yrkandet", "utfall: bifall"), []),
        (vote("avgörs i dag", "återremiss", "beslut: Planen antas."), []),
        (vote("återremiss", "avgörs i dag", "utfall: återremiss\nbeslut: Ärendet återremitteras."), []),
        (vote("avslag på ändringen", "bifall till ändringen", "beslut: Förslaget bifalls."), []),
    ],
)  # fmt: skip
def test_votes(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, body) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Nämnden för teknik 2024-03-05", ["samma-slutrad"]),
        ("Kommunstyrelsen Sida 3 av 9", ["samma-slutrad"]),
        ("Planen antas härmed.", []),
        ("- karta", []),
        ("| Summa | 3 |", []),
    ],
)
def test_a_last_line_that_comes_back(tmp_path: Path, last: str, expected: list[str]) -> None:
    texts = [f"beslut: |\n  Nämnden beslutar om sak {number}.\n\n  {last}" for number in (1, 2, 3)]
    more = [item(number, f"Rubrik {number}", texts[number - 1]) for number in (2, 3)]
    found = codes(tmp_path, texts[0], "Rubrik", *more)
    assert [code for code in found if code != "flyter-ihop"] == expected


def test_two_texts_may_end_alike(tmp_path: Path) -> None:
    text = "beslut: |\n  Nämnden beslutar.\n\n  Nämnden för teknik 2024-03-05"
    assert codes(tmp_path, text, "Rubrik", item(2, "Annat", text)) == []


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (["Niclas Nilsson M"], ["parti-utan-parentes"]),
        (["Niclas Nilsson (M)"], []),
        (["Niclas Nilsson"], ["parti-saknas"]),
        (["Niclas Nilsson (-)"], []),
        (["Vakant"], []),
        (["Niclas Nilsson", "Pia Ro"], []),  # then the minutes hardly print parties at all
        (["Niclas Nilsson X"], ["parti-saknas"]),
    ],
)
def test_parties_in_a_list(tmp_path: Path, present: Sequence[str], expected: list[str]) -> None:
    own = [*PRESENT, "Eva Holm (S)"][: 3 if len(present) > 1 else 5]
    assert across(tmp_path, minutes("ks", "2024-03-05", item(1), present=[*own, *present])) == expected


LONG = "Nämnden har tagit del av utredningen, som visar hur badplatsen ska skötas under sommaren och hösten. " * 3


@pytest.mark.parametrize(
    ("title", "case", "text", "expected"),
    [
        ("Ny skola i byn", "ärende: KS-2024-00002", LONG, ["gammal-text"]),
        ("Ny skola i byn", "ärende: KS-2024-00001", LONG, []),
        ("Skötsel av badplatsen", "ärende: KS-2024-00002", LONG, []),
        ("Ny skola i byn", "ärende: KS-2024-00002", LONG.replace("hösten", "våren"), []),
        ("Ny skola i byn", "ärende: KS-2024-00002", LONG[:100], []),
    ],
)
def test_a_text_of_the_meeting_before(tmp_path: Path, title: str, case: str, text: str, expected: list[str]) -> None:
    first = minutes("ks", "2024-03-05", item(1, "Skötsel av badplatsen", f"ärende: KS-2024-00001\nbeslut: {LONG}"))
    second = minutes("ks", "2024-04-05", item(2, title, f"{case}\nbeslut: {text}"))
    assert across(tmp_path, first, second) == expected


@pytest.mark.parametrize(
    ("body", "day", "items", "expected"),
    [
        ("ks", "2062-06-03", ["ärende: KS-2026-00012"], ["motets-ar"]),
        ("ks", "2025-06-03", ["ärende: [KS-2024-00012, KS-2024-00013, KS-2023-00014, KS-2024-00015]"], ["motets-ar"]),
        ("ks", "2025-02-03", ["ärende: [KS-2024-00012, KS-2024-00013, KS-2024-00014]"], []),
        ("ks", "2025-06-03", ["ärende: [KS-2024-00012, KS-2024-00013, KS-2024-00014, KS-2025-00015]"], []),
        ("ks", "2024-06-03", ["ärende: KS-2042-00012"], ["diarienummer-fran-framtiden"]),
        ("ks", "2024-06-03", ["ärende: KS-2024-00012"], []),
        ("kf", "2024-06-03", ["typ: motion\nbeslut: Motionen avslås."], ["motion-utan-utfall"]),
        ("kf", "2024-06-03", ["typ: motion\nutfall: avslag\nbeslut: Motionen avslås."], []),
        ("kf", "2024-06-03", ["typ: motion\nbeslut: Motionen remitteras till kommunstyrelsen."], []),
        ("ks", "2024-06-03", ["typ: motion\nbeslut: Motionen avslås."], []),
        ("kf", "2024-06-03", ["typ: interpellation\nbeslut: Debatten avslutas."], ["motion-utan-utfall"]),
        ("kf", "2024-06-03", ["typ: motion\nväckt: 2024-02-05\nbeslut: Motionen avslås."], ["motion-utan-utfall"]),
        ("kf", "2024-06-03", ["typ: motion\nväckt: 2024-06-03\nbeslut: Motionen tas emot."], []),  # the day it came
        ("kf", "2024-06-03", ["typ: interpellation\nutfall: besvarad\nbeslut: Debatten avslutas."], []),
        ("kf", "2024-06-03", ["typ: interpellation\nbeslut: Interpellationen får ställas."], []),
        ("ks", "2024-06-03", ["typ: bygglov\nväckt_av: Karin Ro (S)"], ["bara-sokande"]),
        ("ks", "2024-06-03", ["typ: bygglov\nväckt_av: Bo Lund (M)"], []),
    ],
)
def test_an_archive(tmp_path: Path, body: str, day: str, items: Sequence[str], expected: list[str]) -> None:
    made = [item(number, f"Rubrik {number}", each) for number, each in enumerate(items, 1)]
    found = across(tmp_path, minutes(body, day, *made, present=["Anna Ek (S), ordförande", "Bo Lund (M)"]))
    assert [code for code in found if code not in {"ej-beslutfor", "overklagande-oklart"}] == expected


def test_a_year_of_two_figures_is_never_later_than_the_meeting(tmp_path: Path) -> None:
    place = town(
        tmp_path, minutes("ks", "2001-06-04", item(41, "Ett", "ärende: KS 99/123"), item(42, "Två", "ärende: KS 01/7"))
    )
    kommun = place.folder / "content" / "register" / "kommun.yml"
    kommun.write_text(
        "namn: Exempelköping\ndiarienummer:\n  - form: KS-{år}-{nr:5}\n    även: ['KS {år:2}/{nr}']\n", "utf-8"
    )
    examination = place.examine()
    assert examination.archive
    assert sorted(examination.archive.cases) == ["KS-1999-00123", "KS-2001-00007"]


def test_a_number_with_its_label_is_shown_without_it(tmp_path: Path) -> None:
    found = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Ett", "ärende: Dnr KS-2024-00012"))).examine().findings
    assert [each.hint for each in found] == ["Skriv bara numret: KS-2024-00012"]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("utfall: Avslås", "Menade du avslag?"),
        ("utfall: Bifalles", "Menade du bifall?"),
        ("utfall: antecknas", "Menade du noterat?"),
        ("utfall: zzz", "Välj bland: beslutat"),
        (
            "reservationer: Bo Lund (M) reserverar sig",
            'så här: reservationer: [{av: Bo Lund (M), text: "Bo Lund (M) reserverar sig"}]',
        ),
        ("protokollsanteckningar:\n  - Bo Lund (M)", "så här: - {av: Bo Lund (M), text: …}"),
        ("reservationer: Alla mot beslutet", "efter av: och orden efter text:."),  # nobody is named for them
    ],
)
def test_a_cure_names_what_was_meant(tmp_path: Path, body: str, hint: str) -> None:
    [found] = errors(town(tmp_path, minutes("ks", "2024-03-05", item(1, "Skolskjuts", body))).examine().findings)
    assert hint in found.hint


def test_letters_of_an_unknown_party_are_no_part_of_a_name(tmp_path: Path) -> None:
    own = ["Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Eva Holm SD"]
    [found] = town(tmp_path, minutes("ks", "2024-03-05", item(1), present=own)).examine().findings
    assert found.hint == "Lägg till partiet i register/partier.yml, och skriv så här: Eva Holm (SD)"


@pytest.mark.parametrize(
    ("bodies", "day", "expected"),
    [
        ("till: 2023-12-31", "2024-02-05", ["organ-utanfor-tiden"]),
        ("från: 2024-03-01", "2024-02-05", ["organ-utanfor-tiden"]),
        ("efterträdare: ks", "2024-02-05", ["organ-utan-slut"]),
        ("till: 2024-02-05\n    efterträdare: ks", "2024-02-05", []),
        ("från: 2024-02-05", "2024-02-05", []),
        ("kortnamn: AN", "2024-02-05", []),
    ],
)
def test_a_body_and_its_days(tmp_path: Path, bodies: str, day: str, expected: list[str]) -> None:
    place = town(tmp_path, minutes("an", day))
    place.write("register/organ.yml", f"{ORGAN}    {bodies}\n")
    assert sorted({each.code for each in place.examine().findings}) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("KS 24/12", []),
        ("KS 25/12", ["diarienummer-fran-framtiden"]),
        ("KS 64/12", ["diarienummer-fran-framtiden"]),
        ("KS 65/12", []),
    ],
)
def test_a_year_of_two_figures_that_has_not_come(tmp_path: Path, printed: str, expected: list[str]) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Ett", f"ärende: [{printed}, KS 24/1]")))
    form = "namn: Exempelköping\ndiarienummer:\n  - form: KS-{år}-{nr:5}\n    även: ['KS {år:2}/{nr}']\n"
    place.write("register/kommun.yml", form)
    assert sorted({each.code for each in place.examine().findings}) == expected


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (("Anna Ek (S), ordförande", "Anna Öst (S)"), ["dubbel-narvaro"]),
        (("Anna Ek (S), ordförande", "Bo Lund (M)"), []),
        (("Anna Öst (S), ordförande", "Bo Lund (M)"), []),
    ],
)
def test_two_in_one_list_are_not_one(tmp_path: Path, present: tuple[str, ...], expected: list[str]) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05", present=present))
    place.write("register/personer.yml", "personer:\n  - {namn: Anna Ek, även: [Anna Öst]}\n")
    assert sorted({each.code for each in place.examine().findings}) == expected


@pytest.mark.parametrize(
    ("days", "wrong"), [("från: 2024-02-01\n    till: 2024-01-31", True), ("till: 2030-01-31", False)]
)
def test_a_body_does_not_end_before_it_begins(tmp_path: Path, days: str, wrong: bool) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    place.write("register/organ.yml", f"{ORGAN}    {days}\n")
    assert [each.code for each in place.examine().findings] == (["fel-datum"] if wrong else [])


FINNISH = "Kunta päättää hyväksyä suunnitelman."


@pytest.mark.parametrize(
    ("body", "own", "expected"),
    [
        (f"beslut: {FINNISH}", "", ["sprak-saknas"]),
        (f"språk: fi\nbeslut: {FINNISH}", "", []),
        (f"beslut: {FINNISH}", "språk: fi", []),
        ("beslut: Ja, kommuunin hallitus pannee kysymyksen pöyän päälle.", "", ["sprak-saknas"]),
        ("beslut: Kiruna, Haaparanta, Övertorneå.", "", []),
        (f"beslut: Nämnden antar planen, på finska {FINNISH}", "", []),
        ("beslut: Bokslut 2023, Årsredovisning, Personalredovisning, Tertialrapport.", "", []),
    ],
)
def test_finnish_says_that_it_is(tmp_path: Path, body: str, own: str, expected: list[str]) -> None:
    place = town(tmp_path, minutes("an", "2024-03-05", item(1, "Suunnitelma", body)))
    place.write("register/organ.yml", f"{ORGAN}    {own}\n" if own else ORGAN)
    assert sorted({each.code for each in place.examine().findings}) == expected
