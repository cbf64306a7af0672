"""Popolo (popoloproject.com): persons, organizations, memberships, posts, motions and vote events, as JSON.

data/popolo.json       everybody and every body of the archive, with what they are elected to
data/2024/popolo.json  the meetings of a year, what was moved and voted on there, and those who voted

An id is an address below the site's own, so that it never changes and leads to a page. A membership has days only where
the municipality's registers give them: that somebody is first seen on a day is no beginning. What Popolo has no word
for is under names of our own: what Ja and Nej meant, and what qualifies the words of a §.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator import urls
from generator.archive import AgendaItem, Author, Body, Mandate, Meeting, Party, Person, StateKind
from generator.language.text import capitalise, in_sentence, one_line, plain, slug
from generator.model.voting import Choice
from generator.notation import format_number
from generator.opendata.clock import begins_and_ends
from generator.opendata.parts import by_case
from generator.pages.context import Context
from generator.pages.item.standing import plain_standing
from generator.pages.parts import meeting_name
from generator.system.packing import json_line

MUNICIPALITY = "kommun"
_OPTIONS = {
    Choice.YES: "yes",
    Choice.NO: "no",
    Choice.ABSTAINED: "abstain",
    Choice.ABSENT: "absent",
    Choice.PAIRED: "paired",
}
Piece = dict[str, Any]


def whole_archive(context: Context) -> bytes:
    """Return data/popolo.json."""
    bodies = context.archive.bodies.values()
    memberships = [*of_persons(context.archive.people.values()), *_of_the_unknown(bodies)]
    posts: dict[str, Piece] = {}
    called = {urls.body(body): body.in_sentence for body in bodies}
    for membership in memberships:
        if post := membership.get("post_id"):
            posts.setdefault(post, _post(post, membership, called))
    return json_line(
        {
            "meta": _meta(context),
            "persons": [_person(person) for person in context.archive.people.values()],
            "organizations": _organizations(context),
            "memberships": with_ids(memberships),
            "posts": list(posts.values()),
        }
    )


def of_year(context: Context, meetings: Sequence[Meeting]) -> bytes:
    """Return data/<år>/popolo.json; the meetings are those of the year that have minutes, in order of time."""
    items = [each for meeting in meetings for each in meeting.items]
    motions = [each for each in items if each.state is not StateKind.NOTED or each.record.votes or each.filed_by]
    events = [
        _known({**vote_event(item, index), "standing": plain_standing(item)})
        for item in motions
        for index in range(len(item.record.votes))
    ]
    named: dict[str, Person] = {}
    for item in motions:
        authors = [contribution.authors[0] for contribution in item.ballots] + item.filed_by
        authors += [item.meeting.author(name) for vote in item.record.votes for name in _optional(vote)]
        named |= {author.person.slug: author.person for author in authors if author.person}
    return json_line(
        {
            "meta": _meta(context),
            "persons": [_person(named[key]) for key in sorted(named)],
            "organizations": _organizations(context),
            "events": [_event(meeting) for meeting in meetings],
            "motions": [_motion(each) for each in motions],
            "vote_events": events,
        }
    )


def _known(piece: Piece) -> Piece:
    return {key: value for key, value in piece.items() if value is not None and value != []}


def _meta(context: Context) -> Piece:
    municipality = context.archive.municipality
    return _known({"ids_below": context.absolute(urls.START), "license": municipality.licence})


# Who and what there is


def _person(person: Person) -> Piece:
    others = [{"name": spelling} for spelling in person.spellings if spelling != person.name]
    return _known({"id": urls.person(person), "name": person.name, "other_names": others})


def _organizations(context: Context) -> list[Piece]:
    municipality = context.archive.municipality
    identifiers = [("kommunkod", municipality.code), ("organisationsnummer", municipality.organisation_number)]
    whole = {
        "id": MUNICIPALITY,
        "name": municipality.name,
        "classification": "region" if municipality.is_region else "kommun",
        "identifiers": [{"scheme": scheme, "identifier": value} for scheme, value in identifiers if value],
        "links": [{"url": municipality.website}] if municipality.website else [],
    }
    bodies = [_body(body) for body in context.archive.bodies.values()]
    return [_known(whole), *bodies, *(_party(party) for party in context.archive.party_index.parties)]


def _body(body: Body) -> Piece:
    record = body.record
    return _known(
        {
            "id": urls.body(body),
            "name": body.name,
            "classification": record.kind,
            "parent_id": urls.body(body.parent) if body.parent else MUNICIPALITY,
            "other_names": [
                *({"name": each} for each in (record.short_name, *record.also) if each),
                *({"name": former.name, "end_date": former.until.isoformat()} for former in record.earlier_names),
            ],
            "founding_date": _day(record.founded),
            "dissolution_date": _day(record.ended),
        }
    )


def _party(party: Party) -> Piece:
    return _known(
        {
            "id": urls.party(party),
            "name": party.name,
            "classification": "party",
            "identifiers": [{"scheme": "partibeteckning", "identifier": party.code}],
            "other_names": [{"name": each} for each in party.record.also],
            "founding_date": _day(party.record.founded),
            "dissolution_date": _day(party.record.ended),
        }
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


# Who is what


def of_persons(people: Iterable[Person]) -> Iterator[Piece]:
    """Yield the memberships (Popolo) of persons in bodies and parties."""
    for person in people:
        yield from (_mandate(mandate) for mandate in person.mandates)
        for title, body, runs in person.unregistered_terms:
            days = [meeting.date for run in runs for meeting in run]
            yield _membership(person, body, title, min(days), max(days))
        yield from _in_parties(person)


def _of_the_unknown(bodies: Iterable[Body]) -> Iterator[Piece]:
    """Yield the memberships of those elected whom no minutes name: they have a name and no page."""
    for body in bodies:
        yield from (_mandate(mandate) for mandate in body.mandates if not mandate.who.person)


def _membership(person: Person, body: Body, title: str, first: date, last: date) -> Piece:
    """Return as what somebody is seen in the minutes of a body; since and until when nobody has said."""
    return {
        "id": f"{urls.person(person)}#{body.id}-{slug(title)}",
        "label": f"{title}, {in_sentence(body.record.name_on(last))}",
        "role": title,
        "person_id": urls.person(person),
        "organization_id": urls.body(body),
        "post_id": f"{urls.body(body)}#{slug(title)}",
        "first_seen": first.isoformat(),
        "last_seen": last.isoformat(),
    }


def _mandate(mandate: Mandate) -> Piece:
    who, body, title = mandate.who, mandate.body, capitalise(mandate.role)
    own = urls.person(who.person) if who.person else urls.body(body)
    place = f"{body.id}-{slug(title)}" if who.person else f"{slug(title)}-{slug(who.name)}"
    return _known(
        {
            "id": f"{own}#{place}-{mandate.since}",
            "label": f"{title}, {in_sentence(body.record.name_on(mandate.until or body.today))}",
            "role": title,
            "person_id": own if who.person else None,
            "person": None if who.person else {"name": who.name},
            "organization_id": urls.body(body),
            "post_id": f"{urls.body(body)}#{slug(title)}",
            "on_behalf_of_id": urls.party(who.party) if who.party else None,
            "start_date": mandate.since.isoformat(),
            "end_date": _day(mandate.until),
        }
    )


def _in_parties(person: Person) -> Iterator[Piece]:
    """Yield the parties that somebody has stood for; their days if the register gives them."""
    history, registered = person.parties, person.has_registered_party
    seen: set[Party] = set()
    for at, (since, party) in enumerate(history):
        if party is None or (party in seen and not registered):
            continue
        seen.add(party)
        ends = history[at + 1][0] - timedelta(days=1) if registered and at + 1 < len(history) else None
        yield _known(
            {
                "id": f"{urls.person(person)}#parti-{party.slug}",
                "person_id": urls.person(person),
                "organization_id": urls.party(party),
                "start_date": since.isoformat() if registered and since > date.min else None,
                "end_date": _day(ends),
            }
        )


def with_ids(memberships: Sequence[Piece]) -> list[Piece]:
    """Return the memberships with ids of their own: what somebody is twice over is counted."""
    seen: Counter[str] = Counter()
    found = []
    for membership in memberships:
        seen[membership["id"]] += 1
        again = seen[membership["id"]]
        found.append({**membership, "id": f"{membership['id']}-{again}"} if again > 1 else membership)
    return found


def mandate_ids(mandates: Sequence[Mandate]) -> list[str]:
    """Return the ids of the mandates of a body, as they are in data/popolo.json."""
    return [line["id"] for line in with_ids([_mandate(mandate) for mandate in mandates])]


def _post(identifier: str, membership: Piece, called: Mapping[str, str]) -> Piece:
    return {
        "id": identifier,
        "label": f"{membership['role']}, {called[membership['organization_id']]}",
        "role": membership["role"],
        "organization_id": membership["organization_id"],
    }


# What was moved and voted on


def _event(meeting: Meeting) -> Piece:
    minutes = meeting.minutes
    begins, ends = begins_and_ends(meeting.date, meeting.last_day, minutes.time)
    return _known(
        {
            "id": urls.meeting(meeting),
            "name": plain(meeting_name(meeting)),
            "classification": "sammanträde",
            "organization_id": urls.body(meeting.body),
            "start_date": begins or meeting.date.isoformat(),
            "end_date": ends or meeting.last_day.isoformat(),
            "location": minutes.place,
            "status": meeting.status,
        }
    )


def _motion(item: AgendaItem) -> Piece:
    """Return the motion (Popolo) that a § put to its meeting; `result` says of a proposal that it is one."""
    record = item.record
    authors = item.filed_by
    return _known(
        {
            "id": urls.item(item),
            "identifier": f"§ {format_number(item.number)}",
            "text": item.title,
            "classification": record.kind,
            "organization_id": urls.body(item.meeting.body),
            "legislative_session_id": urls.meeting(item.meeting),
            "creator_id": urls.person(authors[0].person) if len(authors) == 1 and authors[0].person else None,
            "result": by_case(item, lambda own: "förslag" if own.proposal_to else own.outcome),
            "cases": [case.number.canonical for case in item.cases],
            "standing": plain_standing(item),
        }
    )


def vote_event(item: AgendaItem, index: int) -> Piece:
    """Return one of the votes of a § as Popolo has it, its ids addresses below the site's own."""
    vote = item.record.votes[index]
    anchor = urls.vote(item.number, index)
    return _known(
        {
            "id": f"{urls.meeting(item.meeting)}#{anchor}",
            "identifier": str(index + 1),
            "motion_id": urls.item(item),
            "organization_id": urls.body(item.meeting.body),
            "legislative_session_id": urls.meeting(item.meeting),
            "classification": "sluten omröstning" if vote.closed else "omröstning",
            "result": vote.outcome,
            "yes_means": vote.yes,
            "no_means": vote.no,
            "text": one_line(vote.text) if vote.text else None,
            "casting_vote": vote.casting_vote,
            "counts": list(_counts(item, index)),
            "votes": list(_votes(item, index)),
        }
    )


