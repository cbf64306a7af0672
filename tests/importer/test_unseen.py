"""Layouts of invented towns with other words, another order and other tables than those the importer was made on."""

from __future__ import annotations

from generator.importer.extract.text import source_of
from generator.importer.importing import drafted
from tests.importer.regs import REG, WORDS
from tests.importer.test_cases import read
from tests.importer.test_voting import brief


def test_labels_beside_lists_and_headings_of_a_town_of_its_own() -> None:
    data, _ = read("20-tabell-i-text.txt")
    assert data["beslutande"] == [
        "Karin Alm (MP), ordförande",
        "Nils Bo (M), 1:e vice ordförande",
        "Vera Ek (S)",
        "Axel Dal (L) §§ 31–33",
        "Inga Ros (C) ersätter Olle Ask (C)",
    ]
    assert data["ersättare"] == ["Per Holm (S)", "Rut Vik (V)"]
    assert data["övriga"] == ["Erik Lid, förvaltningschef", "Siv Berg, controller § 32"]
    assert (data["justerare"], data["sekreterare"]) == (["Nils Bo (M)"], "Cecilia Sted")
    assert data["anslag"] == [{"uppsatt": "2024-05-22", "nedtas": "2024-06-13"}]
    economy, transport = data["paragrafer"][1:3]
    assert economy["handlingar"] == ["Tjänsteutlåtande 2024-05-02", "Ekonomisk rapport april"]
    assert economy["avsnitt"] == [{"rubrik": "Beslutet delges", "efter": "handlingar", "text": "Kommunstyrelsen\n"}]
    assert transport["beslut"] == "Barn- och ungdomsnämnden beslutar enligt förvaltningens förslag.\n"
    assert [each["av"] for each in transport["yrkanden"]] == ["Vera Ek (S)", "Nils Bo (M)"]
    assert [brief(vote) for vote in transport["voteringar"]] == [
        "ärendet avgörs i dag|ärendet återremitteras|3–1–1|ja:Karin,Nils,Axel/nej:Vera/avstår:Inga"
    ]
    assert transport["reservationer"][0]["av"] == "Vera Ek (S)"


def test_parties_after_commas_and_decisions_in_one_sentence_with_their_heading() -> None:
    data, doubts = read("21-parti-efter-komma.txt")
    assert data["beslutande"] == [
        "Vera Ek (S), ordförande",
        "Nils Bo (M), vice ordförande",
        "Axel Dal (L)",
        "Rut Vik (V) ersätter Olle Ask (V)",
    ]
    assert (data["ersättare"], data["tid"], data["plats"]) == (
        ["Per Holm (S)", "Inga Ros (C)"],
        "13:15–16:00",
        "Rådhuset, rum 214",
    )
    assert data["anslag"] == [{"uppsatt": "2024-06-13", "nedtas": "2024-07-05"}]
    motion = data["paragrafer"][1]
    assert motion["rubriker"] == {"beslut": "SOCIALNÄMNDEN BESLUTAR", "reservationer": "RESERVATION"}
    assert motion["beslut"].startswith("att föreslå kommunfullmäktige att avslå motionen")
    assert motion["förslag_till"] == "kf"
    assert motion["reservationer"][0]["av"] == ["Nils Bo (M)", "Axel Dal (L)"]
    assert "**§ " not in doubts


def test_points_of_an_agenda_and_a_list_of_attendance_that_says_who_was_away() -> None:
    data, doubts = read("22-arenden-utan-paragraf.txt")
    assert data["beslutande"] == [
        "Vera Ek (S), Ordförande",
        "Nils Bo (M), 1:e vice ordförande",
        "Inga Ros (C) ersätter Axel Dal (L)",
    ]
    assert data["ersättare"] == ["Rut Vik (V)"]
    assert (data["justerare"], data["plats"]) == (["Nils Bo"], "Stora salen")
    first, second = data["paragrafer"]
    assert (first["nr"], first["ärende"], first["rubrik"]) == ("88", "KS 2024/301", "Upphandling av städtjänster")
    assert second["förslag_till"] == "kf" and second["beslut"].startswith("Kommunstyrelsen föreslår kommunfullmäktige")
    assert second["rubriker"] == {"beslutsgång": "Ordförandens proposition"}
    assert "Axel Dal (L) står som frånvarande" in doubts


