"""The minutes of one meeting, as printed. Words are kept as they stand; qualifications are the editor's own."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, PydanticKnownError

from generator.model.attendance import WRITTEN, Attendance, Names
from generator.model.base import (
    LINE_SCHEMA,
    BodyId,
    Count,
    Date,
    ItemNumber,
    Language,
    Line,
    Lines,
    OneOrListed,
    OneOrMore,
    Record,
    Spans,
    Text,
    Truth,
    WebAddress,
    problem,
)
from generator.model.voting import Choice

# The sections of an item that have a key of their own; `avsnitt` holds every other heading.
SectionKey = Literal[
    "beslut",
    "sammanfattning",
    "handlingar",
    "yrkanden",
    "beslutsgång",
    "voteringar",
    "reservationer",
    "särskilda_yttranden",
    "protokollsanteckningar",
    "deltar_ej",
    "jäv",
]
SECTIONS: tuple[str, ...] = get_args(SectionKey)
_SECTION_KEYS = {*SECTIONS, "avsnitt"}
# How a section is headed when neither the municipality's register nor the item says it otherwise.
STANDARD_HEADINGS = {
    "beslut": "Beslut",
    "sammanfattning": "Sammanfattning",
    "handlingar": "Handlingar",
    "yrkanden": "Yrkanden",
    "beslutsgång": "Beslutsgång",
    "voteringar": "Votering",
    "reservationer": "Reservationer",
    "särskilda_yttranden": "Särskilda yttranden",
    "protokollsanteckningar": "Protokollsanteckningar",
    "deltar_ej": "Deltar inte i beslutet",
    "jäv": "Jäv",
}
# No council sits for longer; a later day is a slip of the finger.
_LONGEST_MEETING = timedelta(days=31)
_ORDER = "\x1eordning"  # a key that no file can hold: yamlio refuses control characters

Outcome = Literal[
    "beslutat",
    "noterat",
    "bifall",
    "avslag",
    "återremiss",
    "bordläggning",
    "besvarad",
    "utgår",
    "vald",
    "hänskjutet",
    "yttrande",
]
Status = Literal["utkast", "ej justerat", "justerat", "rättat"]
# Of a meeting that has not been held: it is to come, or was called off. There are no minutes of it.
NOT_HELD = ("kallad", "inställt")
MeetingStatus = Literal["utkast", "ej justerat", "justerat", "rättat", "kallad", "inställt"]
# How a decision is appealed: tried for its lawfulness (KL 13), by those it concerns under another law (FL 40 §), as a
# zoning plan that was adopted (PBL 13:2 a), or not at all.
Appeal = Literal["laglighetsprövning", "förvaltningsbesvär", "detaljplan", "nej"]


class _OrText:
    """In JSON Schema: the record, or the one text that stands for it."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"if": {"type": "object"}, "then": handler(core), "else": WRITTEN}


_or_text = _OrText()


class _OrLine:
    """In JSON Schema: the record, or the one line that stands for it. Types are merged, for plainer messages."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [LINE_SCHEMA, handler(core)]}


_or_line = _OrLine()


def _wrap(key: str) -> BeforeValidator:
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _plain_file_name(name: str) -> str:
    if not re.fullmatch(r"[\w. -]+\.pdf", name, re.IGNORECASE | re.ASCII):
        raise problem(
            "fel-filnamn",
            f"”{name}” är inte ett enkelt filnamn på en pdf.",
            "Lägg filen bredvid protokollet och skriv bara namnet, med a–z och siffror: 2024-04-17.pdf.",
        )
    return name


PdfName = Annotated[
    Line,
    AfterValidator(_plain_file_name),
    WithJsonSchema({"type": "string", "pattern": r"^\s*[\w. \-]+\.[Pp][Dd][Ff]\s*$"}),
]


class Document(Record):
    """A document in the case, as the minutes list it, with its file or address if it is published."""

    text: Line
    pdf: PdfName | None = None
    link: WebAddress | None = Field(default=None, alias="länk")


class Statement(Record):
    """What somebody had put on record, under the heading that says what kind it is. `lead` is printed before it.

    What was taken back, as a yrkande at the meeting or a reservation before the approval, is kept and says so.
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"properties": {key: {}}, "required": [key]} for key in ("av", "för")]}
    )

    authors: Names = Field(default=(), alias="av")
    on_behalf_of: Lines = Field(default=(), alias="för")
    lead: Line | None = Field(default=None, alias="ingress")
    text: Text | None = None
    language: Language | None = Field(default=None, alias="språk")
    blank: Truth = False
    withdrawn: Truth = Field(default=False, alias="återtaget")

    @model_validator(mode="after")
    def _says_something(self) -> Statement:
        if not (self.authors or self.on_behalf_of):
            raise problem(
                "saknar-avsandare",
                "Här saknas vem som står bakom texten.",
                "Lägg till av: med namn och parti, till exempel av: Anna Ek (S).",
            )
        return self


