"""Every key of the registers is seen: each has a value of its own here, which is looked for in what is published.

A key that is accepted and ignored must not exist. One archive is built, in which every key of every register stands;
`Seen` says as what its value comes out. What is not written anywhere, but decides something, is in DECIDES with the
test that tries it; a new key that is in neither is named by `test_every_key_of_the_registers_is_here`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.minutes import SECTIONS
from tests.sites import REPOSITORY, Site, item, minutes, town


@dataclass(frozen=True)
class Seen:
    """The value of a key, and as what it comes out: in `file`, or anywhere in the site."""

    value: Any
    shown: str = ""
    file: str = ""

    @property
    def sought(self) -> str:
        return self.shown or str(self.value)


def contact(who: str) -> dict[str, Seen]:
    return {
        "text": Seen(f"Fråga {who} här"),
        "länk": Seen(f"https://{who}.example/fraga/"),
        "telefon": Seen(f"0{len(who)}-123 45 67"),
        "epost": Seen(f"{who}@epost.example"),
    }


def menu(where: str) -> list[dict[str, Seen]]:
    return [
        {"namn": Seen(f"Egen sida i {where}"), "sida": Seen("egen.md", "href=./egen/", "index.html")},
        {"namn": Seen(f"Länk i {where}"), "länk": Seen(f"https://{where}.example/")},
    ]


REGISTERS: dict[str, Any] = {
    "kommun": {
        "namn": Seen("Märkesköpings kommun"),
        "kod": Seen("9997"),
        "organisationsnummer": Seen("212000-0142"),
        "licens": Seen("https://licens.example/"),
        "webbplats": Seen("https://webbplats.example/"),
        "anslagstavla": Seen("https://anslagstavla.example/"),
        "förtroendevalda": Seen("https://valda.example/"),
        "kontakt": contact("kontakten"),
        "förvaltningsrätt": Seen("Förvaltningsrätten i Märke"),
        "ansvarig": Seen("Märkesnämnden ansvarar"),
        "dataskyddsombud": contact("ombudet"),
        "arkivmyndighet": Seen("Märkets arkivmyndighet"),
        "bevarande": Seen("Märkligt bevarande."),
        "säkerhet": {
            "epost": Seen("hal@sakerhet.example", "mailto:hal@sakerhet.example", ".well-known/security.txt"),
            "länk": Seen("https://sakerhet.example/", "https://sakerhet.example/", ".well-known/security.txt"),
            "till": Seen("2031-04-05", "2031-04-05T", ".well-known/security.txt"),
        },
        "tillgänglighet": {
            "uppfyller": Seen("delvis", "delvis", "tillganglighet/index.html"),
            "bedömd": Seen("2023-04-05", "5 april 2023", "tillganglighet/index.html"),
            "metod": Seen("Märklig metod."),
            "uppdaterad": Seen("2023-04-06", "6 april 2023", "tillganglighet/index.html"),
            "brister": [Seen("Märklig brist.")],
        },
        "logotyp": Seen("marke.svg", "marke.svg", "index.html"),
        "färger": {
            "märken": Seen("#7A1011"),
            "länkar": Seen("#0B4E12"),
            "märken_mörkt": Seen("#F5A3A4"),
            "länkar_mörkt": Seen("#9FE0A5"),
        },
        "meny": menu("menyn"),
        "sidfot": menu("sidfoten"),
        "demonstration": Seen("Märket är påhittat."),
        "diarienummer": [
            {
                "form": Seen("MRK-{år}-{nr:5}", "arenden/mrk-2024-00017/"),
                "även": [Seen("MRK {år}/{nr}", "arenden/mrk-2024-00018/")],
            }
        ],
        "rubriker": {key: Seen(f"Märkesrubrik {at}") for at, key in enumerate(SECTIONS)},
        "ärendetyper": {
            key: [Seen(f"Märkt {key}", f"Märkets {key} väntar", "obesvarat/index.html")]
            for key in ("motion", "medborgarförslag", "interpellation", "fråga")
        },
    },
    "organ": {
        "organ": [
            {"id": "kf", "namn": "Kommunfullmäktige", "typ": Seen("fullmäktige", "Fullmäktige", "organ/kf/index.html")},
            {
                "id": Seen("mrk", "organ/mrk/"),
                "namn": Seen("Märkesnämnden för märken"),
                "kortnamn": Seen("Märkesorganet"),
                "initialer": Seen("MÄ", "MÄ", "arenden/mrk-2024-00017/index.html"),
                "typ": "nämnd",
                "under": Seen("kf", "Kommunfullmäktige", "organ/mrk/index.html"),
                "antal_ledamöter": Seen("17", "17", "organ/mrk/index.html"),
                "språk": Seen("fi", 'lang="fi"', "moten/mrk/2024-03-05/index.html"),
                "även": [Seen("Gamla märkesnamnet")],
                "tidigare_namn": [
                    {
                        "namn": Seen("Forna märkesnämnden", "Forna märkesnämnden", "organ/mrk/index.html"),
                        "till": Seen("2020-08-07", "7 augusti 2020", "organ/mrk/index.html"),
                    }
                ],
                "beskrivning": Seen("Märklig beskrivning."),
                "från": Seen("2019-02-03", "3 februari 2019"),
            },
            {
                "id": "an",
                "namn": "Arbetsnämnden",
                "typ": "nämnd",
                "till": Seen("2024-06-07", "7 juni 2024"),
                "efterträdare": Seen("mrk", "Märkesnämnden för märken", "organ/an/index.html"),
            },
        ]
    },
    "partier": {
        "partier": [
            {"kod": "S", "namn": "Socialdemokraterna"},
            {
                "kod": Seen("MP", "partier/mp/"),
                "namn": Seen("Märkespartiet"),
                "även": [Seen("Märkeslistan", "Anna Ek", "partier/mp/index.html")],
                "färg": Seen("#123ABC"),
                "från": Seen("2001-02-03", "3 februari 2001"),
            },
            {
                "kod": "GP",
                "namn": "Gamla partiet",
                "till": Seen("2024-08-09", "9 augusti 2024"),
                "efterträdare": Seen("MP", "Märkespartiet", "partier/gp/index.html"),
            },
        ]
    },
    "personer": {
        "personer": [
            {
                "id": Seen("anna-marke", "ledamoter/anna-marke/"),
                "namn": Seen("Anna Ek"),
                "även": [Seen("Anna Ekman-Märk", "moten/mrk/2024-03-05/", "ledamoter/anna-marke/index.html")],
                "partier": [
                    {
                        "parti": Seen("GP", "Gamla partiet", "ledamoter/anna-marke/index.html"),
                        "till": "2024-01-01",
                    },
                    {"parti": "MP", "från": "2024-01-02"},
                ],
                "tidigare_adresser": [
                    Seen("anna-forut", "../../ledamoter/anna-marke/", "ledamoter/anna-forut/index.html")
                ],
            }
        ]
    },
    "uppdrag": {
        "uppdrag": [
            {
                "person": Seen("Märta Märk (MP)", "Märta Märk", "organ/mrk/index.html"),
                "organ": "mrk",
                "roll": Seen("märkesordförande", "Märkesordförande", "organ/mrk/index.html"),
                "från": Seen("2023-11-12", "12 november 2023", "organ/mrk/index.html"),
                "till": Seen("2027-10-11", "11 oktober 2027", "organ/mrk/index.html"),
                "för": Seen("Folke Förut (MP)", "för Folke Förut (MP)", "organ/mrk/index.html"),
            }
        ]
    },
    "borttaget": {
        "borttaget": [
            {
                "adress": Seen("moten/kf/2024-09-10/", "2024-09-10", "moten/kf/2024-09-10/index.html"),
                "datum": Seen("2024-10-11", "11 oktober 2024", "moten/kf/2024-09-10/index.html"),
                "skäl": Seen("Märkligt skäl."),
            }
        ]
    },
    "synonymer": {"synonymer": [Seen("märkesord, betecknaord", "betecknaord", "sokregister/register.sok")]},
}
# What decides something instead of being written anywhere, and which test tries that it does.
DECIDES = {
    "kommun.utan": "tests/test_appearance.py",
    "kommun.standarder": "tests/test_akn.py",
    "kommun.överklagas.laglighetsprövning": "tests/test_appeal.py",
    "kommun.överklagas.förvaltningsbesvär": "tests/test_appeal.py",
    "kommun.överklagas.detaljplan": "tests/test_decisions_and_votes.py",
    "kommun.överklagas.nej": "tests/test_appeal.py",
    "organ.organ.överklagas": "tests/test_appeal.py",
    "kommun.importrubriker": "tests/importer/test_front.py",
    "personer.personer.partier.från": "tests/test_archive.py",
    "personer.personer.partier.till": "tests/test_archive.py",
    "personer.personer.endast_parti": "tests/test_archive.py",
    "personer.personer.endast_organ": "tests/test_archive.py",
    "platser.platser.namn": "tests/test_subjects.py",
    "platser.platser.även": "tests/test_subjects.py",
    "platser.platser.endast": "tests/test_subjects.py",
    "platser.platser.utom": "tests/test_subjects.py",
    "amnen.ämnen.namn": "tests/test_subjects.py",
    "amnen.ämnen.även": "tests/test_subjects.py",
    "uppdrag.uppdrag.organ": "tests/test_mandates.py",
    "undantag.undantag.regel": "tests/test_checks_archive.py",
    "undantag.undantag.plats": "tests/test_checks_archive.py",
    "undantag.undantag.kontrolltal": "tests/test_privacy.py",
    "undantag.undantag.skäl": "tests/test_checks_archive.py",
    "undantag.undantag.till": "tests/test_checks_archive.py",
}


def plain(value: Any) -> Any:
    """Return a register as it is written."""
    if isinstance(value, Seen):
        return value.value
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def seen(value: Any, path: str) -> Iterator[tuple[str, Seen]]:
    """Yield the way of each key whose value is looked for, and the value."""
    if isinstance(value, Seen):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from seen(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from seen(each, path)


EVERY = [each for name, register in REGISTERS.items() for each in seen(register, name)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """The site of an archive in which every key stands, and all that is written in it, compressed or not."""
    place = town(tmp_path_factory.mktemp("register"))
    for name, register in REGISTERS.items():
        place.write(f"register/{name}.yml", yaml.safe_dump(plain(register), allow_unicode=True, sort_keys=False))
    place.write("marke.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    place.write("egen.md", "# Egen sida\n")
    filed = [
        item(at, f"Märkets {kind} väntar", f"typ: Märkt {kind}\nutfall: noterat")
        for at, kind in enumerate(("motion", "medborgarförslag", "interpellation", "fråga"), 1)
    ]
    whole = """\
    ärende: MRK-2024-00017
    beslut: Beslutet.
    sammanfattning: Läget.
    handlingar: [Skrivelsen]
    yrkanden: [{av: Anna Ek (MP), text: bifall}]
    beslutsgång: Gången.
    voteringar: [{ja: bifall, nej: avslag, resultat: {ja: 1, nej: 0}}]
    reservationer: [{av: Anna Ek (MP), text: emot}]
    särskilda_yttranden: [{av: Anna Ek (MP), text: yttrandet}]
    protokollsanteckningar: [{av: Anna Ek (MP), text: anteckningen}]
    deltar_ej: [{av: Anna Ek (MP), text: avstår}]
    jäv: [Bo Lund (S)]
    """
    here = ("Anna Ekman-Märk (Märkeslistan), ordförande", "Bo Lund (S)")
    proposed = item(2, "Vägen vidare", "ärende: MRK 2024/18\nbeslut: Beslutet.")
    for text in (
        minutes("mrk", "2024-03-05", item(1, "Allt", whole), proposed, present=here),
        minutes("mrk", "2024-02-05", item(1, "Allt", "ärende: MRK-2024-00017\nutfall: bordläggning"), present=here),
        minutes(
            "kf",
            "2024-04-05",
            *filed,
            item(5, "Allt", "ärende: MRK-2024-00017"),
            present=("Anna Ek (MP), ordförande", "Bo Lund (S)"),
        ),
        minutes("kf", "2023-04-05", item(1), present=("Anna Ek (GP), ordförande", "Bo Lund (S)")),
        minutes("an", "2024-05-05", item(1), present=("Bo Lund (S), ordförande",)),
    ):
        place.add(text)
    site = place.build(search=True)
    return site, "\n".join(read(path) for path in sorted(site.folder.rglob("*")) if path.is_file())


def read(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8", "replace").replace("\u00a0", " ")


@pytest.mark.parametrize(("key", "value"), EVERY, ids=[f"{key}-{at}" for at, (key, _) in enumerate(EVERY)])
def test_a_key_of_a_register_is_seen(built: tuple[Site, str], key: str, value: Seen) -> None:
    site, everything = built
    found = read(site.folder / value.file) if value.file else everything
    assert value.sought in found, f"{key} is accepted and ignored: show it on a page or take it away"


def keys_of_schema(name: str) -> set[str]:
    """Return every key of a register that has a value of its own, by its way from the top."""
    schema = json.loads((REPOSITORY / "schema" / f"{name}.json").read_text("utf-8"))

    def walk(node: dict[str, Any], path: str, inside: frozenset[str]) -> Iterator[str]:
        if reference := node.get("$ref"):
            inner = reference.rsplit("/", 1)[1]
            if inner not in inside:
                yield from walk(schema["$defs"][inner], path, inside | {inner})
            return
        parts = [*node.get("anyOf", ()), *node.get("allOf", ())]
        for each in (*parts, *(node[key] for key in ("items", "if", "then", "else") if key in node)):
            yield from walk(each, path, inside)
        for key, each in node.get("properties", {}).items():
            yield f"{path}.{key}"
            yield from walk(each, f"{path}.{key}", inside)

    found = set(walk(schema, name, frozenset()))
    return {each for each in found if not any(other.startswith(f"{each}.") for other in found)}


@pytest.mark.parametrize("name", sorted(path.stem for path in (REPOSITORY / "schema").glob("*.json")))
def test_every_key_of_the_registers_is_here(name: str) -> None:
    if name == "protokoll":
        return  # tests/test_every_key.py
    missing = keys_of_schema(name) - {key for key, _ in EVERY} - set(DECIDES)
    assert sorted(missing) == [], (
        "give each a value in REGISTERS, or say in DECIDES what it decides and where it is tried"
    )


@pytest.mark.parametrize(("key", "file"), sorted(DECIDES.items()))
def test_what_a_key_decides_is_tried(key: str, file: str) -> None:
    assert key.rsplit(".", 1)[1] in (REPOSITORY / file).read_text("utf-8")
