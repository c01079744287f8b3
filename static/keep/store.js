// One sealed box in this browser. What lies in it opens with a PIN: AES-256-GCM under a key of PBKDF2-SHA-256, and once more under
// a key that no script can take out of this browser, so that guessing goes at this phone's own pace. Beside it, in clear, stand only:
// the id under which this phone is known, when the server was last heard, and how many wrong PINs were typed.
import { inStore } from "./in-store.js";

const name = "kept";
const day = 86_400_000;

// Its figures stand in our pages (app/practice/keeping.py); the worker, which has no page, takes them out of the box.
export async function begin(pin, figures, id, content) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const lock = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const key = await derive(pin, salt, figures.rounds);
  const sealed = await close(key, lock, content);
  await put({ ...figures, id, salt, lock, tries: 0, heard: Date.now(), ...sealed }, { anew: true });
  return key;
}

// What is there, without a PIN: null for nothing, and for what is too old.
export async function box() {
  const found = await get();
  if (!found || Date.now() - found.heard <= found.days * day) return found ?? null;
  await wipe();
  return null;
}

// The try is counted before it is made. Gives { key, content }, { wrong } or { gone }.
export async function open(pin) {
  const found = (await box()) && (await change((now) => ({ ...now, tries: now.tries + 1 })));
  if (!found) return { gone: true };
  const key = await derive(pin, found.salt, found.rounds);
  const content = await read(key, found);
  if (content) {
    await change((now) => ({ ...now, tries: 0 }));
    return { key, content };
  }
  if (found.tries < found.most) return { wrong: true };
  await wipe();
  return { gone: true };
}

// What lies in the box is read anew, changed, and closed again: of two tabs neither loses what the other has noted.
// Gives nothing when the box does not open, or was taken away meanwhile.
export async function edit(key, how) {
  return alone(async () => {
    const found = await get();
    const content = found && how(await read(key, found));
    return content && (await put({ ...found, ...(await close(key, found.lock, content)) })) && content;
  });
}

export const heard = () => change((now) => ({ ...now, heard: Date.now() }));

// Gone from here: the box, the page that opens it, and what lets that page open without a connection.
export async function wipe() {
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = asked.onerror = done;
    asked.onblocked = () => setTimeout(done, 1_000); // somebody is at the box this moment; it goes as soon as they have done
  });
  await caches.delete(name);
  const worker = await (self.registration ?? navigator.serviceWorker.getRegistration("/my"));
  await worker?.unregister();
}

// Digits are the same in every script: the next keyboard may type others than the one before.
export const plain = (pin) => pin.trim().normalize("NFKC").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);

async function derive(pin, salt, rounds) {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(plain(pin)), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function close(key, lock, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const inner = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(content)));
  const outer = crypto.getRandomValues(new Uint8Array(12));
  return { iv, outer, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv: outer }, lock, inner) };
}

async function read(key, { lock, iv, outer, sealed }) {
  try {
    const inner = await crypto.subtle.decrypt({ name: "AES-GCM", iv: outer }, lock, sealed);
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, inner)));
  } catch {
    return null;
  }
}

const change = (how) => alone(async () => {
  const found = await get();
  const changed = found && how(found);
  return changed && (await put(changed)) && changed;
});

const alone = (act) => (navigator.locks ? navigator.locks.request(name, act) : act());
const get = () => inStore(name, "readonly", (store) => store.get("box"));
const put = (found, how) => inStore(name, "readwrite", (store) => store.put(found, "box"), how);
