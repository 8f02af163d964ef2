// Where a person can go: channels with their threads, direct messages, and who can see each of them.

import { h, icon, iconButton } from "./dom.js";
import { avatar, badges } from "./people.js";
import { openSheet } from "./sheet.js";
import { both, t } from "./text.js";

const DM = 1;
const CATEGORY = 4;
const THREADS = new Set([10, 11, 12]);

/** Whether a place is a thread. */
export function isThread(place) {
  return THREADS.has(place?.type);
}

/** What a place is called: "#general" or "@Kitchen Table". */
export function placeName(place) {
  if (!place) return "";
  return (place.type === DM ? "@" : "#") + place.name;
}

/** The icon of a place. */
export function placeIcon(place) {
  if (place.type === DM) return icon("at");
  if (isThread(place)) return icon("thread");
  return icon(place.private ? "lock" : "hash");
}

/** How many unread marks there are in all. */
export function unreadIn(channels) {
  return channels.reduce((sum, one) => sum + one.unread, 0);
}

/** Open the list of places; `go(id)` is called with the one chosen. */
export function openPlaces(phone, screen, here, go) {
  const row = (place) => h("li", {}, placeButton(place, place.id === here, (id) => (sheet.close(), go(id))), threadsUnder(place));
  const threadsUnder = (place) => {
    const under = screen.channels.filter((one) => isThread(one) && one.parent_id === place.id);
    const [awake, asleep] = [under.filter((one) => !one.asleep), under.filter((one) => one.asleep)];
    const quiet = asleep.length ? h("li", {}, h("details", {}, h("summary", { class: "place" }, t("asleep"), ` (${asleep.length})`), h("ul", { class: "places" }, asleep.map(row)))) : null;
    return under.length ? h("ul", { class: "threads" }, awake.map(row), quiet) : null;
  };
  const open = screen.channels.filter((one) => one.type !== DM && one.type !== CATEGORY && !isThread(one));
  const direct = screen.channels.filter((one) => one.type === DM);
  const body = [
    h("h3", {}, t("channels")),
    h("ul", { class: "places" }, open.sort(byPlace).map(row)),
    h("h3", {}, t("direct")),
    direct.length ? h("ul", { class: "places" }, direct.map(row)) : h("p", { class: "hint" }, t("noDirect")),
  ];
  const sheet = openSheet(phone, { title: screen.server.name, body, kind: "side" });
  sheet.node.querySelector("[aria-current]")?.focus({ preventScroll: true });
}

function byPlace(a, b) {
  return a.position - b.position || (a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}

function placeButton(place, current, go) {
  return h(
    "button",
    {
      type: "button",
      class: place.unread ? "place unread" : "place",
      "aria-current": current ? "page" : null,
      onclick: () => go(place.id),
    },
    placeIcon(place),
    h("span", { class: "place-name" }, place.name, place.locked && h("span", { class: "thread-about" }, ` · ${t("locked")}`)),
    place.unread ? [h("span", { class: "count-mark", "aria-hidden": "true" }, place.unread > 99 ? "99+" : place.unread), h("span", { class: "unseen" }, `, ${t("unread", { n: place.unread })}`)] : null,
  );
}

/** Open the list of everyone who can read a place. */
export function openReaders(phone, place, readers, names) {
  const people = readers.map((id) => names.find(id)).filter(Boolean);
  const menu = (one) => iconButton("more", t("appsAbout", { name: one.name }), () => (sheet.close(), phone.appsAbout(one)));
  const rows = people.map((one) => h("li", { class: "reader" }, avatar(one, "small"), h("span", { class: "person-name" }, one.name), h("span", { class: "badges" }, badges(one, 2)), phone.peopleMenus.length > 0 && menu(one)));
  const body = [h("p", { class: "hint" }, both("whoSeesHint", { n: people.length, place: placeName(place) })), place.topic && h("p", {}, place.topic), h("ul", { class: "readers" }, rows)];
  const sheet = openSheet(phone, { title: t("whoSees"), body, kind: "tall" });
}
