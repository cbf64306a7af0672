"""JSON Schema: what an editor's program says of a file, tried with a real validator on good files and bad ones."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator import schema, yamlio
from generator.command.cli import main
from generator.content.validation import validate
from generator.language.text import slug
from generator.schema.build import schema_of
from generator.schema.words import FIELDS, RECORDS
from generator.yamlio.words import ONE_LINE_FIELDS
from tests import sites
from tests.test_docs import guide_blocks, is_whole

CONTENT = sites.NACKA / "content"


class CoreLoader(yaml.SafeLoader):
    """Reads scalars as YAML 1.2's core schema does, and so the language server of editors."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


DATE = schema_of(schema.KINDS["protokoll"].model)["properties"]["datum"]["pattern"]


def complaints(kind: str, source: str) -> list[str]:
    """Return where a file is wrong by the schema of its kind: the keys down to the place."""
    data = yaml.load(source, CoreLoader)  # noqa: S506 - made of SafeLoader
    validator = Draft202012Validator(
        schema_of(schema.KINDS[kind].model), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return sorted({".".join(map(str, error.absolute_path)) for error in validator.iter_errors(data)})


def kind_of(path: Path) -> str:
    """Return the kind of a file in a content folder, by the patterns of the kinds."""
    return next(name for name, kind in schema.KINDS.items() if path.match(kind.files))


@pytest.mark.parametrize("kind", schema.KINDS)
def test_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(schema.KINDS[kind].model))


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yml")), ids=lambda path: path.name)
def test_real_files_are_good(path: Path) -> None:
    if path.name != "undantag.yml" or "undantag" in schema.KINDS:
        assert complaints(kind_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("block", [block for block in guide_blocks() if is_whole(block)])
def test_protocol_in_the_guide_is_good(block: str) -> None:
    assert complaints("protokoll", block) == []


@pytest.mark.parametrize(
    ("kind", "source"),
    [("kommun", sites.KOMMUN), ("organ", sites.ORGAN), ("partier", sites.PARTIER), ("personer", "personer: []")],
)
def test_registers_of_tests_are_good(kind: str, source: str) -> None:
    assert complaints(kind, source) == []


HEAD = "organ: ks\ndatum: 2024-03-05\nbeslutande:\n  - Anna Ek (M)\n"
ITEM = "paragrafer:\n  - nr: 12\n    rubrik: Budget\n"


# Each row is a file, and where it is wrong; our own reader must find fault with the same files, and with no others.
@pytest.mark.parametrize(
    ("source", "where"),
    [
        (HEAD + ITEM, []),
        (HEAD + "tid: 18.30\nplats: 7\n" + ITEM, []),
        (HEAD + "justerare: Bo Lund\n" + ITEM, []),
        (HEAD + "justerare: [Bo Lund, 7]\n" + ITEM, []),
        (HEAD + "justering:\n  datum: 2024-03-06\n" + ITEM, []),
        (HEAD + "justering:\n  - datum: 2024-03-06\n    paragrafer: 12\n" + ITEM, []),
        (HEAD + "justering:\n  - datum: '2024-03-06'\n    paragrafer: §§ 8–10, 12\n" + ITEM, []),
        (HEAD + "  - {namn: Bo Lund, parti: S, ersätter: Eva Holm (S), paragrafer: § 12}\n" + ITEM, []),
        (HEAD + "  - {namn: Bo Lund, ersätter: {namn: Eva Holm, roll: ordförande}}\n" + ITEM, []),
        (HEAD + ITEM + "    ärende: 192979\n", []),
        (HEAD + ITEM + "    ärende: [192979, KS-2024-00012]\n", []),
        (HEAD + ITEM + "    omedelbart_justerad: ja\n", []),
        (HEAD + ITEM + "    omedelbart_justerad: true\n", []),
        (HEAD + ITEM + "    handlingar:\n      - Skrivelse\n      - text: Plan\n        länk: https://a.se/\n", []),
        (HEAD + ITEM + "    deltar_ej:\n      - Bo Lund (S)\n      - av: [Eva Holm (S)]\n", []),
        (HEAD + ITEM + "    reservationer:\n      - för: S\n        blank: ja\n", []),
        (HEAD + ITEM + "    voteringar:\n      - resultat: {ja: 7, nej: '6'}\n        utfall: ja\n", []),
        (HEAD + ITEM + "    rubriker: {beslut: Utskottets förslag}\n", []),
        (HEAD + "källa: {pdf: 2024-03-05.PDF}\n" + ITEM, []),
        (HEAD + ITEM.replace("12", "296/5"), []),
        (HEAD, [""]),
        (HEAD + "paragrafer: []\n", ["paragrafer"]),
        (HEAD + ITEM.replace("    rubrik: Budget\n", ""), ["paragrafer.0"]),
        (HEAD + ITEM.replace("rubrik: Budget", "rubrik:"), ["paragrafer.0.rubrik"]),
        (HEAD + ITEM.replace("rubrik: Budget", "rubrik: |\n      Budget\n      2024"), ["paragrafer.0.rubrik"]),
        (HEAD + ITEM.replace("12", "tolv"), ["paragrafer.0.nr"]),
        (HEAD + ITEM.replace("12", "0"), ["paragrafer.0.nr"]),
        (HEAD + ITEM.replace("12", "296/0"), ["paragrafer.0.nr"]),
        (HEAD + "plats:\n" + ITEM, ["plats"]),
        (HEAD + "plats: ' '\n" + ITEM, ["plats"]),
        (HEAD + "plats: [A]\n" + ITEM, ["plats"]),
        (HEAD + "sal: A\n" + ITEM, [""]),
        (HEAD.replace("2024-03-05", "5 mars 2024") + ITEM, ["datum"]),
        (HEAD.replace("2024-03-05", "2024-02-30") + ITEM, ["datum"]),
        (HEAD.replace("ks", "KS!") + ITEM, ["organ"]),
        (HEAD + "status: färdigt\n" + ITEM, ["status"]),
        (HEAD + "källa: {pdf: ../hemligt.pdf}\n" + ITEM, ["källa.pdf"]),
        (HEAD + "  - {parti: S}\n" + ITEM, ["beslutande.1"]),
        (HEAD + "  - {namn: Bo Lund, ordförande: ja}\n" + ITEM, ["beslutande.1"]),
        (HEAD + ITEM + "    utfall: noterad\n", ["paragrafer.0.utfall"]),
        (HEAD + ITEM + "    omedelbart_justerad: kanske\n", ["paragrafer.0.omedelbart_justerad"]),
        (HEAD + ITEM + "    reservationer:\n      - text: Vi yrkade avslag.\n", ["paragrafer.0.reservationer.0"]),
        (HEAD + ITEM + "    voteringar:\n      - resultat: {ja: sju, nej: 6}\n",
         ["paragrafer.0.voteringar.0.resultat.ja"]),
        (HEAD + ITEM + "    voteringar:\n      - resultat: {ja: 7}\n", ["paragrafer.0.voteringar.0.resultat"]),
        (HEAD + ITEM + "    voteringar:\n      - resultat: {ja: 7, blanka: 1}\n",
         ["paragrafer.0.voteringar.0.resultat"]),
        (HEAD + ITEM + "    voteringar:\n      - resultat: {blanka: 1}\n", []),
        (HEAD + ITEM + "    rubriker: {besult: Förslag}\n", ["paragrafer.0.rubriker"]),
        (HEAD + ITEM + "    avsnitt:\n      - rubrik: Ekonomi\n", ["paragrafer.0.avsnitt.0"]),
    ],
)  # fmt: skip
def test_what_the_schema_says_is_what_the_checks_say(source: str, where: list[str]) -> None:
    assert complaints("protokoll", source) == where
    document, _ = yamlio.parse(source.encode(), "fil.yml")
    assert document is not None
    # Which bodies there are is told by a register, which a record alone does not know.
    assert (validate(schema.KINDS["protokoll"].model, document.data)[1] is None) is (where in ([], ["organ"]))


@pytest.mark.parametrize(
    ("kind", "source", "where"),
    [
        ("organ", "organ:\n  - {id: ks, namn: Kommunstyrelsen, typ: styrelse, från: 1971-01-01}\n", []),
        ("organ", "organ:\n  - {id: ks, namn: Kommunstyrelsen, typ: kommitté}\n", ["organ.0.typ"]),
        ("organ", "organ:\n  - {id: ks, typ: styrelse}\n", ["organ.0"]),
        ("partier", "partier:\n  - {kod: M, namn: Moderaterna, färg: '#52BDEC'}\n", []),
        ("partier", "partier:\n  - {kod: M, namn: Moderaterna, färg: blå}\n", ["partier.0.färg"]),
        ("kommun", "namn: Nacka\nwebbplats: www.nacka.se\n", ["webbplats"]),
        ("kommun", "namn: Nacka\nkod: 0182\n", []),
        ("personer", "personer:\n  - {namn: Anna Ek, endast_organ: [un]}\n", []),
        ("personer", "personer:\n  - {id: anna-ek}\n", ["personer.0"]),
    ],
)
def test_registers(kind: str, source: str, where: list[str]) -> None:
    assert complaints(kind, source) == where


def described(node: Any, path: str = "") -> list[str]:
    """Return the places of all keys in a schema that lack a title or a description in Swedish."""
    if isinstance(node, list):
        return [each for part in node for each in described(part, path)]
    if not isinstance(node, dict):
        return []
    missing = []
    if isinstance(node.get("type"), str | list):
        for key, field in node.get("properties", {}).items():
            if not (field.get("title") and re.search(r"[.?:]", field.get("description", ""))):
                missing.append(f"{path}.{key}")
    return missing + [each for key, part in node.items() for each in described(part, f"{path}.{key}")]


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_key_has_a_title_and_a_description(kind: str) -> None:
    whole = schema_of(schema.KINDS[kind].model)
    assert described(whole) == []
    assert described({"type": "object", "properties": {"b": {}}}) == [".b"]
    assert whole["title"] and whole["description"]
    assert all(each["title"] and each["description"] for each in whole.get("$defs", {}).values())


def test_no_word_is_left_over() -> None:
    everything = json.dumps([schema_of(kind.model) for kind in schema.KINDS.values()], ensure_ascii=False)
    for model, words in FIELDS.items():
        assert model in RECORDS
        assert [each for each in words.values() if json.dumps(each, ensure_ascii=False)[:-1] not in everything] == []
    assert len({slug(title) for title, _ in RECORDS.values()}) >= len(RECORDS) - 1  # Organ and Ett organ differ


def test_schemas_in_the_repository_are_these(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "ny")])
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_bytes() for path in (tmp_path / "ny").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (sites.REPOSITORY / "schema").iterdir()}, (
        "kör protokoll schema"
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    result = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "fil" / "under")])
    assert result.exit_code == 1
    assert result.output.startswith("Det gick inte att skriva i mappen")


