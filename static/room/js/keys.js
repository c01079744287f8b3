// The room's key and everything that is made of it. Formats: docs/sealed-room.md. WebCrypto alone, version 1.
import { b64, join, random, read16, u16, unb64, utf8 } from "./bytes.js";
import { wordsOf } from "./words.js";

const LABEL = "familienrat room v1";
const WORDS_LABEL = "familienrat words v1";
const ROUNDS = 100_000;
const NONE = new Uint8Array(0);
const { subtle } = crypto;

export class NotForUs extends Error {}

export const newKey = () => random(32);

// Room ids are UUIDs in paths and 16 bytes in formats.
export function roomBytes(uuid) {
  const hex = uuid.replaceAll("-", "");
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new NotForUs("room");
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

export function roomId(bytes) {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// What one epoch of a room needs: {epoch, secret, entries (a key that cannot be taken out), access, words}.
export async function openKeys(room, epoch, secret) {
  if (room.length !== 16 || secret.length !== 32 || !(epoch >= 0 && epoch < 65536)) throw new NotForUs("key");
  const base = await subtle.importKey("raw", secret, "HKDF", false, ["deriveBits", "deriveKey"]);
  const how = (what) => ({ name: "HKDF", hash: "SHA-256", salt: room, info: utf8(`${LABEL}|${epoch}|${what}`) });
  const bits = async (what, length) => new Uint8Array(await subtle.deriveBits(how(what), base, length * 8));
  const [entries, access, check] = await Promise.all([
    subtle.deriveKey(how("entries"), base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
    bits("access", 32),
    bits("words", 6),
  ]);
  return { epoch, secret, entries, access: b64(access), words: wordsOf(check, 4) };
}

// The QR, and back. What a redirector or a messenger hung on behind `&` or `?` is cut off.
export const linkOf = (origin, room, keys) => `${origin}/room/#v1.${b64(room)}.${keys.epoch}.${b64(keys.secret)}`;

export function readLink(link) {
  const found = /#v1\.([\w-]{22})\.(\d{1,5})\.([\w-]{43})(?:[&?].*)?$/.exec(link.trim());
  if (!found) return null;
  try {
    return { room: unb64(found[1]), epoch: Number(found[2]), secret: unb64(found[3]) };
  } catch {
    return null;
  }
}

// One pair of keys for each phone, so that a new room key can be put into a box that only this phone opens.
export async function newPair() {
  const pair = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  return { secret: pair.privateKey, pub: b64(new Uint8Array(await subtle.exportKey("raw", pair.publicKey))) };
}

export async function boxFor(pub, member, room, epoch, secret) {
  const theirs = await subtle.importKey("raw", unb64(pub), { name: "ECDH", namedCurve: "P-256" }, false, []);
  const ours = await subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const key = await boxKey(ours.privateKey, theirs, room);
  const nonce = random(12);
  const sealed = await subtle.encrypt(boxHow(nonce, room, epoch, member), key, secret);
  return b64(join(Uint8Array.of(1), new Uint8Array(await subtle.exportKey("raw", ours.publicKey)), nonce, new Uint8Array(sealed)));
}

export async function unbox(box, mine, member, room, epoch) {
  const bytes = unb64(box);
  if (bytes[0] !== 1 || bytes.length !== 126) throw new NotForUs("box");
  const theirs = await subtle.importKey("raw", bytes.subarray(1, 66), { name: "ECDH", namedCurve: "P-256" }, false, []);
  const key = await boxKey(mine, theirs, room);
  return new Uint8Array(await subtle.decrypt(boxHow(bytes.subarray(66, 78), room, epoch, member), key, bytes.subarray(78)));
}

async function boxKey(mine, theirs, room) {
  const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const base = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: room, info: utf8(`${LABEL}|box`) };
  return subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const boxHow = (iv, room, epoch, member) => ({ name: "AES-GCM", iv, additionalData: join(utf8(`${LABEL}|box`), room, u16(epoch), unb64(member)) });

// Eight spoken words: `lookup` is where the server keeps the box, and only the words open it.
export const newWords = () => wordsOf(random(11), 8);

async function fromWords(words) {
  const typed = await subtle.importKey("raw", utf8(words.join(" ")), "PBKDF2", false, ["deriveBits"]);
  const slow = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: utf8(WORDS_LABEL), iterations: ROUNDS }, typed, 256);
  const base = await subtle.importKey("raw", slow, "HKDF", false, ["deriveBits", "deriveKey"]);
  const how = (what) => ({ name: "HKDF", hash: "SHA-256", salt: NONE, info: utf8(what) });
  const lookup = await subtle.deriveBits(how("lookup"), base, 128);
  const key = await subtle.deriveKey(how("box"), base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return { lookup: b64(new Uint8Array(lookup)), key };
}

export const lookupOf = async (words) => (await fromWords(words)).lookup;

export async function wordsBox(words, room, keys) {
  const { lookup, key } = await fromWords(words);
  const iv = random(12);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(WORDS_LABEL) }, key, join(u16(keys.epoch), room, keys.secret));
  return { lookup, box: b64(join(iv, new Uint8Array(sealed))) };
}

export async function openWordsBox(words, box) {
  const { key } = await fromWords(words);
  const bytes = unb64(box);
  const how = { name: "AES-GCM", iv: bytes.subarray(0, 12), additionalData: utf8(WORDS_LABEL) };
  const open = new Uint8Array(await subtle.decrypt(how, key, bytes.subarray(12)));
  if (open.length !== 50) throw new NotForUs("box");
  return { epoch: read16(open), room: open.slice(2, 18), secret: open.slice(18) };
}
