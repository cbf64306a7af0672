"""The rules about one meeting by itself: who was there, when, how they voted, and what its texts say."""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

ATTENDANCE: dict[Code, Rule] = {
    "ersatt-men-tjanstgor": Rule(
        "Någon tjänstgör och ersätts i samma paragraf",
        "Den som ersätts är inte med i beslutet. Oftast saknas paragraferna på den enes rad.",
        "beslutande:\n  - Cecilia Berg (KD)\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43",
        "beslutande:\n  - Cecilia Berg (KD) §§ 44–50\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43",
    ),
    "ersatt-av-tva": Rule(
        "Två ersätter samma ledamot i samma paragraf",
        "En plats har bara en ersättare åt gången. Antingen gäller de olika paragrafer, eller så ersätter den ena "
        "någon annan.",
        "beslutande:\n  - David Strand (M) ersätter Cecilia Berg (KD)\n  - Eva Holm (S) ersätter Cecilia Berg (KD)",
        "beslutande:\n  - David Strand (M) ersätter Cecilia Berg (KD)\n  - Eva Holm (S) ersätter Bo Lund (S)",
    ),
    "dubbel-narvaro": Rule(
        "Samma person två gånger i samma paragraf",
        "En ersättare tjänstgör eller är bara närvarande. Samma person får stå i båda listorna, men med olika "
        "paragrafer.",
        "beslutande:\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43\nersättare:\n  - David Strand (M)",
        "beslutande:\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43\nersättare:\n"
        "  - David Strand (M) §§ 44–50",
    ),
    "jav-men-tjanstgor": Rule(
        "Någon är jävig men röstar eller yrkar i paragrafen",
        "Den som är jävig får inte vara med när ärendet behandlas. Namnet under jäv räcker: närvaroraden behöver inte "
        "säga samma sak. Men då kan personen inte heller rösta eller yrka något i paragrafen.",
        "jäv: Cecilia Berg (KD)\nyrkanden:\n  - av: Cecilia Berg (KD)\n    text: Bifall.",
        "jäv: Cecilia Berg (KD)\nyrkanden:\n  - av: Bo Lund (S)\n    text: Bifall.",
    ),
    "parti-utan-parentes": Rule(
        "Partiet står utan parentes",
        "Partiets bokstäver står inom parentes efter namnet. Annars läses de som en del av namnet, och ledamoten blir "
        "någon annan.",
        "- Nils Ek M",
        "- Nils Ek (M)",
    ),
    "parti-saknas": Rule(
        "Någon står utan parti",
        "Alla de andra i listan har ett parti. Den som verkligen är utan skrivs med (-).",
        "- Anna Ek (S), ordförande\n- Bo Lund (M)\n- Cecilia Berg\n- David Strand (V)\n- Eva Holm (C)",
        "- Anna Ek (S), ordförande\n- Bo Lund (M)\n- Cecilia Berg (KD)\n- David Strand (V)\n- Eva Holm (C)",
    ),
    "aterintrade": Rule(
        "Någon tjänstgör igen efter ett avbrott utan jäv",
        "Den som har avbrutit sin tjänstgöring och lämnat platsen till en ersättare från samma parti får som regel "
        "inte komma tillbaka under mötet (växeltjänstgöring). Jäv är undantaget.",
        "beslutande:\n  - Bo Lund (S) §§ 41–45, 47–50\n  - Eva Holm (S) ersätter Bo Lund (S) § 46",
        "beslutande:\n  - Bo Lund (S), ej § 46 (jäv)\n  - Eva Holm (S) ersätter Bo Lund (S) § 46",
    ),
    "ordforande-saknas": Rule(
        "Ingen ordförande",
        "Ett möte har alltid någon som leder det. Uppdraget skrivs efter namnet. Är ordföranden borta i några "
        "paragrafer är det någon annan som är ordförande då.",
        "beslutande:\n  - Anna Ek (M)",
        "beslutande:\n  - Anna Ek (M), ordförande",
    ),
    "sekreterare-ej-narvarande": Rule(
        "Sekreteraren var inte med i alla paragrafer",
        "Den som är ensam sekreterare har varit med hela mötet. Annars saknas den andra sekreteraren, eller så är "
        "paragraferna fel.",
        "övriga:\n  - Maria Alm §§ 41–45\nsekreterare: Maria Alm",
        "övriga:\n  - Maria Alm\nsekreterare: Maria Alm",
    ),
    "paragraf-utanfor": Rule(
        "Paragrafer som mötet inte har",
        "Står det §§ 11–51 på en närvarorad i ett protokoll med §§ 8–15 har någon skrivit fel, eller kopierat raden "
        "från ett annat protokoll.",
        "- Cecilia Berg (KD) §§ 11–51",
        "- Cecilia Berg (KD) §§ 11–15",
    ),
    "justerare-ej-narvarande": Rule(
        "Justeraren var inte närvarande",
        "Den som justerar ska ha varit med på mötet. Är namnet stavat på ett annat sätt än i närvarolistan är det två "
        "personer för webbplatsen.",
        "justerare: Anna Eek (S)",
        "justerare: Anna Ek (S)",
    ),
    "for-manga-tjanstgor": Rule(
        "Fler tjänstgör än det finns platser",
        "På varje plats sitter en åt gången. Är de fler i en paragraf, eller vid ett klockslag, saknas det på en rad "
        "när personen gick eller kom. Regeln gäller de organ som har antal_ledamöter i register/organ.yml, och bara "
        "listor som säger när var och en tjänstgjorde.",
        "beslutande:\n  - Cecilia Berg (KD)\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43",
        "beslutande:\n  - Cecilia Berg (KD) §§ 44–50\n  - David Strand (M) ersätter Cecilia Berg (KD) §§ 41–43",
    ),
    "ej-beslutfor": Rule(
        "För få beslutande",
        "Ett organ får bara besluta när mer än hälften av ledamöterna är med. Regeln gäller de organ som har "
        "antal_ledamöter i register/organ.yml.",
        "beslutande:\n  - Anna Ek (M), ordförande\n  - Bo Lund (S)",
        "beslutande:\n  - Anna Ek (M), ordförande\n  - Bo Lund (S)\n  - Cecilia Berg (KD)",
    ),
}

