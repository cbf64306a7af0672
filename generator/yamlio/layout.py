"""What went wrong with the layout: indentation, lists, and colons that are missing or too many.

Each function explains one kind of complaint or returns None; where the cure is certain, reading can go on.
"""

from __future__ import annotations

import re

from yaml import tokens as tk

from generator.findings import Finding
from generator.yamlio import words
from generator.yamlio.complaint import Complaint, Diagnosis
from generator.yamlio.lines import HARD_SPACES, hard_space
from generator.yamlio.parsers import Mark

# What people and word processors begin the entries of a list with, other than a hyphen.
_BULLETS = "–—−‐‑•·*‣◦▪➢\uf0b7"
_BAR = re.compile(r"[^\W\d_]\w* *[|>][-+]? *")
_IS_FIELD = re.compile(r"[^\W\d_]\w*:(?: |$)")
_LEAD = re.compile(r"[ ]*(?:- +)*")
_FIELD = re.compile(r"(?P<name>[ ]*(?:- +)*[^\s:#\"'\[{][^:#]*?):(?P<after>[^ ]|$)(?P<rest>.*)")


def long_text(case: Complaint) -> Diagnosis | None:
    """A line that belongs to the long text above it but is not indented enough."""
    mark = case.begun if "could not find expected ':'" in case.problem else case.mark
    before = [token for token in case.tokens if token.end_mark.index <= mark.index]
    last = before[-1] if before else None
    if not isinstance(last, tk.ScalarToken) or last.style not in ("|", ">"):
        return None
    if not case.starts_line(mark):
        return None
    if _BAR.fullmatch(case.rest(mark)) and mark.column == _key_column(case, last):
        return _no_colon(case, mark)
    first = last.start_mark.line + 1
    message = f"Raden står under den långa texten på rad {first}, men är för lite indragen för att höra till den."
    hint = f"Hör raden till texten: dra in den lika långt som resten av texten, {_spaces(_text_column(case, first))}."
    if case.rest(mark).startswith("- "):
        hint += " Är den en ny punkt i en lista: låt strecket (-) stå rakt under de andra punkternas streck"
        dash = _dash_above(case, last.start_mark.line)
        hint += f", som det på rad {dash + 1}." if dash is not None else "."
    else:
        column = _spaces(_key_column(case, last))
        hint += f" Är den ett eget fält: låt den börja lika långt in som fältnamnet på rad {first}, {column}."
    return case.says(mark, "yaml-indrag", message, hint)


def _spaces(count: int) -> str:
    return f"{count} blanksteg" if count else "alldeles längst till vänster"


def _key_column(case: Complaint, text: tk.ScalarToken) -> int:
    """Return the column (from 0) of the field that a long text belongs to."""
    line = case.lines[text.start_mark.line]
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _text_column(case: Complaint, first: int) -> int:
    """Return how far in (from 0) a long text begins that has its character | on line `first` (from 1)."""
    lines = (line for line in case.lines[first:] if line.strip())
    line = next(lines, "")
    own, key = len(line) - len(line.lstrip(" ")), len(case.lines[first - 1]) - len(case.lines[first - 1].lstrip(" "))
    return own if own > key else key + 2


def _dash_above(case: Complaint, line: int) -> int | None:
    """Return the nearest line (from 0), from `line` upwards, that is an entry of a list."""
    return next((at for at in range(line, -1, -1) if case.lines[at].lstrip(" ").startswith("- ")), None)


def colon(case: Complaint) -> Diagnosis | None:
    """A colon inside a text, a field without a colon, or a colon without a space."""
    if "could not find expected ':'" in case.problem:
        return _no_colon(case, case.begun)
    is_colon = case.rest(case.mark).startswith(":")
    if not is_colon:
        return None
    last = case.last
    if isinstance(last, tk.ScalarToken) and last.start_mark.line < case.mark.line:
        if case.starts_line(last.start_mark):
            return _no_colon(case, last.start_mark)
        message = (
            "Raden är längre indragen än fältet ovanför, som redan har fått sin text på samma rad "
            f"(rad {last.start_mark.line + 1})."
        )
        hint = (
            "Är raden ett eget fält: låt den börja lika långt in som raden ovanför. Är den en fortsättning "
            "på texten: sätt raka citattecken runt hela texten."
        )
        return case.says(case.line_start(), "yaml-indrag", message, hint)
    if not isinstance(last, tk.ScalarToken) or case.starts_line(last.start_mark):
        return None
    name = case.lines[case.mark.line][: last.start_mark.column].strip()
    whole = case.rest(last.start_mark)
    return case.says(case.mark, "yaml-kolon", words.COLON, _without_colon(name, whole), repair=True)


