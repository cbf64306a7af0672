"""An invented municipality, written as a project to build: any number of years, every byte decided by the seed.

    python -m benchmarks.synth FOLDER --years 20 [--seed N]

Writes FOLDER/mkdocs.yml and FOLDER/content/, and in FOLDER/extra/ one more protocol, of the newest date, to copy into
content/ when the cost of one addition is measured. Nobody in it exists, and nothing in it was ever decided.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.town import EARLIER, PARTIES, RENAMED, Municipality, yaml_list
from demonstration.__main__ import settings

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = {
    "index.md": "---\ntitle: Start\ndescription: Påhittade protokoll.\n---\n\n# Vad Exempelköping har beslutat\n",
    "om.md": "---\ntitle: Om webbplatsen\ndescription: Påhittade protokoll.\n---\n\n# Om webbplatsen\n\n"
    "Kommunen finns inte, och ingen i protokollen heller. De är skrivna av ett program för att mäta med.\n",
}


def registers(town: Municipality) -> dict[str, str]:
    """Return the registers by file name, when all minutes have been told."""
    organ = [
        f"  - id: {body.id}\n    namn: {body.name}\n    typ: {body.kind}\n"
        + (f"    under: {body.parent}\n" if body.parent else "")
        for body in town.bodies.values()
    ]
    partier = [
        f"  - kod: {code}\n    namn: {name}\n" + (f"    från: {town.renamed}\n" if code == RENAMED else "")
        for code, (name, _) in PARTIES.items()
    ]
    partier.append(
        f"  - kod: {EARLIER[0]}\n    namn: {EARLIER[1]}\n    till: {town.renamed - timedelta(days=1)}\n"
        f"    efterträdare: {RENAMED}\n"
    )
    forms = dict.fromkeys(body.letters for body in town.bodies.values())
    return {
        "kommun.yml": 'namn: Exempelköpings kommun\nkod: "9999"\nwebbplats: https://www.exempelkoping.example/\n'
        "diarienummer:\n"
        + "".join(f'  - form: "{each}-{{år}}-{{nr:5}}"\n    även:\n      - "{each} {{år}}/{{nr}}"\n' for each in forms),
        "organ.yml": "organ:\n" + "".join(organ),
        "partier.yml": "partier:\n" + "".join(partier),
        "personer.yml": "personer:\n" + ("".join(_registered(town)) or "  []\n"),
    }


def _registered(town: Municipality) -> Iterator[str]:
    for member in town.members:
        if member.earlier_names or len(member.parties) > 1:
            lines = f"  - namn: {member.name}\n"
            lines += yaml_list("även", member.earlier_names, "    ") if member.earlier_names else ""
            if len(member.parties) > 1:
                lines += "    partier:\n"
                for number, (year, party) in enumerate(member.parties):
                    lines += f"      - parti: {party}\n" + (f"        från: {year}-01-01\n" if number else "")
            yield lines


def write(folder: Path, town: Municipality) -> None:
    """Write a municipality into a folder, as a project that `protokoll build` can build; what was there is gone."""
    for name in ("content", "extra"):
        shutil.rmtree(folder / name, ignore_errors=True)
    register = folder / "content" / "register"
    register.mkdir(parents=True)
    for body in town.bodies:
        (folder / "content" / "protokoll" / body).mkdir(parents=True)
    for body, day, text in town.minutes():
        (folder / "content" / "protokoll" / body / f"{day}.yml").write_text(text, "utf-8")
    body, day, text = town.one_more()
    (folder / "extra" / "protokoll" / body).mkdir(parents=True)
    (folder / "extra" / "protokoll" / body / f"{day}.yml").write_text(text, "utf-8")
    for name, text in registers(town).items():
        (register / name).write_text(text, "utf-8")
    for name, text in PAGES.items():
        (folder / "content" / name).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(settings("https://oppna-protokoll.github.io/oppna-protokoll/"), "utf-8")


def main() -> None:
    """Write the municipality that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write an invented municipality's minutes, to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, Municipality(arguments.years, arguments.seed))


if __name__ == "__main__":
    main()
