"""The index as it is written: words, chunks, the files of a shard and the register of them all."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.text import without_marks as fold
from generator.search import SHARD_HEAD, Entries, SearchRecord, shard_files, weights
from generator.search.chunks import chunks
from generator.search.shard import characters
from generator.search.words import Words
from tests.search_files import write_register, write_shard

LINE = {"title": "Tomten", "kind": "§ 1", "line": "Nämnden", "internt": "hemligt"}


def read(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def number(character: str) -> int:
    """Return what a character stands for, as sokregister.js has it."""
    return ord(character) - (0x20 if ord(character) < 0xD800 else 0x820)


def records(*contents: str) -> list[SearchRecord]:
    return [SearchRecord(f"{n}/", content, LINE, {"slag": ["Paragraf"]}) for n, content in enumerate(contents)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tomten såldes.", {"tomten": 1, "såldes": 1}),
        ("Ja, ja och JA!", {"ja": 3, "och": 1}),
        ("Fisksätra/Älta", {"fisksätraälta": 1, "fisksätra": 1, "älta": 1}),
        ("(KFKS-2024-00430)", {"kfks202400430": 1, "kfks": 1, "2024": 1, "00430": 1}),
        ("ja-ja snake_case", {"jaja": 1, "ja": 1, "snakecase": 1, "snake": 1, "case": 1}),
        ("§ – • 12", {"12": 1}),
        ("", {}),
    ],
)
def test_a_text_is_words_without_signs(text: str, words: dict[str, int]) -> None:
    assert Words().count(text) == words


@pytest.mark.parametrize(
    ("word", "folded"), [("får", "far"), ("idé", "ide"), ("øl", "ol"), ("łuk", "luk"), ("ab12", "ab12")]
)
def test_accents_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


WORDS = st.text(st.characters(categories=("Ll", "Lo", "Nd")) | st.sampled_from("aåäbc"), min_size=1, max_size=6)


@given(st.dictionaries(WORDS, st.integers(1, 900).map("x".__mul__), max_size=60))
def test_every_word_is_in_the_chunk_where_it_is_looked_for(texts: dict[str, str]) -> None:
    found = list(chunks(texts, 350, 800))
    assert {word: text for _, chunk in found for word, text in chunk.items()} == texts
    starts = [start.encode("utf-16-be") for start, _ in found]
    assert starts[0] == b""
    assert starts == sorted(set(starts))
    for at, (_, chunk) in enumerate(found):
        assert {bisect_right(starts, fold(word).encode("utf-16-be")) - 1 for word in chunk} <= {at}


def test_inflections_stay_together() -> None:
    stems = ["avgift", "budget", "detaljplan", "förskola", "grundskola", "hamn", "idrott", "kajplats", "lekplats"]
    texts = {stem + ending: "x" * 60 for stem in stems for ending in ("", "en", "er", "erna", "ernas", "s")}
    for stem in stems:
        assert sum(any(word.startswith(stem) for word in chunk) for _, chunk in chunks(texts, 350, 800)) == 1


@given(st.lists(st.integers(0, 0x10F000)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert [number(character) for character in json.loads(json.dumps(characters(numbers)))] == numbers
    characters(numbers).encode()  # no surrogates


def test_a_shard_says_where_each_word_stands(tmp_path: Path) -> None:
    found = records("Bron revs.", f"Bron och bron{' och' * 99}.", f"Bron.\nSkolan{' och' * 99}.")
    name = write_shard("2024", found, tmp_path)
    assert name.startswith("2024-")
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["ord-0.sok", "post-0.sok", "skylt.json"]
    words = read(tmp_path / name / "ord-0.sok")
    assert list(words) == ["bron", "nämnden", "och", "revs", "skolan", "tomten"]
    postings = []
    for step in words["bron"]:
        postings.append((postings[-1] if postings else 0) + number(step))
    places = [divmod(posting, len(weights.LEVELS)) for posting in postings]
    assert [record for record, _ in places] == [0, 1, 2]
    assert places[0][1] > places[1][1] > places[2][1]
    shown = read(tmp_path / name / "post-0.sok")
    assert shown[0] == {"address": "0/", "title": "Tomten", "kind": "§ 1", "line": "Nämnden", "content": "Bron revs."}


def test_a_long_text_goes_on_in_parts_of_whole_paragraphs(tmp_path: Path) -> None:
    paragraphs = [f"Stycke {n}. " + "Bron byggs. " * 60 for n in range(20)]
    text = "\n".join(each.strip() for each in paragraphs)
    name = write_shard("2024", records(text, "Kort."), tmp_path)
    [shown, short] = (each for n in (0, 1) for each in read(tmp_path / name / f"post-{n}.sok"))
    parts = [read(tmp_path / name / f"rest-0-{at}.sok") for at in range(int(shown["more"]))]
    assert len(parts) > 2
    assert len(list((tmp_path / name).glob("rest-*"))) == len(parts)
    assert "\n".join([shown["content"], *parts]) == text
    assert "more" not in short


def test_the_same_records_give_the_same_files(tmp_path: Path) -> None:
    found = records(*(f"Ord{n} och ord{n * n % 17} med mera." for n in range(200)))
    names = {write_shard("2024", found, tmp_path / folder) for folder in ("a", "b")}
    assert len(names) == 1
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / f).rglob("*.sok")} for f in ("a", "b"))
    assert first == second
    assert write_shard("2024", reversed(found), tmp_path / "a") not in names


def test_a_word_of_the_text_says_less_than_a_title_and_that_less_than_a_number() -> None:
    texts = [weights.in_text(count, 150) for count in (1, 2, 8)]
    fields = [weights.in_field("namn", 2), weights.in_field("title", 3), weights.in_field("nummer", 3)]
    assert [*texts, *fields] == sorted([*texts, *fields])
    assert weights.in_field("title", 6) < weights.in_field("title", 1)
    assert weights.in_text(1, 20) > weights.in_text(1, 400)
    levels = [weights.level(weight) for weight in fields]
    assert levels == sorted(set(levels))
    assert weights.levels_in_text(150)[0] == 0


def test_the_register_knows_all_shards(tmp_path: Path) -> None:
    values = [{"organ": ["KS", "KF"], "ar": ["2024"]}, {"organ": ["KF"], "ar": ["2024"]}, {"organ": ["KF"]}]
    found = [SearchRecord(f"{n}/", f"ord{n}", LINE, each) for n, each in enumerate(values)]
    names = [write_shard("2024", found[:2], tmp_path), write_shard("2023", found[2:], tmp_path)]
    write_register(names, tmp_path)
    register = read(tmp_path / "register.sok")
    suggestions = read(tmp_path / "forslag.sok")
    filters = read(tmp_path / register["filters"])
    folders = [*names, register["vocabulary"]["folder"], suggestions["folder"], register["filters"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*folders, "forslag.sok", "register.sok"])
    assert suggestions["vocabulary"] == register["vocabulary"]
    assert (register["shards"], register["records"]) == (names, [2, 1])
    organ = filters["organ"]
    sets = [[organ["values"][number(value)] for value in each] for each in organ["sets"]]
    columns = [[sets[number(each)] for each in column] for column in organ["records"]]
    assert columns == [[["KS", "KF"], ["KF"]], [["KF"]]]
    assert filters["ar"]["values"] == ["2024"]


def test_older_years_have_fewer_files_that_say_the_same() -> None:
    long = "\n".join(f"Stycke {number} om {'vägen ' * 60}" for number in range(40))
    entries = [
        *map(Entries().entry, records(*(f"Beslut {number} om parken. {'Ord. ' * 90}" for number in range(40)), long))
    ]
    (_, fine), (_, coarse) = shard_files("2024-kv1", entries), shard_files("2020-2021", entries, coarse=True)

    def told(files: dict[str, bytes]) -> tuple[list[str], str, set[str]]:
        unpacked = {name: json.loads(gzip.decompress(raw)) for name, raw in files.items() if name != SHARD_HEAD}
        posts = [each for name, some in unpacked.items() if name.startswith("post-") for each in some]
        rest = "\n".join(some for name, some in unpacked.items() if name.startswith("rest-"))
        words = {word for name, some in unpacked.items() if name.startswith("ord-") for word in some}
        assert int(posts[-1]["more"]) == sum(name.startswith("rest-") for name in unpacked)
        return [each["content"] for each in posts], rest, words

    assert told(coarse) == told(fine)
    assert len(coarse) * 2 < len(fine)
    assert "more" not in entries[0].shown
