// Forms (Discord calls them modals): one sheet, its parts, what was wrong with them, and what is sent.

import { freshId, h } from "./dom.js";
import { part as makePart } from "./parts.js";
import { openSheet } from "./sheet.js";
import { markdown } from "./markdown.js";
import { t } from "./text.js";

/** Open a form the bot sent. `send(components)` submits it and is true when the bot took it. */
export function openForm(phone, form, names, send) {
  const parts = [];
  const body = h("form", { class: "form", id: freshId("form"), novalidate: true });
  for (const one of form.components ?? []) body.append(row(one, names, parts));
  const problem = h("p", { class: "problem", role: "alert" });
  const submit = h("button", { type: "submit", class: "button primary", form: body.id }, t("submit"));
  const cancel = h("button", { type: "button", class: "button secondary", onclick: () => sheet.close() }, t("cancel"));
  body.append(problem);
  body.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn(parts, { submit, problem, send, close: () => sheet.close() });
  });
  const sheet = openSheet(phone, { title: form.title, body, foot: [cancel, submit], kind: "tall" });
  body.querySelector("input, textarea, select")?.focus({ preventScroll: true });
  return sheet;
}

async function handIn(parts, { submit, problem, send, close }) {
  problem.textContent = "";
  const wrong = parts.filter((one) => !one.check());
  if (wrong.length) {
    wrong[0].focus();
    return;
  }
  submit.disabled = true;
  submit.setAttribute("aria-busy", "true");
  try {
    const values = await Promise.all(parts.map((one) => one.value()));
    if (await send(values.filter(Boolean))) close();
    else problem.textContent = t("failed");
  } catch (trouble) {
    problem.textContent = trouble.message;
  }
  submit.disabled = false;
  submit.removeAttribute("aria-busy");
}

function row(one, names, parts) {
  if (one.type === 10) return h("div", { class: "md" }, markdown(one.content ?? "", names));
  const inner = one.type === 18 ? one.component : one.components?.[0];
  const label = one.type === 18 ? one.label : inner?.label;
  const made = makePart(inner, { label: label ?? inner?.placeholder ?? "", description: one.description, names });
  if (!made) return h("p", { class: "hint" }, label ?? "");
  parts.push({
    check: made.check,
    focus: made.focus,
    value: async () => wrap(one, { type: inner.type, custom_id: inner.custom_id, ...(await made.value()) }),
  });
  return made.node;
}

function wrap(one, answered) {
  const kept = one.id === undefined ? {} : { id: one.id };
  return one.type === 18 ? { type: 18, ...kept, component: answered } : { type: 1, ...kept, components: [answered] };
}
