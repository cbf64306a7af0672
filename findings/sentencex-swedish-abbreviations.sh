#!/bin/sh
# sentencex 1.0.32: where sentences of Swedish minutes end, by its own rules for Swedish.
#
# Guess: a segmenter with rules for "sv" keeps "kl. 18.30", "5 kap. 4 §" and "jfr. § 12" whole.
# Seen: it knows the abbreviations with a stop inside (bl.a., fr.o.m., m.m.), but cuts after kl., kap., jfr., dnr. and
# ordf.; and the other way round it joins two sentences where the first ends with "m.m.".
# For us: an address of a sentence made with it would move a time, a chapter of law or a case number into a sentence
# of its own, and a decision quoted by it would lose its paragraph. Our sentences have a list of abbreviations.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check sentencex==1.0.32
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from sentencex import segment

CASES = {
    "Beslutet gäller bl.a. taxan fr.o.m. 1 jan. 2025.": ["Beslutet gäller bl.a. taxan fr.o.m. 1 jan. 2025."],
    "Mötet ajournerades kl. 18.30.": ["Mötet ajournerades kl. ", "18.30."],
    "Enligt 5 kap. 4 § kommunallagen gäller beslutet.": ["Enligt 5 kap. ", "4 § kommunallagen gäller beslutet."],
    "Yrkandet, jfr. § 12, avslås.": ["Yrkandet, jfr. ", "§ 12, avslås."],
    "Det gäller avgifter m.m. Därefter avslutas mötet.": ["Det gäller avgifter m.m. Därefter avslutas mötet."],
}
print("sentencex", version("sentencex"))
for text, expected in CASES.items():
    seen = list(segment("sv", text))
    print(seen)
    assert seen == expected, "sentencex behaves differently now"
PYTHON
