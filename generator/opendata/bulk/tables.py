"""The tables as data: what each holds, its key, and where its values are in the JSON beside a meeting's page.

A table, a column or a description is added here and nowhere else: CSV, SQLite, schemas and documentation follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Row = tuple[str | int | None, ...]


@dataclass(frozen=True)
class Column:
    """A column: its name, what it means, and the way to its value; a whole number if it counts something.

    A `long` one has texts that a cell of a spreadsheet may not hold (Excel: 32,767 characters): CSV is without it.
    """

    name: str
    description: str
    way: str = ""
    type: str = "string"
    long: bool = False

    def value(self, found: Mapping[str, Any]) -> str | int | None:
        """Return the value in a piece of JSON: lists with "; " between, what is true or false as ja or nothing."""
        value: Any = found
        for key in (self.way or self.name).split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, list):
            value = "; ".join(_said(each) for each in value)
        if isinstance(value, bool):
            value = "ja" if value else None
        return value if value is None or isinstance(value, int) else str(value)


def _said(value: Any) -> str:
    """Return one of several as text: a person with party, a case by its number, a party by its letters."""
    if not isinstance(value, Mapping):
        return str(value)
    name = str(value.get("namn") or value.get("nr") or "")
    if "kod" in value:
        return str(value["kod"])
    return f"{name} ({value['parti']})" if value.get("parti") not in {None, "", name} else name


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, the columns that make a row unlike all others, and what row it belongs to."""

    name: str
    description: str
    level: str  # where its rows are: at the meeting, the § or the vote, and under which key
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    belongs_to: str = ""
    of_year: bool = False  # its rows are found in all meetings of the year together (whole.py)
    large: bool = False  # too large for a spreadsheet: no CSV, and a view in the database
    grows: bool = False  # with each § or each who served: its CSV is packed

    @property
    def key_of_all(self) -> tuple[str, ...]:
        """What makes a row unlike all others when the files of all years lie after each other."""
        return (_YEAR.name, *self.key) if self.of_year else self.key

    @property
    def csv_name(self) -> str:
        """What its file is called; packed it has ".zip" after that."""
        return f"{self.name}.csv"

    @property
    def csv_file(self) -> str:
        """The file that it is published in."""
        return f"{self.csv_name}.zip" if self.grows else self.csv_name

    @property
    def csv_columns(self) -> tuple[Column, ...]:
        """The columns that the CSV has."""
        return tuple(column for column in self.columns if not column.long)

    def rows(self, data: Mapping[str, Any]) -> Iterator[Row]:
        """Yield the rows that the JSON of a meeting gives; of a year's whole for a table of the year."""
        for found in data[self.level] if self.of_year else _levels(data, self.level):
            yield tuple(column.value(found) for column in self.columns)

    @property
    def refers(self) -> Iterator[tuple[tuple[str, ...], Table]]:
        """Yield the columns that name a row of another table, and the table."""
        by_name = {table.name: table for table in TABLES}
        if self.belongs_to:
            yield by_name[self.belongs_to].key, by_name[self.belongs_to]
        for column in self.columns:
            if (above := _NAMED.get(column.name)) and above != self.name:
                yield (column.name,), by_name[above]


# What a column of this name names a row of.
_NAMED = {"person": "personer", "organ": "organ", "ärende": "arenden"}


# What the place of a piece is called, for those that lie below it: a § is named by its number, a vote by its order.
_PLACES = {"voteringar": "votering", "närvaro": "närvarorad"}
_INHERITED = ("möte", "nr", "votering", "närvarorad", "som")


def _levels(meeting: Mapping[str, Any], level: str) -> Iterator[Mapping[str, Any]]:
    """Yield each piece of JSON at a level, with the keys of what it lies in, and its place there from 1."""
    day = meeting["url"].rstrip("/").rpartition("/")[2]  # with -2 for the second meeting of a day
    at: list[Mapping[str, Any]] = [
        {
            **meeting,
            "möte": f"{meeting['organ']['id']}/{day}",
            "organ_namn": meeting["organ"].get("hette") or meeting["organ"]["namn"],
        }
    ]
    for key in filter(None, level.split(".")):
        at = [
            {**_keys(piece), **{name: found[name] for name in _INHERITED if name in found}, "ordning": order}
            | ({_PLACES[key]: order} if key in _PLACES else {})
            for found in at
            for order, piece in enumerate(found.get(key, ()), 1)
        ]
    yield from at


