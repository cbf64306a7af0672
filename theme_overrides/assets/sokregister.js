// The search index, in the form that generator/search/shard.py gives it: finds the records that have every word of a
// question, the best first. It knows nothing of the page.

// Endings of Swedish nouns, adjectives and verbs, each also with the s of a genitive or a passive.
const ENDINGS = "a ad ade an ar are aren arn arna at e en ena er ern erna et or orn orna"
  .split(" ").flatMap((ending) => [ending, `${ending}s`]).concat("s");
const ENDING = new RegExp(`^(.{3,}?)(?:${ENDINGS.join("|")})$`);
// Words that change their vowel, and those that lose one before an ending: "ledamot, ledamöter", "cykel, cyklar".
const VOWELS = "bok böck|bot böt|bror bröd|dotter döttr|fot fött|hand händ|land länd|man män|mot möt|natt nätt|rot rött|son sön|stad städ|strand stränd|tand tänd"
  .split("|").map((pair) => pair.split(" "));
const EVERYWHERE = new Set("att av den det en ett för i med och om på som till är".split(" "));
const SHORT = 3; // letters: what is no longer is sought as a word, but not as the beginning of one
// How well a word of a record fits: fully if it is what was asked for.
const INFLECTED = 0.8, BEGINS = 0.4, ACCENTS_APART = 0.5, IN_PARTS = 0.9;
const LAST_PART = 0.5, FIRST_PART = 0.2; // "skola" in "förskola" and in "skolskjuts"
const TAIL = "!"; // after a last part in the index (generator/search/compounds.py)

// Letters that are more than a letter with an accent, as LETTERS in generator/language/text.py has them.
const LETTERS = { æ: "a", ø: "o", œ: "oe", đ: "d", ð: "d", ł: "l", þ: "th", ß: "ss" };
export const fold = (word) => word.replace(/[æøœđðłþß]/g, (sign) => LETTERS[sign]).normalize("NFD").replace(/\p{M}/gu, "");
const stem = (word) => word.replace(ENDING, "$1");

// The stems that words of the same meaning have.
function roots(word) {
  const root = stem(word);
  const found = new Set([root, word]); // "trygghet" may be a stem itself
  for (const pair of VOWELS) {
    for (const [one, other] of [pair, [...pair].reverse()]) {
      for (const each of [root, word]) if (each.endsWith(one)) found.add(each.slice(0, -one.length) + other);
    }
  }
  if (/[^aeiouyåäö]e[lnr]$/.test(word)) found.add(word.slice(0, -2) + word.at(-1)); // "cykel": "cykl"
  if (/[^aeiouyåäölnr][lnr]$/.test(root)) found.add(`${root.slice(0, -1)}e${root.at(-1)}`); // "cyklar": "cykel"
  return found;
}

// What the index makes of a printed word (generator/search/words.py): whole without its signs, and what they part.
export function wordsOf(printed) {
  const parts = printed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length > 1 ? [parts.join(""), ...parts] : parts;
}

// A number without the zeros that fill it out: "KFKS-2024-00431" and "kfks202400431" are "kfks2024431".
export function withoutZeros(whole, parts) {
  const pieces = parts.length ? parts : whole.match(/^(\p{L}*)((?:19|20)\d\d(?=\d))?(.*)$/u).slice(1);
  return pieces.filter(Boolean).map((piece) => piece.replace(/^0+(?=\d)/, "")).join("");
}

// The printed words of a question. Those that stand in nearly every record say nothing beside others. A record has a
// word "paragraf12" for its number, so that "§ 12" does not find every 12.
function printedWords(question) {
  const words = question.normalize("NFC")
    .replace(/(?:§+|\bparagraf(?:en|erna|er)?)\s*(\d+(?:\/\d+)?)/giu, " paragraf$1 ")
    .replace(/(?<![\p{L}\d/:–-])(\d+(?:\/\d+)?)\s*§/gu, " paragraf$1 ")
    .split(/\s+/);
  const telling = words.filter((word) => word && !EVERYWHERE.has(word.toLowerCase()));
  return telling.length ? telling : words;
}

