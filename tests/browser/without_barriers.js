// What somebody meets who has no mouse, or whose device decides over colours and motion. For tests/browser/test_without_barriers.py.
window.barriers = (() => {
  const of = (one, what, part) => getComputedStyle(one, part)[what];
  const ring = (one, part) => of(one, "outlineStyle", part) !== "none" && parseFloat(of(one, "outlineWidth", part)) >= 3;
  let before = null;

  /** At the top of the page, as after loading it. */
  function begin() {
    before = null;
    document.activeElement.blur();
    scrollTo(0, 0);
  }

  /** What has the focus, whether it is the one that is looked for, and what is wrong with it. */
  function focus(selector) {
    const one = document.activeElement;
    if (!one || one === document.body) return { name: "", wrong: "" };
    const row = one.closest("label, .says__one, .kern-form-check") ?? one;
    const name = (one.getAttribute("aria-label") || one.textContent || one.name || one.localName).trim().replace(/\s+/g, " ");
    const wrong = [
      ring(one) || ring(one, "::after") || ring(row) ? "" : "no ring",
      inSight(row) ? "" : "out of sight",
      inSight(row) && hiddenBy(row),
      before === one ? "caught" : "",
      before?.isConnected && before !== one && !(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ? "before what was read before" : "",
    ];
    before = one;
    return { name, wrong: wrong.filter(Boolean).join(", "), found: selector ? one.matches(selector) : false };
  }

  function inSight(row) {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  function hiddenBy(row) {
    const box = row.getBoundingClientRect();
    const within = (wished, most) => Math.min(Math.max(wished, 1), most - 2);
    const there = document.elementFromPoint(within(box.x + box.width / 2, innerWidth), within(box.y + box.height / 2, innerHeight));
    return !there || row.contains(there) || there.contains(row) || there.matches("label") ? "" : `behind ${there.className}`;
  }

  const moving = () => [...document.querySelectorAll("body *")].filter((one) =>
    of(one, "animationName") !== "none" || of(one, "transitionDuration").split(",").some((each) => parseFloat(each) > 0)).map((one) => one.className);

  /** In forced colours: fields and buttons without an edge, signs without a shape. */
  function vanished() {
    const seen = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && one.getClientRects().length);
    const edged = seen.filter((one) => one.matches(".kern-btn:not(.kern-btn--tertiary), .leave, input, select, textarea") && !one.closest(".says__one"));
    const signs = seen.filter((one) => one.matches(".kern-icon"));
    return [
      ...edged.filter((one) => !hasEdge(one) && !isFilled(one)).map((one) => `no edge: ${one.outerHTML.slice(0, 90)}`),
      ...signs.filter((one) => !isFilled(one)).map((one) => `no sign: ${one.outerHTML.slice(0, 90)}`),
    ];
  }

  const hasEdge = (one) => parseFloat(of(one, "borderBottomWidth")) > 0 && of(one, "borderBottomStyle") !== "none" && of(one, "borderBottomColor") !== behind(one);

  const isClear = (colour) => /^rgba\(.*, 0\)$/.test(colour);
  const isFilled = (one) => !isClear(of(one, "backgroundColor")) && of(one, "backgroundColor") !== behind(one);

  function behind(one) {
    for (let each = one.parentElement; each; each = each.parentElement) {
      const colour = of(each, "backgroundColor");
      if (!isClear(colour)) return colour;
    }
    return of(document.documentElement, "backgroundColor");
  }

  return { begin, focus, moving, vanished };
})();
