#!/bin/sh
# dateparser 1.5.0 with languages=["sv"]: days as they stand in Swedish minutes.
#
# Guess: told that the language is Swedish, it takes figures day first, and reads a day with a weekday or "kl." before it.
# Seen: "2/3 2024" is 3 February and "5.3.2024" 3 May, but "05.03.2024" is 5 March: month first until both have two
# figures. "onsdagen den 17 april 2024" and "17 april 2024 kl. 18.30" are no days at all. Its search for days in a text
# makes 30 November 2021 of the time "kl. 18.30–21.15".
# For us: days of old minutes read with it are a month or more wrong without a word, and a time becomes a meeting.
# Settings DATE_ORDER="DMY" mends the first two; our importer has its own reading (generator/importer/fields/dates.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

import dateparser
from dateparser.search import search_dates

CASES = {
    "17 april 2024": "2024-04-17",
    "den 5 mars 2024": "2024-03-05",
    "2/3 2024": "2024-02-03",
    "5.3.2024": "2024-05-03",
    "05.03.2024": "2024-03-05",
    "onsdagen den 17 april 2024": None,
    "17 april 2024 kl. 18.30": None,
}
print("dateparser", version("dateparser"))
for text, expected in CASES.items():
    found = dateparser.parse(text, languages=["sv"])
    seen = found and found.date().isoformat()
    print(text, "->", seen)
    assert seen == expected, "dateparser behaves differently now"
for text, expected in {"2/3 2024": "2024-03-02", "5.3.2024": "2024-03-05"}.items():
    found = dateparser.parse(text, languages=["sv"], settings={"DATE_ORDER": "DMY"})
    assert found and found.date().isoformat() == expected, "dateparser behaves differently now"
found = search_dates("Sammanträdet pågick kl. 18.30–21.15 den 15 april 2024.", languages=["sv"])
seen = [(words, day.date().isoformat()) for words, day in found]
print(seen)
assert seen == [("30–21", "2021-11-30"), ("den 15 april 2024", "2024-04-15")], "dateparser behaves differently now"
PYTHON
