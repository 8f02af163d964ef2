// Slash commands: a list that completes what is typed, then a small form for a command's options.

import { freshId, h } from "./dom.js";
import { openSheet } from "./sheet.js";
import { t } from "./text.js";
import { option as makeOption } from "./options.js";

const GROUPS = new Set([1, 2]);
const FILE = 11;

/** Flatten commands and their subcommands to what a person types: `{name, label, description, options}`; labels are in the person's language. */
export function runnable(commands) {
  const out = [];
  const walk = (node, name, label) => {
    const deeper = (node.options ?? []).filter((one) => GROUPS.has(one.type));
    if (deeper.length) deeper.forEach((one) => walk(one, `${name} ${one.name}`, `${label} ${one.label}`));
    else out.push({ name, label, description: node.about, options: node.options ?? [] });
  };
  for (const one of commands) if ((one.type ?? 1) === 1) walk(one, one.name, one.label);
  return out.sort((a, b) => a.name.localeCompare(b.name));
}

/** The list above the box where a person writes. `commands()` gives them; `pick(command)` takes the one chosen. */
export class CommandList {
  constructor(input, commands, pick) {
    this.input = input;
    this.pick = pick;
    this.commands = commands;
    this.node = h("ul", { class: "command-list", role: "listbox", id: freshId("commands"), "aria-label": t("commands"), hidden: true });
    input.setAttribute("aria-controls", this.node.id);
    input.setAttribute("aria-autocomplete", "list");
    input.addEventListener("keydown", (event) => this.key(event));
  }

  /** Show the commands that fit what is typed, or hide. */
  show(typed) {
    if (!typed.startsWith("/")) return this.hide();
    const words = typed.slice(1).trimStart().toLowerCase();
    const offered = this.commands();
    this.found = offered.filter((one) => [one.label, one.name].some((name) => name.startsWith(words) || (words.length > 1 && name.includes(words))));
    this.at = 0;
    this.node.replaceChildren(...(this.found.length ? this.found.map((one, i) => this.row(one, i)) : [h("li", { class: "hint", role: "option", "aria-disabled": "true" }, t(offered.length ? "noCommands" : "noCommandsHere"))]));
    this.node.hidden = false;
    return this.mark();
  }

  hide() {
    this.node.hidden = true;
    this.found = [];
    this.input.removeAttribute("aria-activedescendant");
  }

  row(command, i) {
    const words = [h("span", { class: "command-name" }, `/${command.label}`), " ", h("span", { class: "command-about" }, command.description)];
    return h("li", { role: "option", id: `${this.node.id}-${i}`, "aria-selected": "false", class: "command", onclick: () => this.pick(command) }, words);
  }

  mark() {
    if (!this.found.length) return;
    [...this.node.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at)));
    this.input.setAttribute("aria-activedescendant", `${this.node.id}-${this.at}`);
    this.node.children[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (this.node.hidden || !this.found.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" || event.key === "Tab") this.pick(this.found[this.at]);
    else if (event.key === "Escape") this.hide();
    else return;
    event.preventDefault();
  }
}

/** Ask for a command's options in a sheet. `run(values)` starts it; `complete(name, values)`, for the option being typed, asks the bot for choices. */
export function askOptions(phone, command, names, { run, complete }) {
  const parts = [];
  const values = (given) => Object.fromEntries(given.filter(([, value]) => value !== null));
  const typed = () => values(parts.filter((one) => one.type !== FILE).map((one) => [one.name, one.value()]));
  const form = h("form", { class: "form", id: freshId("options"), novalidate: true }, h("p", { class: "hint" }, command.description));
  for (const one of command.options) {
    const made = makeOption(one, names, (words) => complete(one.name, { ...typed(), [one.name]: words }));
    parts.push({ name: one.name, type: one.type, ...made });
    form.append(made.node);
  }
  const title = `/${command.label}`;
  const go = h("button", { type: "submit", class: "button primary", form: form.id }, t("run", { command: title }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = parts.filter((one) => !one.check());
    if (wrong.length) return wrong[0].focus();
    const given = values(await Promise.all(parts.map(async (one) => [one.name, await one.value()])));
    sheet.close();
    return run(given);
  });
  const sheet = openSheet(phone, { title, body: form, foot: go, kind: "tall" });
  form.querySelector("input, select, textarea")?.focus({ preventScroll: true });
}
