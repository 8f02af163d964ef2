// Moments as people say them, in the person's own zone; and the rehearsal's clock, which may be ahead of the machine's.

import { spoken } from "./text.js";

let ahead = 0;

let leapt = 0;

/** Learn what time it is in the rehearsal. */
export function setNow(iso) {
  const before = ahead;
  ahead = Date.parse(iso) - Date.now();
  if (Math.abs(ahead - before) > 30_000) leapt += 1;
}

/** How often the clock has been moved, so that what says "in 3 days" is said anew. */
export function leaps() {
  return leapt;
}

/** The rehearsal's present. */
export function now() {
  return new Date(Date.now() + ahead);
}

// Browsers seldom know Welsh dates, so the names stand here: months and days as English has them, then as Welsh does.
const WELSH = {
  January: "Ionawr", February: "Chwefror", March: "Mawrth", April: "Ebrill", May: "Mai", June: "Mehefin", July: "Gorffennaf", August: "Awst",
  September: "Medi", October: "Hydref", November: "Tachwedd", December: "Rhagfyr", Jan: "Ion", Feb: "Chwef", Mar: "Maw", Apr: "Ebr", Jun: "Meh",
  Jul: "Gorff", Aug: "Awst", Sep: "Medi", Sept: "Medi", Oct: "Hyd", Nov: "Tach", Dec: "Rhag", Monday: "Dydd Llun", Tuesday: "Dydd Mawrth",
  Wednesday: "Dydd Mercher", Thursday: "Dydd Iau", Friday: "Dydd Gwener", Saturday: "Dydd Sadwrn", Sunday: "Dydd Sul", Mon: "Llun", Tue: "Maw",
  Wed: "Mer", Thu: "Iau", Fri: "Gwe", Sat: "Sad", Sun: "Sul", at: "am",
};

const makers = new Map();

function maker(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!makers.has(key)) makers.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return makers.get(key);
}

function say(when, zone, options) {
  if (Number.isNaN(when.getTime())) return "?";
  const english = maker(zone, options).format(when);
  return spoken() === "cy" ? english.replace(/[A-Za-z]+/g, (word) => WELSH[word] ?? word) : english;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const STYLES = {
  t: CLOCK,
  T: { ...CLOCK, second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: { day: "numeric", month: "long", year: "numeric" },
  f: { day: "numeric", month: "long", year: "numeric", ...CLOCK },
  F: { weekday: "long", day: "numeric", month: "long", year: "numeric", ...CLOCK },
  s: { day: "2-digit", month: "2-digit", year: "numeric", ...CLOCK },
  S: { day: "2-digit", month: "2-digit", year: "numeric", ...CLOCK, second: "2-digit" },
};

/** A Discord timestamp: `style` is its letter, "R" for "in 3 days". */
export function stamped(when, zone, style) {
  return style === "R" ? distance(when) : say(when, zone, STYLES[style] ?? STYLES.f);
}

const STEPS = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** How far away a moment is: "in 3 days", "2 hours ago". */
export function distance(when) {
  const seconds = Math.round((when - now()) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS[5];
  const n = Math.round(seconds / size);
  return spoken() === "cy" ? welshDistance(n, unit) : new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" }).format(n, unit);
}

const UNITS = { year: "blynedd", month: "mis", day: "diwrnod", hour: "awr", minute: "munud", second: "eiliad" };

function welshDistance(n, unit) {
  if (!n) return "nawr";
  const length = `${Math.abs(n)} ${UNITS[unit]}`;
  return n > 0 ? `ymhen ${length}` : `${length} yn ôl`;
}

function day(when, zone) {
  return say(when, zone, { day: "numeric", month: "numeric", year: "numeric" });
}

/** When a message was written: the time alone if it was today. */
export function written(when, zone) {
  if (day(when, zone) === day(now(), zone)) return say(when, zone, CLOCK);
  return say(when, zone, { day: "numeric", month: "short", ...CLOCK });
}

/** A day as a divider between messages. */
export function dayName(when, zone) {
  return say(when, zone, { weekday: "long", day: "numeric", month: "long" });
}

/** The short clock at the top of the phone. */
export function shortNow(zone) {
  return say(now(), zone, { weekday: "short", ...CLOCK });
}

/** The whole moment, for the clock drawer and titles. */
export function longMoment(when, zone) {
  return say(when, zone, STYLES.F);
}

/** Hours and minutes only. */
export function hours(when, zone) {
  return say(when, zone, CLOCK);
}
