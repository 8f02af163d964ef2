// Embeds: a card with a coloured edge.

import { h, outside, tint } from "./dom.js";
import { inline } from "./inline.js";
import { markdown } from "./markdown.js";
import { picture } from "./files.js";
import { stamped } from "./times.js";

/** Draw one embed as Discord's phone app does. */
export function embed(one, names) {
  const card = h("article", { class: "embed" });
  tint(card, one.color);
  if (one.author?.name) card.append(h("p", { class: "embed-author" }, one.author.name));
  if (one.title) card.append(h("p", { class: "embed-title", role: "heading", "aria-level": 2 }, outside(one.url ?? "", inline(one.title, names))));
  if (one.description) card.append(h("div", { class: "md" }, markdown(one.description, names)));
  if (one.fields?.length) card.append(h("dl", { class: "fields" }, one.fields.map((field) => fieldOf(field, names))));
  if (one.image?.url) card.append(picture(one.image.url, one.image.description));
  if (one.thumbnail?.url) card.append(picture(one.thumbnail.url, one.thumbnail.description));
  const foot = [one.footer?.text, one.timestamp && stamped(new Date(one.timestamp), names.zone, "f")].filter(Boolean);
  if (foot.length) card.append(h("p", { class: "embed-foot" }, foot.join(" · ")));
  return card;
}

function fieldOf(field, names) {
  return h("div", { class: field.inline ? "field beside" : "field" }, h("dt", {}, inline(field.name, names)), h("dd", { class: "md" }, markdown(field.value, names)));
}
