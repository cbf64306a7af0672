// The members, parties, bodies, cases and meetings that a text may name, in the form that generator/search/suggestions.py
// gives them: what a search field offers, and what the search page puts before its hits.

import { fold, numberOf, placeOf, unpacked, withoutZeros, wordsOf } from "./sokord.js";

export const ROOT = new URL("../", import.meta.url);
export const FOLDER = new URL("sokregister/", ROOT);
// Letters: fewer begin too much.
const LEAST = 2;
// That one word may ask for: its beginning can go on over many.
const FILES = 2;

let suggestions;
const files = new Map();
export function starts() {
  suggestions ??= unpacked(new URL("forslag.sok", FOLDER), { cache: "no-cache" })
    .then(({ folder, starts: words, vocabulary, town }) => ({ folder: new URL(`${folder}/`, FOLDER), starts: words.split(" "), vocabulary, town: town.split(" ") }));
  suggestions.catch(() => { suggestions = undefined; });
  return suggestions;
}

export async function fileOf(number) {
  const { folder } = await starts();
  if (!files.has(number)) files.set(number, unpacked(new URL(`${number}.sok`, folder)));
  return files.get(number);
}

// The things with a word that begins so, in the order of the files, each with the words that led to it.
async function beginning(word) {
  const { starts: words } = await starts();
  // Two letters begin too much to be told by it, but may be a name: what is called so stands in the first file.
  const from = placeOf(word, words), to = Math.min(placeOf(`${word}\uffff`, words), from + (word.length > LEAST ? FILES : 1) - 1);
  const parts = await Promise.all(Array.from({ length: to - from + 1 }, (_, at) => fileOf(from + at)));
  const found = new Map();
  for (const part of parts) {
    for (const each of Object.keys(part.words)) {
      if (!fold(each).startsWith(word)) continue;
      for (const thing of thingsOf(part, each)) {
        if (!found.has(thing.address)) found.set(thing.address, { ...thing, words: [] });
        found.get(thing.address).words.push(fold(each));
      }
    }
  }
  return [...found.values()];
}

export const KINDS = ["Organ", "Parti", "Ledamot", "Ärende", "Möte", "Ord", "Sida"];
export const SECTION = /(?:§+|\bparagraf(?:en)?)\s*(\d+)(?:\/(\d+))?/iu;

// What a text may mean, the likeliest first. All its words begin words of a name, or it begins a case's number. With the
// number of a § it means that § of a meeting.
export async function offered(asked) {
  const section = asked.match(SECTION);
  const text = asked.replace(SECTION, " ").trim();
  const found = await namedBy(text);
  if (!section) return found;
  const [, number, part] = section;
  return found.filter((thing) => thing.kind === "Möte" && has(thing.note, Number(number))).map((thing) => sectionOf(thing, number, part));
}

export function sectionOf(thing, number, part) {
  return { kind: `§\u00a0${number}`, name: `§\u00a0${number}${part ? `/${part}` : ""}, ${thing.name}`, note: "", address: `${thing.address}#p${number}${part ? `-${part}` : ""}` };
}

// Whether a number is one of "§§ 8–10, 12".
export function has(numbers, number) {
  return numbers.replaceAll("\u2060", "").replace(/^§+\s*/, "").split(", ").some((run) => {
    const [first, last = first] = run.split("–").map((each) => parseInt(each, 10));
    return first <= number && number <= last;
  });
}

async function namedBy(text) {
  const words = text.split(/\s+/).flatMap((each) => wordsOf(each).slice(0, 1)).map(fold).filter(Boolean);
  if (!words.length || words.join("").length < LEAST) return [];
  const [longest, ...others] = [...words].sort((a, b) => b.length - a.length);
  const number = numberIn(text);
  const [named, numbered] = await Promise.all([beginning(longest), number && number !== longest ? beginning(number) : []]);
  const begins = (thing) => {
    const parts = wordsOf(`${thing.name} ${thing.note}`.replaceAll(/\s+/g, "/")).slice(1).map(fold);
    const all = [...parts, ...thing.words];
    return others.every((word) => all.some((part) => part.startsWith(word)));
  };
  const whole = (thing) => thing.words.includes(number) || thing.words.includes(longest);
  const found = new Map([...numbered, ...named.filter(begins)].map((thing) => [thing.address, thing]));
  const order = (thing) => KINDS.indexOf(thing.kind) - (whole(thing) ? KINDS.length : 0);
  return [...found.values()].sort((a, b) => order(a) - order(b));
}

// A text as the number of a case without signs and filling zeros, if it can be one.
export function numberIn(text) {
  if (!/\d/.test(text)) return null;
  const parts = text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
  if (parts.length > 4 || parts.some((part, at) => at && /\p{L}/u.test(part) && part.length > 2)) return null;
  return parts.map((part) => withoutZeros(part, [])).join("");
}

export function thingsOf({ things, words }, word) {
  return [...(Object.hasOwn(words, word) ? words[word] : [])].map((place) => {
    const [kind, name, note, address] = things[numberOf(place)];
    return { kind, name, note, address };
  });
}

