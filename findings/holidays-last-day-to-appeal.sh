#!/bin/sh
# holidays 0.109, workalendar 17.0.0, swedish-holidays 1.1.2: the last day to appeal, three weeks after minutes were
# posted, when it falls on an eve.
#
# By law a time that ends on a Saturday, a Sunday or another holiday, Midsummer Eve, Christmas Eve or New Year's Eve goes
# on to the next weekday (2 § lagen (1930:173) om beräkning av lagstadgad tid).
# Guess: a package of Swedish holidays that knows of working days has the three eves among the days off.
# Seen: holidays calls all three working days (they are in its category "bank", beside days that are no days off), so 28
# of the days of 2020–2029 on which minutes may be posted get a last day that is two to four days early. workalendar is
# right. swedish-holidays has them, as no public holidays; and west of Greenwich it takes the eve for Midsummer Day.
# For us: nobody may be told a day too early. generator/language/calendar_se.py has the law's list, and tests of it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 workalendar==17.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

import holidays
from workalendar.europe import Sweden

ours, theirs = holidays.Sweden(years=range(2020, 2031)), Sweden()


def is_eve(day: date) -> bool:
    return (day.month, day.day) in {(12, 24), (12, 31)} or (day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4)


def is_off(day: date) -> bool:
    return day.weekday() >= 5 or day in ours or is_eve(day)


def last(posted: date, off: object) -> date:
    day = posted + timedelta(21)
    while off(day):
        day += timedelta(1)
    return day


days = [date(2020, 1, 1) + timedelta(each) for each in range(3653)]
early = [day for day in days if last(day, lambda each: not ours.is_working_day(each)) != last(day, is_off)]
right = [day for day in days if last(day, lambda each: not theirs.is_working_day(each)) == last(day, is_off)]
posted = date(2024, 5, 31)
seen = last(posted, lambda each: not ours.is_working_day(each)), last(posted, is_off)
print("holidays", version("holidays"), "workalendar", version("workalendar"))
print("posted", posted, "->", *seen, "| days of ten years that are early:", len(early), "of", len(days))
assert seen == (date(2024, 6, 21), date(2024, 6, 24)) and len(early) == 28, "holidays behaves differently now"
assert right == days, "workalendar behaves differently now"
PYTHON
npm install --silent --no-audit --no-fund --prefix "$folder" swedish-holidays@1.1.2 >/dev/null
cat >"$folder/eve.cjs" <<'JS'
const { isHoliday, isPublicHoliday } = require("swedish-holidays");
const eve = new Date(2024, 5, 21);
console.log([isHoliday(eve)?.name, isPublicHoliday(eve)].join(" "));
JS
for zone in Europe/Stockholm America/New_York; do (cd "$folder" && TZ=$zone node eve.cjs); done >"$folder/seen"
cat "$folder/seen"
printf 'Midsommarafton false\nMidsommardagen true\n' | cmp - "$folder/seen"
