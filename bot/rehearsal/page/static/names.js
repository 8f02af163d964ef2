// What the ids in messages are called, for the person who is looking.

import { h } from "./dom.js";
import { avatar } from "./people.js";

const CHANNEL_KINDS = new Set([0, 5, 10, 11, 12, 15]);

/** Ways to say ids as names, from one screen; `go` opens a channel when the person presses its name. */
export function namesOf(screen, go) {
  const people = new Map(screen.people.map((one) => [one.id, one]));
  const roles = new Map(screen.roles.map((one) => [one.id, one]));
  const channels = new Map(screen.channels.map((one) => [one.id, one]));
  return {
    me: screen.me,
    zone: screen.zone,
    go,
    lists: { people: screen.people, roles: screen.roles, channels: screen.channels },
    find: (id) => people.get(id),
    person: (id) => people.get(id)?.name ?? "?",
    role: (id) => roles.get(id)?.name ?? "?",
    channel: (id) => channels.get(id)?.name ?? null,
  };
}

/** The options of a select of people, roles or channels. */
export function entityOptions(part, names) {
  const kept = new Set((part.default_values ?? []).map((one) => one.id));
  const option = (one, face, label = one.name) => ({ value: one.id, label, chosen: kept.has(one.id), face });
  const people = () => names.lists.people.map((one) => option(one, avatar(one, "small")));
  const roles = () => names.lists.roles.map((one) => option(one, h("span", { class: "at" }, "@")));
  const kinds = new Set(part.channel_types?.length ? part.channel_types : CHANNEL_KINDS);
  const channels = () => names.lists.channels.filter((one) => kinds.has(one.type)).map((one) => option(one, h("span", { class: "at" }, "#")));
  return { 5: people, 6: roles, 7: () => [...people(), ...roles()], 8: channels }[part.type]?.() ?? [];
}
