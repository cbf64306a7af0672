"""Decisions: what the words of a § say against its own keys. None of it is guessed: the editor is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.archive import OUTCOMES, StateKind
from generator.checks.attendance import is_chair, leads
from generator.checks.paper import Paper, Path, read_name
from generator.content.outline import minority_won
from generator.findings import Finding, Severity
from generator.model import Item, Vote
from generator.notation import Entry, Number, format_number

_BODY = r"(?:kommun|region)?fullmäktiges?\b|\w*styrelsen\b|\w*nämnden\b|\w*utskottet\b|\w*beredningen\b"
# To petition a board is to decide; only to fullmäktige it is to propose.
_PROPOSES = re.compile(
    rf"\bföreslår\b[^.\n]{{0,60}}?(?:{_BODY})[^.\n]{{0,40}}?\b(?:beslut\w*|fatta\w*|anta\w*|att\b)"
    r"|\bhemställer (?:hos|till|att) (?:kommun|region)?fullmäktige\b"
    r"|^\W*(?:[\w-]+s )?förslag till (?:beslut i )?(?:kommun|region)?fullmäktige\b",
    re.IGNORECASE | re.MULTILINE,
)
# What a decision says happens to its matter, in the present tense and not of an earlier one.
_MATTER = r"(?:ärendet|frågan|motionen|motionerna|interpellationen|medborgarförslaget|ansökan|begäran)"
_SAYS = {
    "bordläggning": re.compile(rf"\b{_MATTER}\s+bordläggs\b|\bbordlägger\b|\bbeslutar? (?:att )?bordlägga\b", re.I),
    "återremiss": re.compile(
        rf"\b{_MATTER}\s+återremitteras\b|\båterremitterar\b|\bbeslutar? (?:att )?återremittera\b", re.I
    ),
    "avslag": re.compile(rf"\b{_MATTER}\s+avslås\b|\bavslår? {_MATTER}|\binte bifalla {_MATTER}", re.I),
    "bifall": re.compile(rf"\b{_MATTER}\s+bifalls\b|(?<!inte )\bbifall(?:er|a) {_MATTER}", re.I),
}
# A decision of one sentence that decides nothing. Without an outcome it would get a last day to appeal.
_ONLY_NOTES = re.compile(
    r"\W*(?:[\w-]+(?: [\w-]+){0,6} )?"
    r"(?:noteras|noterar|antecknas|antecknar|lägg(?:er|s)\b[^.;\n]{0,60}? till handlingarna)"
    r"\b(?:(?! och | samt )[^.;\n])*\.?\s*",
    re.IGNORECASE,
)
# What a sentence says of a matter that it names by its number.
_ENDS = {
    "avslag": re.compile(r"\bavslå(?:s|r)?\b|\bavslag på\b", re.I),
    "bifall": re.compile(r"\bbifall(?:s|er|a)\b|\bbifall till\b", re.I),
    "besvarad": re.compile(r"\bbesvara[ds]\w*\b", re.I),
}
# What those want who vote so: of the matter itself, not of a proposal to amend it.
_ITSELF = r"(?:motion\w*|medborgarförslag\w*|e-förslag\w*|ansökan|begäran)"
_WANTS = {
    "avslag": re.compile(rf"^\W*(?:avslag på|avslå|att avslå) (?:den |det )?{_ITSELF}", re.I),
    "bifall": re.compile(rf"^\W*(?:bifall till|bifalla|att bifalla) (?:den |det )?{_ITSELF}", re.I),
    "återremiss": re.compile(
        r"^\W*(?:ärendet )?(?:ska )?(?:att )?(?:återremiss\b|återremitteras?\b)|^\W*bifall till (?:yrkandet om )?"
        r"återremiss",
        re.I,
    ),
    "bordläggning": re.compile(
        r"^\W*(?:ärendet )?(?:ska )?(?:att )?(?:bordläggning\b|bordläggas?\b|bordlägga\b)", re.I
    ),
}
_OTHERWISE = re.compile(r"\b(?:bifall\w*|besvara\w*|anses?\b|avslå\w*|delvis|i övrigt|bordlägg\w*|återremi\w*)", re.I)
_ASSIGNS = re.compile(
    r"\b(?:ger|få|får|ge|lämnar)\b[^.\n]{0,80}\bi uppdrag\b|\buppdrar (?:åt|till)\b|\båläggs?\b|\buppdras åt\b", re.I
)
_DECIDED_TODAY = re.compile(r"\bavgör(?:s|as|a|ande[ts]?)\b[^.\n]{0,30}\b(?:i ?dag|vid dagens|nu)\b", re.I)
_SEVERAL_MATTERS = re.compile(
    r"\bmotioner(?:na)?\b|\bmedborgarförslagen\b|\bmotion\b.*\b(?:och|samt)\b.*\bmotion\b", re.I
)


def decisions(paper: Paper) -> Iterator[Finding]:
    """Yield a warning for each § whose words and keys contradict each other, by its own file alone."""
    for index, item in enumerate(paper.minutes.items):
        path = ("paragrafer", index)
        if item.decision:
            yield from _proposal(paper, path, item, item.decision)
            yield from _outcome(paper, path, item, item.decision)
            yield from _assignment(paper, path, item, item.decision)
        yield from _several(paper, path, item)
        for at, vote in enumerate(item.votes):
            yield from _decided(paper, (*path, "voteringar", at), item, vote)
            yield from _casting(paper, (*path, "voteringar", at), item, vote)
        if item.votes:
            yield from _won(paper, (*path, "voteringar", len(item.votes) - 1), item, item.votes[-1])
    yield from _same_ends(paper)


def _proposal(paper: Paper, path: Path, item: Item, text: str) -> Iterator[Finding]:
    if item.proposal_to or _is_put_off(item) or not (match := _PROPOSES.search(text)):
        return
    yield paper.finding(
        (*path, "beslut"),
        "forslag-utan-mottagare",
        f"beslutet säger ”{_short(match[0])}”, men förslag_till saknas. Då visas det som ett slutligt beslut.",
        "Är det ett förslag skriver du till vilket organ, med dess id, till exempel: förslag_till: kf",
        row=text.count("\n", 0, match.start()),
    )


def _is_put_off(item: Item) -> bool:
    state = OUTCOMES[item.outcome].state
    return state.is_open or state is StateKind.WITHDRAWN


def _outcome(paper: Paper, path: Path, item: Item, text: str) -> Iterator[Finding]:
    if item.proposal_to:
        return  # What is proposed to happen has not happened.
    if item.outcome == "beslutat" and _ONLY_NOTES.fullmatch(text) and not _ASSIGNS.search(text):
        yield paper.finding(
            (*path, "beslut"),
            "utfall-mot-ord",
            f"beslutet säger ”{_short(text)}”, men utfall är beslutat. Då ser det ut att gå att överklaga.",
            "Bestämdes inget mer skriver du: utfall: noterat",
        )
        return
    for outcome, pattern in _SAYS.items():
        match = pattern.search(text)
        if not match or item.outcome == outcome:
            continue
        rest = f"{text[: match.start()]} {text[match.end() :]}"
        if outcome in {"avslag", "bifall"} and (item.outcome in {"beslutat", "besvarad"} or _OTHERWISE.search(rest)):
            continue  # It is left open, or part of it went one way and part the other.
        if re.search(r"\b(?:inte|ej|om)\b[^.\n]{0,20}$", text[: match.start()], re.I):
            continue
        yield paper.finding(
            (*path, "utfall") if "utfall" in _keys(paper, path) else (*path, "beslut"),
            "utfall-mot-ord",
            f"beslutet säger ”{_short(match[0])}”, men utfall är {item.outcome}"
            f"{'' if 'utfall' in _keys(paper, path) else ', eftersom raden saknas'}.",
            f"Stämmer orden skriver du: utfall: {outcome}",
        )
        return


def _assignment(paper: Paper, path: Path, item: Item, text: str) -> Iterator[Finding]:
    if item.outcome == "noterat" and (match := _ASSIGNS.search(text)):
        yield paper.finding(
            (*path, "utfall"),
            "uppdrag-noterat",
            f"utfall är noterat, men beslutet ger ett uppdrag: ”{_short(match[0])}”.",
            "Ett uppdrag är ett beslut. Skriv utfall: beslutat, eller ta bort raden utfall.",
        )


def _several(paper: Paper, path: Path, item: Item) -> Iterator[Finding]:
    """Several cases under one outcome that the words split (an error), or that nothing says is meant for all."""
    if len(item.cases) < 2 or not OUTCOMES[item.outcome].answers:
        return
    if any(case.outcome for case in item.named_cases):
        return  # It is said case by case.
    if split := _split(item):
        cases = ", ".join(f"{{nr: {number}, utfall: {split.get(number, item.outcome)}}}" for number in item.cases)
        yield paper.finding(
            (*path, "utfall"),
            "ett-utfall-flera-arenden",
            f"utfallet {item.outcome} gäller alla ärenden i paragrafen, men beslutet säger annat om "
            f"{' och '.join(split)}: {' och '.join(dict.fromkeys(split.values()))}.",
            f"Ta bort raden utfall, och skriv utfallet vid varje nummer: ärende: [{cases}]",
            Severity.ERROR,
        )
        return
    if _SEVERAL_MATTERS.search(item.title) and not _SEVERAL_MATTERS.search(item.decision or ""):
        yield paper.finding(
            (*path, "utfall"),
            "ett-utfall-flera-arenden",
            f"paragrafen har {len(item.cases)} ärenden men ett enda utfall, {item.outcome}. Det visas för alla.",
            f"Gick det olika för dem skriver du utfallet vid varje nummer, så här: "
            f"- {{nr: {item.cases[0]}, utfall: {item.outcome}}}",
        )


def _split(item: Item) -> dict[str, str]:
    """Return the outcomes of those cases of which the decision, in a sentence that names them, says another."""
    found: dict[str, str] = {}
    for sentence in re.split(r"(?<=[.;])\s+|\n+", item.decision or ""):
        said = {outcome for outcome, pattern in _ENDS.items() if pattern.search(sentence)}
        if len(said) != 1 or said == {item.outcome} or re.search(r"\b(?:inte|ej|delvis)\b", sentence, re.IGNORECASE):
            continue
        named = [number for number in item.cases if _bare(number) in _bare(sentence)]
        found |= dict.fromkeys(named, said.pop()) if len(named) < len(item.cases) else {}
    return found


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()


def _won(paper: Paper, path: Path, item: Item, vote: Vote) -> Iterator[Finding]:
    """The last vote of a § was won by the side that wanted the opposite of what is said to be decided.

    Only of the matter itself: to reject an amendment is no contradiction to granting what it would have amended.
    """
    if minority_won(vote) or vote.closed or not (won := _winner(vote)) or item.proposal_to:
        return
    words, other = (vote.yes or "", vote.no or "") if won == "ja" else (vote.no or "", vote.yes or "")
    wanted = {outcome for outcome, pattern in _WANTS.items() if pattern.search(words)}
    if len(wanted) != 1 or any(pattern.search(other) for key, pattern in _WANTS.items() if key in wanted):
        return
    want = wanted.pop()
    says = next((key for key, pattern in _SAYS.items() if pattern.search(item.decision or "")), None)
    ended = item.outcome if item.outcome != "beslutat" else says
    if want == ended or (want in {"avslag", "bifall"} and ended not in {"avslag", "bifall"}):
        return
    if want not in {"avslag", "bifall"} and (says == want or _is_put_off(item)):
        return
    yield paper.finding(
        (*path, won),
        "rost-mot-beslut",
        f"{won.capitalize()} vann voteringen och betyder ”{_short(words)}”, men paragrafens utfall är {item.outcome}"
        f"{f' och beslutet säger {says}' if says and says != item.outcome else ''}.",
        "Har ja och nej bytt plats rättar du dem, eller siffrorna. Annars rättar du paragrafens utfall. Jämför med "
        "originalets propositionsordning.",
    )


def _winner(vote: Vote) -> str:
    """Return the side that won: what is said, or else what the figures say; empty if they do not."""
    if vote.outcome or vote.tally is None:
        return vote.outcome or ""
    yes, no = vote.tally.yes, vote.tally.no
    return "ja" if yes > no else "nej" if no > yes else ""


def _decided(paper: Paper, path: Path, item: Item, vote: Vote) -> Iterator[Finding]:
    tally = vote.tally
    if item.outcome != "återremiss" or tally is None or minority_won(vote):
        return
    won = _winner(vote)
    words = vote.meaning(won) or ""
    if not _DECIDED_TODAY.search(words):
        return  # To reject one motion to send the matter back need not be to reject another.
    if any(each is not vote and _sends_back(each) for each in item.votes):
        return
    minority = 3 * min(tally.yes, tally.no) >= tally.yes + tally.no + (tally.abstained or 0)
    yield paper.finding(
        (*path[:2], "utfall"),
        "aterremiss-mot-rost",
        f"utfall är återremiss, men den sida som vann voteringen röstade för ”{_short(words)}” "
        f"({tally.yes} ja och {tally.no} nej).",
        "Har minst en tredjedel i fullmäktige fått igenom återremissen skriver du voteringens utfall, "
        f"{'nej' if won == 'ja' else 'ja'}, och låter paragrafens stå. Annars rättar du paragrafens utfall."
        if minority
        else "Rätta paragrafens utfall, eller siffrorna. Jämför med originalet.",
    )


def _sends_back(vote: Vote) -> bool:
    """Tell whether a vote that its minority or its majority won was about sending the matter back."""
    words = vote.meaning(vote.outcome) or ""
    return minority_won(vote) or "återremi" in words.casefold()


def _casting(paper: Paper, path: Path, item: Item, vote: Vote) -> Iterator[Finding]:
    """KL 5:54 and 6:35: it is who presides that has the casting vote."""
    who = read_name(vote.casting_vote) if vote.casting_vote else None
    if who is None:
        return
    own = [seat for seat in paper.seats_of(who) if item.number in seat.numbers]
    chairs = [seat for seat in paper.serving if item.number in seat.numbers and leads(seat.entry, item.number)]
    # A vice president leads the meeting only where the president is away.
    chairs = [seat for seat in chairs if _leads(seat.entry, item.number)] or chairs
    if own and chairs and not any(seat in chairs for seat in own):
        yield paper.finding(
            (*path, "utslagsröst"),
            "utslagsrost-ej-ordforande",
            f"{who.name} har utslagsröst, men {chairs[0].who.name} står som "
            f"{next(role.title for role in chairs[0].entry.roles if is_chair(role.title))}. Utslagsröst har den som "
            "leder mötet.",
            "Rätta vem som hade utslagsröst. Ledde någon annan mötet då skriver du det efter namnet i närvarolistan: "
            f", mötesordförande § {format_number(item.number)}",
        )


_OF_A_PAGE = re.compile(r"\bsid(?:a|an|nr)?\b\W*\d|\b\d+ ?\(\d+\)$|\b\d+ ?av ?\d+$", re.IGNORECASE)


def _leads(entry: Entry, number: Number) -> bool:
    """Tell whether somebody is more in a § than one who is ready to step in."""
    ready = tuple(role for role in entry.roles if "vice" in role.title.casefold())
    return leads(replace(entry, roles=tuple(role for role in entry.roles if role not in ready)), number)


def _same_ends(paper: Paper) -> Iterator[Finding]:
    """The same short last line in texts of several §§: the head or foot of a page that was pasted with them."""
    ends: defaultdict[str, dict[int, tuple[Path, int, str]]] = defaultdict(dict)
    for path, text in paper.texts():
        lines = text.rstrip().split("\n")
        if path[0] != "paragrafer" or len(lines) < 2 or path[-1] in {"redaktionell_not", "av"}:
            continue
        last = lines[-1].strip()
        if 8 <= len(last) <= 80 and last[-1] not in ".?!”|:;," and not re.match(r"[-*•–|]|\d+[.)]|att ", last):
            # The number of a page differs on each.
            key = re.sub(r"\d+", "0", last) if _OF_A_PAGE.search(last) else last
            ends[key].setdefault(int(path[1]), (path, len(lines) - 1, last))
    for places in ends.values():
        if len(places) > 2:
            path, row, last = next(iter(places.values()))
            yield paper.finding(
                path,
                "samma-slutrad",
                f"texten slutar med ”{_short(last)}”, och det gör texter i {len(places)} paragrafer. Det ser ut som "
                "ett sidhuvud eller en sidfot som har följt med.",
                "Ta bort raden på alla ställena om den inte hör till texten.",
                row=row,
            )


def _keys(paper: Paper, path: Path) -> set[str]:
    """Return the keys that the § at a path has in its file."""
    items = paper.document.data.get("paragrafer")
    item = items[int(path[1])] if isinstance(items, list) else None
    return set(item) if isinstance(item, dict) else set()


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 70 else f"{folded[:69].rstrip()}…"
