// "Min bevakning": cases, places, topics, bodies, members and words that somebody follows. They are kept in this browser and are
// sent nowhere; what is new is found by comparing with a small file of the newest §§ (folj/index.json), which is the same
// for everybody. It knows pages by their address below the top of the site.

const KEPT = "bevakning"; // {watched: [[kind, key, name]], seen: {address: §} as they were when last read, or null before that}
const ROOT = new URL("../", import.meta.url);
const SHOWN = 8; // §§ of one thing, before the rest is folded
const KINDS = { arenden: "Ärende", platser: "Plats", amnen: "Ämne", organ: "Nämnd eller styrelse", ledamoter: "Politiker", ord: "Ord" };

export const below = (address) => new URL(address, location.href).pathname.slice(ROOT.pathname.length);

// What is kept; whatever cannot be read is as if nothing were.
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT));
    const watched = found.watched.filter((each) => Array.isArray(each) && each.length === 3 && Object.hasOwn(KINDS, each[0]) && each.every((part) => typeof part === "string"));
    return { watched, seen: found.seen && typeof found.seen === "object" ? found.seen : null };
  } catch { return { watched: [], seen: null }; }
}

export function keep(state) {
  try { localStorage.setItem(KEPT, JSON.stringify(state)); return true; } catch { return false; }
}

export function isWatched(key) {
  return kept().watched.some((each) => each[1] === key);
}

// Begins or ends to watch something, and tells whether it is watched now.
export function toggle(kind, key, name) {
  const state = kept();
  const others = state.watched.filter((each) => each[1] !== key);
  const added = others.length === state.watched.length;
  if (!keep({ ...state, watched: added ? [...others, [kind, key, name]] : others })) return !added;
  return added;
}

const plain = (words) => words.normalize("NFC").toLowerCase();

// Does a § belong to what is watched? A word counts where one of the title begins with it.
function matches(item, [kind, key]) {
  if (kind === "ord") return plain(item.rubrik).split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(plain(key)));
  return item.sidor.includes(key);
}

// The §§ of the file, each with the pages that it belongs to.
async function fetched() {
  const response = await fetch(new URL("folj/index.json", ROOT), { cache: "no-cache" });
  if (!response.ok) throw new Error(String(response.status));
  const data = await response.json();
  const short = decodeURI; // counted from the top of the site, as all addresses in data
  return {
    from: data.från,
    items: data.paragrafer.map((item) => ({
      ...item,
      url: short(item.url),
      sidor: [item.möte.organ ? `organ/${item.möte.organ}/` : "", ...[...(item.ärenden ?? []), ...(item.platser_och_ämnen ?? []), ...(item.förtroendevalda ?? [])].map(({ url }) => short(url))],
    })),
  };
}

function element(name, words = "", css = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (css) made.className = css;
  return made;
}

function linked(address, words) {
  const link = element("a", words);
  link.href = new URL(address, ROOT).href;
  return link;
}

