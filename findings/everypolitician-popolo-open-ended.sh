#!/bin/sh
# everypolitician-popolo 0.0.11: reading valid Popolo of a municipality with the reader written for Popolo.
#
# Guess: what Popolo leaves optional may be left out, a year alone is uncertain, and motions are read.
# Seen: asking a membership for on_behalf_of, area or legislative_period that it does not have raises KeyError(None)
# instead of answering None; a membership that ends in "2024" counts as current to the last day of that year, one that
# starts in "2023-01" from the first day of that month; "motions" and "vote_events" have no reader at all.
# For us: a member without party (or an office held for nobody) stops such a program, and an end known by its year
# alone is taken for a day. We publish whole days where the record has them and nothing where it has not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check everypolitician-popolo==0.0.11
"$folder/venv/bin/python" - "$folder/popolo.json" <<'PYTHON'
import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from popolo_data.importer import Popolo

Path(sys.argv[1]).write_text(json.dumps({
    "persons": [{"id": "anna-ek", "name": "Anna Ek"}],
    "organizations": [{"id": "ks", "name": "Kommunstyrelsen", "classification": "committee"}],
    "memberships": [{"person_id": "anna-ek", "organization_id": "ks", "role": "ledamot",
                     "start_date": "2023-01", "end_date": "2024"}],
    "motions": [{"text": "Motion om cykelbana", "date": "2023-05-02"}],
    "events": [], "posts": [], "areas": [],
}))
archive = Popolo.from_filename(sys.argv[1])
membership = archive.memberships[0]
print("everypolitician-popolo", version("everypolitician-popolo"))
for name in ("on_behalf_of", "area", "legislative_period"):
    try:
        seen = repr(getattr(membership, name))
    except KeyError as error:
        seen = repr(error)
    print(name, "->", seen)
    assert seen == "KeyError(None)", "behaves differently now"
days = [date(2022, 12, 31), date(2023, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
seen = [membership.current_at(day) for day in days]
print("current_at", seen)
assert seen == [False, True, True, False], "behaves differently now"
assert not hasattr(archive, "motions") and not hasattr(archive, "vote_events"), "behaves differently now"
PYTHON
