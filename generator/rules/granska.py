"""Texts about the codes of `protokoll audit`, which reads the built site back."""

from __future__ import annotations

from generator.findings.codes import Code
from generator.rules.base import Rule

RULES: dict[Code, Rule] = {
    "granska-tom": Rule(
        title="Det finns inga sidor att granska",
        why="En tom mapp har inga fel. Utan den här regeln skulle ett misslyckat bygge se felfritt ut.",
        wrong="protokoll audit sitte",
        right="protokoll build && protokoll audit site",
    ),
    "granska-lank": Rule(
        title="Länken leder ingenstans",
        why=(
            "En läsare som följer länken möts av en felsida. Länkar inom webbplatsen ska leda till en fil "
            "som finns i den byggda mappen, och de får inte leda ut ur den: då fungerar de inte när "
            "webbplatsen ligger under en annan adress. Felsidan 404.html visas på alla adresser och "
            "behöver därför adresser som börjar med snedstreck."
        ),
        wrong='<a href="../moten/ksau/2024-04-71/">',
        right='<a href="../moten/ksau/2024-04-17/">',
    ),
    "granska-ankare": Rule(
        title="Länken pekar på ett ställe som inte finns på sidan",
        why=("Länken öppnar rätt sida men stannar högst upp, och läsaren får själv leta efter paragrafen."),
        wrong='<a href="../moten/ksau/2024-04-17/#p99">',
        right='<a href="../moten/ksau/2024-04-17/#p12">',
    ),
    "granska-id": Rule(
        title="Samma id förekommer flera gånger på en sida",
        why=(
            "En länk till ett id leder alltid till det första. Hjälpmedel som skärmläsare kopplar ihop "
            "etiketter och fält på samma sätt, och läser då upp fel text."
        ),
        wrong='<section id="p12">…</section> <section id="p12">…</section>',
        right='<section id="p12">…</section> <section id="p13">…</section>',
    ),
    "granska-titel": Rule(
        title="Sidan saknar titel eller delar den med en annan sida",
        why=(
            "Titeln står på webbläsarens flik, i bokmärken och i sökmotorernas träffar, och är det första "
            "som en skärmläsare läser. Två sidor med samma titel går inte att skilja åt."
        ),
        wrong="<title>Protokoll</title> på två sidor",
        right="<title>Arbetsutskottet 17 april 2024</title>",
    ),
    "granska-h1": Rule(
        title="Sidan ska ha en enda huvudrubrik",
        why="Huvudrubriken säger vad sidan handlar om. Den som lyssnar på sidan hoppar dit först.",
        wrong="<h1>Sagolunda</h1> … <h1>Protokoll</h1>",
        right="<h1>Protokoll</h1>",
    ),
    "granska-rubriker": Rule(
        title="En rubriknivå är överhoppad",
        why=(
            "Rubrikerna är innehållsförteckningen för den som lyssnar på sidan. En överhoppad nivå låter "
            "som om något saknas."
        ),
        wrong="## Beslut\n\n#### Bakgrund",
        right="## Beslut\n\n### Bakgrund",
    ),
    "granska-sprak": Rule(
        title="Sidan säger inte att den är på svenska",
        why=("Utan uppgift om språk läser en skärmläsare upp svenskan med fel uttal, och avstavningen blir fel."),
        wrong='<html lang="en">',
        right='<html lang="sv">',
    ),
    "granska-tredje-part": Rule(
        title="Sidan hämtar något från en annan server",
        why=(
            "Varje hämtning från en annan server berättar för den vem som läser protokollet. Den gör "
            "också webbplatsen beroende av att den andra servern finns kvar. Vanliga länkar som läsaren "
            "själv väljer att följa är tillåtna."
        ),
        wrong='<script src="https://cdn.example.org/diagram.js"></script>',
        right='<script src="../assets/diagram.js"></script>',
    ),
    "granska-skript": Rule(
        title="Sidan har ett skript i en länk eller ett attribut",
        why=(
            "Skript i länkar och attribut är det vanligaste sättet att smuggla in främmande kod i en "
            "sida. Webbplatsen använder dem inte, så ett sådant skript har kommit dit av misstag eller "
            "med avsikt."
        ),
        wrong='<a href="javascript:print()">Skriv ut</a>',
        right='<button type="button" class="skriv-ut">Skriv ut</button>',
    ),
    "granska-alt": Rule(
        title="Bilden saknar text för den som inte ser den",
        why=("En skärmläsare läser upp texten i stället för bilden. En bild som bara är utsmyckning har en tom text."),
        wrong='![](vapen.svg) som <img src="vapen.svg">',
        right='<img src="vapen.svg" alt="Sagolundas kommunvapen">',
    ),
}