// A word that is sought, in all its inflections; a longer one also as a beginning, which goes on in letters: "KFKS" is
// not all numbers of that series. A number is what it is.
class Sought {
  constructor(word) {
    this.word = word;
    this.roots = roots(word);
    this.folded = fold(word);
    this.plain = word === this.folded; // who writes no accents also finds words with them
    this.number = /\p{N}/u.test(word);
    this.begins = !this.number && word.length > SHORT;
    // A word in -a or -e loses it as the first part of a compound: "skola", "skolskjuts".
    this.first = this.begins && /[^aeiouyåäö][ae]$/.test(word) && word.length > SHORT + 1 ? word.slice(0, -1) : null;
  }

  // How well a word fits, from 0 to 1.
  fit(word) {
    if (word.endsWith(TAIL)) return this.fit(word.slice(0, -1)) * LAST_PART;
    return this.#fit(word) || (this.plain && this.#fit(fold(word)) * ACCENTS_APART) || 0;
  }

  #fit(word) {
    if (word === this.word) return 1;
    if (!this.number && (this.roots.has(stem(word)) || this.roots.has(word))) return INFLECTED;
    const goesOn = (start) => word.startsWith(start) && (this.number || word > `${start}:`); // figures come before ":"
    if (this.begins && goesOn(this.word)) return BEGINS;
    return this.first && goesOn(this.first) ? FIRST_PART : 0;
  }

  // How well a printed word of a record's text fits.
  fitPrinted(printed) {
    return Math.max(0, ...wordsOf(printed).map((word, part) => this.#fitWhole(word) * (part ? IN_PARTS : 1)));
  }

  // Where a word of the text is cut, only the index knows: here any end of it will do.
  #fitWhole(word) {
    const whole = this.fit(word);
    if (whole || this.number || word.length < this.word.length + 2) return whole;
    const ends = [...word].slice(3).some((_, at) => at + 6 <= word.length && this.fit(word.slice(at + 3)) >= INFLECTED);
    return ends ? LAST_PART : 0;
  }

  // The numbers of the chunks that can hold what fits, of chunks that begin with the given words.
  chunks(starts) {
    const chunkOf = (word) => placeOf(word, starts);
    const forms = this.number ? [] : [...this.roots].map(fold).flatMap((root) => [root, ...ENDINGS.map((ending) => root + ending)]);
    const numbers = new Set([this.folded, ...forms, ...forms.map((form) => form + TAIL)].map(chunkOf));
    const beginnings = this.begins ? [this.folded, ...(this.first ? [fold(this.first)] : [])] : [];
    for (const start of beginnings) {
      const last = chunkOf(`${start}\uffff`);
      for (let at = chunkOf(this.number ? start : `${start}:`); at <= last; at += 1) numbers.add(at);
    }
    return numbers;
  }
}

// The number of the chunk that can hold a word, of chunks that begin with the given words.
export function placeOf(word, starts) {
  let low = 0, high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= word) low = middle; else high = middle;
  }
  return low;
}

// ---- What is fetched ----

