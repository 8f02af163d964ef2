// Building blocks: every node of the page is made here, and text only ever becomes text.

import { english } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  menu: "M4 6h16M4 12h16M4 18h16",
  back: "M15 5l-7 7 7 7",
  hash: "M9 4L7 20M17 4l-2 16M4 9h17M3 15h17",
  thread: "M5 5h14v10H10l-5 4zM9 10h6",
  at: "M4 5h16v12H9l-5 4z",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7.5V12l3.2 2",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.3a2.7 2.7 0 100 5.4 2.7 2.7 0 000-5.4z",
  plus: "M12 5v14M5 12h14",
  send: "M12 19V6M6 11.5L12 5.5l6 6",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.5l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  phone: "M7.5 3h9v18h-9zM11 18h2",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  join: "M4 12h13M12 6.5l5.5 5.5-5.5 5.5",
  pen: "M5 19l1-4L16 5l3 3L9 18z",
  smile: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM8.5 14a4 4 0 007 0M9 9.5h.01M15 9.5h.01",
  reply: "M9 7l-5 5 5 5M4 12h9a6 6 0 016 6",
  bell: "M6 17V11a6 6 0 0112 0v6l1.5 1h-15zM10 20.5h4",
};

/** Make an element: `h("button", {class: "plain", onclick: act}, "Words")`; null and false children are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  inEnglish(node, props, children);
  return fill(node, ...children);
}

// While the page speaks Welsh that nobody has checked, a mouse held over its words tells the English.
function inEnglish(node, props, children) {
  const words = english(props["aria-label"] ?? "") ?? children.map((one) => (typeof one === "string" ? english(one) : null)).find(Boolean);
  if (words && (!props.title || english(props.title))) node.title = words;
}

/** Put children into a node: nodes as they are, everything else as text. */
export function fill(node, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

/** Draw one of the page's own line icons, hidden from screen readers. */
export function icon(name, className = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon ${className}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only an icon; `label` is its name. */
export function iconButton(name, label, onclick, props = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...props }, icon(name));
}

/** The address of a link, if it opens a web page; null for anything else. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return ["https:", "http:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to somewhere else, which hears nothing about this page; without an address, only its words. */
export function outside(text, words, props = {}) {
  const href = webAddress(text);
  return href ? h("a", { href, title: href, target: "_blank", rel: "noopener noreferrer nofollow", ...props }, words) : h("span", {}, words);
}

let last = 0;
/** A fresh id for tying labels to controls. */
export function freshId(word) {
  last += 1;
  return `${word}-${last}`;
}

/** Give a box its accent, a number as Discord sends it. */
export function tint(box, colour) {
  if (Number.isInteger(colour) && colour > 0) box.style.setProperty("--accent-bar", `#${(colour & 0xffffff).toString(16).padStart(6, "0")}`);
}

/** Whether a message's flag is set. */
export function flagged(message, flag) {
  return ((message.flags ?? 0) & flag) !== 0;
}

export const PRIVATE = 64;
export const THINKING = 128;
export const SILENT = 4096;
