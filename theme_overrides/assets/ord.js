// Shows what a word of the site means beside the word. The explanation stands on the page, where the word's link leads.

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

export function explain(asked) {
  const place = document.getElementById(asked.hash.slice(1));
  word = asked;
  name.textContent = place.querySelector("dt").textContent;
  text.textContent = place.querySelector("dd").textContent;
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
