"""What comes back meeting after meeting: matters from vardag.yml, and their way from body to body."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from demonstration.people import LEFT, Member
from generator.language.calendar_se import MONTHS, format_date

_FIRST_NUMBER = 100  # the stories have those below


@dataclass
class Matter:
    """A matter on its way: the words it was given, its number, where it goes, and where it was postponed."""

    words: dict[str, Any]
    number: str
    way: list[str]
    title: str
    postponed: tuple[str, date, int] | None = None


class Everyday:
    """Deals out matters to meetings."""

    def __init__(self, data: dict[str, Any], names: dict[str, str], chance: random.Random) -> None:
        self.data = data
        self.names = names
        self.chance = chance
        self.waiting: defaultdict[str, deque[Matter]] = defaultdict(deque)
        self.count: dict[tuple[str, int], int] = {}
        self.used: set[tuple[str, int]] = set()
        self.places, self.streets = data["platser"].split(), data["gator"].split()

    def items(self, body: str, day: date, first: int) -> Iterator[dict[str, Any]]:
        """Yield the everyday §§ of a meeting, from the number `first`."""
        wanted = self.chance.randint(3, 6)
        own = self.data["fullmäktige"] if body == "kf" else self._recurring(body)
        number = first
        for each in self.chance.sample(own, min(len(own), 2)):
            yield self._filled({key: value for key, value in each.items() if key != "organ"}, body, day)
            number += 1
        queue = self.waiting[body]
        ready = [queue.popleft() for _ in range(min(len(queue), 8))]
        fresh = [each for each in self.data["ärenden"] if each.get("väg", "").split(" ")[0] == body]
        chosen = self.chance.sample(fresh, min(len(fresh), max(0, wanted - len(ready))))
        begun = [self._begun(each, day) for each in chosen]
        ready += [matter for matter in begun if matter]
        for matter in ready:
            yield self._item(matter, body, day, number)
            number += 1

    def dissent(self, item: dict[str, Any], deciding: Sequence[Member], day: date) -> dict[str, Any]:
        """Return the § with what one of the other side moved and reserved against, for some of those that decide."""
        others = [each for each in deciding if each.party not in LEFT]
        decides = "utfall" not in item and "förslag_till" not in item and "ärende" in item
        if not decides or not others or self.chance.random() > 0.3:
            return item
        who = self.chance.choice(others).printed(day)
        blank = self.chance.random() < 0.4
        why: dict[str, Any] = {"blank": "ja"} if blank else {"text": self.chance.choice(self.data["avvikelser"])}
        # In the order in which minutes have them.
        before = {key: value for key, value in item.items() if key != "beslutsgång"}
        return before | {
            "yrkanden": [{"av": [who], "text": "Avslag på förslaget."}],
            "beslutsgång": f"Ordföranden ställer yrkandet mot förslaget. {item.get('beslutsgång', '')}".strip(),
            "reservationer": [{"av": [who], **why}],
        }

    def _recurring(self, body: str) -> list[dict[str, Any]]:
        return [each for each in self.data["ärenden"] if body in each.get("organ", "").split()]

    def _begun(self, words: dict[str, Any], day: date) -> Matter | None:
        filled = self._filled(words, "", day)
        title = str(filled["rubrik"])
        if (title, day.year) in self.used:
            return None
        self.used.add((title, day.year))
        key = (words["nummer"], day.year)
        self.count[key] = self.count.get(key, _FIRST_NUMBER - 1) + 1
        return Matter(filled, f"{key[0]}-{day.year}-{self.count[key]:05}", words["väg"].split(), title)

    def _item(self, matter: Matter, body: str, day: date, number: int) -> dict[str, Any]:
        words, name = matter.words, self.names[body]
        item: dict[str, Any] = {"ärende": matter.number, "rubrik": matter.title}
        earlier, matter.postponed = matter.postponed, None
        onward = matter.way[matter.way.index(body) + 1 :]
        if not earlier and self.chance.random() < 0.04:
            item |= {"utfall": "bordläggning", "beslut": f"{name} bordlägger ärendet till nästa sammanträde."}
            matter.postponed = (body, day, number)
            self.waiting[body].append(matter)
        elif onward:
            via = "".join(f"{_small(self.names[each])} föreslår att " for each in onward[:-1])
            last = _small(self.names[onward[-1]])
            item["förslag_till"] = onward[0]
            item["beslut"] = f"{name} föreslår att {via}{last} fattar följande beslut.\n\n{words['kärna']}"
            self.waiting[onward[0]].append(matter)
        else:
            item |= {key: words[key] for key in ("typ", "utfall", "överklagas") if key in words}
            item["beslut"] = words["kärna"]
        if earlier:
            organ, when, at = earlier
            item["tidigare"] = [{"organ": organ, "datum": str(when), "nr": str(at), "som": "bordlagt"}]
        if "utfall" in item and item["utfall"] == "bordläggning":
            return item
        return item | {
            "sammanfattning": words["sammanfattning"],
            "handlingar": words["handlingar"],
            "beslutsgång": f"Ordföranden finner att {_small(name)} beslutar enligt förslaget.",
        }

    def _filled(self, value: Any, body: str, day: date) -> Any:
        place, street = self.chance.choice(self.places), self.chance.choice(self.streets)
        month = day.month - 2  # of the month before
        words = {
            "{Organ}": self.names.get(body, ""),
            "{plats}": place,
            "{gata}": street,
            "{antal}": str(self.chance.randint(12, 96)),
            "{belopp}": f"{self.chance.randint(12, 990)} 000",
            "{månad}": MONTHS[month],
            "{år}": str(day.year if month >= 0 else day.year - 1),
            "{nästa_år}": str(day.year + 1),
            "{dag}": format_date(day - timedelta(days=21)),
        }
        return _replaced(value, words)


def _replaced(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, words) for each in value]
    for sign, word in words.items():
        value = value.replace(sign, word)
    return value


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
