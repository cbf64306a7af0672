"""Documentation is tested: what the code has and the documentation lacks, or the other way round, is a failure here.

Each collector of names is tried on a small source of its own too, so that it cannot pass by finding nothing.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from operator import methodcaller
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel

from generator import standard, yamlio
from generator.archive import Archive
from generator.checks import Examination, examine
from generator.command.cli import main
from generator.content.validation import validate
from generator.findings import CODES, Code, Severity, render_json, render_text
from generator.language.text import slug
from generator.model import Bodies, Item, Minutes, Municipality, Parties, People, Removals, Waivers
from generator.model.attendance import ENTRY_KEYS
from generator.model.base import Record
from generator.opendata import json_of_pages, parts
from generator.opendata.json_of_pages import page_json
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.rim.config import ProtokollConfig
from generator.rules import GROUPS, Rule
from generator.standard import founding
from generator.standard.render import rendered

ROOT = Path(__file__).resolve().parents[1]
GUIDE = standard.PAGES / "for-redaktorer.md"
# What she reads the first day, and what she looks up; as they are on the site, where the tables of keys are made.
GUIDES = tuple(rendered(name, Municipality(namn="Sagolunda")) for name in (GUIDE.name, "nycklar.md"))
OPEN_DATA = standard.PAGES / "oppna-data.md"
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
HANDBOOK = ROOT / "generator" / "README.md"
# A new archive, in which the examples of the guide are tried.
NEW = founding.Founding(
    "Sagolunda kommun",
    "protokoll.sagolunda.example",
    bodies=("Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott"),
    case_numbers=("KS-2024-00001",),
)
# Its comments are the documentation of the registers.
STARTER = ROOT / "generator" / "standard" / "arkiv" / "content" / "register"
RULES: dict[Code, Rule] = {code: rule for rules in GROUPS.values() for code, rule in rules.items()}


def text(*files: Path) -> str:
    return "\n".join(file.read_text("utf-8") for file in files)


# Findings and rules.

# A code of which there is no name is refused by mypy, wherever a finding is made or a rule is written.


def test_every_finding_has_a_rule() -> None:
    """A new code: its name in generator/findings/codes.py, its words in generator/rules/*.toml."""
    lacking, spare = CODES - set(RULES), set(RULES) - CODES
    assert not lacking, f"a table with its words in a file of generator/rules/*.toml: {lacking}"
    assert not spare, f"a line in generator/findings/codes.py: {spare}"


def test_every_code_is_the_code_of_some_finding() -> None:
    """A code that nothing in the program names any more goes from generator/findings/codes.py and generator/rules/."""
    files = [each for each in (ROOT / "generator").rglob("*.py") if "rules" not in each.parts and each.stem != "codes"]
    source = text(*files)
    unused = sorted(code for code in CODES if f'"{code}"' not in source)
    assert not unused, f"take them out of generator/findings/codes.py: {unused}"


# It tells of a fault of the import itself: words of an original that are neither in the draft nor on the list.
UNTRIED = {"import-ord-saknas"}


def test_every_code_is_tried() -> None:
    """A new check: rows in the table of tests/test_checks_*.py beside its kind, half of which expect nothing."""
    tests = text(*(each for each in (ROOT / "tests").rglob("*.py") if each != Path(__file__)))
    untried = {code for code in CODES if code not in tests} ^ UNTRIED
    assert not untried, f"rows in the table of tests/test_checks_*.py that expect them: {untried}"


def test_codes_are_in_order() -> None:
    assert list(get_args(Code)) == sorted(CODES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_is_explained(code: str) -> None:
    rule = RULES[code]
    assert rule.title and rule.why.endswith((".", "?")), code
    assert rule.wrong.strip() and rule.right.strip() and rule.wrong != rule.right, code
    assert "  " not in rule.why, "a word is missing, or there is a blank too many"


def is_yaml(example: str) -> bool:
    """Tell whether a rule's example is an excerpt of a file, and not the name of a file or a command."""
    return bool(re.match(r"(- |[a-zåäö_]+:( |\n)|- *[a-z]+:)", example))


def parses(example: str) -> list[str]:
    _, findings = yamlio.parse(f"rot:\n{textwrap.indent(example, '  ')}\n".encode(), "exempel.yml")
    return [finding.code for finding in findings]


@pytest.mark.parametrize("code", [code for code, rule in sorted(RULES.items()) if is_yaml(rule.right)])
def test_right_example_is_yaml(code: str) -> None:
    assert parses(RULES[code].right) == []


@pytest.mark.parametrize("code", [code for code in sorted(RULES) if code.startswith("yaml-")])
def test_wrong_example_is_wrong_in_the_way_it_says(code: str) -> None:
    _, findings = yamlio.parse(RULES[code].wrong.encode(), "exempel.yml")
    assert code in {finding.code for finding in findings}


def test_most_rules_have_an_example_that_is_tried() -> None:
    assert sum(is_yaml(rule.right) for rule in RULES.values()) > 35
    assert parses('beslut: "<b>') != []


# The format of records.


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        if part is not annotation:
            yield from records_in(part)


def keys_of(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[str]:
    """Return every key that can stand in a file of this kind, by its Swedish name."""
    seen = seen if seen is not None else set()
    seen.add(model)
    keys: set[str] = set()
    for name, field in model.model_fields.items():
        alias = field.alias or name
        if alias.isprintable() and model.__name__ != "AttendanceLine":
            keys.add(alias)
        for record in records_in(field.annotation):
            if record not in seen:
                keys |= keys_of(record, seen)
    return keys


def marked(document: str) -> set[str]:
    """Return the words that stand as code in a page: in backticks, or as a key in a block of code."""
    outside = re.sub(r"^```.*?^```", "", document, flags=re.MULTILINE | re.DOTALL)
    return set(re.findall(r"`([^`\n]+)`", outside)) | set(keys_in_blocks(document))


def keys_in_blocks(document: str) -> Iterator[str]:
    for block in re.findall(r"^```yaml\n(.*?)^```", document, re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^[ \-#]*([\wåäöÅÄÖ]+):", block, re.MULTILINE)


def test_keys_are_found_in_models() -> None:
    minutes = keys_of(Minutes)
    assert {"organ", "paragrafer", "återtaget", "utslagsröst", "efter", "kvittade", "uppsatt", "länk"} <= minutes
    assert keys_of(People) == {
        "personer", "id", "namn", "även", "partier", "parti", "från", "till",
        "endast_parti", "endast_organ", "tidigare_adresser",
    }  # fmt: skip


def test_every_key_of_minutes_is_in_the_guide() -> None:
    wanted = keys_of(Minutes) | set(ENTRY_KEYS)
    assert sorted(wanted - marked("\n".join(GUIDES))) == []


@pytest.mark.parametrize(
    ("file", "model"),
    [
        ("kommun.yml", Municipality),
        ("organ.yml", Bodies),
        ("partier.yml", Parties),
        ("personer.yml", People),
        ("borttaget.yml", Removals),
        ("undantag.yml", Waivers),
    ],
)
def test_every_key_of_a_register_is_explained_in_it(file: str, model: type[Record]) -> None:
    register = text(STARTER / file)
    comments = " ".join(line for line in register.splitlines() if line.lstrip().startswith("#"))
    words = set(re.findall(r"[\wåäö]+", comments)) | set(re.findall(r"^([\wåäö]+):", register, re.MULTILINE))
    assert sorted(keys_of(model) - words) == []


def values_of(model: type[BaseModel], name: str) -> set[str]:
    annotation = model.model_fields[name].annotation
    return {value for part in (annotation, *get_args(annotation)) for value in get_args(part) if isinstance(value, str)}


@pytest.mark.parametrize(("model", "name"), [(Item, "outcome"), (Item, "status"), (Minutes, "status")])
def test_every_value_is_in_the_guide_and_in_open_data(model: type[BaseModel], name: str) -> None:
    values = values_of(model, name)
    assert len(values) > 3
    assert sorted(values - marked(text(OPEN_DATA))) == []
    assert sorted(values - marked("\n".join(GUIDES)) - {"justerat"}) == []  # that is what is meant by saying nothing


def blocks(document: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", document, re.MULTILINE | re.DOTALL)


def guide_blocks() -> list[str]:
    return [block for guide in GUIDES for block in blocks(guide)]


def is_whole(block: str) -> bool:
    return block.startswith(("organ:", "#")) and ("\nparagrafer:" in block or "\nstatus: kallad" in block)


def site(folder: Path, minutes: dict[str, Any] | str) -> Examination:
    """Examine one protocol in a new archive, with whatever pdf it names."""
    content = folder / "content"
    (content / "register").mkdir(parents=True)
    for path, register in founding.files(NEW):
        if path.startswith("content/register/"):
            (folder / path).write_text(register, "utf-8")
    written = minutes if isinstance(minutes, str) else yamlio.dump(minutes)
    body, day = (re.search(rf'^{key}: "?([^\s"]+)"?$', written, re.MULTILINE) for key in ("organ", "datum"))
    assert body and day
    file = content / "protokoll" / body[1] / f"{day[1]}.yml"
    file.parent.mkdir(parents=True)
    file.write_text(written, "utf-8")
    if pdf := re.search(r'^ *pdf: "?([^\s"]+)"?$', written, re.MULTILINE):
        (file.parent / pdf[1]).touch()  # there is nothing to examine in it
    return examine(content)


def parsed(block: str) -> dict[str, Any]:
    document, findings = yamlio.parse(textwrap.dedent(block).encode(), "exempel.yml")
    assert findings == [] and document is not None, render_text(findings)
    return dict(document.data)


# Whoever speaks or votes in the guide's fragments.
PRESENT = ("Anna Ek (M), ordförande", "Bo Lund (S)", "Fredrik Lind (V)", "Gunilla Norén (C)")


def around(fragment: dict[str, Any], *, in_item: bool) -> dict[str, Any]:
    """Return a protocol with the fragment in it: indented ones belong to a §, others where their keys are known."""
    top = keys_top(Minutes)
    whole = {number: {"nr": str(number), "rubrik": "Exempel"} for number in range(41, 51)}
    item: dict[str, Any] = whole[46]
    minutes: dict[str, Any] = {"organ": "ks", "datum": "2024-06-03", "beslutande": [*PRESENT]}
    minutes["beslutande"].append("Cecilia Berg (KD), ej § 46 (jäv)" if "jäv" in fragment else "Cecilia Berg (KD)")
    if "justering" in fragment:
        minutes["datum"] = fragment["justering"][0]["datum"]
    for key, value in fragment.items():
        target = item if in_item or key not in top else minutes
        target[key] = value
    if item["nr"] != "46":
        whole = {0: item}
    minutes.setdefault("paragrafer", [*whole.values()])
    return minutes


def keys_top(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize("block", [block for block in guide_blocks() if is_whole(block)])
def test_whole_protocol_in_the_guide_is_without_remark(tmp_path: Path, block: str) -> None:
    examination = site(tmp_path, block)
    assert examination.findings == (), render_text(examination.findings)
    assert examination.archive is not None and len(examination.archive.every_meeting) == 1


@pytest.mark.parametrize("block", [block for block in guide_blocks() if not is_whole(block)])
def test_fragment_in_the_guide_is_right(tmp_path: Path, block: str) -> None:
    fragment = parsed(block)
    for key, register in (("personer", People), ("borttaget", Removals), ("undantag", Waivers)):
        if key in fragment:
            assert validate(register, fragment)[1] is None
            return
    examination = site(tmp_path, around(fragment, in_item=block.startswith("    ")))
    assert examination.findings == (), render_text(examination.findings)


def test_guide_has_a_whole_protocol_and_fragments() -> None:
    whole = [block for block in guide_blocks() if is_whole(block)]
    assert whole and len(guide_blocks()) - len(whole) > 10


def test_first_page_of_the_guide_is_for_the_first_day() -> None:
    first = text(GUIDE)
    assert len(first.encode()) <= 17_000
    begins = [first.index(each) for each in ("inkorg", "steg för steg", "att kopiera", "Vad heter det här?")]
    assert begins == sorted(begins), "the shortest way first"
    for asked in (
        "mappen före namnet", "antecknas", "bordläggs", "Tidigare behandling", "Beslutet skickas till", "blank: ja",
        "deltar inte i beslutet", "partiernas representanter",
    ):  # fmt: skip
        assert asked in first


def test_guides_lead_to_headings_that_exist() -> None:
    headings = {
        name: {slug(heading) for heading in re.findall(r"^##+ (.*)$", guide, re.MULTILINE)}
        for name, guide in zip(("for-redaktorer.md", "nycklar.md"), GUIDES, strict=True)
    }
    for name, guide in zip(headings, GUIDES, strict=True):
        links = re.findall(r"\]\((for-redaktorer\.md|nycklar\.md|)#([^)]+)\)", guide)
        assert links
        assert [anchor for page, anchor in links if anchor not in headings[page or name]] == []


def test_wrong_fragment_is_seen(tmp_path: Path) -> None:
    examination = site(tmp_path, around({"utfall": "noterad"}, in_item=True))
    assert [finding.code for finding in examination.findings] == ["fel-varde"]


def test_message_in_the_guide_is_the_real_one(tmp_path: Path, demo: Path) -> None:
    real = demo / "content" / "protokoll" / "ksau" / "2025-12-02.yml"
    examination = site(tmp_path, real.read_text("utf-8").replace("förslag_till: ks", "förslag_till: kss", 1))
    shown = re.search(r"^```text\n(.*?)^```", text(GUIDE), re.MULTILINE | re.DOTALL)
    errors = [each for each in examination.findings if each.severity is Severity.ERROR]
    assert shown and shown[1].strip() == render_text(errors).strip()


# Open data.


def keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from keys_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from keys_in(each)


def built_json(archive: Archive) -> list[dict[str, Any]]:
    context = Context(archive, "Öppna protokoll", "https://exempel.se/")
    return [page_json(context, planned.data) for planned in plan(context) if planned.data]


def keys_in_source() -> set[str]:
    """Return every key that json_of_pages.py and parts.py can write, also those that the archive has no use for yet."""
    tree = ast.parse(inspect.getsource(parts) + inspect.getsource(json_of_pages))
    keys = {
        key.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    chosen = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and _is_named(node, "key")]
    return keys | {code for node in chosen if isinstance(node.value, ast.IfExp) for code in _strings(node.value)}


def _is_named(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def _strings(choice: ast.IfExp) -> Iterator[str]:
    for branch in (choice.body, choice.orelse):
        if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
            yield branch.value


def test_every_json_key_is_described(sagolunda: Examination) -> None:
    assert sagolunda.archive is not None
    wanted = set(keys_in(built_json(sagolunda.archive))) | keys_in_source()
    assert {"format", "överklaga_senast_beräknat", "ersattes_av", "utslagsröst"} <= wanted
    # A key that is called what it is in the file is described there, by words.toml.
    undescribed = sorted(wanted - marked(text(OPEN_DATA)) - keys_of(Minutes))
    assert not undescribed, f"describe each in {OPEN_DATA.relative_to(ROOT)}: {undescribed}"


def test_every_described_json_key_exists() -> None:
    """The first column of the tables under the headings about JSON holds keys, and keys only."""
    described = text(OPEN_DATA).split("## Delar som återkommer")[1]
    keys = {
        key for row in re.findall(r"^\| (`[^|]+) \|", described, re.MULTILINE) for key in re.findall(r"`(.+?)`", row)
    }
    assert len(keys) > 60
    assert sorted(keys - keys_in_source()) == []


def test_example_of_json_is_real(sagolunda: Examination) -> None:
    shown = re.search(r"^```json\n(.*?)^```", text(OPEN_DATA).partition("## Ett exempel")[2], re.MULTILINE | re.DOTALL)
    assert shown
    example = json.loads(shown[1])
    archive = sagolunda.archive
    assert archive is not None
    case = archive.case_of(example["nr"])
    assert case is not None
    real = page_json(Context(archive, "Öppna protokoll", example["adress"]), methodcaller("case", case))
    assert example == real


def test_format_is_the_one_that_is_described() -> None:
    assert f"`{json_of_pages.FORMAT}`" in text(OPEN_DATA)


def test_keys_of_findings_are_described() -> None:
    told = json.loads(render_json([], 0))
    described = text(OPEN_DATA).split("## Kontrollens fynd")[1].split("\n## ")[0]
    assert sorted({*keys_in(told), told["format"]} - marked(described)) == []


# Commands, options, targets.


@pytest.mark.parametrize("name", sorted(main.commands))
def test_command_says_what_it_does_and_what_each_option_means(name: str) -> None:
    command = main.commands[name]
    assert command.help and len(command.help) > 30
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_contributing_is_one_page_for_each_reader() -> None:
    editors, developers = text(CONTRIBUTING).split("## For developers")
    assert len(developers.encode()) <= 4000 and len(editors.encode()) <= 2000
    way = re.search(r"^1\. .*?\n\n", developers, re.MULTILINE | re.DOTALL)
    assert way and len(re.findall(r"^\d\. ", way[0], re.MULTILINE)) == 8
    for asked in ("`make lint`", ".venv/bin/pytest ", "minutes on", "incremental test fails", "Our own words"):
        assert asked in developers


def test_no_command_is_described_that_does_not_exist() -> None:
    everywhere = text(README, CONTRIBUTING, HANDBOOK, *standard.PAGES.glob("*.md"))
    assert set(
        re.findall(
            r"\bprotokoll (build|serve|check|audit|new|import|format|schema|explain|diff|staged|init|inkorg|upgrade)\b",
            everywhere,
        )
    ) <= set(main.commands)


def targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))


def test_make_help_lists_every_target() -> None:
    makefile = text(ROOT / "Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony and set(phony[1].split()) == targets(makefile)


@pytest.mark.parametrize("file", [README, CONTRIBUTING, HANDBOOK, GUIDE], ids=lambda file: file.name)
def test_make_targets_that_are_mentioned_exist(file: Path) -> None:
    assert set(re.findall(r"\bmake ([a-z]+)(?=[`\s])", "\n".join(code_of(text(file))))) <= targets(
        text(ROOT / "Makefile")
    )


def code_of(document: str) -> list[str]:
    return re.findall(r"`[^`\n]+`", document) + re.findall(r"^```.*?^```", document, re.MULTILINE | re.DOTALL)


def undocumented(source: str, name: str) -> list[str]:
    """Return the options of a class that no docstring follows."""
    tree = ast.parse(textwrap.dedent(source))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    missing = []
    for position, node in enumerate(body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            after = body[position + 1] if position + 1 < len(body) else None
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            if not said:
                missing.append(node.targets[0].id)
    return missing


def test_every_plugin_option_is_described() -> None:
    assert undocumented(inspect.getsource(ProtokollConfig), "ProtokollConfig") == []
    assert undocumented('class A:\n    a = 1\n    """Said."""\n    b = 2', "A") == ["b"]
    names = [name for name, _ in ProtokollConfig._schema]
    assert names and [name for name in names if f"`{name}`" not in text(HANDBOOK)] == []


# Links and layers.


def local_links(document: str) -> set[str]:
    found = re.findall(r"\]\(([^)\s]+)\)", document) + re.findall(r'(?:src|href)="([^"]+)"', document)
    return {link.split("#")[0] for link in found if not re.match(r"[a-z]+:|#", link)}


@pytest.mark.parametrize("file", [README, CONTRIBUTING, HANDBOOK], ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    links = local_links(text(file))
    assert links
    assert [link for link in sorted(links) if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", [README, CONTRIBUTING, HANDBOOK], ids=lambda file: file.name)
def test_paths_that_are_named_exist(file: Path) -> None:
    """A path in backticks that begins with a folder of the program is a file or a folder of it."""
    named = re.findall(r"`((?:generator|tests|benchmarks|theme_overrides|\.github|\.ci)/[\w./-]*)`", text(file))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_part_of_the_generator_is_in_the_readme() -> None:
    parts = {
        path.stem if path.is_file() else path.name
        for path in (ROOT / "generator").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and not path.name.startswith("_")
    }
    layers = text(README).split("| Layer |")[1].split("\n\n")[0]
    described = set(re.findall(r"`(\w+)`", "\n".join(row.split("|")[1] for row in layers.splitlines()[2:])))
    assert described == parts
