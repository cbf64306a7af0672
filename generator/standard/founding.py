"""Founding: what somebody says of a municipality to the files of its new archive. Writes nothing itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import __version__, yamlio
from generator.language.text import one_line, slug
from generator.standard import place, places_called

_ARCHIVE = Path(__file__).parent / "arkiv"
_INBOX = Path(__file__).parent / "inkorg"
EXECUTABLE = frozenset({".githooks/pre-commit"})

# What ends a body's name, with the kind that it tells (the model's BodyKind) and its letter in the short name.
_KINDS = (
    ("fullmäktige", "fullmäktige", "f"),
    ("styrelsen", "styrelse", "s"),
    ("styrelse", "styrelse", "s"),
    ("styrelsens", "styrelse", "s"),
    ("nämnden", "nämnd", "n"),
    ("nämnd", "nämnd", "n"),
    ("nämndens", "nämnd", "n"),
    ("utskottet", "utskott", "u"),
    ("utskott", "utskott", "u"),
    ("beredningen", "beredning", "b"),
    ("beredning", "beredning", "b"),
    ("rådet", "råd", "r"),
    ("råd", "råd", "r"),
    ("förbundet", "förbund", "f"),
    ("förbund", "förbund", "f"),
    ("bolaget", "bolag", "b"),
    ("bolag", "bolag", "b"),
)
# How somebody is reached, in the words of one line, and what may stand beside it without telling anything.
_WAYS = {
    "epost": r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]+",
    "länk": r"https?://[^\s,;<>()]+",
    "telefon": r"\+?\d[\d\s-]{5,}\d",
}
_LABELS = re.compile(
    r"\0|\b(?:e-?post(?:adress)?|mejl|mail|tel(?:efon(?:nummer)?)?|tfn|webb(?:plats)?|och|eller|via|på)\b|[\s.:/]+",
    re.IGNORECASE,
)
_SMALL = {"och", "för", "i", "med", "samt", "av", "till"}

# The parties of the riksdag, and the one that became another; local ones are added by the municipality.
RIKSDAG: tuple[dict[str, Any], ...] = (
    {"kod": "M", "namn": "Moderaterna", "även": ["Moderata samlingspartiet"], "färg": "#52BDEC"},
    {"kod": "L", "namn": "Liberalerna", "även": ["Folkpartiet liberalerna", "Folkpartiet"], "färg": "#006AB3"},
    {"kod": "C", "namn": "Centerpartiet", "färg": "#009933"},
    {"kod": "KD", "namn": "Kristdemokraterna", "färg": "#000077"},
    {"kod": "S", "namn": "Socialdemokraterna", "även": ["Arbetarepartiet-Socialdemokraterna"], "färg": "#E8112D"},
    {"kod": "V", "namn": "Vänsterpartiet", "färg": "#AF0014"},
    {"kod": "MP", "namn": "Miljöpartiet", "även": ["Miljöpartiet de gröna"], "färg": "#83CF39"},
    {"kod": "SD", "namn": "Sverigedemokraterna", "färg": "#DDDD00"},
    {"kod": "FP", "namn": "Folkpartiet liberalerna", "färg": "#006AB3", "till": "2015-11-22", "efterträdare": "L"},
)


class FoundingError(ValueError):
    """Something that was said cannot be used; the message says what, and what to say instead, in Swedish."""


@dataclass(frozen=True)
class Founding:
    """What was said: names as they shall be written, bodies as "Kommunstyrelsen" or "ks=Kommunstyrelsen"."""

    name: str
    address: str
    code: str = ""
    bodies: tuple[str, ...] = ("Kommunfullmäktige", "Kommunstyrelsen")
    case_numbers: tuple[str, ...] = ()
    contact: str = ""
    parties: tuple[str, ...] = ()
    organisation: str = ""
    site_name: str = "Öppna protokoll"
    logo: str = ""
    colours: tuple[str, ...] = ()


def files(founding: Founding) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of the archive. Raises FoundingError."""
    for path, text in _rendered(_ARCHIVE, _values(founding)):
        if path.startswith("content/"):
            canonical, findings = yamlio.canonical(text.encode(), path)
            if canonical is None:
                raise FoundingError(findings[0].message)
            text = canonical
        yield path, text


