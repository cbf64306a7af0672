"""One votering: what Ja and Nej stood for, the figures, what they led to and why, and every name by party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import urls
from generator.archive import OUTCOMES, AgendaItem, Author, Contribution, ContributionKind, Party, Person
from generator.language.text import NO_BREAK_SPACE, capitalise, enumeration, slug
from generator.model import SIDES, STATEMENT_WORDS, Choice, Vote, VoteOption
from generator.notation import format_number, is_masked
from generator.pages.context import Context
from generator.pages.item.hemicycle import ORDER, SEATS, Hemicycle, SeatBlock, hemicycle
from generator.pages.parts import LinkView, PartyMark, author_link, href, mark_of, person_link

# How somebody may vote: the word shown, its short form over a column, and the class of its mark.
_CHOICES = {
    Choice.YES: ("Ja", "Ja", "ja"),
    Choice.NO: ("Nej", "Nej", "nej"),
    Choice.ABSTAINED: ("Avstår", "Avstår", "avstar"),
    Choice.ABSENT: ("Frånvarande", "Frånv.", "franvarande"),
    Choice.PAIRED: ("Kvittade", "Kvittade", "kvittad"),
}


# What tells why somebody voted so, and how many who are behind it are named.
_REASONS = {ContributionKind.RESERVATION, ContributionKind.SEPARATE_OPINION, ContributionKind.NOTE}
_NAMES = 3


@dataclass(frozen=True)
class ChoiceView:
    """One way to vote: its mark and word, how many did so, and what it stood for."""

    css: str
    word: str
    short: str
    number: int | None  # None when it is parties that are named
    meaning: str | None


@dataclass(frozen=True)
class OptionView:
    """One of several that were voted on, how many it got, and who voted so if the vote was open."""

    record: VoteOption
    number: int | None
    names: tuple[LinkView, ...]


@dataclass(frozen=True)
class NamedView:
    """Those of one party who voted alike."""

    css: str
    word: str
    names: tuple[LinkView, ...]


_UNKNOWN = "?"
_WITHOUT = {"": "Utan parti", "-": "Utan parti", _UNKNOWN: "Parti okänt"}


@dataclass(frozen=True)
class PartyRow:
    """How a party's members voted: a figure for each column, and the names."""

    mark: PartyMark | None
    party: LinkView
    numbers: tuple[int, ...]
    named: tuple[NamedView, ...]


@dataclass(frozen=True)
class VoteView:
    """A votering. `outcome` and `remarks` are sentences in pieces; `rows` are empty when nobody is named."""

    anchor: str
    title: str  # "Votering 1 av 2", when there are several in one §
    time: str  # when it was held, as printed
    html: Markup | None
    choices: tuple[ChoiceView, ...]
    options: tuple[OptionView, ...]  # instead of Ja and Nej
    papers: str  # "En blank röst, två ogiltiga."
    outcome: tuple[tuple[LinkView, ...], ...]
    remark: str
    columns: tuple[ChoiceView, ...]
    many: bool  # columns
    rows: tuple[PartyRow, ...]
    totals: tuple[int, ...]
    groups: tuple[NamedView, ...]  # instead of rows, when it is parties that are named
    picture: Hemicycle | None
    picture_words: str
    sheet: LinkView | None  # the spreadsheet that has the vote, and on which sheet, if anybody is named
    reasons: tuple[tuple[str, tuple[LinkView, ...]], ...] = ()  # what those of a side had put on record in the §


_RINGED = " (ringad i bilden)"


def plain_outcome(view: VoteView) -> list[str]:
    """Return the sentences on what a vote led to, for where there is no picture of it."""
    return ["".join(piece.text for piece in pieces).replace(_RINGED, "") for pieces in view.outcome]


def column_name(person: Person) -> str:
    """Return the name of a member's column in the workbook of a year's votes: no two are called the same."""
    return person.name if slug(person.name) == person.slug else f"{person.name} ({person.slug})"


def sheet_name(item: AgendaItem, index: int) -> str:
    """Return the name of a vote's sheet in the workbook of its meeting: "§ 12", "§ 12, omröstning 2"."""
    which = f", omröstning {index + 1}" if len(item.record.votes) > 1 else ""
    return f"§ {format_number(item.number).replace('/', '-')}{which}"


