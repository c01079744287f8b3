// Takes away what this browser keeps of us: the boxes, the pages that open without a connection, and what opens them.
const boxes = ["kept", "along", "sealed-room"];

export const forget = () => Promise.all([...boxes.map(gone), caches(), workers()]).catch(() => {});

const gone = (name) => new Promise((done) => {
  const asked = indexedDB.deleteDatabase(name);
  asked.onsuccess = asked.onerror = asked.onblocked = done;
});

async function caches() {
  for (const name of (await window.caches?.keys()) ?? []) await window.caches.delete(name);
}

async function workers() {
  for (const each of (await navigator.serviceWorker?.getRegistrations()) ?? []) await each.unregister();
}
