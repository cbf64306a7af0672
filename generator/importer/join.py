"""Join: a word that is hyphenated over the end of a line is made whole."""

from __future__ import annotations

import re

# After these a hyphen stands for what is left out: "Norrby- och Söderby", "för- eller efternamn".
_CONJUNCTION = re.compile(r"(?:och|eller|samt|respektive|resp\.?|alternativt|till|men|utan|inte|/)\b", re.IGNORECASE)
# What ends with a hyphen that belongs to the word: "IT-", "e-", "2024-", "§§ 46-", "SSPF-".
_KEEPS = re.compile(r"(?:[A-ZÅÄÖ]{2,}|\d|\b[A-Za-zÅÄÖåäö])[-–]$")
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad]$")
_LAST_WORD = 40  # characters


def joined(left: str, right: str) -> str:
    """Return two pieces of text that follow each other on two lines as one.

    A hyphen that breaks a word goes: "kommun-" and "styrelsen" make "kommunstyrelsen". One that belongs to the word
    stays: "Norr-" and "och", "2024-" and "00431", "Berg-" and "Dahl".
    """
    if not left or not right:
        return left or right
    if left[-1] in "-\u00ad" and len(left) > 1 and not left[-2].isspace():
        if _CONJUNCTION.match(right):
            return f"{left} {right}"
        end = left[-_LAST_WORD:]  # all of a paragraph would be looked through for each of its lines
        if left[-1] == "\u00ad" or (_HYPHENATED.search(end) and right[0].islower() and not _KEEPS.search(end)):
            return left[:-1] + right
        if right[0].isalnum():
            return left + right
    if left[-1] in "–/" and len(left) > 1 and left[-2].isalnum() and right[0].isdigit() and left[-2].isdigit():
        return left + right
    return f"{left} {right}"
