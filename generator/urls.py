"""Addresses and anchors: the only place that spells them. They are public and never change.

An address inside a page begins with ROOT, a character that no record can hold; the framing replaces it by the way from
that page to the top of the site. So a piece of HTML is the same on every page that shows it, and the site works
wherever it is put.
"""

from __future__ import annotations

from generator.archive.actors import Body, Party, Person
from generator.archive.items import AgendaItem, Case
from generator.archive.meetings import Meeting
from generator.archive.subjects import Subject
from generator.model import KIND_UNDER, STATEMENT_WORDS, Document, Item
from generator.notation import LETTER, Number, format_number

ROOT = "\x1e"

START = ""
MEETINGS = "moten/"
CARDS_END = "kort/"  # below a meeting's address
CASES = "arenden/"
PEOPLE = "ledamoter/"
PARTIES = "partier/"
BODIES = "organ/"
SEARCH = "sok/"
OPEN_DATA = "oppna-data/"
NOTICES = "anslagstavla/"
PENDING = "obesvarat/"
PROMISED = "obesvarat/uppdrag/"
GAPS = "luckor/"
FOLLOW = "folj/"
RULES = "regler/"
BALLOTS = "voteringar/"
MONTHS = "manad/"
PLACES = "platser/"
TOPICS = "amnen/"
SCHEMA = "schema/"
DATA = "data/"
CARD = "assets/kort.png"
NOT_FOUND = "404.html"
APPEAL_HELP = "overklaga/"
READING_HELP = "sa-laser-du/"
ABOUT = "om/"


def meeting(entity: Meeting) -> str:
    return f"{MEETINGS}{entity.id}/"


def cards(entity: Meeting) -> str:
    """Return the address of the §§ of a meeting as cards for other sites: one of them with its anchor after it."""
    return f"{meeting(entity)}{CARDS_END}"


def body_meetings(entity: Body) -> str:
    return f"{MEETINGS}{entity.id}/"


def year(number: int) -> str:
    return f"{MEETINGS}{number}/"


def anchor(number: Number) -> str:
    """Return the permanent anchor of a § inside its meeting: p12, p296-5, p12a."""
    if number[1] > LETTER:
        return f"p{format_number(number).replace(' ', '')}"
    return f"p{number[0]}" if not number[1] else f"p{number[0]}-{number[1]}"


def correction(number: Number, index: int) -> str:
    """Return the anchor of a rättelse of a §, counted from 0."""
    return f"{anchor(number)}-rattelse" + (f"-{index + 1}" if index else "")


def vote(number: Number, index: int) -> str:
    """Return the permanent anchor of a vote of a §, counted from 0: p12-votering-1."""
    return f"{anchor(number)}-votering-{index + 1}"


def file_name(entity: Meeting) -> str:
    """Return the name of the files about a meeting, without its ending: ks-2024-04-17."""
    return entity.id.replace("/", "-")


def vote_sheets(entity: Meeting) -> str:
    """Return the address of a meeting's votes as a spreadsheet."""
    return f"{DATA}{entity.date.year}/omrostningar/{file_name(entity)}.xlsx"


def references(number: int) -> str:
    """Return the address of the §§ of a year for programs that keep references: BibTeX, RIS and CSL-JSON, packed."""
    return f"{DATA}{number}/hanvisningar.zip"


def year_votes(number: int) -> str:
    """Return the address of all members' and parties' votes of a year as a spreadsheet."""
    return f"{DATA}{number}/roster.xlsx"


def said(number: Number, key: str, index: int) -> str:
    """Return the permanent anchor of what somebody had put on record in a §, by its section: p12-reservation-1."""
    return f"{anchor(number)}-{STATEMENT_WORDS[KIND_UNDER[key]].anchor}-{index + 1}"


def document(number: Number, index: int) -> str:
    """Return the permanent id of a document that a § lists, counted from 0: p12-handling-1."""
    return f"{anchor(number)}-handling-{index + 1}"


def item(entity: AgendaItem) -> str:
    return f"{meeting(entity.meeting)}#{anchor(entity.number)}"


def case(entity: Case) -> str:
    return f"{CASES}{entity.slug}/"


