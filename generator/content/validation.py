"""Validation: pydantic's errors told in plain Swedish, at the line where the editor made them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.findings import Finding
from generator.model.base import Record
from generator.yamlio import Parsed

# Quotation marks that a word processor sets, and that mean nothing in YAML.
_TYPOGRAPHIC = "”“„’‘»"
R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]


def validate(model: type[R], data: object) -> tuple[R | None, ValidationError | None]:
    """Return the record that `data` spells, or the error that says all that is wrong with it."""
    try:
        return model.model_validate(data), None
    except ValidationError as error:
        return None, error


def findings_of(error: ValidationError, model: type[Record], document: Parsed) -> Iterator[Finding]:
    """Yield a finding for each thing that is wrong, at its line and column in the document."""
    details = error.errors(include_url=False)
    misspelled = {
        (*path[:-1], near)
        for path in (tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden")
        if (near := _nearest(model, path))
    }
    unquoted = {
        tuple(detail["loc"])[:-1]
        for detail in details
        if detail["type"] == "extra_forbidden" and str(detail["loc"][-1])[:1] in _TYPOGRAPHIC
    }
    for detail in details:
        path: Path = tuple(detail["loc"])
        kind = detail["type"]
        context: dict[str, Any] = detail.get("ctx") or {}
        if kind == "too_short" and detail.get("input"):
            continue  # It is not empty: what stands in it is wrong, and has errors of its own.
        if kind == "missing" and (path in misspelled or path[:-1] in unquoted):
            continue  # One mistake, one finding: the field is there under a wrong name, or is a text cut in two.
        if kind == "too_short" and any(each["loc"][: len(path)] == path != each["loc"] for each in details):
            continue  # The list is not empty: what stands in it is wrong.
        if kind == "extra_forbidden":
            line, column = document.locate(path, key=True)
            code, message, hint = _unknown_key(model, path)
        else:
            line, column = document.locate(path)
            if kind == "missing":
                # The whole that lacks it is where the editor must look: its first line.
                line, column = document.locate(path[:-1])
            code, message, hint = _explain(kind, path, context, detail.get("input"))
        where = _where(path, document.data)
        yield Finding(document.file, line, column, code, f"{where}{message}", hint)


def _explain(kind: str, path: Path, context: dict[str, Any], value: object) -> tuple[str, str, str]:
    field = path[-1] if path else ""
    if kind == "tomt-varde" and isinstance(field, str):
        return kind, f"”{field}” har inget värde.", str(context["hint"])
    if "hint" in context:
        return kind, str(context["message"]), str(context["hint"])
    if kind == "missing":
        return "saknat-falt", f"”{field}” saknas.", f"Lägg till en rad som börjar med {field}:"
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", " eller ").replace("'", "")
        near = difflib.get_close_matches(str(value), expected.replace(" eller ", ", ").split(", "), 1)
        hint = f"Menade du {near[0]}? " if near else ""
        return "fel-varde", f"”{value}” är inte ett giltigt värde.", f"{hint}Välj bland: {expected}."
    if kind in {"tuple_type", "list_type"}:
        return "fel-form", "Här ska det stå en lista.", "Skriv varje del på en egen rad som börjar med ett streck (-)."
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        hint = "Skriv fälten på egna, indragna rader med namn och kolon."
        return "fel-form", "Här ska det stå fält med namn och kolon.", hint
    if kind == "too_short":
        return "tom-lista", "Listan är tom.", "Lägg till minst en rad som börjar med ett streck (-)."
    return "fel-varde", f"”{value}” går inte att förstå här.", "Jämför med exemplen på sidan För redaktörer."


def _unknown_key(model: type[Record], path: Path) -> tuple[str, str, str]:
    key = str(path[-1])
    if key[0] in "–—•·":
        message = f"Raden börjar med {key[0]}, men en punkt i en lista börjar med ett bindestreck (-)."
        hint = f"Byt tecknet mot ett bindestreck och ett blanksteg, så här: - {key[1:].strip()}: …"
        return "yaml-indrag", message, hint
    if key[0] in _TYPOGRAPHIC:
        message = f"Texten har typografiska citattecken ({key[0]}), som räknas som vanliga bokstäver."
        hint = 'Byt dem mot raka citattecken (") runt hela texten. Word gör raka citattecken typografiska.'
        return "yaml-citattecken", message, hint
    near = _nearest(model, path)
    hint = f"Menade du {near}?" if near else f"Här får det stå: {', '.join(_known_keys(model, path))}."
    return "okant-falt", f"Fältet ”{path[-1]}” finns inte.", hint


def _known_keys(model: type[Record], path: Path) -> list[str]:
    return [name for name in _aliases(_model_at(model, path[:-1])) if name.isprintable()]


def _nearest(model: type[Record], path: Path) -> str | None:
    near = difflib.get_close_matches(str(path[-1]).casefold(), _known_keys(model, path), 1, cutoff=0.6)
    return near[0] if near else None


def _aliases(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel]:
    """Return the record that stands at `path`, found by walking the fields by their Swedish names."""
    current = model
    for part in path:
        if isinstance(part, int):
            continue
        for name, field in current.model_fields.items():
            if part == (field.alias or name):
                current = _record_in(field) or current
                break
    return current


def _record_in(field: FieldInfo) -> type[BaseModel] | None:
    queue: list[Any] = [field.annotation]
    while queue:
        annotation = queue.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        queue += get_args(annotation)
    return None


def _where(path: Path, data: object) -> str:
    """Return "I § 12: " when the path leads into an item whose number can be read, so that the message stands alone."""
    if len(path) < 2 or path[0] != "paragrafer" or not isinstance(path[1], int):
        return ""
    items = data.get("paragrafer") if isinstance(data, dict) else None
    if not isinstance(items, list) or path[1] >= len(items):
        return ""
    item = items[path[1]]
    number = item.get("nr") if isinstance(item, dict) else None
    return f"I § {number}: " if isinstance(number, str) and number else f"I paragraf nummer {path[1] + 1} i filen: "
