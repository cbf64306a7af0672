"""Ways from one thing of an archive to another: each is noted where it is gone, and judged by what it returns.

An archive is edited in one respect at a time. A page whose output is another afterwards has to have read a fact that is
worth something else; and every way is, for some page and some edit, the only one that says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import opendata, search
from generator.archive import Archive, trace
from generator.archive.trace import WHOLE, Fact, tracing, ways
from generator.pages.context import Context
from generator.pages.plan import plan, planned_start
from generator.pages.render import Renderer
from tests.sites import REPOSITORY, Town, item, minutes, town

Output = dict[str, tuple[str, set[Fact]]]

PEOPLE = "personer:\n  - namn: Bo Lund\n    id: bo\n    tidigare_adresser: [bo-lund]\n"
REMOVED = "borttaget:\n  - adress: moten/an/2024-04-09/\n    datum: 2024-05-02\n    skäl: Fel.\n"
REMOVED_ITEM = "  - adress: moten/ks/2024-03-05/#p9\n    datum: 2024-05-02\n    skäl: Fel.\n"
VOTE = """
voteringar:
  - ja: bifall
    nej: avslag
    utslagsröst: Anna Ek
    utfall: ja
    resultat: {ja: 1, nej: 1}
    röster: {ja: [Anna Ek], nej: [Bo Lund]}
