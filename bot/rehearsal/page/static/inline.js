// The inside of a line: bold, links, mentions, times. Links open only http and https; nothing else becomes an address.

import { h, outside } from "./dom.js";
import { longMoment, stamped } from "./times.js";
import { t } from "./text.js";

const DEEP = 12;

// Each rule: where it may start, and what it makes of the match. The first that fits wins.
const RULES = [
  [/^\\([^A-Za-z0-9\s])/, (m) => m[1]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => h("code", {}, m[2].trim() || m[2])],
  [/^<@!?(\d{1,20})>/, (m, names) => mention("@", names.person(m[1]), names.me === m[1])],
  [/^<@&(\d{1,20})>/, (m, names) => mention("@", names.role(m[1]))],
  [/^<#(\d{1,20})>/, (m, names) => channelMention(m[1], names)],
  [/^<\/([^:<>\n]{1,100}):\d{1,20}>/, (m) => mention("/", m[1])],
  [/^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/, (m, names) => moment(m, names)],
  [/^<a?:(\w{2,32}):\d{1,20}>/, (m) => `:${m[1]}:`],
  [/^(?:@everyone|@here)\b/, (m) => mention("", m[0])],
  [/^\[((?:[^[\]\\\n]|\\.){1,300})\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?: +"[^"\n]*")?\)/i, (m, names, d) => outside(m[2], inline(m[1], names, d))],
  [/^<(https?:\/\/[^\s<>]+)>/i, (m) => outside(m[1], m[1])],
  [/^https?:\/\/[^\s<>]+[^\s<>.,:;!?"')\]]/i, (m) => outside(m[0], m[0])],
  [/^\*\*([\s\S]+?)\*\*(?!\*)/, (m, names, d) => h("strong", {}, inline(m[1], names, d))],
  [/^__([\s\S]+?)__(?!_)/, (m, names, d) => h("u", {}, inline(m[1], names, d))],
  [/^~~([\s\S]+?)~~/, (m, names, d) => h("s", {}, inline(m[1], names, d))],
  [/^\|\|([\s\S]+?)\|\|/, (m, names, d) => spoiler(inline(m[1], names, d))],
  [/^\*(?![\s*])([^*]*(?:\*\*[^*]+\*\*[^*]*)*)\*(?!\*)/, (m, names, d) => h("em", {}, inline(m[1], names, d))],
  [/^_([^_]+)_(?![\w_])/, (m, names, d) => h("em", {}, inline(m[1], names, d))],
  [/^\n/, () => h("br")],
];

const STARTS = /[\\`<@[*_~|\n]|https?:\/\//gi;

/** Read one line's worth of markdown into nodes. */
export function inline(text, names, depth = 0) {
  const out = document.createDocumentFragment();
  if (depth > DEEP) return fillText(out, text);
  let rest = text;
  let plain = "";
  while (rest) {
    STARTS.lastIndex = 0;
    const next = STARTS.exec(rest);
    const skip = next ? next.index : rest.length;
    plain += rest.slice(0, skip);
    rest = rest.slice(skip);
    if (!rest) break;
    const [size, made] = firstRule(rest, names, depth, plain);
    if (made === null) plain += rest.slice(0, size);
    else {
      fillText(out, plain).append(made);
      plain = "";
    }
    rest = rest.slice(size);
  }
  return fillText(out, plain);
}

function firstRule(rest, names, depth, before) {
  if (rest[0] === "_" && /\w$/.test(before) && rest[1] !== "_") return [1, null];
  for (const [pattern, make] of RULES) {
    const match = pattern.exec(rest.length > 4200 ? rest.slice(0, 4200) : rest);
    if (match) return [match[0].length, make(match, names, depth + 1)];
  }
  return [rest[0] === "`" ? /^`+/.exec(rest)[0].length : 1, null];
}

function fillText(out, text) {
  if (text) out.append(text);
  return out;
}

function mention(sign, name, mine = false) {
  return h("span", { class: mine ? "mention mine" : "mention" }, sign + name);
}

function channelMention(id, names) {
  const name = names.channel(id);
  if (!names.go || !name) return mention("#", name ?? "…");
  return h("button", { type: "button", class: "mention", onclick: () => names.go(id) }, `#${name}`);
}

function moment(match, names) {
  const when = new Date(Number(match[1]) * 1000);
  if (Number.isNaN(when.getTime())) return match[0];
  return h("time", { datetime: when.toISOString(), title: longMoment(when, names.zone) }, stamped(when, names.zone, match[2] ?? "f"));
}

function spoiler(words) {
  const inside = h("span", { class: "spoiler-words", "aria-hidden": "true" }, words);
  const cover = h("button", { type: "button", class: "spoiler", "aria-label": t("hidden") }, inside);
  cover.addEventListener("click", () => cover.replaceWith(h("span", { class: "spoiler-open" }, ...inside.childNodes)));
  return cover;
}
