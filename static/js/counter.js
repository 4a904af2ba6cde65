// The counter's comforts: the first thing to do has the focus, tickets print, screens renew, signatures are drawn.
"use strict";

{
  const started = document.querySelector("form[data-start]");
  const first = document.querySelector("[data-focus]") || started?.elements[started.dataset.start];
  if (first && !document.querySelector(".error-summary")) first.focus();
  for (const hint of document.querySelectorAll(".no-script-hint")) hint.hidden = true;
}

// Serving begins at the first question; a page come back to, after an upload or with errors, is looked at where it was.
const serving = document.getElementById("serve");
const questions = () => [...serving.querySelectorAll("input:not([type=hidden], [type=file]), select, textarea, [name=receive]")];
if (serving && !location.hash && !document.querySelector(".error-summary")) questions().find((box) => box.checkVisibility())?.focus();

// Enter goes on to the next box, as on a keypad, past what opens or adds something; without this script it saves.
serving?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.isComposing || !event.target.matches("input:not([type=file]), select")) return;
  event.preventDefault();
  const boxes = questions();
  const after = boxes.slice(boxes.indexOf(event.target) + 1);
  after.find((box) => box.checkVisibility() && !(box.type === "radio" && box.name === event.target.name))?.focus();
});

// A slip goes to the printer by itself, and the screen back to the next person.
const slip = document.querySelector("[data-print]");
if (slip) {
  window.addEventListener("load", () => window.print());
  setTimeout(() => location.assign(slip.dataset.home), 20000);
}

// What is asked for again: a hall's screen, papers on their way from the printer. Only what changed is put in its place.
const renew = async (part, seconds) => {
  try {
    const answer = await fetch(location.href, { headers: { "Cache-Control": "no-cache" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.querySelector(part);
    const old = document.querySelector(part);
    if (fresh && fresh.outerHTML !== old.outerHTML) {
      // The live region stays the same node, so that a new call is read out.
      const live = old.querySelector("[aria-live]"), said = fresh.querySelector("[aria-live]");
      if (live && said) {
        if (live.innerHTML !== said.innerHTML) live.replaceChildren(...said.childNodes);
        said.replaceWith(live);
      }
      old.replaceWith(fresh);
    }
    if (fresh && fresh.matches("#papers") && !("printing" in fresh.dataset)) return;
  } catch { /* Away for a moment. */ }
  setTimeout(renew, seconds * 1000, part, seconds);
};
const renewed = document.querySelector("[data-renew]");
if (renewed) setTimeout(renew, renewed.dataset.renew * 1000, "[data-renew]", renewed.dataset.renew);
if (document.querySelector("#papers[data-printing]")) setTimeout(renew, 700, "#papers", 1);

const sign = document.querySelector("[data-sign]");
if (sign) {
  sign.hidden = false;
  const canvas = sign.querySelector("canvas"), pen = canvas.getContext("2d"), kept = sign.querySelector("[name=signature]");
  const at = ({ offsetX, offsetY }) => [offsetX * canvas.width / canvas.clientWidth, offsetY * canvas.height / canvas.clientHeight];
  Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#06304f" });
  canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); pen.beginPath(); pen.moveTo(...at(event)); });
  canvas.addEventListener("pointermove", (event) => { if (event.buttons) { pen.lineTo(...at(event)); pen.stroke(); } });
  canvas.addEventListener("pointerup", () => { kept.value = canvas.toDataURL("image/png"); });
  sign.querySelector("[data-clear]").addEventListener("click", () => { pen.clearRect(0, 0, canvas.width, canvas.height); kept.value = ""; });
}