def test_a_proposal_to_the_council_is_not_what_the_council_decided() -> None:
    data, doubts = read("23-kf-med-forslag-och-bilaga.txt")
    tax, motion = data["paragrafer"][2:4]
    assert tax["beslut"] == "Kommunfullmäktige antar taxan för sotning, att gälla från 1 januari 2025.\n"
    assert tax["avsnitt"][0] == {
        "rubrik": "Kommunstyrelsens förslag till kommunfullmäktige",
        "text": "Kommunfullmäktige antar taxan.\n",
    }
    assert tax["handlingar"] == ["Kommunstyrelsens beslut 2024-10-01 § 88", "Tjänsteskrivelse 2024-09-12"]
    assert "förslag_till" not in tax and "§ 103" not in doubts
    assert [brief(vote) for vote in motion["voteringar"]] == [
        "avslag på motionen|bifall till motionen|4–1–1|ja:Karin,Nils,Vera,Axel/nej:Rut/avstår:Inga"
    ]
    assert (data["justerare"], data["sekreterare"]) == (["Nils Bo", "Vera Ek"], "Cecilia Sted")


def test_the_board_of_a_company_numbers_its_points() -> None:
    data, doubts = read("24-bolag-med-punkter.txt")
    assert [(each["nr"], each["rubrik"]) for each in data["paragrafer"]] == [
        ("1", "Mötets öppnande"),
        ("2", "Val av justerare"),
        ("3", "VD-rapport"),
        ("4", "Investering i Kv. Eken 3"),
        ("5", "Mötet avslutas"),
    ]
    assert data["paragrafer"][3]["beslut"] == "att godkänna investeringen om 12 Mkr.\n"
    assert data["beslutande"] == ["Karin Alm, ordförande", "Nils Bo, vice ordförande", "Vera Ek"]
    assert data["övriga"] == ["Erik Lid, VD", "Cecilia Sted, protokollförare"]
    assert "utan paragraftecken" in doubts and "Axel Dal står som frånvarande" in doubts


def test_a_case_number_behind_the_title_and_officials_with_their_titles_in_brackets() -> None:
    data, _ = read("25-mn-diarienummer-efter-rubriken.txt")
    plan, ban = data["paragrafer"]
    assert (plan["nr"], plan["rubrik"], plan["ärende"]) == ("51/24", "Tillsynsplan 2025", "MN 2024/210")
    assert (ban["rubrik"], ban["ärende"], ban["jäv"]) == (
        "Förbud mot eldning, Eken 1:2",
        "MN 2024/233",
        "Vera Ek (S)",
    )
    assert data["övriga"] == ["Erik Lid, miljöchef", "Cecilia Sted, sekreterare"]
    assert data["sekreterare"] == "Cecilia Sted" and data["anslag"] == [{"uppsatt": "2024-09-27"}]


def test_names_in_capitals_and_a_roll_call_with_columns_of_one_letter() -> None:
    data, doubts = read("26-ks-versaler-och-jna.txt")
    assert data["beslutande"][:3] == [
        "ANNA EK (S), ordförande",
        "BO LUND (M), 1:e vice ordförande",
        "CECILIA BERG (C), 2:e vice ordförande",
    ]
    assert len(data["beslutande"]) == 9 and data["anslag"][0]["nedtas"] == "2024-11-06"
    motion = data["paragrafer"][1]
    assert motion["tidigare"] == [
        {"organ": "kf", "datum": "2024-03-18", "nr": "41"},
        {"organ": "ksau", "datum": "2024-09-24", "nr": "133"},
    ]
    assert motion["handlingar"] == ["Motion 2024-03-11", "Samhällsbyggnadskontorets tjänsteskrivelse 2024-09-02"]
    assert [each["av"] for each in motion["yrkanden"]] == ["Gun Alm (V)", ["Hans-Olof Dahl (L)", "Bo Lund (M)"]]
    assert [brief(vote) for vote in motion["voteringar"]] == [
        "avslag på motionen|bifall till motionen|4–4–1|ja:Bo,Cecilia,Hans-Olof,Ida/nej:Anna,Erik,Gun,Jan/avstår:Mia"
    ]
    assert "utfall" not in motion["voteringar"][0] and "men inte vems" in doubts
    assert "bland de beslutande" not in doubts


