"""Messages that a file can give whether it could be read or not, so that one fault has the same words."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.yamlio.dump import quote

_EXAMPLE = 110


def shown(line: str, column: int) -> str:
    """Return as much of a line, from a column (from 0) on, as a message needs; lines can be a megabyte."""
    return line[column : column + 200]


def example(text: str) -> str:
    """Return a text quoted as the editor should write it, shortened when it is long."""
    return quote(shortened(text))


def shortened(text: str) -> str:
    """Return a text as short as an example in a message should be."""
    text = text.strip()
    return text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE].rstrip()} …"


_VALUE = re.compile(r"(?P<lead>\s*(?:- +)*(?:[^\W\d_][\w -]*: +)?)(?P<value>\S.*)")


def quoted_line(line: str) -> str:
    """Return a line as it should be with quotation marks around its value, without what indents it."""
    match = _VALUE.fullmatch(line.rstrip())
    if not match:
        return example(line)
    value = match["value"]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]  # quotes around the whole, with others inside
    return f"{match['lead'].strip()} {quote(value)}".strip()


def special_start(rest: str) -> tuple[str, str]:
    """Return message and hint for a text that begins with a character that YAML keeps for itself."""
    message = (
        f"Texten börjar med tecknet {rest[:1]}, som har en särskild betydelse först i en text och inte kan stå där."
    )
    hint = f"Sätt raka citattecken runt hela texten, så här: {example(rest)}"
    if rest.startswith("```"):
        return FENCE, "Ta bort raden, och den andra med samma tecken längst ned."
    if rest.startswith("* "):
        hint = "Börja punkter i en lista med ett streck (-) i stället för en stjärna (*)."
    return message, hint


# Fields that are written on one line, whose colon may be missing; a test holds them to the schema.
ONE_LINE_FIELDS = frozenset(
    {"organ", "datum", "tid", "plats", "status", "sekreterare", "justerare", "nr", "rubrik", "ärende", "typ", "utfall"}
)
# What begins a row of a table or an entry of a list in a text, and what a field is called.
LAID_OUT = re.compile(r"[|]|(?:[-*•·]|[0-9]{1,3}[.)]) ")
LISTED = re.compile(r"[|]|(?:[-*•·–−➢o]|\(?[0-9A-Za-z]{1,3}[.)]|att) ")
PLAIN_NAME = re.compile(r"[^\W\d_]\w*")


def runs_together(lines: list[str], *, folded: bool) -> bool:
    """Tell whether something is lost when the lines of a text without | are joined; `folded` if it has a >.

    Programs write so what had lines of its own (npm yaml 1 and 2, js-yaml, PyYAML, ruamel.yaml): a line feed becomes an
    empty line, an empty line becomes two. Then nothing is lost. People leave one line empty between paragraphs.
    """
    quoted = not folded and lines[0][:1] in ("'", '"')
    if lines[0].startswith('"') and any(line.endswith("\\") or "\\n" in line for line in lines):
        return False  # Only programs write so: what is to be kept is said by characters.
    if quoted and lines[-1].strip() == lines[0][0]:
        lines = "\n".join(lines[:-1]).rstrip().split("\n")  # the text ends with a line feed
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    deeper = [folded and indent > indents[0] for indent in indents]  # such lines stay apart
    bare = [line.strip() for line in lines]
    doubled = any(not one and not other for one, other in pairwise(bare))
    for at in range(1, len(bare)):
        above, line = bare[at - 1], bare[at]
        if line and above and not doubled and LAID_OUT.match(line) and not (deeper[at] or deeper[at - 1]):
            return True
        following = next((each for each in bare[at:] if each), "")
        if not line and above and not doubled and not LISTED.match(following):
            return True
    return False


def bullet(text: str) -> tuple[str, str]:
    """Return message and hint for an entry of a list that begins with another character than a hyphen."""
    message = f"Raden börjar med {text[:1]}, men en punkt i en lista börjar med ett bindestreck (-)."
    return message, f"Byt tecknet mot ett bindestreck och ett blanksteg, så här: - {shortened(text[1:])}"


_AUTHOR = r"[^\n:;,]{2,60}?\([^()\n]{1,20}\)"
_AUTHORS = re.compile(rf"({_AUTHOR}(?:(?:,| och| samt) {_AUTHOR})*)(:?)\s*(.*)", re.DOTALL)
# Fields of a § in which somebody says something.
STATEMENTS = frozenset({"reservationer", "yrkanden", "särskilda_yttranden", "protokollsanteckningar"})


def statement(key: str, written: str, *, listed: bool = False) -> str:
    """Return the hint where somebody's words stand right after one of the STATEMENTS, or are `listed` under it."""
    acts = "reserverar" if key == "reservationer" else "uttalar"
    hint = f"Skriv på egna rader, med den som {acts} sig efter av: och orden efter text:"
    match = _AUTHORS.fullmatch(written.strip())
    if not match:
        return f"{hint}."
    names = re.split(r"(?<=\))(?:,| och| samt) ", match[1])
    by = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    # What follows a colon is what they said; else the whole is a sentence about them.
    said = match[3] if match[2] else written
    entry = f"{{av: {by}, text: {example(said) if match[3] else '…'}}}"
    return f"{hint}, så här: {f'- {entry}' if listed else f'{key}: [{entry}]'}"


FENCE = "Raden är en markering runt kod, som följer med när man kopierar ur en chatt eller en webbsida."
COLON = "Det står ett kolon inne i texten. Ett kolon med blanksteg efter får bara stå efter fältnamnet."
TOO_DEEP = "Här ligger uppgifterna inne i varandra i för många nivåer."
TOO_DEEP_HINT = (
    "Några få nivåer räcker alltid. Jämför med en annan fil av samma slag och rätta indraget, eller "
    "sätt raka citattecken runt texten om den innehåller många [ eller {."
)
FOLDED = "Texten står på flera rader utan lodstreck (|), så stycken, listor och tabeller skulle flyta ihop till en rad."
FOLDED_HINT = (
    "Låt hela texten börja på raden under, indragen två blanksteg längre än fältnamnet, och skriv ett lodstreck efter "
    "kolonet, så här: {example}"
)
NO_NAME = "Det saknas ett fältnamn framför kolon."
MERGE_NAME = "Fältnamnet << kan inte användas."
NAME_HINT = "Skriv ett fältnamn, ett kolon, ett blanksteg och sedan uppgiften, till exempel  plats: Stadshuset"
NOT_A_NAME = "Framför kolon står en lista eller en grupp av uppgifter, men där ska det stå ett fältnamn."
NOT_A_NAME_HINT = (
    "Skriv ett enkelt fältnamn framför kolon. Börjar texten med [ eller { och ska läsas som vanlig text: "
    "sätt raka citattecken runt den."
)
DIRECTIVE = "Raden börjar med tecknet %, som har en särskild betydelse först på en rad."
DIRECTIVE_HINT = "Ta bort raden. Hör den till en längre text ska den vara indragen lika långt som resten av texten."
SEVERAL = "Filen delas i två här, av en rad med tre streck (---) eller tre punkter (...). En fil ska vara hel."
SEVERAL_HINT = (
    "Ta bort raden. Är strecken en linje i en längre text ska de vara indragna lika långt som resten av "
    "texten. Är det som följer ett annat protokoll ska det få en egen fil."
)
EMPTY_HINT = "Fyll i filen, till exempel genom att kopiera en annan fil av samma slag, eller ta bort den."
WRONG_SHAPE_HINT = (
    "Börja raderna längst till vänster med ett fältnamn, ett kolon och ett blanksteg, till exempel  organ: ks"
)
