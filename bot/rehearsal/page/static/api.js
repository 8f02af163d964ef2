// The way to the rehearsal: its own server, JSON both ways, one stream of "something changed".

export class Refused extends Error {}

async function ask(path, options = {}) {
  let reply;
  try {
    reply = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Refused("lost");
  }
  if (reply.status === 401) throw new Refused("ticket");
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok || answer.problem) throw new Refused(answer.problem ?? "lost");
  return answer;
}

/** Send one JSON body. */
export function post(path, body) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** Trade the token in the address for a session, and take it out of the address and the history. */
export async function enter() {
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, "", location.pathname);
    await post("/page/enter", { token });
  }
  return ask("/page/people");
}

/** Everything one person's phone shows: their places, the messages of one, who can see it. */
export function look(person, channel, limit) {
  const query = new URLSearchParams({ person, limit });
  if (channel) query.set("channel", channel);
  return ask(`/page/screen?${query}`);
}

/** The commands this person may run here. */
export function commandsFor(person, channel) {
  return ask(`/page/commands?${new URLSearchParams({ person, channel })}`);
}

/** Do something as this person; the answer comes when the bot has answered, or has failed to. */
export function act(person, verb, details = {}) {
  return post("/page/act", { person, verb, ...details });
}

/** Move the rehearsal's clock on. */
export function moveClock(hours) {
  return post("/page/clock", { hours });
}

/** Hear, for one person, that something they can see has changed; returns how to stop listening. */
export function listen(person, heard, lost) {
  const source = new EventSource(`/page/events?${new URLSearchParams({ person })}`);
  source.onmessage = heard;
  source.onopen = heard;
  source.onerror = lost;
  return () => source.close();
}