def test_lines_between_items_and_what_stands_in_a_decision_that_is_none_of_it() -> None:
    data, doubts = read("27-streck-mellan-paragrafer.txt")
    items = data["paragrafer"]
    assert [each["nr"] for each in items] == ["71", "72", "73", "74", "75", "76"]
    assert items[0]["beslut"] == "Dagordningen godkänns med tillägg av initiativ från Gun Alm (v).\n"
    assert items[1]["handlingar"] == ["Månadsrapport augusti, Tjänsteutlåtande 2024-09-10"]
    assert "§ 73, sekretess" in doubts and "sekretess" not in items[2]
    assert "§ 74, beslut" in doubts and "§ 75, beslut" in doubts and "§ 76, beslut" not in doubts
    assert data["anslag"] == [{"uppsatt": "2024-10-02", "nedtas": "2024-10-24"}]


def test_a_web_page_with_case_numbers_in_brackets_links_and_days_from_to() -> None:
    data, doubts = read("28-webbsida-med-lankar.html")
    permit, sewer = data["paragrafer"][1:3]
    assert (permit["rubrik"], permit["ärende"]) == ("Eken 1:2 - Bygglov för enbostadshus", "BMN-2024-00201")
    assert permit["jäv"] == "Ida von Platen (M)"
    assert permit["handlingar"] == [
        "Ansökan, 2024-08-12",
        {"text": "Situationsplan, 2024-08-12", "länk": "https://sjovik.example/dok/123.pdf"},
    ]
    assert sewer["voteringar"][0]["tid"] == "10:42" and "tidigare" not in sewer
    assert data["anslag"] == [{"uppsatt": "2024-11-18", "nedtas": "2024-12-10"}]
    assert data["justering"] == [{"datum": "2024-11-15"}] and "**§ 102" not in doubts


def test_labels_broken_over_two_rows_beside_their_lists() -> None:
    data, doubts = read("29-ledamoter-i-tva-rader.txt")
    assert len(data["beslutande"]) == 9 and data["ersättare"] == ["Siv Berg (S)", "Ulf Ny (C)"]
    assert data["beslutande"][-2:] == [
        "Inga Ros (V) ersätter Rut Vik (V) från § 34",
        "Tor By (M) ersätter Per Holm (M) § 32",
    ]
    assert (data["tid"], data["plats"]) == ("13:00–16:20", "Kommunhuset, Åsalen och via Teams")
    accounts, sale = data["paragrafer"][1:3]
    assert accounts["beslut"].strip().split("\n\n") == [
        "Kommunstyrelsen föreslår kommunfullmäktige besluta",
        "att godkänna bokslutet, och",
        "att uppmana nämnderna till god hushållning.",
    ]
    assert accounts["rubriker"]["reservationer"] == "Moderaternas och Liberalernas reservation"
    assert sale["jäv"] == "Per Holm (M)"
    assert sale["avsnitt"][0]["text"] == "Per Holm (M) deltar inte på grund av jäv. Tor By (M) tjänstgör.\n"
    assert "**beslutande" not in doubts and "står på framsidan" not in doubts


def test_nobody_is_called_se_and_the_day_of_approval_stands_beside_who_approves() -> None:
    data, doubts = read("30-region-se-narvarolista.html")
    assert "övriga" not in data and "närvarolista”: skriv in dem" in doubts
    assert (data["tid"], data["justering"]) == ("09:00–11:45", [{"datum": "2024-04-16"}])
    report, ferry, notices = data["paragrafer"]
    assert (report["beslut"], notices["beslut"]) == ("1. Rapporten godkänns.\n", "Informationen noteras.\n")
    assert [brief(vote) for vote in ferry["voteringar"]] == [
        "att ärendet avgörs i dag|bordläggning||ja:Vera,Axel,Rut/nej:Nils,Karin"
    ]
    assert ferry["avsnitt"][0]["rubrik"] == "Arbetsutskottets förslag till beslut"


def test_somebody_on_the_front_page_in_no_list_is_asked_about() -> None:
    made = drafted(
        source_of(
            "Kommunstyrelsen\n2024-03-05\nRådhuset\nDisa Holm (C) hälsade välkommen\n\nBeslutande\nAnna Ek (S)\n"
            "Bo Lund (M)\n\n§ 1\nVal\n\nBeslut\nJa.\n",
            "a.txt",
        ),
        REG,
        WORDS,
    )
    assert "Disa Holm står på framsidan, men inte bland dem som var med" in made.review


