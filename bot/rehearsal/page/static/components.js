// What a message is built of below its words: buttons, selects, and the layouts of Components V2.

import { h, icon, outside, tint, webAddress } from "./dom.js";
import { entityOptions } from "./names.js";
import { fileChip, picture } from "./files.js";
import { markdown } from "./markdown.js";
import { chooseFrom, chooseSome } from "./sheet.js";
import { t } from "./text.js";

const STYLES = { __proto__: null, 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const COMPONENTS_V2 = 1 << 15;

/** Draw all of a message's components; `press(component, values)` does what a thumb does. */
export function components(message, context) {
  const v2 = ((message.flags ?? 0) & COMPONENTS_V2) !== 0;
  const parts = (message.components ?? []).map((part) => component(part, { ...context, message }));
  return parts.length ? h("div", { class: v2 ? "layout" : "rows" }, parts) : null;
}

const MAKERS = {
  __proto__: null,
  1: (part, context) => h("div", { class: "row" }, inside(part, context)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: (part, context) => h("div", { class: "md" }, markdown(part.content ?? "", context.names)),
  12: (part) => h("div", { class: "gallery" }, (part.items ?? []).map((item) => picture(item.media?.url, item.description, item.spoiler))),
  13: (part) => fileChip(part.file?.url, part.name ?? part.file?.url?.split("/").pop()),
  14: (part) => h("hr", { class: `separator ${part.spacing === 2 ? "wide" : ""} ${part.divider === false ? "bare" : ""}` }),
  17: container,
};

function component(part, context) {
  const make = MAKERS[part.type];
  return make ? make(part, context) : null;
}

function inside(part, context) {
  return (part.components ?? []).map((one) => component(one, context));
}

function section(part, context) {
  const accessory = part.accessory ?? {};
  const beside = accessory.type === 11 ? picture(accessory.media?.url, accessory.description, accessory.spoiler) : component(accessory, context);
  return h("div", { class: "section" }, h("div", { class: "section-words" }, inside(part, context)), h("div", { class: "section-beside" }, beside));
}

function container(part, context) {
  const box = h("div", { class: part.accent_color === undefined || part.accent_color === null ? "container" : "container accented" }, inside(part, context));
  tint(box, part.accent_color);
  return box;
}

function emoji(part) {
  return part.emoji ? h("span", { class: "emoji", "aria-hidden": part.label ? "true" : null }, part.emoji.id ? `:${part.emoji.name}:` : part.emoji.name) : null;
}

function button(part, context) {
  const look = `button ${STYLES[part.style] ?? "secondary"}`;
  if (part.style === 5) return linkButton(part, look);
  const busy = context.busy(context.message.id, part.custom_id);
  return h(
    "button",
    { type: "button", class: look, disabled: Boolean(part.disabled), "aria-busy": busy ? "true" : null, "data-press": part.custom_id, onclick: () => context.press(context.message, part, []) },
    emoji(part),
    part.label && h("span", {}, part.label),
  );
}

function linkButton(part, look) {
  const words = [emoji(part), part.label, " ↗"];
  if (part.disabled || !webAddress(part.url)) return h("a", { class: look, role: "link", "aria-disabled": "true" }, words);
  return outside(part.url, words, { class: look });
}

function select(part, context) {
  const options = selectOptions(part, context.names);
  const min = part.min_values ?? 1;
  const max = part.max_values ?? 1;
  const words = options.filter((one) => one.chosen).map((one) => one.label).join(", ") || part.placeholder || t("chooseOne");
  const chosen = (values) => context.press(context.message, part, values);
  const open = () => {
    const title = part.placeholder || t("chooseOne");
    if (max === 1 && min === 1) chooseFrom(context.phone, title, options, (value) => chosen([value]));
    else chooseSome(context.phone, title, options, { min, max }, chosen);
  };
  const busy = context.busy(context.message.id, part.custom_id);
  return h(
    "button",
    { type: "button", class: "select", disabled: Boolean(part.disabled), "aria-haspopup": "dialog", "aria-busy": busy ? "true" : null, "data-press": part.custom_id, onclick: open },
    h("span", {}, words),
    icon("down"),
  );
}

/** The options of any kind of select, as `{value, label, description, chosen, face}`. */
export function selectOptions(part, names) {
  if (part.type !== 3) return entityOptions(part, names);
  return (part.options ?? []).map((one) => ({
    value: one.value,
    label: one.label,
    description: one.description,
    chosen: Boolean(one.default),
    face: one.emoji ? emoji(one) : null,
  }));
}
