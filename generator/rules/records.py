"""The rules of loader, archive and checks: what a record may hold, and how records must agree."""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

RULES: dict[Code, Rule] = {
    "okant-falt": Rule(
        "Fältet finns inte",
        "Programmet känner bara igen de fält som står på sidan Nyckel för nyckel, och i registren dem som deras "
        "kommentarer förklarar. Ett felstavat fält skulle annars försvinna i tysthet, med allt som står i det.",
        "rubik: Trygghetspaketet 2024",
        "rubrik: Trygghetspaketet 2024",
    ),
    "saknat-falt": Rule(
        "Ett fält saknas",
        "Några fält måste finnas: organ, datum, beslutande och paragrafer i ett protokoll, "
        "nr och rubrik i en paragraf.",
        "- nr: 12\n  beslut: Nämnden godkänner rapporten.",
        "- nr: 12\n  rubrik: Årsrapport\n  beslut: Nämnden godkänner rapporten.",
    ),
    "tomt-varde": Rule(
        "Värdet är tomt",
        "Ett fält utan innehåll säger ingenting. Skriv värdet, eller ta bort raden.",
        "plats:",
        "plats: Stadshuset, sal 2",
    ),
    "att-fylla-i": Rule(
        "Något ska fyllas i",
        "Stommen till ett protokoll, som protokoll new skriver, har FYLL I där bara du vet vad som ska stå. "
        "Protokollet kan inte publiceras så länge något av dem är kvar.",
        "plats: FYLL I lokalen",
        "plats: Stadshuset, sal 2",
    ),
    "tom-lista": Rule(
        "Listan är tom",
        "Ett protokoll har minst en paragraf.",
        "paragrafer: []",
        "paragrafer:\n  - nr: 1\n    rubrik: Val av justerare",
    ),
    "fel-form": Rule(
        "Fel sorts innehåll",
        "På platsen väntas en text, en lista eller några fält, men det står något annat där.",
        "justerare:\n  namn: Anna Ek",
        "justerare:\n  - Anna Ek",
    ),
    "flera-rader": Rule(
        "Värdet ska rymmas på en rad",
        "Rubriker, namn och datum skrivs på en rad. Löpande text får stå på flera.",
        "rubrik: |\n  Trygghetspaketet\n  2024",
        "rubrik: Trygghetspaketet 2024",
    ),
    "fel-varde": Rule(
        "Värdet är inte giltigt",
        "Fältet har ett bestämt antal möjliga värden, som räknas upp i meddelandet.",
        "utfall: noterad",
        "utfall: noterat",
    ),
    "utfall-tva-ganger": Rule(
        "Utfall både på paragrafen och på ärendena",
        "När en paragraf behandlar flera ärenden som fick olika utfall står utfallet på vart och ett, och inte på "
        "paragrafen.",
        "ärende:\n  - {nr: KS-2024-00512, utfall: bifall}\n  - {nr: KS-2024-00513, utfall: avslag}\nutfall: bifall",
        "ärende:\n  - {nr: KS-2024-00512, utfall: bifall}\n  - {nr: KS-2024-00513, utfall: avslag}",
    ),
    "tvetydigt-namn": Rule(
        "Namnet kan vara två personers",
        "Två i registret har samma namn och parti, och registret säger inte att de hör till olika organ. Då måste "
        "varje rad säga vem den gäller. Webbplatsen gissar inte.",
        "beslutande:\n  - Lars Ek (S)",
        "beslutande:\n  - {namn: Lars Ek, parti: S, person: lars-ek-norr}",
    ),
    "okand-person-id": Rule(
        "Personens id finns inte i registret",
        "Efter person står ett id ur register/personer.yml. Där säger id:t vem som menas när två har samma namn.",
        "beslutande:\n  - {namn: Lars Ek, parti: S, person: lars-ek-nor}",
        "beslutande:\n  - {namn: Lars Ek, parti: S, person: lars-ek-norr}",
    ),
    "status-stammer-inte": Rule(
        "Ett möte som inte har hållits har inga paragrafer",
        "Ett möte med status kallad ska hållas, och ett med status inställt blev inte av. Då finns ingen närvaro, inga "
        "paragrafer och ingen justering att skriva in, men kanske en dagordning. Ett möte som har hållits har "
        "paragrafer i stället för dagordning.",
        "organ: ks\ndatum: 2024-06-03\nstatus: inställt\nbeslutande:\n  - Anna Ek (M)",
        "organ: ks\ndatum: 2024-06-03\nstatus: inställt",
    ),
    "fel-datum": Rule(
        "Fel datum",
        "Datum skrivs med år, månad och dag: ÅÅÅÅ-MM-DD. Dagen måste finnas i kalendern.",
        "datum: 17 april 2024",
        "datum: 2024-04-17",
    ),
    "fel-paragrafnummer": Rule(
        "Fel paragrafnummer",
        "Ett paragrafnummer är ett heltal, eller två med snedstreck för en underparagraf. Det står efter nr och inte "
        "också i rubriken.",
        "nr: tolv",
        "nr: 12",
    ),
    "fel-paragrafer": Rule(
        "Paragraferna går inte att läsa",
        "Paragrafer skrivs som i protokollet, med tankstreck mellan första och sista.",
        "paragrafer: 88 till 118",
        "paragrafer: §§ 88–118, 120",
    ),
    "fel-narvaro": Rule(
        "Närvaroraden går inte att läsa",
        "En rad per person, som i protokollet: namn, parti inom parentes, roll, vem hen ersätter, paragrafer.",
        "- Cecilia Berg (KD §§ 11–15",
        "- Cecilia Berg (KD) §§ 11–15",
    ),
    "fel-namn": Rule(
        "Namnet går inte att läsa",
        "Skriv en person på varje rad, med partiet inom parentes.",
        "av: Anna Ek (S) och Bo Lund (M)",
        "av:\n  - Anna Ek (S)\n  - Bo Lund (M)",
    ),
    "fel-farg": Rule(
        "Fel färg",
        "En färg skrivs med nummertecken och sex tecken, inom citattecken.",
        "färg: röd",
        'färg: "#E8112D"',
    ),
    "fel-kortnamn": Rule(
        "Kortnamnet passar inte i en webbadress",
        "Ett kortnamn (id) blir en del av webbadressen. Det får ha små bokstäver a–z, siffror och bindestreck.",
        "id: Miljönämnden",
        "id: miljonamnden",
    ),
    "fel-organisationsnummer": Rule(
        "Värdet är inte ett organisationsnummer",
        "Numret står i öppna data och säger vem som ger ut dem. Den sista siffran är en kontrollsiffra, så att ett "
        "felskrivet nummer upptäcks.",
        'organisationsnummer: "222000-0000"',
        'organisationsnummer: "222000-9993"',
    ),
    "fel-epost": Rule(
        "Värdet är inte en e-postadress",
        "Adressen blir en länk som öppnar läsarens e-postprogram. Den ska vara en enda, utan namn och blanksteg.",
        "epost: Kommunen, kommun@exempel.se",
        "epost: kommun@exempel.se",
    ),
    "fel-lank": Rule(
        "Fel webbadress",
        "En länk är en hel adress som börjar med https:// eller http://.",
        "länk: www.exempel.se",
        "länk: https://www.exempel.se/",
    ),
    "fel-filnamn": Rule(
        "Fel filnamn på källan",
        "Originalet ligger bredvid protokollet och anges bara med sitt namn.",
        "källa:\n  pdf: ../../hemligt.pdf",
        "källa:\n  pdf: 2024-04-17.pdf",
    ),
    "fel-diarieform": Rule(
        "Fel form för diarienummer",
        "Formen säger hur kommunens diarienummer ser ut. {år} står för året och {nr:5} för ett löpnummer "
        "med fem siffror.",
        'form: "KS-ÅÅÅÅ-NNNNN"',
        'form: "KS-{år}-{nr:5}"',
    ),
    "saknar-avsandare": Rule(
        "Det framgår inte vem som yttrar sig",
        "En anteckning, reservation eller ett särskilt yttrande har alltid någon bakom sig: av, för, eller båda.",
        "protokollsanteckningar:\n  - text: Vi hade hellre sett …",
        "protokollsanteckningar:\n  - av: Anna Ek (S)\n    för: S\n    text: Vi hade hellre sett …",
    ),
    "saknat-register": Rule(
        "Ett register saknas",
        "kommun.yml, organ.yml och partier.yml måste finnas i mappen register.",
        "content/register/ utan organ.yml",
        "content/register/organ.yml",
    ),
    "lank-dod": Rule(
        "Länken leder till en fil som inte finns",
        "En läsare som följer länken möts av en felsida. Länkar till andra webbplatser prövas en gång i veckan.",
        "[Så läser du ett protokoll](sa-laser-du-protokoll.md)",
        "[Så läser du ett protokoll](sa-laser-du.md)",
    ),
    "dubblett-register": Rule(
        "Samma id två gånger i registret",
        "Varje organ och varje person har sitt eget id, och varje parti sin egen kod.",
        "- id: ks\n- id: ks",
        "- id: ks\n- id: ksau",
    ),
    "fil-pa-fel-plats": Rule(
        "Filen ligger på fel plats eller har fel namn",
        "Ett protokoll ligger i protokoll/<organ>/ och slutar på .yml. En fil på annan plats skulle inte publiceras.",
        "content/protokoll/2024-04-17.yml",
        "content/protokoll/ksau/2024-04-17.yml",
    ),
    "filnamn-datum": Rule(
        "Filnamnet stämmer inte med datumet",
        "Filen heter som mötets datum. Namnet blir protokollets webbadress och ändras aldrig.",
        "2024-04-18.yml med datum: 2024-04-17",
        "2024-04-17.yml med datum: 2024-04-17",
    ),
    "mapp-organ": Rule(
        "Mappen stämmer inte med organet",
        "Protokollet ligger i mappen med organets id.",
        "protokoll/ks/2024-04-17.yml med organ: ksau",
        "protokoll/ksau/2024-04-17.yml med organ: ksau",
    ),
    "kalla-saknas": Rule(
        "Källan finns inte",
        "Den pdf som protokollet hänvisar till måste ligga bredvid det.",
        "källa:\n  pdf: original.pdf   # filen finns inte",
        "källa:\n  pdf: 2024-04-17.pdf",
    ),
    "fel-synonym": Rule(
        "En rad med synonymer har bara ett ord",
        "Orden på en rad i register/synonymer.yml hittar varandra när någon söker. Ett ord ensamt gör ingenting.",
        "synonymer:\n  - dagis",
        "synonymer:\n  - dagis, förskola",
    ),
    "fel-plats": Rule(
        "Ortnamnet går inte att söka efter",
        "Ortnamn i register/platser.yml skrivs som i löpande text: med stor bokstav. Orden under endast och utom "
        "innehåller namnet, så som det står i protokollen.",
        "platser:\n  - namn: eken",
        "platser:\n  - namn: Eken",
    ),
    "fel-amne": Rule(
        "Ordet för ett ämne går inte att söka efter",
        "Under även i register/ämnen.yml står ord som en rubrik kan innehålla, i vilken böjning som helst. Ett "
        "bindestreck före ordet räknar ord som slutar så, efter ordet ord som börjar så.",
        "ämnen:\n  - namn: Skola\n    även: [sk]",
        "ämnen:\n  - namn: Skola\n    även: [-skola, skol-]",
    ),
    "plats-efternamn": Rule(
        "Ortnamnet är också ett efternamn",
        "En ledamot i arkivet heter som platsen. Då går det inte att veta vilken som menas där namnet står ensamt. "
        "Därför räknas det bara i de ord som står under endast.",
        "platser:\n  - namn: Berg",
        "platser:\n  - namn: Berg\n    endast: [i Berg, Bergs skola]",
    ),
    "register-utan-traff": Rule(
        "Platsen, ämnet eller den valda finns inte i något protokoll",
        "En plats eller ett ämne som ingen paragraf handlar om får ingen sida. Den som är vald men inte nämns i något "
        "protokoll står bara med sitt namn på organets sida. Ofta är namnet felstavat.",
        "platser:\n  - namn: Fisksäta",
        "platser:\n  - namn: Eken",
    ),
    "fel-uppdrag": Rule(
        "Uppdraget går inte att läsa",
        "På raden person, och på raden för, står bara ett namn med parti, eller id:t i register/personer.yml. Rollen "
        "har en egen rad. Den sista dagen kommer inte före den första.",
        "- person: Anna Ek (S), ordförande\n  organ: ks\n  från: 2023-01-01",
        "- person: Anna Ek (S)\n  organ: ks\n  roll: ordförande\n  från: 2023-01-01",
    ),
    "uppdrag-mot-protokoll": Rule(
        "Protokollet och registret över uppdrag säger olika",
        "Någon tjänstgör på sin egen plats en dag då inget av personens uppdrag i organet gäller, enligt "
        "register/uppdrag.yml. Den som är kvar i organet med en annan roll har ett uppdrag till.",
        "- person: Anna Ek (S)\n  organ: ks\n  från: 2023-01-01\n  till: 2024-02-28   # men hon tjänstgör i mars",
        "- person: Anna Ek (S)\n  organ: ks\n  från: 2023-01-01\n  till: 2024-03-31",
    ),
    "fel-borttagen-adress": Rule(
        "Adressen till det borttagna går inte att tyda",
        "I register/borttaget.yml står adressen till en sida på webbplatsen: ett möte, en paragraf på dess sida, ett "
        "ärende eller en ledamot. Den kopieras enklast ur webbläsaren.",
        "- adress: protokoll/ks/2024-06-03.yml",
        "- adress: moten/ks/2024-06-03/",
    ),
    "okant-organ": Rule(
        "Organet finns inte i registret",
        "Organ anges med sitt id i register/organ.yml.",
        "organ: ksauu",
        "organ: ksau",
    ),
    "okant-parti": Rule(
        "Partiet finns inte i registret",
        "Partier anges som i register/partier.yml. Ett parti kan ha från- och tilldatum: FP heter L efter den "
        "22 november 2015.",
        "- Anna Ek (SAP)",
        "- Anna Ek (S)",
    ),
    "okand-person": Rule(
        "Personen finns inte bland de närvarande",
        "Ett namn utan parti söks bland mötets närvarande. Med parti inom parentes räknas personen som förtroendevald.",
        "justerare: Ana Ek",
        "justerare: Anna Ek",
    ),
    "vackt-av-privatperson": Rule(
        "En privatperson som har lämnat ett medborgarförslag",
        "Den som lämnar ett medborgarförslag är en privatperson och får ingen egen sida. Vem som har väckt ett ärende "
        "skrivs bara när det är förtroendevalda: motioner, interpellationer och frågor.",
        "typ: Medborgarförslag\nväckt_av: Nils Holm",
        "typ: Medborgarförslag",
    ),
    "okant-diarienummer": Rule(
        "Diarienumret följer ingen av kommunens former",
        "Formerna står i register/kommun.yml. Ett felskrivet nummer skulle bli ett eget ärende.",
        "ärende: KS-2024-0043 I",
        "ärende: KS-2024-00431",
    ),
    "paragraf-tva-ganger": Rule(
        "Samma paragraf två gånger",
        "Varje paragraf har sitt nummer, och numret är dess webbadress.",
        "- nr: 12\n  rubrik: Trygghetspaketet\n- nr: 12\n  rubrik: Övriga frågor",
        "- nr: 12\n  rubrik: Trygghetspaketet\n- nr: 13\n  rubrik: Övriga frågor",
    ),
    "adresskrock": Rule(
        "Två saker får samma webbadress, eller en sak får ingen",
        "Adresser skrivs utan å, ä, ö och accenter. Två namn som bara skiljer sig där skulle hamna på samma sida, "
        "och ett namn helt utan bokstäverna a–z får ingen adress alls.",
        "- André Öberg (S)\n- Andre Öberg (S)",
        "personer:\n  - namn: André Öberg\n    även: [Andre Öberg]",
    ),
    "personnummer": Rule(
        "Personnummer",
        "Ett personnummer eller samordningsnummer får aldrig publiceras, hur det än är skrivet, inte heller i en pdf, "
        "i en bild eller i en fils namn. Meddelandet upprepar inte numret. I ett förslag granskas också det som har "
        "sparats och tagits bort igen, för det finns kvar i historiken. Ett tal som råkar se ut som ett personnummer "
        "undantas i register/undantag.yml med kontrolltalet som står i fyndet, aldrig genom att talet skrivs där.",
        "Ansökan från ÅÅMMDD-NNNN behandlades.",
        "Ansökan från [maskad] behandlades.",
    ),
    "personnummer-kanske": Rule(
        "Nästan ett personnummer",
        "Ett felskrivet personnummer, ett där bara de sista siffrorna är dolda, eller ett födelsedatum pekar ut en "
        "människa nästan lika säkert som hela numret.",
        "Ansökan från född ÅÅMMDD-XXXX behandlades.",
        "Ansökan från [maskad] behandlades.",
    ),
    "undantag-personnummer": Rule(
        "Någon har undantagit ett tal som ser ut som ett personnummer, eller dold text i en pdf",
        "Ungefär vart tionde diarienummer som börjar med ett datum och slutar med fyra siffror ser ut som ett "
        "personnummer, och protokollet ska vara ordagrant. Text i en pdf kan ligga under något utan att vara hemlig. "
        "Därför går det att undanta, men aldrig i tysthet: den som granskar förslaget ska själv se efter.",
        "- regel: personnummer\n  plats: protokoll/ks/2024-06-03.yml § 14\n  skäl: Det är ett ärende\n"
        "  till: 2026-12-31",
        "- regel: personnummer\n  plats: protokoll/ks/2024-06-03.yml § 14\n  kontrolltal: 3f9a\n"
        "  skäl: Det är byggnämndens ärendenummer, se originalet sidan 7\n  till: 2026-12-31",
    ),
    "sekretess-grund": Rule(
        "Sekretess utan grund",
        "Den som läser ska få veta vilken lag som gör uppgifterna hemliga. Att det är hemligt säger ingenting.",
        "sekretess: ja",
        "sekretess: 26 kap. 1 § offentlighets- och sekretesslagen",
    ),
    "sekretess-text": Rule(
        "Hemlig paragraf med texten kvar",
        "Sidan säger att det som är hemligt inte publiceras. Då får det inte heller stå där. En paragraf där det som "
        "är hemligt har maskats får ha resten av sin text.",
        "sekretess: 26 kap. 1 § offentlighets- och sekretesslagen\nbeslut: Nämnden beviljar Anna Ek bidrag.",
        "sekretess: 26 kap. 1 § offentlighets- och sekretesslagen\nbeslut: Nämnden beviljar [maskad] bidrag.",
    ),
    "sekretessord": Rule(
        "Orden säger att något är hemligt",
        "Där protokollet nämner sekretess kan det som är hemligt ha följt med.",
        "beslut: Uppgiften om Anna Eks hälsa omfattas av sekretess.",
        "beslut: Uppgiften omfattas av sekretess.   # kontrollerad: inget hemligt står här",
    ),
    "hemadress": Rule(
        "Någons hemadress",
        "Var en enskild människa bor hör sällan till det som ska publiceras.",
        "beslut: Anna Ek, bosatt på Ekvägen 12, beviljas tillståndet.",
        "beslut: Anna Ek beviljas tillståndet.   # eller [maskad] i stället för adressen",
    ),
    "pdf-overtackt": Rule(
        "Övertäckt text i en pdf",
        "En svart ruta ovanpå texten döljer den bara för ögat. Den går att markera och kopiera, och sökmotorer läser "
        "den. Vit text på vitt papper är likadan. Det gäller också en tidigare version av sidan, som kan ligga kvar "
        "i en fil som har sparats om. "
        "Texten måste tas bort ur filen.",
        "En ruta ritad över namnet i ett ordbehandlingsprogram, sparad som pdf",
        "Namnet bytt mot [maskad] innan pdf-filen gjordes, eller maskat med ett program som tar bort texten",
    ),
    "pdf-ogranskad": Rule(
        "Sidor i en pdf som ingen har granskat",
        "En sida som är inskannad som bild har ingen text som programmet kan läsa. Någon måste läsa den själv. Är "
        "Tesseract installerat läser programmet bilden.",
        "En inskannad sida utan text",
        "Protokollet sparat som pdf ur ordbehandlaren",
    ),
    "bild-ogranskad": Rule(
        "En bild som ingen har granskat",
        "Text i en bild kan programmet bara läsa om Tesseract är installerat. Någon måste se efter själv att inget "
        "personnummer och ingen annan uppgift om en enskild står i den. Ett foto utan text undantas en gång.",
        "En inskannad sida av ett protokoll, sparad som png",
        "Sidan sparad som pdf ur ordbehandlaren",
    ),
    "pdf-olaslig": Rule(
        "En pdf som inte går att granska",
        "Det som inte kan öppnas kan ingen granska, och då publiceras det inte: en skadad eller låst fil, eller en "
        "bilaga av okänt slag inuti den.",
        "content/protokoll/ks/2024-06-03.pdf låst med lösenord",
        "content/protokoll/ks/2024-06-03.pdf sparad utan lösenord",
    ),
    "pdf-utan-protokoll": Rule(
        "En pdf som ingen nämner",
        "Allt i mappen publiceras, också en pdf som har blivit kvar av misstag. Den som ska publiceras nämns i ett "
        "protokoll eller heter som protokollet bredvid.",
        "content/protokoll/ks/utkast-till-kallelse.pdf",
        "content/protokoll/ks/2024-06-03.pdf bredvid 2024-06-03.yml",
    ),
    "fil-innehall": Rule(
        "Filen är inte vad den heter",
        "En fil vars innehåll inte stämmer med dess ändelse kan inte granskas, och visas inte rätt.",
        "beslut.png som är ett Word-dokument",
        "beslut.pdf sparad ur Word",
    ),
    "fil-genvag": Rule(
        "Genväg i stället för fil",
        "En genväg (symbolisk länk) kan leda till något utanför arkivet, som då skulle publiceras.",
        "content/protokoll/ks/2024-05-06.pdf -> /home/anna/hemligt.pdf",
        "content/protokoll/ks/2024-05-06.pdf",
    ),
    "fil-typ": Rule(
        "Filtypen får inte publiceras",
        "Allt i mappen content publiceras. Där får ligga protokoll, sidor i Markdown, pdf-filer och bilder, men "
        "ingenting som en webbläsare kan köra.",
        "content/bilder/logotyp.svg",
        "content/bilder/logotyp.png",
    ),
    "text-efter-nummertecken": Rule(
        "Text efter # läses inte",
        "Ett nummertecken efter ett blanksteg börjar en kommentar: resten av raden skulle försvinna. Med raka "
        "citattecken runt hela texten blir den kvar.",
        "plats: Rum #5, plan 2",
        'plats: "Rum #5, plan 2"',
    ),
    "html-i-text": Rule(
        "HTML-kod i texten",
        "HTML-kod i ett protokoll visas som de tecken den är. Den hör sällan till protokollet.",
        "beslut: <b>Nämnden</b> godkänner rapporten.",
        "beslut: Nämnden godkänner rapporten.",
    ),
}
