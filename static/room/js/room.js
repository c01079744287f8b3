// The room as it lives on this phone: what was said, what waits to be sent, and the connection. Tells "change" and "end".
import { b64, random, same, unb64 } from "./bytes.js";
import { Refused, seal } from "./entries.js";
import { newPair, openKeys } from "./keys.js";
import { Log } from "./log.js";
import { merge } from "./merge.js";
import { Answer, Server } from "./server.js";
import * as phone from "./phone.js";

const after = (milliseconds) => new Promise((yes) => setTimeout(yes, milliseconds));

// A line that this phone sent, come back from the server; what it had to carry stands before its own words.
const isThis = (said, { m, l, ops }) => said.m === m && said.l === l && JSON.stringify(said.ops.slice(said.ops.length - ops.length)) === JSON.stringify(ops);

export class Room extends EventTarget {
  static async enter({ room, epoch, secret }) {
    const pair = await newPair();
    return new Room(room, await openKeys(room, epoch, secret), pair, b64(random(8)));
  }

  // As it was kept before the phone was locked or the page was closed.
  static async again({ about, secret }) {
    const keys = about.keys.map(([epoch, bytes]) => [epoch, unb64(bytes)]);
    const room = unb64(about.room);
    const [newest, ...older] = await Promise.all(keys.reverse().map(([epoch, bytes]) => openKeys(room, epoch, bytes)));
    const it = new Room(room, newest, { secret, pub: about.pub }, about.member);
    for (const each of older) it.log.rings.set(each.epoch, each);
    Object.assign(it, { mine: true, waiting: about.waiting, seen: about.seen, name: about.name });
    it.remake();
    return it;
  }

  constructor(room, keys, pair, member) {
    super();
    Object.assign(this, { room, pair, member, name: "" });
    this.log = new Log(room, keys, { pair, member });
    this.server = new Server(room);
    this.waiting = []; // written here, not yet taken by the server
    this.mine = false; // "this is my phone"
    this.seen = { count: 0, tail: "" }; // the most that this phone ever had
    this.online = true;
    this.trouble = null; // {kind: "refused" | "missing" | "out" | "gone" | "full", …}
    this.waitingFor = false; // a connection came back, and nobody was told
    this.ended = false;
    this.handing = false;
    this.goneMeanwhile = null;
    this.turn = Promise.resolve();
    this.remake();
  }

  get keys() {
    return this.log.keys;
  }

  get isIn() {
    return Boolean(this.state.members.get(this.member)?.here);
  }

  remake() {
    this.state = merge([...this.log.said, ...this.waiting.map((line) => ({ ...line, waiting: true }))]);
  }

  tell(fresh = []) {
    this.remake();
    if (this.log.count > this.seen.count) this.seen = { count: this.log.count, tail: b64(this.log.tail) };
    if (this.mine && !this.ended) this.remember();
    this.dispatchEvent(Object.assign(new Event("change"), { fresh }));
  }

  remember() {
    const about = {
      room: b64(this.room), keys: [...this.log.rings].map(([epoch, { secret }]) => [epoch, b64(secret)]).sort(([one], [other]) => one - other),
      member: this.member, pub: this.pair.pub, name: this.name, waiting: this.waiting, seen: this.seen,
    };
    this.keeping = (this.keeping ?? Promise.resolve()).then(() => !this.ended && phone.keep(about, this.pair.secret));
    return this.keeping;
  }

  // One thing after the other: nothing is read while something is being appended.
  inTurn(act) {
    this.turn = this.turn.then(act, act);
    return this.turn;
  }

  // Reads until there is nothing more, then shows it. Throws what the connection throws.
  async readOn() {
    const fresh = [];
    try {
      while (!this.ended) {
        const from = this.log.asked;
        const { access } = this.keys;
        const { count, entries } = await this.server.read(access, from);
        fresh.push(...(await this.take(count, entries, from)));
        if (this.trouble?.kind === "refused" || (this.log.asked >= count && access === this.keys.access)) return;
      }
    } finally {
      this.show(fresh);
    }
  }

  show(fresh) {
    if (this.ended || !(fresh.length || this.waitingFor)) return;
    this.waitingFor = false;
    this.tell(fresh);
  }

  // What the server has handed out, checked; gives what is new.
  async take(count, entries, from) {
    if (count < from || (count < this.seen.count && this.keys.epoch === this.log.epoch)) this.notice("missing", { had: Math.max(from, this.seen.count), count });
    const fresh = entries.length ? await this.checked(entries) : [];
    this.waiting = this.waiting.filter((line) => !fresh.some((said) => isThis(said, line)));
    this.waitingFor ||= !this.online;
    this.online = true;
    if (this.log.left) this.close("out");
    return fresh;
  }

  async checked(entries) {
    try {
      const fresh = await this.log.read(entries);
      if (this.seen.count === this.log.count && this.seen.tail && !same(unb64(this.seen.tail), this.log.tail)) throw new Refused("other", this.log.count);
      return fresh;
    } catch (no) {
      if (!(no instanceof Refused)) throw no;
      this.notice("refused", { reason: no.reason, position: no.position });
      this.stop?.abort();
      return [];
    }
  }

