"""Every key of minutes is shown: another value under it makes another page, other data, and a sentence in `diff`.

A key that is accepted and ignored must not exist. Each key of the schema has two values here; what the second changes
is looked for in the HTML of the pages, in the data beside them and in what `diff` says, and words in search too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import opendata, search
from generator.archive import Archive
from generator.changes import changes
from generator.checks import examine
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.pages.render import Renderer
from tests.sites import REPOSITORY, town


@dataclass(frozen=True)
class Two:
    """Two values of a key; `words` are what a question should find."""

    first: Any
    other: Any
    words: bool = False


def said(kind: str) -> dict[str, Any]:
    """Return a statement with another word under each key."""
    return {
        "av": [{"namn": Two("Anna Ek", "Dan Ask"), "parti": Two("S", "M"), "person": Two("anna-ett", "anna-tva")}],
        "för": Two(["S"], ["C"]),
        "ingress": Two(f"Inledning till {kind}", f"Upptakt till {kind}"),
        "text": Two(f"Ordalydelsen {kind} alfa.", f"Ordalydelsen {kind} beta.", words=True),
        "språk": Two("fi", "en"),
        "återtaget": Two("ja", "nej"),
    }


def blank() -> dict[str, Any]:
    return {"av": ["Bo Lund (M)"], "blank": Two("ja", "nej")}


def named() -> dict[str, Any]:
    return {"namn": Two("Anna Ek", "Dan Ask"), "parti": Two("S", "M"), "person": Two("anna-ett", "anna-tva")}


def attendance(name: str) -> list[dict[str, Any]]:
    """Return the lines of one group of the attendance: keys that cannot stand together stand in lines of their own."""
    return [
        {
            "namn": Two(name, f"{name} Ny"),
            "parti": Two("M", "C"),
            "roll": Two("ordförande", "vice ordförande"),
            "sätt": Two("på distans", "digitalt"),
            "ersätter": {
                "namn": Two("Ulla Alm", "Siv Alm"),
                "parti": Two("M", "C"),
                "roll": Two("ordförande", "ledamot"),
            },
        },
        {
            "namn": "Leo Ask",
            "parti": "S",
            "ersätter": {"namn": "Anna Ek", "parti": "S", "person": Two("anna-ett", "anna-tva")},
        },
        {
            "namn": "Per Ask",
            "parti": "S",
            "paragrafer": Two("1", "2"),
            "tid": Two("kl. 13.05–13.30", "kl. 13.05–14.00"),
        },
        {"namn": "Ida Alm", "parti": "S", "ej": Two("1", "2"), "skäl": Two("jäv", "frånvarande")},
        {"namn": "Ola Ask", "parti": "S", "del_av": Two("1", "2")},
        {"namn": "Anna Ek", "parti": "S", "person": Two("anna-ett", "anna-tva")},
    ]


HELD = {
    "organ": "ks",
    "datum": "2024-03-05",
    "slutdatum": Two("2024-03-06", "2024-03-07"),
    "tid": Two("kl. 13.00–14.00", "kl. 15.00–16.00"),
    "plats": Two("Stora salen", "Lilla salen"),
    "status": Two("justerat", "ej justerat"),
    "beslutande": attendance("Bo Lund"),
    "ersättare": attendance("Ers Lund"),
    "övriga": [Two("Kim Tjänst, direktör", "Kim Tjänst, chef")],
    "sekreterare": [Two("Lo Penna", "Mo Penna")],
    "justerare": [named()],
    "justering": [{"datum": Two("2024-03-08", "2024-03-09")}, {"datum": "2024-03-10", "paragrafer": Two("1", "2")}],
    "anslag": [
        {
            "uppsatt": Two("2024-03-11", "2024-03-12"),
            "nedtas": Two("2024-04-05", "2024-04-06"),
            "förvaring": Two("Kansliet", "Arkivet"),
        },
        {"uppsatt": "2024-03-13", "paragrafer": Two("1", "2")},
    ],
    "källa": {"pdf": Two("a.pdf", "b.pdf"), "länk": Two("https://a.example/", "https://b.example/")},
    "maskning": Two("Skälet alfa", "Skälet beta"),
    "redaktionell_not": Two("Noten alfa.", "Noten beta."),
    "paragrafer": [
        {
            "nr": Two("1", "3"),
            "ärende": [Two("KS-2024-00001", "KS-2024-00002")],
            "rubrik": Two("Rubriken alfa", "Rubriken beta", words=True),
            "typ": Two("Motion", "Interpellation"),
            "väckt_av": [named()],
            "väckt": Two("2024-01-01", "2024-01-02"),
            "utfall": Two("bifall", "avslag"),
            "överklagas": Two("laglighetsprövning", "förvaltningsbesvär"),
            "omedelbart_justerad": Two("ja", "nej"),
            "sekretess": Two("OSL 21:1", "OSL 22:1"),
            "maskning": Two("Skäl alfa", "Skäl beta"),
            "status": Two("justerat", "ej justerat"),
            "tidigare": [
                {
                    "organ": Two("kf", "an"),
                    "datum": Two("2024-01-09", "2024-01-10"),
                    "nr": Two("4", "5"),
                    "som": Two("bordlagt", "återremitterat"),
                }
            ],
            "beslut": Two("Beslutet alfa.", "Beslutet beta.", words=True),
            "sammanfattning": Two("Läget alfa.", "Läget beta.", words=True),
            "handlingar": [
                {
                    "text": Two("Skrivelsen alfa", "Skrivelsen beta"),
                    "pdf": Two("c.pdf", "d.pdf"),
                    "länk": Two("https://c.example/", "https://d.example/"),
                }
            ],
            "yrkanden": [said("yrkande"), blank()],
            "beslutsgång": Two("Gången alfa.", "Gången beta."),
            "voteringar": [
                {
                    "ja": Two("bifall", "avslag"),
                    "nej": Two("återremiss", "bordläggning"),
                    "resultat": {
                        "ja": Two("3", "4"),
                        "nej": Two("1", "2"),
                        "avstår": Two("1", "2"),
                        "frånvarande": Two("1", "2"),
                        "kvittade": Two("1", "2"),
                    },
                    "röster": {key: [named()] for key in ("ja", "nej", "avstår", "frånvarande", "kvittade")},
                    "utslagsröst": Two("Anna Ek (S)", "Bo Lund (M)"),
                    "utfall": Two("ja", "nej"),
                    "text": Two("Omröstningen alfa.", "Omröstningen beta."),
                },
                {"ja": "x", "nej": "y", "sluten": Two("ja", "nej"), "resultat": {"ja": "1", "nej": "0"}},
            ],
            "reservationer": [said("reservation"), blank()],
            "särskilda_yttranden": [said("yttrande"), blank()],
            "protokollsanteckningar": [said("anteckning"), blank()],
            "deltar_ej": [said("avstående"), blank()],
            "jäv": [named()],
            "avsnitt": [
                {
                    "rubrik": Two("Avsnitt alfa", "Avsnitt beta"),
                    "text": Two("Stycket alfa.", "Stycket beta."),
                    "efter": Two("beslut", "jäv"),
                }
            ],
            "rubriker": {
                key: Two(f"Rubrik {key} alfa", f"Rubrik {key} beta")
                for key in (
                    "beslut",
                    "sammanfattning",
                    "handlingar",
                    "yrkanden",
                    "beslutsgång",
                    "voteringar",
                    "reservationer",
                    "särskilda_yttranden",
                    "protokollsanteckningar",
                    "deltar_ej",
                    "jäv",
                )
            },
            "källa": {"pdf": Two("a.pdf", "b.pdf"), "länk": Two("https://e.example/", "https://f.example/")},
            "rättelser": [
                {
                    "datum": Two("2024-05-01", "2024-05-02"),
                    "text": Two("Rätt alfa.", "Rätt beta."),
                    "tidigare": Two("Fel alfa.", "Fel beta."),
                    "beslut": Two("Delegation 1", "Delegation 2"),
                }
            ],
            "redaktionell_not": Two("Paragrafens not alfa.", "Paragrafens not beta."),
        },
        {"nr": "2", "rubrik": "Annat", "förslag_till": Two("kf", "an"), "beslut": "Förslag.", "språk": Two("fi", "en")},
        {
            "nr": "4",
            "rubrik": "Val",
            "ärende": [
                {"nr": Two("KS-2024-00003", "KS-2024-00004"), "utfall": Two("bifall", "avslag")},
                {"nr": "KS-2024-00005", "utfall": "avslag"},
            ],
            "voteringar": [
                {
                    "tid": Two("19.42", "19.43"),
                    "alternativ": [{"namn": Two("Röd", "Blå"), "antal": Two("2", "3"), "röster": [named()]}],
                    "resultat": {"blanka": Two("1", "2"), "ogiltiga": Two("1", "2")},
                },
            ],
        },
    ],
}
CALLED = {
    "organ": "ks",
    "datum": "2024-06-04",
    "status": "kallad",
    "kallelse": Two("2024-05-28", "2024-05-29"),
    "dagordning": [{"rubrik": Two("Punkten alfa", "Punkten beta"), "ärende": [Two("KS-2024-00001", "KS-2024-00002")]}],
}
PEOPLE = """\
personer:
  - {namn: Anna Ek, id: anna-ett, endast_parti: S}
  - {namn: Anna Ek, id: anna-tva, endast_parti: V}
