"""Damage at random to what people edit, and what must be true of whatever is said of it.

`python -m tests.damaging 10000` tries so many in one process (some tens of milliseconds each) and tells what failed;
tests/test_damage.py tries some hundreds.
"""

from __future__ import annotations

import faulthandler
import random
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time

from generator.checks import examine
from generator.findings import render_github, render_json, render_markdown, render_sarif, render_text
from generator.findings.finding import ordered
from generator.rim.settings import load_settings
from generator.site import BuildFailedError
from tests.sites import MKDOCS, NACKA

# Of one finding and of all that is written of one damage.
MOST_CHARACTERS, MOST_OUTPUT = 300, 200_000
# Seconds of processor time that a secretary would call a hang, and of any time after which nobody waits.
_SLOW, _HANGS = 8, 120
# Words of English that no Swedish sentence holds. What is quoted (”…”) is the file's own.
ENGLISH = re.compile(
    r"\b(?:the|is|not|should|must|expected|found|invalid|error|value|input|while|parsing|mapping|could|cannot|string|"
    r"unexpected|missing|required|valid|line|column|none|null|true|false|type|object|argument|failed|character|token)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"”[^”]*”|\"[^\"]*\"|\[[^\]]*\]|\{[^}]*\}|[\w./-]+\.(?:yml|md|pdf)|[a-zåäö_]+: [^.]*")
_PASTED = (
    *(
        "”",
        "“",
        "’",
        "\u00ad",
        "\u00a0",
        "\u2011",
        "\u200b",
        "\u2028",
        "\x00",
        "\x07",
        "\ufeff",
        "\ufffd",
        "\U0001f600",
    ),
    *(
        "§§",
        ":",
        " #",
        "- ",
        "[",
        "{",
        "|",
        ">",
        "*",
        "&a",
        "*a",
        "!",
        "!!python/x ",
        "@",
        "`",
        "%",
        "?",
    ),
    *("---\n", "...\n", "<<: *a\n", "\t", '"', "'", "<script>", "](javascript:x)", "640101-", "§§ 8–", "(", "((S)"),
)


