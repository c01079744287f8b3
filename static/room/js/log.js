// The log of one room as this phone has checked it: every entry opened in its place, the epochs in their order.
import { sha256, b64, unb64 } from "./bytes.js";
import { Refused, beginning, epochOf, open } from "./entries.js";
import { openKeys, unbox } from "./keys.js";
import { wordsOf } from "./words.js";

const all = (promises) => Promise.all(promises);

export class Log {
  // `keys`: those of the newest epoch that this phone knows. `pair`, `member`: to open the box of a new key.
  constructor(room, keys, { pair = null, member = "" } = {}) {
    Object.assign(this, { room, pair, member });
    this.rings = new Map([[keys.epoch, keys]]);
    this.epoch = 0; // of the next entry
    this.said = []; // what was opened, in order
    this.count = 0;
    this.tail = null; // SHA-256 of the last entry
    this.left = false; // this phone was asked to leave
    this.unread = []; // entries of an epoch whose key comes later in the log
  }

  get keys() {
    return this.rings.get(Math.max(...this.rings.keys()));
  }

  get tailWords() {
    return this.tail ? wordsOf(this.tail, 4) : [];
  }

  // How many entries this phone has from the server, opened or not.
  get asked() {
    return this.count + this.unread.length;
  }

  async before() {
    return this.tail ?? beginning(this.room);
  }

  async addKeys(epoch, secret) {
    if (!this.rings.has(epoch)) this.rings.set(epoch, await openKeys(this.room, epoch, secret));
  }

  // Reads on: entries in the order in which the server has them, from this.count + 1. All or nothing. Gives what was said.
  async read(entries) {
    const fresh = [...this.unread, ...entries];
    const first = this.count + 1;
    const hashes = await all(fresh.map(sha256));
    const before = [await this.before(), ...hashes];
    const place = (at) => ({ room: this.room, position: first + at, before: before[at] });
    await this.findPast(fresh, place);
    const next = { epoch: this.epoch, said: [], left: this.left };
    for (let from = 0; from < fresh.length; ) {
      const reached = await this.readEpoch(fresh, from, place, next);
      if (reached === from) break;
      from = reached;
    }
    const whole = next.left || next.said.length === fresh.length;
    this.unread = whole ? [] : fresh.slice(next.said.length);
    this.said.push(...next.said);
    Object.assign(this, { epoch: next.epoch, left: next.left });
    this.count += next.said.length;
    if (next.said.length) this.tail = hashes[next.said.length - 1];
    return next.said;
  }

  // The entries of one epoch at once; gives where the next begins.
  async readEpoch(fresh, from, place, next) {
    const { epoch } = next;
    let end = from;
    while (end < fresh.length && epochOf(fresh[end], first(place, end)) === epoch) end += 1;
    if (end === from) throw new Refused("epoch", first(place, from));
    const keys = this.rings.get(epoch);
    if (!keys) return from;
    const said = await all(fresh.slice(from, end).map((entry, at) => open(entry, keys, place(from + at))));
    const change = said.findIndex((each) => each.ops.some((op) => op?.op === "keys"));
    if (change < 0) {
      Object.assign(next, { epoch, said: [...next.said, ...said] });
      return end;
    }
    if (change + 1 < said.length) throw new Refused("epoch", first(place, from + change + 1));
    Object.assign(next, { epoch: epoch + 1, said: [...next.said, ...said] });
    next.left = next.left || !(await this.takeNewKey(said[change], epoch + 1));
    return next.left ? fresh.length : end;
  }

  // A new key lies in a box for each phone that stays.
  async takeNewKey(said, epoch) {
    if (this.rings.has(epoch)) return true;
    const box = said.ops.find((op) => op?.op === "keys")?.boxes?.[this.member];
    if (!box || !this.pair) return false;
    try {
      await this.addKeys(epoch, await unbox(box, this.pair.secret, this.member, this.room, epoch));
    } catch {
      throw new Refused("box", this.count);
    }
    return true;
  }

  // Who joined after a change of key finds the earlier keys in the first entry of the newer epoch.
  async findPast(fresh, place) {
    for (let at = fresh.length - 1; at >= 0; at -= 1) {
      const epoch = epochOf(fresh[at], first(place, at));
      const begins = at > 0 && epochOf(fresh[at - 1], first(place, at - 1)) < epoch;
      if (!begins || !this.rings.has(epoch)) continue;
      const said = await open(fresh[at], this.rings.get(epoch), place(at));
      const keys = said.ops.find((op) => op?.op === "past")?.keys ?? {};
      for (const [earlier, secret] of Object.entries(keys)) if (Number(earlier) < epoch) await this.addKeys(Number(earlier), unb64(secret));
    }
  }

  // What the first entry of a new epoch has to carry; null when somebody has done so, or there is nothing to carry.
  past() {
    const epoch = this.keys.epoch;
    if (epoch === 0 || this.said.some((said) => said.ops.some((op) => op?.op === "past" && op.of === epoch))) return null;
    const keys = [...this.rings.values()].filter((each) => each.epoch < epoch).map((each) => [each.epoch, b64(each.secret)]);
    return { op: "past", of: epoch, keys: Object.fromEntries(keys) };
  }
}

const first = (place, at) => place(at).position;
