// Where the page begins: trade the token, then lay one phone on the table, or two where there is room.

import { enter } from "./api.js";
import { h } from "./dom.js";
import { Phone } from "./phone.js";
import { both, spoken } from "./text.js";

const WIDE = matchMedia("(min-width: 860px)");

async function begin() {
  document.documentElement.lang = spoken();
  const table = document.getElementById("table");
  let world;
  try {
    world = await enter();
  } catch (trouble) {
    table.replaceChildren(h("p", { class: "notice", role: "alert" }, both(trouble.message === "ticket" ? "ticket" : "lost")));
    return;
  }
  const phones = [];
  const redraw = () => phones.forEach((one) => one.redraw());
  const lay = () => {
    while (phones.length < (WIDE.matches ? 2 : 1)) {
      const phone = new Phone(phones.length ? "second" : "first", world, redraw);
      phones.push(phone);
      table.append(phone.root);
      phone.begin();
    }
    if (!WIDE.matches && phones.length > 1) phones.pop().putAway();
    table.classList.toggle("pair", phones.length > 1);
  };
  world.leave = () => phones.splice(0).forEach((one) => one.putAway());
  table.replaceChildren();
  lay();
  WIDE.addEventListener("change", lay);
}

begin();
