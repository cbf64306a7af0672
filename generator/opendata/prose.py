"""Prose: the words of a meeting's or a case's page as Markdown, for programs that read and for who wants plain text.

The record's texts stand as they are written. What qualifies them stands in a quotation above them, in the words of
plain_standing; nothing is told that the page does not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import urls
from generator.archive import AgendaItem, Case, Contribution, ContributionKind, Meeting, PresenceKind, Removal
from generator.language.calendar_se import format_date
from generator.language.text import capitalise, one_line, plain
from generator.model import STATEMENT_WORDS, Document
from generator.notation import format_number
from generator.opendata.parts import printed_author
from generator.pages.case.case import standing
from generator.pages.context import Context
from generator.pages.item.items import earlier_links, heading_of, in_order, language_of
from generator.pages.item.standing import masked_because, plain_standing
from generator.pages.item.votes import VoteView, ballots_in, plain_outcome, votes_of
from generator.pages.meeting.banner import banner_of
from generator.pages.meeting.meeting import minutes_label
from generator.pages.meeting.times import times_of
from generator.pages.parts import meeting_name

_GROUPS = {PresenceKind.SERVING: "Beslutande", PresenceKind.SUBSTITUTE: "Närvarande ersättare"}


class _Words(str):
    """A text of the record, of which not a character is changed."""


class Prose:
    """Writes whole pages."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def meeting(self, meeting: Meeting) -> str:
        """Return the page of a meeting as Markdown."""
        where = f"{capitalise(minutes_label(meeting))}, {self._context.archive.municipality.name}."
        blocks = [f"# {meeting_name(meeting)}", f"{where} {self._url(urls.meeting(meeting))}"]
        if banner := banner_of(meeting):
            blocks.append(f"> **{banner.word}** {banner.text}")
        if why := meeting.minutes.masking:
            blocks.append(_quoted([masked_because(why)]))
        if note := meeting.minutes.editorial_note:
            blocks.append(_quoted([f"Redaktionens anmärkning: {one_line(note)}"]))
        blocks += self._front(meeting)
        if meeting.agenda:
            blocks.append("## Dagordning")
            numbers = ((title, ", ".join(printed for printed, _ in cases)) for title, cases in meeting.agenda)
            blocks.append("\n".join(f"- {title}" + (f" ({printed})" if printed else "") for title, printed in numbers))
        removed = self._context.archive.removed_from(urls.meeting(meeting))
        for item in meeting.items:
            while removed and (removed[0].number or (0, 0)) < item.number:
                blocks.append(_removed_item(removed.pop(0)))
            blocks += self._item(item)
        blocks += map(_removed_item, removed)
        return _page(blocks)

    def case(self, case: Case) -> str:
        """Return the page of a case as Markdown, of each step: what was decided, the votes, and who said something."""
        last = case.items[-1].of(case)
        blocks = [f"# {case.title} ({case.number.canonical})", f"Ärende. {self._url(urls.case(case))}"]
        blocks.append(capitalise(standing(last)))
        for item in case.items:
            own = item.of(case)
            title = "" if own.title == case.title else f" {own.title}"
            blocks.append(f"## {meeting_name(own.meeting)}, § {format_number(own.number)}{title}")
            blocks += self._head(own, within=case)
            if own.record.decision is not None:
                blocks += [f"### {heading_of(self._context, own, 'beslut')}", _Words(own.record.decision)]
            if own.record.votes:
                blocks += self._section(own, "voteringar", names=False)
            said = [f"- {capitalise(each.kind.value)}: {_who(each)}{_remark(each)}" for each in own.contributions]
            blocks.append("\n".join(said))
            there = ["orden"] if said else []
            named = own.ballots or any(option.voters for vote in own.record.votes for option in vote.options)
            there += ["vilka som röstade hur"] if named else []
            if there:
                blocks.append(f"{capitalise(' och '.join(there))} står i paragrafen: {self._url(urls.item(own))}")
        return _page(blocks)

    def _front(self, meeting: Meeting) -> Iterator[str]:
        minutes, times = meeting.minutes, times_of(meeting)
        facts = [f"- Plats och tid: {times.place_and_time}"]
        facts += [f"- Kallelsen gick ut: {times.called}"] if times.called else []
        facts += [f"- Justerat: {approval}" for approval in times.approvals]
        facts += [f"- Anslaget: {text}" + (f". Förvaras i {kept}" if kept else "") for text, kept in times.notices]
        people = {
            "Utses att justera": [printed_author(author) for author in meeting.approvers],
            "Sekreterare": minutes.secretary,
            "Övriga deltagare": minutes.others,
        }
        facts += [f"- {word}: {', '.join(names)}" for word, names in people.items() if names]
        yield "\n".join(facts)
        for kind, heading in _GROUPS.items():
            if lines := [f"- {presence.printed}" for presence in meeting.of_kind(kind)]:
                yield f"## {heading}"
                yield "\n".join(lines)

    def _item(self, item: AgendaItem) -> Iterator[str]:
        yield f"## § {format_number(item.number)} {item.title}"
        yield from self._head(item)
        if rose := list(self._rose(item)):
            yield "\n".join(rose)
        for each in in_order(item.record):
            if isinstance(each, str):
                yield from self._section(item, each)
            else:
                yield from (f"### {each.heading}", _Words(each.text))
        for correction in item.record.corrections:
            yield f"### Rättelse {format_date(correction.date)}"
            yield correction.decision or ""
            yield from ("Stod förut:", _Words(correction.old), "Ska vara:") if correction.old else ()
            yield _Words(correction.text)

    def _head(self, item: AgendaItem, within: Case | None = None) -> Iterator[str]:
        """Yield where a § stands, how it ended, and what qualifies its words; `within` is the case it is told of."""
        facts = [item.state_label, *([item.kind] if item.kind else [])]
        if item.cases != [within]:
            facts += [f"ärende {case.number.canonical}{_ended(item, case)}" for case in item.cases]
        if lang := language_of(item):
            facts.append(f"ordens språk: {lang}")
        yield f"{' · '.join(facts)}. {self._url(urls.item(item))}"
        if said := plain_standing(item):
            yield _quoted(said)

    def _rose(self, item: AgendaItem) -> Iterator[str]:
        """Yield how a § came up, and what else stands over its words on the page."""
        record, names = item.record, ", ".join(map(printed_author, item.filed_by))
        if names or record.filed_on:
            day = f" {format_date(record.filed_on)}" if record.filed_on else ""
            yield f"- Väckt{day}" + (f" av {names}" if names else "")
        if record.approved_at_once:
            yield "- Omedelbart justerad"
        if record.earlier:
            yield f"- Tidigare behandlat: {', '.join(link.text for link in earlier_links(self._context, item))}"

    def _section(self, item: AgendaItem, key: str, *, names: bool = True) -> Iterator[str]:
        record = item.record
        yield f"### {heading_of(self._context, item, key)}"
        text = record.texts.get(key)
        if text is not None:
            yield _Words(text)
        elif key == "handlingar":
            yield "\n".join(f"- {document.text}{self._where(item, document)}" for document in record.documents)
        elif key == "voteringar":
            for index, vote in enumerate(votes_of(self._context, item)):
                yield from _vote(item, index, vote, names=names)
        elif key == "jäv":
            yield ", ".join(printed_author(author) for author in item.disqualified)
        else:
            for contribution in item.contributions:
                if STATEMENT_WORDS[contribution.kind].key == key:
                    yield from _statement(contribution)

    def _where(self, item: AgendaItem, document: Document) -> str:
        """Return where a document is published: its file here, its address elsewhere."""
        file = urls.document_pdf(item.meeting, document)
        return "".join(f" <{each}>" for each in (self._context.absolute(file) if file else None, document.link) if each)

    def _url(self, address: str) -> str:
        return f"<{self._context.absolute(address)}>"


