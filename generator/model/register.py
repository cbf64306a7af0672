"""The registers: the municipality, its bodies, parties and those persons who need a line of their own."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from generator.model.base import (
    Colour,
    Count,
    Date,
    Email,
    Identifier,
    Language,
    Line,
    Lines,
    OneOrListed,
    OneOrMore,
    Record,
    Text,
    WebAddress,
    problem,
)
from generator.model.minutes import SECTIONS, Appeal, Headings

BodyKind = Literal["fullmäktige", "styrelse", "nämnd", "utskott", "beredning", "råd", "bolag", "förbund"]

_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_KNOWN_PLACEHOLDER = re.compile(r"\{(år|år:2|del|nr(:\d{1,2})?)\}")


def _form(value: str) -> str:
    if not any(part.startswith("{nr") for part in _PLACEHOLDER.findall(value)):
        raise problem(
            "fel-diarieform", f"Formen ”{value}” saknar plats för löpnumret.", "Skriv till exempel KS-{år}-{nr:5}."
        )
    kinds = [part[1:-1].partition(":")[0] for part in _PLACEHOLDER.findall(value)]
    for kind in {"år", "nr"}:
        if kinds.count(kind) > 1:
            raise problem(
                "fel-diarieform",
                f"Formen ”{value}” har {{{kind}}} två gånger.",
                f"Låt {{{kind}}} stå en gång. Ett tal som inte hör till numret skrivs {{del}}.",
            )
    for part in _PLACEHOLDER.findall(value):
        if not _KNOWN_PLACEHOLDER.fullmatch(part):
            raise problem(
                "fel-diarieform",
                f"{part} är inte något programmet känner till.",
                "Använd {år}, {år:2}, {nr}, {nr:5} eller {del}.",
            )
    return value


Form = Annotated[Line, AfterValidator(_form)]


class CaseNumberForm(Record):
    """One way the municipality numbers its cases, and the other ways in which the same number is written."""

    form: Form
    also: Annotated[tuple[Form, ...], OneOrMore, OneOrListed] = Field(default=(), alias="även")


_ORGANISATION = re.compile(r"(\d{6})-?(\d{4})")


def _organisation_number(value: str) -> str:
    """Return an organisationsnummer as it is printed: ten digits with a hyphen, the last one a check (SFS 1974:174).

    The third digit is at least 2, so that none can be the number of a person.
    """
    match = _ORGANISATION.fullmatch(value)
    digits = [int(each) for each in "".join(match.groups())] if match else []
    doubled = [sum(divmod(digit * (2 - place % 2), 10)) for place, digit in enumerate(digits)]
    if not match or digits[2] < 2 or sum(doubled) % 10:
        raise problem(
            "fel-organisationsnummer",
            "Det här är inget organisationsnummer.",
            "Skriv de tio siffrorna inom citattecken, med bindestreck före de fyra sista. Kontrollera varje siffra.",
        )
    return f"{match[1]}-{match[2]}"


OrganisationNumber = Annotated[Line, AfterValidator(_organisation_number)]


def _importable(headings: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    for key in headings:
        if key not in (*SECTIONS, "avsnitt", "typ"):
            raise problem(
                "okant-falt",
                f"Avsnittet ”{key}” finns inte.",
                f"Under importrubriker får det stå: {', '.join(SECTIONS)}, avsnitt, typ.",
            )
    return headings


# Headings of originals, by the key of the section that they head.
ImportHeadings = Annotated[dict[str, Lines], AfterValidator(_importable)]


class Contact(Record):
    """Where a reader turns with a question or an error."""

    text: Line
    link: WebAddress | None = Field(default=None, alias="länk")
    phone: Line | None = Field(default=None, alias="telefon")
    email: Email | None = Field(default=None, alias="epost")


class SecurityContact(Record):
    """Who is told of a hole in the site, and until when that holds (RFC 9116, `Contact` and `Expires`)."""

    email: Email | None = Field(default=None, alias="epost")
    link: WebAddress | None = Field(default=None, alias="länk")
    until: Date = Field(alias="till")

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.email is None and self.link is None:
            raise problem(
                "saknat-falt",
                "Under säkerhet står ingen som nås.",
                "Skriv epost: med en adress, eller länk: till en sida där den som har hittat ett hål kan höra av sig.",
            )
        return self


class Accessibility(Record):
    """What the municipality itself has found about the site, for its accessibility statement (lag 2018:1937, 12 §)."""

    status: Literal["helt", "delvis", "inte"] = Field(alias="uppfyller")
    assessed: Date = Field(alias="bedömd")
    method: Text = Field(alias="metod")
    updated: Date | None = Field(default=None, alias="uppdaterad")
    shortcomings: Annotated[tuple[Text, ...], OneOrMore, OneOrListed] = Field(default=(), alias="brister")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.status == "helt" and self.shortcomings:
            raise problem(
                "fel-tillganglighet",
                "Webbplatsen sägs uppfylla lagens krav helt, men under brister står sådant som den inte uppfyller.",
                "Skriv uppfyller: delvis, eller ta bort brister om de är avhjälpta.",
            )
        return self


# The standards of others that an archive may also be published in; none unless it asks.
Standard = Literal["akoma-ntoso", "popolo", "oparl"]

# The standard pages that an archive may do without.
LeftOut = Literal[
    "om",
    "sa-laser-du",
    "overklaga",
    "begar-ut-handling",
    "personuppgifter",
    "tillganglighet",
    "oppna-data",
    "for-redaktorer",
    "nycklar",
]


class Colours(Record):
    """The municipality's own colours instead of the archive's: of marks and § numbers, and of links."""

    rubric: Colour | None = Field(default=None, alias="märken")
    link: Colour | None = Field(default=None, alias="länkar")
    dark_rubric: Colour | None = Field(default=None, alias="märken_mörkt")
    dark_link: Colour | None = Field(default=None, alias="länkar_mörkt")


class MenuEntry(Record):
    """One line of the menu or the footer: a page of the archive's own, or an address elsewhere."""

    name: Line = Field(alias="namn")
    page: Line | None = Field(default=None, alias="sida")
    link: WebAddress | None = Field(default=None, alias="länk")

    @model_validator(mode="after")
    def _leads_one_way(self) -> Self:
        if (self.page is None) == (self.link is None):
            raise problem(
                "fel-meny",
                f"Raden ”{self.name}” ska leda till en sida eller en länk.",
                "Skriv sida: med namnet på en fil i content, till exempel sida: om.md, eller länk: med en hel adress. "
                "Bara en av dem.",
            )
        return self


