// A link to a sentence of a §, and the citation with it. The link names the § by its anchor, which works without script,
// and the sentence by its words: ?citat=<how many words>-<their sum>#p12. So it holds whatever else is edited or built
// anew, and never leads to other words: a sentence that is no longer there is said to be gone.
// The sum is FNV-1a, 32 bits, in base 36, of the words in small letters with a blank between them (NFC, UTF-8); a third
// figure says which it is of several alike. Addresses are cited for decades: none of this may change.

const TEXTS = ".record"; // the record's own words; in a correction not those that were wrong
const BLOCKS = "p, li, td, th, dd, h4, h5, h6, blockquote, div";
const WORD = /[\p{L}\p{N}]+/gu;
// What ends with a full stop and never ends a sentence, and what does if a new one seems to begin.
const GOES_ON = /(?:^|[\s(”"])(?:bl\.? ?a|t\.? ?ex|d\.? ?v\.? ?s|s\.? ?k|f\.? ?d|fr\.? ?o\.? ?m|t\.? ?o\.? ?m|kap|st|nr|kl|ca|resp|jfr|dnr|inkl|exkl|ev|tel|art|bil|sid|proj|\p{Lu})\.\s*$/u;
const MAY_END = /(?:^|[\s(])(?:m\.? ?fl|m\.? ?m|o\.? ?s\.? ?v|o\.? ?d|e\.? ?d|kr|tkr|mnkr|forts)\.\s*$/u;

// The text of a §, block by block: what it says, where each of its letters stands, and its words.
function blocksOf(item) {
  const blocks = [];
  let last = null;
  for (const text of item.querySelectorAll(TEXTS)) {
    if (text.parentElement.closest(TEXTS) || text.closest(".correction-old, summary")) continue;
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement.closest(BLOCKS);
      if (last !== element) blocks.push({ element, text: "", nodes: [] });
      last = element;
      const block = blocks.at(-1);
      block.nodes.push([node, block.text.length]);
      block.text += node.data;
    }
    last = null;
  }
  const told = blocks.filter((block) => /[\p{L}\p{N}]/u.test(block.text));
  for (const block of told) {
    block.words = [...block.text.matchAll(WORD)].map((found) => ({
      start: found.index, end: found.index + found[0].length, word: found[0].normalize("NFC").toLowerCase(),
    }));
  }
  return told;
}

function sentencesOf({ text }) {
  const parts = Intl.Segmenter
    ? [...new Intl.Segmenter("sv", { granularity: "sentence" }).segment(text)].map(({ segment }) => segment)
    : text.split(/(?<=[.!?]\s+)(?=[\p{Lu}\d])/u);
  const found = [];
  for (const part of parts) {
    const before = found.at(-1);
    const begins = /^[\s”"(–-]*[\p{Lu}\d]/u.test(part);
    if (before && (!begins || GOES_ON.test(before.text) || (MAY_END.test(before.text) && /^\s*\d/u.test(part)))) before.text += part;
    else found.push({ text: part, start: before ? before.start + before.text.length : 0 });
  }
  return found.map((each) => ({ start: each.start, end: each.start + each.text.length }));
}

function sum(words) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words.join(" "))) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

// The spans of a § whose words have a sum, in order.
function spansOf(blocks, number, wanted) {
  const found = [];
  for (const block of blocks) {
    const words = block.words.map(({ word }) => word);
    for (let at = 0; at + number <= words.length; at += 1) {
      if (sum(words.slice(at, at + number)) === wanted) found.push({ block, start: block.words[at].start, end: block.words[at + number - 1].end });
    }
  }
  return found;
}

// What the address of a span says of it after "citat=".
function keyOf(blocks, span) {
  const words = span.block.words.filter(({ start, end }) => start >= span.start && end <= span.end).map(({ word }) => word);
  const wanted = sum(words);
  const first = span.block.words.find(({ start }) => start >= span.start).start;
  const which = spansOf(blocks, words.length, wanted).findIndex((each) => each.block === span.block && each.start === first);
  return `${words.length}-${wanted}${which > 0 ? `-${which + 1}` : ""}`;
}

function linkTo(item, key, page) {
  const link = new URL(page);
  link.search = `?citat=${key}`;
  link.hash = item.id;
  return link.href;
}

// Under which heading the words stand, and of whom: a demand must not be cited as the decision.
function placeOf(item, span) {
  const heading = [...item.querySelectorAll("h4, h5")]
    .filter((each) => each.compareDocumentPosition(span.block.element) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  const parties = [...(span.block.element.closest(".statement")?.querySelectorAll(".said-by abbr") ?? [])].map((mark) => mark.textContent);
  const name = heading?.textContent.trim() ?? "";
  return name && parties.length ? `${name} (${parties.join(", ")})` : name;
}

function quoted(span) {
  return span.block.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
}

// A button that copies, and says that it has.
function copying(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text); } catch { return; }
    button.textContent = "Kopierat";
    button.addEventListener("blur", () => { button.textContent = label; }, { once: true });
  });
  return button;
}

