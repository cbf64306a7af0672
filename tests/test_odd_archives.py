"""One small archive with what is rare in it: every surface says the name, the day and the stage that hold for a §."""

from __future__ import annotations

import pytest

from generator.opendata.bulk.references import references
from generator.opendata.prose import Prose
from generator.pages.context import Context
from generator.pages.meeting.meeting import description
from generator.search.records import record
from tests.sites import ORGAN, data_of, fragments, item, minutes, text_of, town

_BODIES = """\
  - {id: bn, namn: Samhällsnämnden, typ: nämnd, tidigare_namn: [{namn: Byggnadsnämnden, till: 2023-12-31}]}
  - {id: tn, namn: Tekniska nämnden, typ: nämnd, till: 2023-12-31, efterträdare: mn}
  - {id: mn, namn: Miljönämnden, typ: nämnd, från: 2024-01-01}
"""
APPROVED = "justering: [{{datum: {0}}}]\nanslag: [{{uppsatt: {0}}}]"


def _said(number: int, *further: str) -> str:
    return "\n".join((f"ärende: KS-2023-0000{number}", *further))


FILES = (
    minutes(
        "ks",
        "2023-05-08",
        item(1, "Kajen", _said(1, "förslag_till: bn", "beslut: Styrelsen föreslår att kajen rustas.")),
        item(2, "Torget", _said(2, "förslag_till: tn", "beslut: Styrelsen föreslår att torget byggs.")),
        item(3, "Muren", _said(3, "förslag_till: tn", "beslut: Styrelsen föreslår att muren rivs.")),
        present=("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (EP)"),
        head=APPROVED.format("2023-05-09"),
    ),
    minutes(
        "bn",
        "2023-06-05",
        item(5, "Parken", _said(4, "utfall: hänskjutet", "beslut: Frågan hänskjuts till styrelsen.")),
        item(6, "Bron", _said(5, "utfall: återremiss", "beslut: Ärendet återremitteras.")),
        item(7, "Stigen", _said(6, "beslut: Stigen stängs.", "status: ej justerat")),
        item(8, "Ljuset", _said(7, "beslut: Ljuset släcks.", "status: utkast")),
        present=("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (EP)"),
        head=APPROVED.format("2023-06-07"),
    ),
    minutes(
        "mn",
        "2024-02-05",
        item(1, "Torget", _said(2, "beslut: Torget byggs.")),
        item(2, "Sopimus", "språk: fi\närende: KS-2024-00009\nbeslut: Kunta päättää hyväksyä sopimuksen."),
        head=APPROVED.format("2024-02-07"),
    ),
    minutes(
        "kf",
        "2024-02-12",
        item(
            1,
            "Vägar",
            """\
            ärende: [{nr: KS-2024-00001, utfall: bifall}, {nr: KS-2024-00002, utfall: avslag}]
            typ: Motion
            väckt_av: Bo Lund (M)
            """,
        ),
        item(
            2,
            "Namnet",
            """\
            ärende: KS-2024-00003
            tidigare: [{organ: bn, datum: 2023-06-05, nr: 6, som: återremitterat}]
            beslut: Gatan heter Å.
            omedelbart_justerad: ja
            reservationer:
              - {av: [Bo Lund (M), Cecilia Berg (C)], text: Namnet är för kort.}
            voteringar:
              - tid: "19.42"
                alternativ: [{namn: Å, antal: 2}, {namn: Ö, antal: 0}]
                resultat: {avstår: 1}
            """,
        ),
        head="slutdatum: 2024-02-13\ntid: den 12 februari 18–22, den 13 februari 18–20\nstatus: ej justerat",
    ),
    minutes(
        "ks",
        "2024-03-04",
        item(1, "Redovisning av vägar", "ärende: KS-2024-00001\nutfall: noterat\nbeslut: Noteras."),
        present=("Anna Ek (S), ordförande", "Cecilia Berg (C)", "Vakant (M)"),
        head=APPROVED.format("2024-03-06"),
    ),
    "organ: bn\ndatum: 2024-09-02\nstatus: kallad\nkallelse: 2024-08-20\ndagordning: [Bron]\n",
)
KAJEN, BRON, TORGET, MUREN = (f"arenden/ks-2023-0000{at}/" for at in (1, 5, 2, 3))
OLD, KF, CALLED = "moten/bn/2023-06-05/", "moten/kf/2024-02-12/", "moten/bn/2024-09-02/"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    place = town(tmp_path_factory.mktemp("odd"), *FILES)
    place.write("register/organ.yml", ORGAN + _BODIES)
    place.write("register/borttaget.yml", "borttaget: [{adress: moten/bn/2023-04-03/, datum: 2024-01-02, skäl: Fel.}]")
    place.write(
        "register/personer.yml",
        """\
        personer:
          - namn: Cecilia Berg
            partier: [{parti: EP, till: 2023-12-31}, {parti: C, från: 2024-01-01}]
        """,
    )
    place.write(
        "register/uppdrag.yml",
        """\
        uppdrag:
          - {person: Bo Lund (M), organ: ks, roll: ordförande, från: 2019-01-01, till: 2022-12-31}
          - {person: Bo Lund (M), organ: ks, roll: ersättare, från: 2030-01-01}
          - {person: Anna Ek (S), organ: kf, från: 2022-10-15}
        """,
    )
    return Context(place.archive(), "Protokoll", "https://protokoll.exempelkoping.example/")