"""
FIRST = minutes("ks", "2023-11-07", item(1, "Bro", "beslut: Bron byggs.\nförslag_till: kf\närende: KS 2023/7"))
SECOND = minutes(
    "kf",
    "2024-02-06",
    item(1, "Bro", "beslut: Bron byggs, se KS 2023/7 och § 2.\nutfall: bifall\närende: KS 2023/7" + VOTE),
    item(
        2, "Cykelväg", "typ: Motion\nväckt: 2024-01-30\nväckt_av: Cecilia Berg\nutfall: hänskjutet\närende: KS 2024/2"
    ),
    head="justering:\n  - datum: 2024-02-10\nanslag:\n  - {uppsatt: 2024-02-11, nedtas: 2024-03-05}",
)
THIRD = minutes(
    "ks",
    "2024-03-05",
    item(3, "Cykelväg", "beslut: Anna Ek (S) får uppdraget.\nutfall: noterat\närende: KS 2024/2\njäv: Bo Lund"),
    item(4, "Taxa", "beslut: Taxan höjs.\nreservationer:\n  - av: Cecilia Berg\n    text: För dyrt."),
    item(5, "Buss", "typ: Interpellation\nväckt_av: Bo Lund\nutfall: noterat"),
    present=("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Dan Ask (V), § 4"),
    head="justerare: Anna Ek\njustering:\n  - datum: 2024-03-08\nanslag:\n  - uppsatt: 2024-03-09",
)
FILES = {"ks/2023-11-07": FIRST, "kf/2024-02-06": SECOND, "ks/2024-03-05": THIRD}
LATER = minutes(
    "kf", "2024-04-09", item(9, "Skola", "beslut: Skolan byggs.\närende: KS 2024/9"), present=["Eva Sjö (L)"]
)
EARLIER = minutes("an", "2021-05-04", item(1, "Praktik", "beslut: Ja."), present=["Eva Sjö (L)"])


def founded(folder: Path) -> Town:
    found = town(folder)
    for name, text in FILES.items():
        found.write(f"protokoll/{name}.yml", text)
    found.write("register/personer.yml", PEOPLE)
    found.write("register/borttaget.yml", REMOVED + REMOVED_ITEM)
    return found


def put(name: str, old: str, new: str) -> Callable[[Town], Any]:
    """Return an edit of minutes: the first place where some words stand."""
    assert old in FILES[name], old
    return lambda edited: edited.write(f"protokoll/{name}.yml", FILES[name].replace(old, new, 1))


def written(path: str, text: str) -> Callable[[Town], Any]:
    return lambda edited: edited.write(path, text)


KF, KS = "kf/2024-02-06", "ks/2024-03-05"
EDITS: dict[str, Callable[[Town], Any]] = {
    "a comment": put(KF, "organ: kf\n", "organ: kf\n# Inskrivet.\n"),
    "words of a decision": put(KS, "Taxan höjs.", "Taxan sänks."),
    "words of a reservation": put(KS, "För dyrt.", "För billigt."),
    "who reserved": put(KS, "av: Cecilia Berg", "av: Bo Lund"),
    "a reservation more": put(KS, "text: För dyrt.", "text: För dyrt.\n      - av: Anna Ek\n        text: Fel."),
    "a title": put(KS, "rubrik: Taxa", "rubrik: Avgift"),
    "a case's title": put(KS, "rubrik: Cykelväg", "rubrik: Cykelbana"),
    "an outcome": put(KS, "får uppdraget.\n    utfall: noterat", "får uppdraget.\n    utfall: bifall"),
    "a motion decided": put(KF, "utfall: hänskjutet", "utfall: avslag"),
    "a case number": put(KF, "ärende: KS 2023/7", "ärende: KS 2023/8"),
    "a spelling of a number": put(KS, "ärende: KS 2024/2", "ärende: KS-2024-00002"),
    "a case given": put(KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    ärende: KS 2023/7"),
    "to whom it is proposed": put("ks/2023-11-07", "förslag_till: kf", "förslag_till: an"),
    "proposed no longer": put("ks/2023-11-07", "    förslag_till: kf\n", ""),
    "what kind of matter": put(
        KF,
        "typ: Motion\n    väckt: 2024-01-30\n    väckt_av: Cecilia Berg",
        "typ: Medborgarförslag\n    väckt: 2024-01-30",
    ),
    "what an interpellation is called": put(KS, "typ: Interpellation", "typ: Fråga"),
    "what a matter is called": put(KS, "typ: Interpellation", "typ: Interpellationssvar"),
    "who filed": put(KF, "väckt_av: Cecilia Berg", "väckt_av: Anna Ek"),
    "who filed alone": put(KS, "väckt_av: Bo Lund", "väckt_av: Anna Ek"),
    "when it was filed": put(KF, "väckt: 2024-01-30", "väckt: 2024-01-31"),
    "who is disqualified": put(KS, "jäv: Bo Lund", "jäv: Cecilia Berg"),
    "somebody else who is disqualified": put(
        KS, "väckt_av: Bo Lund\n    utfall: noterat", "väckt_av: Bo Lund\n    utfall: noterat\n    jäv: Anna Ek"
    ),
    "a case more": put(KF, "ärende: KS 2023/7", "ärende: [KS 2023/7, KS 2023/99]"),
    "how it is appealed": put(KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    överklagas: förvaltningsbesvär"),
    "a ballot": put(KF, "nej: [Bo Lund]", "nej: [Cecilia Berg]"),
    "what a vote was about": put(KF, "nej: avslag", "nej: bordläggning"),
    "the figures of a vote": put(KF, "resultat: {ja: 1, nej: 1}", "resultat: {ja: 2, nej: 1}"),
    "who cast the vote": put(KF, "utslagsröst: Anna Ek", "utslagsröst: Cecilia Berg"),
    "a minority's vote": put(KF, "utfall: bifall", "utfall: återremiss"),
    "a status": put(KS, "justerare:", "status: ej justerat\njusterare:"),
    "a place": put(KS, "justerare:", "plats: Stadshuset\njusterare:"),
    "who approves": put(KS, "justerare: Anna Ek", "justerare: Bo Lund"),
    "when it was approved": put(KS, "datum: 2024-03-08", "datum: 2024-03-07"),
    "when one § was approved": put(
        KS, "datum: 2024-03-08", "datum: 2024-03-08\n  - {datum: 2024-03-06, paragrafer: 4}"
    ),
    "not approved": put(KS, "justering:\n  - datum: 2024-03-08\n", ""),
    "when a notice went up": put(KS, "uppsatt: 2024-03-09", "uppsatt: 2024-03-10"),
    "a notice of another year": put(KS, "uppsatt: 2024-03-09", "uppsatt: 2025-01-02"),
    "no notice": put(KS, "anslag:\n  - uppsatt: 2024-03-09\n", ""),
    "a correction": put(
        KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    rättelser:\n      - {datum: 2024-05-01, text: Fel.}"
    ),
    "a role": put(KS, "ordförande", "vice ordförande"),
    "an attendance in part": put(KS, "Dan Ask (V), § 4", "Dan Ask (V), §§ 3–4"),
    "somebody more": put(KS, "  - Dan Ask", "  - Eva Sjö (L)\n  - Dan Ask"),
    "somebody less": put(KS, "  - Dan Ask (V), § 4\n", ""),
    "another party": put(KS, "Dan Ask (V)", "Dan Ask (S)"),
    "another spelling": put(KS, "Dan Ask (V)", "DAN ASK (V)"),
    "a § more": put(KS, "  - nr: 5", "  - nr: 6\n    rubrik: Ny\n  - nr: 5"),
    "a later meeting": written("protokoll/kf/2024-04-09.yml", LATER),
    "a meeting between": written("protokoll/kf/2024-01-09.yml", LATER.replace("2024-04-09", "2024-01-09")),
    "an earlier meeting": written("protokoll/an/2021-05-04.yml", EARLIER),
    "a meeting removed": written("register/borttaget.yml", REMOVED_ITEM.join(("borttaget:\n", ""))),
    "a § removed": written("register/borttaget.yml", REMOVED),
    "why it was removed": written("register/borttaget.yml", REMOVED.replace("Fel", "Annat") + REMOVED_ITEM),
    "a person's address": written("register/personer.yml", PEOPLE.replace("id: bo", "id: lund")),
    "an earlier address": written("register/personer.yml", PEOPLE.replace("[bo-lund]", "[lund]")),
    "a person's name": written(
        "register/personer.yml", PEOPLE.replace("namn: Bo Lund", "namn: Bo Erik Lund\n    även: [Bo Lund]")
    ),
    "a person's party": written("register/personer.yml", PEOPLE + "    partier:\n      - parti: C\n"),
}


# Ways for which there is no such edit above yet.
UNTRIED = {
    "Archive.unheld",
    "Body.every_meeting",
    "Handling.remarks",
    "Handling.stage",
    "Meeting.agenda",
    "Meeting.is_held",
    "Meeting.last_day",
    "Meeting.order",
    "Archive._held",
    "Archive.case_of",
    "Archive.case_years",
    "Archive.cases_of",
    "Archive.notice_years",
    "Archive.pending_years",
    "Archive.people",
    "Archive.removed_from",
    "Case._before",
    "Case.handlings",
    "Case.matter",
    "Case.newest",
    "Case.spellings",
    "Handling.appeal_said",
    "Handling.contribution",
    "Handling.kind",
    "Handling.matter",
    "Handling.minority_votes",
    "Handling.counted",
    "Handling.vote",
    "Meeting.announcements",
    "Meeting.attendance_line",
    "Meeting.author",
    "Meeting.presence",
    "Meeting.published_on",
    "Party._filed_in",
    "Party.people",
    "Person._attended",
    "Person._attended_in",
    "Person._newest_attended",
    "Person._newest_for",
    "Person.parties",
    "Person.redirects",
    "Person.spellings",
    "Person.years",
    "PersonIndex.find",
}


def outputs(archive: Archive) -> Output:
    """Return what each page says, its data and the shards of the index, with the facts that each was made from."""
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    renderer = Renderer(REPOSITORY / "theme_overrides" / "pages")
    found: Output = {}
    for planned in (planned_start(context, ""), *plan(context)):
        with tracing() as facts:
            page = planned.make()
            beside = list(opendata.beside(context, planned.address, *planned.subject)) if planned.subject else []
        text = f"{page.title} {page.description} {renderer.fragment(page)} {beside}"
        found[planned.address] = re.sub(r"\b([0-9a-f]{64}|[0-9a-f]{40})\b", "", text), facts
    for name, shard in search.shards(archive).items():
        with tracing() as facts:
            text = repr(list(shard.records(context)))
        members = " ".join(map(repr, shard.entities))  # what is in a shard decides by itself
        found[f"search {name} {members}"] = text, facts
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, set[str]]]]:
    """For each edit: the pages that come out otherwise, each with the ways that say so."""
    patch = pytest.MonkeyPatch()
    patch.setattr(trace, "_needed", set)  # all facts, also those that the whole minutes imply
    folder = tmp_path_factory.mktemp("ways")
    before = founded(folder / "before").archive()
    old = outputs(before)
    changes: dict[str, dict[str, set[str]]] = {}
    for number, (name, edit) in enumerate(EDITS.items()):
        edited = founded(folder / str(number))
        edit(edited)
        after = edited.archive()
        new = outputs(after)
        changes[name] = {
            address: {fact[0] for fact in facts if before.digest(fact) != after.digest(fact)}
            for address, (text, facts) in old.items()
            if address in new and new[address][0] != text
        }
    yield changes
    patch.undo()


@pytest.mark.parametrize("name", EDITS)
def test_a_page_that_changes_has_read_a_fact_that_changed(name: str, found: dict[str, dict[str, set[str]]]) -> None:
    assert [address for address, changed in found[name].items() if not changed - {WHOLE}] == []


@pytest.mark.parametrize("name", sorted(ways.keys() - {WHOLE} - UNTRIED))
def test_without_a_way_some_page_would_be_stale(name: str, found: dict[str, dict[str, set[str]]]) -> None:
    """Its fact dropped, nothing else tells that page that something has changed."""
    assert any(changed - {WHOLE} == {name} for pages in found.values() for changed in pages.values())
