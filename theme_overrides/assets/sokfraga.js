// What the search page asks of the index, with what it shows of the hits. It runs in a worker of assets/sok.js, or on the page,
// which it knows nothing of.

import { Shards } from "./sokregister.js";
import "./nastan.js"; // no question waits for it

const FILTERS = ["lage", "slag", "organ", "parti", "ar"];
// Words: a shorter sentence is quoted together with the next one.
const SHORT = 8;
// Words: a longer sentence is quoted in part.
const LONG = 60;

let opened;
function open() {
  opened ??= Shards.open(new URL("../sokregister/", import.meta.url));
  return opened;
}

// The newest question's hits, in order: those that its filters leave, and all.
let id = 0, found = [], all = [], sought = [];

async function ask(query, choice, number) {
  try {
    return await search(query, choice, number);
  } catch {
    // The site may have been published anew since it was fetched.
    opened = undefined;
    return search(query, choice, number);
  }
}

async function search(query, choice, number) {
  const index = await open();
  const chosen = FILTERS.some((name) => choice[name].length);
  const [answer] = await Promise.all([index.search(query), chosen ? index.filtered() : null]);
  const left = chosen ? answer.hits.filter((hit) => !against(hit, choice).length) : answer.hits;
  const first = await shown(left, 0, number, answer.sought);
  id += 1;
  [found, all, sought] = [left, answer.hits, answer.sought];
  return { id, found: found.length, all: all.length, first, almost: answer.almost };
}

// What some hits show; `at` is where one of them stands.
const shown = (hits, from, to, words) => Promise.all(hits.slice(from, to).map(async (hit, at) => {
  const { content, goesOn, ...thing } = await hit.data();
  return { ...thing, goesOn, at: from + at, quoted: excerpt(content, goesOn, words) };
}));

// The rest gives null if another question has been answered since `asked`.

const more = async (asked, from, to) => asked === id ? shown(found, from, to, sought) : null;

// What is quoted of a hit that was read on, to what was sought: when it comes into view.
async function readOn(asked, at) {
  if (asked !== id) return null;
  const hit = found[at], words = sought;
  const { content, goesOn } = await hit.readOn(await hit.data(), words);
  return excerpt(content, goesOn, words);
}

async function counts(asked, choice) {
  const hits = all;
  await (await open()).filtered();
  return asked === id ? countsOf(hits, choice) : null;
}

// The filters that leave a hit out. Values of one filter are alternatives.
const against = (each, choice) => FILTERS.filter((name) => choice[name].length && !each.values(name).some((value) => choice[name].includes(value)));

// How many hits have each value: a filter counts what the other filters leave.
function countsOf(hits, choice) {
  const counts = Object.fromEntries(FILTERS.map((name) => [name, {}]));
  for (const each of hits) {
    const left = against(each, choice);
    for (const name of FILTERS) {
      if (left.some((other) => other !== name)) continue;
      for (const value of each.values(name)) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return counts;
}

// Whole sentences: the one with most of what was sought, or the first one where only the title has it. Gives texts, and in lists
// those that were sought.
function excerpt(content, goesOn, sought) {
  let best = { score: -1 };
  for (const sentence of content.split("\n").flatMap(sentences)) {
    const fits = sought.map((each) => sentence.map((word) => each.fitPrinted(word)));
    const score = fits.reduce((sum, each) => sum + Math.max(...each), 0);
    if (score > best.score) best = { score, sentence, fits };
  }
  const { sentence, fits } = best;
  let from = 0, to = sentence.length;
  if (to > LONG) {
    const first = sentence.findIndex((_, at) => fits.some((each) => each[at]));
    from = Math.max(0, Math.min(first - LONG / 4, to - LONG));
    to = from + LONG;
  }
  const quoted = sentence.slice(from, to).flatMap((word, at) => [...(fits.some((each) => each[from + at]) ? mark(word, sought) : [word]), " "]);
  const last = !goesOn && to === sentence.length && content.endsWith(sentence.join(" "));
  return [from ? "… " : "", ...quoted, last ? "" : "…"];
}

// The sentences of a paragraph, as lists of words. A short one goes on into the next.
function sentences(paragraph) {
  const words = paragraph.split(/\s+/);
  const found = [];
  let start = 0;
  words.forEach((word, at) => {
    const next = words[at + 1];
    const stop = /[.!?][”"»)]*$/.test(word) && /^[”"»(–-]*[\p{Lu}\d]/u.test(next ?? "");
    if (next === undefined || (stop && at + 1 - start >= SHORT)) found.push(words.slice(start, start = at + 1));
  });
  return found;
}

// "Kvarnbacken/Strandviken)" is one word in the text; what was sought is one of its parts, or all of it without signs.
function mark(word, sought) {
  const parts = word.split(/([^\p{L}\p{N}]+)/u);
  const fit = parts.filter((part, at) => at % 2 === 0 && part && sought.some((each) => each.fitPrinted(part)));
  return parts.map((part, at) => (at % 2 === 0 && part && (!fit.length || fit.includes(part)) ? [part] : part));
}

export const answers = { open: () => open().then(() => null), ask, more, readOn, counts };

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = ({ data: { number, what, given } }) => {
    answers[what](...given).then((answer) => postMessage({ number, answer }), (error) => postMessage({ number, error: String(error) }));
  };
}