def test_editors_are_told_of_every_kind() -> None:
    settings = json.loads((sites.REPOSITORY / ".vscode" / "settings.json").read_text("utf-8"))
    wanted = {f"./schema/{name}.json": f"content/{kind.files}" for name, kind in schema.KINDS.items()}
    assert settings["yaml.schemas"] == wanted
    of_archives = (sites.REPOSITORY / "generator/standard/arkiv/_vscode/settings.json").read_text("utf-8")
    told = json.loads(of_archives.replace("{{ adress }}", "./"))["yaml.schemas"]
    assert told == wanted


def test_the_site_serves_the_schemas(tmp_path: Path) -> None:
    built = sites.town(tmp_path, sites.minutes()).build()
    served = {path.name: path.read_text("utf-8") for path in (built.folder / "schema").iterdir()}
    assert served == dict(schema.files())


def _walk(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema in a schema: what stands under a name of its own is one, the names are not."""
    if isinstance(node, list):
        for each in node:
            yield from _walk(each)
    elif isinstance(node, dict):
        yield node
        for key, each in node.items():
            yield from _walk(list(each.values()) if key in {"properties", "$defs"} else each)


# Of JSON Schema 2020-12. A strict reader (ajv 8.20 with `strict: true`) refuses any other.
KEYWORDS = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "default", "examples", "type", "enum", "const"),
    *("pattern", "minimum", "maximum", "minItems", "maxItems", "items", "properties", "required", "minLength"),
    *("additionalProperties", "anyOf", "if", "then", "else", "not"),
}


@pytest.mark.parametrize("kind", schema.KINDS)
def test_strict_readers_know_every_keyword(kind: str) -> None:
    for each in _walk(schema_of(schema.KINDS[kind].model)):
        assert set(each) <= KEYWORDS, each
        # Strict readers want to know what is counted, and that what is required can be there.
        assert not {"minItems", "maxItems"} & set(each) or "array" in each["type"]
        assert set(each.get("required", ())) <= set(each.get("properties", ())), each


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed")
def test_patterns_are_valid_in_javascript() -> None:
    patterns = sorted(
        {
            each["pattern"]
            for kind in schema.KINDS.values()
            for each in _walk(schema_of(kind.model))
            if "pattern" in each
        }
    )
    assert len(patterns) > 5
    script = "for (const p of JSON.parse(process.argv[1])) for (const f of ['u', 'v']) new RegExp(p, f);"
    made = subprocess.run(["node", "-e", script, json.dumps(patterns)], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    made = subprocess.run(["node", "-e", script, json.dumps([r"[\"]"])], capture_output=True, text=True, check=False)
    assert made.returncode, "the test can fail"


def test_days_of_the_calendar_are_dates() -> None:
    for number in range(1900):
        assert re.search(DATE, (date(1999, 1, 1) + timedelta(days=number)).isoformat())


@pytest.mark.parametrize(
    "day",
    ["2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1"],
)
def test_other_days_are_marked(day: str) -> None:
    assert not re.search(DATE, day)
    assert complaints("protokoll", sites.minutes("ks", day))


def test_fields_of_one_line_are_fields() -> None:
    whole = schema_of(schema.KINDS["protokoll"].model)
    known = set(whole["properties"]).union(*(each.get("properties", ()) for each in whole["$defs"].values()))
    assert known >= ONE_LINE_FIELDS


def test_a_key_without_a_description_is_told_with_the_file_to_write_it_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.files.cache_clear()
    with monkeypatch.context() as patch:
        patch.delitem(FIELDS["Item"], "rubrik")
        told = CliRunner().invoke(main, ["schema", "--out", str(tmp_path / "schema")])
    schema.files.cache_clear()
    assert (told.exit_code, (tmp_path / "schema").exists()) == (1, False)
    assert "Item har ingen beskrivning av rubrik i generator/schema/words.toml." in told.output
