"""Labels at the left, attendance in two columns beside them, lines broken in both; a table of contents."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered
from tests.importer.paper import columns


def two_columns() -> Layout:
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
    pages = numbered(
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
