// One phone: the person who holds it, the place they look at, and what they do there.

import { act, commandsFor, listen, look, moveClock } from "./api.js";
import { openClock, openLock } from "./clock.js";
import { askOptions, runnable } from "./commands.js";
import { h } from "./dom.js";
import { openForm } from "./forms.js";
import { Face } from "./face.js";
import { namesOf } from "./names.js";
import { openPlaces, openReaders } from "./places.js";
import { openMenu } from "./reactions.js";
import { chooseFrom, toast } from "./sheet.js";
import { setNow } from "./times.js";
import { both, refusal, switchLanguage, t } from "./text.js";
import { openTroubles } from "./troubles.js";

const STEP = 60;
const WINDOW = 480;
const NEWEST = new Set(["says", "presses", "runs", "submits"]);

export class Phone {
  constructor(slot, world, redrawAll) {
    this.slot = slot;
    this.world = world;
    this.redrawAll = redrawAll;
    this.sheets = [];
    this.pending = new Set();
    this.running = [];
    this.commands = [];
    this.menus = [];
    this.peopleMenus = [];
    this.home();
    this.root = h("section", { class: "phone", "aria-label": t(slot === "first" ? "firstPhone" : "secondPhone") });
    this.alert = h("div", { class: "alert live", role: "alert" });
    this.face = new Face(this);
  }

  /** Pick up where this tab left off, or ask who this is. */
  begin() {
    this.person = this.world.people.find((one) => one.id === this.kept("person")) ?? null;
    this.channel = this.kept("channel");
    this.redraw();
    if (this.person) this.hold();
  }

  kept(word) {
    return sessionStorage.getItem(`${this.slot}-${word}`);
  }

  keep(word, value) {
    if (value) sessionStorage.setItem(`${this.slot}-${word}`, value);
    else sessionStorage.removeItem(`${this.slot}-${word}`);
  }

  /** Draw everything again, as after a change of language. */
  redraw() {
    [...this.sheets].forEach((one) => one.close());
    this.face.draw(this.screen);
  }

  putAway() {
    this.stop?.();
    clearInterval(this.face.ticking);
    this.root.remove();
  }

  /** Become this person. */
  pick(person) {
    this.stop?.();
    this.person = person;
    this.keep("person", person?.id);
    this.go(null, true);
    this.screen = null;
    this.running = [];
    this.redraw();
    if (person) this.hold();
  }

  hold() {
    this.stop = listen(this.person.id, () => this.refresh(), () => toast(this, both("lost")));
  }

  /** Look at another place. */
  go(channel, quiet = false) {
    this.channel = channel;
    this.home();
    this.keep("channel", channel);
    if (!quiet) this.refresh();
  }

  /** Show more of the place's past; beyond a window's worth, the newest make room. */
  earlier() {
    if (this.limit < WINDOW) this.limit *= 2;
    else this.skip += WINDOW / 2;
    return this.refresh();
  }

  /** Come nearer to the present again. */
  later() {
    this.skip = Math.max(0, this.skip - WINDOW / 2);
    return this.refresh();
  }

  /** Look at the newest few, and let go of the past. */
  home() {
    this.limit = STEP;
    this.skip = 0;
  }

  /** Fetch what this person sees; calls made meanwhile are served by one more fetch. */
  async refresh() {
    this.again = true;
    if (this.fetching) return this.fetching;
    this.fetching = this.fetchAll();
    await this.fetching;
    this.fetching = null;
    return null;
  }

  async fetchAll() {
    while (this.again && this.person) {
      this.again = false;
      const [person, channel] = [this.person, this.channel];
      try {
        const screen = await look(person.id, channel, this.limit, this.skip);
        if (person !== this.person || channel !== this.channel) this.again = true;
        else this.show(screen);
      } catch (trouble) {
        this.complain(trouble);
        return;
      }
    }
  }

  show(screen) {
    setNow(screen.now);
    const before = this.screen;
    this.screen = screen;
    if (!this.channel) this.go(screen.channel, true);
    this.names = namesOf(screen, (id) => this.go(id));
    this.namesMark = JSON.stringify([screen.people, screen.roles, screen.channels.map((one) => one.name)]);
    if (before?.commands !== screen.commands || before.channel !== screen.channel) this.fetchCommands();
    this.face.draw(screen);
    this.watching?.(screen);
    this.read(screen);
  }

