// Reactions under a message, and the menu of a message: reactions to leave, and the commands for it.

import { h, icon } from "./dom.js";
import { askAgain, openSheet } from "./sheet.js";
import { both, t } from "./text.js";

const QUICK = ["👍", "❤️", "🎉", "🙏", "😂", "🤔", "😢", "✅", "🫖"];
const NAMED = 12;

/** The reactions that a message has; pressing one joins in, or takes one's own back. */
export function reactions(message, context) {
  if (!message.reactions?.length) return null;
  const one = ({ emoji, count, me, who }) => {
    const names = (who ?? []).slice(0, NAMED).map((id) => context.names.person(id)).join(", ");
    const words = t("reacted", { emoji: emoji.name, n: count });
    const press = () => context.react(message, emoji.name, !me);
    const props = { type: "button", class: "reaction", "aria-pressed": String(Boolean(me)), "aria-label": words, title: names, "data-press": `react ${emoji.name}` };
    return h("button", { ...props, disabled: !context.mayReact, onclick: press }, h("span", { "aria-hidden": "true" }, emoji.name), h("span", {}, String(count)));
  };
  const more = context.mayReact > 1 && h("button", { type: "button", class: "reaction", "aria-label": t("react"), onclick: () => context.menu(message) }, icon("smile"));
  return h("div", { class: "reactions", role: "group", "aria-label": t("reactions") }, message.reactions.map(one), more);
}

/** Open a message's menu. */
export function openMenu(phone, message) {
  const body = [];
  const pick = (act) => () => (sheet.close(), act());
  if (phone.mayReact > 1) {
    const mine = new Set((message.reactions ?? []).filter((one) => one.me).map((one) => one.emoji.name));
    const row = (emoji) => h("button", { type: "button", class: "quick", "aria-pressed": String(mine.has(emoji)), onclick: pick(() => phone.react(message, emoji, !mine.has(emoji))) }, emoji);
    body.push(h("div", { class: "quicks", role: "group", "aria-label": t("react") }, QUICK.map(row)), h("p", { class: "hint" }, both("reactHint")));
  }
  const command = (one) => h("li", {}, h("button", { type: "button", class: "option", onclick: pick(() => phone.run(one, {}, message.id)) }, h("span", { class: "option-words" }, h("span", { class: "option-label" }, one.label))));
  if (phone.menus.length) body.push(h("h3", {}, t("appsFor")), h("ul", { class: "options" }, phone.menus.map(command)));
  if (message.can_remove) body.push(h("ul", { class: "options" }, h("li", {}, h("button", { type: "button", class: "option", onclick: pick(() => removing(phone, message)) }, h("span", { class: "option-words" }, h("span", { class: "option-label" }, t("removeMessage")))))));
  if (!body.length) body.push(h("p", { class: "hint" }, both("menuEmpty")));
  const sheet = openSheet(phone, { title: t("messageMenu"), body });
}

function removing(phone, message) {
  const act = () => phone.does("removes", { channel: message.channel_id, message: message.id });
  askAgain(phone, { title: t("removeMessageSure"), words: both("removeMessageHint"), label: t("removeMessage"), act });
}
