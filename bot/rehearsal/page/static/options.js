// One option of a slash command: a box, a list of choices, people, roles, channels, or the bot's own suggestions.

import { freshId, h } from "./dom.js";
import { MOST, readFiles } from "./files.js";
import { both, t } from "./text.js";

const WAIT = 200;

/** Make `{node, value(), check(), focus()}` for one option; `suggest(typed)` asks the bot for choices. */
export function option(spec, names, suggest) {
  const id = freshId("option");
  const [control, read, extra = null, wrong = () => ""] = (MAKERS[spec.type] ?? box)(spec, names, suggest);
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-hint`);
  const problem = h("p", { class: "problem", role: "alert" });
  const node = h(
    "div",
    { class: "part" },
    h("label", { for: id }, spec.label, !spec.required && h("span", { class: "optional", "aria-hidden": "true" }, ` ${t("optional")}`)),
    h("p", { class: "hint", id: `${id}-hint` }, spec.about),
    control,
    extra,
    problem,
  );
  const check = () => {
    problem.textContent = spec.required && empty(read()) ? both("required") : wrong();
    return !problem.textContent;
  };
  return { node, check, focus: () => control.focus(), value: () => given(read()) };
}

function given(value) {
  if (value instanceof FileList) return readFiles(value);
  return empty(value) ? null : value;
}

function empty(value) {
  return value === "" || value === null || value === undefined || Number.isNaN(value);
}

function box(spec, names, suggest) {
  if (spec.choices?.length) return picker(spec.choices.map((one) => [String(one.value), one.label]), (text) => (spec.type === 3 ? text : Number(text)));
  if (spec.autocomplete) return suggesting(spec, suggest);
  const control = h("input", { class: "field-box", autocomplete: "off", maxlength: spec.max_length });
  return [control, () => control.value];
}

function number(spec, names, suggest) {
  if (spec.choices?.length || spec.autocomplete) return box(spec, names, suggest);
  const control = h("input", { class: "field-box", type: "number", min: spec.min_value, max: spec.max_value, step: spec.type === 4 ? 1 : "any" });
  return [control, () => (control.value === "" ? null : Number(control.value))];
}

function picker(pairs, read = (text) => text) {
  const control = h("select", { class: "field-box" }, h("option", { value: "" }, t("chooseOne")), pairs.map(([value, label]) => h("option", { value }, label)));
  return [control, () => (control.value === "" ? null : read(control.value))];
}

function suggesting(spec, suggest) {
  const list = h("datalist", { id: freshId("suggestions") });
  const control = h("input", { class: "field-box", autocomplete: "off", list: list.id });
  const known = new Map();
  let timer = 0;
  const ask = async () => {
    const choices = await suggest(control.value);
    known.clear();
    choices.forEach((one) => known.set(one.name, one.value));
    list.replaceChildren(...choices.map((one) => h("option", { value: one.name })));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };
  control.addEventListener("input", soon);
  control.addEventListener("focus", soon);
  return [control, () => known.get(control.value) ?? (spec.type === 3 ? control.value : Number(control.value || "x")), list];
}

// A file is read only when the command is run: value() is then a promise.
function file() {
  const control = h("input", { type: "file", class: "field-box" });
  const wrong = () => (control.files[0]?.size > MOST ? both("tooBig") : "");
  return [control, () => (control.files.length ? control.files : null), null, wrong];
}

const people = (spec, names) => picker(names.lists.people.map((one) => [one.id, one.name]));
const roles = (spec, names) => picker(names.lists.roles.map((one) => [one.id, `@${one.name}`]));
const channels = (spec, names) => {
  const kinds = spec.channel_types?.length ? new Set(spec.channel_types) : null;
  return picker(names.lists.channels.filter((one) => one.type !== 1 && (!kinds || kinds.has(one.type))).map((one) => [one.id, `#${one.name}`]));
};
const anyone = (spec, names) => picker([...names.lists.people.map((one) => [one.id, one.name]), ...names.lists.roles.map((one) => [one.id, `@${one.name}`])]);

const MAKERS = {
  __proto__: null,
  4: number,
  5: () => picker([["yes", t("yes")], ["no", t("no")]], (text) => text === "yes"),
  6: people,
  7: channels,
  8: roles,
  9: anyone,
  10: number,
  11: file,
};