function element(name, words = "", css = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (css) made.className = css;
  return made;
}

// The folded "Citera" of a §: opened, with the citation of some words.
function cite(item, span) {
  const details = item.querySelector(".para-end details:last-child");
  const blocks = span.blocks;
  const key = keyOf(blocks, span), link = linkTo(item, key, location.href);
  const where = placeOf(item, span);
  // The words that are there already cite the § with all that qualifies it, and end with its permanent address.
  const [, whole, address] = /^(.*\S)\s+(\S+)$/s.exec(details.querySelector("p > span").textContent.trim());
  const words = quoted(span);
  // The record's own quotation marks become single within ours.
  const citation = `”${words.replace(/[”“"]/g, "’")}” ${where ? `Ur avsnittet ${where}. ` : ""}${whole} ${linkTo(item, key, address)}`;
  const shown = element("div", "", "cited");
  shown.tabIndex = -1;
  shown.setAttribute("role", "group");
  shown.setAttribute("aria-label", "Citat");
  const line = element("p");
  line.append(element("span", citation), " ");
  const ways = element("p");
  if (navigator.clipboard) ways.append(copying("Kopiera citatet", citation), " ", copying("Kopiera länken", link), " ");
  const leads = element("a", "Länk till meningen");
  leads.href = link;
  ways.append(leads);
  shown.append(line, ways);
  details.open = true;
  details.querySelector(".cited")?.remove();
  details.querySelector("summary + p").after(shown);
  shown.scrollIntoView({ block: "nearest" });
  shown.focus({ preventScroll: true });
}

// Whole sentences of a § to choose among, in the folded "Citera".
export function choose(details) {
  const item = details.closest(".item-main");
  if (!item || details.querySelector(".sentences")) return;
  const blocks = blocksOf(item);
  const folded = element("details", "", "sentences");
  const list = element("ol");
  for (const block of blocks) {
    for (const each of sentencesOf(block)) {
      const span = { block, blocks, ...each };
      if (!/[\p{L}\p{N}]/u.test(quoted(span))) continue;
      const button = element("button", quoted(span));
      button.type = "button";
      button.addEventListener("click", () => cite(item, span));
      const row = element("li");
      row.append(button);
      list.append(row);
    }
  }
  if (!list.children.length) return;
  folded.append(element("summary", "Citera en mening"), element("p", "Välj en mening, eller markera orden i texten.", "small"), list);
  details.querySelector("summary + p").after(folded);
}

// Beside what is selected in a §: a button that cites the whole sentences in which it stands.
const offered = element("button", "Citera meningen", "cite-offer");
offered.type = "button";
offered.hidden = true;
let offering = null;
offered.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays so
offered.addEventListener("click", () => {
  offered.hidden = true;
  if (offering) cite(...offering);
});
document.body.append(offered);

export function offer() {
  const selection = getSelection();
  offered.hidden = true;
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const item = range.startContainer.parentElement?.closest(".item-main");
  if (!item || !item.contains(range.endContainer)) return;
  const blocks = blocksOf(item);
  const first = blocks.find(({ nodes }) => nodes.some(([node]) => range.intersectsNode(node)));
  if (!first) return;
  const at = (container, offset, otherwise) => {
    const found = first.nodes.find(([node]) => node === container);
    return found ? found[1] + offset : otherwise;
  };
  const start = at(range.startContainer, range.startOffset, 0), end = at(range.endContainer, range.endOffset, first.text.length);
  const within = sentencesOf(first).filter((each) => each.start < end && each.end > start);
  if (!within.length) return;
  offering = [item, { block: first, blocks, start: within[0].start, end: within.at(-1).end }];
  offered.textContent = within.length > 1 ? "Citera meningarna" : "Citera meningen";
  offered.hidden = false;
  const box = range.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - offered.offsetWidth - 8));
  offered.style.left = `${left + scrollX}px`;
  offered.style.top = `${box.bottom + scrollY + 8}px`;
}

// An address that cites: its words are marked, or said to be gone.
export function arrive() {
  const key = /^(\d{1,4})-([0-9a-z]{1,7})(?:-(\d{1,3}))?$/.exec(new URLSearchParams(location.search).get("citat") ?? "");
  const item = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!item || !item.matches(".item-main")) return;
  const span = key && spansOf(blocksOf(item), Number(key[1]), key[2])[key[3] ? key[3] - 1 : 0];
  if (!span) {
    const gone = element("p", "Meningen som länken citerar står inte så i paragrafen nu. Den kan ha rättats, eller så är adressen felskriven.", "heed cited-gone");
    gone.setAttribute("role", "status");
    item.prepend(gone);
    return;
  }
  const marks = span.block.nodes.flatMap(([node, from]) => {
    const start = Math.max(0, span.start - from), end = Math.min(node.data.length, span.end - from);
    if (start >= end) return [];
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const mark = element("mark", "", "cited-words");
    range.surroundContents(mark);
    return [mark];
  });
  marks[0]?.scrollIntoView({ block: "center" });
}
