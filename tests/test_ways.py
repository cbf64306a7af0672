"""Ways from one thing of an archive to another: each is noted where it is gone, and judged by what it returns.

An archive is edited in one respect at a time. A page whose output is another afterwards has to have read a fact that is
another value; and for every way there is an edit that a page which reads nothing else would be made again for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import opendata, search, urls
from generator.archive import Archive, trace
from generator.archive.certificate import Certificate
from generator.archive.meetings import OriginalFile
from generator.archive.trace import WHOLE, Bundle, Fact, tracing, ways
from generator.opendata.bulk.elected import stood_for
from generator.pages.context import Context
from generator.pages.plan import plan
from generator.pages.render import Renderer
from generator.privacy import pdf as originals
from generator.site.state import State
from tests.paper_pdf import pdf, words
from tests.sites import REPOSITORY, Town, item, minutes, town

Output = dict[str, tuple[str, set[Fact]]]

PEOPLE = "personer:\n  - namn: Bo Lund\n    id: bo\n    tidigare_adresser: [bo-lund]\n"
REMOVED = "borttaget:\n  - adress: moten/an/2024-04-09/\n    datum: 2024-05-02\n    skäl: Fel.\n"
REMOVED_ITEM = "  - adress: moten/ks/2024-03-05/#p9\n    datum: 2024-05-02\n    skäl: Fel.\n"
VOTE = """
voteringar:
  - ja: bifall
    nej: avslag
    utslagsröst: Bo Lund
    utfall: ja
    resultat: {ja: 1, nej: 1}
    röster: {ja: [Anna Ek], nej: [Bo Lund], frånvarande: [Gun Ed (M)]}
"""
BEFORE = "\ntidigare:\n  - {organ: kf, datum: 2024-01-09, nr: 9}"
FIRST = minutes(
    "ks", "2023-11-07", item(1, "Bro", "beslut: Bron byggs i Mariefred.\nförslag_till: kf\närende: KS 2023/7")
)
SECOND = minutes(
    "kf",
    "2024-02-06",
    item(1, "Bro", "beslut: Bron byggs, se KS 2024/9 och § 2.\nutfall: bifall\närende: KS 2023/7" + VOTE),
    item(
        2, "Cykelväg", "typ: Motion\nväckt: 2024-01-30\nväckt_av: Cecilia Berg\nutfall: hänskjutet\närende: KS 2024/2"
    ),
    item(3, "Avsägelse", "ärende: KS 2023/20"),
    head="justering:\n  - datum: 2024-02-10\nanslag:\n  - {uppsatt: 2024-02-11, nedtas: 2024-03-05}",
)
THIRD = minutes(
    "ks",
    "2024-03-05",
    item(
        3, "Cykelväg", "beslut: Bo Lund (M) får uppdraget.\nutfall: noterat\närende: KS 2024/2\njäv: Bo Lund" + BEFORE
    ),
    item(4, "Taxa", "beslut: Taxan höjs.\nreservationer:\n  - av: Cecilia Berg\n    text: För dyrt."),
    item(5, "Buss", "typ: Interpellation\nväckt_av: Bo Lund\nutfall: noterat"),
    item(6, "Brev", "typ: Skrivelse\nväckt_av: Anna Ek\nhandlingar: [{text: Brevet, pdf: brev.pdf}]"),
    present=("Anna Ek (S), ordförande", "Bo Lund (M)", "Cecilia Berg (C)", "Dan Ask (V), § 4"),
    head="justerare: Anna Ek\njustering:\n  - datum: 2024-03-08\nanslag:\n  - uppsatt: 2024-03-09",
)
FOURTH = """\
organ: ks
datum: 2024-06-04
status: kallad
kallelse: 2024-05-28
dagordning:
  - rubrik: Taxa
    ärende: KS 2024/2
