// Small conveniences; every page reads fully without them.
(() => {
  "use strict";
  const root = document.documentElement;

  // Colour scheme: as the device, light, dark. Kept in this browser only. Without this script the button could do nothing.
  const header = document.querySelector(".op-header-row");
  if (header) {
    const names = { "": "som enheten", light: "ljust", dark: "mörkt" };
    const order = ["", "light", "dark"];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "op-tool op-scheme";
    button.innerHTML = '<span class="vh">Färgschema: <span></span></span>';
    const label = button.querySelector("span span");
    const show = () => { label.textContent = names[root.dataset.scheme || ""]; };
    show();
    button.addEventListener("click", () => {
      const next = order[(order.indexOf(root.dataset.scheme || "") + 1) % order.length];
      if (next) root.dataset.scheme = next; else delete root.dataset.scheme;
      try { if (next) localStorage.setItem("farg", next); else localStorage.removeItem("farg"); } catch { /* private mode */ }
      show();
    });
    header.append(button);
  }

  // Menu: over the page, closed by Escape or by a press beside it, and the focus goes back.
  const menu = document.getElementById("meny"), opener = document.querySelector(".op-menu");
  if (menu && opener && HTMLElement.prototype.showPopover) {
    menu.popover = "auto";
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", (event) => { event.preventDefault(); menu.togglePopover(); });
    opener.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      opener.click();
    });
    menu.addEventListener("toggle", ({ newState }) => {
      opener.setAttribute("aria-expanded", String(newState === "open"));
      if (newState === "open") menu.querySelector("a").focus(); // it stands further down in the page
    });
    menu.querySelector(".op-close").addEventListener("click", (event) => {
      event.preventDefault();
      menu.hidePopover();
      opener.focus();
    });
  }

  // A search field offers members and cases while one types; what that takes is fetched once somebody is about to.
  for (const field of document.querySelectorAll(".search input")) {
    const begin = () => {
      const before = field.value;
      import("./forslag.js").then(({ offer }) => offer(field, before)).catch(() => null);
    };
    if (document.activeElement === field) begin(); else field.addEventListener("focus", begin, { once: true });
  }

  // A word of the site is explained where it stands, if the browser knows popovers; else its link leads there.
  const explained = (word) => {
    if (!HTMLElement.prototype.showPopover) return word;
    word.setAttribute("role", "button");
    word.setAttribute("aria-haspopup", "dialog");
    word.addEventListener("click", (event) => {
      event.preventDefault();
      import("./ord.js").then(({ explain }) => explain(word)).catch(() => { location.href = word.href; });
    });
    word.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      word.click();
    });
    return word;
  };
  // In the page such a link stands where its word first does. Here it stands at each, once a § is opened.
  const asked = new Map();
  for (const word of document.querySelectorAll(".termed > .term, .decision-state > .term, .para-end > .term-words")) {
    const of = word.matches(".term-words") ? word.hash : word.matches(".termed > *") ? word.previousElementSibling.textContent : "";
    if (!asked.has(of)) asked.set(of, word.cloneNode(true));
  }
  for (const word of document.querySelectorAll("a.term, a.term-words")) explained(word);
  const again = (of) => (asked.has(of) ? [" ", explained(asked.get(of).cloneNode(true))] : []);
  const ask = (item) => {
    for (const heading of item.querySelectorAll("h4.q")) {
      heading.className = "";
      const termed = document.createElement("section");
      termed.className = "termed";
      heading.replaceWith(termed);
      termed.append(heading, ...again(heading.textContent));
    }
    for (const { parentElement: state } of item.querySelectorAll(".decision-state > .mk-proposed")) {
      if (!state.querySelector(".term")) state.append(...again(""));
    }
  };

  // "Kopiera länk" and "Kopiera hänvisning": shown only where copying works.
  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.querySelector("main")?.append(status);
  const copying = (copy) => {
    if (!navigator.clipboard) return;
    copy.hidden = false;
    const words = copy.innerHTML;
    copy.addEventListener("click", async () => { // a link is followed as well
      let text = copy.hash || copy.previousElementSibling.textContent; // of a citation: what stands before
      if (text.startsWith("#")) text = new URL(text, location.href.split("#")[0]).href;
      try { await navigator.clipboard.writeText(text); } catch { return; }
      // Its width stays: a button that shrinks would move the next one away from under the pointer.
      copy.style.minWidth = `${copy.offsetWidth}px`;
      copy.textContent = "Kopierat";
      status.textContent = "Kopierat";
      copy.addEventListener("blur", () => { copy.innerHTML = words; status.textContent = ""; }, { once: true });
    });
  };
  for (const print of document.querySelectorAll("button[data-print]")) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  // The address of an extract has paper show one § alone; here it is printed at once, and then the page is as before.
  for (const print of document.querySelectorAll('.para-end > a[href^="#utdrag-"]')) {
    print.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(print.hash);
      window.print();
      location.replace(print.hash.replace("utdrag-", ""));
    });
  }

  // What ends an open §: its links say aloud which § they are of, and "Citera" unfolds the citation, whose words stand
  // on the page: what cites the meeting, the heading of the §, what qualifies it, its permanent address.
  const citing = (act) => import("./citera.js").then(act).catch(() => null);
  const complete = (item) => {
    const end = item.querySelector(".para-end"), within = document.querySelector("#citera > span");
    if (!end || !within || end.querySelector("details")) return;
    const title = item.closest(".item").querySelector(".para-title"), number = title.querySelector(".vh").textContent.replace(/\u00a0/g, " ").trim();
    const heading = title.textContent.replace(/\u00a0/g, " ").replace(/\u2060/g, "");
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split(/[?#]/)[0];
    const details = document.createElement("details");
    const embed = document.createElement("details");
    details.innerHTML = '<summary>Citera<span class="vh"></span></summary><p><span></span> <button type="button" hidden>Kopiera</button></p>';
    embed.className = "embed";
    embed.innerHTML = '<summary>Bädda in<span class="vh"></span></summary>';
    const [summary, { children: [words, copy] }] = details.children;
    for (const each of [details, embed]) each.querySelector("summary > span").textContent = ` ${number}`;
    const print = end.querySelector('a[href^="#utdrag-"]'), permanent = document.createElement("a"), report = document.createElement("a"), card = document.createElement("a");
    for (const [link, to, said, of] of [[permanent, `#${item.id}`, `Länk till ${number}`, ""], [print, print.hash, "Skriv ut", ` ${number}`], [report, "#anmal", "Anmäl fel", ` i ${number}`], [card, `kort/#${item.id}`, "Visa kortet", ` ${number}`]]) {
      link.href = to;
      link.textContent = said;
      const aloud = document.createElement("span");
      aloud.className = "vh";
      aloud.textContent = of;
      if (of) link.append(aloud);
    }
    print.before(permanent, " ");
    copying(permanent);
    const word = end.querySelector(".term-words");
    end.append(...(word ? [] : again(`#ord-${end.dataset.term}`)), " ", report, " ", embed, " ", details);
    // A card shows a § in another site, or a vote alone; a frame cannot know how high it is, and scrolls.
    const meeting = document.querySelector("h1").textContent.trim().replace(/\s+/g, " ");
    for (const [id, name, height] of [[item.id, "", 340], ...[...item.querySelectorAll(".vote[id]")].map((vote) => [vote.id, "Omröstning, ", 420])]) {
      const code = document.createElement("p"), take = copy.cloneNode(true);
      code.append(document.createElement("code"), " ", take);
      code.firstChild.textContent = `<iframe src="${address}kort/#${id}" title="${name}${number}, ${meeting}" width=100% height=${height} loading=lazy style=border:0></iframe>`;
      embed.append(code);
      copying(take);
    }
    embed.append(card);
    const cases = [...item.querySelectorAll(":scope > .item-case:first-child > .whole > a")].map((link) => link.textContent);
    const after = end.dataset.cite ?? `, dnr ${cases.join(", ")}`;
    words.textContent = `${within.textContent}${heading.trim()}${after}. ${address}#${item.id}`;
    copying(copy);
    summary.addEventListener("click", () => {
      citing(({ choose }) => choose(details));
      const told = { number, title: heading.replace(/\s+/g, " ").trim().slice(number.length + 1), after, address, anchor: item.id };
      import("./referens.js").then(({ offer }) => offer(details, within.parentElement.dataset, told)).catch(() => null);
    }, { once: true });
  };
  const open = (details) => {
    const item = details.querySelector(".item-main");
    if (!item) return;
    ask(item);
    complete(item);
  };
  document.addEventListener("toggle", ({ target }) => { if (target.open && target.matches(".para > details")) open(target); }, true);
  for (const details of document.querySelectorAll(".para > details[open]")) open(details);

  // A party's letters tell its name where they first stand in the page, and here at each.
  const names = new Map();
  for (const letters of document.querySelectorAll("abbr[class^=pm-]:not(.pm-none)")) {
    const css = letters.classList[0];
    if (letters.title) names.set(css, letters.title); else if (names.has(css)) letters.title = names.get(css);
  }

  // All §§ at once; the choice is kept in this browser only. An address with a § opens it, whatever is filtered.
  const rows = [...document.querySelectorAll(".para > details")];
  const all = document.querySelector("button[data-open-all]");
  if (all && rows.length > 1) {
    const set = (open) => {
      for (const details of rows) details.open = open;
      all.textContent = open ? "Stäng alla" : "Öppna alla";
    };
    let kept = false;
    try { kept = localStorage.getItem("oppna") === "alla"; } catch { /* private mode */ }
    all.hidden = false;
    if (kept) set(true);
    all.addEventListener("click", () => {
      const open = all.textContent === "Öppna alla";
      set(open);
      try { if (open) localStorage.setItem("oppna", "alla"); else localStorage.removeItem("oppna"); } catch { /* private mode */ }
    });
  }
  const unfiltered = document.getElementById("v-all");
  const arrive = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest(".paras")) return;
    if (unfiltered) unfiltered.checked = true;
    const inside = target.matches(".item-nr") ? target.parentElement.querySelector("details") : target.closest("details");
    for (let each = inside; each; each = each.parentElement.closest("details")) each.open = true;
    (target.matches(".item-main") ? target.closest(".item") : target).scrollIntoView();
  };
  addEventListener("hashchange", arrive);
  arrive();

  // A sentence of a § is cited from the folded "Citera", or where it is selected; its address marks it.
  if (document.querySelector(".item-main")) {
    if (new URLSearchParams(location.search).has("citat")) citing(({ arrive: mark }) => mark());
    let waiting = 0, offered = false;
    document.addEventListener("selectionchange", () => {
      const { isCollapsed, anchorNode } = getSelection();
      if (!offered && (isCollapsed || !anchorNode?.parentElement?.closest(".item-main .record"))) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => citing(({ offer }) => { offered = true; offer(); }), 200);
    });
  }

  // What somebody follows is kept in this browser only: a button at the foot of what can be watched, and the list.
  const watched = document.querySelector("[data-bodies]"), foot = document.querySelector("[data-watch]");
  if (watched) import("./bevakning.js").then(({ show }) => show(watched)).catch(() => null);
  if (foot) import("./bevakning.js").then(({ offer }) => offer(foot, foot.dataset.watch, document.querySelector("h1").textContent.trim().replace(/\s+/g, " "))).catch(() => null);

  // Who writes about an error says where: the address of the page, with the § whose link led to the foot.
  const report = document.querySelector("#anmal > a[href^='mailto:']");
  if (report) {
    const mail = report.href.split("?")[0];
    const write = (place) => { report.href = `${mail}?subject=${encodeURIComponent(`Fel: ${document.title}`)}&body=${encodeURIComponent(`${location.href.split("#")[0]}${place}\n\n`)}`; };
    write(location.hash);
    document.addEventListener("click", ({ target }) => {
      const link = target.closest(".para-end > a");
      if (link?.hash === "#anmal") write(`#${link.closest(".item-main").id}`);
    });
  }

  // On paper nothing is folded away.
  const folded = document.querySelectorAll(".op details");
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...folded].filter((details) => !details.open);
    for (const details of opened) details.open = true;
    // In an extract stand those who were there in its §. Without this all do, each with their §§.
    const items = [...document.querySelectorAll(".item")];
    const at = items.findIndex((item) => item.querySelector(".item-nr:target"));
    if (at >= 0) complete(items[at].querySelector(".item-main"));
    for (const row of document.querySelectorAll("[data-kinds]")) row.classList.toggle("absent", row.dataset.kinds[at] === "a");
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });

  // The last day to appeal, and a meeting to come: the built page holds the plain date, the reader's own clock says whether it has passed.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  for (const span of document.querySelectorAll("[data-last-day]")) {
    const start = span.dataset.firstDay;
    const { passed, lastDay } = span.dataset;
    if (start && today < start) continue;
    if (passed) span.textContent = today > lastDay ? ` ${passed}` : "";
    else span.textContent = today > lastDay ? " Tiden har gått ut." : " Tiden pågår.";
  }
})();
