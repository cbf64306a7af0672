"""Tests of generator.notation: lines with their full reading, refusals with their words, and properties."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.notation import (
    MAX_LENGTH,
    Entry,
    NotationError,
    Replaced,
    Role,
    Span,
    format_entry,
    format_number,
    format_spans,
    parse_entry,
    parse_number,
    parse_spans,
)
from generator.notation.source import fold

ALL = Span(None, None)


def s(first: int, last: int | None = None) -> Span:
    """One closed run of whole §§."""
    return Span((first, 0), (last or first, 0))


def since(first: int) -> Span:
    return Span((first, 0), None)


def until(last: int) -> Span:
    return Span(None, (last, 0))


CHAIR, VICE = Role("ordförande"), Role("1:e vice ordförande")

ENTRIES = [
    # name, party
    ("Anna Ek (M)", Entry("Anna Ek", "M")),
    ("Eivor Örenmark(M)", Entry("Eivor Örenmark", "M")),
    ("Anna Ek (m)", Entry("Anna Ek", "m")),
    ("Anna Ek (-)", Entry("Anna Ek", "-")),
    ("Anna Ek (–)", Entry("Anna Ek", "-")),
    ("Anna Ek (partilös)", Entry("Anna Ek", "partilös")),
    ("Anna Ek (Kustpartiet)", Entry("Anna Ek", "Kustpartiet")),
    ("Anna Ek", Entry("Anna Ek", None)),
    ("Vakant (M)", Entry("Vakant", "M")),
    ("[maskad]", Entry("[maskad]", None)),
    ("[maskad] (M), ordförande", Entry("[maskad]", "M", (CHAIR,))),
    ("Lou-Lou Ask-Ek (C)", Entry("Lou-Lou Ask-Ek", "C")),
    ("Karl-\nHenrik Ek (C)", Entry("Karl-Henrik Ek", "C")),
    ("Malin de Verne (L)", Entry("Malin de Verne", "L")),
    ("Anna Ek jr (M)", Entry("Anna Ek jr", "M")),
    ("Maria Svärd\nWänt  (M)", Entry("Maria Svärd Wänt", "M")),
    ("  A\u030asa Ek\u00a0(M) ,", Entry("Åsa Ek", "M")),
    ("Anna Ek (M).", Entry("Anna Ek", "M")),
    # §§
    ("Karin Teljstedt (KD) §§11-15", Entry("Karin Teljstedt", "KD", spans=(s(11, 15),))),
    ("Wirginia Bogatic V 66 68", Entry("Wirginia Bogatic", "V", spans=(s(66), s(68)))),
    ("Anna Ek V, § 66", Entry("Anna Ek", "V", spans=(s(66),))),
    ("Anna Ek (M) från § 109", Entry("Anna Ek", "M", spans=(since(109),))),
    ("Anna Ek, t.o.m. p 16", Entry("Anna Ek", None, spans=(until(16),))),
    ("Anna Ek, pp 13, 16", Entry("Anna Ek", None, spans=(s(13), s(16)))),
    ("Anna Ek (M) § 296/5", Entry("Anna Ek", "M", spans=(Span((296, 5), (296, 5)),))),
    ("Anna Ek (närvarande §§ 12 & 18–20)", Entry("Anna Ek", None, spans=(s(12), s(18, 20)))),
    ("Anna Ek (närvarande §§ 1–11 samt 13)", Entry("Anna Ek", None, spans=(s(1, 11), s(13)))),
    ("Anna Ek (M), deltar §§ 1–3", Entry("Anna Ek", "M", spans=(s(1, 3),))),
    # names
    ("Per-Olof Å:son Strand (S)", Entry("Per-Olof Å:son Strand", "S")),
    ("Lars Ek i Norrby (S)", Entry("Lars Ek i Norrby", "S")),
    ("Lars Ek i Norra Byn (S), ordförande", Entry("Lars Ek i Norra Byn", "S", (CHAIR,))),
    ("Jan-Åke (Janne) Ek (S)", Entry("Jan-Åke (Janne) Ek", "S")),
    ('Lars "Lasse" Ek (S)', Entry('Lars "Lasse" Ek', "S")),
    ("Lars “Lasse” Ek (S)", Entry("Lars “Lasse” Ek", "S")),
    ("Lars Ek d.y. (S)", Entry("Lars Ek d.y.", "S")),
    ("Lars Ek d.ä. (S) § 4", Entry("Lars Ek d.ä.", "S", spans=(s(4),))),
    ("Lars Ek den yngre (S)", Entry("Lars Ek den yngre", "S")),
    ("Lars-G:son Ek (C)", Entry("Lars-G:son Ek", "C")),
    ("Anna Ek (Kustpartiet) Ordförande", Entry("Anna Ek", "Kustpartiet", (Role("Ordförande"),))),
    ("Cecilia Berg (politisk vilde)", Entry("Cecilia Berg", "politisk vilde")),
    ("Cecilia Berg (Oberoende)", Entry("Cecilia Berg", "Oberoende")),
    ("Lars Ek (S) [lars-ek-norr] § 4", Entry("Lars Ek", "S", spans=(s(4),), person="lars-ek-norr")),
    ("Eva Holm (S) ersätter Lars Ek (S) [lars-ek-norr]",
     Entry("Eva Holm", "S", replaces=Replaced("Lars Ek", "S", None, "lars-ek-norr"))),
    # by the clock, in part, by wire
    ("Anna Ek (M), kl. 15:14–17:51", Entry("Anna Ek", "M", times="kl. 15:14–17:51")),
    ("Anna Ek (M) (kl. 15.14–17.51)", Entry("Anna Ek", "M", times="kl. 15.14–17.51")),
    ("Anna Ek (M) från kl. 16.40", Entry("Anna Ek", "M", times="från kl. 16.40")),
    ("Anna Ek (M), ordförande 13.00–14.30", Entry("Anna Ek", "M", (CHAIR,), times="13.00–14.30")),
    ("Anna Ek (M) §§ 1–5 kl. 13–14.30", Entry("Anna Ek", "M", spans=(s(1, 5),), times="kl. 13–14.30")),
    ("Anna Ek (M), anlände kl. 9.05", Entry("Anna Ek", "M", times="anlände kl. 9.05")),
    (
        "Eva Holm (S) ersätter Bo Ask (S) kl. 15:14–16:00 och 17:00–17:51",
        Entry("Eva Holm", "S", replaces=Replaced("Bo Ask", "S", None), times="kl. 15:14–16:00 och 17:00–17:51"),
    ),
    ("Anna Ek (M) §§ 11–13, del av § 14", Entry("Anna Ek", "M", spans=(s(11, 13),), partly=(s(14),))),
    ("Anna Ek (M) § 14 (del av)", Entry("Anna Ek", "M", partly=(s(14),))),
    ("Anna Ek (M) §§ 1–3 samt del av § 6", Entry("Anna Ek", "M", spans=(s(1, 3),), partly=(s(6),))),
    ("Anna Ek (M), ordförande, på distans", Entry("Anna Ek", "M", (CHAIR,), remote="på distans")),
    ("Bo Lund (S) §§ 41, på distans", Entry("Bo Lund", "S", spans=(s(41),), remote="på distans")),
    ("Anna Ek (M) (via Teams), ej § 4 (jäv)",
     Entry("Anna Ek", "M", absent=(s(4),), reason="jäv", remote="via Teams")),
    ("Anna Ek (M) §§ 12 a, 14", Entry("Anna Ek", "M", spans=(Span((12, 1001), (12, 1001)), s(14)))),
    # role
    ("Anna Ek (M), 1:e vice ordförande", Entry("Anna Ek", "M", (VICE,))),
    ("Anna Ek (M), 2 vice ordf.", Entry("Anna Ek", "M", (Role("2 vice ordf."),))),
    ("Ingegerd Thorngren (M), tjg", Entry("Ingegerd Thorngren", "M", (Role("tjg"),))),
    ("Anna Ek (suppleant)", Entry("Anna Ek", None, (Role("suppleant"),))),
    (
        "Percy Carlsbrand, ekonomichef §§ 45–51",
        Entry("Percy Carlsbrand", None, (Role("ekonomichef"),), (s(45, 51),)),
    ),
    (
        "Anna Ek, planarkitekt,\nkommunstyrelsens förvaltning §§ 50-\n51",
        Entry("Anna Ek", None, (Role("planarkitekt, kommunstyrelsens förvaltning"),), (s(50, 51),)),
    ),
    (
        "Anna Ek, miljö- och\nhälsoskyddsinspektör §\n\n52",
        Entry("Anna Ek", None, (Role("miljö- och hälsoskyddsinspektör"),), (s(52),)),
    ),
    ("Anna Ek, t.f. förvaltningschef", Entry("Anna Ek", None, (Role("t.f. förvaltningschef"),))),
    ("Anna Ek, vd, Norra Hamnen", Entry("Anna Ek", None, (Role("vd, Norra Hamnen"),))),
    ("Anna Ek, Tuna", Entry("Anna Ek", None, (Role("Tuna"),))),
    (
        "Heinrich Kaufmann (C), 1:e vice ordförande\n§§ 127-141, ordförande §§ 142-143",
        Entry(
            "Heinrich Kaufmann",
            "C",
            (Role("1:e vice ordförande", (s(127, 141),)), Role("ordförande", (s(142, 143),))),
        ),
    ),
    # two seats of which one has §§: there the whole time, in the chair for some
    (
        "Anna Ek (M), 1:e vice ordförande, ordförande § 5",
        Entry("Anna Ek", "M", (VICE, Role("ordförande", (s(5),)))),
    ),
    (
        "Anna Ek, fr.o.m. p 6, tjänstgör fr.o.m. p 13",
        Entry("Anna Ek", None, (Role("tjänstgör", (since(13),)),), (since(6),)),
    ),
    # a table's columns, and titles that nobody can be called
    ("Lars Ek                      ordförande", Entry("Lars Ek", None, (CHAIR,))),
    ("Lars Ek          Tuna", Entry("Lars Ek", None, (Role("Tuna"),))),
    ("Hanna Ek (M)        andre vice ordförande", Entry("Hanna Ek", "M", (Role("andre vice ordförande"),))),
    (
        "Jan Ek        Ansvarig Logistik & Hamn   (närvarande §§ 10–11)",
        Entry("Jan Ek", None, (Role("Ansvarig Logistik & Hamn"),), (s(10, 11),)),
    ),
    ("Karin Ek      1:e vice ordförande (mötesordförande)",
     Entry("Karin Ek", None, (Role("1:e vice ordförande (mötesordförande)"),))),
    ("Lars  Ek (M)", Entry("Lars Ek", "M")),
    ("Lars Ek Ordförande", Entry("Lars Ek", None, (Role("Ordförande"),))),
    ("Lotta Ek, VD", Entry("Lotta Ek", None, (Role("VD"),))),
    ("Avdelningschef Sofia Ek", Entry("Sofia Ek", None, (Role("Avdelningschef"),))),
    ("Adjungerad ledamot Hans Ek", Entry("Hans Ek", None, (Role("Adjungerad ledamot"),))),
    ("ordföranden Jenny Ek (V)", Entry("Jenny Ek", "V", (Role("ordföranden"),))),
    (
        "ekonomichef Mats Ek (närvarande §§ 1-24)",
        Entry("Mats Ek", None, (Role("ekonomichef"),), (s(1, 24),)),
    ),
    ("Anna Ek Unionen", Entry("Anna Ek Unionen", None)),  # not certain, so all of it is the name
    # in whose place
    (
        "Tobias Nässén (M) ersätter Karin Teljstedt (KD) §§8-10",
        Entry("Tobias Nässén", "M", spans=(s(8, 10),), replaces=Replaced("Karin Teljstedt", "KD", None)),
    ),
    (
        "Andreas Andersson (S) ersätter Gunnel Nyman Gräff (S), 2:e vice ordförande §§8-15",
        Entry(
            "Andreas Andersson",
            "S",
            spans=(s(8, 15),),
            replaces=Replaced("Gunnel Nyman Gräff", "S", "2:e vice ordförande"),
        ),
    ),
    (
        "Anna Ek (S), ordförande ersätter Bo Ask (S) §§ 8–15",
        Entry("Anna Ek", "S", (CHAIR,), (s(8, 15),), replaces=Replaced("Bo Ask", "S", None)),
    ),
    (
        "Anna Ek (S), ordförande § 9 ersätter Bo Ask (S) §§ 8–15",
        Entry(
            "Anna Ek",
            "S",
            (Role("ordförande", (s(9),)),),
            (s(8, 15),),
            replaces=Replaced("Bo Ask", "S", None),
        ),
    ),
    (
        "Rickard Johansson (C) för Johnny Nilsson 46 pga jäv",
        Entry("Rickard Johansson", "C", spans=(s(46),), reason="jäv",
              replaces=Replaced("Johnny Nilsson", None, None)),
    ),
    (
        "Tomas Ögren (C), ersättare för Sven Emilsson (C)",
        Entry("Tomas Ögren", "C", replaces=Replaced("Sven Emilsson", "C", None)),
    ),
    (
        "Patrik Isestad (S) tjänstgör istället för Thomas Johansson (S)",
        Entry("Patrik Isestad", "S", replaces=Replaced("Thomas Johansson", "S", None)),
    ),
    (
        "Anna Ek (S), tjänstgör för Bo Ask",
        Entry("Anna Ek", "S", replaces=Replaced("Bo Ask", None, None)),
    ),
    ("Anna Ek (S) i stället för Bo Ask (S)", Entry("Anna Ek", "S", replaces=Replaced("Bo Ask", "S", None))),
    ("Anna Ek (S), tjg ers för Bo Ask (S)", Entry("Anna Ek", "S", replaces=Replaced("Bo Ask", "S", None))),
    ("Anna Ek, ansvarig för skolan", Entry("Anna Ek", None, (Role("ansvarig för skolan"),))),
    # absence
    ("Johnny Nilsson (S), ej 46 pga jäv", Entry("Johnny Nilsson", "S", absent=(s(46),), reason="jäv")),
    ("Anna Ek (S) ej § 46 (jäv)", Entry("Anna Ek", "S", absent=(s(46),), reason="jäv")),
    ("Anna Ek (S), jäv § 46", Entry("Anna Ek", "S", absent=(s(46),), reason="jäv")),
    ("Anna Ek (S), ej § 46 (sjuk)", Entry("Anna Ek", "S", absent=(s(46),), reason="sjuk")),
    ("Anna Ek (S), utom § 46", Entry("Anna Ek", "S", absent=(s(46),))),
    ("Anna Ek (ej närvarande § 13)", Entry("Anna Ek", None, absent=(s(13),))),
    ("Anna Ek (S), frånvarande §§ 3–4", Entry("Anna Ek", "S", absent=(s(3, 4),))),
    (
        "Thure Sandén (M), Ordförande §§ 127-141,\n144-148, deltar ej §§ 142-143 p.g.a jäv",
        Entry(
            "Thure Sandén", "M", (Role("Ordförande"),), (s(127, 141), s(144, 148)), (s(142, 143),), "jäv"
        ),
    ),
    (
        "Anna Ek (M), Ordförande\ndeltar ej p.g.a. jäv, utan ersättare",
        Entry("Anna Ek", "M", (Role("Ordförande"),), absent=(ALL,), reason="jäv, utan ersättare"),
    ),
    ("Anna Ek (L) – anmält frånvaro", Entry("Anna Ek", "L", absent=(ALL,), reason="anmält frånvaro")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ENTRIES, ids=[line for line, _ in ENTRIES])
def test_line_is_read_in_full(line: str, expected: Entry) -> None:
    assert parse_entry(line) == expected
    assert parse_entry(format_entry(expected)) == expected


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("Anna  Ek(M)  §§11-15", "Anna Ek (M) §§ 11–15"),
        ("Johnny Nilsson (S), ej 46 pga jäv", "Johnny Nilsson (S), ej § 46 (jäv)"),
        ("Bo Ask (C) för Al Ek 46 pga jäv", "Bo Ask (C) ersätter Al Ek § 46 pga jäv"),
        ("chef Mats Ek (närvarande § 7)", "Mats Ek, chef § 7"),
        ("Anna Ek, fr.o.m. p 6, tjg fr.o.m. p 13", "Anna Ek, tjg från § 13 (närvarande från § 6)"),
        ("Anna Ek (L) – anmält frånvaro", "Anna Ek (L), deltar ej (anmält frånvaro)"),
        (
            "Bo Ask (S) ersätter Anna Ek (S), 2:e vice ordförande §§8-15",
            "Bo Ask (S) ersätter Anna Ek (S), 2:e vice ordförande §§ 8–15",
        ),
    ],
)
def test_canonical_line(line: str, canonical: str) -> None:
    assert format_entry(parse_entry(line)) == canonical


REFUSED = [
    ("", "tom"),
    ("  \n ", "tom"),
    ("(M)", "saknar namn"),
    ("eva holm (v)", "små bokstäver"),
    ("karl-erik å:son ek (kd), ordförande", "små bokstäver"),
    ("inte närvarande (jäv)", "löpande text"),
    ("Ordförande", "saknar namn"),
    ("§ 12", "saknar namn"),
    ("Beslutande", "rubrik"),
    ("Anna Ek (M", "inte stängd"),
    ("Anna Ek (M) (närvarande § 7", "inte stängd"),
    ("Anna Ek, vd (norr", "inte stängd"),
    ("Anna Ek (M) §§ 15–8", "baklänges"),
    ("Anna Ek (M) §§", "saknas nummer"),
    ("Anna Ek (M) §§ 8, §", "saknas nummer"),
    ("Anna Ek (M) § 12–", "saknar slut"),
    ("Anna Ek (M) § 12ab", "inget paragrafnummer"),
    ("Anna Ek (M), ordförande 17:15", "klockslag"),
    ("Anna Ek (M) § 0", "inget paragrafnummer"),
    ("Anna Ek (M) från § 3 17:15", "klockslag"),
    ("Anna Ek (M), ordförande 8-10", "vad \"8-10\" betyder"),
    ("Anna Ek (M), ej", "vilka paragrafer"),
    ("Anna Ek (M), jäv", "vilka paragrafer"),
    ("Anna Ek (M) § 46 pga jäv", "vilka paragrafer"),
    ("Anna Ek (M) § 4, deltar ej", "både"),
    ("Anna Ek (M), ej § 4 (jäv), ej § 9", "mer än ett skäl"),
    ("Anna Ek (M), ej § 4, jäv § 9", "mer än ett sätt"),
    ("Anna Ek (M), ej § 4, ej § 9 (jäv)", "mer än ett skäl"),
    ("Anna Ek (M), ej § 4 ersätter Bo Ask (M) pga jäv", "mer än ett sätt"),
    ("Anna Ek (M) ersätter", "väntas ett namn"),
    ("Anna Ek (M) ersätter Bo Ask (S) för Eva Alm (S)", "två som blir ersatta"),
    ("Anna Ek (M) ersätter Bo Ask (S) § 4, ordförande", "vems rollen är"),
    ("Anna Ek (M) ersätts av Bo Ask (M)", "ska stå först"),
    ("Anna Ek, ordförande (M)", "direkt efter namnet"),
    ("Anna Ek (V) anmäler jäv och deltar inte i ärendets överläggning eller beslut.", "löpande text"),
    ("Anna Ek (V) anmäler jäv under paragraf 70:", "löpande text"),
    ("Anna Ek (M) deltar inte i handläggningen av ärendet på grund av jäv.", "löpande text"),
    ("i detta ärende deltar inte Anna Ek", "löpande text"),
    ("Anna Ek (S) och Bo Ask (S)", "flera personer"),
    ("Anna Ek (S) och Bo Ask (S) deltar inte i handläggningen.", "flera personer"),
    ("Anna Ek (S), Bo Ask (M)", "flera personer"),
    ("Anna Ek, Bo Ask", "flera personer"),
    ("Anna Ek, ordförande, Bo Ask", "flera personer"),
    ("Anna Ek och Bo Ask", "flera personer"),
    ("ledamöterna Anna Ek, Bo Ask och Eva Alm", "flera personer"),
    ("Anna Ek (M) " + "x" * MAX_LENGTH, "för lång"),
    ("Anna Ek, S", "är ett parti"),
    ("Anna Ek (M) §§ 5–7 (del av)", "en del av"),
    ("Anna Ek (M), på distans §§ 4–5", "bara distansen"),
    ("Anna Ek (M), ej del av § 5", "löpande text"),
    ("Anna Ek (M) ☃", "går inte att läsa"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words"), REFUSED, ids=[line[:60] for line, _ in REFUSED])
def test_line_is_refused_with_words_that_help(line: str, words: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_entry(line)
    assert words in caught.value.message
    assert caught.value.hint
    assert 0 <= caught.value.offset <= len(line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Anna   Ek \n (M) §§ 15–8", "15–8"),
        ("A\u030asa   Ek (M) § 12ab", "12ab"),
        ("Anna Ek (M) (närvarande § 7", "(närvarande"),
    ],
)
def test_offset_points_into_the_original(line: str, rest: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_entry(line)
    assert rest in line[caught.value.offset :]
    assert line[caught.value.offset :].lstrip("§ ").startswith(rest)


SPANS = [
    ("", (), ""),
    ("§ 12", (s(12),), "§ 12"),
    ("12", (s(12),), "§ 12"),
    ("§§ 8–10, 12, 14–15", (s(8, 10), s(12), s(14, 15)), "§§ 8–10, 12, 14–15"),
    ("§§11-15", (s(11, 15),), "§§ 11–15"),
    ("66 68", (s(66), s(68)), "§§ 66, 68"),
    ("§§ 12 & 18–20", (s(12), s(18, 20)), "§§ 12, 18–20"),
    ("§§ 1–11 samt 13", (s(1, 11), s(13)), "§§ 1–11, 13"),
    ("§ 155, § 158 och 160", (s(155), s(158), s(160)), "§§ 155, 158, 160"),
    ("§§ 1 — 6", (s(1, 6),), "§§ 1–6"),
    ("§§ 1−6", (s(1, 6),), "§§ 1–6"),
    ("153-\n154", (s(153, 154),), "§§ 153–154"),
    ("§§ 8 t.o.m. 10", (s(8, 10),), "§§ 8–10"),
    ("från § 109", (since(109),), "från § 109"),
    ("fr.o.m. § 3", (since(3),), "från § 3"),
    ("fr o m § 3 t o m § 5", (s(3, 5),), "§§ 3–5"),
    ("t.o.m. § 10", (until(10),), "till och med § 10"),
    ("t.o.m. § 4, §§ 6–7, från § 9", (until(4), s(6, 7), since(9)), "till och med § 4, §§ 6–7, från § 9"),
    ("296/5", (Span((296, 5), (296, 5)),), "§ 296/5"),
    ("Tom 296/5 och 299", (Span(None, (296, 5)), s(299)), "till och med § 296/5, § 299"),
    ("alla §§", (ALL,), "alla §§"),
]


@pytest.mark.parametrize(("text", "expected", "canonical"), SPANS)
def test_spans(text: str, expected: tuple[Span, ...], canonical: str) -> None:
    assert parse_spans(text) == expected
    assert format_spans(expected) == canonical
    assert parse_spans(canonical) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("§", "saknas nummer"),
        ("§§ 15–8", "baklänges"),
        ("§ 12–", "saknar slut"),
        ("§ 12 och", "hör inte till"),
        ("§ 12, ordförande", "hör inte till"),
        ("tolv", "väntas paragrafnummer"),
        ("§ 123456", "inget paragrafnummer"),
        ("§ 1, " * MAX_LENGTH, "för lång"),
    ],
)
def test_spans_refused(text: str, words: str) -> None:
    with pytest.raises(NotationError, match=words):
        parse_spans(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12", (12, 0)), (" 296/5 ", (296, 5)), ("12 a", (12, 1001)), ("64 b", (64, 1002))]
)
def test_number(text: str, number: tuple[int, int]) -> None:
    assert parse_number(text) == number
    assert format_number(number) == text.strip()


@pytest.mark.parametrize("text", ["", "0", "§ 12", "12ab", "-1", "296/", "296/0", "１２", "123456", "1/2/3"])
def test_number_refused(text: str) -> None:
    with pytest.raises(NotationError, match=r"nummer|underpunkt"):
        parse_number(text)


@pytest.mark.parametrize(
    ("line", "inside", "outside"),
    [
        ("Anna Ek (M)", [1, 999], []),
        ("Anna Ek (M) §§ 3–5, 8", [3, 5, 8], [2, 6, 9]),
        ("Anna Ek (M) från § 4", [4, 90], [3]),
        ("Anna Ek (M), ej § 46 (jäv)", [45, 47], [46]),
        ("Anna Ek (M), deltar ej", [], [1, 46]),
        ("Anna Ek (M), vice ordförande §§ 1–3, ordförande § 5", [1, 3, 5], [4, 6]),
        ("Anna Ek (M), vice ordförande, ordförande § 5", [1, 5, 6], []),
        ("Anna Ek (M), mötesordförande § 5", [1, 5, 6], []),
        ("Anna Ek (M), ålderspresident, ordförande § 5", [1, 5, 6], []),
        ("Anna Ek (M), tjänstgörande ordförande § 5 (närvarande §§ 4–6)", [4, 6], [1, 7]),
        ("Anna Ek (M), ordförande § 5", [5], [1, 6]),
        ("Anna Ek (M), ordförande §§ 1–9, ej § 4", [3, 5], [4, 10]),
        ("Anna Ek (M), kl. 13–14", [], [1, 9]),
        ("Anna Ek (M) §§ 1–3, kl. 13–14", [1, 3], [4]),
        ("Anna Ek (M) §§ 1–3, del av § 4", [1, 3], [4, 5]),
        ("Anna Ek (M), på distans", [1, 9], []),
    ],
)
def test_covers(line: str, inside: list[int], outside: list[int]) -> None:
    entry = parse_entry(line)
    assert [n for n in inside if not entry.covers((n, 0))] == []
    assert [n for n in outside if entry.covers((n, 0))] == []


@pytest.mark.parametrize(
    ("line", "inside", "outside"),
    [
        ("Anna Ek (M), kl. 13–14", [1, 9], []),
        ("Anna Ek (M), kl. 13–14, ej § 4 (jäv)", [1, 9], [4]),
        ("Anna Ek (M) §§ 1–3, kl. 13–14", [1, 3], [4]),
        ("Anna Ek (M) §§ 1–3, del av § 4", [1, 4], [5]),
        ("Anna Ek (M) §§ 1–3", [1], [4]),
    ],
)
def test_may_cover(line: str, inside: list[int], outside: list[int]) -> None:
    entry = parse_entry(line)
    assert [n for n in inside if not entry.may_cover((n, 0))] == []
    assert [n for n in outside if entry.may_cover((n, 0))] == []


def test_a_letter_is_a_paragraph_of_its_own() -> None:
    assert not s(10, 12).contains((12, 1001))
    assert s(10, 13).contains((12, 1001))
    assert format_spans(parse_spans("§§ 12a–12 c, 14")) == "§§ 12 a–12 c, 14"


def test_a_run_of_whole_paragraphs_holds_their_sub_paragraphs() -> None:
    assert s(290, 296).contains((296, 5))
    assert not Span((296, 2), (296, 4)).contains((296, 5))


# Properties.

numbers = st.tuples(st.integers(1, 99999), st.one_of(st.just(0), st.integers(1, 999), st.integers(1001, 1008)))
closed = st.tuples(numbers, numbers).map(lambda pair: Span(min(pair), max(pair)))
any_span = st.one_of(closed, numbers.map(lambda n: Span(n, None)), numbers.map(lambda n: Span(None, n)))
spans_ = st.lists(any_span, min_size=1, max_size=4).map(tuple)
maybe_spans = st.one_of(st.just(()), spans_)
parties = st.sampled_from([None, "M", "SD", "KD", "m", "-", "Kustpartiet"])
names = st.sampled_from(
    ["Anna Ek", "Lou-Lou Ask", "Malin de Verne", "Vakant", "[maskad]", "Eva B. O'Brien", "Åsa Al-Ek"]
)
titles = st.sampled_from(
    [
        "ordförande",
        "1:e vice ordförande",
        "2 vice ordf.",
        "ledamot",
        "tjg",
        "tf. chef och jurist",
        "vd, Tuna Hamn AB",
    ]
)
reasons = st.sampled_from([None, "jäv", "sjuk", "jäv, utan ersättare"])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Entries as parse_entry can return them."""
    replaces = None
    if draw(st.booleans()):
        replaces = Replaced(draw(names), draw(parties), draw(st.one_of(st.none(), titles)))
    kind = draw(st.sampled_from(["none", "one", "own", "several"]))
    spans = draw(maybe_spans)
    roles: tuple[Role, ...] = ()
    if kind == "one":
        roles = (Role(draw(titles)),)
    elif kind == "own":
        spans = draw(spans_)
        roles = (Role(draw(titles), draw(spans_)),)
    elif kind == "several":
        roles = (Role(draw(titles), draw(spans_)), Role(draw(titles), draw(spans_)))
    whole = not spans and kind != "several" and draw(st.booleans())
    absent = (ALL,) if whole else draw(maybe_spans)
    reason = draw(reasons) if absent or replaces else None
    times = draw(st.sampled_from([None, "kl. 15:14–17:51", "från kl. 16.40", "kl. 9, 13.00–14.00"]))
    times = None if whole else times
    partly = () if whole else tuple(draw(st.lists(closed, max_size=2)))
    remote = draw(st.sampled_from([None, "på distans", "via Teams", "deltar digitalt"]))
    person = draw(st.sampled_from([None, "anna-ek-2"]))
    return Entry(draw(names), draw(parties), roles, spans, absent, reason, replaces, times, partly, remote, person)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(entries())
