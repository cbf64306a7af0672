"""The parser's complaint, which knows only where it gave up, turned into what a secretary most likely did."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from generator.findings import Finding
from generator.yamlio import characters, layout
from generator.yamlio.complaint import Complaint, Diagnosis

# The first that recognises its case answers.
_RULES: list[Callable[[Complaint], Diagnosis | None]] = [
    characters.tab,
    characters.special_start,
    characters.quotes,
    characters.brackets,
    layout.long_text,
    layout.no_name,
    layout.colon,
    layout.indentation,
    layout.documents,
]

_UNCLEAR = "Det som står här går inte att läsa. Felet kan också ligga på raden ovanför."
_UNCLEAR_HINT = (
    "Jämför raden och raden ovanför med en annan fil av samma slag: indraget, kolon med blanksteg efter "
    "fältnamnet, och citattecken som både börjar och slutar."
)


def diagnose(error: Exception, text: str, file: str) -> Diagnosis:
    """Explain an error that the reference parser raised for a text."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Diagnosis(Finding(file, 0, 0, "yaml-syntax", _UNCLEAR, _UNCLEAR_HINT))
    case = Complaint(text, file, error.problem or "", error.problem_mark, error.context or "", error.context_mark)
    for rule in _RULES:
        if diagnosis := rule(case):
            return diagnosis
    return case.says(case.mark, "yaml-syntax", _UNCLEAR, _UNCLEAR_HINT)
