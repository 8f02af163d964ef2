// What is pinned up in a place: how much, and the list.

import { h, icon } from "./dom.js";
import { drawMessages } from "./messages.js";
import { openSheet } from "./sheet.js";
import { t } from "./text.js";

/** The way to what is pinned up here, where anything is. */
export function pinsButton(phone, screen) {
  const n = screen.pins.length;
  if (!n) return null;
  return h("button", { type: "button", class: "chip eyes", "data-part": "pins", "aria-label": t("pinsCount", { n }), onclick: () => openPins(phone) }, icon("pin"), String(n));
}

function openPins(phone) {
  const list = h("ol", { class: "messages pins" });
  const sheet = openSheet(phone, { title: t("pinsTitle"), body: list, kind: "tall" });
  const context = { ...phone.face.context(), menu: null, mayReact: 0 };
  const pressed = (act) => (...given) => (sheet.close(), act(...given));
  const away = { press: pressed(context.press), jump: pressed(context.jump), names: { ...context.names, go: pressed(context.names.go) } };
  drawMessages(list, phone.screen.pins, { ...context, ...away });
}
