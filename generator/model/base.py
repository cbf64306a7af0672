"""The types that all records share. Input is what yamlio gives: strings, lists and mappings, nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError

from generator.findings import Code
from generator.language.calendar_se import MONTHS
from generator.notation import NotationError, Number, Span, parse_number, parse_spans
from generator.yamlio.dump import quote


class Record(BaseModel):
    """A frozen record; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what differs from the defaults, to be revived without being judged anew.

        pydantic's own pickles of one record differ, since each has a set, and are a sixth larger.
        """
        defaults, _ = _fields(type(self))
        told = {name: value for name, value in self.__dict__.items() if value is not defaults.get(name, _MUST_BE_GIVEN)}
        return revive, (type(self), told)


_MUST_BE_GIVEN = object()


def revive(model: type[Record], values: dict[str, Any]) -> Record:
    """Return the record that was pickled with these values. Which fields its file spelt out is forgotten.

    By pydantic's own slots it took 18 ms and not 45 for 60 invented protocols, less than a hundredth of a build.
    """
    return model.model_construct(_fields(model)[1], **values)


@cache
def _fields(model: type[Record]) -> tuple[dict[str, Any], set[str]]:
    """Return the defaults of a model's fields, but for those that must be given, and the names of all.

    The set of names is shared by all records of the model: a set of its own would take more room than most of them.
    """
    fields = model.__pydantic_fields__
    defaults = {name: field.get_default() for name, field in fields.items() if not field.is_required()}
    return defaults, set(fields)


def problem(code: Code, message: str, hint: str) -> PydanticCustomError:
    """Return an error that the loader turns into a finding: its stable code, what is wrong, what to do."""
    # pydantic formats the message with {}, so the words travel in the context instead.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


# A record has hundreds of values. So each type is one function, and what is as it should be comes first in it.
# Beside each stands its JSON Schema, for editors' tools: what they read as a number or as true is text to us.
_SCALAR = ["string", "number", "boolean"]


# What `protokoll new` writes where only the editor knows what should stand.
PLACEHOLDER = "FYLL I"


def refuse_placeholder(text: str) -> None:
    """Raise a problem for a text that says what should stand instead of itself."""
    if text.startswith(PLACEHOLDER):
        what = text.removeprefix(PLACEHOLDER).strip(" :\n")
        raise problem(
            "att-fylla-i",
            f"Här ska du fylla i {what}." if what else "Här ska du fylla i något.",
            f"Byt ut hela texten ”{text.strip()}” mot det som står i protokollet. "
            "Står det ingenting där och uppgiften inte behövs tar du bort den.",
        )


_MASKS = re.compile(r"\W*(?:mask|redact|oläs|sekret|…|\.\.)", re.IGNORECASE)  # what stands in brackets in the minutes
_SOFT_HYPHEN = "\u00ad"  # where a word may be broken: no character of the text, and a word that holds it is not found


def _text(value: Any) -> str:
    if type(value) is str and value and not value.isspace():
        if _SOFT_HYPHEN in value:
            without = value.replace(_SOFT_HYPHEN, "")
            return _text(without) if without.strip() else value
        if value.startswith(PLACEHOLDER):
            refuse_placeholder(value)
        return value.strip("\n")
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        # Most often [maskad], whose brackets YAML takes for a list.
        raise problem(
            "fel-form",
            "Här ska det stå en text, men det står en lista.",
            "Står texten på en egen rad efter ett streck (-) flyttar du upp den till raden med fältnamnet. Står den "
            f'inom klamrar sätter du raka citattecken runt den, så här: "[{value[0]}]"'
            if _MASKS.match(value[0])
            else "Här får bara en sak stå. Ska klamrar synas runt den sätter du raka citattecken utanför dem: "
            f'"[{value[0]}]". Annars skriver du den efter fältnamnet, utan streck (-) och klamrar, så här: {value[0]}',
        )
    if isinstance(value, dict) and len(value) == 1 and all(isinstance(each, str) for each in value.values()):
        ((name, rest),) = value.items()
        raise problem(
            "fel-form",
            "Det står ett kolon inne i texten, så att den delas i ett fält och ett värde.",
            f"Sätt raka citattecken runt hela texten, så här: {quote(f'{name}: {rest}')}",
        )
    if isinstance(value, (list, dict)):
        raise problem(
            "fel-form",
            "Här ska det stå en text, men det står flera rader med streck eller fält.",
            "Skriv texten efter kolonet, eller efter ett lodstreck (|) på egna indragna rader.",
        )
    if not str(value).strip():
        raise problem("tomt-varde", "Värdet är tomt.", "Skriv något efter kolonet, eller ta bort raden.")
    return str(value).strip("\n")


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": _SCALAR, "pattern": r"\S"})]


def _line(value: Any) -> str:
    if type(value) is str and "\n" not in value and _SOFT_HYPHEN not in value and (line := value.strip()):
        if line.startswith(PLACEHOLDER):
            refuse_placeholder(line)
        return line
    text = _text(value)
    if "\n" in text:
        raise problem(
            "flera-rader",
            "Värdet står på flera rader men ska rymmas på en.",
            "Skriv allt på en rad efter kolonet.",
        )
    return text.strip()


LINE_SCHEMA = {"type": _SCALAR, "pattern": r"^\n*[^\n]*\S[^\n]*\n*$"}
Line = Annotated[str, BeforeValidator(_line), WithJsonSchema(LINE_SCHEMA)]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN_DATE = re.compile(r"(?:\w+dag(?:en)?,? )?(?:den )?(\d{1,2})[ .]+([a-zåäö]+)[ .]+(\d{4})", re.IGNORECASE)


# Wide enough for any archive; beyond it a year is a slip of the finger.
_YEARS = range(1500, 2200)


def _suggest_date(text: str) -> str:
    text = text.strip("”“„’»« .")
    if _DATE.fullmatch(text):
        return text
    if match := _WRITTEN_DATE.fullmatch(text.strip()):
        day, month, year = match.groups()
        for number, name in enumerate(MONTHS, 1):
            if name.startswith(month.lower()) and len(month) >= 3:
                return f"{year}-{number:02}-{int(day):02}"
    # Day and month, in the order that Swedish has them.
    if (match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[ /.-]+(\d{4})", text.strip())) and int(match[2]) <= 12:
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})|(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})", text.strip()):
        year, month, day = (part for part in match.groups() if part)
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def _date(value: Any) -> date:
    text = _line(value)
    if _DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            raise problem(
                "fel-datum",
                f"Datumet {text} finns inte i kalendern." if day is None else f"Året i {text} kan inte stämma.",
                "Kontrollera år, månad och dag; datum skrivs ÅÅÅÅ-MM-DD.",
            )
        return day
    suggestion = _suggest_date(text)
    raise problem(
        "fel-datum",
        f"”{text}” är inte ett datum i formen ÅÅÅÅ-MM-DD.",
        f"Skriv {suggestion}." if suggestion else "Skriv till exempel 2024-04-17.",
    )


# The days of the calendar, as far as a pattern can tell them: no 30 February, 29 only in leap years.
_MONTHS = r"(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])"
_LEAP = r"(?:(?:1[5-9]|2[01])(?:0[48]|[2468][048]|[13579][26])|(?:1600|2000))-02-29"
_IN_CALENDAR = rf"(?:(?:1[5-9]|2[01])\d\d-(?:{_MONTHS})|{_LEAP})"

Date = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf"^\s*{_IN_CALENDAR}\s*$",
            "patternErrorMessage": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2024-04-17.",
        }
    ),
]


# Other languages that minutes are written in: the national minority languages (lag 2009:724, 2 §) and English, as
# BCP 47 has them. Samiska is three languages.
Language = Literal["sv", "fi", "fit", "se", "sma", "smj", "rom", "yi", "en"]

_COUNT = re.compile(r"\d{1,5}")


def _truth(value: Any) -> bool:
    text = _line(value).lower()
    if text in {"ja", "true"}:
        return True
    if text in {"nej", "false"}:
        return False
    raise problem("fel-varde", f"”{text}” är varken ja eller nej.", "Skriv ja eller nej.")


Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"enum": ["ja", "nej", True, False]})]


def _count(value: Any) -> int:
    text = _line(value)
    if not _COUNT.fullmatch(text):
        raise problem("fel-varde", f"”{text}” är inte ett antal.", "Skriv antalet med siffror, till exempel 12.")
    return int(text)


Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 0,
            "maximum": 99_999,
            "pattern": r"^\s*\d{1,5}\s*$",
            "patternErrorMessage": "Skriv antalet med siffror, till exempel 12.",
        }
    ),
]


def _number(value: Any) -> Number:
    try:
        return parse_number(_line(value))
    except NotationError as error:
        raise problem("fel-paragrafnummer", error.message, error.hint) from None


ItemNumber = Annotated[
    tuple[int, int],
    BeforeValidator(_number),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 99_999,
            "pattern": r"^\s*0*[1-9]\d{0,4}(/0*[1-9]\d{0,2}| ?[a-hA-H])?\s*$",
            "patternErrorMessage": "Skriv bara numret, till exempel 12, 296/5 eller 12 a.",
        }
    ),
]


def _spans(value: Any) -> tuple[Span, ...]:
    try:
        return parse_spans(_line(value))
    except NotationError as error:
        raise problem("fel-paragrafer", error.message, error.hint) from None


Spans = Annotated[
    tuple[Any, ...],
    BeforeValidator(_spans),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"\d|§|[Pp]aragrafer", "examples": ["§§ 8–10, 12"]}),
]


def _listed(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) else [value]


class _OneOrListed:
    """In JSON Schema: one of what the list holds, or the list. Types are merged, for plainer messages in an editor."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(core)
        one = listed.get("items", {})
        if isinstance(one.get("type"), list):
            return {**one, "type": [*one["type"], "array"], "items": one}
        # Not "anyOf", of which a reader can only say that none of it fits: here it says what is wrong, and where.
        return {"if": {"type": "array"}, "then": listed, "else": one}


