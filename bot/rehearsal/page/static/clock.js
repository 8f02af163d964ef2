// The clock drawer and the lock screen: what time it is, moving on, and what a push would show.

import { h, icon } from "./dom.js";
import { openSheet } from "./sheet.js";
import { hours, dayName, longMoment, now, written } from "./times.js";
import { t } from "./text.js";
import { placeName } from "./places.js";

const STEPS = [
  ["laterToday", 4],
  ["tomorrow", 24],
  ["nextWeek", 168],
];

/** Open the clock drawer; `move(hours)` moves the rehearsal on. */
export function openClock(phone, zone, move) {
  const time = h("p", { class: "big-time", "aria-live": "polite" });
  const tell = () => time.replaceChildren(h("span", {}, `${t("clockNow")} `), h("strong", {}, longMoment(now(), zone)));
  const step = ([word, by]) => {
    const go = async () => {
      await move(by);
      tell();
    };
    return h("li", {}, h("button", { type: "button", class: "button secondary wide", onclick: go }, t(word), " ", h("span", { class: "step-hint" }, t(`${word}Hint`))));
  };
  tell();
  openSheet(phone, { title: t("clockTitle"), body: [time, h("ul", { class: "steps" }, STEPS.map(step)), h("p", { class: "hint" }, t("clockHint"))] });
}

/** Show the phone as it lies on the table: the time, and the notifications anyone can read. */
export function openLock(phone, screen, names, go) {
  const zone = screen.zone;
  const list = h("ul", { class: "pushes" }, screen.pushes.map((one) => push(one, screen, names, () => (sheet.close(), go(one.channel_id)))));
  const body = [
    h("p", { class: "lock-time" }, hours(now(), zone)),
    h("p", { class: "lock-day" }, dayName(now(), zone)),
    screen.pushes.length ? list : h("p", { class: "lock-empty" }, t("lockEmpty")),
    h("p", { class: "hint" }, t("lockHint")),
  ];
  const foot = h("button", { type: "button", class: "button primary wide", onclick: () => sheet.close() }, t("unlock"));
  const sheet = openSheet(phone, { title: t("lock"), body, foot, kind: "lock" });
}

function push(one, screen, names, open) {
  const place = screen.channels.find((channel) => channel.id === one.channel_id);
  const from = names.person(one.author_id);
  const head = place && place.type !== 1 ? t("from", { name: from, place: placeName(place) }) : from;
  return h(
    "li",
    {},
    h("button", { type: "button", class: "push", onclick: open }, h("span", { class: "push-head" }, icon("bell"), h("strong", {}, head), h("time", {}, written(new Date(one.timestamp), screen.zone))), h("span", { class: "push-words" }, one.text)),
  );
}