export async function unpacked(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

// The number that a character stands for (characters in shard.py).
export function numberOf(character) {
  const code = character.codePointAt(0);
  return code - (code < 0xd800 ? 0x20 : 0x820);
}

// A part of the index. Each of its files is fetched when it is needed, and once.
class Shard {
  #files = new Map();

  constructor(parts) {
    Object.assign(this, parts);
  }

  file(name) {
    if (!this.#files.has(name)) this.#files.set(name, unpacked(new URL(`${name}.sok`, this.folder)));
    return this.#files.get(name);
  }

  // The records with a word that fits, and what it weighs in each.
  async find(sought) {
    const found = new Map();
    const chunks = await Promise.all([...sought.chunks(this.chunks)].map((chunk) => this.file(`ord-${chunk}`)));
    for (const [word, steps] of chunks.flatMap(Object.entries)) {
      const fit = sought.fit(word);
      if (!fit) continue;
      let posting = 0; // a record's number times the number of levels, plus a level
      for (const step of steps) {
        posting += numberOf(step);
        const record = Math.floor(posting / this.levels.length);
        found.set(record, Math.max(found.get(record) ?? 0, fit * this.levels[posting % this.levels.length]));
      }
    }
    return found;
  }
}

// A record that was found.
class Hit {
  constructor(shard, record, score) {
    Object.assign(this, { shard, record, score });
  }

  // What there is to show of it.
  async data() {
    const { recordsPerFile } = this.shard;
    const file = await this.shard.file(`post-${Math.floor(this.record / recordsPerFile)}`);
    return file[this.record % recordsPerFile];
  }

  // Its values of a filter.
  values(name) {
    const column = this.shard.filters[name];
    return column ? column.sets[numberOf(column.records[this.record])] : [];
  }
}

// ---- The index as a whole ----

export class Register {
  // Opens the index in a folder. The register itself changes under its address, and is asked for anew.
  static async open(folder) {
    const { levels, shards, records, recordsPerFile, filters, chunks } =
      await unpacked(new URL("register.sok", folder), { cache: "no-cache" });
    for (const filter of Object.values(filters)) {
      filter.sets = filter.sets.map((set) => [...set].map((value) => filter.values[numberOf(value)]));
    }
    return new Register(shards.map((name, at) => new Shard({
      folder: new URL(`${name}/`, folder),
      levels,
      records: records[at],
      recordsPerFile: recordsPerFile[at],
      filters: Object.fromEntries(Object.entries(filters).map(([key, { sets, records: own }]) => [key, { sets, records: own[at] }])),
      chunks: chunks[at].split(" "),
    })));
  }

  constructor(shards) {
    this.shards = shards;
    this.records = shards.reduce((sum, shard) => sum + shard.records, 0);
  }

  // Gives the hits, the best first and of equally good ones the newest, and the words that they were found by.
  async search(question) {
    const found = (await Promise.all(printedWords(question).map((printed) => this.#find(wordsOf(printed))))).flat();
    const hits = found.length ? this.shards.flatMap((shard, at) => this.#common(shard, found, at)) : [];
    return { hits: hits.sort((a, b) => b.score - a.score), sought: found.map(({ sought }) => sought) };
  }

  // A number that is not there is sought without the zeros that it may begin with, then taken for the beginning of
  // one; a word with signs in it is taken for several.
  async #find([whole, ...parts]) {
    if (!whole) return [];
    const sought = new Sought(whole);
    let found = await this.#places(sought);
    const plain = found.size || !sought.number ? whole : withoutZeros(whole, parts);
    if (plain !== whole) found = await this.#places(new Sought(plain));
    if (!found.size && sought.number) {
      sought.begins = true;
      found = await this.#places(sought);
    } else if (!found.size && parts.length) {
      return (await Promise.all(parts.map((part) => this.#find([part])))).flat();
    }
    return [found];
  }

  // The records with one word, shard by shard, and how much it says that a record has it: the rarer, the more (BM25).
  async #places(sought) {
    const places = await Promise.all(this.shards.map((shard) => shard.find(sought)));
    const size = places.reduce((sum, place) => sum + place.size, 0);
    return { sought, places, size, worth: Math.log(1 + (this.records - size + 0.5) / (size + 0.5)) };
  }

  // The hits of a shard: the records that have all the words.
  #common(shard, found, at) {
    const [first, ...others] = found;
    const records = [...first.places[at].keys()].filter((record) => others.every(({ places }) => places[at].has(record)));
    const score = (record) => found.reduce((sum, { places, worth }) => sum + worth * places[at].get(record), 0);
    return records.sort((a, b) => a - b).map((record) => new Hit(shard, record, score(record)));
  }
}
