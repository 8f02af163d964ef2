// The clock drawer and the lock screen: what time it is, what comes next, moving on, and what a push would show.

import { comingUp } from "./api.js";
import { fill, h, icon } from "./dom.js";
import { openSheet } from "./sheet.js";
import { hours, dayName, distance, longMoment, now, written } from "./times.js";
import { both, spoken, t } from "./text.js";
import { placeName } from "./places.js";

const HOUR = 3_600_000;
const SHOWN = 4;
const STEPS = [
  ["laterToday", 4],
  ["tomorrow", 24],
  ["nextWeek", 168],
];

/** Open the clock drawer; `move(hours)` moves the rehearsal on, `troubles()` opens what can go wrong. */
export function openClock(phone, zone, move, troubles) {
  const drawer = new Drawer(phone, zone, move);
  const foot = h("button", { type: "button", class: "button secondary wide", onclick: () => (drawer.sheet.close(), troubles()) }, t("troubles"));
  drawer.sheet = openSheet(phone, { title: t("clockTitle"), body: drawer.body(), foot, closed: () => drawer.close() });
  phone.watching = (screen) => drawer.look(screen);
  drawer.tell();
}

class Drawer {
  constructor(phone, zone, move) {
    this.phone = phone;
    this.zone = zone;
    this.move = move;
    this.before = null;
    this.time = h("p", { class: "big-time", "aria-live": "polite" });
    this.happened = h("div", { class: "happened", role: "status" });
    this.next = h("div", { class: "next" });
  }

  body() {
    const steps = h("ul", { class: "steps" }, STEPS.map(([word, by]) => this.step(t(word), t(`${word}Hint`), () => by)));
    return [this.time, this.happened, this.next, steps, h("p", { class: "hint" }, both("clockHint"))];
  }

  step(words, hint, by) {
    const go = async () => {
      this.before = new Map(this.phone.screen?.channels.map((one) => [one.id, one.last]) ?? []);
      await this.move(by());
      this.tell();
    };
    return h("li", {}, h("button", { type: "button", class: "button secondary wide", onclick: go }, words, " ", h("span", { class: "step-hint" }, hint)));
  }

  tell() {
    this.time.replaceChildren(h("span", {}, `${t("clockNow")} `), h("strong", {}, longMoment(now(), this.zone)));
    this.comes();
  }

  /** Show what comes next, and offer to go there. */
  async comes() {
    const due = await comingUp(spoken()).catch(() => null);
    if (!due) return;
    const held = this.next.contains(document.activeElement);
    const rows = due.slice(0, SHOWN).map((one) => {
      const when = new Date(one.at);
      return h("li", { class: "due" }, h("span", {}, one.words), h("time", { datetime: one.at }, `${longMoment(when, this.zone)} (${distance(when)})`));
    });
    const first = due.length ? Math.max(1, Math.ceil((Date.parse(due[0].at) - now()) / HOUR)) : 0;
    const go = first > 0 && h("ul", { class: "steps" }, this.step(t("untilNext"), distance(new Date(due[0].at)), () => first));
    this.next.replaceChildren();
    fill(this.next, h("h3", {}, t("comingUp")), rows.length ? h("ul", { class: "dues" }, rows) : h("p", { class: "hint" }, t("nothingDue")), go);
    if (held) (this.next.querySelector("button") ?? this.sheet.node.querySelector("h2")).focus();
  }

  /** After the clock moved: say where something new stands. */
  look(screen) {
    if (!this.before) return;
    const fresh = screen.channels.filter((one) => one.last && one.last !== this.before.get(one.id));
    const go = (id) => (this.sheet.close(), this.phone.go(id));
    const row = (one) => h("button", { type: "button", class: "button primary wide", onclick: () => go(one.id) }, t("newIn", { place: placeName(one) }));
    const mark = JSON.stringify(fresh.map((one) => one.id));
    if (mark === this.mark) return;
    this.mark = mark;
    this.happened.replaceChildren(...fresh.map(row));
    this.comes();
  }

  close() {
    this.phone.watching = null;
  }
}

/** Show the phone as it lies on the table: the time, and the notifications anyone can read. */
export function openLock(phone, screen, names, go) {
  const zone = screen.zone;
  const list = h("ul", { class: "pushes" }, screen.pushes.map((one) => push(one, screen, names, () => (sheet.close(), go(one.channel_id)))));
  const body = [
    h("p", { class: "lock-time" }, hours(now(), zone)),
    h("p", { class: "lock-day" }, dayName(now(), zone)),
    screen.pushes.length ? list : h("p", { class: "lock-empty" }, t("lockEmpty")),
    h("p", { class: "hint" }, both("lockHint")),
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
