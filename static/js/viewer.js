// Reading papers: one after the other, pictures turned and enlarged. A PDF is turned and enlarged by the browser's own frame.
"use strict";

const viewers = [...document.querySelectorAll(".viewer")];
const turning = document.querySelector("[data-turning]");
const opened = () => viewers.findIndex((viewer) => viewer.open);

function count() {
  turning.querySelector("[data-at]").textContent = `${opened() + 1}/${viewers.length}`;
}

if (turning && viewers.length > 1) {
  turning.hidden = false;
  turning.addEventListener("click", ({ target }) => {
    const stride = Number(target.closest("[data-turn]")?.dataset.turn);
    if (stride) show(viewers[(opened() + stride + viewers.length) % viewers.length]);
  });
  for (const viewer of viewers) viewer.addEventListener("toggle", count);
  count();
}

function show(viewer) {
  for (const other of viewers) other.open = other === viewer;
  viewer.scrollIntoView({ block: "nearest" });
}

// From the checklist to the paper.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-read]");
  const viewer = link && document.querySelector(`${link.getAttribute("href")} .viewer`);
  if (viewer) show(viewer);
});

// A turned picture keeps its place by lying in the middle of a box of its turned size.
function draw(stage) {
  const picture = stage.querySelector("img"), { angle = 0, zoom = 1 } = stage.dataset;
  const lies = Number(angle) % 180 !== 0;
  const ratio = picture.naturalHeight / picture.naturalWidth || 1;
  const fit = (lies ? stage.clientWidth / ratio : stage.clientWidth) * Number(zoom);
  const box = stage.firstElementChild;
  box.style.width = `${lies ? fit * ratio : fit}px`;
  box.style.height = `${lies ? fit : fit * ratio}px`;
  picture.style.width = `${fit}px`;
  picture.style.transform = `translate(-50%, -50%) rotate(${angle}deg)`;
}

for (const stage of document.querySelectorAll(".stage")) {
  const box = document.createElement("div"), picture = stage.querySelector("img");
  box.className = "turned";
  const look = () => { if (stage.closest(".viewer").open) picture.loading = "eager"; draw(stage); };
  stage.replaceChildren(box);
  box.append(picture);
  picture.addEventListener("load", look);
  stage.closest(".viewer").addEventListener("toggle", look);
  look();
  const tools = stage.previousElementSibling;
  tools.hidden = false;
  tools.addEventListener("click", ({ target }) => {
    const { rotate, zoom } = target.closest("button")?.dataset ?? {};
    if (rotate) stage.dataset.angle = (Number(stage.dataset.angle ?? 0) + Number(rotate)) % 360;
    if (zoom) stage.dataset.zoom = Number(zoom) ? Math.min(6, Math.max(0.25, Number(stage.dataset.zoom ?? 1) * zoom)) : 1;
    draw(stage);
  });
}

window.addEventListener("resize", () => document.querySelectorAll(".stage").forEach(draw));

// The keys r, + and − are for the picture that is open.
const KEYS = { r: "[data-rotate]", "+": "[data-zoom='1.25']", "-": "[data-zoom='0.8']" };
for (const [key, tool] of Object.entries(KEYS)) {
  for (const button of document.querySelectorAll(tool)) button.dataset.pictureKey = key;
}
document.addEventListener("toggle", keys, true);
function keys() {
  for (const button of document.querySelectorAll("[data-picture-key]")) {
    if (button.closest(".viewer").open) button.dataset.key = button.dataset.pictureKey;
    else delete button.dataset.key;
  }
}
keys();
