"""From pydantic's JSON Schema to ours: Swedish titles and descriptions, and nothing that only Python needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.language.text import slug
from generator.model.base import Record
from generator.schema.words import ATTENDANCE, FIELDS, RECORDS

_REF = "#/$defs/"
# What a default says to a program that reads JSON, an editor need not see: that a list is empty, or a value absent.
_SAID_BY_ABSENCE: tuple[Any, ...] = (None, [], {}, False, 0)


def schema_of(model: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the files that hold one record of a model."""
    raw = model.model_json_schema(by_alias=True)
    named = {record.__name__: record for record in _records(model)}
    definitions = {
        _name(name): _record(definition, named[name]) for name, definition in sorted(raw.pop("$defs", {}).items())
    }
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_record(raw, model)}
    return {**whole, "$defs": definitions} if definitions else whole


def described(model: type[BaseModel]) -> Iterator[tuple[str, str, bool]]:
    """Yield each key of a record, in order: what it is called in a file, what it means, whether it must be there."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        if not key.isprintable():  # filled in by the reader, and never written in a file
            continue
        yield key, _described(model, key), field.is_required()


def _name(model: str) -> str:
    """Return the name of a record inside the schema: of ASCII, for it stands in references."""
    return slug(RECORDS[model][0])


def _records(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return a model's own and all other models that share its base."""
    models: set[type[BaseModel]] = set()
    queue: list[type[BaseModel]] = [Record]
    while queue:
        for kind in queue.pop().__subclasses__():
            if kind not in models:
                models.add(kind)
                queue.append(kind)
    return models | {model}


class UndescribedKeyError(LookupError):
    """A key has no description; the message names the file to write it in."""


def _record(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of one record with its words."""
    title, description = RECORDS[model.__name__]
    properties = {
        key: _field(field, key, _described(model, key)) for key, field in schema.get("properties", {}).items()
    }
    rest = {key: _references(value) for key, value in schema.items() if key not in {"title", "description"}}
    return {"title": title, "description": description, **rest, "properties": properties}


def _described(model: type[BaseModel], key: str) -> str:
    """Return the meaning of a key: by the field itself, by the table, or by the table for the record it is built on."""
    for field in model.model_fields.values():
        if field.alias == key and field.description:
            return field.description
    for owner in model.__mro__:
        if words := FIELDS.get(owner.__name__, {}).get(key):
            return words
    raise UndescribedKeyError(f"{model.__name__} har ingen beskrivning av {key} i generator/schema/words.toml.")


def _field(schema: dict[str, Any], key: str, description: str) -> dict[str, Any]:
    field: dict[str, Any] = _references(_without_null(schema))
    field = {name: value for name, value in field.items() if name not in {"title", "description"}}
    if "default" in field and any(field["default"] == absent for absent in _SAID_BY_ABSENCE):
        del field["default"]
    # No standard keyword says in words what a pattern asks for, and strict readers of schemas (ajv) refuse another.
    for message in dict.fromkeys(_messages(schema)):
        description = f"{description} {message}"
    return {"title": key.replace("_", " ").capitalize(), "description": description, **field}


_MESSAGE = "patternErrorMessage"


def _messages(value: Any) -> Iterator[str]:
    """Yield the message of a piece of schema where a pattern does not fit, if it is more than any line has to be."""
    if isinstance(value, dict):
        if _MESSAGE in value:
            yield value[_MESSAGE]
        for part in value.values():
            yield from _messages(part)
    elif isinstance(value, list):
        for part in value:
            yield from _messages(part)


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema without the null that stands for an absent key: a key without a value is a mistake."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if "anyOf" not in schema or len(choices) == len(schema["anyOf"]):
        return schema
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest, **choices[0]} if len(choices) == 1 else {**rest, "anyOf": choices}


def _references(value: Any) -> Any:
    """Return a piece of schema in which references go by the Swedish names of the records."""
    if isinstance(value, list):
        return [_references(part) for part in value]
    if not isinstance(value, dict):
        return value
    resolved: dict[str, Any] = {}
    for key, part in value.items():
        if key == _MESSAGE:
            continue
        if key == "$ref":
            resolved[key] = f"{_REF}{_name(part.removeprefix(_REF))}"
        elif key == "properties":
            resolved[key] = {
                name: {"title": name.capitalize(), **_inline(name, field)} if field else {}
                for name, field in part.items()
            }
        else:
            resolved[key] = _references(part)
    return resolved


def _inline(key: str, field: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a key of something that is no record: the line of a person, or the headings."""
    description = ATTENDANCE.get(key) or f"Vad avsnittet {key} kallas."
    return {"description": description, **_references(field)}