def agree(founding: Founding) -> None:
    """Raise FoundingError if parts of what was said cannot be true together. Asked once, when an archive is begun."""
    name, code = one_line(founding.name), founding.code
    named = places_called(name)
    if code and named and code not in {place.code for place in named}:
        raise FoundingError(f"{named[0].name} har koden {named[0].code}, inte {code}. Rätta namnet eller koden.")
    owner = place(code) if code else None
    if owner and not named and not name.casefold().startswith(owner.short.casefold()[:3]):
        raise FoundingError(f"Koden {code} är koden för {owner.name}, inte för {name}. Rätta namnet eller koden.")
    if not re.fullmatch(r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,38})?", _plain_organisation(founding.organisation)):
        raise FoundingError(
            f"”{founding.organisation}” är ingen organisation på GitHub. Skriv bara dess namn, till exempel obo-kommun."
        )
    names = [body["namn"].casefold() for body in bodies(founding.bodies)]
    if twice := next((each for each in names if names.count(each) > 1), ""):
        raise FoundingError(f"Organet ”{twice}” är nämnt två gånger.")


def _plain_organisation(said: str) -> str:
    return re.sub(r"^(?:https?://github\.com/|@)|/$", "", said.strip())


def inbox_files(archive: str, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and text of each file of an inbox: a private repository in which minutes are put to be imported.

    `archive` is the public archive on GitHub, "owner/name" or its address; `name` is the municipality's. Raises
    FoundingError.
    """
    said = re.sub(r"^https?://github\.com/|(\.git)?/?$", "", archive.strip())
    if not re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})/[A-Za-z0-9._-]{1,100}", said):
        raise FoundingError(
            f"”{archive}” är inget arkiv på GitHub. Skriv ägare och namn, till exempel obo-kommun/protokoll."
        )
    yield from _rendered(_INBOX, {"arkiv": said, "namn": one_line(name), "version": __version__})


def _rendered(folder: Path, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each template of a folder, filled in, under its right path."""
    environment = Environment(  # noqa: S701 - the files are YAML, Markdown and shell, not HTML
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["yaml"] = _scalar
    for name in sorted(environment.list_templates()):
        yield re.sub(r"(^|/)_", r"\1.", name), environment.get_template(name).render(values)


def _values(founding: Founding) -> dict[str, Any]:
    known = place(founding.code or founding.name)
    name = one_line(founding.name)
    if known and name.casefold() in {known.short.casefold(), known.code}:
        name = known.name
    code = founding.code or (known.code if known else "")
    if code and not re.fullmatch(r"\d{4}|\d{2}", code):
        raise FoundingError(
            f"”{code}” är ingen kommunkod. Den har fyra siffror, till exempel 0114, och en regions har två."
        )
    return {
        "namn": name,
        "kod": code,
        "adress": _address(founding.address),
        "webbplats": "",
        "domstol": known.court if known else "",
        "kontakt": contact(founding.contact, name),
        "diarienummer": [form(number) for number in founding.case_numbers],
        "organen": list(bodies(founding.bodies)),
        "partier": [*RIKSDAG, *(_party(party) for party in founding.parties)],
        "organisation": _plain_organisation(founding.organisation) or _organisation(founding.address),
        "webbplatsnamn": founding.site_name,
        "logotyp": founding.logo,
        "färger": dict(_colour(colour) for colour in founding.colours),
        "version": __version__,
    }


def _scalar(value: Any) -> str:
    """Return a value as YAML that cannot be read as anything else; the canonical form takes off what is not needed."""
    return json.dumps(str(value), ensure_ascii=False)


def _address(said: str) -> str:
    address = said.strip() if re.match(r"https?://", said.strip(), re.IGNORECASE) else f"https://{said.strip()}"
    parts = urlsplit(address)
    try:
        host = parts.netloc.casefold().encode("idna").decode("ascii")  # öbo.example is xn--bo-eka.example
    except UnicodeError:
        host = ""
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?", host) or re.search(r"\s", address):
        raise FoundingError(f"”{said}” är ingen webbadress. Skriv till exempel https://protokoll.exempel.se/.")
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}/"


def _organisation(address: str) -> str:
    """Return the organisation on GitHub whose pages an address is, or nothing."""
    match = re.match(r"(?:https?://)?([a-z0-9-]+)\.github\.io\b", address.strip(), re.IGNORECASE)
    return match[1] if match else ""


def contact(said: str, name: str) -> dict[str, str]:
    """Return the ways to reach the municipality as the register's keys."""
    words = one_line(said)
    found = {}
    rest = words
    for key, form in _WAYS.items():
        match = re.search(form, rest)
        found[key] = match[0].rstrip(".") if match else ""
        rest = rest.replace(found[key], "\0") if match else rest
    # A part between commas that is only a way goes; one that is a way and words stays, as it was said.
    parts = [part.strip(" .") for part in re.split(r"[,;()]|:\s|\s[–-]\s", rest)]
    if any("\0" in part and _LABELS.sub("", part) for part in parts):
        text = words
    elif "\0" in rest:
        text = ", ".join(part for part in parts if _LABELS.sub("", part))
    else:
        text = words
    ended = text if not text or text[-1] in ".!?" else f"{text}."
    return {"text": ended or f"Kontakta {name}.", **found}


def form(said: str) -> str:
    """Return the register's form of a case number that was given as an example: "KS 2024/00123" is KS {år}/{nr:5}."""
    words = one_line(said)
    if "{" in words:
        return words
    year = next((match for match in re.finditer(r"\d+", words) if re.fullmatch(r"(19|20)\d\d", match[0])), None)
    runs = [match for match in re.finditer(r"\d+", words) if not year or match.start() != year.start()]
    if not runs:
        raise FoundingError(
            f"Diarienumret ”{said}” har inget löpnummer. Skriv ett riktigt diarienummer, till exempel KS 2024/123."
        )
    places: list[tuple[int, int, str]] = [(year.start(), year.end(), "{år}")] if year else []
    number = runs[-1]
    if not year and len(runs) > 1 and len(number[0]) == 2:  # 0128/22
        places.append((number.start(), number.end(), "{år:2}"))
        number = runs[-2]
    elif not year and len(runs) == 2 and len(runs[0][0]) == 2:  # SBF 24-0123
        places.append((runs[0].start(), runs[0].end(), "{år:2}"))
    fixed = number[0].startswith("0") or (not year and len(runs) == 1)
    places.append((number.start(), number.end(), f"{{nr:{len(number[0])}}}" if fixed else "{nr}"))
    for start, end, what in sorted(places, reverse=True):
        words = words[:start] + what + words[end:]
    return words


def bodies(said: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield each body as the register's keys: its id, kind, and the body it belongs to, told by its name."""
    found: list[dict[str, str]] = []
    for each in said:
        before, equals, after = each.partition("=")
        name = one_line(after if equals else before)
        if not name:
            raise FoundingError("Ett organ saknar namn. Skriv till exempel Kommunstyrelsen.")
        key = slug(before) if equals else _short(name)
        if not equals and key in {other["id"] for other in found}:
            key = slug(name)
        if not key or key in {other["id"] for other in found}:
            raise FoundingError(f"Organet ”{name}” är nämnt två gånger, eller har ett namn utan bokstäver.")
        above = next(
            (
                other["id"]
                for other in sorted(found, key=lambda other: -len(other["namn"]))
                if name.casefold().startswith(f"{other['namn'].casefold()}s ")
            ),
            "",
        )
        body = {"id": key, "namn": name, "typ": _kind(name), "under": above}
        found.append(body)
        yield body


def _kind(name: str) -> str:
    words = name.casefold().split()
    for word in reversed(words):
        for ending, kind, _ in _KINDS:
            if word.endswith(ending) and not ending.endswith("ns"):
                return kind
    return "bolag" if words[-1] == "ab" else "nämnd"


def _short(name: str) -> str:
    """Return the letters that a body is called by: ks, ksau, bun, mbn; at most six."""
    letters = ""
    for word in re.findall(r"[^\W\d_]+", name.casefold()):
        if word in _SMALL:
            continue
        letters += word[0]
        letters += next((equals for ending, _, equals in _KINDS if word.endswith(ending) and word != ending), "")
    return slug(letters)[:6] or slug(name)


def _party(said: str) -> dict[str, Any]:
    code, equals, name = (part.strip() for part in said.partition("="))
    if not equals or not code or not name:
        raise FoundingError(f"Partiet ”{said}” ska skrivas med beteckning och namn: NP=Norrbypartiet.")
    return {"kod": code, "namn": name}


def _colour(said: str) -> tuple[str, str]:
    key, equals, colour = (part.strip() for part in said.partition("="))
    if not equals or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise FoundingError(f"Färgen ”{said}” ska skrivas så här: länkar=#17497A.")
    return key, colour
