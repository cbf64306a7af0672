"""The types that all records share. Input is what yamlio gives: strings, lists and mappings, nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.calendar_se import MONTHS
from generator.notation import NotationError, Number, Span, parse_number, parse_spans


class Record(BaseModel):
    """A frozen record; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def problem(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return an error that the loader turns into a finding: its stable code, what is wrong, what to do."""
    # pydantic formats the message with {}, so the words travel in the context instead.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _text(value: Any) -> str:
    if isinstance(value, (list, dict)):
        raise problem(
            "fel-form",
            "Här ska det stå en text, men det står flera rader med streck eller fält.",
            "Skriv texten efter kolonet, eller efter ett lodstreck (|) på egna indragna rader.",
        )
    text = str(value)
    if not text.strip():
        raise problem("tomt-varde", "Värdet är tomt.", "Skriv något efter kolonet, eller ta bort raden.")
    return text.strip("\n")


Text = Annotated[str, BeforeValidator(_text)]


def _line(value: str) -> str:
    if "\n" in value:
        raise problem(
            "flera-rader",
            "Värdet står på flera rader men ska rymmas på en.",
            "Skriv allt på en rad efter kolonet.",
        )
    return value.strip()


Line = Annotated[Text, AfterValidator(_line)]

_WRITTEN_DATE = re.compile(r"(\d{1,2})[ .]+([a-zåäö]+)[ .]+(\d{4})", re.IGNORECASE)


# Wide enough for any archive; beyond it a year is a slip of the finger.
_YEARS = range(1500, 2200)


def _suggest_date(text: str) -> str:
    if match := _WRITTEN_DATE.fullmatch(text.strip()):
        day, month, year = match.groups()
        for number, name in enumerate(MONTHS, 1):
            if name.startswith(month.lower()) and len(month) >= 3:
                return f"{year}-{number:02}-{int(day):02}"
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})|(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})", text.strip()):
        year, month, day = (part for part in match.groups() if part)
        return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def _date(value: Any) -> date:
    text = _line(_text(value))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
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


Date = Annotated[date, BeforeValidator(_date)]


def _truth(value: Any) -> bool:
    text = _line(_text(value)).lower()
    if text in {"ja", "true"}:
        return True
    if text in {"nej", "false"}:
        return False
    raise problem("fel-varde", f"”{text}” är varken ja eller nej.", "Skriv ja eller nej.")


Truth = Annotated[bool, BeforeValidator(_truth)]


def _count(value: Any) -> int:
    text = _line(_text(value))
    if not re.fullmatch(r"\d{1,5}", text):
        raise problem("fel-varde", f"”{text}” är inte ett antal.", "Skriv antalet med siffror, till exempel 12.")
    return int(text)


Count = Annotated[int, BeforeValidator(_count)]


def _number(value: Any) -> Number:
    try:
        return parse_number(_line(_text(value)))
    except NotationError as error:
        raise problem("fel-paragrafnummer", error.message, error.hint) from None


ItemNumber = Annotated[tuple[int, int], BeforeValidator(_number)]


def _spans(value: Any) -> tuple[Span, ...]:
    try:
        return parse_spans(_line(_text(value)))
    except NotationError as error:
        raise problem("fel-paragrafer", error.message, error.hint) from None


Spans = Annotated[tuple[Any, ...], BeforeValidator(_spans)]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


# One value may stand without its dash: `justerare: Johanna Kvist`.
OneOrMore = BeforeValidator(_listed)
Lines = Annotated[tuple[Line, ...], OneOrMore]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise problem(
            "fel-farg",
            f"”{value}” är inte en färg.",
            'Skriv sex tecken efter nummertecknet, inom citattecken: "#E8112D".',
        )
    return value.upper()


def _identifier(value: str) -> str:
    if not _IDENTIFIER.fullmatch(value):
        raise problem(
            "fel-kortnamn",
            f"”{value}” kan inte stå i en webbadress.",
            "Använd bara små bokstäver a–z, siffror och bindestreck, till exempel kstu.",
        )
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise problem(
            "fel-lank",
            f"”{value}” är inte en webbadress.",
            "Skriv hela adressen, till exempel https://www.exempel.se/.",
        )
    return value


Colour = Annotated[Line, AfterValidator(_colour)]
Identifier = Annotated[Line, AfterValidator(_identifier)]
WebAddress = Annotated[Line, AfterValidator(_web_address)]
