// Of a style sheet only the rules that a page can use: a rule whose selectors all name a class that nothing of the page ever has is left out.

// `css`: minified by esbuild. `sources`: everything in whose texts in quotes the page's classes are named.
export function onlyUsed(css, sources) {
  const named = new Set(sources.flatMap((source) => source.match(/"[^"\n]*"|`[^`]*`/g) ?? []).join(" ").match(/[\w-]+/g));
  const used = (selector) => {
    const outside = selector.replace(/:(?:not|where)\([^)]*\)/g, "");
    return (outside.match(/\.[\w-]+/g) ?? []).every((each) => named.has(each.slice(1)) || [...named].some((name) => name.endsWith("--") && each.startsWith(`.${name}`) && named.has(each.slice(name.length + 1))));
  };
  return blocks(css).map(({ head, body }) => kept(head, body, used)).join("");
}

function kept(head, body, used) {
  if (body === null) return head;
  if (head.startsWith("@keyframes") || head.startsWith("@page")) return `${head}{${body}}`;
  if (head.startsWith("@")) {
    const inside = blocks(body).map((each) => kept(each.head, each.body, used)).join("");
    return inside && `${head}{${inside}}`;
  }
  const selectors = parts(head).filter(used);
  return selectors.length ? `${selectors.join(",")}{${body}}` : "";
}

// A list of selectors, parted at the commas that stand in no brackets.
function parts(head) {
  const found = [""];
  let depth = 0;
  for (const letter of head) {
    depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
    if (letter === "," && !depth) found.push("");
    else found[found.length - 1] += letter;
  }
  return found;
}

// What stands side by side: rules and @-rules with what is between their braces; statements without any.
function blocks(css) {
  const found = [];
  let at = 0;
  while (at < css.length) {
    const end = next(css, at, /[{;]/);
    if (css[end] !== "{") {
      found.push({ head: css.slice(at, end + 1), body: null });
      at = end + 1;
      continue;
    }
    const close = closing(css, end);
    found.push({ head: css.slice(at, end), body: css.slice(end + 1, close) });
    at = close + 1;
  }
  return found;
}

function closing(css, from) {
  let depth = 0;
  for (let at = from; at < css.length; at = next(css, at + 1, /[{}]/)) {
    depth += css[at] === "{" ? 1 : -1;
    if (!depth) return at;
  }
  throw new Error("a brace is missing in the style sheet");
}

// Where one of these stands next, outside of quotes; the end when none does.
function next(css, from, what) {
  let quote = "";
  for (let at = from; at < css.length; at += 1) {
    if (quote) quote = css[at] === quote && css[at - 1] !== "\\" ? "" : quote;
    else if (css[at] === '"' || css[at] === "'") quote = css[at];
    else if (what.test(css[at])) return at;
  }
  return css.length;
}
