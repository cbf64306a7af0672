"""Changes of what lives across meetings: cases with their steps, and people."""

from __future__ import annotations

from collections.abc import Iterator

from generator import urls
from generator.archive import AgendaItem, Archive, Case, Person
from generator.changes.change import Change
from generator.changes.items import named
from generator.changes.meetings import meeting_title


def graph_changes(old: Archive, new: Archive) -> Iterator[Change]:
    """Yield new and removed cases and people, new steps of cases, and people's other names and parties."""
    for canonical, case in new.all_cases.items():
        yield from _case(old.all_cases.get(canonical), case)
    for canonical, case in old.all_cases.items():
        if canonical not in new.all_cases:
            last = case.all_items[-1].meeting
            sentence = "Ärendet finns inte längre i något protokoll, och sidan försvinner."
            yield Change(urls.case(case), _case_title(case), sentence, last.file.name)
    for slug, person in new.all_people.items():
        yield from _person(old.all_people.get(slug), person)
    for slug, person in old.all_people.items():
        if slug not in new.all_people and not _redirected(slug, new):
            sentence = "Personen finns inte längre i något protokoll, och sidan försvinner."
            yield Change(urls.person(person), person.name, sentence, file_of(person))


def _case_title(case: Case) -> str:
    return f"Ärende {case.number.canonical}, {case.title}"


def _step(item: AgendaItem) -> str:
    return f"{named(item)}, {meeting_title(item.meeting)}"


def _case(old: Case | None, new: Case) -> Iterator[Change]:
    before = {(each.meeting.id, each.number) for each in old.all_items} if old else set()
    for item in new.all_items:
        if (item.meeting.id, item.number) not in before:
            what = "Ärendet har fått ett nytt steg" if old else "Nytt ärende i arkivet"
            yield Change(urls.case(new), _case_title(new), f"{what}: {_step(item)}.", item.meeting.file.name)
            if not old and item is new.all_items[-1]:
                return
    after = {(each.meeting.id, each.number) for each in new.all_items}
    for item in old.all_items if old else ():
        if (item.meeting.id, item.number) not in after:
            sentence = f"Ett steg har försvunnit: {_step(item)}."
            yield Change(urls.case(new), _case_title(new), sentence, item.meeting.file.name)


def _redirected(slug: str, archive: Archive) -> bool:
    return any(slug in person.redirects for person in archive.all_people.values())


def file_of(person: Person) -> str:
    """Return the last file that a person is named in."""
    meetings = [meeting for meeting, _ in person.attended]
    meetings += [item.meeting for item, _ in person.said]
    meetings += [*person.all_approved, *(item.meeting for item in (*person.all_disqualified, *person.all_filed))]
    return max(meetings, key=lambda meeting: meeting.date).file.name if meetings else ""


def _person(old: Person | None, new: Person) -> Iterator[Change]:
    def told(sentence: str) -> Change:
        return Change(urls.person(new), new.name, sentence, file_of(new))

    if old is None:
        party = f" ({new.party.code})" if new.party else ""
        yield told(
            f"Ny i arkivet: {new.name}{party}. Är det en ny person, eller ett känt namn skrivet på ett nytt sätt?"
        )
        return
    if old.name != new.name:
        yield told(f"Namnet visas som {new.name}, förut {old.name}.")
    before, after = ({party.code for _, party in person.all_parties if party} for person in (old, new))
    yield from (told(f"Står nu också för {code}.") for code in sorted(after - before))
    yield from (told(f"Står inte längre för {code} i något protokoll.") for code in sorted(before - after))
