// Who is who: initials and colours, role badges, and the list to pick a person from.

import { h } from "./dom.js";
import { known, t } from "./text.js";

const COLOURS = 10;

/** One or two letters for a name, by what a reader would call letters. */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0] ?? "?"];
  return letters.map((word) => [...word][0].toLocaleUpperCase()).join("");
}

function colour(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % COLOURS;
}

/** A round badge with initials; the name stands beside it, so it is hidden from screen readers. */
export function avatar(person, size = "") {
  const look = person?.bot ? "avatar-bot" : `avatar-${colour(person?.name ?? "")}`;
  return h("span", { class: `avatar ${look} ${size}`, "aria-hidden": "true", "data-initials": initials(person?.name ?? "?") });
}

/** Small badges: owner, and the roles they hold. */
export function badges(person, most = 3) {
  const names = person.owner ? [t("owner"), ...person.roles] : [...person.roles];
  const shown = names.slice(0, most).map((name) => h("span", { class: "badge" }, name));
  if (names.length > most) shown.push(h("span", { class: "badge", title: names.slice(most).join(", ") }, `+${names.length - most}`));
  return person.bot ? [h("span", { class: "badge app" }, t("bot")), ...shown] : shown;
}

/** The first screen: everyone invented, as a list of buttons. */
export function peopleList(people, chosen, pick) {
  const rows = people
    .filter((person) => !person.bot)
    .map((person) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "person", onclick: () => pick(person), "aria-current": person.id === chosen ? "true" : null },
          avatar(person),
          h("span", { class: "person-words" }, h("span", { class: "person-name" }, person.name), person.about && h("span", { class: "person-about" }, known(person.about))),
          h("span", { class: "badges" }, badges(person)),
        ),
      ),
    );
  return h("ul", { class: "people" }, rows);
}
