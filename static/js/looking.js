// While the page is open and seen it says so, and shows who else looks at the dossier and whether it changed.
// Ticks of the checklist are kept as they are made.
"use strict";

const lookers = document.querySelector("[data-look]");
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

async function say(url, data) {
  try {
    return await fetch(url, { method: "POST", body: data, redirect: "manual", headers: { "X-CSRFToken": token } });
  } catch {
    return null; // Away for a moment: said again next time.
  }
}

if (lookers && token) {
  setInterval(async () => {
    if (document.hidden) return;
    const data = new FormData();
    data.set("revision", lookers.dataset.revision);
    const answer = await say(lookers.dataset.look, data);
    if (!answer?.ok) return;
    const html = (await answer.text()).trim();
    if (html !== lookers.innerHTML.trim()) lookers.innerHTML = html;
  }, 20000);
}

const checks = document.querySelector("form[data-keep-checks]");
if (checks) {
  checks.querySelector("button").hidden = true;
  checks.addEventListener("change", () => {
    const done = checks.querySelectorAll(":checked").length, left = checks.querySelectorAll("[name=checked]").length - done;
    checks.querySelector("[data-done]").textContent = done;
    document.querySelectorAll("[data-unchecked]").forEach((words) => {
      words.hidden = left === 0;
      words.querySelector("[data-left]").textContent = left;
    });
    say(checks.action, new FormData(checks));
  });
}
