"""The rules about the archive as a whole: what one protocol says and another one does not, and the exceptions."""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

RULES: dict[Code, Rule] = {
    "logotyp-saknas": Rule(
        "Logotypen finns inte",
        "Logotypen visas överst på varje sida. Filen ligger i mappen content, och raden säger var.",
        "logotyp: logotyp.jpg",
        "logotyp: bilder/logotyp.svg",
    ),
    "logotyp-fel": Rule(
        "Logotypen kan inte visas eller publiceras",
        "En svg kan köra program och hämta saker från andra webbplatser. Därför får den bara innehålla en teckning.",
        "<svg …><script>…</script></svg>",
        '<svg …><path d="…"/></svg>',
    ),
    "farg-kontrast": Rule(
        "Färgen syns för dåligt mot bakgrunden",
        "Lagen om tillgänglighet kräver att text har kontrasten 4,5 mot bakgrunden, i ljust och i mörkt utseende.",
        'länkar: "#FFD200"',
        'länkar: "#17497A"',
    ),
    "sakerhet-gammal": Rule(
        "Uppgiften om säkerhet är inte kontrollerad i tid",
        "En fil security.txt gäller till en dag (RFC 9116), så att ingen skriver till en adress som har upphört. Dagen "
        "jämförs med arkivets nyaste protokoll, och varje vecka med dagens datum. När minst ett protokoll är yngre "
        "finns filen inte på webbplatsen.",
        "säkerhet:\n  epost: sakerhet@exempel.se\n  till: 2019-12-31",
        "säkerhet:\n  epost: sakerhet@exempel.se\n  till: 2026-12-31",
    ),
    "fel-meny": Rule(
        "Raden i menyn leder till två ställen, eller inget",
        "En rad i menyn eller sidfoten är antingen en egen sida eller en adress på en annan webbplats.",
        "- namn: Kontakt",
        "- namn: Kontakt\n  sida: kontakt.md",
    ),
    "fel-tillganglighet": Rule(
        "Helt tillgänglig, men med brister",
        "Redogörelsen kan inte säga att webbplatsen uppfyller lagens krav helt och samtidigt räkna upp brister. Med en "
        "känd brist är den delvis förenlig med kraven (förordning 2018:1938).",
        "tillgänglighet:\n  uppfyller: helt\n  bedömd: 2026-01-31\n  metod: Egen bedömning.\n  brister: [Pdf-filer.]",
        "tillgänglighet:\n  uppfyller: delvis\n  bedömd: 2026-01-31\n  metod: Egen bedömning.\n  brister: [Pdf-filer.]",
    ),
    "meny-sida-saknas": Rule(
        "Sidan som menyn leder till finns inte",
        "En läsare som väljer raden möts av en felsida. Egna sidor ligger i mappen content.",
        "sida: kontakt.html",
        "sida: kontakt.md",
    ),
    "diarienummer-fran-framtiden": Rule(
        "Diarienumret är yngre än mötet",
        "Ett ärende som inte har kommit in än kan inte behandlas. Ett av åren är felskrivet.",
        "datum: 2024-06-03\nparagrafer:\n  - nr: 41\n    ärende: KS-2042-00012",
        "datum: 2024-06-03\nparagrafer:\n  - nr: 41\n    ärende: KS-2024-00012",
    ),
    "motion-utan-utfall": Rule(
        "En motion avgörs utan utfall",
        "Den som söker efter en motion vill veta hur det gick. Utan utfall står bara att något beslutades.",
        "- nr: 41\n  typ: motion\n  rubrik: Svar på motion om cykelvägar\n  beslut: Motionen avslås.",
        "- nr: 41\n  typ: motion\n  rubrik: Svar på motion om cykelvägar\n  utfall: avslag\n  beslut: Motionen avslås.",
    ),
    "gammal-text": Rule(
        "Texten står kvar från förra protokollet",
        "En lång text är ord för ord densamma som i ett annat ärende på det förra mötet. Det händer när förra filen "
        "har kopierats och inte allt har bytts ut.",
        "- nr: 41\n  rubrik: Ny skola i Norrby\n  beslut: Nämnden antar planen för badplatsen …",
        "- nr: 41\n  rubrik: Ny skola i Norrby\n  beslut: Nämnden godkänner förstudien för skolan …",
    ),
    "bara-sokande": Rule(
        "Den som söker något får en egen sida",
        "Sidor för ledamöter är till för förtroendevalda. Den som har sökt bygglov eller lämnat ett medborgarförslag "
        "är en privatperson, och namnges inte.",
        "- nr: 41\n  rubrik: Ansökan om bygglov\n  väckt_av: Karin Ek (S)",
        "- nr: 41\n  rubrik: Ansökan om bygglov",
    ),
    "paragraf-ordning": Rule(
        "Paragraferna står inte i ordning",
        "Paragraferna följer på varandra i protokollet. Oftast är ett nummer fel.",
        "- nr: 13\n  rubrik: Årsrapport\n- nr: 12\n  rubrik: Trygghetspaketet",
        "- nr: 12\n  rubrik: Trygghetspaketet\n- nr: 13\n  rubrik: Årsrapport",
    ),
    "paragraf-lucka": Rule(
        "Paragrafer saknas",
        "Numren löper utan luckor, inom ett möte och från ett möte till nästa under året. En lucka är ett felskrivet "
        "nummer, en glömd paragraf eller ett protokoll som inte är inlagt.",
        "- nr: 12\n  rubrik: Trygghetspaketet\n- nr: 14\n  rubrik: Årsrapport",
        "- nr: 12\n  rubrik: Trygghetspaketet\n- nr: 13\n  rubrik: Årsrapport",
    ),
    "paragraf-igen": Rule(
        "Numren har redan använts i år",
        "Ett organ numrerar sina paragrafer genom hela året. Ett organ som börjar om på § 1 vid varje möte går bra.",
        "- nr: 12   # förra mötet slutade med § 15",
        "- nr: 16",
    ),
    "samma-mote": Rule(
        "Samma möte två gånger",
        "Två protokoll har samma paragrafer. Då skulle ärendena få dubbla steg.",
        "protokoll/ks/2024-06-03.yml och protokoll/ks/2024-06-03-2.yml med samma § 41",
        "protokoll/ks/2024-06-03.yml",
    ),
    "borttaget-kvar": Rule(
        "Det som ska vara borttaget finns kvar",
        "Registret borttaget.yml säger att något är borta, men orden står kvar i arkivet och skulle publiceras. "
        "Registret tar inte bort någonting: det gör den som raderar filen eller paragrafen. En borttagen paragraf "
        "kräver att resten av protokollet finns.",
        "borttaget:\n  - adress: moten/ks/2024-06-03/#p12   # § 12 står kvar i protokollet",
        "borttaget:\n  - adress: moten/ks/2024-06-03/#p12   # § 12 är raderad ur protokollet",
    ),
    "adress-upphor": Rule(
        "En adress skulle sluta fungera",
        "Andra webbplatser, tidningar och domar hänvisar till sidorna. En adress som har varit offentlig leder därför "
        "vidare, eller säger att sidan är borttagen och varför. Felet visas av protokoll check --changed-since och "
        "protokoll diff, som jämför med hur arkivet såg ut förut. Har en person fått ett nytt namn står det gamla "
        "efter även, i personer.yml; har ett protokoll eller en paragraf tagits bort står adressen i borttaget.yml. "
        "Organ och partier tas aldrig bort ur registren: de får en sista dag.",
        "personer:\n  - namn: Sara Lindvall   # hette Sara Ström, och sidan ledamoter/sara-strom/ är borta",
        "personer:\n  - namn: Sara Lindvall\n    även: [Sara Ström]",
    ),
    "overklagande-oklart": Rule(
        "Hur beslutet överklagas framgår inte",
        "Bygglov, förhandsbesked, strandskydd, dispens, bistånd, tillstånd och förelägganden överklagas enligt egna "
        "lagar, med andra tider. Webbplatsen visar ingen dag förrän någon har sagt hur: på paragrafen, för typ i "
        "kommun.yml eller för organet i organ.yml.",
        "- nr: 41\n  rubrik: Bygglov för garage",
        "- nr: 41\n  rubrik: Bygglov för garage\n  överklagas: förvaltningsbesvär",
    ),
    "tva-stavningar": Rule(
        "En person, skriven på två sätt",
        "Namnen skiljer sig bara i bindestreck, stora bokstäver eller ordning, och står för samma parti i samma organ. "
        "De räknas som en person. Skriver originalen så läggs båda in i registret. Ett slarvfel rättas.",
        "beslutande:\n  - Hulda Strand Frostvik (S)\n# och i ett annat protokoll\n  - Hulda Strand-Frostvik (S)",
        "personer:\n  - namn: Hulda Strand Frostvik\n    även: [Hulda Strand-Frostvik]",
    ),
    "snarlikt-namn": Rule(
        "Nästan samma namn",
        "Två namn i samma parti och organ skiljer sig på en bokstav eller ett mellanslag, och det ena är ovanligt. "
        "Ofta är det ett stavfel, som skulle ge personen två sidor.",
        "- av: Anna Eek (S)",
        "- av: Anna Ek (S)",
    ),
    "kanske-samma-person": Rule(
        "Två namn som kan vara en person",
        "Två namn i samma parti och organ skiljer sig bara på ett efternamn mer eller mindre, och personerna har "
        "aldrig varit på samma möte. Är det en person läggs båda namnen in i registret.",
        "- Hulda Frostvik (S)",
        "personer:\n  - namn: Hulda Strand Frostvik\n    även: [Hulda Frostvik]",
    ),
    "parti-stammer-inte": Rule(
        "Partiet stämmer inte med personen",
        "Någon står för ett annat parti än före och efter, eller än registret säger för den dagen. Det är ett "
        "skrivfel, två personer med samma namn, eller ett partibyte som ska in i registret.",
        "- Anna Ek (M)",
        "- Anna Ek (S)",
    ),
    "tidigare-finns-inte": Rule(
        "Den tidigare behandlingen finns inte",
        "Paragrafen hänvisar till ett möte som finns i arkivet, men till en paragraf som inte finns där.",
        "tidigare:\n  - organ: ks\n    datum: 2024-03-06\n    nr: 922",
        "tidigare:\n  - organ: ks\n    datum: 2024-03-06\n    nr: 92",
    ),
    "forslag-utan-svar": Rule(
        "Ett förslag som aldrig kom tillbaka",
        "Ett förslag till ett annat organ behandlas där. Har det organet haft protokoll i ett år sedan dess, utan "
        "ärendet, kan diarienumret vara fel på det ena stället. Tiden räknas till arkivets nyaste protokoll.",
        "- nr: 12\n  ärende: KS-2024-00340\n  förslag_till: kf",
        "- nr: 12\n  ärende: KS-2024-00430\n  förslag_till: kf",
    ),
    "diarienummer-snarlikt": Rule(
        "Diarienumret är nästan ett annat",
        "Två ärenden har samma rubrik, och numren skiljer sig på ett tecken. Det första väntades just till det här "
        "organet: då är det ett skrivfel.",
        "ärende: KS-2024-00481",
        "ärende: KS-2024-00431",
    ),
    "samlingsnummer": Rule(
        "Ett samlingsnummer på ett ärende",
        "Anmälningar och delegationsbeslut redovisas hela året under ett nummer. Det numret är inget ärende.",
        "- nr: 12\n  ärende: KS-2024-00005\n  rubrik: Trygghetspaketet 2024",
        "- nr: 12\n  ärende: KS-2024-00430\n  rubrik: Trygghetspaketet 2024",
    ),
    "undantag-fel": Rule(
        "Undantaget går inte att läsa",
        "Ett undantag nämner en regel som finns och en plats. Ett undantag från personnummer har ett kontrolltal.",
        "- regel: paragraflucka\n  plats: protokoll/ks/2024-06-03.yml § 14\n  skäl: § 13 är hemlig\n  till: 2026-12-31",
        "- regel: paragraf-lucka\n  plats: protokoll/ks/2024-06-03.yml § 14\n  skäl: § 13 är hemlig\n"
        "  till: 2026-12-31",
    ),
    "undantag-gammalt": Rule(
        "Undantaget har gått ut",
        "Ett undantag gäller till en dag, så att någon ser på det igen. Dagen jämförs med arkivets nyaste protokoll.",
        "till: 2019-12-31",
        "till: 2026-12-31",
    ),
    "undantag-oanvant": Rule(
        "Undantaget behövs inte",
        "Det som undantaget gällde är rättat, eller så är platsen fel. Ett undantag som ligger kvar kan dölja nästa "
        "misstag.",
        "- regel: paragraf-lucka\n  plats: protokoll/ks/2024-06-03.yml § 99",
        "- regel: paragraf-lucka\n  plats: protokoll/ks/2024-06-03.yml § 14",
    ),
}