"""
FILES = {"ks/2023-11-07": FIRST, "kf/2024-02-06": SECOND, "ks/2024-03-05": THIRD, "ks/2024-06-04": FOURTH}
LATER = minutes(
    "kf", "2024-04-09", item(9, "Skola", "beslut: Skolan byggs.\närende: KS 2024/9"), present=["Eva Sjö (L)"]
)
MANY = minutes("kf", "2024-03-04", *(item(at, f"Val {at}", "ärende: KS 2023/20") for at in range(4, 9)))
EARLIER = minutes("an", "2021-05-04", item(1, "Praktik", "beslut: Ja."), present=["Eva Sjö (L)"])


PLACES = "platser:\n  - namn: Mariefred\n"
MANDATES = "uppdrag:\n  - {person: Bo Lund (M), organ: ks, från: 2023-01-01}\n"
TOPICS = "ämnen:\n  - namn: Trafik\n    även: [buss]\n"


LETTER = pdf(words("Brevet"))


def founded(folder: Path) -> Town:
    found = town(folder)
    found.write("protokoll/ks/brev.pdf", LETTER)
    for name, text in FILES.items():
        found.write(f"protokoll/{name}.yml", text)
    found.write("register/personer.yml", PEOPLE)
    found.write("register/platser.yml", PLACES)
    found.write("register/ämnen.yml", TOPICS)
    found.write("register/uppdrag.yml", MANDATES)
    found.write("register/borttaget.yml", REMOVED + REMOVED_ITEM)
    return found


def put(name: str, old: str, new: str) -> Callable[[Town], Any]:
    """Return an edit of minutes: the first place where some words stand."""
    assert old in FILES[name], old
    return lambda edited: edited.write(f"protokoll/{name}.yml", FILES[name].replace(old, new, 1))


def written(path: str, text: str) -> Callable[[Town], Any]:
    return lambda edited: edited.write(path, text)


def taken_away(*names: str) -> Callable[[Town], Any]:
    return lambda edited: [(edited.content / f"protokoll/{name}.yml").unlink() for name in names]


def compared(edited: Town) -> None:
    """Hold the original of a meeting against its record, as a build does when it has linked the archive."""
    linked = edited.archive

    def archive() -> Archive:
        found = linked()
        found.meetings_by_id["kf/2024-02-06"].linked_certificate = Certificate("2024-02-06.pdf", 9, 8)
        return found

    vars(edited)["archive"] = archive


def measured(edited: Town) -> None:
    """Tell how large a document is, as a build does when it has linked the archive."""
    linked = edited.archive

    def archive() -> Archive:
        found = linked()
        found.meetings_by_id["ks/2024-03-05"].linked_files = {"brev.pdf": OriginalFile(9, "ab")}
        return found

    vars(edited)["archive"] = archive


def dated(edited: Town) -> None:
    """Tell when the file of a meeting came in and changed, as a build does when it has linked the archive."""
    linked = edited.archive

    def archive() -> Archive:
        found = linked()
        found.meetings_by_id["kf/2024-02-06"].linked_days = ("2024-02-12", "2024-03-01")
        return found

    vars(edited)["archive"] = archive


KF, KS = "kf/2024-02-06", "ks/2024-03-05"
EDITS: dict[str, Callable[[Town], Any]] = {
    "a comment": put(KF, "organ: kf\n", "organ: kf\n# Inskrivet.\n"),
    "words of a decision": put(KS, "Taxan höjs.", "Taxan sänks."),
    "many words of a decision": put(KS, "Taxan höjs.", f"Taxan höjs {'och höjs igen, ' * 20}från nyår."),
    "words of a reservation": put(KS, "För dyrt.", "För billigt."),
    "who reserved": put(KS, "av: Cecilia Berg", "av: Bo Lund"),
    "a reservation more": put(KS, "text: För dyrt.", "text: För dyrt.\n      - av: Anna Ek\n        text: Fel."),
    "a register more": written("register/synonymer.yml", "synonymer: []\n"),
    "an original beside the minutes": written("protokoll/kf/2024-02-06.pdf", ""),
    "an original held against the minutes": compared,
    "the days of the file": dated,
    "the size of a document": measured,
    "words of a special law": put(KS, "rubrik: Taxa", "rubrik: Bygglov för garage"),
    "a title": put(KS, "rubrik: Taxa", "rubrik: Avgift"),
    "a case's title": put(KS, "rubrik: Cykelväg", "rubrik: Cykelbana"),
    "an outcome": put(KS, "får uppdraget.\n    utfall: noterat", "får uppdraget.\n    utfall: bifall"),
    "a motion decided": put(KF, "utfall: hänskjutet", "utfall: avslag"),
    "a case number": put(KF, "ärende: KS 2023/7", "ärende: KS 2023/8"),
    "a spelling of a number": put(KS, "ärende: KS 2024/2", "ärende: KS-2024-00002"),
    "a case given": put(KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    ärende: KS 2023/7"),
    "a question beside": put(KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    ärende: KS 2024/2"),
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
    "who is disqualified and away": put(KS, "jäv: Bo Lund", "jäv: [Bo Lund, Dan Ask]"),
    "somebody else who is disqualified": put(
        KS, "väckt_av: Bo Lund\n    utfall: noterat", "väckt_av: Bo Lund\n    utfall: noterat\n    jäv: Anna Ek"
    ),
    "a case more": put(KF, "ärende: KS 2023/7", "ärende: [KS 2023/7, KS 2023/99]"),
    "how it is appealed": put(KS, "beslut: Taxan höjs.", "beslut: Taxan höjs.\n    överklagas: förvaltningsbesvär"),
    "a ballot": put(KF, "nej: [Bo Lund]", "nej: [Cecilia Berg]"),
    "what a vote was about": put(KF, "nej: avslag", "nej: bordläggning"),
    "the figures of a vote": put(KF, "resultat: {ja: 1, nej: 1}", "resultat: {ja: 2, nej: 1}"),
    "who cast the vote": put(KF, "utslagsröst: Bo Lund", "utslagsröst: Cecilia Berg"),
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
    "a plan that is adopted": put(KS, "beslut: Taxan höjs.", "beslut: Nämnden antar detaljplanen."),
    "what became of one case": put(
        KF, "utfall: bifall\n    ärende: KS 2023/7", "ärende: {nr: KS 2023/7, utfall: avslag}"
    ),
    "somebody more": put(KS, "  - Dan Ask", "  - Eva Sjö (L)\n  - Dan Ask"),
    "somebody less": put(KS, "  - Dan Ask (V), § 4\n", ""),
    "another party": put(KS, "Dan Ask (V)", "Dan Ask (S)"),
    "another spelling": put(KS, "Dan Ask (V)", "DAN ASK (V)"),
    "a § more": put(KS, "  - nr: 5", "  - nr: 7\n    rubrik: Ny\n  - nr: 5"),
    "a later meeting": written("protokoll/kf/2024-04-09.yml", LATER),
    "somebody called as a place is": written("protokoll/kf/2024-04-09.yml", LATER.replace("Eva Sjö", "Eva Mariefred")),
    "a meeting between": written("protokoll/kf/2024-01-09.yml", LATER.replace("2024-04-09", "2024-01-09")),
    "a number of many matters": written("protokoll/kf/2024-03-04.yml", MANY),
    "an earlier meeting": written("protokoll/an/2021-05-04.yml", EARLIER),
    "a meeting removed": written("register/borttaget.yml", REMOVED_ITEM.join(("borttaget:\n", ""))),
    "the only minutes of a month taken away": taken_away(KF),
    "the only minutes of a year taken away": taken_away("ks/2023-11-07"),
    "all minutes but those of one meeting taken away": taken_away("ks/2023-11-07", KF, "ks/2024-06-04"),
    "an agenda": put("ks/2024-06-04", "rubrik: Taxa", "rubrik: Avgift"),
    "a meeting called off": put("ks/2024-06-04", "status: kallad", "status: inställt"),
    "another meeting called": written(
        "protokoll/kf/2024-06-11.yml", FOURTH.replace("ks\n", "kf\n").replace("06-04", "06-11")
    ),
    "a meeting held": written("protokoll/ks/2024-06-04.yml", minutes("ks", "2024-06-04", item(10))),
    "a second day": put(KS, "justerare:", "slutdatum: 2024-03-06\njusterare:"),
    "when it began": put(KS, "justerare:", "tid: kl. 13.00–14.00\njusterare:"),
    "when it was filed, another year": put(KF, "väckt: 2024-01-30", "väckt: 2023-01-30"),
    "what something filed is called": put(KS, "typ: Skrivelse", "typ: Brev"),
    "a minority's figures": put(KF, "resultat: {ja: 1, nej: 1}", "resultat: {ja: 1, nej: 2}"),
    "a § removed": written("register/borttaget.yml", REMOVED),
    "why it was removed": written("register/borttaget.yml", REMOVED.replace("Fel", "Annat") + REMOVED_ITEM),
    "a person's address": written("register/personer.yml", PEOPLE.replace("id: bo", "id: lund")),
    "the address of somebody in a vote": written("register/personer.yml", PEOPLE + "  - namn: Gun Ed\n    id: gun\n"),
    "an earlier address": written("register/personer.yml", PEOPLE.replace("[bo-lund]", "[lund]")),
    "a person's name": written(
        "register/personer.yml", PEOPLE.replace("namn: Bo Lund", "namn: Bo Erik Lund\n    även: [Bo Lund]")
    ),
    "a place's name": written("register/platser.yml", PLACES.replace("Mariefred", "MARIEFRED")),
    "a mandate": written("register/uppdrag.yml", MANDATES.replace("från", "till: 2023-12-31, från")),
    "a topic's words": written("register/ämnen.yml", TOPICS.replace("[buss]", "[buss, brev]")),
    "a place named": put(KS, "För dyrt.", "För dyrt i Mariefred."),
    "a party that ended": written(
        "register/personer.yml", PEOPLE + "    partier:\n      - {parti: C, till: 2020-01-01}\n"
    ),
    "a person's party": written("register/personer.yml", PEOPLE + "    partier:\n      - parti: C\n"),
}


def registers_of(folder: Path) -> str:
    return repr([path.read_bytes() for path in sorted((folder / "content/register").iterdir())])


def outputs(archive: Archive) -> Output:
    """Return what each page says, its data, the shards of the index and a column of tables, with the facts of each."""
    context = Context(archive, "Öppna protokoll", "https://protokoll.exempelkoping.example/")
    renderer = Renderer(REPOSITORY / "theme_overrides" / "pages")
    found: Output = {}
    for planned in plan(context):
        with tracing() as facts:
            page = planned.make()
            fragment = renderer.fragment(page)
            beside = list(opendata.beside(context, planned))
        text = f"{page.title} {page.description} {fragment} {beside}"
        found[planned.address] = re.sub(r"\b([0-9a-f]{64}|[0-9a-f]{40})\b", "", text), facts
    for name, shard in search.shards(archive).items():
        with tracing() as facts:
            text = repr(list(shard.records(context)))
        members = " ".join(map(repr, shard.entities))  # what is in a shard decides by itself
        found[f"search {name} {members}"] = text, facts
    for person in archive.all_people.values():
        with tracing() as facts:
            text = repr([stood_for(context, year, context.absolute(urls.person(person))) for year in archive.years])
        found[f"tables {person.key}"] = text, facts
    return found


@dataclass(frozen=True)
class Found:
    """What was read before any edit, by way; for each edit, the facts of another value, and the pages that differ.

    Each of these pages has the ways of the facts that say so. `missed` are bundles of another value than a build finds,
    which does not ask for those that cannot have changed.
    """

    archive: Archive
    read: dict[str, list[Fact]]
    changed: dict[str, set[Fact]]
    pages: dict[str, dict[str, set[str]]]
    missed: dict[str, list[Bundle]]


def _read_once(read: Callable[[Path], originals.PdfWords]) -> Callable[[Path], originals.PdfWords]:
    """Return what reads a PDF: all these archives have the same one, and each would start a process for it."""
    kept: dict[bytes, originals.PdfWords] = {}

    def once(path: Path) -> originals.PdfWords:
        raw = path.read_bytes()
        if raw not in kept:
            kept[raw] = read(path)
        return kept[raw]

    return once


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    patch = pytest.MonkeyPatch()
    patch.setattr(trace, "_needed", set)  # all facts, also those that the whole minutes imply
    patch.setattr(originals, "read", _read_once(originals.read))
    folder = tmp_path_factory.mktemp("ways")
    before = founded(folder / "before").archive()
    old = outputs(before)
    read: dict[str, list[Fact]] = {}
    with tracing() as planning:
        list(plan(Context(before, "Öppna protokoll", "https://protokoll.exempelkoping.example/")))
    for fact in set().union(planning, *(facts for _, facts in old.values())):
        read.setdefault(fact[0], []).append(fact)
    result = Found(before, read, {}, {}, {})
    known = State().compared(before, registers_of(folder / "before"))
    for fact in set().union(*read.values()):
        known.bundles.place_of((fact[1], frozenset({(fact[0], *fact[2:])})))
    known.judge(before)
    for number, (name, edit) in enumerate(EDITS.items()):
        edited = founded(folder / str(number))
        edit(edited)
        after = edited.archive()
        new = outputs(after)
        changed = {fact for facts in read.values() for fact in facts if before.digest(fact) != after.digest(fact)}
        result.changed[name] = changed
        now = known.compared(after, registers_of(edited.folder))
        judged = zip(known.bundles, now.digests, after.digests(list(known.bundles)), strict=True)
        result.missed[name] = [bundle for bundle, told, asked in judged if told != asked]
        result.pages[name] = {
            address: {fact[0] for fact in facts & changed}
            for address, (text, facts) in old.items()
            if address in new and new[address][0] != text
        }
    yield result
    patch.undo()


@pytest.mark.parametrize("name", EDITS)
def test_a_page_that_changes_has_read_a_fact_that_changed(name: str, found: Found) -> None:
    assert [address for address, changed in found.pages[name].items() if not changed - {WHOLE}] == []


@pytest.mark.parametrize("name", EDITS)
def test_what_a_build_does_not_ask_for_is_as_it_was(name: str, found: Found) -> None:
    assert found.missed[name] == []


@pytest.mark.parametrize("name", sorted(ways))
def test_what_is_made_from_one_way_alone_is_made_again(name: str, found: Found) -> None:
    """A page that reads nothing else: going the way is noted, and some edit changes what that is worth."""
    changed = set().union(*found.changed.values())
    facts = [fact for fact in found.read.get(name, ()) if fact in changed]
    assert facts, "give EDITS one that changes what this way leads to, or take away a way that nobody goes"
    _, key, *asked = facts[0]
    thing = found.archive.things[name.partition(".")[0]][key]
    with tracing() as noted:
        answer = getattr(thing, name.partition(".")[2])
        if callable(answer):
            answer(*asked)
    assert facts[0] in noted