def _statement(contribution: Contribution) -> Iterator[str]:
    statement = contribution.statement
    lead = statement.lead if statement else None
    blank = " (blank reservation)" if contribution.kind is ContributionKind.BLANK_RESERVATION else ""
    yield f"{f'{lead}{_behalf(contribution)}' if lead else _who(contribution)}{blank}{_remark(contribution)}"
    if contribution.text:
        yield _Words(contribution.text)


def _remark(contribution: Contribution) -> str:
    return f" ({contribution.withdrawn})" if contribution.withdrawn else ""


def _ended(item: AgendaItem, case: Case) -> str:
    """Return how a § ended for one of its cases, where it ended otherwise for another: " (bifall)"."""
    own = item.of(case)
    return "" if own is item else f" ({own.state_label[:1].lower()}{own.state_label[1:]})"


def _who(contribution: Contribution) -> str:
    """Return who is behind a statement, as printed, and for which parties."""
    names = [printed_author(author) for author in contribution.authors] or [
        party.name for party in contribution.parties
    ]
    return ", ".join(names) + (_behalf(contribution) if contribution.authors else "")


def _behalf(contribution: Contribution) -> str:
    """Return for which parties a statement was made, where its minutes say so: " (för S, V)"."""
    parties = ", ".join(party.code for party in contribution.parties) if contribution.is_on_behalf else ""
    return f" (för {parties})" if parties else ""


def _vote(item: AgendaItem, index: int, view: VoteView, *, names: bool) -> Iterator[str]:
    """Yield a vote: what the sides stood for, the figures, what they led to, and the names if they are asked for."""
    lines = [f"- {view.title}"] if view.title else []
    lines += [f"- Tid: {view.time}"] if view.time else []
    for choice in view.choices:
        meaning = f" för {choice.meaning}" if choice.meaning else ""
        lines.append(f"- {choice.word}{meaning}" + ("" if choice.number is None else f": {choice.number}"))
    for option in view.options:
        lines.append(f"- {option.record.name}" + ("" if option.number is None else f": {option.number}"))
        lines += (
            [f"- {option.record.name}, röster: {', '.join(name.text for name in option.names)}"]
            if names and option.names
            else []
        )
    lines += [f"- {view.papers}"] if view.papers else []
    lines += [f"- {sentence}" for sentence in plain_outcome(view)]
    lines += [f"- {view.remark}"] if view.remark else []
    named: dict[str, list[str]] = {}
    for ballot in ballots_in(item, index) if names else ():
        named.setdefault(ballot.choice.value, []).append(printed_author(ballot.authors[0]))
    lines += [f"- Röstade {word}: {', '.join(value)}" for word, value in named.items()]
    yield "\n".join(lines)
    if text := item.record.votes[index].text:
        yield _Words(text)


def _removed_item(removal: Removal) -> str:
    record, number = removal.read(), removal.number
    name = f"## § {format_number(number)} är avpublicerad" if number else "## Avpublicerat"
    return f"{name}\n\n> {format_date(record.date)}: {one_line(record.reason)}"


def _quoted(lines: Iterable[str]) -> str:
    return "\n>\n".join(f"> {line}" for line in lines)


def _page(blocks: Iterable[str]) -> str:
    """Return blocks with an empty line between; our own words without the signs that keep a line of a page whole."""
    kept = (block if isinstance(block, _Words) else plain(block) for block in blocks if block)
    return "\n\n".join(block.strip("\n") for block in kept) + "\n"
