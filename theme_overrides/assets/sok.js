// The search page: asks the index and shows the hits. The page's own address holds the question and the filters, so that
// a result can be linked and Back works. Words from the record only ever become text nodes.

const HITS_AT_A_TIME = 10;
const FILTERS = ["lage", "slag", "organ", "parti", "ar"];
const KINDS = ["Paragraf", "Ärende", "Möte", "Ledamot", "Parti", "Organ", "Plats", "Ämne", "Sida"];
// Wherever the site is published.
const ROOT = new URL("../", import.meta.url);
// Words: a shorter sentence is quoted together with the next one.
const SHORT = 8;
// Words: a longer sentence is quoted in part.
const LONG = 60;
// Milliseconds: who types on need not have every letter answered.
const PAUSE = 150;

const byId = (id) => document.getElementById(id);
const field = byId("q"), form = field.form, status = byId("antal"), results = byId("resultat"), list = byId("traffar");
const more = byId("fler"), ways = byId("vagar"), filters = byId("filter"), clear = byId("rensa"), chosen = byId("valda");
const swedish = new Intl.Collator("sv", { numeric: true });
const title = document.title;

// ---- The index. It is fetched when a reader is about to ask, and not before. ----

let shards;
function load() {
  shards ??= import("./sokregister.js").then(({ Shards }) => Shards.open(new URL("sokregister/", ROOT)));
  return shards;
}

async function ask(asked) {
  if (!asked.query) return { found: [], first: [], hits: [], sought: [], meant: [] };
  try {
    return await search(asked);
  } catch {
    // The site may have been published anew since it was fetched.
    shards = undefined;
    return search(asked);
  }
}

async function search({ query, choice }) {
  const index = await load();
  const chosen = FILTERS.some((name) => choice[name].length);
  const [{ hits, sought, almost }, asked] = await Promise.all([index.search(query), namedBy(query, choice), chosen ? index.filtered() : null]);
  // A name spelled nearly right is the name.
  const meant = asked.length || !almost?.changed.length ? asked : await namedBy(respelled(query, almost.changed), choice, query);
  const found = chosen ? hits.filter((each) => !against(each, choice).length) : hits;
  const wanted = Math.max(HITS_AT_A_TIME, history.state?.shown ?? 0);
  const first = await toShow(found.slice(0, wanted), sought);
  return { found, first, hits, sought, almost, meant };
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

// What some hits show. They are read on, to what was sought, when they come into view.
const toShow = (some, sought) => Promise.all(some.map(async (each) => {
  const thing = await each.data();
  return { ...thing, readOn: () => each.readOn(thing, sought) };
}));

const matterOf = (thing) => thing.kind === "Ärende" ? thing.address : thing.case;

const respelled = (query, changed) => changed.reduce((words, [wrong, right]) => words.replace(wrong, right.split(" eller ")[0]), query);

// What the question names outright; a filter asks for hits.
async function namedBy(query, choice, typed = query) {
  if (FILTERS.some((name) => choice[name].length)) return [];
  return import("./soknamn.js").then(({ named }) => named(query, typed)).catch(() => []);
}

// ---- Hits ----

// What a newcomer calls it.
const called = (kind) => kind === "Organ" ? "Nämnd eller styrelse" : kind;

function nameHit({ kind, name, note, address }) {
  const link = make("a", "", make("span", "vh", `${called(kind)}: `), name);
  link.href = new URL(address, ROOT);
  const mark = make("span", "hit-kind", called(kind));
  // The link says it.
  mark.setAttribute("aria-hidden", "true");
  return make("li", "line hit hit-named", make("p", "hit-mark", mark), make("p", "line-title", link), ...(note ? [make("p", "line-meta", note)] : []));
}

const shownOf = (matter) => list.querySelector(`:scope > [data-case="${CSS.escape(matter)}"]`);

// A case and its §§ are one hit: what comes after the first of them is folded below it.
function addHits(things, sought) {
  for (const thing of things) {
    if (list.querySelector(`.hit-named a[href="${CSS.escape(new URL(thing.address, ROOT).href)}"]`)) continue;
    const item = hit(thing, sought);
    if (thing.goesOn) {
      unread.set(item, () => thing.readOn().then(({ content, goesOn }) => quote(item, content, goesOn, sought)));
      inView.observe(item);
    }
    const matter = matterOf(thing), first = matter && shownOf(matter);
    if (!first) {
      if (matter) item.dataset.case = matter;
      list.append(item);
      continue;
    }
    const steps = first.querySelector(":scope > details") ?? newSteps();
    // The case stands for all of them.
    if (thing.kind === "Ärende") {
      steps.remove();
      first.before(item);
      item.dataset.case = matter;
      delete first.dataset.case;
      steps.lastChild.prepend(first);
      item.append(steps);
    } else {
      steps.lastChild.append(item);
      first.append(steps);
    }
    const number = steps.lastChild.children.length;
    steps.firstChild.textContent = number === 1 ? "En träff till i samma ärende" : `${number} träffar till i samma ärende`;
  }
}

const quote = (item, ...text) => item.querySelector(":scope > .line-words")?.replaceChildren(...excerpt(...text));

// Hits that quote their beginning until what was sought has been fetched. What is folded is not in view.
const unread = new WeakMap();
const inView = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    inView.unobserve(target);
    unread.get(target)().catch(() => null);
  }
}, { rootMargin: "200px 0px" });
const newSteps = () => make("details", "hit-steps", make("summary", ""), make("ol", "lines"));

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function hit({ address, title, kind, state, state_label, line, standing, content, goesOn }, sought) {
  const item = make("li", "line hit");
  const name = make("span", kind.startsWith("§") ? "hit-nr" : "hit-kind", called(kind));
  // The link says it.
  name.setAttribute("aria-hidden", "true");
  const mark = make("p", "hit-mark", name);
  if (state) mark.append(" ", make("b", `state-${state}`, state_label));
  const link = make("a", "", make("span", "vh", `${called(kind)}: `), title);
  link.href = new URL(address, ROOT);
  item.append(mark, make("p", "line-title", link), make("p", "line-meta", line));
  // Only §§ and cases hold words of the record; a page holds ours, and the text of others is their name.
  if (state) item.append(make("p", "line-words record", ...excerpt(content, goesOn, sought)));
  else if (kind === "Sida") item.append(make("p", "line-words", ...excerpt(content, goesOn, sought)));
  // What qualifies those words.
  if (standing) item.append(make("p", "qualified", standing));
  return item;
}

