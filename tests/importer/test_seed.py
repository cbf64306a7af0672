"""The first protocol of the archive, imported anew from its text and its PDF: the record that an editor made of it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import yamlio
from generator.content.validation import validate
from generator.importer.extract import read_source
from generator.importer.importing import Drafted, drafted, import_file, register_of
from generator.model import Minutes

REPOSITORY = Path(__file__).parents[2]
NACKA = REPOSITORY / "tests" / "data" / "nacka"
CONTENT = NACKA / "content"
RECORD = CONTENT / "protokoll" / "kstu" / "2024-04-17.yml"
SOURCES = {"text": REPOSITORY / "tests" / "data" / "kstu-2024-04-17.txt", "pdf": RECORD.with_suffix(".pdf")}
# What only an editor can add.
EDITORS_OWN = {"utfall", "redaktionell_not", "källa", "överklagas"}
# As the scan read it, and as the editor has put it right.
MISREAD = {"Ålta": "Älta", "drogsцен": "drogscen"}


@cache
def draft_of(kind: str) -> Drafted:
    register, words = register_of(CONTENT)
    return drafted(read_source(SOURCES[kind]), register, words)


def values(text: str) -> Any:
    document, findings = yamlio.parse(text.encode(), "utkast.yml")
    assert document is not None, findings
    assert findings == []
    return document.data


def without(data: Any, keys: set[str]) -> Any:
    if isinstance(data, dict):
        return {key: without(value, keys) for key, value in data.items() if key not in keys}
    return [without(each, keys) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("kind", SOURCES)
def test_draft_equals_the_record(kind: str) -> None:
    text = draft_of(kind).text
    for read, right in MISREAD.items():
        assert text.count(f"{read},") + text.count(f"{read} ") == 1
        text = text.replace(f"{read},", f"{right},").replace(f"{read} ", f"{right} ")
    wanted = without(values(RECORD.read_text(encoding="utf-8")), EDITORS_OWN)
    got = values(text)
    assert got.pop("status") == "utkast"
    assert got == wanted
    assert list(got) == list(wanted)
    assert [list(item) for item in got["paragrafer"]] == [list(item) for item in wanted["paragrafer"]]


@pytest.mark.parametrize("kind", SOURCES)
def test_each_misreading_is_on_the_list_and_no_word_is_missing(kind: str) -> None:
    made = draft_of(kind)
    assert made.missing == 0
    to_check = made.review.split("## Ord som saknas")[0]
    for words in ("KFKS-2024-0043 I", "KFKS-2024-00431", *MISREAD):
        assert words in to_check
    assert to_check.count("- [ ]") == made.doubts == 3
    assert "`utfall`" in made.review
    for words in ("ärende: KFKS-2024-00431 # osäkert: i texten ”KFKS-2024-0043 I”", "# osäkert: ”Ålta”?"):
        assert words in made.text


@pytest.mark.parametrize("kind", SOURCES)
def test_draft_is_canonical_and_reads_as_a_record(kind: str) -> None:
    text = draft_of(kind).text
    assert yamlio.canonical(text.encode(), "utkast.yml") == (text, [])
    record, error = validate(Minutes, values(text))
    assert error is None
    assert record is not None
    assert record.status == "utkast"


def test_files_are_written_once_and_an_edited_draft_is_never_lost(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    out.mkdir()
    outcome = import_file(SOURCES["text"], CONTENT, out)
    assert (outcome.items, outcome.members, outcome.doubts, outcome.missing, outcome.findings) == (8, 17, 3, 0, ())
    assert outcome.draft == out / "kstu-2024-04-17.yml"
    assert outcome.review == out / "kstu-2024-04-17.granska.md"
    assert sorted(path.name for path in out.iterdir()) == ["kstu-2024-04-17.granska.md", "kstu-2024-04-17.yml"]
    assert import_file(SOURCES["text"], CONTENT, out) == outcome
    for status, again in (("utkast", False), ("justerat", True)):
        edited = outcome.draft.read_text(encoding="utf-8").replace("status: utkast", f"status: {status}\n# Läst.")
        outcome.draft.write_text(edited, encoding="utf-8")
        refused = import_file(SOURCES["text"], CONTENT, out, again=again)
        assert [finding.code for finding in refused.findings] == ["import-finns-redan"]
        assert refused.draft is None
        assert outcome.draft.read_text(encoding="utf-8") == edited


def test_a_file_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "tom.pdf"
    path.write_bytes(b"")
    outcome = import_file(path, CONTENT, tmp_path)
    assert [finding.code for finding in outcome.findings] == ["import-tom"]
    assert (outcome.draft, outcome.review) == (None, None)
    assert list(tmp_path.iterdir()) == [path]


def test_lists_of_originals_among_the_minutes_lie_beside_the_archive_and_apart(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT / "register", content / "register")
    lists = []
    for body in ("ks", "kstu"):
        original = content / "protokoll" / body / "2024-04-17.txt"
        original.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SOURCES["text"], original)
        lists.append(import_file(original, content, None, again=True).review)
    assert lists == [tmp_path / f"{body}-2024-04-17.granska.md" for body in ("ks", "kstu")]
    assert all(each and each.exists() for each in lists)
