"""Kill builds at random, and let their disk fail: `python -m tests.killing 60` says how many left one whole site.

tests/test_killed.py tries a handful, at even distances.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.test_killed import changed_project, failed_at, killed_at, no_room, number_of_events, read_only


def main() -> None:
    """Try so many moments, half of them where the sites change places, and a fourth as many faults of the disk."""
    number = int(sys.argv[1])
    chance = random.Random(number)  # noqa: S311 - nothing is secret here
    with tempfile.TemporaryDirectory() as folder:
        projects = changed_project(Path(folder))
        events = number_of_events(projects[0])
        new = sum(
            killed_at(projects, chance.randint(first, events)) for first in (1, events - 9) for _ in range(number // 2)
        )
        faults = [
            failed_at(projects, chance.randint(1, 8), chance.choice([no_room, read_only])) for _ in range(number // 4)
        ]
    print(f"{number} dödade byggen av {events} ögonblick: {number - new} lämnade den gamla webbplatsen, {new} den nya.")
    print(f"{len(faults)} byggen på full eller skrivskyddad disk, {sum(faults)} slutade med ett besked.")
    print("Nästa bygge blev rätt efter alla.")


if __name__ == "__main__":
    main()