def _keys(piece: Any) -> Mapping[str, Any]:
    """Return a piece as keys; what is a text alone is under "värde"."""
    return piece if isinstance(piece, Mapping) else {"värde": piece}


_YEAR = Column("år", "Året som raden gäller: nästa år har en egen rad.", type="integer")
_MEETING = Column("möte", "Mötet: organets id, snedstreck och dagen, som i adressen.")
_ITEM = Column("nr", "Paragrafens nummer på mötet.")
_ORDER = Column("ordning", "Ordningen i protokollet, från 1.", type="integer")
_NAME = Column("namn", "Namnet som det är tryckt.")
_PARTY = Column("parti", "Partiets bokstäver på den raden.")
_PERSON = Column("person", "Sidan om personen, om det finns en.", "url")


def _count(name: str, description: str) -> Column:
    return Column(
        f"antal_{name}",
        f"{description} Tomt: ingen siffra är tryckt, vilket inte är noll.",
        f"resultat.{name}",
        "integer",
    )


TABLES: tuple[Table, ...] = (
    Table(
        "moten",
        "Ett möte",
        "",
        (
            _MEETING,
            Column("organ", "Organets id.", "organ.id"),
            Column("organ_namn", "Vad organet hette den dagen."),
            Column(
                "datum",
                "Dagen, eller den första av flera. Hölls mötet flera dagar (slutdatum) säger protokollet sällan "
                "vilken dag en "
                "paragraf avgjordes.",
                type="date",
            ),
            Column("slutdatum", "Sista dagen, om mötet hölls flera dagar.", type="date"),
            Column("tid", "Tiden som den är tryckt."),
            Column("börjar", "När mötet började, med tidszon, om tiden bara kan läsas på ett sätt."),
            Column("slutar", "När mötet slutade, likaså."),
            Column("plats", "Platsen som den är tryckt."),
            Column("status", "utkast, ej justerat, justerat eller rättat; kallad eller inställt."),
            Column("maskning", "Varför ord i protokollet är [maskad], om det är angivet."),
            Column("redaktionell_not", "Redaktionens anmärkning, som inte hör till protokollet."),
            Column("sha256", "Summan av protokollets fil.", "källa.sha256"),
            Column("publicerad", "Dagen då filen kom in i arkivet, om den är känd.", "källa.publicerad", "date"),
            Column("ändrad", "Dagen då filen senast ändrades, om den är känd.", "källa.ändrad", "date"),
            Column("pdf", "Originalet.", "källa.pdf"),
            Column("pdf_storlek", "Originalets storlek i byte.", "källa.pdf_fil.storlek", "integer"),
            Column("pdf_sha256", "Originalets kontrollsumma.", "källa.pdf_fil.sha256"),
            Column("pdf_ord", "Så många ord i pdf-filen som är jämförda med protokollet.", "jämförelse.ord", "integer"),
            Column(
                "pdf_ord_i_ordning",
                "Så många av dem som står i protokollet, i ordning.",
                "jämförelse.i_ordning",
                "integer",
            ),
            Column("pdf_ord_skiljer", "Så många av dem som inte står i protokollet.", "jämförelse.skiljer", "integer"),
            Column("url", "Mötets sida."),
        ),
        ("möte",),
    ),
    Table(
        "paragrafer",
        "En paragraf i ett protokoll",
        "paragrafer",
        (
            _MEETING,
            _ITEM,
            _ORDER,
            Column("rubrik", "Rubriken."),
            Column("språk", "Språket, när det inte är svenska (BCP 47)."),
            Column("typ", "Vad för slags ärende, om det står.", "slag"),
            Column("ärenden", "Diarienumren.", "ärenden"),
            Column("väckt", "Dagen då motionen, interpellationen eller frågan väcktes, om den står.", type="date"),
            Column("väckt_av", "De som väckte den."),
            Column(
                "utfall",
                "Vad det blev, så som redaktören har skrivit, annars beslutat. Är läget förslag är det vad som "
                "föreslås, inget "
                "beslut. Fick flera ärenden olika utfall står vart och ett i tabellen paragrafers_arenden.",
            ),
            Column(
                "läge",
                "Läget nu: beslut, förslag, noterat, bordlagt, återremitterat, hänskjutet, utgår eller "
                "yttrande. Bara beslut har "
                "avgjort något.",
            ),
            Column("status", "Om protokollets ord är utkast, ej justerade, justerade eller rättade."),
            Column("förslag_till", "Organet som förslaget går till.", "förslag_till.id"),
            Column(
                "nyare",
                "Sidan med en senare behandling av samma ärende: paragrafen är då inte det sista ordet, och "
                "ärendet står på flera "
                "rader.",
                "nyare",
            ),
            Column("rättelser", "Antal rättelser; de står i tabellen rattelser.", "antal_rättelser", "integer"),
            Column("redaktionell_not", "Redaktionens anmärkning, som inte hör till protokollet."),
            Column("jäv", "De som inte deltog på grund av jäv."),
            Column(
                "sekretess",
                "Vad protokollet säger om sekretess. Tomt betyder inte att allt står: ord kan vara maskade utan "
                "att skälet är "
                "angivet.",
            ),
            Column("maskning", "Varför ord i paragrafen är [maskad], om det är angivet och inte följer av sekretess."),
            Column(
                "överklagas",
                "Hur beslutet kan överklagas: laglighetsprövning, förvaltningsbesvär, detaljplan eller nej. "
                "Tomt: det går inte att "
                "säga.",
            ),
            Column("justerad", "Dagen då paragrafen justerades.", type="date"),
            Column("anslagen", "Dagen då det anslogs.", type="date"),
            Column("överklaga_senast_beräknat", "Sista dag att överklaga, beräknad av webbplatsen.", type="date"),
            Column("antal_tjänstgörande", "Hur många som tjänstgjorde, om närvarolistan säger det.", type="integer"),
            Column(
                "beslut",
                "Beslutets ord, som Markdown, så som de trycktes. Är rättelser mer än 0 gäller orden i tabellen "
                "rattelser i "
                "stället för dem som rättades.",
            ),
            Column("sammanfattning", "Sammanfattningens ord, som Markdown.", long=True),
            Column("url", "Paragrafens adress."),
        ),
        ("möte", "nr"),
        "moten",
        grows=True,
    ),
    Table(
        "narvaro",
        "En rad i närvarolistan",
        "närvaro",
        (
            _MEETING,
            _ORDER,
            _NAME,
            _PARTY,
            Column("som", "tjänstgörande, närvarande ersättare, ersatt eller vakant."),
            Column("roll", "Rollen som raden nämner."),
            Column("ersätter", "Den som raden säger att personen ersätter.", "ersätter.namn"),
            Column(
                "paragrafer",
                "De §§ där personen säkert var med så. Tomt: raden har klockslag eller är vakant, och vilka §§ "
                "det var framgår inte.",
                "spann",
            ),
            Column("tid", "Tiden, om raden har klockslag."),
            Column("rad", "Raden som den är tryckt."),
            _PERSON,
        ),
        ("möte", "ordning"),
        "moten",
        grows=True,
    ),
    Table(
        "narvaro_spann",
        "Paragrafer i följd som en rad i närvarolistan gäller",
        "närvaro.följder",
        (
            _MEETING,
            Column("närvarorad", "Radens ordning i tabellen narvaro.", type="integer"),
            Column("som", "tjänstgörande, närvarande ersättare, ersatt eller vakant."),
            Column("från_nr", "Den första paragrafens nummer."),
            Column("till_nr", "Den sista paragrafens nummer."),
            Column("första", "Den första paragrafens ordning i tabellen paragrafer.", type="integer"),
            Column("sista", "Den sista paragrafens ordning, likaså.", type="integer"),
        ),
        ("möte", "närvarorad", "första"),
        "moten",
        grows=True,
    ),
    Table(
        "narvaro_paragrafer",
        "En paragraf som en rad i närvarolistan gäller",
        "närvaro.paragrafer",
        (
            _MEETING,
            Column("nr", "Paragrafens nummer på mötet.", "värde"),
            Column("närvarorad", "Radens ordning i tabellen narvaro.", type="integer"),
            Column("som", "tjänstgörande, närvarande ersättare, ersatt eller vakant."),
        ),
        ("möte", "nr", "närvarorad"),
        "paragrafer",
        large=True,
    ),
    Table(
        "paragrafers_arenden",
        "Ett ärende som en paragraf gäller",
        "paragrafer.ärenden_här",
        (
            _MEETING,
            _ITEM,
            Column("ärende", "Diarienumret. En paragraf med flera ärenden har en rad för vart och ett."),
            Column("utfall", "Vad det blev av just det ärendet, om paragrafens ärenden fick olika utfall."),
            Column("url", "Ärendets sida."),
        ),
        ("möte", "nr", "ärende"),
        "paragrafer",
        grows=True,
    ),
    Table(
        "platser_och_amnen",
        "En plats som en paragraf nämner, eller ett ämne som dess rubrik visar, enligt kommunens register",
        "paragrafer.platser_och_ämnen",
        (
            _MEETING,
            _ITEM,
            Column("typ", "plats eller ämne."),
            Column("namn", "Namnet i registret."),
            Column("url", "Platsens eller ämnets sida."),
        ),
        ("möte", "nr", "typ", "namn"),
        "paragrafer",
        grows=True,
    ),
    Table(
        "voteringar",
        "En omröstning",
        "paragrafer.voteringar",
        (
            _MEETING,
            _ITEM,
            Column("votering", "Vilken omröstning i paragrafen, från 1.", type="integer"),
            Column("tid", "När den hölls, som det är tryckt."),
            Column("ja", "Vad Ja betydde."),
            Column("nej", "Vad Nej betydde."),
            Column("utfall", "Sidan som vann, om den är angiven."),
            _count("ja", "Antal Ja."),
            _count("nej", "Antal Nej."),
            _count("avstår", "Antal som avstod."),
            _count("frånvarande", "Antal frånvarande."),
            _count("kvittade", "Antal kvittade."),
            _count("blanka", "Antal blanka röster."),
            _count("ogiltiga", "Antal ogiltiga röster."),
            Column(
                "namn_skiljer",
                "ja om namnen i tabellen roster inte är lika många som de tryckta siffrorna. Båda står som de "
                "är tryckta: räkna inte "
                "ihop namnen då.",
            ),
            Column("sluten", "ja om omröstningen var sluten."),
            Column("utslagsröst", "Den som avgjorde vid lika röstetal."),
            Column("minoritet_avgjorde", "ja om en minoritet räckte, som vid minoritetsåterremiss."),
            Column("text", "Protokollets ord om omröstningen."),
            Column(
                "rättelser",
                "Antal rättelser av paragrafen; de står i tabellen rattelser, och kan gälla omröstningen.",
                "antal_rättelser",
                "integer",
            ),
            Column("url", "Omröstningens adress."),
        ),
        ("möte", "nr", "votering"),
        "paragrafer",
    ),
    Table(
        "alternativ",
        "Ett av flera alternativ i en omröstning",
        "paragrafer.voteringar.alternativ",
        (
            _MEETING,
            _ITEM,
            Column("votering", "Vilken omröstning i paragrafen.", type="integer"),
            _ORDER,
            Column("namn", "Alternativet som det är tryckt."),
            Column("antal", "Antal röster.", type="integer"),
            Column("röster", "De som röstade så, om det står."),
        ),
        ("möte", "nr", "votering", "ordning"),
        "voteringar",
    ),
    Table(
        "roster",
        "En ledamots röst i en öppen omröstning",
        "paragrafer.voteringar.röster",
        (
            _MEETING,
            _ITEM,
            Column("votering", "Vilken omröstning i paragrafen.", type="integer"),
            _ORDER,
            _NAME,
            _PARTY,
            Column("röst", "ja, nej, avstår, frånvarande eller kvittad; alternativ när det inte var ja och nej."),
            Column("alternativ", "Vilket alternativ, som det är tryckt."),
            _PERSON,
        ),
        ("möte", "nr", "votering", "ordning"),
        "voteringar",
        grows=True,
    ),
    Table(
        "anteckningar",
        "Ett yrkande, en reservation eller något annat som någon lät anteckna",
        "paragrafer.anteckningar",
        (
            _MEETING,
            _ITEM,
            _ORDER,
            Column("slag", "Vad det är."),
            Column("av", "De som står bakom."),
            Column("för", "Partierna som det gäller."),
            Column("återtaget", "ja om det togs tillbaka: räkna då inte med det."),
            Column("språk", "Textens språk, när det inte är svenska (BCP 47)."),
            Column("text", "Orden, som Markdown. Tomt för den som bara antecknades, som en blank reservation."),
            Column("url", "Anteckningens adress."),
        ),
        ("möte", "nr", "ordning"),
        "paragrafer",
        grows=True,
    ),
    Table(
        "handlingar",
        "En handling som protokollet nämner",
        "paragrafer.handlingar",
        (
            _MEETING,
            _ITEM,
            _ORDER,
            Column("text", "Hur den är tryckt."),
            Column("url", "Adressen, om den är publicerad."),
            Column("fil", "Filen här, om den finns."),
            Column("mediatyp", "Filens mediatyp."),
            Column("storlek", "Filens storlek i byte.", type="integer"),
            Column("sha256", "Filens kontrollsumma."),
        ),
        ("möte", "nr", "ordning"),
        "paragrafer",
        grows=True,
    ),
    Table(
        "anslag",
        "Ett anslag om justerat protokoll",
        "anslag",
        (
            _MEETING,
            _ORDER,
            Column("uppsatt", "Dagen då anslaget sattes upp.", type="date"),
            Column("nedtas", "Dagen då det tas ned.", type="date"),
            Column("förvaring", "Var protokollet förvaras."),
            Column("paragrafer", "De §§ som det gäller, om det inte är alla."),
        ),
        ("möte", "ordning"),
        "moten",
    ),
    Table(
        "rattelser",
        "En rättelse av ett beslut",
        "paragrafer.rättelser",
        (
            _MEETING,
            _ITEM,
            _ORDER,
            Column("datum", "Dagen för rättelsen.", type="date"),
            Column("text", "De nya orden."),
            Column("tidigare", "De tidigare orden, som står kvar i protokollet."),
            Column("beslut", "Beslutet om rättelsen."),
        ),
        ("möte", "nr", "ordning"),
        "paragrafer",
    ),
    Table(
        "avpublicerade",
        "En paragraf som har tagits bort från webbplatsen",
        "avpublicerade_paragrafer",
        (_MEETING, _ORDER, _ITEM, Column("datum", "Dagen då den togs bort.", type="date"), Column("skäl", "Varför.")),
        ("möte", "ordning"),
        "moten",
    ),
    Table(
        "organ",
        "Ett organ som har mött, eller haft förtroendevalda enligt kommunens register, under året",
        "organ",
        (
            _YEAR,
            Column("organ", "Organets id.", "id"),
            Column("namn", "Vad organet heter nu."),
            Column("url", "Organets sida."),
        ),
        ("organ",),
        of_year=True,
    ),
    Table(
        "partier",
        "Ett parti i registret",
        "partier",
        (
            _YEAR,
            Column("kod", "Partiets bokstäver."),
            Column("namn", "Partiets namn."),
            Column("url", "Partiets sida."),
        ),
        ("kod",),
        of_year=True,
    ),
    Table(
        "personer",
        "En person med egen sida som årets protokoll eller kommunens register över uppdrag nämner",
        "personer",
        (
            _YEAR,
            Column("person", "Personens sida.", "url"),
            Column("namn", "Namnet som det först är tryckt under året."),
            Column("partier", "Partierna som personen stod för under året; en felskriven bokstav räknas inte."),
        ),
        ("person",),
        of_year=True,
    ),
    Table(
        "roller",
        "En roll som närvarolistorna nämner för en person i ett organ",
        "roller",
        (
            _YEAR,
            Column("person", "Personens sida."),
            Column("organ", "Organets id."),
            Column("roll", "Rollen som den är tryckt."),
            Column("första_möte", "Första dagen under året då rollen nämns.", type="date"),
            Column("senaste_möte", "Sista dagen under året då rollen nämns.", type="date"),
        ),
        ("person", "organ", "roll"),
        of_year=True,
    ),
    Table(
        "fortroendeuppdrag",
        "Ett uppdrag som någon hade under året enligt kommunens register",
        "förtroendeuppdrag",
        (
            _YEAR,
            Column("uppdrag", "Uppdragets id, detsamma alla år."),
            Column("organ", "Organets id.", "organ.id"),
            Column("roll", "Uppdraget."),
            Column("namn", "Den som är vald."),
            Column("parti", "Partiets bokstäver i registret, annars partiet som personen stod för."),
            Column("person", "Sidan om personen, om det finns en.", "url"),
            Column("från", "Första dagen.", type="date"),
            Column("till", "Sista dagen, om den är bestämd.", type="date"),
            Column("för", "Den vars plats det är.", "för.namn"),
        ),
        ("uppdrag",),
        of_year=True,
    ),
    Table(
        "arenden",
        "Ett ärende som årets protokoll tar upp",
        "ärenden",
        (
            _YEAR,
            Column("ärende", "Diarienumret."),
            Column("rubrik", "Rubriken i den senaste behandlingen."),
            Column("ärendetyp", "motion, medborgarförslag, interpellation eller fråga, när protokollet säger det."),
            Column("väckt", "Dagen då ärendet väcktes, om den står.", type="date"),
            Column("väckt_av", "De som väckte det. Den som har lämnat ett medborgarförslag namnges aldrig."),
            Column("antal_paragrafer", "Så många paragrafer som tar upp det under året.", type="integer"),
            Column("url", "Ärendets sida."),
        ),
        ("ärende",),
        of_year=True,
    ),
)
