// Entries: what one phone says, sealed, padded, and bound to its room, its place and the entry before. Version 1.
import { join, random, read16, read32, sha256, text, u16, u32, utf8 } from "./bytes.js";

const VERSION = 1;
const LABEL = utf8("familienrat room v1");
const SIZES = [512, 2048, 8192, 16384, 32768, 60000];
const HEAD = 15; // version, epoch, nonce
export const LONGEST = 60000 - 4;

// An entry that does not fit here: `reason` says how, `position` says where.
export class Refused extends Error {
  constructor(reason, position = 0) {
    super(`${reason} at ${position}`);
    this.reason = reason;
    this.position = position;
  }
}

// What stands before the first entry.
export const beginning = (room) => sha256(join(LABEL, room));

export function pad(bytes) {
  const size = SIZES.find((each) => bytes.length + 4 <= each);
  if (!size) throw new Refused("too long");
  const padded = new Uint8Array(size);
  padded.set(u32(bytes.length));
  padded.set(bytes, 4);
  return padded;
}

export function unpad(padded, position = 0) {
  const length = padded.length >= 4 ? read32(padded) : Infinity;
  if (!SIZES.includes(padded.length) || length > padded.length - 4) throw new Refused("padding", position);
  for (let at = 4 + length; at < padded.length; at += 1) if (padded[at] !== 0) throw new Refused("padding", position);
  return padded.subarray(4, 4 + length);
}

const how = (iv, room, epoch, position, before) => ({
  name: "AES-GCM", iv, additionalData: join(LABEL, room, u16(epoch), u32(position), before),
});

// `said`: {m, l, ops}. Gives the bytes that go to the server.
export async function seal(said, keys, { room, position, before }) {
  const nonce = random(12);
  const padded = pad(utf8(JSON.stringify(said)));
  const sealed = await crypto.subtle.encrypt(how(nonce, room, keys.epoch, position, before), keys.entries, padded);
  return join(Uint8Array.of(VERSION), u16(keys.epoch), nonce, new Uint8Array(sealed));
}

export function epochOf(entry, position = 0) {
  if (entry.length < HEAD + 16) throw new Refused("short", position);
  if (entry[0] !== VERSION) throw new Refused("version", position);
  return read16(entry, 1);
}

// The opposite of `seal`. Throws Refused when anything was changed, moved, exchanged or comes from elsewhere.
export async function open(entry, keys, { room, position, before }) {
  if (epochOf(entry, position) !== keys.epoch) throw new Refused("epoch", position);
  let padded;
  try {
    const sealed = how(entry.subarray(3, HEAD), room, keys.epoch, position, before);
    padded = new Uint8Array(await crypto.subtle.decrypt(sealed, keys.entries, entry.subarray(HEAD)));
  } catch {
    throw new Refused("sealed otherwise", position);
  }
  return understood(unpad(padded, position), position);
}

function understood(bytes, position) {
  try {
    const said = JSON.parse(text(bytes));
    if (typeof said.m === "string" && Number.isSafeInteger(said.l) && said.l >= 0 && Array.isArray(said.ops)) return said;
  } catch {
    // told below
  }
  throw new Refused("words", position);
}