_Statements = Annotated[tuple[Statement, ...], OneOrMore, OneOrListed]


def _sides(schema: dict[str, Any]) -> None:
    """Say in JSON Schema that Ja and Nej are needed, but where only blank and invalid papers are told."""
    needed = schema.pop("required")
    both = {"properties": {key: {} for key in needed}, "required": needed}
    neither: dict[str, Any] = {key: {"not": {}} for key in needed}
    schema["anyOf"] = [both, *({"properties": {**neither, key: {}}, "required": [key]} for key in _REST)]


# What may be told of a vote that had no two sides; of one that had them the check says what is missing.
_REST = ("blanka", "ogiltiga", "avstår", "frånvarande", "kvittade")


class Tally(Record):
    """The figures of a vote."""

    model_config = ConfigDict(json_schema_extra=_sides)

    yes: Count = Field(alias="ja")
    no: Count = Field(alias="nej")
    abstained: Count | None = Field(default=None, alias="avstår")
    absent: Count | None = Field(default=None, alias="frånvarande")
    paired: Count | None = Field(default=None, alias="kvittade")
    blank: Count | None = Field(default=None, alias="blanka")
    invalid: Count | None = Field(default=None, alias="ogiltiga")

    @model_validator(mode="before")
    @classmethod
    def _both_sides(cls, fields: Any) -> Any:
        """Ja and Nej need each other; of an election only the blank and invalid papers may be left to tell."""
        if isinstance(fields, dict) and not {"ja", "nej"} & fields.keys() and {"blanka", "ogiltiga"} & fields.keys():
            return {"ja": "0", "nej": "0", **fields}
        return fields


class VoteOption(Record):
    """One of several that were voted on: a proposal or a candidate, how many it got, and who voted so."""

    name: Line = Field(alias="namn")
    number: Count | None = Field(default=None, alias="antal")
    voters: Names = Field(default=(), alias="röster")


class Ballots(Record):
    """The names of an open vote."""

    yes: Names = Field(default=(), alias="ja")
    no: Names = Field(default=(), alias="nej")
    abstained: Names = Field(default=(), alias="avstår")
    absent: Names = Field(default=(), alias="frånvarande")
    paired: Names = Field(default=(), alias="kvittade")


class Vote(Record):
    """A votering: what Ja and Nej each stood for, the figures and, when it was open, the names."""

    time: Line | None = Field(default=None, alias="tid")
    yes: Line | None = Field(default=None, alias="ja")
    no: Line | None = Field(default=None, alias="nej")
    options: tuple[Annotated[VoteOption, _wrap("namn"), _or_text], ...] = Field(default=(), alias="alternativ")
    tally: Tally | None = Field(default=None, alias="resultat")
    ballots: Ballots | None = Field(default=None, alias="röster")
    closed: Truth = Field(default=False, alias="sluten")
    casting_vote: Line | None = Field(default=None, alias="utslagsröst")
    outcome: Literal["ja", "nej"] | None = Field(default=None, alias="utfall")
    text: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _no_sides_of_several(cls, fields: Any) -> Any:
        """Between several, nobody votes Ja or Nej: of the rest it is told who abstained, was absent or voted blank."""
        if isinstance(fields, dict) and fields.get("alternativ") and isinstance(fields.get("resultat"), dict):
            return {**fields, "resultat": {"ja": "0", "nej": "0", **fields["resultat"]}}
        return fields

    @property
    def sides(self) -> tuple[int, int] | None:
        """How many voted Ja and Nej; None where that is not told, as of an election of which only blank papers are."""
        tally = self.tally
        if tally is None or self.options:
            return None
        only_papers = not (tally.yes or tally.no) and (tally.blank is not None or tally.invalid is not None)
        return None if only_papers else (tally.yes, tally.no)

    def meaning(self, choice: str | None) -> str | None:
        """Return the proposal that a side stood for, as printed; None if there is no such side."""
        return {Choice.YES.value: self.yes, Choice.NO.value: self.no}.get(choice or "")


