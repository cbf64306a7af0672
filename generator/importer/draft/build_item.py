"""One § as the values of a draft: its head, its sections by their keys, and all that has none as `avsnitt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.archive.casenumbers import CaseNumbers
from generator.importer.blocks import Block, blocks, joined, markdown
from generator.importer.contents import ContentsEntry, choose_case, choose_title
from generator.importer.draft.build_votes import part_votes
from generator.importer.fields.bodies import proposal_to, proposed_to_own
from generator.importer.fields.dates import dates
from generator.importer.fields.documents import documents, is_block_list
from generator.importer.fields.earlier import HEADING, OWN, SENTENCE, earlier_items
from generator.importer.fields.item import ItemHead, read_head
from generator.importer.fields.people import NAME, PARTY, Known, people_in
from generator.importer.fields.secrecy import names_ground, says_secret
from generator.importer.fields.statements import (
    ONLY_NAMES,
    begins_statement,
    disqualified,
    disqualified_among,
    statements,
)
from generator.importer.fields.votes import VOTES, CountedVote, as_fields
from generator.importer.lines import Line
from generator.importer.notes import LineSpan, Notes, Path
from generator.importer.sections import Section, sections
from generator.importer.segment import ItemPart
from generator.importer.unheaded import kind_of, looks_stated, parted
from generator.importer.vocabulary import OTHER, Vocabulary
from generator.model import BodyRecord
from generator.notation import format_number
from generator.yamlio import Value

MASKED = "[maskad]"
NO_HEADING = "(utan rubrik)"
_AT_ONCE = re.compile(
    r"\b(?:justeras|justerar|förklaras?|förklarar)\b[^.]{0,60}\bomedelbart?\b"
    r"|\bomedelbart? justera(?:d|s|t|de)\b|\bmed omedelbar justering\b",
    re.IGNORECASE,
)
_SOMEBODY = rf"{NAME} ?{PARTY}"
_FILED = re.compile(
    rf"\b(?i:motion(?:en)?|interpellation(?:en)?|fråga(?:n)?|\w*initiativ(?:et)?) (?:av|från|väckt av|ställd av) "
    rf"(?P<who>{_SOMEBODY}(?:(?:, | och | samt ){_SOMEBODY})*)"
)
_MATTER = re.compile(r"\b(?:motion|interpellation|fråga|initiativ)", re.IGNORECASE)
_FILED_ON = re.compile(
    r"\b(?:Motionen|Interpellationen|Frågan|Initiativet) (?:väcktes|inlämnades|lämnades in|ställdes)"
    r"(?P<when>(?: (?:av|i|till|vid|på|den)\b[^.]{0,80}?)? ?\d[\d-]{1,9}(?: [a-z]{3,9} \d{4})?)"
)
_NOT = re.compile(r"\b(?:inte|ej)\b", re.IGNORECASE)
# Among notes to the minutes: who took no part in the decision.
_TAKES_NO_PART = re.compile(r"[^.:]{3,400}\b(?:deltar|deltog) (?:inte|ej) i beslutet\.?")
# Words that can stand in a link, its address, and two halves of one.
_LINKED = re.compile(r"[^\[\]\\*`_|<>]{0,200}\w[^\[\]\\*`_|<>]{0,200}")
_ADDRESS = re.compile(r"https?://[^\s()<>\"]+")
_LINK = re.compile(r"\[[^\[\]]{0,400}\]\([^()\s]{0,2000}\)")
_PARTED_LINK = re.compile(r"\]\((?P<address>[^()\s]{1,2000})\)\s\[(?P<rest>[^\[\]]{0,400}\]\((?P=address)\))")
_TEMPLATE = re.compile(r"\[?\bKlicka (?:eller tryck )?här\b", re.IGNORECASE)
_STATEMENTS = ("reservationer", "särskilda_yttranden", "protokollsanteckningar", "deltar_ej", "yrkanden")


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What all §§ of one file are read with."""

    lines: Sequence[Line]
    words: Vocabulary
    numbers: CaseNumbers
    known: Known
    present: frozenset[str]
    bodies: Sequence[BodyRecord]
    own_body: str | None
    day: str  # of the minutes, YYYY-MM-DD
    headings: dict[str, str]
    width: int
    body_size: float | None


