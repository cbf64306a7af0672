#!/bin/sh
# pypdfium2 5.15.2 (PDFium): what a hyphen printed at the end of a line is read as.
#
# Guess: a printed "-" is a "-" in the text, and the line ends after it.
# Seen: between two letters it is no hyphen and the line does not end: one code point stands for both, U+FFFE in
# get_text_range(), U+0002 in get_text_bounded(), whether the hyphen parts a word ("tids-/plan"), belongs to it
# ("S-/V-förslaget") or is followed by another word ("Kommunstyrelse-/och"). Beside a figure ("KS-2024-/00430") the
# hyphen and the end of the line both stay.
# For us: a search for "S-V" or "tidsplan" in text taken so finds nothing, and dropping the sign as a control
# character makes "SV-förslaget" of two parties. generator/importer/extract/glyphs.py reads both signs as a hyphen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 reportlab==5.1.0
"$folder/venv/bin/python" - "$folder/minutes.pdf" <<'PYTHON'
import sys

import pypdfium2
from reportlab.pdfgen import canvas

LINES = ["Avser tids-", "plan enligt S-", "V-förslaget om kommunstyrelse-", "och nämndsbudget, KS-2024-", "00430."]
page = canvas.Canvas(sys.argv[1])
for number, line in enumerate(LINES):
    page.drawString(50, 780 - 15 * number, line)
page.save()
text = pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage()
seen = [text.get_text_range(), text.get_text_bounded()]
print(pypdfium2.PYPDFIUM_INFO, pypdfium2.PDFIUM_INFO)
for each in seen:
    print(ascii(each))
expected = "Avser tids{0}plan enligt S{0}V-förslaget om kommunstyrelse{0}och nämndsbudget, KS-2024-\r\n00430."
assert seen == [expected.format("\ufffe"), expected.format("\x02")], "pypdfium2 behaves differently now"
PYTHON