def _one_outcome(outcome: Outcome, info: ValidationInfo) -> Outcome:
    if any(each.outcome for each in info.data.get("named_cases", ())):
        raise problem(
            "utfall-tva-ganger",
            "Utfallet står både på paragrafen och på dess ärenden.",
            "Ta bort raden utfall på paragrafen: varje ärende har sitt eget.",
        )
    return outcome


class OtherSection(Record):
    """A section under a heading of its own, placed after the section `after` when that is given."""

    heading: Line = Field(alias="rubrik")
    text: Text
    after: SectionKey | None = Field(default=None, alias="efter")


class EarlierHandling(Record):
    """Where the matter was handled before: "bordlagt i ks 2024-11-06 § 922"."""

    body: BodyId = Field(alias="organ")
    date: Date = Field(alias="datum")
    number: ItemNumber = Field(alias="nr")
    outcome: Line | None = Field(default=None, alias="som")


class Correction(Record):
    """A rättelse: the old text stays, the correction is added, with its day (JO 3337-2001)."""

    date: Date = Field(alias="datum")
    text: Text
    old: Text | None = Field(default=None, alias="tidigare")
    decision: Line | None = Field(default=None, alias="beslut")


class Source(Record):
    """Where the record comes from: a file beside it or an address."""

    pdf: PdfName | None = None
    link: WebAddress | None = Field(default=None, alias="länk")


def _source(value: Any) -> Any:
    return {"länk" if "://" in value else "pdf": value} if isinstance(value, str) and value.strip() else value


_Source = Annotated[Source, BeforeValidator(_source), _or_text]


def _known_sections(headings: dict[str, str]) -> dict[str, str]:
    for key in headings:
        if key not in SECTIONS:
            raise problem(
                "okant-falt",
                f"Avsnittet ”{key}” finns inte.",
                f"Under rubriker får det stå: {', '.join(SECTIONS)}.",
            )
    return headings


# What the record, or the municipality's records in general, call their sections.
Headings = Annotated[
    dict[str, Line],
    AfterValidator(_known_sections),
    WithJsonSchema({"type": "object", "properties": dict.fromkeys(SECTIONS, WRITTEN), "additionalProperties": False}),
]


class CaseNamed(Record):
    """A case that a § treats, with what became of it if the § treats several and they ended differently."""

    number: Line = Field(alias="nr")
    outcome: Outcome | None = Field(default=None, alias="utfall")