def comparison(entity: Case) -> str:
    """Return where on a case's page its decision stands beside the proposal."""
    return f"{case(entity)}#ord-for-ord"


def cases_of(number: int) -> str:
    return f"{CASES}{number}/"


def data_of(number: int | str) -> str:
    """Return the address of a year's files, which is what catalogues call them as well."""
    return f"{DATA}{number}/"


def person(entity: Person, only_year: int | None = None) -> str:
    return f"{PEOPLE}{entity.slug}/" + (f"{only_year}/" if only_year else "")


def redirected_person(slug: str) -> str:
    return f"{PEOPLE}{slug}/"


def party(entity: Party, only_year: int | None = None) -> str:
    return f"{PARTIES}{entity.slug}/" + (f"{only_year}/" if only_year else "")


def body(entity: Body) -> str:
    return f"{BODIES}{entity.id}/"


def notices_of(number: int) -> str:
    return f"{NOTICES}{number}/"


def pending_of(number: int) -> str:
    return f"{PENDING}{number}/"


def promised_of(number: int) -> str:
    """Return the address of the assignments of a year that wait for an answer."""
    return f"{PROMISED}{number}/"


def ballots(number: int) -> str:
    """Return the address of the votes of a year."""
    return f"{BALLOTS}{number}/"


def month(number: int, of_year: int) -> str:
    """Return the address of a month in brief: manad/2024-04/."""
    return f"{MONTHS}{number}-{of_year:02}/"


def subject(entity: Subject, only_year: int | None = None) -> str:
    """Return the address of a place or a topic: platser/fisksatra/, amnen/skola/."""
    folder = PLACES if entity.kind == "plats" else TOPICS
    return f"{folder}{entity.slug}/" + (f"{only_year}/" if only_year else "")


def gaps_of(number: int) -> str:
    return f"{GAPS}{number}/"


def rule(code: str) -> str:
    return f"{RULES}{code}/"


def page_json(address: str) -> str:
    """Return the address of the data beside a page."""
    return f"{address}index.json"


def prose(address: str) -> str:
    """Return the address of the words of a page as Markdown."""
    return f"{address}index.md"


def akoma_ntoso(entity: Meeting) -> str:
    """Return the address of the minutes of a meeting as Akoma Ntoso."""
    return f"{meeting(entity)}protokoll.akn.xml"


def oparl(address: str) -> str:
    """Return the address of the OParl object beside a page."""
    return f"{address}oparl.json"


def atom(address: str) -> str:
    """Return the address of the Atom feed of a page."""
    return f"{address}atom.xml"


def calendar(address: str) -> str:
    """Return the address of the calendar of a page."""
    return f"{address}kalender.ics"


def source(entity: Meeting) -> str:
    """Return where in the archive's folder the record itself is, as the editor wrote it."""
    return f"protokoll/{entity.body.id}/{entity.stem}.yml"


def sources(number: int) -> str:
    """Return the address of the records of a year as editors wrote them, packed."""
    return f"{DATA}{number}/protokoll.zip"


def source_pdf(entity: Meeting, item: Item | None = None) -> str | None:
    """Return the address of the pdf beside the record: the meeting's, or that of a § with an original of its own.

    One that is called as the minutes need not be named in them.
    """
    source = item.source if item else entity.minutes.source
    named = source.pdf if source else None
    return pdf_beside(entity, named or (None if item else entity.own_pdf))


def document_pdf(entity: Meeting, record: Document) -> str | None:
    """Return the address of the pdf of a document that minutes list, if it is published here."""
    return pdf_beside(entity, record.pdf)


def pdf_beside(entity: Meeting, name: str | None) -> str | None:
    """Return the address of a pdf beside the record, or None if it has no name."""
    return f"protokoll/{entity.body.id}/{name}" if name else None


def file_of(address: str) -> str:
    """Return the file that is written for an address."""
    return address if address.endswith((".html", ".json", ".xml", ".txt", ".css", ".ics")) else f"{address}index.html"


def way_to_root(address: str) -> str:
    """Return the relative way from a page to the top of the site: "../../" for moten/2024/, "./" for the start page."""
    depth = file_of(address).count("/")
    return "../" * depth or "./"
