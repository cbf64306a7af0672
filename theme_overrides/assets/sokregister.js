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
// Nor do the words that make a question of a subject: "hur mycket kostar", "vad gör kommunen åt".
const ASKING = new Set("hur vad var när vem vilka vilken vilket varför jag man vi kan ska får går gör göra blir händer ha har finns gäller kostar byggs betyder innebär menas kommunen kommunens många mycket".split(" "));
const SHORT = 3; // letters: what is no longer is sought as a word, but not as the beginning of one
// How well a word of a record fits: fully if it is what was asked for.
const INFLECTED = 0.8, BEGINS = 0.4, ACCENTS_APART = 0.5, IN_PARTS = 0.9;
const LAST_PART = 0.5, FIRST_PART = 0.2; // "skola" in "förskola" and in "skolskjuts"
const ALSO_CALLED = 0.6; // "förskola" for "dagis"
const TAIL = "!"; // after a last part in the index (generator/search/compounds.py)

// Letters that are more than a letter with an accent, as LETTERS in generator/language/text.py has them.
const LETTERS = { æ: "a", ø: "o", œ: "oe", đ: "d", ð: "d", ł: "l", þ: "th", ß: "ss" };
export const fold = (word) => word.replace(/[æøœđðłþß]/g, (sign) => LETTERS[sign]).normalize("NFD").replace(/\p{M}/gu, "");
export const stem = (word) => word.replace(ENDING, "$1");

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

// A number without the zeros that fill it out: "KS-2024-00431" and "ks202400431" are "ks2024431".
export function withoutZeros(whole, parts) {
  const pieces = parts.length ? parts : whole.match(/^(\p{L}*)((?:19|20)\d\d(?=\d))?(.*)$/u).slice(1);
  return pieces.filter(Boolean).map((piece) => piece.replace(/^0+(?=\d)/, "")).join("");
}

// What somebody writes before the number of a case.
export const NUMBERED = /(?<!\p{L})(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende)\.?:?\s+(?=\p{L}{0,5}[\s-]?\d)/giu;

// The printed words of a question. Those that stand in nearly every record say nothing beside others. A record has a
// word "paragraf12" for its number, so that "§ 12" does not find every 12.
function printedWords(question) {
  const words = question.normalize("NFC")
    .replace(NUMBERED, "")
    .replace(/(?:§+|\bparagraf(?:en|erna|er)?)\s*(\d+(?:\/\d+)?)/giu, " paragraf$1 ")
    .replace(/(?<![\p{L}\d/:–-])(\d+(?:\/\d+)?)\s*§/gu, " paragraf$1 ")
    .split(/\s+/);
  const telling = words.filter((word) => word && !EVERYWHERE.has(word.toLowerCase()));
  const subject = telling.filter((word) => !ASKING.has(word.toLowerCase().replace(/[?!.,]+$/, "")));
  return subject.length ? subject : telling.length ? telling : words;
}

