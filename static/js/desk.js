// In the queue ↓ goes from the search box (or from nowhere) into the list; there the arrow keys (or j and k) move
// between rows, and Esc goes back to the search box. j and k are asleep while single keys are turned off (#keys).
"use strict";

const STRIDE = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
const lettersSleep = document.getElementById("keys")?.dataset.on === undefined;
const search = document.getElementById("find");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.target.closest(".queue tbody tr");
  const next = row ? beside(row, event.key) : into(event);
  if (!next) return;
  next.focus();
  event.preventDefault();
});

function beside(row, key) {
  if (key === "Escape") return search;
  const stride = key.length === 1 && lettersSleep ? 0 : STRIDE[key];
  return stride && (stride > 0 ? row.nextElementSibling : row.previousElementSibling)?.querySelector("a");
}

function into({ key, target }) {
  const waits = target === document.body || target === search;
  return key === "ArrowDown" && waits && document.querySelector(".queue tbody a");
}

// One box for all of the page; the server knows nothing of it.
const tickAll = document.querySelector("[data-tick-all]");
if (tickAll) {
  tickAll.hidden = false;
  tickAll.addEventListener("change", () => document.querySelectorAll(".pick [name=run]").forEach((box) => { box.checked = tickAll.checked; }));
}

// A list's address names only what narrows it.
document.querySelector(".filters")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