  notice(kind, about = {}) {
    if (this.trouble?.kind === "refused" || this.trouble?.kind === kind) return;
    this.trouble = { kind, ...about };
    this.tell();
  }

  // Says something: at once on this phone, and to the others as soon as there is a connection.
  say(...ops) {
    if (this.ended) return;
    this.waiting.push({ m: this.member, l: this.state.clock + 1, ops });
    this.tell();
    this.flush();
  }

  put(id, fields) {
    this.say(...Object.entries(fields).map(([f, v]) => ({ op: "put", id, f, v })));
  }

  flush() {
    return this.inTurn(async () => {
      while (this.waiting.length && !this.ended && this.trouble?.kind !== "refused") {
        if (!(await this.tried(() => this.sendFirst()))) return;
      }
    });
  }

  async sendFirst() {
    if (this.log.asked > this.log.count) return this.readOn();
    const line = this.waiting[0];
    await this.append(line, (position, entry) => this.server.append(this.keys.access, position, entry));
    return undefined;
  }

  // Seals what is said for the next place and has it carried there; reads first when somebody was quicker.
  async append(said, carry) {
    const past = this.log.past();
    const place = { room: this.room, position: this.log.count + 1, before: await this.log.before() };
    const entry = await seal(past ? { ...said, ops: [past, ...said.ops] } : said, this.keys, place);
    try {
      await carry(this.log.count, entry);
    } catch (no) {
      if (!(no instanceof Answer) || no.status === 429 || no.status >= 500) throw no;
      if (no.status === 413 || no.about.full) return this.notice("full");
      const had = this.log.asked;
      await this.readOn();
      if (this.log.asked === had) throw no; // nobody was quicker: trying again at once would not help
      return false;
    }
    this.show(await this.take(place.position, [entry], this.log.count));
    return true;
  }

  // True when it went through. A lost connection is waited out by `live`.
  async tried(act) {
    try {
      await act();
      return true;
    } catch (no) {
      if (no instanceof Answer && no.status === 429) {
        await after(1000 * (no.about.wait ?? 1));
        return true;
      }
      if (no instanceof Answer && no.status === 404) await this.maybeGone();
      else this.lost();
      return false;
    }
  }

  lost() {
    this.stop?.abort();
    if (!this.online) return;
    this.online = false;
    this.tell();
  }

  // Not there: asked once more, so that a hiccup on the way does not end a room.
  async maybeGone() {
    await after(1500);
    try {
      await this.readOn();
    } catch (no) {
      if (no instanceof Answer && no.status === 404) this.close("gone");
      else this.lost();
    }
  }

  // Reads and listens until the room ends; comes back by itself after a lost connection.
  async live() {
    let wait = 1000;
    while (!this.ended && this.trouble?.kind !== "refused") {
      const read = await this.inTurn(() => this.tried(() => this.readOn()));
      if (read) {
        wait = this.trouble ? 10_000 : 1000;
        this.flush();
        this.carryPast();
        await this.listen();
      }
      if (this.ended) return;
      await Promise.race([after(wait), new Promise((yes) => (this.wake = yes))]);
      wait = Math.min(wait * 2, 15_000);
    }
  }

  async listen() {
    this.stop = new AbortController();
    try {
      await this.server.listen(this.keys.access, this.log.asked, (event, data) => this.heard(event, data), this.stop);
    } catch {
      // read again, then listen again
    }
  }

  heard(event, data) {
    if (event === "gone") return this.close("gone", data);
    if (event !== "entries") return undefined;
    return this.inTurn(() => this.tried(async () => {
      const { access } = this.keys;
      if (Array.isArray(data.entries) && data.after === this.log.asked) this.show(await this.take(data.count, data.entries.map(unb64), data.after));
      if (data.count > this.log.asked) await this.readOn();
      if (access !== this.keys.access) this.stop.abort();
    }));
  }

  // The phone woke up, or the network came back.
  again() {
    this.stop?.abort();
    this.wake?.();
  }

  // The first entry of a new epoch carries the earlier keys. Whoever changed the key does so at once, others if nobody did.
  async carryPast() {
    if (this.log.keys.epoch === 0 || this.log.asked > this.log.count) return;
    await after(1500 + 3000 * Math.random());
    if (!this.ended && this.log.past() && !this.waiting.length) this.say();
  }

  // It is over on this phone: `how` is "gone", "out", "given" or "left". Keys are forgotten, and what was kept is wiped.
  async close(how, about = {}) {
    if (this.ended) return;
    if (this.handing && how === "gone") return void (this.goneMeanwhile = about); // whoever hands over hears it from the server's answer
    this.ended = true;
    this.stop?.abort();
    this.wake?.();
    const { count, tailWords, tail } = this.log;
    const end = { how, count, words: tailWords, tail: tail && b64(tail), told: about, given: Boolean(this.state.giving), unsent: this.waiting.length };
    await this.keeping;
    await phone.wipe();
    this.waiting = [];
    this.log = new Log(this.room, this.keys);
    this.log.rings.clear();
    this.state = merge([]);
    this.dispatchEvent(Object.assign(new Event("end"), { end }));
  }
}