_NUMBER_SAID = re.compile(r"(?:dnr|diarienr|diarienummer)\.?\s*:\s*(\S.*)", re.IGNORECASE)


def _without_colon(name: str, whole: str) -> str:
    """Return the cure for a colon in the text of a field, so that it need not be done twice."""
    key = name.lstrip("- ").removesuffix(":")
    if key == "ärende" and (number := _NUMBER_SAID.fullmatch(whole.strip())):
        return f"Skriv bara numret, så här: {name} {words.shortened(number[1])}"
    if key in words.STATEMENTS:
        return words.statement(key, whole)
    return f"Sätt raka citattecken runt hela texten, så här: {name} {words.example(whole)}"


def _no_colon(case: Complaint, mark: Mark) -> Diagnosis:
    """A line that should be a field but has no colon followed by a space."""
    line = case.lines[mark.line]
    field = _FIELD.match(line)
    if field and (after := field["after"]):
        index = mark.index - mark.column + field.start("after")
        if re.match(f"[{HARD_SPACES}]", after):
            finding = hard_space(case.file, mark.line + 1, field.start("after") + 1, "Efter kolon står")
            return Diagnosis(finding, index, " ")
        fixed = f"{field['name'].strip()}: {after}{field['rest']}"
        message = "Det saknas ett blanksteg efter kolon."
        hint = f"Skriv ett blanksteg efter kolon, så här: {words.shortened(fixed)}"
        finding = Finding(case.file, mark.line + 1, field.start("after") + 1, "yaml-kolon", message, hint)
        return Diagnosis(finding, index, " ")
    text = case.rest(mark).strip()
    if text[:1] in _BULLETS and text[1:2] in ("", " ", "\t"):
        return case.says(mark, "yaml-indrag", *words.bullet(text))
    if _is_beside_dashes(case, mark):
        return case.says(mark, "yaml-indrag", *_without_dash(text))
    if _DASHED.match(text) and _above(case, mark).lstrip(" ").startswith("- "):
        message, hint = _without_dash(text)
        return case.says(mark, "yaml-indrag", message, f"Låt raden börja lika långt in som den ovanför. {hint}")
    if misspelled := _WRONG_COLON.fullmatch(text):
        message = f"Efter fältnamnet står {misspelled['char']} i stället för kolon."
        fixed = f"{misspelled['name']}: {misspelled['rest'] or ''}".strip()
        return case.says(mark, "yaml-kolon", message, f"Skriv ett kolon, så här: {words.shortened(fixed)}")
    if mark.line and _TEXT_FIELD.fullmatch(case.lines[mark.line - 1]) and _goes_on(case, mark, text):
        message = "Raden hör troligen ihop med den ovanför: texten har brutits över två rader."
        fixed = f"{case.lines[mark.line - 1].strip()} {text}"
        return case.says(
            mark, "yaml-kolon", message, f"Sätt ihop den med raden ovanför, så här: {words.shortened(fixed)}"
        )
    message = "Raden ser ut som ett fält men saknar kolon."
    name, _, rest = text.partition(" ")
    fixed = f"{name}: {words.shortened(rest)}" if rest else f"{name}:"
    hint = (
        "Hör raden till texten ovanför ska den vara längre indragen än fältnamnet. Är den ett fält: skriv ett kolon "
        f"efter namnet, så här: {fixed}"
    )
    return case.says(mark, "yaml-kolon", message, hint)


_WRONG_COLON = re.compile(r"(?P<name>[^\W\d_]\w*) ?(?P<char>[;.,=])(?: (?P<rest>.*))?")
_TEXT_FIELD = re.compile(r" *(?:- +)*[^\W\d_]\w*: +[^\s|>\"'\[{&*!].* .*")


def _goes_on(case: Complaint, mark: Mark, text: str) -> bool:
    """Tell whether a line without a colon is the rest of the one above, and no field whose colon is missing."""
    below = next((line for line in case.lines[mark.line + 1 :] if line.strip()), "")
    opens = len(below) - len(below.lstrip(" ")) > mark.column
    return ":" not in text and not opens and text.split(" ")[0] not in words.ONE_LINE_FIELDS


