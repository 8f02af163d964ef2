// The box where a person writes: words, or a slash for commands.

import { h, iconButton } from "./dom.js";
import { CommandList } from "./commands.js";
import { both, t } from "./text.js";

const TALL = 140;

/** Make the writer: `{node, place(name, allowed), again()}`; the last when there are other commands. `say(words)` is false when it was refused; `commands()` lists what may be run. */
export function makeWriter({ say, run, commands }) {
  const box = h("textarea", { class: "writer-box", rows: 1, maxlength: 2000, autocomplete: "off" });
  const send = iconButton("send", t("send"), () => hand(), { class: "icon-button send" });
  const list = new CommandList(box, commands, (command) => {
    set("");
    run(command);
  });
  const set = (words) => {
    box.value = words;
    changed();
  };
  const changed = () => {
    list.show(box.value);
    send.classList.toggle("ready", Boolean(box.value.trim()));
    box.style.height = "auto";
    if (box.value) box.style.height = `${Math.min(box.scrollHeight + 2, TALL)}px`;
  };
  const hand = async () => {
    const words = box.value.trim();
    if (!words) return;
    if (words.startsWith("/") && list.found?.length) return;
    set("");
    if (!(await say(words))) set(words);
  };
  const slash = () => {
    set(box.value.startsWith("/") ? "" : "/");
    box.focus();
  };
  box.addEventListener("input", changed);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    hand();
  });
  const plus = iconButton("plus", t("commands"), slash);
  const node = h("footer", { class: "writer" }, list.node, h("div", { class: "writer-line" }, plus, box, send));
  const place = (name, allowed) => {
    const words = allowed ? t("message", { place: name }) : both("cannotWrite");
    box.placeholder = words;
    box.rows = allowed || words.length < 40 ? 1 : 2;
    box.classList.toggle("closed", !allowed);
    box.setAttribute("aria-label", words);
  };
  const again = () => list.node.hidden || list.show(box.value);
  return { node, place, again };
}