@pytest.fixture(scope="module")
def pages(context: Context) -> dict[str, str]:
    return {address: " ".join(text_of(page).split()) for address, page in fragments(context.archive).items()}


@pytest.mark.parametrize(
    ("address", "said", "not_said"),
    [
        # A body that something was proposed to is called what it was called on the day, and what it is called now.
        (KAJEN, "Förslag till byggnadsnämnden – inte slutligt beslut", "Förslag till samhällsnämnden"),
        (KAJEN, "Byggnadsnämndens beslut finns inte i det här arkivet. Byggnadsnämnden heter nu samhällsnämnden.", ""),
        (KAJEN, "Samhällsnämnden ska ta ställning.", "Byggnadsnämnden ska ta ställning"),
        ("moten/ks/2023-05-08/", "Förslag till byggnadsnämnden", "Förslag till samhällsnämnden"),
        ("organ/ks/", "tre förslag", "samhällsnämnden"),
        (KF, "Tidigare behandlat: byggnadsnämnden 5 juni 2023, § 6", "samhällsnämnden 5 juni 2023"),
        ("moten/bn/2023-04-03/", "Byggnadsnämnden", ""),
        ("ledamoter/anna-ek/", "Byggnadsnämnden 5 juni 2023, ett sammanträde", "Samhällsnämnden"),
        # The body that took over decides what was proposed to the one before it.
        (TORGET, "kommunstyrelsens förslag 8 maj 2023, § 2 och miljönämndens beslut 5 februari 2024, § 1", ""),
        ("luckor/2023/", "Muren", "Torget"),
        (MUREN, "Tekniska nämnden har efterträtts av miljönämnden.", "heter nu"),
        (MUREN, "Miljönämnden ska ta ställning.", "Tekniska nämnden ska ta ställning"),
        # What was passed on to somebody is not sent back.
        ("arenden/ks-2023-00004/", "Hänskjutet av byggnadsnämnden 5 juni 2023", "Återremitterat"),
        ("arenden/ks-2023-00004/", "Frågan är lämnad vidare till någon annan.", "utredas mer"),
        (OLD, "1 återremitterad, 1 hänskjuten", "2 återremitterade"),
        # Minutes that are approved but for some §§, or not but for some.
        (OLD, "Justerat 7 juni 2023, utom § 7 (ej justerat) och § 8 (utkast).", "Justerat 7 juni 2023. Ö"),
        ("anslagstavla/", "§§ 5–8 · justerat 7 juni 2023, utom § 7 (ej justerat) och § 8 (utkast)", "§§ 5–8 · utkast"),
        ("organ/bn/", "justerat 7 juni, utom § 7 (ej justerat) och § 8 (utkast)", ""),
        (KF, "Inte justerat ännu, utom § 2.", ""),
        ("moten/mn/2024-02-05/", "Justerat 7 februari 2024. Överklagas", "utom"),
        # On which of several days a § was decided nobody knows.
        ("arenden/ks-2024-00003/", "kommunfullmäktige 12–13 februari 2024", "kommunfullmäktige 12 februari 2024"),
        (KF, "kommunfullmäktige, 12–13 februari 2024, paragrafens", "kommunfullmäktige, 12 februari 2024"),
        (KF, "tisdag 13 februari 2024 den 12 februari 18–22, den 13 februari 18–20", "kl. den"),
        ("manad/2024-02/", "Kommunfullmäktige 12–13 februari 2024", "Kommunfullmäktige 12 februari 2024"),
        ("moten/2024/", "12–13 februari", ""),
        ("ledamoter/bo-lund/", "12–13 februari 2024", "12 februari 2024"),
        # A member speaks for a party only where the minutes say so.
        ("ledamoter/bo-lund/", "Reservation, tillsammans med Cecilia Berg", "för Moderaterna"),
        ("ledamoter/cecilia-berg/", "Reservation, tillsammans med Bo Lund", "för Centerpartiet"),
        # What has ended, or not begun, is not what somebody is.
        ("ledamoter/cecilia-berg/", "Exempelpartiet till 31 december 2023", ""),
        ("ledamoter/bo-lund/", "Ordförande Kommunstyrelsen 1 januari 2019 – 31 december 2022", ""),
        ("ledamoter/anna-ek/", "Ledamot i kommunfullmäktige från 15 oktober 2022", ""),
        # What became of a motion is how it was answered, case by case, not what was reported in the case afterwards.
        (
            "ledamoter/bo-lund/",
            "Motion KS-2024-00001 Bifall i kommunfullmäktige",
            "Noterat i kommunstyrelsen",
        ),
        ("partier/m/", "Motion KS-2024-00002 · Bo Lund (M) Avslag i kommunfullmäktige", "Beslut i kommunfullmäktige"),
        # When the notice of a meeting went out; who abstained between several.
        (CALLED, "Kallelsen gick ut 20 augusti 2024", ""),
        (KF, "Avstår 1", "Ja 0"),
    ],
)
def test_pages(pages: dict[str, str], address: str, said: str, not_said: str) -> None:
    assert said in pages[address]
    assert not not_said or not_said not in pages[address]


