// "This is my phone": what survives a reload. IndexedDB holds two keys that cannot be taken out, and one box sealed with the first.
import { text, utf8, random } from "./bytes.js";

const NAME = "sealed-room";

const done = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});

async function store(mode, act) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
  const database = await done(opening);
  try {
    return await done(act(database.transaction("kept", mode).objectStore("kept")));
  } finally {
    database.close();
  }
}

let lock = null;
let over = false;

// `about` is plain data; `secret` is this phone's own key for boxes. Quietly does nothing where the browser keeps nothing.
export async function keep(about, secret) {
  try {
    lock ??= await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const iv = random(12);
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock, utf8(JSON.stringify(about)));
    if (over) return false;
    await store("readwrite", (kept) => kept.put({ lock, secret, iv, sealed: new Uint8Array(sealed) }, "room"));
    return true;
  } catch {
    return false;
  }
}

export async function kept() {
  try {
    const found = await store("readonly", (all) => all.get("room"));
    if (!found) return null;
    lock = found.lock;
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, lock, found.sealed);
    return { about: JSON.parse(text(new Uint8Array(open))), secret: found.secret };
  } catch {
    return null;
  }
}

// Left quickly: what is being sealed at that moment is not kept either.
export const keepNoMore = () => void (over = true);

// One tab at a time: two that write for the same phone would speak with one voice. False: it is open in another one.
export async function alone() {
  held ||= !navigator.locks || (await new Promise((yes) => {
    navigator.locks.request(NAME, { ifAvailable: true }, (lockOfTab) => {
      yes(Boolean(lockOfTab));
      return lockOfTab && new Promise(() => {}); // until the page is closed
    });
  }));
  return held;
}

let held = false;

export async function wipe() {
  lock = null;
  try {
    const gone = indexedDB.deleteDatabase(NAME);
    await Promise.race([done(gone), new Promise((yes) => { gone.onblocked = yes; })]);
  } catch {
    // nothing was kept
  }
}
