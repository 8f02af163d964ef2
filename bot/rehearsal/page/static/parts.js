// The parts of a form. Each is `{node, value(), check(), focus()}`; a check says in words what is missing.

import { selectOptions } from "./components.js";
import { freshId, h } from "./dom.js";
import { readFiles } from "./files.js";
import { both, t } from "./text.js";

/** Make one part with its label, description and message; null for a kind the page does not know. */
export function part(spec, about) {
  const make = { __proto__: null, 3: choice, 4: words, 5: choice, 6: choice, 7: choice, 8: choice, 19: upload, 21: radios, 22: boxes, 23: tick }[spec?.type];
  return make ? make(spec, about) : null;
}

function frame(label, description, control, { required, count = null }) {
  const id = freshId("part");
  const problem = h("p", { class: "problem", id: `${id}-problem` });
  const hint = description && h("p", { class: "hint", id: `${id}-hint` }, description);
  control.id = id;
  control.setAttribute("aria-describedby", `${hint ? `${id}-hint ` : ""}${id}-problem`);
  if (required) control.setAttribute("aria-required", "true");
  const name = h("label", { for: id }, label, !required && h("span", { class: "optional", "aria-hidden": "true" }, ` ${t("optional")}`));
  return { node: h("div", { class: "part" }, name, hint, control, h("div", { class: "part-foot" }, problem, count)), say: sayer(control, problem), focus: () => control.focus() };
}

function sayer(control, problem) {
  return (sentence) => {
    problem.textContent = sentence;
    if (sentence) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    return !sentence;
  };
}

function words(spec, { label, description }) {
  const required = spec.required !== false;
  const long = spec.style === 2;
  const most = spec.max_length ?? 4000;
  const control = h(long ? "textarea" : "input", { class: "field-box", maxlength: most, placeholder: spec.placeholder, rows: long ? 5 : null, autocomplete: "off", value: spec.value ?? "" });
  const count = h("span", { class: "count", "aria-hidden": "true" });
  const tell = () => {
    count.textContent = `${control.value.length} / ${most}`;
    count.classList.toggle("near", control.value.length > most * 0.9);
  };
  control.addEventListener("input", tell);
  tell();
  const made = frame(label, description, control, { required, count });
  const least = spec.min_length ?? 0;
  const wrong = () => {
    const n = control.value.length;
    if (n === 0) return required ? both("required") : "";
    return n < least ? both("tooShort", { n: least }) : "";
  };
  return { ...made, value: () => control.value, check: () => made.say(wrong()) };
}

function choice(spec, about) {
  const options = selectOptions(spec, about.names);
  const max = spec.max_values ?? 1;
  if (max > 1) return group("checkbox", options, { ...spec, required: spec.required !== false }, about);
  const required = spec.required !== false;
  const first = h("option", { value: "" }, spec.placeholder ?? t("chooseOne"));
  const control = h("select", { class: "field-box" }, first, options.map((one) => h("option", { value: one.value, selected: one.chosen }, one.description ? `${one.label} · ${one.description}` : one.label)));
  const made = frame(about.label, about.description, control, { required });
  return { ...made, value: () => (control.value ? [control.value] : []), check: () => made.say(required && !control.value ? both("required") : "") };
}

function plainOptions(spec) {
  return (spec.options ?? []).map((one) => ({ value: one.value, label: one.label, description: one.description, chosen: Boolean(one.default) }));
}

function radios(spec, about) {
  return group("radio", plainOptions(spec), { ...spec, max_values: 1, required: spec.required !== false }, about);
}

function boxes(spec, about) {
  return group("checkbox", plainOptions(spec), { ...spec, required: spec.required !== false }, about);
}

function group(kind, options, spec, { label, description }) {
  const id = freshId("part");
  const inputs = options.map((one) => h("input", { type: kind, name: id, value: one.value, checked: one.chosen }));
  const rows = options.map((one, i) => h("label", { class: "option" }, inputs[i], h("span", { class: "option-words" }, h("span", { class: "option-label" }, one.label), one.description && h("span", { class: "option-about" }, one.description))));
  const problem = h("p", { class: "problem", id: `${id}-problem` });
  const hint = description && h("p", { class: "hint", id: `${id}-hint` }, description);
  const legend = h("legend", {}, label, !spec.required && h("span", { class: "optional" }, ` ${t("optional")}`));
  const told = hint ? `${id}-hint ${id}-problem` : `${id}-problem`;
  const asRadios = kind === "radio" ? { role: "radiogroup", "aria-required": String(Boolean(spec.required)) } : {};
  const node = h("fieldset", { class: "part", "aria-describedby": told, ...asRadios }, legend, hint, rows, problem);
  const values = () => inputs.filter((one) => one.checked).map((one) => one.value);
  const min = spec.required ? Math.max(1, spec.min_values ?? 1) : 0;
  const max = spec.max_values ?? options.length;
  const wrong = (n) => {
    if (n >= min && n <= max) return "";
    return kind === "radio" || n === 0 ? both("required") : both("tooMany", { min, max });
  };
  const check = () => {
    problem.textContent = wrong(values().length);
    return !problem.textContent;
  };
  node.addEventListener("change", () => problem.textContent && check());
  const value = () => (kind === "radio" && !values().length ? null : values());
  return { node, value, check, focus: () => inputs[0]?.focus() };
}

function tick(spec, { label, description }) {
  const control = h("input", { type: "checkbox", checked: Boolean(spec.default) });
  const node = h("div", { class: "part" }, h("label", { class: "option" }, control, h("span", { class: "option-words" }, h("span", { class: "option-label" }, label), description && h("span", { class: "option-about" }, description))));
  return { node, value: () => control.checked, check: () => true, focus: () => control.focus() };
}

function upload(spec, { label, description }) {
  const required = spec.required !== false;
  const max = spec.max_values ?? 1;
  const control = h("input", { type: "file", class: "field-box", multiple: max > 1 });
  const made = frame(label, description, control, { required });
  const wrong = () => {
    const n = control.files.length;
    if (n > max) return both("tooMany", { min: spec.min_values ?? 1, max });
    return required && n < Math.max(1, spec.min_values ?? 1) ? both("required") : "";
  };
  return { ...made, value: () => readFiles(control.files), check: () => made.say(wrong()) };
}
