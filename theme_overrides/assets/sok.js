// The search page: asks Pagefind's index and shows the hits. The page's own address holds the question and the filters,
// so that a result can be linked and Back works. Words from the record only ever become text nodes.

const HITS_AT_A_TIME = 10;
const FILTERS = ["slag", "organ", "parti", "ar"];
const KINDS = ["Paragraf", "Ärende", "Ledamot", "Parti"];
const ROOT = new URL("../", import.meta.url); // wherever the site is published
const BLOCK = "¶"; // parts the paragraphs of a record's text (generator/search/records.py)
const SHORT = 8; // words: a shorter sentence is quoted together with the next one
const LONG = 60; // words: a longer sentence is quoted in part

const byId = (id) => document.getElementById(id);
const field = byId("q"), form = field.form, status = byId("antal"), results = byId("resultat"), list = byId("traffar");
const more = byId("fler"), ways = byId("vagar"), filters = byId("filter"), clear = byId("rensa"), chosen = byId("valda");
const swedish = new Intl.Collator("sv", { numeric: true });
const title = document.title;

// ---- The index. It is fetched when a reader is about to ask, and not before. ----

let index;
function load() {
  index ??= (async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", ROOT));
    await pagefind.options({
      baseUrl: ROOT.pathname,
      noWorker: true, // an answer takes milliseconds; a worker would be 40 kB more to fetch
      // A number, a § or a title that fits is what was sought; the name of a state hardly is.
      ranking: { metaWeights: { nummer: 8, paragraf: 8, title: 5, namn: 2, arende: 2, state_label: 0.2, kind: 0, state: 0 } },
    });
    await pagefind.filters(); // only loaded filters are counted
    return pagefind;
  })();
  return index;
}

// "§ 12" is one word in the index; Pagefind itself would drop the sign and seek every 12.
const term = (query) => query.replace(/§+\s*(\d+)/g, " paragraf$1 ");

async function ask({ query, choice }) {
  if (!query) return { found: [], first: [], counts: {} };
  const pagefind = await load();
  const search = (values) => {
    const given = FILTERS.filter((name) => values[name].length).map((name) => [name, { any: values[name] }]);
    return pagefind.search(term(query), { filters: Object.fromEntries(given) });
  };
  const found = await search(choice);
  if (found.results.length && !fits(query, await found.results[0].data())) return { found: [], first: [], counts: {} };
  // Values of one filter are alternatives, so each filter counts what the other filters leave.
  const counts = {};
  for (const name of FILTERS) {
    const { filters: counted } = choice[name].length ? await search({ ...choice, [name]: [] }) : found;
    counts[name] = counted[name] ?? {};
  }
  const wanted = Math.max(HITS_AT_A_TIME, history.state?.shown ?? 0);
  const first = await Promise.all(found.results.slice(0, wanted).map((each) => each.data()));
  return { found: found.results, first, counts };
}

// Where no record has a word, Pagefind seeks its beginning. Right for words, wrong for numbers: 2024/999 is not 2024.
function fits(query, record) {
  const words = bareWords([record.content, ...Object.values(record.meta)].join(" "));
  return bareWords(term(query)).every((sought) => !/\d/.test(sought) || words.some((word) => word.includes(sought)));
}

// The words of a text as the index has them: small letters without accents and signs.
const bareWords = (text) =>
  text.normalize("NFD").toLowerCase().split(/\s+/).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""));

// ---- Hits ----

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function hit({ url, meta, content, weighted_locations: places }, query) {
  const item = make("li", "line hit");
  const kind = make("span", meta.kind.startsWith("§") ? "hit-nr" : "hit-kind", meta.kind);
  kind.setAttribute("aria-hidden", "true"); // the link says it
  const mark = make("p", "hit-mark", kind);
  if (meta.state) {
    const dot = make("span", `mk mk-${meta.state}`);
    dot.setAttribute("aria-hidden", "true");
    mark.append(" ", make("span", `state state-${meta.state}`, dot, " ", meta.state_label));
  }
  const link = make("a", "", make("span", "vh", `${meta.kind}: `), meta.title);
  link.href = url;
  item.append(mark, make("p", "line-title", link), make("p", "line-meta", meta.line));
  // Only §§ and cases hold words of the record; the text of others is their name.
  if (meta.state) item.append(make("p", "line-words record", ...excerpt(content, places, query)));
  return item;
}