def build_item(
    context: ItemContext, part: ItemPart, entry: ContentsEntry | None, path: Path, notes: Notes
) -> dict[str, Value]:
    """Return the fields of a §; `entry` is what the table of contents says of it."""
    head = read_head(
        context.lines, part, context.words, context.numbers, entry.title if entry and not entry.cut else None
    )
    for line, start, end in head.marks:
        notes.leave(LineSpan(line, start, end), "paragraftecken och etikett")
    fields: dict[str, Value] = {"nr": format_number(part.number)}
    _case(fields, head, entry, context, path, notes)
    title = choose_title(head.title, entry.title, cut=entry.cut) if entry else choose_title(head.title, "")
    doubt = title.doubt or head.title_doubt
    fields["rubrik"] = title.value or "FYLL I rubriken"
    if doubt or not title.value:
        line = head.title_lines[0] if head.title_lines else part.head
        notes.doubt((*path, "rubrik"), doubt or "ingen rubrik hittades", line, _brief(doubt or "ingen rubrik hittades"))
    if head.kind and head.kind_line is not None:
        fields["typ"] = head.kind
    _filed(fields, context, [context.lines[place].text for place in part.lines])
    found = sections(context.lines, head.rest, context.words, head.rest_of_line, context.body_size)
    for section in found:
        if section.key == "beslut" and proposed_to_own(section.heading or "", context.bodies, context.own_body):
            section.key = OTHER
    _Sections(context, fields, path, notes).add_all(found)
    return fields


def _earlier(fields: dict[str, Value], context: ItemContext, found: Sequence[tuple[Section, Sequence[Block]]]) -> None:
    """Say where the matter was handled before, as a section of its own tells, or a sentence about just that."""
    own = context.own_body if any(body.id == context.own_body for body in context.bodies) else None
    entries: list[Value] = []
    for section, made in found:
        of_it = bool(HEADING.fullmatch(section.heading or ""))
        for block in made if section.key in (OTHER, "sammanfattning") else ():
            if OWN.match(block.text):
                told = [
                    each
                    for said in OWN.finditer(block.text)
                    for each in earlier_items(said["days"], context.bodies, context.day, own, said["how"].lower())
                ]
            elif of_it or SENTENCE.match(block.text):
                told = earlier_items(block.text, context.bodies, context.day)
            else:
                continue
            entries += [each for each in told if each not in entries]
    if entries:
        fields["tidigare"] = entries


def _filed(fields: dict[str, Value], context: ItemContext, texts: Sequence[str]) -> None:
    """Say who filed a motion or a question, as the title names them, and on which day, if the text says it once."""
    title = str(fields["rubrik"])
    if (match := _FILED.search(title)) and (names := people_in(match["who"], context.known)):
        fields["väckt_av"] = list[Value](names)
    if not _MATTER.search(title):
        return
    days = {
        day.value.isoformat() for match in _FILED_ON.finditer(joined(texts)) for day in list(dates(match["when"]))[:1]
    }
    if len(days) == 1:
        fields["väckt"] = days.pop()


def _brief(doubt: str) -> str:
    return doubt.split(";")[0][:90]


def _case(
    fields: dict[str, Value],
    head: ItemHead,
    entry: ContentsEntry | None,
    context: ItemContext,
    path: Path,
    notes: Notes,
) -> None:
    read, line = head.cases[0] if head.cases else (None, None)
    choice = choose_case(read.value if read else None, entry.case if entry else None, context.numbers)
    values = [choice.value] if choice.value else []
    for found, place in head.cases[1:]:
        if found.value in values:
            notes.leave(LineSpan(place, found.start, found.end), "samma diarienummer en gång till")
        else:
            values.append(found.value)
    if values:
        fields["ärende"] = values[0] if len(values) == 1 else list[Value](values)
    if read and line is not None and choice.value != read.value:
        notes.leave(LineSpan(line, read.start, read.end), "felläst diarienummer")
    doubt = choice.doubt or (read.doubt if read and choice.value == read.value and read.confidence < 0.6 else "")
    if doubt:
        notes.doubt((*path, "ärende"), doubt, line, _brief(doubt))


