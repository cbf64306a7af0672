"""Personal: words that tell of somebody's home, telephone, e-mail or protection, or that something is secret.

None of them is wrong by itself: what they find is a question to whoever publishes it.
"""

from __future__ import annotations

import re

_PROTECTION = r"skydda(?:de|d|t) (?:identitet|personuppgifter|folkbokföring|adress)"
_SOMEBODY = r"(?:sökande|klagande|person|barn|kvinn|man\b|mannen|elev|famil|part)"
PROTECTED = re.compile(
    rf"\b(?:har|hade|fått|lever (?:med|under)|med) (?:{_PROTECTION}|sekretessmarkering|fingerade personuppgifter)\b"
    rf"|\b(?:är|var|blivit) (?:sekretessmarkerad|kvarskriven)\b|\bhemlig (?:adress|ort)\b"
    rf"|\b{_PROTECTION} (?:gäller|för (?:barn(?:et|en)|sökanden|familjen|modern|fadern|henne|honom))"
    rf"|\bsekretessmarkera(?:d|de|t) {_SOMEBODY}|\bkvarskrivning (?:har|är|medges|beviljas)\b"
    r"|\b(?:bor|är|vistas|placera(?:d|s|t)) (?:på|i) (?:ett )?skyddat boende\b"
    rf"|(?:^|[.:;] ){_PROTECTION}[.,;)]",
    re.IGNORECASE | re.MULTILINE,
)
# Of the chapters of offentlighets- och sekretesslagen those that protect somebody (21–40 kap.).
_PRIVATE = r"(?:2[1-9]|3\d|40) kap\.?(?: \d+ ?[a-z]?(?:(?:, | och )\d+ ?[a-z]?)* ?§§?)?"
SECRET = re.compile(
    r"\b(?:omfattas av|föremål för|skyddas av|belag(?:d|t|da) med|beläggs med) (?:stark |absolut )?sekretess\b"
    r"|\bsekretessbelag(?:d|t|da) (?:uppgift|upplysning)\w*"
    r"|\b(?:uppgift|upplysning)\w* (?:är|var) (?:sekretessbelag|hemligstämpl)\w*"
    r"|\bsekretess (?:gäller|råder) (?:för|i|hos|enligt)\b|\bsekretess(?:kyddade)? (?:uppgift\w*|enligt \d+ kap)"
    rf"|\b(?:OSL|sekretesslagen)(?: \(\d{{4}}:\d+\))?,? {_PRIVATE}"
    rf"|\b{_PRIVATE} (?:OSL\b|i? ?offentlighets- och sekretesslagen)|\(sekretess[),. ]|^sekretess[.:]?$",
    re.IGNORECASE | re.MULTILINE,
)

# A street, its number, and what says that somebody lives there: a postcode, the number of a flat, or the words before.
_STREET = (
    r"[A-ZÅÄÖ][\wåäöé]*(?:gatan|vägen|gränd(?:en)?|stigen|backen|allén|gata|väg|stig|torget|plan|slingan|liden|kroken"
    r"|svängen|leden|lyckan|höjden|åsen|rundan|ringen|terrassen|bågen)\s\d{1,3}(?:\s?[A-H]\b)?"
)
_NUMBERED = r"[A-ZÅÄÖ][\wåäöé]+(?:\s[A-ZÅÄÖ][\wåäöé]+)?\s\d{1,3}(?:\s?[A-H]\b)?"
_ONE = r"(?!\s?[–-]\s?\d)(?!\d)"  # not from one number to another, as of those whom a plan concerns
_FLAT = r"(?:lgh|lägenhet)\.?(?:\snr)?\s\d{4}"
HOME = re.compile(
    rf"\b{_STREET},?\s(?:{_FLAT},?\s)?\d{{3}}\s?\d{{2}}\s[A-ZÅÄÖ][\wåäöé]+"
    rf"|\b{_STREET},?\s{_FLAT}|\b{_FLAT},?\s(?:på\s)?{_STREET}"
    rf"|\b(?:bor|boende|bostad)\s(?:på|i|vid)\s{_STREET}{_ONE}"
    rf"|\b(?:bor|bosatt|folkbokförd|skriven)\s(?:på|vid)\s{_NUMBERED}{_ONE}"
    rf"|\b(?:[Hh]em|[Bb]ostads|[Ff]olkbokförings)adress(?:en)?:?\s(?:är\s|på\s)?{_NUMBERED}{_ONE}"
    r"|\bc/o\s[A-ZÅÄÖ][\wåäöé]+"
)

# Mobile numbers, and addresses at providers that private persons use. A municipality's own switchboard is no secret.
_PART = r"[ \-/.\u00a0\u2010-\u2015]{0,3}"
_PROVIDERS = (
    "gmail|googlemail|hotmail|live|outlook|msn|yahoo|ymail|icloud|me|mac|telia|bredband|comhem|spray|swipnet|glocalnet"
    "|passagen|proton(?:mail)?|pm|home|tele2|bahnhof|ownit|tiscali|algonet|gmx|aol|hey|mail|fastmail|tuta(?:nota)?"
    "|yandex|zoho|posteo|riseup|telenor|bredbandsbolaget|bostream|bredband2"
)
CONTACT = re.compile(
    rf"[\w.+-]+\s?(?:[@＠]|\(at\)|\[at\]|\(a\))\s?(?:{_PROVIDERS})\.(?:com|se|net|me|nu|ch|de|no|dk|fi|org|eu)\b"
    rf"|(?<![\d-])(?:(?:\+|00)46{_PART}(?:\(0\))?{_PART}7|\(?07)[02369]\)?(?:{_PART}\d){{7}}(?![\d-])"
    r"|\b(?:hemtelefon|telefon hem|tel\.? hem)\w*:? ?\(?0\d",
    re.IGNORECASE,
)
