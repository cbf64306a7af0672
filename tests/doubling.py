"""What every check compares, in so many copies, twice and four times as many: `python -m tests.doubling [kind …]`.

Tells processor time and what each doubling costs. tests/test_linear.py counts calls; what a compiled library does
within one call shows only here.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

from tests.paper_pdf import pdf, words
from tests.sites import item, minutes, town
from tests.test_linear import _parties, _returning, _voted, _voting_though_disqualified, _waivers, name

Made = dict[str, str | bytes]
_MEETING = "protokoll/ks/2024-03-05.yml"


def _one(*items: str, present: list[str] | None = None) -> Made:
    more = {"present": present} if present else {}
    return {_MEETING: minutes("ks", "2024-03-05", *items, **more)}  # type: ignore[arg-type]


def _pdfs(number: int) -> Made:
    raw = pdf(words())
    pages = {f"sida{at}.md": f"# Sida\n\n[Bilaga](dokument/b{at}.pdf)\n" + "Ord. " * 500 for at in range(number)}
    return {**pages, **{f"dokument/b{at}.pdf": raw for at in range(number)}, **_one(item(1))}


def _mandates(number: int) -> Made:
    listed = "".join(
        f"  - {{person: {name(at)} (S), organ: ks, roll: ledamot, från: 2023-01-01, till: 2026-12-31}}\n"
        for at in range(number)
    )
    return {
        "register/uppdrag.yml": f"uppdrag:\n{listed}",
        **_one(item(1), present=[f"{name(at)} (S)" for at in range(number)]),
    }


def _removals(number: int) -> Made:
    listed = "".join(
        f"  - {{adress: moten/ks/2024-03-05/#p{at}, datum: 2024-04-01, skäl: Någon pekades ut.}}\n"
        for at in range(2, number + 2)
    )
    return {"register/borttaget.yml": f"borttaget:\n{listed}", **_one(item(1))}


def _links(number: int) -> Made:
    lines = "".join(f"[ett](sida{at}.md) och [två](moten/ks/2024-03-05/)\n" for at in range(number))
    return {"om.md": f"# Om\n\n{lines}", **_one(item(1))}


def _references(number: int) -> Made:
    items = (
        item(at + 1, "Taxa", f"ärende: KS-2024-{at:05}\nbeslut: Se § {at} och KF § {at}, 2024-01-01.")
        for at in range(number)
    )
    return _one(*items)


def _cases(number: int) -> Made:
    items = (item(at + 1, f"Taxa {name(at)}", f"ärende: KS-2024-{at:05}") for at in range(number))
    return _one(*items)


def _text(number: int) -> Made:
    return _one(
        item(
            1,
            "Taxa",
            "beslut: |\n"
            + "".join(
                f"  Nämnden beslutar ”att {name(at)} (S)\n  bifaller {at} kl. 18.30.\n\n" for at in range(number)
            ),
        )
    )


def _line(number: int) -> Made:
    return _one(item(1, "Taxa", "beslut: " + " ".join(f"”att {name(at)} (S) bifaller {at}" for at in range(number))))


def _table(number: int) -> Made:
    rows = "".join(f"  | {name(at)} | {at} | {at} |\n" for at in range(number))
    return _one(item(1, "Taxa", f"beslut: |\n  Nämnden beslutar:\n\n  | Namn | Ja | Nej |\n  |---|---|---|\n{rows}"))


def _reserved(number: int) -> Made:
    said = "".join(f"  - {{av: {name(at)} (S), text: Mot.}}\n" for at in range(number))
    return _one(item(1, "Taxa", f"reservationer:\n{said}"), present=[f"{name(at)} (S)" for at in range(number)])


def _bodies(number: int) -> Made:
    found = {f"protokoll/ks/{2000 + at // 336}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}.yml": "" for at in range(number)}
    return {path: minutes("ks", Path(path).stem, item(1)) for path in found}


def _numbers(number: int) -> Made:
    return {"a.csv": "namn;personnummer\n" + "Anna;640823-3234\n" * number, **_one(item(1))}


def _figures(number: int) -> Made:
    return {"a.csv": "1;2;3;4\n" + "12;11;10;2024;" * number, **_one(item(1))}


KINDS: dict[str, tuple[Callable[[int], Made], int]] = {
    each.__name__.strip("_"): (each, size)
    for each, size in (
        *((_waivers, 150), (_pdfs, 40), (_mandates, 300), (_removals, 300), (_links, 500), (_references, 200)),
        *((_cases, 200), (_parties, 200), (_text, 400), (_line, 400), (_table, 400), (_voted, 150), (_reserved, 200)),
        *((_bodies, 60), (_numbers, 1000), (_figures, 1500), (_returning, 150), (_voting_though_disqualified, 150)),
    )
}


def main() -> None:
    """Measure the kinds that are named, or all."""
    for kind in sys.argv[1:] or KINDS:
        made, number = KINDS[kind]
        spent = []
        for size in (10, number, 2 * number, 4 * number):
            with tempfile.TemporaryDirectory() as folder:
                founded = town(Path(folder) / "a")
                for path, content in made(size).items():
                    founded.write(path, content)
                began = process_time()
                findings = founded.examine().findings
                spent.append(process_time() - began)
        ratios = [after / before for before, after in pairwise(spent[1:])]
        shown = " ".join(f"{each:.2f}" for each in spent[1:])
        print(f"{kind:12} {shown} s: × {ratios[0]:.2f}, × {ratios[1]:.2f} ({len(findings)} fynd)", flush=True)


if __name__ == "__main__":
    main()
