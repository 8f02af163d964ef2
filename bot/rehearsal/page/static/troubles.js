// The drawer "What can go wrong": single mishaps, lasting ones, and starting again.

import { back, offers, restart, startOver, trouble } from "./api.js";
import { h } from "./dom.js";
import { placeName } from "./places.js";
import { askAgain, openSheet, toast } from "./sheet.js";
import { both, t } from "./text.js";

const LASTING = new Set(["dms", "shut", "outage"]);
const HERE = new Set(["channel", "shut"]);

/** Open the drawer, with what this rehearsal offers. */
export async function openTroubles(phone) {
  let offered;
  try {
    offered = await offers(phone.person.id, phone.channel);
  } catch (problem) {
    phone.complain(problem);
    return;
  }
  const place = phone.screen?.channels.find((one) => one.id === phone.channel);
  const names = Object.keys(offered.troubles).filter((name) => !HERE.has(name) || (place && place.type !== 1));
  const once = names.filter((name) => !LASTING.has(name));
  const lasting = names.filter((name) => LASTING.has(name));
  const body = [
    h("p", { class: "hint" }, both("troublesHint")),
    once.length ? [h("h3", {}, t("happensOnce")), h("ul", { class: "steps" }, once.map((name) => h("li", {}, mishap(phone, name))))] : null,
    lasting.length ? [h("h3", {}, t("lasts")), h("ul", { class: "steps" }, lasting.map((name) => h("li", {}, lastingOne(phone, name, offered.troubles[name]))))] : null,
    h("h3", {}, t("startAgain")),
    offered.restart || offered.start_over ? h("ul", { class: "steps" }, offered.restart && h("li", {}, restartButton(phone)), offered.start_over && h("li", {}, overButton(phone))) : h("p", { class: "hint" }, both("notOffered")),
  ];
  openSheet(phone, { title: t("troubles"), body, kind: "tall" });
}

function row(words, hint, props) {
  return h("button", { type: "button", class: "button secondary wide trouble", ...props }, h("span", { class: "option-words" }, h("span", { class: "option-label" }, words), h("span", { class: "option-about" }, hint)));
}

function said(phone, name) {
  const key = `trouble${name[0].toUpperCase()}${name.slice(1)}`;
  const place = phone.screen?.channels.find((one) => one.id === phone.channel);
  return [t(key, { name: phone.person.name, place: placeName(place) }), t(`${key}Hint`)];
}

function mishap(phone, name) {
  const [what, hint] = said(phone, name);
  const go = () => ask(phone, name, true).then((told) => told && toast(phone, t("willHappen", { what })));
  return row(what, hint, { onclick: go });
}

function lastingOne(phone, name, on) {
  const go = async () => {
    const told = await ask(phone, name, button.getAttribute("aria-checked") !== "true");
    if (told) button.setAttribute("aria-checked", String(told.troubles[name]));
  };
  const button = row(...said(phone, name), { onclick: go, role: "switch", "aria-checked": String(on) });
  button.append(h("span", { class: "switch", "aria-hidden": "true" }));
  return button;
}

async function ask(phone, name, on) {
  try {
    return await trouble(phone.person.id, phone.channel, name, on);
  } catch (problem) {
    phone.complain(problem);
    return null;
  }
}

function restartButton(phone) {
  const go = async () => {
    button.setAttribute("aria-busy", "true");
    try {
      await restart();
      toast(phone, t("restarted"));
    } catch (problem) {
      phone.complain(problem);
    }
    button.removeAttribute("aria-busy");
  };
  const button = row(t("restart"), t("restartHint"), { onclick: go });
  return button;
}

function overButton(phone) {
  return row(t("startOver"), both("startOverHint"), { onclick: () => confirm(phone) });
}

function confirm(phone) {
  const act = async () => {
    try {
      await startOver();
    } catch (problem) {
      phone.complain(problem);
      return;
    }
    phone.world.leave();
    document.getElementById("table").replaceChildren(h("p", { class: "notice", role: "status" }, both("startingOver")));
    await back();
    location.reload();
  };
  askAgain(phone, { title: t("startOverSure"), words: both("startOverHint"), label: t("startOver"), act });
}
