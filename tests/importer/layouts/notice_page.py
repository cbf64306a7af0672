"""Two lists side by side without labels, the notice on a page of its own, the contents on another."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered
from tests.importer.paper import Row, columns


def notice_page() -> Layout:
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
    pages = numbered(head, [first, notice, contents, items], foot, "{n} ({of})")
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
    return Layout("notice_page", expected, pages)
