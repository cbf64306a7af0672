"""Leftovers: what was left in a text and hardly belongs there, as data; personal data above all."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.findings import Code
from generator.privacy.personal import CONTACT, HOME, PROTECTED, SECRET


class Leftover(NamedTuple):
    """Something that was left in a text: the rule, how it looks, and characters without which it is not there."""

    code: Code
    pattern: re.Pattern[str]
    chars: tuple[str, ...]
    message: str
    hint: str


PERSONAL = (
    Leftover(
        "skyddad-person",
        PROTECTED,
        ("skydda", "sekretessm", "fingerade p", "kvarskriv", "hemlig "),
        "Orden ”{found}” kan peka ut någon som är skyddad.",
        "Kontrollera att ingen går att känna igen i paragrafen. Maska annars med [maskad].",
    ),
    Leftover(
        "sekretessord",
        SECRET,
        ("sekretess", "osl", "hemligst"),
        "Orden ”{found}” säger att något är hemligt.",
        "Kontrollera att det inte står i texten. Det som är hemligt skrivs [maskad], eller så utgår paragrafens text.",
    ),
    Leftover(
        "hemadress",
        HOME,
        ("c/o", *(f" {digit}" for digit in "123456789")),
        "”{found}” ser ut som någons hemadress.",
        "Skriv [maskad] om det är en enskilds adress. En adress som saken gäller får stå kvar.",
    ),
    Leftover(
        "kontaktuppgift",
        CONTACT,
        ("@", "＠", "at)", "at]", "(a)", "07", "46", "hem"),
        "Här står en e-postadress eller ett mobilnummer som kan höra till en privatperson.",
        "Skriv [maskad] om den inte hör till ett uppdrag eller en tjänst.",
    ),
)
