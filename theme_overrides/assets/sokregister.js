// The search index, in the form that generator/search/shard.py gives it: finds the records that have every word of a
// question, the best first. It knows nothing of the page.

import { ENDINGS, fold, NUMBERED, numberOf, placeOf, stem, unpacked, withoutZeros, wordsOf } from "./sokord.js";

// Words that change their vowel, and those that lose one before an ending: "ledamot, ledamöter", "cykel, cyklar".
const VOWELS = "bok böck|bot böt|bror bröd|dotter döttr|fot fött|hand händ|land länd|man män|mot möt|natt nätt|rot rött|son sön|stad städ|strand stränd|tand tänd"
  .split("|").map((pair) => pair.split(" "));
const EVERYWHERE = new Set("att av den det en ett från för i in med ner och om på sig sin som till upp ut vid är åt".split(" "));
// Nor do the words that make a question of a subject: "hur mycket kostar", "vad gör kommunen åt".
const ASKING = new Set("hur vad var när vem vilka vilken vilket varför länge jag man vi kan ska får går gör göra blir händer ha har finns gäller kostar byggs betyder innebär menas kommunen kommunens många mycket ny nya nytt sätts sätter görs rösta röstar röstade röstat".split(" "));
// Letters: what is no longer is sought as a word, but not as the beginning of one.
const SHORT = 3;
// How well a word of a record fits: fully if it is what was asked for.
const INFLECTED = 0.8, BEGINS = 0.4, BASE_BEGINS = 0.4, ACCENTS_APART = 0.5, IN_PARTS = 0.9;
// "skola" in "förskola" and in "skolskjuts".
const LAST_PART = 0.5, FIRST_PART = 0.1;
// "förskola" for "dagis"; what stands in so many records needs no other word.
const ALSO_CALLED = 0.6, COMMON = 1000;
// Records: in so small an archive all names of a word are fetched at once.
const SMALL = 5000;
// Parts of a long text that are fetched to quote from it: what stands in none of the first seldom stands in the others, which
// weigh more than a question else.
const PARTS = 4;
// Hits: if fewer have all words, what has most of them is shown as well.
const FEW = 10;
// How much less one scores that lacks some, and what scores too little.
const MISSING = 2, NEAR_BEST = 0.15;
// How much each part of a word says of what the word says.
const OF_PARTS = 0.6;
// After a last part in the index (generator/search/compounds.py).
const TAIL = "!";

// The stems that words of the same meaning have.
function roots(word) {
  const root = stem(word);
  // "trygghet" may be a stem itself.
  const found = new Set([root, word]);
  for (const pair of VOWELS) {
    for (const [one, other] of [pair, [...pair].reverse()]) {
      for (const each of [root, word]) if (each.endsWith(one)) found.add(each.slice(0, -one.length) + other);
    }
  }
  // "cykel": "cykl".
  if (/[^aeiouyåäö]e[lnr]$/.test(word)) found.add(word.slice(0, -2) + word.at(-1));
  // "cyklar": "cykel".
  if (/[^aeiouyåäölnr][lnr]$/.test(root)) found.add(`${root.slice(0, -1)}e${root.at(-1)}`);
  // "verkställts": "verkställda", "verkställer".
  const verb = word.match(/^(.{4,}[^aeiouyåäö])(?:ts?|d|da|de)$/)?.[1];
  if (verb) for (const each of [verb, `${verb}d`, `${verb}t`]) found.add(each);
  // "museum": "museet".
  if (/.{4}um$/.test(word)) found.add(word.slice(0, -2));
  else if (/[ei]$/.test(root) && root !== word) found.add(`${root}um`);
  return found;
}

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

// A word without its definite ending: "arenan", "parken" and "huset" are arena, park and hus; or null.
const base = (word) => word.match(/^(.{3,}a)n$|^(.{2,}[^aeiouyåäö])(?<!et)(?:en|et)$/)?.slice(1).find(Boolean) ?? null;

// A word that is sought, in all its inflections; a longer one also as a beginning, which goes on in letters: "KS" is
// not all numbers of that series. A number is what it is.
class Sought {
  // What has been asked of: a text has most of its words many times.
  #printed = new Map();

