// What one phone shows: the rehearsal's strip, the place's bar, its messages, and the writer.

import { fill, flagged, h, icon, iconButton, PRIVATE } from "./dom.js";
import { dots, drawMessages, thinking } from "./messages.js";
import { avatar, peopleList } from "./people.js";
import { pinsButton } from "./pins.js";
import { isThread, placeIcon, placeName, unreadIn } from "./places.js";
import { threadMenu, threadState, wayBack } from "./threads.js";
import { leaps, longMoment, now, shortNow } from "./times.js";
import { both, spoken, t } from "./text.js";
import { makeWriter } from "./writer.js";

const NEAR = 120;
const TICK = 20_000;
const SETTLED = 5_000;

export class Face {
  constructor(phone) {
    this.phone = phone;
    this.ticking = setInterval(() => this.drawClock(), TICK);
  }

  /** Draw what fits the moment: the list of people, or this person's place. */
  draw(screen) {
    const { phone } = this;
    if (!phone.person) return this.drawPicker();
    if (this.built !== `${phone.person.id}${spoken()}`) this.build();
    if (!screen) return null;
    this.drawBar(screen);
    this.drawClock();
    this.drawTyping(screen);
    return this.drawList(screen);
  }

  drawPicker() {
    const { phone } = this;
    this.built = "";
    this.writer = null;
    const head = h("header", { class: "welcome" }, h("h1", {}, t("who")), h("p", {}, t("whoHint")));
    const body = h("div", { class: "picker" }, head, peopleList(phone.world.people, null, (one) => phone.pick(one)), h("p", { class: "hint" }, both("invented")));
    phone.root.replaceChildren(h("div", { class: "strip" }, h("p", { class: "eyebrow grow" }, `Kitchen Table · ${t("rehearsal")}`), this.languageButton()), ...this.unchecked(), body, phone.alert);
  }

  languageButton() {
    const button = h("button", { type: "button", class: "chip", onclick: () => this.phone.switchLanguage() }, spoken() === "en" ? "EN" : "CY");
    button.setAttribute("aria-label", t("language"));
    return button;
  }

  /** In Welsh: that nobody has checked it, and the way to the English. */
  unchecked() {
    if (spoken() === "en") return [];
    const way = h("button", { type: "button", class: "textlike", lang: "en", onclick: () => this.phone.switchLanguage() }, t("showEnglish"));
    return [h("p", { class: "unchecked" }, t("unchecked"), " ", way)];
  }