// Whole sentences: the one with most of what was sought, or the first one where only the title has it.
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
  return parts.map((part, at) => (at % 2 === 0 && part && (!fit.length || fit.includes(part)) ? make("mark", "", part) : part));
}

// After what was found: the case that a number may stand for, if that is not the first hit.
async function addMeant(query, hits) {
  const near = /\d/.test(query) ? await import("./soknamn.js").then(({ nearby }) => nearby(query)).catch(() => []) : [];
  if (question.query !== query || near.some(({ address }) => address === hits[0]?.address)) return;
  const links = near.flatMap(({ name, note, address }, at) => {
    const link = make("a", "", make("span", "whole", note), `, ${name}`);
    link.href = new URL(address, ROOT);
    return at ? [" eller ", link] : [link];
  });
  if (links.length) status.append(make("span", "meant", "Menade du ", ...links, "?"));
}

// ---- Filters ----

// What can be chosen, fetched when somebody sees it and after the hits.
async function showFilters() {
  const asked = question, all = unfiltered;
  if (filters.hidden || (!filters.open && clear.hidden)) return;
  const counts = await (await load()).filtered().then(() => countsOf(all, asked.choice)).catch(() => ({}));
  // Another question has been answered meanwhile.
  if (all === unfiltered && asked === question) showCounts(counts, asked.choice);
}

function showCounts(counts, choice) {
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
  filters.hidden = [...filters.querySelectorAll("fieldset")].every((set) => set.hidden);
}

function showChoice(choice, some) {
  const number = FILTERS.reduce((sum, name) => sum + choice[name].length, 0);
  chosen.textContent = number ? `, ${number} ${number === 1 ? "vald" : "valda"}` : "";
  clear.hidden = !number;
  filters.hidden = !number && !some;
}

function newBox(name, value) {
  const box = make("input", "");
  Object.assign(box, { type: "checkbox", name, value });
  // So the form holds the whole question, also for the browser.
  box.setAttribute("form", form.id);
  make("label", "", box, make("span", "", called(value)), make("span", "filter-count", "0", make("span", "vh", " träffar")));
  return box;
}

