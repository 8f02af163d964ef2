// Sheets: dialogs that come up from the bottom of one phone and leave the other phone alone.

import { freshId, h, iconButton } from "./dom.js";
import { t } from "./text.js";

/**
 * Open a sheet in a phone: the rest of that phone rests until it is closed, Escape closes it, and focus goes back.
 * Returns `{node, close}`. `body` may be nodes; `foot` holds the buttons.
 */
export function openSheet(phone, { title, body, foot = null, kind = "", closed = () => {} }) {
  const back = document.activeElement;
  const heading = freshId("sheet");
  const close = () => {
    if (!node.isConnected) return;
    node.close();
    holder.remove();
    phone.sheets.splice(phone.sheets.indexOf(sheet), 1);
    settle(phone);
    if (back?.isConnected) back.focus({ preventScroll: true });
    closed();
  };
  const node = h(
    "dialog",
    { class: `sheet ${kind}`, "aria-labelledby": heading, "aria-modal": "true" },
    h("header", { class: "sheet-head" }, h("h2", { id: heading, tabindex: "-1" }, title), iconButton("close", t("close"), close)),
    h("div", { class: "sheet-body" }, body),
    foot && h("footer", { class: "sheet-foot" }, foot),
  );
  const holder = h("div", { class: "sheet-holder" }, h("div", { class: "sheet-shade", onclick: close }), node);
  const sheet = { node, holder, close };
  holder.addEventListener("keydown", (event) => escape(event, phone, sheet));
  phone.sheets.push(sheet);
  phone.root.append(holder);
  node.show();
  letScroll(node.querySelector(".sheet-body"), heading);
  settle(phone);
  (node.querySelector("[autofocus]") ?? node.querySelector("h2")).focus({ preventScroll: true });
  return sheet;
}

// What holds no control of its own is scrolled by keys when it can be focused itself.
function letScroll(body, heading) {
  if (body.querySelector("button, input, select, textarea, a[href]")) return;
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-labelledby", heading]]) body.setAttribute(name, value);
}

function escape(event, phone, sheet) {
  if (event.key !== "Escape" || event.defaultPrevented || phone.sheets.at(-1) !== sheet) return;
  event.preventDefault();
  sheet.close();
}

function settle(phone) {
  const top = phone.sheets.at(-1);
  for (const child of phone.root.children) {
    if (child.classList.contains("live")) continue;
    child.inert = top ? child !== top.holder : false;
  }
}

/** Ask once more before something that does not come back. */
export function askAgain(phone, { title, words, label, act }) {
  const foot = [
    h("button", { type: "button", class: "button secondary", onclick: () => sheet.close() }, t("cancel")),
    h("button", { type: "button", class: "button danger", onclick: () => (sheet.close(), act()) }, label),
  ];
  const sheet = openSheet(phone, { title, body: h("p", {}, words), foot });
}

/** A list of buttons to choose one thing from; choosing closes the sheet. */
export function chooseFrom(phone, title, options, chosen) {
  const rows = options.map((option) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "option", "aria-pressed": option.chosen ? "true" : null, onclick: () => pick(option) },
        option.face ?? null,
        h("span", { class: "option-words" }, h("span", { class: "option-label" }, option.label), option.description && h("span", { class: "option-about" }, option.description)),
      ),
    ),
  );
  const sheet = openSheet(phone, { title, body: h("ul", { class: "options" }, rows) });
  const pick = (option) => {
    sheet.close();
    chosen(option.value);
  };
}

/** A list of boxes to choose several from, with a button to finish. */
export function chooseSome(phone, title, options, { min, max }, chosen) {
  const picked = new Set(options.filter((one) => one.chosen).map((one) => one.value));
  const done = h("button", { type: "button", class: "button primary", onclick: () => finish() }, t("done"));
  const check = () => {
    done.disabled = picked.size < min || picked.size > max;
  };
  const rows = options.map((option) => h("li", {}, optionBox(option, picked, check)));
  check();
  const body = [h("p", { class: "hint" }, t("chooseSome", { min, max })), h("ul", { class: "options" }, rows)];
  const sheet = openSheet(phone, { title, body, foot: done });
  const finish = () => {
    sheet.close();
    chosen([...picked]);
  };
}

function optionBox(option, picked, changed) {
  const box = h("input", { type: "checkbox", checked: picked.has(option.value) });
  box.addEventListener("change", () => {
    if (box.checked) picked.add(option.value);
    else picked.delete(option.value);
    changed();
  });
  const words = h("span", { class: "option-words" }, h("span", { class: "option-label" }, option.label), option.description && h("span", { class: "option-about" }, option.description));
  return h("label", { class: "option" }, box, option.face ?? null, words);
}

/** Say something briefly over the phone, also to screen readers. */
export function toast(phone, words) {
  phone.alert.replaceChildren(h("p", { class: "toast" }, words));
  clearTimeout(phone.alertTimer);
  phone.alertTimer = setTimeout(() => phone.alert.replaceChildren(), 6000);
}
