"""What went wrong with a character: tabs, quotation marks, brackets, and characters that cannot begin a text.

Each function explains one kind of complaint or returns None; where the cure is certain, reading can go on.
"""

from __future__ import annotations

from yaml import tokens as tk

from generator.findings import Code
from generator.yamlio import words
from generator.yamlio.complaint import Complaint, Diagnosis
from generator.yamlio.lines import tab as tab_finding
from generator.yamlio.parsers import IMPOSSIBLE_NUMBER, Mark


def tab(case: Complaint) -> Diagnosis | None:
    """A tab character where only spaces may stand."""
    if case.text[case.mark.index : case.mark.index + 1] != "\t":
        return None
    line, column = case.mark.line + 1, case.mark.column + 1
    return Diagnosis(tab_finding(case.file, line, column, "Här står"), case.mark.index, " ")


def special_start(case: Complaint) -> Diagnosis | None:
    """A text that begins with a character that YAML keeps for itself."""
    start = case.begun
    code: Code = "yaml-citattecken"
    if case.context in ("while scanning an alias", "while scanning an anchor"):
        code = "yaml-alias"
    elif isinstance(case.last, tk.AliasToken) and case.last.end_mark.line == case.mark.line:
        start, code = case.last.start_mark, "yaml-alias"
    elif "tag" in case.context or "tag handle" in case.problem:
        code = "yaml-tagg"
        start = next((token.start_mark for token in reversed(case.tokens) if isinstance(token, tk.TagToken)), start)
    elif case.lines[case.mark.line].startswith("%"):
        return case.says(start, "yaml-syntax", words.DIRECTIVE, words.DIRECTIVE_HINT)
    elif "cannot start any token" in case.problem or "mapping keys are not allowed" in case.problem:
        start = case.mark
    elif "expected the node content" in case.problem and case.rest(case.mark)[:1] in ("]", "}", ","):
        if not isinstance(case.last, tk.ValueToken | tk.BlockEntryToken):
            return None
        start = case.mark
    elif case.context == "while scanning a block scalar":
        if case.rest(start).startswith("|"):
            return case.says(start, "yaml-citattecken", _TEXT_AFTER_BAR, _TEXT_AFTER_BAR_HINT, repair=True)
    else:
        return None
    return case.says(start, code, *words.special_start(case.rest(start)), repair=True)


def quotes(case: Complaint) -> Diagnosis | None:
    """A quotation mark that is missing, too early, or followed by more text."""
    if case.problem == IMPOSSIBLE_NUMBER or ("escape" in case.problem and "double-quoted" in case.context):
        return case.says(case.mark, "yaml-citattecken", _BACKSLASH, _BACKSLASH_HINT)
    if case.context == "while scanning a quoted scalar":
        return case.says(case.begun, "yaml-citattecken", _UNCLOSED, _UNCLOSED_HINT)
    last = case.last
    if not isinstance(last, tk.ScalarToken) or last.style not in ("'", '"') or last.end_mark.line != case.mark.line:
        return None
    start: Mark = last.start_mark
    if start.line < case.mark.line:
        return case.says(start, "yaml-citattecken", _UNCLOSED, _UNCLOSED_HINT)
    fixed = words.quoted_line(case.lines[start.line])
    hint = f"Sätt citattecken runt hela texten i stället för en del av den, så här: {words.shortened(fixed)}"
    return case.says(case.mark, "yaml-citattecken", _AFTER_QUOTE, hint)


def brackets(case: Complaint) -> Diagnosis | None:
    """A text that begins with [ or { without being a list, or a list that is not closed."""
    if case.problem.startswith("expected ','"):
        last = case.last
        if case.rest(case.mark).startswith(":") and last and last.start_mark.line == case.mark.line:
            return case.says(case.mark, "yaml-kolon", words.COLON, _COLON_IN_LIST_HINT, repair=True)
        bracket = case.rest(case.begun)[:1]
        closing = "]" if bracket == "[" else "}"
        if case.mark.line == case.begun.line and case.mark.index < len(case.text.rstrip()):
            message = f"Här saknas ett kommatecken mellan två uppgifter inom {bracket} {closing}."
            hint = (
                "Skriv ett kommatecken mellan uppgifterna, eller sätt raka citattecken runt den uppgift som delas här."
            )
            return case.says(case.mark, "yaml-citattecken", message, hint)
        message = f"Här börjar en lista med {bracket} men den avslutas inte med {closing}."
        hint = (
            f"Skriv {closing} efter den sista uppgiften. Är det ingen lista utan vanlig text: sätt raka "
            f"citattecken runt hela texten, så här: {words.example(case.rest(case.begun))}"
        )
        return case.says(case.begun, "yaml-citattecken", message, hint)
    here = case.rest(case.mark)[:1]
    if not here and isinstance(case.last, tk.FlowSequenceStartToken | tk.FlowMappingStartToken):
        closing = "]" if isinstance(case.last, tk.FlowSequenceStartToken) else "}"
        bracket = case.rest(case.last.start_mark)[:1]
        message = f"Här börjar en lista med {bracket} men den avslutas inte med {closing}."
        return case.says(
            case.last.start_mark, "yaml-citattecken", message, f"Skriv {closing} efter den sista uppgiften."
        )
    if here == "," and "expected the node content" in case.problem:
        return case.says(case.mark, "yaml-syntax", _NOTHING, _NOTHING_HINT)
    if here and here in "]}" and case.starts_line(case.mark):
        message = f"Här står {here} utan att någon lista har börjat med {'[' if here == ']' else '{'}."
        return case.says(case.mark, "yaml-citattecken", message, _STRAY_HINT)
    last = case.last
    if not isinstance(last, tk.FlowSequenceEndToken | tk.FlowMappingEndToken) or last.end_mark.line != case.mark.line:
        return None
    depth = 0
    for token in reversed(case.tokens):
        depth += isinstance(token, tk.FlowSequenceEndToken | tk.FlowMappingEndToken)
        depth -= isinstance(token, tk.FlowSequenceStartToken | tk.FlowMappingStartToken)
        if not depth:
            return case.says(token.start_mark, "yaml-citattecken", *words.special_start(case.rest(token.start_mark)))
    return None


_COLON_IN_LIST_HINT = "Sätt raka citattecken runt hela den uppgift som kolonet står i."
_NOTHING = "Här saknas en uppgift före kommatecknet."
_NOTHING_HINT = (
    "Skriv uppgiften, eller ta bort kommatecknet. Börjar en text med kommatecken: sätt citattecken runt den."
)
_STRAY_HINT = "Ta bort tecknet, eller skriv det saknade tecknet där listan börjar."
_TEXT_AFTER_BAR = "Texten står på samma rad som strecket |, men ska börja på raden under."
_TEXT_AFTER_BAR_HINT = "Flytta texten till nästa rad och dra in den två blanksteg längre än fältnamnet."
_BACKSLASH = "Inom dubbla citattecken har omvänt snedstreck (\\) en särskild betydelse och kan inte stå för sig själv."
_BACKSLASH_HINT = "Byt de dubbla citattecknen runt texten mot enkla ('), eller skriv två omvända snedstreck (\\\\)."
_UNCLOSED = "Här börjar en text med ett citattecken, men det avslutande citattecknet saknas."
_UNCLOSED_HINT = (
    "Skriv samma sorts raka citattecken (\" eller ') sist i texten som först. Ska texten innehålla "
    "citattecken: använd den ena sorten runt om och den andra inuti."
)
_AFTER_QUOTE = "Det står mer text efter det avslutande citattecknet."
