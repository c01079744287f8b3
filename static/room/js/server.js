// What is asked of the server: ciphertext goes there and comes from there. Nothing but the plan that is given goes in clear.
import { b64, unb64 } from "./bytes.js";

// The server answered, and not with yes: {status, wait?, count?}. Anything else that goes wrong is a lost connection.
export class Answer extends Error {
  constructor(status, about = {}) {
    super(String(status));
    Object.assign(this, { status, about });
  }
}

const PATIENCE = 20_000;

async function ask(path, { access = "", method = "GET", body, signal } = {}) {
  const headers = access ? { Authorization: `Room ${access}` } : {};
  if (body) headers["Content-Type"] = "application/json";
  const stop = signal ?? timeout(PATIENCE);
  const answer = await fetch(`/room/api/${path}`, { method, headers, body: body && JSON.stringify(body), credentials: "omit", cache: "no-store", redirect: "error", signal: stop });
  if (answer.ok) return answer;
  throw new Answer(answer.status, await answer.json().catch(() => ({})));
}

function timeout(milliseconds) {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), milliseconds);
  return stop.signal;
}

const json = async (path, how) => (await ask(path, how)).json();

export class Server {
  constructor(room) {
    this.name = b64(room);
  }

  begin(ticket, access) {
    return ask(`${this.name}/begin`, { method: "POST", body: { ticket, access } });
  }

  append(access, after, entry) {
    return json(`${this.name}/entries`, { access, method: "POST", body: { after, entry: b64(entry) } });
  }

  rekey(access, after, entry, next) {
    return ask(`${this.name}/rekey`, { access, method: "POST", body: { after, entry: b64(entry), access: next } });
  }

  async read(access, after) {
    const { count, entries } = await json(`${this.name}/entries?after=${after}`, { access });
    return { count, entries: entries.map(unb64) };
  }

  keepWords(access, lookup, box) {
    return ask(`${this.name}/words`, { access, method: "POST", body: { lookup, box } });
  }

  // Tells `heard(event, data)` until the connection ends or has been silent for too long.
  async listen(access, after, heard, stop) {
    const { body } = await ask(`${this.name}/events?after=${after}`, { access, signal: stop.signal });
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const silence = setTimeout(() => stop.abort(), 50_000);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done) return;
      const pieces = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = pieces.pop();
      for (const piece of pieces) await tell(piece, heard);
    }
  }
}

async function tell(piece, heard) {
  const lines = piece.split(/\r?\n/);
  const after = (name) => lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join("\n");
  if (after("event")) await heard(after("event"), JSON.parse(after("data") || "{}"));
}

// Where the eight words lead: the box that they open, or null.
export async function find(lookup) {
  try {
    return await json("find", { method: "POST", body: { lookup } });
  } catch (no) {
    if (no instanceof Answer && no.status === 404) return null;
    throw no;
  }
}

// The two questions that need somebody's own page open in this browser: what the room is about, and taking the plan.
export async function aboutTime() {
  const answer = await fetch("/my/time/room.json", { cache: "no-store", redirect: "manual", signal: timeout(PATIENCE) });
  if (!answer.ok) throw new Answer(answer.status);
  return answer.json();
}

export async function send(path, fields) {
  const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), cache: "no-store", signal: timeout(60_000) });
  if (!answer.ok) throw new Answer(answer.status, await answer.json().catch(() => ({})));
  return answer;
}