MARKS = {choice: css for choice, (_, _, css) in _CHOICES.items()}


def votes_of(context: Context, item: AgendaItem) -> tuple[VoteView, ...]:
    """Return the votes of a §, in the order in which they were held."""
    votes = item.record.votes
    return tuple(
        _Reader(context, item, index, vote, ballots_in(item, index)).view(len(votes))
        for index, vote in enumerate(votes)
    )


def ballots_in(item: AgendaItem, index: int) -> list[Contribution]:
    """Return the ballots of one vote of a §, in their order."""
    return [ballot for ballot in item.ballots if ballot.voted is not None and ballot.voted.vote == index]


def figure_of(vote: Vote, choice: Choice, named: int = 0) -> int:
    """Return how many voted so: by the printed result, else as many as are named."""
    printed = getattr(vote.tally, choice.attribute) if vote.tally else None
    return named if printed is None else printed


def won_by_minority(item: AgendaItem, index: int) -> bool:
    """Tell whether the smaller side of a vote decided that the § is postponed or sent back (KL 5:50)."""
    return OUTCOMES[item.outcome].by_few and index in item.minority_votes


def result_of(vote: Vote) -> str:
    """Return the figures of the two sides: "29 Ja, 21 Nej"; or nothing when they are not printed."""
    if vote.options:
        numbers = [
            (option.name, len(option.voters) if option.number is None else option.number) for option in vote.options
        ]
        return ", ".join(f"{name}{NO_BREAK_SPACE}{number}" for name, number in numbers if number)
    return f"{vote.sides[0]}{NO_BREAK_SPACE}Ja, {vote.sides[1]}{NO_BREAK_SPACE}Nej" if vote.sides else ""


def papers_of(vote: Vote) -> str:
    """Return how many papers of a ballot were blank or invalid: "1 blank, 2 ogiltiga"; nothing if that is not told."""
    if vote.tally is None:
        return ""
    blank, invalid = vote.tally.blank, vote.tally.invalid
    parts = [f"{blank}{NO_BREAK_SPACE}{'blank' if blank == 1 else 'blanka'}"] if blank is not None else []
    parts += [f"{invalid}{NO_BREAK_SPACE}{'ogiltig' if invalid == 1 else 'ogiltiga'}"] if invalid is not None else []
    return ", ".join(parts)