@pytest.mark.parametrize(("member", "head"), [("bo-lund", "Ledamot i kommunfullmäktige"), ("anna-ek", "Ledamot i k")])
def test_the_head_of_a_member_names_what_they_are(context: Context, member: str, head: str) -> None:
    page = fragments(context.archive, f"ledamoter/{member}/")[f"ledamoter/{member}/"]
    assert (line := page.select_one(".head .plain"))
    assert " ".join(text_of(line).split()).startswith(head)


def test_data_say_the_same(context: Context) -> None:
    proposed = data_of(context, "moten/ks/2023-05-08/")["paragrafer"]
    assert proposed[0]["förslag_till"]["hette"] == "Byggnadsnämnden"
    assert "hette" not in proposed[1]["förslag_till"]
    present = data_of(context, "moten/ks/2024-03-04/")["närvaro"]
    assert [each.get("som") for each in present] == [None, None, "vakant"]
    assert (old := data_of(context, "organ/tn/"))["till"] == "2023-12-31" and "från" not in old
    was, now = data_of(context, "ledamoter/cecilia-berg/")["partitillhörighet"]
    assert (was["kod"], was["till"], now["från"]) == ("EP", "2023-12-31", "2024-01-01") and "till" not in now
    [vote] = data_of(context, KF)["paragrafer"][1]["voteringar"]
    assert vote["resultat"] == {"avstår": 1}
    assert data_of(context, KAJEN)["steg"][0]["förslag_till"]["hette"] == "Byggnadsnämnden"


def test_what_programs_and_machines_quote(context: Context) -> None:
    meetings = {each.id: each for each in context.archive.meetings}
    kf, old = meetings["kf/2024-02-12"], meetings["bn/2023-06-05"]
    assert "(ej justerat)" in description(kf) and "justerat" not in description(old)
    found = references(context, kf)
    bib, csl = found["bib"], found["json"]
    assert "date = {2024-02-12/2024-02-13}" in bib and "Protokoll 2024-02-12/2024-02-13" in bib
    assert '"date-parts":[[2024,2,12],[2024,2,13]]' in csl.replace(" ", "")
    the_item = next(each for each in meetings["ks/2023-05-08"].items)
    assert "Förslag till byggnadsnämnden, inte slutligt beslut." in record(context, the_item).meta["standing"]
    assert "Kallelsen gick ut: 20 augusti 2024" in Prose(context).meeting(
        next(each for each in context.archive.unheld if each.id == "bn/2024-09-02")
    )


@pytest.mark.parametrize("address", ["", "moten/mn/2024-02-05/", "arenden/ks-2024-00009/", "manad/2024-02/"])
def test_words_in_another_language_say_so(context: Context, address: str) -> None:
    page = fragments(context.archive, address)[address]
    found = page.find_all(string=lambda text: "Kunta päättää" in text)
    assert found and all(each.find_parent(lang="fi") for each in found)
    assert not any(each.find_parent(lang=True) for each in page.find_all(string=lambda text: "Torget byggs" in text))


