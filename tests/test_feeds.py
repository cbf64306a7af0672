"""Feeds and calendars: valid by the standards, dated by the record, the same things in each format."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree

from generator import feeds
from generator.feeds.feed import NEWEST, NEWEST_OF_MEMBER, newest
from generator.pages.context import Context
from tests.sites import Site, Town, item, minutes, text_of, town

STANDARDS = Path(__file__).parent / "standards"
URL = "https://protokoll.exempelkoping.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = 'Bro <script>alert("1")</script> & ]]> åäö 🙂 med en rubrik så lång att den måste vikas, och så vidare'

POSTED = "justering: {datum: 2024-03-08}\nanslag: {uppsatt: 2024-03-11}"
MINUTES = (
    minutes("ks", "2024-02-06", item(1, "Taxa", "ärende: KS-2024-00001\nutfall: återremiss\nbeslut: Återremiss.")),
    minutes(
        "ks",
        "2024-03-05",
        item(
            2,
            f"'{HOSTILE}'",
            """
            ärende: KS-2024-00001
            beslut: |
              Taxan antas.

              - ett
              - två
            reservationer:
              - av: Bo Lund (M)
                text: Taxan är för hög.
              - av: Cecilia Berg (C)
                blank: ja
            voteringar:
              - ja: bifall
                nej: avslag
                röster: {ja: [Anna Ek (S)], nej: [Bo Lund (M)]}
            rättelser:
              - datum: 2024-04-02
                text: Taxan är 5 kronor.
            """,
        ),
        item(3, "Bro", "förslag_till: kf"),
        head=POSTED,
    ),
    minutes("an", "2024-03-06", item(1, "Plan", "förslag_till: kf"), head=POSTED),
    minutes("kf", "2024-02-20", item(1, "Budget"), head="justering: {datum: 2024-02-22}"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return town(tmp_path_factory.mktemp("floden"), *MINUTES)


@pytest.fixture(scope="module")
def site(place: Town) -> Site:
    return place.build()


@pytest.fixture(params=["site", "real_site"])
def either(request: pytest.FixtureRequest) -> Site:
    found: Site = request.getfixturevalue(request.param)
    return found


def atom(site: Site, address: str) -> etree._Element:
    return etree.fromstring((site.folder / address / "atom.xml").read_bytes())


def texts(node: etree._Element, name: str) -> list[str]:
    return [str(each.text) for each in node.iter(f"{ATOM}{name}")]


def json_feeds(site: Site) -> dict[str, dict[str, Any]]:
    found = {path: json.loads(path.read_bytes()) for path in sorted(site.folder.rglob("index.json"))}
    return {path.parent.relative_to(site.folder).as_posix(): data for path, data in found.items() if "version" in data}


def entries_of(site: Site, address: str) -> list[dict[str, str]]:
    """Return the entries of the Atom feed of a page by the names that JSON Feed has for the same."""
    found = []
    for entry in atom(site, address).iterfind(f"{ATOM}entry"):
        told = {key: entry.findtext(f"{ATOM}{name}") or "" for key, name in NAMES.items()}
        link = entry.find(f"{ATOM}link")
        assert link is not None
        words = [str(each.text) for each in entry.iterfind(".//{http://www.w3.org/1999/xhtml}p")]
        told |= {"url": str(link.get("href")), "content_text": "\n\n".join(words)}
        if told["date_modified"] == told["date_published"]:
            del told["date_modified"]
        found.append(told)
    return found


NAMES = {"id": "id", "title": "title", "date_published": "published", "date_modified": "updated"}


def test_every_json_feed_is_one_by_its_schema(either: Site) -> None:
    schema = json.loads((STANDARDS / "jsonfeed-1.1.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = json_feeds(either)
    assert found
    assert all(address.startswith("arenden/") for address in found)  # what has Atom is followed by that
    for address, feed in found.items():
        assert [error.message for error in validator.iter_errors(feed)] == [], address
        identifiers = [each["id"] for each in feed["items"]]
        assert len(identifiers) == len(set(identifiers)), address
        page = f"{feed['home_page_url']}index.json"
        assert feed["feed_url"] == page and page.endswith(f"{address}/index.json".removeprefix("./"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"items": []},
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1"}]},
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [], "typ": "organ"},
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "T",
            "items": [{"id": "1", "content_text": "", "date_published": "2024-03-05"}],
        },
    ],
)
def test_the_schema_of_json_feed_refuses(wrong: dict[str, Any]) -> None:
    schema = json.loads((STANDARDS / "jsonfeed-1.1.json").read_bytes())
    assert not Draft202012Validator(schema).is_valid(wrong)


def test_every_atom_feed_is_one_by_rfc_4287(either: Site) -> None:
    grammar = etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))
    found = sorted(either.folder.rglob("atom.xml"))
    assert len(found) > 10
    for path in found:
        document = etree.parse(path)
        assert grammar.validate(document), (path, grammar.error_log)


@pytest.mark.parametrize("lost", ["id", "updated", "author", "title"])
def test_the_grammar_of_atom_refuses_a_feed_without(site: Site, lost: str) -> None:
    grammar = etree.RelaxNG(etree.parse(STANDARDS / "atom.rng"))
    feed = atom(site, "organ/ks")
    node = feed.find(f"{ATOM}{lost}")
    assert node is not None and grammar.validate(feed)
    feed.remove(node)
    assert not grammar.validate(feed)


def test_the_page_about_feeds_says_how_much_they_hold(either: Site) -> None:
    said = text_of(either.content("folj/"))
    assert f"de senaste {NEWEST} händelserna, för en ledamot de senaste sex mötena" in said and NEWEST_OF_MEMBER == 6


@pytest.mark.parametrize(
    ("ages", "held"),
    [
        ([9, 8, 7, 6, 5, 4], [4, 5]),  # each thing by how many weeks before the newest it became known
        ([3, 2, 1, 0], [0, 1]),
        ([0, 0, 0, 0], [0, 0, 0, 0]),  # a busy week
        ([9, 0, 8, 7], [0, 7]),  # minutes that became known late, after those of later meetings
        ([9, 0, 0, 8, 0, 7], [0, 0, 0]),
        ([0, 9, 9, 9, 9, 9, 9], [9, 9, 9, 9, 9, 9]),  # among the last three times as many
        ([5], [5]),
        ([], []),
    ],
)
def test_a_feed_holds_what_became_known_last_and_all_of_its_last_week(ages: list[int], held: list[int]) -> None:
    found = newest(ages, lambda weeks: date(2024, 3, 5) - timedelta(weeks=weeks), 2)
    assert found[::-1] == held


def test_what_is_followed_is_announced_in_the_head_and_on_the_page(either: Site) -> None:
    followed = [path.parent for path in either.folder.rglob("atom.xml")]
    followed += [either.folder / address for address in json_feeds(either)]
    assert len(followed) > 10
    for folder in followed:
        address = f"{folder.relative_to(either.folder).as_posix()}/".removeprefix("./")
        page = either.page(address)
        links = page.select('link[rel="alternate"]')
        # The page's own title stands a line above; these say what tells them apart.
        assert len({str(link.get("title")) for link in links}) == len(links)
        announced = {str(link["href"]): str(link["type"]) for link in links}
        data = "application/json" if (folder / "atom.xml").is_file() else "application/feed+json"
        known = {
            "index.json": data, "atom.xml": "application/atom+xml", "kalender.ics": "text/calendar",
            "index.md": "text/markdown",
        }  # fmt: skip
        beside = {name: kind for name, kind in known.items() if (either.folder / address / name).is_file()}
        assert announced == beside, address
        if address:
            shown = {str(link["href"]).rpartition("/")[2] for link in page.select("#innehall a[href]")}
            assert set(beside) - {"index.md"} <= shown, address


def test_entries_lead_to_what_there_is(either: Site) -> None:
    home = either.feed("")["adress"]
    urls = [each["url"] for feed in json_feeds(either).values() for each in feed["items"]]
    for path in either.folder.rglob("atom.xml"):
        urls += [each["url"] for each in entries_of(either, path.parent.relative_to(either.folder).as_posix())]
    targets = {each.removeprefix(home) for each in urls}
    assert len(targets) > 3
    for target in targets:
        address, _, anchor = target.partition("#")
        assert not anchor or either.page(address).find(id=anchor), target
        assert either.has(address), target


def test_dates_come_from_the_record(site: Site) -> None:
    days = {each["url"].removeprefix(f"{URL}moten/"): each["date_published"][:10] for each in entries_of(site, "")}
    assert days == {
        "an/2024-03-06/": "2024-03-11",  # posted
        "ks/2024-03-05/": "2024-03-11",
        "kf/2024-02-20/": "2024-02-22",  # approved, and not posted
        "ks/2024-02-06/": "2024-02-06",  # neither
    }
    assert list(days) == ["an/2024-03-06/", "ks/2024-03-05/", "kf/2024-02-20/", "ks/2024-02-06/"]
    [corrected] = [each for each in entries_of(site, "") if "date_modified" in each]
    assert (corrected["url"], corrected["date_modified"]) == (f"{URL}moten/ks/2024-03-05/", "2024-04-02T12:00:00Z")
    assert texts(atom(site, ""), "updated")[0] == "2024-04-02T12:00:00Z"


def test_a_case_tells_each_step_with_its_words(site: Site) -> None:
    newest, first = site.feed("arenden/ks-2024-00001")["items"]
    assert newest["id"] == f"{URL}moten/ks/2024-03-05/#p2"
    assert newest["title"] == "Beslut: kommunstyrelsen 5 mars 2024, § 2 (rättat)"
    assert newest["content_text"] == "Taxan antas. ett …\n\nRättat 2 april 2024: Taxan är 5 kronor."
    assert first["title"] == "Återremitterat: kommunstyrelsen 6 februari 2024, § 1"


def test_a_member_and_a_party_tell_what_was_done_and_said(site: Site) -> None:
    _, march, *_, february = entries_of(site, "ledamoter/bo-lund")
    assert march["id"] == f"{URL}ledamoter/bo-lund/#ks/2024-03-05"
    assert march["content_text"].split("\n\n") == [
        "Tjänstgjorde §§ 2–3.",
        f"Reservation, § 2 {HOSTILE}:",
        "Taxan är för hög.",
        "Rättat 2 april 2024: Taxan är 5 kronor.",
        "En omröstning: nej § 2.",
    ]
    assert february["content_text"] == "Tjänstgjorde § 1."
    [said] = entries_of(site, "partier/c")
    assert said["id"] == f"{URL}partier/c/#ks/2024-03-05/p2"
    assert said["content_text"] == "Blank reservation av Cecilia Berg.\n\nRättat 2 april 2024: Taxan är 5 kronor."


def test_months_tell_what_was_decided_with_its_standing(site: Site) -> None:
    march, february = entries_of(site, "manad")
    assert (march["id"], march["title"]) == (f"{URL}manad/2024-03/", "Mars 2024 i korthet")
    assert march["content_text"].split("\n\n") == [
        "Två sammanträden, ett beslut, en omröstning.",
        "Kommunstyrelsen 5 mars 2024 (rättat):",
        f"§ 2 {HOSTILE}",
        "Rättat 2 april 2024: Taxan är 5 kronor.",
        "Arbetsmarknadsnämnden 6 mars 2024: inga beslut i sak.",
    ]
    assert (march["date_published"][:10], march["date_modified"][:10]) == ("2024-03-11", "2024-04-02")
    assert february["content_text"].split("\n\n")[-1] == "§ 1 Budget"
    assert [each["månad"] for each in site.data("manad")["månader"]] == ["2024-03", "2024-02"]


def test_a_month_counts_only_meetings_that_were_held(tmp_path: Path) -> None:
    off = "organ: kf\ndatum: 2024-03-20\nstatus: inställt\n"
    later = "organ: kf\ndatum: 2024-04-20\nstatus: inställt\n"
    held = minutes("ks", "2024-03-05", item(1, "Avtal", "beslut: Avtalet antas."))
    place = town(tmp_path, held, off, later).archive()
    months = feeds.FeedMaker(Context(place, "Öppna protokoll", URL)).months([(2024, 3)])
    assert months.entries[0].lines == (
        "Ett sammanträde, ett beslut.",
        "Kommunstyrelsen 5 mars 2024:",
        "§ 1 Avtal",
        "Avtalet antas.",
    )
    assert place.months == [(2024, 3)]


def test_a_feed_is_bounded(tmp_path: Path) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 6)]
    archive = town(tmp_path, *(minutes("ks", day, item(1)) for day in days)).archive()
    feed = feeds.FeedMaker(Context(archive, "Öppna protokoll", URL)).site(archive)
    assert len(feed.entries) == NEWEST
    assert (feed.entries[0].published, feed.entries[-1].published) == (date(2024, 12, 5), date(2024, 9, 1))
    member = feeds.FeedMaker(Context(archive, "Öppna protokoll", URL)).person(archive.people["anna-ek"])
    assert [each.published for each in member.entries] == [each.published for each in feed.entries[:NEWEST_OF_MEMBER]]


def test_a_body_without_meetings_has_an_empty_feed_and_no_calendar(site: Site) -> None:
    assert entries_of(site, "organ/ksau") == []
    assert texts(atom(site, "organ/ksau"), "updated") == ["2024-02-06T12:00:00Z"]
    assert not (site.folder / "organ/ksau/kalender.ics").exists()


# Calendars (RFC 5545).


def calendars(site: Site) -> list[Path]:
    return sorted(site.folder.rglob("*.ics"))


def test_calendars_are_written_by_the_rules_of_rfc_5545(either: Site) -> None:
    assert calendars(either)
    for path in calendars(either):
        raw = path.read_bytes()
        assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")  # 3.1: lines end in CRLF
        lines = raw.removesuffix(b"\r\n").split(b"\r\n")
        assert max(map(len, lines)) <= 75  # 3.1: octets, without the line break
        raw.replace(b"\r\n ", b"").decode()  # no letter is parted
        assert lines[0] == b"BEGIN:VCALENDAR" and lines[-1] == b"END:VCALENDAR"
        calendar = Calendar.from_ical(raw)
        assert calendar["version"] == "2.0" and calendar["prodid"]  # 3.6: required, once
        events = calendar.events
        assert len(events) == len(calendar.subcomponents) > 0
        assert all(event.errors == [] for event in events)
        assert len({str(event["uid"]) for event in events}) == len(events)  # 3.8.4.7: globally unique
        for event in events:
            assert event["dtstamp"].to_ical().endswith(b"Z")  # 3.8.7.2: in UTC
            assert event.start < event.end  # 3.6.1: the end is not part of it


def test_a_calendar_holds_meetings_and_last_days_to_appeal(site: Site) -> None:
    events = Calendar.from_ical((site.folder / "organ/ks/kalender.ics").read_bytes()).events
    assert [(event.start, str(event["summary"])) for event in events] == [
        (date(2024, 2, 6), "Kommunstyrelsen: sammanträde"),
        (date(2024, 3, 5), "Kommunstyrelsen: sammanträde"),
        (date(2024, 4, 2), "Sista dag att överklaga: Kommunstyrelsen 5 mars 2024"),  # 1 April is Easter Monday
    ]
    assert "(beräknat), § 2." in str(events[-1]["description"])
    assert str(events[-1]["uid"]) == "ks/2024-03-05/anslag-1@protokoll.exempelkoping.example"
    # Nothing but a proposal was announced: nothing to appeal.
    others = Calendar.from_ical((site.folder / "organ/an/kalender.ics").read_bytes()).events
    assert [str(event["summary"]) for event in others] == ["Arbetsmarknadsnämnden: sammanträde"]