class _Reader:
    def __init__(
        self, context: Context, item: AgendaItem, index: int, vote: Vote, ballots: Sequence[Contribution]
    ) -> None:
        self.context = context
        self.item = item
        self.index = index
        self.vote = vote
        self.named: dict[Choice, list[Author]] = {}
        for ballot in ballots:
            self.named.setdefault(ballot.choice, []).append(ballot.authors[0])
        self.has_figures = bool(vote.sides or ballots)
        self.by_party = any(
            author.party and not author.person and not is_masked(author.name)
            for authors in self.named.values()
            for author in authors
        )

    def view(self, among: int) -> VoteView:
        columns = tuple(self._choice(key) for key in _CHOICES if key in self.named)
        rows = () if self.by_party else tuple(self._rows())
        picture, words = self._picture()
        return VoteView(
            anchor=urls.vote(self.item.number, self.index),
            time=self.vote.time or "",
            options=tuple(
                OptionView(
                    option,
                    option.number if option.number is not None else len(option.voters) or None,
                    tuple(author_link(self.item.meeting.author(name)) for name in option.voters),
                )
                for option in self.vote.options
            ),
            papers=papers_of(self.vote),
            title=f"Omröstning {self.index + 1} av {among}" if among > 1 else "",
            html=self.context.text(self.vote.text, self.item.meeting).html if self.vote.text else None,
            choices=tuple(self._choices()),
            outcome=tuple(self._outcome(ringed=bool(picture and picture.ring))),
            remark=self._remark(),
            columns=columns,
            many=len(columns) > 2,
            rows=rows,
            totals=tuple(sum(column) for column in zip(*(row.numbers for row in rows), strict=True)),
            groups=tuple(self._named(self.named)) if self.by_party else (),
            picture=picture,
            picture_words=words,
            sheet=LinkView(sheet_name(self.item, self.index), href(urls.vote_sheets(self.item.meeting)))
            if self.named or any(option.voters for option in self.vote.options)
            else None,
            reasons=tuple(self._reasons()),
        )

    def _choice(self, key: Choice) -> ChoiceView:
        word, short, css = _CHOICES[key]
        return ChoiceView(
            css,
            word,
            short,
            None if self.by_party and not self.vote.tally else self._number(key),
            self.vote.meaning(key),
        )

    def _number(self, key: Choice) -> int:
        return figure_of(self.vote, key, len(self.named.get(key, ())))

    def _choices(self) -> Iterator[ChoiceView]:
        """Yield Ja and Nej always, and the other ways that somebody took."""
        for key in _CHOICES:
            choice = self._choice(key)
            side = key in SIDES and not self.vote.options
            if key in self.named or choice.number or (side and (self.has_figures or choice.meaning)):
                yield choice

    def _outcome(self, *, ringed: bool) -> Iterator[tuple[LinkView, ...]]:
        vote, tally = self.vote, self.vote.tally
        minority = won_by_minority(self.item, self.index)
        if vote.casting_vote:
            author = self.item.meeting.author(vote.casting_vote)
            tie = (
                f"Det blev lika, {tally.yes} mot {tally.no}. " if tally and vote.sides and tally.yes == tally.no else ""
            )
            yield (
                LinkView(f"{tie}Utslagsröst: "),
                author_link(author),
                LinkView(f"{_RINGED}." if ringed else "."),
            )
        if vote.outcome:
            meaning = vote.meaning(vote.outcome)
            words = f"{_won(vote.outcome)}{f': {meaning}' if meaning else ''}."
            yield (LinkView(words.replace("..", ".")),)
        if minority and tally:
            yield (LinkView(_minority(self.item.outcome, tally.yes, tally.no, tally.abstained or 0)),)
        elif tally and self.index in self.item.minority_votes:
            yield (LinkView("Den mindre sidan avgjorde, enligt protokollet."),)

    def _remark(self) -> str:
        if self.vote.closed:
            return "Sluten omröstning: namnen är inte offentliga."
        if self.vote.tally and not self.named and not any(option.voters for option in self.vote.options):
            return "Vilka som röstade hur står inte i protokollet här."
        return ""

    def _reasons(self) -> Iterator[tuple[str, tuple[LinkView, ...]]]:
        """Yield for each side the ways to what only those who voted so had put on record in the same §.

        Of several votes none: which of them a reservation is about is not said, and who reserves themselves against the
        outcome of the last may well have voted with the many in the first.
        """
        if len(self.item.record.votes) > 1:
            return
        page = urls.meeting(self.item.meeting)
        said = [
            remark
            for remark in self.item.contributions
            if remark.kind in _REASONS and remark.text and remark.said and not remark.withdrawn
        ]
        for key in SIDES:
            links = [
                LinkView(
                    _said_by(remark), href(f"{page}#{urls.said(self.item.number, remark.said.key, remark.said.at)}")
                )
                for remark in said
                if remark.said and self._sides(remark) == {key}
            ]
            if links:
                yield _CHOICES[key][0], tuple(links)

    def _sides(self, contribution: Contribution) -> set[Choice]:
        """Return how those behind a statement voted: each member, and all who are named of a party."""
        alike = [
            key
            for key, authors in self.named.items()
            for author in authors
            for one in contribution.authors
            if (one.person and author.person is one.person)
            or (one.person is None and one.party and author.party is one.party)
        ]
        named = {one.person for one in contribution.authors if one.person}
        voted = {author.person for authors in self.named.values() for author in authors}
        return set(alike) if named <= voted else set()

    def _named(self, choices: dict[Choice, list[Author]]) -> Iterator[NamedView]:
        for key, (word, _, css) in _CHOICES.items():
            if authors := choices.get(key):
                yield NamedView(css, word, tuple(map(_as_printed, authors)))

    def _parties(self) -> dict[tuple[Party | None, str], dict[Choice, list[Author]]]:
        """Return who voted how in each party, in the order of the register; without party last."""
        cast: dict[tuple[Party | None, str], dict[Choice, list[Author]]] = {}
        for key, authors in self.named.items():
            for author in authors:
                # Whose name is masked, or found nowhere, has a party that nobody can tell.
                letters = "" if author.party else author.printed_party or ("" if author.person else _UNKNOWN)
                cast.setdefault((author.party, letters), {}).setdefault(key, []).append(author)
        register = self.context.archive.party_index.parties
        order: dict[Party | None, int] = {party: at for at, party in enumerate(register)}
        return dict(sorted(cast.items(), key=lambda of_party: (order.get(of_party[0][0], len(order)), of_party[0][1])))

    def _rows(self) -> Iterator[PartyRow]:
        columns = [key for key in _CHOICES if key in self.named]
        for (party, letters), choices in self._parties().items():
            name = LinkView(party.name, href(urls.party(party)) if party.has_page else None) if party else None
            yield PartyRow(
                mark_of(party, letters if letters != _UNKNOWN else None),
                name or LinkView(_WITHOUT.get(letters, letters)),
                tuple(len(choices.get(key, ())) for key in columns),
                tuple(self._named(choices)),
            )

    def _picture(self) -> tuple[Hemicycle | None, str]:
        """Return the drawing and what it shows in words; of figures alone when nobody is named."""
        blocks: list[SeatBlock] = []
        casting: tuple[Choice, str] | None = None
        if self.named and not self.by_party:
            who = self.item.meeting.author(self.vote.casting_vote) if self.vote.casting_vote else None
            for (party, letters), choices in self._parties().items():
                for key, authors in choices.items():
                    blocks.append(SeatBlock(key, party.code if party else letters or "–", len(authors)))
                    if who and who.person and any(author.person is who.person for author in authors):
                        casting = key, blocks[-1].letters
        elif self.vote.tally and not self.vote.options:
            blocks = [SeatBlock(key, "", self._number(key)) for key in _CHOICES]
        seats = sum(block.count for block in blocks)
        if seats not in SEATS:
            return None, ""
        numbers = {key: sum(block.count for block in blocks if block.choice == key) for key in ORDER}
        feet = {key: f"{_CHOICES[key][0]}{NO_BREAK_SPACE}{numbers[key]}" for key in SIDES}
        parts = []
        for key in (key for key in ORDER if numbers[key]):
            alike = [f"{block.letters} {block.count}" for block in blocks if block.choice == key and block.letters]
            parts.append(f"{_CHOICES[key][0]} {numbers[key]}{f' ({enumeration(alike)})' if alike else ''}")
        return hemicycle(blocks, feet, casting), f"Rösterna som en halvcirkel: {'; '.join(parts)}."


