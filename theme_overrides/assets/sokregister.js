// The search index, in the form that generator/search/shard.py gives it: finds the records that have every word of a
// question, the best first. It knows nothing of the page.

// Endings of Swedish nouns, adjectives and verbs, each also with the s of a genitive or a passive.
const ENDINGS = "a ad ade an ar are aren arn arna at e en ena er ern erna et or orn orna"
  .split(" ").flatMap((ending) => [ending, `${ending}s`]).concat("s");
const ENDING = new RegExp(`^(.{3,}?)(?:${ENDINGS.join("|")})$`);
const EVERYWHERE = new Set("att av den det en ett för i med och om på som till är".split(" "));
const SHORT = 3; // letters: what is no longer is sought as a word, but not as the beginning of one
// How well a word of a record fits: fully if it is what was asked for.
const INFLECTED = 0.8, BEGINS = 0.4, ACCENTS_APART = 0.5, IN_PARTS = 0.9;

const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");
const stem = (word) => word.replace(ENDING, "$1");

// What the index makes of a printed word (generator/search/words.py): whole without its signs, and what they part.
function wordsOf(printed) {
  const parts = printed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.length > 1 ? [parts.join(""), ...parts] : parts;
}

// The printed words of a question. Those that stand in nearly every record say nothing beside others. A record has a
// word "paragraf12" for its number, so that "§ 12" does not find every 12.
function printedWords(question) {
  const words = question.normalize("NFC").replace(/§+\s*(\d+(?:\/\d+)?)/g, " paragraf$1 ").split(/\s+/);
  const telling = words.filter((word) => word && !EVERYWHERE.has(word.toLowerCase()));
  return telling.length ? telling : words;
}

// A word that is sought, in all its inflections; a longer one also as a beginning, which goes on in letters: "KFKS" is
// not all numbers of that series. A number is what it is.
class Sought {
  constructor(word) {
    this.word = word;
    this.stem = stem(word);
    this.folded = fold(word);
    this.plain = word === this.folded; // who writes no accents also finds words with them
    this.number = /\p{N}/u.test(word);
    this.begins = !this.number && word.length > SHORT;
  }

  // How well a word fits, from 0 to 1.
  fit(word) {
    return this.#fit(word) || (this.plain && this.#fit(fold(word)) * ACCENTS_APART) || 0;
  }

  #fit(word) {
    if (word === this.word) return 1;
    if (!this.number && (stem(word) === this.stem || word === this.stem)) return INFLECTED;
    const goesOn = word.startsWith(this.word) && (this.number || word > `${this.word}:`); // figures come before ":"
    return this.begins && goesOn ? BEGINS : 0;
  }

  // How well a printed word of a record's text fits.
  fitPrinted(printed) {
    return Math.max(0, ...wordsOf(printed).map((word, part) => this.fit(word) * (part ? IN_PARTS : 1)));
  }

  // The numbers of the chunks that can hold what fits, of chunks that begin with the given words.
  chunks(starts) {
    const chunkOf = (word) => {
      let low = 0, high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (starts[middle] <= word) low = middle; else high = middle;
      }
      return low;
    };
    const root = fold(this.stem);
    const forms = this.number ? [] : [root, ...ENDINGS.map((ending) => root + ending)];
    const numbers = new Set([this.folded, ...forms].map(chunkOf));
    if (this.begins) {
      const last = chunkOf(`${this.folded}\uffff`);
      for (let at = chunkOf(this.number ? this.folded : `${this.folded}:`); at <= last; at += 1) numbers.add(at);
    }
    return numbers;
  }
}

// ---- What is fetched ----

async function unpacked(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

// The number that a character stands for (characters in shard.py).
function number(character) {
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
        posting += number(step);
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
    return column ? column.sets[number(column.records[this.record])] : [];
  }
}

// ---- The index as a whole ----

export class Register {
  // Opens the index in a folder. The register itself changes under its address, and is asked for anew.
  static async open(folder) {
    const { levels, shards, records, recordsPerFile, filters, chunks } =
      await unpacked(new URL("register.sok", folder), { cache: "no-cache" });
    for (const filter of Object.values(filters)) {
      filter.sets = filter.sets.map((set) => [...set].map((value) => filter.values[number(value)]));
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

  // A number that is not there is taken for the beginning of one, and a word with signs in it for several.
  async #find([whole, ...parts]) {
    if (!whole) return [];
    const sought = new Sought(whole);
    let found = await this.#places(sought);
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
