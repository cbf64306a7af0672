"""Attendance as running text with commas; the case number before the § number."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered


def comma_lists() -> Layout:
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
    pages = numbered(
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