def _remove(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    del lines[at : at + chance.choice([1, 1, 1, 3, 20])]
    return "\n".join(lines)


def _repeat(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    end = at + chance.choice([1, 1, 2, 8])
    lines[at:at] = lines[at:end] * chance.choice([1, 1, 2, 200])
    return "\n".join(lines)


def _indent(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.choice([1, 2, 4]) + lines[at] if chance.random() < 0.5 else lines[at][1:]
    return "\n".join(lines)


def _tab(chance: random.Random, text: str) -> str:
    at = text.find("  ", chance.randrange(len(text) + 1))
    return text if at < 0 else f"{text[:at]}\t{text[at + 2 :]}"


def _swap(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _paste(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]}{chance.choice(_PASTED) * chance.choice([1, 1, 1, 2, 500])}{text[at:]}"


def _cut(chance: random.Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _mistype(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text))
    return f"{text[:at]}{chance.choice('abcxyzåäöÅ0123456789:-,.() ')}{text[at + chance.randrange(2) :]}"


def _key(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r"(?m)^[ -]*(\w+):", text))
    if not found:
        return text
    match = chance.choice(found)
    word = chance.choice(["", "rubrik", "nr", match[1].upper(), match[1] + match[1], f'"{match[1]}', "null", "on"])
    return f"{text[: match.start(1)]}{word}{text[match.end(1) :]}"


def _value(chance: random.Random, text: str) -> str:
    found = list(re.finditer(r"(?m)(?<=: )[^\n|]+$|(?<=- )[^\n|:]+$", text))
    if not found:
        return text
    match = chance.choice(found)
    made = ["", "null", "[]", "{}", "[" * 60, "2024-02-30", "99999999999999999999", "ja", "|", ">-", "&a b", "x" * 5000]
    return f"{text[: match.start()]}{chance.choice(made)}{text[match.end() :]}"


def _form(chance: random.Random, text: str) -> str:
    return chance.choice([unicodedata.normalize("NFD", text), text.replace("\n", "\r\n"), text.replace("\n", "\r")])


DAMAGES: tuple[Callable[[random.Random, str], str], ...] = (
    *(_remove, _repeat, _indent, _tab, _swap, _paste, _cut, _mistype, _key, _value, _form),
)


def damaged(text: str, seed: int) -> bytes:
    """Return the bytes of a text with one to three things wrong with it, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(DAMAGES)(chance, text or "x")
    match chance.randrange(12):
        case 0:
            return text.encode(chance.choice(["latin-1", "utf-16", "cp1252"]), errors="replace")
        case 1:
            raw = bytearray(text.encode(errors="replace") or b"x")
            for _ in range(chance.randint(1, 4)):
                raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            return bytes(raw)
        case _:
            return text.encode(errors="replace")


@dataclass(frozen=True)
class Place:
    """A folder with an archive, and the files of it that are damaged in turn, by their paths from the folder."""

    folder: Path
    files: tuple[str, ...]


def places(folder: Path, demo: Path | None = None) -> list[Place]:
    """Write the archives that are damaged: the real one, and one with two protocols of the demonstration's content."""
    real = folder / "real"
    # Originals, pictures and pages of the guide are not damaged, and examining them takes longer than all the rest.
    for name in ("register", "protokoll"):
        shutil.copytree(NACKA / "content" / name, real / "content" / name, ignore=shutil.ignore_patterns("*.pdf"))
    (real / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    made = [real]
    if demo:
        invented = folder / "demo"
        shutil.copytree(demo / "content" / "register", invented / "content" / "register")
        (invented / "mkdocs.yml").write_text(MKDOCS, "utf-8")
        for file in sorted((demo / "content" / "protokoll").rglob("*.yml"), key=lambda each: -each.stat().st_size)[:3]:
            target = invented / file.relative_to(demo)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        made.append(invented)
    found = []
    for each in made:
        files = [path.relative_to(each).as_posix() for path in sorted(each.rglob("*.yml"))]
        minutes = [name for name in files if "/protokoll/" in name]
        found.append(Place(each, (*files, *minutes * 3)))
    return found


@cache
def _words_before(path: Path) -> str:
    return path.read_text("utf-8")


def faults(place: Place, name: str, seed: int) -> Iterator[str]:
    """Damage one file of an archive, yield what is wrong with what is said of it, and put the file right again."""
    file = place.folder / name
    whole = _words_before(file)
    try:
        file.write_bytes(damaged(whole, seed))
        if name == "mkdocs.yml":
            said = [_told_of_settings(file)]
            outputs = said
        else:
            findings = examine(place.folder / "content").findings
            told = ordered(findings)
            said = [f"{each.message} {each.hint}" for each in told]
            yield from (
                f"{len(part)} tecken: {part[:400]}"
                for each in told
                for part in (each.message, each.hint)
                if len(part) > MOST_CHARACTERS
            )
            outputs = [
                render_text(findings),
                render_github(findings),
                render_json(findings, 1),
                render_markdown(findings, 1),
                render_sarif(findings, {}, "1"),
            ]
        yield from (f"engelska ({word[0]}): {each}" for each in said if (word := ENGLISH.search(_QUOTED.sub("", each))))
        yield from (f"{len(each)} byte skrivna" for each in outputs if len(each.encode()) > MOST_OUTPUT)
    finally:
        file.write_text(whole, "utf-8")


def _told_of_settings(file: Path) -> str:
    try:
        load_settings(file, None)
    except BuildFailedError as error:
        return str(error)
    return ""


def main() -> None:
    """Try as many seeds as the first argument says, from the second one on; tell each failure."""
    number, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    demo = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        all_places = places(Path(folder), demo)
        for seed in range(first, first + number):
            place = all_places[seed % len(all_places)]
            name = place.files[seed // len(all_places) % len(place.files)]
            faulthandler.dump_traceback_later(_HANGS, exit=True)
            began = process_time()
            try:
                wrong = list(faults(place, name, seed))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the failure that is looked for
                wrong = [f"{type(error).__name__}: {error}"]
            faulthandler.cancel_dump_traceback_later()
            if (spent := process_time() - began) > _SLOW:
                wrong.append(f"{spent:.1f} s")
            for each in wrong[:3]:
                print(f"{seed} {place.folder.name}/{name}: {each}", flush=True)
            failed += bool(wrong)
            if not seed % 500:
                print(f"… {seed}, {failed} fel", flush=True)
    print(f"{number} skador, {failed} med fel")


if __name__ == "__main__":
    main()
