"""Validation: pydantic's errors told in plain Swedish, at the line where the editor made them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.findings import Code, Finding
from generator.model.base import Record
from generator.yamlio import Parsed, dump, words
from generator.yamlio.dump import quote

_FIGURES = re.compile(r"(\d+)\s*(ja|nej|avstår|avstod|frånvarande)", re.IGNORECASE)


def _tally(written: str) -> str:
    found = {key.casefold().replace("avstod", "avstår"): figure for figure, key in _FIGURES.findall(written)}
    example = ", ".join(f"{key}: {figure}" for key, figure in found.items()) or "ja: 7, nej: 2"
    return f"Skriv antalen var för sig, så här: resultat: {{{example}}}"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _dated(key: str, unknown: str) -> Callable[[str], str]:
    """Return the hint where a day may have been meant for a field that has it under a key."""

    def hint(written: str) -> str:
        day = written.strip()
        return f"Byt {day} mot {{{key}: {day}}}" if _DAY.fullmatch(day) else f"Ta bort raden. {unknown}"

    return hint


# What should stand where somebody wrote a text instead of its fields.
_FIELDS: dict[str, Callable[[str], str]] = {
    **{key: partial(words.statement, key) for key in words.STATEMENTS},
    "resultat": _tally,
    "justering": _dated(
        "datum", "Vet du vilken dag protokollet justerades skriver du den, som i justering: {datum: 2024-06-05}"
    ),
    "anslag": _dated("uppsatt", "Vet du när anslaget sattes upp skriver du det, som i anslag: {uppsatt: 2024-06-07}"),
    "rättelser": lambda written: (
        f"Skriv dagen för rättelsen och orden, som i rättelser: {{datum: 2024-06-20, text: {words.example(written)}}}"
    ),
    "voteringar": lambda said: f"Står bara orden i protokollet, så här: voteringar: {{text: {words.example(said)}}}",
    "avsnitt": lambda said: f"Skriv också rubriken, som i avsnitt: {{rubrik: Övrigt, text: {words.example(said)}}}",
    "tidigare": lambda _: "Skriv organ, datum och nr, som i tidigare: {organ: ks, datum: 2024-06-03, nr: 41}",
}

# How minutes say what an outcome is called here.
_SAID_AS = {
    word: outcome
    for outcome, said in {
        "avslag": "avslås avslagen avslagna avslaget avslår",
        "bifall": "bifalls bifalles bifallen bifallet bifaller tillstyrks",
        "besvarad": "besvaras besvarat besvarade",
        "noterat": "antecknas noteras noterad noterades anmäls",
        "beslutat": "antas antagen godkänns godkänt godkänd fastställs fastställd beslutas beslut",
        "bordläggning": "bordläggs bordlagt bordlagd bordlägges bordlades",
        "återremiss": "återremitteras återremitterat återremitterad",
        "utgår": "utgått utgick dras",
        "vald": "väljs val valda utses",
    }.items()
    for word in said.split()
} | {"anses besvarad": "besvarad", "läggs till handlingarna": "noterat"}

# Quotation marks that a word processor sets, and that mean nothing in YAML.
_TYPOGRAPHIC = "”“„’‘»"
# What people and word processors begin the entries of a list with, other than a hyphen.
_BULLETS = "–—−‑•·"
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
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    paths = [tuple(detail["loc"]) for detail in unknown]
    misspelled = {(*path[:-1], near) for path in paths if (near := _nearest(model, path))}
    unquoted = {path[:-1] for path in paths if str(path[-1])[:1] in f"{_TYPOGRAPHIC}{_BULLETS}"}
    cut = {tuple(detail["loc"])[:-1] for detail in unknown if _is_cut(detail, document)}
    for detail in details:
        path: Path = tuple(detail["loc"])
        kind = detail["type"]
        if kind == "too_short":
            inside = any(each["loc"][: len(path)] == path != each["loc"] for each in details)
            if detail.get("input") or inside:
                continue  # It is not empty: what stands in it is wrong, and has errors of its own.
        if kind == "missing" and (path in misspelled or path[:-1] in unquoted):
            continue  # One mistake, one finding: the field is there under a wrong name, or is a text cut in two.
        if path[:-1] in cut and kind in {"missing", "extra_forbidden", "saknar-avsandare"}:
            if kind == "extra_forbidden":
                whole = quote(f"{path[-1]}: {detail['input']}")
                hint = f"Sätt raka citattecken runt hela texten, så här: - {whole}"
                yield document.finding(path, "yaml-kolon", f"{_where(path, document.data)}{_CUT}", hint, key=True)
            continue
        if kind == "extra_forbidden":
            written = _written_path(path, document.data)
            yield _finding(document, path, written, _unknown(model, path, detail["input"]), key=True)
        else:
            # The whole that lacks something is where the editor must look: its first line.
            place = path[:-1] if kind == "missing" else path
            context: dict[str, Any] = detail.get("ctx") or {}
            listed = isinstance(_value_at(document.data, path[:-1]), list)
            yield _finding(document, path, place, _explain(kind, path, context, detail.get("input"), listed=listed))


def _finding(document: Parsed, path: Path, place: Path, said: tuple[Code, str, str], *, key: bool = False) -> Finding:
    code, message, hint = said
    return document.finding(place, code, f"{_where(path, document.data)}{message}", hint, key=key)


def _unknown(model: type[Record], path: Path, value: object) -> tuple[Code, str, str]:
    """Return the message on a field that there is not: which one is meant, with its line as it should be."""
    code, message, hint = _unknown_key(model, path)
    inside = _INSIDE.get(str(path[-1]).casefold())
    if str(path[-1]).startswith(tuple(_BULLETS)) and isinstance(value, str) and "\n" not in value:
        key = str(path[-1])[1:].strip()
        entry = f"{key}: {value}" if key in _known_keys(model, path) else quote(f"{key}: {value}")
        hint = f"{hint.removesuffix('.')}, så här: - {words.shortened(entry)}"
    elif inside and len(path) == 1 and isinstance(value, str) and "\n" not in value:
        hint = inside(value[:100])
    elif (meant := _meant(model, path)) and code == "okant-falt":
        hint = f"Menade du {meant}?"
        if isinstance(value, str) and "\n" not in value:
            hint += f" Skriv så här: {dump({meant: words.shortened(value)}, bare=True).strip()}"
    return code, message, hint


_CUT = "det står ett kolon inne i texten, så att den delas i ett fält och ett värde."


def _is_cut(detail: Any, document: Parsed) -> bool:
    """Tell whether an unknown field is all that stands in an entry of a list: "Bilaga 1: Plan" was meant as a text."""
    *above, key = detail["loc"]
    value = _value_at(document.data, above)
    alone = bool(above) and isinstance(above[-1], int) and isinstance(value, dict) and list(value) == [key]
    written = isinstance(detail["input"], str) and (" " in str(key) or str(key)[:1].isupper())
    return alone and written and str(key)[0] not in _TYPOGRAPHIC


def _value_at(data: object, path: Sequence[str | int]) -> Any:
    """Return the value at a path, None where the way leads into what is no list: a value may stand for one."""
    value: Any = data
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
    return value


def _written_path(path: Path, data: object) -> Path:
    """Return a path without the place in a list of what stands alone where a list may stand."""
    alone = len(path) > 1 and isinstance(path[-2], int) and not isinstance(_value_at(data, path[:-2]), list)
    return (*path[:-2], path[-1]) if alone else path


# What minutes, and other systems, call what has another name here.
_CALLED = {
    "propositionsordning": "beslutsgång",
    "proposition": "beslutsgång",
    "votering": "voteringar",
    "omröstning": "voteringar",
    "bilagor": "handlingar",
    "underlag": "handlingar",
    "beslutsunderlag": "handlingar",
    "bakgrund": "sammanfattning",
    "ärendebeskrivning": "sammanfattning",
    "diarienummer": "ärende",
    "dnr": "ärende",
    "titel": "rubrik",
    "paragraf": "nr",
    "ledamöter": "beslutande",
    "närvarande": "beslutande",
    "anteckningar": "protokollsanteckningar",
    "lokal": "plats",
    "sekr": "sekreterare",
    "protokollförare": "sekreterare",
    "vid protokollet": "sekreterare",
    "yrkande": "yrkanden",
    "avstod": "avstår",
}


def _in_line(line: str) -> Callable[[str], str]:
    return lambda written: f"Skriv så här: {line.format(written)}"


# Fields of other systems whose value stands inside another field here.
_INSIDE: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("justeringsdatum", "justeringsdag", "justerat", "justerad"), _in_line("justering: {{datum: {}}}")),
    **dict.fromkeys(("anslagsdatum", "anslagsdag", "anslaget", "anslagen"), _in_line("anslag: {{uppsatt: {}}}")),
    **{
        role: lambda written, role=role: (  # type: ignore[misc]  # mypy knows no default of a lambda
            f"Ta bort raden. Uppdraget skriver du på personens egen rad under beslutande, så här: {written}, {role}"
        )
        for role in ("ordförande", "vice ordförande")
    },
}


def _meant(model: type[Record], path: Path) -> str | None:
    """Return the field that an unknown one is called here, or is nearly spelled as."""
    called = _CALLED.get(str(path[-1]).casefold())
    known = _known_keys(model, path)
    return called if called in known else _nearest(model, path)


def _explain(kind: str, path: Path, context: dict[str, Any], value: object, *, listed: bool) -> tuple[Code, str, str]:
    field = path[-1] if path else ""
    if kind == "tomt-varde" and isinstance(field, str):
        return "tomt-varde", f"”{field}” har inget värde.", str(context["hint"])
    if "hint" in context:
        hint = str(context["hint"])
        if kind == "fel-form" and listed:
            hint = hint.replace("så här: ", "så här: - ")
        return cast("Code", kind), str(context["message"]), hint
    if kind == "missing":
        return "saknat-falt", f"”{field}” saknas.", f"Lägg till en rad som börjar med {field}:"
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", " eller ").replace("'", "")
        known = expected.replace(" eller ", ", ").split(", ")
        said = _SAID_AS.get(str(value).casefold().strip(" ."), "")
        near = [said] if said in known else difflib.get_close_matches(str(value).casefold(), known, 1)
        hint = f"Menade du {near[0]}? " if near else ""
        return "fel-varde", f"”{value}” är inte ett giltigt värde.", f"{hint}Välj bland: {expected}."
    if kind in {"tuple_type", "list_type"}:
        return "fel-form", "Här ska det stå en lista.", "Skriv varje del på en egen rad som börjar med ett streck (-)."
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        hint = "Skriv fälten på egna, indragna rader med namn och kolon."
        names = [str(part) for part in path if isinstance(part, str)]
        if listed and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
            hint = f"Sätt raka citattecken runt hela texten, så här: - {quote(f'[{value[0]}]')}"
        elif listed and names[-1] in words.STATEMENTS:
            hint = words.statement(names[-1], str(value), listed=True)
        elif names and names[-1] in _FIELDS:
            hint = _FIELDS[names[-1]](str(value))
        return "fel-form", "Här ska det stå fält med namn och kolon.", hint
    if kind == "too_short":
        return "tom-lista", "Listan är tom.", "Lägg till minst en rad som börjar med ett streck (-)."
    return "fel-varde", f"”{value}” går inte att förstå här.", "Jämför med exemplen på sidan Nyckel för nyckel."


def _unknown_key(model: type[Record], path: Path) -> tuple[Code, str, str]:
    key = str(path[-1])
    if not key:
        hint = "Skriv fältets namn före kolonet. Är raden text sätter du raka citattecken runt hela den."
        return "yaml-nyckel", words.NO_NAME, hint
    if key[0] in _BULLETS:
        message = f"Raden börjar med {key[0]}, men en punkt i en lista börjar med ett bindestreck (-)."
        return "yaml-indrag", message, "Byt tecknet mot ett bindestreck och ett blanksteg."
    if key[0] in _TYPOGRAPHIC:
        message = f"Texten har typografiska citattecken ({key[0]}), som räknas som vanliga bokstäver."
        hint = 'Byt dem mot raka citattecken (") runt hela texten. Word gör raka citattecken typografiska.'
        return "yaml-citattecken", message, hint
    known = _known_keys(model, path)
    hint = f"Här får det stå: {', '.join(known)}."
    if len(known) > _MOST_KEYS:
        hint = (
            "Fälten står på sidan Nyckel för nyckel. Är det ett avsnitt i protokollet som inte har något eget fält "
            "skriver du det under avsnitt, med rubrik och text."
        )
    return "okant-falt", f"Fältet ”{path[-1]}” finns inte.", hint


_MOST_KEYS = 12


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
    number = number.lstrip("§ \u00a0") if isinstance(number, str) else ""  # the section sign may be what is wrong
    return f"I § {number}: " if number else f"I paragraf nummer {path[1] + 1} i filen: "