// Whole sentences: the one with most of what was sought, or the first one where only the title has it.
function excerpt(content, places, query) {
  const words = content.split(/\s+/);
  let best = { score: -1 }, start = 0;
  words.forEach((word, at) => {
    const next = words[at + 1];
    const closed = next === undefined || next === BLOCK;
    const stop = /[.!?][”"»)]*$/.test(word) && /^[”"»(–-]*[\p{Lu}\d]/u.test(next ?? "");
    if (word === BLOCK) start = at + 1;
    // A short sentence goes on into the next one of its paragraph.
    else if (closed || (stop && at + 1 - start >= SHORT)) {
      const inside = places.filter(({ location }) => location >= start && location <= at);
      const score = inside.reduce((sum, place) => sum + place.balanced_score, 0); // whole words count most
      if (score > best.score) best = { score, start, end: at + 1, first: inside[0]?.location ?? start };
      start = at + 1;
    }
  });
  let { start: from, end: to } = best;
  if (to - from > LONG) {
    from = Math.max(from, Math.min(best.first - LONG / 4, to - LONG));
    to = Math.min(to, from + LONG);
  }
  const sought = new Set(places.map((place) => place.location));
  const quoted = words.slice(from, to).flatMap((word, at) => [...(sought.has(from + at) ? mark(word, query) : [word]), " "]);
  return [from > best.start ? "… " : "", ...quoted, to < words.length ? "…" : ""];
}

// "Fisksätra/Saltsjöbaden)" is one word in the index; what was sought is one of its parts, or all of it without signs.
function mark(word, query) {
  const sought = bareWords(query).filter(Boolean).map((each) => each.slice(0, 4));
  const parts = word.split(/([^\p{L}\p{N}]+)/u);
  const fit = parts.filter((part) => part && sought.some((each) => bareWords(part)[0].startsWith(each)));
  return parts.map((part, at) => (at % 2 === 0 && part && (!fit.length || fit.includes(part)) ? make("mark", "", part) : part));
}

// ---- Filters ----

function showFilters(counts, choice) {
  // A party has put words on record in a §; a member only belongs to one.
  const others = ["Ledamot", "Parti"].some((kind) => counts.slag?.[kind] && (!choice.slag.length || choice.slag.includes(kind)));
  for (const set of filters.querySelectorAll("fieldset")) {
    const name = set.dataset.filter;
    if (name === "parti") set.querySelector("legend").textContent = others ? "Parti" : "Parti som yttrat sig";
    const boxes = new Map([...set.querySelectorAll("input")].map((box) => [box.value, box]));
    const order = { slag: (a, b) => KINDS.indexOf(a) - KINDS.indexOf(b), ar: (a, b) => swedish.compare(b, a) }[name];
    const values = [...new Set([...Object.keys(counts[name] ?? {}), ...choice[name]])]
      .filter((value) => counts[name]?.[value] || choice[name].includes(value) || boxes.get(value) === document.activeElement)
      .sort(order ?? swedish.compare);
    for (const [value, box] of boxes) if (!values.includes(value)) box.parentElement.remove();
    values.forEach((value, at) => {
      const box = boxes.get(value) ?? newBox(name, value);
      box.checked = choice[name].includes(value);
      box.parentElement.lastChild.firstChild.data = counts[name]?.[value] ?? 0;
      // Moved only when out of place: a box that is moved loses the focus.
      if (set.children[at + 1] !== box.parentElement) set.insertBefore(box.parentElement, set.children[at + 1] ?? null);
    });
    set.hidden = !values.length;
  }
  const number = FILTERS.reduce((sum, name) => sum + choice[name].length, 0);
  chosen.textContent = number ? `, ${number} ${number === 1 ? "vald" : "valda"}` : "";
  clear.hidden = !number;
  filters.hidden = [...filters.querySelectorAll("fieldset")].every((set) => set.hidden);
}

function newBox(name, value) {
  const box = make("input", "");
  Object.assign(box, { type: "checkbox", name, value });
  box.setAttribute("form", form.id); // so the form holds the whole question, also for the browser
  make("label", "", box, make("span", "", value), make("span", "filter-count", "0", make("span", "vh", " träffar")));
  return box;
}

// Wide pages have the filters open beside the hits; narrow ones remember how the reader left them.
const wide = matchMedia("(min-width: 76.25em)");
let openWhenNarrow = false;
const fold = () => { filters.open = wide.matches || openWhenNarrow; };
filters.addEventListener("toggle", () => { if (!wide.matches) openWhenNarrow = filters.open; });
wide.addEventListener("change", fold);
fold();

// ---- One question at a time ----

let question, pending = false, running = false, hits = [], shown = 0;

// From the address or from the form, which holds the same.
function read(given) {
  return { query: given.get("q")?.trim() ?? "", choice: Object.fromEntries(FILTERS.map((name) => [name, given.getAll(name)])) };
}
const readAddress = () => read(new URLSearchParams(location.search));

function address({ query, choice }) {
  const pairs = FILTERS.flatMap((name) => choice[name].map((value) => [name, value]));
  return query ? `?${new URLSearchParams([["q", query], ...pairs])}` : location.pathname;
}

// While an answer is on its way only the newest question waits: typing fast asks no more than can be answered.
async function run() {
  pending = true;
  if (running) return;
  running = true;
  results.setAttribute("aria-busy", "true");
  while (pending) {
    pending = false;
    await answer(question);
  }
  results.removeAttribute("aria-busy");
  running = false;
}

async function answer({ query, choice }) {
  document.title = query ? `${query} – ${title}` : title;
  const reply = await ask({ query, choice }).catch((error) => void console.error(error));
  if (pending) return;
  const { found, first, counts } = reply ?? { found: [], first: [], counts: {} };
  hits = found;
  shown = first.length;
  list.replaceChildren(...first.map((each) => hit(each, query)));
  showFilters(counts, choice);
  if (!query || !reply) filters.hidden = true;
  results.hidden = !shown;
  ways.hidden = shown > 0;
  more.hidden = shown >= hits.length;
  status.replaceChildren(...(query ? outcome(reply, make("strong", "", query)) : []));
}

function outcome(reply, asked) {
  if (!reply) return ["Sökregistret saknas eller går inte att nå, så gå hellre in genom listorna här nedanför."];
  if (hits.length) return [`${hits.length} ${hits.length === 1 ? "träff" : "träffar"} på `, asked];
  if (!clear.hidden) return ["Inga träffar på ", asked, " med de avgränsningar som är valda. Ta bort någon av dem, eller pröva ett annat ord."];
  return ["Inga träffar på ", asked, ". Pröva ett kortare ord eller ett annat ord för samma sak, eller gå in genom listorna."];
}

more.addEventListener("click", async () => {
  const current = hits;
  const next = await Promise.all(hits.slice(shown, shown + HITS_AT_A_TIME).map((each) => each.data()));
  if (hits !== current) return; // another question has been answered meanwhile
  const items = next.map((each) => hit(each, question.query));
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= hits.length;
  items[0]?.querySelector("a").focus();
  history.replaceState({ shown }, ""); // who goes to a hit and back finds as many as before
});

// ---- The reader ----

// A change makes a step in the history, but what is typed after the first letter goes on in that letter's step.
let typing = false;
function change(byTyping) {
  question = read(new FormData(form));
  const url = address(question);
  if (url !== (location.search || location.pathname)) {
    try {
      if (typing && byTyping) history.replaceState(null, "", url);
      else history.pushState(null, "", url);
    } catch { /* Safari allows a hundred steps in half a minute; the next one puts it right */ }
  }
  typing = byTyping;
  run();
}

function restore() {
  question = readAddress();
  field.value = question.query;
  typing = false;
  run();
}

field.addEventListener("focus", () => load().catch(() => null), { once: true }); // the answer says if it failed
field.addEventListener("input", () => change(true));
form.addEventListener("submit", (event) => { event.preventDefault(); change(false); });
filters.addEventListener("change", () => change(false));
clear.addEventListener("click", () => {
  for (const box of filters.querySelectorAll("input:checked")) box.checked = false;
  field.focus(); // the button goes away
  change(false);
});
addEventListener("popstate", restore);
if (readAddress().query) {
  ways.hidden = true; // no list that jumps away as the hits come
  status.textContent = "Söker …";
}
restore();