class MatterWords(Record):
    """What the municipality's minutes print, besides the usual words, for the kinds of matter that somebody files."""

    motion: Lines = ()
    citizens_proposal: Lines = Field(default=(), alias="medborgarförslag")
    interpellation: Lines = ()
    question: Lines = Field(default=(), alias="fråga")


class AppealKinds(Record):
    """Which printed kinds of matter (`typ`) are appealed in which way, whatever the body."""

    lawfulness: Lines = Field(default=(), alias="laglighetsprövning")
    by_those_concerned: Lines = Field(default=(), alias="förvaltningsbesvär")
    zoning: Lines = Field(default=(), alias="detaljplan")
    none: Lines = Field(default=(), alias="nej")


_REGION = re.compile(r"^region\b|regionen$", re.IGNORECASE)
_GOTLAND = "region gotland"


class Municipality(Record):
    """register/kommun.yml."""

    name: Line = Field(alias="namn")
    code: Line | None = Field(default=None, alias="kod")
    organisation_number: OrganisationNumber | None = Field(default=None, alias="organisationsnummer")
    licence: WebAddress | None = Field(default=None, alias="licens")
    website: WebAddress | None = Field(default=None, alias="webbplats")
    notice_board: WebAddress | None = Field(default=None, alias="anslagstavla")
    elected: WebAddress | None = Field(default=None, alias="förtroendevalda")
    contact: Contact | None = Field(default=None, alias="kontakt")
    court: Line | None = Field(default=None, alias="förvaltningsrätt")
    responsible: Line | None = Field(default=None, alias="ansvarig")
    data_protection: Contact | None = Field(default=None, alias="dataskyddsombud")
    archive_authority: Line | None = Field(default=None, alias="arkivmyndighet")
    retention: Text | None = Field(default=None, alias="bevarande")
    security: SecurityContact | None = Field(default=None, alias="säkerhet")
    accessibility: Accessibility | None = Field(default=None, alias="tillgänglighet")
    logo: Line | None = Field(default=None, alias="logotyp")
    colours: Colours | None = Field(default=None, alias="färger")
    menu: tuple[MenuEntry, ...] = Field(default=(), alias="meny")
    footer: tuple[MenuEntry, ...] = Field(default=(), alias="sidfot")
    without: Annotated[tuple[LeftOut, ...], OneOrMore, OneOrListed] = Field(default=(), alias="utan")
    standards: Annotated[tuple[Standard, ...], OneOrMore, OneOrListed] = Field(default=(), alias="standarder")
    demonstration: Line | None = None
    case_numbers: Annotated[tuple[CaseNumberForm, ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="diarienummer"
    )
    headings: Headings = Field(default_factory=dict, alias="rubriker")
    matter_words: MatterWords = Field(default_factory=MatterWords, alias="ärendetyper")
    appeals: AppealKinds = Field(default_factory=AppealKinds, alias="överklagas")
    import_headings: ImportHeadings = Field(default_factory=dict, alias="importrubriker")

    @property
    def is_region(self) -> bool:
        """Whether it is a region (kommunallagen 1 kap. 2 §): its code has two digits. Gotland is a municipality."""
        if self.name.casefold() == _GOTLAND:
            return False
        return len(self.code) == 2 if self.code else bool(_REGION.search(self.name))

    @property
    def called(self) -> str:
        """What it calls itself in running text: "kommunen" or "regionen"."""
        return "regionen" if self.is_region or self.name.casefold() == _GOTLAND else "kommunen"


class EarlierName(Record):
    """What a body was called until a day, as minutes of then print it."""

    name: Line = Field(alias="namn")
    until: Date = Field(alias="till")


class BodyRecord(Record):
    """One body of the municipality: fullmäktige, a board, a committee."""

    id: Identifier
    name: Line = Field(alias="namn")
    short_name: Line | None = Field(default=None, alias="kortnamn")
    initials: Line | None = Field(default=None, alias="initialer")
    kind: BodyKind = Field(alias="typ")
    parent: Identifier | None = Field(default=None, alias="under")
    seats: Count | None = Field(default=None, alias="antal_ledamöter")
    appeal: Appeal | None = Field(default=None, alias="överklagas")
    language: Language | None = Field(default=None, alias="språk")
    also: Lines = Field(default=(), alias="även")
    earlier_names: Annotated[tuple[EarlierName, ...], OneOrMore, OneOrListed] = Field(default=(), alias="tidigare_namn")
    description: Text | None = Field(default=None, alias="beskrivning")
    founded: Date | None = Field(default=None, alias="från")
    ended: Date | None = Field(default=None, alias="till")
    successor: Identifier | None = Field(default=None, alias="efterträdare")

    @model_validator(mode="after")
    def _begins_first(self) -> Self:
        if self.founded and self.ended and self.ended < self.founded:
            raise problem(
                "fel-datum",
                f"{self.name} slutar {self.ended}, före dagen då det börjar, {self.founded}.",
                "Rätta från eller till. Till är den sista dagen.",
            )
        return self

    @property
    def other_names(self) -> tuple[str, ...]:
        """What it is called in running text besides its name, and what it was called before."""
        return (*self.also, *(former.name for former in self.earlier_names))

    def name_on(self, day: date) -> str:
        """Return its name on a day."""
        ended = [former for former in self.earlier_names if day <= former.until]
        return min(ended, key=lambda former: former.until).name if ended else self.name


class Bodies(Record):
    """register/organ.yml."""

    bodies: Annotated[tuple[BodyRecord, ...], OneOrMore, OneOrListed] = Field(alias="organ")


class PartyRecord(Record):
    """One party. The same letters can mean different parties in different places, so parties are data."""

    code: Line = Field(alias="kod")
    name: Line = Field(alias="namn")
    also: Lines = Field(default=(), alias="även")
    colour: Colour | None = Field(default=None, alias="färg")
    founded: Date | None = Field(default=None, alias="från")
    ended: Date | None = Field(default=None, alias="till")
    successor: Line | None = Field(default=None, alias="efterträdare")


class Parties(Record):
    """register/partier.yml."""

    parties: Annotated[tuple[PartyRecord, ...], OneOrMore, OneOrListed] = Field(alias="partier")


class Membership(Record):
    """A person's party from one day to another."""

    party: Line = Field(alias="parti")
    since: Date | None = Field(default=None, alias="från")
    until: Date | None = Field(default=None, alias="till")


class PersonRecord(Record):
    """A person whose name alone does not tell: several spellings, a namesake, or a change of party.

    `only_party` and `only_bodies` say which of two namesakes is meant; without them the entry holds for the name.
    """

    id: Identifier | None = None
    name: Line = Field(alias="namn")
    also: Lines = Field(default=(), alias="även")
    memberships: Annotated[tuple[Membership, ...], OneOrMore, OneOrListed] = Field(default=(), alias="partier")
    only_party: Line | None = Field(default=None, alias="endast_parti")
    only_bodies: Annotated[tuple[Identifier, ...], OneOrMore, OneOrListed] = Field(default=(), alias="endast_organ")
    earlier_ids: Annotated[tuple[Identifier, ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="tidigare_adresser"
    )


class People(Record):
    """register/personer.yml."""

    people: Annotated[tuple[PersonRecord, ...], OneOrMore, OneOrListed] = Field(alias="personer")


class MandateRecord(Record):
    """What somebody is elected to: an office in a body, from one day to another, perhaps in somebody's place."""

    person: Line
    body: Identifier = Field(alias="organ")
    role: Line = Field(default="ledamot", alias="roll")
    since: Date = Field(alias="från")
    until: Date | None = Field(default=None, alias="till")
    in_place_of: Line | None = Field(default=None, alias="för")

    @model_validator(mode="after")
    def _begins_first(self) -> Self:
        if self.until and self.until < self.since:
            raise problem(
                "fel-uppdrag",
                f"Uppdraget slutar {self.until}, före dagen då det börjar, {self.since}.",
                "Rätta från eller till. Till är den sista dagen.",
            )
        return self


class Mandates(Record):
    """register/uppdrag.yml."""

    mandates: Annotated[tuple[MandateRecord, ...], OneOrMore, OneOrListed] = Field(alias="uppdrag")


_REMOVABLE = re.compile(
    r"moten/[a-z0-9]+(?:-[a-z0-9]+)*/\d{4}-\d{2}-\d{2}(?:-[2-9])?/(?:#p[1-9]\d{0,4}(?:-[1-9]\d{0,2}|[a-z])?)?"
    r"|(?:arenden|ledamoter)/[a-z0-9]+(?:-[a-z0-9]+)*/"
)


def _removed_address(value: str) -> str:
    """Return the address below the site's own, however much of it was pasted."""
    below = re.sub(r"^(?:https?://[^#?]*?/|/)?(?=(?:moten|arenden|ledamoter)/)", "", value).replace("index.html", "")
    try:
        day = re.search(r"/(\d{4}-\d{2}-\d{2})", below)
        known = bool(_REMOVABLE.fullmatch(below)) and (day is None or bool(date.fromisoformat(day[1])))
    except ValueError:
        known = False
    if not known:
        raise problem(
            "fel-borttagen-adress",
            f"”{value}” är ingen adress till ett möte, en paragraf, ett ärende eller en ledamot.",
            "Kopiera adressen ur webbläsaren: moten/ks/2024-06-03/ eller moten/ks/2024-06-03/#p12 för en paragraf.",
        )
    return below


class RemovalRecord(Record):
    """One page, or one § of one, that has been taken away: its address, the day and the reason."""

    address: Annotated[Line, AfterValidator(_removed_address)] = Field(alias="adress")
    date: Date = Field(alias="datum")
    reason: Text = Field(alias="skäl")


class Removals(Record):
    """register/borttaget.yml."""

    removals: Annotated[tuple[RemovalRecord, ...], OneOrMore, OneOrListed] = Field(alias="borttaget")


class Waiver(Record):
    """One exception from a rule: which, in which file and perhaps §, why, and until which day.

    `mark` says which number is meant, without telling it (`checks.privacy.mark_of`).
    """

    code: Line = Field(alias="regel")
    place: Line = Field(alias="plats")
    mark: Line | None = Field(default=None, alias="kontrolltal")
    reason: Text = Field(alias="skäl")
    until: Date = Field(alias="till")


class Waivers(Record):
    """register/undantag.yml."""

    waivers: Annotated[tuple[Waiver, ...], OneOrMore, OneOrListed] = Field(alias="undantag")


def _group(value: str) -> str:
    if len(words_alike(value)) < 2:
        raise problem(
            "fel-synonym",
            f"”{value}” är bara ett ord.",
            "Skriv minst två ord som betyder detsamma, med komma mellan, till exempel: dagis, förskola.",
        )
    return value


def words_alike(group: str) -> tuple[str, ...]:
    """Return the words of a line of synonyms: "dagis, förskola" has two."""
    return tuple(filter(None, (word.strip().lower() for word in group.split(","))))


class Synonyms(Record):
    """register/synonymer.yml: words that find each other, those of one meaning on one line."""

    groups: Annotated[tuple[Annotated[Line, AfterValidator(_group)], ...], OneOrMore, OneOrListed] = Field(
        alias="synonymer"
    )


def _place(value: str) -> str:
    if len(value) < 2 or not value[:1].isupper():
        raise problem(
            "fel-plats",
            f"”{value}” är inget ortnamn så som det står i löpande text.",
            "Skriv namnet med stor bokstav och minst två tecken, till exempel Eken.",
        )
    return value


PlaceName = Annotated[Line, AfterValidator(_place)]


class PlaceRecord(Record):
    """A place: its name, other spellings, and for a name that is also something else the words that it counts in."""

    name: PlaceName = Field(alias="namn")
    also: Annotated[tuple[PlaceName, ...], OneOrMore, OneOrListed] = Field(default=(), alias="även")
    only_in: Lines = Field(default=(), alias="endast")
    never_in: Lines = Field(default=(), alias="utom")

    @model_validator(mode="after")
    def _holds_the_name(self) -> Self:
        for words in (*self.only_in, *self.never_in):
            if not any(name in words for name in (self.name, *self.also)):
                raise problem(
                    "fel-plats",
                    f"”{words}” innehåller inte namnet {self.name}.",
                    f"Skriv orden så som de står i protokollen, med namnet i: i {self.name}.",
                )
        return self


class Places(Record):
    """register/platser.yml."""

    places: Annotated[tuple[PlaceRecord, ...], OneOrMore, OneOrListed] = Field(alias="platser")


_TOPIC_WORD = re.compile(r"-?[^\W\d_]{3,}(?: [^\W\d_]{3,})*-?")


def _topic_word(value: str) -> str:
    if not _TOPIC_WORD.fullmatch(value):
        raise problem(
            "fel-amne",
            f"”{value}” kan inte vara ett ord för ett ämne.",
            "Skriv ett ord med minst tre bokstäver: skola. Med bindestreck före räknas ord som slutar så "
            "(-skola), efter ord som börjar så (skol-).",
        )
    return value


class TopicRecord(Record):
    """A topic: its name and the words that tell it in the title of a §."""

    name: Line = Field(alias="namn")
    also: Annotated[tuple[Annotated[Line, AfterValidator(_topic_word)], ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="även"
    )


class Topics(Record):
    """register/ämnen.yml."""

    topics: Annotated[tuple[TopicRecord, ...], OneOrMore, OneOrListed] = Field(alias="ämnen")
