// Keys of the desk. What a key does stands in the page: [data-key] is pressed, or the first thing to fill in inside it
// gets the focus. `?` opens the list of them, where they can be turned off. They never act while somebody types.
"use strict";

const list = document.getElementById("keys");
const opener = document.querySelector("[data-open-keys]");
if (opener) opener.hidden = false;
opener?.addEventListener("click", () => list.showModal());

// The keys that act on this page stand beside what they do.
document.documentElement.classList.toggle("keyed", "on" in list.dataset);

// The acts beside the usual one have their numbers, in the order of the page.
document.querySelectorAll("summary[data-open]").forEach((summary, at) => { if (at < 9) summary.dataset.key = at + 1; });

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!("on" in list.dataset) || types(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") return list.showModal();
  const target = event.key.length === 1 && document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  act(target);
});

function types(target) {
  return target.isContentEditable || target.closest("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}

function send(event) {
  const form = event.target.closest("form[data-keep]");
  if (form) form.requestSubmit(form.querySelector("button:not([name])"));
}

// A key alone never ends a step whose papers are not all checked: it only leads to the button.
function unchecked() {
  return document.querySelector("[data-unchecked]:not([hidden])");
}

function act(target) {
  const details = target.closest("summary")?.parentElement;
  if (details) details.open = true;
  else if (target.matches("button[data-key=t]") && unchecked()) return target.focus();
  else if (target.matches("a, button")) return target.click();
  const inside = "input:not([type=hidden]), textarea, select, button";
  (details ?? target).querySelector(inside)?.focus();
}
