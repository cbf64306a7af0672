// What a question may mean that finds nothing as it stands: words run together or apart, or spelled nearly right. Fetched
// only then, and for the words that a search field offers. The words are those of generator/search/vocabulary.py.

import { distance, fold, numberOf, stem, unpacked } from "./sokord.js";

// Letters: of shorter words too many are alike.
const LEAST = 4;
// Letters: so long a word may differ in two places: "stängning" is no "ställning".
const TWICE = 10;
// Letters: so long a word may be the beginning of another, nearly so spelled.
const BEGUN = 6;
// Letters: what a word that was run together may be parted into.
const PART = 4, END = 3;
// After what is only the beginning of words: the longest are likeliest.
const CUTS = 2;
// Words that are equally near and nearly as common.
const MEANT = 3;
const AS_COMMON = 0.2;
// Letters that are taken for each other at the beginning of a word, where all else that is sought lies in one file.
const ALIKE = ["ckqsz", "vwf", "gjhy", "eiy", "pb", "td", "ou", "ae"];

export class Vocabulary {
  #files = new Map();

  constructor({ folder, letters }, root) {
    this.folder = new URL(`${folder}/`, root);
    this.letters = letters;
  }

  // The words with a first letter, each with how many records have it.
  async #words(letter) {
    if (!this.letters.includes(letter)) return new Map();
    if (!this.#files.has(letter)) {
      this.#files.set(letter, unpacked(new URL(`${letter}.sok`, this.folder)).then(({ words, counts }) => {
        const numbers = [...counts].map(numberOf);
        return new Map(words.split(" ").map((word, at) => [word, numbers[at]]));
      }));
    }
    return this.#files.get(letter);
  }

  // The words that begin so, the commonest first; one of several inflections.
  async beginning(start) {
    const folded = fold(start), found = new Map();
    for (const [word, count] of await this.#words(letterOf(start))) {
      if (!fold(word).startsWith(folded) || word.length <= start.length) continue;
      const known = found.get(stem(word));
      if (!known || known.count < count) found.set(stem(word), { word, count });
    }
    return [...found.values()].sort((a, b) => b.count - a.count).map(({ word }) => word);
  }

  // What a word may mean that stands nowhere: one spelled nearly so that begins with the same letter, nearly always; the two
  // that it is made of; one whose first letter is taken for its own; what begins nearly so: "återvining"; or its first part.
  // In this order, since each of them fetches more. Gives {either: words} of which any will do, or {every: words}, or null.
  async meant(word) {
    const near = await this.#near(word, [letterOf(word)]);
    if (near.length) return { either: near };
    const parts = await this.parts(word);
    if (parts.length > 1) return { every: parts };
    const other = await this.#near(word, alike(word));
    if (other.length) return { either: other };
    const begun = word.length < BEGUN ? [] : await this.#begun(fold(word));
    return begun.length ? { either: begun } : parts.length ? { every: parts } : null;
  }

  async #begun(asked) {
    const found = [...await this.#words(letterOf(asked))].filter(([word]) => {
      const own = fold(word);
      return own.length > asked.length && [-1, 0, 1].some((more) => distance(asked, own.slice(0, asked.length + more), 1) <= 1);
    });
    return found.sort(([, one], [, other]) => other - one).slice(0, MEANT).map(([word]) => word);
  }

  async #near(word, letters) {
    if (word.length < LEAST) return [];
    // What is short without its ending is compared whole: "koran" is not nearly "kort".
    const root = stem(fold(word)), rooted = (each) => root.length < LEAST ? fold(each) : stem(fold(each));
    const asked = rooted(word), most = asked.length < TWICE ? 1 : 2;
    let best = most, found = [];
    for (const letter of letters) {
      for (const [each, count] of await this.#words(letter)) {
        const away = distance(asked, rooted(each), best);
        if (away > best) continue;
        if (away < best) found = [];
        best = away;
        found.push({ word: each, count });
      }
    }
    found.sort((a, b) => b.count - a.count);
    return found.filter(({ count }) => count >= found[0].count * AS_COMMON).slice(0, MEANT).map(({ word: each }) => each);
  }

  // The two words that a compound may be made of, in any inflection: "parkeringstaxa" of parkering and taxa, "hundförbud"
  // of hundar and förbud, or of what begins with hund. Only the first of them if the second stands nowhere; or nothing.
  async parts(word) {
    const own = [...(await this.#words(letterOf(word))).keys()], heads = new Set(own), roots = new Map(own.map((each) => [stem(each), each]));
    let first = [], cuts = 0;
    for (let at = word.length - END; at >= PART; at -= 1) {
      const end = word.slice(at), start = word.slice(0, at);
      const starts = [start, start.replace(/s$/, ""), `${start}a`, `${start}e`].filter((each) => each.length >= PART);
      const head = starts.find((each) => heads.has(each)) ?? starts.map((each) => roots.get(each)).find(Boolean);
      const begun = !head && !first.length && cuts < CUTS && end.length >= PART && own.some((each) => each.startsWith(start));
      if (!head && !begun) continue;
      if (begun) cuts += 1;
      const tails = await this.#words(letterOf(end));
      if (tails.has(end) || [...tails.keys()].some((each) => stem(each) === stem(end))) return [head ?? start, end];
      if (head && !first.length && end.length >= PART) first = [head];
    }
    return first;
  }
}

// The letters that its own is taken for.
function alike(word) {
  const own = letterOf(word);
  return new Set(ALIKE.filter((each) => each.includes(own)).join("").replaceAll(own, ""));
}

function letterOf(word) {
  const first = fold(word.slice(0, 1)).slice(0, 1).toLowerCase();
  return first >= "a" && first <= "z" ? first : "0";
}
