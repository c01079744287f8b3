"""Nothing is fetched from anywhere else: what a browser asks for while a page is looked at, and every address from which it would fetch."""

from playwright.async_api import Page, Request

#: Addresses in a page that are fetched, or sent to, without anybody following a link. `connect` and the like would fetch before one looks.
_FETCHED = """origin => {
  const found = [];
  for (const each of document.querySelectorAll("*")) {
    for (const name of ["src", "srcset", "poster", "data", "action", "formaction", "ping", "background", "hx-get", "hx-post", "xlink:href"])
      if (each.hasAttribute(name)) found.push(...each.getAttribute(name).split(/,\\s+|\\s+/));
    if (each.hasAttribute("href") && !["a", "area"].includes(each.localName)) found.push(each.getAttribute("href"));
  }
  for (const sheet of document.styleSheets)
    for (const [, url] of [...sheet.cssRules].map(rule => rule.cssText).join("").matchAll(/url\\(["']?([^"')]+)/g)) found.push(url);
  return found.filter(each => each && new URL(each, document.baseURI).origin !== origin && !/^(data|blob|about):/.test(each));
}"""


def watch(page: Page, origin: str) -> list[str]:
    """A list that fills with whatever is asked of anybody else."""
    asked: list[str] = []

    def is_asked(request: Request) -> None:
        if not request.url.startswith((origin + "/", "data:", "blob:", "about:")):
            asked.append(request.url)

    page.on("request", is_asked)
    return asked


async def addresses(page: Page, origin: str) -> list[str]:
    """Addresses of others from which this page would fetch something by itself."""
    found: list[str] = await page.evaluate(_FETCHED, origin)
    return found
