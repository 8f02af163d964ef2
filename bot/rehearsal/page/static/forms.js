// Forms (Discord calls them modals): one sheet, its parts, what was wrong with them, and what is sent.

import { freshId, h } from "./dom.js";
import { part as makePart } from "./parts.js";
import { openSheet } from "./sheet.js";
import { markdown } from "./markdown.js";
import { both, t } from "./text.js";

/** Open a form the bot sent. `send(answers)`, by custom_id, submits it: true when the bot took it, false when it was silent, null when it was refused. */
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
    const answers = await Promise.all(parts.map(async (one) => [one.custom_id, await one.value()]));
    const taken = await send(Object.fromEntries(answers.filter(([, value]) => value !== null)));
    if (taken) close();
    else if (taken === false) problem.textContent = both("failed");
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
  parts.push({ custom_id: inner.custom_id, ...made });
  return made.node;
}
