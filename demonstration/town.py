"""The minutes of Sagolunda, oldest first, as values that yamlio writes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from demonstration.days import meetings, working
from demonstration.everyday import Everyday
from demonstration.people import Roster, Sitting, Wanted, attend, member, span
from demonstration.stories import Stories, finished
from generator import yamlio

HERE = Path(__file__).parent
_OFFICIALS = ["Petra Fjärdingsman", "Gösta Räknare", "Siri Pennskaft", "Tore Arkivarius"]
_PLACES = {"kf": "Tingssalen, Sagolunda stadshus", "ksau": "Rummet Skrivaren, Sagolunda stadshus"}
_TIMES = {"kf": "18:00–21:10", "ksau": "08:30–10:15"}


def data(name: str) -> dict[str, Any]:
    """Return one of the files beside this module."""
    parsed, findings = yamlio.parse((HERE / name).read_bytes(), name)
    if parsed is None or findings:
        raise ValueError(findings)
    return parsed.data


class Town:
    """Tells three years of minutes."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # invented minutes, not secrets
        self.rosters = {
            body: Roster(tuple(map(member, each["ledamöter"])), tuple(map(member, each["ersättare"])))
            for body, each in data("ledamoter.yml").items()
        }
        self.names = {each["id"]: each["namn"] for each in data("register/organ.yml")["organ"]}
        self.special = data("moten.yml")
        self.everyday = Everyday(data("vardag.yml"), self.names, self.chance)
        self.latest: dict[tuple[str, int], int] = {}
        self.removed: list[dict[str, str]] = []
        self.stories = Stories()
        for path in sorted((HERE / "berattelser").glob("*.yml")):
            for story in data(f"berattelser/{path.name}")["berättelser"]:
                self.stories.add(story)

    def minutes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the path of each protocol below protokoll/ and what stands in it.

        When all have been told, `removed` holds the register of what was taken away again.
        """
        for day, body in meetings():
            key = f"{body} {day:%Y-%m}"
            minutes = self._meeting(key, body, day)
            if "avpublicerat" in self.special.get(key, {}):
                self._remove(f"moten/{body}/{day}/", self.special[key]["avpublicerat"])
            else:
                yield f"{body}/{day}.yml", minutes
            if f"{key}+" in self.special:
                yield f"{body}/{day}-2.yml", self._meeting(f"{key}+", body, day)
        for minutes in data("skrivna.yml")["möten"]:
            yield f"{minutes['organ']}/{minutes['datum']}.yml", minutes
        if self.stories.steps:
            raise ValueError(f"no such meeting: {sorted(self.stories.steps)}")

    def _remove(self, address: str, why: dict[str, str]) -> None:
        self.removed.append({"adress": address, **why})

    def _meeting(self, key: str, body: str, day: date) -> dict[str, Any]:
        special = self.special.get(key, {})
        first = self.latest.get((body, day.year), 0) + 1
        steps = self.stories.steps.pop(key, [])
        drafts = [] if special.get("steg_bara") else list(self.everyday.items(body, day, first + 1 + len(steps)))
        numbers = list(range(first, first + 1 + len(steps) + len(drafts)))
        if skipped := int(special.get("hoppa_över", "0")):
            # The everyday §§ know their numbers already: the hole is after the last.
            numbers[-1] += skipped
        self.latest[body, day.year] = numbers[-1]
        wanted = Wanted(
            text=" ".join(str(step.item) for step in steps),
            away={name for step in steps for name in step.away()},
            disqualified={name: [numbers[1 + at]] for at, step in enumerate(steps) for name in step.disqualified()},
            everyone=any(step.needs_everyone for step in steps),
        )
        sitting = attend(self.rosters[body], day, numbers, wanted, self.chance)
        approver = self.chance.choice(sitting.deciding[first][2:]).printed(day)
        items: list[dict[str, Any]] = [
            {
                "rubrik": "Val av justerare",
                "utfall": "vald",
                "beslut": f"{approver} utses att jämte ordföranden justera protokollet.",
            },
            *(
                finished(step, number, body, day, sitting.deciding[number])
                for step, number in zip(steps, numbers[1:], strict=False)
            ),
            *(
                self.everyday.dissent(draft, sitting.deciding[number], day)
                for draft, number in zip(drafts, numbers[1 + len(steps) :], strict=True)
            ),
        ]
        numbered = [{"nr": str(number), **item} for number, item in zip(numbers, items, strict=True)]
        if "avpublicerad_paragraf" in special:
            gone = numbered.pop(-2)
            self._remove(f"moten/{body}/{day}/#p{gone['nr']}", special["avpublicerad_paragraf"])
        return self._head(special, body, day, sitting, approver, numbered)

    def _head(
        self,
        special: dict[str, Any],
        body: str,
        day: date,
        sitting: Sitting,
        approver: str,
        items: list[dict[str, Any]],
    ) -> dict[str, Any]:
        secretary, other = self.chance.sample(_OFFICIALS, 2)
        status = special.get("status", "justerat")
        result: dict[str, Any] = {
            "organ": body,
            "datum": str(day),
            "tid": special.get("tid", _TIMES.get(body, "13:00–15:20")),
            "plats": _PLACES.get(body, "Sessionssalen, Sagolunda stadshus"),
        }
        result |= {"status": status} if status != "justerat" else {}
        result["beslutande"] = sitting.serving
        result |= {"ersättare": sitting.substitutes} if sitting.substitutes else {}
        result |= {
            "övriga": special.get("övriga", [other]),
            "sekreterare": [secretary],
            "justerare": [approver.split(" (")[0]],
        }
        if status in {"justerat", "rättat"}:
            result |= _approved(day, items)
        result |= {key: special[key] for key in ("maskning", "redaktionell_not") if key in special}
        return result | {"paragrafer": items}


def _approved(day: date, items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return when the §§ were approved and posted: those at once on their own, the others a week later."""
    at_once = [int(item["nr"]) for item in items if item.get("omedelbart_justerad")]
    rest = [int(item["nr"]) for item in items if not item.get("omedelbart_justerad")]
    groups = [(day, at_once)] if at_once else []
    groups.append((working(day + timedelta(days=7)), rest))
    approvals, notices = [], []
    for approved, numbers in groups:
        posted = working(approved + timedelta(days=1))
        part = {"paragrafer": _spans(numbers)} if at_once else {}
        approvals.append({"datum": str(approved), **part})
        notices.append(
            {
                "uppsatt": str(posted),
                "nedtas": str(posted + timedelta(days=22)),
                "förvaring": "Sagolunda stadshus",
                **part,
            }
        )
    return {"justering": approvals, "anslag": notices}


def _spans(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = ", ".join(span(first, last).split(" ")[1] for first, last in runs)
    return f"{'§' if len(numbers) == 1 else '§§'} {said}"
