"""The rules about files to import: what `protokoll import` says of a file that it cannot read, and of its draft."""

from __future__ import annotations

from generator.rules.base import Rule

RULES: dict[str, Rule] = {
    "import-olaslig": Rule(
        "Filen går inte att öppna",
        "Programmet läser en fil i taget, och den måste finnas och gå att läsa.",
        "protokoll import protokol.pdf",
        "protokoll import protokoll.pdf",
    ),
    "import-for-stor": Rule(
        "Filen är för stor",
        "En fil får ha högst 2 000 sidor och 200 MB, så att en enda fil inte stoppar resten. Oftast är det bilagorna "
        "som tar plats.",
        "protokoll import protokoll-med-bilagor.pdf",
        "protokoll import protokoll.pdf",
    ),
    "import-skadad": Rule(
        "PDF-filen är skadad",
        "En avklippt eller skadad fil skulle ge ett utkast där delar av protokollet saknas. Därför läses den inte.",
        "protokoll import nedladdning-som-avbrots.pdf",
        "protokoll import hela-protokollet.pdf",
    ),
    "import-losenord": Rule(
        "PDF-filen är låst",
        "Filen kräver ett lösenord. Spara en kopia utan lösenord.",
        "protokoll import last.pdf",
        "protokoll import kopia-utan-losenord.pdf",
    ),
    "import-for-lang-tid": Rule(
        "Filen tog för lång tid",
        "Varje fil får en minut. Den som tar längre tid är oftast trasig, och ska inte hålla upp de andra.",
        "protokoll import trasig.pdf",
        "protokoll import sparad-pa-nytt.pdf",
    ),
    "import-okant-format": Rule(
        "Filens format går inte att läsa",
        "Det som kan läsas är PDF, text och HTML.",
        "protokoll import protokoll.docx",
        "protokoll import protokoll.pdf",
    ),
    "import-tom": Rule(
        "Filen är tom",
        "Det står ingen text i filen. Ett inskannat protokoll utan text läses med Tesseract, om det är installerat.",
        "protokoll import tom.txt",
        "protokoll import protokoll.txt",
    ),
    "import-finns-redan": Rule(
        "Utkastet finns redan",
        "Det som någon har granskat får inte försvinna. Därför skrivs en fil aldrig över av misstag, och den som inte "
        "längre är ett utkast skrivs aldrig över.",
        "protokoll import 2024-04-17.pdf   # content/protokoll/kstu/2024-04-17.yml finns",
        "protokoll import 2024-04-17.pdf --out jamforelse",
    ),
    "import-ord-saknas": Rule(
        "Ord ur originalet saknas i utkastet",
        "Efter varje import räknas orden: varje ord i originalet ska stå i utkastet eller i granskningslistans "
        "uppräkning av det som är utelämnat. Ett ord som inte gör det har programmet tappat.",
        "beslut: |\n  Nämnden godkänner.          # i originalet: Nämnden godkänner rapporten.",
        "beslut: |\n  Nämnden godkänner rapporten.",
    ),
}
