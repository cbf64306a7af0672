"""Shapes: the grammar of personal identity numbers, once, as data. What is made of it is in numbers.py.

A personnummer is a day of birth and four figures (folkbokföringslagen 18 §); a samordningsnummer has 60 added to its
day, and its month or day is 0 when it is unknown (Skatteverket, open test data for samordningsnummer: 191500882392). A
temporary number has letters among its last four. Text is as `shown.py` shows it: blanks and dashes of every kind are
one, and nothing stands in it that a reader does not see.
"""

from __future__ import annotations

from dataclasses import dataclass

# What stands between the parts of a number. A gap may be empty, a line break, or the edge of a table's cell.
GAPS = {
    "any": r"[\W_]{0,7}",  # whatever is no letter: characters that look like a dash or a slash are many
    "dash": r"(?: ?\n?(?:-[ \n]?){1,3})",
    "blank": r"[ \n]",
    "pair": r"[- \n]",  # no full stop or colon: a day and a clock are written so
    "date": r"(?P<sep>[-./ ]| [-./] )",
    "same": r"(?P=sep)",
    "or-none": r"[- ]?",
    "hyphen": r"[- ]",
}


# What parts the columns of a table.
CELL = r'(?:"? ?[;|] ?"?|"?,"?)'


@dataclass(frozen=True)
class Shape:
    """How the figures of a number are grouped, and what may stand between the groups.

    `figures` are the lengths of the groups; 10 or 12 in all. `gaps` are names in GAPS, one less than the groups.
    """

    figures: tuple[int, ...]
    gaps: tuple[str, ...] = ()


SHAPES = (
    Shape((12,)),
    Shape((10,)),
    Shape((8, 4), ("any",)),
    Shape((6, 4), ("any",)),
    Shape((2, 6, 4), ("or-none", "any")),
    Shape((2, 10), ("or-none",)),
    # The day written as a day: 1964-08-23, 64 08 23, 23 parted from what follows by anything.
    Shape((4, 2, 2, 4), ("date", "same", "any")),
    Shape((2, 2, 2, 4), ("date", "same", "any")),
    Shape((4, 4, 4), ("or-none", "any")),
    # A dash before the last four tells it from a telephone's 0708-12 3456.
    Shape((4, 2, 4), ("hyphen", "dash")),
    Shape((2, 4, 4), ("hyphen", "dash")),
    Shape((6, 2, 4), ("hyphen", "any")),
    Shape((2, 2, 2, 2, 4), ("date", "same", "same", "any")),
    # The last four parted.
    Shape((8, 2, 2), ("any", "blank")),
    Shape((8, 1, 3), ("blank", "blank")),
    Shape((8, 3, 1), ("blank", "blank")),
    Shape((6, 2, 2), ("any", "blank")),
    *(
        Shape((*day, *last), (*("date", "same")[: len(day) - 1], "dash", "pair"))
        for day in ((8,), (6,), (4, 2, 2), (2, 2, 2))
        for last in ((2, 2), (1, 3), (3, 1))
    ),
    Shape((8, 1, 1, 1, 1), ("dash", "pair", "pair", "pair")),
    Shape((6, 1, 1, 1, 1), ("dash", "pair", "pair", "pair")),
    Shape((4, 2, 2, 2, 2), ("blank", "blank", "blank", "blank")),
    Shape((2, 2, 2, 2, 2, 2), ("blank",) * 5),
    Shape((3, 3, 4), ("blank", "any")),
    # One figure at a time, as headings are spaced out.
    Shape((1,) * 10, (*("blank",) * 5, "any", *("blank",) * 3)),
    Shape((1,) * 12, (*("blank",) * 7, "any", *("blank",) * 3)),
)

# Beside a word that says what kind of number it is, whatever parts the figures will do. Beside the words after it
# (KNOWN) they must begin with a day as well: others are called so, too.
NAMED = (
    r"person[- ]?(?:num+(?:er|re)|nr)|\bpersonr\b|\bpers[. -]{1,2}nr\b|\bpersnr\b|samordnings?(?:num+(?:er|re)|nr)"
    r"|\bsamordn[. -]{1,2}nr\b|\bp[. -]{0,2}nr\b|\bpnr\b"
)
KNOWN = (
    r"\bid[- ]?(?:nr|num+er)|identitets(?:num+(?:er|re)|beteckning)|födelsenum+(?:er|re)|\breservnum+(?:er|re)"
    r"|\bLMA[- ]?(?:nr|num+er)"
)
BORN = (
    r"\bfö(?:d(?:d|da|t|des)?|tt)\b|\bfödelse(?:dat|dag|tid)\w*|(?<![\w.])f\.(?= ?\d| den \d)"
    r"|(?<![\w.])f:?(?= (?:\d\d)?\d{6}\b)"
)
NAMED_SHAPES = (
    Shape((6, 4), ("any",)),
    Shape((8, 4), ("any",)),
    Shape((2, 4, 4), ("any", "any")),
    Shape((4, 6), ("any",)),
    Shape((4, 2, 2, 4), ("any", "any", "any")),
    Shape((2, 2, 2, 4), ("any", "any", "any")),
    Shape((10,)),
    Shape((12,)),
)

# The last four of a temporary number: a letter and three figures, or TF (and its like) and two.
TEMPORARY = r"[A-ZÅÄÖ]\d{3}|[TRSUWXJKLMN]F\d{2}"
# After a day written as a day only those letters that are given out for it; anything else is a version or a body.
TEMPORARY_DATED = r"T\d{3}|TF\d{2}"

# The last four hidden, all or some: characters that people hide figures with.
MASK = r"[XxNn*#_?•.█■]"
MASKED_WORDS = r"\[ ?(?:maska[dt]|redacted|borttaget|sekretess|…|\.\.\.) ?\]"

# A day of birth in figures, and with characters between year, month and day.
DAY = r"(?P<day>(?:18|19|20)?\d{6})"
DATED = r"(?P<dated>(?:18|19|20)?\d\d(?P<sep>[-./ ])\d\d(?P=sep)\d\d)"


MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
# Where fewer figures than a day of birth's may say something.
TELLING = r"föd|fött|(?<!\w)f[.:]|sista|slutsiffr|kontrollsiffr|\[ ?maska|[X*#•█■]{3}"

SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec"

# Numbers that belong to nobody, known as examples: the one of Skatteverket's brochure SKV 704, and of its open test
# data. Outside the archive, where the program's own tests and documentation lie, they are no alarm.
EXAMPLES = frozenset(
    {"6408233234", "1212121212", "1500882392", "9001019802", "6400603236", "6400833239", "6408833231", "6408603238"}
)