def _as_printed(author: Author) -> LinkView:
    """Return a name in the group of its party; with the letters that are printed if they are another's."""
    party, printed = author.party, author.printed_party
    same = party is None or printed is None or printed in (party.code, party.name, *party.record.also)
    return person_link(author) if same else author_link(author)


def _said_by(contribution: Contribution) -> str:
    """Return "reservation av Bo Lund (S) och Eva Ek (V)"; of many the first, and how many others there are."""
    names = [author_link(author).text for author in contribution.authors]
    others = [f"{len(names) - 1} till"] if len(names) > _NAMES else names[1:]
    return f"{STATEMENT_WORDS[contribution.kind].one} av {enumeration([*names[:1], *others])}"


def _minority(what: str, yes: int, no: int, abstained: int) -> str:
    fewer, more = min(yes, no), max(yes, no)
    return (
        f"Den mindre sidan avgjorde: {fewer} av {yes + no + abstained} mot {more}. I fullmäktige räcker det att en "
        f"tredjedel av de närvarande begär {what} (kommunallagen 5 kap. 50 §). Det kallas minoritets{what} och kan "
        f"göras en gång i varje ärende."
    )


def outcome_of(item: AgendaItem, index: int) -> str:
    """Return the result of a vote in a few words: "Ja-sidan vann (29 Ja, 21 Nej)"; what is not printed is left out."""
    vote = item.record.votes[index]
    result = result_of(vote)
    if not vote.outcome:
        return result
    minority = f"minoritets{item.outcome}" if won_by_minority(item, index) else ""
    why = "utslagsröst" if vote.casting_vote else minority
    because = ", ".join(part for part in (result, why) if part)
    return f"{_won(vote.outcome)}{f' ({because})' if because else ''}"


def _won(side: str) -> str:
    return f"{capitalise(side)}-sidan vann"
