// In the queue the arrow keys (or j and k) move between rows, once a row has the focus.
"use strict";

const STRIDE = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

document.addEventListener("keydown", (event) => {
  const row = event.target.closest(".queue tbody tr");
  const stride = STRIDE[event.key];
  if (!row || !stride || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = stride > 0 ? row.nextElementSibling : row.previousElementSibling;
  next?.querySelector("a")?.focus();
  event.preventDefault();
});
