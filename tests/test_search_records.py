"""What can be found: the records that are handed to the index."""

from __future__ import annotations

import shutil

import pytest

from generator.checks import examine
from generator.pages.context import Context
from generator.search import SearchRecord, shards
from tests.sites import NACKA

OLDER = """organ: kstu
datum: 2023-04-19
beslutande:
  - Johanna Kvist (S)
justerare:
  - Johanna Kvist
paragrafer:
  - nr: 3
    ärende: KFKS-2023-00007
    rubrik: Trygghetspaketet 2023
    beslut: |
      Första stycket.

      | Post | Summa |
      |---|--:|
      | Kameror | 0,1 mkr |

      - en punkt
      - en till
    sammanfattning: |
      Vad saken gällde.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[SearchRecord]:
    content = tmp_path_factory.mktemp("archive") / "content"
    shutil.copytree(NACKA / "content", content)
    (content / "protokoll" / "kstu" / "2023-04-19.yml").write_text(OLDER, "utf-8")
    examination = examine(content)
    assert examination.archive is not None, examination.findings
    context = Context(examination.archive, "Öppna protokoll", "/")
    return [record for shard in shards(examination.archive).values() for record in shard.records(context)]


def test_the_text_is_the_words_of_the_minutes_block_by_block(found: list[SearchRecord]) -> None:
    item = next(
        record for record in found if record.meta["title"] == "Trygghetspaketet 2023" and "§" in record.meta["kind"]
    )
    assert item.content.split("\n") == [
        "Första stycket.",
        "Post Summa",
        "Kameror 0,1 mkr",
        "en punkt",
        "en till",
        "Vad saken gällde.",
    ]


def test_a_number_is_given_in_all_the_ways_it_is_written(found: list[SearchRecord]) -> None:
    case = next(record for record in found if record.address == "arenden/kfks-2023-00007/")
    assert case.meta["nummer"].split() == ["KFKS202300007", "202300007", "00007", "KFKS20237", "20237", "7"]
    assert case.meta["delar"].split() == ["KFKS", "2023", "00007", "7"]
    item = next(record for record in found if record.meta.get("arende") == case.meta["nummer"])
    assert item.meta["kind"] == "§ 3"
    assert item.meta["paragraf"] == "paragraf3"


def test_a_case_that_was_only_noted_leaves_the_matter_to_its_paragraph(found: list[SearchRecord]) -> None:
    cases = {record.meta["title"]: record.content for record in found if record.filters["slag"] == ["Ärende"]}
    assert "Fisksätra" in cases["Trygghetspaketet 2024"]
    assert "Fisksätra" not in cases["Information från de lokala arbetsgrupperna"]