const DAY = new Intl.DateTimeFormat("sv", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const day = (date) => DAY.format(new Date(`${date}T12:00:00Z`));

const isFresh = (item, seen) => seen !== null && seen[item.url]?.läge_i_ord !== item.läge_i_ord;

// A § in the list, with all that its state says, and whether it is new or changed since the last reading.
function row(item, seen, top) {
  const made = element("li", "", "row row-unmarked");
  const main = element("span", "", "row-main");
  const link = linked(item.url, `§ ${item.nr} ${item.rubrik}`);
  link.className = "dated";
  if (isFresh(item, seen)) main.append(element("strong", seen[item.url] ? "Ändrat. " : "Nytt. "));
  main.append(link, element("span", `${item.läge_i_ord}. ${top[item.möte.organ] ?? item.möte.organ} ${day(item.möte.datum)}`, "small"));
  made.append(main);
  return made;
}

// Shows the watching in its place on the page about following.
export async function show(place) {
  const list = place.querySelector("[data-watched]"), said = place.querySelector("[role=status]");
  const form = place.querySelector("form"), read = place.querySelector("[data-read]");
  const names = JSON.parse(place.dataset.bodies);
  let file = null;
  try { file = await fetched(); } catch { said.textContent = "Det som är nytt gick inte att hämta. Försök igen om en stund."; }

  const draw = () => {
    const { watched, seen } = kept();
    list.replaceChildren();
    const fresh = new Set();
    for (const each of watched) {
      const [kind, key, name] = each;
      const group = element("section", "", "watched");
      const heading = element("h3", "", "watched-name");
      heading.append(element("span", `${KINDS[kind]} `, "small"), kind === "ord" ? `”${name}”` : linked(key, name));
      const end = element("button", "Sluta bevaka");
      end.type = "button";
      end.append(element("span", ` ${name}`, "vh"));
      end.addEventListener("click", () => { toggle(kind, key, name); draw(); form.elements.ord.focus(); });
      group.append(heading, end);
      const found = file ? file.items.filter((item) => matches(item, each)) : [];
      for (const item of found) if (isFresh(item, seen)) fresh.add(item.url);
      const rows = element("ul", "", "rows");
      rows.append(...found.slice(0, SHOWN).map((item) => row(item, seen, names)));
      if (found.length) group.append(rows);
      if (found.length > SHOWN) {
        const folded = element("details"), more = element("ul", "", "rows");
        more.append(...found.slice(SHOWN).map((item) => row(item, seen, names)));
        folded.append(element("summary", `${found.length - SHOWN} till`), more);
        group.append(folded);
      }
      if (file && !found.length) group.append(element("p", `Inget i protokollen sedan ${day(file.from)}.`, "small"));
      list.append(group);
    }
    // What was there and is no longer: taken away, or under another address. Older minutes have only left the file.
    const there = new Set(file?.items.map((item) => item.url));
    const gone = file ? Object.values(seen ?? {}).filter((item) => !there.has(item.url) && item.datum > file.from && watched.some((each) => matches(item, each))) : [];
    if (gone.length) {
      const group = element("section", "", "watched");
      const rows = element("ul", "", "rows");
      for (const { url, nr, rubrik } of gone) {
        const made = element("li", "", "row row-unmarked"), main = element("span", "", "row-main");
        main.append(linked(url, `§ ${nr} ${rubrik}`), element("span", "Står inte längre där den stod. Den kan ha avpublicerats eller fått en annan adress.", "small"));
        made.append(main);
        rows.append(made);
      }
      group.append(element("h3", "Borta sedan du läste"), rows);
      list.append(group);
    }
    read.hidden = !file || !watched.length || (seen !== null && !fresh.size && !gone.length);
    if (file) said.textContent = !watched.length ? "Du bevakar inget än." : seen ? (fresh.size ? `${fresh.size === 1 ? "En ny eller ändrad paragraf" : `${fresh.size} nya eller ändrade paragrafer`} sedan du läste.` : "Inget nytt sedan du läste.") : "Här är det senaste. Det som kommer efter att du har markerat det som läst får ordet Nytt.";
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const word = form.elements.ord.value.trim();
    if (word && !isWatched(plain(word)) && !toggle("ord", plain(word), word)) said.textContent = "Webbläsaren tillåter inte att något sparas här.";
    form.elements.ord.value = "";
    draw();
  });
  read.addEventListener("click", () => {
    const { watched } = kept();
    const seen = file.items.map(({ url, nr, rubrik, läge_i_ord, sidor, möte }) => [url, { url, nr, rubrik, läge_i_ord, sidor, datum: möte.datum }]);
    keep({ watched, seen: Object.fromEntries(seen) });
    draw();
    form.elements.ord.focus();
  });
  draw();
}

// A button that watches the page.
export function offer(foot, kind, name) {
  const key = decodeURI(below(location.href));
  const button = element("button");
  button.type = "button";
  const draw = () => { button.textContent = isWatched(key) ? "Sluta bevaka" : "Bevaka i den här webbläsaren"; };
  button.addEventListener("click", () => { toggle(kind, key, name); draw(); });
  draw();
  const list = linked("folj/#bevakning", "Min bevakning");
  list.className = "watch-list";
  foot.append(" ", button, " ", list);
}