# One value may stand without its dash: `justerare: Anna Ek`.
OneOrMore = BeforeValidator(_listed)
OneOrListed = _OneOrListed()
Lines = Annotated[tuple[Line, ...], OneOrMore, OneOrListed]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WEB_ADDRESS = re.compile(r"""https?://[^\s<>"']+""")


_EMAIL = re.compile(r"[^\s@<>()\[\]\"',;:]+@[^\s@<>()\[\]\"',;:.]+(\.[^\s@<>()\[\]\"',;:.]+)+")


def _of_form(pattern: re.Pattern[str], code: Code, fault: str, hint: str) -> BeforeValidator:
    """Return the reader of a text with a form of its own; `fault` says what one is that has it not."""

    def read(value: Any) -> str:
        text = _line(value).removeprefix("mailto:")
        if not pattern.fullmatch(text):
            raise problem(code, f"”{text}” {fault}.", hint)
        return text

    return BeforeValidator(read)


_COLOUR_AS = 'Skriv sex tecken efter nummertecknet, inom citattecken: "#E8112D".'
_IDENTIFIER_AS = "Använd bara små bokstäver a–z, siffror och bindestreck"
_WEB_ADDRESS_AS = "Skriv hela adressen, till exempel https://www.exempel.se/."


def _written(pattern: str, message: str, *others: str) -> WithJsonSchema:
    """Return the JSON Schema of a text with a form of its own, and `others`, the types it can be mistaken for."""
    kind = ["string", *others] if others else "string"
    return WithJsonSchema({"type": kind, "pattern": rf"^\s*{pattern}\s*$", "patternErrorMessage": message})


