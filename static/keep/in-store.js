// The one store of a box in this browser. Only a choice makes it (`anew`): to look into it or to change it creates nothing, so that
// what was taken away meanwhile stays away. Gives what was asked for, undefined where there is no store.
export async function inStore(name, mode, ask, { anew = false } = {}) {
  const base = await new Promise((done, failed) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => (anew ? opening.result.createObjectStore("boxes") : opening.transaction.abort());
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => (opening.error.name === "AbortError" ? done(null) : failed(opening.error));
  });
  if (!base) return undefined;
  try {
    return await new Promise((done, failed) => {
      const transaction = base.transaction("boxes", mode);
      const asked = ask(transaction.objectStore("boxes"));
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    base.close();
  }
}