// Wide pages have the filters open beside the hits; narrow ones remember how the reader left them.
const wide = matchMedia("(min-width: 76.25em)");
let openWhenNarrow = false;
const fold = () => { filters.open = wide.matches || openWhenNarrow; };
filters.addEventListener("toggle", () => {
  if (!wide.matches) openWhenNarrow = filters.open;
  showFilters();
});
wide.addEventListener("change", fold);
fold();

// ---- One question at a time ----

let question, pending = false, running = false, hits = [], unfiltered = [], words = [], shown = 0;

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
  const { found, first, hits: all, sought, meant } = reply ?? { found: [], first: [], hits: [], sought: [], meant: [] };
  hits = found;
  unfiltered = all;
  words = sought;
  shown = first.length;
  list.replaceChildren(...meant.map(nameHit));
  addHits(first, words);
  showChoice(choice, all.length);
  if (!query || !reply) filters.hidden = true;
  else showFilters();
  results.hidden = !list.children.length;
  ways.hidden = list.children.length > 0;
  more.hidden = shown >= hits.length;
  status.replaceChildren(...(query ? outcome(reply, make("strong", "", query)) : []));
  // What is chosen may hide the very case.
  if (clear.hidden) addMeant(query, first);
}

function outcome(reply, asked) {
  if (!reply) return ["Sökregistret saknas eller går inte att nå, så gå hellre in genom listorna här nedanför."];
  if (hits.length && reply.almost) return nearly(reply.almost, asked);
  if (hits.length) return [`${counted(hits.length)} på `, asked];
  if (reply.meant.length) return ["Sidan som heter ", asked];
  if (!clear.hidden) return ["Inga träffar på ", asked, " med de avgränsningar som är valda. Ta bort någon av dem, eller pröva ett annat ord."];
  return ["Inga träffar på ", asked, ". Pröva ett kortare ord eller ett annat ord för samma sak, eller gå in genom listorna."];
}

// Few hits or none have the question as it stands: what else is shown.
function nearly({ changed, whole, some }, asked) {
  const shown = changed.map(([, words]) => words).join(" och ");
  const said = whole ? [`${counted(whole)} på `, asked, ". "] : ["Inga träffar på ", asked, ". "];
  if (shown) said.push(whole ? "Visar också " : "Visar i stället ", make("strong", "", shown), ". ");
  if (some && hits.length > some) said.push("Visar också det som har de flesta av orden. ");
  else if (some) said.push("Inget har alla orden: här är det som har de flesta av dem. ");
  if (hits.length > whole) said.push(make("span", "whole", `${counted(hits.length)}${whole ? " i allt" : ""}.`));
  return said;
}
const counted = (number) => `${number} ${number === 1 ? "träff" : "träffar"}`;

more.addEventListener("click", async () => {
  const current = hits;
  const next = await toShow(hits.slice(shown, shown + HITS_AT_A_TIME), words);
  // Another question has been answered meanwhile.
  if (hits !== current) return;
  const before = list.children.length;
  addHits(next, words);
  shown += next.length;
  more.hidden = shown >= hits.length;
  (list.children[before] ?? more).querySelector("a")?.focus();
  // Who goes to a hit and back finds as many as before.
  history.replaceState({ shown }, "");
});

// ---- The reader ----

// A change makes a step in the history, but what is typed after the first letter goes on in that letter's step.
let typing = false, timer;
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
  clearTimeout(timer);
  if (typing) timer = setTimeout(run, PAUSE);
  else run();
}

function restore() {
  clearTimeout(timer);
  question = readAddress();
  field.value = question.query;
  typing = false;
  run();
}

// The answer says if it failed.
field.addEventListener("focus", () => load().catch(() => null), { once: true });
field.addEventListener("input", () => change(true));
form.addEventListener("submit", (event) => { event.preventDefault(); change(false); });
filters.addEventListener("change", () => change(false));
clear.addEventListener("click", () => {
  for (const box of filters.querySelectorAll("input:checked")) box.checked = false;
  // The button goes away.
  field.focus();
  change(false);
});
addEventListener("popstate", restore);
if (readAddress().query) {
  // No list that jumps away as the hits come.
  ways.hidden = true;
  status.textContent = "Söker …";
}
restore();