def test_entry_reads_back_from_its_line(entry: Entry) -> None:
    assert parse_entry(format_entry(entry)) == entry


@settings(deadline=None, derandomize=True)
@given(st.lists(any_span, max_size=8).map(tuple))
def test_spans_read_back(spans: tuple[Span, ...]) -> None:
    assert parse_spans(format_spans(spans)) == spans


TOKENS = [
    "Anna", "Ek", "Bo Ask", "de", "V", "M", "(M)", "(kd)", "(-)", "(", ")", "[maskad]", ",", ", ", ";", ".",
    " ", "  ", "\n", "\t", "§", "§§", "8", "10", "12–15", "15-8", "-", "–", "&", "och", "samt", "296/5",
    "1:e vice ordförande", "ordförande", "ledamot", "ekonomichef", "tjg", "ersätter", "för",
    "ersättare för", "tjänstgör för", "ej", "deltar ej", "utom", "frånvarande", "anmält frånvaro", "pga",
    "jäv", "p.g.a. jäv", "(jäv)", "(närvarande § 7)", "närvarande", "från", "t.o.m.", "fr.o.m. § 3", "p 16",
    "alla §§", "vice", "1 v", "2", "\u00ad", "\u030a", "x",
]  # fmt: skip
composed = st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(["", " ", " ", ", "])), max_size=14).map(
    lambda pairs: "".join(token + glue for token, glue in pairs)
)
# A person in front, so that most of these get past the name.
sentences = st.one_of(composed, composed.map(lambda rest: f"Anna Ek (M) {rest}"), st.text(max_size=600))


