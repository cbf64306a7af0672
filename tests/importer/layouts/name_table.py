"""Attendance as a ruled table with a column each for name, party, office and §§."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered
from tests.importer.paper import table


def name_table() -> Layout:
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
    pages = numbered(
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