TIMES: dict[Code, Rule] = {
    "sprak-saknas": Rule(
        "Texten är inte på svenska, men det står inte",
        "En skärmläsare läser upp en text på det språk som sidan säger. Säger paragrafen inget läses den som svenska.",
        "- nr: 12\n  rubrik: Suunnitelma\n  beslut: Kunta päättää hyväksyä suunnitelman.",
        "- nr: 12\n  rubrik: Suunnitelma\n  språk: fi\n  beslut: Kunta päättää hyväksyä suunnitelman.",
    ),
    "utkast-justerat": Rule(
        "Ett utkast är justerat eller anslaget",
        "Ett utkast är inte beslutat av någon. Är protokollet justerat är det inget utkast längre. Av ett utkast visas "
        "ingen sista dag för överklagande.",
        "status: utkast\njustering:\n  - datum: 2024-06-05",
        "justering:\n  - datum: 2024-06-05",
    ),
    "tid-med-ord": Rule(
        "Tiden är skriven med ord eller kommatecken",
        "Efter tid står klockslagen, med punkt eller kolon mellan timme och minut. Ordet framför sätter "
        "webbplatsen ut.",
        "tid: Klockan 17:05",
        "tid: 17:05",
    ),
    "organ-utanfor-tiden": Rule(
        "Mötet hölls när organet inte fanns",
        "Registret säger vilka dagar ett organ har funnits. Ett möte utanför dem är ett annat organs, eller har fel "
        "datum.",
        "# register/organ.yml: id: tn, till: 2023-12-31, efterträdare: mn\norgan: tn\ndatum: 2024-02-05",
        "organ: mn\ndatum: 2024-02-05",
    ),
    "organ-utan-slut": Rule(
        "Ett organ med efterträdare har ingen sista dag",
        "När någon har tagit över säger sidorna det, och väntar beslut på gamla förslag därifrån. Då måste det också "
        "stå när organet slutade.",
        "- id: tn\n  namn: Tekniska nämnden\n  typ: nämnd\n  efterträdare: mn",
        "- id: tn\n  namn: Tekniska nämnden\n  typ: nämnd\n  till: 2023-12-31\n  efterträdare: mn",
    ),
    "motets-ar": Rule(
        "Mötets år stämmer inte med ärendena",
        "Ett möte har nästan alltid något ärende från samma år, utom i årets början. Är alla äldre är det troligen "
        "året i datumet som är fel.",
        "datum: 2062-06-03\nparagrafer:\n  - nr: 41\n    ärende: KS-2026-00012",
        "datum: 2026-06-03\nparagrafer:\n  - nr: 41\n    ärende: KS-2026-00012",
    ),
    "tid-baklanges": Rule(
        "Mötet slutar innan det börjar, eller klockslaget finns inte",
        "Ofta är två siffror omkastade. Ett möte som slutar efter midnatt går bra. En omröstnings tid prövas också.",
        "tid: 18:30–17:15",
        "tid: 18:30–19:15",
    ),
    "justering-fore-mote": Rule(
        "Justerat före mötet",
        "Ett protokoll kan tidigast justeras samma dag som mötet hålls.",
        "datum: 2024-06-03\njustering:\n  - datum: 2024-05-06",
        "datum: 2024-06-03\njustering:\n  - datum: 2024-06-05",
    ),
    "justering-sen": Rule(
        "Mer än 14 dagar till justeringen",
        "Ett protokoll ska justeras senast 14 dagar efter mötet (kommunallagen 5 kap. 69 §).",
        "datum: 2024-06-03\njustering:\n  - datum: 2024-07-05",
        "datum: 2024-06-03\njustering:\n  - datum: 2024-06-05",
    ),
    "anslag-fore-justering": Rule(
        "Anslaget före justeringen",
        "Anslaget säger att protokollet är justerat. Sista dag för överklagande räknas från dagen då det sattes upp, "
        "så datumet måste vara rätt.",
        "justering:\n  - datum: 2024-06-05\nanslag:\n  - uppsatt: 2024-06-04",
        "justering:\n  - datum: 2024-06-05\nanslag:\n  - uppsatt: 2024-06-07",
    ),
    "anslag-sent": Rule(
        "Anslaget kom sent",
        "Justeringen ska tillkännages på anslagstavlan senast andra dagen efter (kommunallagen 8 kap. 12 §). Är den "
        "dagen en lördag, söndag eller helgdag gäller nästa vardag.",
        "justering:\n  - datum: 2024-06-05\nanslag:\n  - uppsatt: 2024-06-17",
        "justering:\n  - datum: 2024-06-05\nanslag:\n  - uppsatt: 2024-06-07",
    ),
    "anslag-kort": Rule(
        "Anslaget sitter uppe för kort tid",
        "Anslaget ska sitta uppe tills tiden för överklagande är slut, alltså i minst tre veckor.",
        "anslag:\n  - uppsatt: 2024-06-07\n    nedtas: 2024-06-21",
        "anslag:\n  - uppsatt: 2024-06-07\n    nedtas: 2024-06-29",
    ),
    "veckodag": Rule(
        "Veckodag och datum går inte ihop",
        "Det ena är fel. Är året inte utskrivet prövas mötets år och åren närmast.",
        "beslut: Protokollet justeras tisdagen den 5 juni 2024.",
        "beslut: Protokollet justeras onsdagen den 5 juni 2024.",
    ),
    "forslag-overklagas": Rule(
        "Ett förslag som skulle kunna överklagas",
        "Ett förslag till ett annat organ är inte ett beslut. Det är det organets beslut som överklagas.",
        "rubrik: Taxa\nförslag_till: ks\növerklagas: laglighetsprövning",
        "rubrik: Taxa\nförslag_till: ks",
    ),
    "tidigare-senare": Rule(
        "En tidigare behandling som är senare",
        "Det som står under tidigare har hänt före mötet. Ofta är året fel.",
        "tidigare:\n  - organ: ks\n    datum: 2042-03-06\n    nr: 92",
        "tidigare:\n  - organ: ks\n    datum: 2024-03-06\n    nr: 92",
    ),
}

