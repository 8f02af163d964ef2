// Discord's markdown, read into nodes. Blocks here, the inside of a line in inline.js.

import { h } from "./dom.js";
import { inline } from "./inline.js";

const FENCE = /^```(?:([\w+-]*)\n)?([\s\S]*?)```/;
const HEADING = /^(#{1,3}) +(.+)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;
const DEEP = 8;

/** Read text as Discord would show it; `names` knows people, roles, channels and the zone. */
export function markdown(text, names, depth = 0) {
  const out = document.createDocumentFragment();
  let rest = text.replace(/\r\n?/g, "\n");
  while (rest) {
    const at = rest.indexOf("```");
    const fence = at >= 0 ? FENCE.exec(rest.slice(at)) : null;
    if (!fence) {
      out.append(blocks(rest, names, depth));
      return out;
    }
    if (at > 0) out.append(blocks(rest.slice(0, at).replace(/\n$/, ""), names, depth));
    out.append(h("pre", {}, h("code", {}, fence[2].replace(/\n$/, ""))));
    rest = rest.slice(at + fence[0].length).replace(/^\n/, "");
  }
  return out;
}

function blocks(text, names, depth) {
  const out = document.createDocumentFragment();
  const lines = text.split("\n");
  let plain = [];
  const flush = () => {
    if (plain.length) out.append(paragraph(plain.splice(0), names));
  };
  while (lines.length) {
    const made = depth < DEEP ? block(lines, names, depth) : null;
    if (made) {
      flush();
      out.append(made);
    } else plain.push(lines.shift());
  }
  flush();
  return out;
}

function block(lines, names, depth) {
  const line = lines[0];
  if (line.startsWith(">>> ")) return quote([line.slice(4), ...lines.splice(0).slice(1)], names, depth);
  if (line.startsWith("> ")) return quote(take(lines, (one) => one.startsWith("> ")).map((one) => one.slice(2)), names, depth);
  if (ITEM.test(line)) return list(take(lines, (one) => ITEM.test(one)), names);
  if (line.startsWith("-# ") && line.length > 3) return h("p", { class: "subtext" }, inline(lines.shift().slice(3), names));
  const heading = HEADING.exec(line);
  if (!heading) return null;
  lines.shift();
  return h("p", { class: `heading h${heading[1].length}`, role: "heading", "aria-level": 2 }, inline(heading[2], names));
}

function take(lines, belongs) {
  let n = 0;
  while (n < lines.length && belongs(lines[n])) n += 1;
  return lines.splice(0, n);
}

function quote(lines, names, depth) {
  return h("blockquote", {}, blocks(lines.join("\n"), names, depth + 1));
}

function paragraph(lines, names) {
  return h("p", {}, inline(lines.join("\n"), names));
}

function list(lines, names) {
  const root = document.createDocumentFragment();
  const open = [];
  for (const line of lines) {
    const [, indent, mark, words] = ITEM.exec(line);
    const numbered = /\d/.test(mark);
    const level = Math.min(Math.floor(indent.length / 2), open.length, 5);
    open.length = Math.min(open.length, level + 1);
    if (open.length === level + 1 && open[level].numbered !== numbered) open.length = level;
    if (open.length === level) {
      const node = h(numbered ? "ol" : "ul", numbered ? { start: parseInt(mark, 10) } : {});
      (level ? open[level - 1].node.lastElementChild : root).append(node);
      open.push({ node, numbered });
    }
    open[level].node.append(h("li", {}, inline(words, names)));
  }
  return root;
}