def test_mark_of_a_signing_service_ends_no_item_and_a_decision_left_out_is_told() -> None:
    mark = "Signature reference: bc4478dc-88dd-4458-ab9f-428faf19e183"
    front = (
        f"Kommunstyrelsen\n2024-03-05\nBeslutande\nAnna Ek (S)\nBo Lund (M)\nÖvriga\nSiv Berg, sekreterare {mark}\n\n"
    )
    text = f"§ 9 Yttrande om en ny\n\n{mark} hållplats\n\nBeslut\nKommunstyrelsen antar yttrandet.\n"
    made = drafted(source_of(front + text, "a.txt"), REG, WORDS)
    assert "rubrik: Yttrande om en ny hållplats\n" in made.text and "antar yttrandet" in made.text
    assert "Siv Berg, sekreterare\n" in made.text and "bc4478dc" not in made.text and not made.missing
    tail = "\n\nUndertecknat av följande personer\nBeslut Taxan antas inte.\n"
    assert (
        "ett beslut står i det som är utelämnat" in drafted(source_of(front + text + tail, "a.txt"), REG, WORDS).review
    )


def test_somebody_replaced_throughout_who_stands_among_those_who_served_is_asked_about() -> None:
    front = "Kommunstyrelsen\n2024-03-05\n\nBeslutande\nAnna Ek (S){more}\nBo Lund (M)\n"
    text = "Ida Sol (S) ersätter Anna Ek (S)\n\n§ 1\nVal\n\nBeslut\nJa.\n"
    for more, asked in (("", True), (" §§ 2–3", False), (", ej § 1", False)):
        made = drafted(source_of(front.format(more=more) + text, "a.txt"), REG, WORDS)
        assert ("ersätter Anna Ek, som också står bland de beslutande" in made.review) is asked


def test_who_signs_as_chair_is_no_approver_where_an_item_says_who_was_chosen() -> None:
    text = (
        "Exempel Bostäder AB\nStyrelsen\n2024-03-05\n\nNärvarande ledamöter\nAnna Ek, ledamot\nBo Lund, ledamot\n\n"
        "Övriga närvarande\nSiv Berg, vd\nExempel Bostäder\n\nJusterare\nAnna Ek\nBo Lund\n\n"
        "§ 1\nJusterare\n\nBeslut\nBo Lund utsågs att jämte Anna Ek justera protokollet.\n"
    )
    made = drafted(source_of(text, "a.txt"), REG, WORDS)
    assert "justerare:\n  - Bo Lund\n" in made.text and made.missing == 0
    assert "  - Siv Berg, vd, Exempel Bostäder\n" in made.text


def test_running_list_whose_lines_end_within_a_name_and_a_time_after_the_line_end() -> None:
    text = (
        "Kommunstyrelsen\n\nTid och plats\nStadshuset, 2024-06-10, kl.\n13:00–15:20\n\n"
        "Närvarande ledamöter  Birger Mo (S), ordförande, Alfhild Åker (C), 1:e vice ordförande, "
        "Nils-Erik Höjd (M), 2:e vice ordförande, Cajsa\n"
        "                      Ljung Dahlmo (S), Elvira Sten (S), Pontus Kvarn (M) och Yngve Hed\n"
        "                      (SD)\n\n§ 1\nVal\n\nBeslut\nJa.\n"
    )
    made = drafted(source_of(text, "a.txt"), REG, WORDS)
    assert made.text.split("beslutande:\n")[1].split("paragrafer")[0].splitlines() == [
        "  - Birger Mo (S), ordförande",
        "  - Alfhild Åker (C), 1:e vice ordförande",
        "  - Nils-Erik Höjd (M), 2:e vice ordförande",
        "  - Cajsa Ljung Dahlmo (S)",
        "  - Elvira Sten (S)",
        "  - Pontus Kvarn (M)",
        "  - Yngve Hed (SD)",
    ]
    assert "tid: 13:00–15:20\nplats: Stadshuset\n" in made.text and made.text.endswith("beslut: |\n      Ja.\n")
    assert made.missing == 0