VOTES: dict[Code, Rule] = {
    "utslagsrost-ej-ordforande": Rule(
        "Utslagsröst av någon som inte ledde mötet",
        "Blir det lika avgör den som leder mötet (kommunallagen 5 kap. 54 § och 6 kap. 35 §).",
        "utslagsröst: David Strand (V)",
        "utslagsröst: Anna Ek (M)",
    ),
    "aterremiss-mot-rost": Rule(
        "Återremiss fast voteringen gick åt andra hållet",
        "Vann de som ville avgöra ärendet blev det ingen återremiss. Bara i fullmäktige räcker en tredjedel, och då är "
        "voteringens utfall den mindre sidans (minoritetsåterremiss).",
        "utfall: återremiss\nvoteringar:\n  - ja: ärendets avgörande idag\n    nej: återremiss\n"
        "    resultat: {ja: 50, nej: 31}",
        "utfall: bifall\nvoteringar:\n  - ja: ärendets avgörande idag\n    nej: återremiss\n"
        "    resultat: {ja: 50, nej: 31}",
    ),
    "rost-mot-beslut": Rule(
        "Den sida som vann ville något annat än det som beslutades",
        "Har ja och nej bytt plats sägs varje ledamot ha röstat tvärtom. Vann avslag kan utfallet inte vara bifall.",
        "utfall: bifall\nvoteringar:\n  - ja: avslag på motionen\n    nej: bifall till motionen\n"
        "    resultat: {ja: 50, nej: 31}",
        "utfall: bifall\nvoteringar:\n  - ja: bifall till motionen\n    nej: avslag på motionen\n"
        "    resultat: {ja: 50, nej: 31}",
    ),
    "rost-mening": Rule(
        "Det framgår inte vad Ja och Nej betydde",
        "Utan det vet läsaren inte vad någon röstade för. Det står i protokollets propositionsordning.",
        "voteringar:\n  - resultat:\n      ja: 7\n      nej: 6",
        "voteringar:\n  - ja: bifall till förslaget\n    nej: avslag på förslaget\n    resultat:\n      ja: 7\n"
        "      nej: 6",
    ),
    "rost-sluten-namn": Rule(
        "Namn i en sluten omröstning",
        "I en sluten omröstning, som vid val, är det hemligt hur var och en röstade. Då publiceras bara siffrorna.",
        "voteringar:\n  - sluten: ja\n    röster:\n      ja: [Anna Ek (M)]\n      nej: [Bo Lund (S)]",
        "voteringar:\n  - sluten: ja\n    resultat:\n      ja: 1\n      nej: 1",
    ),
    "rost-antal": Rule(
        "Namnen är fler eller färre än rösterna",
        "Varje röst i resultatet har ett namn när omröstningen är öppen och namnen står i protokollet. I ett utkast är "
        "det ett fel: då är det oftast inläsningen som har tappat eller lagt till ett namn.",
        "resultat:\n  ja: 2\n  nej: 1\nröster:\n  ja: [Anna Ek (M)]\n  nej: [Bo Lund (S)]",
        "resultat:\n  ja: 1\n  nej: 1\nröster:\n  ja: [Anna Ek (M)]\n  nej: [Bo Lund (S)]",
    ),
    "rost-for-manga": Rule(
        "Fler röster än beslutande",
        "Var och en som tjänstgör har en röst. Är rösterna fler än de beslutande i paragrafen saknas någon i "
        "närvarolistan, eller så är en siffra fel.",
        "beslutande:\n  - Anna Ek (M), ordförande\n  - Bo Lund (S)\n  - Cecilia Berg (KD)\nparagrafer:\n  - nr: 46\n"
        "    voteringar:\n      - resultat:\n          ja: 3\n          nej: 1",
        "beslutande:\n  - Anna Ek (M), ordförande\n  - Bo Lund (S)\n  - Cecilia Berg (KD)\nparagrafer:\n  - nr: 46\n"
        "    voteringar:\n      - resultat:\n          ja: 2\n          nej: 1",
    ),
    "rost-dubbel": Rule(
        "Någon har röstat två gånger",
        "Samma namn står två gånger i en omröstning. I ett utkast är det ett fel, och måste rättas först.",
        "röster:\n  ja: [Anna Ek (M), Bo Lund (S)]\n  nej: [Bo Lund (S)]",
        "röster:\n  ja: [Anna Ek (M)]\n  nej: [Bo Lund (S)]",
    ),
    "rost-ej-tjanstgorande": Rule(
        "Någon har röstat utan att tjänstgöra",
        "Bara de som tjänstgör i paragrafen röstar. Ofta saknar närvaroraden en paragraf, eller så är namnet stavat på "
        "ett annat sätt.",
        "beslutande:\n  - Anna Ek (M) §§ 41–45\nparagrafer:\n  - nr: 46\n    voteringar:\n      - röster:\n"
        "          ja: [Anna Ek (M)]",
        "beslutande:\n  - Anna Ek (M) §§ 41–46\nparagrafer:\n  - nr: 46\n    voteringar:\n      - röster:\n"
        "          ja: [Anna Ek (M)]",
    ),
    "yrkar-ej-tjanstgorande": Rule(
        "Någon yrkar eller reserverar sig utan att tjänstgöra",
        "Bara den som har varit med om beslutet får reservera sig mot det. Ofta saknar närvaroraden en paragraf. "
        "Protokollsanteckningar och särskilda yttranden kan andra också få göra.",
        "beslutande:\n  - Anna Ek (M) §§ 41–45\nparagrafer:\n  - nr: 46\n    reservationer:\n      - av: Anna Ek (M)\n"
        "        blank: ja",
        "beslutande:\n  - Anna Ek (M) §§ 41–46\nparagrafer:\n  - nr: 46\n    reservationer:\n      - av: Anna Ek (M)\n"
        "        blank: ja",
    ),
    "deltar-ej-rostade": Rule(
        "Någon deltar inte i beslutet men har röstat",
        "Den som inte deltar i beslutet röstar inte om det. En omröstning om återremiss eller bordläggning är en annan "
        "sak: skriv vad Ja och Nej betydde.",
        "voteringar:\n  - ja: bifall\n    nej: avslag\n    röster:\n      ja: [Anna Ek (M)]\ndeltar_ej: Anna Ek (M)",
        "voteringar:\n  - ja: bifall\n    nej: avslag\n    röster:\n      ja: [Bo Lund (S)]\ndeltar_ej: Anna Ek (M)",
    ),
    "utslagsrost-saknas": Rule(
        "Lika många röster, men ingen utslagsröst",
        "Blir det lika avgör ordförandens röst. Skriv vem det var, och vad det blev.",
        "resultat:\n  ja: 6\n  nej: 6",
        "resultat:\n  ja: 6\n  nej: 6\nutslagsröst: Anna Ek (M)\nutfall: ja",
    ),
    "rost-utfall": Rule(
        "Utfallet stämmer inte med rösterna",
        "Den större sidan vinner. En tredjedel kan vinna bara i fullmäktige, när den begär återremiss eller "
        "bordläggning; då är det paragrafens utfall. Vid lika röstetal går det som utslagsrösten.",
        "resultat:\n  ja: 7\n  nej: 6\nutfall: nej",
        "resultat:\n  ja: 7\n  nej: 6\nutfall: ja",
    ),
}