class Item(Record):
    """One § of one meeting. `section_order` is the order in which the sections stand in the file."""

    number: ItemNumber = Field(alias="nr")
    named_cases: Annotated[tuple[Annotated[CaseNamed, _wrap("nr"), _or_line], ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="ärende"
    )
    title: Line = Field(alias="rubrik")
    kind: Line | None = Field(default=None, alias="typ")
    filed_by: Names = Field(default=(), alias="väckt_av")
    filed_on: Date | None = Field(default=None, alias="väckt")
    outcome: Annotated[Outcome, AfterValidator(_one_outcome)] = Field(default="beslutat", alias="utfall")
    proposal_to: BodyId | None = Field(default=None, alias="förslag_till")
    appeal: Appeal | None = Field(default=None, alias="överklagas")
    approved_at_once: Truth = Field(default=False, alias="omedelbart_justerad")
    secrecy: Line | None = Field(default=None, alias="sekretess")
    masking: Line | None = Field(default=None, alias="maskning")
    status: Status | None = None
    language: Language | None = Field(default=None, alias="språk")
    earlier: Annotated[tuple[EarlierHandling, ...], OneOrMore, OneOrListed] = Field(default=(), alias="tidigare")
    decision: Text | None = Field(default=None, alias="beslut")
    summary: Text | None = Field(default=None, alias="sammanfattning")
    documents: Annotated[tuple[Annotated[Document, _wrap("text"), _or_text], ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="handlingar"
    )
    proposals: _Statements = Field(default=(), alias="yrkanden")
    procedure: Text | None = Field(default=None, alias="beslutsgång")
    votes: Annotated[tuple[Vote, ...], OneOrMore, OneOrListed] = Field(default=(), alias="voteringar")
    reservations: _Statements = Field(default=(), alias="reservationer")
    separate_opinions: _Statements = Field(default=(), alias="särskilda_yttranden")
    notes: _Statements = Field(default=(), alias="protokollsanteckningar")
    abstentions: Annotated[tuple[Annotated[Statement, _wrap("av"), _or_text], ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="deltar_ej"
    )
    disqualified: Names = Field(default=(), alias="jäv")
    other_sections: Annotated[tuple[OtherSection, ...], OneOrMore, OneOrListed] = Field(default=(), alias="avsnitt")
    headings: Headings = Field(default_factory=dict, alias="rubriker")
    source: _Source | None = Field(default=None, alias="källa")
    corrections: Annotated[tuple[Correction, ...], OneOrMore, OneOrListed] = Field(default=(), alias="rättelser")
    editorial_note: Text | None = Field(default=None, alias="redaktionell_not")
    section_order: SkipJsonSchema[tuple[str, ...]] = Field(default=(), alias=_ORDER)

    @property
    def cases(self) -> tuple[str, ...]:
        """The numbers of its cases, as printed."""
        return tuple(case.number for case in self.named_cases)

    @property
    def texts(self) -> dict[str, str]:
        """Its sections that are one text each, by their keys."""
        found = {"beslut": self.decision, "sammanfattning": self.summary, "beslutsgång": self.procedure}
        return {key: text for key, text in found.items() if text}

    @model_validator(mode="before")
    @classmethod
    def _keep_order(cls, fields: Any) -> Any:
        if not isinstance(fields, dict):
            return fields
        return {**fields, _ORDER: [key for key in fields if key in _SECTION_KEYS]}


class Approval(Record):
    """A justering: the day, and the §§ if it was not for the whole."""

    date: Date = Field(alias="datum")
    items: Spans = Field(default=(), alias="paragrafer")


class Notice(Record):
    """An anslag on the notice board: up, down, where the minutes are kept, and the §§ if not for the whole."""

    posted: Date = Field(alias="uppsatt")
    removed: Date | None = Field(default=None, alias="nedtas")
    kept_at: Line | None = Field(default=None, alias="förvaring")
    items: Spans = Field(default=(), alias="paragrafer")


class AgendaPoint(Record):
    """One point of the agenda of a meeting that has not been held."""

    title: Line = Field(alias="rubrik")
    cases: Lines = Field(default=(), alias="ärende")


def _needs_minutes(schema: dict[str, Any]) -> None:
    """Say in JSON Schema that only a meeting that has not been held does without attendance and §§."""
    schema["required"] = [key for key in schema["required"] if key not in _OF_A_MEETING_HELD]
    schema["if"] = {"required": ["status"], "properties": {"status": {"enum": list(NOT_HELD)}}}
    schema["then"] = {"properties": {key: {"type": "array", "maxItems": 0} for key in _OF_A_MEETING_HELD}}
    some = {"if": {"type": "array"}, "then": {"type": "array", "minItems": 1}}
    schema["else"] = {"properties": {"beslutande": {}, "paragrafer": some}, "required": list(_OF_A_MEETING_HELD)}


_OF_A_MEETING_HELD = ("beslutande", "paragrafer")
# What nobody can know of a meeting before it has been held.
_ONLY_WHEN_HELD = {"serving", "substitutes", "others", "secretary", "approvers", "approvals", "notices", "items"}


class Minutes(Record):
    """protokoll/<organ>/<datum>.yml: the minutes of one meeting, or that it is to come or was called off."""

    model_config = ConfigDict(json_schema_extra=_needs_minutes)

    body: BodyId = Field(alias="organ")
    date: Date = Field(alias="datum")
    last_day: Date | None = Field(default=None, alias="slutdatum")
    time: Line | None = Field(default=None, alias="tid")
    place: Line | None = Field(default=None, alias="plats")
    status: MeetingStatus = "justerat"
    called_on: Date | None = Field(default=None, alias="kallelse")
    agenda: Annotated[tuple[Annotated[AgendaPoint, _wrap("rubrik"), _or_text], ...], OneOrMore, OneOrListed] = Field(
        default=(), alias="dagordning"
    )
    serving: Annotated[tuple[Attendance, ...], OneOrMore, OneOrListed] = Field(alias="beslutande")
    substitutes: Annotated[tuple[Attendance, ...], OneOrMore, OneOrListed] = Field(default=(), alias="ersättare")
    others: Lines = Field(default=(), alias="övriga")
    secretary: Lines = Field(default=(), alias="sekreterare")
    approvers: Names = Field(default=(), alias="justerare")
    approvals: Annotated[tuple[Approval, ...], OneOrMore, OneOrListed] = Field(default=(), alias="justering")
    notices: Annotated[tuple[Notice, ...], OneOrMore, OneOrListed] = Field(default=(), alias="anslag")
    source: _Source | None = Field(default=None, alias="källa")
    masking: Line | None = Field(default=None, alias="maskning")
    editorial_note: Text | None = Field(default=None, alias="redaktionell_not")
    items: Annotated[tuple[Item, ...], OneOrMore, OneOrListed] = Field(alias="paragrafer")

    @property
    def is_held(self) -> bool:
        """Whether there are minutes: the meeting is neither to come nor called off."""
        return self.status not in NOT_HELD

    @model_validator(mode="before")
    @classmethod
    def _without_minutes(cls, fields: Any) -> Any:
        if not isinstance(fields, dict) or str(fields.get("status")).strip() not in NOT_HELD:
            return fields
        return {**{key: [] for key in _OF_A_MEETING_HELD}, **fields}

    @field_validator("last_day")
    @classmethod
    def _after_the_first(cls, last: Date | None, info: ValidationInfo) -> Date | None:
        first = info.data.get("date")
        if last and first and not first < last <= first + _LONGEST_MEETING:
            raise problem(
                "fel-datum",
                f"Mötet börjar {first}, och kan inte sluta {last}.",
                "slutdatum är sista dagen av ett möte som hölls under flera dagar. Ta annars bort raden.",
            )
        return last

    @field_validator(*_ONLY_WHEN_HELD)
    @classmethod
    def _held(cls, found: tuple[Any, ...], info: ValidationInfo) -> tuple[Any, ...]:
        status = info.data.get("status")
        if found and status in NOT_HELD:
            raise problem(
                "status-stammer-inte",
                f"Mötet har status {status}, men här står sådant som bara ett möte som har hållits kan ha.",
                "Har mötet hållits tar du bort raden status, eller rättar den. Annars tar du bort det här. En "
                "dagordning skriver du under dagordning.",
            )
        if not found and info.field_name == "items" and status and status not in NOT_HELD:
            raise PydanticKnownError("too_short", {"field_type": "Tuple", "min_length": 1, "actual_length": 0})
        return found

    @field_validator("agenda")
    @classmethod
    def _not_held(cls, found: tuple[AgendaPoint, ...], info: ValidationInfo) -> tuple[AgendaPoint, ...]:
        if found and info.data.get("status") not in (*NOT_HELD, None):
            raise problem(
                "status-stammer-inte",
                "Ett möte som har hållits har paragrafer i stället för en dagordning.",
                "Skriv status: kallad om mötet inte har hållits än. Annars tar du bort dagordningen.",
            )
        return found