  build() {
    const { phone } = this;
    this.built = `${phone.person.id}${spoken()}`;
    this.drawn = null;
    this.clock = h("button", { type: "button", class: "chip", onclick: () => phone.openClock() });
    this.bar = h("header", { class: "bar" });
    this.state = h("p", { class: "thread-state", role: "status", hidden: true });
    this.list = h("ol", { class: "messages", "aria-relevant": "additions" });
    this.list.addEventListener("contextmenu", (event) => this.menu(event));
    this.newer = h("button", { type: "button", class: "button primary newer", hidden: true, onclick: () => this.toEnd() }, icon("down"), t("newest"));
    this.running = h("div", { class: "running" });
    this.older = h("button", { type: "button", class: "button secondary older", hidden: true, onclick: () => this.earlier() }, t("earlier"));
    this.empty = h("div", { class: "empty", hidden: true }, h("p", {}, t("empty")), h("p", { class: "hint" }, t("emptyHint")));
    this.scroll = h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("messages") }, this.older, this.empty, this.list, this.running);
    this.scroll.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.size?.disconnect();
    this.size = new ResizeObserver(() => this.resting && this.toEnd());
    this.size.observe(this.scroll);
    this.size.observe(this.list);
    this.writer = makeWriter({ say: (words) => phone.say(words), run: (command) => phone.command(command), commands: () => phone.commands });
    this.typing = h("p", { class: "typing", role: "status" });
    phone.root.replaceChildren(this.strip(), ...this.unchecked(), this.bar, this.state, this.scroll, this.newer, this.typing, this.writer.node, phone.alert);
    this.drawClock();
    this.drawRunning();
  }

  strip() {
    const { phone } = this;
    const who = h("button", { type: "button", class: "chip who", "aria-label": t("switchPerson", { name: phone.person.name }), onclick: () => phone.pick(null) }, avatar(phone.person, "tiny"), h("span", {}, phone.person.name), icon("down", "small"));
    return h("div", { class: "strip" }, who, h("span", { class: "grow" }), this.clock, iconButton("phone", t("lock"), () => phone.openLock()), this.languageButton());
  }

  drawClock() {
    if (!this.clock || !this.phone.person) return;
    const zone = this.phone.screen?.zone ?? "Europe/London";
    this.clock.setAttribute("aria-label", t("clock", { now: shortNow(zone), day: longMoment(now(), zone) }));
    this.clock.replaceChildren(icon("clock"), h("span", {}, shortNow(zone)));
  }

  drawBar(screen) {
    const { phone } = this;
    const here = screen.channels.find((one) => one.id === screen.channel);
    const unread = unreadIn(screen.channels.filter((one) => one.id !== screen.channel));
    const mark = JSON.stringify([here, unread, screen.readers.length, screen.pins.length, spoken()]);
    if (this.barMark === mark && this.bar.firstChild) return;
    this.barMark = mark;
    const held = this.bar.contains(document.activeElement) ? document.activeElement.dataset.part : null;
    const places = iconButton("menu", unread ? t("placesUnread", { n: unread }) : t("places"), () => phone.openPlaces(), { "data-part": "places" });
    if (unread) places.append(h("span", { class: "dot", "aria-hidden": "true" }));
    this.bar.replaceChildren(places);
    this.state.textContent = threadState(here);
    this.state.hidden = !this.state.textContent;
    if (!here) return;
    const name = h("h1", {}, placeIcon(here), h("span", {}, here.name));
    const eyes = h("button", { type: "button", class: "chip eyes", "data-part": "readers", "aria-label": t("whoSeesCount", { n: screen.readers.length }), onclick: () => phone.openReaders(here) }, icon("eye"), String(screen.readers.length));
    fill(this.bar, isThread(here) && wayBack(phone, here), name, pinsButton(phone, screen), eyes, here.can_manage && threadMenu(phone, here));
    if (held) this.bar.querySelector(`[data-part="${held}"]`)?.focus();
    this.writer.place(placeName(here), here.can_write);
  }

  /** Who is writing here, until ten seconds have gone by or the words are there. */
  drawTyping(screen) {
    clearTimeout(this.typed);
    const going = screen.typing.map((one) => ({ ...one, left: Date.parse(one.until) - now() })).filter((one) => one.left > 0);
    const name = going.map((one) => this.phone.names.person(one.id)).join(", ");
    const words = going.length ? t(going.length > 1 ? "typingMany" : "typing", { name }) : "";
    if (this.typing.dataset.words !== words) this.typing.replaceChildren(...(words ? [dots(), words] : []));
    this.typing.dataset.words = words;
    if (going.length) this.typed = setTimeout(() => this.drawTyping(screen), Math.min(...going.map((one) => one.left)));
  }

  /** A long press or the other mouse button opens a message's menu; links and words being marked keep the browser's. */
  menu(event) {
    const button = event.target.closest("li")?.querySelector(":scope > [data-press=menu]");
    if (!button || event.target.closest("a, input") || String(getSelection())) return;
    event.preventDefault();
    button.click();
  }

  /** Bring a message into view, if it is among those drawn. */
  jump(id) {
    const node = this.list.querySelector(`[data-id="${CSS.escape(id ?? "")}"]`);
    node?.scrollIntoView({ block: "center" });
    node?.querySelector("button")?.focus({ preventScroll: true });
  }

  drawList(screen) {
    const { phone } = this;
    const moved = this.drawn !== screen.channel;
    const last = screen.messages.at(-1);
    const fresh = last && last.id !== this.last && !screen.skip && !this.skipped;
    const mine = fresh && (flagged(last, PRIVATE) || last.author.id === screen.me);
    const follow = !screen.skip && (moved || mine || this.leaping || (!this.skipped && this.atEnd()));
    this.list.setAttribute("aria-live", moved || this.reaching ? "off" : "polite");
    this.older.hidden = !screen.older;
    this.empty.hidden = screen.messages.length > 0;
    drawMessages(this.list, screen.messages, this.context());
    this.drawn = screen.channel;
    this.last = last?.id;
    this.skipped = screen.skip > 0;
    if (follow) this.toEnd();
    else if (fresh || this.skipped) this.newer.hidden = false;
    phone.root.dataset.ready = "true";
  }

  context() {
    const { phone } = this;
    return {
      phone,
      names: phone.names,
      version: `${spoken()}${phone.person.id}${phone.mayReact}${leaps()}${phone.namesMark}`,
      busy: (message, control) => phone.pending.has(`${message}:${control}`),
      press: (message, part, values) => phone.press(message, part, values),
      dismiss: (message) => phone.dismiss(message),
      menu: (message) => phone.openMenu(message),
      mayReact: phone.mayReact,
      react: (message, emoji, on) => phone.react(message, emoji, on),
      jump: (id) => this.jump(id),
    };
  }

  atEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
  }

  scrolled() {
    this.resting = !this.skipped && this.atEnd();
    if (this.resting) this.newer.hidden = true;
    clearTimeout(this.settling);
    if (this.resting) this.settling = setTimeout(() => this.resting && this.rest(), SETTLED);
    else this.reach();
  }

  /** Nobody has looked at the past for a while: let go of it. */
  rest() {
    if (this.phone.limit <= this.list.childElementCount) this.phone.home();
  }

  /** Near either end of what is drawn: fetch more before anybody has to ask. */
  reach() {
    const { scroll } = this;
    if (this.reaching) return;
    if (!this.older.hidden && scroll.scrollTop < 2 * scroll.clientHeight) this.more(() => this.phone.earlier());
    else if (this.skipped && scroll.scrollHeight - scroll.scrollTop < 3 * scroll.clientHeight) this.more(() => this.phone.later());
  }

  earlier() {
    return this.more(() => this.phone.earlier());
  }

  /** Draw another stretch of the place; what was before the eye stays where it is. */
  async more(fetch) {
    this.reaching = true;
    const top = this.scroll.getBoundingClientRect().top;
    const held = [...this.list.children].find((node) => node.getBoundingClientRect().bottom > top);
    const before = held?.getBoundingClientRect().top;
    await fetch();
    if (held?.isConnected) this.scroll.scrollTop += held.getBoundingClientRect().top - before;
    this.reaching = false;
  }

  /** From now on the newest matter again. */
  leap() {
    this.leaping = true;
    this.phone.home();
  }

  async toNewest() {
    if (this.skipped) {
      this.leap();
      await this.phone.refresh();
    }
    this.toEnd();
  }

  toEnd() {
    this.resting = true;
    this.leaping = false;
    this.newer.hidden = true;
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  /** Show at once that a control was pressed, before the bot has answered. */
  busy(message, control, on) {
    const node = this.list.querySelector(`[data-id="${message}"] [data-press="${CSS.escape(control)}"]`);
    if (on) node?.setAttribute("aria-busy", "true");
    else node?.removeAttribute("aria-busy");
  }

  /** Commands that the bot has not answered yet. */
  drawRunning() {
    const { phone } = this;
    const bot = phone.world.people.find((one) => one.bot)?.name ?? "";
    const row = (command) => {
      const used = h("p", { class: "used" }, t("used", { name: phone.person.name, command: `/${command}` }));
      return h("div", { class: "message private" }, h("span", { class: "gutter" }), h("div", { class: "message-body" }, used, thinking(bot)));
    };
    this.running?.replaceChildren(...phone.running.map(row));
    if (phone.running.length) this.toEnd();
  }
}
