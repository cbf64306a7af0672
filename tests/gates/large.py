"""A council of full size, invented, for the gates: `python -m tests.gates.large FOLDER` builds it into FOLDER/site.

Eighty §§, 81 members who serve in all of them, and in every fifth § a vote with their names: what a page must bear.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.sites import item, minutes, town

PARTIES = ("S", "M", "C", "V", "-")
SEATS, ITEMS = 81, 80
WORDS = "Nämnden har utrett frågan och funnit att den kan lösas inom ram. Kostnaden är känd och tiden räcker till. "


def names() -> list[str]:
    """Return as many members as a large council has, by turns of the parties."""
    first = ("Anna", "Bo", "Cecilia", "David", "Eva", "Filip", "Gunilla", "Hans", "Ida")
    last = ("Ek", "Lund", "Berg", "Ström", "Holm", "Kvist", "Dal", "Ås", "Näs")
    people = [f"{one} {other}" for other in last for one in first][:SEATS]
    return [f"{person} ({PARTIES[at % len(PARTIES)]})" for at, person in enumerate(people)]


def council() -> str:
    """Return the minutes of its meeting."""
    present = names()
    yes, no = present[:43], present[43:]
    found = []
    for number in range(1, ITEMS + 1):
        body = f"ärende: KS-2024-{number:05}\nsammanfattning: {WORDS * 6}\n"
        body += "utfall: bordläggning\n" if number % 3 == 0 else f"beslut: Kommunfullmäktige antar förslag {number}.\n"
        if number % 5 == 0 and number % 3:
            body += "voteringar:\n  - ja: bifall\n    nej: avslag\n    utfall: ja\n"
            body += f"    röster:\n      ja: {yes}\n      nej: {no}\n"
            body += f"reservationer:\n  - av: {no[:3]}\n    text: {WORDS}\n"
        found.append(item(number, f"Fråga {number} om kommunens gator, skolor och badhus", body))
    return minutes("kf", "2024-12-12", *found, present=present)


def main() -> None:
    """Write the archive and build its site."""
    place = town(Path(sys.argv[1]).resolve(), council())
    place.build(search=True)


if __name__ == "__main__":
    main()
