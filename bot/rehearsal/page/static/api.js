// The way to the rehearsal: its own server, JSON both ways, one stream of "something changed".

/** Why something was not done: a key of the page's own words, or the rehearsal's sentence with its values. */
export class Refused extends Error {
  constructor(words, { sentence = words, values = {} } = {}) {
    super(words);
    this.sentence = sentence;
    this.values = values;
  }
}

async function ask(path, options = {}) {
  let reply;
  try {
    reply = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Refused("lost");
  }
  if (reply.status === 401) throw new Refused("ticket");
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok || answer.problem) throw new Refused(answer.problem ?? "lost", answer);
  return answer;
}

// Real tokens stay where they were written; the rehearsal's own say that they are for rehearsals.
const TOKEN = /(?<![\w-])[\w-]{20,30}\.[\w-]{5,8}\.(?!rehearsal-)[\w-]{25,}|(?<![\w-])mfa\.[\w-]{60,}|\/webhooks\/\d{15,20}\/[\w-]{50,}/;

/** Send one JSON body. */
export async function post(path, body) {
  if (TOKEN.test(JSON.stringify(body, (key, value) => (key === "data" ? "" : value)))) throw new Refused("realToken");
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

/** Everything one person's phone shows: their places, who can see one, and so many of its messages, the newest `skip` left out. */
export function look(person, channel, limit, skip) {
  const query = new URLSearchParams({ person, limit, skip });
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

/** What comes next, in the page's language: `[{at, words}]`, or null where nobody knows. */
export async function comingUp(language) {
  return (await ask(`/page/due?${new URLSearchParams({ language })}`)).due;
}

/** What can go wrong on request for this person and place, what does already, and whether the bot and the rehearsal can start again. */
export function offers(person, channel) {
  return ask(`/page/backstage?${new URLSearchParams({ person, channel })}`);
}

/** Make something go wrong, or stop it. */
export function trouble(person, channel, name, on) {
  return post("/page/trouble", { person, channel, name, on });
}

/** Stop the bot and start it again; the answer comes when it is back. */
export function restart() {
  return post("/page/restart", {});
}

/** Begin again with nothing; the answer comes before that. */
export function startOver() {
  return post("/page/start-over", {});
}

/** Wait until the rehearsal answers again. */
export async function back() {
  for (;;) {
    await new Promise((done) => setTimeout(done, 300));
    const reply = await fetch("/page/people", { cache: "no-store" }).catch(() => null);
    if (reply?.ok) return;
  }
}

/** Hear, for one person, that something they can see has changed; returns how to stop listening. */
export function listen(person, heard, lost) {
  const source = new EventSource(`/page/events?${new URLSearchParams({ person })}`);
  source.onmessage = heard;
  source.onopen = heard;
  source.onerror = lost;
  return () => source.close();
}
