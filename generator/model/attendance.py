"""One line of the attendance, printed or as fields, and names elsewhere in the minutes. Notation reads the words."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import LINE_SCHEMA, Line, OneOrListed, OneOrMore, Record, problem, refuse_placeholder
from generator.notation import Entry, NotationError, Replaced, Role, format_entry, parse_entry, parse_spans


class AttendanceLine(Record):
    """One line of the attendance: as printed, and as read by notation."""

    printed: Line
    entry: Any

    def __reduce__(self) -> tuple[Any, ...]:
        return _line_of, (self.printed, self.entry)


# The same people are at meeting after meeting: their lines are read once, and kept once in an archive of decades.
_remembered = lru_cache(maxsize=20_000)


@_remembered
def _line_of(printed: str, entry: Entry) -> AttendanceLine:
    return AttendanceLine(printed=printed, entry=entry)


@_remembered
def _line_read(text: str) -> AttendanceLine:
    # Not folded before it is read: two blanks in a pasted line mean a column.
    return _line_of(" ".join(text.split()), parse_entry(text))


def _attendance(value: Any) -> AttendanceLine:
    try:
        if isinstance(value, dict):
            entry = _entry_of_fields(value)
            other = replace(entry.replaces, person=None) if entry.replaces else None
            return _line_of(format_entry(replace(entry, person=None, replaces=other)), entry)
        if isinstance(value, list):
            raise problem("fel-form", "En närvarorad kan inte vara en lista.", "Skriv en person på varje rad.")
        refuse_placeholder(value)
        return _line_read(str(value))
    except NotationError as error:
        raise problem("fel-narvaro", error.message, error.hint) from None


ENTRY_KEYS = ("namn", "parti", "person", "roll", "ersätter", "paragrafer", "del_av", "tid", "sätt", "ej", "skäl")
_PLAIN_NAME = "Anna Ek"  # stands in for one that no grammar would read
_LONGEST_NAME = 100


def _one_line(fields: dict[str, Any], keys: tuple[str, ...], what: str) -> None:
    """Refuse fields that are unknown, hold no text, or lack a name; `what` they are of begins the message."""
    unknown = [key for key in fields if key not in keys]
    not_text = [
        key for key, value in fields.items() if key != "ersätter" and not (isinstance(value, str) and value.strip())
    ]
    if unknown:
        message = f"{what} har fältet ”{unknown[0]}”, som inte finns."
    elif not_text:
        message = f"I fälten ska {not_text[0]} ha ett enda värde, en text."
    elif "namn" not in fields:
        message = f"{what} saknar namn."
    elif "\n" in fields["namn"].strip() or len(fields["namn"]) > _LONGEST_NAME:
        message = "Namnet är för långt, eller står på flera rader."
    else:
        return
    allowed = f"{', '.join(keys[:-1])} och {keys[-1]}"
    raise problem("fel-narvaro", message, f"Använd fälten {allowed}, eller skriv raden som i protokollet.")


def _entry_of_fields(fields: dict[str, Any]) -> Entry:
    """Return the entry that fields spell. Its name may be any; the rest obeys the rules of a printed line."""
    _one_line(fields, ENTRY_KEYS, "Närvaroraden")
    other = _replaced(fields["ersätter"]) if "ersätter" in fields else None
    entry = Entry(
        name=" ".join(fields["namn"].split()),
        party=fields.get("parti"),
        roles=(Role(fields["roll"]),) if "roll" in fields else (),
        spans=parse_spans(fields.get("paragrafer", "")),
        absent=parse_spans(fields.get("ej", "")),
        reason=fields.get("skäl"),
        replaces=other,
        times=fields.get("tid"),
        partly=parse_spans(fields.get("del_av", "")),
        remote=fields.get("sätt"),
        person=fields.get("person"),
    )
    # Printed once and read again, so that both ways of writing obey the same rules.
    stand_in = replace(entry, name=_PLAIN_NAME, replaces=replace(other, name=_PLAIN_NAME) if other else None)
    again = parse_entry(format_entry(stand_in))
    replaced = replace(again.replaces, name=other.name) if again.replaces and other else again.replaces
    return replace(again, name=entry.name, replaces=replaced)


def _replaced(value: Any) -> Replaced:
    if isinstance(value, list):
        raise problem("fel-narvaro", "Efter ersätter står en lista.", "Skriv vem som blir ersatt: en person.")
    other = parse_entry(value) if isinstance(value, str) else _entry_of_fields(value)
    return Replaced(other.name, other.party, other.roles[0].title if other.roles else None, other.person)


WRITTEN = {"type": ["string", "number"], "pattern": r"\S"}


def _fields(*keys: str, **others: Any) -> dict[str, Any]:
    """Return the JSON Schema of a text or, in its place, of fields."""
    return {
        "type": ["string", "object"],
        "pattern": r"\S",
        "properties": {key: others.get(key, WRITTEN) for key in sorted(keys)},
        "required": ["namn"],
        "additionalProperties": False,
    }


_ENTRY = _fields(*ENTRY_KEYS, ersätter=_fields("namn", "parti", "person", "roll"))
Attendance = Annotated[AttendanceLine, BeforeValidator(_attendance), WithJsonSchema(_ENTRY)]

_NAME_KEYS = ("namn", "parti", "person")
_NAME = {**_fields(*_NAME_KEYS), **LINE_SCHEMA, "type": [*LINE_SCHEMA["type"], "object"]}


def _name(value: Any) -> Any:
    """Return the one line that stands for a name written as fields: "Lars Ek (S) [lars-ek-norr]"."""
    if not isinstance(value, dict):
        return value
    _one_line(value, _NAME_KEYS, "Namnet")
    return (
        value["namn"].strip()
        + (f" ({value['parti'].strip()})" if "parti" in value else "")
        + (f" [{value['person'].strip()}]" if "person" in value else "")
    )


# Somebody who stands behind a statement, a vote or an approval, as printed or as fields.
Name = Annotated[Line, BeforeValidator(_name), WithJsonSchema(_NAME)]
Names = Annotated[tuple[Name, ...], OneOrMore, OneOrListed]
