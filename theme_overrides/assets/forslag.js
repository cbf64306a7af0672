// What a search field offers while somebody types: what a text may name, and words that go on so. The field is a combobox with a list (ARIA Authoring Practices): the focus
// stays in the field, arrows choose, Enter goes there, Escape closes. Without this script it is a search field.

import { FOLDER, offered, ROOT, SECTION, starts } from "./sokting.js";

const OFFERED = 6;
const LEAST = 2; // letters: fewer begin too much
// Milliseconds: who types on has no use for what is offered, and few are done after three letters.
const PAUSE = 250, PAUSE_EARLY = 600, EARLY = 3;

// ---- What is offered ----

async function choices(asked) {
  const found = (await offered(asked)).slice(0, OFFERED);
  return found.length < OFFERED && !SECTION.test(asked) ? [...found, ...await wordsFor(asked)].slice(0, OFFERED) : found;
}

// Words of the archive that go on as the last word that was typed, as questions. Who is at a third word writes a sentence.
const QUESTIONS = 3, LETTERS = 3, WORDS = 2;
async function wordsFor(asked) {
  const [, before, last] = asked.match(/^(.*?)(\p{L}*)$/u);
  if (last.length < LETTERS || before.split(/\s+/).filter(Boolean).length >= WORDS) return [];
  const words = await (await vocabulary()).beginning(last.toLowerCase());
  return words.slice(0, QUESTIONS).map((word) => {
    const question = `${before}${word}`;
    return { kind: "Sök", name: question, note: "", address: `sok/?${new URLSearchParams({ q: question })}` };
  });
}

let almost;
function vocabulary() {
  almost ??= Promise.all([import("./nastan.js"), starts()]).then(([{ Vocabulary }, found]) => new Vocabulary(found.vocabulary, FOLDER));
  return almost;
}

// ---- The list under a field ----

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

// `before` is what stood in the field when somebody came to it: more may have been typed since.
export function offer(field, before) {
  const list = make("ul", "offers");
  Object.assign(list, { id: `${field.id}-forslag`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  const status = make("p", "vh");
  status.setAttribute("role", "status");
  field.form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  let chosen = -1, timer, asked = "";

  const options = () => [...list.children];
  const close = () => {
    clearTimeout(timer);
    asked = "";
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (at) => {
    const all = options();
    chosen = at < -1 ? all.length - 1 : at >= all.length ? -1 : at;
    all.forEach((option, each) => option.setAttribute("aria-selected", String(each === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }
  };
  const show = (things) => {
    const said = things.length ? `${things.length} förslag. Pil ned väljer.` : "";
    list.replaceChildren(...things.map(({ kind, name, note, address }, at) => {
      const option = make("li", "offer");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = new URL(address, ROOT).href;
      option.append(make("span", "offer-name", name), make("span", "offer-note", kind === "Organ" ? note : kind.startsWith("§") ? "Paragraf" : note ? `${kind} ${note}` : kind));
      return option;
    }));
    list.hidden = !things.length;
    field.setAttribute("aria-expanded", String(things.length > 0));
    choose(-1);
    status.textContent = said;
  };
  const ask = async () => {
    const text = field.value.trim();
    asked = text;
    const things = await choices(text).catch(() => []);
    // Who has typed on, sent the question or gone elsewhere is past it.
    if (asked === text && text === field.value.trim() && text && document.activeElement === field) show(things);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    const letters = field.value.trim().length;
    if (letters < LEAST) close();
    else timer = setTimeout(ask, letters > EARLY ? PAUSE : PAUSE_EARLY);
  });
  field.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) return void (field.value.trim() && ask());
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? -2 : -1));
    } else if (event.key === "Enter") {
      const option = options()[chosen];
      if (open && option) {
        event.preventDefault();
        location.href = option.dataset.address;
      }
      close();
    } else if (event.key === "Escape" && open) {
      event.preventDefault(); // else the field would be emptied
      close();
    } else if (event.key === "Tab") close();
  });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest(".offer");
    if (option) location.href = option.dataset.address;
  });
  if (field.value !== before) ask();
  else starts().catch(() => null);
}
