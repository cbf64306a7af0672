// Shows what a word of the site means beside the word. The explanation stands where the word's link leads: at the foot of
// the page, or in the glossary of the site, which is fetched once.

const MARGIN = 8; // pixels
const box = document.createElement("div");
box.className = "explained";
box.tabIndex = -1;
box.popover = "auto"; // Escape or a press beside it closes it
box.setAttribute("role", "dialog");
const name = document.createElement("p"), text = document.createElement("p"), ours = document.createElement("p");
const shut = document.createElement("button");
name.className = "explained-word";
ours.className = "small";
ours.textContent = "Webbplatsens förklaring, inte protokollets ord. ";
shut.type = "button";
shut.textContent = "Stäng";
shut.addEventListener("click", () => box.hidePopover());
ours.append(shut);
box.append(name, text, ours);
document.body.append(box);

let word;
box.addEventListener("toggle", ({ newState }) => {
  word?.setAttribute("aria-expanded", String(newState === "open"));
});
box.addEventListener("beforetoggle", ({ newState }) => {
  if (newState === "closed" && box.contains(document.activeElement)) word.focus({ preventScroll: true });
});

let glossary;
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// A word and its explanation: on a page like this one in a list, in the glossary under a heading.
async function found(asked) {
  const key = asked.hash.slice(1), place = document.getElementById(key);
  if (asked.pathname === location.pathname) return [place.querySelector("dt").textContent, place.querySelector("dd").textContent];
  glossary ??= fetched(asked.pathname);
  const heading = (await glossary).getElementById(key);
  const texts = [];
  for (let next = heading.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) texts.push(next.textContent.trim().replace(/\s+/g, " "));
  return [heading.textContent.trim(), texts.join(" ")];
}

export async function explain(asked) {
  [name.textContent, text.textContent] = await found(asked);
  word = asked;
  box.setAttribute("aria-label", name.textContent);
  box.showPopover();
  const at = asked.getBoundingClientRect();
  const left = Math.max(MARGIN, Math.min(at.left - MARGIN, document.documentElement.clientWidth - box.offsetWidth - MARGIN));
  const below = at.bottom + MARGIN, above = at.top - MARGIN - box.offsetHeight;
  const top = below + box.offsetHeight <= innerHeight ? below : above >= 0 ? above : Math.max(MARGIN, innerHeight - box.offsetHeight - MARGIN);
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${top + scrollY}px`;
  box.focus({ preventScroll: true });
}
