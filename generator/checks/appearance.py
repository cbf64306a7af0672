"""Appearance: what the register sets of how the site looks: logo, colours, own lines of menu and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from xml.parsers import expat

from generator import standard
from generator.content.loader import Content, is_file
from generator.findings import Finding
from generator.model.register import Colours
from generator.yamlio import YamlFile

_REGISTER = "register/kommun.yml"
_LARGEST = 200_000  # bytes: the logo stands on every page

# What a drawing may hold. Whoever opens its file must not meet anything that runs or asks another host.
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use")
_AROUND = ("svg", "g", "title", "desc", "defs", "clipPath", "mask", "style", "metadata")
_DRAWN = frozenset((*_SHAPES, *_AROUND, "linearGradient", "radialGradient", "stop"))
_SVG = "http://www.w3.org/2000/svg"
# Notes that drawing programs leave in their files. No browser draws them.
_NOTES = ("inkscape", "sodipodi", "22-rdf-syntax-ns", "creativecommons", "purl.org/dc", "adobe", "serif.com", "sketch")
_OUTWARD = re.compile(r"url\(\s*['\"]?[^#'\"\s]|@import|javascript:|expression\(", re.IGNORECASE)

# The grounds of style sheet and marks: --paper in oppna.css, light and dark.
_PAPER = {"ljus": "#FBFAF7", "mörk": "#181715"}
_LEAST = 4.5  # WCAG 2.2, 1.4.3, level AA


def appearance(content: Content) -> Iterator[Finding]:
    """Yield the findings on the logo, the colours and the lines of menu and footer in kommun.yml."""
    name = f"{content.root.name}/{_REGISTER}"
    if name not in content.documents:
        return
    document = content.documents[name]
    municipality = content.municipality
    if municipality.logo is not None:
        yield from _logo(content, municipality.logo, document)
    colours = municipality.colours or Colours()
    for key, colour, background in (
        ("märken", colours.rubric, "ljus"),
        ("länkar", colours.link, "ljus"),
        ("märken_mörkt", colours.dark_rubric, "mörk"),
        ("länkar_mörkt", colours.dark_link, "mörk"),
    ):
        if colour is not None and (ratio := contrast(colour, _PAPER[background])) < _LEAST:
            yield document.finding(
                ["färger", key],
                "farg-kontrast",
                f"Färgen {colour} har kontrasten {f'{ratio:.1f}'.replace('.', ',')} mot den {background}a bakgrunden. "
                "Den som ser dåligt kan inte läsa den.",
                f"Välj en {'mörkare' if background == 'ljus' else 'ljusare'} färg, med kontrasten 4,5 eller mer mot "
                f"{_PAPER[background]}, eller ta bort raden.",
            )
    for key, entries in (("meny", municipality.menu), ("sidfot", municipality.footer)):
        for at, entry in enumerate(entries):
            if entry.page is not None and not _is_page(content, entry.page):
                yield document.finding(
                    [key, at, "sida"],
                    "meny-sida-saknas",
                    f"Sidan {entry.page} finns inte.",
                    f"Skriv namnet på en fil i mappen {content.root.name}, till exempel om.md, eller lägg dit filen.",
                )


def security(content: Content, today: date | None) -> Iterator[Finding]:
    """Yield a warning if the day until which the contact for security holds is over on `today`."""
    contact = content.municipality.security
    name = f"{content.root.name}/{_REGISTER}"
    if contact is None or today is None or contact.until >= today:
        return
    yield content.finding(
        name,
        ["säkerhet", "till"],
        "sakerhet-gammal",
        f"Uppgiften om säkerhet gällde till {contact.until}. Den som hittar ett hål kan inte lita på security.txt.",
        "Kontrollera att adressen stämmer, och skriv en ny dag, högst ett år fram.",
    )


def _is_page(content: Content, path: str) -> bool:
    own = path.endswith(".md") and _inside(path) and is_file(content.root / path)
    return own or path in standard.pages(content.municipality.without)


def _inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in PurePosixPath(path).parts


def _logo(content: Content, path: str, document: YamlFile) -> Iterator[Finding]:
    """Yield the findings on the logo's file."""
    file = content.root / path
    if not _inside(path) or not is_file(file) or file.is_symlink():
        hint = f"Lägg filen i mappen {content.root.name} och skriv var den ligger, till exempel bilder/logotyp.svg."
        yield document.finding(["logotyp"], "logotyp-saknas", f"Logotypen {path} finns inte.", hint)
        return
    raw = file.read_bytes()
    message = hint = ""
    if len(raw) > _LARGEST:
        message = f"Logotypen är {len(raw) // 1000} kB, och den hämtas på varje sida."
        hint = "Spara den i mindre format. Den visas 40 pixlar hög."
    elif path.lower().endswith(".png"):
        return  # what a picture holds is examined with all the others
    elif not path.lower().endswith(".svg"):
        message, hint = f"Logotypen {path} är varken png eller svg.", "Spara den som png eller svg."
    elif unsafe := unsafe_svg(raw):
        message = f"Logotypen innehåller {unsafe}, som inte får publiceras."
        hint = "Spara den som enkel (plain) svg, med text gjord till former, eller använd en png i stället."
    if message:
        yield document.finding(["logotyp"], "logotyp-fel", message, hint)


def unsafe_svg(raw: bytes) -> str:
    """Return in a few words what in an SVG could run, reach another host or not be read; nothing if it is a drawing."""
    found: list[str] = []
    style: list[str] = []

    def begin(element: str, attributes: dict[str, str]) -> None:
        space, _, local = element.rpartition(" ")
        if not (local in _DRAWN if space == _SVG else any(note in space for note in _NOTES)):
            found.append(f"elementet {local[:20]}")
        for key, value in attributes.items():
            local = key.rpartition(" ")[2].lower()
            if local.startswith("on"):
                found.append(f"attributet {local[:20]}")
            elif local == "href" and not value.startswith("#"):
                found.append("en länk")
            elif _OUTWARD.search(value):
                found.append("en hänvisning till något utanför")

    def refuse(*_: object) -> None:
        found.append("en dokumenttyp eller entitet")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.CharacterDataHandler = style.append
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError):
        found.append("något som inte är svg")
    if not found and _OUTWARD.search("".join(style)):
        found.append("en stil som hämtar något utifrån")
    return found[0] if found else ""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#RRGGBB) as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
