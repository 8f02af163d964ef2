// Pictures and files. Only what the rehearsal itself serves is fetched; anything else is named, not loaded.

import { h, icon } from "./dom.js";
import { both, t } from "./text.js";

function own(address) {
  try {
    const url = new URL(address);
    const here = url.port === location.port && ["127.0.0.1", "localhost"].includes(url.hostname);
    return here && url.pathname.startsWith("/attachments/") ? url.pathname : null;
  } catch {
    return null;
  }
}

/** A picture with its description, to be opened below it; behind a cover if it is marked as a spoiler. */
export function picture(address, description, covered = false, name = "") {
  const path = own(address ?? "");
  const words = description ?? "";
  if (!path) return h("span", { class: "file" }, icon("file"), words || String(address ?? "").split("/").pop());
  const image = h("img", { class: "picture", src: path, alt: words || name, loading: "lazy" });
  if (!covered) return words ? h("figure", { class: "pictured" }, image, described(words)) : image;
  const cover = h("button", { type: "button", class: "spoiler", onclick: () => cover.replaceWith(image) }, t("hidden"));
  return cover;
}

// Discord shows a badge on a picture that is described; whoever hears the picture has heard these words.
function described(words) {
  return h("details", { class: "described" }, h("summary", {}, t("described")), words);
}

/** A file to download, by its name. */
export function fileChip(address, name) {
  const path = own(address ?? "");
  const label = t("attached", { name: name ?? "" });
  return path
    ? h("a", { class: "file", href: path, download: name ?? "", "aria-label": label }, icon("file"), name)
    : h("span", { class: "file", "aria-label": label, role: "img" }, icon("file"), name);
}

/** One attachment of a message: a picture is shown, anything else is named. */
export function attachment(one) {
  if ((one.content_type ?? "").startsWith("image/")) return picture(one.url, one.description, one.filename?.startsWith("SPOILER_"), one.filename);
  return fileChip(one.url, one.filename);
}

export const MOST = 8 * 1024 * 1024;

/** Read chosen files for sending: name, type and base64. Refuses more than 8 MB together. */
export async function readFiles(list) {
  const files = [...list];
  if (files.reduce((sum, one) => sum + one.size, 0) > MOST) throw new RangeError(both("tooBig"));
  return Promise.all(files.map(async (one) => ({ filename: one.name, content_type: one.type, data: base64(new Uint8Array(await one.arrayBuffer())) })));
}

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}
