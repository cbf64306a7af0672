"""Attendance set as a table: name, party, office, a mark for who was there (X, –, T, N), in the order of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

_COLUMNS = {
    "namn": "name", "ledamot": "name", "ledamöter": "name", "ersättare": "name", "suppleanter": "name",
    "beslutande": "name", "närvarande": "name", "tjänstgörande ersättare": "name",
    "parti": "party", "p": "party",
    "uppdrag": "role", "roll": "role", "funktion": "role", "befattning": "role", "titel": "role",
    "paragrafer": "items", "paragraf": "items", "§": "items", "§§": "items", "deltog": "items", "anmärkning": "items",
    "närvaro": "mark", "närv": "mark", "närv.": "mark", "tjänstgjort": "mark", "tjg": "mark", "tjg.": "mark",
    "tjänstgör": "serves", "tjänstgörande": "serves", "tjänstgjorde": "serves", "beslutar": "serves",
    "ersätter": "replaces", "för": "replaces", "tjänstgör för": "replaces", "i stället för": "replaces",
}  # fmt: skip
_PARTY = re.compile(r"\(?[A-ZÅÄÖ]{1,4}\)?|-")
_ENDS_IN_SIGN = re.compile(r"\w ?§§?$")  # "närvarande §§"
# X or a word for it: was there and served. T: a substitute who served. N: there, and did not serve.
_SERVED = re.compile(r"x|t|tj|tjg\.?|ja|närv\.?|närvarande|tjänstgörande", re.IGNORECASE)
_LISTENED = re.compile(r"n|ej tj\.?|ej tjg\.?|närvarande ersättare", re.IGNORECASE)
_AWAY = re.compile(r"[-–—]|f|frånv\.?|frånvarande|nej|", re.IGNORECASE)
_ABSENT = re.compile(r"frånvarande|frånv\.?|förhinder|anmält förhinder|ej närvarande", re.IGNORECASE)
_WAS_THERE = re.compile(r"x|ja|närv\.?|närvarande", re.IGNORECASE)
_SUBSTITUTE = re.compile(r"ersättare|suppleant", re.IGNORECASE)
_SERVES_FOR = re.compile(
    r"(?:tj(?:änst)?gö?r?\w*\.?|tjg\.?|ersätter|ersättare)\s+(?:(?:för|istället för|i stället för)\s+)?"
    r"(?P<who>[A-ZÅÄÖ].+)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"ledamot|ersättare|suppleant", re.IGNORECASE)
_LEGEND = re.compile(r"(?:^|[\s,;(])[XTN*–-]\s*=\s*\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marked:
    """A row: the person in the notation, and the list that the mark puts them in."""

    text: str
    kind: str


def is_legend(text: str) -> bool:
    """Tell whether a line explains the marks: "X = närvarande"."""
    return _LEGEND.search(text) is not None


def head_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the kinds of a table's columns, by its head; None if the row is no head of such a table."""
    named = [_column(cell.strip(" :.").casefold()) for cell in cells]
    for place in range(1, len(named) if named[:1] == ["name"] else 1):
        # "Ledamot | Parti | Närvarande | Tjänstgörande ersättare": whether each was there, and who came instead.
        if named[place] == "name" and _SUBSTITUTE.search(cells[place]):
            named[place] = "substitute"
        elif named[place] == "name" and "party" in named:
            named[place] = "mark"
    known = [name for name in named if name]
    whole = "substitute" not in known or "mark" in known
    return tuple(named) if "name" in known and 1 < len(known) == len(set(known)) and whole else None


def _column(head: str) -> str:
    """Return the kind of a column by its head; "Närvarande §§", "Deltog vid §" are the §§ of somebody."""
    return _COLUMNS.get(head, "items" if _ENDS_IN_SIGN.search(head) else "")


def rows_without_head(cells: Sequence[str]) -> tuple[str, ...] | None:
    """Return the kinds of a row's columns if it has no head above it: a name, its party, and perhaps an office."""
    if len(cells) > 1 and _PARTY.fullmatch(cells[1].strip()):
        return ("name", "party", "role")[: len(cells)]
    return None


def marked(cells: Sequence[str], head: Sequence[str], kind: str) -> Marked | None:
    """Return the person of a row, or who serves for that one; None if it names nobody, or does not tell who served."""
    values = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name}
    name, _, said = values.get("name", "").partition(",")
    if not name.strip():
        return None
    party = values.get("party", "").strip("() ")
    text = name.strip() + _in_brackets(party, name)
    for role in (said.strip(), values.get("role", "")):
        if role and not _OFFICE.fullmatch(role):
            text += f", {role}"
    serves = _SERVES_FOR.match(values.get("mark", ""))
    if replaced := serves["who"] if serves else values.get("replaces"):
        text += f" ersätter {replaced}"
    if _ABSENT.fullmatch(values.get("items", "")) and not {"mark", "serves", "substitute"} & set(values):
        return Marked(text, "frånvarande")
    if (items := values.get("items")) and not _ABSENT.fullmatch(items):
        text += f" {items}" if items.startswith("§") or not items[0].isdigit() else f" §§ {items}"
    if instead := values.get("substitute"):
        away = _AWAY.fullmatch(values["mark"]) and ";" not in instead and "," not in instead
        return Marked(f"{instead} ersätter {name.strip()}{_in_brackets(party, name)}", "beslutande") if away else None
    if re.search(r"\bpå distans\b", values.get("mark", ""), re.IGNORECASE):
        text += ", på distans"
    if "serves" in values:
        kind = _by_serving(values, kind)
    elif "mark" in values:
        kind = "beslutande" if serves else _by_mark(values["mark"], kind)
        if (
            kind == "beslutande"
            and _SUBSTITUTE.fullmatch(values.get("role", ""))
            and _WAS_THERE.fullmatch(values["mark"])
        ):
            kind = "ersättare"
    return Marked(text, kind)


def _in_brackets(party: str, name: str) -> str:
    return f" ({party})" if party and "(" not in name else ""


def _by_serving(values: dict[str, str], kind: str) -> str:
    """Return the list of somebody by whether they served; a substitute who did not was there all the same."""
    if not _AWAY.fullmatch(values["serves"]):
        return "beslutande" if _SERVED.fullmatch(values["serves"]) else kind
    away = _ABSENT.fullmatch(values.get("items", "")) or not _SUBSTITUTE.fullmatch(values.get("role", ""))
    return "frånvarande" if away else "ersättare"


def _by_mark(mark: str, kind: str) -> str:
    if _AWAY.fullmatch(mark):
        return "frånvarande"
    if _LISTENED.fullmatch(mark):
        return "ersättare"
    if _SERVED.fullmatch(mark):
        # In the list of substitutes an X or "Ja" says only that somebody was there.
        return "ersättare" if kind == "ersättare" and _WAS_THERE.fullmatch(mark) else "beslutande"
    return kind


def words_left(cells: Sequence[str], head: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row that the notation does not repeat: its mark, an office that the list tells, the rest."""
    for name, cell in zip_longest(head, cells, fillvalue=""):
        if (
            name in ("mark", "serves", "")
            or (name == "items" and _ABSENT.fullmatch(cell.strip()))
            or (name == "role" and _OFFICE.fullmatch(cell.strip()))
        ):
            yield cell.strip()
