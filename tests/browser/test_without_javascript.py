"""With scripts switched off: everything that a family does works by plain forms and links."""

import pytest

from tests.browser.doings import came_to, follow, press, says, send, unfold

pytestmark = pytest.mark.browser
HOW = {"language": "en", "java_script_enabled": False}


async def comes_in_by_code(page, code):
    await page.goto("/hello")
    await send(page, "/hello", code=code)
    await press(page, page.locator("form[action='/hello/enter'] button"))
    await came_to(page, "/my")


async def test_an_invitation_is_answered(page_of, code_of):
    page = await page_of(None, **HOW)
    await comes_in_by_code(page, await code_of("Jana Brinkmann"))
    await follow(page, "/my/invitation")
    await send(page, "/my/invitation", words="Etwas ohne Schweinefleisch, bitte.")
    assert await page.locator("textarea[name=words]").input_value() == "Etwas ohne Schweinefleisch, bitte."
    await send(page, "/my/invitation", answer="yes", words="Etwas ohne Schweinefleisch, bitte.")
    await says(page, "Thank you", "Etwas ohne Schweinefleisch, bitte.")


async def test_a_promise_is_kept_and_somebody_goes(page_of, code_of):
    page = await page_of(None, **HOW)
    await comes_in_by_code(page, await code_of("Derya Demir"))
    await page.goto("/my/plan")
    await says(page, "Hausaufgaben")
    await page.goto("/my/promises")
    action = await page.locator("main form[action^='/my/promises/']").first.get_attribute("action")
    await unfold(page, f"form[action='{action}']")
    await send(page, action, value="done")
    await says(page, "Thank you, Derya Demir")
    await press(page, page.locator("form[action='/sign-out'] button"))
    await page.goto("/my/plan")
    assert "Hausaufgaben" not in await page.content()
    assert [each["name"] for each in await page.context.cookies()] == ["__Host-language"]