def _without_dash(text: str) -> tuple[str, str]:
    """Return message and hint for a line of a list that has no dash, or one without a space or of another kind."""
    bare = text.lstrip("-" + _BULLETS).lstrip()
    char = text[0]
    if bare == text:
        message = "Raden står i en lista men inleds inte med ett streck (-)."
    elif char == "-":
        message = "Det saknas ett blanksteg efter strecket."
    else:
        message = f"Raden börjar med {char}, men en punkt i en lista börjar med ett bindestreck (-)."
    return message, f"Skriv ett streck och ett blanksteg först på raden, så här: - {words.shortened(bare)}"


_DASHED = re.compile(r"-[^\s-]")


def _above(case: Complaint, mark: Mark) -> str:
    return case.lines[mark.line - 1] if mark.line else ""


def _is_beside_dashes(case: Complaint, mark: Mark) -> bool:
    """Tell whether the line above is an entry of a list whose dash stands in the column of the mark."""
    above = _above(case, mark)
    return len(above) - len(above.lstrip(" ")) == mark.column and above.lstrip(" ").startswith("- ")


def no_name(case: Complaint) -> Diagnosis | None:
    """A line that begins with its colon."""
    if not case.rest(case.mark).startswith(":") or not case.starts_line(case.mark):
        return None
    return case.says(case.mark, "yaml-nyckel", words.NO_NAME, words.NAME_HINT)


def indentation(case: Complaint) -> Diagnosis | None:
    """A line that begins in a column where nothing above it begins, or a list where it cannot begin."""
    if "sequence entries are not allowed" in case.problem:
        if case.starts_line(case.mark):
            return case.says(case.mark, "yaml-indrag", _UNEVEN, _UNEVEN_HINT)
        message = "Texten börjar med ett streck (-) och ett blanksteg, som om den vore en punkt i en lista."
        hint = (
            "Är det en lista: börja den på nästa rad, två blanksteg längre in. Annars: sätt raka "
            f"citattecken runt hela texten, så här: {words.example(case.rest(case.mark))}"
        )
        return case.says(case.mark, "yaml-indrag", message, hint)
    if "expected <block end>" not in case.problem or not case.starts_line(case.mark):
        return None
    start, message, hint = case.line_start(), _UNEVEN, _UNEVEN_HINT
    if case.begun.column == start.column or case.problem.endswith("'-'"):
        dashes = case.lines[case.begun.line][case.begun.column :].startswith("- ")
        if dashes and not case.rest(start).startswith("-"):
            if case.rest(start)[:1] in "-" + _BULLETS:
                return case.says(start, "yaml-indrag", *_without_dash(case.rest(start)))
            message = (
                f"Raden står i en lista (som börjar på rad {case.begun.line + 1}) men inleds inte med ett streck (-)."
            )
            above = next((line for line in reversed(case.lines[: start.line]) if line.strip()), "")
            lead = _LEAD.match(above)
            if lead and lead.end() > start.column and _IS_FIELD.match(case.rest(start)):
                hint = (
                    "Hör raden till punkten ovanför: låt den börja lika långt in som raden ovanför, "
                    f"{_spaces(lead.end())}. Är den en ny punkt: inled den med ett streck och ett blanksteg."
                )
            else:
                hint = (
                    "Inled raden med ett streck och ett blanksteg, eller ändra indraget så att den hamnar utanför "
                    "listan."
                )
        elif not dashes and case.rest(start).startswith("-"):
            message = "Raden inleds med ett streck (-) som en punkt i en lista, men raderna ovanför är inte en lista."
            hint = "Ta bort strecket, eller ändra indraget så att raden hamnar i den lista som den hör till."
            if _IS_FIELD.match(field := case.rest(start).lstrip("- ")):
                hint = (
                    "Hör raden till en lista: låt den börja lika långt in som de andra punkterna där. Annars: ta bort "
                    f"strecket, så här: {words.shortened(field)}"
                )
    return case.says(start, "yaml-indrag", message, hint)


def documents(case: Complaint) -> Diagnosis | None:
    """Something after the end of what the file says, usually after a line of three dots."""
    if "<document start>" not in case.problem:
        return None
    if any(isinstance(token, tk.DocumentEndToken) for token in case.tokens):
        return case.says(case.mark, "yaml-flera-dokument", words.SEVERAL, words.SEVERAL_HINT)
    return case.says(case.mark, "yaml-indrag", _UNEVEN, _UNEVEN_HINT)


_UNEVEN = "Raden är inte lika långt indragen som raderna den hör ihop med."
_UNEVEN_HINT = (
    "Uppgifter på samma nivå ska börja lika långt in. Räkna blankstegen i början av raden och av raderna "
    "ovanför och gör dem lika många."
)
