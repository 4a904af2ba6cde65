// The counter's receipt fits one page, whatever fonts there are, and goes to the printer by itself.
const PAGE = (273 * 96) / 25.4; // what the margins of css/receipt.css leave of A4, in pixels
const main = document.querySelector("main");
for (let size = 11; size >= 6 && main.offsetHeight > PAGE; size -= 0.5) document.body.style.fontSize = `${size}pt`;

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
window.addEventListener("load", () => window.print());
