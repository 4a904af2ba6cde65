// What is typed in an act's form is kept in this browser until the form is carried out, or two weeks. A closed window,
// a stale page or a lost connection loses nothing; the page says what it brought back.
"use strict";

const KEPT = "giu:", FORTNIGHT = 14 * 24 * 60 * 60 * 1000;
const typed = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`));
const place = (form) => `${KEPT}${form.dataset.keep}:${new URL(form.action).pathname} ${form.elements.outcome?.value ?? ""}`.trim();

for (const name of Object.keys(localStorage)) {
  if (!name.startsWith(KEPT)) continue;
  const carriedOut = [...document.querySelectorAll("[data-done]")].some(({ dataset }) => name.replace(/^giu:\d+:/, "") === dataset.done);
  if (carriedOut || Date.now() - JSON.parse(localStorage[name]).at > FORTNIGHT) localStorage.removeItem(name);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const name = place(form), empty = JSON.stringify(typed(form));
  const kept = !("sent" in form.dataset) && localStorage[name] && JSON.parse(localStorage[name]);
  if (kept && restore(form, kept.typed)) tell(form, name, kept.at);
  form.addEventListener("input", () => {
    const now = typed(form);
    if (JSON.stringify(now) === empty) localStorage.removeItem(name);
    else localStorage[name] = JSON.stringify({ at: Date.now(), typed: now });
  });
}

function restore(form, kept) {
  let changed = false;
  for (const field of form.elements) {
    if (!field.name || ["hidden", "submit", "button", "file"].includes(field.type)) continue;
    const found = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) {
      changed ||= field.checked !== found.includes(field.value);
      field.checked = found.includes(field.value);
    } else if (found.length && field.value !== found[0]) {
      field.value = found[0];
      changed = true;
    }
  }
  return changed;
}

function tell(form, name, at) {
  const note = document.getElementById("restored").content.cloneNode(true).firstElementChild;
  note.querySelector("time").textContent = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  note.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(name);
    form.reset();
    note.remove();
    form.querySelector("input:not([type=hidden]), textarea, select, button").focus();
  });
  form.prepend(note);
  const details = form.closest("details");
  if (details) details.open = true;
}

// A sentence chosen goes where it is to be mended: after what is written there already.
for (const select of document.querySelectorAll("select[data-fills]")) {
  select.closest(".ready").hidden = false;
  select.addEventListener("change", () => {
    const box = document.getElementById(select.dataset.fills);
    box.value = [box.value.trim(), select.value].filter(Boolean).join("\n");
    select.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    const gap = box.value.lastIndexOf("…");
    if (gap >= 0) box.setSelectionRange(gap, gap + 1);
  });
}
