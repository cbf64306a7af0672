"""No rule and no linking compares everything with everything: twice as much costs about twice, counted in calls.

Counted and not timed: a clock tells how busy the machine is. What a compiled library does within one call is not
counted; the sizes are such that a square would show on the wall as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.language.text import slug
from tests.sites import Town, item, minutes, town

_LETTERS = "abdefghiklmnoprst"
# A fifth of what a square would add to the double.
_MOST = 2.4


def name(number: int) -> str:
    """Return one of some 80,000 names that are all different, each by more than a letter."""
    word = "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(4))
    return f"{word.capitalize()}a {word[::-1].capitalize()}sson"


def _present(number: int) -> dict[str, str]:
    lines = [f"{name(at)} (S)" for at in range(number)]
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1), present=lines)}


def _over_meetings(number: int) -> dict[str, str]:
    found = {}
    for at in range(number // 20 + 1):
        day = f"20{at // 12:02}-{at % 12 + 1:02}-05"
        lines = [f"{name(20 * at + one)} (S)" for one in range(20)]
        found[f"protokoll/ks/{day}.yml"] = minutes("ks", day, item(1), present=lines)
    return found


def _equal(number: int) -> dict[str, str]:
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1), present=["Anna Ek (S)"] * number)}


def _statements(number: int) -> dict[str, str]:
    said = "".join(f"\n  - {{av: {name(at)} (S), text: Bifall till förslaget {at}.}}" for at in range(number))
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1, "Taxa", f"yrkanden:{said}"))}


def _votes(number: int) -> dict[str, str]:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    body = f"voteringar:\n  - {{ja: A, nej: B, röster: {{ja: [{names}]}}}}"
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1, "Taxa", body))}


def _registered(number: int) -> dict[str, str]:
    people = "".join(f"  - {{namn: {name(at)}, id: {slug(name(at))}}}\n" for at in range(number))
    return {"register/personer.yml": f"personer:\n{people}", **_present(number)}


def _alike(number: int) -> dict[str, str]:
    people = "".join(f"  - {{namn: Anna Ek, id: p{at}}}\n" for at in range(number))
    return {"register/personer.yml": f"personer:\n{people}", **_equal(number)}


def _items(number: int) -> dict[str, str]:
    body = "ärende: KS 2024/7\nbeslut: |\n  Nämnden beslutar att bifalla ansökan.\n\n  Skickas till kommunstyrelsen."
    items = (item(at + 1, "Taxa", body) for at in range(number))
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", *items)}


def _places(number: int) -> dict[str, str]:
    listed = "".join(f"  - namn: {name(at).replace(' ', '')}by\n" for at in range(number))
    return {"register/platser.yml": f"platser:\n{listed}", **_items(10)}


def _attended(number: int, body: str) -> dict[str, str]:
    lines = [f"{name(at)} (S)" for at in range(number)]
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1, "Taxa", body), present=lines)}


def _waivers(number: int) -> dict[str, str]:
    file = "protokoll/ks/2024-03-05.yml"
    listed = "".join(
        f"  - {{regel: paragraf-lucka, plats: {file} § {3 * at}, skäl: Sekretess, till: 2030-01-01}}\n"
        for at in range(1, number)
    )
    items = (item(at, "Taxa") for at in range(1, 3 * number) if at % 3)
    return {"register/undantag.yml": f"undantag:\n{listed}", file: minutes("ks", "2024-03-05", *items)}


def _parties(number: int) -> dict[str, str]:
    listed = "".join(f"  - {{kod: P{at}, namn: {name(at)}}}\n" for at in range(number))
    present = [f"{name(at)} (P{at})" for at in range(number)]
    return {
        "register/partier.yml": f"partier:\n  - {{kod: S, namn: S}}\n{listed}",
        "protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1), present=present),
    }


def _voted(number: int) -> dict[str, str]:
    votes = "".join(
        f"  - {{ja: A, nej: B, resultat: {{ja: 1, nej: 0}}, röster: {{ja: [{name(at)} (S)]}}}}\n"
        for at in range(number)
    )
    return _attended(number, f"voteringar:\n{votes}")


def _disqualified(number: int) -> dict[str, str]:
    return _attended(number, f"jäv: [{', '.join(f'{name(at)} (S)' for at in range(number))}]")


def _voting_though_disqualified(number: int) -> dict[str, str]:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    others = ", ".join(f"{name(number + at)} (S)" for at in range(number))
    return _attended(2 * number, f"jäv: [{names}]\nvoteringar:\n  - {{ja: A, nej: B, röster: {{ja: [{others}]}}}}")


def _returning(number: int) -> dict[str, str]:
    lines = [f"{name(at)} (S) §§ 1, 3" for at in range(number)]
    lines += [f"{name(number + at)} (S) ersätter {name(at)} (S) § 2" for at in range(number)]
    return {"protokoll/ks/2024-03-05.yml": minutes("ks", "2024-03-05", item(1), item(2), item(3), present=lines)}


def _abstained(number: int) -> dict[str, str]:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    away = ", ".join(f"{name(number + at)} (S)" for at in range(number))
    return _attended(2 * number, f"voteringar:\n  - {{ja: A, nej: B, röster: {{ja: [{names}]}}}}\ndeltar_ej: [{away}]")


def _earlier(number: int) -> dict[str, str]:
    listed = "".join(f"  - {{namn: {name(at)}, id: p{at}, tidigare_adresser: [q{at}]}}\n" for at in range(number))
    return {"register/personer.yml": f"personer:\n{listed}", **_present(number)}


def calls(act: Callable[[], object]) -> int:
    """Return how many calls of Python functions something makes."""
    count = 0

    def counting(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("made", "number"),
    [
        (_present, 1000),
        (_over_meetings, 800),
        (_equal, 1500),
        (_statements, 250),
        (_votes, 500),
        (_registered, 400),
        (_alike, 400),
        (_items, 80),
        (_places, 150),
        (_waivers, 80),
        (_parties, 500),
        (_voted, 120),
        (_disqualified, 200),
        (_voting_though_disqualified, 150),
        (_returning, 80),
        (_abstained, 200),
        (_earlier, 500),
    ],
)
def test_twice_as_much_costs_about_twice(tmp_path: Path, made: Callable[[int], dict[str, str]], number: int) -> None:
    counted = []
    # The first is not counted: what it looks up once, such as the rules, the others find.
    for at, size in enumerate((10, number, 2 * number)):
        founded: Town = town(tmp_path / str(at))
        for path, text in made(size).items():
            founded.write(path, text)
        counted.append(calls(founded.examine))
    assert counted[2] <= _MOST * counted[1], counted


_HEAD = "Sammanträdesprotokoll\nKommunstyrelsen 2024-06-03\n"


def _hyphens(number: int) -> str:
    return f"{_HEAD}\n§ 1 Val\nBeslut\n" + "".join(f"av{name(at)}-\n" for at in range(number))


def _one_line(number: int) -> str:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    return f"{_HEAD}Närvarande: {names}\n\n§ 1 Val\nBeslut\nJa.\n"


def _voting_line(number: int) -> str:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    return f"{_HEAD}\n§ 1 Val\nOmröstning\nJa-röst: {names}\nNej-röst: Bo Ek (M)\nBeslut\nJa.\n"


def _approving_line(number: int) -> str:
    names = ", ".join(f"{name(at)} (S)" for at in range(number))
    return f"{_HEAD}Justerare: {names}\n\n§ 1 Val\nBeslut\nJa.\n"


@pytest.mark.parametrize(
    ("written", "number"), [(_hyphens, 700), (_one_line, 400), (_voting_line, 400), (_approving_line, 400)]
)
def test_an_import_of_twice_as_much_costs_about_twice(
    tmp_path: Path, written: Callable[[int], str], number: int
) -> None:
    counted = []
    for at, size in enumerate((10, number, 2 * number)):
        founded = town(tmp_path / str(at))
        file = tmp_path / f"{at}.txt"
        file.write_text(written(size), "utf-8")
        asked = ["import", str(file), "--content", str(founded.content)]
        counted.append(calls(partial(CliRunner().invoke, main, asked)))
        assert [*founded.content.rglob("2024-06-03.yml")]
    assert counted[2] <= _MOST * counted[1], counted


@pytest.mark.parametrize("made", [_equal, _alike])
def test_so_many_equal_names_are_a_bounded_number_of_findings(
    tmp_path: Path, made: Callable[[int], dict[str, str]]
) -> None:
    founded = town(tmp_path)
    for path, text in made(3000).items():
        founded.write(path, text)
    findings = founded.examine().findings
    assert 0 < len(findings) <= 4 * 51
