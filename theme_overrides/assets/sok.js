// The search page: asks the index and shows the hits. The page's own address holds the question and the filters, so that
// a result can be linked and Back works. Words from the record only ever become text nodes.

const HITS_AT_A_TIME = 10;
const FILTERS = ["lage", "slag", "organ", "parti", "ar"];
const KINDS = ["Paragraf", "Ärende", "Möte", "Ledamot", "Parti", "Organ", "Plats", "Ämne", "Sida"];
// Wherever the site is published.
const ROOT = new URL("../", import.meta.url);
// Milliseconds: who types on need not have every letter answered.
const PAUSE = 150;

const byId = (id) => document.getElementById(id);
const field = byId("q"), form = field.form, status = byId("antal"), results = byId("resultat"), list = byId("traffar");
const more = byId("fler"), ways = byId("vagar"), filters = byId("filter"), clear = byId("rensa"), chosen = byId("valda");
const swedish = new Intl.Collator("sv", { numeric: true });
const title = document.title;

// ---- The index. It is fetched when a reader is about to ask, and not before. ----

// What assets/sokfraga.js answers: in a worker, so that the page goes on meanwhile, or here if a browser lets none work.
let worker, last = 0;
const waiting = new Map();
function begin() {
  try {
    worker = new Worker(new URL("sokfraga.js", import.meta.url), { type: "module" });
  } catch {
    worker = null;
    return;
  }
  worker.onmessage = ({ data: { number, answer, error } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(new Error(error)); else resolve(answer);
  };
  worker.onerror = () => {
    worker = null;
    for (const { resolve, what, given } of waiting.values()) resolve(call(what, ...given));
    waiting.clear();
  };
}

function call(what, ...given) {
  if (!worker) return import("./sokfraga.js").then(({ answers }) => answers[what](...given));
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject, what, given });
    worker.postMessage({ number: last, what, given });
  });
}

const NOTHING = { id: 0, found: 0, all: 0, first: [], meant: [] };
async function ask({ query, choice }) {
  if (!query) return NOTHING;
  const named = namedBy(query, choice);
  const answer = await call("ask", query, choice, Math.max(HITS_AT_A_TIME, history.state?.shown ?? 0));
  const things = await named, { almost } = answer;
  // A name spelled nearly right is the name.
  const meant = things.length || !almost?.changed.length ? things : await namedBy(respelled(query, almost.changed), choice, query);
  return { ...answer, meant };
}

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
function addHits(things) {
  for (const thing of things) {
    if (list.querySelector(`.hit-named a[href="${CSS.escape(new URL(thing.address, ROOT).href)}"]`)) continue;
    const item = hit(thing);
    if (thing.goesOn) {
      const asked = id;
      unread.set(item, () => call("readOn", asked, thing.at).then((quoted) => quoted && quote(item, quoted)));
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

const quote = (item, quoted) => item.querySelector(":scope > .line-words")?.replaceChildren(...marked(quoted));
// A list holds what was sought, for a text is one of words between blanks.
const marked = (quoted) => quoted.map((part) => typeof part === "string" ? part : make("mark", "", part[0]));

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

function hit({ address, title, kind, state, state_label, line, standing, quoted }) {
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
  if (state) item.append(make("p", "line-words record", ...marked(quoted)));
  else if (kind === "Sida") item.append(make("p", "line-words", ...marked(quoted)));
  // What qualifies those words.
  if (standing) item.append(make("p", "qualified", standing));
  return item;
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
  const asked = question, of = id;
  if (filters.hidden || (!filters.open && clear.hidden)) return;
  const counts = await call("counts", of, asked.choice).catch(() => ({}));
  // Another question has been answered meanwhile.
  if (counts && of === id && asked === question) showCounts(counts, asked.choice);
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

let question, pending = false, running = false, id = 0, hits = 0, shown = 0;

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
  const { found, first, all, meant } = reply ?? NOTHING;
  id = reply?.id ?? 0;
  hits = found;
  shown = first.length;
  list.replaceChildren(...meant.map(nameHit));
  addHits(first);
  showChoice(choice, all);
  if (!query || !reply) filters.hidden = true;
  else showFilters();
  results.hidden = !list.children.length;
  ways.hidden = list.children.length > 0;
  more.hidden = shown >= hits;
  status.replaceChildren(...(query ? outcome(reply, make("strong", "", query)) : []));
  // What is chosen may hide the very case.
  if (clear.hidden) addMeant(query, first);
}

function outcome(reply, asked) {
  if (!reply) return ["Sökregistret saknas eller går inte att nå, så gå hellre in genom listorna här nedanför."];
  if (hits && reply.almost) return nearly(reply.almost, asked);
  if (hits) return [`${counted(hits)} på `, asked];
  if (reply.meant.length) return ["Sidan som heter ", asked];
  if (!clear.hidden) return ["Inga träffar på ", asked, " med de avgränsningar som är valda. Ta bort någon av dem, eller pröva ett annat ord."];
  return ["Inga träffar på ", asked, ". Pröva ett kortare ord eller ett annat ord för samma sak, eller gå in genom listorna."];
}

// Few hits or none have the question as it stands: what else is shown.
function nearly({ changed, whole, some }, asked) {
  const shown = changed.map(([, words]) => words).join(" och ");
  const said = whole ? [`${counted(whole)} på `, asked, ". "] : ["Inga träffar på ", asked, ". "];
  if (shown) said.push(whole ? "Visar också " : "Visar i stället ", make("strong", "", shown), ". ");
  if (some && hits > some) said.push("Visar också det som har de flesta av orden. ");
  else if (some) said.push("Inget har alla orden: här är det som har de flesta av dem. ");
  if (hits > whole) said.push(make("span", "whole", `${counted(hits)}${whole ? " i allt" : ""}.`));
  return said;
}
const counted = (number) => `${number} ${number === 1 ? "träff" : "träffar"}`;

more.addEventListener("click", async () => {
  const next = await call("more", id, shown, shown + HITS_AT_A_TIME);
  // Another question has been answered meanwhile.
  if (!next) return;
  const before = list.children.length;
  addHits(next);
  shown += next.length;
  more.hidden = shown >= hits;
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
field.addEventListener("focus", () => call("open").catch(() => null), { once: true });
begin();
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
