// Discord's own lines: a name was changed, something was pinned, somebody came, a thread was opened.

import { h, icon } from "./dom.js";
import { inline } from "./inline.js";
import { t } from "./text.js";

const LINES = { __proto__: null, 1: ["join", "added"], 2: ["join", "takenOut"], 4: ["pen", "renamed"], 6: ["pin", "pinned"], 7: ["join", "joined"], 18: ["thread", "opened"] };

/** Whether a message is one of Discord's own lines. */
export function isSystem(message) {
  return message.type in LINES;
}

/** What one of Discord's own lines says, with a way to what it is about. */
export function systemLine(message, context, when) {
  const [sign, words] = LINES[message.type];
  const about = message.message_reference;
  const name = context.names.person(message.author.id);
  const said = h("span", {}, icon(sign, "small"), " ", t(words, { name, other: context.names.person(message.mentions?.[0]?.id) }));
  if (message.content && message.type !== 7) said.append(" ", h("strong", {}, message.type === 18 ? way(() => context.names.go(about?.channel_id), message.content) : message.content));
  if (message.type === 6) said.append(" ", way(() => context.jump(about?.message_id), t("seeIt")));
  return h("div", { class: "message-body system" }, h("p", {}, said, " ", when));
}

function way(go, words) {
  return h("button", { type: "button", class: "textlike", onclick: go }, words);
}

/** The line above an answer to a message: whose, and how it begins. */
export function replied(message, context) {
  if (message.type !== 19) return null;
  const first = message.referenced_message;
  const words = first ? [h("strong", {}, context.names.person(first.author.id)), " ", inline((first.content || first.embeds?.[0]?.title || "…").split("\n")[0].slice(0, 80), context.names)] : t("replyGone");
  return h("p", { class: "used replied" }, icon("reply", "small"), " ", words);
}
