// What a question names outright, for the search page.

import { distance, fold, NUMBERED, placeOf, stem, withoutZeros, wordsOf } from "./sokord.js";
import { fileOf, has, KINDS, numberIn, offered, SECTION, sectionOf, starts, thingsOf } from "./sokting.js";

const MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split(" ");
const SHORT_MONTHS = [...MONTHS.map((month) => month.slice(0, 3)), "sept"];
const DAY = new RegExp(`(?<![\\d/])(?:(\\d{1,2})(?::?e)?(?:\\s+|\\.\\s*))?(?<!\\p{L})(${[...MONTHS, ...SHORT_MONTHS].join("|")})(?!\\p{L})\\.?(?:\\s+((?:19|20)\\d\\d))?`, "iu");
// A day in figures: 2024-11-21, 2024 11 21, 20241121, 21/11 2024, 21.11.2024 or 21/11.
const YEAR_FIRST = /(?<!\d)((?:19|20)\d\d)([-. /]?)(\d\d)\2(\d\d)(?!\d)/;
// The number of a case with its year in two figures: "ks-24-00430".
const YEAR_SHORT = /^\s*(\p{L}{1,5})[\s./-]*(\d\d)[\s/-]+(\d{1,5})\s*$/u;
// The number of a case with its year last: "1157/2024", "mbn 120/25".
const YEAR_LAST = /^\s*(\p{L}{0,5})\.?\s*(\d{1,5})\s*[/:-]\s*(?:20)?(\d\d)\s*$/u;
const DAY_FIRST = /(?<![\d/.-])(\d{1,2})(?:\/|\.(?=\d{1,2}\.))(\d{1,2})(?:[\s/.-]+((?:19|20)\d\d))?(?![\d/])/;
const OWN = /(?:^|[/\s])((?:moten|arenden|ledamoter|partier|organ)\/[a-z0-9/-]+\/(?:#p[\d-]+)?)/;
const UNSAID = new Set([...MONTHS, ...SHORT_MONTHS, "den", "protokoll", "mote", "motet", "sammantrade", "sammantradet", "i", "pa"]);
// Words that are in a question about anything, and tell no page of the site from another.
const ABOUT_ALL = new Set("hur lange mycket manga ofta ganger varfor maste ska skall har hade galler kunna jag man kan vad var nar vill en ett ar ni far finns gor for om pa till betyder innebar menas mig vem i av nagot hander blir vinner skillnad skillnaden mellan eller och beslut beslutet kommun kommunen kommunens protokoll protokollet protokollen sida sidan".split(" "));
// Words that may stand beside those that tell a page: "hur följer jag ett ärende", "ta bort mina personuppgifter".
const BESIDE = new Set("arende arendet fraga fragan min mitt mina ta bort".split(" "));
// What somebody asks of a month.
const OF_MONTH = new Set("beslutades beslutats beslutade bestamde bestamdes hande hant korthet manad manaden".split(" "));
// What somebody asks about a body, a party or a member whose name stands beside: "när är nästa fullmäktige", "vilka sitter i".
const OF_ONE = new Set("nasta kommande mote moten motet sammantrade sammantraden sammantrader motesdag motesdagar traffas sitter ledamot ledamoter ordforande vice forste andre presidium medlem medlemmar politiker kommunalrad alla vilka ansvarar leder heter kontakt kontakta epost mejl telefon rostade rostar rostat roster narvaro motion motioner motionerna interpellation interpellationer parti partier partierna forslag yrkande yrkanden tycker tyckte anser ansag sager sa reservation reservationer foreslagit".split(" "));
// Words that no name is found by (_NOTHING in generator/search/suggestions.py).
const NOTHING = new Set("av den det en ett for i med mot och om pa samt till vid".split(" "));
// "kf 535", but not "kf 2024".
const SHORT_SECTION = /^\s*(\p{L}+)\s+(?!(?:19|20)\d\d\s*$)(\d+(?:\/\d+)?)\s*$/u;
// Letters: of shorter names too many are alike.
const NEAR_NAME = 4;
// Members of one surname: more of them are hits among others.
const ONE_NAMED = 3;

// The things that a question is the name of: a member, a body, a party, a case, a word, the meetings of a day, or the § of
// a citation. Nothing if it only holds words.
// `typed` is the question as it was typed, if its words are spelled in another way than that.
export async function named(text, typed = text) {
  const own = text.match(OWN);
  const day = dayIn(text);
  const section = text.match(SECTION);
  if (own || day) {
    const key = own ? own[1].match(/\d{4}-\d\d-\d\d/)?.[0].replaceAll("-", "") : day;
    const then = key ? await exactly([key]) : [];
    const meetings = then.filter(({ kind }) => kind === "Möte"), month = then.filter(({ kind }) => kind === "Sida");
    // The words of a question besides the day, which tell the body, or else ask for what was said then.
    const words = wordsOf(text.replaceAll(/\s+/g, "/")).slice(1).map(fold).filter((word) => !/^\d+$/.test(word) && !UNSAID.has(word));
    const said = words.filter((word) => !ABOUT_ALL.has(word) && !OF_MONTH.has(word));
    if (month.length && words.length && !said.length) return month;
    const bodies = await Promise.all(said.map(async (word) => (await withWord(word)).filter(({ kind }) => kind === "Organ")));
    const fits = meetings.map((thing) => {
      const name = wordsOf(thing.name.replaceAll(/\s+/g, "/")).slice(1).map(fold);
      return { thing, words: said.filter((word, at) => name.includes(word) || bodies[at].some((body) => thing.name.startsWith(body.name))).length };
    });
    const most = Math.max(0, ...fits.map(({ words }) => words));
    if (!section && !own && said.length > most) return [];
    const meant = own ? meetings.filter(({ address }) => own[1].startsWith(address)) : fits.filter(({ words }) => words === most).map(({ thing }) => thing);
    const number = section?.[1] ?? own?.[1].match(/#p(\d+)/)?.[1];
    const held = number ? meant.filter(({ note }) => has(note, Number(number))) : meant;
    const some = held.map((thing) => (number ? sectionOf(thing, number, section?.[2]) : thing));
    return said.length ? some.slice(0, ONE_NAMED) : [...some.slice(0, ONE_NAMED - month.length), ...month];
  }
  if (section) return (await offered(text)).slice(0, 1);
  const [, body, item] = text.match(SHORT_SECTION) ?? [];
  if (body && (await withWord(fold(body.toLowerCase()))).some(({ kind }) => kind === "Organ")) {
    const items = await offered(`${body} § ${item}`);
    if (items.length) return items.slice(0, 1);
  }
  return whole(text, typed);
}

// The day or the month that a text names, as meetings are found by it: "20241121", "202411", or "1121" of any year.
function dayIn(text) {
  const two = (number) => String(number).padStart(2, "0");
  const [, year, , month, day] = text.match(YEAR_FIRST) ?? [];
  if (year) return year + month + day;
  const figures = text.match(DAY_FIRST);
  if (figures) return (figures[3] ?? "") + two(figures[2]) + two(figures[1]);
  const words = text.match(DAY);
  // "mars" alone is a word as any.
  if (!words || !(words[1] || words[3])) return null;
  const named = MONTHS.findIndex((name) => name.startsWith(words[2].toLowerCase().slice(0, 3)));
  return (words[3] ?? "") + two(named + 1) + (words[1] ? two(words[1]) : "");
}

async function whole(text, typed) {
  const plain = text.replace(NUMBERED, "");
  const number = numberIn(plain.replace(YEAR_LAST, "$1 20$3 $2").replace(YEAR_SHORT, "$1 20$2 $3"));
  const numbered = number && /(?:19|20)\d\d\d/.test(number) ? (await exactly([number])).filter(({ kind }) => kind === "Ärende") : [];
  if (numbered.length === 1) return numbered;
  const words = wordsOf(text.trim().replaceAll(/\s+/g, "/")).map(fold);
  const all = words.length > 1 ? words.slice(1) : words;
  const { town } = await starts();
  const said = all.filter((word) => !NOTHING.has(word)), other = said.filter((word) => !town.some((each) => stem(each) === stem(word)));
  const asked = other.length ? other : said;
  if (!asked.length) return [];
  // What is in a question about anything leads to too much, and need not be fetched.
  const telling = asked.filter((word) => !ABOUT_ALL.has(word)), sought = telling.length ? telling : asked;
  const lists = await Promise.all(asked.map((word) => sought.includes(word) ? withWord(word) : []));
  const bodies = await spelledOut(asked, lists);
  const having = (words) => {
    const own = words.map((word) => lists[asked.indexOf(word)]);
    return !own.length ? [] : own[0].filter(({ address }) => own.every((list) => list.some((thing) => thing.address === address)));
  };
  const everywhere = having(sought);
  const spoken = ({ name }) => wordsOf(name.replaceAll(/\s+/g, "/")).slice(name.includes(" ") ? 1 : 0).map(fold).filter((word) => word);
  const same = (one, other) => one.length === other.length && one.every((word, at) => stem(word) === stem(other[at]));
  const called = (thing, words) => {
    const name = spoken(thing);
    if (same(words, name) || fold(thing.note.toLowerCase()) === words.join("")) return true;
    // What a body or a party is also called stands in no name, nor another form of a word that is explained.
    return ["Organ", "Parti", "Ord"].includes(thing.kind) && words.length === 1 && !name.includes(words[0]);
  };
  const exact = everywhere.filter((thing) => called(thing, all) || called(thing, asked) || called(thing, all.map((word) => bodies.get(word) ?? word)));
  const alone = telling.filter((word) => !BESIDE.has(word));
  const pages = having(alone.length ? alone : telling).filter(({ kind }) => kind === "Sida");
  if (exact.length || pages.length) return order([...exact.filter(({ kind }) => kind !== "Sida"), ...pages]).slice(0, ONE_NAMED);
  const members = everywhere.filter((thing) => thing.kind === "Ledamot" && spoken(thing).at(-1) === asked.at(-1));
  if (members.length) return members.length <= ONE_NAMED ? members : [];
  const spelled = typed === text ? asked : wordsOf(typed.trim().replaceAll(/\s+/g, "/")).map(fold).slice(1);
  const nearly = nearlyNamed(spelled.filter((word) => !NOTHING.has(word)), lists);
  if (nearly.length) return nearly.length <= ONE_NAMED ? nearly : [];
  const explained = telling.map((word) => lists[asked.indexOf(word)].filter((thing) => thing.kind === "Ord" && called(thing, [word])));
  if (explained.length > 1 && explained.every(({ length }) => length)) return explained.flat().slice(0, ONE_NAMED);
  // One of whom something is asked, or a member beside whose name the party stands.
  const apart = telling.filter((word) => !OF_ONE.has(word)), rest = apart.length ? apart : telling;
  if (rest.length && rest.length < asked.length) {
    const one = having(rest).filter((thing) => ["Organ", "Parti", "Ledamot", "Ord"].includes(thing.kind)
      && (called(thing, rest) || called(thing, all.filter((word) => !ABOUT_ALL.has(word) && !OF_ONE.has(word)))));
    if (one.length) return order(one).slice(0, ONE_NAMED);
  }
  const codes = new Map(asked.map((word, at) => [word, lists[at].filter(({ kind }) => kind === "Parti").map(({ note }) => note)]));
  const names = rest.filter((word) => !codes.get(word).length);
  if (!names.length || names.length === rest.length) return [];
  const theirs = having(names).filter((thing) => thing.kind === "Ledamot" && spoken(thing).includes(names.at(-1))
    && rest.every((word) => names.includes(word) || codes.get(word).includes(thing.note)));
  return theirs.length <= ONE_NAMED ? theirs : [];
}

// The names of bodies that are said for short, since another's may begin with one: "ks arbetsutskott" is kommunstyrelsens.
async function spelledOut(asked, lists) {
  const names = new Map();
  await Promise.all(asked.map(async (word, at) => {
    const body = asked.length > 1 && lists[at].find(({ kind, name }) => kind === "Organ" && !name.includes(" ") && fold(name.toLowerCase()) !== word);
    if (!body) return;
    names.set(word, fold(body.name.toLowerCase()));
    lists[at] = [...lists[at], ...(await withWord(`${names.get(word)}s`)).filter(({ kind }) => kind === "Organ")];
  }));
  return names;
}

// Members of whom one name is spelled right and another nearly: "axel josefsson".
function nearlyNamed(asked, lists) {
  const people = new Map(lists.flat().filter(({ kind }) => kind === "Ledamot").map((thing) => [thing.address, thing]));
  if (asked.length < 2 || !people.size) return [];
  return [...people.values()].filter(({ name }) => {
    const parts = wordsOf(name.replaceAll(/\s+/g, "/")).slice(1).map(fold);
    return asked.every((word) => parts.some((part) => part === word || (word.length >= NEAR_NAME && distance(word, part, 1) <= 1)));
  });
}

const order = (things) => things.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));

// The things that have a word as it stands or in another inflection.
async function withWord(word) {
  const { starts: words } = await starts();
  // Another inflection may stand in the file before: "fullmäktige2024" comes between "fullmäktige" and its genitive.
  const parts = await Promise.all([...new Set([stem(word), word].map((each) => placeOf(each, words)))].map(fileOf));
  const alike = (each) => stem(each) === stem(word) || stem(each) === word;
  const fits = (each) => fold(each) === word || (word.length > 3 && alike(fold(each)));
  const found = parts.flatMap((part) => Object.keys(part.words).filter(fits).flatMap((each) => thingsOf(part, each)));
  return [...new Map(found.map((thing) => [thing.address, thing])).values()];
}

// Cases whose numbers are what was typed or nearly so: a letter taken for a figure as scanners do, the wrong series, or
// a figure wrong, missing, too many or in its neighbour's place.
const SCANNED = { i: "1", l: "1", "|": "1", o: "0", q: "0", z: "2", s: "5", b: "8" };
const NEAR_FILES = 8, NEAR = 3, SERIES = 5;
export async function nearby(text) {
  const [, letters, rest] = text.toLowerCase().match(/^\s*(\p{L}*)[^\p{L}\p{N}]*(.*)$/u);
  // "budget 2025" is no number.
  if (letters.length > SERIES || /^(19|20)\d\d$/.test(rest.trim())) return [];
  const figures = rest.replace(/[ilozsbq|]/g, (sign) => SCANNED[sign]);
  if (!/^[\d\s.:/–-]+$/.test(figures) || figures.replace(/\D/g, "").length < 4) return [];
  const parts = figures.match(/\d+/g);
  const year = parts.length > 1 && /^(19|20)\d\d$/.test(parts[0]) ? parts.shift() : "";
  const number = withoutZeros(parts.join(""), []);
  for (const numbers of [[letters + year + number], [year + number], variants(number).map((each) => letters + year + each)]) {
    const found = (await exactly(numbers.map(fold))).filter(({ kind }) => kind === "Ärende");
    if (found.length) return found.slice(0, NEAR);
  }
  return [];
}

// The numbers that are one mistake away.
function variants(number) {
  const places = [...number].map((_, at) => [number.slice(0, at), number.slice(at)]);
  return [...new Set([
    ...places.flatMap(([before, after]) => [before + after.slice(1), before + after.slice(1, 2) + after[0] + after.slice(2)]),
    ...[...places, [number, ""]].flatMap(([before, after]) => [..."0123456789"].flatMap((figure) => [before + figure + after, before + figure + after.slice(1)])),
  ])].filter((each) => each && each !== number && !each.startsWith("0"));
}

// The things with one of these words.
async function exactly(numbers) {
  const { starts: words } = await starts();
  const places = [...new Set(numbers.map((each) => placeOf(each, words)))].slice(0, NEAR_FILES);
  const parts = await Promise.all(places.map(fileOf));
  const found = numbers.flatMap((each) => parts.flatMap((part) => thingsOf(part, each)));
  return [...new Map(found.map((thing) => [thing.address, thing])).values()];
}

