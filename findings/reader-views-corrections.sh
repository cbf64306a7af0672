#!/bin/sh
# Readability 0.6.0 (reader view of Firefox, with jsdom 29.1.1), Defuddle 0.19.4, Trafilatura 2.3.1 and Resiliparse 2.0.1:
# what is left of a paragraph of minutes whose sum was corrected, written with the elements that HTML has for it.
#
# Guess: <aside> for a correction, class "banner" for "not approved", <figure> with <figcaption> for who reserved
# herself, are text of the page, and readers keep them.
# Seen: the sum that was wrong stands in all four, the correction in none: each leaves out <aside>. Three of them leave
# out the sentence in class "banner", and Trafilatura the whole <figure>, so that nobody made a reservation.
# For us: who reads in such a view, clips a page or collects text met 410 000 without its correction. Our corrections
# and notes are <div role="note"> now, statements sections, and tests/test_taken_out.py holds them to it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/page.html" <<'HTML'
<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Utbildningsnämnden 14 maj 2024</title></head><body>
<main><h1>Utbildningsnämnden 14 maj 2024</h1><p class="banner">Protokollet är ännu inte justerat av nämnden.</p>
<h2>§ 29 Skolskjuts till friskolan</h2>
<p>Friskolan tar emot elever som bor längre bort än fyra kilometer, och nämnden har berett ärendet under våren. Förvaltningen
har begärt in anbud, jämfört dem, och föreslår att avtalet förlängs ett år, med samma villkor som nu.</p>
<p>Nämnden godkänner avtalet. Kostnaden får vara högst 410 000 kronor under läsåret, fördelad på två terminer, och följs upp
i varje tertialrapport, så att nämnden kan ta ställning till om ramen behöver ändras, eller om avtalet ska sägas upp.</p>
<aside aria-label="Rättelse"><p>Rättat 4 juni 2024: kostnaden ska vara högst 140 000 kronor under läsåret.</p></aside>
<figure><figcaption>Anna Ek reserverar sig mot beslutet</figcaption><blockquote><p>Underlaget kom samma dag.</p></blockquote></figure>
<p>Förvaltningen får i uppdrag att underrätta skolan, vårdnadshavarna och bolaget, och att återkomma i september med en
plan för hur resorna ska ordnas när skolan flyttar, vad det kostar, och vem som svarar för vad.</p></main></body></html>
HTML
npm install --silent --no-audit --no-fund --prefix "$folder" @mozilla/readability@0.6.0 jsdom@29.1.1 defuddle@0.19.4 >/dev/null
cat >"$folder/read.mjs" <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";
const page = () => new JSDOM(readFileSync("page.html", "utf8"), { url: "https://protokoll.example/" });
writeFileSync("readability.txt", new Readability(page().window.document).parse().textContent);
writeFileSync("defuddle.txt", (await Defuddle(page(), "https://protokoll.example/")).content);
JS
(cd "$folder" && node read.mjs)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 resiliparse==2.0.1 \
  lxml_html_clean==0.4.6
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

folder = Path(sys.argv[1])
html = (folder / "page.html").read_text("utf-8")
read = {name: (folder / f"{name}.txt").read_text("utf-8") for name in ("readability", "defuddle")}
read["trafilatura"] = trafilatura.extract(html)
read["resiliparse"] = extract_plain_text(html, main_content=True)
WORDS = ("410 000", "140 000", "inte justerat", "reserverar sig", "Underlaget kom")
EXPECTED = {
    "readability": [True, False, False, True, True],
    "defuddle": [True, False, True, True, True],
    "trafilatura": [True, False, False, False, False],
    "resiliparse": [True, False, False, True, True],
}
seen = {name: [words in text for words in WORDS] for name, text in read.items()}
for name, found in seen.items():
    print(name, dict(zip(WORDS, found)))
assert seen == EXPECTED, "they behave differently now"
PYTHON