"""


STATEMENTS = ("yrkanden", "särskilda_yttranden", "protokollsanteckningar", "deltar_ej")
# Keys that have one value here, each with the reason.
NOT_VARIED = {
    "organ": "it is the folder of the file and the address of the page: another value is another meeting",
    "datum": "it is the name of the file and the address of the page: another value is another meeting",
}
# Where another value of a key is not seen, and why.
_BLANK = (
    ("HTML", "JSON"),
    "that a statement has no words is told by their absence; only a blank reservation is a kind of its own",
)
_HEADING = ("JSON",), "what is no text is given under a key of its own, which has no heading"
NOT_SHOWN: dict[str, tuple[tuple[str, ...], str]] = {
    **{f"paragrafer.{key}.blank": _BLANK for key in STATEMENTS},
    **{
        f"paragrafer.rubriker.{key}": _HEADING
        for key in ("handlingar", "voteringar", "reservationer", "jäv", *STATEMENTS)
    },
    "paragrafer.avsnitt.efter": (("JSON",), "the data have the sections by kind, those under other headings last"),
}

# Likewise of Markdown, by the last part of a key.
NOT_IN_PROSE = {
    "person": "people have no addresses there",
    "språk": "Markdown has no languages; that of a whole § is told",
    "pdf": "an original is reached from the page, whose address is told",
    "länk": "likewise",
    "överklagas": "how something is appealed is told where its last day is, on the page",
    "blank": "that a statement has no words is told by their absence",
}

# The file to touch next, by where another value is not seen.
TOUCH = {
    "HTML": "a view in generator/pages/item/ or generator/pages/meeting/, and theme_overrides/pages/meeting.html",
    "JSON": "generator/opendata/parts.py (of a §) or json_of_pages.py (of a meeting)",
    "Markdown": "generator/opendata/prose.py",
    "diff": "generator/changes/items.py or meetings.py",
    "search": "generator/search/records.py",
}


def keys_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every key with two values."""
    if isinstance(value, Two):
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from keys_of(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from keys_of(each, (*path, at))


def chosen(value: Any, other: tuple[str | int, ...] | None, path: tuple[str | int, ...] = ()) -> Any:
    """Return a document with the first value of each key, but the other of one."""
    if isinstance(value, Two):
        return value.other if path == other else value.first
    if isinstance(value, dict):
        return {key: chosen(each, other, (*path, key)) for key, each in value.items()}
    if isinstance(value, list):
        return [chosen(each, other, (*path, at)) for at, each in enumerate(value)]
    return value


def named_by(path: tuple[str | int, ...]) -> str:
    return ".".join(step for step in path if isinstance(step, str))


_PARTS = ("items", "if", "then", "else")


def schema_keys() -> set[str]:
    """Return every key of the schema of minutes that has a value of its own, by its way from the top."""
    schema = json.loads((REPOSITORY / "schema/protokoll.json").read_text("utf-8"))

    def walk(node: dict[str, Any], path: str, inside: frozenset[str]) -> Iterator[str]:
        if reference := node.get("$ref"):
            name = reference.rsplit("/", 1)[1]
            if name not in inside:
                yield from walk(schema["$defs"][name], path, inside | {name})
            return
        parts = [*node.get("anyOf", ()), *node.get("allOf", ()), *(node[key] for key in _PARTS if key in node)]
        for each in parts:
            yield from walk(each, path, inside)
        for key, each in node.get("properties", {}).items():
            yield f"{path}.{key}".lstrip(".")
            yield from walk(each, f"{path}.{key}".lstrip("."), inside)

    found = set(walk(schema, "", frozenset()))
    return {each for each in found if not any(other.startswith(f"{each}.") for other in found)}


def written(folder: Path, held: tuple[str | int, ...] | None, called: tuple[str | int, ...] | None = None) -> Archive:
    """Return the archive in which one key, if any, has its other value."""
    founded = town(folder)
    founded.write("register/personer.yml", PEOPLE)
    for name, document, other in (("2024-03-05", HELD, held), ("2024-06-04", CALLED, called)):
        text = yaml.safe_dump(chosen(document, other), allow_unicode=True, sort_keys=False)
        founded.write(f"protokoll/ks/{name}.yml", text)
    archive = founded.examine().archive
    assert archive is not None
    assert [each.id for each in archive.every_meeting] == ["ks/2024-03-05", "ks/2024-06-04"]
    return archive


PAGES = ("moten/ks/", "arenden/", "ledamoter/")
_RENDERER = Renderer(REPOSITORY / "theme_overrides" / "pages")
_DIGEST = re.compile(r"\b([0-9a-f]{64}|[0-9a-f]{40})\b")


def shown(archive: Archive) -> dict[str, str]:
    """Return what stands in the HTML of meetings, cases and members, in the data beside them, and in the index.

    Without digests of files: they change with every byte, whether or not a key is shown.
    """
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    planned = [each for each in plan(context) if each.address.startswith(PAGES)]
    html = " ".join(_RENDERER.fragment(each.make()) for each in planned)
    beside = [file for each in planned for file in opendata.beside(context, each)]
    data, prose = (
        " ".join(content.decode() for name, content in beside if name.endswith(kind)) for kind in (".json", ".md")
    )
    index = " ".join(
        f"{record.content} {record.meta}"
        for shard in search.shards(archive).values()
        for record in shard.records(context)
    )
    return {"HTML": _DIGEST.sub("", html), "JSON": _DIGEST.sub("", data), "Markdown": prose, "search": index}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, dict[str, str]]:
    archive = written(tmp_path_factory.mktemp("nycklar"), None)
    return archive, shown(archive)


