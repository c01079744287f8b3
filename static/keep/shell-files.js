// The page /my/kept, its style and its program are kept too, so that it opens without a connection. There is no word about anybody in them.
export async function keepShell() {
  await navigator.serviceWorker.register("/my/kept/worker.js", { scope: "/my" });
  const answer = await fetch("/my/kept", { cache: "no-store", redirect: "error" });
  if (!answer.ok) throw new Error("no page");
  const shell = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
  const files = [...shell.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], [data-aloud]")]
    .map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? each.dataset.aloud);
  const cache = await caches.open("kept");
  await cache.addAll(files.filter((each) => each.startsWith("/")));
  await cache.put("/my/kept", answer);
  for (const old of await cache.keys()) if (!["/my/kept", ...files].includes(new URL(old.url).pathname)) await cache.delete(old);
}
