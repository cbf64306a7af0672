// Words and files of the search, as every part of it takes them: what generator/search/words.py makes of a text, and how
// what lies in the index's folder is fetched.

// Endings of Swedish nouns, adjectives and verbs, each also with the s of a genitive or a passive.
export const ENDINGS = "a ad ade an ar are aren arn arna at e en ena er ern erna et or orn orna"
  .split(" ").flatMap((ending) => [ending, `${ending}s`]).concat("s");
const KNOWN = new Set(ENDINGS), LONGEST = 5, SHORTEST_STEM = 3;

// Letters that are more than a letter with an accent, as LETTERS in generator/language/text.py has them.
const LETTERS = { æ: "a", ø: "o", œ: "oe", đ: "d", ð: "d", ł: "l", þ: "th", ß: "ss" };
// Most words have none of them, and are asked of by the thousand.
const PLAIN = /^[ -~]*$/;
export const fold = (word) => PLAIN.test(word) ? word : word.replace(/[æøœđðłþß]/g, (sign) => LETTERS[sign]).normalize("NFD").replace(/\p{M}/gu, "");

// A word without its longest ending.
export function stem(word) {
  for (let length = Math.min(LONGEST, word.length - SHORTEST_STEM); length > 0; length -= 1) {
    if (KNOWN.has(word.slice(-length))) return word.slice(0, -length);
  }
  return word;
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

// In how many places two words differ: a letter wrong, missing, too many, or in its neighbour's place (Damerau). Gives
// more than `most` as soon as it is more.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
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

// What has a digest in its address never changes: if the browser has it, it need not ask. What it has may be that there was
// nothing, from while a site was published.
export async function unpacked(url, options = { cache: "force-cache" }) {
  let response = await fetch(url, options);
  if (!response.ok && options.cache === "force-cache") response = await fetch(url, { cache: "reload" });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

// The number that a character stands for (characters in shard.py).
export function numberOf(character) {
  const code = character.codePointAt(0);
  return code - (code < 0xd800 ? 0x20 : 0x820);
}
