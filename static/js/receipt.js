// The counter's receipt goes to the printer by itself, and again by its button.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
window.addEventListener("load", () => window.print());
