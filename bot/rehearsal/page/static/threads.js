// Threads: the way from a card into its thread and back, what state it is in, and what moderators do with it.

import { h, icon, iconButton } from "./dom.js";
import { placeName } from "./places.js";
import { askAgain, openSheet } from "./sheet.js";
import { both, t } from "./text.js";

/** The way from a message into the thread that was begun on it, for whoever can see that. */
export function threadLink(thread, context) {
  if (context.names.channel(thread.id) === null) return null;
  const { archived, locked } = thread.thread_metadata;
  const said = [t("threadCount", { n: thread.message_count }), archived && t("sleeps"), locked && t("locked")].filter(Boolean);
  return h("button", { type: "button", class: "thread-link", onclick: () => context.names.go(thread.id) }, icon("thread"), h("span", {}, thread.name), h("span", { class: "thread-about" }, said.join(" · ")));
}

/** The way back from a thread to its channel. */
export function wayBack(phone, here) {
  const parent = phone.screen.channels.find((one) => one.id === here.parent_id);
  return parent ? iconButton("back", t("backTo", { place: placeName(parent) }), () => phone.go(parent.id), { "data-part": "back" }) : null;
}

/** What must be known before writing in a thread: that it sleeps, or that it is locked. */
export function threadState(here) {
  if (here?.locked) return both(here.can_write ? "lockedToOthers" : "threadLocked");
  if (here?.asleep) return both(here.can_write ? "threadAsleep" : "threadSleeps");
  return "";
}

/** What a moderator may do with a thread: let it sleep, lock it, wake it, delete it. */
export function threadMenu(phone, here) {
  return iconButton("more", t("threadMenu"), () => open(phone, here), { "data-part": "thread" });
}

function open(phone, here) {
  const does = (verb, details = {}) => phone.does(verb, { channel: here.id, ...details });
  const row = (words, act) => h("li", {}, h("button", { type: "button", class: "option", onclick: () => (sheet.close(), act()) }, h("span", { class: "option-words" }, h("span", { class: "option-label" }, words))));
  const remove = () => askAgain(phone, { title: t("removeThreadSure"), words: both("removeThreadHint"), label: t("removeThread"), act: () => leave(phone, here, does) });
  const rows = [
    !here.asleep && row(t("closeThread"), () => does("closes_thread", { locked: here.locked })),
    !here.locked && row(t("lockThread"), () => does("closes_thread", { locked: true })),
    (here.asleep || here.locked) && row(t("reopenThread"), () => does("reopens_thread")),
    row(t("removeThread"), remove),
  ];
  const sheet = openSheet(phone, { title: t("threadMenu"), body: [h("p", { class: "hint" }, both("forModerators")), h("ul", { class: "options" }, rows)] });
}

async function leave(phone, here, does) {
  if (await does("removes_thread")) phone.go(here.parent_id);
}
