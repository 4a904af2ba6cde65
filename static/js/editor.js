// The editor's comforts. Everything works without them: buttons ask the server for other boxes, and save.
"use strict";

const QUIET = 2500;
for (const button of document.querySelectorAll("button.no-script")) button.hidden = true;

const outline = document.querySelector(".outline-box");
if (outline && matchMedia("(max-width: 60em)").matches) outline.open = false;

for (const form of document.querySelectorAll("form.part-form")) {
  const saved = form.querySelector("#saved");
  let waiting, running, saving, changed = false;

  const tell = (words, isWrong) => {
    if (!saved) return;
    saved.textContent = words;
    saved.classList.toggle("unsaved", isWrong);
  };

  const post = async (data) => {
    running?.abort();
    const mine = (running = new AbortController());
    return fetch(form.getAttribute("action") || location.href, { method: "POST", body: data, signal: mine.signal });
  };

  const gathered = (name, value) => {
    const data = new FormData(form);
    data.set(name, value);
    return data;
  };

  // Other boxes, for what was chosen: as the server makes them, with everything typed still in them.
  const ask = async (name, value, place) => {
    clearTimeout(waiting);
    await saving;
    const sent = gathered(name, value);
    try {
      const answer = await post(sent);
      if (answer.redirected || ![200, 422].includes(answer.status)) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const boxes = page.getElementById("boxes");
      if (boxes) swap(boxes, name === "refresh" ? sent : null, place);
      save();
    } catch {
      // Away for a moment: the buttons still work.
    }
  };

  const typedSince = (control, sent) =>
    ["checkbox", "radio"].includes(control.type)
      ? control.checked !== sent.getAll(control.name).includes(control.value)
      : control.value !== sent.get(control.name);

  // What was typed while the server answered stays the very same box.
  const swap = (boxes, sent, place) => {
    const focused = document.activeElement, old = document.getElementById("boxes");
    for (const control of sent ? old.querySelectorAll("input[id], textarea[id], select[id]") : []) {
      const same = control.name && typedSince(control, sent) && boxes.querySelector(`#${CSS.escape(control.id)}`);
      if (same && same.tagName === control.tagName) same.replaceWith(control);
    }
    old.replaceWith(boxes);
    const goal = place && document.getElementById(place);
    (goal?.querySelector("select, input:not([type=hidden]), button") ?? document.getElementById(focused?.id))?.focus();
  };

  const save = () => {
    changed = true;
    clearTimeout(waiting);
    if ("autosave" in form.dataset) waiting = setTimeout(() => { saving = keep().finally(() => { saving = undefined; }); }, QUIET);
  };

  // Never broken off: the page must learn the mark of what it saved.
  const keep = async () => {
    tell(form.dataset.autosave, false);
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: gathered("autosave", "1") });
      const told = await answer.json();
      tell(told.saved ?? told.problem, !told.saved);
      if (told.seen) form.elements.seen.value = told.seen;
      if (told.saved) for (const drawn of document.querySelectorAll("[data-drawn]")) drawn.contentWindow.location.reload();
      changed = !told.saved;
    } catch {
      tell("", false);
    }
  };

  form.addEventListener("input", save);
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-decides]")) ask("refresh", "1");
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    if (!button) return;
    event.preventDefault();
    ask("do", button.value, button.getAttribute("formaction")?.slice(1));
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    running?.abort();
    changed = false;
    if (!saving) return;
    event.preventDefault();
    event.stopPropagation();
    saving.finally(() => form.requestSubmit(event.submitter));
  });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// Dragging a row posts the same move as its buttons.
for (const list of document.querySelectorAll("ol[data-sortable]")) {
  const rows = [...list.children];
  let dragged;
  for (const row of rows) row.draggable = true;
  const mine = (event) => rows.find((row) => row.contains(event.target));
  list.addEventListener("dragstart", (event) => {
    event.stopPropagation();
    dragged = mine(event);
    dragged.classList.add("dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    for (const row of rows) row.classList.toggle("over", row === mine(event) && row !== dragged);
  });
  list.addEventListener("drop", (event) => {
    const over = mine(event);
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const button = document.createElement("button");
    button.name = "do";
    button.value = `to ${dragged.dataset.number} ${over.dataset.number}`;
    button.hidden = true;
    const form = document.getElementById(list.dataset.sortable);
    form.append(button);
    form.requestSubmit(button);
  });
  list.addEventListener("dragend", () => {
    dragged = undefined;
    for (const row of rows) row.classList.remove("dragged", "over");
  });
}

document.querySelector(".diagram .here")?.scrollIntoView({ block: "nearest", inline: "center" });
