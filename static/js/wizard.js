// The wizard's comforts: pages save themselves and ask what an answer brings up; a file goes up as soon as it is chosen.
"use strict";

// Milliseconds without a change until a page saves itself; and until it asks, so that arrow keys down a list ask once.
const QUIET = 4000, SOON = 200;
for (const button of document.querySelectorAll("button.no-script")) button.hidden = true;

const asking = document.querySelector("form[data-controlling]");

if (asking) {
  const controlling = asking.dataset.controlling.split(" ").filter(Boolean);
  let waiting, running;

  // A question stays the very same node when the page is asked again: what is typed meanwhile is never lost.
  const renew = (old, fresh, keep) => {
    for (const field of keep ? fresh.querySelectorAll(".field[id]") : []) {
      const same = old.querySelector(`#${CSS.escape(field.id)}`);
      if (same) field.replaceWith(same);
    }
    for (const { id } of old.querySelectorAll("details[id][open]")) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
    old.replaceChildren(...fresh.childNodes);
  };

  const swap = (html, keep) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.getElementById("sheet")) return;
    const focused = document.activeElement;
    for (const part of ["sheet", "saved"]) renew(document.getElementById(part), page.getElementById(part), keep);
    if (keep && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  };

  const refresh = async (keep, name, value) => {
    clearTimeout(waiting);
    running?.abort();
    const mine = (running = new AbortController());
    const data = new FormData(asking);
    data.set(name, value);
    // Files go up once, when they are chosen, and not with every save.
    for (const input of asking.querySelectorAll("input[type=file]")) data.delete(input.name);
    try {
      const answer = await fetch(location.pathname + location.search, { method: "POST", body: data, signal: mine.signal });
      if (answer.ok && !answer.redirected) swap(await answer.text(), keep);
      return answer.ok && !answer.redirected;
    } catch {
      return false; // Away for a moment: the button still saves, as it does without this script.
    }
  };

  const controls = (name) => controlling.some((id) => name === id || name.startsWith(`${id}_`) || name.startsWith(`${id}-`));

  asking.addEventListener("change", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, controls(event.target.name) ? SOON : QUIET, true, "refresh", "1");
  });

  asking.addEventListener("click", async (event) => {
    const button = event.target.closest("button[name=add_row], button[name=remove_row]");
    if (!button) return;
    event.preventDefault();
    const place = button.getAttribute("formaction").slice(1);
    // After one is removed the rows below move up: their names then stand for others.
    if (!(await refresh(button.name === "add_row", button.name, button.value))) return;
    const row = document.getElementById(place);
    (button.name === "add_row" ? row?.querySelector("input:not([type=hidden])") : row?.querySelector("button"))?.focus();
  });

  // What is on its way belongs to the page that is being left.
  asking.addEventListener("submit", () => { clearTimeout(waiting); running?.abort(); });
}

for (const form of document.querySelectorAll("form[data-uploading]")) {
  form.addEventListener("change", ({ target: input }) => {
    if (!input.files?.length) return;
    input.insertAdjacentHTML("afterend", `<p class="hint"></p>`);
    input.nextElementSibling.textContent = form.dataset.uploading;
    form.requestSubmit(input.closest(".upload").querySelector("button"));
  });
}
