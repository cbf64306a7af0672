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
    """A column: its name, what it means, and the way to its value; a whole number if it counts something."""

    name: str
    description: str
    way: str = ""
    type: str = "string"

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
    return f"{name} ({value['parti']})" if value.get("parti") else name


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, the columns that make a row unlike all others, and what row it belongs to."""

    name: str
    description: str
    level: str  # where its rows are: at the meeting, the § or the vote, and under which key
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    belongs_to: str = ""

    def rows(self, meeting: Mapping[str, Any]) -> Iterator[Row]:
        """Yield the rows that the JSON of a meeting gives."""
        for found in _levels(meeting, self.level):
            yield tuple(column.value(found) for column in self.columns)


# What the place of a piece is called, for those that lie below it: a § is named by its number, a vote by its order.
_PLACES = {"voteringar": "votering"}
_INHERITED = ("möte", "nr", "votering")


def _levels(meeting: Mapping[str, Any], level: str) -> Iterator[Mapping[str, Any]]:
    """Yield each piece of JSON at a level, with the keys of what it lies in, and its place there from 1."""
    day = meeting["url"].rstrip("/").rpartition("/")[2]  # with -2 for the second meeting of a day
    at: list[Mapping[str, Any]] = [{**meeting, "möte": f"{meeting['organ']['id']}/{day}"}]
    for key in filter(None, level.split(".")):
        at = [
            {**piece, **{name: found[name] for name in _INHERITED if name in found}, _PLACES.get(key, "ordning"): order}
            for found in at
            for order, piece in enumerate(found.get(key, ()), 1)
        ]
    yield from at


_MEETING = Column("möte", "Mötet: organets id, snedstreck och dagen, som i adressen.")
_ITEM = Column("nr", "Paragrafens nummer på mötet.")
_ORDER = Column("ordning", "Ordningen i protokollet, från 1.", type="integer")
_NAME = Column("namn", "Namnet som det är tryckt.")
_PARTY = Column("parti", "Partiets bokstäver på den raden.")
_PERSON = Column("person", "Sidan om personen, om det finns en.", "url")


def _count(name: str, description: str) -> Column:
    return Column(f"antal_{name}", description, f"resultat.{name}", "integer")


TABLES: tuple[Table, ...] = (
    Table(
        "moten",
        "Ett möte",
        "",
        (
            _MEETING,
            Column("organ", "Organets id.", "organ.id"),
            Column("organ_namn", "Organets namn.", "organ.namn"),
            Column("datum", "Dagen, eller den första av flera.", type="date"),
            Column("slutdatum", "Sista dagen, om mötet hölls flera dagar.", type="date"),
            Column("tid", "Tiden som den är tryckt."),
            Column("plats", "Platsen som den är tryckt."),
            Column("status", "utkast, ej justerat, justerat eller rättat; kallad eller inställt."),
            Column("redaktionell_not", "Redaktionens anmärkning, som inte hör till protokollet."),
            Column("sha256", "Summan av protokollets fil.", "källa.sha256"),
            Column("pdf", "Originalet.", "källa.pdf"),
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
            Column("rubrik", "Rubriken."),
            Column("typ", "Vad för slags ärende, om det står.", "slag"),
            Column("ärenden", "Diarienumren.", "ärenden"),
            Column("utfall", "Vad det blev, så som redaktören har skrivit."),
            Column("läge", "Läget nu: beslut, förslag, noterat och så vidare."),
            Column("status", "Om protokollets ord är utkast, ej justerade, justerade eller rättade."),
            Column("förslag_till", "Organet som förslaget går till.", "förslag_till.id"),
            Column("nyare", "Sidan med en senare behandling av samma ärende.", "nyare.url"),
            Column("rättelser", "Antal rättelser; de står i tabellen rattelser.", "antal_rättelser", "integer"),
            Column("redaktionell_not", "Redaktionens anmärkning, som inte hör till protokollet."),
            Column("jäv", "De som inte deltog på grund av jäv."),
            Column("sekretess", "Grunden, om uppgifter är utelämnade."),
            Column("överklagas", "Hur beslutet kan överklagas, om det är känt."),
            Column("justerad", "Dagen då paragrafen justerades.", type="date"),
            Column("anslagen", "Dagen då det anslogs.", type="date"),
            Column("överklaga_senast_beräknat", "Sista dag att överklaga, beräknad av webbplatsen.", type="date"),
            Column("antal_tjänstgörande", "Hur många som tjänstgjorde, om närvarolistan säger det.", type="integer"),
            Column("beslut", "Beslutets ord, som Markdown."),
            Column("sammanfattning", "Sammanfattningens ord, som Markdown."),
            Column("url", "Paragrafens adress."),
        ),
        ("möte", "nr"),
        "moten",
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
            Column("som", "tjänstgörande, närvarande ersättare eller ersatt."),
            Column("roll", "Rollen som raden nämner."),
            Column("ersätter", "Den som raden säger att personen ersätter.", "ersätter.namn"),
            Column("paragrafer", "De §§ där personen var med så, om det gäller vissa.", "paragrafer"),
            Column("tid", "Tiden, om raden har klockslag."),
            Column("rad", "Raden som den är tryckt."),
            _PERSON,
        ),
        ("möte", "ordning"),
        "moten",
    ),
    Table(
        "voteringar",
        "En omröstning",
        "paragrafer.voteringar",
        (
            _MEETING,
            _ITEM,
            Column("votering", "Vilken omröstning i paragrafen, från 1.", type="integer"),
            Column("ja", "Vad Ja betydde."),
            Column("nej", "Vad Nej betydde."),
            Column("utfall", "Sidan som vann, om den är angiven."),
            _count("ja", "Antal Ja."),
            _count("nej", "Antal Nej."),
            _count("avstår", "Antal som avstod."),
            _count("frånvarande", "Antal frånvarande."),
            Column("sluten", "ja om omröstningen var sluten."),
            Column("utslagsröst", "Den som avgjorde vid lika röstetal."),
            Column("minoritet_avgjorde", "ja om en minoritet räckte, som vid minoritetsåterremiss."),
            Column("text", "Protokollets ord om omröstningen."),
        ),
        ("möte", "nr", "votering"),
        "paragrafer",
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
            Column("röst", "Rösten."),
            _PERSON,
        ),
        ("möte", "nr", "votering", "ordning"),
        "voteringar",
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
            Column("återtaget", "ja om det togs tillbaka."),
            Column("text", "Orden, som Markdown."),
        ),
        ("möte", "nr", "ordning"),
        "paragrafer",
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
        ),
        ("möte", "nr", "ordning"),
        "paragrafer",
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
)