  read(screen) {
    const here = screen.channels.find((one) => one.id === screen.channel);
    if (here?.unread && document.visibilityState === "visible") this.does("reads", { channel: here.id });
  }

  complain(trouble) {
    toast(this, refusal(trouble));
  }

  /** Do something; null when it was refused, and the person has been told why. */
  async does(verb, details) {
    if (this.skip && NEWEST.has(verb)) this.face.leap();
    try {
      return await act(this.person.id, verb, details);
    } catch (trouble) {
      this.complain(trouble);
      return null;
    } finally {
      this.refresh();
    }
  }

  async fetchCommands() {
    const { me, channel } = this.screen;
    try {
      const { commands } = await commandsFor(me, channel);
      if (me !== this.screen?.me || channel !== this.screen.channel) return;
      this.menus = commands.filter((one) => one.type === 3);
      this.peopleMenus = commands.filter((one) => one.type === 2);
      this.commands = runnable(commands);
      this.face.draw(this.screen);
      this.face.writer?.again();
    } catch (trouble) {
      this.complain(trouble);
    }
  }

  // What a thumb does

  async say(content) {
    return Boolean(await this.does("says", { channel: this.screen.channel, content }));
  }

  async press(message, part, values) {
    const key = `${message.id}:${part.custom_id}`;
    if (this.pending.has(key)) return;
    this.pending.add(key);
    this.face.busy(message.id, part.custom_id, true);
    const told = await this.does("presses", { channel: message.channel_id, message: message.id, custom_id: part.custom_id, component_type: part.type, values });
    this.pending.delete(key);
    this.face.busy(message.id, part.custom_id, false);
    this.after(told);
  }

  after(told) {
    if (told?.form) this.openForm(told.form);
    if (this.screen) this.face.draw(this.screen);
  }

  openForm(form) {
    openForm(this, form, this.names, async (answers) => {
      const told = await this.does("submits", { form: form.id, answers });
      if (!told || told.failed) return told && false;
      if (told.form) queueMicrotask(() => this.openForm(told.form));
      return true;
    });
  }

  /** Run a command, first asking for its options if it has any. */
  command(command) {
    if (!command.options.length) return this.run(command, {});
    const complete = async (focused, options) => (await this.does("completes", { channel: this.screen.channel, name: command.name, options, focused }))?.choices ?? [];
    return askOptions(this, command, this.names, { run: (options) => this.run(command, options), complete });
  }

  async run(command, options, target = null, about = null) {
    this.running.push(command.name);
    this.face.drawRunning();
    const told = await this.does("runs", { channel: this.screen.channel, name: command.name, options, target, about });
    this.running.splice(this.running.indexOf(command.name), 1);
    this.face.drawRunning();
    this.after(told);
  }

  dismiss(message) {
    this.does("dismisses", { message: message.id });
  }

  /** Whether this person may react here: 0 not at all, 1 where others did, 2 as they like. */
  get mayReact() {
    return this.screen?.channels.find((one) => one.id === this.screen.channel)?.can_react ?? 0;
  }

  react(message, emoji, on) {
    return this.does("reacts", { channel: message.channel_id, message: message.id, emoji, on });
  }

  openMenu(message) {
    openMenu(this, message);
  }

  appsAbout(person) {
    const options = this.peopleMenus.map((one) => ({ value: one, label: one.label }));
    chooseFrom(this, t("appsAbout", { name: person.name }), options, (one) => this.run(one, {}, null, person.id));
  }

  // Drawers

  openPlaces() {
    openPlaces(this, this.screen, this.screen.channel, (id) => this.go(id));
  }

  openReaders(place) {
    openReaders(this, place, this.screen.readers, this.names);
  }

  openClock() {
    const move = async (hours) => {
      try {
        setNow((await moveClock(hours)).now);
        this.face.drawClock();
      } catch (trouble) {
        this.complain(trouble);
      }
    };
    openClock(this, this.screen?.zone ?? "Europe/London", move, () => openTroubles(this));
  }

  openLock() {
    openLock(this, this.screen, this.names, (id) => this.go(id));
  }

  switchLanguage() {
    switchLanguage();
    this.redrawAll();
  }
}
