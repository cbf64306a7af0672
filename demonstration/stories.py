"""The stories written by hand: which §§ they give to which meeting, and what in them depends on who was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from demonstration.people import Member

_KINDS = {"motion": "Motion", "medborgarförslag": "Medborgarförslag", "interpellation": "Interpellation"}
_CHOICES = ("ja", "nej", "avstår")


@dataclass
class Step:
    """One § of a story. `numbers` is shared by the story's steps: what number each meeting gave it."""

    item: dict[str, Any]
    numbers: dict[str, tuple[str, date, int]]
    meeting: str

    def away(self) -> Iterator[str]:
        """Yield those who have to be absent: they are absent or paired in a vote."""
        for vote in self.item.get("voteringar", ()):
            for names in vote.get("borta", {}).values():
                yield from (name.split(" (")[0] for name in names)

    def disqualified(self) -> list[str]:
        return [name.split(" (")[0] for name in self.item.get("jäv", ())]

    @property
    def needs_everyone(self) -> bool:
        return any("utslagsröst" in vote for vote in self.item.get("voteringar", ()))


@dataclass
class Stories:
    """All steps by meeting: "ks 2024-06", and "ks 2024-06+" for an extra one on the same day."""

    steps: defaultdict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))

    def add(self, story: Mapping[str, Any]) -> None:
        numbers: dict[str, tuple[str, date, int]] = {}
        filed = story.get("väckt", {})
        for at, step in enumerate(story["steg"]):
            meeting = step["möte"]
            item: dict[str, Any] = {}
            if "ärende" in story:
                item["ärende"] = story["ärende"]
            item["rubrik"] = step["rubrik"]
            if filed:
                item["typ"] = _KINDS.get(filed["sort"], "Fråga")
                if at == 0 and "av" in filed:
                    item["väckt_av"] = filed["av"]
            item |= {key: value for key, value in step.items() if key not in {"möte", "rubrik"}}
            self.steps[meeting].append(Step(item, numbers, meeting))


def finished(step: Step, number: int, body: str, day: date, deciding: Sequence[Member]) -> dict[str, Any]:
    """Return the § as it stands in the minutes: numbered, with its references, and the names of its votes."""
    item = dict(step.item)
    step.numbers[step.meeting] = (body, day, number)
    if "väckt_av" in item:
        keys = list(item)
        keys.insert(keys.index("väckt_av") + 1, "väckt")
        item["väckt"] = str(day)
        item = {key: item[key] for key in keys}
    if "tidigare" in item:
        organ, month, done = item["tidigare"].split(" ", 2)
        earlier, when, at = step.numbers[f"{organ} {month}"]
        item["tidigare"] = [{"organ": earlier, "datum": str(when), "nr": str(at), "som": done}]
    if "voteringar" in item:
        item["voteringar"] = [_vote(vote, day, deciding) for vote in item["voteringar"]]
    return item


def _vote(vote: Mapping[str, Any], day: date, deciding: Sequence[Member]) -> dict[str, Any]:
    if "partier" not in vote:
        return dict(vote)
    sides = {choice: vote["partier"].get(choice, "").split() for choice in _CHOICES}
    names: dict[str, list[str]] = {choice: [] for choice in _CHOICES}
    for who in deciding:
        parties = {who.party, who.party_on(day)} if who.party == "SL" else {who.party_on(day)}
        choice = next((choice for choice, codes in sides.items() if parties & set(codes)), None)
        if choice:
            names[choice].append(who.printed(day))
    gone = vote.get("borta", {})
    tally = {choice: str(len(names[choice])) for choice in _CHOICES}
    tally |= {key: str(len(each)) for key, each in gone.items()}
    voted = {choice: each for choice, each in names.items() if each} | gone
    result: dict[str, Any] = {"ja": vote["ja"], "nej": vote["nej"], "resultat": tally, "röster": voted}
    won = "ja" if len(names["ja"]) > len(names["nej"]) else "nej"
    if "utslagsröst" in vote:
        result["utslagsröst"] = vote["utslagsröst"]
    result["utfall"] = vote.get("utfall", won)
    if "text" in vote:
        result["text"] = vote["text"]
    return result
