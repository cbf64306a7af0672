"""When a meeting began and ended in the data: only where the printed hours can be read in one way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.opendata.bulk.unfolding import unfolded
from generator.opendata.clock import begins_and_ends
from generator.pages.context import Context
from tests.sites import data_of, item, minutes, town

WINTER, SUMMER = date(2024, 3, 5), date(2024, 6, 4)


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        (WINTER, "09:00–10:30", ("2024-03-05T09:00:00+01:00", "2024-03-05T10:30:00+01:00")),
        (SUMMER, "Kl. 18.30-21.05", ("2024-06-04T18:30:00+02:00", "2024-06-04T21:05:00+02:00")),
        (SUMMER, "klockan 9.00 till 24.00", ("2024-06-04T09:00:00+02:00", "2024-06-05T00:00:00+02:00")),
        (WINTER, "18.30–00.15.", ("2024-03-05T18:30:00+01:00", "2024-03-06T00:15:00+01:00")),
        (WINTER, "13:00", ("2024-03-05T13:00:00+01:00", None)),
        (WINTER, "09.00–12.00 och 13.00–15.00", (None, None)),
        (WINTER, "09.00–12.00, ajournering 10.00–10.15", (None, None)),
        (WINTER, "12.00–09.00", (None, None)),
        (WINTER, "24.30–25.00", (None, None)),
        (WINTER, "9–12", (None, None)),
        (WINTER, "efter lunch", (None, None)),
        (WINTER, None, (None, None)),
    ],
)
def test_hours_become_points_in_time(day: date, time: str | None, expected: tuple[str | None, str | None]) -> None:
    assert begins_and_ends(day, day, time) == expected


def test_hours_of_several_days_are_left_alone() -> None:
    assert begins_and_ends(WINTER, date(2024, 3, 6), "09:00–16:00") == (None, None)


def test_what_lies_in_a_meeting_has_ids_and_addresses(tmp_path: Path) -> None:
    words = """\
    handlingar:
      - Tjänsteskrivelse
      - text: Plan
        länk: https://www.exempel.example/plan
    reservationer:
      - av: Bo Lund (M)
        text: Nej.
    """
    text = minutes("ks", "2024-03-05", item(12, body=words), head="tid: kl. 13.00–14.30")
    found = data_of(
        Context(town(tmp_path, text).archive(), "Öppna protokoll", "https://x.example/"), "moten/ks/2024-03-05/"
    )
    assert (found["börjar"], found["slutar"]) == ("2024-03-05T13:00:00+01:00", "2024-03-05T14:30:00+01:00")
    (paragraph,) = found["paragrafer"]
    assert paragraph["handlingar"] == [
        {"id": "p12-handling-1", "text": "Tjänsteskrivelse"},
        {"id": "p12-handling-2", "text": "Plan", "url": "https://www.exempel.example/plan"},
    ]
    (said,) = unfolded(found)["paragrafer"][0]["anteckningar"]
    assert said["url"] == f"{found['url']}#p12-reservation-1" and "url" not in paragraph["anteckningar"][0]