Colour = Annotated[
    str,
    AfterValidator(str.upper),
    _of_form(_COLOUR, "fel-farg", "är inte en färg", _COLOUR_AS),
    _written(_COLOUR.pattern, _COLOUR_AS),
]
Identifier = Annotated[
    str,
    _of_form(_IDENTIFIER, "fel-kortnamn", "kan inte stå i en webbadress", f"{_IDENTIFIER_AS}, till exempel ksau."),
    _written(_IDENTIFIER.pattern, f"{_IDENTIFIER_AS}.", "integer"),
]
# The id of a body, by which a register can be asked what somebody meant who wrote its name instead.
BodyId = Annotated[
    str,
    BeforeValidator(_line),
    _written(_IDENTIFIER.pattern, "Skriv organets id, som det står i register/organ.yml.", "integer"),
]
WebAddress = Annotated[
    str,
    _of_form(_WEB_ADDRESS, "fel-lank", "är inte en webbadress", _WEB_ADDRESS_AS),
    _written(_WEB_ADDRESS.pattern, _WEB_ADDRESS_AS),
]
Email = Annotated[
    str,
    _of_form(_EMAIL, "fel-epost", "är inte en e-postadress", "Skriv en enda adress, till exempel kommun@exempel.se."),
    _written(r"[^\s@]+@[^\s@]+[.][^\s@]+", "Skriv en enda adress, till exempel kommun@exempel.se."),
]