class _Sections:
    """Puts the sections of a § under their keys, in their order."""

    def __init__(self, context: ItemContext, fields: dict[str, Value], path: Path, notes: Notes) -> None:
        self.context, self.fields, self.path, self.notes = context, fields, path, notes
        self.others: list[Value] = []
        self.own_headings: dict[str, Value] = {}
        self.last_key: str | None = None

    def add_all(self, sections: Sequence[Section]) -> None:
        sections, made = self._parted(sections)
        self._secret(sections, made)
        _earlier(self.fields, self.context, list(zip(sections, made, strict=True)))
        voted = part_votes(sections, made, self.context.known, self.context.present)
        for number, (section, kept) in enumerate(zip(sections, voted.kept, strict=True)):
            if voted.at == number and voted.gone[number]:
                self._votes(voted.votes)
            if not voted.gone[number]:
                self._add(section, kept)
            elif not voted.labelled[number] and section.heading is not None:
                self._heading(section, VOTES if section.key == VOTES else section.key)
            if voted.at == number and not voted.gone[number]:
                self._votes(voted.votes)
        for doubt in voted.doubts:
            line = next((place for section in sections for place in section.places), None)
            self.notes.doubt((*self.path, VOTES), doubt, line, "voteringen?")
        if self.own_headings:
            self.fields["rubriker"] = self.own_headings

    def _parted(self, found: Sequence[Section]) -> tuple[list[Section], list[list[Block]]]:
        """Return the sections with what stands unheaded in them as sections of its own, and the blocks of each."""
        sections: list[Section] = []
        made: list[list[Block]] = []
        for section in found:
            blocks_ = self._blocks(section)
            own = parted(section, blocks_, self.context.known)
            sections += own
            made += [blocks_] if len(own) == 1 else [self._blocks(each) for each in own]
        return sections, made

    def _secret(self, sections: Sequence[Section], made: Sequence[list[Block]]) -> None:
        """Take what says that the § is secret, if it says nothing else or the rest is masked; else ask."""
        every = [(blocks, block) for blocks in made for block in blocks]
        grounds = [(blocks, block) for blocks, block in every if names_ground(block.text)]
        if not grounds:
            return
        blocks, block = grounds[0]
        hidden = len(every) == 1 or any(MASKED in each.text for _, each in every)
        if len(grounds) == 1 and hidden and says_secret(block.text):
            self.fields["sekretess"] = block.text
            blocks.remove(block)
            for section, left in zip(sections, made, strict=True):
                if left is blocks and not left and section.heading_line is not None:
                    self.notes.leave_lines([section.heading_line], "rubrik till sekretessen")
            return
        self.notes.doubt((*self.path, "sekretess"), "texten talar om sekretess: är något hemligt som inte är maskat?",
                         block.lines[0], "hemligt?")  # fmt: skip

    def _votes(self, votes: Sequence[CountedVote]) -> None:
        self.fields[VOTES] = [as_fields(vote) for vote in votes]
        self.last_key = VOTES
        for index, vote in enumerate(votes):
            for doubt in vote.doubts:
                self.notes.doubt((*self.path, VOTES, index), doubt, vote.line, doubt)

    def _add(self, section: Section, made: list[Block]) -> None:
        if not made:
            if section.heading_line is not None:
                self.notes.leave_lines([section.heading_line], "rubrik utan text")
                # On a picture it may be the second line of a title that seems to be in larger type.
                scanned = self.context.lines[section.heading_line].ocr
                if section.key != OTHER or scanned or any(char.isdigit() for char in section.heading or ""):
                    why = f"under ”{section.heading}” står ingenting"
                    self.notes.doubt(self.path, why, section.heading_line, why)
            return
        if section.key == "protokollsanteckningar" and "deltar_ej" not in self.fields:
            out = [
                block for block in made if _TAKES_NO_PART.fullmatch(block.text) and kind_of(block, self.context.known)
            ]
            if out and len(out) == len(made):
                section = replace(section, key="deltar_ej")
            elif out:
                self._add(replace(section, key="deltar_ej", heading=None, heading_line=None), out)
                made = [block for block in made if block not in out]
        if any(_TEMPLATE.search(block.text) for block in made):
            self.notes.doubt(
                (*self.path, "avsnitt"), f"mallens hjälptext står kvar under ”{section.heading}”", made[0].lines[0]
            )
        value = self._value(section, made) if section.key != OTHER and section.key not in self.fields else None
        if value is None:
            self._other(section, made)
            return
        self.fields[section.key] = value
        self.last_key = section.key
        self._heading(section, section.key)

    def _heading(self, section: Section, key: str) -> None:
        """Keep how a section is headed, if it is not as the site heads it anyway."""
        if section.heading_line is None or section.heading is None:
            return
        start = self.context.lines[section.heading_line].text.find(section.heading)
        if key not in self.own_headings and section.heading.casefold() != self.context.headings[key].casefold():
            self.own_headings[key] = section.heading
        else:
            self.notes.leave(LineSpan(section.heading_line, start, start + len(section.heading)), "rubrik")

    def _blocks(self, section: Section) -> list[Block]:
        lines = section.lines
        if section.key in _STATEMENTS:
            lines = [replace(line, gap=line.gap or begins_statement(line, before)) for before, line in _pairs(lines)]
        local = blocks(lines, range(len(lines)), self.context.width)
        return [Block(block.text, tuple(section.places[line] for line in block.lines), block.kind) for block in local]

    def _value(self, section: Section, made: list[Block]) -> Value | None:
        key, known, path = section.key, self.context.known, self.path
        if key in _STATEMENTS:
            reserved = key == "reservationer"
            read = statements(
                made, known, moves=key == "yrkanden", named=reserved or key == "deltar_ej", reserved=reserved
            )
            if read is None:
                self.notes.doubt(
                    (*path, "avsnitt"),
                    f"det gick inte att läsa vem som står bakom ”{section.heading}”",
                    made[0].lines[0],
                )
            elif key == "yrkanden":
                self._leave_and(made)
            else:
                for index, each in enumerate(read):
                    if "av" in each and "för" not in each and not _has_party(each["av"]):
                        self.notes.doubt((*path, key, index, "av"), "parti saknas", made[0].lines[0], "parti?")
            return list[Value](read) if read is not None else None
        if key == "jäv":
            people = disqualified(made, known)
            if people is None:
                if said := disqualified_among(made, known):
                    self.fields["jäv"] = said[0] if len(said) == 1 else list[Value](said)
                return None
            self._leave_rest(section, people)
            return people[0] if len(people) == 1 else list[Value](people)
        if key == VOTES:
            return None  # it tells of no vote
        if key == "handlingar":
            if is_block_list(made):
                return None
            return [_document(section, text, at) for text, at in documents(section.lines, self.context.width)]
        text = self._with_links(markdown(made), made)
        if key == "beslut":
            for block in made:
                if looks_stated(block):
                    why = f"”{block.text[:60]}” står i beslutet: hör det till en reservation eller ett yttrande?"
                    self.notes.doubt((*path, "beslut"), why, block.lines[0], "en reservation i beslutet?")
            self._decision(text, made, section.heading)
        return text + "\n"

    def _with_links(self, text: str, made: Sequence[Block]) -> str:
        """Return a text whose words that lead to an address on the web do so, where it has these words but once."""
        for block in made:
            for link in (each for place in block.lines for each in self.context.lines[place].links):
                plain = _LINKED.fullmatch(link.words) and _ADDRESS.fullmatch(link.address)
                at = text.find(link.words)
                inside = any(start <= at < end for start, end in (match.span() for match in _LINK.finditer(text)))
                if plain and not inside and text.count(link.words) == 1:
                    text = text.replace(link.words, f"[{link.words}]({link.address})")
        # What a line's end parts is one link.
        return _PARTED_LINK.sub(r" \g<rest>", text) if "](http" in text else text

    def _leave_and(self, made: Sequence[Block]) -> None:
        """Say that the word between those who moved something together is not repeated: the key lists them."""
        for block in made:
            if lead := ONLY_NAMES.match(block.text):
                for place in block.lines:
                    for match in re.finditer(r"\b(?:och|samt)\b", self.context.lines[place].text[: lead.end("lead")]):
                        self.notes.leave(LineSpan(place, *match.span()), "mellan dem som yrkar")

    def _decision(self, text: str, made: Sequence[Block], heading: str | None) -> None:
        proposal = proposal_to(text, self.context.bodies, self.context.own_body, heading)
        if proposal and proposal.value:
            self.fields["förslag_till"] = proposal.value
        elif proposal:
            self.notes.doubt(
                (*self.path, "beslut"), proposal.doubt, made[0].lines[0], "ett förslag till ett annat organ?"
            )
        if "omedelbar" in text.casefold() and (at_once := _AT_ONCE.search(text)) and not _NOT.search(at_once[0]):
            self.fields["omedelbart_justerad"] = "ja"

    def _leave_rest(self, section: Section, names: Sequence[str]) -> None:
        """Say that the words around the names are not repeated: the key says what they say."""
        for line, place, start in zip(section.lines, section.places, section.starts, strict=True):
            at = 0
            for name in sorted(names, key=line.text.find):
                found = line.text.find(name)
                if found >= 0:
                    self.notes.leave(LineSpan(place, start + at, start + found), "det som nyckeln jäv säger")
                    at = found + len(name)
            self.notes.leave(LineSpan(place, start + at, start + len(line.text)), "det som nyckeln jäv säger")

    def _other(self, section: Section, made: Sequence[Block]) -> None:
        fields: dict[str, Value] = {"rubrik": section.heading or NO_HEADING}
        if self.last_key:
            fields["efter"] = self.last_key
        fields["text"] = self._with_links(markdown(made), made) + "\n"
        place = (*self.path, "avsnitt", len(self.others), "rubrik")
        if section.heading is None:
            self.notes.doubt(
                place, "texten har ingen rubrik i originalet", made[0].lines[0], "ingen rubrik i originalet"
            )
        elif not section.sure:
            self.notes.doubt(place, f"är ”{section.heading}” en rubrik?", section.heading_line, "en rubrik?")
        self.others.append(fields)
        self.fields["avsnitt"] = self.others  # written where the first of them stands


def _document(section: Section, text: str, at: Sequence[int]) -> Value:
    """Return a document, with its address where its words are a link to one."""
    links = {link.address for line in at for link in section.lines[line].links}
    return {"text": text, "länk": links.pop()} if len(links) == 1 else text


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line | None, Line]]:
    yield from zip([None, *lines], lines, strict=False)


def _has_party(value: Value) -> bool:
    each = value if isinstance(value, list) else [value]
    return all(isinstance(name, str) and bool(people_in(name, Known())) for name in each)
