// One sealed box in this browser: AES-256-GCM under a key that a PIN gives (PBKDF2-SHA256). Two days, then it is thrown away.
import { inStore } from "../keep/in-store.js";

const rounds = 310_000;
const longest = 48 * 3_600_000;

// Without a PIN: is there a box? With one: what is in it, or null where the PIN is wrong.
export async function open(pin) {
  const box = await get();
  if (!box) return null;
  if (Date.now() - box.since > longest) {
    indexedDB.deleteDatabase("along");
    return null;
  }
  if (pin === undefined) return box;
  const key = { secret: await derive(pin, box.salt), salt: box.salt, since: box.since };
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key.secret, box.sealed);
    return { key, ...JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return null;
  }
}

// With a PIN a new box under a new key, with a key the same box again. Gives the key.
export async function close(key, pin, what) {
  const anew = !key;
  if (anew) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    key = { secret: await derive(pin, salt), salt, since: Date.now() };
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key.secret, new TextEncoder().encode(JSON.stringify(what)));
  await put({ salt: key.salt, since: key.since, iv, sealed }, { anew });
  return key;
}

async function derive(pin, salt) {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const get = () => inStore("along", "readonly", (store) => store.get("box"));
const put = (box, how) => inStore("along", "readwrite", (store) => store.put(box, "box"), how);
