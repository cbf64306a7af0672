"""JSON Schema of every kind of file, made from the records of model: for editors' programs, not for the checks.

What is typed is YAML, and an editor's program reads `nr: 12` as a number and `ja: true` as true; the schema takes both.
It knows one file at a time: whether a body exists, or a name and a date agree, only `protokoll check` can tell.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from generator.model import Minutes
from generator.model.base import Record
from generator.model.registers import REGISTERS
from generator.schema.build import UndescribedKeyError, schema_of

__all__ = ["KINDS", "SchemaKind", "UndescribedKeyError", "files", "schema_of"]


@dataclass(frozen=True)
class SchemaKind:
    """One kind of file: its record, and which files below the content folder are of that kind."""

    model: type[Record]
    files: str


KINDS: dict[str, SchemaKind] = {
    "protokoll": SchemaKind(Minutes, "protokoll/*/*.yml"),
    **{file.kind: SchemaKind(type(file.empty), f"register/{file.file}") for file in REGISTERS.values()},
}


@cache
def files() -> tuple[tuple[str, str], ...]:
    """Return (file name, content) of the schema of every kind, the same bytes every time."""
    return tuple(
        (f"{name}.json", json.dumps(schema_of(kind.model), ensure_ascii=False, indent=2) + "\n")
        for name, kind in KINDS.items()
    )