WORDS: dict[Code, Rule] = {
    "forslag-utan-mottagare": Rule(
        "Ett förslag visas som ett beslut",
        "Beslutets ord föreslår något för ett annat organ. Utan förslag_till visas det som slutligt, med en dag för "
        "överklagande.",
        "beslut: Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta planen.",
        "förslag_till: kf\nbeslut: Kommunstyrelsen föreslår att kommunfullmäktige beslutar att anta planen.",
    ),
    "utfall-mot-ord": Rule(
        "Utfallet säger något annat än beslutet",
        "Ordet i utfall är det som visas överst, i listor och i sökningen. Det ska vara vad beslutet säger.",
        "utfall: beslutat\nbeslut: Ärendet bordläggs.",
        "utfall: bordläggning\nbeslut: Ärendet bordläggs.",
    ),
    "uppdrag-noterat": Rule(
        "Ett uppdrag visas som noterat",
        "Noterat betyder att ingenting bestämdes. Den som får ett uppdrag har fått det genom ett beslut.",
        "utfall: noterat\nbeslut: Nämnden ger förvaltningen i uppdrag att återkomma.",
        "beslut: Nämnden ger förvaltningen i uppdrag att återkomma.",
    ),
    "ett-utfall-flera-arenden": Rule(
        "Flera motioner har samma utfall",
        "Utfallet gäller alla ärenden i paragrafen. Gick det olika för dem har varje nummer sitt eget. Säger beslutet "
        "i en mening med ett av numren något annat än utfallet är det ett fel, annars en varning.",
        "rubrik: Svar på motioner om cykelvägar\närende: [KS-2024-00012, KS-2024-00013]\nutfall: bifall",
        "rubrik: Svar på motioner om cykelvägar\närende:\n  - {nr: KS-2024-00012, utfall: bifall}\n"
        "  - {nr: KS-2024-00013, utfall: avslag}",
    ),
    "samma-slutrad": Rule(
        "Samma slutrad i flera paragrafer",
        "När man kopierar ur en pdf följer ofta sidans huvud eller fot med sist i texten.",
        "beslut: |\n  Nämnden godkänner rapporten.\n  Nämnden för teknik 2024-06-03",
        "beslut: |\n  Nämnden godkänner rapporten.",
    ),
    "blandade-alfabet": Rule(
        "Bokstäver ur två alfabet i ett ord",
        "En inskanning kan läsa c som ett kyrilliskt с. Det ser likadant ut, men den som söker hittar inte ordet.",
        "rubrik: Öppen drogsc\u0435n",
        "rubrik: Öppen drogscen",
    ),
    "sidhuvud-i-text": Rule(
        "Sidhuvud eller signaturruta i texten",
        "När en text kopieras ur en pdf följer sidnummer och signaturrutor med. De hör inte till protokollets text.",
        "beslut: |\n  Nämnden godkänner\n  Justerandes sign\n  rapporten.",
        "beslut: |\n  Nämnden godkänner rapporten.",
    ),
    "mallrest": Rule(
        "En rest av mallen",
        "Wordmallar lämnar ibland kvar ledtexter och trasiga hänvisningar.",
        "beslut: Klicka eller tryck här för att ange text.",
        "beslut: Nämnden godkänner rapporten.",
    ),
    "maskning": Rule(
        "Maskat på ett annat sätt",
        "Uppgifter som inte får visas skrivs [maskad], så att alla känner igen det och skärmläsare läser upp det.",
        "beslut: Ansökan från [REDACTED] beviljas.",
        'beslut: "Ansökan från [maskad] beviljas."',
    ),
    "skyddad-person": Rule(
        "Någon kan vara skyddad",
        "Den som har skyddade personuppgifter får inte gå att känna igen, inte heller på omständigheterna.",
        "sammanfattning: Anna Ek, som lever med skyddad identitet, har sökt stöd.",
        'sammanfattning: "[maskad] har sökt stöd."',
    ),
    "kontaktuppgift": Rule(
        "E-postadress eller mobilnummer",
        "En privatpersons adress eller nummer hör inte hemma på webbplatsen. Uppgifter som hör till ett uppdrag eller "
        "en tjänst får stå kvar.",
        "sammanfattning: Frågor ställs till anna.ek@hotmail.com.",
        'sammanfattning: "Frågor ställs till [maskad]."',
    ),
    "citattecken": Rule(
        "Citattecknen kommer inte i par",
        "Ett citat som inte slutar gör att läsaren inte vet vems orden är. I en text på flera stycken får varje stycke "
        "börja med ett citattecken.",
        "text: |\n  ”Vi ser positivt på arbetet.",
        "text: |\n  ”Vi ser positivt på arbetet.”",
    ),
    "citattecken-runt": Rule(
        "Citattecken från Word runt ett namn eller ett nummer",
        "Bara raka citattecken betyder något för den som läser filen. De typografiska, som Word skriver, blir en del "
        "av namnet eller numret, som då inte längre är detsamma som i andra protokoll.",
        "övriga:\n  - ”Tore Vik”",
        "övriga:\n  - Tore Vik",
    ),
    "flyter-ihop": Rule(
        "En tabell flyter ihop med texten intill",
        "En tabell har en tom rad före och efter, och en rad med bindestreck under sin första rad. Annars visas allt "
        "som ett enda stycke.",
        "beslut: |\n  Följande medel beviljas.\n  | Medel | |\n  |---|--:|\n  | Vägar | 1,6 mkr |",
        "beslut: |\n  Följande medel beviljas.\n\n  | Medel | |\n  |---|--:|\n  | Vägar | 1,6 mkr |",
    ),
    "summa": Rule(
        "Tabellens summa stämmer inte",
        "Beloppen i tabellen läggs ihop och jämförs med raden som börjar med Summa eller Totalt. En siffra kan vara "
        "fel, eller så är beloppen avrundade i originalet.",
        "beslut: |\n  | Medel | |\n  |---|--:|\n  | Värdar | 1,6 mkr |\n  | Stöd | 0,6 mkr |\n  | SUMMA | 2,3 mkr |",
        "beslut: |\n  | Medel | |\n  |---|--:|\n  | Värdar | 1,6 mkr |\n  | Stöd | 0,6 mkr |\n  | SUMMA | 2,2 mkr |",
    ),
    "samma-yttrande": Rule(
        "Samma text av två",
        "Två ledamöter från olika partier har ordagrant samma text. Ibland är det så, men ofta har texten kopierats "
        "till fel ställe.",
        "protokollsanteckningar:\n  - av: Bo Lund (S)\n    text: Vi ser positivt …\n  - av: Hans Vik (SD)\n"
        "    text: Vi ser positivt …",
        "protokollsanteckningar:\n  - av: Bo Lund (S)\n    text: Vi ser positivt …\n  - av: Hans Vik (SD)\n"
        "    text: Förslaget saknar …",
    ),
    "annat-parti-talar": Rule(
        "Texten talar som ett annat parti",
        "Säger en text ”vi moderater” står den knappast för Socialdemokraterna. Orden görs av partiernas namn i "
        "register/partier.yml.",
        "- av: Bo Lund (S)\n  text: Vi moderater hade hellre sett en annan lösning.",
        "- av: Anna Ek (M)\n  text: Vi moderater hade hellre sett en annan lösning.",
    ),
}
