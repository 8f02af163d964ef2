// A channel's messages: who, when, words, cards, controls; and the private ones, marked so.

import { attachment } from "./files.js";
import { components } from "./components.js";
import { embed } from "./embeds.js";
import { fill, flagged, h, icon, iconButton, PRIVATE, THINKING } from "./dom.js";
import { markdown } from "./markdown.js";
import { avatar } from "./people.js";
import { reactions } from "./reactions.js";
import { threadLink } from "./threads.js";
import { isSystem, replied, systemLine } from "./system.js";
import { dayName, longMoment, written } from "./times.js";
import { both, t } from "./text.js";

const TOGETHER = 7 * 60 * 1000;
const COMMAND_REPLIES = new Set([20, 23]);
const THREAD_BEGINS = 21;

/** Bring the list up to date: messages that did not change keep their nodes, and so their focus. */
export function drawMessages(list, messages, context) {
  const old = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const fresh = [];
  let before = null;
  for (const message of messages) {
    const when = new Date(message.timestamp);
    const divider = !before || dayName(new Date(before.timestamp), context.names.zone) !== dayName(when, context.names.zone);
    if (divider) fresh.push([`day-${message.id}`, dayName(when, context.names.zone), () => h("li", { class: "day" }, h("span", {}, dayName(when, context.names.zone)))]);
    const joined = !divider && sameBreath(before, message);
    const signature = JSON.stringify([message, joined, context.names.zone]);
    fresh.push([message.id, signature, () => item(message, context, joined)]);
    before = message;
  }
  place(list, fresh, old, context.version);
}

function place(list, fresh, old, version) {
  let at = list.firstElementChild;
  for (const [key, signature, make] of fresh) {
    const kept = old.get(key);
    old.delete(key);
    const mark = `${version}${signature}`;
    if (kept && kept.mark === mark) {
      if (kept === at) at = at.nextElementSibling;
      else list.insertBefore(kept, at);
      continue;
    }
    const node = make();
    node.dataset.key = key;
    node.mark = mark;
    if (kept) swap(kept, node);
    else list.insertBefore(node, at);
    at = node.nextElementSibling;
  }
  for (const gone of old.values()) gone.remove();
}

function swap(kept, node) {
  const focused = kept.contains(document.activeElement) ? document.activeElement.dataset.press : null;
  kept.replaceWith(node);
  if (focused) node.querySelector(`[data-press="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function sameBreath(before, message) {
  return (
    before.author.id === message.author.id &&
    ![before, message].some((one) => one.type === THREAD_BEGINS || isSystem(one)) &&
    !message.interaction_metadata &&
    !message.message_reference &&
    !message.pinned &&
    flagged(before, PRIVATE) === flagged(message, PRIVATE) &&
    new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER
  );
}

function item(message, context, joined) {
  if (message.type === THREAD_BEGINS) return beginning(message, context);
  if (isSystem(message)) return h("li", { class: "message", "data-id": message.id }, h("span", { class: "gutter" }), systemLine(message, context, moment(message, context)));
  const hidden = flagged(message, PRIVATE);
  const node = h("li", { class: ["message", joined && "joined", hidden && "private"].filter(Boolean).join(" "), "data-id": message.id });
  const author = context.names.find(message.author.id) ?? { id: message.author.id, name: message.author.global_name ?? message.author.username, bot: message.author.bot };
  const body = h("div", { class: "message-body" }, usedCommand(message, context), replied(message, context), !joined && head(message, author, context), content(message, author, context));
  const menu = !hidden && context.menu && iconButton("more", t("messageMenu"), () => context.menu(message), { class: "icon-button quiet", "data-press": "menu" });
  fill(node, joined ? h("span", { class: "gutter" }) : avatar(author), body, menu);
  return node;
}

// A thread on a message begins with that message, as it stands in its own place.
function beginning(message, context) {
  const first = message.referenced_message;
  if (first) return item(first, { ...context, menu: null, mayReact: 0 }, false);
  return h("li", { class: "message", "data-id": message.id }, h("span", { class: "gutter" }), h("p", { class: "used" }, both("beginningGone")));
}

function moment(message, context) {
  const when = new Date(message.timestamp);
  return h("time", { datetime: message.timestamp, title: longMoment(when, context.names.zone) }, written(when, context.names.zone));
}

function head(message, author, context) {
  return h(
    "header",
    { class: "message-head" },
    h("span", { class: "author" }, author.name),
    author.bot && h("span", { class: "badge app" }, t("bot")),
    moment(message, context),
    message.pinned && h("span", { class: "pinned-mark" }, icon("pin", "small"), h("span", { class: "unseen" }, t("pinnedMark"))),
  );
}

function usedCommand(message, context) {
  const asked = message.interaction_metadata ?? message.interaction;
  if (!asked?.user || !(COMMAND_REPLIES.has(message.type) || asked.type === 2)) return null;
  const command = message.interaction?.name ?? asked.name;
  if (!command) return null;
  return h("p", { class: "used" }, t("used", { name: context.names.person(asked.user.id), command: `/${command}` }));
}

function content(message, author, context) {
  const out = [];
  if (flagged(message, THINKING)) out.push(thinking(author.name));
  if (failed(message)) out.push(failure(both("failed")));
  else if (message.content) out.push(h("div", { class: "md" }, markdown(message.content, context.names), message.edited_timestamp && h("span", { class: "edited" }, ` ${t("edited")}`)));
  out.push(...(message.embeds ?? []).map((one) => embed(one, context.names)));
  if (message.attachments?.length) out.push(h("div", { class: "gallery" }, message.attachments.map(attachment)));
  out.push(components(message, context));
  out.push(reactions(message, context));
  if (flagged(message, PRIVATE)) out.push(privately(message, context));
  if (message.thread) out.push(threadLink(message.thread, context));
  return out;
}

// The stage says this in English, privately and outside any answer, when the bot was silent for too long.
function failed(message) {
  return flagged(message, PRIVATE) && !message.interaction_metadata && message.content === "This interaction failed";
}

/** Three slow dots and who is thinking. */
export function thinking(name) {
  return h("p", { class: "thinking" }, dots(), t("thinking", { name }));
}

/** Three slow dots. */
export function dots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

/** What a person sees when the bot did not answer in time. */
function failure(words) {
  return h("p", { class: "failure", role: "alert" }, words);
}

function privately(message, context) {
  return h(
    "p",
    { class: "privately" },
    icon("eye"),
    h("span", {}, both("onlyYou")),
    " · ",
    h("button", { type: "button", class: "textlike", onclick: () => context.dismiss(message) }, t("dismiss")),
  );
}