def _assert_stable_or_refused(text: str) -> None:
    try:
        entry = parse_entry(text)
    except NotationError as error:
        assert error.message
        assert error.hint
        assert 0 <= error.offset <= len(text)
        return
    line = format_entry(entry)
    assert parse_entry(line) == entry
    assert format_entry(parse_entry(line)) == line


@settings(deadline=None, derandomize=True, max_examples=1500)
@given(sentences)
@example("Anna Ek (M) " + "1 " * 240)
@example("(" * MAX_LENGTH)
@example("Anna Ek, " * 50)
def test_any_text_is_read_stably_or_refused(text: str) -> None:
    _assert_stable_or_refused(text)


@settings(deadline=None, derandomize=True, max_examples=500)
@given(sentences)
def test_any_text_gives_spans_or_a_refusal(text: str) -> None:
    try:
        spans = parse_spans(text)
    except NotationError as error:
        assert 0 <= error.offset <= len(text)
        return
    assert parse_spans(format_spans(spans)) == spans


@settings(deadline=None, derandomize=True, max_examples=500)
@given(sentences)
@example("Anna Ek (M)")
@example(" Anna Ek – ordförande ")
def test_a_plain_line_is_folded_as_any_other(text: str) -> None:
    # A character that means nothing takes the short cut away.
    if len(text) < MAX_LENGTH:
        folded, slowly = fold(text), fold(f"\u200b{text}")
        assert folded.text == slowly.text
        assert [place + 1 for place in folded.origin] == list(slowly.origin)