# A second archive: questions that share a number or a meeting, what is taken back, and what nobody can appeal.
_COUNCIL = ("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "David Holm (V)", "Eva Strand (L)")
FURTHER = (
    minutes(
        "ks",
        "2024-03-04",
        item(1, "Årsredovisning 2023", _said(1, "förslag_till: kf", "beslut: Styrelsen föreslår att den godkänns.")),
        item(2, "Hamnen", _said(2, "utfall: bordläggning", "beslut: Ärendet bordläggs till den 8 april.")),
        present=_COUNCIL,
        head=APPROVED.format("2024-03-05"),
    ),
    minutes(
        "kf",
        "2024-03-25",
        item(3, "Årsredovisning 2023", _said(1, "beslut: Den godkänns.", "jäv: Bo Lund (M)")),
        item(4, "Revisionsberättelse för 2023", _said(1, "utfall: noterat", "beslut: Den läggs till handlingarna.")),
        item(5, "Ansvarsfrihet för byggnadsnämnden", _said(1, "utfall: avslag", "beslut: Ansvarsfrihet vägras.")),
        item(6, "Avsägelse från Bo Lund", _said(3, "beslut: Bo Lund (M) befrias från uppdraget.")),
        item(7, "Fyllnadsval efter Bo Lund", _said(3, "utfall: vald", "beslut: Frida Nord (M) väljs.")),
        item(
            8,
            "Motion om holkar",
            _said(4, "typ: Motion", "väckt_av: Bo Lund (M)", "utfall: utgår", "beslut: Motionen är återtagen."),
        ),
        item(
            9,
            "Fråga om lönerna",
            _said(5, "typ: Fråga", "väckt_av: Eva Strand (L)", "beslut: Frågan får ställas."),
        ),
        item(
            10,
            "Badhuset",
            """\
            ärende: KS-2023-00006
            beslut: Badhuset byggs inte.
            reservationer:
              - {av: Eva Strand (L), text: Badhuset behövs., återtaget: ja}
              - {av: David Holm (V), text: Det är för litet.}
            voteringar:
              - ja: bifall
                nej: avslag
                resultat: {ja: 2, nej: 1}
                röster: {ja: ["[maskad]", Anna Ek (S)], nej: [Eva Strand (L)]}
            """,
        ),
        item(11, "Lånet", _said(9, "status: utkast", "beslut: Lånet tas.")),
        present=_COUNCIL,
        head=APPROVED.format("2024-03-27"),
    ),
    "organ: ks\ndatum: 2024-04-08\nstatus: inställt\ndagordning:\n  - {rubrik: Hamnen, ärende: KS-2023-00002}\n",
    minutes(
        "ks",
        "2024-05-06",
        item(3, "Avtal om sand", _said(7, "beslut: Avtalet antas.")),
        item(
            4,
            "Individärende",
            _said(8, "sekretess: 26 kap. 1 § offentlighets- och sekretesslagen", 'beslut: "[maskad]"'),
        ),
        present=_COUNCIL,
        head=f"tid: 13.00–14.00\n{APPROVED.format('2024-05-08')}",
    ),
    minutes(
        "ks",
        "2024-05-06",
        item(5, "Avtal om sand", _said(7, "beslut: Avtalet i § 3 upphävs.")),
        item(6, "Lånet", _said(9, "utfall: noterat", "beslut: Styrelsen noterar lånet.")),
        present=_COUNCIL,
        head=f"tid: 15.00–15.10\n{APPROVED.format('2024-05-08')}",
    ),
)
REPORT, LEAVING, POOL, SAND, SECRET = (f"arenden/ks-2023-0000{at}/" for at in (1, 3, 6, 7, 8))
COUNCIL, BOARD = "moten/kf/2024-03-25/", "moten/ks/2024-05-06/"


@pytest.fixture(scope="module")
def further(tmp_path_factory: pytest.TempPathFactory) -> Context:
    place = town(tmp_path_factory.mktemp("further"), *FURTHER)
    place.write(
        "register/personer.yml",
        """\
        personer:
          - namn: Eva Strand
            partier: [{parti: S, till: 2018-10-14}, {parti: L, från: 2022-10-15}]
          - namn: David Holm
            partier: [{parti: S, till: 2018-10-14}, {parti: "-", från: 2018-10-15}, {parti: V, från: 2022-10-15}]
        """,
    )
    return Context(place.archive(), "Protokoll", "https://protokoll.exempelkoping.example/")


@pytest.fixture(scope="module")
def further_pages(further: Context) -> dict[str, str]:
    return {address: " ".join(text_of(page).split()) for address, page in fragments(further.archive).items()}


@pytest.mark.parametrize(
    ("address", "said", "not_said"),
    [
        # Two §§ of one meeting under one number are two questions: neither handles the other again.
        (COUNCIL, "Den godkänns.", "har behandlats igen: kommunfullmäktige"),
        ("moten/ks/2024-03-04/", "Ärendet har behandlats igen: kommunfullmäktige 25 mars 2024, § 3", "§ 5"),
        (REPORT, "I samma ärende på samma möte § 3 Årsredovisning 2023 Beslut Jäv: Bo Lund", ""),
        (REPORT, "Diarienummer KS-2023-00001", "Tidigare rubrik"),
        (REPORT, "§ 4 Revisionsberättelse för 2023 Noterat", "Tidigare beslut i ärendet kommunfullmäktige"),
        (REPORT, "kommunstyrelsens förslag 4 mars 2024, § 1 och kommunfullmäktiges beslut 25 mars 2024, § 3", ""),
        (LEAVING, "2 paragrafer med samma nummer", "Vad gäller nu"),
        (LEAVING, "Avsägelse från Bo Lund", "har behandlats igen"),
        # Two meetings of one day are two, and the later one handles it again.
        (SAND, "två sammanträden, 6 maj 2024.", "6 maj 2024 – 6 maj 2024"),
        (BOARD, "Ärendet har behandlats igen: kommunstyrelsen 6 maj 2024 (möte 2), § 5", ""),
        ("ledamoter/bo-lund/", "Kommunstyrelsen 4 mars 2024 – 6 maj 2024, tre sammanträden", ""),
        # What went off the agenda may have been taken back: nobody can say that it waits.
        ("obesvarat/", "Noll obesvarade motioner, och en där svaret är okänt.", "En obesvarad motion"),
        (
            "obesvarat/",
            "Utgick i kommunfullmäktige 25 mars 2024: om den är återtagen eller kommer tillbaka är okänt.",
            "",
        ),
        # Of a question and of what is secret no day to appeal is promised.
        ("anslagstavla/", "Överklaga senast 17 april 2024 (beräknat), §§ 3, 5–7, 10.", "9–10"),
        (BOARD, "Överklagas senast 29 maj 2024 för § 3 (beräknat).", "för §§ 3–4"),
        (SECRET, "Hur beslutet överklagas framgår inte här. Det står i beslutet.", "beräknat"),
        # A reservation that was taken back says so, wherever it stands.
        (COUNCIL, "Eva Strand (L) Återtagen. Badhuset behövs.", "David Holm (V) Återtagen"),
        (POOL, "Eva Strand (L) · Återtagen", "David Holm (V) · Återtagen"),
        ("ledamoter/eva-strand/", "Återtagen.", ""),
        ("ledamoter/david-holm/", "Det är för litet.", "Återtagen"),
        # Of a masked voter nobody can tell the party.
        (POOL, "Parti okänt 1 0", "Utan parti"),
        ("voteringar/", "S, Parti okänt", "Utan parti"),
        # A decision in a draft says so where only its place is told.
        ("arenden/ks-2023-00009/", "Tidigare beslut i ärendet kommunfullmäktige 25 mars 2024, § 11 (utkast)", ""),
        # Years of which the register says nothing are unknown, not without party.
        (
            "ledamoter/eva-strand/",
            "Socialdemokraterna till 14 oktober 2018 Parti Liberalerna från 15 oktober 2022",
            "Utan",
        ),
        ("ledamoter/david-holm/", "Parti Utan parti från 15 oktober 2018 till 14 oktober 2022", ""),
        # A meeting that was called off was none.
        (BOARD, "Föregående möte 8 april 2024 (inställt)", ""),
    ],
)
def test_further_pages(further_pages: dict[str, str], address: str, said: str, not_said: str) -> None:
    assert said in further_pages[address]
    assert not not_said or not_said not in further_pages[address]


def test_further_data(further: Context) -> None:
    report, audit, refusal, *_, pool, _loan = data_of(further, COUNCIL)["paragrafer"]
    assert not any("nyare" in each for each in (report, audit, refusal))
    assert data_of(further, "moten/ks/2024-03-04/")["paragrafer"][0]["nyare"].endswith("#p3")
    assert [each.get("återtaget") for each in pool["anteckningar"]] == [True, None]
    meetings = {each.id: each for each in further.archive.meetings}
    assert "Eva Strand (L) (återtagen)" in Prose(further).meeting(meetings["kf/2024-03-25"])
