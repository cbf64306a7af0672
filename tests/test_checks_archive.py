"""The checks across protocols, and the waivers: what is written and which rules speak; half the rows expect none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from generator.checks import examine
from tests.sites import BESLUTANDE, KOMMUN, NACKA, ORGAN, item, minutes, town


def run(*numbers: int, title: str = "Skolskjuts", body: str = "") -> list[str]:
    return [item(number, f"{title} {number}", body) for number in numbers]


def codes(folder: Path, *files: str) -> list[str]:
    return sorted({finding.code for finding in town(folder, *files).examine().findings})


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([("ks", "2024-03-05", [1, 2, 3])], []),
        ([("ks", "2024-03-05", [1, 3])], ["paragraf-lucka"]),
        ([("ks", "2024-03-05", [2, 1])], ["paragraf-ordning"]),
        ([("ks", "2024-03-05", [8, 9])], []),  # the archive begins in the middle of a year
        ([("ks", "2024-03-05", [1, 2]), ("ks", "2024-04-02", [3, 4])], []),
        ([("ks", "2024-03-05", [1, 2]), ("ks", "2024-04-02", [5, 6])], ["paragraf-lucka"]),
        ([("ks", "2024-03-05", [5, 6]), ("ks", "2024-04-02", [4, 5])], ["paragraf-igen"]),
        ([("ks", "2024-03-05", [1, 2]), ("ks", "2024-04-02", [1, 2])], []),  # begins anew in every meeting
        ([("ks", "2024-12-03", [98, 99]), ("ks", "2025-01-07", [1, 2])], []),
        ([("ks", "2024-03-05", [1, 2]), ("kf", "2024-04-02", [7, 8])], []),
        ([("ks", "2024-03-05", [1, 2, 5]), ("ks", "2024-03-05", [3, 4])], []),  # approved at once, apart
        ([("ks", "2024-03-05", [1, 2]), ("ks", "2024-03-05", [2, 3])], ["samma-mote"]),
    ],
)
def test_numbering(tmp_path: Path, meetings: Sequence[tuple[str, str, list[int]]], expected: list[str]) -> None:
    assert codes(tmp_path, *(minutes(body, day, *run(*numbers)) for body, day, numbers in meetings)) == expected


def test_a_copy_under_another_day_is_the_same_meeting(tmp_path: Path) -> None:
    items = [item(number, f"Rubrik {number}", f"ärende: KS-2024-0000{number}") for number in (1, 2, 3)]
    assert "samma-mote" in codes(tmp_path, minutes("ks", "2024-03-05", *items), minutes("ks", "2024-03-06", *items))


NAMED = "protokollsanteckningar:\n  - av: {}\n    text: Vi ser positivt på arbetet."


@pytest.mark.parametrize(
    ("present", "author", "expected"),
    [
        ("Johanna Kvist (S)", "Johanna Qvist (S)", ["snarlikt-namn"]),
        ("Johanna Kvist (S)", "Johana Kvist (S)", ["snarlikt-namn"]),
        ("Anna-Lena Ek (S)", "AnnaLena Ek (S)", ["snarlikt-namn"]),
        ("Johanna Kvist (S)", "Johanna Kvist (S)", []),
        ("Johanna Kvist (S)", "Johanna Qvist (M)", []),
        ("Maria Strandberg (S)", "Marie Strandberg (S)", []),  # two first names
        ("Per Strandberg (S)", "Pär Strandberg (S)", []),
        ("Gunnel Nyman Gräff (S)", "Gunnel Gräff (S)", ["kanske-samma-person"]),
        ("Gunnel Nyman Gräff (S)", "Gunnar Gräff (S)", []),
        ("Johanna Kvist (S)", "Johanna Kvist (M)", ["parti-stammer-inte"]),  # two parties in one protocol
    ],
)
def test_names(tmp_path: Path, present: str, author: str, expected: list[str]) -> None:
    text = minutes("ks", "2024-03-05", item(1, body=NAMED.format(author)), present=(*BESLUTANDE, present))
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("David Strand (M) ersätter Cecila Berg (C) § 1", ["snarlikt-namn"]),  # she is there herself
        ("David Strand (M) ersätter Cecilia Berg (C) § 1", []),
        ("Cecili Berg (C) ersätter Cecilia Berg (C) § 1", []),  # nobody stands for themselves
        ("David Strand (M) ersätter Cecilia Bergh (M) § 1", []),
        ("David Strand (M) ersätter Cecilia Berg (M) § 1", ["parti-stammer-inte"]),
    ],
)
def test_the_name_of_who_is_replaced(tmp_path: Path, line: str, expected: list[str]) -> None:
    present = ("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C) § 2", line)
    assert codes(tmp_path, minutes("ks", "2024-03-05", *run(1, 2), present=present)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("av: Bo Lund (M)\n    för: M", []),
        ("av: Bo Lund (M)\n    för: Moderaterna", []),
        ("av: Bo Lund (M)\n    för: S", ["parti-stammer-inte"]),
        ("av: Bo Lund\n    för: S", ["parti-stammer-inte"]),
        ("av: Bo Lund\n    för: M", []),
        ("av: [Bo Lund (M), Anna Ek (S)]\n    för: S", []),
        ("av: Bo Lund (S)\n    för: M", ["parti-stammer-inte"]),
        ("av: Bo Lund\n    för: [M, S]", []),
    ],
)
def test_a_statement_for_a_party(tmp_path: Path, said: str, expected: list[str]) -> None:
    body = f"protokollsanteckningar:\n  - {said}\n    text: Vi ser positivt på arbetet."
    found = town(tmp_path, minutes("ks", "2024-03-05", item(1, body=body))).examine().findings
    assert [finding.code for finding in found] == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ("{ja: [Anna Ek (S), Bo Lund (M)], nej: [Cecilia Berg (C)]}", []),
        ("{ja: [Anna Ek (S), Bo Lund (S)], nej: [Cecilia Berg (C)]}", ["parti-stammer-inte"]),
    ],
)
def test_a_voter_of_another_party(tmp_path: Path, votes: str, expected: list[str]) -> None:
    body = f"voteringar:\n  - {{ja: bifall, nej: avslag, resultat: {{ja: 2, nej: 1}}, röster: {votes}}}"
    found = town(tmp_path, minutes("ks", "2024-03-05", item(1, body=body))).examine().findings
    assert [finding.code for finding in found if finding.code != "rost-ej-tjanstgorande"] == expected


def test_two_who_meet_are_two(tmp_path: Path) -> None:
    text = minutes("ks", "2024-03-05", present=(*BESLUTANDE, "Johanna Kvist (S)", "Johanna Qvist (S)"))
    assert codes(tmp_path, text) == []


@pytest.mark.parametrize(
    ("parties", "register", "expected"),
    [
        ("SSMSS", "", ["parti-stammer-inte"]),
        ("SSSMM", "", []),  # a change
        ("SSSSS", "partier: [{parti: S}]", []),
        ("SSSMM", "partier: [{parti: S}]", ["parti-stammer-inte"]),
        ("SSSMM", "partier: [{parti: S, till: 2024-03-31}, {parti: M, från: 2024-04-01}]", []),
        ("SMSMS", "endast_parti: S", []),  # namesakes, told apart by the register
    ],
)
def test_parties(tmp_path: Path, parties: str, register: str, expected: list[str]) -> None:
    place = town(tmp_path)
    if register:
        named = f"personer:\n  - namn: Eva Holm\n    {register}\n    id: eva-holm-1\n"
        place.write("register/personer.yml", named)
    for month, party in enumerate(parties, 1):
        place.add(minutes("ks", f"2024-0{month}-05", item(month), present=(*BESLUTANDE, f"Eva Holm ({party})")))
    assert sorted({finding.code for finding in place.examine().findings}) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("justerare: Bo Lund (M)", "", []),
        ("justerare: Nils Vik (M)", "", ["justerare-ej-narvarande"]),
        ("justerare: Bo Lund", "", []),
        ("", "voteringar:\n  - {ja: a, nej: b, röster: {ja: [Nils Vik (S)]}}", ["rost-ej-tjanstgorande"]),
        ("", "voteringar:\n  - {ja: a, nej: b, röster: {ja: [Anna Ek (S)]}}", []),
        ("", "voteringar:\n  - {ja: a, nej: b, röster: {frånvarande: [Nils Vik (S)]}}", []),
    ],
)
def test_presence(tmp_path: Path, head: str, body: str, expected: list[str]) -> None:
    assert codes(tmp_path, minutes("ks", "2024-03-05", item(1, body=body), head=head)) == expected


@pytest.mark.parametrize(
    ("first", "expected"), [("Anna Ek (S)", ["ordforande-saknas"]), ("Anna Ek (S), ordförande", [])]
)
def test_chair(tmp_path: Path, first: str, expected: list[str]) -> None:
    usual = [minutes("ks", f"2024-0{month}-05", item(month)) for month in (1, 2)]
    assert codes(tmp_path, *usual, minutes("ks", "2024-03-05", item(3), present=[first, "Bo Lund (M)"])) == expected


@pytest.mark.parametrize(("size", "expected"), [(7, ["ej-beslutfor"]), (6, ["ej-beslutfor"]), (5, []), (None, [])])
def test_quorum(tmp_path: Path, size: int | None, expected: list[str]) -> None:
    place = town(tmp_path, minutes("ks", "2024-03-05"))
    if size:
        place.write(
            "register/organ.yml",
            ORGAN.replace("    typ: styrelse\n", f"    typ: styrelse\n    antal_ledamöter: {size}\n"),
        )
    assert [finding.code for finding in place.examine().findings] == expected


@pytest.mark.parametrize(
    ("body", "disqualified", "expected"),
    [("kf", "jäv: [Anna Ek (S), Bo Lund (M)]", []), ("ks", "jäv: [Anna Ek (S), Bo Lund (M)]", ["ej-beslutfor"])],
)
def test_jäv_does_not_keep_a_council_from_deciding(
    tmp_path: Path, body: str, disqualified: str, expected: list[str]
) -> None:
    place = town(tmp_path, minutes(body, "2024-03-05", item(1, "Ansvarsfrihet", disqualified)))
    seats = "    antal_ledamöter: 4\n"
    organ = ORGAN.replace("    typ: styrelse\n", f"    typ: styrelse\n{seats}")
    place.write("register/organ.yml", organ.replace("    typ: fullmäktige\n", f"    typ: fullmäktige\n{seats}"))
    assert [finding.code for finding in place.examine().findings] == expected


PROPOSAL = "ärende: KS-2023-00123\nförslag_till: kf"
ANSWER = "ärende: KS-2023-00123"


@pytest.mark.parametrize(
    ("proposal", "answer", "newest", "expected"),
    [
        (PROPOSAL, "", "2024-06-04", ["forslag-utan-svar"]),
        (PROPOSAL, ANSWER, "2024-06-04", []),
        (PROPOSAL, "", "2024-02-06", []),  # too soon to tell
        ("förslag_till: kf", "", "2024-06-04", []),
        (PROPOSAL, "ärende: KS-2023-00128", "2024-06-04", ["diarienummer-snarlikt", "forslag-utan-svar"]),
        (PROPOSAL, "ärende: KS-2023-00456", "2024-02-06", []),
    ],
)
def test_proposals(tmp_path: Path, proposal: str, answer: str, newest: str, expected: list[str]) -> None:
    files = [
        minutes("kf", "2023-01-10", item(1, "Val")),
        minutes("ks", "2023-03-07", item(1, "Ny skola i Ekhult", proposal)),
        minutes("kf", "2023-04-04", item(2, "Ny skola i Ekhult", answer)),
        minutes("kf", newest, item(1, "Val")),
    ]
    assert codes(tmp_path, *files) == expected


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("{organ: ks, datum: 2024-03-05, nr: 1}", []),
        ("{organ: ks, datum: 2024-03-05, nr: 7}", ["tidigare-finns-inte"]),
        ("{organ: kss, datum: 2024-03-05, nr: 1}", ["tidigare-finns-inte"]),
        ("{organ: ks, datum: 2019-03-05, nr: 7}", []),  # before the archive begins
        ("{organ: ks, datum: 2025-03-05, nr: 1}", ["tidigare-senare"]),
    ],
)
def test_earlier(tmp_path: Path, earlier: str, expected: list[str]) -> None:
    later = minutes("kf", "2024-04-05", item(1, body=f"tidigare: [{earlier}]"))
    assert codes(tmp_path, minutes("ks", "2024-03-05"), later) == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Anmälningar", "Anmälningar", "Ny skola i Ekhult"], ["samlingsnummer"]),
        (["Anmälningar", "Anmälningar", "Övriga anmälningsärenden"], []),
        (["Ny skola i Ekhult", "Ny skola i Ekhult", "Anmälningar"], []),
    ],
)
def test_bucket(tmp_path: Path, titles: list[str], expected: list[str]) -> None:
    files = [
        minutes("ks", f"2024-0{month}-05", item(month, title, "ärende: KS-2024-00005"))
        for month, title in enumerate(titles, 1)
    ]
    assert codes(tmp_path, *files) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [("ks", ["rost-utfall"]), ("kf", [])],
)
def test_only_fullmaktige_has_minority_referral(tmp_path: Path, body: str, expected: list[str]) -> None:
    vote = "utfall: återremiss\nvoteringar:\n  - {ja: a, nej: b, resultat: {ja: 43, nej: 38}, utfall: nej}"
    assert codes(tmp_path, minutes(body, "2024-03-05", item(1, body=vote))) == expected


@pytest.mark.parametrize(
    ("author", "text", "expected"),
    [
        ("Bo Lund (M)", "Vi socialdemokrater anser att det räcker.", ["annat-parti-talar"]),
        ("Anna Ek (S)", "Vi socialdemokrater anser att det räcker.", []),
        ("Bo Lund (M)", "Vi i Vänsterpartiet anser att det räcker.", ["annat-parti-talar"]),
        ("Bo Lund (M)", "Vi accepterar att socialdemokrater och centerpartister är av annan mening.", []),
        ("Bo Lund (M)", "Vi moderater håller med. Vi socialdemokrater, sade någon, är emot.", []),
        ("Cecilia Berg (C)", "Vi centerpartister anser att det räcker.", []),
        ("Bo Lund (M)", "Vi exempellister anser att det räcker.", ["annat-parti-talar"]),
    ],
)
def test_voices(tmp_path: Path, author: str, text: str, expected: list[str]) -> None:
    said = f"protokollsanteckningar:\n  - av: {author}\n    text: {text}"
    assert codes(tmp_path, minutes("ks", "2024-03-05", item(1, body=said))) == expected


WAIVER = "undantag:\n  - regel: {}\n    plats: {}\n    skäl: Paragrafen är sekretessbelagd.\n    till: {}\n"
HERE = "protokoll/ks/2024-03-05.yml"


@pytest.mark.parametrize(
    ("code", "place", "until", "today", "expected"),
    [
        ("paragraf-lucka", f"{HERE} § 3", "2024-12-31", None, []),
        ("paragraf-lucka", f"content/{HERE}, § 3", "2024-12-31", None, []),
        ("paragraf-lucka", HERE, "2024-12-31", None, []),
        ("paragraf-lucka", f"{HERE} § 1", "2024-12-31", None, ["paragraf-lucka", "undantag-oanvant"]),
        ("paragraf-lucka", "protokoll/ks/2024.yml", "2024-12-31", None, ["paragraf-lucka", "undantag-oanvant"]),
        ("paragraf-lucka", HERE, "2024-03-05", None, []),
        ("paragraf-lucka", HERE, "2024-03-04", None, ["paragraf-lucka", "undantag-gammalt"]),
        ("paragraf-lucka", HERE, "2024-12-31", date(2025, 1, 1), ["paragraf-lucka", "undantag-gammalt"]),
        ("paragraflucka", HERE, "2024-12-31", None, ["paragraf-lucka", "undantag-fel"]),
        ("paragraf-ordning", HERE, "2024-12-31", None, ["paragraf-lucka", "undantag-oanvant"]),
        ("paragraf-lucka", f"{HERE} § tre", "2024-12-31", None, ["paragraf-lucka", "undantag-fel"]),
    ],
)
def test_waivers(tmp_path: Path, code: str, place: str, until: str, today: date | None, expected: list[str]) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", *run(1, 3)))
    founded.write("register/undantag.yml", WAIVER.format(code, place, until))
    found = sorted({finding.code for finding in examine(founded.content, today=today).findings})
    assert found == expected


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("organ: ks\ndatum: 2024-03-99", False),
        ("organ: ks\ndatum: 2024-04-09\nparagrafer: [", False),
        (minutes("ks", "2024-04-09").replace("rubrik:", "rubrk:"), False),
        (minutes("ks", "2024-04-09"), True),
    ],
)
def test_a_waiver_is_of_use_where_its_finding_waits_for_a_broken_file(tmp_path: Path, other: str, told: bool) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", *(run(1, 2) if told else run(1, 3))))
    founded.write("protokoll/ks/2024-04-09.yml", f"{other}\n")
    founded.write("register/undantag.yml", WAIVER.format("paragraf-lucka", HERE, "2024-12-31"))
    assert ("undantag-oanvant" in {finding.code for finding in founded.examine().findings}) == told


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("personnummer", "beslut: Ansökan från 19121212-1212.", ["personnummer", "undantag-fel"]),
        ("okant-parti", "deltar_ej: [Nils Vik (XX)]", ["okant-parti", "undantag-oanvant"]),
    ],
)
def test_what_cannot_be_waived(tmp_path: Path, code: str, text: str, expected: list[str]) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", item(1, body=text)))
    founded.write("register/undantag.yml", WAIVER.format(code, HERE, "2024-12-31"))
    found = {finding.code for finding in founded.examine().findings} - {"okand-person"}
    assert sorted(found) == expected


def test_an_error_of_the_original_can_be_waived(tmp_path: Path) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05", head="justering: {datum: 2024-03-01}"))
    assert [finding.code for finding in founded.examine().findings] == ["justering-fore-mote"]
    founded.write("register/undantag.yml", WAIVER.format("justering-fore-mote", HERE, "2024-12-31"))
    assert founded.examine().findings == ()


def test_the_real_minutes_have_what_a_careful_reader_finds() -> None:
    findings = examine(NACKA / "content").findings
    assert [(finding.code, finding.message.split(":")[0]) for finding in findings] == [
        ("annat-parti-talar", "I § 11"),
        ("samma-yttrande", "I § 12"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("bilder/191212121212.png", "", "content/bilder/[personnummer].png"),
        ("protokoll/ks/Anna 121212-1212.pdf", "", "content/protokoll/ks/Anna [personnummer].pdf"),
        ("bilder/2012-12-12.png", "", None),
        ("listor/sokande.csv", "namn;nummer\nAnna;121212-1212\n", "content/listor/sokande.csv"),
        ("listor/sokande.csv", "namn;nummer\nAnna;121212-1213\n", None),
        (
            "register/personer.yml",
            'personer: [{namn: "Anna \\x31\\x32\\x31212-1212"}]\n',
            "content/register/personer.yml",
        ),
        ("register/personer.yml", 'personer: [{namn: "Anna \\x45k"}]\n', None),
    ],
)
def test_identity_numbers_elsewhere(tmp_path: Path, path: str, text: str, expected: str | None) -> None:
    founded = town(tmp_path, minutes())
    founded.write(path, text)
    found = [each for each in founded.examine().findings if each.code == "personnummer"]
    assert [each.file for each in found] == ([expected] if expected else [])
    assert not any("1212" in f"{each.file}{each.message}{each.hint}" for each in found)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("om.md", 0),
        ("om.md#kontakt", 0),
        ("omm.md", 1),
        ("bilder/a.png", 1),
        ("moten/ks/2024-03-05/index.html", 0),
        ("moten/ks/2024-03-06/index.html", 1),
        ("protokoll/ks/2024-03-05.yml", 1),
        ("data/2024/protokoll.zip", 0),
        ("protokoll/ks/2024-03-05.pdf", 1),
        ("arenden/ks-2024-00001/index.json", 0),
        ("../hemligt.md", 1),
        ("https://www.exempel.se/borta.md", 0),
        ("#kontakt", 0),
    ],
)
def test_links_of_editorial_pages(tmp_path: Path, link: str, found: int) -> None:
    founded = town(tmp_path, minutes("ks", "2024-03-05"))
    founded.write("om.md", f"# Om\n\n`[x](inte.md)` och [en länk]({link}).\n\n```\n[x](inte.md)\n```\n")
    findings = founded.examine().findings
    assert [(each.code, each.line, each.column) for each in findings] == [("lank-dod", 3, 30)] * found


LONG = "x" * 5_000
TOO_LONG = {
    "a waiver's place": (
        "register/undantag.yml",
        WAIVER.format("samma-slutrad", LONG, "2099-01-01"),
        "undantag-oanvant",
    ),
    "an original": (
        "protokoll/ks/2024-03-05.yml",
        minutes("ks", "2024-03-05", item(1, "Taxa", f"handlingar: [{{text: Taxa, pdf: {LONG}.pdf}}]")),
        "kalla-saknas",
    ),
    "a logo": ("register/kommun.yml", KOMMUN + f"logotyp: {LONG}.svg\n", "logotyp-saknas"),
    "a link of a page": ("om.md", f"# Om\n\n[Hit]({LONG}.md)\n", "lank-dod"),
    "no body": ("protokoll/ks/2024-03-05.yml", minutes("null", "2024-03-05", item(1)), "okant-organ"),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_a_name_that_no_file_can_have_is_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    path, text, code = TOO_LONG[name]
    place = town(tmp_path)
    place.write(path, text)
    found = {finding.code for finding in place.examine().findings}
    assert code in found and "mapp-organ" not in found
