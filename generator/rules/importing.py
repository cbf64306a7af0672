"""Texts about the codes of `protokoll import`: what keeps a file from being read, and what was uncertain in it."""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

RULES: dict[Code, Rule] = {
    "import-olaslig": Rule(
        title="Filen som ska importeras går inte att öppna",
        why=(
            "Filen finns inte, är en mapp, eller får inte läsas av programmet. En mapp med många protokoll "
            "importeras i ett svep om du skriver mappens namn."
        ),
        wrong="protokoll import protokol.pdf",
        right="protokoll import protokoll.pdf",
    ),
    "import-tom": Rule(
        title="Det står ingenting i filen",
        why="Filen är tom, eller har bara tomma sidor. Kanske avbröts hämtningen, eller är det fel fil.",
        wrong="protokoll.pdf   (0 byte)",
        right="protokoll.pdf   (412 kB)",
    ),
    "import-okant-format": Rule(
        title="Filen är av ett slag som inte läses",
        why=(
            "Importen läser PDF, Word-dokument (.docx), OpenDocument (.odt), textfiler och HTML-sidor. Vad filen heter "
            "spelar ingen roll, bara vad som står i den: ett äldre Word-dokument (.doc) blir inte ett nytt av att "
            "döpas om."
        ),
        wrong="protokoll.doc",
        right="protokoll.docx, sparad från Word med Spara som, eller protokoll.pdf",
    ),
    "import-annat-protokoll": Rule(
        title="Protokollet är inte från ett av kommunens organ",
        why=(
            "Protokoll från facklig samverkan och MBL-förhandlingar är inte de förtroendevaldas protokoll. De nämner "
            "anställda, och hör inte hemma på webbplatsen. Programmet gör därför inget utkast av dem."
        ),
        wrong="Protokoll från lokal samverkansgrupp",
        right="Protokoll från kommunstyrelsen",
    ),
    "import-inga-paragrafer": Rule(
        title="Inga paragrafer hittades",
        why=(
            "Ett protokoll består av paragrafer. Hittas ingen har filen inte kunnat läsas, eller så är den något annat "
            "än ett protokoll. Ett tomt utkast skrivs inte, för det skulle se ut som om arbetet var gjort."
        ),
        wrong="en kallelse, eller en bild som är för suddig för att läsas",
        right="protokollet, med sina paragrafer: § 12 Taxor för 2025",
    ),
    "import-dold-text": Rule(
        title="Dokumentet har dold text",
        why=(
            "Text som är dold i Word eller LibreOffice syns inte på papperet, och ingen har tänkt sig att den ska "
            "publiceras. Programmet gissar inte om den hör till protokollet, utan läser filen först när den är borta."
        ),
        wrong="en anteckning med teckensnittseffekten Dold text kvar i dokumentet",
        right="dokumentet utan den dolda texten, eller med den synlig",
    ),
    "import-skadad": Rule(
        title="PDF-filen är skadad",
        why=(
            "En fil som har blivit avklippt när den hämtades, eller har fått fel innehåll, går inte att läsa. Då "
            "skrivs inget utkast, hellre än ett där något fattas utan att det märks."
        ),
        wrong="protokoll.pdf   (avbruten hämtning)",
        right="protokoll.pdf   (hämtad på nytt)",
    ),
    "import-avklippt": Rule(
        title="PDF-filen saknar sitt slut",
        why=(
            "En hel PDF slutar med ett märke. Fattas det är filen ofta avklippt, och de sista sidorna borta. Resten "
            "går att läsa, men ingen vet vad som fattas."
        ),
        wrong="protokoll.pdf   (avbruten hämtning)",
        right="protokoll.pdf   (hämtad på nytt)",
    ),
    "import-losenord": Rule(
        title="PDF-filen är låst med lösenord",
        why="Importen frågar inte efter lösenord. En fil som bara är skyddad mot ändringar går däremot bra att läsa.",
        wrong="protokoll.pdf   (kräver lösenord)",
        right="protokoll.pdf   (en kopia utan lösenord)",
    ),
    "import-for-stor": Rule(
        title="Filen är större än vad som läses",
        why=(
            "Antal sidor, antal byte, mängden text och minnet som en fil får kräva är begränsade, för att en fil "
            "som är gjord för att fylla datorn inte ska kunna göra det. Ett protokoll når inte gränserna. En pärm "
            "med alla bilagor kan göra det."
        ),
        wrong="handlingar-hela-aret.pdf   (4 000 sidor)",
        right="2024-04-17.pdf   (16 sidor)",
    ),
    "import-for-lang-tid": Rule(
        title="Filen tog för lång tid att läsa",
        why=(
            "Läsningen avbryts efter en stund, så att en enda fil inte kan hindra alla andra. Oftast hjälper det "
            "att öppna filen och spara den på nytt, för då skrivs det som är krångligt i den om."
        ),
        wrong="ritningar-och-protokoll.pdf",
        right="protokoll.pdf",
    ),
    "import-avbruten": Rule(
        title="Importen av en fil avbröts",
        why=(
            "När många filer importeras får en enda inte stoppa de andra. Den här orsakade ett fel i programmet, eller "
            "tog processen som läste den med sig. Felet är programmets, inte protokollets."
        ),
        wrong="protokoll import mapp",
        right="protokoll import mapp/protokoll.pdf   (filen för sig, så syns felet)",
    ),
    "import-dubbel": Rule(
        title="Två filer är samma protokoll",
        why=(
            "Ligger protokollet både som PDF och som text i mappen, med samma namn, blir det ett utkast: det ur "
            "PDF-filen, som är trognast mot papperet. Vill du hellre läsa den andra, importera den för sig."
        ),
        wrong="2024-04-17.pdf, 2024-04-17.txt",
        right="2024-04-17.pdf",
    ),
    "import-utan-text": Rule(
        title="En sida är bara en bild",
        why=(
            "En inskannad sida har ingen text, bara en bild av den. Med programmet Tesseract läser importen "
            "bilden, och märker det som är läst så i listan över vad som ska granskas. Utan det fattas sidan i "
            "utkastet."
        ),
        wrong="protokoll import inskannat.pdf   (utan Tesseract)",
        right="apt install tesseract-ocr tesseract-ocr-swe && protokoll import inskannat.pdf",
    ),
    "import-ocr": Rule(
        title="En sida som är en bild gick inte att läsa",
        why=(
            "Tesseract är installerat men kunde inte läsa sidan. Oftast fattas språket svenska. Sidan fattas i "
            "utkastet, och det som står på den får skrivas av."
        ),
        wrong="apt install tesseract-ocr",
        right="apt install tesseract-ocr tesseract-ocr-swe",
    ),
    "import-teckenkodning": Rule(
        title="Textfilen är inte sparad som UTF-8",
        why=(
            "Äldre Windowsprogram sparar å, ä och ö på ett annat sätt. Importen läser filen så, men vet inte att "
            "det är rätt: se efter i utkastet."
        ),
        wrong="protokoll.txt   (Windows-1252)",
        right="protokoll.txt   (UTF-8)",
    ),
    "import-rattelse": Rule(
        title="En rättelse passar inte längre in",
        why=(
            "I filen med rättelser står vad som ska sökas i originalet och ersättas. Finns det inte där, på den "
            "sida som anges, har originalet eller importen ändrats sedan rättelsen skrevs, och ingen vet om felet "
            "är borta. Läs stället, och rätta eller ta bort rättelsen. Ett ord som finns på flera ställen behöver "
            "mer av sin omgivning."
        ),
        wrong="- sök: KS-2024-0043 l\n  ersätt: KS-2024-00431\n  varför: inskanningen läste fel",
        right="- sök: KS-2024-0043 I\n  ersätt: KS-2024-00431\n  varför: inskanningen läste fel",
    ),
    "import-rattelser-form": Rule(
        title="Filen med rättelser har fel form",
        why=(
            "Filen är en lista under ordet rättelser. Varje rättelse har sök, ersätt och varför, och kan ha sida: "
            "utan dem vet den som läser om ett år inte vad som ändrades och av vilken anledning."
        ),
        wrong="rättelser:\n  - sök: Lillsjon\n    byt: Lillsjön",
        right="rättelser:\n  - sök: Lillsjon\n    ersätt: Lillsjön\n    varför: inskanningen läste fel",
    ),
    "import-finns-redan": Rule(
        "Utkastet finns redan",
        "Det som någon har granskat får inte försvinna. Därför skrivs en fil aldrig över av misstag, och den som inte "
        "längre är ett utkast skrivs aldrig över.",
        "protokoll import 2024-04-17.pdf   # content/protokoll/ksau/2024-04-17.yml finns",
        "protokoll import 2024-04-17.pdf --out jamforelse",
    ),
    "import-ord-saknas": Rule(
        "Ord ur originalet saknas i utkastet",
        "Efter varje import räknas orden: varje ord i originalet ska stå i utkastet eller i granskningslistans "
        "uppräkning av det som är utelämnat. Ett ord som inte gör det har programmet tappat.",
        "beslut: |\n  Nämnden godkänner.          # i originalet: Nämnden godkänner rapporten.",
        "beslut: |\n  Nämnden godkänner rapporten.",
    ),
    "inkorg-overstruket": Rule(
        "Ord är målade över i stället för borttagna",
        "Svart färg i Word döljer ord för ögat, men de finns kvar i filen: den som markerar, kopierar eller söker "
        "läser dem. Programmet läser dem också, och därför lämnar ingenting inkorgen.",
        "Anna Ek, ██████████   # orden står kvar under färgen",
        "Anna Ek, [maskad]",
    ),
    "inkorg-original": Rule(
        "Filen kan inte publiceras som original",
        "Bredvid ett protokoll kan bara en pdf-fil ligga. En Word-fil bär med sig ändringar, kommentarer och uppgifter "
        "om den som skrev den, som ingen ser när hon läser.",
        "maskat/2024-06-03.docx",
        "maskat/2024-06-03.pdf",
    ),
}