def _counts(item: AgendaItem, index: int) -> Iterator[Piece]:
    """Yield the figures that the minutes print, then those of each party, counted from the names."""
    vote: Any = item.record.votes[index]
    tally = vote.tally
    for name, option in _options(vote):
        if option.number is not None:
            yield {"option": name, "value": option.number}
    if vote.sides:
        yield from ({"option": option, "value": value} for option, value in (("yes", tally.yes), ("no", tally.no)))
    if tally:
        told = {"abstain": tally.abstained, "absent": tally.absent, "paired": tally.paired}
        told |= {"blank": tally.blank, "invalid": tally.invalid}
        yield from ({"option": option, "value": value} for option, value in told.items() if value is not None)
    parties: Counter[tuple[str, str]] = Counter(
        (option, urls.party(author.party)) for option, author in _cast(item, index) if author.party
    )
    for (option, party), value in sorted(parties.items()):
        yield {"option": option, "value": value, "group_id": party}


def _votes(item: AgendaItem, index: int) -> Iterator[Piece]:
    for option, author in _cast(item, index):
        yield _known(
            {
                "voter_id": urls.person(author.person) if author.person else None,
                "voter": None if author.person else {"name": author.name},
                "group_id": urls.party(author.party) if author.party else None,
                "option": option,
            }
        )


def _cast(item: AgendaItem, index: int) -> Iterator[tuple[str, Author]]:
    """Yield how everybody voted who is named; a name that can be two persons' is only a name."""
    for contribution in item.ballots:
        if contribution.voted and contribution.voted.vote == index:
            yield _OPTIONS[contribution.choice], contribution.authors[0]
    for called, option in _options(item.record.votes[index]):
        yield from ((called, item.meeting.author(name)) for name in option.voters)


def _options(vote: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names of what was voted on; of two candidates with one name the later is numbered: "Karl Ek (2)"."""
    seen: Counter[str] = Counter()
    for option in vote.options:
        seen[option.name] += 1
        again = seen[option.name]
        yield (f"{option.name} ({again})" if again > 1 else option.name), option


def _optional(vote: Any) -> Iterator[str]:
    return (name for option in vote.options for name in option.voters)