  constructor(word) {
    this.word = word;
    this.root = stem(word);
    this.roots = roots(word);
    this.folded = fold(word);
    // Who writes no accents also finds words with them.
    this.plain = word === this.folded;
    this.number = /\p{N}/u.test(word) && !AGED.test(word);
    // "12" may be left out as any word, but not the number of a case.
    this.exact = this.number && !/^\d{1,2}$/.test(word);
    this.begins = !this.number && word.length > SHORT;
    // What else may be meant: words of the same meaning, or nearly the same spelling.
    this.others = [];
    // "särskilt boende": all of them.
    this.parts = word.includes(" ") ? word.split(" ").map((part) => new Sought(part)) : null;
    // A word loses its ending as the first part of a compound: "skola", "skolskjuts"; "arenan", "arenaprojektet".
    this.first = this.begins && this.root.length > SHORT && this.root !== word ? this.root : null;
    this.base = this.first && base(word);
  }

  // How well a word fits, from 0 to 1.
  fit(word) {
    if (word.endsWith(TAIL)) return this.fit(word.slice(0, -1)) * LAST_PART;
    const own = this.#fit(word), folded = own || !this.plain ? word : fold(word);
    return folded === word ? own : this.#fit(folded, false) * ACCENTS_APART;
  }

  // "arenan" is no part of "ärende", for all that begins so without accents.
  #fit(word, parted = true) {
    if (word === this.word) return 1;
    if (!this.number && (this.roots.has(stem(word)) || this.roots.has(word))) return INFLECTED;
    // Figures come before ":".
    const goesOn = (start) => word.startsWith(start) && (this.number || word > `${start}:`);
    if (this.begins && goesOn(this.word)) return BEGINS;
    if (this.base && goesOn(this.base)) return BASE_BEGINS;
    return parted && this.first && goesOn(this.first) ? FIRST_PART : 0;
  }

  // How well a printed word of a record's text fits.
  fitPrinted(printed) {
    if (!this.#printed.has(printed)) this.#printed.set(printed, this.#fitSigns(printed));
    return this.#printed.get(printed);
  }

  #fitSigns(printed) {
    if (this.parts) return Math.max(...this.parts.map((part) => part.fitPrinted(printed)));
    const own = wordsOf(printed).map((word, part) => this.#fitWhole(word) * (part ? IN_PARTS : 1));
    return Math.max(0, ...own, ...this.others.map((other) => other.fitPrinted(printed)));
  }

  // Where a word of the text is cut, only the index knows: here any end of it will do.
  #fitWhole(word) {
    const whole = this.fit(word);
    if (whole || this.number || word.length < this.word.length + 2 || ![...this.roots].some((root) => word.includes(root, 3))) return whole;
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

// A number as the other of word and figures, alone or before a word: "elva", "16-åringar".
const NUMERALS = "tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo".split(" ");
const LEAST_NUMERAL = 3;
// Inflected as a word.
const AGED = /^(\d{1,4})(\p{L}{4,})$/u;
function inFigures(word) {
  const [, figures, rest = ""] = word.match(AGED) ?? word.match(/^(\d{1,2})$/) ?? [];
  if (figures) return [NUMERALS[figures - LEAST_NUMERAL]].filter(Boolean).map((numeral) => numeral + rest);
  const at = NUMERALS.indexOf(word);
  return at < 0 ? [] : [String(at + LEAST_NUMERAL)];
}

// ---- What is fetched ----

// A part of the index. Each of its files is fetched when it is needed, and once.
class Shard {
  #files = new Map();
  filters = {};

  constructor(parts) {
    Object.assign(this, parts);
  }

  file(name) {
    if (!this.#files.has(name)) this.#files.set(name, unpacked(new URL(`${name}.sok`, this.folder)));
    return this.#files.get(name);
  }

  // The records with a word that fits, and what it weighs in each.
  async find(sought) {
    if (sought.parts) return common(await Promise.all(sought.parts.map((part) => this.find(part))));
    const found = new Map();
    const chunks = await Promise.all([...sought.chunks(this.chunks)].map((chunk) => this.file(`ord-${chunk}`)));
    for (const [word, steps] of chunks.flatMap(Object.entries)) {
      const fit = sought.fit(word);
      if (!fit) continue;
      // A record's number times the number of levels, plus a level.
      let posting = 0;
      for (const step of steps) {
        posting += numberOf(step);
        const record = Math.floor(posting / this.levels.length);
        found.set(record, Math.max(found.get(record) ?? 0, fit * this.levels[posting % this.levels.length]));
      }
    }
    return found;
  }
}

// The records that all of some have, each with the least of what it weighs there.
const common = ([first, ...others]) => new Map([...first]
  .filter(([record]) => others.every((each) => each.has(record)))
  .map(([record, weight]) => [record, Math.min(weight, ...others.map((each) => each.get(record)))]));

// A record that was found: what it scores, how many of the words and of the numbers that were sought it has, and how much
// these say of all that was sought, 0 to 1.
class Hit {
  constructor(shard, record) {
    Object.assign(this, { shard, record, score: 0, words: 0, numbers: 0, share: 0 });
  }

  // What there is to show of it; `goesOn` if its text is longer.
  async data() {
    const { recordsPerFile } = this.shard;
    const file = await this.shard.file(`post-${Math.floor(this.record / recordsPerFile)}`);
    const thing = file[this.record % recordsPerFile];
    return { ...thing, goesOn: Boolean(thing.more) };
  }

  // The same with the text as far as what was sought. A long text goes on in files of its own, of which some are fetched one
  // after the other until it has been found.
  async readOn(thing, sought) {
    const parts = Number(thing.more ?? 0), last = Math.min(parts, PARTS);
    let { content } = thing, part = content, at = 0;
    while (at < last && !part.split(/\s+/).some((word) => sought.some((each) => each.fitPrinted(word)))) {
      part = await this.shard.file(`rest-${this.record}-${at}`);
      content += `\n${part}`;
      at += 1;
    }
    return { ...thing, content, goesOn: at < parts };
  }

  // Its values of a filter (Shards.filtered).
  values(name) {
    const column = this.shard.filters[name];
    return column ? column.sets[numberOf(column.records[this.record])] : [];
  }
}

// ---- The index as a whole ----

export class Shards {
  // Opens the index in a folder. The list of shards itself changes under its address, and is asked for anew.
  static async open(folder) {
    const { levels, shards, records, recordsPerFile, filters, chunks, synonyms, vocabulary } =
      await unpacked(new URL("register.sok", folder), { cache: "no-cache" });
    const parts = shards.map((name, at) => new Shard({
      folder: new URL(`${name}/`, folder),
      levels,
      records: records[at],
      recordsPerFile: recordsPerFile[at],
      chunks: chunks[at].split(" "),
    }));
    let vocabularies;
    const nearly = () => vocabularies ??= import("./nastan.js").then(({ Vocabulary }) => new Vocabulary(vocabulary, folder));
    return new Shards(parts, meanings(synonyms), nearly, new URL(filters, folder));
  }

  // `nearly` fetches the vocabulary, for a question that finds nothing.
  constructor(shards, synonyms, nearly, filters) {
    Object.assign(this, { shards, synonyms, nearly, filters });
    this.records = shards.reduce((sum, shard) => sum + shard.records, 0);
  }

  // Lets every hit tell its values of filters, which nobody needs to show hits.
  async filtered() {
    this.columns ??= unpacked(this.filters);
    for (const [name, { values, sets, records }] of Object.entries(await this.columns)) {
      const named = sets.map((set) => [...set].map((value) => values[numberOf(value)]));
      this.shards.forEach((shard, at) => { shard.filters[name] = { sets: named, records: records[at] }; });
    }
  }

  // Gives the hits, the best first and of equally good ones the newest, the words that they were found by, and what was
  // done to find them if few have all words as they stand: {changed: [[words, words]], whole: how many have, some}.
  async search(question) {
    const asked = this.#phrased(printedWords(question));
    const terms = await Promise.all(asked.map(async ({ printed, words }) => ({ printed, found: await this.#find(words) })));
    const found = terms.flatMap((term) => term.found);
    const hits = all(this.#hits(found), found);
    // A number is what it is: who gives one does not ask for others.
    const enough = hits.length >= FEW || (hits.length && (terms.length === 1 || found.some(({ sought }) => sought.number)));
    return enough || !found.length ? { hits: ordered(hits), sought: soughtOf(found) } : this.#almost(terms, hits);
  }

  // Printed words as the index has them, with those as one that are a name together: "särskilt boende".
  #phrased(printed) {
    const found = [];
    for (const word of printed) {
      const words = wordsOf(word), before = found.at(-1);
      const name = before && `${before.words[0]} ${words[0]}`;
      if (name && this.synonyms.has(key(name))) found[found.length - 1] = { printed: `${before.printed} ${word}`, words: [name] };
      else found.push({ printed: word, words });
    }
    return found;
  }

  // The hits of a question of which few or none have all words: what may have been meant by words that are nowhere or
  // were parted, and what has most of the words beside what has all.
  async #almost(asked, whole) {
    const changed = [];
    const terms = await this.#joined(asked, changed);
    const meant = await Promise.all(terms.map(async ({ printed, found }) => {
      const [word = ""] = wordsOf(printed);
      return /\p{N}/u.test(word) || found.some(({ size }) => size) ? null : this.#meant(word, await this.nearly());
    }));
    meant.forEach((each, at) => {
      if (!each) return;
      terms[at].found = each.found;
      changed.push([terms[at].printed, each.words]);
    });
    const found = terms.flatMap((term) => term.found);
    const likely = this.#hits(found);
    const fully = all(likely, found);
    const hits = together([...whole, ...fully]);
    const sought = soughtOf(found);
    if (fully.length >= FEW && !whole.length) return { hits: ordered(hits), sought, almost: { changed, whole: 0, some: 0 } };
    const partly = most(likely, found, hits);
    if (hits.length === whole.length && !partly.length) return { hits: ordered(hits), sought };
    return { hits: ordered(together([...hits, ...partly])), sought, almost: { changed, whole: whole.length, some: partly.length } };
  }

  // What a word may mean that stands nowhere: one spelled nearly so, the parts of it or of what else it is called, or
  // what begins as it does without its ending.
  async #meant(word, vocabulary) {
    const others = [...this.#alike(word), ...this.#alike(word, "far")];
    const meant = others.length ? null : await vocabulary.meant(word);
    if (meant?.either) return { words: meant.either.join(" eller "), found: [await this.#either(meant.either)] };
    for (const each of [word, ...others]) {
      const parts = meant?.every ?? (others.length ? await vocabulary.parts(each) : []);
      // The first part of another word alone is not what was meant.
      if (parts.length > (each === word ? 0 : 1)) return { words: parts.join(" "), found: asOne((await Promise.all(parts.map((part) => this.#find([part])))).flat()) };
    }
    const headed = await this.#headed(word);
    if (headed) return headed;
    const found = stem(word) === word ? [] : await this.#find([stem(word)]);
    return found.some(({ size }) => size) ? { words: stem(word), found } : null;
  }

  // A compound whose first part is called something else in the archive: "parfymförbud".
  async #headed(word) {
    for (let at = word.length - SHORT; at >= SHORT; at -= 1) {
      const head = [word.slice(0, at), word.slice(0, at).replace(/s$/, "")].find((each) => this.synonyms.has(key(each)));
      const parts = head && (await Promise.all([head, word.slice(at)].map((part) => this.#find([part])))).flat();
      if (parts?.every(({ size }) => size)) return { words: `${this.#alike(head)[0] ?? head} ${word.slice(at)}`, found: parts };
    }
    return null;
  }

  // The terms, with two that stand beside each other as one where they are one word in the archive: "vind kraft".
  async #joined(terms, changed) {
    const left = [];
    for (const term of terms) {
      const before = left.at(-1);
      // Where three of a letter would meet, one is left out: "natt" and "tåg" are nattåg.
      const word = before && `${before.printed}${term.printed}`.toLowerCase().replace(/(\p{L})\1\1/gu, "$1$1");
      const found = word && /^\p{L}+$/u.test(word) ? await this.#find([word]) : [];
      if (found.some(({ size }) => size)) {
        changed.push([`${before.printed} ${term.printed}`, word]);
        left[left.length - 1] = { printed: word, found };
      } else left.push(term);
    }
    return left;
  }

  // What a word in any inflection is also called.
  #alike(word, where = "near") {
    return [...new Set([key(word), ...roots(word)].flatMap((root) => this.synonyms.get(root)?.[where] ?? []))];
  }

  // A term that any of some words will do for.
  async #either([first, ...others]) {
    const sought = new Sought(first);
    sought.others = others.map((word) => new Sought(word));
    return this.#places(sought, true);
  }

  // A number that is not there is sought without the zeros that it may begin with, then taken for the beginning of
  // one; a word with signs in it is taken for several.
  async #find([whole, ...parts]) {
    if (!whole) return [];
    const sought = new Sought(whole);
    sought.others = [...this.#alike(whole), ...inFigures(whole)].map((word) => new Sought(word));
    let found = await this.#places(sought);
    const plain = found.size || !sought.number ? whole : withoutZeros(whole, parts);
    if (plain !== whole) found = await this.#places(new Sought(plain));
    if (!found.size && sought.number) {
      sought.begins = true;
      found = await this.#places(sought);
    } else if (!found.size && parts.length && !sought.others.length && !this.#alike(whole, "far").length) {
      return (await Promise.all(parts.map((part) => this.#find([part])))).flat();
    }
    return [found];
  }

  // The records with one word, shard by shard, and how much it says that a record has it: the rarer, the more (BM25). What
  // else it is called is sought as well if it stands in few, or `any` will do.
  async #places(sought, any = sought.number) {
    const find = (word) => Promise.all(this.shards.map((shard) => shard.find(word)));
    const both = any || this.records < SMALL, early = both ? sought.others.map(find) : [];
    const places = await find(sought);
    if (!any && places.reduce((sum, { size }) => sum + size, 0) >= COMMON) sought.others = [];
    const others = await Promise.all(both ? early.slice(0, sought.others.length) : sought.others.map(find));
    for (const other of others) {
      other.forEach((found, at) => {
        for (const [record, weight] of found) places[at].set(record, Math.max(places[at].get(record) ?? 0, weight * ALSO_CALLED));
      });
    }
    const size = places.reduce((sum, place) => sum + place.size, 0);
    return { sought, places, size, worth: Math.log(1 + (this.records - size + 0.5) / (size + 0.5)) };
  }

  // Everything that has any of the words.
  #hits(found) {
    const sum = found.reduce((all, { worth }) => all + worth, 0);
    return this.shards.flatMap((shard, at) => {
      const hits = new Map();
      for (const { sought, places, worth } of found) {
        for (const [record, weight] of places[at]) {
          const hit = hits.get(record) ?? new Hit(shard, record);
          hit.words += 1;
          hit.numbers += sought.exact ? 1 : 0;
          hit.score += worth * weight;
          hit.share += worth / sum;
          hits.set(record, hit);
        }
      }
      return [...hits.values()].sort((one, other) => one.record - other.record);
    });
  }
}

// The parts of one word: together they say what it said.
const asOne = (parts) => parts.map((part) => ({ ...part, worth: part.worth * OF_PARTS }));

const soughtOf = (found) => found.map(({ sought }) => sought);
const ordered = (hits) => hits.sort((one, other) => other.score - one.score);
const all = (hits, found) => hits.filter(({ words }) => words === found.length);

// Those of some hits that have most of the words, and all numbers: another number is another matter. What they score is
// less the less the words say that they have; beyond the first few nothing scores far less than the best.
function most(hits, found, others) {
  const numbers = found.filter(({ sought }) => sought.exact).length;
  const having = hits.filter((hit) => hit.words < found.length && hit.numbers >= numbers);
  for (const hit of having) hit.score *= hit.share ** MISSING;
  const best = Math.max(...[...having, ...others].map(({ score }) => score));
  return ordered(having).filter(({ score }, at) => at < FEW || score >= best * NEAR_BEST);
}

// Hits of several kinds, the newest first, each record once.
function together(hits) {
  const best = new Map();
  for (const hit of hits) {
    const name = `${hit.shard.folder} ${hit.record}`, known = best.get(name);
    if (!known || known.score < hit.score) best.set(name, hit);
  }
  return [...best.values()];
}

// What the words of each line mean besides: a word, or several with blanks between, by its stems. `near` stands in some record,
// `far` in none (generator/search/alike.py).
function meanings(lines) {
  const found = new Map();
  for (const [near, far = []] of lines.map((line) => line.split(";").map((words) => words.split(",").filter(Boolean)))) {
    for (const word of [...near, ...far]) {
      const known = found.get(key(word)) ?? { near: [], far: [] };
      const besides = (one, other) => [...new Set([...one, ...other])].filter((each) => each !== word);
      found.set(key(word), { near: besides(known.near, near), far: besides(known.far, far) });
    }
  }
  return found;
}
const key = (words) => words.split(" ").map(stem).join(" ");
