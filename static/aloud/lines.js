// The lines of a page that are read: whatever stands alone and can be seen, in the order in which it stands.
const STANDS_ALONE = "address,blockquote,button,dd,details,div,dl,dt,fieldset,figcaption,figure,form,h1,h2,h3,label,legend,li,nav,ol,p,section,summary,table,td,th,ul,a.kern-btn,a.way,[data-read]";
const NOT_READ = "[hidden],[aria-hidden=true],.aloud,.aloud-head > button,.hard-word:not([open]),.only-print,textarea,select,svg,table .kern-sr-only";

export function lines(root) {
  return [...gather(root)];
}

function* gather(element) {
  if (element.matches(NOT_READ) || shut(element)) return;
  const inside = element.hasAttribute("data-read") ? [] : [...element.children].filter((child) => child.matches(STANDS_ALONE) || child.querySelector(STANDS_ALONE));
  if (inside.length) for (const child of element.children) yield* gather(child);
  else if (/[\p{L}\d]/u.test(element.textContent) && element.getClientRects().length && !element.matches(".kern-sr-only")) yield element;
}

// What is folded away is not read, but for the words one taps.
function shut(element) {
  const { parentElement: parent } = element;
  return parent?.localName === "details" && !parent.open && element.localName !== "summary";
}
