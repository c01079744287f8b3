// Looks at many pages in one document: each is fetched and put in the place of the one before; scripts in it do not run.
// looking.walk finds a person's pages, looking.look says what is wrong with each and which of them show something new.
window.looking = (() => {
  const STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const WHOLE = { runOnly: { type: "tag", values: STANDARD }, rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } } };
  const QUICK = { resultTypes: ["violations"], preload: false, selectors: false, iframes: false, elementRef: true };
  const SAID = ["lang", "dir", "title", "aria-label", "alt", "placeholder", "value", "content"];
  const PEOPLES_WORDS = "[dir=auto], bdi, [hx-ignore], textarea, [lang]:not(html)";
  const TAPPED = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const SMALL_PRINT = 44 / 3; // 11 pt
  const PRESSED = ".bar, .menu, .foot, .demo, .languages, .in-german, .aloud, main form, main button";
  const ID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/g;
  const wholes = new Set(); // pages without their words that axe has looked at whole
  const shown = new Set(); // what was shown already, where
  const found = new Map(); // what was met on a walk and is looked at next, by its address

  /** Pages of one kind differ only in the ids in their address; `within` keeps those of a folder apart. */
  const kind = (path, within) => path.split(/[?#]/)[0].split("/").map((part, at, all) =>
    (at === 2 && all[1] === within) || !(part.length >= 32 || /^\d+$/.test(part)) ? part : "*").join("/");

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

  /** Every kind of page that links lead to: its address, and the addresses of the forms in it. */
  async function walk(first, { passing, within = "" }) {
    const asked = new Set(), pages = [], waiting = [first];
    while (waiting.length) {
      const path = waiting.shift();
      if (asked.has(kind(path, within)) || new RegExp(passing).test(path)) continue;
      asked.add(kind(path, within));
      const answer = await fetch(path);
      if (!/html/.test(answer.headers.get("content-type"))) continue;
      const text = await answer.text(), page = parsed(text);
      found.set(path, { status: answer.status, text });
      const forms = [...page.querySelectorAll("main form[method=post]")].map((form) => form.getAttribute("action"));
      pages.push({ path, kind: kind(path), status: answer.status, forms: [...new Set(forms)].map((to) => [to, kind(to)]) });
      for (const link of page.querySelectorAll("a[href]:not([download])")) {
        const { origin, pathname, search } = new URL(link.getAttribute("href"), new URL(path, location));
        if (origin === location.origin) waiting.push(pathname + search);
      }
    }
    return pages;
  }

  /** Fill in a form and send it, as a browser without scripts would. Gives the page that comes. */
  async function send(path, fields, from = document) {
    const csrf = from.querySelector("input[name=csrf]")?.value;
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams([...(csrf ? [["csrf", csrf]] : []), ...Object.entries(fields)]) });
    return { status: answer.status, page: parsed(await answer.text()) };
  }

  /** The first form of this page that goes to such an address: its own hidden fields, and these. */
  async function doing(path, action, fields) {
    const page = parsed(await (await fetch(path)).text());
    const form = [...page.querySelectorAll("main form[method=post]")].find((each) => kind(each.getAttribute("action")) === action);
    if (!form) return `no form to ${action} on ${path}`;
    const { status } = await send(form.getAttribute("action"), { ...Object.fromEntries(new FormData(form)), ...fields }, page);
    return status === 200 ? "" : `${action} answers ${status}`;
  }

  /** A state is a page, or the answer to a form in which nothing, or something wrong, was filled in. */
  async function fetched({ path, fields }) {
    if (fields) return send(path, fields);
    const met = found.get(path);
    if (met) return { status: met.status, page: parsed(met.text) };
    const answer = await fetch(path);
    return { status: answer.status, page: parsed(await answer.text()) };
  }

  async function show(page) {
    const { documentElement: html } = document;
    for (const name of ["lang", "dir"]) html.setAttribute(name, page.documentElement.getAttribute(name) ?? "");
    document.title = page.title;
    await dressed(page);
    document.body.replaceWith(document.adoptNode(page.body));
    return html;
  }

  /** With the style sheets of this page, and no others; each is fetched once. A link that is disabled would be fetched anew, its sheet is not. */
  async function dressed(page) {
    const wanted = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => new URL(link.getAttribute("href"), location).href);
    const there = [...document.querySelectorAll("head link[rel=stylesheet]")];
    for (const link of there) link.sheet.disabled = !wanted.includes(link.href);
    await Promise.all(wanted.filter((href) => !there.some((link) => link.href === href)).map((href) => new Promise((done) =>
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: done })))));
  }

  /** A page without its words: what is in it, and where there are words at all. Ids that the database gave are numbered as they come. */
  function bones() {
    const ids = new Map();
    const numbered = (id) => ids.get(id) ?? (ids.set(id, `#${ids.size}`), ids.get(id));
    return [...document.body.querySelectorAll("*")].filter((each) => !each.closest(".in-german, .languages__list")).map((each) => {
      const about = [...each.attributes].map(({ name, value }) => `${name}=${isSaid(name) ? !!value.trim() : value.replace(ID, numbered)}`);
      return [each.localName, ...about, hasWords(each)].join(" ");
    }).join("\n");
  }

  /** Attributes with words in them; for ours, data-…, no rule of axe cares. */
  const isSaid = (name) => SAID.includes(name) || name.startsWith("data-");
  const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  /** Is there a sentence here, not of people's own, that was not yet shown in such a place? */
  function showsNews(status) {
    let news = !shown.has(status + document.title);
    shown.add(status + document.title);
    for (const one of document.body.querySelectorAll("*")) {
      const said = (hasWords(one) && !one.closest(PEOPLES_WORDS) ? one.textContent : "") + (one.getAttribute("aria-label") ?? "") + (one.placeholder ?? "");
      const here = `${one.localName} ${one.className} ${one.parentElement.className} ${said.replace(/\d+/g, "0").trim()}`;
      news ||= !shown.has(here);
      shown.add(here);
    }
    return news;
  }

  async function look(states, { rules, smallest = 0, lang, dir, sift = false, loaded = false, unchecked = null }) {
    const wrong = [], news = [], parts = [];
    for await (const { html, state, status, say, number } of each(states, lang, wrong)) {
      if (status !== state.status) say("answers", status);
      if (html.lang !== lang || html.dir !== dir) say("is in", html.lang, html.dir);
      const isNews = !sift || showsNews(status);
      if (sift && isNews) news.push(number);
      if (sift && newParts().length) parts.push(number);
      measured(html, smallest, say);
      if (unchecked !== null) always(unchecked, state, say);
      if (loaded) continue; // and looked at whole there
      const without = bones();
      const known = wholes.has(without) && (number || states.length === 1);
      wholes.add(without);
      if (!known || isNews) await judged(known ? { runOnly: { type: "rule", values: rules } } : WHOLE, say);
    }
    return { wrong, news, parts };
  }

  /** What no page of a family's side is without: leaving first of all, another language, and what is said of words that nobody has checked. */
  function always(unchecked, { fields }, say) {
    const first = [...document.querySelectorAll(TAPPED)].find((one) => one.checkVisibility({ visibilityProperty: true }));
    if (!first?.matches("[data-leave]")) say("does not begin with leaving but with", first?.outerHTML.slice(0, 120));
    const withoutConnection = document.body.dataset.page === "kept"; // other languages lie on the server
    if (!withoutConnection && !document.querySelector("a[href^='/languages'], form:has(button[name=language])")) say("offers no other language");
    const note = document.querySelector(".in-german");
    if (unchecked !== !!note?.textContent.trim()) say(unchecked ? "does not say that nobody has checked it" : "says that nobody has checked it");
    if (unchecked && !fields && !note?.querySelector("a[href$='?in=de'][lang=de]")) say("leads to no German original");
  }

  /** On paper: words in black on white, whole, and large on the phone's pages; nothing that one would press. */
  async function paper(states, { lang }) {
    const wrong = [];
    for await (const { html, say } of each(states, lang, wrong)) {
      measured(html, 0, say);
      const { color, backgroundColor } = getComputedStyle(document.body);
      if (color !== "rgb(0, 0, 0)" || backgroundColor !== "rgb(255, 255, 255)") say("is printed", color, "on", backgroundColor);
      const main = document.querySelector("main");
      if (!main.innerText.trim()) say("is an empty sheet");
      for (const one of document.querySelectorAll(PRESSED)) if (one.checkVisibility()) say("prints", one.outerHTML.slice(0, 120));
      for (const one of main.querySelectorAll("details > :not(summary)")) if (isFolded(one)) say("leaves folded", one.outerHTML.slice(0, 120));
      const small = document.body.dataset.page === "phone" && [...main.querySelectorAll("p")].find((one) => one.checkVisibility() && isSmall(one));
      if (small) say("is printed small:", small.outerHTML.slice(0, 120));
    }
    return { wrong };
  }

  /** Where the device decides over colours and wants no motion; `barriers` looks. */
  async function wishes(states, { lang }) {
    const wrong = [];
    for await (const { say } of each(states, lang, wrong)) {
      for (const one of barriers.vanished()) say("in forced colours:", one);
      for (const one of barriers.moving()) say("moves:", one);
    }
    return { wrong };
  }

  const isFolded = (one) => !one.checkVisibility({ contentVisibilityAuto: true }) && !one.closest(".no-print, .confirm, .muted, form, details:has(form)");
  const isSmall = (one) => parseFloat(getComputedStyle(one).fontSize) < SMALL_PRINT && !one.closest(".original");

  /** Under other conditions: with a style of the reader's own, or another size of the window. Nothing may be cut off or run off the side. */
  async function bear(states, { style, lang }) {
    const own = new CSSStyleSheet(), wrong = [];
    own.replaceSync(style);
    document.adoptedStyleSheets = [own];
    for await (const { html, say } of each(states, lang, wrong)) {
      measured(html, 0, say);
      for (const one of document.body.querySelectorAll("*")) if (isCut(one)) say("cuts off", one.outerHTML.slice(0, 120));
    }
    document.adoptedStyleSheets = [];
    return { wrong };
  }

  /** Colours, in the scheme of the window. */
  async function colours(states, { rule, lang }) {
    const wrong = [];
    for await (const { say } of each(states, lang, wrong)) await judged({ runOnly: { type: "rule", values: [rule] } }, say);
    return { wrong };
  }

  /** What is here, lying in something, that was not yet shown. */
  function newParts() {
    const part = (one) => [one.localName, one.getAttribute("class"), one.parentElement.getAttribute("class")].join("|");
    const fresh = [...document.body.querySelectorAll("*")].filter((one) => !shown.has(part(one)));
    for (const one of fresh) shown.add(part(one));
    return fresh;
  }

  /** One state after the other, shown in the document; the next is fetched meanwhile. */
  async function* each(states, lang, wrong) {
    let next = fetched(states[0]);
    for (const [number, state] of states.entries()) {
      const { status, page } = await next;
      const html = await show(page);
      next = states[number + 1] && fetched(states[number + 1]);
      const say = (...words) => wrong.push(`${lang} ${state.fields ? "sent to " : ""}${state.path}: ${words.join(" ")}`);
      yield { html, state, status, say, number };
    }
    found.clear();
  }

  /** What is wrong with a page that was loaded elsewhere and stands here as it was left. Contrast, the slowest rule, is looked at in what is new. */
  async function judge(html) {
    const wrong = [], say = (...words) => wrong.push(words.join(" "));
    await show(parsed(html));
    measured(document.documentElement, 0, say);
    await judged({ runOnly: { type: "tag", values: STANDARD }, rules: { "color-contrast": { enabled: false } }, preload: true }, say);
    const fresh = newParts();
    if (fresh.length) await judged({ runOnly: { type: "rule", values: ["color-contrast"] } }, say, { include: fresh });
    return wrong;
  }

  async function judged(options, say, where = document) {
    for (const { id, nodes } of (await axe.run(where, { ...QUICK, ...options })).violations) {
      for (const { element, any } of nodes.slice(0, 3)) say(id, any[0]?.message?.slice(0, 90) ?? "", element?.outerHTML.slice(0, 140));
    }
  }

  function isCut(one) {
    if (one.closest(".kern-sr-only, svg, .skip, textarea, select") || !one.textContent.trim() || !one.getClientRects().length) return false;
    const { overflowX, overflowY, clipPath } = getComputedStyle(one);
    if (clipPath !== "none") return false; // for ears alone
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return (hides(overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1);
  }

  function measured(html, smallest, say) {
    const wide = html.scrollWidth - html.clientWidth;
    if (wide > 0) say("runs", wide, "px off the side");
    const broken = document.body.textContent.match(/\uFFFD|%\(\w+\)|\{\{/);
    if (broken) say("shows", broken[0]);
    if (!smallest) return;
    for (const one of document.querySelectorAll(TAPPED)) {
      const [width, height] = sizeOf(one);
      if (width < smallest || height < smallest) say("target of", `${width}×${height}:`, one.outerHTML.slice(0, 120));
    }
  }

  /** What a thumb meets: of a box the row with its label; of a link within a sentence its line counts (WCAG 2.5.5). */
  function sizeOf(one) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.matches(".skip") || inSentence(one)) return [Infinity, Infinity];
    const row = one.matches("[type=radio], [type=checkbox]") ? "label, .kern-form-check, .says__one" : one.matches(".kern-link--stretched") ? "li, .row, .kern-card, article" : "*";
    const { width, height } = (one.closest(row) ?? one).getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  }

  function inSentence(link) {
    if (link.localName !== "a" || getComputedStyle(link).display !== "inline") return false;
    return link.parentElement.textContent.trim().length > link.textContent.trim().length + 3;
  }

  const put = async (state) => void (await show((await fetched(state)).page));

  return { walk, send, doing, look, bear, colours, paper, wishes, judge, put };
})();
