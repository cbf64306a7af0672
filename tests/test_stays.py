"""What ANDRINGAR.md promises to stay from 1.0: addresses, keys of JSON and of the files, commands and their options.

What was promised stands in data/lovat.json. `python -m tests.test_stays` adds what is new; it takes nothing away.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import schema
from generator.command.builder import build
from generator.command.cli import main
from generator.opendata import json_of_pages
from tests.sites import NACKA, REPOSITORY, Site
from tests.test_docs import OPEN_DATA, text

PROMISED = Path(__file__).parent / "data" / "lovat.json"
# Names that hold a digest of what is in them, and what the frames of the pages are made of.
_UNPROMISED = re.compile(r"assets/|sokregister/|\.[0-9a-f]{8,}\.")


def addresses(site: Site) -> list[str]:
    """Return the addresses of a site's pages and of what lies beside them."""
    files = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", name) for name in files if not _UNPROMISED.search(name))


def json_keys() -> list[str]:
    """Return the keys that the page about open data describes in its tables: the code writes no others (test_docs)."""
    rows = re.findall(r"^\| (`[^|]+) \|", text(OPEN_DATA), re.MULTILINE)
    return sorted({key for row in rows for key in re.findall(r"`(.+?)`", row)})


def file_keys() -> list[str]:
    """Return each key of the files that an editor writes, with the file or record that it belongs to."""

    def found(name: str, value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key in value.get("properties", {}):
                yield f"{name}: {key}"
            for key, each in value.items():
                yield from found(key if key[:1].isupper() else name, each)
        elif isinstance(value, list):
            for each in value:
                yield from found(name, each)

    return sorted({key for name, content in schema.files() for key in found(name, json.loads(content))})


def commands() -> list[str]:
    """Return each command with its options and arguments."""
    return sorted(
        " ".join((name, option))
        for name, command in main.commands.items()  # type: ignore[attr-defined]
        for parameter in command.params
        for option in (parameter.opts if parameter.param_type_name == "option" else [parameter.name.upper()])
    )


def now(site: Site) -> dict[str, list[str]]:
    return {"adresser": addresses(site), "json": json_keys(), "filer": file_keys(), "kommandon": commands()}


@pytest.mark.parametrize("kind", ["adresser", "json", "filer", "kommandon"])
def test_what_was_promised_is_there(real_site: Site, kind: str) -> None:
    promised = json.loads(PROMISED.read_text("utf-8"))
    assert len(promised[kind]) > 40
    assert sorted(set(promised[kind]) - set(now(real_site)[kind])) == [], "ANDRINGAR.md, Vad som lovas från 1.0"


def test_format_of_json_is_the_promised_one_or_its_change_is_told() -> None:
    told = (REPOSITORY / "ANDRINGAR.md").read_text("utf-8")
    newest = max(int(number) for number in re.findall(r"`oppna-protokoll/(\d+)`", told))
    assert f"oppna-protokoll/{newest}" == json_of_pages.FORMAT


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        build(NACKA / "mkdocs.yml", Path(folder, "site"), search=True)
        found = now(Site(Path(folder, "site")))
    before = json.loads(PROMISED.read_text("utf-8")) if PROMISED.exists() else {}
    kept = {kind: sorted({*before.get(kind, ()), *names}) for kind, names in found.items()}
    PROMISED.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
