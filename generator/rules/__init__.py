"""Rules: the documentation of every finding, by its code. Each has a page of its own on the site.

Their words are data: a file for each group. Tabs and other invisible characters are spelled with escapes there.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from generator.findings.codes import Code


@dataclass(frozen=True)
class Rule:
    """One rule in plain Swedish: a title, a paragraph of reasons, an excerpt of a file wrong and right."""

    title: str
    why: str
    wrong: str
    right: str


def _group(name: str) -> dict[Code, Rule]:
    read = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
    return {
        cast(Code, code): Rule(value["title"], value["why"].replace("\n", " "), value["wrong"], value["right"])
        for code, value in read.items()
    }


GROUPS: dict[str, dict[Code, Rule]] = {
    "Filen": _group("files"),
    "Protokollet och registren": _group("records"),
    "Vilka som var med": _group("attendance"),
    "Tider och anslag": _group("times"),
    "Voteringar": _group("votes"),
    "Texten": _group("words"),
    "Arkivet som helhet": _group("archive"),
    "Import av protokoll": _group("importing"),
    "Den byggda webbplatsen": _group("built_site"),
}
