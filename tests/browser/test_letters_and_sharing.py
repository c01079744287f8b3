"""The coordinator's desk in a browser: a letter comes as a file, again and again; a text is shared with an app, or copied."""

import pytest

from tests.browser.doings import says, tick
from tests.letters import codes_in, pages_of

pytestmark = pytest.mark.browser

#: A device that offers apps to share with; one that refuses at the second time.
SHARES = """
    window.shared = [];
    navigator.share = async ({ text }) => {
        window.shared.push(text);
        if (window.shared.length === 2) throw new DOMException("no", "NotAllowedError");
    };
"""


async def test_letters_and_sharing(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="desk", language="de")
    await page.add_init_script(SHARES)
    invitations = f"{await conference_of(page, 'Familie Brinkmann')}/invitations"
    await page.goto(f"{invitations}/letters")
    await says(page, "Heidi Sievers", "Termine · Postfach")
    for _ in range(2):  # a file leaves the page as it is: the button can be pressed again
        async with page.expect_download() as coming:
            await page.locator("button[data-download]").first.click()
        made = (await (await coming.value).path()).read_bytes()
        assert (pages_of(made), len(codes_in(made))) == (3, 1), "for Heidi and the two children"

    await page.goto(invitations)
    await page.locator("li.row", has_text="Rolf Brinkmann").get_by_role("link", name="Was die Person bekommt").click()
    await tick(page.get_by_label("Nachricht in einer App"))
    await page.get_by_role("button", name="Speichern", exact=True).click()
    share = page.locator("[data-share]")
    await share.click()
    [text] = await page.evaluate("window.shared")
    assert "/hello#" in text
    await share.click()
    await says(page, "Kopiert.")
