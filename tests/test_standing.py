"""Wherever words of a § are shown, what qualifies them is shown: on every page, in every feed, in data and in hits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from lxml import etree

from generator import feeds, urls
from generator.archive import APPROVED, AgendaItem, Archive, Case, Standing, standing_of
from generator.checks import Examination, examine
from generator.feeds.feed import FeedEntry
from generator.language.calendar_se import format_date
from generator.notation import format_number
from generator.opendata.claims import Claims
from generator.opendata.json_of_pages import page_json
from generator.opendata.prose import Prose
from generator.opendata.standards import OParl, minutes_as_akn, popolo
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.pages.render import Renderer
from generator.search.records import SearchRecord, record
from tests.sites import REPOSITORY, fragments, item, minutes, town, whole_addresses

URL = "https://protokoll.exempelkoping.example/"
# What holds a § on a page: its own row or step, the entry of a list, else a section.
_HOLDERS = {"item", "step", "line", "row", "entry"}
_ENOUGH = 25  # letters of a paragraph by which it is known


def plain(words: str) -> str:
    return " ".join(words.replace("\u2060", "").split())


def needs(context: Context, the_item: AgendaItem, standing: Standing, *, words: bool) -> list[str]:
    """Return what has to stand beside the words of a §, or beside its title."""
    found = [] if standing.stage in APPROVED else [standing.stage.value.replace("ej ", "")]
    found += [f"rättat {format_date(each.date)}" for each in standing.corrections]
    found += ["jäv"] if standing.disqualified else []
    found += ["sekretess"] if standing.secrecy else []
    found += ["maskat"] if standing.masking and not words else []
    found += ["redaktionens anmärkning"] if standing.note else []
    if words:
        texts = [text for each in standing.corrections for text in (each.old, each.text) if text]
        found += [block for text in texts for block in context.text(text, the_item.meeting).blocks]
        found += [standing.note[:40]] if standing.note else []
        found += [each.name for each in standing.disqualified]
        found += [standing.secrecy] if standing.secrecy else []
        found += [standing.masking] if standing.masking else []
        found += [f"förslag till {standing.proposal_to.in_sentence}"] if standing.proposal_to else []
        found += [format_date(standing.newer.meeting.date)] if standing.newer else []
    return [plain(each).casefold() for each in found]


class Walk:
    """Every page, feed, piece of data and hit of an archive, asked which words of a § they show without more."""

    def __init__(self, archive: Archive) -> None:
        self.context = Context(archive, "Öppna protokoll", URL)
        items = [each for meeting in archive.meetings for each in meeting.items]
        self.standings = {urls.item(each): (each, standing_of(each)) for each in items}
        self.marked = {
            address: (the_item, standing)
            for address, (the_item, standing) in self.standings.items()
            if standing.marks or standing.proposal_to or standing.newer
        }
        self.shown = 0  # times that words of a § in need of something were found

    def missing(self, address: str, text: str, *, words: bool) -> list[str]:
        self.shown += 1
        the_item, standing = self.marked[address]
        said = plain(text).casefold()
        return [each for each in needs(self.context, the_item, standing, words=words) if each not in said]

    def pages(self, change: Callable[[Tag], object]) -> Iterator[str]:
        renderer = Renderer(REPOSITORY / "theme_overrides" / "pages")
        for each in plan(self.context):
            raw = renderer.fragment(each.make())
            here = [address for address in self.marked if f'{address}"' in raw]
            if here:
                page = BeautifulSoup(raw, "lxml")
                change(page)
                for address in here:
                    yield from (f"{each.address}: {address} {lack}" for lack in self.on_page(page, address))

    def on_page(self, page: Tag, address: str) -> Iterator[list[str]]:
        the_item, _ = self.marked[address]
        title, keys = plain(the_item.title), list(self.keys(the_item))
        for holder in {id(each): each for each in map(holder_of, links(page, address))}.values():
            text = plain(holder.get_text(" "))
            if any(key in text for key in keys):
                lack = self.missing(address, text, words=True)
            elif any(title in plain(each.get_text(" ")) for each in links(holder, address)):
                lack = self.missing(address, text, words=False)
            else:
                continue
            if lack:
                yield lack

    def keys(self, the_item: AgendaItem) -> Iterator[str]:
        """Yield how the texts of a § begin, as far as that tells them from others."""
        record = the_item.record
        texts = [record.decision, record.summary, *(each.text for each in the_item.contributions)]
        for text in texts:
            blocks = self.context.text(text, the_item.meeting).blocks if text else ()
            yield from (plain(block)[:60] for block in blocks[:1] if len(block) >= _ENOUGH)

    def feeds(self, change: Callable[[FeedEntry], FeedEntry]) -> Iterator[str]:
        maker = feeds.FeedMaker(self.context)
        for planned in plan(self.context):
            own = planned.address.partition("/")[0] in {"", "organ"}
            for entry in map(change, planned.feed(maker).entries if planned.feed else ()):
                for address in self.told(entry):
                    lines = [line for line in entry.lines if line.startswith(self.name(address))]
                    text = " ".join([entry.title, *(lines if own else entry.lines)])
                    if lack := self.missing(address, text, words=planned.address.startswith(urls.CASES)):
                        yield f"{planned.address}: {address} {lack}"

    def told(self, entry: FeedEntry) -> Iterator[str]:
        for address in self.marked:
            page = urls.meeting(self.marked[address][0].meeting)
            whole = entry.url == URL + page and any(self.name(address) in line for line in entry.lines)
            if entry.url == URL + address or whole:
                yield address

    def name(self, address: str) -> str:
        the_item = self.marked[address][0]
        return f"§ {format_number(the_item.number)} {the_item.title}"

    def data(self, change: Callable[[dict[str, Any]], object]) -> Iterator[str]:
        for planned in plan(self.context):
            data = whole_addresses(page_json(self.context, planned.data)) if planned.data else {}
            for each in walk(data):
                # The §§ of a meeting's own file are known by what follows its address.
                whole = str(each.get("url", f"{data.get('url')}#{each.get('id')}"))
                address = whole.removeprefix(URL)
                if "rubrik" in each and address in self.standings:
                    change(each)
                    self.shown += 1
                    if lack := self.unlike(each, self.standings[address][1]):
                        yield f"{whole}: {lack}"

    def prose(self, change: Callable[[str], str]) -> Iterator[str]:
        maker = Prose(self.context)
        for planned in plan(self.context):
            for part in re.split(r"(?m)^## ", planned.prose(maker)) if planned.prose else ():
                for address in (each for each in self.marked if f"{URL}{each}>" in part):
                    if lack := self.missing(address, change(part), words=True):
                        yield f"{planned.address}: {address} {lack}"

    def claims(self, change: Callable[[dict[str, Any]], object]) -> Iterator[str]:
        maker = Claims(self.context)
        for planned in plan(self.context):
            for each in walk(planned.claims(maker)) if planned.claims else ():
                address = str(each.get("@id", "")).removeprefix(URL)
                if address in self.standings:
                    change(each)
                    _, standing = self.standings[address]
                    self.shown += 1
                    said = str(each.get("creativeWorkStatus"))
                    final = standing.is_approved and not standing.proposal_to
                    if not (final and all(one in said for one in standing.marks)):
                        yield f"{planned.address}: {address} {said}"

    def unlike(self, data: dict[str, Any], standing: Standing) -> list[str]:
        newer = URL + urls.item(standing.newer) if standing.newer else None
        wanted = {
            "status": standing.stage.value,
            "nyare": newer,
            "rättelser": [each.text for each in standing.corrections],
            "redaktionell_not": standing.note,
            "jäv": [each.name for each in standing.disqualified],
            "sekretess": standing.secrecy,
            "maskning": standing.masking,
        }
        told = {
            **data,
            "nyare": data.get("nyare"),
            "rättelser": [each["text"] for each in data.get("rättelser", [])],
            "jäv": [each["namn"] for each in data.get("jäv", [])],
        }
        lack = [key for key, value in wanted.items() if told.get(key) != value]
        marks = [each.casefold() for each in standing.marks]
        cited = str(data.get("hänvisning", ", ".join(marks))).casefold()
        return lack + [f"hänvisning: {mark}" for mark in marks if mark not in cited]

    def standards(self, change: Callable[[Any], object]) -> Iterator[str]:
        for meeting in self.context.archive.meetings:
            root = etree.fromstring(minutes_as_akn(self.context, meeting))
            change(root)
            for section in root.iterfind(".//{*}debateSection[@name='paragraf']"):
                address = f"{urls.meeting(meeting)}#{section.get('eId')}"
                if address in self.marked:
                    text = " ".join(section.itertext())
                    if lack := self.missing(address, text, words=True):
                        yield f"{address}: {lack}"
        for piece in walk(json.loads(popolo.of_year(self.context, self.context.archive.meetings))):
            if (address := piece.get("id")) in self.marked:
                change(piece)
                text = " ".join([piece["text"], piece["result"], *piece.get("standing", ())])
                if lack := self.missing(address, text, words=False):
                    yield f"{address}: {lack}"
        for planned in plan(self.context):
            for piece in walk(planned.data(OParl(self.context))) if planned.data else ():
                kind, address = str(piece.get("type", "")).rpartition("/")[2], str(piece.get("web", ""))
                if kind == "Consultation":
                    address = piece["agendaItem"].replace("oparl.json", "")
                if kind in {"AgendaItem", "Consultation"} and (address := address.removeprefix(URL)) in self.marked:
                    change(piece)
                    own = [piece.get(key, "") for key in ("name", "resolutionText", "result", "role")]
                    text = " ".join([*own, *piece.get("OppnaProtokoll:standing", ())])
                    if lack := self.missing(address, text, words=kind == "AgendaItem"):
                        yield f"{address}: {lack}"

    def hits(self, change: Callable[[SearchRecord], SearchRecord]) -> Iterator[str]:
        for entity in (*self.context.archive.cases.values(), *(each for each, _ in self.standings.values())):
            if isinstance(entity, AgendaItem | Case):
                hit = change(record(self.context, entity))
                text = " ".join([hit.meta["state_label"], hit.meta["line"], hit.meta.get("standing", "")])
                one = isinstance(entity, AgendaItem)
                for the_item in [entity] if isinstance(entity, AgendaItem) else entity.items:
                    address = urls.item(the_item)
                    if address not in self.marked:
                        continue
                    lack = self.missing(address, text, words=one)
                    if lack:
                        yield f"{hit.address}: {address} {lack}"


def links(page: Tag, address: str) -> list[Tag]:
    return page.select(f'a[href="{urls.ROOT}{address}"]')


def holder_of(link: Tag) -> Tag:
    for parent in link.parents:
        if parent.name in {"article", "section"} or _HOLDERS & set(parent.get_attribute_list("class")):
            return parent
    return list(link.parents)[-1]


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(each)


def same(value: Any) -> Any:
    return value


def without_partial(page: Tag) -> None:
    for each in page.select(".qualified, .marks, .qualified-word, .correction, .note, .secrecy, .decision-state"):
        each.decompose()


def without_editorial(root: etree._Element | dict[str, Any]) -> None:
    if isinstance(root, dict):
        root.pop("standing", None)
        root.pop("OppnaProtokoll:standing", None)
        return
    for each in root.xpath("//*[@status='editorial']|//*[@name='rättelse']"):
        each.getparent().remove(each)


def of_title_only(entry: FeedEntry) -> FeedEntry:
    return FeedEntry(entry.id, entry.url, entry.title, entry.lines[:1], entry.published, entry.updated)


SURFACES: dict[str, tuple[Callable[..., Iterator[str]], Callable[..., Any]]] = {
    "pages": (Walk.pages, without_partial),
    "feeds": (Walk.feeds, of_title_only),
    "standards": (Walk.standards, without_editorial),
    "data": (Walk.data, lambda data: [data.pop(key, None) for key in ("rättelser", "redaktionell_not", "nyare")]),
    "prose": (Walk.prose, lambda part: re.sub(r"(?m)^>.*$", "", part)),
    "claims": (Walk.claims, lambda claim: claim.pop("creativeWorkStatus", None)),
    "hits": (Walk.hits, lambda hit: SearchRecord(hit.address, hit.content, {**hit.meta, "standing": ""})),
}


@pytest.mark.parametrize("surface", SURFACES)
def test_what_qualifies_words_stands_beside_them(sagolunda: Examination, surface: str) -> None:
    assert sagolunda.archive
    lacks, _ = SURFACES[surface]
    found = Walk(sagolunda.archive)
    assert list(lacks(found, same)) == []
    assert found.shown > 100


def test_the_walk_sees_what_is_taken_away_from_a_decision(sagolunda: Examination) -> None:
    assert sagolunda.archive
    lacks, change = SURFACES["claims"]
    assert list(lacks(Walk(sagolunda.archive), change)) != []


@pytest.mark.parametrize("surface", sorted({*SURFACES} - {"claims"}))
def test_in_the_real_archive_too_and_the_walk_sees_what_is_taken_away(nacka: Path, surface: str) -> None:
    archive = examine(nacka / "content").archive
    assert archive
    lacks, change = SURFACES[surface]
    assert list(lacks(Walk(archive), same)) == []
    assert list(lacks(Walk(archive), change)) != []


def test_a_folded_row_says_what_a_correction_says(sagolunda: Examination) -> None:
    assert sagolunda.archive
    page = fragments(sagolunda.archive, "moten/un/2024-05-14/")["moten/un/2024-05-14/"]
    summary = page.select(".item:has(#p29) summary")[0]
    said = plain(summary.get_text(" "))
    assert "410 000" not in said or "ska vara ”Kostnaden får vara högst 140 000 kronor.”" in said


AT = "anslag: {uppsatt: 2024-03-11}\njustering: {datum: 2024-03-08}\n"
STAGES = [
    ("", "", "justerat"),
    ("status: utkast\n", "", "utkast"),
    ("status: utkast\n", "omedelbart_justerad: ja", "utkast"),
    ("status: utkast\n", "status: justerat", "justerat"),
    ("status: ej justerat\n", "", "ej justerat"),
    ("status: ej justerat\n", "omedelbart_justerad: ja", "justerat"),
    ("", "status: ej justerat", "ej justerat"),
    ("", "rättelser: {datum: 2024-05-01, text: Fel.}", "rättat"),
    ("status: rättat\n", "rättelser: {datum: 2024-05-01, text: Fel.}", "rättat"),
    ("status: rättat\n", "", "rättat"),
    ("status: utkast\n", "rättelser: {datum: 2024-05-01, text: Fel.}", "utkast"),
]


@pytest.mark.parametrize(("head", "keys", "stage"), STAGES)
def test_how_far_the_minutes_of_a_paragraph_have_come(tmp_path: Path, head: str, keys: str, stage: str) -> None:
    if "rättelser" in keys:
        keys = "rättelser:\n  - {datum: 2024-05-01, text: Fel.}"
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1, "Taxa", keys), head=AT + head)).archive()
    [the_item] = archive.meetings[0].items
    assert standing_of(the_item).stage == stage
    final = stage in {"justerat", "rättat"}
    assert (archive.meetings[0].announcements[0].last_day is not None) is final
    assert (the_item.approved_on is not None) is final
    board = fragments(archive, "anslagstavla/")["anslagstavla/"].get_text(" ")
    assert ("Överklaga senast" in board, "justerat 8" in plain(board)) == (final, final)


def test_a_paragraph_approved_by_name_is_final_while_the_rest_waits(tmp_path: Path) -> None:
    head = "status: ej justerat\njustering: {datum: 2024-03-05, paragrafer: 2}"
    archive = town(tmp_path, minutes("ks", "2024-03-05", item(1), item(2), head=head)).archive()
    assert [each.stage for each in archive.meetings[0].items] == ["ej justerat", "justerat"]


def test_another_paragraph_corrected_leaves_this_one_as_it_is(tmp_path: Path) -> None:
    keys = "rättelser:\n  - {datum: 2024-05-01, text: Fel.}"
    text = minutes("ks", "2024-03-05", item(1), item(2, "Taxa", keys), head="status: rättat")
    assert [each.stage for each in town(tmp_path, text).archive().meetings[0].items] == ["justerat", "rättat"]
