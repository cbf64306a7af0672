"""The rules about how a file is written, whatever it says: the findings of yamlio.

Tabs and other invisible characters are spelled with escapes here, so that they can be seen.
"""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

RULES: dict[Code, Rule] = {
    "konfliktmarkering": Rule(
        "En konflikt i git är inte löst",
        "Två har ändrat på samma ställe, och git har lämnat båda texterna med markeringar omkring. Bara den ena får "
        "bli kvar.",
        "beslut: |\n  <<<<<<< HEAD\n  Bidraget är 100 000 kronor.\n  =======\n  Bidraget är 200 000 kronor.\n"
        "  >>>>>>> rattelse",
        "beslut: |\n  Bidraget är 200 000 kronor.",
    ),
    "felkodad-text": Rule(
        "Bokstäver har blivit fel",
        "Texten har sparats i en teckenkodning och lästs i en annan. Då blir å, ä och ö två tecken, eller ett tecken "
        "som betyder att bokstaven är borta.",
        "rubrik: Svar pÃ¥ remiss",
        "rubrik: Svar på remiss",
    ),
    "yaml-tabb": Rule(
        title="Tabbtecken i stället för blanksteg",
        why=(
            "Hur långt in en rad börjar avgör vad den hör till. Ett tabbtecken ser ut som flera blanksteg "
            "men är olika brett i olika program, så det går inte att veta hur långt in raden är tänkt att "
            "stå. Därför används bara vanliga blanksteg, två för varje steg inåt. I en längre text efter | "
            "får tabbtecken förekomma, men inte som radens indrag."
        ),
        wrong="anslag:\n\t- uppsatt: 2024-04-22\n",
        right="anslag:\n  - uppsatt: 2024-04-22\n",
    ),
    "yaml-indrag": Rule(
        title="Fel indrag",
        why=(
            "Uppgifter som hör ihop på samma nivå ska börja precis lika långt in på raden, och det som "
            "ligger inne i något annat ska vara två blanksteg längre indraget. Ett blanksteg för mycket "
            "eller för lite gör att raden hamnar på fel ställe eller inte alls går att läsa. Alla rader i en "
            "längre text efter | ska vara indragna minst lika långt som textens första rad."
        ),
        wrong="organ: ks\n datum: 2024-04-17\nbeslut: |\n  Ärendet återremitteras.\nNytt möte i maj.\n",
        right="organ: ks\ndatum: 2024-04-17\nbeslut: |\n  Ärendet återremitteras.\n  Nytt möte i maj.\n",
    ),
    "yaml-citattecken": Rule(
        title="Citattecken saknas eller är fel",
        why=(
            'En text som börjar med något av tecknen @ ` % > | [ ] { } , ? eller " måste stå inom raka '
            "citattecken, eftersom tecknen betyder något särskilt först i en text. Citattecknen ska stå runt "
            "hela texten: både först och sist, och av samma sort. Använd \" runt om, eller ' om texten själv "
            'innehåller ". Typografiska citattecken (”) är vanliga bokstäver och kan inte ersätta de raka.'
        ),
        wrong='rubrik: "Trygghet" i centrum\nplats: @Rådssalen\n',
        right='rubrik: \'"Trygghet" i centrum\'\nplats: "@Rådssalen"\n',
    ),
    "yaml-kolon": Rule(
        title="Kolon på fel plats, eller kolon som saknas",
        why=(
            "Ett kolon med ett blanksteg efter skiljer fältets namn från dess uppgift. Därför måste varje "
            "fält ha ett, och därför får det inte finnas ett till inne i texten om den inte står inom raka "
            "citattecken. Kolon utan blanksteg efter, som i klockslaget 18:30, behöver inga citattecken."
        ),
        wrong="datum:2024-04-17\nrubrik: Trygghet: en översikt\n",
        right='datum: 2024-04-17\nrubrik: "Trygghet: en översikt"\n',
    ),
    "yaml-lodstreck": Rule(
        title="Lodstreck saknas före en text på flera rader",
        why=(
            "Utan ett lodstreck (|) efter fältnamnets kolon läses alla rader som en enda. Stycken, punktlistor och "
            "tabeller skulle då flyta ihop på webbplatsen. Med lodstrecket blir varje rad kvar som den är skriven. "
            "Det gäller också tecknet > och en text på flera rader inom citattecken."
        ),
        wrong="beslut:\n  Nämnden beslutar följande.\n\n  - Planen godkänns.\n  - Planen skickas till styrelsen.\n",
        right="beslut: |\n  Nämnden beslutar följande.\n\n  - Planen godkänns.\n  - Planen skickas till styrelsen.\n",
    ),
    "yaml-syntax": Rule(
        title="Något som inte går att läsa",
        why=(
            "Filen följer inte skrivsättet på det här stället, och felet är inte något av dem som har en "
            "egen regel. Det kan ligga på den angivna raden eller på raden ovanför. Jämför med en annan fil "
            "av samma slag: indraget, kolon med blanksteg efter fältnamnet, kommatecken mellan uppgifter "
            "inom [ ] och citattecken som både börjar och slutar. En rad längst till vänster får inte heller "
            "börja med %."
        ),
        wrong="justerare: [Anna Ek, , Maria Alm]\n",
        right="justerare: [Anna Ek, Maria Alm]\n",
    ),
    "yaml-dubbel-nyckel": Rule(
        title="Samma fält två gånger",
        why=(
            "Ett fält kan bara ha en uppgift. Står det två gånger på samma nivå skulle den ena tyst "
            "försvinna ur det publicerade protokollet, så du måste välja vilken som gäller. Ofta har ett "
            "streck (-) fallit bort framför nästa punkt i en lista."
        ),
        wrong="paragrafer:\n  - nr: 12\n    rubrik: Trygghet\n    nr: 13\n    rubrik: Taxor\n",
        right="paragrafer:\n  - nr: 12\n    rubrik: Trygghet\n  - nr: 13\n    rubrik: Taxor\n",
    ),
    "yaml-alias": Rule(
        title="Text som börjar med & eller *",
        why=(
            "Tecknen & och * först i en text betyder att något ska hämtas från ett annat ställe i filen. Det "
            "används aldrig här, eftersom varje uppgift ska gå att läsa där den står. Sätt raka citattecken "
            "runt texten. Punkter i en lista börjar med ett streck (-), inte med en stjärna."
        ),
        wrong="rubrik: *Extra* sammanträde\n",
        right='rubrik: "*Extra* sammanträde"\n',
    ),
    "yaml-tagg": Rule(
        title="Text som börjar med utropstecken",
        why=(
            "Ett utropstecken först i en text anger en datatyp, och då försvinner det första ordet ur "
            "texten. Det används aldrig här, för alla uppgifter är text. Sätt raka citattecken runt texten."
        ),
        wrong="rubrik: !Viktigt om brandskydd\n",
        right='rubrik: "!Viktigt om brandskydd"\n',
    ),
    "yaml-flera-dokument": Rule(
        title="Filen delas i flera",
        why=(
            "En rad som börjar med tre streck (---) eller tre punkter (...) längst till vänster delar filen "
            "i två, och bara den första delen skulle publiceras. Överst i filen får tre streck stå. Är "
            "strecken en linje i en längre text ska de vara indragna som resten av texten."
        ),
        wrong="organ: ks\n---\ndatum: 2024-04-17\n",
        right="organ: ks\ndatum: 2024-04-17\n",
    ),
    "yaml-nyckel": Rule(
        title="Fältnamn som inte går att använda",
        why=(
            "Framför kolon ska det stå ett fältnamn: ett enkelt ord som organ eller datum. Här är det tomt, "
            "en lista eller något annat som inte är ett namn. Ofta är det en text som börjar med [ eller { "
            "och som behöver raka citattecken, eller ett namn som har fallit bort."
        ),
        wrong=": Rådssalen\n",
        right="plats: Rådssalen\n",
    ),
    "yaml-djup": Rule(
        title="För många nivåer",
        why=(
            "Uppgifterna ligger inne i varandra i fler än 20 nivåer. Så djupt går ingen fil i arkivet, så "
            "det är ett tecken på att indraget har vuxit av misstag eller att en text med många klamrar "
            "saknar citattecken."
        ),
        wrong="rubrik: [[[[[[[[[[[[[[[[[[[[[[[Utkast\n",
        right="rubrik: Utkast\n",
    ),
    "yaml-hart-blanksteg": Rule(
        title="Hårt blanksteg i indraget",
        why=(
            "Ett hårt blanksteg ser ut som ett vanligt men är ett annat tecken, som hindrar radbrytning. "
            "Word och webbsidor använder det ofta. Först på en rad, efter ett streck eller efter ett "
            "fältnamns kolon räknas det som en bokstav, och då läses raden fel. Inne i en text får hårda "
            "blanksteg finnas."
        ),
        wrong="anslag:\n\u00a0\u00a0- uppsatt: 2024-04-22\n",
        right="anslag:\n  - uppsatt: 2024-04-22\n",
    ),
    "fil-tom": Rule(
        title="Tom fil",
        why=(
            "Filen innehåller inga uppgifter, eller bara kommentarer (rader som börjar med #). En tom fil "
            "beror oftast på att den aldrig sparades med sitt innehåll. Fyll i den eller ta bort den."
        ),
        wrong="# Protokoll från den 17 april\n",
        right="# Protokoll från den 17 april\norgan: ks\ndatum: 2024-04-17\n",
    ),
    "fil-for-stor": Rule(
        title="För stor fil",
        why=(
            "En fil måste vara mindre än 2 MB (2 000 000 byte). Ett protokoll med hundra paragrafer är långt "
            "mindre, så en större fil innehåller troligen något som inte hör dit, till exempel en inklistrad "
            "bild eller flera års protokoll i samma fil."
        ),
        wrong="handlingar:\n  - data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA…\n",
        right="handlingar:\n  - Tjänsteskrivelse daterad den 25 mars 2024\n",
    ),
    "fil-inte-utf8": Rule(
        title="Filen är inte sparad som UTF-8",
        why=(
            "Text kan sparas på flera sätt (teckenkodningar). Filerna här ska vara sparade som UTF-8, annars "
            "blir å, ä och ö obegripliga tecken på webbplatsen. Äldre Windowsprogram sparar ofta på ett "
            "annat sätt. Välj UTF-8 när du sparar. En Word- eller PDF-fil är ingen textfil och duger inte "
            "heller."
        ),
        wrong="plats: Sm\ufffdlandssalen\n",
        right="plats: Smålandssalen\n",
    ),
    "fil-olaslig": Rule(
        title="Filen går inte att öppna",
        why=(
            "Filen finns inte, är en mapp eller en bruten länk, eller får inte läsas av programmet. "
            "Kontrollera namnet och var filen ligger, och spara den på nytt om den är skadad."
        ),
        wrong="content/protokoll/ks/2024-04-17.yml   (är en mapp)\n",
        right="content/protokoll/ks/2024-04-17.yml   (är en textfil)\n",
    ),
    "fil-tecken": Rule(
        title="Tecken som inte får finnas",
        why=(
            "Vissa tecken syns inte eller saknar bestämd betydelse: styrtecken, sidbrytningar, Words egna "
            "radbrytningar och punkttecken ur symboltypsnitt. De följer med vid inklistring från Word eller "
            "PDF och blir tomma rutor, eller ingenting, på webbplatsen. Skriv om stället för hand."
        ),
        wrong="handlingar: |\n  \uf0b7 Tjänsteskrivelse den 25 mars\n",
        right="handlingar: |\n  - Tjänsteskrivelse den 25 mars\n",
    ),
    "fil-fel-form": Rule(
        title="Filen består inte av fält",
        why=(
            "En fil består av fält: ett namn, ett kolon, ett blanksteg och en uppgift, längst till vänster "
            "på raden. Den här filen innehåller bara löpande text eller en lista. Kanske har protokollets "
            "text klistrats in som den är, eller så fattas blanksteget efter varje kolon."
        ),
        wrong="- Cecilia Berg-Dahl (L)\n- Bo Lund (M)\n",
        right="beslutande:\n  - Cecilia Berg-Dahl (L)\n  - Bo Lund (M)\n",
    ),
}
