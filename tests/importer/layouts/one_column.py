"""Everything in one column; the case number after the § number; a word and a paragraph broken over a page."""

from __future__ import annotations

from tests.importer.layouts.layout import Layout, numbered


def one_column() -> Layout:
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
    pages = numbered(
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