// A word that is sought, in all its inflections; a longer one also as a beginning, which goes on in letters: "KS" is
// not all numbers of that series. A number is what it is.
class Sought {
  constructor(word) {
    this.word = word;
    this.roots = roots(word);
    this.folded = fold(word);
    this.plain = word === this.folded; // who writes no accents also finds words with them
    this.number = /\p{N}/u.test(word);
    this.begins = !this.number && word.length > SHORT;
    this.others = []; // what else may be meant: words of the same meaning, or nearly the same spelling
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
    const own = wordsOf(printed).map((word, part) => this.#fitWhole(word) * (part ? IN_PARTS : 1));
    return Math.max(0, ...own, ...this.others.map((other) => other.fitPrinted(printed)));
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

  // What there is to show of it. A long text goes on in files of its own, which are fetched one after the other until what
  // was sought has been found; `goesOn` if there is more than what was fetched.
  async data(sought) {
    const { recordsPerFile } = this.shard;
    const file = await this.shard.file(`post-${Math.floor(this.record / recordsPerFile)}`);
    const thing = file[this.record % recordsPerFile];
    const parts = Number(thing.more ?? 0);
    let { content } = thing, part = content, at = 0;
    while (at < parts && !part.split(/\s+/).some((word) => sought.some((each) => each.fitPrinted(word)))) {
      part = await this.shard.file(`rest-${this.record}-${at}`);
      content += `\n${part}`;
      at += 1;
    }
    return { ...thing, content, goesOn: at < parts };
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
    const { levels, shards, records, recordsPerFile, filters, chunks, synonyms, vocabulary } =
      await unpacked(new URL("register.sok", folder), { cache: "no-cache" });
    for (const filter of Object.values(filters)) {
      filter.sets = filter.sets.map((set) => [...set].map((value) => filter.values[numberOf(value)]));
    }
    const parts = shards.map((name, at) => new Shard({
      folder: new URL(`${name}/`, folder),
      levels,
      records: records[at],
      recordsPerFile: recordsPerFile[at],
      filters: Object.fromEntries(Object.entries(filters).map(([key, { sets, records: own }]) => [key, { sets, records: own[at] }])),
      chunks: chunks[at].split(" "),
    }));
    const nearly = () => import("./nastan.js").then(({ Vocabulary }) => new Vocabulary(vocabulary, folder));
    return new Register(parts, new Map(Object.entries(synonyms).map(([word, others]) => [stem(word), others])), nearly);
  }

  // `nearly` fetches the vocabulary, for a question that finds nothing.
  constructor(shards, synonyms, nearly) {
    Object.assign(this, { shards, synonyms, nearly });
    this.records = shards.reduce((sum, shard) => sum + shard.records, 0);
  }

  // Gives the hits, the best first and of equally good ones the newest, the words that they were found by, and what was
  // done to find them if not all words were found as they stand: {changed: [[words, words]], some}.
  async search(question) {
    const printed = printedWords(question);
    const terms = await Promise.all(printed.map(async (each) => ({ printed: each, found: await this.#find(wordsOf(each)) })));
    const found = terms.flatMap((term) => term.found);
    const hits = this.#all(found);
    return hits.length || !found.length ? { hits, sought: soughtOf(found) } : this.#almost(terms);
  }

  // The hits of a question of which nothing has all words: first what may have been meant by those that are nowhere,
  // then what has as many of them as anything.
  async #almost(asked) {
    const vocabulary = await this.nearly();
    const changed = [];
    const terms = await this.#joined(asked, changed);
    for (const term of terms) {
      const [word = ""] = wordsOf(term.printed);
      if (/\p{N}/u.test(word) || term.found.some(({ size }) => size)) continue;
      const meant = await this.#meant(word, vocabulary);
      if (!meant) continue;
      term.found = meant.found;
      changed.push([term.printed, meant.words]);
    }
    const found = terms.flatMap((term) => term.found);
    const all = this.#all(found);
    if (all.length) return { hits: all, sought: soughtOf(found), almost: { changed, some: false } };
    return { hits: this.#most(found), sought: soughtOf(found), almost: { changed, some: true } };
  }

  // What a word may mean that stands nowhere: one spelled nearly so, the parts of it or of what else it is called, or
  // what begins as it does without its ending.
  async #meant(word, vocabulary) {
    const others = this.synonyms.get(stem(word)) ?? [];
    const near = others.length ? [] : await vocabulary.nearest(word);
    if (near.length) return { words: near.join(" eller "), found: [await this.#either(near)] };
    for (const each of [word, ...others]) {
      const parts = await vocabulary.parts(each);
      if (parts.length) return { words: parts.join(" "), found: (await Promise.all(parts.map((part) => this.#find([part])))).flat() };
    }
    const found = stem(word) === word ? [] : await this.#find([stem(word)]);
    return found.some(({ size }) => size) ? { words: stem(word), found } : null;
  }

  // The terms, with two that stand beside each other as one where they are one word in the archive: "vind kraft".
  async #joined(terms, changed) {
    const left = [];
    for (const term of terms) {
      const before = left.at(-1);
      const word = before && `${before.printed}${term.printed}`.toLowerCase();
      const found = word && /^\p{L}+$/u.test(word) ? await this.#find([word]) : [];
      if (found.some(({ size }) => size)) {
        changed.push([`${before.printed} ${term.printed}`, word]);
        left[left.length - 1] = { printed: word, found };
      } else left.push(term);
    }
    return left;
  }

  // A term that any of some words will do for.
  async #either([first, ...others]) {
    const sought = new Sought(first);
    sought.others = others.map((word) => new Sought(word));
    return this.#places(sought);
  }

  // A number that is not there is sought without the zeros that it may begin with, then taken for the beginning of
  // one; a word with signs in it is taken for several.
  async #find([whole, ...parts]) {
    if (!whole) return [];
    const sought = new Sought(whole);
    sought.others = (this.synonyms.get(stem(whole)) ?? []).map((word) => new Sought(word));
    let found = await this.#places(sought);
    const plain = found.size || !sought.number ? whole : withoutZeros(whole, parts);
    if (plain !== whole) found = await this.#places(new Sought(plain));
    if (!found.size && sought.number) {
      sought.begins = true;
      found = await this.#places(sought);
    } else if (!found.size && parts.length && !sought.others.length) {
      return (await Promise.all(parts.map((part) => this.#find([part])))).flat();
    }
    return [found];
  }

  // The records with one word or what else it is called, shard by shard, and how much it says that a record has it: the
  // rarer, the more (BM25).
  async #places(sought) {
    const places = await Promise.all(this.shards.map(async (shard) => {
      const [own, ...others] = await Promise.all([sought, ...sought.others].map((each) => shard.find(each)));
      for (const other of others) {
        for (const [record, weight] of other) own.set(record, Math.max(own.get(record) ?? 0, weight * ALSO_CALLED));
      }
      return own;
    }));
    const size = places.reduce((sum, place) => sum + place.size, 0);
    return { sought, places, size, worth: Math.log(1 + (this.records - size + 0.5) / (size + 0.5)) };
  }

  // The records that have all the words.
  #all(found) {
    const least = found.length;
    return least ? ordered(this.shards.flatMap((shard, at) => this.#having(shard, found, at, least))) : [];
  }

  // The records that have as many of the words as any record has, and all numbers: another number is another matter.
  #most(found) {
    const numbers = found.filter(({ sought }) => sought.number).length;
    for (let least = found.length - 1; least > 0; least -= 1) {
      const hits = this.shards.flatMap((shard, at) => this.#having(shard, found, at, least, numbers));
      if (hits.length) return ordered(hits);
    }
    return [];
  }

  // The hits of a shard that have so many of the words at least, and so many of the numbers among them.
  #having(shard, found, at, least, numbers = 0) {
    const has = new Map();
    for (const { sought, places, worth } of found) {
      for (const [record, weight] of places[at]) {
        const hit = has.get(record) ?? { words: 0, numbers: 0, score: 0 };
        hit.words += 1;
        hit.numbers += sought.number ? 1 : 0;
        hit.score += worth * weight;
        has.set(record, hit);
      }
    }
    const records = [...has].filter(([, hit]) => hit.words >= least && hit.numbers >= numbers).sort(([one], [other]) => one - other);
    return records.map(([record, { score }]) => new Hit(shard, record, score));
  }
}

const soughtOf = (found) => found.map(({ sought }) => sought);
const ordered = (hits) => hits.sort((one, other) => other.score - one.score);