VARIED = [("HELD", path) for path in keys_of(HELD)] + [("CALLED", path) for path in keys_of(CALLED)]


def test_every_key_of_the_schema_has_two_values() -> None:
    lacking = schema_keys() - {named_by(path) for _, path in VARIED} - set(NOT_VARIED)
    assert lacking == set(), "give each two values in HELD or CALLED of tests/test_every_key.py"


@pytest.mark.parametrize(
    ("which", "path"), VARIED, ids=[f"{named_by(path)}-{number}" for number, (_, path) in enumerate(VARIED)]
)
def test_a_key_is_shown(
    which: str, path: tuple[str | int, ...], first: tuple[Archive, dict[str, str]], tmp_path: Path
) -> None:
    archive, before = first
    after = written(tmp_path, path if which == "HELD" else None, path if which == "CALLED" else None)
    now, key = shown(after), named_by(path)
    missing = {where for where in ("HTML", "JSON", "Markdown") if before[where] == now[where]}
    missing |= set() if changes(archive, after) else {"diff"}
    document: Any = HELD if which == "HELD" else CALLED
    for step in path:
        document = document[step]
    missing |= {"search"} if document.words and before["search"] == now["search"] else set()
    hint = "; ".join(f"{where}: touch {TOUCH[where]}" for where in sorted(missing))
    if key.rpartition(".")[2] in NOT_IN_PROSE:
        missing.discard("Markdown")
    assert missing == set(NOT_SHOWN.get(key, ((), ""))[0]), f"another {key} is not seen. {hint}"


def test_what_is_no_key_is_not_shown(first: tuple[Archive, dict[str, str]], tmp_path: Path) -> None:
    # Other bytes that say the same: whatever changes here would hide a key that nobody shows.
    founded = written(tmp_path, None)
    path = tmp_path / "content/protokoll/ks/2024-03-05.yml"
    path.write_text(f"# En anteckning.\n{path.read_text('utf-8')}", "utf-8")
    after = examine(tmp_path / "content").archive
    assert after is not None
    assert shown(founded) == shown(after) == first[1]
    assert not list(changes(founded, after))
