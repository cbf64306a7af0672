"""Layouts: protocols of an invented municipality in six layouts, each with the record that it holds.

`layouts()` gives each as text, as a PDF, and as plain data with the keys of a protocol's YAML. The bodies and parties
are those of Exempelköping in tests/sites.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.importer.paper import Block, Page, Row, as_pdf, as_text, columns, table


@dataclass(frozen=True)
class Layout:
    """One protocol: its name, what it holds, and how it looks."""

    name: str
    expected: dict[str, Any]
    pages: tuple[Page, ...]
    flush: bool = False  # the text has lost what indents a line

    @property
    def text(self) -> str:
        """What an extraction that keeps the layout leaves, with form feeds between pages."""
        return as_text(self.pages, flush=self.flush)

    def pdf_bytes(self) -> bytes:
        """Return the protocol set as a PDF."""
        return _pdf(self.name)


@cache
def _pdf(name: str) -> bytes:
    return as_pdf(next(each.pages for each in layouts() if each.name == name))


@cache
def layouts() -> list[Layout]:
    """Return the six layouts."""
    return [_one_column(), _two_columns(), _name_table(), _comma_lists(), _marks(), _notice_page()]


def _numbered(
    head: Sequence[Row], pages: Sequence[Sequence[Any]], foot: Sequence[Row], number: str
) -> tuple[Page, ...]:
    """Return pages with head and foot; "{n}" and "{of}" in them are the page number and how many there are."""

    def set_in(row: Row, n: int) -> Row:
        def text(part: str) -> str:
            return part.replace("{n}", str(n)).replace("{of}", str(len(pages)))

        return text(row) if isinstance(row, str) else tuple((at, text(part)) for at, part in row)

    return tuple(
        (
            *(set_in(row, n) for row in (*head, number)),
            "",
            *page,
            "",
            Block(tuple(set_in(row, n) for row in foot), at_foot=True),
        )
        for n, page in enumerate(pages, 1)
    )


def _one_column() -> Layout:
    """Everything in one column; the case number after the § number; a word and a paragraph broken over a page."""
    first = [
        "*Plats och tid",
        "Rådhuset, sammanträdesrum Eken, tisdagen den 5 mars 2024 kl. 13.00–15.40",
        "",
        "*Beslutande",
        "Anna Ek (S), ordförande",
        "Bo Lund (M), 1:e vice ordförande",
        "Cecilia Berg (C) §§ 21–22",
        "Disa Holm (C) ersätter Cecilia Berg (C) § 23",
        "Erik Sandén (V)",
        "",
        "*Ersättare",
        "Disa Holm (C) §§ 21–22",
        "Fatima Alavi (L)",
        "",
        "*Övriga närvarande",
        "Gunnar Ström, kommundirektör",
        "Hedda Quist, nämndsekreterare",
        "",
        "*Justerare",
        "Erik Sandén (V)",
        "",
        "*Justeringens plats och tid",
        "Digital justering den 7 mars 2024",
        "",
        "*Paragrafer",
        "§§ 21–23",
        "",
        "*Sekreterare",
        "Hedda Quist",
        "",
        "*Anslagsbevis",
        "Anslaget sätts upp 2024-03-08",
        "Anslaget tas ned 2024-03-30",
        "Förvaringsplats för protokollet Rådhuset i Exempelköping",
    ]
    second = [
        "*§ 21 Dnr KS-2024-00112",
        "*Cykelplan för Exempelköping",
        "",
        "*Beslut",
        "Kommunstyrelsen antar cykelplanen.",
        "",
        "*Sammanfattning av ärendet",
        "Cykelplanen beskriver hur cykelvägarna i kommunen ska byggas ut fram till 2030. Den",
        "har varit på samråd under hösten, och trettio synpunkter har kommit in. De flesta gäl-",
        "ler sträckan mellan Norrby och Söderby, där vägen enligt 7 kap. 16 § i planen inte",
        "har någon cykelbana. Förvaltningen föreslår därför att den sträckan byggs först, och att",
    ]
    third = [
        "den får belysning redan från början.",
        "",
        "*Handlingar i ärendet",
        "Tjänsteskrivelse den 12 februari 2024",
        "Cykelplan 2024–2030",
        "",
        "*Beslutsgång",
        "Ordföranden finner att det bara finns ett förslag till beslut och att kommunstyrelsen",
        "bifaller det.",
        "",
        "*§ 22 Dnr KS-2024-00098",
        "*Svar på medborgarförslag om fler",
        "*sittbänkar i parken",
        "",
        "*Beslut",
        "Kommunstyrelsen avslår medborgarförslaget.",
        "",
        "*§ 23 Dnr KS-2024-00005",
        "*Anmälningar",
        "",
        "*Beslut",
        "Kommunstyrelsen noterar anmälningarna till protokollet.",
    ]
    pages = _numbered(
        ["Exempelköpings kommun", "*SAMMANTRÄDESPROTOKOLL", "Kommunstyrelsen", "2024-03-05"],
        [first, second, third],
        [((0, "Justerandes sign"), (34, "Utdragsbestyrkande"))],
        "Sida {n} av {of}",
    )
    expected = {
        "organ": "ks",
        "datum": "2024-03-05",
        "tid": "13:00–15:40",
        "plats": "Rådhuset, sammanträdesrum Eken",
        "beslutande": [
            "Anna Ek (S), ordförande",
            "Bo Lund (M), 1:e vice ordförande",
            "Cecilia Berg (C) §§ 21–22",
            "Disa Holm (C) ersätter Cecilia Berg (C) § 23",
            "Erik Sandén (V)",
        ],
        "ersättare": ["Disa Holm (C) §§ 21–22", "Fatima Alavi (L)"],
        "övriga": ["Gunnar Ström, kommundirektör", "Hedda Quist, nämndsekreterare"],
        "sekreterare": "Hedda Quist",
        "justerare": ["Erik Sandén (V)"],
        "justering": [{"datum": "2024-03-07"}],
        "anslag": [{"uppsatt": "2024-03-08", "nedtas": "2024-03-30", "förvaring": "Rådhuset i Exempelköping"}],
        "paragrafer": [
            {
                "nr": "21",
                "ärende": "KS-2024-00112",
                "rubrik": "Cykelplan för Exempelköping",
                "beslut": "Kommunstyrelsen antar cykelplanen.",
                "sammanfattning": (
                    "Cykelplanen beskriver hur cykelvägarna i kommunen ska byggas ut fram till 2030. Den har varit på "
                    "samråd under hösten, och trettio synpunkter har kommit in. De flesta gäller sträckan mellan "
                    "Norrby och Söderby, där vägen enligt 7 kap. 16 § i planen inte har någon cykelbana. "
                    "Förvaltningen föreslår därför att den sträckan byggs först, och att den får belysning redan "
                    "från början."
                ),
                "handlingar": ["Tjänsteskrivelse den 12 februari 2024", "Cykelplan 2024–2030"],
                "beslutsgång": (
                    "Ordföranden finner att det bara finns ett förslag till beslut och att kommunstyrelsen "
                    "bifaller det."
                ),
            },
            {
                "nr": "22",
                "ärende": "KS-2024-00098",
                "rubrik": "Svar på medborgarförslag om fler sittbänkar i parken",
                "beslut": "Kommunstyrelsen avslår medborgarförslaget.",
            },
            {
                "nr": "23",
                "ärende": "KS-2024-00005",
                "rubrik": "Anmälningar",
                "beslut": "Kommunstyrelsen noterar anmälningarna till protokollet.",
            },
        ],
    }
    return Layout("one_column", expected, pages)


def _two_columns() -> Layout:
    """Labels at the left, attendance in two columns beside them, lines broken in both; a table of contents."""
    first = [
        ((0, "Plats och tid för"), (18, "Arbetsförmedlingens hörsal, Storgatan 3"), (62, "Klockan 09.00–11.25")),
        "sammanträde",
        columns(
            (0, ["Beslutande"]),
            (
                14,
                [
                    "Ledamöter",
                    "Karin Falk (M), Ordförande §§ 30-33",
                    "Leif Grahn (C), 1:e vice ordförande",
                    "§§ 30-32, ordförande § 34",
                    "Maj-Britt Norén (S)",
                    "Nils Öhman (V)",
                    "Olga Petrova (L)",
                ],
            ),
            (
                52,
                [
                    "Tjänstgörande ersättare",
                    "Pär Qvarnström (M) ersätter Karin",
                    "Falk (M) § 34",
                    "Rut Sjö (S) ersätter Sten Törn (S)",
                ],
            ),
            columnwise=True,
        ),
        columns(
            (0, ["Övriga närvarande"]),
            (18, ["Ersättare", "Pär Qvarnström (M) §§ 30-33", "Ulla Vik (EP)"]),
            (
                52,
                [
                    "Tjänstepersoner",
                    "Vera Wall, förvaltningschef",
                    "Yngve Zander, arbetsmarknads-",
                    "strateg §§ 31-32",
                    "Åsa Ärlig, nämndsekreterare",
                ],
            ),
            columnwise=True,
        ),
        "",
        ((0, "Plats och tid för justering"), (30, "Digital justering 2024-04-19")),
        "",
        ((0, "Sekreterare"), (14, "Åsa Ärlig"), (52, "Paragrafer §§ 30-34")),
        "",
        ((0, "Ordförande"), (14, "Karin Falk (M) §§ 30-33, Leif Grahn (C) § 34")),
        "",
        ((0, "Protokolljusterare"), (20, "Nils Öhman (V)")),
    ]
    contents = [
        "*Innehåll",
        "",
        "§ 30 Dnr AN-2024-00041",
        "Feriejobb för unga sommaren 2024 ................................................ 3",
        "",
        "§ 34 Dnr AN-2023-00310",
        "Yttrande över remiss om arbetsmarknadsutbildningar och",
        "bidrag till studerande ......................................................... 3",
    ]
    items = [
        ((0, "*§ 30"), (27, "*Dnr AN-2024-00041")),
        "*Feriejobb för unga sommaren 2024",
        "",
        "*Beslut",
        "Arbetsmarknadsnämnden beslutar",
        "",
        "1. att erbjuda 240 unga feriejobb sommaren 2024,",
        "2. att arbetet med Norrby- och Söderbyskolan fortsätter.",
        "",
        "*Förslag till beslut på sammanträdet",
        "Maj-Britt Norén (S) yrkar bifall till förvaltningens förslag.",
        "",
        ((0, "*§ 34"), (27, "*Dnr AN-2023-00310")),
        "*Yttrande över remiss om arbetsmarknadsutbildningar och",
        "*bidrag till studerande",
        "",
        "*Beslut",
        "Arbetsmarknadsnämnden antar yttrandet och översänder det till kommunstyrelsen.",
        "",
        "*Jäv",
        "Karin Falk (M) deltar inte i handläggningen av ärendet på grund av jäv.",
        "",
        "*Beslutet skickas till",
        "Kommunstyrelsen",
    ]
    pages = _numbered(
        [((0, "EXEMPELKÖPINGS KOMMUN"), (35, "SAMMANTRÄDESPROTOKOLL"), (76, "{n} ({of})")), "Arbetsmarknadsnämnden"],
        [first, contents, items],
        ["Det här dokumentet är digitalt signerat", "Transaktionsidentitet: 7A1F00C2"],
        "2024-04-18",
    )
    expected = {
        "organ": "an",
        "datum": "2024-04-18",
        "tid": "09:00–11:25",
        "plats": "Arbetsförmedlingens hörsal, Storgatan 3",
        "beslutande": [
            "Karin Falk (M), Ordförande §§ 30–33",
            "Leif Grahn (C), 1:e vice ordförande §§ 30–32, ordförande § 34",
            "Maj-Britt Norén (S)",
            "Nils Öhman (V)",
            "Olga Petrova (L)",
            "Pär Qvarnström (M) ersätter Karin Falk (M) § 34",
            "Rut Sjö (S) ersätter Sten Törn (S)",
        ],
        "ersättare": ["Pär Qvarnström (M) §§ 30–33", "Ulla Vik (EP)"],
        "övriga": [
            "Vera Wall, förvaltningschef",
            "Yngve Zander, arbetsmarknadsstrateg §§ 31–32",
            "Åsa Ärlig, nämndsekreterare",
        ],
        "sekreterare": "Åsa Ärlig",
        "justerare": ["Nils Öhman (V)"],
        "justering": [{"datum": "2024-04-19"}],
        "paragrafer": [
            {
                "nr": "30",
                "ärende": "AN-2024-00041",
                "rubrik": "Feriejobb för unga sommaren 2024",
                "beslut": (
                    "Arbetsmarknadsnämnden beslutar\n\n"
                    "1. att erbjuda 240 unga feriejobb sommaren 2024,\n"
                    "2. att arbetet med Norrby- och Söderbyskolan fortsätter."
                ),
                "yrkanden": [
                    {
                        "av": "Maj-Britt Norén (S)",
                        "text": "Maj-Britt Norén (S) yrkar bifall till förvaltningens förslag.",
                    }
                ],
            },
            {
                "nr": "34",
                "ärende": "AN-2023-00310",
                "rubrik": "Yttrande över remiss om arbetsmarknadsutbildningar och bidrag till studerande",
                "beslut": "Arbetsmarknadsnämnden antar yttrandet och översänder det till kommunstyrelsen.",
                "jäv": ["Karin Falk (M)"],
                "avsnitt": [{"rubrik": "Beslutet skickas till", "text": "Kommunstyrelsen"}],
            },
        ],
    }
    return Layout("two_columns", expected, pages, flush=True)


def _name_table() -> Layout:
    """Attendance as a ruled table with a column each for name, party, office and §§."""
    first = [
        ((0, "*Tid"), (24, "Onsdagen den 8 maj 2024 kl. 18:00–20:15")),
        ((0, "*Plats"), (24, "Fullmäktigesalen")),
        "",
        "*Beslutande",
        "",
        table(
            [0, 30, 40, 66],
            ["*Namn", "*Parti", "*Uppdrag", "*Paragrafer"],
            ["Anna Ek", "S", "ordförande", "40–42"],
            ["Bo Lund", "M", "1:e vice ordförande", "40–42"],
            ["Cecilia Berg", "C", "ledamot", "40–41"],
            ["Erik Sandén", "V", "ledamot", "40–42"],
        ),
        "",
        "*Ersättare",
        "",
        table([0, 30, 40], ["*Namn", "*Parti", "*Uppdrag"], ["Fatima Alavi", "L", "ersättare"]),
        "",
        ((0, "*Sekreterare"), (24, "Hedda Quist")),
        ((0, "*Justerare"), (24, "Bo Lund (M) och Erik Sandén (V)")),
        ((0, "*Justeringsdatum"), (24, "2024-05-10")),
        ((0, "*Paragrafer"), (24, "§§ 40–42")),
    ]
    second = [
        "*§ 40",
        "*Mötets öppnande",
        "",
        "*Beslut",
        "Ordföranden förklarar mötet öppnat.",
        "",
        "*§ 41  KS 2024/118",
        "*Avgifter för torghandel",
        "",
        "*Beslut",
        "Kommunfullmäktige fastställer avgifterna enligt följande.",
        "",
        table(
            [0, 40],
            ["*Plats", "*Avgift"],
            ["Stora torget, en dag", "150 kr"],
            ["Stora torget, en månad", "1 200 kr"],
            ["Hamnen", "0 kr"],
        ),
        "",
        "*§ 42",
        "*Mötets avslutande",
        "",
        "*Beslut",
        "Ordföranden förklarar mötet avslutat.",
    ]
    pages = _numbered(
        ["*Exempelköpings kommun", "Kommunfullmäktige", "Protokoll 2024-05-08"],
        [first, second],
        [((0, "Ordförandes signatur"), (30, "Justerandes signatur"))],
        "Sid {n}({of})",
    )
    expected = {
        "organ": "kf",
        "datum": "2024-05-08",
        "tid": "18:00–20:15",
        "plats": "Fullmäktigesalen",
        "beslutande": [
            "Anna Ek (S), ordförande §§ 40–42",
            "Bo Lund (M), 1:e vice ordförande §§ 40–42",
            "Cecilia Berg (C) §§ 40–41",
            "Erik Sandén (V) §§ 40–42",
        ],
        "ersättare": ["Fatima Alavi (L)"],
        "sekreterare": "Hedda Quist",
        "justerare": ["Bo Lund (M)", "Erik Sandén (V)"],
        "justering": [{"datum": "2024-05-10"}],
        "paragrafer": [
            {
                "nr": "40",
                "rubrik": "Mötets öppnande",
                "beslut": "Ordföranden förklarar mötet öppnat.",
            },
            {
                "nr": "41",
                "ärende": "KS 2024/118",
                "rubrik": "Avgifter för torghandel",
                "beslut": (
                    "Kommunfullmäktige fastställer avgifterna enligt följande.\n\n"
                    "| Plats | Avgift |\n|---|---|\n| Stora torget, en dag | 150 kr |\n"
                    "| Stora torget, en månad | 1 200 kr |\n| Hamnen | 0 kr |"
                ),
            },
            {
                "nr": "42",
                "rubrik": "Mötets avslutande",
                "beslut": "Ordföranden förklarar mötet avslutat.",
            },
        ],
    }
    return Layout("name_table", expected, pages)


def _comma_lists() -> Layout:
    """Attendance as running text with commas; the case number before the § number."""
    first = [
        "Plats och tid: Utsikten, Rådhuset, den 11 juni 2024 kl. 08.30–09.10",
        "",
        "Beslutande: Anna Ek (S), ordförande, Bo Lund (M), vice ordförande §§ 50–51, Cecilia",
        "Berg (C), Erik Sandén (V) ersätter Disa Holm (V)",
        "",
        "Ersättare: Fatima Alavi (L), Ulla Vik (EP)",
        "",
        "Övriga: Gunnar Ström, kommundirektör, Hedda Quist, sekreterare",
        "",
        "Att justera: Cecilia Berg (C)",
        "",
        "Justering: 2024-06-12",
        "",
        "Sekreterare: Hedda Quist",
        "",
        "KS-2024-00201",
        "",
        "*§ 50",
        "*Inriktning för kommunens lokaler",
        "",
        "*Arbetsutskottets förslag till kommunstyrelsen",
        "Kommunstyrelsen antar inriktningen för kommunens lokaler.",
        "",
        "*Bakgrund",
        "Lokalerna är slitna, särskilt i Norrby, och behovet är större än tillgången.",
    ]
    second = [
        "KS-2024-00215",
        "",
        "*§ 51",
        "*Sommaröppet på biblioteket",
        "",
        "*Beslut",
        "Arbetsutskottet beslutar att biblioteket håller öppet hela sommaren.",
        "",
        "*Reservation",
        "Bo Lund (M) reserverar sig mot beslutet.",
    ]
    pages = _numbered(
        ["Kommunstyrelsens arbetsutskott", "Sammanträdesprotokoll 2024-06-11"],
        [first, second],
        ["Justerandes signatur ................"],
        "{n}",
    )
    expected = {
        "organ": "ksau",
        "datum": "2024-06-11",
        "tid": "08:30–09:10",
        "plats": "Utsikten, Rådhuset",
        "beslutande": [
            "Anna Ek (S), ordförande",
            "Bo Lund (M), vice ordförande §§ 50–51",
            "Cecilia Berg (C)",
            "Erik Sandén (V) ersätter Disa Holm (V)",
        ],
        "ersättare": ["Fatima Alavi (L)", "Ulla Vik (EP)"],
        "övriga": ["Gunnar Ström, kommundirektör", "Hedda Quist, sekreterare"],
        "sekreterare": "Hedda Quist",
        "justerare": ["Cecilia Berg (C)"],
        "justering": [{"datum": "2024-06-12"}],
        "paragrafer": [
            {
                "nr": "50",
                "ärende": "KS-2024-00201",
                "rubrik": "Inriktning för kommunens lokaler",
                "förslag_till": "ks",
                "beslut": "Kommunstyrelsen antar inriktningen för kommunens lokaler.",
                "avsnitt": [
                    {
                        "rubrik": "Bakgrund",
                        "text": "Lokalerna är slitna, särskilt i Norrby, och behovet är större än tillgången.",
                    }
                ],
            },
            {
                "nr": "51",
                "ärende": "KS-2024-00215",
                "rubrik": "Sommaröppet på biblioteket",
                "beslut": "Arbetsutskottet beslutar att biblioteket håller öppet hela sommaren.",
                "reservationer": [{"av": "Bo Lund (M)", "text": "Bo Lund (M) reserverar sig mot beslutet."}],
            },
        ],
    }
    return Layout("comma_lists", expected, pages)


def _marks() -> Layout:
    """Attendance as a table of marks: X present, - absent, T a substitute who serves, N one who does not; a vote."""
    first = [
        ((0, "*Plats"), (20, "Rådhuset, Eken")),
        ((0, "*Tid"), (20, "10 september 2024, kl. 13:00–14:05")),
        "",
        table(
            [0, 34, 46],
            ["*Ledamöter", "*Parti", "*Närvaro"],
            ["Anna Ek, ordförande", "S", "X"],
            ["Bo Lund, vice ordförande", "M", "X"],
            ["Cecilia Berg", "C", "-"],
            ["Erik Sandén", "V", "X"],
            ["*Ersättare", "*Parti", "*Närvaro"],
            ["Disa Holm", "C", "T"],
            ["Fatima Alavi", "L", "N"],
            ["Ulla Vik", "EP", "-"],
        ),
        "",
        "X = närvarande, - = frånvarande, T = tjänstgörande ersättare, N = närvarande ersättare",
        "",
        ((0, "*Justerare"), (20, "Bo Lund (M)")),
        ((0, "*Justerat"), (20, "2024-09-12")),
        ((0, "*Sekreterare"), (20, "Hedda Quist")),
    ]
    second = [
        "*§ 77 Dnr KS-2024-00300",
        "*Nytt badhus",
        "",
        "*Beslut",
        "Kommunstyrelsen beslutar att bygga ett nytt badhus.",
        "",
        "*Yrkanden",
        "Bo Lund (M) yrkar avslag på förslaget.",
        "",
        "*Votering",
        "Den som röstar för bifall till förslaget röstar ja.",
        "Den som röstar för avslag på förslaget röstar nej.",
        "",
        "Med 3 ja-röster mot 1 nej-röst beslutar kommunstyrelsen att bifalla förslaget.",
        "",
        table(
            [0, 34, 46, 54],
            ["*Namn", "*Parti", "*Ja", "*Nej"],
            ["Anna Ek", "S", "X", ""],
            ["Bo Lund", "M", "", "X"],
            ["Disa Holm", "C", "X", ""],
            ["Erik Sandén", "V", "X", ""],
        ),
    ]
    pages = _numbered(
        ["EXEMPELKÖPINGS KOMMUN", "Kommunstyrelsen", "Sammanträdesdatum 2024-09-10"],
        [first, second],
        [((0, "Justerare"), (34, "Expedierat/bestyrkt"))],
        "{n}/{of}",
    )
    expected = {
        "organ": "ks",
        "datum": "2024-09-10",
        "tid": "13:00–14:05",
        "plats": "Rådhuset, Eken",
        "beslutande": [
            "Anna Ek (S), ordförande",
            "Bo Lund (M), vice ordförande",
            "Erik Sandén (V)",
            "Disa Holm (C)",
        ],
        "ersättare": ["Fatima Alavi (L)"],
        "sekreterare": "Hedda Quist",
        "justerare": ["Bo Lund (M)"],
        "justering": [{"datum": "2024-09-12"}],
        "paragrafer": [
            {
                "nr": "77",
                "ärende": "KS-2024-00300",
                "rubrik": "Nytt badhus",
                "beslut": "Kommunstyrelsen beslutar att bygga ett nytt badhus.",
                "yrkanden": [{"av": "Bo Lund (M)", "text": "Bo Lund (M) yrkar avslag på förslaget."}],
                "voteringar": [
                    {
                        "ja": "bifall till förslaget",
                        "nej": "avslag på förslaget",
                        "resultat": {"ja": "3", "nej": "1"},
                        "röster": {"ja": ["Anna Ek (S)", "Disa Holm (C)", "Erik Sandén (V)"], "nej": ["Bo Lund (M)"]},
                    }
                ],
            }
        ],
    }
    return Layout("marks", expected, pages)


def _notice_page() -> Layout:
    """Two lists side by side without labels, the notice on a page of its own, the contents on another."""
    first = [
        ((0, "*Plats och tid"), (26, "Nämndrummet, torsdagen den 3 oktober 2024 kl. 09:00-10:30")),
        "",
        columns(
            (
                0,
                [
                    "*BESLUTANDE",
                    "Maj-Britt Norén (S),",
                    "Ordförande",
                    "Leif Grahn (C), 1:e vice",
                    "ordförande",
                    "Nils Öhman (V) §§8-9",
                    "Pär Qvarnström (M) ersätter",
                    "Karin Falk (M), 2:e vice",
                    "ordförande §§8-10",
                ],
            ),
            (46, ["*ERSÄTTARE", "Rut Sjö (S) §§9-10", "Olga Petrova (L)"]),
        ),
        "",
        ((0, "*Övriga deltagare"), (26, "Vera Wall, Åsa Ärlig")),
        ((0, "*Utses att justera"), (26, "Olga Petrova")),
        ((0, "*Paragrafer"), (26, "§§ 8–10")),
        ((0, "*Justeringsdatum"), (26, "7 oktober 2024")),
        ((0, "*Underskrifter"), (26, "Sekreterare")),
        ".....",
        "Åsa Ärlig",
        "Ordförande",
        ".....",
        "Maj-Britt Norén",
        "Justerande",
        ".....",
        "Olga Petrova",
    ]
    notice = [
        "*BEVIS OM ANSLAGSDAG",
        "",
        "Arbetsmarknadsnämndens protokoll är justerat.",
        "Justeringen har tillkännagivits genom anslag.",
        "",
        ((0, "Sammanträdesdatum"), (40, "3 oktober 2024")),
        ((0, "Anslaget sätts upp"), (40, "8 oktober 2024")),
        ((0, "Anslaget tas ned"), (40, "30 oktober 2024")),
        ((0, "Förvaringsplats för protokollet"), (40, "Exempelköpings rådhus")),
        "",
        "Underskrift",
    ]
    contents = [
        "*Innehållsförteckning",
        "",
        ((0, "§ 8"), (80, "4")),
        ((8, "Val av justerare....."), (80, "4")),
        ((0, "§ 9 AN-2024-00077"), (80, "4")),
        ((8, "Delårsrapport....."), (80, "4")),
        ((0, "§ 10 192979"), (80, "4")),
        ((8, "Information om praktikplatser"), (80, "4")),
    ]
    items = [
        "*§ 8",
        "*Val av justerare",
        "",
        "*Beslut",
        "Olga Petrova (L) valdes till justeringsperson.",
        "",
        "AN-2024-00077",
        "",
        "*§ 9",
        "*Delårsrapport",
        "",
        "*Beslut",
        "Arbetsmarknadsnämnden godkänner delårsrapporten.",
        "",
        "*Protokollsanteckning",
        "Nils Öhman (V) lät anteckna följande till protokollet för Vänsterpartiet:",
        "",
        "”Vi vill se fler praktikplatser.”",
        "",
        "*§ 10",
        "192979",
        "*Information om praktikplatser",
        "Muntlig information",
        "",
        "*Beslut",
        "Arbetsmarknadsnämnden noterar informationen till protokollet.",
    ]
    head: list[Row] = [((66, "3 oktober 2024"),), "*SAMMANTRÄDESPROTOKOLL", "Arbetsmarknadsnämnden"]
    foot: list[Row] = [((0, "Ordförandes signatur"), (30, "Justerandes signatur"), (60, "Utdragsbestyrkande"))]
    numbered = _numbered(head, [first, notice, contents, items], foot, "{n} ({of})")
    expected = {
        "organ": "an",
        "datum": "2024-10-03",
        "tid": "09:00–10:30",
        "plats": "Nämndrummet",
        "beslutande": [
            "Maj-Britt Norén (S), Ordförande",
            "Leif Grahn (C), 1:e vice ordförande",
            "Nils Öhman (V) §§ 8–9",
            "Pär Qvarnström (M) ersätter Karin Falk (M), 2:e vice ordförande §§ 8–10",
        ],
        "ersättare": ["Rut Sjö (S) §§ 9–10", "Olga Petrova (L)"],
        "övriga": ["Vera Wall", "Åsa Ärlig"],
        "sekreterare": "Åsa Ärlig",
        "justerare": ["Olga Petrova"],
        "justering": [{"datum": "2024-10-07"}],
        "anslag": [{"uppsatt": "2024-10-08", "nedtas": "2024-10-30", "förvaring": "Exempelköpings rådhus"}],
        "paragrafer": [
            {
                "nr": "8",
                "rubrik": "Val av justerare",
                "beslut": "Olga Petrova (L) valdes till justeringsperson.",
            },
            {
                "nr": "9",
                "ärende": "AN-2024-00077",
                "rubrik": "Delårsrapport",
                "beslut": "Arbetsmarknadsnämnden godkänner delårsrapporten.",
                "protokollsanteckningar": [
                    {
                        "av": "Nils Öhman (V)",
                        "för": "V",
                        "ingress": "Nils Öhman (V) lät anteckna följande till protokollet för Vänsterpartiet:",
                        "text": "”Vi vill se fler praktikplatser.”",
                    }
                ],
            },
            {
                "nr": "10",
                "ärende": "192979",
                "rubrik": "Information om praktikplatser",
                "typ": "Muntlig information",
                "beslut": "Arbetsmarknadsnämnden noterar informationen till protokollet.",
            },
        ],
    }
    return Layout("notice_page", expected, numbered)
