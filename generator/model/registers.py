"""Registers: the files below register/, the record that each holds, and what that is where there is no file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from generator.language.text import slug
from generator.model.base import Record
from generator.model.register import (
    Bodies,
    Mandates,
    Municipality,
    Parties,
    People,
    Places,
    Removals,
    Synonyms,
    Topics,
    Waivers,
)


@dataclass(frozen=True)
class RegisterFile:
    """A register: what its file is called, and the record without a file, which an archive may need."""

    file: str
    empty: Record
    is_needed: bool = False

    @property
    def kind(self) -> str:
        """What its schema is called, in plain letters."""
        return slug(PurePath(self.file).stem)


# By the field of Content (content/loader.py) that holds the record.
REGISTERS = {
    "municipality": RegisterFile("kommun.yml", Municipality(namn="Okänd kommun"), is_needed=True),
    "bodies": RegisterFile("organ.yml", Bodies(organ=()), is_needed=True),
    "parties": RegisterFile("partier.yml", Parties(partier=()), is_needed=True),
    "people": RegisterFile("personer.yml", People(personer=())),
    "mandates": RegisterFile("uppdrag.yml", Mandates(uppdrag=())),
    "removals": RegisterFile("borttaget.yml", Removals(borttaget=())),
    "places": RegisterFile("platser.yml", Places(platser=())),
    "topics": RegisterFile("ämnen.yml", Topics(ämnen=())),
    "synonyms": RegisterFile("synonymer.yml", Synonyms(synonymer=())),
    "waivers": RegisterFile("undantag.yml", Waivers(undantag=())),
}
