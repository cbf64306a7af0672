"""Attendance as a table of marks: X present, - absent, T a substitute who serves, N one who does not; a vote."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered
from tests.importer.paper import table


def marks() -> Layout:
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
    pages = numbered(
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
