"""Rules: the documentation of every finding, by its code. Each has a page of its own on the site."""

from __future__ import annotations

from generator.findings import Code
from generator.rules.archive import RULES as ARCHIVE
from generator.rules.base import Rule
from generator.rules.granska import RULES as BUILT_SITE
from generator.rules.importing import RULES as IMPORTING
from generator.rules.meeting import ATTENDANCE, TIMES, VOTES, WORDS
from generator.rules.records import RULES as RECORDS
from generator.rules.yaml import RULES as FILES

GROUPS: dict[str, dict[Code, Rule]] = {
    "Filen": FILES,
    "Protokollet och registren": RECORDS,
    "Vilka som var med": ATTENDANCE,
    "Tider och anslag": TIMES,
    "Voteringar": VOTES,
    "Texten": WORDS,
    "Arkivet som helhet": ARCHIVE,
    "Import av protokoll": IMPORTING,
    "Den byggda webbplatsen": BUILT_SITE,
}

__all__ = ["GROUPS", "Rule"]
